"""What came of figures told ahead, as goals or forecasts: the results printed on the same cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from jiqun.ledger.cells import cells_of, subject_of
from jiqun.model import Cell, Claim, Source, Status

EARLY = timedelta(days=31)
"""A result told more than a month before its period ends is a hope or a part (our choice: figures
of the year are first told in its last weeks)."""
_MEASURES = frozenset({"level", "growth", "growth_avg", "share", "change"})
_OF_SOMETHING = frozenset({"count", "production", "employment", "capacity"})


@dataclass(frozen=True, slots=True)
class Answered:
    """One cell and unit that was told ahead.

    Attributes:
        cell: as told ahead.
        ahead: the goals or forecasts, in order of document and place.
        actual: the results, in the same order; empty where nobody prints one.
    """

    cell: Cell
    unit: str
    ahead: tuple[Claim, ...]
    actual: tuple[Claim, ...]


def answered(
    area: str,
    claims: Sequence[Claim],
    status: Status,
    doubtful: frozenset[str],
    sources: Mapping[str, Source],
) -> Iterator[Answered]:
    """Give every cell of an area that is told ahead with the results printed on it.

    Args:
        status: of the figures told ahead.
        doubtful: claims that are left out.
    """
    if not any(c.status is status for c in claims):
        return
    ahead: dict[tuple[Cell, str], list[Claim]] = {}
    actual: dict[tuple[Cell, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.doc, c.start, c.end)):
        if claim.id in doubtful or not _is_one_thing(claim):
            continue
        for cell in cells_of(claim):
            key = replace(cell, status=status), claim.unit
            if cell.area != area:
                continue
            if claim.status is status:
                ahead.setdefault(key, []).append(claim)
            elif claim.status is Status.ACTUAL and not is_too_early(claim, sources):
                actual.setdefault(key, []).append(claim)
    for (cell, unit), told in ahead.items():
        yield Answered(cell, unit, tuple(told), tuple(actual.get((cell, unit), ())))


def is_too_early(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether a figure was published too early to be the result of its period."""
    published = sources[claim.doc].published if claim.doc in sources else None
    return (
        published is not None and claim.period is not None and published < claim.period.last - EARLY
    )


def _is_one_thing(claim: Claim) -> bool:
    """Whether two figures with a claim's words, one of them told ahead, are on the same thing."""
    if claim.period is None or str(claim.measure) not in _MEASURES:
        return False
    subject = subject_of(claim)
    if str(claim.indicator) in ("other", "ranking") or (subject or "").startswith("label:"):
        return False
    return subject is not None or str(claim.indicator) not in _OF_SOMETHING
