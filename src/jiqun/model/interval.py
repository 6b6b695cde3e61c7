"""Say what a printed number says: an interval with exact ends."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from jiqun.model.claim import Bound, Claim


def plain_fraction(value: Fraction | None) -> int | float | None:
    """Give a JSON number: an integer where the fraction is one, else the nearest float.

    >>> plain_fraction(Fraction(4)), plain_fraction(Fraction(1, 8)), plain_fraction(None)
    (4, 0.125, None)
    """
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a statement allows; None is an open side.

    Ends are exact fractions. Both ends count as closed: a figure at the very edge of its
    rounding is never called wrong.
    """

    low: Fraction | None
    high: Fraction | None

    def meet(self, other: "Interval") -> "Interval":
        """Give what both allow; it is empty where they contradict."""
        lows = [x for x in (self.low, other.low) if x is not None]
        highs = [x for x in (self.high, other.high) if x is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def ends(self) -> list[int | float | None]:
        """Give both ends as JSON numbers; None is an open side."""
        return [plain_fraction(self.low), plain_fraction(self.high)]

    @property
    def is_empty(self) -> bool:
        """Whether nothing satisfies it."""
        return self.low is not None and self.high is not None and self.low > self.high

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies within."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


_DIGITS = re.compile(r"\d[\d,，\s]*(?:[.．]\s*\d+)?")
_FULL_WIDTH = {ord("０") + i: str(i) for i in range(10)} | {ord("．"): ".", ord("，"): ","}
_AS_PRINTED = frozenset({"percent", "percentage_point", "rank", "multiple"})
_NOISE = Decimal("1e-9")
"""Values may have gone through a float; the printed digits are exact."""
APPROX_FACTOR = Fraction(1, 20)
"""`about` allows five percent to each side: our choice, wide enough for `about 70%` and
narrow enough to catch a wrong scale word."""


def last_place(claim: Claim) -> Fraction:
    """Give one whole unit of the last printed place, in base units.

    The quote holds the printed digits, the value does not: `1.67 trillion yuan` is known to
    ten billion. Words without digits (`one trillion`, 六成) are known to their leading digit.

    >>> from decimal import Decimal
    >>> from jiqun.model.claim import Indicator, Measure
    >>> c = Claim(doc="d", start=0, end=18, quote="1.67 trillion yuan", value=Decimal("1.67E12"),
    ...           unit="CNY", bound=Bound.EQ, measure=Measure.LEVEL, indicator=Indicator.GDP)
    >>> last_place(c)
    Fraction(10000000000, 1)
    """
    digits = _printed_digits(claim)
    if digits is not None:
        return digits[1]
    if not claim.value:
        match = _DIGITS.search(claim.quote.translate(_FULL_WIDTH))
        return Fraction(1, 10 ** len(match[0].partition(".")[2])) if match else Fraction(1)
    exponent = claim.value.normalize().as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0)


def printed_value(claim: Claim) -> Fraction:
    """Give the exact number that the digits say, free of the noise of a float in a file.

    >>> from decimal import Decimal
    >>> from jiqun.model.claim import Indicator, Measure
    >>> c = Claim(doc="d", start=0, end=14, quote="32.056 billion", unit="CNY",
    ...           value=Decimal("32056000000.000004"), bound=Bound.EQ, measure=Measure.LEVEL,
    ...           indicator=Indicator.GDP)
    >>> printed_value(c)
    Fraction(32056000000, 1)
    """
    digits = _printed_digits(claim)
    if digits is None:
        return Fraction(claim.value)
    return digits[0] if claim.value > 0 else -digits[0]


def _printed_digits(claim: Claim) -> tuple[Fraction, Fraction] | None:
    """Give the size of the number and one unit of its last place, where digits are all of it.

    In 5万8千, 三成五 and 十二 they are not: then the quote alone does not say the number.
    """
    return _digits(claim.quote, claim.value)


@lru_cache(maxsize=65536)
def _digits(quote: str, value: Decimal) -> tuple[Fraction, Fraction] | None:
    match = _DIGITS.search(quote.translate(_FULL_WIDTH))
    if match is None or not value:
        return None
    printed = re.sub(r"[,，\s]", "", match[0])
    number = Decimal(printed)
    if not number:
        return None
    worth = abs(value) / number
    exponent = worth.adjusted() + (worth.scaleb(-worth.adjusted()) > 5)
    unit = Decimal(1).scaleb(exponent)
    if abs(worth - unit) > unit * _NOISE:
        return None
    power = Fraction(10) ** exponent
    return Fraction(number) * power, power / 10 ** len(printed.partition(".")[2])


def _rounded_place(claim: Claim) -> Fraction:
    """Give the place to which a figure may have been rounded.

    Noughts at the end of a whole number (`800 billion`, `26,000`) may be rounding. Percentages
    and counts below a hundred are taken as printed.
    """
    place = last_place(claim)
    if claim.unit in _AS_PRINTED or (claim.unit == "count" and abs(claim.value) < 100):
        return place
    match = _DIGITS.search(claim.quote.translate(_FULL_WIDTH))
    if match is None or "." in match[0] or not claim.value:
        return place
    value = printed_value(claim)
    while (value / (place * 10)).denominator == 1:
        place *= 10
    return place


def printed_interval(claim: Claim) -> Interval:
    """Give what a claim says of its quantity, rounding and bound words counted in.

    `eq` says half a unit of the last printed place to each side (of the last place that is not
    nought, where a whole number ends in noughts); `gt` and `ge` say only `at
    least`, `lt` and `le` only `at most`, taken from the printed number itself less or plus
    nothing; `approx` says `APPROX_FACTOR` to each side or the rounding, whichever is wider.
    """
    value = printed_value(claim)
    half = _rounded_place(claim) / 2
    if claim.bound in (Bound.GT, Bound.GE):
        return Interval(value, None)
    if claim.bound in (Bound.LT, Bound.LE):
        return Interval(None, value)
    if claim.bound is Bound.APPROX:
        half = max(half, abs(value) * APPROX_FACTOR)
    return Interval(value - half, value + half)
