"""Find the figures of a sentence: number, scale word and unit, with their exact value."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from jiqun.lang import Pack
from jiqun.model import Bound

ONE = Decimal(1)


LIST = "list"
"""The form of a number that names a list: the Top 100."""


@dataclass(slots=True, unsafe_hash=True)
class Figure:
    """One printed quantity; never changed (`frozen` is slow to build).

    Attributes:
        start, end: the quote's place in the normalised text.
        value: in base units; without a sign of its words.
        unit: the contract's unit; `count` where no unit word stands.
        form: `digits`, `words`, `scale` (a scale word alone), `fraction`, `rank` or `multiple`.
        bound: what the printed form itself says (`余` inside, an end of a range).
        after: where the words behind the figure begin.
        bare: no unit word, classifier or currency was printed.
        scale: by what the digits were multiplied.
        classifier: the counting word, where one was printed.
        shape: what the form says of the measure: `growth`, `per`, or empty.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    form: str = "digits"
    bound: Bound | None = None
    after: int = 0
    bare: bool = False
    scale: Decimal = ONE
    classifier: str = ""
    shape: str = ""


def longest_first(words: Iterable[str]) -> str:
    """Make a regex of words that prefers the longest; beginnings that words share stand once.

    The engine then tries a few characters instead of some hundred words at each place.

    >>> longest_first(["per cent", "percent", "per"])
    'per(?:\\\\ cent|cent)?'
    """
    return _shared_beginnings(tuple(words))


@lru_cache(maxsize=512)
def _shared_beginnings(words: tuple[str, ...]) -> str:
    return _branches(sorted(set(words)), 0)


def _branches(words: list[str], at: int) -> str:
    """Make a regex of what follows the beginning that sorted words share."""
    ends = bool(words) and len(words[0]) == at
    found, first = [], int(ends)
    while first < len(words):
        begun, last = words[first], first + 1
        while last < len(words) and words[last][at] == begun[at]:
            last += 1
        shared = at + 1  # what the first and the last of sorted words share, all do
        end = words[last - 1]
        while shared < len(begun) and begun[shared] == end[shared]:
            shared += 1
        more = _branches(words[first:last], shared) if last > first + 1 else ""
        found.append(re.escape(begun[at:shared]) + more)
        first = last
    joined = "|".join(found)
    if ends:
        return f"(?:{joined})?" if found else ""
    return f"(?:{joined})" if len(found) > 1 else joined


def exact_fraction(top: int, bottom: int) -> Decimal:
    """Give a fraction in percent, to ten decimals where it does not end (ruling 8).

    >>> exact_fraction(1, 3), exact_fraction(1, 4)
    (Decimal('33.3333333333'), Decimal('25'))
    """
    percent = Decimal(100 * top) / Decimal(bottom)
    rounded = percent.quantize(Decimal("1e-10"))
    return rounded if rounded != percent else percent.normalize() + 0


_YEAR = re.compile(r"(?:19|20)\d\d")

_CURRENCY = re.compile(r"[A-Z]{3}")


def _one_scale(language: Pack, this: Figure, following: Figure, between: str) -> bool:
    """Say whether a range's scale word stands for both ends: $10 to $15 billion."""
    return (
        this.scale == 1
        and following.scale > 1
        and following.form in ("digits", "words")
        and following.unit not in ("percent", "percentage_point")
        and (
            this.unit == following.unit
            or (this.bare and this.unit == "count")
            or (following.bare and following.unit == "count" and len(this.unit) == 3)
        )
        and this.value < following.value / following.scale
        and not (this.form == "digits" and this.value >= 1000)
        and language.form("numbers", "between", "one_scale").fullmatch(between) is not None
    )


def goes_up_alone(first: Decimal, last: Decimal, scale: Decimal) -> bool:
    """Say whether a range goes up only if its first number does not share the scale of its last.

    >>> goes_up_alone(Decimal(8000), Decimal(10000), Decimal(10000))  # 8,000到1万个
    True
    >>> goes_up_alone(Decimal(3), Decimal(50000), Decimal(10000))  # 3至5万吨
    False
    """
    return first < last < first * scale


