"""Find tables whose cells stand one under another, as copied from a page or a PDF.

The heads of the columns on lines of their own, be they years or words (`Indicator`, `Unit`,
`Growth`), then for each row its label and as many lines as there are further columns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.table_units import unit_in
from jiqun.extraction.tables import Cell, Column, Table, read_header

FEWEST_YEARS, FEWEST_ROWS = 2, 2
"""Columns and rows from which on such lines are a table and no list: our choice."""
FEWEST_COLUMNS, MOST_COLUMNS = 3, 8
"""Columns of such a table whose heads are words: our choice."""
LONGEST_HEAD = 40
"""Characters of a head that is a word: our choice; longer lines are sentences."""
LONGEST_LABEL = 80
"""Characters of a row's label: our choice; longer lines are sentences."""
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_YEARS = re.compile(r"\n\s*(?:19|20)\d{2}年?\s*\n\s*(?:19|20)\d{2}年?\s*\n")
"""Two lines that hold nothing but a year, as the heads of a table with years have."""
_ALONE = re.compile(r"(?m)^[ \t\u3000]*[-+−–]?\d[\d,.]*[ \t]?%?[ \t]*$")
FEWEST_NUMBERS = 4
"""Lines of nothing but a number, without which a text has no such table: our choice."""
NUMBER = re.compile(r"[-+−–]?\d[\d,]*(?:\.\d+)?\s?%?")
EMPTY = re.compile(r"[-–—.…/]+|n[./]?a\.?", re.I)
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Upright:
    """One such table: the columns with their years, and the rows under them."""

    start: int
    end: int
    table: Table
    rows: tuple[tuple[Cell, ...], ...]


def upright_tables(g: Grammar, text: str) -> Iterator[Upright]:
    """Give the tables of a text in which every cell has a line of its own."""
    if _YEARS.search(text) is None and not _has_numbers_alone(text):
        return
    lines = [
        Cell(
            m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()), m[0].strip()
        )
        for m in _LINE.finditer(text)
        if m[0].strip()
    ]
    at = 0
    while at < len(lines):
        found = _table_at(g, text, lines, at) or _headed_at(g, text, lines, at)
        if found is None:
            at += 1
            continue
        yield found
        at = next((i for i, line in enumerate(lines) if line.start >= found.end), len(lines))


def _has_numbers_alone(text: str) -> bool:
    return sum(1 for _ in islice(_ALONE.finditer(text), FEWEST_NUMBERS)) == FEWEST_NUMBERS


def _table_at(g: Grammar, text: str, lines: list[Cell], at: int) -> Upright | None:
    years = at
    while years < len(lines) and _YEAR.fullmatch(lines[years].text):
        years += 1
    count = years - at
    if count < FEWEST_YEARS or at == 0 or _YEAR.fullmatch(lines[at - 1].text):
        return None
    rows, here = [], years
    while (row := _row(lines, here, count)) is not None:
        rows.append(row)
        here += count + 1
    if len(rows) < FEWEST_ROWS:
        return None
    columns = [Column("label", lines[at - 1])]
    columns += [Column("value", cell, _when(g, text, cell)) for cell in lines[at:years]]
    return Upright(lines[at - 1].start, rows[-1][-1].end, Table(tuple(columns)), tuple(rows))


def _headed_at(g: Grammar, text: str, lines: list[Cell], at: int) -> Upright | None:
    """Give the table whose heads are words and begin on a line, the one with the most rows."""
    if len(lines[at].text) > LONGEST_HEAD or NUMBER.fullmatch(lines[at].text):
        return None
    best: Upright | None = None
    for count in range(FEWEST_COLUMNS, MOST_COLUMNS + 1):
        heads = lines[at : at + count]
        if len(heads) < count or len(heads[-1].text) > LONGEST_HEAD:
            break
        first = lines[at + count + 1 : at + 2 * count]
        if not any(NUMBER.fullmatch(cell.text) for cell in first):
            continue
        for open_heads in (True, False):
            table = read_header(g, heads, text, open_heads)
            rows = [] if table is None else [*_rows(g, lines, at + count, table)]
            if table and FEWEST_ROWS <= len(rows) > len(best.rows if best else ()):
                best = Upright(heads[0].start, rows[-1][-1].end, table, tuple(rows))
    return best


def _rows(g: Grammar, lines: list[Cell], at: int, table: Table) -> Iterator[tuple[Cell, ...]]:
    """Give the rows below a head, as long as every line holds what its column may hold."""
    count = len(table.columns)
    while (cells := tuple(lines[at : at + count])) and len(cells) == count:
        if not all(
            _fits(g, cell, column) for cell, column in zip(cells, table.columns, strict=True)
        ):
            return
        yield cells
        at += count


def _fits(g: Grammar, cell: Cell, column: Column) -> bool:
    if column.kind in ("value", "growth", "share"):
        return bool(NUMBER.fullmatch(cell.text) or EMPTY.fullmatch(cell.text))
    if column.kind == "unit":
        return bool(unit_in(g, cell.text) or EMPTY.fullmatch(cell.text))
    named = any(c.isalpha() for c in cell.text) and len(cell.text) <= LONGEST_LABEL
    return named or column.kind != "label"


def _when(g: Grammar, text: str, cell: Cell) -> Any:
    found = g.periods.find(text, cell.start, cell.end)
    return found[0] if found else None


def _row(lines: list[Cell], at: int, count: int) -> tuple[Cell, ...] | None:
    cells = lines[at : at + count + 1]
    if len(cells) <= count or len(cells[0].text) > LONGEST_LABEL:
        return None
    if not any(c.isalpha() for c in cells[0].text):
        return None
    values = [c.text for c in cells[1:]]
    if not all(NUMBER.fullmatch(v) or EMPTY.fullmatch(v) for v in values):
        return None
    return tuple(cells)
