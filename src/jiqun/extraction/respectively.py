"""Give the figures of a `respectively` list their own subjects, in order."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jiqun.extraction.defaults import is_industry
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.list_chunks import ListChunks, sectors_in_brief
from jiqun.extraction.marks import Mark, name_of, within
from jiqun.extraction.named_lists import list_cutter
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.extraction.unequal_lists import UNEQUAL, ListCounter
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "respectively")

BEHIND = 60
"""Characters between the last figure of a list and `respectively`: our choice."""
UNPAIRED = 1.0
"""Doubts about figures of which nobody can tell what each is of: our choice."""


class ListReader:
    """Reads the coordinated names of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self.chunks = ListChunks(g, text)
        self.counter = ListCounter(g, text)
        self._before_time = g.pack.form("names", "lists", "before_time")

    def read(self, s: Any, drafts: list[Draft], gaps: list[int]) -> None:
        """Give each figure of a `respectively` list its own subject."""
        cues = [m for m in s.marks if "respectively" in m.meaning.cues]
        kept: list[Slot] | None = None
        for cue in cues:
            run = self._run(cue, drafts)
            if len(run) < 2:
                continue
            first = drafts.index(run[0])
            low, high = gaps[first], run[0].start
            if self.g.spaced:
                opens = [w for w in s.whens if self._before_time.fullmatch(self.text, low, w.start)]
                low = opens[0].stop if opens and opens[0].stop <= high else low
            else:
                high = min(high, cue.start)
                low = max([low] + [w.stop for w in s.whens if w.stop <= high])
            called = self.chunks.slots(
                list_cutter(self.g.pack.code).cut_apposed(self.text, low, high, len(run))
            )
            span = None if called else self.counter.unequal(s, low, high, run)
            if span is not None:
                self._leave_open(run, span)
                continue
            marks = within(s.marks, low, high)
            if not self.g.spaced:
                behind = within(s.marks, cue.end, run[0].start)
                rates = [m for m in behind if m.meaning.cues & {"national", "provincial"}]
                if len(rates) == len(run):
                    marks = rates
            gap = run[0].value("measure") is Measure.GROWTH_GAP
            items = ("subject", called) if called else self._items(marks, low, high, len(run), gap)
            if items is None and kept is not None and len(kept) == len(run):
                items = "subject", kept  # a second list of the same things: 占比分别为…
            if items is None:
                for draft in run:
                    draft.doubts += 0.3
                continue
            field, found = self._places(*items)
            if self._gives(run[0], found):
                continue
            kept = found if field == "subject" else kept
            for draft, slot in zip(run, found, strict=True):
                draft.slots[field] = slot
                if field == "subject":
                    self._shared_tail(draft, run[-1])
                    self._own_indicator(draft, slot)
                if field == "subject" and slot.value in sectors_in_brief().values():
                    draft.set("indicator", Indicator.VALUE_ADDED)
                if field == "subject" and self._is_growth_of_industry(draft):
                    draft.set("indicator", Indicator(self.g.indicators["default_percent"]))
                if field == "area":
                    self._drop_place(draft, found)
                if field == "indicator":
                    draft.slots["subject"] = self._of_all(run[0], found)

    def _places(self, field: str, found: list[Slot]) -> tuple[str, list[Slot]]:
        """Give a list that names nothing but places as one of places: GDP of A and B grew by …."""
        if field != "subject" or not self.g.spaced:
            return field, found
        told = [self.g.lexicon.meaning(self.text[s.start or 0 : s.end or 0]) for s in found]
        areas = [meaning.area for meaning in told if meaning is not None and meaning.area]
        if len(areas) < len(found):
            return field, found
        return "area", [replace(s, value=a) for s, a in zip(found, areas, strict=True)]

    def _of_all(self, first: Draft, kinds: list[Slot]) -> Slot:
        """Give what several indicators are of; the words that list them are none of it."""
        subject = first.slots.get("subject", Slot(None))
        low, high = kinds[0].start or 0, kinds[-1].end or 0
        listed = subject.start is not None and low <= subject.start < high
        return Slot(None) if listed else subject

    def _leave_open(self, run: list[Draft], span: tuple[int, int]) -> None:
        """Give figures the whole list as their subject: which is of which, nobody can tell."""
        words = " ".join(self.text[slice(*span)].split())
        for draft in run:
            draft.slots["subject"] = Slot(words, *span, UNEQUAL)
            draft.doubts += UNPAIRED

    def _gives(self, first: Draft, found: list[Slot]) -> bool:
        """Say whether the items of a list are only verbs of giving: 分别奖励50万元、100万元."""
        if self.g.spaced or first.value("indicator") is not Indicator.SUBSIDY:
            return False
        return any(_ZH.giving.search(str(slot.value)) for slot in found)

    def pair(self, s: Any, drafts: list[Draft], gaps: list[int]) -> None:
        """Give figures told one after the other the things told so before, where as many are.

        `Output of batteries and robots soared 38.6 percent and 23 percent`; no word says so, hence
        the two lists must be equally long.
        """
        if any("respectively" in m.meaning.cues for m in s.marks):
            return
        for run in self._plain_runs(drafts):
            low, high = gaps[drafts.index(run[0])], run[0].start
            marks = within(s.marks, low, high)
            found = self.chunks.read(marks, low, high, len(run), exact=True)
            if found is None or not all(self._is_thing(slot) for slot in found):
                continue
            for draft, slot in zip(run, found, strict=True):
                draft.slots["subject"] = slot
                if self._is_growth_of_industry(draft):
                    draft.set("indicator", Indicator(self.g.indicators["default_percent"]))

    def _is_thing(self, slot: Slot) -> bool:
        meaning = self.g.lexicon.meaning(str(slot.value))
        return meaning is None or not (meaning.area or meaning.indicator or meaning.cues)

    def _plain_runs(self, drafts: list[Draft]) -> Iterator[list[Draft]]:
        run: list[Draft] = []
        for draft in drafts:
            joined = (
                bool(run)
                and all(
                    draft.value(n) == run[-1].value(n) for n in ("unit", "measure", "indicator")
                )
                and self.g.is_connector(self.text[run[-1].end : draft.start])
            )
            if not joined:
                if len(run) > 1:
                    yield run
                run = []
            run.append(draft)
        if len(run) > 1:
            yield run

    def _is_growth_of_industry(self, draft: Draft) -> bool:
        """Say whether a rate that no indicator was found for is now an industry's."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value is not Indicator.OTHER or kind.how != DEFAULT:
            return False
        return draft.value("measure") is Measure.GROWTH and is_industry(
            self.g, str(draft.value("subject"))
        )

    def _run(self, cue: Mark, drafts: list[Draft]) -> list[Draft]:
        if self.g.spaced:
            before = [d for d in drafts if d.end <= cue.start]
            if not before or cue.start - before[-1].end > BEHIND:
                return []
            run = [before[-1]]
            for draft in reversed(before[:-1]):
                if draft.value("unit") == run[0].value("unit") and self.g.is_connector(
                    self.text[draft.end : run[0].start]
                ):
                    run.insert(0, draft)
                else:
                    break
            return run
        after = [d for d in drafts if d.start >= cue.end]
        if not after or after[0].start - cue.end > 24:
            return []
        run = [after[0]]
        for draft in after[1:]:
            if draft.value("unit") == run[0].value("unit") and self.g.is_connector(
                self.text[run[-1].end : draft.start]
            ):
                run.append(draft)
            else:
                break
        return run

    def _items(
        self, marks: list[Mark], low: int, high: int, count: int, gap: bool
    ) -> tuple[str, list[Slot]] | None:
        places = [m for m in marks if m.meaning.area]
        gap = gap or any(m.meaning.cues & {"gap_up", "gap_down"} for m in marks)
        wider = [m for m in marks if m.meaning.area or m.meaning.cues & {"national", "provincial"}]
        if gap and len(wider) >= count:
            return "of", [
                Slot(
                    "provincial growth" if "provincial" in m.meaning.cues else "national growth",
                    m.start,
                    m.end,
                )
                for m in wider[-count:]
            ]
        together = (
            _ZH.three.search(self.text, low, high) if not self.g.spaced and count == 3 else None
        )
        if together is not None:
            labels = ("primary industry", "secondary industry", "tertiary industry")
            return "subject", [Slot(label, *together.span()) for label in labels]
        if (
            len(places) >= count
            and self._is_list(places[-count:])
            and (not self.g.spaced or self._opens_with(places[-count:], low))
        ):
            return "area", [Slot(m.meaning.area, m.start, m.end) for m in places[-count:]]
        if not self.g.spaced:
            cut = max(self.text.rfind("，", low, high), self.text.rfind("；", low, high)) + 1
            if cut > low:
                near = self.chunks.read(within(marks, cut, high), cut, high, count)
                if near is not None:
                    return "subject", near
        chunks = self.chunks.read(marks, low, high, count)
        if chunks is not None:
            return "subject", chunks
        subjects = [m for m in marks if m.meaning.subject and not m.meaning.indicator]
        if len(subjects) >= count:
            return "subject", [
                Slot(name_of(self.text, m), m.start, m.end) for m in subjects[-count:]
            ]
        indicators = [m for m in marks if m.meaning.indicator]
        if len(indicators) == count:
            return "indicator", [
                Slot(Indicator(m.meaning.indicator or "other"), m.start, m.end) for m in indicators
            ]
        if len(places) == count:
            return "area", [Slot(m.meaning.area, m.start, m.end) for m in places]
        return None

    def _opens_with(self, places: list[Mark], low: int) -> bool:
        """Say whether a clause opens with places: Vietnam and Indonesia remained ….

        Words that only lead to them may stand before.
        """
        return not self.text[low : places[0].start].strip(" ,.;\n").strip()

    def _own_indicator(self, draft: Draft, item: Slot) -> None:
        """Give an item that names its own indicator that one: 工业增加值、服务业营收分别增长."""
        if self.g.spaced or item.start is None or item.end is None:
            return
        marks = self.g.lexicon.find(self.text, item.start, item.end)
        if not marks or marks[-1].end != item.end or not marks[-1].meaning.indicator:
            return
        mark = marks[-1]
        draft.slots["indicator"] = Slot(
            Indicator(mark.meaning.indicator or "other"), mark.start, mark.end
        )
        lead = self.text[item.start : mark.start]
        if mark.meaning.subject is None and mark.meaning.indicator != "other":
            label = self.g.phrases.label(lead) if lead else None
            draft.slots["subject"] = Slot(label, item.start, mark.start) if label else Slot(None)

    def _shared_tail(self, draft: Draft, last: Draft) -> None:
        """Give an item its own indicator where it shares only its end: 存、贷款余额."""
        kind, subject = last.slots.get("indicator"), draft.slots.get("subject")
        if self.g.spaced or kind is None or kind.start is None or subject is None:
            return
        if subject.start is None or draft is last:
            return
        words, tail = self.text[subject.start : subject.end], self.text[kind.start : kind.end]
        for cut in range(1, min(len(tail), 4)):
            for begin in range(len(words)):
                meaning = self.g.lexicon.meaning(words[begin:] + tail[cut:])
                if meaning is not None and meaning.indicator and meaning.whole:
                    if meaning.indicator == kind.value:
                        return
                    draft.slots["indicator"] = Slot(
                        Indicator(meaning.indicator), kind.start, kind.end
                    )
                    draft.slots["subject"] = Slot(meaning.subject)
                    last.slots["subject"] = Slot(None)
                    return

    def _is_list(self, places: list[Mark]) -> bool:
        """Say whether places are one list of their own, and no partners: 宁波、无锡和合肥."""
        joined = all(
            _ZH.joined.fullmatch(self.text, a.end, b.start) for a, b in itertools.pairwise(places)
        )
        return joined and self.text[places[0].start - 1 : places[0].start] not in tuple(
            "对与向从自"
        )

    def _drop_place(self, draft: Draft, places: list[Slot]) -> None:
        """Take away a subject that is only one of the places of the list."""
        subject = draft.slots.get("subject")
        low, high = places[0].start or 0, places[-1].end or 0
        if subject is not None and subject.start is not None and low <= subject.start < high:
            draft.slots["subject"] = Slot(None)
