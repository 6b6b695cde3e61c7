"""Quarters and months make the half, the nine months and the year, for flows alone."""

from collections.abc import Iterator

from jiqun.checks.quantity import Linear, Quantity, Row, View
from jiqun.data import catalogue

_MONTHS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


def rows(view: View) -> Iterator[Row]:
    """Give a row for every stretch of months of a year that adjoining stretches fill.

    A stretch is told as the sum of the finest known stretches that fill it, and only where all
    of these are known: a year of which three quarters were reported bounds nothing but itself.
    """
    groups: dict[Quantity, dict[tuple[int, int], Quantity]] = {}
    for q in view.known:
        if q.measure != "level" or not _is_flow(q):
            continue
        year, months = stretch(q.period)
        if months is not None:
            groups.setdefault(q._replace(period=year), {})[months] = q
    for told in groups.values():
        for (first, last), whole in told.items():
            yield from _fillings(whole, first, last, told)


def _is_flow(q: Quantity) -> bool:
    label = catalogue().labels["indicator"].get(q.indicator)
    return label is not None and bool(label.more.get("flow")) and q.indicator != "prices"


def stretch(period: str) -> tuple[str, tuple[int, int] | None]:
    """Give the year of a period and its first and last month, None where it has none.

    >>> stretch("2022-01/2022-09"), stretch("2022"), stretch("2022-Q3"), stretch("2021/2022")
    (('2022', (1, 9)), ('2022', (1, 12)), ('2022', (7, 9)), ('2021', None))
    """
    year, tail = period[:4], period[5:]
    if not tail:
        return year, (1, 12)
    if tail in _MONTHS:
        return year, _MONTHS[tail]
    first, slash, last = period.partition("/")
    if slash and len(first) == len(last) == 7 and last[:4] == year:
        return year, (int(first[5:]), int(last[5:]))
    if not slash and len(period) == 7:
        return year, (int(tail), int(tail))
    return year, None


def _fillings(
    whole: Quantity, first: int, last: int, told: dict[tuple[int, int], Quantity]
) -> Iterator[Row]:
    inside = sorted(m for m in told if first <= m[0] and m[1] <= last and m != (first, last))
    for start in (m for m in inside if m[0] == first):
        chain = [start]
        while chain[-1][1] < last:
            following = [m for m in inside if m[0] == chain[-1][1] + 1]
            if not following:
                break
            chain.append(min(following, key=lambda m: m[1]))
        if len(chain) > 1 and chain[-1][1] == last:
            yield Linear("periods", ((-1, whole), *((1, told[m]) for m in chain)))
