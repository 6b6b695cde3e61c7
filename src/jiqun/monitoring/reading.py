"""Read from a ledger what the monitoring of areas needs."""

from collections.abc import Collection, Iterable

from jiqun.checks import Context
from jiqun.checks.stood_by import values_of
from jiqun.checks.vintages import doubtful_on
from jiqun.data import catalogue
from jiqun.ledger import NOWHERE
from jiqun.ledger.records import Records, findings_of
from jiqun.ledger.rows import (
    CELL_COLUMNS,
    CLAIM_COLUMNS,
    OBSERVATION_COLUMNS,
    cell_from_key,
    cell_from_row,
    claim_from_row,
    observation_from_row,
)
from jiqun.model import Cell, Claim
from jiqun.monitoring.composites import members_of
from jiqun.monitoring.facts import Facts, facts_of
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.scopes import scope_of
from jiqun.monitoring.settings import divisions


def areas_above(area: str) -> tuple[str, ...]:
    """Give the places that a place lies in, the nearest first.

    >>> areas_above("Shenzhen")
    ('Guangdong', 'China')
    """
    known = catalogue().areas
    found: list[str] = []
    place = known.get(area)
    while place is not None and place.parent is not None and place.parent not in found:
        found.append(place.parent)
        place = known.get(place.parent)
    return tuple(found)


def areas_read(area: str) -> frozenset[str]:
    """Give every place whose figures the monitoring of an area reads, itself among them."""
    return frozenset({area, *areas_above(area)}) | _parts(area)


def dependents(
    changed: Collection[str], areas: Iterable[str], sharing: Iterable[str] = ()
) -> frozenset[str]:
    """Give those areas whose monitoring reads what changed.

    Args:
        changed: areas with figures that are not as they were.
        areas: all areas.
        sharing: areas that have figures of what changed: only those are held against the places
            above them.
    """
    moved = frozenset(changed)
    near = {area for area in areas if area in moved or _parts(area) & moved}
    return frozenset(near | {area for area in sharing if moved & set(areas_above(area))})


def _parts(area: str) -> frozenset[str]:
    parts = {m for d in divisions() if d.area == area for m in d.members}
    return frozenset({*members_of(area), *parts})


def named_areas(ledger: Records) -> tuple[str, ...]:
    """Give the areas of a ledger that are places, in order of name."""
    rows = ledger.query(
        "SELECT DISTINCT area FROM claim_cells WHERE NOT starts_with(area, ?) ORDER BY area",
        [NOWHERE],
    )
    return tuple(row[0] for row in rows)


def read_facts(ledger: Records, areas: Collection[str]) -> Facts:
    """Give the facts of some areas, each with its scope and releases."""
    return _facts(ledger, "area IN (SELECT unnest(?))", sorted(set(areas)))


_KEY = "concat_ws('|', indicator, coalesce(subject, ''), measure, coalesce(of_what, ''), dimension)"


def read_facts_of(ledger: Records, cells: Iterable[Cell]) -> Facts:
    """Give the facts of all places that are of what some cells are of."""
    keys = {
        "|".join((str(c.indicator), c.subject or "", str(c.measure), c.of or "", c.dimension))
        for c in cells
    }
    where = f"NOT starts_with(area, '{NOWHERE}') AND {_KEY} IN (SELECT unnest(?))"
    return _facts(ledger, where, sorted(keys))


def _facts(ledger: Records, where: str, wanted: list[str]) -> Facts:
    cells = {
        row[-1]: cell_from_row(row)
        for row in ledger.query(
            f"SELECT DISTINCT {CELL_COLUMNS}, cell FROM claim_cells WHERE {where}", [wanted]
        )
    }
    observations = ledger.query(
        f"SELECT {OBSERVATION_COLUMNS} FROM observations WHERE cell IN (SELECT unnest(?))"
        " ORDER BY cell",
        [sorted(cells)],
    )
    stood = values_of(
        ledger,
        areas={cell.area for cell in cells.values()},
        indicators={str(cell.indicator) for cell in cells.values()},
    )
    implied = {o.cell: cell_from_key(o.cell) for o in stood if o.state == "derived"}
    series = {_series(cell) for cell in cells.values()}
    implied = {key: cell for key, cell in implied.items() if _series(cell) in series}
    claims = ledger.query(
        f"SELECT {CLAIM_COLUMNS} FROM claims WHERE id IN"
        f" (SELECT claim FROM claim_cells WHERE {where}) ORDER BY doc, start_char, end_char",
        [wanted],
    )
    sound = _undoubted(ledger, [claim_from_row(row) for row in claims])
    sources = ledger.sources()
    printed = [observation_from_row(row) for row in observations]
    return facts_of(
        [o for o in printed if o.state != "derived"],
        cells,
        sound,
        sources=sources,
        scope_of=scope_of,
        stood=facts_of(stood, cells | implied, sound, sources=sources, scope_of=scope_of),
    )


def _series(cell: Cell) -> tuple[object, ...]:
    return (cell.area, cell.indicator, cell.subject, cell.measure, cell.of, cell.dimension)


def _undoubted(ledger: Records, claims: list[Claim]) -> list[Claim]:
    """Leave out what an error has in doubt, unless a person rejected it, and proposed labels.

    Neither is a release.
    """
    records = ledger.query(
        "SELECT record FROM findings WHERE kind = 'error' AND id IN"
        " (SELECT finding FROM finding_claims WHERE claim IN (SELECT unnest(?)))"
        " AND id NOT IN (SELECT finding FROM decisions"
        " WHERE choice = 'rejected' AND state = 'standing')",
        [sorted(c.id for c in claims)],
    )
    doubtful = doubtful_on(findings_of(records), {}, None)
    return [c for c in claims if c.id not in doubtful and not c.unplaced]


def read_scene(
    ledger: Records,
    area: str,
    *,
    peers: Collection[str] = (),
    context: Context | None = None,
) -> Scene:
    """Give what the rules look at for one area."""
    facts = read_facts(ledger, areas_read(area) | set(peers))
    return Scene(area, facts, areas_above(area), tuple(peers), context or Context())
