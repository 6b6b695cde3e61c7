"""What a rule looks at: one area, its facts, and the places it is compared with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from jiqun.checks import Context
from jiqun.model import Cell, Period
from jiqun.monitoring.derived import Derived
from jiqun.monitoring.facts import Fact, Facts, Line


@dataclass(frozen=True, slots=True)
class Scene:
    """One area with what its rules may read.

    Attributes:
        above: the places it lies in, the nearest first.
        peers: places that its growth is held against beside them.
        facts: of the area, of those places, and of its members and divisions.
    """

    area: str
    facts: Facts
    above: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    context: Context = field(default_factory=Context)

    def growth(self, line: Line, period: str) -> Fact | None:
        """Give the growth on a year before of what a series is about."""
        wanted = replace(line, measure="growth", of=None, unit="percent")
        return self.facts.get(wanted, period)

    def level(self, line: Line, period: str, **other: str | None) -> Fact | None:
        """Give a level in the period, of the same thing unless `other` names another."""
        wanted = replace(line, measure="level", of=None, unit="CNY")
        return self.facts.get(replace(wanted, **other), period)  # type: ignore[arg-type]


Rule = Callable[[Scene], Iterator[Derived]]


@lru_cache(maxsize=4096)
def year_before(period: str) -> str:
    """Give the same period a year earlier."""
    return str(Period.parse(period).year_before())


def year_of(fact: Fact) -> int:
    """Give the year in which a fact's period ends."""
    period = fact.cell.period
    if period is None:
        raise AssertionError("facts have a period")
    return period.last.year


def at(cell: Cell, **other: object) -> Cell:
    """Give a cell with some fields replaced."""
    return replace(cell, **other)  # type: ignore[arg-type]
