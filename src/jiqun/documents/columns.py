"""Put the lines of a printed page into reading order where it has two columns."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_LINES = 4
"""Lines on either side of a gutter: our choice; fewer may be a table or a signature."""
LONG_LINE = 18
"""Characters of a line of running text, on average, a Chinese one counted twice: our choice.
Columns of a table hold short cells."""
NARROWEST = 8.0
"""Width of a gutter in points: our choice; columns are set 12 to 24 apart, words 3 to 5."""
ACROSS = 0.35
"""Share of the lines that may reach over the gutter, such as titles: our choice."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on a page: left and right edge, and its top, in points from below."""

    left: float
    right: float
    top: float
    text: str


def in_reading_order(lines: Sequence[Line]) -> list[str] | None:
    """Give the lines of a page of two columns in order; None where it has no two columns.

    Lines over the whole width divide the page: above each, the left column comes before the right.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return None
    made: list[str] = []
    left: list[Line] = []
    right: list[Line] = []

    def end_columns() -> None:
        made.extend(line.text for line in (*left, *right))
        left.clear()
        right.clear()

    for line in sorted(lines, key=lambda one: (-one.top, one.left)):
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            end_columns()
            made.append(line.text)
    end_columns()
    return made


def _gutter(lines: Sequence[Line]) -> float | None:
    """Find a strip between columns that few lines cross, both sides running text."""
    edges = sorted({line.right for line in lines})
    for edge in edges:
        left = [line for line in lines if line.right <= edge]
        right = [line for line in lines if line.left >= edge + NARROWEST]
        across = len(lines) - len(left) - len(right)
        if across > ACROSS * len(lines):
            continue
        if _is_text(left) and _is_text(right) and _side_by_side(left, right):
            return edge + NARROWEST / 2
    return None


def _is_text(lines: Sequence[Line]) -> bool:
    width = sum(len(line.text) + sum(c >= "\u2e80" for c in line.text) for line in lines)
    return len(lines) >= FEWEST_LINES and width >= LONG_LINE * len(lines)


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    low = max(min(line.top for line in side) for side in (left, right))
    high = min(max(line.top for line in side) for side in (left, right))
    return sum(low <= line.top <= high for line in left) >= FEWEST_LINES
