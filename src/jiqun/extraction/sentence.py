"""A sentence with everything that was found in it."""

import re

from jiqun.extraction.figures import Figure
from jiqun.extraction.marks import Mark
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.when import When

ASIDE = re.compile(
    r"[—–(（](?:(?<=[—–])(?<![\d月年—–].)[—–]*[^—–\n]{2,160}(?<![\d月年])[—–]+"
    r"|(?<=\()[^()\n]{2,160}\)|(?<=（)[^（）\n]{2,160}）)"
)
"""What stands between dashes or in brackets."""
AIMS = frozenset({"target", "forecast", "rule", "target_weak", "target_noun"})


def behind_last(text: str, marks: str, low: int, high: int) -> int:
    """Give the place behind the last of some marks between two places, else the first place.

    >>> behind_last("产值9亿元，增长5%；", "，；", 0, 7)
    6
    """
    for mark in marks:
        low = max(low, text.rfind(mark, low, high) + 1)
    return low


class Sentence:
    """A sentence with its marks, words of time and figures.

    Attributes:
        aims: the marks that tell whether a figure is done, promised, expected or prescribed.
        area: the place that the sentence has named so far.
        low: its words in small letters.
        now: whether it speaks of a present without a date, once that was asked.
        asides: stretches between dashes or brackets.
        previous: the draft before the one in hand.
        counted: the last draft that counts things.
        stands: whether a figure of it was told in the present and without a time.
        rate: the last draft in percent before the one in hand.
        taken: where the words end that the figure in hand has taken as its own.
    """

    __slots__ = (
        "aims",
        "area",
        "asides",
        "counted",
        "end",
        "figures",
        "low",
        "marks",
        "now",
        "previous",
        "rate",
        "stands",
        "start",
        "taken",
        "whens",
    )

    def __init__(
        self, start: int, end: int, marks: list[Mark], whens: list[When], figures: list[Figure]
    ) -> None:
        """Keep the parts."""
        self.start, self.end = start, end
        self.low = ""
        self.marks, self.whens, self.figures = marks, whens, figures
        self.aims = [m for m in marks if not m.meaning.cues.isdisjoint(AIMS)]
        self.area: Slot | None = None
        self.asides: list[tuple[int, int]] = []
        self.previous: Draft | None = None
        self.counted: Draft | None = None
        self.rate: Draft | None = None
        self.now: bool | None = None
        self.stands = False
        self.taken = start

    def is_aside(self, at: int, longer: int = 0) -> bool:
        """Say whether a place stands between dashes or in brackets, of more than so many."""
        return bool(self.asides) and any(a <= at < b and b - a > longer for a, b in self.asides)

    def without_times(self, text: str, span: tuple[int, int]) -> str:
        """Give the words of a stretch, its words of time left out."""
        words = text[slice(*span)]
        for when in self.whens:
            if span[0] <= when.start and when.stop <= span[1]:
                words = words.replace(text[when.start : when.stop], "")
        return words

    def without_asides(self, marks: list[Mark], figure: Figure) -> list[Mark]:
        """Leave out marks between dashes or brackets that do not hold the figure."""
        if not self.asides:
            return marks
        return [
            m
            for m in marks
            if not any(
                s <= m.start and m.end <= e and not s <= figure.start < e for s, e in self.asides
            )
        ]
