"""Parts make the whole: trade, the strata of GDP, complete sets of a catalogue."""

from collections.abc import Iterator

from jiqun.checks.context import CompleteSet, Member
from jiqun.checks.quantity import Linear, Quantity, Row, View


def rows(view: View) -> Iterator[Row]:
    """Give a row for every complete set of which at least two figures are known."""
    periods = {(q.period, q.scope, q.unit) for q in view.known if q.measure == "level"}
    known = set(view.known)
    for chosen in view.context.sums:
        if chosen.areas is not None and view.area not in chosen.areas:
            continue
        for period, scope, unit in periods:
            if holds(chosen, period):
                yield from _row(chosen, period, scope, unit, known)


def holds(chosen: CompleteSet, period: str) -> bool:
    """Whether a complete set holds in a period."""
    return chosen.periods is None or period in chosen.periods or period[:4] in chosen.periods


def _row(
    chosen: CompleteSet, period: str, scope: str, unit: str, known: set[Quantity]
) -> Iterator[Row]:
    members = [pick(m, period, scope, unit, known) for m in (chosen.total, *chosen.parts)]
    if sum(q in known for q in members) < 2:
        return
    yield Linear("sum", ((-1, members[0]), *((1, q) for q in members[1:])))


def pick(member: Member, period: str, scope: str, unit: str, known: set[Quantity]) -> Quantity:
    """Give the level of a member, by the name under which it is known."""
    forms = [
        Quantity(member.indicator, s, "level", None, period, scope, unit) for s in member.subjects
    ]
    return next((q for q in forms if q in known), forms[0])
