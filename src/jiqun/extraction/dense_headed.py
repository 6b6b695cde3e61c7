"""Read Chinese lists under a heading that says what is ranked: 机械出口值前三大，依序为：机床….

Each item has a name and an amount of its own; its share and growth are of the same measure, and
the share is of what the heading names.
"""

from jiqun.extraction.dense_items import is_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "headed")

_CUTS = "，。；：、（）\n"


def read_headed(g: Grammar, text: str, s: Sentence, drafts: list[Draft]) -> None:
    """Give the figures under such a heading its measure, the names of their items, and its whole.

    A figure whose own clause says what it measures keeps that.
    """
    if g.spaced:
        return
    for mark in s.marks:
        head = _ZH.ranked.match(text, mark.end, s.end) if mark.meaning.indicator else None
        if head is not None:
            listed = [d for d in drafts if d.start >= head.end()]
            kind = Indicator(mark.meaning.indicator or Indicator.OTHER)
            _read(g, text, s, listed, Slot(kind, mark.start, mark.end))
            return


def _read(g: Grammar, text: str, s: Sentence, listed: list[Draft], kind: Slot) -> None:
    whole, item, since = _whole(g, text, s, kind), None, kind.end or 0
    for draft in listed:
        if draft.value("measure") is Measure.LEVEL and draft.value("unit") != "rank":
            named = _name(g, text, s, draft)
            since = behind_last(text, "；：", since, draft.start)
            item = named or draft.slots.get("subject")
        if _has_its_own(s.marks, since, draft):
            continue
        draft.slots["indicator"] = kind.inherited()
        if item is not None:
            draft.slots["subject"] = item if item.end == draft.start else item.inherited()
        if draft.value("measure") is Measure.SHARE and whole is not None:
            draft.slots["of"] = whole


def _has_its_own(marks: list[Mark], since: int, draft: Draft) -> bool:
    """Say whether the item names another measure before a figure: 机床产量3万台."""
    told = (m for m in marks if since <= m.start < draft.start)
    return any(m.meaning.indicator not in (None, Indicator.OTHER) for m in told)


def _name(g: Grammar, text: str, s: Sentence, draft: Draft) -> Slot | None:
    """Give what stands between the last cut and an amount, where it names a thing."""
    low = behind_last(text, _CUTS, s.start, draft.start)
    found = _ZH.name.fullmatch(text, low, draft.start)
    if found is None or not is_thing(text, found.span("what"), s):
        return None
    return Slot(g.phrases.label(found["what"]) or found["what"], *found.span("what"))


def _whole(g: Grammar, text: str, s: Sentence, kind: Slot) -> Slot | None:
    """Give what is ranked, where words before the measure say what it is of: 机械出口值."""
    start, end = kind.start or 0, kind.end or 0
    edges = [w.stop for w in s.whens if w.stop <= start]
    edges += [m.end for m in s.marks if m.meaning.area and m.end <= start]
    low = max([behind_last(text, _CUTS, s.start, start), *edges])
    if start <= low or not is_thing(text, (low, start), s):
        return None
    return Slot(g.phrases.label(text[low:end]), low, end)
