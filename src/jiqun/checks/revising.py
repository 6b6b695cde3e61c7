"""Who revises whom: which of several figures of one cell stands, and by which rule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiqun.checks.witness import class_of, witness_of
from jiqun.data.dates import known_on
from jiqun.model import Bound, Claim, Interval, Source, last_place, printed_interval, printed_value

AUTHORITY = 3
"""The weight of an authority; the order is our choice, the distances mean nothing."""
CUT = Fraction(3, 2)
"""Units of the coarser last place within which a figure is cut off, not another one: our choice,
the whole unit of cutting off and the half of rounding."""
_RANKS = {"authority": AUTHORITY, "press": 2}


@dataclass(frozen=True, slots=True)
class Stand:
    """What figures of one cell say together.

    Attributes:
        kept: those that stand: one value, or all rivals where nothing decides between them.
        interval: what the kept say; from the lowest to the highest of rivals.
        rivals: figures that contradict what stands, and that nobody revised.
        is_decided: whether one value stands.
    """

    kept: tuple[Claim, ...]
    interval: Interval
    rivals: tuple[Claim, ...]
    is_decided: bool


def rank_of(claim: Claim, sources: Mapping[str, Source]) -> int:
    """Give the weight of a claim's publisher: an authority, the press, all others."""
    return _RANKS.get(class_of(claim, sources), 1)


def is_later(late: Claim, early: Claim, days: Mapping[str, date | None]) -> bool:
    """Whether a figure was published on a later day than another, in another document.

    What bears no date counts as earlier than what bears one.
    """
    then, now = days.get(early.doc), days.get(late.doc)
    return now is not None and late.doc != early.doc and (then is None or now > then)


def revises(
    late: Claim, early: Claim, days: Mapping[str, date | None], sources: Mapping[str, Source]
) -> bool:
    """Whether a later figure takes the place of an earlier one.

    A publisher revises its own figures; an authority revises all; among others a later figure
    counts where it weighs no less. A newspaper does not revise a statistics bureau.
    """
    if not is_later(late, early, days):
        return False
    own = witness_of(early, sources)
    if own is not None and own == witness_of(late, sources):
        return True
    return rank_of(late, sources) >= rank_of(early, sources)


def is_apart(a: Claim, b: Claim) -> bool:
    """Whether two figures contradict each other: not by rounding, nor by cutting off."""
    if not printed_interval(a).meet(printed_interval(b)).is_empty:
        return False
    if {a.bound, b.bound} != {Bound.EQ}:
        return True
    apart = abs(printed_value(a) - printed_value(b))
    return apart >= CUT * max(last_place(a), last_place(b))


def days_of(claims: Iterable[Claim], sources: Mapping[str, Source]) -> dict[str, date | None]:
    """Give the last day on which each document of claims can have been published."""
    told = {c.doc: sources.get(c.doc) for c in claims}
    return {doc: known_on(s.published, s.published_text) if s else None for doc, s in told.items()}


def role_beside(
    claim: Claim,
    held: Sequence[Claim],
    days: Mapping[str, date | None],
    sources: Mapping[str, Source],
) -> str:
    """Say what a figure is beside the earlier ones that stand: same, revised, rival, undated."""
    if not any(is_apart(claim, c) for c in held):
        return "same"
    if any(days.get(c.doc) is None for c in (claim, *held)):
        return "undated"
    return "revised" if all(revises(claim, c, days, sources) for c in held) else "rival"


def stand_of(
    claims: Sequence[Claim], days: Mapping[str, date | None], sources: Mapping[str, Source]
) -> Stand:
    """Give what stands of the figures of one cell and unit, at least one.

    Figures that others revise stand back. Of those left, the ones that agree stand; where some
    contradict others, an authority's stand beside the rivals, else none does.
    """
    left = [
        c
        for c in claims
        if not any(revises(d, c, days, sources) and is_apart(c, d) for d in claims)
    ]
    left.sort(key=lambda c: (last_place(c), c.doc, c.start))
    apart = any(is_apart(a, b) for i, a in enumerate(left) for b in left[:i])
    if not apart:
        kept, interval = _together(left)
        return Stand(kept, interval, (), True)
    best = max(rank_of(c, sources) for c in left)
    chosen = [c for c in left if rank_of(c, sources) == best]
    if best < AUTHORITY or any(is_apart(a, b) for i, a in enumerate(chosen) for b in chosen[:i]):
        return Stand(tuple(left), _hull(left), tuple(left), False)
    kept, interval = _together(chosen)
    rivals = tuple(c for c in left if any(is_apart(c, k) for k in kept))
    return Stand(kept, interval, rivals, True)


def _together(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], Interval]:
    """Intersect figures, the finest first; one that was cut off bounds nothing."""
    interval, kept = Interval(None, None), []
    for claim in claims:
        met = interval.meet(printed_interval(claim))
        if not met.is_empty:
            interval = met
            kept.append(claim)
    return tuple(kept), interval


def _hull(claims: Sequence[Claim]) -> Interval:
    said = [printed_interval(c) for c in claims]
    lows = [i.low for i in said if i.low is not None]
    highs = [i.high for i in said if i.high is not None]
    return Interval(
        min(lows) if len(lows) == len(said) else None,
        max(highs) if len(highs) == len(said) else None,
    )
