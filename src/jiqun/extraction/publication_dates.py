"""Find the day or month in which a text was published, in its masthead or dateline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.when import When

HEAD = 700
"""Characters of a beginning in which the day of publication stands: our choice."""
LONGEST_LINE = 200
"""Characters of a line that can be a title, a masthead or a byline: our choice."""
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Publication:
    """When a text was published; the month is 0 where only the year is told."""

    year: int
    month: int
    start: int
    stop: int


class PublicationReader:
    """Reads the dates of publication of texts of one language."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of mastheads and datelines."""
        form = g.pack.form
        self.g = g
        self._masthead = form("periods", "publication", "masthead")
        self._dateline = form("periods", "publication", "dateline")
        self._numbered = form("periods", "publication", "numbered")
        self._ordered = form("periods", "publication", "ordered")
        self._issued = [form("periods", "publication", name) for name in ("dotted", "issued")]

    def find(self, text: str) -> Publication | None:
        """Give the first date that a masthead, a byline or a dateline states with its year."""
        for low, high in self._places(text):
            for when in self.g.periods.find(text, low, high):
                if when.year and self._is_publication(text, low, high, when):
                    month = int(when.part[:2]) if when.part[:2].isdigit() else 0
                    return Publication(when.year, month, when.start, when.stop)
            for issued in self._issued:
                if (day := issued.search(text, low, high)) is not None:
                    return Publication(int(day["year"]), int(day["month"]), *day.span())
            found = self._numbered.search(text, low, high)
            if found is not None and 1 <= int(found["month"]) <= 12:
                return Publication(int(found["year"]), int(found["month"]), *found.span())
            if (day := self._ordered.search(text, low, high)) is not None:
                return Publication(int(day["year"]), 0, *day.span())
        return None

    def dateline(self, text: str, start: int, end: int) -> int:
        """Give where the dateline of a sentence ends; its start where it has none."""
        found = self._dateline.match(text, start, end)
        return found.end() if found else start

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give the short lines of the beginning, and the dateline of the first long one."""
        for line in _LINE.finditer(text, 0, min(len(text), HEAD)):
            if line.end() - line.start() <= LONGEST_LINE and line.end() < HEAD:
                yield line.span()
            elif (stop := self.dateline(text, line.start(), line.end())) > line.start():
                yield line.start(), stop

    def _is_publication(self, text: str, low: int, high: int, when: When) -> bool:
        """Say whether a date is of the text: a day, or a month that stands alone or is told so."""
        if when.role == "date":
            return True
        if not when.part[:2].isdigit() or "/" in when.part or when.end:
            return False
        alone = not text[low : when.start].strip() and not text[when.stop : high].strip()
        return alone or self._masthead.search(text, low, high) is not None
