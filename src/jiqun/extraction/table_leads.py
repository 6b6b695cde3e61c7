"""Lines inside a table that have no cells: they name what the rows under them are parts of."""

import re

from jiqun.extraction.tables import Table, cells_of

LONGEST_LEAD = 80
"""Characters of such a line at most; longer ones are sentences behind a table: our choice."""
_NUMERAL = re.compile(r"\d")
_DASH = re.compile(r"[-–—•·*]\s*(?=[^\d\s])")


def leads(text: str, start: int, end: int, table: Table) -> bool:
    """Say whether a line stands between rows of a table and has none of its figures."""
    if end - start > LONGEST_LEAD or _NUMERAL.search(text, start, end):
        return False
    first = end + 1
    last = text.find("\n", first)
    if not text.startswith("\n", end) or last == first:
        return False  # the table has ended: nothing stands right under the line
    row = cells_of(text, first, len(text) if last < 0 else last, spaced=True)
    return len(row) == len(table.columns) and any(_NUMERAL.match(c.text) for c in row[1:])


def is_dashed(label: str) -> bool:
    """Say whether a row's label begins with the dash or dot of an entry."""
    return _DASH.match(label) is not None
