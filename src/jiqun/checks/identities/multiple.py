"""So many times what it was, or grown by so many times: levels against a multiple."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.identities.growth import FOREIGN, price_band
from jiqun.checks.quantity import Product, Quantity, Row, View, span_of, year_before

_YEAR = re.compile(r"(?:in |end of |level of )?(\d{4})(?:年|年末|年底)?")


def rows(view: View) -> Iterator[Row]:
    """Give a row for every multiple whose two levels, or one of them, are known.

    Only of flows and stocks whose growth is nominal or that have no price: a multiple in real
    terms is told as such, and tied to nothing.
    """
    for q in view.known:
        if q.unit != "multiple" or q.measure not in ("multiple", "growth"):
            continue
        ends = _ends(view, q)
        if ends is None or not _nominal(view, q):
            continue
        low, high = Fraction(1), Fraction(1)
        tolerance = view.context.tolerance
        if tolerance is not None and not view.one_document:
            low, high = tolerance.scope
        for unit in sorted(_units(view, q, ends)):
            now = q._replace(measure="level", of=None, period=ends[1], unit=unit)
            before = now._replace(period=ends[0])
            offset = 1 if q.measure == "growth" else 0
            yield Product("multiple", now, before, q, offset, low, high, per=1)


def _nominal(view: View, q: Quantity) -> bool:
    if q.measure == "multiple" and q.indicator not in view.context.real:
        return True
    band = price_band(view.context, q.indicator)
    return band is not None and band[0] == band[1]


def _ends(view: View, q: Quantity) -> tuple[str, str] | None:
    """Give the two periods a multiple compares: those of its span, or the year its `of` names."""
    if span := span_of(q.period, view.span_base):
        return span.base, span.end
    if named := _YEAR.fullmatch((q.of or "").removeprefix("label:zh:").removeprefix("label:en:")):
        return (named[1], q.period) if named[1] < q.period[:4] else None
    if q.measure == "growth" and q.of is None:
        return year_before(q.period), q.period
    return None


def _units(view: View, q: Quantity, ends: tuple[str, str]) -> set[str]:
    return {
        k.unit
        for k in view.known
        if k.measure == "level"
        and k.unit != FOREIGN
        and (k.indicator, k.subject, k.scope) == (q.indicator, q.subject, q.scope)
        and k.period in ends
    }
