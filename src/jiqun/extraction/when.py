"""A word of time as printed, in any language, and the parts that lean on what was told before."""

from dataclasses import dataclass

COUNTED = ("month-1", "month0", "quarter-1", "quarter0")
"""Parts that count from the day of publication: last month, this quarter."""
BACK, THAT, SAME = "back", "that", "same"
"""Parts of words of time that count from the time told before: ten years earlier, that year."""
ALIKE = "alike"
"""The same part of another year: in the same period of 2023."""
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
