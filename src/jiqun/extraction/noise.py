"""Put away what is no prose: endless digits, lines without a word, figures packed like data."""

import re
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import Figure
from jiqun.lang import Pack

BLANK = "¦"
"""Stands for each character put away; no rule of any language reads it."""
LONGEST_NUMBER = 40
"""Characters of a number: 10^40 of anything is no figure of an economy. Our choice."""
LONGEST_WORDLESS = 600
"""Characters of one line without a letter: nothing there says what a figure measures.

Our choice; the rows of real tables are shorter, and each begins with a name."""
CLOSEST = 7
"""Characters of a long sentence to one figure; names and units alone need more: our choice."""
LONG = 600
"""Characters from which on a sentence is asked how many figures it holds: our choice."""

_LETTERS = r"A-Za-z\u00c0-\u1fff\u2c00-\u2fff\u3021-\ufeff"


def put_away_noise(text: str, language: Pack) -> tuple[str, list[tuple[int, int]]]:
    """Give the text with stretches that cannot be read made blank, and those that hold a digit.

    The text's length stays.

    >>> from jiqun.lang import pack
    >>> put_away_noise("Code " + "7" * 41 + ", up 5%", pack("en")) == (
    ...     "Code " + "¦" * 41 + ", up 5%", [(5, 46)])
    True
    """
    if not _may_hold_noise(text, language):
        return text, []
    spans = [m.span() for m in _noise(language.code).finditer(text)]
    if not spans:
        return text, []
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], BLANK * (end - start)]
        at = end
    parts.append(text[at:])
    return "".join(parts), [s for s in spans if any(c.isdigit() for c in text[slice(*s)])]


def is_packed(figures: list[Figure], start: int, end: int) -> bool:
    """Say whether a long stretch holds more figures than words could explain."""
    return end - start >= LONG and len(figures) * CLOSEST > end - start


_WORD = re.compile(rf"[{_LETTERS}\n]")


def _may_hold_noise(text: str, language: Pack) -> bool:
    """Say, from a few samples, whether a text can hold noise: a long run is met by each of them."""
    few, many = _digits(language.code)
    if few.search(text[:: LONGEST_NUMBER // 4]) and many.search(text):
        return True
    half = LONGEST_WORDLESS // 2
    return any(
        _WORD.search(text, at, at + half) is None for at in range(0, len(text) - half + 1, half)
    )


def _digit_kinds(language: Pack) -> list[str]:
    """Give the patterns of one digit of a number in figures, and of one in words."""
    if language.spaced:
        return [r"\d"]
    table = language.numbers
    return [r"\d", "[" + "".join(map(str, [*table["digits"], *table["scales"]])) + "]"]


@cache
def _digits(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what a tenth of an endless number looks like, four digits, and all of its digits."""
    from jiqun.lang import pack

    kinds = _digit_kinds(pack(code))
    few, many = (
        compiled("|".join(f"{kind}{{{n}}}" for kind in kinds)) for n in (4, LONGEST_NUMBER + 1)
    )
    return few, many


@cache
def _noise(code: str) -> re.Pattern[str]:
    from jiqun.lang import pack

    kinds = _digit_kinds(pack(code))
    runs = [rf"(?<!{kind}){kind}{{{LONGEST_NUMBER + 1},}}" for kind in kinds]
    runs.append(rf"(?<![^{_LETTERS}\n])[^{_LETTERS}\n]{{{LONGEST_WORDLESS},}}")
    return compiled("|".join(runs))
