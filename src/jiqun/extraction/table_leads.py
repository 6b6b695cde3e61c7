"""Lines in and above a table that have no cells: they name what the rows under them are of."""

import re

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, INHERITED, Slot
from jiqun.extraction.tables import Table, cells_of
from jiqun.model import Indicator

ABOVE, LINES = 400, 2
"""Characters, and lines, above a table in which its indicator is looked for: our choice."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")

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


def told_above(g: Grammar, text: str, start: int, unit: str) -> Slot:
    """Give what a table is of whose heads tell but units: what is named last in the lines above it.

    Where those name nothing, things weighed are made, and money is of no known kind.
    """
    lines = list(_LINE.finditer(text, max(0, start - ABOVE), start))
    for line in reversed(lines[-LINES:]):
        marks = [m for m in g.lexicon.find(text, *line.span()) if m.meaning.indicator]
        if marks:
            told = marks[-1]
            what = Indicator(told.meaning.indicator or "other")
            if what is Indicator.PRODUCTION and is_money(unit):
                what = Indicator.GROSS_OUTPUT  # what is made is measured in money there
            return Slot(what, told.start, told.end, INHERITED)
    return Slot(Indicator.OTHER if is_money(unit) else Indicator.PRODUCTION, how=DEFAULT)
