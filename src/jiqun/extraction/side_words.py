"""Read what the words beside a figure tell of it, where another thing was carried into it.

A rate before what grew (`6 percent in fixed-asset investment`), places told as bare numbers, parts
and rates in brackets one after another, what a sum comes to of GDP, items of a list of rates.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from jiqun.extraction.comparisons import Comparisons
from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, Draft, Slot, country_of
from jiqun.extraction.text_reader import TextReader
from jiqun.extraction.wholes import whole_named
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

LEAD, WIDE = 100, 190
"""Characters before a figure in which the words about it stand, and those of a list: our choice."""
BEHIND = 60
"""Characters behind a figure in which the words about it stand: our choice."""
LAST_PLACE = 300
"""The last place that a bare number can be taken for: our choice."""
_MONTH = re.compile(r"\d{4}-(\d\d)")
_SUMS = (
    Indicator.IMPORTS, Indicator.EXPORTS, Indicator.TRADE, Indicator.INVESTMENT, Indicator.FDI,
    Indicator.LOANS, Indicator.DEPOSITS, Indicator.REVENUE, Indicator.RD_EXPENDITURE,
)  # fmt: skip


class SideWords(TextReader):
    """Reads the words beside the figures of one text."""

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("side_words") if g.spaced else None
        self._forms: dict[str, re.Pattern[str]] = {}
        if not table:
            return
        self._listed = {str(k): Indicator(v) for k, v in table["listed"].items()}
        names = [name for name in table if name != "listed"]
        self._forms = {str(name): kept_pattern(str(table[name])) for name in names}
        months = g.pack.periods["months"].items()
        self._months = {str(name).lower(): int(number) for name, number in months}

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Mend the figures of a sentence by the words beside them."""
        if not self._forms:
            return
        for draft in drafts:
            self._rate_in(s, draft)
            self._pace(s, draft)
            self._month_before(s, draft)
        for before, draft in pairwise(drafts):
            self._to_gdp(before, draft)
        self._ranks(s, drafts)
        if "(" in self.text[s.start : s.end]:
            self._parts(s, drafts)
            self._held(s, drafts)
        self._items(s, drafts)

    def _search(self, name: str, s: Sentence, draft: Draft, far: int) -> re.Match[str] | None:
        return self._forms[name].search(self.text, max(s.start, draft.start - far), draft.start)

    def _rate_in(self, s: Sentence, draft: Draft) -> None:
        """Read what grew right behind its rate, where the rate was given what is told before."""
        kind = draft.slots.get("indicator")
        if draft.value("measure") is not Measure.GROWTH or kind is None:
            return
        if kind.how != DEFAULT and (kind.start or 0) >= draft.end:
            return
        led = self._forms["rate_in"].match(self.text, draft.end, s.end)
        if led is None:
            return
        found = self.g.lexicon.find(self.text, led.end(), min(s.end, led.end() + BEHIND))
        named = next((m for m in found if m.start == led.end() and m.meaning.indicator), None)
        if named is None or named.meaning.indicator == kind.value:
            return
        span = named.start, named.end
        draft.slots["indicator"] = Slot(Indicator(str(named.meaning.indicator)), *span)
        draft.slots["subject"] = Slot(named.meaning.subject, *span)

    def _pace(self, s: Sentence, draft: Draft) -> None:
        """Read by how much a decline narrowed as a gap between two rates."""
        moved = draft.value("measure") is Measure.SHARE_CHANGE
        if moved and (told := self._search("pace", s, draft, LEAD)) is not None:
            draft.slots["measure"] = Slot(Measure.GROWTH_GAP, *told.span())
            Comparisons.for_text(self.g, self.text).read(s, [draft])

    def _month_before(self, s: Sentence, draft: Draft) -> None:
        """Read a rate that is held against the month before that of the figure."""
        own = _MONTH.fullmatch(str(draft.value("period") or ""))
        if own is None or draft.value("unit") != "percent":
            return
        told = self._forms["month_before"].match(self.text, draft.end, s.end)
        if told is None or self._months.get(told["month"].lower(), 0) % 12 != int(own[1]) - 1:
            return
        draft.slots["measure"] = Slot(Measure.GROWTH, *told.span())
        draft.slots["of"] = Slot("previous month", *told.span("month"))

    def _to_gdp(self, before: Draft, draft: Draft) -> None:
        """Give a share of GDP what the sum right before it is: imports worth 4 percent of GDP."""
        if draft.value("of") != "gdp" or draft.value("measure") is not Measure.SHARE:
            return
        sums = before.value("measure") is Measure.LEVEL and is_money(before.value("unit"))
        if not sums or before.value("indicator") not in _SUMS:
            return
        if self._forms["to_gdp"].fullmatch(self.text, before.end, draft.start):
            draft.take(before, "indicator", "subject")

    def _ranks(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Read places that are told as bare numbers, the second one behind the first."""
        last: Draft | None = None
        for draft in drafts:
            bare = draft.value("unit") == "count" and 0 < draft.value("value") <= LAST_PLACE
            bare = bare and self._forms["rank_ends"].match(self.text, draft.end) is not None
            if not bare:
                last = None
                continue
            goes_on = last is not None and self._forms["rank_to"].fullmatch(
                self.text, last.end, draft.start
            )
            if not goes_on and self._search("rank_from", s, draft, WIDE) is None:
                last = None
                continue
            draft.set("unit", "rank", (draft.start, draft.end))
            draft.set("measure", Measure.RANK, (draft.start, draft.end))
            draft.set("indicator", Indicator.RANKING, (draft.start, draft.end))
            draft.slots.pop("of", None)
            last = draft

    def _parts(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Give parts in brackets one after another one whole."""
        last: Draft | None = None
        for draft in drafts:
            if draft.value("measure") is not Measure.SHARE or draft.value("unit") != "percent":
                last = None
                continue
            opened = self._search("made_of", s, draft, WIDE)
            if opened is not None:
                last = draft if self._whole(draft, opened) else None
            elif last is not None and self._goes_on("next_part", last, draft):
                draft.take(last, "indicator", "of")
                last = draft
            else:
                last = None

    def _whole(self, draft: Draft, opened: re.Match[str]) -> bool:
        """Give a part the whole that its sentence opens with; say whether it names one."""
        low, high = opened.start("whole"), opened.start("whole") + len(opened["whole"].rstrip())
        found = self.g.lexicon.find(self.text, low, high)
        named = next((m for m in found if m.meaning.indicator), None)
        if named is None:
            return False
        label = whole_named(self.g, self.text, (low, high))
        if label is None or named.meaning.indicator == Indicator.ENERGY.value:
            label = self.text[named.start : high]  # energy consumption, energy use
        draft.slots["indicator"] = Slot(
            Indicator(str(named.meaning.indicator)), named.start, named.end
        )
        draft.slots["of"] = Slot(label, named.start, high)
        return True

    def _goes_on(self, name: str, last: Draft, draft: Draft) -> re.Match[str] | None:
        near = draft.start - last.end <= LEAD
        return self._forms[name].fullmatch(self.text, last.end, draft.start) if near else None

    def _held(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Read the rates in brackets of those that a growth is held against."""
        told: Draft | None = None
        last: Draft | None = None
        for draft in drafts:
            if draft.value("measure") is Measure.GROWTH_GAP:
                told, last = draft, None
                continue
            found = None
            if told is not None and draft.value("unit") == "percent":
                found = self._search("held_rate", s, draft, LEAD)
                if found is None and last is not None:
                    found = self._goes_on("held_next", last, draft)
            if found is None or told is None:
                last = None
                continue
            draft.slots["measure"] = Slot(Measure.GROWTH, *found.span())
            draft.slots.pop("of", None)
            draft.take(told, "indicator", "subject", "period")
            self._place(draft, found)
            last = draft

    def _place(self, draft: Draft, found: re.Match[str]) -> None:
        """Give a rate the place that is named before its bracket."""
        whole = self._forms["whole_country"].fullmatch(found["who"]) is not None
        marks = self.g.lexicon.find(self.text, *found.span("who"))
        named = next((m.meaning.area for m in reversed(marks) if m.meaning.area), None)
        named = country_of(draft.value("area")) if whole else named
        if named is not None:
            draft.slots["area"] = Slot(named, *found.span("who"))

    def _items(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Read the rates of a list as what its head names: key product outputs: - Ships (+66%)."""
        if not drafts or ": " not in self.text[s.start : s.end]:
            return
        head = self._forms["opens_list"].search(self.text, s.start, drafts[0].start)
        if head is None:
            return
        kind = Slot(self._listed[head["what"].lower()], *head.span("what"))
        rises = [d for d in drafts if d.value("measure") in (Measure.GROWTH, Measure.MULTIPLE)]
        if self._search("item", s, drafts[0], LEAD) is not None:
            for draft in rises:
                draft.slots["indicator"] = kind
