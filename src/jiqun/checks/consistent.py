"""Whether a set of identities can hold at all, asked before any claim is blamed."""

from collections.abc import Iterable, Mapping, Sequence

from jiqun.checks.context import CompleteSet, Member
from jiqun.checks.feasible import impossible
from jiqun.checks.given import Given

Key = tuple[str, str | None]
"""Indicator and first subject of a member: what a complete set speaks of."""


def contradictions(sums: Sequence[CompleteSet], given: Sequence[Given] = ()) -> tuple[str, ...]:
    """Give a sentence for every way in which identities cannot hold of positive quantities.

    A total among its own parts, straight or by way of other sets; a part counted twice; and
    identities that no figures satisfy together, or only if one of them is nothing, such as two
    sets of one total of which one has all the parts of the other and more. Identities that never
    hold in one area and period together are not compared.
    """
    found: dict[str, None] = {}
    for one in sums:
        total = _key(one.total)
        try:
            leaves = _leaves(one, [s for s in sums if _meet(s, one)], (total,))
        except RecursionError:
            found[f"{one.name}: the total ({_said(total)}) is among its own parts"] = None
            continue
        if len(set(leaves)) < len(leaves):
            twice = next(k for k in leaves if leaves.count(k) > 1)
            found[f"{one.name}: {_said(twice)} is counted twice"] = None
    return (*found, *(() if found else impossible(sums, given)))


def _key(member: Member) -> Key:
    return member.indicator, member.subjects[0]


def _said(key: Key) -> str:
    return f"{key[0]} of {key[1]}" if key[1] else key[0]


def _meet(one: CompleteSet, other: CompleteSet) -> bool:
    areas = one.areas is None or other.areas is None or bool(one.areas & other.areas)
    periods = one.periods is None or other.periods is None or bool(one.periods & other.periods)
    return areas and periods


def _leaves(one: CompleteSet, sums: Iterable[CompleteSet], above: tuple[Key, ...]) -> list[Key]:
    """Give the parts of a set, those that are totals themselves replaced by their parts."""
    totals: Mapping[Key, CompleteSet] = {_key(s.total): s for s in sums}
    leaves: list[Key] = []
    for part in map(_key, one.parts):
        if part in above:
            raise RecursionError
        inner = totals.get(part)
        leaves += _leaves(inner, totals.values(), (*above, part)) if inner else [part]
    return leaves
