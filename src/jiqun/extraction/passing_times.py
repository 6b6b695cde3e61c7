"""Say which times are only a sentence's own, and are not gone on with behind it."""

from jiqun.extraction.dense_reviews import ReviewReader
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.main_period import MainPeriod, is_decade
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.when import BACK
from jiqun.model import Status

COMPARED = 40
"""Characters before a figure in which it is said to be compared with: our choice."""


class PassingTimes:
    """Tells the times of one text that pass."""

    def __init__(self, g: Grammar, text: str, state: State, main: MainPeriod) -> None:
        """Keep what the text has said so far."""
        self.g, self.text, self.state, self.main = g, text, state, main
        self._alone = g.pack.form("periods", "told", "alone")
        self._aside = g.pack.form("periods", "told", "aside")

    def passes(self, s: Sentence, current: Slot, told: list[Draft], reviews: ReviewReader) -> bool:
        """Say whether the time of a sentence is not the time of those behind it."""
        if self.g.spaced:
            passes = is_decade(current.value) or self._is_alone(s, current)
        else:
            passes = self._is_its_own(s, current, told, reviews) or self._digresses(
                s, current, told
            )
            began = (w for w in s.whens if w.start == current.start)
            passes = passes or any(self.main.is_event(w) for w in began)
        back = bool(s.whens) and all(w.part.startswith(BACK) for w in s.whens)
        return passes or back or self._aside.match(self.text, s.start) is not None

    def around(self, current: Slot, told: list[Draft]) -> Slot:
        """Give the time in which a sentence has told a month or quarter of its own, if it has.

        1至7月增长8.4%，7月当月增长6.5%: what follows is of the seven months.
        """
        if self.g.spaced or current.value is None or current.start is None:
            return current
        if not any(self.main.is_of_a_part(at or 0) for at in (current.start, current.end)):
            return current
        inner = current.value
        for draft in reversed(told):
            slot = draft.slots.get("period")
            if slot is None or slot.value is None or slot.value == inner or slot.value.is_point:
                continue
            if slot.value.first <= inner.first and inner.last <= slot.value.last:
                return slot
        return current

    def compares(self, gap: int, figure: Figure, told: Slot | None) -> bool:
        """Say whether a time behind a figure is only that of what is compared with."""
        if told is None or told.start is None or told.start < figure.after:
            return False
        led = self.g.told.compared_from
        return led.search(self.text, max(gap, figure.start - COMPARED), figure.start) is not None

    def is_times_of(self, figure: Figure, draft: Draft, told: Slot) -> bool:
        """Say whether a time behind a multiple is that of its base: 7.7 times the sum of 2002."""
        if draft.value("unit") != "multiple" or told.start is None or told.start < figure.after:
            return False
        return self.g.told.times_of.match(self.text, figure.after, told.end or 0) is not None

    def _is_alone(self, s: Sentence, current: Slot) -> bool:
        """Say whether a time is told of as one apart from the others: in November alone."""
        goes_on = ";" in self.text[s.end - 1 : s.end + 1]
        told = current.end is not None and self._alone.match(self.text, current.end) is not None
        return told and not goes_on

    def _digresses(self, s: Sentence, current: Slot, told: list[Draft]) -> bool:
        """Say whether a sentence only adds a month or quarter to the time in hand.

        5月当月增长8.3% goes on about what was told of January to May, and the text returns to it.
        """
        held = self.state.period
        if held is None or held.value is None or current.value is None or not told:
            return False
        inner, outer = current.value, held.value
        if inner.is_point or outer.is_point or inner == outer:
            return False
        if not (outer.first <= inner.first and inner.last <= outer.last) or outer.is_year:
            return False
        if self.main.is_of_a_part(current.end or 0):
            return True
        kind = told[0].slots.get("indicator")
        return kind is not None and kind.start is not None and kind.start < s.start

    def _is_its_own(
        self, s: Sentence, current: Slot, told: list[Draft], reviews: ReviewReader
    ) -> bool:
        """Say whether a sentence's time is its own: a year of a review, or a forecast's."""
        if reviews.keeps(current):
            return True
        foreseen = bool(told) and all(d.value("status") is Status.FORECAST for d in told)
        outlook = self.g.pack.form("periods", "told", "outlook").match(self.text, s.start)
        return foreseen and self.state.goals is None and outlook is None
