"""Search the readings under which a conflict goes away: of one claim, of two, of a whole sum."""

from collections.abc import Iterator
from itertools import combinations

from jiqun.checks.conflicts import Facts, smallest
from jiqun.checks.hypotheses import Explanation, fact_of
from jiqun.checks.magnitude import out_of_band
from jiqun.checks.network import INF, Network
from jiqun.checks.propagate import Fact, State, blank, narrow
from jiqun.checks.scale import shared
from jiqun.checks.slips import Reading, readings, slips
from jiqun.checks.together import readings_together

PAIRS = 40
"""Pairs of claims tried at most in one conflict; larger conflicts stay open sets."""
FITS = 60
"""Readings of the first claim of a pair followed at most; more than that proves nothing."""


def explanations(
    net: Network,
    core: tuple[int, ...],
    base: State,
    rest: Facts,
    facts: Facts,
    droppable: dict[int, State],
) -> list[Explanation]:
    """Give every explanation of the fewest slips, the cheapest first.

    Two slips are tried only where no single one will do, three only within one sum.

    Args:
        base: the state of all claims outside the conflict.
        rest: their facts.
        droppable: claims without which the others agree, with what these then imply.
    """
    found = [e for n, state in droppable.items() for e in _singles(net, n, state)]
    for single in tuple(found):
        other = shared(net, core, *single.changes[0], base)
        if other is not None:
            found.append(Explanation(*other))
    if not found and _pairs_tell(net, core):
        found = list(_pairs(net, core, base, rest, facts))
    if not found:
        found = _together(net, core, base)
    return sorted(
        found, key=lambda e: (e.cost, e.claims, [(r.kind, r.value) for _, r in e.changes])
    )


def _pairs_tell(net: Network, core: tuple[int, ...]) -> bool:
    """Whether two slips at once would be believed: not of one figure told twice in prose."""
    return net.context.tolerance is None or len({net.variable_of[n] for n in core}) > 1


def _singles(net: Network, number: int, state: State) -> Iterator[Explanation]:
    for reading, after, outside in _fitting(net, number, state):
        if not after.conflict:
            extra = slips()["cost"]["out_of_band"] if outside else 0.0
            yield Explanation(((number, reading),), reading.cost + extra, outside)


def _fitting(net: Network, number: int, state: State) -> Iterator[tuple[Reading, State, bool]]:
    """Give the readings of a claim that keep within what the others imply."""
    for reading, fact in _candidates(net, number):
        low, high = state.low[fact.variable], state.high[fact.variable]
        if fact.low > high or fact.high < low:
            continue
        moved = fact.variable != net.variable_of[number]
        if moved and (low == -INF or low == 0) and high == INF:
            continue
        after = narrow(net, state, [fact])
        yield reading, after, out_of_band(net, number, reading.value, state)


def _candidates(net: Network, number: int) -> list[tuple[Reading, Fact]]:
    known: list[tuple[Reading, Fact]] | None = net.memo.get(number)
    if known is None:
        told = ((r, fact_of(net, number, r)) for r in readings(net.claims[number]))
        known = net.memo[number] = [(r, fact) for r, fact in told if fact is not None]
    return known


def _pairs(
    net: Network,
    core: tuple[int, ...],
    base: State,
    rest: Facts,
    facts: Facts,
) -> Iterator[Explanation]:
    pairs: dict[tuple[int, int], None] = {}
    for n in core:
        without = {**rest, **{m: facts[m] for m in core if m != n}}
        state = narrow(net, base, [facts[m] for m in core if m != n])
        if not state.conflict:
            continue
        for m in smallest(net, without, state.conflict):
            pairs[min(n, m), max(n, m)] = None
    pairs.update(dict.fromkeys(combinations(core, 2)))
    for a, b in list(pairs)[:PAIRS]:
        outside = [n for n in (a, b) if n not in core]
        start = base
        if outside:
            start = narrow(net, blank(net), [f for n, f in rest.items() if n not in outside])
        state = narrow(net, start, [facts[m] for m in core if m not in (a, b)])
        if not state.conflict:
            yield from _pair(net, a, b, state)


def _pair(net: Network, a: int, b: int, state: State) -> Iterator[Explanation]:
    cost = slips()["cost"]
    fits = [f for f in _fitting(net, a, state) if not f[1].conflict][:FITS]
    for first, after, outside in fits:
        for second, end, outside_too in _fitting(net, b, after):
            if end.conflict:
                continue
            total = first.cost + second.cost
            if first.kind == second.kind and net.claims[a].doc == net.claims[b].doc:
                total -= cost["error"] - cost["repeated"]
            total += cost["out_of_band"] * (outside + outside_too)
            yield Explanation(((a, first), (b, second)), total, outside or outside_too)


def _together(net: Network, core: tuple[int, ...], base: State) -> list[Explanation]:
    """Read every claim of one sum otherwise at once, if the core is one sum."""
    return [
        Explanation(changes, cost, outside)
        for changes, cost, outside in readings_together(net, core, base)
        if not narrow(net, base, _facts_of(net, changes)).conflict
    ]


def _facts_of(net: Network, changes: tuple[tuple[int, Reading], ...]) -> list[Fact]:
    return [fact for n, reading in changes if (fact := fact_of(net, n, reading)) is not None]
