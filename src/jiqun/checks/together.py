"""Read all three figures of one sum otherwise at once: meet in the middle over sorted readings."""

from bisect import bisect_left, bisect_right
from itertools import product

from jiqun.checks.magnitude import out_of_band
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.slips import Reading, readings, slips

PLAUSIBLE = frozenset(
    {"scale_word", "yi_billion", "wan_million", "power_of_ten", "comma_point", "digit_drop"}
)
"""Causes that strike several figures of one sentence: units and copying. With every reading of
each digit, sixteen thousand triples fit the case this was made for, and prove nothing."""

_GUARD = 1e-9
"""The bisection runs in floats, this much wider; every triple it finds is checked exactly."""
Change = tuple[int, Reading]


def readings_together(
    net: Network, core: tuple[int, ...], state: State
) -> list[tuple[tuple[Change, ...], float, bool]]:
    """Give triples of readings under which total = first part + second part.

    Only where the three claims of one document stand on the three sides of one sum. Later slips of
    one sentence cost less than the first: they are not independent.
    """
    if len(core) != 3 or len({net.claims[n].doc for n in core}) != 1:
        return []
    on = {net.variable_of[n]: n for n in core}
    row = next(
        (r for r in net.rows if r.linear and r.kind == "sum" and set(r.variables) == set(on)), None
    )
    if row is None:
        return []
    total, first, second = (on[v] for v in row.variables)
    choices = [
        [r for r in readings(net.claims[n]) if r.kind in PLAUSIBLE and r.unit == net.claims[n].unit]
        for n in (total, first, second)
    ]
    seconds = sorted(choices[2], key=lambda r: r.low)
    lows = [r.low for r in seconds]
    widest = max((r.high - r.low for r in seconds), default=0.0)
    cost = slips()["cost"]
    discount = 2 * (cost["error"] - cost["repeated"])
    found: list[tuple[tuple[Change, ...], float, bool]] = []
    for whole, part in product(choices[0], choices[1]):
        start = bisect_left(lows, (whole.low - part.high - widest) * (1 - _GUARD))
        end = bisect_right(lows, (whole.high - part.low) * (1 + _GUARD))
        for other in seconds[start:end]:
            slack = whole.half + part.half + other.half
            if abs(whole.value - part.value - other.value) > slack:
                continue
            changes = ((total, whole), (first, part), (second, other))
            outside = any(out_of_band(net, n, r.value, state) for n, r in changes)
            price = whole.cost + part.cost + other.cost - discount
            found.append((changes, price + cost["out_of_band"] * outside, outside))
    return found
