"""What the identities speak of: quantities, and rows that tie quantities together."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from jiqun.checks.context import Context
from jiqun.model import Cell, Measure, Period

MONEY = "money"


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
    """left = right × (offset + percent) / 100 × k, with k within [low, high].

    Attributes:
        percent: a share (offset 0) or a growth (offset 100); None where there is none.
    """

    kind: str
    left: Quantity
    right: Quantity
    percent: Quantity | None = None
    offset: int = 0
    low: Fraction = Fraction(1)
    high: Fraction = Fraction(1)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the row."""
        if self.percent is None:
            return (self.left, self.right)
        return (self.left, self.right, self.percent)


Row = Linear | Product


@dataclass(frozen=True, slots=True)
class View:
    """The quantities that are known of an area, and what holds there.

    Attributes:
        known: quantities that claims state or rows imply.
        one_document: whether all of them come from one document.
    """

    area: str
    known: Collection[Quantity]
    context: Context
    one_document: bool


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


@lru_cache(maxsize=4096)
def year_before(period: str) -> str:
    """Give the same period a year earlier."""
    return str(Period.parse(period).year_before())


@lru_cache(maxsize=4096)
def year_of(period: str) -> int:
    """Give the year in which a period ends."""
    return Period.parse(period).last.year


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
