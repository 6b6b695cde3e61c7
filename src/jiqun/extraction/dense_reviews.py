"""Tell what years a work report speaks of where its sentences name none.

A report is read at the beginning of a year: it looks back on the year before, or on the five
years of a plan, and then sets the work of its own year. Headings say which; an excerpt without
them still shows it by its words.
"""

from jiqun.extraction.dense_periods import number_of
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, METADATA, Slot, State, make_period
from jiqun.extraction.when import When
from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "reviews")

EXCERPT = 4000
"""Characters up to which a report without headings is an excerpt of one part: our choice."""
OPENING = 24
"""Characters of a paragraph in which a span of years opens a review: our choice."""
LAST_MONTHS = 11
"""Month from which a report looks back on the year that is ending: our choice."""
HEAD = 600
"""Characters of a beginning in which the day of a report stands: our choice."""


class ReviewReader:
    """Keeps the years that the paragraphs of one work report are about."""

    def __init__(self, g: Grammar, text: str, state: State) -> None:
        """Keep the text and the state of its reading; find the day a report was read."""
        self.text, self.state = text, state
        if g.spaced or not any(w in text[:HEAD] for w in g.pack.periods["delivered"]):
            return
        if read := _ZH.read.search(text, 0, HEAD):
            state.delivered, state.month = number_of(read[1]), number_of(read[2])
            state.year = state.year if state.year_how == METADATA else state.delivered
            state.delivered += state.month >= LAST_MONTHS

    def open(self, start: int, end: int, whens: list[When]) -> None:
        """Set the years that a paragraph of a report is about, where its first words tell them.

        They hold until the next heading. In a report without any, the words of a paragraph say
        whether it plans or looks back.
        """
        delivered = self.state.delivered
        if delivered is None:
            return
        first = next((w for w in whens if w.role != "than"), None)
        if first is not None and first.start - start <= OPENING:
            span = self._span(first, delivered)
            if span is not None:
                self.state.main = Slot(span, first.start, first.stop, INHERITED)
                self.state.period = self.state.main
                return
        if _ZH.year_past.match(self.text[start:end]):
            self.state.main = Slot(make_period(delivered - 1), start, start, INHERITED)
            self.state.period = self.state.main
        elif self.state.main is None and first is None:
            year = make_period(delivered if self._plans(start, end) else delivered - 1)
            self.state.period = Slot(year, start, start, INHERITED)

    def _span(self, when: When, delivered: int) -> object | None:
        if when.part.startswith("avg"):
            return make_period(delivered - int(when.part[3:]), last=delivered - 1)
        ends = _ZH.closes.match(self.text, when.stop)  # “十四五”收官之年 is its last year alone
        if when.named and when.last and (when.year or 0) < delivered and not ends:
            return make_period(when.year or when.last - 4, last=when.last)
        return None

    def _plans(self, start: int, end: int) -> bool:
        """Say whether a paragraph plans, by its verbs; a short text is of one piece."""
        if len(self.text) < EXCERPT:
            start, end = 0, len(self.text)
        plans = sum(1 for _ in _ZH.plans.finditer(self.text, start, end))
        done = sum(1 for _ in _ZH.done.finditer(self.text, start, end))
        return plans > max(1, 2 * done)

    def keeps(self, current: Slot) -> bool:
        """Say whether a sentence's single year lies in the years that the text reviews.

        Such a year is of its sentence alone: the next one speaks of all the years again.
        """
        held = self.state.period
        if held is None or held.value is None or not held.value.is_span:
            return False
        first, last = held.value.years
        return bool(
            last - first > 1 and current.value.is_year and first <= current.value.years[0] <= last
        )
