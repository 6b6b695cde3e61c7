"""Single quarters and months from cumulative figures, and whether growth rose each time."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from jiqun.checks.words import listed
from jiqun.data import catalogue
from jiqun.model import Interval, Period
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact, Line
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.vintages import vintage_marks
from jiqun.monitoring.wording import when

RULE, ORDER = "single_period", "period_order"
FEWEST = 3
"""Rates of one year from which `rose each time` is told: two are a comparison, no course."""


def rows(scene: Scene) -> Iterator[Derived]:
    """Give every single period with its growth, and the verdicts on rising rates."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if catalogue().labels["indicator"][line.indicator].more.get("flow"):
            yield from _singles(by_period)
    for line, by_period in scene.facts.lines(area=scene.area, measure="growth"):
        if line.of is None:
            yield from _orders(line, by_period)


def cumulated(by_period: Mapping[str, Fact]) -> dict[int, list[Fact]]:
    """Give the figures that begin with a year, by year, the shortest period first."""
    found: dict[int, list[Fact]] = {}
    for fact in by_period.values():
        period = fact.cell.period
        if period is None or period.is_span or period.is_point:
            continue
        if (period.first.month, period.first.day) == (1, 1):
            found.setdefault(period.last.year, []).append(fact)
    return {
        year: sorted(found[year], key=lambda f: (f.cell.period or Period.parse("1")).last)
        for year in sorted(found)
    }


def single_name(year: int, first: int, last: int) -> str:
    """Name the months after one cumulative period and up to another.

    >>> single_name(2022, 7, 9), single_name(2022, 7, 12), single_name(2022, 5, 5)
    ('2022-Q3', '2022-H2', '2022-05')
    """
    if first == last:
        return f"{year}-{first:02d}"
    if last - first == 2 and last % 3 == 0:
        return f"{year}-Q{last // 3}"
    if last - first == 5 and last == 12:
        return f"{year}-H2"
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _singles(by_period: Mapping[str, Fact]) -> Iterator[Derived]:
    made: dict[str, tuple[Interval, tuple[Fact, ...]]] = {}
    for year, facts in cumulated(by_period).items():
        if facts and facts[0].cell.period and facts[0].cell.period.last.month < 12:
            made[facts[0].period] = (facts[0].interval, (facts[0],))
        for before, now in pairwise(facts):
            until, first = now.cell.period, before.cell.period
            left = intervals.subtract(now.interval, before.interval)
            if until is None or first is None or not intervals.is_known(left):
                continue
            name = single_name(year, first.last.month + 1, until.last.month)
            made[name] = (left, (now, before))
            yield derive(
                RULE,
                now,
                (now, before),
                code="single_period",
                interval=left,
                unit=now.unit,
                period=name,
                marks=_marks((now, before)),
                terms=(
                    term("", now),
                    term("-", before),
                    result("→", left, now.unit, labels("label_single")),
                ),
                words={"before": when(before.period), "single": when(name)},
            )
    for name, (now_is, parts) in made.items():
        earlier = made.get(year_before(name))
        if earlier is None or len(parts) == 1:
            continue
        grown = intervals.growth(now_is, earlier[0])
        if intervals.is_known(grown):
            yield derive(
                RULE,
                parts[0],
                (*parts, *earlier[1]),
                code="single_growth",
                interval=grown,
                unit="percent",
                period=name,
                marks=_marks((*parts, *earlier[1])),
                terms=(
                    *(term("-" if n else "", f) for n, f in enumerate(parts)),
                    *(term("-" if n else "÷", f) for n, f in enumerate(earlier[1])),
                    result("→", grown, "percent", labels("label_growth")),
                ),
                words={"single": when(name)},
            )


def _marks(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Give what a reader has to know where scopes or states of knowledge differ among figures."""
    first, *others = facts
    broken = any(is_break(other, first) for other in others)
    vintages = (mark for other in others for mark in vintage_marks(first, other))
    return (*(("scope_break",) if broken else ()), *dict.fromkeys(vintages))


def _orders(line: Line, by_period: Mapping[str, Fact]) -> Iterator[Derived]:
    """Judge the cumulative rates of a year, and its single quarters, each by themselves."""
    courses = list(cumulated(by_period).values())
    quarters: dict[int, list[Fact]] = {}
    for period in sorted(by_period):
        if "-Q" in period and "/" not in period:
            quarters.setdefault(int(period[:4]), []).append(by_period[period])
    courses += [q for q in quarters.values() if any("Q1" not in f.period for f in q)]
    for course in courses:
        if len(course) >= FEWEST:
            yield _order(course)


def _order(course: list[Fact]) -> Derived:
    steps = list(pairwise(f.interval for f in course))
    if any(_surely_not_above(later, earlier) for earlier, later in steps):
        code, outcome = "order_not", "contradicted"
    elif all(intervals.is_below(earlier, later) for earlier, later in steps):
        code, outcome = "order_rose", "confirmed"
    else:
        code, outcome = "order_unknown", "cannot_tell"
    names = [when(f.period) for f in course]
    return derive(
        ORDER,
        course[-1],
        course,
        code=code,
        interval=None,
        unit="percent",
        outcome=outcome,
        terms=[term("≤" if n else "", f) for n, f in enumerate(course)],
        words={
            "periods": (listed([n[0] for n in names], "en"), listed([n[1] for n in names], "zh"))
        },
    )


def _surely_not_above(later: Interval, earlier: Interval) -> bool:
    return later.high is not None and earlier.low is not None and later.high <= earlier.low
