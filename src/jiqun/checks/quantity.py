"""What the identities speak of: quantities, and rows that tie quantities together."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from jiqun.checks.context import Context
from jiqun.ledger.cells import dimension_of
from jiqun.model import Cell, Indicator, Measure, Period, Status

MONEY = "money"
INDEX = "index:"
"""Scope of a helper that no claim states: a level in prices of the year named after it, where it
is 100 by definition. It ties yearly real rates to the average of a span."""


class Quantity(NamedTuple):
    """A cell with its currency: what one row of an identity speaks of."""

    indicator: str
    subject: str | None
    measure: str
    of: str | None
    period: str
    scope: str
    unit: str


@dataclass(frozen=True, slots=True)
class Linear:
    """The terms, each with its coefficient, add up to something within [low, high]."""

    kind: str
    terms: tuple[tuple[int, Quantity], ...]
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the row."""
        return tuple(q for _, q in self.terms)


@dataclass(frozen=True, slots=True)
class Product:
    """left = right × ((offset + percent) / per) ^ power × k, with k within [low, high].

    Attributes:
        percent: a share (offset 0) or a growth (offset 100); None where there is none.
        per: 100 for percentages, 1 for multiples (offset 1: an increase by so many times).
        power: the number of years of an average annual growth; else 1.
    """

    kind: str
    left: Quantity
    right: Quantity
    percent: Quantity | None = None
    offset: int = 0
    low: Fraction = Fraction(1)
    high: Fraction = Fraction(1)
    per: int = 100
    power: int = 1

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the row."""
        if self.percent is None:
            return (self.left, self.right)
        return (self.left, self.right, self.percent)


@dataclass(frozen=True, slots=True)
class Between:
    """The whole lies no lower than the lowest part and no higher than the highest."""

    kind: str
    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the row, the whole first."""
        return (self.whole, *self.parts)


@dataclass(frozen=True, slots=True)
class Counting:
    """So many of the members, which are all there are, reach at least a level."""

    kind: str
    count: Quantity
    members: tuple[Quantity, ...]
    least: Fraction

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the row, the count first."""
        return (self.count, *self.members)


Row = Linear | Product | Between | Counting


@dataclass(frozen=True, slots=True)
class View:
    """The quantities that are known of an area, and what holds there.

    Attributes:
        known: quantities that claims state or rows imply.
        one_document: whether all of them come from one document.
        span_base: how many years before the first year of a span its base lies: 1 where 2021/2025
            are five years of growth from 2020 on, 0 where growth is counted from 2021 on.
    """

    area: str
    known: Collection[Quantity]
    context: Context
    one_document: bool
    span_base: int = 1


def quantity_of(cell: Cell, unit: str) -> Quantity:
    """Give the quantity of a cell in one currency or unit."""
    return Quantity(
        str(cell.indicator),
        cell.subject,
        str(cell.measure),
        cell.of,
        cell.period.text if cell.period else "",
        cell.scope,
        unit if cell.dimension == MONEY else cell.dimension,
    )


def cell_of(area: str, quantity: Quantity) -> Cell:
    """Give the cell of a quantity, stated or not."""
    return Cell(
        area=area,
        indicator=Indicator(quantity.indicator),
        subject=quantity.subject,
        measure=Measure(quantity.measure),
        of=quantity.of,
        period=Period.parse(quantity.period),
        status=Status.ACTUAL,
        scope=quantity.scope,
        dimension=dimension_of(quantity.unit),
    )


@lru_cache(maxsize=4096)
def year_before(period: str) -> str:
    """Give the same period a year earlier."""
    return str(Period.parse(period).year_before())


@lru_cache(maxsize=4096)
def year_of(period: str) -> int:
    """Give the year in which a period ends."""
    return Period.parse(period).last.year


class Span(NamedTuple):
    """A stretch of years over which something grew: from the end of one to the end of another."""

    base: str
    end: str
    years: int


@lru_cache(maxsize=4096)
def span_of(period: str, base: int) -> Span | None:
    """Give base and end of a span of whole years, or None where it is none.

    >>> span_of("2021/2025", 1)
    Span(base='2020', end='2025', years=5)
    >>> span_of("2022-01/2022-09", 1) is None
    True
    """
    first, slash, last = period.partition("/")
    if not slash or not (first.isdigit() and last.isdigit()):
        return None
    years = int(last) - int(first) + base
    return Span(f"{int(first) - base:04d}", last, years) if years > 0 else None


def ends_of(period: str, base: int) -> Span:
    """Give base and end of what a growth or change in a period compares: a year where it is none.

    >>> ends_of("2022-H1", 1)
    Span(base='2021-H1', end='2022-H1', years=1)
    """
    return span_of(period, base) or Span(year_before(period), period, 1)


def level_of(
    quantity: Quantity, indicator: str, subject: str | None, unit: str = "CNY"
) -> Quantity:
    """Give the level of an indicator in a quantity's period and scope."""
    return Quantity(
        indicator,
        subject,
        str(Measure.LEVEL),
        None,
        quantity.period,
        quantity.scope,
        unit,
    )
