"""The growth of the other side that a stated gap in points implies."""

from collections.abc import Iterator
from dataclasses import replace

from jiqun.checks.words import about_quantity
from jiqun.ledger.cells import subject_code
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Line
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.wording import as_printed, in_both

RULE = "implied_growth"
_TOTALS = frozenset({"gdp", "exports", "imports", "trade"})
_WIDER = ("provincial", "national", "global", "city", "world")
"""The growth of a wider place belongs to another area: `growth_gap` holds those together."""


def other_side(line: Line) -> Line | None:
    """Give the series whose growth a gap is told against; None where the words name a place.

    >>> gap = Line("Linhai", "value_added", "new materials", "growth_gap", "gdp growth",
    ...            "actual", "unspecified", "percentage_point")
    >>> other_side(gap).indicator
    'gdp'
    """
    of = line.of or ""
    if not of.endswith(" growth") or of.startswith(_WIDER):
        return None
    name = of.removesuffix(" growth")
    plain = replace(line, measure="growth", of=None, unit="percent")
    if name in _TOTALS:
        return replace(plain, indicator=name, subject=None)
    if name.startswith("total "):
        return replace(plain, subject=None)
    return replace(plain, subject=subject_code(name.removesuffix(" value added")))


def rows(scene: Scene) -> Iterator[Derived]:
    """Give own growth less the gap, beside the printed growth of the other side."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="growth_gap"):
        other = other_side(line)
        if other is None:
            continue
        for period in sorted(by_period):
            gap, own = by_period[period], scene.growth(line, period)
            if own is None:
                continue
            implied = intervals.subtract(own.interval, gap.interval)
            printed = scene.facts.get(other, period)
            quantity = own.quantity._replace(indicator=other.indicator, subject=other.subject)
            words = {"other": in_both(about_quantity, quantity)}
            code, outcome = "implied_growth", "derived"
            if printed is not None:
                agrees = not implied.meet(printed.interval).is_empty
                code += "_agrees" if agrees else "_differs"
                outcome = "confirmed" if agrees else "contradicted"
                words["printed"] = in_both(as_printed, printed)
            yield derive(
                RULE,
                own,
                (own, gap, *((printed,) if printed else ())),
                code=code,
                interval=implied,
                unit="percent",
                outcome=outcome,
                terms=(
                    term("", own),
                    term("-", gap),
                    result("→", implied, "percent", labels("label_implied")),
                    *((term("↔" if outcome == "confirmed" else "≠", printed),) if printed else ()),
                ),
                words=words,
            )
