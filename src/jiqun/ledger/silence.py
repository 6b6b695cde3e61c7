"""What fell silent: figures a publisher gave for the last period and no longer gives, and members
of a list of which only some get a figure."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from jiqun.data import Classification, Version, catalogues
from jiqun.ledger.cells import NOWHERE
from jiqun.ledger.records import Records
from jiqun.ledger.rows import CELL_COLUMNS, cell_from_key, cell_from_row
from jiqun.model import Cell, Period

FEWEST_GIVEN = 2
"""Members of a list with a figure from which the others are called silent: our choice; one figure
is an example, two are the beginning of a list."""
CLASSES = ("authority",)
"""Publisher classes that are expected to go on as a whole: bureaus hand a series over to one
another. Press, blogs and reprints print what they like; each is followed by its own name."""
MEASURES = ("level", "growth", "share")
"""Measures that are expected to be given again: a place in a ranking or a change is told when
there is something to tell (our choice)."""


@dataclass(frozen=True, slots=True)
class SilentCell:
    """A figure that a publisher gave for the period before and did not give for this one.

    Attributes:
        by: the publisher, or a publisher class.
        kind: `publisher` or `class`.
        cell: what is not there.
        claims: those of the period before.
        times: for how many periods in a row it had been given.
        elsewhere: publishers that did give it.
    """

    by: str
    kind: str
    cell: Cell
    claims: tuple[str, ...]
    times: int
    elsewhere: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """One line that names it, for comparing builds."""
        return f"{self.kind}|{self.by}|{self.cell.key}"


@dataclass(frozen=True, slots=True)
class SilentMembers:
    """A list of which some members have a figure for a period, and others none.

    Attributes:
        cell: the figure asked for, without a subject.
        version: of the classification that was in force; `kind` is the list.
        given: code → claims; missing: codes.
    """

    cell: Cell
    classification: str
    version: str
    kind: str
    given: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]

    @property
    def key(self) -> str:
        """One line that names it, for comparing builds."""
        return f"members|{self.classification}|{self.version}|{self.kind}|{self.cell.key}"


@dataclass(frozen=True, slots=True)
class Silence:
    """All that fell silent, cells in order of publisher and cell, lists in order of cell."""

    cells: tuple[SilentCell, ...]
    members: tuple[SilentMembers, ...]


def silence_of(ledger: Records) -> Silence:
    """Give what fell silent in a ledger.

    A publisher is expected to give again what it gave for the period before, once it has told
    anything of the place for a new period of the same kind (year against year, half against half).
    Only its latest period of each kind is looked at. What it last gave is a figure, not a goal.
    """
    return Silence(tuple(_cells(ledger)), tuple(_members(ledger)))


def _cells(ledger: Records) -> Iterator[SilentCell]:
    rows = ledger.query(
        "SELECT k.cell, k.area, d.publisher, d.publisher_class, k.claim FROM claim_cells k"
        " JOIN documents d ON d.id = k.doc WHERE k.status = 'actual' AND k.period IS NOT NULL"
        " AND d.publisher IS NOT NULL AND k.measure IN (SELECT unnest(?))"
        " AND NOT starts_with(k.area, ?)"
        " QUALIFY k.year >= max(k.year) OVER (PARTITION BY d.publisher, k.area) - 3"
        " OR k.year >= max(k.year) OVER (PARTITION BY d.publisher_class, k.area) - 3"
        " ORDER BY ALL",
        [list(MEASURES), NOWHERE],
    )
    told: dict[tuple[str, str, str], dict[str, list[str]]] = defaultdict(dict)
    who: dict[str, dict[str, None]] = defaultdict(dict)
    for key, area, publisher, kind, claim in rows:
        who[key][publisher] = None
        told["publisher", publisher, area].setdefault(key, []).append(claim)
        if kind in CLASSES:
            told["class", kind, area].setdefault(key, []).append(claim)
    silent: list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]] = []
    for (kind, by, _), cells in sorted(told.items()):
        for key in sorted(_expected(cells)):
            if key not in cells:
                elsewhere = tuple(sorted(who.get(key, {})))
                if kind == "class" and elsewhere:
                    continue  # some other class gives it: its own publisher's silence says it
                claims = tuple(sorted(cells[_earlier(key)]))
                silent.append((kind, by, key, claims, elsewhere))
    given = _given(ledger, [key for _, _, key, _, _ in silent])
    for kind, by, key, claims, elsewhere in silent:
        times = _times(key, given[kind, by])
        yield SilentCell(by, kind, cell_from_key(key), claims, times, elsewhere)


def _given(ledger: Records, keys: Iterable[str]) -> Mapping[tuple[str, str], set[str]]:
    """Give, by kind and name, who told the series of these cells, in all years."""
    rows = ledger.query(
        "SELECT DISTINCT k.cell, d.publisher, d.publisher_class FROM claim_cells k"
        " JOIN documents d ON d.id = k.doc WHERE k.status = 'actual' AND k.period IS NOT NULL"
        " AND d.publisher IS NOT NULL AND k.series IN (SELECT unnest(?))",
        [sorted({cell_from_key(key).series_slug for key in keys})],
    )
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, publisher, kind in rows:
        found["publisher", publisher].add(key)
        found["class", kind].add(key)
    return found


def _expected(cells: Iterable[str]) -> set[str]:
    """Give the cells of the latest period of each kind that were told for the period before."""
    periods = {key: key.split("|")[_PERIOD] for key in cells}
    latest: dict[str, str] = {}
    for period in set(periods.values()):
        shape = _shape(period)
        if shape not in latest or latest[shape] < period:
            latest[shape] = period
    return {
        _at(key, now)
        for key, period in periods.items()
        if _year_before(now := latest[_shape(period)]) == period
    }


_PERIOD = 5
"""Where the period stands in a cell's key."""


