"""Load the data files of the monitoring: rules, thresholds, overlaps, baskets, divisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from jiqun.data.catalogue import read_yaml
from jiqun.ledger.cells import subject_code

Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Named:
    """A code with its name in both languages, and where it comes from."""

    code: str
    en: str
    zh: str
    source_en: str = ""
    source_zh: str = ""

    def name(self, language: str) -> str:
        """Give the name in one language."""
        return self.zh if language == "zh" else self.en

    def source(self, language: str) -> str:
        """Give the source in one language."""
        return self.source_zh if language == "zh" else self.source_en


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two wholes that share members, so that their figures must not be added.

    Attributes:
        relation: `overlaps` or `part_of` (the first lies in the second).
        areas: where it holds; None is everywhere.
    """

    first: str
    second: str
    relation: str
    areas: frozenset[str] | None
    years: Years
    why_en: str
    why_zh: str
    source_en: str
    source_zh: str

    def holds(self, area: str, year: int) -> bool:
        """Whether it holds in a place and year."""
        return (self.areas is None or area in self.areas) and within(year, self.years)


@dataclass(frozen=True, slots=True)
class Basket:
    """Goods by customs codes; `is_stated` says whether documents named the codes."""

    name: Named
    subjects: tuple[str, ...]
    is_stated: bool
    items: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Divisions:
    """Members whose sum is held against an area's own figure."""

    area: str
    name: Named
    years: Years
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of capacity and the words that tell it."""

    name: Named
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything `monitoring.yaml` says.

    Attributes:
        fall_points, of_former: thresholds of the warning `slowing`.
        recent_years: years up to the latest for which warnings are told.
        systems: area → its statistical system; `mainland` of all others.
        attributions: code → whose trade it counts, `attribution_words` the words that say so.
    """

    rules: Mapping[str, Named]
    fall_points: Fraction
    of_former: Fraction
    recent_years: int
    plan_years: int
    systems: Mapping[str, Named]
    mainland: Named
    attributions: Mapping[str, Named]
    attribution_words: Mapping[str, tuple[str, ...]]
    stages: tuple[Stage, ...]
    total_lists: frozenset[str]
    size_lists: frozenset[str]
    size_indicators: frozenset[str]

    def system(self, area: str) -> Named:
        """Give the statistical system that an area's figures come from."""
        return self.systems.get(area, self.mainland)


def within(year: int, years: Years) -> bool:
    """Whether a year lies between two, None being open."""
    first, last = years
    return (first is None or first <= year) and (last is None or year <= last)


@cache
def settings() -> Settings:
    """Load `monitoring.yaml`; later calls give the same object."""
    raw = read_yaml("monitoring.yaml")
    numerator, denominator = raw["alert"]["of_former"]
    trade = raw["attributions"]
    return Settings(
        rules={code: named_of(code, entry) for code, entry in raw["rules"].items()},
        fall_points=Fraction(raw["alert"]["fall_points"]),
        of_former=Fraction(numerator, denominator),
        recent_years=int(raw["alert"]["recent_years"]),
        plan_years=int(raw["plan_years"]),
        systems={s["area"]: named_of(s["code"], s) for s in raw["systems"]},
        mainland=named_of(raw["mainland"]["code"], raw["mainland"]),
        attributions={
            code: named_of(
                code, entry | {"source_en": trade["source_en"], "source_zh": trade["source_zh"]}
            )
            for code, entry in trade["codes"].items()
        },
        attribution_words={code: tuple(words) for code, words in trade["words"].items()},
        stages=tuple(
            Stage(named_of(code, entry), tuple(entry["words"]))
            for code, entry in raw["capacity_stages"].items()
        ),
        total_lists=frozenset(read_yaml("identities.yaml")["total_lists"]),
        size_lists=frozenset(raw["size_lists"]),
        size_indicators=frozenset(raw["size_indicators"]),
    )


@cache
def overlaps() -> tuple[Overlap, ...]:
    """Load `overlaps.yaml`."""
    return tuple(
        Overlap(
            _subject(o["first"]),
            _subject(o["second"]),
            o["relation"],
            None if o["areas"] == "all" else frozenset(o["areas"]),
            (None, None) if o["years"] == "all" else _years(o["years"]),
            o["why_en"],
            o["why_zh"],
            o["source_en"],
            o["source_zh"],
        )
        for o in read_yaml("overlaps.yaml")["overlaps"]
    )


@cache
def baskets() -> tuple[Basket, ...]:
    """Load `baskets.yaml`."""
    return tuple(
        Basket(
            named_of(b["code"], b),
            tuple(dict.fromkeys(_subject(s) for s in b["subjects"])),
            bool(b["stated"]),
            tuple((i["en"], i["zh"], tuple(i["hs"])) for i in b["items"]),
        )
        for b in read_yaml("baskets.yaml")["baskets"]
    )


@cache
def divisions() -> tuple[Divisions, ...]:
    """Load the divisions of `composites.yaml`."""
    return tuple(
        Divisions(d["area"], named_of(d["area"], d), _years(d["years"]), tuple(d["members"]))
        for d in read_yaml("composites.yaml")["divisions"]
    )


@cache
def pegs() -> Mapping[str, tuple[Fraction, Fraction]]:
    """Load the fixed rates of `composites.yaml`: pair → lowest and highest."""
    return {
        p["pair"]: (Fraction(p["low"]), Fraction(p["high"]))
        for p in read_yaml("composites.yaml")["pegs"]
    }


def named_of(code: str, entry: Mapping[str, Any]) -> Named:
    """Read a name in both languages with its source."""
    source = str(entry.get("source", ""))
    return Named(
        code,
        entry["en"],
        entry["zh"],
        entry.get("source_en", source),
        entry.get("source_zh", source),
    )


def _subject(label: str) -> str:
    code = subject_code(label)
    if code is None:
        raise ValueError(f"{label!r} names no subject")
    return code


def _years(raw: list[int | None]) -> Years:
    first, last = raw
    return first, last
