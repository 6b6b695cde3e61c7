"""Wholes and parts that a printed share implies."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.identities.share import whole_of
from jiqun.checks.words import about_quantity
from jiqun.model import Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, result, term
from jiqun.monitoring.facts import Fact, Line
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.wording import as_printed, in_both

WHOLE, PART = "implied_whole", "implied_part"


WIDEST = Fraction(1, 10)
"""Width of an implied level, as a part of it, beyond which it is not told: our choice; a share of
0.1 percent would imply a whole between two and five."""


def is_telling(implied: Interval) -> bool:
    """Whether an implied level is narrow enough to say something."""
    low, high = implied.low, implied.high
    return low is not None and high is not None and low > 0 and high - low <= WIDEST * low


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the whole that part and share imply, and the part that whole and share imply.

    A part that is printed is not implied again.
    """
    for line, by_period in scene.facts.lines(area=scene.area, measure="share"):
        if line.unit != "percent":
            continue
        for period in sorted(by_period):
            share = by_period[period]
            whole = whole_of(share.quantity)
            if whole is None:
                continue
            part = scene.level(line, period)
            total = scene.level(line, period, indicator=whole[0], subject=whole[1])
            made = None
            if part is not None:
                made = _whole(line, share, part, whole)
            elif total is not None:
                made = _part(share, total)
            if made is not None:
                yield made


def _whole(line: Line, share: Fact, part: Fact, whole: tuple[str, str | None]) -> Derived | None:
    implied = intervals.scale(intervals.divide(part.interval, share.interval), 100)
    if not is_telling(implied):
        return None
    cell = replace(part.cell, indicator=type(part.cell.indicator)(whole[0]), subject=whole[1])
    about = replace(part, cell=cell)
    quantity = about.quantity
    name = in_both(about_quantity, quantity)
    return derive(
        WHOLE,
        about,
        (part, share),
        code="implied_whole",
        interval=implied,
        unit=part.unit,
        terms=(
            term("", part),
            term("÷", share),
            result("→", implied, part.unit, name),
        ),
        words={
            "what": in_both(about_quantity, part.quantity),
            "part_value": in_both(as_printed, part),
            "share": in_both(as_printed, share),
            "whole": name,
        },
    )


def _part(share: Fact, total: Fact) -> Derived | None:
    product = intervals.multiply(total.interval, share.interval)
    implied = intervals.scale(product, Fraction(1, 100))
    if not is_telling(implied):
        return None
    cell = replace(
        share.cell,
        measure=type(share.cell.measure)("level"),
        of=None,
        dimension=total.cell.dimension,
    )
    about = replace(share, cell=cell, unit=total.unit)
    name = in_both(about_quantity, about.quantity)
    return derive(
        PART,
        about,
        (share, total),
        code="implied_part",
        interval=implied,
        unit=total.unit,
        terms=(
            term("", total),
            term("×", share),
            result("→", implied, total.unit, name),
        ),
        words={
            "what": name,
            "whole_value": in_both(as_printed, total),
            "share": in_both(as_printed, share),
            "whole": in_both(about_quantity, total.quantity),
        },
    )
