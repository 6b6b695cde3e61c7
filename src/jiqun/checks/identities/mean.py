"""The growth of a whole lies between the lowest and the highest growth of its parts."""

from collections.abc import Iterator

from jiqun.checks.context import CompleteSet, Member
from jiqun.checks.identities.sum import holds
from jiqun.checks.quantity import Between, Quantity, Row, View


def rows(view: View) -> Iterator[Row]:
    """Give a row for every complete set whose rates of growth are all known.

    A whole's growth is the mean of its parts' weighted with the levels of the year before, so it
    needs no level at all: 4.8% lies within 4.1% to 14.7%, 3.9% does not.
    """
    known = set(view.known)
    periods = {(q.period, q.scope) for q in known if q.measure == "growth" and q.of is None}
    for chosen in view.context.sums:
        if chosen.areas is not None and view.area not in chosen.areas:
            continue
        for period, scope in periods:
            if holds(chosen, period):
                yield from _row(chosen, period, scope, known)


def _row(chosen: CompleteSet, period: str, scope: str, known: set[Quantity]) -> Iterator[Row]:
    members = [_pick(m, period, scope, known) for m in (chosen.total, *chosen.parts)]
    told = [m for m in members if m is not None]
    if len(told) == len(members):
        yield Between("mean", told[0], tuple(told[1:]))


def _pick(member: Member, period: str, scope: str, known: set[Quantity]) -> Quantity | None:
    for subject in member.subjects:
        q = Quantity(member.indicator, subject, "growth", None, period, scope, "percent")
        if q in known:
            return q
    return None
