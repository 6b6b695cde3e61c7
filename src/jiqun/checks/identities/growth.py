"""Growth against two levels: exact where nominal, within price changes where real."""

from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.context import Band, Context
from jiqun.checks.quantity import Product, Row, View, span_of, year_before

FOREIGN = "USD"
"""Growth is told in the place's own currency; in dollars it is another figure."""


def rows(view: View) -> Iterator[Row]:
    """Give a row for every growth that has a known level this year or the year before.

    The growth of indicators whose basis is unknown is tied to nothing.
    """
    units: dict[tuple[str, str | None, str, str], list[str]] = {}
    for q in view.known:
        if q.measure == "level" and q.unit != FOREIGN:
            units.setdefault((q.indicator, q.subject, q.scope, q.period), []).append(q.unit)
    for q in view.known:
        if q.measure != "growth" or q.of is not None or q.unit != "percent":
            continue
        band = price_band(view.context, q.indicator)
        if band is None:
            continue
        span = span_of(q.period, view.span_base)
        end, base = (span.end, span.base) if span else (q.period, year_before(q.period))
        years = span.years if span else 1
        low, high = band[0] ** years, band[1] ** years
        tolerance = view.context.tolerance
        if tolerance is not None and not (view.one_document and band[0] == band[1]):
            low, high = low * tolerance.scope[0], high * tolerance.scope[1]
        for period in (end, base):
            for unit in units.get((q.indicator, q.subject, q.scope, period), ()):
                now = q._replace(measure="level", period=end, unit=unit)
                before = now._replace(period=base)
                yield Product("growth", now, before, q, 100, low, high)


def price_band(context: Context, indicator: str) -> Band | None:
    """Give the factors between which prices move a level, or None where growth has no basis."""
    if indicator in context.nominal:
        return Fraction(1), Fraction(1)
    if indicator in context.real:
        return 1 + context.deflator[0] / 100, 1 + context.deflator[1] / 100
    return None
