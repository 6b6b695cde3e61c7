"""Growth of published levels from year to year; a change of scope is marked, never smoothed."""

from collections.abc import Iterator

from jiqun.data.dates import day_name
from jiqun.model import Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break, scope_words
from jiqun.monitoring.vintages import contemporaries, vintage_marks
from jiqun.monitoring.wording import in_both, when

RULE = "nominal_growth"
WITHOUT = frozenset({"ranking", "other", "prices"})
"""Indicators whose levels have no growth: places, unnamed things, and indices of prices."""


WIDEST = 20
"""Points between the ends of a growth beyond which it is not told: our choice; a count of seven
that became seven `grew by −13 to 15%`, which tells nobody anything."""


def is_telling(grown: Interval) -> bool:
    """Whether a growth is known well enough to be told."""
    low, high = grown.low, grown.high
    return low is not None and high is not None and high - low <= WIDEST


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the growth between every two levels a year apart, on figures that were known together.

    A level of today over a revised one of the year before is no growth of one series: it is taken
    where there is no pair of one day, and told as `other_vintage`.
    """
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if line.indicator in WITHOUT:
            continue
        for period in sorted(by_period):
            latest, base = by_period[period], by_period.get(year_before(period))
            if base is None:
                continue
            now, before, together = contemporaries(latest, base)
            grown = intervals.growth(now.interval, before.interval)
            if not is_telling(grown):
                continue
            broken = is_break(now, before)
            marks = vintage_marks(now, before) if together else ("vintages_differ",)
            is_latest = (now.claims, before.claims) == (latest.claims, base.claims)
            code, outcome = "growth_of_levels", "derived"
            words = {"before": when(before.period)}
            if broken:
                code, outcome = "growth_over_break", "break"
                words |= scope_words(now, before)
            elif not together:
                code, outcome = "growth_other_vintage", "other_vintage"
            elif not is_latest and now.vintage is not None:
                code = "growth_of_release"
                words["day"] = in_both(day_name, now.vintage)
            yield derive(
                RULE,
                now,
                (now, before),
                code=code,
                interval=grown,
                unit="percent",
                outcome=outcome,
                marks=(("scope_break",) if broken else ()) + marks,
                terms=(
                    term("", now),
                    term("÷", before),
                    result("→", grown, "percent", labels("label_growth")),
                ),
                words=words,
            )
