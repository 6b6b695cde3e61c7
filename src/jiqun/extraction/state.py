"""Keep what a text has said so far: area, period, indicator, subject."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from jiqun.data import catalogue
from jiqun.extraction.when import last_month
from jiqun.model import Document, InputError, Period, Trace

STATED, INHERITED, METADATA, DEFAULT = "stated", "inherited", "metadata", "default"


@dataclass(slots=True, unsafe_hash=True)
class Slot:
    """A value of a field with the characters that gave it (in the normalised text).

    Never changed once made; not `frozen`, which would make it four times as slow to build.
    """

    value: Any
    start: int | None = None
    end: int | None = None
    how: str = STATED

    def inherited(self) -> "Slot":
        """Give the same value, marked as taken over from further away."""
        return Slot(self.value, self.start, self.end, INHERITED if self.how == STATED else self.how)


_NOTHING = Slot(None)


@dataclass(slots=True)
class Draft:
    """A claim in the making; every field is a slot.

    Attributes:
        start, end: the figure in the text.
        slots: the fields by their names.
        doubts: how often the grammar had to guess.
        slips: whether characters were read as others.
        chances: field → the logarithm of the chance that a fitted model gives what it holds.
    """

    start: int
    end: int
    slots: dict[str, Slot] = field(default_factory=dict)
    doubts: float = 0.0
    slips: bool = False
    chances: dict[str, float] = field(default_factory=dict)

    def set(
        self, name: str, value: Any, span: tuple[int, int] | None = None, how: str = STATED
    ) -> None:
        """Give a field its value."""
        if span is None:
            self.slots[name] = Slot(value, None, None, DEFAULT if how == STATED else how)
        else:
            self.slots[name] = Slot(value, span[0], span[1], how)

    def value(self, name: str) -> Any:
        """Give the value of a field, None where it has none."""
        return self.slots.get(name, _NOTHING).value

    def take(self, other: "Draft", *names: str) -> None:
        """Take over those of some fields that another draft has."""
        for name in names:
            if name in other.slots:
                self.slots[name] = other.slots[name].inherited()


@dataclass(slots=True)
class State:
    """What is carried along through the sentences of a document."""

    area: Slot | None = None
    last_area: Slot | None = None
    topic: Slot | None = None
    before: tuple[int, int] | None = None
    year: int | None = None
    year_how: str = INHERITED
    month: int | None = None
    dated: bool = False
    delivered: int | None = None
    latest: int | None = None
    period: Slot | None = None
    main: Slot | None = None
    aimed: Slot | None = None
    goals: Any = None
    aims_by: Slot | None = None
    aims: Any = None
    whole_of: dict[str, Slot] = field(default_factory=dict)
    plan: tuple[int, int] | None = None
    in_hand: dict[str, Any] = field(default_factory=dict)
    indicator: Slot | None = None
    told: tuple[Slot | None, Slot | None] = (None, None)
    whole: bool = False
    subject: Slot | None = None
    rank_subject: Slot | None = None
    said: Draft | None = None
    mention: tuple[int, int] | None = None
    retail: bool = False
    industry: Slot | None = None


def _with_wholes(area: str | None) -> Iterator[str]:
    """Give a known place, then what it lies in, from the nearest to the widest.

    A zone that no list has lies in the place its name begins with: `Wujin High-Tech Zone`.
    """
    known = catalogue().areas
    seen: set[str] = set()
    if area is not None and area not in known and (country := _abroad(area)):
        yield area
        area = country
    while area is not None and area not in known:
        area = area.rpartition(" ")[0] or None
    while area is not None and area in known and area not in seen:
        seen.add(area)
        yield area
        area = known[area].parent


def _abroad(area: str) -> str | None:
    """Give the country of a region or city that a pack of any language or the gazetteer names."""
    from jiqun.data.gazetteer import gazetteer

    return _named_abroad().get(area) or gazetteer().get(area)


@cache
def _named_abroad() -> dict[str, str]:
    from jiqun.lang import LANGUAGES, pack

    return {
        str(name): str(country)
        for code in LANGUAGES
        for country, names in pack(code).places.get("abroad", {}).items()
        for name in names
    }


@lru_cache(maxsize=4096)
def _whole_of_kind(area: str | None, kind: str) -> str | None:
    known = catalogue().areas
    wholes = (place for place in _with_wholes(area) if place in known)
    return next((place for place in wholes if known[place].kind == kind), None)


HOME = "China"
"""The country whose counties and towns are known, or read, by name."""
LEVELS = {"市": "city", "区": "district", "县": "county", "旗": "county"}
"""What counties are called by the last character of their Chinese name."""


def country_of(area: str | None) -> str | None:
    """Give the country a place lies in; a country is its own, unknown places have none."""
    return _whole_of_kind(area, "country")


def is_ancestor(outer: str, inner: str | None) -> bool:
    """Say whether one place lies in another."""
    return outer != inner and outer in _with_wholes(inner)


def traded_with(text: str, draft: "Draft") -> None:
    """Make the place of a figure on trade its subject, where it is of no goods of its own."""
    place = draft.slots.get("area")
    if place is None or place.start is None or place.end is None or place.start >= place.end:
        return
    if draft.value("subject") in (None, "total"):
        words = " ".join(text[place.start : place.end].split())
        draft.slots["subject"] = Slot(words, place.start, place.end)


def is_at_home(area: str, home: str | None) -> bool:
    """Say whether a place is the one the text is about, or holds it."""
    return area == home or (home is not None and is_ancestor(area, home))


def province_of(area: str | None) -> str | None:
    """Give the province a place lies in."""
    return _whole_of_kind(area, "province")


def city_of(area: str | None) -> str | None:
    """Give the city a place lies in or is: a prefecture, or a province without prefectures."""
    return _whole_of_kind(area, "prefecture") or province_of(area)


def is_city(area: str | None) -> bool:
    """Say whether a place is a city itself, county-level ones too, and no part of one or wider."""
    place = catalogue().areas.get(area or "")
    if place is not None and place.kind == "county":
        return any(name.endswith("市") for name in (place.zh, *place.aliases_zh))
    return area is not None and area == city_of(area)


_MONTH_END = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=4096)
def make_period(
    year: int, part: str = "", last: int | None = None, end: bool = False
) -> Period | None:
    """Build a period from its parts; None where they make none.

    >>> [str(make_period(2022, "01/09")), str(make_period(2025, end=True))]
    ['2022-01/2022-09', '2025-12-31']
    >>> str(make_period(2021, last=2025)), str(make_period(2015, "fiscal10"))
    ('2021/2025', '2014-10/2015-09')
    >>> str(make_period(2019, "09/08", last=2023))
    '2019-09/2023-08'
    """
    if part.startswith("fiscal"):
        begins = int(part[6:] or 4)
        text = f"{year - 1}-{begins:02d}/{year}-{begins - 1:02d}"
    elif last is not None and "/" in part:
        text = f"{year}-{part[:2]}/{last}-{part[3:]}"
    elif last is not None:
        text = f"{year}/{last}"
    elif "/" in part:
        first, _, second = part.partition("/")
        over = year + (first > second)  # July to May runs over the new year
        text = {"01/03": f"{year}-Q1", "01/06": f"{year}-H1", "01/12": f"{year}"}.get(
            part, f"{year}-{first}/{over}-{second}"
        )
    elif end:
        month = last_month(part)
        if month is None or not 1 <= month <= 12:
            return None
        day = (
            29
            if month == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0)
            else _MONTH_END[month - 1]
        )
        text = f"{year}-{month:02d}-{day}"
    else:
        text = f"{year}-{part}" if part else f"{year}"
    try:
        return Period.parse(text)
    except InputError:
        return None


def metadata_area(document: Document) -> Slot | None:
    """Give the area that the document's metadata states."""
    return Slot(document.area, how=METADATA) if document.area else None


class Traces:
    """The traces of one document; fields that were given by the same characters share one."""

    def __init__(self, place: Callable[[int, int], tuple[int, int]]) -> None:
        """Keep what gives the source's span of a span of the normalised text."""
        self._place = place
        self._known: dict[tuple[str, str, int | None, int | None], tuple[str, Trace]] = {}

    def of(self, slots: Mapping[str, Slot], fields: Iterable[str]) -> tuple[tuple[str, Trace], ...]:
        """Give the traces of those of some fields that were given, in the source's offsets."""
        known, traces = self._known, []
        for name in fields:
            if name in slots:
                slot = slots[name]
                key = name, slot.how, slot.start, slot.end
                if key not in known:
                    known[key] = name, self._trace(slot.how, slot.start, slot.end)
                traces.append(known[key])
        return tuple(traces)

    def _trace(self, how: str, start: int | None, end: int | None) -> Trace:
        if start is None or end is None or end <= start:
            return _without_characters(how if how != STATED else DEFAULT)
        return Trace(how, *self._place(start, end))


@cache
def _without_characters(how: str) -> Trace:
    """Give the one trace of all fields that no characters gave, so that it is built once."""
    return Trace(how)
