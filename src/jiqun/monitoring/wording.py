"""Write figures and ranges for the sentences of the monitoring."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, log10
from typing import Any

from jiqun.checks.quantity import Quantity
from jiqun.checks.stood_by import COMPUTED
from jiqun.checks.words import about_quantity, between, number, placed
from jiqun.data import subject_name
from jiqun.data.dates import period_name
from jiqun.model import Interval, Period
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.messages import message

PLACES = 2
"""Decimals of a computed percentage or of points in a sentence: our choice, one more than
bulletins print. The ends are rounded outward; the record keeps them whole."""
_RELATIVE = frozenset({"percent", "percentage_point"})


def in_both(write: Callable[..., str], *about: Any) -> tuple[str, str]:
    """Give what a writer says in English and in Chinese; its last argument is the language."""
    return write(*about, "en"), write(*about, "zh")


def named(fact: Fact, language: str, *, with_area: bool = True) -> str:
    """Say what a fact is: 深圳2022年战略性新兴产业增加值."""
    text = _about(fact.quantity, language)
    return placed(text, fact.cell.area, language) if with_area else text


@lru_cache(maxsize=65536)
def _about(quantity: Quantity, language: str) -> str:
    return about_quantity(quantity, language)


def thing(fact: Fact, language: str, *, as_level: bool = False) -> str:
    """Say what a fact is, without its period: 深圳战略性新兴产业增加值.

    Args:
        as_level: name the level also where the fact is its growth or share.
    """
    quantity = fact.quantity._replace(period="")
    if as_level:
        quantity = quantity._replace(measure="level", of=None)
    return placed(_about(quantity, language), fact.cell.area, language)


def part_name(fact: Fact, language: str) -> str:
    """Name a part among others: its subject, or what it is where it has none."""
    quantity = fact.quantity._replace(period="", measure="level", of=None)
    return subject_name(fact.cell.subject, language) or _about(quantity, language)


def as_printed(fact: Fact, language: str) -> str:
    """Write a printed figure as it was printed, from the interval of its rounding.

    A value that no document prints is written as a range, and called reconciled or derived.

    >>> from jiqun.model import Cell, Indicator, Measure, Period, Status
    >>> cell = Cell("Linhai", Indicator.GDP, None, Measure.GROWTH, None, Period.parse("2022"),
    ...             Status.ACTUAL, dimension="percent")
    >>> rate = Interval(Fraction("3.25"), Fraction("3.35"))
    >>> as_printed(Fact(cell, rate, "percent", ("d:0-4",), "sound", "unspecified"), "en")
    '3.3%'
    """
    if fact.state in COMPUTED:
        return message(
            f"value_{fact.state}", language, value=spread(fact.interval, fact.unit, language)
        )
    return _as_printed(fact.interval, fact.unit, language)


@lru_cache(maxsize=65536)
def _as_printed(interval: Interval, unit: str, language: str) -> str:
    low, high = interval.low, interval.high
    if low is None or high is None or low == high:
        return between(interval, unit, language)
    return number((low + high) / 2, unit, language, (high - low) / 2)


@lru_cache(maxsize=65536)
def spread(interval: Interval, unit: str, language: str) -> str:
    """Write a computed range: 10.14–10.27%, 10.14%～10.27%.

    >>> spread(Interval(Fraction("3.2"), Fraction("3.4")), "percent", "en")
    '3.2–3.4%'
    >>> spread(Interval(Fraction("3.2"), None), "percent", "zh")
    '不低于3.2%'
    """
    low, high = interval.low, interval.high
    if low is None or high is None:
        return between(interval, unit, language)
    if unit in _RELATIVE:
        places = _places(low, high)
        factor = 10**places
        low, high = Fraction(floor(low * factor), factor), Fraction(ceil(high * factor), factor)
        half = Fraction(1, 2 * factor)
        first, last = (number(end, unit, language, half) for end in (low, high))
    else:
        first, _, last = _ends(between(interval, unit, language), language)
    if not last or first == last:
        return first
    if unit == "percent" and language == "zh":
        return f"{first}～{last}"
    joint = "～" if language == "zh" else " to " if low < 0 or high < 0 else "–"
    return f"{_without_unit(first, last)}{joint}{last}"


def _ends(words: str, language: str) -> tuple[str, str, str]:
    if language == "zh":
        return words.removesuffix("之间").partition("至")
    return words.removeprefix("between ").partition(" and ")


_TAIL = re.compile(r"[^\d]*$")


def _without_unit(first: str, last: str) -> str:
    """Leave out the first unit where both ends have the same."""
    unit = _TAIL.findall(last)[0]
    return first.removesuffix(unit) if unit and first.endswith(unit) else first


def _places(low: Fraction, high: Fraction) -> int:
    """Give the decimals that two digits of a range's width need, within `PLACES`."""
    width = high - low
    if width <= 0:
        return PLACES
    return min(PLACES, max(0, 1 - floor(log10(float(width)))))


@lru_cache(maxsize=4096)
def when(period: str) -> tuple[str, str]:
    """Name a period in both languages."""
    parsed = Period.parse(period)
    return period_name(parsed, "en"), period_name(parsed, "zh")
