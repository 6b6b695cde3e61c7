"""Read the periods of the claim contract: years, quarters, spans, points in time."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jiqun.model.errors import InputError

_FORM = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, or one day for a stock, with the text that names it.

    Attributes:
        first: the first day.
        last: the last day; equal to `first` for a point in time.
        text: the contract's form, such as `2022-01/2022-09` or `2025-12-31`.
    """

    first: date
    last: date
    text: str

    @staticmethod
    def parse(text: str) -> "Period":
        """Read one period; refuse what the contract does not know.

        >>> Period.parse("2022-Q3").last
        datetime.date(2022, 9, 30)
        >>> Period.parse("2021/2025").years
        (2021, 2025)

        Raises:
            InputError: the text is no period, or ends before it begins.
        """
        return _parse(text)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year."""
        return self.first.year, self.last.year

    @property
    def is_year(self) -> bool:
        """Whether this is one calendar year."""
        return len(self.text) == 4

    @property
    def is_point(self) -> bool:
        """Whether this is a point in time, as stocks have."""
        return self.first == self.last

    @property
    def is_span(self) -> bool:
        """Whether this covers more than one calendar year."""
        return self.first.year != self.last.year

    def stock_year(self) -> "Period":
        """Give the year for the end of a year: both name the same stock.

        >>> str(Period.parse("2025-12-31").stock_year())
        '2025'
        """
        if self.is_point and (self.last.month, self.last.day) == (12, 31):
            return Period.parse(str(self.last.year))
        return self

    def year_before(self) -> "Period":
        """Give the same period one year earlier.

        >>> str(Period.parse("2022-01/2022-09").year_before())
        '2021-01/2021-09'
        """
        return self._years_away(-1)

    def year_after(self) -> "Period":
        """Give the same period one year later.

        >>> str(Period.parse("2022-12-31").year_after())
        '2023-12-31'
        """
        return self._years_away(1)

    def _years_away(self, years: int) -> "Period":
        moved = re.sub(r"\d{4}(?=$|[-/])", lambda m: f"{int(m[0]) + years:04d}", self.text)
        return Period.parse(moved.replace("-02-29", "-02-28"))

    def __str__(self) -> str:
        """Give the contract's form."""
        return self.text


@lru_cache(maxsize=16384)
def _parse(text: str) -> Period:
    head, slash, tail = text.partition("/")
    first, last = _ends(head, text)
    if slash:
        last = _ends(tail, text)[1]
        if last < first or first == last:
            raise InputError("unknown_value", field="period", value=text, hint=": it ends too soon")
    return Period(first, last, text)


def _ends(part: str, whole: str) -> tuple[date, date]:
    match = _FORM.fullmatch(part)
    try:
        if not match:
            raise ValueError
        year = int(match["year"])
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return day, day
        if match["quarter"]:
            end = 3 * int(match["quarter"])
            start = end - 2
        elif match["half"]:
            end = 6 * int(match["half"])
            start = end - 5
        elif match["month"]:
            start = end = int(match["month"])
        else:
            start, end = 1, 12
        return date(year, start, 1), date(year, end, monthrange(year, end)[1])
    except ValueError:
        hint = "; write 2022, 2022-Q3, 2022-H1, 2022-09, 2022-01/2022-09, 2021/2025 or 2025-12-31"
        raise InputError("unknown_value", field="period", value=whole, hint=hint) from None
