"""Change of a share in points, within one scope and one kind of vintage only."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jiqun.checks.identities.share import whole_of
from jiqun.checks.words import about_quantity
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact, Line
from jiqun.monitoring.scene import Scene, year_before
from jiqun.monitoring.scopes import is_break, scope_words
from jiqun.monitoring.shares import distinct, share_of
from jiqun.monitoring.vintages import vintage_marks
from jiqun.monitoring.wording import in_both, when

RULE = "share_change"


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the difference of every two printed shares a year apart, and whether it is a change."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="share"):
        if line.unit != "percent":
            continue
        for period in sorted(by_period):
            before = by_period.get(year_before(period))
            if before is not None:
                yield _change(scene, line, by_period[period], before)


def _change(scene: Scene, line: Line, now: Fact, before: Fact) -> Derived:
    moved = intervals.subtract(now.interval, before.interval)
    whole = whole_of(now.quantity)
    words: dict[str, tuple[str, str]] = {"before": when(before.period)}
    code, outcome = "share_change", "derived"
    marks: tuple[str, ...] = ()
    if is_break(now, before):
        code, outcome, marks = "share_change_scope", "break", ("scope_break",)
        words |= scope_words(now, before)
    elif whole is not None:
        marks = vintage_marks(now, before, whole[0])
        wholes = scene.facts.line(
            replace(
                line, indicator=whole[0], subject=whole[1], measure="level", of=None, unit="CNY"
            )
        )
        parts = scene.facts.line(replace(line, measure="level", of=None, unit="CNY"))
        if _stands_on(now, parts, wholes) != _stands_on(before, parts, wholes):
            marks = ("vintages_differ",)
        if "vintages_differ" in marks:
            code, outcome = "share_change_vintage", "other_vintage"
            quantity = now.quantity._replace(
                indicator=whole[0], subject=whole[1], measure="level", of=None, period=""
            )
            words["whole"] = in_both(about_quantity, quantity)
    return derive(
        RULE,
        now,
        (now, before),
        code=code,
        interval=moved,
        unit="percentage_point",
        outcome=outcome,
        marks=marks,
        terms=(
            term("", now),
            term("-", before),
            result("→", moved, "percentage_point", labels("label_change")),
        ),
        words=words,
    )


def _stands_on(share: Fact, parts: Mapping[str, Fact], wholes: Mapping[str, Fact]) -> str:
    """Tell whether a share agrees with the first figure of its whole, or only with a later one."""
    part, whole = parts.get(share.period), wholes.get(share.period)
    if part is None or whole is None or not whole.is_revised:
        return "first"
    first, *later = distinct(whole)
    if not share_of(part.interval, first.interval).meet(share.interval).is_empty:
        return "first"
    fits = any(not share_of(part.interval, r.interval).meet(share.interval).is_empty for r in later)
    return "revised" if fits else "first"
