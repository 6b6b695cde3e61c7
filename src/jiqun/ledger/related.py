"""Which cells a series is read against: part and whole of a share, the year before, the goal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from jiqun.ledger.records import Records
from jiqun.ledger.rows import CELL_COLUMNS, CLAIM_COLUMNS, cell_from_row, claim_from_row
from jiqun.model import Cell, Claim, Indicator, Measure, Status

WHOLE = "gdp"
"""The whole whose vintages shares are told by: GDP, the one that statistics offices revise."""


def part_of(cell: Cell) -> Cell:
    """Give the level whose share a cell is."""
    return replace(cell, measure=Measure.LEVEL, of=None, dimension="money")


def whole_of(cell: Cell) -> Cell:
    """Give the level of GDP that a cell's share is taken of."""
    return replace(part_of(cell), indicator=Indicator.GDP, subject=None, scope="unspecified")


def share_of(cell: Cell) -> Cell:
    """Give the share of GDP that belongs to a level."""
    return replace(cell, measure=Measure.SHARE, of=WHOLE, dimension="percent")


def before(cell: Cell) -> Cell | None:
    """Give the same quantity one year earlier; None where the cell has no period."""
    return replace(cell, period=cell.period.year_before()) if cell.period else None


def goal_of(cell: Cell) -> Cell:
    """Give the goal that was set for a quantity."""
    return replace(cell, status=Status.TARGET)


def is_share(cell: Cell) -> bool:
    """Whether a cell is a share of GDP that was reached."""
    return cell.measure is Measure.SHARE and cell.of == WHOLE and cell.status is Status.ACTUAL


def read_against(cell: Cell) -> tuple[Cell, ...]:
    """Give the cells that one of a series is read against."""
    if is_share(cell):
        return (part_of(cell), whole_of(cell))
    if cell.measure is Measure.LEVEL and cell.status is Status.ACTUAL and cell.dimension == "money":
        earlier = before(cell)
        whole = (whole_of(cell),) if cell.subject or cell.indicator is not Indicator.GDP else ()
        return (*whole, goal_of(cell), *((earlier,) if earlier else ()))
    return ()


def shares_in(ledger: Records, cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Give the parts of which somebody printed the share in one of some cells of GDP."""
    wholes = {(c.area, str(c.period)) for c in cells if c.indicator is Indicator.GDP and c.period}
    if not wholes:
        return ()
    rows = ledger.query(
        f"SELECT DISTINCT {CELL_COLUMNS} FROM claim_cells WHERE measure = 'share' AND of_what = ?"
        " AND status = 'actual' AND area IN (SELECT unnest(?)) AND period IN (SELECT unnest(?))"
        " ORDER BY ALL",
        [WHOLE, sorted({area for area, _ in wholes}), sorted({p for _, p in wholes})],
    )
    found = (part_of(cell_from_row(row)) for row in rows)
    return tuple(c for c in found if (c.area, str(c.period)) in wholes and c.subject)


def claims_on(ledger: Records, cells: Iterable[Cell]) -> Mapping[str, tuple[Claim, ...]]:
    """Give the claims on some cells, by key of cell."""
    columns = ", ".join(f"c.{name}" for name in CLAIM_COLUMNS.replace("\n", " ").split(", "))
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in ledger.query(
        f"SELECT k.cell, {columns} FROM claim_cells k JOIN claims c ON c.id = k.claim"
        " WHERE k.cell IN (SELECT unnest(?)) ORDER BY k.cell, c.doc, c.start_char",
        [sorted({cell.key for cell in cells})],
    ):
        found[row[0]].append(claim_from_row(row[1:]))
    return {key: tuple(claims) for key, claims in found.items()}
