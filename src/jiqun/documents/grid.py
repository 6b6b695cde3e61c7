"""Read the cells of a table: CSV here, workbooks in `workbook.py`; nothing is run."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from jiqun.documents.encoding import decode
from jiqun.documents.reading import Warnings
from jiqun.model import Refusal, close_hint

TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx")
"""What a table is called."""

MAX_ROWS = 200_000
"""Rows with something in them; larger tables are refused: our choice, a hundred times the longest
yearbook table we know, and 300 MB of memory at most."""
MAX_COLUMNS = 1_000
"""Columns of a table: our choice; yearbooks have some dozens."""
MAX_CELL = 10_000
"""Characters of a cell: our choice; a note of a page has 2,000."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells as they are printed.

    Attributes:
        formulas: columns (from 0) whose formula has no stored result.
    """

    number: int
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()

    def cell(self, column: int) -> str:
        """Give a cell; nothing where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header and every row below that is not empty.

    Attributes:
        header: names of the columns, as printed.
        header_row: its number.
        encoding: as which the bytes were read; `xlsx` for workbooks.
    """

    header: tuple[str, ...]
    header_row: int
    rows: tuple[Row, ...]
    encoding: str
    warnings: Warnings = ()
    media_type: str = "text/csv"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells lie in the file.

    Attributes:
        header: the number of the header's row.
        sheet: of a workbook; the first by default.
        delimiter: of a CSV; the comma by default, the tab in `.tsv`.
    """

    header: int = 1
    sheet: str | None = None
    delimiter: str | None = None


def read_grid(data: bytes, name: str, layout: Layout) -> Grid:
    """Read a table's cells by its suffix.

    Raises:
        Refusal: it is no table, broken, or over the limits.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        from jiqun.documents.workbook import workbook_rows

        return _grid(workbook_rows(data, layout.sheet), layout, "xlsx", (), XLSX)
    if suffix not in TABLE_SUFFIXES:
        hint = ", ".join(TABLE_SUFFIXES)
        raise Refusal("unknown_format", suffix=suffix, known=hint)
    if not data.strip():
        raise Refusal("empty")
    decoded = decode(data)
    delimiter = layout.delimiter or ("\t" if suffix == ".tsv" else ",")
    rows = _csv_rows(decoded.text, delimiter)
    return _grid(rows, layout, decoded.encoding, decoded.warnings, "text/csv")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    # a field of the csv module may have 131,072 characters by default: more than ours
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise Refusal("table_broken", f"row {number}", detail=str(problem)) from None
        yield Row(number, tuple(cells))


def _grid(
    rows: Iterable[Row], layout: Layout, encoding: str, warnings: Warnings, media_type: str
) -> Grid:
    header: tuple[str, ...] = ()
    found: list[Row] = []
    for row in rows:
        if row.number < layout.header:
            continue
        cells = _clean(row.cells, row.number)
        if row.number == layout.header:
            header = cells
        elif cells or row.formulas:
            found.append(Row(row.number, cells, row.formulas))
            if len(found) > MAX_ROWS:
                raise Refusal("table_limit", what="rows", limit=MAX_ROWS)
    if not header:
        raise Refusal("table_broken", f"row {layout.header}", detail="there is no header here")
    _check_header(header, layout.header)
    return Grid(header, layout.header, tuple(found), encoding, warnings, media_type)


def _check_header(header: Sequence[str], number: int) -> None:
    seen: dict[str, int] = {}
    for place, name in enumerate(header):
        if name and name in seen:
            raise Refusal(
                "table_header", f"row {number}", column=name, first=seen[name] + 1, second=place + 1
            )
        seen[name] = place


def _clean(cells: Sequence[str], number: int) -> tuple[str, ...]:
    """Give cells as one line each, without the empty ones at the end."""
    last = len(cells)
    while last and not cells[last - 1].strip():
        last -= 1
    if last > MAX_COLUMNS:
        raise Refusal("table_limit", f"row {number}", what="columns", limit=MAX_COLUMNS)
    return tuple(_line(cell, number) for cell in cells[:last])


def _line(cell: str, number: int) -> str:
    if len(cell) > MAX_CELL:
        raise Refusal("table_limit", f"row {number}", what="characters a cell", limit=MAX_CELL)
    if cell.isascii() and cell.isprintable():
        return " ".join(cell.split())
    plain = "".join(" " if unicodedata.category(c) in _HIDDEN else c for c in cell)
    return " ".join(plain.split())


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Control characters and those that turn or hide text: a cell shows what it says."""


def column_of(grid: Grid, name: str) -> int:
    """Give the place of a column.

    Raises:
        Refusal: there is none of that name; the nearest one is offered.
    """
    if name in grid.header:
        return grid.header.index(name)
    hint = close_hint(name, [h for h in grid.header if h])
    raise Refusal("table_column", f"row {grid.header_row}", column=name, hint=hint)
