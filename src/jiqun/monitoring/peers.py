"""Growth gaps to the country, the province and chosen peers."""

from collections.abc import Iterator
from dataclasses import replace

from jiqun.data import catalogue
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.settings import settings
from jiqun.monitoring.wording import as_printed, in_both

RULE = "growth_gap"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the difference to the same rate of every place above and every peer.

    Measure, status and period are the same by construction; where both scopes are known and
    differ nothing is told; another statistical system is told and marked.
    """
    for line, by_period in scene.facts.lines(area=scene.area, measure="growth"):
        if line.of is not None or line.unit != "percent":
            continue
        for place in dict.fromkeys((*scene.above, *scene.peers)):
            others = scene.facts.line(replace(line, area=place))
            for period in sorted(by_period.keys() & others.keys()):
                own, other = by_period[period], others[period]
                gap = intervals.subtract(own.interval, other.interval)
                if is_break(own, other) or not intervals.is_known(gap):
                    continue
                mine, theirs = (settings().system(a) for a in (scene.area, place))
                differ = mine.code != theirs.code
                yield derive(
                    RULE,
                    own,
                    (own, other),
                    code="growth_gap_system" if differ else "growth_gap",
                    interval=gap,
                    unit="percentage_point",
                    marks=(f"place:{place}", *(("systems_differ",) if differ else ())),
                    terms=(
                        term("", own, with_area=True),
                        term("-", other, with_area=True),
                        result("→", gap, "percentage_point", labels("label_gap")),
                    ),
                    words={
                        "place": (
                            catalogue().area_name(place, "en"),
                            catalogue().area_name(place, "zh"),
                        ),
                        "theirs": in_both(as_printed, other),
                        "systems": (f"{mine.en}, {theirs.en}", f"{mine.zh}、{theirs.zh}"),
                    },
                )
