"""Read times that count from the day of publication: last month, this quarter, 上月.

So do the first months of a year that a text only counts, `in the nine months`.
"""

from collections.abc import Iterable

from jiqun.extraction.state import State, make_period
from jiqun.extraction.when import (
    COUNTED,
    IN_HAND,
    MONTHS,
    NAMED_MONTHS,
    PAST_YEAR,
    SINCE,
    SO_FAR,
    When,
    last_month,
)
from jiqun.model import Period

LATEST = 2
"""Months after the end of a stretch in which a text is written that calls it by its length: our
choice, statistics come within two."""


def is_counted(when: When) -> bool:
    """Say whether a time counts from the day of publication, or from one told before."""
    part = when.part
    return part in (*COUNTED, *IN_HAND, PAST_YEAR) or part.startswith((SO_FAR, SINCE))


def counted_time(
    when: When, held: Iterable[Period], state: State, text: str, spaced: bool
) -> Period | None:
    """Give a time that counts from another: last month, in the nine months, the month.

    None where nothing is known that it could count from.

    Args:
        when: the time.
        held: the periods told before, the nearest first.
        state: what the text has said of its day.
        text: the whole text.
        spaced: whether its words are divided by blanks.
    """
    part = when.part
    if part in IN_HAND:
        return last_part(part, held) if spaced else state.in_hand.get(part)
    if part.startswith(SO_FAR):
        return months_so_far(int(part[len(SO_FAR) :]), held, state)
    if part.startswith(SINCE):
        return months_since(int(part[len(SINCE) :]), held, state)
    if part == PAST_YEAR:
        return make_period(state.delivered - 1) if state.delivered else None
    return _from_the_day(when, state, text, spaced)


def _from_the_day(when: When, state: State, text: str, spaced: bool) -> Period | None:
    """Give last month, this quarter: from the month told of before, or the day of publication."""
    month, year = state.month, state.year
    told = None if spaced else _month_before(when, state, text)
    if told is not None:
        year, month = told.years[1], told.last.month
    if year is None or month is None:
        return None
    back = 0 if when.part.endswith("0") else 1
    if when.part.startswith("month"):
        last = year * 12 + month - 1 - back
        return make_period(last // 12, f"{last % 12 + 1:02d}", end=when.end)
    quarter = year * 4 + (month - 1) // 3 - back
    return make_period(quarter // 4, f"Q{quarter % 4 + 1}", end=when.end)


def _month_before(when: When, state: State, text: str) -> Period | None:
    """Give the month that the sentence tells of before a word like 上月."""
    low = max(text.rfind(c, 0, when.start) for c in "。；\n")
    told = state.in_hand.get("month")
    return told if told is not None and "月" in text[low + 1 : when.start] else None


def months_so_far(count: int, held: Iterable[Period], state: State) -> Period | None:
    """Give the first months of a year, where the text told of as many or was written after them.

    `In nine months` is else a stretch of any time, and none.

    Args:
        count: how many months.
        held: the periods told before, the nearest first.
        state: what the text has said of its day.
    """
    part = "" if count == MONTHS else NAMED_MONTHS.get((1, count), f"01/{count:02d}")
    for period in held:
        if not period.is_point and not period.is_span and period.last.month == count:
            return make_period(period.years[1], part)
    if state.year is None or state.month is None or not 0 <= state.month - count <= LATEST:
        return None
    return make_period(state.year, part)


def last_part(kind: str, held: Iterable[Period]) -> Period | None:
    """Give the month or quarter in which the time told last ends: January to November, the month.

    None where none was told but whole years.

    Args:
        kind: `month`, `quarter` or `half`.
        held: the periods told before, the nearest first.
    """
    period = next((p for p in held if not p.is_year and not p.is_span), None)
    if period is None:
        return None
    month = period.last.month
    if kind == "month":
        return make_period(period.years[1], f"{month:02d}")
    if kind == "half":
        return make_period(period.years[1], f"H{month // 6}") if month % 6 == 0 else None
    return make_period(period.years[1], f"Q{month // 3}") if month % 3 == 0 else None


def months_since(first: int, held: Iterable[Period], state: State) -> Period | None:
    """Give the months from one on up to the time told last, or up to the one before the text's.

    Args:
        first: the number of the first month.
        held: the periods told before, the nearest first.
        state: what the text has said of its day.
    """
    told = next((p for p in held if not p.is_year and not p.is_span), None)
    if told is not None:
        year, last = told.years[1], told.last.month
    elif state.year is not None and state.month is not None:
        year, last = state.year, state.month - 1
    else:
        return None
    if last <= first:
        return None
    return make_period(year, NAMED_MONTHS.get((first, last), f"{first:02d}/{last:02d}"))


def just_over(part: str, month: int | None) -> bool:
    """Say whether a part of a year was over just before a text of some month was written.

    >>> just_over("01/02", 3), just_over("01/02", 12), just_over("01/10", None)
    (True, False, False)
    >>> just_over("H1", 8), just_over("Q1", 4), just_over("10", 11), just_over("Q3", 8)
    (True, True, True, False)
    """
    first, _, last = part.partition("/")
    if month is None or (last and first != "01"):
        return False
    ended = last_month(part)
    return bool(part) and ended is not None and 0 < month - ended <= LATEST
