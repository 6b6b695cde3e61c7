"""The divisions of an area against its own figure, with the statistical discrepancy."""

from collections.abc import Iterator

from jiqun.checks.words import listed
from jiqun.data import catalogue
from jiqun.monitoring import intervals
from jiqun.monitoring.composites import is_additive, line_for
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.overlaps import add
from jiqun.monitoring.scene import Scene, year_of
from jiqun.monitoring.settings import Divisions, divisions, within
from jiqun.monitoring.wording import as_printed, in_both, spread

RULE = "districts"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the discrepancy wherever any division has the figure; say which are missing."""
    sets = [d for d in divisions() if d.area == scene.area]
    if not sets:
        return
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if not is_additive(line.indicator):
            continue
        for period in sorted(by_period):
            own = by_period[period]
            for chosen in sets:
                if not within(year_of(own), chosen.years):
                    continue
                found = {m: scene.facts.get(line_for(own, m), period) for m in chosen.members}
                known = [f for f in found.values() if f is not None]
                if known:
                    missing = [m for m, f in found.items() if f is None]
                    yield _held(own, chosen, known, missing)


def _held(own: Fact, chosen: Divisions, known: list[Fact], missing: list[str]) -> Derived:
    words = {
        "set": (chosen.name.en, chosen.name.zh),
        "count": (str(len(chosen.members)),) * 2,
        "own": in_both(as_printed, own),
    }
    if missing:
        words["missing"] = in_both(
            lambda language: listed([catalogue().area_name(m, language) for m in missing], language)
        )
        return derive(
            RULE, own, (own, *known), code="districts_missing", interval=None, unit=own.unit,
            outcome="missing", words=words, marks=(chosen.name.en,),
            terms=(term("", own), *(term("↔", f, with_area=True) for f in known)),
        )  # fmt: skip
    total = add(known)
    left = intervals.subtract(own.interval, total)
    words["total"] = (spread(total, own.unit, "en"), spread(total, own.unit, "zh"))
    return derive(
        RULE,
        own,
        (own, *known),
        code="districts",
        interval=left,
        unit=own.unit,
        marks=(chosen.name.en,),
        terms=(
            term("", own),
            *(term("-", f, with_area=True) for f in known),
            result("→", left, own.unit, labels("label_discrepancy")),
        ),
        words=words,
    )
