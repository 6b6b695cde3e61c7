"""Read goods that are counted as parts of what was made: among them, there were 76 million laptops.

Behind an output told in pieces, large numbers of other goods are its parts, until a verb or a
paragraph says otherwise.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft
from jiqun.model import Indicator, Measure

LEAST = 10_000
"""Pieces from which goods are no mere things of a kind, such as plants: our choice."""
FAR = 240
"""Characters behind an output in which its parts are told: our choice."""


class MadeCounts:
    """Keeps the output that one text has told last, and gives its parts what it measures."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._last: Draft | None = None
        self._part = g.pack.form("clauses", "pieces", "part_of_made")
        self._no_goods = g.pack.form("indicators", "counting", "not_made")

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Give the parts of an output, and how these grew, the indicator of output."""
        before: Draft | None = None
        for draft in drafts:
            made = self._last
            if made is not None and self._is_part(s, draft, before, made):
                draft.take(made, "indicator")
            elif before is not None and before is made and self._grew(before, draft):
                draft.take(before, "indicator", "subject")
            amount = draft.value("unit") == "count" and draft.value("measure") is Measure.LEVEL
            if draft.value("indicator") is Indicator.PRODUCTION and (amount or before is made):
                self._last = draft
            elif amount or draft.value("unit") not in ("count", "percent"):
                self._last = None
            before = draft

    def _is_part(self, s: Sentence, draft: Draft, before: Draft | None, made: Draft) -> bool:
        if draft.value("indicator") is not Indicator.COUNT or draft.value("unit") != "count":
            return False
        if draft.value("value") < LEAST or draft.start - made.end > FAR:
            return False
        if "\n" in self.text[made.end : draft.start]:
            return False
        goods = str(draft.value("subject") or "")
        low = before.end if before is not None else s.start
        led = self._part.fullmatch(self.text, low, draft.start) is not None
        return led and bool(goods) and self._no_goods.fullmatch(goods) is None

    def _grew(self, before: Draft, draft: Draft) -> bool:
        """Say whether a rate goes on a part: 76 million computers, an increase of 8.9%."""
        rate = draft.value("measure") is Measure.GROWTH
        return rate and draft.value("subject") == before.value("subject")
