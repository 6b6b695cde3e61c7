"""Tell the times of a sentence that its figures can be of from those told beside."""

from itertools import pairwise

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.main_period import MainPeriod
from jiqun.extraction.publication_dates import PublicationReader
from jiqun.extraction.state import State
from jiqun.extraction.when import When

EVENT = 48
"""Characters before a year in which stands what began then: our choice."""
DATELINE = 60
"""Characters of a sentence in which the day of a dateline stands: our choice."""


class SentenceTimes:
    """Reads the times of the sentences of one text."""

    def __init__(self, g: Grammar, text: str, state: State, main: MainPeriod) -> None:
        """Keep what the text has said so far."""
        self.g, self.text, self.state, self.main = g, text, state, main
        self.publication = PublicationReader(g)
        self._event = g.pack.form("periods", "told", "event")
        self._lasting = g.pack.form("periods", "told", "lasting")
        self._prices = g.pack.form("periods", "told", "prices")
        self._prices_of = g.pack.form("periods", "told", "prices_of")
        self._glossed = g.pack.form("periods", "told", "glossed")

    def own(self, found: list[When], start: int, end: int) -> list[When]:
        """Give the times of a sentence without datelines, events and what brackets tell in full."""
        return self._without_glossed(
            self._without_events(self._without_dateline(found, start, end))
        )

    def _without_dateline(self, whens: list[When], start: int, end: int) -> list[When]:
        """Leave out the day of a dateline, and keep its year: CHENGDU, Oct. 24, 2025 --."""
        dated = [w for w in whens if w.role == "date" and w.start - start < DATELINE]
        if not dated or not self.g.spaced:
            return whens
        self.state.dated = True
        low = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
        stop = self.publication.dateline(self.text, low, end)
        self.main.note_year([w for w in whens if w.stop <= stop])
        return [w for w in whens if w.start >= stop]

    def _without_events(self, whens: list[When]) -> list[When]:
        """Leave out when something began that still is: the plant, opened in 2009, has …."""
        if not whens:
            return whens
        return [
            w
            for w in whens
            if not (
                self._began(max(0, w.start - EVENT), w.start)
                or self._lasts(w, whens)
                or self._is_of_prices(w)
            )
        ]

    def _lasts(self, when: When, whens: list[When]) -> bool:
        """Say whether a year to come is only that up to which something holds: until 2073."""
        others = [w.last or w.year or 0 for w in whens if w is not when]
        year = self.state.year or max(others, default=0)
        if not (self.g.spaced and year and when.year) or when.year <= year:
            return False
        low = max(0, when.start - EVENT)
        return self._lasting.search(self.text, low, when.start) is not None

    def _is_of_prices(self, when: When) -> bool:
        """Say whether a year is only that of the prices: GDP at constant 2015 prices."""
        if self._prices.match(self.text, when.stop) is None or not when.year:
            return False
        return self._prices_of.search(self.text, max(0, when.start - EVENT), when.start) is not None

    def _without_glossed(self, whens: list[When]) -> list[When]:
        """Leave out months that brackets tell in full: first ten months (July-April)."""
        if len(whens) < 2 or not self.g.spaced:
            return whens
        told = [
            bool(a.part and b.part and (b.year or b.offset) and not a.year)
            and self._glossed.fullmatch(self.text, a.stop, b.start) is not None
            for a, b in pairwise(whens)
        ]
        return [w for w, glossed in zip(whens, [*told, False], strict=True) if not glossed]

    def _began(self, low: int, high: int) -> bool:
        if not self.g.may("periods.told.event", self.text, low, high):
            return False
        return self._event.search(self.text, low, high) is not None
