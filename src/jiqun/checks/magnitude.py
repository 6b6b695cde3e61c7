"""Magnitudes against GDP: they rank readings of a figure, and never make an error."""

from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.linked import INF
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.quantity import level_of
from jiqun.model import Interval


def gdp_of(net: Network, number: int, state: State) -> Interval | None:
    """Give the GDP of a claim's period as far as it is known or implied, or None."""
    quantity, document = net.variables[net.variable_of[number]]
    best: tuple[float, float] | None = None
    for where in (document, None):
        gdp = net.number.get((level_of(quantity, "gdp", None), where))
        if gdp is None:
            continue
        low, high = state.interval(gdp)
        if low > 0 and high != INF and (best is None or high - low < best[1] - best[0]):
            best = (low, high)
    return Interval(Fraction(best[0]), Fraction(best[1])) if best else None


def anchors(net: Network) -> Iterator[tuple[int, int]]:
    """Give the variables whose magnitude a GDP may decide, each with that GDP."""
    told = {m.indicator for m in net.context.magnitudes}
    for v, (quantity, document) in enumerate(net.variables):
        if quantity.measure == "level" and quantity.indicator in told:
            for where in (document, None):
                gdp = net.number.get((level_of(quantity, "gdp", None), where))
                if gdp is not None:
                    yield v, gdp


def out_of_band(net: Network, number: int, value: Fraction, state: State) -> bool:
    """Whether a level would be out of all proportion to the GDP that is known or implied."""
    quantity, _ = net.variables[net.variable_of[number]]
    if quantity.measure != "level" or quantity.unit != "CNY":
        return False
    gdp = gdp_of(net, number, state)
    if gdp is None or gdp.low is None or gdp.high is None:
        return False
    for band in net.context.magnitudes:
        if band.indicator == quantity.indicator and (quantity.subject is None or band.any_subject):
            return value * 100 > band.high * gdp.high or value * 100 < band.low * gdp.low
    return False
