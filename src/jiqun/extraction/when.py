"""A word of time as printed, in any language, and the parts that lean on what was told before."""

from dataclasses import dataclass, replace

MONTHS = 12
_LAST_MONTHS = {"": 12, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12}
NAMED_MONTHS = {
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2",
}  # fmt: skip
"""Spans of months that have a name: January to June is the first half."""
IN_HAND = ("month", "quarter", "half")
"""Parts that stand for the month, quarter or half told of last."""
COUNTED = ("month-1", "month0", "quarter-1", "quarter0")
"""Parts that count from the day of publication: last month, this quarter."""
BACK, THAT, SAME = "back", "that", "same"
"""Parts of words of time that count from the time told before: ten years earlier, that year."""
SO_FAR = "so far "
"""Before the number of months of a year that a text is about: in the nine months."""
SINCE = "since "
"""Before the month from which on something was counted up to the time of the text."""
PAST_YEAR = "past year"
"""The year that a report looks back on; else any twelve months."""
ALIKE = "alike"
"""The same part of another year: in the same period of 2023."""
FISCAL_MONTHS = "months of fiscal "
"""Before months of a fiscal year: July-March FY2023."""
FISCAL_PART = "of fiscal "
"""Before the part of a fiscal year: the first quarter of FY24."""


@dataclass(slots=True, unsafe_hash=True)
class When:
    """A word of time as printed; what it leaves open is filled from around it. Never changed.

    Attributes:
        year: the stated year, or None.
        offset: years from the document's year (`last year` is -1), or None.
        part: `Q1`, `H1`, `09`, `01/09`, `12-31`, or empty for the whole year.
        last: the last year of a span, or None.
        end: whether a point at the end of the year or part is meant.
        short: whether two years are written as one: 2023-24, a fiscal year in some countries.
        role: `by` where a time to come is aimed at, `than` where another time is compared with,
            `of` in `the 2019 figure`, `date` for a day.
    """

    start: int
    stop: int
    year: int | None = None
    offset: int | None = None
    part: str = ""
    last: int | None = None
    end: bool = False
    role: str = ""
    named: bool = False
    short: bool = False


def months_up_to(when: When, count: int, last: int, year: int | None) -> When | None:
    """Give the months up to one: the nine months to September, the 12 months ended June 2024.

    >>> months_up_to(When(0, 1), 9, 9, 2024).part, months_up_to(When(0, 1), 12, 12, 2024).part
    ('01/09', '')
    >>> found = months_up_to(When(0, 1), 12, 6, 2024)
    >>> found.year, found.part
    (2023, '07/06')
    """
    first = last - count + 1
    if not 1 < count <= MONTHS:
        return None
    if first < 1:
        part = f"{first + MONTHS:02d}/{last:02d}"
        begins, over = (year - 1, None) if year else (None, -1)
        return replace(when, year=begins, offset=over, part=part)
    whole = count == MONTHS and year is not None
    part = "" if whole else NAMED_MONTHS.get((first, last), f"{first:02d}/{last:02d}")
    return replace(when, year=year, part=part)


def months_over(when: When, year: int, first: int, last: int) -> When:
    """Give the months from one of a year to one of the next.

    >>> months_over(When(0, 1), 2023, 4, 3).part, months_over(When(0, 1), 2011, 10, 1).part
    ('fiscal4', '10/01')
    >>> months_over(When(0, 1), 2011, 3, 6).last
    2012
    """
    if last == first - 1:
        return replace(when, year=year + 1, part=f"fiscal{first}")
    if last < first:
        return replace(when, year=year, part=f"{first:02d}/{last:02d}")
    return replace(when, year=year, last=year + 1)


def last_month(part: str) -> int | None:
    """Give the month in which a part of a year ends, December for the year; None of no month.

    >>> last_month(""), last_month("H1"), last_month("01/08"), last_month("10"), last_month("avg3")
    (12, 6, 8, 10, None)
    """
    tail = part.rpartition("/")[2][:2]
    return _LAST_MONTHS.get(part) or (int(tail) if tail.isdigit() else None)


def in_full(digits: str) -> int:
    """Give the year that two or four digits stand for.

    >>> in_full("24"), in_full("1998")
    (2024, 1998)
    """
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
