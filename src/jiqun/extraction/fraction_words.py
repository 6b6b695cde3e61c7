"""Read fractions told in words and digits: a third, half of it, half a billion, nearly 1/4."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jiqun.extraction.figures import Figure, exact_fraction
from jiqun.lang import Pack

HALF = "half"
"""The fraction that is as often a part of a year or a match as of a whole."""
BEFORE = 24
"""Characters before `half` in which it is told that something moved by it: our choice."""
MOST = 20
"""Numbers below which `and a half` is said of them: our choice."""
ABOUT = 14
"""Characters before a fraction in digits in which `nearly` stands: our choice."""
LARGEST_BOTTOM = 20
"""Parts that a fraction in digits can be of; a larger one is a date or a code: our choice."""
_OF_A_WHOLE = re.compile(r" (?:of|the)\b")
_OF = re.compile(r" of\b")
_SLASH = re.compile(r" ?/ ?(?P<bottom>\d{1,2})(?![\d/.]|,\d)")


def fraction_words(numbers: Mapping[str, Any]) -> dict[str, str]:
    """Give fractions by their words, those listed and those that a language puts together.

    >>> table = {"fraction_tops": {"two": 2}, "fraction_parts": {"fifth": 5}, "fractions": {}}
    >>> fraction_words(table)
    {'two-fifths': '2/5', 'two fifths': '2/5'}
    """
    tops, parts = numbers.get("fraction_tops", {}), numbers.get("fraction_parts", {})
    made = {
        f"{top}{joint}{part}{'' if over == 1 else 's'}": f"{over}/{under}"
        for top, over in tops.items()
        for part, under in parts.items()
        for joint in "- "
    }
    return made | {str(words): str(value) for words, value in numbers["fractions"].items()}


class FractionWords:
    """Reads the fractions of one language.

    Attributes:
        words: every fraction, with its value as `2/3`.
    """

    def __init__(self, language: Pack) -> None:
        """Gather the words of a pack, and the forms around them."""
        self.words = fraction_words(language.numbers)
        self._articles = tuple(f"{article} " for article in language.numbers["articles"])
        self._has_parts = language.entry("numbers", "part_goes_on") is not None
        self._goes_on = language.form("numbers", "part_goes_on")
        self._of_a_point = language.form("numbers", "of_a_point")
        self._half_by = language.form("numbers", "half_by")
        self._about = language.form("numbers", "about")
        parts = language.entry("numbers", "scale_parts") or {}
        self._parts = {str(words): _decimal(str(part)) for words, part in parts.items()}
        half = str(language.entry("numbers", "and_a_half") or "")
        self._halves = {
            f"{word} {half}": Decimal(value) + _decimal("1/2")
            for word, value in language.numbers["words"].items()
            if half and Decimal(value) < MOST
        }
        self._halves |= {f"{n} {half}": n + _decimal("1/2") for n in range(1, MOST) if half}

    @property
    def parts(self) -> list[str]:
        """The words that tell a part of the scale word behind them: half a (billion)."""
        return [*self._parts, *self._halves]

    def of_scale(self, words: str) -> Decimal:
        """Give how much of its scale word a part is.

        >>> from jiqun.lang import pack
        >>> FractionWords(pack("en")).of_scale("two and a half")
        Decimal('2.5')
        """
        return self._parts.get(words) or self._halves[words]

    def read(self, text: str, start: int, stop: int, words: str) -> Figure | None:
        """Give a fraction between two places; None where its words count or date something."""
        if words == HALF and not _OF_A_WHOLE.match(text, stop):
            if not self._half_by.search(text, max(0, start - BEFORE), start):
                return None
        elif self._is_one_more(words, text, stop):
            return None
        top, _, bottom = self.words[words].partition("/")
        if (point := self._of_a_point.match(text, stop)) is not None:
            value, end = Decimal(top) / Decimal(bottom), point.end()
            return Figure(start, end, value, "percentage_point", "fraction", after=end)
        value = exact_fraction(int(top), int(bottom))
        return Figure(start, stop, value, "percent", "fraction", after=stop)

    def of_a_point(self, text: str, stop: int) -> int | None:
        """Give where `of a percentage point` ends behind a number: 0.1 of a percentage point."""
        point = self._of_a_point.match(text, stop)
        return None if point is None else point.end()

    def in_digits(self, text: str, start: int, stop: int, top: Decimal) -> Figure | None:
        """Read a share told as a fraction in digits: nearly 1/4 of it, up to 1 / 3 of output."""
        found = _SLASH.match(text, stop)
        if found is None or not 0 < top < int(found["bottom"]) <= LARGEST_BOTTOM:
            return None
        about = self._about.search(text, max(0, start - ABOUT), start)
        if not (_OF.match(text, found.end()) or about):
            return None
        value = exact_fraction(int(top), int(found["bottom"]))
        return Figure(start, found.end(), value, "percent", "fraction", after=found.end())

    def _is_one_more(self, words: str, text: str, stop: int) -> bool:
        """Say whether a fraction only counts one more of a kind: a fifth plant."""
        if not self._has_parts or not words.startswith(self._articles):
            return False
        return self._goes_on.match(text, stop) is None


def _decimal(part: str) -> Decimal:
    top, _, bottom = part.partition("/")
    return Decimal(top) / Decimal(bottom)
