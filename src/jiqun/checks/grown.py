"""What growth rates alone say of the parts of a total: two parts, three rates, one total."""

from fractions import Fraction
from itertools import product
from math import floor, log10

from jiqun.checks.left_over import left_over
from jiqun.checks.network import Network
from jiqun.checks.slips import Reading
from jiqun.model import Interval


def grown_parts(
    net: Network, whole: tuple[int, ...], readings: dict[int, Reading]
) -> tuple[tuple[int, Interval], ...]:
    """Give, for two parts of a total, the levels that the total and the three growths leave.

    With T the total, and t, a, b the factors of growth of total and parts, last year's part A is
    (T - b T / t) / (a - b), and this year's is a times that. Each end lies at a corner of the
    intervals, as the expression turns nowhere between them while a and b stay apart.
    """
    left = left_over(net, whole, readings)
    if left is None or len(left.claims) != 3:
        return ()
    _, first, second = left.claims
    factors = [_factor(net, n) for n in left.claims]
    if any(f is None for f in factors):
        return ()
    t, a, b = (f for f in factors if f is not None)
    if a[0] <= b[1] and b[0] <= a[1]:
        return ()  # parts that grew alike leave every division open
    around = (left.total - left.half, left.total + left.half)
    found = []
    for number, own, other in ((first, a, b), (second, b, a)):
        ends = [x * (T - y * T / z) / (x - y) for T, x, y, z in product(around, own, other, t)]
        found.append((number, _outward(min(ends), max(ends))))
    return tuple(found) if all(i.low is not None and i.low > 0 for _, i in found) else ()


def _factor(net: Network, number: int) -> tuple[Fraction, Fraction] | None:
    """Give the growth of a claim's quantity as a factor, where its level grows as printed."""
    quantity, document = net.variables[net.variable_of[number]]
    if quantity.indicator not in net.context.nominal:
        return None
    growth = net.number.get((quantity._replace(measure="growth", unit="percent"), document))
    if growth is None or growth not in net.variable_of:
        return None
    said = net.intervals[net.variable_of.index(growth)]
    if said.low is None or said.high is None:
        return None
    return 1 + said.low / 100, 1 + said.high / 100


def _outward(low: Fraction, high: Fraction) -> Interval:
    """Give an interval with ends of three digits of its width, rounded outward."""
    step = Fraction(10) ** (floor(log10(float(high - low))) - 2) if high > low else Fraction(1)
    return Interval(low // step * step, -(-high // step) * step)