def _at(key: str, period: str) -> str:
    parts = key.split("|")
    parts[_PERIOD] = period
    return "|".join(parts)


@lru_cache(maxsize=4096)
def _shape(period: str) -> str:
    """Give a period without its years: two of one shape can follow each other."""
    return re.sub(r"\d{4}", "Y", period)


@lru_cache(maxsize=4096)
def _year_before(period: str) -> str:
    return str(Period.parse(period).year_before())


def _earlier(key: str) -> str:
    return _at(key, _year_before(key.split("|")[_PERIOD]))


def _times(key: str, cells: Collection[str]) -> int:
    times, before = 0, _earlier(key)
    while before in cells:
        times += 1
        before = _earlier(before)
    return times


def _members(ledger: Records) -> Iterator[SilentMembers]:
    for classification in catalogues().classifications.values():
        if classification.kind == "policy" and classification.area is not None:
            yield from _lists(ledger, classification)


def _lists(ledger: Records, classification: Classification) -> Iterator[SilentMembers]:
    codes = sorted({i.subject for v in classification.versions for i in v.items})
    rows = ledger.query(
        f"SELECT {CELL_COLUMNS}, claim FROM claim_cells WHERE area = ? AND status = 'actual'"
        " AND period IS NOT NULL AND measure IN (SELECT unnest(?))"
        " AND subject IN (SELECT unnest(?))"
        " ORDER BY ALL",
        [classification.area, list(MEASURES), codes],
    )
    groups: dict[Cell, dict[str, list[str]]] = defaultdict(dict)
    for row in rows:
        cell = cell_from_row(row)
        groups[replace(cell, subject=None)].setdefault(cell.subject or "", []).append(row[-1])
    for cell in sorted(groups, key=lambda c: c.key):
        version = classification.in_force(cell.period.last) if cell.period else None
        if version is not None:
            yield from _of_version(version, cell, groups[cell])


def _of_version(
    version: Version, cell: Cell, told: Mapping[str, list[str]]
) -> Iterator[SilentMembers]:
    for kind in dict.fromkeys(item.kind for item in version.items):
        items = version.of_kind(kind)
        given = {i.code: tuple(told[i.subject]) for i in items if i.subject in told}
        missing = tuple(i.code for i in items if i.subject not in told)
        if len(given) >= FEWEST_GIVEN and missing:
            yield SilentMembers(cell, version.classification, version.version, kind, given, missing)
