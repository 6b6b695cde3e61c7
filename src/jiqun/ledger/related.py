"""Which cells a series is read against: part and whole of a share, the year before, the goal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from jiqun.ledger.records import Records
from jiqun.ledger.rows import CLAIM_COLUMNS, claim_from_row
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
