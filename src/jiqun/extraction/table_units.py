"""Units that tables tell: in a line above, in a column of their own, in a label or a head."""

import re
from decimal import Decimal
from functools import lru_cache

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.lang import Pack, pack

UNIT_LINE = re.compile(
    r"(?:单位|计量单位)\s*[：:]\s*([^\s，。；,）)]{1,16})"
    r"|[Uu]nits?: *((?:[^\n;).]|\.(?! [A-Z]|$)){1,40})"
)
FEW = 4
"""Characters beside a unit in a line that tells nothing else, such as brackets: our choice."""
_MANY = re.compile(r"\d[\d,]*\b(?!\.)")
_LAST_LETTER = re.compile(r"(?<![a-z])([a-z])$")
_BRACKETS = re.compile(r"[（(]([^（）()]{1,24})[）)]")

ABOVE, TITLE = 60, 100
"""Characters above a table in which its unit is told, and of a title that ends with it: our
choice."""
_GLUED = re.compile(r"([$€£¥₩₹])(?=(?:m|b|bn|mn|k|tn)$)")
_LAST_LINE = re.compile(r"[^\n]*\S[^\n]*(?=\s*$)")
_ENDS_WITH = re.compile(r"[（(]([^（）()\d]{1,24})[）)]\s*$")
THOUSAND = Decimal(1000)
"""What noughts alone stand for before a unit: '000 ha."""
Unit = tuple[str, Decimal]


def unit_of_line(g: Grammar, line: str) -> tuple[Unit | None, bool]:
    """Give the unit that a line tells for a table, and whether it tells nothing else."""
    match = UNIT_LINE.search(line) if "nit" in line or "单位" in line else None
    if match is None:
        return None, False
    units = [unit_in(g, part) for part in re.split("[、，]", match[1] or match[2])]
    told = next((u for u in units if u is not None and u[0] != "percent"), units[0])
    return told, g.spaced and match.end() - match.start() > len(line) - FEW


def unit_above(g: Grammar, text: str, start: int) -> Unit | None:
    """Give the unit that is told above a table: Unit: RMB bn, or a title that ends with (NT$b)."""
    told = UNIT_LINE.search(text, max(0, start - ABOVE), start)
    if told is not None:
        return unit_in(g, told[1] or told[2])
    line = _LAST_LINE.search(text, max(0, start - TITLE), start)
    bracket = _ENDS_WITH.search(line[0]) if line else None
    return unit_in(g, bracket[1]) if bracket else None


def unit_of_label(g: Grammar, label: str) -> Unit | None:
    """Give the unit that a label names: `GDP (RMB bn)`, `Vehicle output, thousand`."""
    if bracket := _BRACKETS.search(label):
        told = unit_in(g, bracket[1])
        return told or (scaled_count(g, bracket[1]) if g.spaced else None)
    tail = label.rpartition(", ")[2] if g.spaced and ", " in label else ""
    return (unit_in(g, tail) or scaled_count(g, tail)) if tail else None


def unit_in(g: Grammar, words: str) -> tuple[str, Decimal] | None:
    """Read a unit that stands alone: 亿元, (in billion US$), 万人, %."""
    return _unit_in(g.pack.code, words)


def scaled_count(g: Grammar, words: str) -> tuple[str, Decimal] | None:
    """Read what things are counted in where no unit is told: (million), thousand units."""
    said = words.lower().split()
    if not said or any(w not in g.pack.units["classifiers"] for w in said[1:]):
        return None
    for name, factor in g.pack.numbers["scales"].items():
        if said[0] in (str(name), f"{name}s"):
            return "count", Decimal(factor)
    return None


def _one_letter(language: Pack, low: str, unit: str, scale: Decimal) -> Decimal:
    """Give the scale that one letter behind money tells, where nothing else does: US$ m."""
    letter = _LAST_LETTER.search(low) if scale == 1 and is_money(unit) else None
    return Decimal(language.numbers["scales"].get(letter[1], 1)) if letter else Decimal(1)


def _only_counts(language: Pack, words: list[str]) -> bool:
    """Say whether words are things that are only counted, with a scale or without."""
    counted = language.names["table"].get("counted", ())
    scales = language.numbers["scales"]
    return bool(words) and words[-1] in counted and all(w in counted or w in scales for w in words)


def _counted(language: Pack, low: str, scale: Decimal) -> tuple[str, Decimal]:
    for name, factor in language.numbers["scales"].items():
        if re.search(rf"\b{name}s?\b", low):
            return "count", scale * Decimal(factor)
    return "count", scale


@lru_cache(maxsize=4096)
def _unit_in(code: str, words: str) -> tuple[str, Decimal] | None:
    language = pack(code)
    if language.spaced:
        low = _GLUED.sub(r"\1 ", words.lower().strip().lstrip("'’‘"))
        if (inner := _BRACKETS.search(low)) and (told := _unit_in(code, inner[1])):
            return told
        scale = Decimal(1)
        if many := _MANY.match(low):
            scale, low = Decimal(many[0].replace(",", "")) or THOUSAND, low[many.end() :]
        if _only_counts(language, low.split()):
            return _counted(language, low, scale)
        for name, factor in language.numbers["scales"].items():
            if str(name) in low and len(str(name)) > 1 and re.search(rf"\b{name}s?\b", low):
                scale *= Decimal(factor)
                break
        for side in ("before", "after"):
            for word, (unit, factor) in sorted(
                language.unit_words(side).items(), key=lambda item: -len(item[0])
            ):
                alone = rf"(?<![a-z]){re.escape(word)}(?![a-z])"
                if (
                    word in low
                    and (len(word) > 1 or low.split()[-1] == word)
                    and re.search(alone, low)
                ):
                    return unit, scale * factor * _one_letter(language, low, unit, scale)
        if "%" in low:
            return "percent", Decimal(1)
        return ("USD", scale) if "$" in low else None
    match = re.search(
        r"((?:[十百千万亿](?![瓦米克卡伏]))*)([^\s（）()：:]+)$", words.strip("（）() ：:")
    )
    if not match:
        return None
    scale = Decimal(1)
    for c in match[1]:
        scale *= Decimal(language.numbers["scales"][c])
    after = language.unit_words("after")
    if match[2] in after:
        unit, factor = after[match[2]]
        return unit, scale * factor
    if match[2] in language.units["classifiers"]:
        return "count", scale
    return None
