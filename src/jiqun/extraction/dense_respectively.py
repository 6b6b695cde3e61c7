"""Read Chinese rows of figures told of a row of names or measures before them.

`营业额、家数、就业人数分别为1.7亿元、584家、1793人`: each figure is of its own measure.
`国家级、省级平台分别给予50万元、20万元`: each has a name of its own, and so it has in
`A、B等服务业增势较好，营业收入分别增长21%、13%`.
"""

import re
from collections.abc import Sequence

from jiqun.extraction.defaults import TRADED
from jiqun.extraction.dense_items import is_thing
from jiqun.extraction.dense_subjects import names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "respectively")

FEWEST = 3
"""Items of different measures from which a list is taken for one: our choice."""


class DenseRespectively:
    """Shares rows of names and measures out among rows of figures in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Give figures told with `respectively` each its own measure, where those differ."""
        for at, draft in enumerate(drafts):
            low = max(s.start, draft.start - 16)
            if _ZH.each.search(self.text, low, draft.start):
                self._respectively(s, drafts[at:])
                continue
            if _ZH.each_does.search(self.text, low, draft.start):
                self._named_before(s, self._run(drafts[at:]))
            if draft.value("unit") == "percent" and (at == 0 or drafts[at - 1].end < draft.start):
                self._alike(s, drafts[at:], drafts[at - 1].end if at else s.start)

    def _run(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give the figures from one on that only commas and `and` divide."""
        run = [drafts[0]]
        for draft in drafts[1:]:
            if not _ZH.between.fullmatch(self.text, run[-1].end, draft.start):
                break
            run.append(draft)
        return run

    def _respectively(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        run = self._run(drafts)
        if len(run) > 1 and len({d.value("unit") for d in run}) == 1:
            self._named_before(s, run)
            return
        items = self._items(s, run) if len(run) >= FEWEST else None
        if items is None:
            return
        for draft, span in zip(run, items, strict=True):
            self._own_measure(draft, span)

    def _named_before(self, s: Sentence, run: Sequence[Draft]) -> None:
        """Give figures of one unit the names of a list that is no clause's own, or too short.

        A、B等服务业增势较好，营业收入分别增长21%、13%; 猪、牛出栏分别增长2%、25%; 国家级、省级平台
        分别给予50万元、20万元.
        """
        if len(run) < 2:
            return
        cue = max(self.text.rfind(word, s.start, run[0].start) for word in ("分别", "依次"))
        cue = s.start + len(self.text[s.start : cue].rstrip("，"))
        low = behind_last(self.text, "，；：", s.start, cue)
        grades = _ZH.grades.search(self.text, low, cue)
        if grades is not None:
            names = [*_ZH.grade.finditer(self.text, *grades.span("grades"))]
            if len(names) == len(run):
                for draft, name in zip(run, names, strict=True):
                    draft.slots["subject"] = Slot(
                        grades["lead"] + name[0] + grades["tail"], *grades.span()
                    )
            return
        letters = _ZH.letters.search(self.text, low, cue)
        if letters is not None and len(letters["names"]) == 2 * len(run) - 1:
            mark = self._ends_with_kind(letters.span("tail"))
            if mark is not None:
                for draft, name in zip(run, letters["names"][::2], strict=True):
                    kind = Indicator(mark.meaning.indicator or "other")
                    words = name + (letters["tail"] if kind is Indicator.OTHER else "")
                    draft.slots["indicator"] = Slot(kind, mark.start, mark.end)
                    draft.slots["subject"] = Slot(words, *letters.span())
            return
        if _ZH.split.search(self.text, low, cue):
            return
        found = _ZH.et_cetera.search(self.text, s.start, cue)
        spans = self._listed_names(found.span("list"), len(run)) if found is not None else None
        for draft, span in zip(run, spans or (), strict=False):
            label = self.g.phrases.label(self.text[slice(*span)])
            draft.slots["subject"] = Slot(label, *span)

    def _listed_names(self, span: tuple[int, int], count: int) -> list[tuple[int, int]] | None:
        """Cut a list into so many names: at its commas, and at the last `and` of its last name."""
        parts, at = [], span[0]
        for joint in re.finditer("、", self.text[slice(*span)]):
            parts.append((at, span[0] + joint.start()))
            at = span[0] + joint.end()
        last = max(self.text.rfind(word, at, span[1]) for word in ("和", "及", "与"))
        if len(parts) + 1 < count and last > at:
            parts.append((at, last))
            at = last + 1
        parts.append((at, span[1]))
        return parts if len(parts) == count and all(b - a > 1 for a, b in parts) else None

    def _alike(self, s: Sentence, drafts: Sequence[Draft], low: int) -> None:
        """Give rates told in one row those measures that stand in one row before them.

        企业实现营业收入、增加值、利润总额同比增长17%、16%和15%: whose they are stands before.
        """
        run = [drafts[0]]
        for draft in drafts[1:]:
            joined = _ZH.between.fullmatch(self.text, run[-1].end, draft.start)
            if not joined or draft.value("unit") != "percent":
                break
            run.append(draft)
        found = _ZH.grew_alike.search(self.text, low, run[0].start) if len(run) > 1 else None
        items = self._items(s, run, found.start()) if found is not None else None
        if items is None:
            return
        kinds = [self._ends_with_kind(span) for span in items]
        if not all(kinds):
            return
        owner = None
        first = kinds[0]
        if first is not None and (who := _ZH.owner.fullmatch(self.text, items[0][0], first.start)):
            words = who["who"]
            if not _ZH.act.fullmatch(words) and is_thing(self.text, who.span("who"), s):
                owner = Slot(self.g.phrases.label(words), *who.span("who"))
        for draft, span, mark in zip(run, items, kinds, strict=True):
            self._own_measure(draft, span)
            if owner is not None and mark is not None and mark.meaning.subject is None:
                draft.slots["subject"] = owner

    def _ends_with_kind(self, span: tuple[int, int]) -> Mark | None:
        marks = [m for m in self.g.lexicon.find(self.text, *span) if m.meaning.indicator]
        return marks[-1] if marks and marks[-1].end == span[1] else None

    def _items(
        self, s: Sentence, run: Sequence[Draft], cue: int = -1
    ) -> list[tuple[int, int]] | None:
        """Give the names of a list before `respectively`, as many as figures."""
        if cue < 0:
            cue = max(self.text.rfind(word, s.start, run[0].start) for word in ("分别", "依次"))
        low = max([s.start] + [w.stop for w in s.whens if w.stop <= cue])
        words = self.text[low:cue]
        high = cue
        if (tail := _ZH.all.search(words)) is not None:
            high = low + tail.start()
        high = low + len(self.text[low:high].rstrip("，"))
        low = behind_last(self.text, "，。；：", low, high)
        parts, at = [], low
        for joint in _ZH.split.finditer(self.text, low, high):
            parts.append((at, joint.start()))
            at = joint.end()
        parts.append((at, high))
        if len(parts) != len(run) or any(a >= b for a, b in parts):
            return None
        return parts

    def _own_measure(self, draft: Draft, span: tuple[int, int]) -> None:
        marks = self.g.lexicon.find(self.text, *span)
        places = [m for m in marks if m.meaning.area]
        start = places[-1].end if places and places[-1].end < span[1] else span[0]
        kinds = [m for m in marks if m.meaning.indicator and m.start >= start]
        words = self.text[start : span[1]]
        mark = kinds[-1] if kinds and kinds[-1].end == span[1] else None
        if mark is not None:
            kind = Indicator(mark.meaning.indicator or "other")
            lead = self.text[start : mark.start]
            own = Slot(mark.meaning.subject)
            if lead and not names_no_thing(lead) and not _ZH.act.fullmatch(lead):
                own = Slot(self.g.phrases.label(lead), start, mark.start)
            elif kind in TRADED and own.value is None:
                own = Slot("total")
            draft.slots["indicator"] = Slot(kind, mark.start, mark.end)
            draft.slots["subject"] = own
        elif draft.value("unit") == "count":
            draft.slots["indicator"] = Slot(Indicator.COUNT, start, span[1])
            draft.slots["subject"] = Slot(words, start, span[1])
        else:
            draft.slots["subject"] = Slot(self.g.phrases.label(words), start, span[1])
