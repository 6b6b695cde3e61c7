"""What the monitoring reads: observations with their scope and every release of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiqun.checks.quantity import Quantity, quantity_of
from jiqun.ledger.cells import cells_of
from jiqun.model import UNSPECIFIED, Cell, Claim, Interval, Observation, Source, printed_interval

ScopeOf = Callable[[Cell], str]
"""Gives the scope of a cell whose documents do not say it."""


@dataclass(frozen=True, slots=True)
class Release:
    """What was published on one day of a cell.

    Attributes:
        published: None where no document says when.
        claims: their ids.
    """

    published: date | None
    interval: Interval
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """An observation as the monitoring uses it.

    Attributes:
        scope: stated by the documents, or the one in force by the catalogue's dates.
        releases: by day, the earliest first; one whose claims clash is left out.
    """

    cell: Cell
    interval: Interval
    unit: str
    claims: tuple[str, ...]
    state: str
    scope: str
    vintage: date | None = None
    releases: tuple[Release, ...] = ()

    @property
    def period(self) -> str:
        """The period's text; empty where none is known."""
        return self.cell.period.text if self.cell.period else ""

    @property
    def quantity(self) -> Quantity:
        """What it is, without its place: what the checks' words speak of."""
        return quantity_of(self.cell, self.unit)

    @property
    def is_revised(self) -> bool:
        """Whether releases contradict one another: a later one replaced an earlier one."""
        met = Interval(None, None)
        for release in self.releases:
            met = met.meet(release.interval)
        return met.is_empty

    def as_released(self, release: Release) -> "Fact":
        """Give the fact as one release had it."""
        return Fact(
            self.cell, release.interval, self.unit, release.claims, self.state, self.scope,
            release.published, (release,),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What the facts of one series share: all but the period."""

    area: str
    indicator: str
    subject: str | None
    measure: str
    of: str | None
    status: str
    stated_scope: str
    unit: str


def line_of(fact: Fact) -> Line:
    """Give the series of a fact."""
    c = fact.cell
    return Line(
        c.area, str(c.indicator), c.subject, str(c.measure), c.of, str(c.status), c.scope, fact.unit
    )


class Facts:
    """Facts by series and period.

    Attributes:
        stood: the same with the values that the ledger stands by where no document prints them:
            reconciled and derived ones. Rules that hold printed figures against each other must
            not read these, for they agree by making.
    """

    def __init__(self, facts: Iterable[Fact], stood: "Facts | None" = None) -> None:
        """Sort facts into series; those without a period or a known side are left out."""
        self.stood = stood or self
        self._lines: dict[Line, dict[str, Fact]] = {}
        for fact in facts:
            ends = (fact.interval.low, fact.interval.high)
            if fact.period and ends != (None, None):
                self._lines.setdefault(line_of(fact), {})[fact.period] = fact
        self._by_area: dict[str, list[Line]] = {}
        for line in sorted(self._lines, key=repr):
            self._by_area.setdefault(line.area, []).append(line)

    def lines(
        self,
        *,
        area: str,
        measure: str | None = None,
        status: str | None = "actual",
    ) -> Iterator[tuple[Line, Mapping[str, Fact]]]:
        """Give the series of an area with their facts by period, in order of name."""
        for line in self._by_area.get(area, ()):
            if measure in (None, line.measure) and status in (None, line.status):
                yield line, self._lines[line]

    def line(self, line: Line) -> Mapping[str, Fact]:
        """Give the facts of a series by period; empty where there is none."""
        return self._lines.get(line, {})

    def get(self, line: Line, period: str) -> Fact | None:
        """Give the fact of a period."""
        return self.line(line).get(period)

    def __iter__(self) -> Iterator[Fact]:
        """Give every fact, series by series, in order of period."""
        for line in sorted(self._lines, key=repr):
            yield from (self._lines[line][p] for p in sorted(self._lines[line]))


def facts_of(
    observations: Iterable[Observation],
    cells: Mapping[str, Cell],
    claims: Iterable[Claim],
    *,
    sources: Mapping[str, Source],
    scope_of: ScopeOf,
    stood: Facts | None = None,
) -> Facts:
    """Join observations with their cells, scopes and releases.

    Args:
        cells: by key; observations of other cells are left out.
        claims: every claim on these cells that is not in doubt, also those that no longer stand.
        sources: who published each document, and when.
        scope_of: the scope of a cell that states none.
        stood: the same with reconciled and derived values.
    """
    told: dict[str, dict[date | None, list[Claim]]] = {}
    width: dict[str, Fraction] = {}
    for claim in claims:
        source = sources.get(claim.doc)
        day = source.published if source else None
        said = printed_interval(claim)
        if said.low is not None and said.high is not None:
            width[claim.id] = said.high - said.low
        for filled in cells_of(claim):
            told.setdefault(filled.key, {}).setdefault(day, []).append(claim)
    made = []
    for seen in observations:
        cell = cells.get(seen.cell)
        if cell is None:
            continue
        made.append(
            Fact(
                cell=cell,
                interval=seen.interval,
                unit=seen.unit,
                claims=_finest_first(seen.claims, width, told.get(seen.cell, {})),
                state=seen.state,
                scope=cell.scope if cell.scope != UNSPECIFIED else scope_of(cell),
                vintage=seen.vintage,
                releases=_releases(told.get(seen.cell, {}), seen.unit),
            )
        )
    return Facts(made, stood)


def _finest_first(
    claims: Iterable[str], width: Mapping[str, Fraction], by_day: Mapping[date | None, list[Claim]]
) -> tuple[str, ...]:
    """Sort claims: those on the cell itself before others that it rests on, the finest first."""
    own = {c.id for same in by_day.values() for c in same}
    return tuple(
        sorted(claims, key=lambda c: (c not in own, c not in width, width.get(c, Fraction(0)), c))
    )


def _releases(by_day: Mapping[date | None, list[Claim]], unit: str) -> tuple[Release, ...]:
    made = []
    for day in sorted(by_day, key=lambda d: (d is None, d or date.min)):
        same = [c for c in by_day[day] if c.unit == unit]
        met = Interval(None, None)
        for claim in same:
            met = met.meet(printed_interval(claim))
        if same and not met.is_empty:
            made.append(Release(day, met, tuple(sorted(c.id for c in same))))
    return tuple(made)
