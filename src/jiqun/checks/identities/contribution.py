"""Points of growth that a part contributed: its share of the whole times its own growth."""

from collections.abc import Iterator
from fractions import Fraction

from jiqun.checks.identities.share import whole_of
from jiqun.checks.quantity import Product, Quantity, Row, View, level_of, year_before

SHARE_MOVES = Fraction(75, 100), Fraction(133, 100)
"""A contribution weighs with the share of the year before, at its prices; the share told for the
year itself may have moved from it by as much as this within a year (our choice)."""


def rows(view: View) -> Iterator[Row]:
    """Give rows for contributions to the growth of GDP, trade or another known whole.

    points = growth of the part × its share; percent of the growth = 100 × points / growth of the
    whole; and where nominal levels are known, percent = 100 × change of part / change of whole
    follows from these.
    """
    for q in view.known:
        if q.measure != "contribution":
            continue
        whole = driven_whole(q)
        if whole is None:
            continue
        growth = q._replace(measure="growth", of=None, unit="percent")
        driven = whole._replace(measure="growth", unit="percent")
        points = q._replace(unit="percentage_point")
        if q.unit == "percent":
            yield Product("contribution", points, driven, q)
            continue
        for period in (q.period, year_before(q.period)):
            share = q._replace(measure="share", of=share_of(whole), period=period, unit="percent")
            if share in view.known and growth in view.known:
                low, high = SHARE_MOVES
                yield Product("contribution", q, growth, share, low=low, high=high)


def share_of(whole: Quantity) -> str:
    """Give the words under which a share of a whole names it.

    >>> share_of(Quantity("value_added", "above-scale industry", "level", None, "2022", "", "CNY"))
    'above-scale industry value added'
    """
    if whole.subject is not None:
        return f"{whole.subject} {whole.indicator.replace('_', ' ')}"
    return "gdp" if whole.indicator == "gdp" else f"total {whole.indicator}"


def driven_whole(q: Quantity) -> Quantity | None:
    """Give the level whose growth a contribution drives; None where its words name none."""
    of = q.of or ""
    if not of.endswith(" growth"):
        return None
    name = of.removesuffix(" growth")
    if name == "gdp" and q.indicator in ("value_added", "gdp"):
        return level_of(q, "gdp", None)
    for words in (name, f"{name} {q.indicator.replace('_', ' ')}", f"total {name}"):
        if found := whole_of(q._replace(measure="share", of=words)):
            return level_of(q, *found)
    return None
