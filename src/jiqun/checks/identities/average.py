"""Average annual growth over a span of years: against two levels, and against the yearly rates."""

from collections.abc import Iterator

from jiqun.checks.levels import Levels, apart, price_band
from jiqun.checks.quantity import INDEX, Product, Quantity, Row, Span, View, span_of

LONGEST = 15
"""Years in a span at most; longer ones pass several changes of scope (our choice)."""


def rows(view: View) -> Iterator[Row]:
    """Give rows for every average growth: end = base × (1 + g)^years, and the chain of years.

    The chain needs no levels: yearly real rates multiplied give the average of the span.
    """
    levels = Levels(view)
    for q in view.known:
        if q.measure != "growth_avg" or q.unit != "percent" or q.of is not None:
            continue
        span = span_of(q.period, view.span_base)
        if span is None or span.years > LONGEST:
            continue
        if band := price_band(view.context, q.indicator):
            low, high = apart(view, band, span.years)
            for end, base in levels.between(q, span):
                yield Product("average", end, base, q, 100, low, high, power=span.years)
        yield from _chain(view, q, span)


def _chain(view: View, q: Quantity, span: Span) -> Iterator[Row]:
    first = int(span.base) + 1
    years = [str(y) for y in range(first, first + span.years)]
    rates = [q._replace(measure="growth", period=y) for y in years]
    if any(r not in view.known for r in rates):
        return

    def index(year: str) -> Quantity:
        return q._replace(measure="level", period=year, scope=INDEX + span.base, unit="index")

    yield Product("average", index(span.end), index(span.base), q, 100, power=span.years)
    for year, before, rate in zip(years, [span.base, *years], rates, strict=False):
        yield Product("growth", index(year), index(before), rate, 100)
