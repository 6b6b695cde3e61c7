"""Find tables whose cells stand one under another, as copied from a page or a PDF.

A label, the years of the columns on lines of their own, then for each row its label and as many
lines of numbers as there are years.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.tables import Cell, Column, Table

FEWEST_YEARS, FEWEST_ROWS = 2, 2
"""Columns and rows from which on such lines are a table and no list: our choice."""
LONGEST_LABEL = 80
"""Characters of a row's label: our choice; longer lines are sentences."""
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_YEARS = re.compile(r"\n\s*(?:19|20)\d{2}年?\s*\n\s*(?:19|20)\d{2}年?\s*\n")
"""Two lines that hold nothing but a year, without which there is no such table."""
_NUMBER = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?\s?%?")
_EMPTY = re.compile(r"[-–—.…/]+|n/?a", re.I)
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
    if _YEARS.search(text) is None:
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
        found = _table_at(g, text, lines, at)
        if found is None:
            at += 1
            continue
        yield found
        at = next((i for i, line in enumerate(lines) if line.start >= found.end), len(lines))


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
    if not all(_NUMBER.fullmatch(v) or _EMPTY.fullmatch(v) for v in values):
        return None
    return tuple(cells)
