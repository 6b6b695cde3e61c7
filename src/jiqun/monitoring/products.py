"""A product's share of the nation's output, where both are known."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.words import number
from jiqun.data import catalogue
from jiqun.model import Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.wording import when

RULE = "national_share"
THRESHOLD = Fraction(10)
"""Percent of the nation's output from which products are counted: as city reports tell them
(`39 products over 10 percent`)."""
_NATIONAL = frozenset({"national total", "national output"})


def rows(scene: Scene) -> Iterator[Derived]:
    """Give computed shares, and how many products are on record with more than a tenth."""
    nation = next((a for a in scene.above if catalogue().areas[a].kind == "country"), None)
    counted: dict[str, dict[str | None, Fact]] = {}
    for line, by_period in scene.facts.lines(area=scene.area):
        if line.indicator != "production":
            continue
        if line.measure == "share" and line.of in _NATIONAL:
            for period, fact in by_period.items():
                if fact.interval.low is not None and fact.interval.low > THRESHOLD:
                    counted.setdefault(period, {})[line.subject] = fact
        elif line.measure == "level" and nation is not None:
            whole = scene.facts.line(replace(line, area=nation))
            for period in sorted(by_period.keys() & whole.keys()):
                own, all_of_it = by_period[period], whole[period]
                share = intervals.scale(intervals.divide(own.interval, all_of_it.interval), 100)
                if not intervals.is_known(share):
                    continue
                if share.low is not None and share.low > THRESHOLD:
                    counted.setdefault(period, {}).setdefault(line.subject, own)
                yield derive(
                    RULE,
                    own,
                    (own, all_of_it),
                    code="national_share",
                    interval=share,
                    unit="percent",
                    terms=(
                        term("", own),
                        term("÷", all_of_it, with_area=True),
                        result("→", share, "percent", labels("label_share")),
                    ),
                )
    for period in sorted(counted):
        facts = list(counted[period].values())
        yield derive(
            RULE,
            facts[0],
            facts,
            code="national_shares",
            interval=Interval(Fraction(len(facts)), None),
            unit="count",
            outcome="cannot_tell",
            terms=[term("↔" if n else "", f) for n, f in enumerate(facts)],
            words={
                "count": (str(len(facts)),) * 2,
                "threshold": (
                    number(THRESHOLD, "percent", "en"),
                    number(THRESHOLD, "percent", "zh"),
                ),
                "period": when(period),
            },
        )
