"""Average growth of published levels over several years, beside the real rates on record."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jiqun.checks.price import plausible
from jiqun.checks.words import listed, number
from jiqun.model import Interval, Period
from jiqun.monitoring import intervals
from jiqun.monitoring.compounded import compound
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact, line_of
from jiqun.monitoring.growth import WITHOUT
from jiqun.monitoring.messages import message
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.scopes import is_break, scope_words
from jiqun.monitoring.settings import settings
from jiqun.monitoring.vintages import vintage_marks
from jiqun.monitoring.wording import as_printed, spread, when

RULE = "average_growth"
SHORTEST = 2
"""Years of the shortest span told: over one year the yearly growth says it."""


def rows(scene: Scene) -> Iterator[Derived]:
    """Give average growth over plan periods, spans a document names, and the longest span."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if line.indicator in WITHOUT:
            continue
        years = {int(p): fact for p, fact in by_period.items() if len(p) == 4}
        stated = scene.facts.line(replace(line, measure="growth_avg", unit="percent"))
        for first, last in sorted(_spans(years, stated)):
            made = _average(scene, years, first, last)
            if made is not None:
                yield made


def _spans(years: Mapping[int, Fact], stated: Mapping[str, Fact]) -> set[tuple[int, int]]:
    if not years:
        return set()
    plan = settings().plan_years
    spans = {(year - plan, year) for year in years if year % plan == 0}
    spans |= {(p.first.year - 1, p.last.year) for p in map(Period.parse, stated)}
    spans.add((min(years), max(years)))
    return {(a, b) for a, b in spans if a in years and b in years and b - a >= SHORTEST}


def _average(scene: Scene, years: Mapping[int, Fact], first: int, last: int) -> Derived | None:
    before, now = years[first], years[last]
    ratio = intervals.divide(now.interval, before.interval)
    if not intervals.is_known(ratio):
        return None
    mean = intervals.percent_of(intervals.root(ratio, last - first))
    passed = [years[y] for y in sorted(years) if first <= y <= last]
    scopes = [f for f in passed if f.scope != "unspecified"]
    broken = any(is_break(f, scopes[0]) for f in scopes)
    rates = {y: _real(scene, now, str(y)) for y in range(first + 1, last + 1)}
    known = {y: f for y, f in rates.items() if f is not None}
    marks = ("scope_break",) if broken else ()
    made = derive(
        RULE,
        now,
        (now, before, *known.values()),
        code="average_over_break" if broken else "average_growth",
        interval=mean,
        unit="percent",
        outcome="break" if broken else "derived",
        marks=marks + vintage_marks(now, before),
        period=f"{first + 1}/{last}",
        terms=(
            term("", now),
            term("÷", before),
            result("→", mean, "percent", labels("label_average")),
            *(term("↔", f) for f in known.values()),
        ),
        words={
            "before": when(str(first)),
            "when": when(str(last)),
            **(scope_words(scopes[-1], scopes[0]) if broken else {}),
        },
    )
    if str(now.cell.indicator) not in scene.context.real:
        return made
    missing = sorted(rates.keys() - known.keys())
    real = _mean_real(scene, now, known, missing, f"{first + 1}/{last}")
    return _with_prices(scene, _with_real_rates(made, known, missing), now, real)


def _mean_real(
    scene: Scene, now: Fact, known: Mapping[int, Fact], missing: list[int], span: str
) -> tuple[Interval, Fact | None] | None:
    """Give the real growth a year over a span: as stated, or from the rates of all its years."""
    line = replace(line_of(now), measure="growth_avg", of=None, unit="percent")
    stated = scene.facts.get(line, span)
    if stated is not None and intervals.is_known(stated.interval):
        return stated.interval, stated
    if missing or not known:
        return None
    return compound([f.interval for f in known.values()]), None


def _with_prices(
    scene: Scene, made: Derived, now: Fact, real: tuple[Interval, Fact | None] | None
) -> Derived:
    """Add the price change a year that the levels and the real growth imply.

    Outside the band only where the whole interval is, and nothing else explains it: over a change
    of scope or a known revision the outcome stays what it is.
    """
    if real is None or made.interval is None:
        return made
    mean, stated = real
    change = intervals.percent_of(
        intervals.divide(intervals.factor_of(made.interval), intervals.factor_of(mean))
    )
    if not intervals.is_known(change):
        return made
    low, high = plausible(scene.context, now.cell.subject)
    is_outside = change.meet(Interval(low, high)).is_empty
    explained = made.outcome == "break" or "vintages_differ" in made.marks
    code = "prices_outside" if is_outside else "prices_plausible"
    added = [
        message(
            code,
            n,
            real=spread(mean, "percent", n),
            value=spread(change, "percent", n),
            low=number(low, "percent", n),
            high=number(high, "percent", n),
        )
        for n in ("en", "zh")
    ]
    extra = () if stated is None else (stated,)
    return replace(
        made,
        outcome="outside_band" if is_outside and not explained else made.outcome,
        terms=(
            *made.terms,
            *(term("↔", f) for f in extra),
            result("→", change, "percent", labels("label_deflator")),
        ),
        cells=tuple(dict.fromkeys((*made.cells, *(f.cell.key for f in extra)))),
        claims=tuple(dict.fromkeys((*made.claims, *(c for f in extra for c in f.claims)))),
        message_en=made.message_en + added[0],
        message_zh=made.message_zh + added[1],
    )


def _real(scene: Scene, fact: Fact, year: str) -> Fact | None:
    return scene.growth(line_of(fact), year)


def _with_real_rates(made: Derived, known: Mapping[int, Fact], missing: list[int]) -> Derived:
    added = []
    for language in ("en", "zh"):
        words = ""
        if known:
            rates = [_rate(year, fact, language) for year, fact in known.items()]
            words += message("real_rates", language, rates=listed(rates, language))
        if missing:
            years = listed([when(str(y))[language == "zh"] for y in missing], language)
            words += message("real_missing", language, years=years)
        added.append(words)
    return replace(
        made, message_en=made.message_en + added[0], message_zh=made.message_zh + added[1]
    )


def _rate(year: int, fact: Fact, language: str) -> str:
    rate = as_printed(fact, language)
    return f"{year}年{rate}" if language == "zh" else f"{year}: {rate}"
