"""The price change that a level's growth and a real rate imply, and whether it is plausible."""

from collections.abc import Iterator

from jiqun.checks.words import number
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.settings import settings
from jiqun.monitoring.vintages import vintage_marks

RULE = "deflator"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the implied price change of every real rate whose two levels are known.

    Outcome `outside_band` only where the whole interval lies outside the band of
    `monitoring.yaml` and nothing else explains it: over a change of scope it is `break`.
    """
    low, high = settings().deflator
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if line.indicator not in scene.context.real:
            continue
        for period in sorted(by_period):
            now, before = by_period[period], by_period.get(year_before(period))
            real = scene.growth(line, period)
            if before is None or real is None:
                continue
            factor = intervals.divide(
                intervals.divide(now.interval, before.interval), intervals.factor_of(real.interval)
            )
            change = intervals.percent_of(factor)
            if not intervals.is_known(change):
                continue
            outside = (change.low is not None and change.low > high) or (
                change.high is not None and change.high < low
            )
            broken = is_break(now, before)
            code = "over_break" if broken else "outside" if outside else "plausible"
            marks = vintage_marks(now, before)
            yield derive(
                RULE,
                now,
                (now, before, real),
                code=f"deflator_{code}",
                interval=change,
                unit="percent",
                outcome="break" if broken else "outside_band" if outside else "plausible",
                marks=(("scope_break",) if broken else ()) + marks,
                terms=(
                    term("", now),
                    term("÷", before),
                    term("÷", real),
                    result("→", change, "percent", labels("label_deflator")),
                ),
                words={
                    "low": (number(low, "percent", "en"), number(low, "percent", "zh")),
                    "high": (number(high, "percent", "en"), number(high, "percent", "zh")),
                },
            )
