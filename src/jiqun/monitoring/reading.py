"""Read from a ledger what the monitoring of areas needs."""

from collections.abc import Collection, Iterable

from jiqun.checks import Context
from jiqun.data import catalogue, catalogues
from jiqun.ledger import NOWHERE
from jiqun.ledger.records import Records
from jiqun.ledger.rows import CELL_COLUMNS, cell_from_row
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
    parts = {m for d in divisions() if d.area == area for m in d.members}
    return frozenset({area, *areas_above(area), *members_of(area), *parts})


def dependents(changed: Collection[str], areas: Iterable[str]) -> frozenset[str]:
    """Give those areas whose monitoring reads any of the changed ones."""
    moved = frozenset(changed)
    return frozenset(area for area in areas if areas_read(area) & moved)


def named_areas(ledger: Records) -> tuple[str, ...]:
    """Give the areas of a ledger that are places, in order of name."""
    rows = ledger.query(
        "SELECT DISTINCT area FROM claim_cells WHERE NOT starts_with(area, ?) ORDER BY area",
        [NOWHERE],
    )
    return tuple(row[0] for row in rows)


def read_facts(ledger: Records, areas: Collection[str]) -> Facts:
    """Give the facts of some areas, each with its scope and releases."""
    wanted = sorted(set(areas))
    cells = {
        row[-1]: cell_from_row(row)
        for row in ledger.query(
            f"SELECT DISTINCT {CELL_COLUMNS}, cell FROM claim_cells"
            " WHERE area IN (SELECT unnest(?))",
            [wanted],
        )
    }
    return facts_of(
        ledger.observations(areas=wanted),
        cells,
        ledger.claims(areas=wanted),
        sources=ledger.sources(),
        scope_of=scope_of,
    )


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


def groups_of(area: str) -> tuple[str, ...]:
    """Give the regions that an area is a member of, at any time."""
    return tuple(dict.fromkeys(m.group for m in catalogues().memberships if m.member == area))
