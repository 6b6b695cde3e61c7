"""A part is not above its whole: value added of an industry is part of GDP."""

from collections.abc import Iterator

from jiqun.checks.quantity import Linear, Row, View, level_of


def rows(view: View) -> Iterator[Row]:
    """Give a row for every value added whose GDP is known."""
    for q in view.known:
        if q.indicator == "value_added" and q.measure == "level" and q.subject is not None:
            whole = level_of(q, "gdp", None, q.unit)
            if whole in view.known:
                yield Linear("order", ((1, whole), (-1, q)), high=None)
