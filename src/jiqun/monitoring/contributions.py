"""Points of growth that a part contributed to its whole."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.context import Band
from jiqun.checks.identities.contribution import SHARE_MOVES, driven_whole, share_of
from jiqun.checks.identities.share import whole_of
from jiqun.checks.words import about_quantity
from jiqun.model import Interval, Term
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact, Line
from jiqun.monitoring.messages import message
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break
from jiqun.monitoring.wording import as_printed, in_both

RULE = "contribution"
EXACTLY = Fraction(1), Fraction(1)
"""No weight is read between a part of a growth and its points."""


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the contribution of every part whose share and growth are known.

    Its weight is its share of the year before (constant prices). Where only this year's share is
    known, that follows from the two growth rates, or, without the whole's, this year's is taken
    and marked. A figure printed as a contribution to a level is read as the share it is; one to a
    growth gives its points by the growth of the whole.
    """
    for measure in ("share", "contribution"):
        for line, by_period in scene.facts.lines(area=scene.area, measure=measure):
            if line.unit != "percent":
                continue
            for period in sorted(by_period):
                told = by_period[period]
                made = _contribution(scene, line, told) or _of_growth(scene, line, told)
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
    made = derive(
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
    return _beside(made, _printed(scene, line, share, share_of(quantity)))


def _printed(scene: Scene, line: Line, share: Fact, whole: str) -> Fact | None:
    """Give the points that a document prints for the same part, whole and period."""
    for of in (whole, whole.removesuffix(f" {line.indicator.replace('_', ' ')}")):
        points = replace(line, measure="contribution", of=f"{of} growth", unit="percentage_point")
        if (found := scene.facts.get(points, share.period)) is not None:
            return found
    return None


def _beside(made: Derived, printed: Fact | None, moves: Band = SHARE_MOVES) -> Derived:
    """Set the printed points beside the derived ones.

    They agree where the intervals meet. A contribution is weighed at constant prices, so that it
    is contradicted only where the share would have to move further than shares do in a year.
    """
    points = made.interval
    if printed is None or points is None or points.low is None or points.high is None:
        return made
    ends = [end * by for end in (points.low, points.high) for by in moves]
    if not points.meet(printed.interval).is_empty:
        code, outcome, sign = "points_agree", "confirmed", "↔"
    elif Interval(min(ends), max(ends)).meet(printed.interval).is_empty:
        code, outcome, sign = "points_differ", "contradicted", "≠"
    else:
        code, outcome, sign = "points_near", made.outcome, "↔"
    words = [message(code, n, printed=as_printed(printed, n)) for n in ("en", "zh")]
    return replace(
        made,
        outcome=outcome,
        terms=(*made.terms, term(sign, printed)),
        cells=tuple(dict.fromkeys((*made.cells, printed.cell.key))),
        claims=tuple(dict.fromkeys((*made.claims, *printed.claims))),
        message_en=f"{made.message_en} {words[0]}",
        message_zh=f"{made.message_zh}{words[1]}",
    )


def _of_growth(scene: Scene, line: Line, rate: Fact) -> Derived | None:
    """Give the points of a contribution told as a part of the whole's growth."""
    whole = driven_whole(rate.quantity) if line.measure == "contribution" else None
    if whole is None:
        return None
    driven = replace(
        line, indicator=whole.indicator, subject=whole.subject, measure="growth", of=None
    )
    total = scene.facts.get(driven, rate.period)
    if total is None:
        return None
    points = intervals.scale(intervals.multiply(rate.interval, total.interval), Fraction(1, 100))
    if not intervals.is_known(points):
        return None
    made = derive(
        RULE,
        rate,
        (rate, total),
        code="contribution_of_growth",
        interval=points,
        unit="percentage_point",
        terms=(
            term("", rate),
            term("×", total),
            result("→", points, "percentage_point", labels("label_points")),
        ),
        words={"whole": in_both(about_quantity, whole._replace(period=""))},
    )
    return _beside(made, _printed(scene, line, rate, share_of(whole)), EXACTLY)


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
