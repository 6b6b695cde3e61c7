"""Search the readings under which a conflict goes away: of one claim, of two, of a whole sum."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import log

from jiqun.checks.conflicts import Facts, bits, smallest
from jiqun.checks.hypotheses import Explanation, fact_of
from jiqun.checks.linked import INF
from jiqun.checks.magnitude import out_of_band
from jiqun.checks.moves import benign, combined, exchanged, moved, neighbours
from jiqun.checks.network import Network
from jiqun.checks.propagate import Fact, State, blank, narrow
from jiqun.checks.scale import SCALES, shared
from jiqun.checks.slips import Reading, readings, slips
from jiqun.checks.together import readings_together

PAIRS = 40
"""Pairs of claims tried at most in one conflict; larger conflicts stay open sets."""
FITS = 60
"""Readings of the first claim of a pair followed at most; more than that proves nothing."""


LEAST = 0.02
"""Readings that touch what the others imply in a point are this likely beside one well within it:
rounding is even, and sums of rounded figures are rarer still at their edges (our choice)."""
KNOWN = 0.02
"""A cell is known well enough for a figure of another year to be recognised as its figure if it is
known to two percent, or to three roundings of the figure (our choice)."""


def explanations(
    net: Network,
    core: tuple[int, ...],
    base: State,
    rest: Facts,
    facts: Facts,
    droppable: dict[int, State],
    *,
    whole: Facts,
    clashing: frozenset[int],
) -> list[Explanation]:
    """Give every explanation of the fewest slips, the cheapest first.

    Two slips are tried only where no single one will do, three only within one sum.

    Args:
        base: the state of all claims outside the conflict.
        rest: their facts.
        droppable: claims without which the others agree, with what these then imply.
        whole: the facts of all claims as printed.
        clashing: the claims of all other conflicts: one that changes places with one of these
            explains two conflicts at once.
    """
    found = [e for n, state in droppable.items() for e in _singles(net, n, state)]
    every = {**rest, **{n: facts[n] for n in core}}
    found += _exchanges(net, core, base, every, whole, clashing)
    scaled = {e.claims[0] for e in found if e.changes[0][1].kind in SCALES}
    found += [e for n in sorted(scaled) if n in droppable for e in _combined(net, n, droppable[n])]
    for single in tuple(found):
        other = shared(net, core, *single.changes[0], base)
        if other is not None:
            found.append(Explanation(*other))
    if not found and _pairs_tell(net, core):
        found = list(_pairs(net, core, base, rest, facts))
        found += [e for n, state in droppable.items() for e in _combined(net, n, state)]
        told = {**rest, **{n: facts[n] for n in core}}
        found += [e for n, state in droppable.items() for e in _supported(net, n, state, told)]
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


def _combined(net: Network, number: int, state: State) -> Iterator[Explanation]:
    low, high = state.interval(net.variable_of[number])
    if low <= 0 or high == INF:
        return
    for reading in combined(net, number, low, high):
        fact = fact_of(net, number, reading)
        if fact is not None and not narrow(net, state, [fact]).conflict:
            dear = _edge(low, high, fact)
            outside = out_of_band(net, number, reading.value, state)
            dear += slips()["cost"]["out_of_band"] * outside
            yield Explanation(((number, reading),), reading.cost + dear, outside)


def _exchanges(
    net: Network,
    core: tuple[int, ...],
    base: State,
    told: Facts,
    whole: Facts,
    clashing: frozenset[int],
) -> Iterator[Explanation]:
    """Let a claim of the conflict change places with one near it in its document."""
    seen: set[tuple[int, int]] = set()
    for n in core:
        for m in neighbours(net, n):
            pair = (min(n, m), max(n, m))
            if m not in whole or pair in seen:
                continue
            seen.add(pair)
            changes = tuple(zip((n, m), exchanged(net, n, m), strict=True))
            swapped = {a: f for a, r in changes if (f := fact_of(net, a, r)) is not None}
            kept = [told[k] for k in core if k not in pair]
            if narrow(net, blank(net), [*kept, *swapped.values()]).conflict:
                continue
            places = {net.variable_of[n], net.variable_of[m]}
            beside = {k: f for k, f in whole.items() if f.variable in places}
            if narrow(net, blank(net), {**beside, **told, **swapped}.values()).conflict:
                continue
            price = changes[0][1].cost
            if m in clashing:
                price -= slips()["cost"]["error"]
            outside = sum(out_of_band(net, a, r.value, base) for a, r in changes)
            price += slips()["cost"]["out_of_band"] * outside
            yield Explanation(tuple(sorted(changes, key=lambda c: c[0])), price, outside > 0)


def _supported(net: Network, number: int, state: State, told: Facts) -> Iterator[Explanation]:
    """Read a claim otherwise where one of the figures that speak against it was cut off."""
    variable = net.variable_of[number]
    speakers = bits(state.low_mask[variable] | state.high_mask[variable])
    for m in speakers[:SPEAKERS]:
        if m == number or m not in told:
            continue
        others = [f for k, f in told.items() if k not in (number, m)]
        start = narrow(net, blank(net), others)
        if not start.conflict:
            yield from _beside_benign(net, number, m, start)


SPEAKERS = 12
"""Claims tried at most as cut off or revised beside one that is wrong; a longer chain of figures
leaves an interval too wide to tell."""


def _fitting(net: Network, number: int, state: State) -> Iterator[tuple[Reading, State, bool]]:
    """Give the readings of a claim that keep within what the others imply."""
    for reading, fact in _candidates(net, number):
        low, high = state.low[fact.variable], state.high[fact.variable]
        if fact.low > high or fact.high < low:
            continue
        if fact.variable != net.variable_of[number] and not _tells(low, high, reading):
            continue
        after = narrow(net, state, [fact])
        dear = _edge(low, high, fact, is_moved=bool(reading.moved))
        told = replace(reading, cost=reading.cost + dear) if dear else reading
        yield told, after, out_of_band(net, number, reading.value, state)


def _edge(low: float, high: float, fact: Fact, *, is_moved: bool = False) -> float:
    """Give what it costs that a reading meets the others at the edge of its rounding only.

    A figure that moved must be the very one of its new cell, not any that is near it.
    """
    width = high - low if is_moved else min(high - low, fact.high - fact.low)
    if not 0 < width < INF:
        return 0.0
    met = min(high, fact.high) - max(low, fact.low)
    return -log(max(LEAST, min(1.0, met / width)))


def _tells(low: float, high: float, reading: Reading) -> bool:
    """Whether a cell to which a figure is moved is known well enough to speak for it."""
    if not reading.moved:
        return not ((low in (-INF, 0)) and high == INF)
    if low == -INF or high == INF:
        return False
    return high - low <= max(float(reading.half) * 6, abs(low + high) / 2 * KNOWN)


def _candidates(net: Network, number: int) -> list[tuple[Reading, Fact]]:
    known: list[tuple[Reading, Fact]] | None = net.memo.get(number)
    if known is None:
        choices = (*readings(net.claims[number]), *moved(net, number))
        told = ((r, fact_of(net, number, r)) for r in choices)
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
    yield from _beside_benign(net, a, b, state)
    yield from _beside_benign(net, b, a, state)
    fits = [f for f in _fitting(net, a, state) if not f[1].conflict][:FITS]
    for first, after, outside in fits:
        for second, end, outside_too in _fitting(net, b, after):
            if end.conflict:
                continue
            total = first.cost + second.cost
            alike = first.kind == second.kind or {first.kind, second.kind} <= SCALES
            if alike and net.claims[a].doc == net.claims[b].doc:
                total -= cost["error"] - cost["repeated"]
            total += cost["out_of_band"] * (outside + outside_too)
            yield Explanation(((a, first), (b, second)), total, outside or outside_too)


def _beside_benign(net: Network, wrong: int, sound: int, state: State) -> Iterator[Explanation]:
    """Read one claim otherwise beside another that is sound, but cut off or revised."""
    for reading in benign(net, sound):
        if reading.kind == "vintage" and net.claims[wrong].doc == net.claims[sound].doc:
            continue
        fact = fact_of(net, sound, reading)
        if fact is None:
            continue
        start = narrow(net, state, [fact])
        if start.conflict:
            continue
        for first, after, outside in _fitting(net, wrong, start):
            if not after.conflict:
                total = first.cost + reading.cost + slips()["cost"]["out_of_band"] * outside
                yield Explanation(((wrong, first), (sound, reading)), total, outside)


def _together(net: Network, core: tuple[int, ...], base: State) -> list[Explanation]:
    """Read every claim of one sum otherwise at once, if the core is one sum."""
    return [
        Explanation(changes, cost, outside)
        for changes, cost, outside in readings_together(net, core, base)
        if not narrow(net, base, _facts_of(net, changes)).conflict
    ]


def _facts_of(net: Network, changes: tuple[tuple[int, Reading], ...]) -> list[Fact]:
    return [fact for n, reading in changes if (fact := fact_of(net, n, reading)) is not None]
