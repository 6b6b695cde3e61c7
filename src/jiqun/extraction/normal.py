"""Normalise text for reading, and keep the way back to the source's characters."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.broken_numbers import broken_numbers
from jiqun.extraction.dense_lines import wraps
from jiqun.extraction.dense_plain import idle_blanks, plain_marks, plain_ratios
from jiqun.lang import Pack

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
_PLAIN = _WIDE | {
    0xFF05: "%",
    0xFE6A: "%",
    0xFF0E: ".",
    0xFF0B: "+",
    0xFF0D: "-",
    0x2212: "-",
    0x2010: "-",
    0x2011: "-",
    0x00A0: " ",
    0x2009: " ",
    0x202F: " ",
    0x3000: " ",
    0x2002: " ",
    0x2003: " ",
    0x200A: " ",
    0x2019: "'",
    0x2018: "'",
    0xFF04: "$",
    0xFFE5: "¥",
    0x223C: "~",
    0xFF5E: "~",
    0x301C: "~",
    0x2236: "∶",
    0x0085: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x000D: " ",
    0x000B: "\n",
    0x000C: "\n",
    0x0009: "\t",
}
GLOSS = re.compile(r"[（(](?<=[\u3400-\u9fff)）].)[a-zà-öø-ÿā-ǜ]{1,8}[)）]")
_COLON = re.compile(r"[:：](?<=\d.)\d")
_THOUSANDS = re.compile(r" (?=\d{3}(?!\d))")
_WHITE = re.compile(r"\s+")
_NOUGHT = re.compile(r"(?<=[〇○一二三四五六七八九])○(?=[〇○一二三四五六七八九年])")
"""A circle for the nought of a year in numerals: 二○二三年."""
_BROKEN = re.compile(r"(?<=\d\.)\s{0,3}\n\s{0,3}(?=\d{1,3} ?%)")
_RATE_ON_A_LINE = re.compile(r"\n\s{0,3}\d{1,3} ?%")
_MARKS = (
    re.compile(r"[\[［](?<=[\u4e00-\u9fff）”].)\d{1,3}[\]］]"),  # notes: 工业[2]增加值
    re.compile(
        r"[\u25a0-\u25b1\u25b6-\u25ff\u2605\u2606\u2700-\u27bf\U0001f300-\U0001faff\ufe0f] ?"
    ),
    re.compile("，(?=[，；。、])"),
    re.compile(
        r"\n(?:(?<=[\u4e00-\u9fff]\d\n)|(?<=[\u4e00-\u9fff]\d\d\n))(?=\d{1,4}\.\d+[万亿]*[元%])"
    ),
)
"""What stands in dense text and says nothing: notes, bullets, pictures, breaks in a number.

These patterns, like all that go over a whole document, begin with the characters to look for:
the engine then skips to them, and looks behind from there.
"""
FEW = 16
"""Kinds of characters up to which replacing them one by one is fastest: measured."""


@dataclass(frozen=True, slots=True)
class Normal:
    """Text to be read, and for each of its characters the place in the source.

    `origin` is None where nothing was left out: places are then the same in both. `joined` has
    the spans, in the source, of the numbers from which a blank or the end of a line was left out.
    """

    text: str
    origin: tuple[int, ...] | None
    joined: tuple[tuple[int, int], ...] = ()

    def place(self, at: int) -> int:
        """Give the source's offset of a character that stands at `at`."""
        return at if self.origin is None else self.origin[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the source's half-open span of a non-empty span of the text."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str, language: Pack) -> Normal:
    """Give one plain form to digits, blanks and signs; leave glosses and line breaks out.

    >>> from jiqun.lang import pack
    >>> normalise("１３７．６万 8 ％", pack("en")).text
    '137.6万 8 %'
    """
    plain = _plain(text, language)
    if not language.spaced and _COLON.search(plain):
        plain = plain_ratios(plain)
    if not language.spaced:
        plain = _NOUGHT.sub("〇", plain_marks(plain))
    cuts = [m.span() for m in GLOSS.finditer(plain)]
    if _RATE_ON_A_LINE.search(plain):
        cuts += [m.span() for m in _BROKEN.finditer(plain)]
    if not language.spaced:
        cuts += [m.span() for kind in _MARKS for m in kind.finditer(plain)]
        cuts += idle_blanks(plain)
        cuts += wraps(plain)
    joined = broken_numbers(language.code).find(plain)
    for start, end in joined:
        cuts += [m.span() for m in _WHITE.finditer(plain, start, end)]
    if joined and language.numbers.get("group", ",") == ",":
        cuts, plain = _with_commas(cuts, plain)
    if not cuts:
        return Normal(plain, None, tuple(joined))
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end in sorted(cuts):
        if start < at:
            continue
        parts.append(plain[at:start])
        origin.extend(range(at, start))
        at = end
    parts.append(plain[at:])
    origin.extend(range(at, len(plain) + 1))
    return Normal("".join(parts), tuple(origin), tuple(joined))


def _with_commas(cuts: list[tuple[int, int]], text: str) -> tuple[list[tuple[int, int]], str]:
    """Put a comma where only a blank parted the thousands of a number, and keep it."""
    kept = []
    for start, end in cuts:
        if _THOUSANDS.match(text, start) and text[start - 1].isdigit():
            text = f"{text[:start]},{text[end:]}"
        else:
            kept.append((start, end))
    return kept, text


def ends_at(text: str, low: int, high: int) -> int:
    """Give where a stretch ends without the blanks behind it; nothing outside of it is touched.

    >>> ends_at("output  rose", 0, 8)
    6
    """
    return low + len(text[low:high].rstrip())


@lru_cache(maxsize=2)
def small_letters(text: str) -> str:
    """Give what `lower` gives, kept for a whole text that several readers ask for."""
    return lower(text)


def lower(text: str) -> str:
    """Give a text in small letters, each at its place: letters that would become two stay.

    >>> lower("İzmir: GDP")
    'İzmir: gdp'
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _plain(text: str, language: Pack) -> str:
    """Give a text with its characters made plain; only those that it holds cost time."""
    table = _table(language.code)
    odd = sorted(set(_odd(language.code).findall(text)))
    if len(odd) > FEW or any(table[c] in odd for c in odd):
        return text.translate(str.maketrans("".join(table), "".join(table.values())))
    for character in odd:
        text = text.replace(character, table[character])
    return text


@cache
def _odd(code: str) -> re.Pattern[str]:
    """Give what finds the characters of a text that are not plain."""
    return compiled(f"[{re.escape(''.join(_table(code)))}]")


@cache
def _table(code: str) -> dict[str, str]:
    from jiqun.lang import pack

    table = {
        chr(odd): plain if isinstance(plain, str) else chr(plain) for odd, plain in _PLAIN.items()
    }
    table |= {chr(odd): plain for odd, plain in pack(code).plain_characters().items()}
    return {odd: plain for odd, plain in table.items() if odd != plain}
