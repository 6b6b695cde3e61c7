"""So many times what it was, or grown by so many times: levels against a multiple."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.levels import Levels, apart, price_band
from jiqun.checks.quantity import Product, Quantity, Row, Span, View, ends_of, span_of

_YEAR = re.compile(r"(?:in |end of |level of )?(\d{4})(?:年|年末|年底)?")


def rows(view: View) -> Iterator[Row]:
    """Give a row for every multiple whose two levels, or one of them, are known.

    Only of flows and stocks whose growth is nominal or that have no price: a multiple in real
    terms is told as such, and tied to nothing.
    """
    levels = Levels(view)
    for q in view.known:
        if q.unit != "multiple" or q.measure not in ("multiple", "growth"):
            continue
        span = _span(view, q)
        if span is None or not _nominal(view, q):
            continue
        low, high = apart(view, (Fraction(1), Fraction(1)), span.years)
        offset = 1 if q.measure == "growth" else 0
        for now, before in levels.between(q, span):
            yield Product("multiple", now, before, q, offset, low, high, per=1)


def _nominal(view: View, q: Quantity) -> bool:
    if q.measure == "multiple" and q.indicator not in view.context.real:
        return True
    band = price_band(view.context, q.indicator)
    return band is not None and band[0] == band[1]


def _span(view: View, q: Quantity) -> Span | None:
    """Give what a multiple compares: its span, the year its `of` names, or a year."""
    if span_of(q.period, view.span_base) or (q.measure == "growth" and q.of is None):
        return ends_of(q.period, view.span_base)
    named = _YEAR.fullmatch((q.of or "").removeprefix("label:zh:").removeprefix("label:en:"))
    if named is None or named[1] >= q.period[:4]:
        return None
    return Span(named[1], q.period, int(q.period[:4]) - int(named[1]))
