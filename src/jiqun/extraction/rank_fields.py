"""Read among whom a place is held, and by what: second in GDP among Chinese cities, 居全省第一."""

import re

from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Measure

BEHIND, BEFORE = 140, 40
"""Characters around a place in which its field stands: our choice."""
_LIST_ENDS = re.compile(r"[;。；]|[.](?:\s|$)")


class RankFields(TextReader):
    """Reads the fields of the places told in one text."""

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and the forms of fields."""
        super().__init__(g)

        def form(name: str) -> re.Pattern[str]:
            return g.pack.form("names", "ranked", name)

        self._field, self._place = form("field"), form("field_place")
        self._ahead, self._words = form("field_before"), form("field_words")
        self._by, self._none, self._owner = form("by"), form("by_is_none"), form("owner")
        self._district = form("district")
        self._tail, self._bare = form("field_tail"), form("bare")
        self._beside, self._held_by = form("beside"), form("held_by")
        self._joint = kept_pattern(rf" (?:{longest_first(g.pack.names['connectors'])})$", re.I)

    def read(self, s: Sentence, drafts: list[Draft], gaps: list[int]) -> None:
        """Give each place its field where its words tell one, and what is ranked by it."""
        held: Draft | None = None
        for i, draft in enumerate(drafts):
            if draft.value("measure") is not Measure.RANK:
                held = None
                continue
            limit = drafts[i + 1].start if i + 1 < len(drafts) else s.end
            if self.g.spaced:
                self._spaced(s, draft, gaps[i], limit)
                self._placed(draft, drafts[i - 1] if i else None)
                self._reached(draft, drafts[i - 1] if i else None)
            else:
                self._dense(s, draft, drafts[i - 1] if i else None)
            if held is not None and "scope" not in draft.slots and self._goes_on(held, draft):
                draft.slots["scope"] = held.slots["scope"].inherited()
            held = draft if "scope" in draft.slots else None

    def _reached(self, draft: Draft, before: Draft | None) -> None:
        """Give both ends of a path what one tells: in 2023, from the 7th to the 2nd in exports."""
        if before is None or before.value("unit") != "rank":
            return
        if not self.g.ranked.to_next.fullmatch(self.text, before.end, draft.start):
            return
        if draft.value("period") is None:
            draft.take(before, "period")
        if before.value("subject") is None:
            before.take(draft, "subject")

    def _goes_on(self, held: Draft, draft: Draft) -> bool:
        """Say whether a place is told in the list of the one before: 居全省首位，无锡居第二位."""
        stop = _LIST_ENDS.search(self.text, held.end, draft.start)
        return stop is None and held.value("subject") == draft.value("subject")

    def _spaced(self, s: Sentence, draft: Draft, gap: int, limit: int) -> None:
        text = self.text
        stop = _LIST_ENDS.search(text, draft.end, min(limit, draft.end + BEHIND))
        limit = stop.start() if stop else min(limit, draft.end + BEHIND)
        at, field, thing = draft.end, None, None
        for _ in range(2):
            found = self._field.match(text, at, limit) or self._in_place(s, at, limit)
            if field is None and found is not None:
                field, at = self._bare_words(*found.span("field")), found.end()
            elif thing is None and (told := self._by.match(text, at, limit)) is not None:
                span = told.start("thing"), self._end(told)
                if self._none.search(text[slice(*span)]) or self._is_place(s, span):
                    break
                thing, at = span, told.end()
        if field is None and (led := self._ahead.search(text, max(s.start, gap), draft.start)):
            field = led.span("field")
        if field is not None:
            draft.slots["scope"] = Slot(" ".join(text[slice(*field)].split()), *field)
        self._ranked(s, draft, gap, field, thing)

    def _end(self, told: re.Match[str]) -> int:
        """Give where what is ranked ends: before the commas and joints that go on."""
        words = told["thing"].rstrip(" ,")
        joint = self._joint.search(words)
        return told.start("thing") + (joint.start() if joint else len(words))

    def _placed(self, draft: Draft, before: Draft | None) -> None:
        """Give a district that is said to rank as the area: Jianghan District ranked 37th."""
        subject = draft.slots.get("subject")
        found = self._district.fullmatch(str(subject.value)) if subject is not None else None
        if found is None or subject is None:
            return
        draft.slots["subject"] = Slot(None)
        area = draft.slots.get("area", Slot(None))
        told = area.end is not None and (subject.start or 0) - area.end in (0, 1)
        if subject.how != INHERITED and not told:  # Dongxihu Lake District: Dongxihu
            draft.slots["area"] = Slot(found["place"].strip(), subject.start, subject.end)
        if before is not None and before.value("measure") is Measure.RANK:
            draft.take(before, "subject")

    def _in_place(self, s: Sentence, at: int, limit: int) -> re.Match[str] | None:
        """Give the place that holds the field: first in Jiangsu."""
        found = self._place.match(self.text, at, limit)
        if found is None or not self._is_place(s, found.span("field")):
            return None
        return found

    def _is_place(self, s: Sentence, span: tuple[int, int]) -> bool:
        return any(m.start == span[0] and m.meaning.area for m in within(s.marks, span[0], s.end))

    def _bare_words(self, start: int, end: int) -> tuple[int, int]:
        """Leave out the preposition and the article before a field."""
        lead = self._words.match(self.text[start:end])
        return start + (lead.end() if lead else 0), end

    def _ranked(
        self,
        s: Sentence,
        draft: Draft,
        gap: int,
        field: tuple[int, int] | None,
        thing: tuple[int, int] | None,
    ) -> None:
        """Give what is ranked where that was read off the field, or off an earlier sentence."""
        subject = draft.slots.get("subject")
        start = subject.start if subject is not None else None
        in_field = field is not None and start is not None and field[0] - 9 <= start < field[1]
        known = subject is not None and subject.value and not in_field and start is not None
        if known and subject is not None and start is not None and start >= s.start:
            return
        if thing is None and in_field:
            owner = self._owner.search(self.text, max(s.start, gap), draft.start)
            thing = owner.span("thing") if owner is not None else None
            if thing is not None and not self._is_measured(s.marks, thing):
                thing = None
        if thing is not None:
            draft.slots["subject"] = Slot(" ".join(self.text[slice(*thing)].split()), *thing)

    def _is_measured(self, marks: list[Mark], span: tuple[int, int]) -> bool:
        return any(m.meaning.indicator or m.meaning.subject for m in within(marks, *span))

    def _dense(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        text = self.text
        low = max(s.start, draft.start - BEFORE)
        if before is not None and before.value("measure") is Measure.RANK:
            low = max(low, before.end)
        found = self._field.search(text, low, draft.start)
        if found is not None:
            start, end = found.span("field")
            if tail := self._tail.search(text, start, end):
                end = tail.start() if tail.end() == end else end
            if end > start + 1:
                draft.slots["scope"] = Slot(text[start:end], start, end)
                subject = draft.slots.get("subject")
                if subject is not None and start <= (subject.start or 0) < end:
                    draft.slots["subject"] = Slot(None)
        held = self._held_by.match(text, draft.end)
        for mark in s.marks:
            inside = mark.meaning.area and mark.end == draft.start and "scope" not in draft.slots
            if inside and self._place.search(text, low, mark.start):
                draft.slots["scope"] = Slot(text[mark.start : mark.end], mark.start, mark.end)
            if held is not None and mark.start == held.end() and mark.meaning.area:
                draft.slots["area"] = Slot(mark.meaning.area, mark.start, mark.end)
            beside = self._beside.match(text, mark.start - 1) if mark.meaning.area else None
            if beside and beside.start("place") == draft.start and beside.end("area") == mark.end:
                draft.slots["area"] = Slot(mark.meaning.area, mark.start, mark.end)
        self._just_told(s, draft, before)

    def _just_told(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Give a bare measure the thing that the figure before counts: 1.8万家，数量居全省第一."""
        subject = draft.slots.get("subject")
        if subject is None or not self._bare.fullmatch(str(subject.value or "")):
            return
        thing = before.slots.get("subject") if before is not None else None
        if thing is None or not thing.value or thing.start is None or thing.end is None:
            return
        words = self.text[thing.start : thing.end]
        places = [m for m in s.marks if m.meaning.area and m.start == thing.start]
        words = words[places[0].end - thing.start :] if places else words
        draft.slots["subject"] = Slot(f"{words}{subject.value}", thing.start, thing.end, INHERITED)


def places_beside(
    g: Grammar, text: str, end: int, marks: list[Mark], at: int
) -> list[re.Match[str]]:
    """Give the places that others take in the list of one told before `at`: …第一，上海第二."""
    form = g.pack.form("names", "ranked", "beside")
    areas = {(m.start, m.end) for m in marks if m.meaning.area}
    return [m for m in form.finditer(text, at, end) if m.span("area") in areas]
