"""Shares computed from part and whole, by each release of the whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jiqun.checks.wholes import wholes
from jiqun.checks.words import about_quantity
from jiqun.data.dates import day_name
from jiqun.model import Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.derived import Derived, derive, labels, result, term
from jiqun.monitoring.facts import Fact, Line, Release
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.wording import as_printed, in_both

RULE = "share"


def whole_line(line: Line) -> tuple[Line, str] | None:
    """Give the series of the whole that a level is a part of, and its name in shares."""
    found = wholes().get(line.indicator)
    if found is None or (line.subject is None and found.indicator == line.indicator):
        return None
    return replace(line, indicator=found.indicator, subject=None), found.words[0]


def rows(scene: Scene) -> Iterator[Derived]:
    """Give the share of every part, once for each release of the whole that says another value."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="level"):
        found = whole_line(line)
        if found is None:
            continue
        wholes = scene.facts.line(found[0])
        printed = scene.facts.line(replace(line, measure="share", of=found[1], unit="percent"))
        for period in sorted(by_period):
            if whole := wholes.get(period):
                for release in distinct(whole):
                    made = _share(
                        by_period[period], whole.as_released(release), printed.get(period)
                    )
                    if made is not None:
                        yield made


def distinct(fact: Fact) -> tuple[Release, ...]:
    """Give the releases that say different values; those that agree are one, the finest.

    The date of several that agree is the first.
    """
    made: list[Release] = []
    for release in fact.releases or (Release(fact.vintage, fact.interval, fact.claims),):
        for n, known in enumerate(made):
            met = known.interval.meet(release.interval)
            if not met.is_empty:
                claims = (*known.claims, *release.claims)
                day = known.published or release.published
                made[n] = Release(day, met, claims)
                break
        else:
            made.append(release)
    return tuple(made)


def share_of(part: Interval, whole: Interval) -> Interval:
    """Give a share in percent; a part of a whole is at most all of it."""
    return intervals.scale(intervals.divide(part, whole), 100)


def _share(part: Fact, whole: Fact, printed: Fact | None) -> Derived | None:
    share = share_of(part.interval, whole.interval)
    if not intervals.is_known(share):
        return None
    code, outcome = "share_of_release", "derived"
    quantity = whole.quantity
    words = {
        "whole": in_both(about_quantity, quantity),
        "vintage": in_both(vintage_name, whole.vintage),
    }
    if printed is not None:
        agrees = not share.meet(printed.interval).is_empty
        code = "share_agrees" if agrees else "share_differs"
        outcome = "confirmed" if agrees else "other_vintage"
        words["printed"] = in_both(as_printed, printed)
    return derive(
        RULE,
        part,
        (part, whole, *((printed,) if printed else ())),
        code=code,
        interval=share,
        unit="percent",
        outcome=outcome,
        marks=(f"vintage:{whole.vintage.isoformat() if whole.vintage else 'unknown'}",),
        terms=(
            term("", part),
            term("÷", whole),
            result("→", share, "percent", labels("label_share")),
            *((term("↔" if outcome == "confirmed" else "≠", printed),) if printed else ()),
        ),
        words=words,
    )


def vintage_name(day: date | None, language: str) -> str:
    """Name a day of publication."""
    if day is None:
        return "a document without a date" if language == "en" else "未注明日期的文献"
    return day_name(day, language)
