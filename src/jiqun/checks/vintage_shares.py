"""Shares by the vintage of their whole: 37.1% of the first GDP is 36.3% of the revised one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiqun.checks.vintages import Standing, Told
from jiqun.model import Interval


@dataclass(frozen=True, slots=True)
class VintageShare:
    """What a share is on one vintage of the whole.

    Attributes:
        day: from which the whole stood; None where no vintage of it fits a printed share.
        interval: the share in percent: what part and whole imply, met with what was printed.
        stated: claims that print it; empty where nobody does: then it is derived.
        part, whole: claims that it is computed from.
    """

    day: date | None
    interval: Interval
    stated: tuple[str, ...]
    part: tuple[str, ...]
    whole: tuple[str, ...]


def shares_by_vintage(
    part: Sequence[Standing], whole: Sequence[Standing], stated: Sequence[Told]
) -> tuple[VintageShare, ...]:
    """Give the share on each vintage of the whole, in order of time.

    The part is the vintage that stood when the whole was published, or its first one where none
    did. A printed share belongs to the vintage that it agrees with, the earliest of several that
    it could; shares of two vintages are never compared. Where part or whole is not known, nothing
    can be told.
    """
    if not part or not whole:
        return ()
    rest = [t for t in stated if t.role != "doubted"]
    made: list[VintageShare] = []
    for stands in whole:
        held = [p for p in part if p.day <= stands.day] or list(part[:1])
        implied = ratio(held[-1].interval, stands.interval)
        if implied is None:
            continue
        fitting = [t for t in rest if not implied.meet(t.interval).is_empty]
        rest = [t for t in rest if t not in fitting]
        for told in fitting:
            met = implied.meet(told.interval)
            implied = implied if met.is_empty else met
        ids = tuple(t.claim.id for t in fitting)
        made.append(VintageShare(stands.day, implied, ids, held[-1].claims, stands.claims))
    made += [VintageShare(None, t.interval, (t.claim.id,), (), ()) for t in rest]
    return tuple(made)


def ratio(part: Interval, whole: Interval, times: int = 100) -> Interval | None:
    """Give the quotient of two positive intervals, times a number; None where it has no bounds.

    >>> ratio(Interval(Fraction(1), Fraction(2)), Interval(Fraction(4), Fraction(5)))
    Interval(low=Fraction(20, 1), high=Fraction(50, 1))
    """
    if None in (part.low, part.high, whole.low, whole.high):
        return None
    assert part.low is not None and part.high is not None
    assert whole.low is not None and whole.high is not None
    if part.low < 0 or whole.low <= 0:
        return None
    return Interval(
        Fraction(part.low) * times / whole.high, Fraction(part.high) * times / whole.low
    )
