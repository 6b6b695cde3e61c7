"""Find smallest sets of claims that cannot all be true."""

from collections.abc import Iterable, Mapping

from jiqun.checks.magnitude import anchors
from jiqun.checks.moves import elsewhere, neighbours
from jiqun.checks.network import Network
from jiqun.checks.propagate import Fact, State, blank, exact_facts, narrow

Facts = Mapping[int, Fact]
"""What each claim is taken to say, by its number."""


def bits(mask: int) -> list[int]:
    """Give the numbers of the claims in a mask."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def smallest(net: Network, facts: Facts, conflict: int) -> tuple[int, ...]:
    """Shrink a conflict until every claim in it is needed."""
    kept = bits(conflict)
    start = blank(net)
    position = 0
    while position < len(kept):
        trial = kept[:position] + kept[position + 1 :]
        state = narrow(net, start, [facts[n] for n in trial])
        if state.conflict:
            needed = set(bits(state.conflict))
            kept = [n for n in trial if n in needed]
        else:
            position += 1
    return tuple(kept)


def separate(net: Network, facts: Facts) -> list[dict[int, Fact]]:
    """Give the facts of every part of the network that holds a contradiction.

    Parts are joined by rows, and to the GDP that may decide between scales; what happens in one
    says nothing of another. Where a figure of a conflict may belong elsewhere (to another year or
    measure, or to its neighbour), that part is joined too.
    """
    part = list(range(len(net.variables)))

    def top(v: int) -> int:
        while part[v] != v:
            part[v] = part[part[v]]
            v = part[v]
        return v

    joined = [tuple(v for v in row.variables if v >= 0) for row in net.rows]
    for first, *others in (*joined, *anchors(net)):
        for other in others:
            part[top(other)] = top(first)
    grouped: dict[int, dict[int, Fact]] = {}
    for n, fact in facts.items():
        grouped.setdefault(top(fact.variable), {})[n] = fact
    start = blank(net)
    clashing = {t: g for t, g in grouped.items() if _clashes(net, start, g)}
    for g in clashing.values():
        for n in {n for core in disjoint(net, g)[0] for n in core}:
            near = [net.variable_of[m] for m in neighbours(net, n)]
            for v in (*elsewhere(net, n), *near):
                part[top(v)] = top(net.variable_of[n])
    joined_facts: dict[int, dict[int, Fact]] = {}
    wanted = {top(t) for t in clashing}
    for n, fact in facts.items():
        if (t := top(fact.variable)) in wanted:
            joined_facts.setdefault(t, {})[n] = fact
    return list(joined_facts.values())


def _clashes(net: Network, start: State, facts: Facts) -> bool:
    if len(facts) == 1:
        (only,) = facts.values()
        low, high = start.interval(only.variable)
        return bool(only.high < low or only.low > high)
    return bool(narrow(net, start, facts.values()).conflict)


def disjoint(net: Network, facts: Facts) -> tuple[list[tuple[int, ...]], State, dict[int, Fact]]:
    """Give conflicts that share no claim, and the state and facts of what is left."""
    left = dict(facts)
    cores: list[tuple[int, ...]] = []
    start = blank(net)
    while True:
        state = narrow(net, start, left.values())
        if not state.conflict:
            return cores, state, left
        core = smallest(net, left, state.conflict)
        cores.append(core)
        for n in core:
            del left[n]


def is_real(net: Network, core: Iterable[int]) -> bool:
    """Whether claims as printed contradict each other in exact arithmetic."""
    return bool(narrow(net, blank(net), exact_facts(net, core), exact=True).conflict)


def rows_of(net: Network, facts: Iterable[Fact]) -> tuple[int, ...]:
    """Give the rows without which these facts would not contradict each other."""
    told = list(facts)
    near: dict[int, None] = {}
    seen = {f.variable for f in told}
    edge = list(seen)
    for _ in range(3):
        rows = [r for v in edge for r in net.adjacent[v] if r not in near]
        near.update(dict.fromkeys(rows))
        edge = [v for r in rows for v in net.rows[r].variables if v >= 0 and v not in seen]
        seen.update(edge)
    kept = sorted(near)
    start = blank(net)
    if not narrow(net, start, told, rows=set(kept)).conflict:
        return ()
    for row in reversed(kept.copy()):  # rows within a document come first and are told if they do
        trial = {r for r in kept if r != row}
        if narrow(net, start, told, rows=trial).conflict:
            kept.remove(row)
    return tuple(kept)
