"""Read what plain words tell of figures that no other reader gave a measure or an indicator."""

from collections.abc import Sequence

from jiqun.extraction.defaults import is_unnamed
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Indicator, Measure, Status

LEAD = 60
"""Characters before a figure in which growth is told without what grows: our choice."""
BEHIND = 160
"""Characters behind a figure in brackets in which the verb of its clause stands: our choice."""
HIGHEST = 15
"""Percent up to which a bare rate that is aimed at can be growth of an economy: our choice."""
_GROWS = (Measure.GROWTH, Measure.GROWTH_AVG)


def read_plain(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Read growth that is the economy's, and rates in brackets before the verb of their clause."""
    if not g.spaced:
        return
    promised = g.pack.form("indicators", "measures", "growth_alone")
    bracketed = g.pack.form("indicators", "measures", "bracketed_moves")
    for at, draft in enumerate(drafts):
        if draft.value("unit") != "percent":
            continue
        before = drafts[at - 1] if at else None
        _read_more(g, text, s, draft, before)
        _read_taken(g, text, draft, before)
        kind = draft.slots.get("indicator")
        unknown = is_unnamed(kind)
        first = not any(d.value("unit") == "percent" for d in drafts[:at])
        if (
            first
            and unknown
            and draft.value("subject") is None
            and draft.value("measure") in _GROWS
        ):
            found = promised.search(text, max(s.start, draft.start - LEAD), draft.start)
            if found is not None:
                draft.slots["indicator"] = Slot(Indicator.GDP, *found.span("growth"))
        if unknown and draft.slots["measure"].start is None and _is_aimed_alone(g, text, s, draft):
            draft.slots["measure"] = Slot(Measure.GROWTH, draft.start, draft.end)
            draft.slots["indicator"] = Slot(Indicator.GDP, draft.start, draft.end)
            draft.slots["subject"] = Slot(None)
            draft.slots.pop("of", None)
        if draft.value("measure") is Measure.SHARE and text[draft.start - 1 : draft.start] == "(":
            moved = bracketed.match(text, draft.end, min(s.end, draft.end + BEHIND))
            if moved is None:
                continue
            draft.slots["measure"] = Slot(Measure.GROWTH, *moved.span("verb"))
            draft.slots.pop("of", None)
            if moved["down"]:
                draft.slots["value"] = Slot(-abs(draft.value("value")), draft.start, draft.end)


def _is_aimed_alone(g: Grammar, text: str, s: Sentence, draft: Draft) -> bool:
    """Say whether a bare rate is an aim of which nothing is told: set our target at 7 percent."""
    if draft.value("measure") not in (Measure.SHARE, Measure.GROWTH):
        return False
    if draft.value("value") > HIGHEST or text[s.start - 1 : s.start] == ";":
        return False
    of_whole = g.pack.form("indicators", "measures", "of_whole")
    if draft.value("status") is not Status.TARGET or of_whole.match(text, draft.end):
        return False
    aimed = g.pack.form("indicators", "measures", "aimed_alone")
    return aimed.search(text, max(s.start, draft.start - LEAD), draft.start) is not None


def _read_more(g: Grammar, text: str, s: Sentence, draft: Draft, before: Draft | None) -> None:
    """Read a rate that words behind it make growth: 8.7% or 32.5 million more, 25% dearer."""
    if draft.value("measure") not in (Measure.SHARE, Measure.GROWTH):
        return
    stop = min(s.end, draft.end + BEHIND)
    for name in ("or_more", "dearer", "beside_level", "more_alone"):
        told = g.pack.form("indicators", "measures", name).match(text, draft.end, stop)
        if told is None:
            continue
        value = abs(draft.value("value"))
        draft.slots["measure"] = Slot(Measure.GROWTH, *told.span())
        draft.slots["value"] = Slot(-value if told["down"] else value, draft.start, draft.end)
        draft.slots.pop("of", None)
        if name == "dearer":
            draft.slots["indicator"] = Slot(Indicator.PRICES, *told.span())
        if before is not None and name == "more_alone" and _is_of(text, before, draft):
            for field in ("indicator", "subject", "area"):
                if field in before.slots:
                    draft.slots[field] = before.slots[field]
        ranged = g.pack.form("numbers", "between", "range")
        if before is not None and ranged.fullmatch(text, before.end, draft.start):
            for field in ("measure", "indicator"):
                before.slots[field] = draft.slots[field]
        return


def _read_taken(g: Grammar, text: str, draft: Draft, before: Draft | None) -> None:
    """Read who takes a part of what was told before it: a growth of 28%, with ASEAN taking 35%."""
    if before is None or draft.value("measure") not in (Measure.SHARE, Measure.GROWTH):
        return
    form = g.pack.form("indicators", "measures", "taken_by")
    found = form.search(text, max(before.end, draft.start - LEAD), draft.start)
    if found is None:
        return
    draft.slots["measure"] = Slot(Measure.SHARE, *found.span("does"))
    draft.slots["value"] = Slot(abs(draft.value("value")), draft.start, draft.end)
    draft.slots["subject"] = Slot(" ".join(found["who"].split()), *found.span("who"))
    draft.take(before, "indicator", "area")


def _is_of(text: str, before: Draft, draft: Draft) -> bool:
    """Say whether a rate is told of the level right before it: 288,000 cars last year, 13% more."""
    near = 0 <= draft.start - before.end <= LEAD
    return (
        near
        and before.value("measure") is Measure.LEVEL
        and ";" not in text[before.end : draft.start]
    )
