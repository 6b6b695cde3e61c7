"""Put the lines of a printed page into reading order, however many columns it has.

A cut of the page along white strips, after Nagy and Seth (1984), *Hierarchical representation of
optically scanned documents*: a strip between columns divides the page, lines that reach over it
end the columns above them, and each side is cut again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

FEWEST_LINES = 4
"""Lines on either side of a gutter: our choice; fewer may be a table or a signature."""
LONG_LINE = 18
"""Characters of a line of running text, on average, a Chinese one counted twice: our choice.
Columns of a table hold short cells."""
NARROWEST = 8.0
"""Width of a gutter in points: our choice; columns are set 12 to 24 apart, words 3 to 5."""
MOST_COLUMNS = 8
"""Columns of a page, and so cuts within cuts: our choice; broadsheets have six to eight."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on a page: its edges in points from the left and from below."""

    left: float
    right: float
    top: float
    bottom: float
    text: str


def in_reading_order(pieces: Sequence[Line]) -> list[str] | None:
    """Give the lines of a page of several columns in order; None where it has one column."""
    lines = sorted(pieces, key=lambda one: (-one.top, one.left))
    if _gutter(lines) is None:
        return None
    return list(_ordered(lines, MOST_COLUMNS))


def _ordered(lines: Sequence[Line], most: int) -> Iterable[str]:
    """Give the lines of a part of a page; above each line over the gutter, left before right."""
    gutter = _gutter(lines) if most > 1 else None
    if gutter is None:
        yield from _rows(lines)
        return
    for crosses, run in groupby(lines, key=lambda line: line.left < gutter < line.right):
        part = list(run)
        if crosses:
            yield from _rows(part)
        else:
            yield from _ordered([line for line in part if line.right <= gutter], most - 1)
            yield from _ordered([line for line in part if line.left >= gutter], most - 1)


def _rows(lines: Sequence[Line]) -> Iterable[str]:
    """Join the pieces of one printed line, as a word in bold type makes them."""
    row: list[Line] = []
    for line in lines:
        if row and not _on_one_line(row[-1], line):
            yield _joined(row)
            row = []
        row.append(line)
    if row:
        yield _joined(row)


def _joined(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in sorted(row, key=lambda one: one.left))


def _on_one_line(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    lower = min(one.top - one.bottom, other.top - other.bottom)
    return shared > 0 and shared >= lower / 2


def _gutter(lines: Sequence[Line]) -> float | None:
    """Find a strip with running text on both sides, over a stretch of lines that none crosses."""
    for edge in sorted({line.right for line in lines}):
        gutter = edge + NARROWEST / 2
        for crosses, run in groupby(lines, key=lambda line: _reaches_over(line, edge)):
            if crosses:
                continue
            part = list(run)
            left = [line for line in part if line.right <= gutter]
            right = [line for line in part if line.left >= gutter]
            if _is_text(left) and _is_text(right) and _side_by_side(left, right):
                return gutter
    return None


def _reaches_over(line: Line, edge: float) -> bool:
    return line.right > edge and line.left < edge + NARROWEST


def _is_text(lines: Sequence[Line]) -> bool:
    width = sum(len(line.text) + sum(c >= "\u2e80" for c in line.text) for line in lines)
    return len(lines) >= FEWEST_LINES and width >= LONG_LINE * len(lines)


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    low = max(min(line.top for line in side) for side in (left, right))
    high = min(max(line.top for line in side) for side in (left, right))
    return sum(low <= line.top <= high for line in left) >= FEWEST_LINES
