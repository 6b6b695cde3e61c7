"""One quantity over several places: what counts alike stands together, the rest apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from jiqun.data import catalogue, lies_in
from jiqun.model import UNSPECIFIED, Cell, Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.attribution import attribution_of
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.messages import message
from jiqun.monitoring.scopes import scope_name
from jiqun.monitoring.settings import settings
from jiqun.monitoring.vintages import pending

WITHOUT = frozenset({"other", "ranking"})
"""Indicators that are not compared: unnamed things, and places, which are comparisons already."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a comparison is of: all of a cell but its place, period, status and scope."""

    indicator: str
    subject: str | None
    measure: str
    of: str | None
    dimension: str

    @property
    def slug(self) -> str:
        """A permanent file name: readable words and eight digits of a hash."""
        words = [self.indicator, self.subject or "", self.measure]
        plain = "--".join(
            w for w in (re.sub(r"[^a-z0-9_]+", "-", w.lower()).strip("-") for w in words) if w
        )
        key = "|".join((*words, self.of or "", self.dimension))
        return f"{plain[:80].strip('-')}-{sha256(key.encode()).hexdigest()[:8]}"


def key_of(cell: Cell) -> Key | None:
    """Give what a cell can be compared by; None for a document's own words and unnamed things.

    The same words in two cities' documents may mean different things, so only subjects that the
    catalogue knows are compared.
    """
    own_words = cell.subject is not None and cell.subject.startswith("label:")
    if own_words or str(cell.indicator) in WITHOUT:
        return None
    return Key(str(cell.indicator), cell.subject, str(cell.measure), cell.of, cell.dimension)


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure among those that count alike.

    Attributes:
        first, last: the places it can have, 1 being the largest; equal where it is sure.
        gap: to the country, in points; None where the country has none or it says nothing.
    """

    fact: Fact
    first: int
    last: int
    gap: Interval | None


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure that counts otherwise, with the reasons in both languages."""

    fact: Fact
    reasons_en: tuple[str, ...]
    reasons_zh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All figures of one period: those that count alike, the largest first, and the others."""

    period: str
    together: tuple[Standing, ...]
    apart: tuple[Apart, ...]


_FIELDS = ("wider", "status", "unit", "scope", "system", "vintage", "attribution")


def compare(facts: Iterable[Fact]) -> tuple[Comparison, ...]:
    """Compare the figures of one key, period by period, the latest first.

    The class with most figures of a period stands together, one of wider places only where there
    is no other; with equal numbers the one of actual figures of the mainland's system.
    """
    periods: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        periods[fact.period].append(fact)
    return tuple(_compared(p, periods[p]) for p in sorted(periods, reverse=True))


def _compared(period: str, facts: list[Fact]) -> Comparison:
    classes: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    open_ones: list[Apart] = []
    wider = _wider(facts)
    for fact in sorted(facts, key=lambda f: f.cell.key):
        reason = _unfit(fact)
        if reason:
            open_ones.append(Apart(fact, (message(reason, "en"),), (message(reason, "zh"),)))
        else:
            classes[_class(fact, wider)].append(fact)
    if not classes:
        return Comparison(period, (), tuple(open_ones))
    mainland = settings().mainland.code
    chosen = min(
        classes,
        key=lambda c: (c[0], -len(classes[c]), c[1] != "actual", c[4] != mainland, c),
    )
    others = [
        Apart(fact, *_reasons(_class(fact, wider), chosen, fact))
        for name in sorted(classes)
        if name != chosen
        for fact in classes[name]
    ]
    return Comparison(period, tuple(_standings(classes[chosen])), (*others, *open_ones))


def _unfit(fact: Fact) -> str | None:
    if fact.state == "questioned":
        return "reason_questioned"
    return None if intervals.is_known(fact.interval) else "reason_bound"


def _class(fact: Fact, wider: frozenset[str]) -> tuple[str, ...]:
    """Give what figures must share to stand together, in the order of `_FIELDS`."""
    attribution = attribution_of(fact)
    return (
        "wider" if fact.cell.area in wider else "",
        str(fact.cell.status),
        fact.unit,
        fact.scope,
        settings().system(fact.cell.area).code,
        vintage_kind(fact),
        attribution.code if attribution else "",
    )


def _wider(facts: Iterable[Fact]) -> frozenset[str]:
    """Give the places whose levels stand on another scale: countries, and what holds others here.

    Rates and shares of a province and of its cities share a chart; their levels do not.
    """
    levels = [f.cell.area for f in facts if str(f.cell.measure) in ("level", "change")]
    holds = {a for a in levels for b in levels if a != b and lies_in(b, a)}
    return frozenset(holds | {a for a in levels if _is_country(a)})


def vintage_kind(fact: Fact) -> str:
    """Name the state of knowledge of a figure: first, revised, before known revisions, unknown."""
    if fact.is_revised:
        return "revised"
    later = pending(fact)
    if later is None:
        return "unknown"
    return "before " + ", ".join(sorted(later)) if later else ""


def _reasons(
    own: tuple[str, ...], chosen: tuple[str, ...], fact: Fact
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    differ = [name for name, a, b in zip(_FIELDS, own, chosen, strict=True) if a != b]
    return (
        tuple(_reason(name, fact, "en") for name in differ),
        tuple(_reason(name, fact, "zh") for name in differ),
    )


_VINTAGES = {
    "revised": "reason_revised",
    "unknown": "reason_vintage_unknown",
    "": "reason_first",
}


def _reason(name: str, fact: Fact, language: str) -> str:
    if name == "vintage":
        kind = vintage_kind(fact)
        return message(_VINTAGES.get(kind, "reason_before"), language)
    if name == "scope":
        words = (
            message("unspecified", language)
            if fact.scope == UNSPECIFIED
            else scope_name(fact.scope, language)
        )
    elif name == "system":
        words = settings().system(fact.cell.area).name(language)
    elif name == "attribution":
        found = attribution_of(fact)
        words = found.name(language) if found else ""
    elif name == "unit":
        words = catalogue().label("unit", fact.unit, language)
    elif name == "status":
        words = catalogue().label("status", fact.cell.status, language)
    else:
        words = ""
    return message(f"reason_{name}", language, name=words)


def _standings(facts: list[Fact]) -> Iterator[Standing]:
    country = next((f for f in facts if _is_country(f.cell.area)), None)
    ranked = [f for f in facts if not _is_country(f.cell.area)]
    relative = facts[0].unit in ("percent", "percentage_point")

    def middle(fact: Fact) -> tuple[object, str]:
        low, high = fact.interval.low, fact.interval.high
        return (-(low + high) if low is not None and high is not None else 0), fact.cell.area

    for fact in sorted(facts, key=middle):
        above = sum(intervals.is_below(fact.interval, f.interval) for f in ranked if f is not fact)
        below = sum(intervals.is_below(f.interval, fact.interval) for f in ranked if f is not fact)
        gap = None
        if country is not None and country is not fact and relative:
            gap = intervals.subtract(fact.interval, country.interval)
        placed = (0, 0) if _is_country(fact.cell.area) else (above + 1, len(ranked) - below)
        yield Standing(fact, *placed, gap)


def _is_country(area: str) -> bool:
    known = catalogue().areas.get(area)
    return known is not None and known.kind in ("country", "group")
