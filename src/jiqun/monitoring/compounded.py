"""The product of yearly rates against a stated average annual rate."""

from collections.abc import Iterator

from jiqun.checks.words import listed
from jiqun.model import Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.wording import as_printed, in_both, when

RULE = "compounded"


def rows(scene: Scene) -> Iterator[Derived]:
    """Hold every stated average against the yearly rates; say which are missing."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="growth_avg"):
        for period in sorted(by_period):
            stated = by_period[period]
            span = stated.cell.period
            if span is None or not span.is_span or len(period) != 9:
                continue
            years = [str(y) for y in range(span.first.year, span.last.year + 1)]
            rates = [scene.growth(line, y) for y in years]
            known = [r for r in rates if r is not None]
            missing = [y for y, r in zip(years, rates, strict=True) if r is None]
            words = {
                "years": when(period),
                "stated": in_both(as_printed, stated),
                "missing": (listed(missing, "en"), listed(missing, "zh")),
            }
            if missing:
                yield derive(
                    RULE, stated, (stated, *known), code="compounded_missing", interval=None,
                    unit="percent", outcome="missing", words=words,
                    terms=(term("", stated), *(term("↔", r) for r in known)),
                )  # fmt: skip
                continue
            mean = compound([r.interval for r in known])
            agrees = not mean.meet(stated.interval).is_empty
            yield derive(
                RULE,
                stated,
                (stated, *known),
                code="compounded_agrees" if agrees else "compounded_differs",
                interval=mean,
                unit="percent",
                outcome="confirmed" if agrees else "contradicted",
                terms=(
                    *(term("×" if n else "", r) for n, r in enumerate(known)),
                    result("→", mean, "percent", labels("label_compounded")),
                    term("↔" if agrees else "≠", stated),
                ),
                words=words,
            )


def compound(rates: list[Interval]) -> Interval:
    """Give the average annual rate that yearly rates in percent compound to."""
    product = intervals.exactly(1)
    for rate in rates:
        product = intervals.multiply(product, intervals.factor_of(rate))
    return intervals.percent_of(intervals.root(product, len(rates)))
