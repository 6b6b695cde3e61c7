"""Arithmetic on intervals with exact ends: sums, products, quotients, growth, roots."""

from collections.abc import Iterable
from fractions import Fraction
from math import isqrt

from jiqun.model import Interval

ANY = Interval(None, None)
DIGITS = 12
"""Decimals to which roots are rounded outward: our choice, far below any printed digit."""

_End = Fraction | None


def exactly(number: Fraction | int) -> Interval:
    """Give the interval of one number."""
    return Interval(Fraction(number), Fraction(number))


def negative(a: Interval) -> Interval:
    """Give the interval of the opposite number."""
    return Interval(None if a.high is None else -a.high, None if a.low is None else -a.low)


def add(*parts: Interval) -> Interval:
    """Give the interval of a sum; open where any part is open on that side.

    >>> add(Interval(Fraction(1), Fraction(2)), Interval(Fraction(10), None))
    Interval(low=Fraction(11, 1), high=None)
    """
    return Interval(_sum(p.low for p in parts), _sum(p.high for p in parts))


def _sum(ends: Iterable[_End]) -> _End:
    total = Fraction(0)
    for end in ends:
        if end is None:
            return None
        total += end
    return total


def subtract(a: Interval, b: Interval) -> Interval:
    """Give the interval of a difference of two numbers that are known apart from each other."""
    return add(a, negative(b))


def scale(a: Interval, factor: Fraction | int) -> Interval:
    """Give the interval of a number times a positive factor."""
    return Interval(
        None if a.low is None else a.low * factor, None if a.high is None else a.high * factor
    )


def multiply(a: Interval, b: Interval) -> Interval:
    """Give the interval of a product; everything where b may be negative and an end is open."""
    ends = (a.low, a.high, b.low, b.high)
    if b.low is not None and b.low >= 0:
        low = _times(a.low, b.high if a.low is None or a.low < 0 else b.low)
        high = _times(a.high, b.low if a.high is not None and a.high < 0 else b.high)
        return Interval(low, high)
    if None in ends:
        return ANY
    corners = [x * y for x in ends[:2] for y in ends[2:] if x is not None and y is not None]
    return Interval(min(corners), max(corners))


def _times(a: _End, b: _End) -> _End:
    if a == 0 or b == 0:
        return Fraction(0)
    return None if a is None or b is None else a * b


def divide(a: Interval, b: Interval) -> Interval:
    """Give the interval of a quotient; everything where b may be nought or below.

    >>> divide(Interval(Fraction(6), Fraction(8)), Interval(Fraction(2), Fraction(4)))
    Interval(low=Fraction(3, 2), high=Fraction(4, 1))
    """
    if b.low is None or b.low <= 0:
        return ANY
    inverse = Interval(Fraction(0) if b.high is None else 1 / b.high, 1 / b.low)
    return multiply(a, inverse)


def growth(now: Interval, before: Interval) -> Interval:
    """Give the growth in percent from one level to the next.

    >>> growth(exactly(110), exactly(100))
    Interval(low=Fraction(10, 1), high=Fraction(10, 1))
    """
    return percent_of(divide(now, before))


def factor_of(percent: Interval) -> Interval:
    """Give the factor of a growth in percent: 7 % is 1.07; never below nought."""
    made = scale(add(percent, exactly(100)), Fraction(1, 100))
    return made.meet(Interval(Fraction(0), None))


def percent_of(factor: Interval) -> Interval:
    """Give the growth in percent of a factor: 1.07 is 7 %."""
    return add(scale(factor, 100), exactly(-100))


def root(a: Interval, degree: int) -> Interval:
    """Give the interval of the root of a number not below nought, rounded outward.

    >>> root(exactly(4), 2)
    Interval(low=Fraction(2, 1), high=Fraction(2, 1))
    """
    return Interval(
        Fraction(0) if a.low is None or a.low <= 0 else _root(a.low, degree, up=False),
        None if a.high is None else _root(a.high, degree, up=True),
    )


def _root(value: Fraction, degree: int, *, up: bool) -> Fraction:
    unit = 10**DIGITS
    scaled = value * unit**degree
    whole = _whole_root(scaled.numerator // scaled.denominator, degree)
    if up and Fraction(whole) ** degree < scaled:
        whole += 1
    return Fraction(whole, unit)


def _whole_root(value: int, degree: int) -> int:
    """Give the largest whole number whose power is not above a whole number (Newton)."""
    if degree == 1 or value < 2:
        return value
    if degree == 2:
        return isqrt(value)
    guess = 1 << (value.bit_length() // degree + 1)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def is_below(a: Interval, b: Interval) -> bool:
    """Whether every number of a is below every number of b.

    A shared end is enough: a figure at the edge of its rounding is not taken for more.
    """
    return a.high is not None and b.low is not None and a.high <= b.low


def is_known(a: Interval) -> bool:
    """Whether both ends are known."""
    return a.low is not None and a.high is not None
