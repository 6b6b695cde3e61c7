"""Which places of a text in a language without blanks tell what it is about, and on what level.

A customs house or a dateline names where somebody sits (昆明海关, 本报武汉11月20日电), not whose
figures follow. And a text that says 全省 of its figures is on a province, however often it names
the capital.
"""

from collections import Counter

from jiqun.data import catalogue
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.state import province_of

LEVELS = ("province", "prefecture")
"""Kinds of places between which words such as 全省 and 全市 decide."""
DATELINE = 16
"""Characters around a place in which it is a dateline: our choice."""


class DenseMainArea:
    """Weighs the places of texts of one language that does not divide words by blanks."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of datelines and of the words for the whole place."""
        form = g.pack.form
        self._seat = form("places", "seat")
        self._dateline = form("places", "dateline")
        self._whole = {kind: form("places", "whole", kind) for kind in LEVELS}

    def is_source(self, text: str, mark: Mark) -> bool:
        """Say whether a place is where a body sits, or where a report was sent from."""
        if self._seat.match(text, mark.end) is not None:
            return True
        return self._dateline.match(text, mark.end, mark.end + DATELINE) is not None

    def on_level(self, text: str, best: str, votes: Counter[str]) -> str:
        """Give the place of the level that a text speaks of as a whole, inside or around the best.

        With 全省 told of more figures than 全市 it is the province, where that is named.
        """
        known = catalogue().areas
        kind = known[best].kind
        if kind not in (*LEVELS, "country"):
            return best
        told = {level: len(whole.findall(text)) for level, whole in self._whole.items()}
        if kind == "country":
            level = max(told, key=lambda one: told[one])
            inside = {a: n for a, n in votes.items() if known[a].kind == level}
            return max(inside, key=lambda a: inside[a]) if inside and told[level] else best
        other = LEVELS[1 - LEVELS.index(kind)]
        if told[other] <= told[kind]:
            return best
        if other == "province":
            outer = province_of(best)
            return outer if outer is not None and votes[outer] else best
        inside = {
            a: n for a, n in votes.items() if known[a].kind == other and province_of(a) == best
        }
        return max(inside, key=lambda a: inside[a]) if inside else best
