"""How many of a set reach a size: against their own figures, and against the total of all."""

from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.context import Member
from jiqun.checks.counted import CountedSet, size_of
from jiqun.checks.identities.sum import holds, pick
from jiqun.checks.quantity import Counting, Linear, Quantity, Row, View, year_of


def rows(view: View) -> Iterator[Row]:
    """Give rows for counts such as `four clusters above a trillion yuan`.

    As many members as are counted reach that size, no more and no fewer; and the total of all is
    at least the count times the size. Only of sets of which every member is known by name.
    """
    known = set(view.known)
    for q in view.known:
        said = size_of(q.subject) if (q.indicator, q.measure) == ("count", "level") else None
        if said is None or q.of is not None:
            continue
        for chosen in view.context.counted:
            if said[0] in chosen.called and _is_of(chosen, view.area, q.period):
                yield from _rows(chosen, q, said[1], known)


def _is_of(chosen: CountedSet, area: str, period: str) -> bool:
    whole = chosen.whole
    return (whole.areas is None or area in whole.areas) and holds(whole, period)


def _rows(
    chosen: CountedSet, count: Quantity, least: Fraction, known: set[Quantity]
) -> Iterator[Row]:
    def of(member: Member) -> Quantity:
        return pick(member, count.period, count.scope, "CNY", known)

    members = tuple(of(m) for m in chosen.members_in(year_of(count.period)))
    if members and any(m in known for m in members):
        yield Counting("count", count, members, least)
    total = of(chosen.whole.total)
    if members and total in known and least.denominator == 1:
        yield Linear("count", ((1, total), (-int(least), count)), high=None)
