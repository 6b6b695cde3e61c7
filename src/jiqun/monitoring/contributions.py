"""Points of growth that a part contributed to its whole."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.identities.share import whole_of
from jiqun.checks.words import about_quantity
from jiqun.model import Interval, Term
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact, Line
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.wording import in_both

RULE = "contribution"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the contribution of every part whose share and growth are known.

    Its weight is its share of the year before (constant prices). Where only this year's share is
    known, that follows from the two growth rates, or, without the whole's, this year's is taken
    and marked. A figure printed as a contribution to a level is read as the share it is.
    """
    for measure in ("share", "contribution"):
        for line, by_period in scene.facts.lines(area=scene.area, measure=measure):
            if line.unit != "percent":
                continue
            for period in sorted(by_period):
                made = _contribution(scene, line, by_period[period])
                if made is not None:
                    yield made


def _contribution(scene: Scene, line: Line, share: Fact) -> Derived | None:
    whole = whole_of(share.quantity._replace(measure="share"))
    own = scene.growth(line, share.period)
    if whole is None or own is None:
        return None
    total_line = replace(
        line, indicator=whole[0], subject=whole[1], measure="growth", of=None, unit="percent"
    )
    total = scene.facts.get(total_line, share.period)
    earlier = scene.facts.get(line, year_before(share.period))
    weight, terms, parents, code, marks = _weight(share, own, total, earlier)
    weight = weight.meet(Interval(Fraction(0), None))
    points = intervals.multiply(own.interval, weight)
    points = intervals.scale(points, Fraction(1, 100))
    if not intervals.is_known(points):
        return None
    quantity = share.quantity._replace(
        indicator=whole[0], subject=whole[1], measure="level", of=None, period=""
    )
    return derive(
        RULE,
        own,
        parents,
        code=code,
        interval=points,
        unit="percentage_point",
        marks=marks,
        terms=(
            *terms,
            term("×", own),
            result("→", points, "percentage_point", labels("label_points")),
        ),
        words={"whole": in_both(about_quantity, quantity)},
    )


_Weight = tuple[Interval, tuple[Term, ...], tuple[Fact, ...], str, tuple[str, ...]]


def _weight(share: Fact, own: Fact, total: Fact | None, earlier: Fact | None) -> _Weight:
    """Give the share of the year before with its terms, parents, sentence and marks."""
    if earlier is not None and not is_break(share, earlier):
        return earlier.interval, (term("", earlier),), (earlier, own), "contribution", ()
    if total is not None:
        ratio = intervals.divide(
            intervals.factor_of(total.interval), intervals.factor_of(own.interval)
        )
        before = intervals.multiply(ratio, share.interval)
        return (
            before,
            (
                term("", share),
                term("×", total),
                term("÷", own),
                result("=", before, "percent", labels("label_share_before")),
            ),
            (share, total, own),
            "contribution_rebased",
            ("rebased_share",),
        )
    return (
        share.interval,
        (term("", share),),
        (share, own),
        "contribution_end_weights",
        ("end_weights",),
    )
