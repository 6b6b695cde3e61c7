"""Shares of a complete set that are printed to make exactly a hundred (产业结构为2.4:33.9:63.7)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from jiqun.checks.context import CompleteSet, Context
from jiqun.checks.identities.share import whole_of
from jiqun.checks.identities.sum import holds
from jiqun.checks.quantity import Quantity
from jiqun.model import Bound, Claim, last_place, printed_value

Told = Mapping[str | None, Sequence[Claim]]
"""The shares that one document prints of one whole in one period, by subject."""


def adjusted(told: Iterable[tuple[Claim, Quantity]], area: str, context: Context) -> frozenset[str]:
    """Give the ids of shares that may be off by one unit of their last place, not by half of it.

    Rounded one by one, the shares of a whole often miss a hundred by a unit. Where all of them are
    printed and make a hundred exactly, one may have been moved so that they do, as offices of
    statistics move them; nothing tells which.
    """
    groups: dict[tuple[str, Quantity], dict[str | None, list[Claim]]] = {}
    for claim, q in told:
        if q.measure == "share" and q.unit == "percent" and claim.bound is Bound.EQ:
            group = groups.setdefault((claim.doc, q._replace(subject=None)), {})
            group.setdefault(q.subject, []).append(claim)
    found: set[str] = set()
    for (_, q), group in groups.items():
        if len(group) > 1 and (whole := whole_of(q._replace(subject=next(iter(group))))):
            for chosen in context.sums:
                if _is_of(chosen, q.indicator, whole, area) and holds(chosen, q.period):
                    found.update(c.id for c in _hundred(chosen, group))
    return frozenset(found)


def _is_of(chosen: CompleteSet, indicator: str, whole: tuple[str, str | None], area: str) -> bool:
    """Whether a complete set is of this whole, told by this indicator of its parts."""
    here = chosen.areas is None or area in chosen.areas
    same = chosen.total.indicator == whole[0] and whole[1] in chosen.total.subjects
    return here and same and all(p.indicator == indicator for p in chosen.parts)


def _hundred(chosen: CompleteSet, group: Told) -> list[Claim]:
    """Give the claims of all parts where each part has one and they make a hundred exactly."""
    of_parts = [[c for s in p.subjects for c in group.get(s, ())] for p in chosen.parts]
    for claims in product(*of_parts):
        alike = len({last_place(c) for c in claims}) == 1
        if alike and sum(map(printed_value, claims)) == 100:
            return [c for told in of_parts for c in told]
    return []
