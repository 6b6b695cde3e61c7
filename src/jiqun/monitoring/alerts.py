"""Early warning of slowing and shrinking, and how earlier warnings turned out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiqun.checks.words import number
from jiqun.model import Interval
from jiqun.monitoring.derived import Derived, derive, term
from jiqun.monitoring.facts import Fact, Line
from jiqun.monitoring.messages import message
from jiqun.monitoring.scene import Scene, year_before, year_of
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.settings import settings
from jiqun.monitoring.shares import vintage_name
from jiqun.monitoring.wording import as_printed, in_both

RULE, BACKTEST = "alert", "backtest"


@dataclass(frozen=True, slots=True)
class Alert:
    """A warning: which rule fired, on which rate, against which earlier one.

    Attributes:
        kind: `shrinking` or `slowing`.
        now: the rate as it was first published: later revisions neither raise nor lift a warning.
        before: the rate a year earlier, as known on that day; None where none is on record.
    """

    kind: str
    now: Fact
    before: Fact | None


def alerts(by_period: Mapping[str, Fact]) -> Iterator[Alert]:
    """Give the warnings of a series of rates, in order of period."""
    for period in sorted(by_period):
        now = first_of(by_period[period])
        before = by_period.get(year_before(period))
        if before is not None:
            before = known_by(before, now)
            if before is not None and is_break(now, before):
                before = None
        if now.interval.high is not None and now.interval.high < 0:
            if before is None or before.interval.high is None or before.interval.high >= 0:
                yield Alert("shrinking", now, before)
        elif before is not None and slows(now.interval, before.interval):
            yield Alert("slowing", now, before)


def first_of(fact: Fact) -> Fact:
    """Give a fact as it was first published."""
    return fact.as_released(fact.releases[0]) if fact.releases else fact


def known_by(fact: Fact, now: Fact) -> Fact | None:
    """Give a fact as it was known when another was published; as it stands without dates."""
    if now.vintage is None or not fact.releases:
        return fact
    known = [r for r in fact.releases if r.published is None or r.published <= now.vintage]
    return fact.as_released(known[-1]) if known else fact.as_released(fact.releases[0])


def slows(now: Interval, before: Interval) -> bool:
    """Whether a rate fell far enough, whatever the rounding hides.

    It fell by at least `fall_points`, and to at most `of_former` of the former rate.
    """
    limits = settings()
    if now.high is None or before.low is None or before.low <= 0:
        return False
    fell = before.low - now.high
    return fell >= limits.fall_points and now.high <= limits.of_former * before.low


def outcome_of(alert: Alert, after: Fact) -> str:
    """Judge a warning by the rate of the year after: `hit`, `false_alarm` or `cannot_tell`.

    A hit: the rate stayed below the one that the warning fell from (below nought where there is
    none). A false alarm: it came back to it. Otherwise rounding hides which.
    """
    floor = alert.before.interval if alert.before else Interval(None, None)
    mark_low = floor.low if floor.low is not None and floor.low > 0 else None
    low = mark_low if mark_low is not None else 0
    high = floor.high if floor.high is not None and mark_low is not None else 0
    if after.interval.high is not None and after.interval.high < low:
        return "hit"
    if after.interval.low is not None and after.interval.low >= high:
        return "false_alarm"
    return "cannot_tell"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the warning on the latest period of each series, and one line of backtest."""
    lines = [
        (line, by_period)
        for line, by_period in scene.facts.lines(area=scene.area, measure="growth")
        if watched(line)
    ]
    newest = max((year_of(f) for _, facts in lines for f in facts.values()), default=0)
    oldest = newest - settings().recent_years + 1
    counts = {"hit": 0, "false_alarm": 0, "cannot_tell": 0, "missed": 0}
    judged: list[Fact] = []
    for _, by_period in lines:
        for of_length in by_length(by_period):
            found = list(alerts(of_length))
            latest = max(of_length)
            yield from (
                _told(a) for a in found if a.now.period == latest and year_of(a.now) >= oldest
            )
            for alert in found:
                after = of_length.get(_year_after(alert.now.period))
                if after is not None:
                    counts[outcome_of(alert, after)] += 1
                    judged += [alert.now, after]
            counts["missed"] += _missed(of_length, found)
    if judged:
        yield _backtest(judged, counts)


def watched(line: Line) -> bool:
    """Whether warnings are raised on a series: yearly rates of what is produced or sold."""
    return line.of is None and line.unit == "percent" and line.indicator != "prices"


def by_length(by_period: Mapping[str, Fact]) -> list[dict[str, Fact]]:
    """Part rates by the length of their period: years with years, halves with halves."""
    found: dict[str, dict[str, Fact]] = {}
    for period, fact in by_period.items():
        if fact.cell.period and not fact.cell.period.is_span:
            found.setdefault(period[4:] if len(period) <= 7 else period[4:8] + period[12:], {})[
                period
            ] = fact
    return [found[length] for length in sorted(found)]


def _year_after(period: str) -> str:
    parts = period.split("/")
    return "/".join(f"{int(p[:4]) + 1:04d}{p[4:]}" for p in parts)


def _missed(by_period: Mapping[str, Fact], found: list[Alert]) -> int:
    warned = {a.now.period for a in found}
    return sum(
        fact.interval.high is not None
        and fact.interval.high < 0
        and year_before(period) in by_period
        and year_before(period) not in warned
        for period, fact in by_period.items()
    )


def _told(alert: Alert) -> Derived:
    limits = settings()
    now, before = alert.now, alert.before
    code = f"alert_{alert.kind}" + ("" if before else "_alone")
    part = limits.of_former
    words = {
        "day": (_day(now, "en"), _day(now, "zh")),
        "points": (
            number(limits.fall_points, "percentage_point", "en"),
            number(limits.fall_points, "percentage_point", "zh"),
        ),
        "part_of": (f"{part.numerator}/{part.denominator}",) * 2,
    }
    if before is not None:
        words["before"] = in_both(as_printed, before)
    return derive(
        RULE,
        now,
        (now, *((before,) if before else ())),
        code=code,
        interval=now.interval,
        unit="percent",
        outcome="alert",
        marks=(alert.kind, now.vintage.isoformat() if now.vintage else "date_unknown"),
        terms=(*((term("", before),) if before else ()), term("→" if before else "", now)),
        words=words,
    )


def _day(fact: Fact, language: str) -> str:
    if fact.vintage is None:
        return message("date_unknown", language)
    return vintage_name(fact.vintage, language)


def _backtest(judged: list[Fact], counts: Mapping[str, int]) -> Derived:
    told = counts["hit"] + counts["false_alarm"] + counts["cannot_tell"]
    filled = {
        "told": told,
        "hits": counts["hit"],
        "false": counts["false_alarm"],
        "open": counts["cannot_tell"],
        "missed": counts["missed"],
    }
    return derive(
        BACKTEST,
        judged[0],
        judged,
        code="backtest",
        interval=None,
        unit="count",
        outcome="backtest",
        terms=(),
        words={name: (str(count), str(count)) for name, count in filled.items()},
    )
