"""Read terms counted from the month a policy comes into force: 两年内, within two years."""

import re
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.normal import lower
from jiqun.extraction.openings import Words
from jiqun.extraction.state import Slot
from jiqun.lang import Pack
from jiqun.model import InputError, Period

LEAD = 8000
"""Characters of a text in which the day it comes into force is looked for: our choice."""
REACH = 160
"""Characters before a figure in which its term may stand: our choice."""


class TermReader:
    """Reads terms of one text; gives nothing where the text names no day it is in force from."""

    def __init__(self, language: Pack, text: str) -> None:
        """Find the month in which the text comes into force."""
        self.text = text
        self.words: dict[str, int] = {}
        self.begin: tuple[int, int, int, int] | None = None
        within = str(language.periods["within"])
        self.term = _compiled(within)
        numbers, months = language.periods["term_numbers"], language.periods["months"]
        for pattern in map(str, language.periods["in_force"]):
            if found := _first(language.code, pattern, text):
                raw = found["month"].lower()
                month = int(raw) if raw.isdigit() else int(months.get(raw, 0))
                if 1 <= month <= 12:
                    self.begin = (int(found["year"]), month, *found.span())
                    self.words = {str(word).lower(): int(n) for word, n in numbers.items()}
                return

    def read(self, low: int, at: int, after: int, high: int) -> Slot | None:
        """Give the span of months of a term that stands by a figure in its sentence."""
        if self.begin is None:
            return None
        found = list(self.term.finditer(self.text, max(low, at - REACH), at))
        found = found or list(self.term.finditer(self.text, after, min(high, after + REACH)))[:1]
        if not found:
            return None
        raw = found[-1]["years"].lower()
        years = int(raw) if raw.isdigit() else self.words.get(raw)
        if not years:
            return None
        first, month, *_ = self.begin
        last, end = (first + years, month - 1) if month > 1 else (first + years - 1, 12)
        try:
            period = Period.parse(f"{first}-{month:02d}/{last}-{end:02d}")
        except InputError:
            return None
        return Slot(period, *found[-1].span())


def _first(code: str, pattern: str, text: str) -> re.Match[str] | None:
    """Give the first match at the beginning of a text; only words it begins with are tried."""
    form, begins = _compiled(pattern), _begins(code)
    if begins is None:
        return form.search(text, 0, LEAD)
    for place in begins.starts(lower(text[:LEAD])):
        if found := form.match(text, place, LEAD):
            return found
    return None


@cache
def _begins(code: str) -> Words | None:
    from jiqun.lang import pack

    words = pack(code).periods.get("in_force_begins")
    return Words(map(str, words)) if words else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern, re.I)
