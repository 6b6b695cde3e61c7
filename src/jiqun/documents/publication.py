"""Read a publication date, exact or not, and find one that a text states of itself."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"),
    re.compile(rf"\b(?P<name>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?, ?(?P<y>\d{{4}})", re.I),
    re.compile(rf"\b(?P<d>\d{{1,2}}) (?P<name>{_MONTH})\.? (?P<y>\d{{4}})", re.I),
)
_ORDERED = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<cut>[-/.])(?P<b>\d{1,2})(?P=cut)(?P<y>(?:19|20)\d{2})(?![\d/.-])"
)
_SHORT = re.compile(
    r"\b(?:date|time|published|updated|posted|released?)\s?[:：]\s?"
    r"(?P<y>\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d-])",
    re.I,
)
_INEXACT = re.compile(r"\d{4}(?:[-/年]\d{1,2}月?|年)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""Years that a publication can have: our choice, wide enough for archives and plans."""

_DATELINE_CHARS = 60
"""A longer line is a sentence that mentions a date, not a dateline: our choice."""
_TOP_LINES, _END_LINES = 6, 3
_NO_DATELINE = re.compile(
    r"截至|截止|为止|起施行|自|至|到|成立|设立|挂牌|创建|创办|开园|揭牌|获批|批复|投产"
    r"|\b(?:founded|established|set up|launched|until|since|from|to|as of|by end|by \d|end of)\b",
    re.I,
)
_FIGURE = re.compile(r"[%％亿万]|\b(?:million|billion|trillion|yuan|percent)\b", re.I)


def read_date(text: str) -> tuple[date | None, str | None]:
    """Give the day if the text names one, else the text as it is where it names a year or month.

    >>> read_date("2024年2月7日")
    (datetime.date(2024, 2, 7), None)
    >>> read_date("2024-02")
    (None, '2024-02')
    >>> read_date("soon")
    (None, None)
    """
    text = text.strip()
    for form in _DAY_FORMS:
        if (match := form.match(text)) and (day := _day(match)):
            return day, None
    if _INEXACT.match(text) and _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        return None, text[:40]
    return None, None


def dateline(text: str) -> date | None:
    """Give the day that the first or last lines state as their own; None where none does.

    A dateline is a short line with one date, without figures, and without words that make the
    date part of a sentence (as of, until, 截至, 起).
    """
    head = text[:4000].split("\n")
    tail = text[-1000:].split("\n") if len(text) > 4000 else head
    top = [line for line in head if line.strip()][:_TOP_LINES]
    end = [line for line in tail if line.strip()][-_END_LINES:]
    for line in (*top, *reversed(end)):
        if len(line) > _DATELINE_CHARS or _NO_DATELINE.search(line) or _FIGURE.search(line):
            continue
        days = {day for form in _DAY_FORMS for m in form.finditer(line) if (day := _day(m))}
        days |= {day for m in _ORDERED.finditer(line) if (day := _ordered(m))}
        days |= {day for m in _SHORT.finditer(line) if (day := _day(m, 2000))}
        if len(days) == 1:
            return days.pop()
    return None


def _ordered(match: re.Match[str]) -> date | None:
    """Read 12-26-2022 and 26/12/2022, where only one order of day and month is possible."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a <= 12 and b <= 12 and a != b:
        return None
    try:
        return date(year, min(a, b) if a <= 12 else b, max(a, b) if a <= 12 else a)
    except ValueError:
        return None


def _day(match: re.Match[str], century: int = 0) -> date | None:
    parts = match.groupdict()
    month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["m"])
    try:
        day = date(century + int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
