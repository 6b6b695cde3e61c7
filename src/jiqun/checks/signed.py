"""Products and quotients of intervals whose ends may lie below zero (Moore 1966)."""

from typing import Any

INF = float("inf")
Number = Any  # float in the search, Fraction in a verdict; infinities are floats in both
Ends = tuple[Number, Number]


def times(a: Ends, b: Ends) -> Ends:
    """Give the least and the greatest product; nothing times an open end is nothing.

    >>> times((-8, -7), (0, 100))
    (-800, 0)
    """
    corners = [x * y if x and y else 0 for x in a for y in b]
    return min(corners), max(corners)


def over(a: Ends, b: Ends) -> Ends | None:
    """Give the least and the greatest quotient; None where nothing follows.

    A divisor may end at nothing if what is divided does not.

    >>> over((8.0, 9.0), (-4.0, -2.0))
    (-4.5, -2.0)
    >>> over((8.0, 9.0), (0.0, 2.0))
    (4.0, inf)
    """
    if b[0] < 0 < b[1] or (0 in b and a[0] <= 0 <= a[1]) or b == (0, 0):
        return None
    one = (1 / b[1] if b[1] else -INF, 1 / b[0] if b[0] else INF)
    return times(a, one)


def signed_ends(
    left: Ends, right: Ends, factor: Ends, k: Ends
) -> tuple[Ends | None, Ends | None, Ends | None]:
    """Give what left = right × factor × k, with k above nothing, leaves left, right and factor.

    >>> signed_ends((-INF, INF), (-8.0, -7.0), (0.0, 0.5), (1.0, 1.0))
    ((-4.0, 0), None, (-inf, inf))
    """
    rest = over(left, right)
    return (
        times(right, times(factor, k)),
        over(left, times(factor, k)),
        None if rest is None else over(rest, k),
    )
