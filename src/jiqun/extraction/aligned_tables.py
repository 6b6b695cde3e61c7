"""Find tables of plain text whose columns are held by blanks alone.

                              Value     Growth (y/y, %)
    GDP (RMB bn)              264.9     10.5
    Exports (RMB bn)          29.7      -1.1

The heads of the columns may stand over the numbers without a head for the labels, cells may be
left out, and a list of labels with one number each may stand under a heading that says what the
numbers are of and in which unit.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.table_units import unit_in
from jiqun.extraction.tables import Cell, Column, Table, cells_of, head_kind, is_rule
from jiqun.extraction.upright_tables import EMPTY, MOST_COLUMNS, NUMBER, Upright, upright_tables
from jiqun.extraction.when import When

FEWEST_ROWS = 2
"""Rows from which on such lines are a table: our choice."""
INDENT = 10
"""Blanks before a line of heads that stand over the numbers alone: our choice; paragraphs are
indented by less."""
LONGEST_LABEL = 60
"""Characters of a row's label, or of a head: our choice; longer lines are sentences."""
LONGEST_HEADING = 120
"""Characters of the line above that dates a table: our choice."""
_YEAR_ROW = re.compile(r"(?:19|20)\d\d(?:[-/–]\d\d)?")
"""What the label of a row is that tells the figures of one year."""
_BRACKETS = re.compile(r"\(([^()]{1,30})\)\s*$")


def tables_in(g: Grammar, text: str) -> list[Upright]:
    """Give the tables of a text without bars or tabs, in their order; none is within another."""
    found = sorted((*upright_tables(g, text), *aligned_tables(g, text)), key=lambda t: t.start)
    return [t for n, t in enumerate(found) if n == 0 or t.start >= found[n - 1].end]


def aligned_tables(g: Grammar, text: str) -> Iterator[Upright]:
    """Give the tables of a text, in languages with blanks, whose columns blanks hold."""
    if not g.spaced or "  " not in text:
        return
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    at = 0
    while at < len(lines):
        found, after = _table_at(g, text, lines, at)
        if found is not None:
            yield found
        at = after if found is not None else at + 1


def _table_at(
    g: Grammar, text: str, lines: list[tuple[int, int]], at: int
) -> tuple[Upright | None, int]:
    """Give the table whose head is a line, and the number of the line behind it."""
    start, end = lines[at]
    heads = _heads(g, text, start, end)
    if heads is None and not _may_head_list(g, text, start, end):
        return None, at
    here = at + 1
    while here < len(lines) and is_rule(text[slice(*lines[here])]):
        here += 1
    columns = heads or (_list_head(g, text, start, end),)
    rows = []
    while here < len(lines) and (row := _row(text, lines[here], columns, start)) is not None:
        rows.append(row)
        here += 1
    while rows and not _has_numbers(rows[-1]):
        rows.pop()  # a heading or a source, behind the table
        here -= 1
    if sum(map(_has_numbers, rows)) < FEWEST_ROWS:
        return None, at
    when = _when_above(g, text, lines, at) if heads else None
    dated = [c if c.when or when is None else replace(c, when=when) for c in columns]
    years = all(_YEAR_ROW.fullmatch(row[0].text) for row in rows)
    label = Column("period" if years else "label", Cell(start, start, ""))
    return Upright(start, lines[here - 1][1], Table((label, *dated)), tuple(rows)), here


def _heads(g: Grammar, text: str, start: int, end: int) -> tuple[Column, ...] | None:
    """Give the columns of numbers whose heads stand in a line; None where it is no such line."""
    if "|" in text[start:end] or "\t" in text[start:end]:
        return None
    cells = cells_of(text, start, end, spaced=True)
    if not cells or any(len(c.text) > LONGEST_LABEL for c in cells):
        return None
    heads = cells if cells[0].start - start >= INDENT else cells[1:]
    if not 1 <= len(heads) <= MOST_COLUMNS:
        return None
    kinds = [head_kind(g, cell, text) for cell in heads]
    if any(kind == "skip" for kind, _ in kinds):
        return None
    return tuple(Column(kind, cell, when) for cell, (kind, when) in zip(heads, kinds, strict=True))


def _may_head_list(g: Grammar, text: str, start: int, end: int) -> bool:
    """Say whether a line names what a list of numbers is of, and their unit."""
    line = text[start:end].strip()
    unit = _BRACKETS.search(line)
    if unit is None or len(line) > LONGEST_LABEL or "  " in line or unit_in(g, unit[1]) is None:
        return False
    return any(m.meaning.indicator for m in g.lexicon.find(text, start, end))


def _list_head(g: Grammar, text: str, start: int, end: int) -> Column:
    found = g.periods.find(text, start, end)
    return Column("value", Cell(start, end, text[start:end].strip()), found[0] if found else None)


def _row(
    text: str, line: tuple[int, int], columns: tuple[Column, ...], head: int
) -> tuple[Cell, ...] | None:
    """Give the cells of a row, one for each column; those left out are empty."""
    start, end = line
    if "|" in text[start:end] or "\t" in text[start:end]:
        return None
    cells = cells_of(text, start, end, spaced=True)
    label, numbers = cells[0], cells[1:]
    named = any(c.isalpha() for c in label.text) and len(label.text) <= LONGEST_LABEL
    if not (named or _is_year_of(label, columns)) or len(numbers) > len(columns):
        return None
    if not all(NUMBER.fullmatch(c.text) or EMPTY.fullmatch(c.text) for c in numbers):
        return None
    if not numbers and (label.text.endswith((".", ":", ",")) or len(columns) == 1):
        return None
    row = [label, *(Cell(end, end, "") for _ in columns)]
    free = 0
    for number, cell in enumerate(numbers):
        last = len(columns) - (len(numbers) - number)
        best = min(range(free, last + 1), key=lambda i: _apart(cell, columns[i], start, head))
        row[best + 1], free = cell, best + 1
    return tuple(row)


def _is_year_of(label: Cell, columns: tuple[Column, ...]) -> bool:
    """Say whether a row is a year's, under heads that are words."""
    heads = all(any(c.isalpha() for c in column.head.text) for column in columns)
    return heads and _YEAR_ROW.fullmatch(label.text) is not None


def _has_numbers(row: tuple[Cell, ...]) -> bool:
    return any(c.text for c in row[1:])


def _apart(cell: Cell, column: Column, row: int, head: int) -> int:
    """Say how many characters a cell stands off the head of a column, at its nearer edge."""
    first, last = column.head.start - head, column.head.end - head
    return min(abs(cell.start - row - first), abs(cell.end - row - last))


def _when_above(g: Grammar, text: str, lines: list[tuple[int, int]], at: int) -> When | None:
    """Give the time that the heading of a table names."""
    if at == 0 or lines[at - 1][1] - lines[at - 1][0] > LONGEST_HEADING:
        return None
    found = g.periods.find(text, *lines[at - 1])
    return found[0] if len(found) == 1 else None
