"""Pair rates with the levels before them: revenue of 5 and profit of 2, up 4% and 3% respectively.

As many rates as levels before them, up to the word that says so, are of one level each. So are two
levels of a trade told in both directions: exports and imports were 7 and 5 billion.
"""

from itertools import pairwise

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.model import Indicator, Measure

CLOSES = 40
"""Characters behind a list in which stands the word that closes it: our choice."""
_MOVES = (Measure.GROWTH, Measure.MULTIPLE)
_TWO = 2


class MirroredLists(TextReader):
    """Pairs the rates and levels of one text, in languages whose pack has the forms."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of the pack."""
        super().__init__(g)
        self.works = bool(g.pack.clauses.get("mirrored"))
        names = ("closes", "leads", "between", "both", "levels")
        self._forms = {name: g.pack.form("clauses", "mirrored", name) for name in names}

    def read(self, s: Sentence, drafts: list[Draft]) -> None:
        """Give each level and rate of a mirrored list what it is of."""
        if not self.works or len(drafts) < _TWO:
            return
        self._both_ways(s, drafts)
        rates = self._closed(drafts)
        levels = drafts[-2 * len(rates) : -len(rates)] if rates else []
        told = [draft.value("measure") is Measure.LEVEL for draft in levels]
        if len(rates) < _TWO or len(levels) != len(rates) or not all(told):
            return
        if not self._forms["leads"].fullmatch(self.text, levels[-1].end, rates[0].start):
            return
        for level, rate in zip(levels, rates, strict=True):
            rate.take(level, "indicator", "subject", "area")

    def _closed(self, drafts: list[Draft]) -> list[Draft]:
        """Give the rates at the end of a sentence that the word for `one each` closes."""
        last = drafts[-1]
        if not self._forms["closes"].match(self.text, last.end, last.end + CLOSES):
            return []
        rates: list[Draft] = []
        for draft in reversed(drafts):
            if draft.value("measure") not in _MOVES:
                break
            joined = not rates or self._forms["between"].fullmatch(
                self.text, draft.end, rates[0].start
            )
            if not joined:
                break
            rates.insert(0, draft)
        return rates

    def _both_ways(self, s: Sentence, drafts: list[Draft]) -> None:
        """Give two levels told of exports and imports together one each."""
        for one, two in pairwise(drafts):
            both = one.value("indicator") is two.value("indicator") is Indicator.TRADE
            if not both or not is_money(one.value("unit")) or not is_money(two.value("unit")):
                continue
            if not self._forms["levels"].fullmatch(self.text, one.end, two.start):
                continue
            found = self._forms["both"].search(self.text, s.start, one.start)
            if found is not None:
                kinds = (Indicator.EXPORTS, Indicator.IMPORTS)
                first, second = kinds if found["out"] else kinds[::-1]
                one.slots["indicator"] = Slot(first, *found.span())
                two.slots["indicator"] = Slot(second, *found.span())
