"""Read times that count from the day of publication: last month, this quarter, 上月."""

from jiqun.extraction.state import State, make_period
from jiqun.extraction.when import When
from jiqun.model import Period


def counted_time(when: When, state: State, text: str, spaced: bool) -> Period | None:
    """Give last month, this quarter: from the month told of before, or the day of publication.

    None where neither is known.
    """
    month, year = state.month, state.year
    held = None if spaced else _month_before(when, state, text)
    if held is not None:
        year, month = held.years[1], held.last.month
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
