"""The price change that a level's growth and a real rate imply, and whether it is plausible."""

from collections.abc import Iterator

from jiqun.checks.price import plausible
from jiqun.checks.words import number
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.vintages import contemporaries, vintage_marks

RULE = "deflator"


_OUTCOMES = {
    "over_break": "break",
    "over_revision": "other_vintage",
    "outside": "outside_band",
    "plausible": "plausible",
}


def _told(*, outside: bool, broken: bool, revised: bool) -> str:
    """Give what is told: a change of scope or a known revision explains what is outside."""
    if broken:
        return "over_break"
    if outside:
        return "over_revision" if revised else "outside"
    return "plausible"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the implied price change of every real rate whose two levels are known.

    Outcome `outside_band` only where the whole interval lies outside the band of
    `identities.yaml` and nothing else explains it: over a change of scope it is `break`, over
    a known revision `other_vintage`.
    """
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if line.indicator not in scene.context.real:
            continue
        low, high = plausible(scene.context, line.subject)
        for period in sorted(by_period):
            now, before = by_period[period], by_period.get(year_before(period))
            real = scene.growth(line, period)
            if before is None or real is None:
                continue
            now, before, together = contemporaries(now, before)
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
            marks = vintage_marks(now, before) if together else ("vintages_differ",)
            told = _told(outside=outside, broken=broken, revised="vintages_differ" in marks)
            yield derive(
                RULE,
                now,
                (now, before, real),
                code=f"deflator_{told}",
                interval=change,
                unit="percent",
                outcome=_OUTCOMES[told],
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
