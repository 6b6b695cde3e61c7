"""Sums over the members of a region: all of them in one year, with the exchange rate told."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.words import about_quantity, listed, number
from jiqun.data import catalogue, catalogues
from jiqun.ledger.cells import CURRENCY
from jiqun.model import Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact, Line, line_of
from jiqun.monitoring.messages import message
from jiqun.monitoring.overlaps import add
from jiqun.monitoring.scene import Scene, at, year_of
from jiqun.monitoring.settings import pegs
from jiqun.monitoring.wording import in_both

RULE = "composite"
HOME = "CNY"
"""The currency a sum is told in: that of most members (our choice)."""


def members_of(area: str, fact: Fact | None = None) -> tuple[str, ...]:
    """Give the members of a region by the catalogue, as of a figure's period, or ever."""
    known = catalogues()
    if fact is not None and fact.cell.period is not None:
        return known.members(area, fact.cell.period.last)
    return tuple(dict.fromkeys(m.member for m in known.memberships if m.group == area))


def is_additive(indicator: str) -> bool:
    """Whether levels of an indicator add up over places that do not overlap."""
    known = catalogue().labels["indicator"].get(indicator)
    return known is not None and "areas" in known.more.get("additive", ())


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the sum of each additive level over all members, or say which members are missing."""
    ever = members_of(scene.area)
    if not ever:
        return
    found: dict[tuple[str, str | None, str], dict[str, Fact]] = {}
    for member in ever:
        for line, by_period in scene.facts.lines(area=member, measure="level"):
            money = bool(CURRENCY.fullmatch(line.unit))
            if not is_additive(line.indicator) or not (money or line.unit in catalogue_units()):
                continue
            if not _is_named(line):
                continue
            for period, fact in by_period.items():
                held = found.setdefault((line.indicator, line.subject, period), {})
                if member not in held or fact.unit == HOME:
                    held[member] = fact
    for key in sorted(found, key=repr):
        held = found[key]
        first = next(iter(held.values()))
        wanted = members_of(scene.area, first)
        known = {m: held[m] for m in wanted if m in held}
        if len(known) >= 2:
            yield _sum(scene, known, [m for m in wanted if m not in known], len(wanted))


def catalogue_units() -> frozenset[str]:
    """Give the units whose levels add up as they are."""
    return frozenset({"count"})


def _is_named(line: Line) -> bool:
    """A document's own words for a subject may differ from place to place."""
    return line.subject is None or not line.subject.startswith("label:")


def _sum(scene: Scene, known: dict[str, Fact], missing: list[str], count: int) -> Derived:
    parts = list(known.values())
    about = replace(parts[0], cell=at(parts[0].cell, area=scene.area))
    names = in_both(about_quantity, about.quantity)
    region = (catalogue().area_name(scene.area, "en"), catalogue().area_name(scene.area, "zh"))
    turned: list[Fact] = []
    rates: dict[str, Interval] = {}
    for place, fact in known.items():
        rate = _rate(scene, fact)
        if rate is None:
            missing.append(f"{place} ({fact.unit})")
            continue
        if fact.unit != HOME and CURRENCY.fullmatch(fact.unit):
            rates[fact.unit] = rate
            fact = replace(fact, interval=intervals.multiply(fact.interval, rate), unit=HOME)
        turned.append(fact)
    words = {"what": names, "region": region, "count": (str(count), str(count))}
    if missing:
        words["known"] = (str(count - len(missing)),) * 2
        words["missing"] = (
            listed([_place(m, "en") for m in missing], "en"),
            listed([_place(m, "zh") for m in missing], "zh"),
        )
        return derive(
            RULE, about, parts, code="composite_missing", interval=None, unit=about.unit,
            outcome="missing", terms=[term("", f, with_area=True) for f in parts], words=words,
        )  # fmt: skip
    total = add(turned)
    words["rates"] = _told_rates(rates)
    return derive(
        RULE,
        about,
        parts,
        code="composite",
        interval=total,
        unit=turned[0].unit,
        marks=tuple(f"rate:{unit}" for unit in sorted(rates)),
        terms=(
            *(term("+" if n else "", f, with_area=True) for n, f in enumerate(parts)),
            *(result("×", rates[u], "multiple", _rate_label(u)) for u in sorted(rates)),
            result("=", total, turned[0].unit, labels("label_sum")),
        ),
        words=words,
    )


def _place(name: str, language: str) -> str:
    plain, _, rest = name.partition(" (")
    return catalogue().area_name(plain, language) + (f" ({rest}" if rest else "")


def _rate(scene: Scene, fact: Fact) -> Interval | None:
    """Give yuan per unit of a figure's currency in its year; 1 for other units, None unknown."""
    unit, year = fact.unit, year_of(fact)
    if unit == HOME or not CURRENCY.fullmatch(unit):
        return intervals.exactly(1)
    return rate_to_home(scene, unit, year)


def rate_to_home(scene: Scene, unit: str, year: int) -> Interval | None:
    """Give the band of yuan per unit of a currency: by the year's dollar rates, then by a peg."""
    peg = next((p for p in pegs() if p.startswith(f"{unit} per ")), None)
    if peg is not None:
        low, high = pegs()[peg]
        other = rate_to_home(scene, peg.rpartition(" ")[2], year)
        return intervals.divide(other, Interval(low, high)) if other else None
    home = scene.context.fx.get(f"{HOME} per USD", {}).get(year)
    if home is None:
        return None
    yuan = Interval(*home)
    if unit == "USD":
        return yuan
    foreign = scene.context.fx.get(f"{unit} per USD", {}).get(year)
    return intervals.divide(yuan, Interval(*foreign)) if foreign else None


def _told_rates(rates: dict[str, Interval]) -> tuple[str, str]:
    if not rates:
        return "", ""
    made = []
    for language in ("en", "zh"):
        names = [catalogue().label("unit", unit, language) or unit for unit in sorted(rates)]
        bands = [
            f"{_digits(rates[u].low, language)}–{_digits(rates[u].high, language)}"
            for u in sorted(rates)
        ]
        made.append(
            message(
                "composite_rates",
                language,
                currencies=listed(names, language),
                rate=listed(bands, language),
            )
        )
    return made[0], made[1]


def _digits(end: Fraction | None, language: str) -> str:
    return "" if end is None else number(Fraction(round(end * 10**4), 10**4), "count", language)


def _rate_label(unit: str) -> tuple[str, str]:
    en, zh = labels("label_rate")
    return f"{en}, {HOME} per {unit}", f"{zh}（{HOME}/{unit}）"


def line_for(fact: Fact, area: str) -> Line:
    """Give the same series of another place."""
    return replace(line_of(fact), area=area)
