"""Growth against two levels: exact where nominal, within price changes where real."""

from collections.abc import Iterator

from jiqun.checks.levels import Levels, apart, price_band
from jiqun.checks.quantity import Product, Row, View, ends_of


def rows(view: View) -> Iterator[Row]:
    """Give a row for every growth that has a known level at the end or at the base.

    The growth of indicators whose basis is unknown is tied to nothing.
    """
    levels = Levels(view)
    for q in view.known:
        if q.measure != "growth" or q.of is not None or q.unit != "percent":
            continue
        band = price_band(view.context, q.indicator)
        if band is None:
            continue
        span = ends_of(q.period, view.span_base)
        low, high = apart(view, band, span.years)
        for now, before in levels.between(q, span):
            yield Product("growth", now, before, q, 100, low, high)
