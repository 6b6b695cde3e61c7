"""Give fiscal years their months: FY24, 2022-23, the financial year ended 31 March 2022."""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import State, country_of, make_period
from jiqun.extraction.when import NAMED_MONTHS, When
from jiqun.model import Period

SINCE = 6000
"""Characters of a beginning in which a text tells when its fiscal years end: our choice."""
USUAL = 4
"""The month in which fiscal years begin where neither text nor country tells: April, as in India,
Japan and the United Kingdom; our choice."""
_PARTS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}


class FiscalYears:
    """Knows when the fiscal years of one text begin: as it says itself, else as in its country.

    A fiscal year has the name of the year in which it ends.
    """

    def __init__(self, g: Grammar, text: str, state: State) -> None:
        """Keep the language, the text and the state."""
        self.pack, self.text, self.state = g.pack, text, state
        self._ends = g.pack.form("periods", "told", "fiscal_ends")
        self._told: int | None = None

    def is_one(self, when: When) -> bool:
        """Say whether two years are one fiscal year: 2022-23, and 2022/23 where a text tells so."""
        slashed = "/" in self.text[when.start : when.stop]
        return when.short and (not slashed or self._told_start() > 0)

    def begins(self) -> int | None:
        """Give the month in which fiscal years begin; None where nothing tells."""
        if told := self._told_start():
            return told
        place = self._place()
        for month, places in self.pack.periods.get("fiscal_from", {}).items():
            if place in places or country_of(place) in places:
                return int(month)
        return None

    def part(self, year: int, part: str) -> Period | None:
        """Give a part of the fiscal year that ends in a year: Q1 of FY24 is April to June 2023."""
        begins = self.begins() or USUAL
        first, last = _PARTS.get(part) or tuple(int(m) for m in part.split("/"))
        months = [(year - 1) * 12 + begins - 2 + n for n in (first, last)]
        (y1, m1), (y2, m2) = (divmod(n, 12) for n in months)
        if y1 == y2:
            name = NAMED_MONTHS.get((m1 + 1, m2 + 1), f"{m1 + 1:02d}/{m2 + 1:02d}")
            return make_period(y1, name)
        return Period.parse(f"{y1}-{m1 + 1:02d}/{y2}-{m2 + 1:02d}")

    def months(self, year: int, part: str) -> Period | None:
        """Give some months of the fiscal year that ends in a year: July-March FY23."""
        begins = self.begins() or USUAL
        a, b = (int(month) for month in part.split("/"))
        first, last = (year - (month >= begins > 1) for month in (a, b))
        if a > b and first >= last:  # July-May: this year begins in another month than is usual
            first, last = year - 1, year
        if first == last:
            return make_period(first, NAMED_MONTHS.get((a, b), part))
        return Period.parse(f"{first}-{a:02d}/{last}-{b:02d}") if first < last else None

    def years(self, year: int, last: int | None) -> Period | None:
        """Give a fiscal year, or the span of several."""
        month = self.begins() or USUAL
        place = self._place()
        by_start = self.pack.periods.get("fiscal_by_start", ())
        if place in by_start or country_of(place) in by_start:
            year, last = year + 1, last + 1 if last else None
        if month == 1:
            return make_period(year, last=last)
        first = make_period(year, f"fiscal{month}")
        final = make_period(last or year, f"fiscal{month}")
        if first is None or final is None or last is None:
            return first
        return Period.parse(f"{first.first:%Y-%m}/{final.last:%Y-%m}")

    def _place(self) -> str | None:
        return self.state.area.value if self.state.area else None

    def _told_start(self) -> int:
        """Give the month behind the one in which the text says that its years end; else nought."""
        if self._told is None:
            found = self._ends.search(self.text, 0, SINCE)
            months = self.pack.periods["months"]
            ends = int(months.get(found["month"].lower(), 0)) if found else 0
            self._told = ends % 12 + 1 if ends else 0
        return self._told
