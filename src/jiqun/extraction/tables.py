"""Read tables that were flattened into lines: a header names columns, rows name things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.table_units import unit_in
from jiqun.extraction.when import When
from jiqun.model import Measure

_PARTED = re.compile(r"[|\t]")
_CELL = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?")
_NUMBER = re.compile(r"([-+−]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(%?)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RULE = re.compile(r"[\s|+\-=:_]+")
_BARS, _TABS = re.compile(r"\|"), re.compile(r"\t+")
_WIDE_BLANKS, _BLANKS = re.compile(r" {2,}"), re.compile(r"[ \u3000]+")
FEWEST_COLUMNS = 3
"""A header has a label and two columns at least; shorter ones are sentences: our choice."""

LONGEST_UNIT = 24
"""Characters of a head that tells a unit alone: our choice."""
LONGEST_HEAD = 120
"""Characters of a header's cell to which another line may still be joined: our choice."""


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """One cell with its place in the normalised text; never changed."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """What a header says of a column.

    Attributes:
        kind: `label`, `unit`, `period`, `value`, `growth`, `share` or `skip`.
        head: the header's cell.
        when: the time it names.
    """

    kind: str
    head: Cell
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A header in force for the rows that follow."""

    columns: tuple[Column, ...]


def cells_of(text: str, start: int, end: int, spaced: bool) -> list[Cell]:
    """Cut a line into cells at bars, tabs or wide blanks (any blank where words have none)."""
    line = text[start:end]
    barred = "|" in line
    if line.count("|") >= 2:
        cut = _BARS
    elif "\t" in line:
        cut = _TABS
    else:
        cut = _WIDE_BLANKS if spaced else _BLANKS
    cells, at = [], 0
    for match in [*cut.finditer(line), None]:
        piece = line[at : match.start() if match else len(line)]
        words = piece.strip()
        if words:
            first = start + at + piece.index(words[0])
            cells.append(Cell(first, first + len(words), words))
        elif barred and at > 0 and match:
            cells.append(Cell(start + at, start + at, ""))
        at = match.end() if match else at
    return cells


def is_rule(line: str) -> bool:
    """Say whether a line only draws the frame of a table."""
    return len(line) > 2 and _RULE.fullmatch(line) is not None


def looks_tabular(cells: list[Cell], line: str) -> bool:
    """Say whether a line is a row of numbers and no sentence."""
    numbers = sum(1 for c in cells if _NUMBER.fullmatch(c.text))
    return len(cells) >= FEWEST_COLUMNS and (
        line.count("|") >= 3 or (numbers >= 2 and numbers * 2 >= len(cells))
    )


def read_header(g: Grammar, cells: list[Cell], text: str, open_heads: bool = False) -> Table | None:
    """Give the columns of a header line; None where the line is none.

    Args:
        g: the language.
        cells: what may be heads.
        text: the text that they stand in.
        open_heads: whether a head that tells nothing heads numbers all the same: a place, a firm.
    """
    if len(cells) < FEWEST_COLUMNS or any(_holds_figure(c) for c in cells):
        return None
    words = g.pack.names["table"]
    barred = g.spaced and bool(_PARTED.search(text, cells[0].end, cells[1].start))
    columns: list[Column] = []
    for number, cell in enumerate(cells):
        kind, when = head_kind(g, cell, text)
        if number == 0 and kind in ("value", "skip"):
            kind = "label"
        elif kind == "skip" and (barred or open_heads) and cell.text:
            kind = "value"
        columns.append(Column(kind, cell, when))
    useful = sum(1 for c in columns if c.kind in ("value", "growth", "share"))
    named = any(w in columns[0].head.text.lower() for w in words["label"])
    if useful < 1 or not (
        named or columns[0].kind == "period" or any(c.kind == "unit" for c in columns)
    ):
        return None
    return Table(tuple(columns))


def _holds_figure(cell: Cell) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None and _YEAR.fullmatch(cell.text) is None


def head_kind(g: Grammar, cell: Cell, text: str) -> tuple[str, When | None]:
    """Give what the head of a column says that it holds, and the time that it names."""
    words = g.pack.names["table"]
    low = cell.text.lower()
    whens = g.periods.find(text, cell.start, cell.end)
    when = whens[0] if whens else None
    if any(w in low for w in words["unit"]) and len(low) < 8:
        return "unit", when
    if any(w in low for w in words["growth"]):
        return "growth", None
    if any(w in low for w in words["share"]):
        return "share", when
    if any(w == low for w in words["period"]):
        return "period", when
    if when or any(w in low for w in words["value"]) or _names_indicator(g, text, cell):
        return "value", when
    return ("value" if g.spaced and _is_unit(g, cell) else "skip"), when


def _is_unit(g: Grammar, cell: Cell) -> bool:
    """Say whether a head tells nothing but the unit of its column: USD million, 10,000 tons."""
    unit = unit_in(g, cell.text) if len(cell.text) <= LONGEST_UNIT else None
    return unit is not None and unit[0] != "percent"


def _names_indicator(g: Grammar, text: str, cell: Cell) -> bool:
    return any(m.meaning.indicator for m in g.lexicon.find(text, cell.start, cell.end))


def merge_headers(first: list[Cell], second: list[Cell]) -> list[Cell]:
    """Join a header of two lines column by column; the span is the first line's."""
    if len(first) != len(second) or any(len(c.text) > LONGEST_HEAD for c in first):
        return first
    return [
        replace(a, text=f"{a.text} {b.text}".strip()) for a, b in zip(first, second, strict=True)
    ]


@dataclass(slots=True, unsafe_hash=True)
class Entry:
    """One number of a row with the column it stands in."""

    cell: Cell
    value: Decimal
    column: Column
    percent: bool
    measure: Measure
    when: When | None
    measured: Cell | None = None


def entries(table: Table, cells: list[Cell]) -> Iterator[Entry]:
    """Give the numbers of a row; a growth column has the time of the column before it."""
    when: When | None = None
    measured: Cell | None = None
    for cell, column in zip(cells, table.columns, strict=True):
        if column.kind == "value":
            when = _later(when, column.when)
            measured = column.head
        if column.kind not in ("value", "growth", "share"):
            continue
        match = _NUMBER.fullmatch(cell.text)
        if not match:
            continue
        try:
            value = Decimal(match[2].replace(",", ""))
        except InvalidOperation:
            continue
        if match[1] in ("-", "−"):
            value = -value
        measure = {"growth": Measure.GROWTH, "share": Measure.SHARE}.get(column.kind, Measure.LEVEL)
        if measure is Measure.GROWTH and "年均" in column.head.text:
            measure = Measure.GROWTH_AVG
        own = column.when if column.kind == "value" else column.when or when
        yield Entry(cell, value, column, bool(match[3]), measure, own, measured)


def _later(one: When | None, other: When | None) -> When | None:
    """Give the time that growth is told of: of two columns of years the later one."""
    if one is None or other is None or not one.year or not other.year:
        return other
    return one if one.year > other.year else other
