"""Cells of a table that reach over several columns or rows: each column gets its own heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDEST = 60
"""Columns that one cell may reach over: our choice; yearbook tables have some dozens."""
TALLEST = 500
"""Rows that one cell may reach over: our choice."""
LONGEST = 80
"""Characters of a cell that is repeated: our choice; longer ones are no headings."""
HEADINGS = 3
"""Rows at the top of a table in which wide cells are headings whatever they hold: our choice."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and how far it reaches."""

    text: str
    columns: int = 1
    rows: int = 1
    is_heading: bool = False


@dataclass(slots=True)
class Spans:
    """The rows of one table in order; what reaches down from above stands in each row below.

    A heading is repeated, so that every column and row says what it is of. A figure is not: it was
    printed once. A row of a single cell is a title, and stays one cell.
    """

    above: dict[int, tuple[int, str]] = field(default_factory=dict)
    count: int = 0

    def row(self, cells: Sequence[Cell]) -> list[str]:
        """Give a row with one text a column.

        >>> table = Spans()
        >>> table.row([Cell("City", rows=2), Cell("Exports", columns=2)])
        ['City', 'Exports', 'Exports']
        >>> table.row([Cell("2022"), Cell("2023")])
        ['City', '2022', '2023']
        """
        self.count += 1
        above, self.above = self.above, {}
        if len(cells) == 1 and not above:
            return [cells[0].text]
        made: list[str] = []
        for cell in cells:
            self._reach_down(made, above)
            names = cell.is_heading or _is_name(cell.text)
            across = names or self.count <= HEADINGS
            down = names or not made
            for number in range(max(1, min(cell.columns, WIDEST))):
                text = cell.text if number == 0 or (across and len(cell.text) <= LONGEST) else ""
                if cell.rows > 1:
                    below = text if down and len(text) <= LONGEST else ""
                    self.above[len(made)] = (min(cell.rows, TALLEST) - 1, below)
                made.append(text)
        self._reach_down(made, above)
        return made

    def _reach_down(self, made: list[str], above: dict[int, tuple[int, str]]) -> None:
        while len(made) in above:
            left, text = above[len(made)]
            if left > 1:
                self.above[len(made)] = (left - 1, text)
            made.append(text)


def _is_name(text: str) -> bool:
    return bool(text) and _DIGIT.search(text) is None
