"""This year's growth beside last year's, and the average of both."""

from collections.abc import Iterator

from jiqun.monitoring.compounded import compound
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.intervals import is_known
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.wording import as_printed, in_both

RULE = "base_effect"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the two-year average of every rate whose predecessor is known."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="growth"):
        if line.of is not None or line.unit != "percent":
            continue
        for period in sorted(by_period):
            now, before = by_period[period], by_period.get(year_before(period))
            if before is None or not (is_known(now.interval) and is_known(before.interval)):
                continue
            mean = compound([before.interval, now.interval])
            yield derive(
                RULE,
                now,
                (now, before),
                code="base_effect",
                interval=mean,
                unit="percent",
                marks=("scope_break",) if is_break(now, before) else (),
                terms=(
                    term("", before),
                    term("×", now),
                    result("→", mean, "percent", labels("label_two_years")),
                ),
                words={"before": in_both(as_printed, before)},
            )
