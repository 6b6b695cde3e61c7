"""A stock or flow less that of the year before is the change that is told."""

from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.quantity import Linear, Row, View, ends_of

GROSS = frozenset({"count", "loans", "deposits", "patents", "employment", "capacity", "land"})
"""What is added may be counted before what left is taken off; then the stock grew by no more."""


def rows(view: View) -> Iterator[Row]:
    """Give a row for every absolute change of which both levels, or one, are known.

    Where a context speaks with authority a change is net. In prose, `新增` of things that come
    and go is gross: the level rose by at most that.
    """
    for q in view.known:
        if q.measure != "change" or q.of is not None or q.unit in ("percent", "percentage_point"):
            continue
        base, end, _ = ends_of(q.period, view.span_base)
        now = q._replace(measure="level", period=end)
        before = now._replace(period=base)
        if now not in view.known and before not in view.known:
            continue
        gross = view.context.tolerance is not None and q.indicator in GROSS
        yield Linear(
            "change", ((1, q), (-1, now), (1, before)), high=None if gross else Fraction(0)
        )
