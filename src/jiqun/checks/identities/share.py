"""Share × whole = part, where the words after `of` name the whole."""

from collections.abc import Iterator

from jiqun.checks.quantity import (
    Linear,
    Product,
    Quantity,
    Row,
    View,
    ends_of,
    level_of,
)
from jiqun.checks.wholes import wholes
from jiqun.ledger.cells import subject_code

_SUFFIXES = (" value added", "value_added"), (" gross output", "gross_output")
NO_PART_OF_GDP = frozenset({"gross_output", "revenue", "production"})
"""These hold what was bought from others; their ratio to GDP is no share (see `concept`)."""


def whole_of(quantity: Quantity) -> tuple[str, str | None] | None:
    """Give indicator and subject of the whole that a share names, or None.

    A share of a thing in itself says that the part was not understood; it is tied to nothing.

    >>> whole_of(Quantity("trade", "general trade", "share", "total trade", "2022", "", "percent"))
    ('trade', None)
    >>> whole_of(Quantity("gross_output", "industry", "share", "gdp", "2022", "", "percent"))
    """
    whole = _named(quantity)
    return whole if whole != (quantity.indicator, quantity.subject) else None


def _named(quantity: Quantity) -> tuple[str, str | None] | None:
    of = quantity.of or ""
    if of == "gdp":
        return None if quantity.indicator in NO_PART_OF_GDP else ("gdp", None)
    if (known := wholes().get(quantity.indicator)) and of in known.words:
        return known.indicator, None
    for suffix, indicator in _SUFFIXES:
        if of.endswith(suffix) and indicator == quantity.indicator:
            return indicator, subject_code(of.removesuffix(suffix))
    return None


def rows(view: View) -> Iterator[Row]:
    """Give a row for every share whose part or whole is known, and for changes of shares."""
    for q in view.known:
        if q.measure == "share" and (whole := whole_of(q)):
            for unit in ("CNY", "USD"):
                part = level_of(q, q.indicator, q.subject, unit)
                total = level_of(q, *whole, unit)
                if part in view.known or total in view.known:
                    yield Product("share", part, total, q)
        elif q.measure == "share_change":
            base, end, _ = ends_of(q.period, view.span_base)
            now = q._replace(measure="share", unit="percent", period=end)
            before = now._replace(period=base)
            if now in view.known or before in view.known:
                yield Linear("share_change", ((1, q), (-1, now), (1, before)))
