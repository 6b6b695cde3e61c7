"""A part is not above its whole: an industry's value added and GDP, a partner's trade and all."""

from collections.abc import Iterator

from jiqun.checks.quantity import Linear, Row, View, level_of

WHOLES = {"value_added": "gdp", "exports": "exports", "imports": "imports", "trade": "trade"}
"""Indicators whose level for any subject is part of the place's own level of the indicator named.
Others (investment, revenue, counts) are told of subjects that reach beyond the total's scope."""


def rows(view: View) -> Iterator[Row]:
    """Give a row for every part whose whole is known."""
    for q in view.known:
        if q.measure == "level" and q.subject is not None and q.indicator in WHOLES:
            whole = level_of(q, WHOLES[q.indicator], None, q.unit)
            if whole in view.known:
                yield Linear("order", ((1, whole), (-1, q)), high=None)
