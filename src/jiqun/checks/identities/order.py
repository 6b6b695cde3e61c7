"""A part is not above its whole: an industry's value added and GDP, a partner's trade and all."""

from collections.abc import Iterator

from jiqun.checks.quantity import Linear, Row, View, level_of
from jiqun.checks.wholes import wholes


def rows(view: View) -> Iterator[Row]:
    """Give a row for every part whose whole is known."""
    for q in view.known:
        known = wholes().get(q.indicator)
        if q.measure == "level" and q.subject is not None and known and known.bounds:
            whole = level_of(q, known.indicator, None, q.unit)
            if whole in view.known:
                yield Linear("order", ((1, whole), (-1, q)), high=None)
