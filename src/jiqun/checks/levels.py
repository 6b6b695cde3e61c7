"""The levels that a growth, an average or a multiple ties, and how far apart they may be."""

from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.context import Band, Context
from jiqun.checks.quantity import Quantity, Span, View

FOREIGN = "USD"
"""Growth is told in the place's own currency; in dollars it is another figure."""


class Levels:
    """The levels known in a view, by what they are of and when."""

    def __init__(self, view: View) -> None:
        """Sort the levels of a view."""
        self._units: dict[tuple[str, str | None, str, str], set[str]] = {}
        for q in view.known:
            if q.measure == "level" and q.unit != FOREIGN:
                key = q.indicator, q.subject, q.scope, q.period
                self._units.setdefault(key, set()).add(q.unit)

    def between(self, q: Quantity, span: Span) -> Iterator[tuple[Quantity, Quantity]]:
        """Give the levels at the end and at the base of a span, where one of them is known."""
        at = [self._units.get((q.indicator, q.subject, q.scope, p), set()) for p in span[:2]]
        for unit in sorted(at[0] | at[1]):
            now = q._replace(measure="level", of=None, period=span.end, unit=unit)
            yield now, now._replace(period=span.base)


def price_band(context: Context, indicator: str) -> Band | None:
    """Give the factors between which prices move a level, or None where growth has no basis."""
    if indicator in context.nominal:
        return Fraction(1), Fraction(1)
    if indicator in context.real:
        return 1 + context.deflator[0] / 100, 1 + context.deflator[1] / 100
    return None


def apart(view: View, band: Band, years: int) -> Band:
    """Give the factors by which two levels may leave a growth over some years.

    Prices lie between a real growth and levels; between documents, and where prices do, the scope
    of a group may change too.
    """
    low, high = band[0] ** years, band[1] ** years
    tolerance = view.context.tolerance
    if tolerance is None or (view.one_document and band[0] == band[1]):
        return low, high
    return low * tolerance.scope[0], high * tolerance.scope[1]
