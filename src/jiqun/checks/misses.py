"""How far a figure missed what was forecast."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, log10

from jiqun.checks.arithmetic import claim_term, number_term
from jiqun.checks.words import PERCENT
from jiqun.model import Bound, Claim, Term, printed_interval, printed_value

BETWEEN = 5
"""Characters between the two ends of a range at most: `10%至12%`, `5% and 6%`."""
FAR = Fraction(1, 2)
"""Amounts of which one is less than this part of the other are taken for two things under one
name, such as a project and its city, not for a forecast that missed: our choice."""
FAR_POINTS = Fraction(25)
"""The same of rates and shares, in percentage points: our choice."""
_AT_LEAST = (Bound.GT, Bound.GE)
_AT_MOST = (Bound.LT, Bound.LE)


@dataclass(frozen=True, slots=True)
class Miss:
    """A forecast beside the figure.

    Attributes:
        forecast: the claim, or both ends of a range.
        figure: what it came to, told exactly or as `about`.
    """

    forecast: tuple[Claim, ...]
    figure: Claim

    @property
    def against(self) -> Claim:
        """The claim that the figure is measured by: of a range, the nearer end."""
        value = printed_value(self.figure)
        return min(self.forecast, key=lambda c: abs(value - printed_value(c)))

    @property
    def size(self) -> Fraction:
        """The figure less the forecast, as printed."""
        return printed_value(self.figure) - printed_value(self.against)

    @property
    def is_rate(self) -> bool:
        """Whether the miss is told in percentage points."""
        return self.figure.unit in PERCENT

    @property
    def percent(self) -> Fraction | None:
        """The miss in percent of the forecast, rounded as it is told; None for rates."""
        value = printed_value(self.against)
        if self.is_rate or not value:
            return None
        exact = 100 * self.size / abs(value)
        return round(exact / (place := 2 * half_of(exact))) * place

    @property
    def is_bounded(self) -> bool:
        """Whether only a bound was forecast, or a range."""
        return self.against.bound in (*_AT_LEAST, *_AT_MOST)

    @property
    def is_borne_out(self) -> bool:
        """Whether the figure keeps to what was forecast, by the digits and words of both."""
        if self.is_bounded:
            value = printed_value(self.figure)
            return all(printed_interval(c).holds(value) for c in self.forecast)
        return not printed_interval(self.against).meet(printed_interval(self.figure)).is_empty

    @property
    def is_far(self) -> bool:
        """Whether the two are so far apart that they are hardly one thing."""
        if self.is_rate:
            return abs(self.size) > FAR_POINTS
        first, second = printed_value(self.against), printed_value(self.figure)
        small, large = sorted((abs(first), abs(second)))
        return first * second < 0 or small < FAR * large

    def terms(self) -> Iterator[Term]:
        """Lay out the arithmetic; of a range only where the figure leaves it."""
        yield claim_term("", self.figure)
        if len(self.forecast) > 1 and self.is_borne_out:
            low, high = self.forecast
            yield claim_term("≥", low)
            yield claim_term("≤", high)
            return
        yield claim_term("-", self.against)
        labels = "figure less forecast, as printed", "实际数减预测数（按所印数字）"
        unit = "percentage_point" if self.is_rate else self.figure.unit
        yield number_term("=", *labels, self.size, Fraction(0), unit)
        if self.percent is not None:
            labels = "in percent of the forecast", "占预测数的百分比"
            yield number_term("→", *labels, self.percent, half_of(self.percent), "percent")


def half_of(percent: Fraction) -> Fraction:
    """Give half a unit of the last place told of a percentage: one decimal, two digits below 1.

    >>> half_of(Fraction(13, 10)), half_of(Fraction(-1, 50))
    (Fraction(1, 20), Fraction(1, 2000))
    """
    power = floor(log10(abs(percent))) - 1 if percent else -1
    return Fraction(10) ** min(power, -1) / 2


def ranges(claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Give forecasts of one cell, in order of document and place, the ends of a range together."""
    rest = list(claims)
    while rest:
        low = rest.pop(0)
        high = rest[0] if rest else None
        if high is not None and _is_range(low, high):
            yield low, rest.pop(0)
        else:
            yield (low,)


def _is_range(low: Claim, high: Claim) -> bool:
    near = low.doc == high.doc and 0 <= high.start - low.end <= BETWEEN
    return near and low.bound is Bound.GE and high.bound is Bound.LE and low.value < high.value
