"""Ask whether a wrong scale may lie with all the other figures instead: sums hold on any scale."""

from jiqun.checks.magnitude import out_of_band
from jiqun.checks.network import Network
from jiqun.checks.propagate import Fact, State, float_facts, narrow
from jiqun.checks.slips import Reading, readings, slips
from jiqun.model import printed_value

SCALES = frozenset({"scale_word", "yi_billion", "wan_million", "power_of_ten", "comma_point"})
"""Slips that multiply a figure by a power of ten and leave its digits alone."""

Change = tuple[int, Reading]


def shared(
    net: Network, core: tuple[int, ...], number: int, reading: Reading, base: State
) -> tuple[tuple[Change, ...], float, bool] | None:
    """Give the reading of all other levels of one document by the opposite slip, if it holds.

    One cause (the unit of a table) strikes them together, so each after the first costs little.
    """
    own = net.claims[number]
    levels = [n for n in core if n != number and str(net.claims[n].measure) == "level"]
    if reading.kind not in SCALES or len(levels) < 2:
        return None
    if any(net.claims[n].doc != own.doc or net.claims[n].unit != own.unit for n in levels):
        return None
    factor = printed_value(own) / reading.value
    changes: list[Change] = []
    for n in levels:
        wanted = printed_value(net.claims[n]) * factor
        found = next((r for r in readings(net.claims[n]) if r.value == wanted), None)
        if found is None or found.kind not in SCALES or found.unit != own.unit:
            return None
        changes.append((n, found))
    facts = [Fact(net.variable_of[n], r.low, r.high, 1 << n) for n, r in changes]
    kept = [n for n in core if n not in levels]
    facts += float_facts(net, kept)
    if narrow(net, base, facts).conflict:
        return None
    cost = slips()["cost"]
    outside = any(out_of_band(net, n, r.value, base) for n, r in changes)
    price = max(r.cost for _, r in changes) + cost["repeated"] * (len(changes) - 1)
    return tuple(changes), price + cost["out_of_band"] * outside, outside