def share_units(language: Pack, found: list[Figure], text: str) -> list[Figure]:
    """Give bare numbers of a list or range the unit of the one that ends it.

    The scale is shared as well: 3000至5000亿元 is twice in 亿.
    """
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        this, following = out[i], out[i + 1]
        if following.form == "rank" or this.form not in ("digits", "words"):
            continue
        if _one_scale(language, this, following, text[this.end : following.start]):
            out[i] = replace(this, value=this.value * following.scale, scale=following.scale)
            if not (this.bare and following.unit != "count"):
                continue
            this = replace(this, unit=following.unit, bare=False)
            out[i] = replace(out[i], unit=following.unit, bare=False)
            continue
        if this.classifier == "个" and following.unit == "percentage_point":
            between = text[this.end : following.start]
            if language.form("numbers", "between", "list").fullmatch(between):
                out[i] = replace(this, unit=following.unit, classifier="")  # 2.9个、23.9个百分点
            continue
        if not this.bare:
            continue
        if following.bare and following.unit == "count":
            continue
        between = text[this.end : following.start]
        if len(between) > 8:
            continue
        if language.form("numbers", "between", "list").fullmatch(between):
            before = text[max(0, this.start - 8) : this.start]
            is_year = _YEAR.fullmatch(text[this.start : this.end]) is not None
            if is_year and language.form("numbers", "between", "at_year").search(before):
                continue  # rose 4% in 2022 to 10 billion yuan
            if this.value >= 1000 and following.unit == "percent":
                continue
            if following.unit == "count" and not following.classifier and following.scale == 1:
                continue
            scale = following.scale if this.scale == 1 else Decimal(1)
            is_range = language.form("numbers", "between", "range").fullmatch(between)
            if is_range and goes_up_alone(this.value, following.value, following.scale):
                scale = Decimal(1)
            out[i] = replace(
                this,
                value=this.value * scale,
                unit=following.unit,
                scale=this.scale * scale,
                bare=False,
                classifier=following.classifier,
                shape=following.shape,
            )
    return out


def carry_currency(language: Pack, found: list[Figure], text: str, money: str = "") -> list[Figure]:
    """Give a bare amount in millions or more the currency that the sentence spoke of before.

    `Trade reached 812.4 billion yuan, of which exports were 500.3 billion`: nothing that could
    be counted stands behind the second figure. `money` is what the clause before spoke of.
    """
    out = list(found)
    for i, figure in enumerate(out):
        if _CURRENCY.fullmatch(figure.unit):
            if not i or not is_said_again(language, text, out[i - 1], figure):
                money = figure.unit
        elif (
            money
            and figure.bare
            and figure.unit == "count"
            and figure.scale >= 1_000_000
            and language.form("numbers", "alone", "nothing_counted").match(text, figure.after)
        ):
            out[i] = replace(figure, unit=money, bare=False)
    return out


def is_said_again(language: Pack, text: str, told: Figure, figure: Figure) -> bool:
    """Say whether a sum is the one before it in other money: 905 billion yuan (US$135 billion)."""
    if told.unit == figure.unit or not _CURRENCY.fullmatch(told.unit):
        return False
    again = language.form("units", "again")
    return again.fullmatch(text, told.end, figure.start) is not None


def tell_points(language: Pack, found: list[Figure], text: str) -> list[Figure]:
    """Tell points of a score from percentage points, and bare rates in a list of places.

    `90 points on the index` counts; `56.6% in Sweden, 46.9 in Germany` are both percent.
    """
    percent = any(f.unit == "percent" for f in found)
    out: list[Figure] = []
    for figure in found:
        words = text[figure.start : figure.end].lower()
        points = figure.unit == "percentage_point" and not percent
        if points and language.form("numbers", "alone", "score").search(words):
            figure = replace(figure, unit="count", bare=False)
        elif (
            out
            and figure.bare
            and figure.form == "digits"
            and "." in words
            and out[-1].unit == "percent"
            and language.form("numbers", "alone", "in_place").match(text, figure.end)
        ):
            figure = replace(figure, unit="percent", bare=False)
        out.append(figure)
    return out


BEFORE_RANGE = 18
"""Characters before a range that can say it is none, or is one: our choice, `ranging from`."""


_RATES = ("percent", "percentage_point", "multiple")


def mark_ranges(language: Pack, found: list[Figure], text: str) -> list[Figure]:
    """Make the two ends of a range `ge` and `le`: 5%-6%, between 5% and 6%."""
    if len(found) < 2:
        return found
    ranges, paths, steps, begins, joins = (
        language.form("numbers", "between", name)
        for name in ("range", "path", "step", "range_of", "range_and")
    )
    out = list(found)
    for i in range(len(out) - 1):
        low, high = out[i], out[i + 1]
        if low.unit != high.unit or low.form == "rank" or low.bound or high.bound:
            continue
        between = text[low.end : high.start]
        if len(between) > 8 or low.value >= high.value:
            continue
        before = text[max(0, low.start - BEFORE_RANGE) : low.start].lower()
        is_range = bool(ranges.fullmatch(between)) and not paths.search(before)
        if low.unit not in _RATES and steps.search(before):
            is_range = False  # by 412 to 5,380: a change, and where it led
        if joins.fullmatch(between) and begins.search(before):
            is_range = True
        if is_range:
            out[i] = replace(low, bound=Bound.GE)
            out[i + 1] = replace(high, bound=Bound.LE)
    return out
