"""Read days that are not always exact, and write days and periods in the reader's language."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from jiqun.model import Period

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUARTERS = "一二三四"


_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_day(text: str) -> date:
    """Give the first day of a year, month or day.

    >>> first_day("2024-03"), first_day("2022")
    (datetime.date(2024, 3, 1), datetime.date(2022, 1, 1))

    Raises:
        ValueError: the text is none, or there is no such day.
    """
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is no year, month or day; write 2022, 2022-06 or 2022-06-06")
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))


def last_day(text: str) -> date:
    """Give the last day of a year, month or day.

    >>> last_day("2024-02"), last_day("2022")
    (datetime.date(2024, 2, 29), datetime.date(2022, 12, 31))

    Raises:
        ValueError: the text is none, or there is no such day.
    """
    first = first_day(text)
    if len(text) == len("2022-06-06"):
        return first
    month = 12 if len(text) == len("2022") else first.month
    return date(first.year, month, monthrange(first.year, month)[1])


def known_on(published: date | None, published_text: str | None) -> date | None:
    """Give the last day on which a document can have been published; None where nobody says.

    >>> known_on(None, "2024-02")
    datetime.date(2024, 2, 29)
    """
    if published is not None and published_text is None:
        return published
    for length in (10, 7, 4):
        try:
            return last_day((published_text or "")[:length])
        except ValueError:
            continue
    return published


@lru_cache(maxsize=8192)
def period_name(period: Period | None, language: str) -> str:
    """Write a period; cumulative months say so.

    >>> period_name(Period.parse("2022-01/2022-09"), "en")
    'Jan–Sep 2022 (cumulative)'
    >>> period_name(Period.parse("2022-Q3"), "zh")
    '2022年第三季度'
    """
    if period is None:
        return "期间不明" if language == "zh" else "period not stated"
    head, slash, tail = period.text.partition("/")
    if not slash:
        return _zh(head) if language == "zh" else _en(head)
    if head[:4] == tail[:4] and len(head) == len(tail) == 7 and head[5:].isdigit():
        first, last = int(head[5:]), int(tail[5:])
        if language == "zh":
            return f"{head[:4]}年{first}—{last}月（累计）"
        return f"{_MONTHS[first - 1]}–{_MONTHS[last - 1]} {head[:4]} (cumulative)"
    if language == "zh":
        return f"{head}—{tail}年" if len(head) == len(tail) == 4 else f"{_zh(head)}至{_zh(tail)}"
    return (
        f"{_en(head)}–{_en(tail)}" if len(head) == len(tail) == 4 else f"{_en(head)} to {_en(tail)}"
    )


def day_name(day: date, language: str) -> str:
    """Write one day.

    >>> day_name(date(2026, 2, 8), "en"), day_name(date(2026, 2, 8), "zh")
    ('8 Feb 2026', '2026年2月8日')
    """
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def published_name(day: date | None, text: str | None, language: str) -> str | None:
    """Write a publication date: a whole day, or what was given where it is less exact."""
    if text and len(text) <= 7 and text.replace("-", "").isdigit():
        return _zh(text) if language == "zh" else _en(text)
    if day:
        return day_name(day, language)
    return text


def published_when(day: date | None, text: str | None, language: str) -> str | None:
    """Write a publication date with the word that leads to it.

    >>> published_when(date(2026, 2, 8), None, "en"), published_when(None, "2026-02", "en")
    ('on 8 Feb 2026', 'in Feb 2026')
    """
    name = published_name(day, text, language)
    if name is None or language == "zh":
        return name
    return f"{'on' if re.match(r'[0-9]+ ', name) else 'in'} {name}"


def _zh(part: str) -> str:
    year, _, rest = part.partition("-")
    if not rest:
        return f"{year}年"
    if rest[0] == "Q":
        return f"{year}年第{_QUARTERS[int(rest[1]) - 1]}季度"
    if rest[0] == "H":
        return f"{year}年{'上' if rest[1] == '1' else '下'}半年"
    if rest == "12-31":
        return f"{year}年末"
    month, _, day = rest.partition("-")
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def _en(part: str) -> str:
    year, _, rest = part.partition("-")
    if not rest:
        return year
    if rest[0] == "Q":
        return f"Q{rest[1]} {year}"
    if rest[0] == "H":
        return f"{'first' if rest[1] == '1' else 'second'} half of {year}"
    if rest == "12-31":
        return f"end of {year}"
    month, _, day = rest.partition("-")
    name = _MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else month
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
