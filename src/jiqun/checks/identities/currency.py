"""One quantity told in two currencies keeps within the year's exchange rates."""

from collections.abc import Iterator

from jiqun.checks.quantity import Product, Row, View, year_of


def rows(view: View) -> Iterator[Row]:
    """Give a row for every level known in another currency whose band is known."""
    for pair, years in view.context.fx.items():
        local, _, foreign = pair.partition(" per ")
        for q in view.known:
            if q.measure in ("level", "change") and q.unit == foreign:
                band = years.get(year_of(q.period))
                told = q._replace(unit=local)
                if band and told in view.known:
                    yield Product("currency", told, q, low=band[0], high=band[1])
