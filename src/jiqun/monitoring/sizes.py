"""Sizes of parts, told without a measure, that cannot be value added."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiqun.checks.words import listed
from jiqun.data import catalogues, subject_name
from jiqun.model import Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.overlaps import add
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.settings import settings
from jiqun.monitoring.wording import as_printed, in_both

RULE = "size"


def rows(scene: Scene) -> Iterator[Derived]:
    """Hold the sizes of a total's parts against its value added.

    Parts are the items of one list of the classification in force that has this total; a bound
    (`over 800 billion`) counts with its low end, so the sum is the least that the sizes say.
    """
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        if line.indicator != "value_added" or line.subject is None:
            continue
        for period in sorted(by_period):
            total = by_period[period]
            for subjects in _lists(total):
                for indicator in sorted(settings().size_indicators):
                    sizes = [
                        f
                        for s in subjects
                        if (
                            f := scene.facts.get(
                                replace(line, indicator=indicator, subject=s), period
                            )
                        )
                        is not None
                    ]
                    if sizes and (made := _size(total, sizes)) is not None:
                        yield made


def _lists(total: Fact) -> Iterator[tuple[str, ...]]:
    period = total.cell.period
    if period is None:
        return
    for known in catalogues().classifications.values():
        version = known.in_force(period.last)
        if known.total != total.cell.subject or known.area not in (None, total.cell.area):
            continue
        if version is not None:
            for kind in sorted(settings().size_lists):
                yield tuple(dict.fromkeys(item.subject for item in version.of_kind(kind)))


def _size(total: Fact, sizes: Sequence[Fact]) -> Derived | None:
    whole = add(sizes)
    if not _exceeds(whole, total):
        return None
    names = [
        listed([subject_name(f.cell.subject, t) or f.cell.area for f in sizes], t)
        for t in ("en", "zh")
    ]
    return derive(
        RULE,
        total,
        (*sizes, total),
        code="size",
        interval=whole,
        unit=total.unit,
        outcome="not_value_added",
        terms=(
            *(term("+" if n else "", f) for n, f in enumerate(sizes)),
            result("=", whole, total.unit, labels("label_sum")),
            term("≠", total),
        ),
        words={
            "parts": (names[0], names[1]),
            "whole": in_both(as_printed, total),
        },
    )


def _exceeds(whole: Interval, total: Fact) -> bool:
    return intervals.is_below(total.interval, whole) and whole.low != total.interval.high
