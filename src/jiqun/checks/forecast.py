"""Forecasts and estimates that the figure itself has replaced, and by how much they missed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from jiqun.checks.doubts import is_read_surely
from jiqun.checks.forecast_sentences import message_en, message_zh
from jiqun.checks.misses import Miss, ranges
from jiqun.checks.results import Answered, answered
from jiqun.checks.revising import days_of, is_later, stand_of
from jiqun.checks.witness import witness_of
from jiqun.model import (
    Bound,
    Claim,
    Finding,
    Kind,
    Outcome,
    Severity,
    Source,
    Status,
    last_place,
    printed_value,
)

RULE = "forecast"
STALE = timedelta(days=366)
"""A figure told more than a year after its period is no estimate of it (our choice: final figures
are out by then); what looks like one was read wrongly."""
READ = 0.7
"""Confidence from which a figure is heard here: our choice. Four in five that are read so surely
are right, which is enough where a cell, a unit and a size must fit by themselves too."""

Forecast = tuple[Claim, ...]
"""One claim, or both ends of a range."""


def find(
    area: str, claims: Sequence[Claim], doubtful: frozenset[str], sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """Report every forecast whose cell has a figure of a later day, one a forecaster and value.

    A forecast contradicts nothing, however far it missed. Nothing is said where nobody knows that
    the figure was published later, where the later figures contradict each other and none of them
    stands, where they give only a bound, or where the reader doubts one of the two; nor where
    another text tells the forecast as a goal: what came of that, `target` tells.

    Args:
        doubtful: claims that are in doubt or do not agree with others.
        sources: document id → who published it and when.
    """
    sure = [c for c in claims if is_read_surely(c, READ)]
    rows = [*answered(area, sure, Status.FORECAST, doubtful, sources)]
    if not any(row.actual for row in rows):
        return
    goals = {
        (replace(row.cell, status=Status.FORECAST), row.unit, printed_value(goal))
        for row in answered(area, claims, Status.TARGET, doubtful, sources)
        for goal in row.ahead
    }
    for row in rows:
        days = days_of((*row.ahead, *row.actual), sources)
        for forecast in _once(row, days, sources):
            if any((row.cell, row.unit, printed_value(c)) in goals for c in forecast):
                continue
            later = [c for c in row.actual if is_later(c, forecast[0], days)]
            figure = _figure(later, days, sources)
            if figure is not None and not (miss := Miss(forecast, figure)).is_far:
                yield _told(area, miss, sources)


def _once(
    row: Answered, days: Mapping[str, date | None], sources: Mapping[str, Source]
) -> Iterator[Forecast]:
    """Give each forecast of a forecaster once: as it was first published."""
    seen: set[tuple[object, ...]] = set()
    for told in sorted(ranges(row.ahead), key=lambda f: _place(f[0], days)):
        key = witness_of(told[0], sources), *((c.bound, printed_value(c)) for c in told)
        if key not in seen and not _is_stale(told[0], days):
            seen.add(key)
            yield told


def _place(claim: Claim, days: Mapping[str, date | None]) -> tuple[date, str, int]:
    return days[claim.doc] or date.max, claim.doc, claim.start


def _is_stale(claim: Claim, days: Mapping[str, date | None]) -> bool:
    day = days[claim.doc]
    return day is not None and claim.period is not None and day > claim.period.last + STALE


def _figure(
    later: Sequence[Claim], days: Mapping[str, date | None], sources: Mapping[str, Source]
) -> Claim | None:
    """Give the finest figure that stands, as first published; None where none or a bound does."""
    told = [c for c in later if c.bound in (Bound.EQ, Bound.APPROX)]
    stand = stand_of(told, days, sources) if told else None
    if stand is None or not stand.is_decided:
        return None
    return min(stand.kept, key=lambda c: (last_place(c), c.bound is not Bound.EQ, _place(c, days)))


def _told(area: str, miss: Miss, sources: Mapping[str, Source]) -> Finding:
    return Finding(
        kind=Kind.NOTE,
        outcome=Outcome.SUPERSEDED,
        rule=RULE,
        area=area,
        claims=tuple(sorted({*(c.id for c in miss.forecast), miss.figure.id})),
        arithmetic=tuple(miss.terms()),
        message_en=message_en(area, miss, sources),
        message_zh=message_zh(area, miss, sources),
        severity=Severity.LOW,
    )
