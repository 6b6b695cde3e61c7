"""What was known when: first and revised figures, and what stood on a day.

Rule: the latest publication stands that may revise what stood before (`revising`). Figures that
agree within their printed digits are one vintage; one that parts from it is a revision, or a rival
where it cannot revise it. All stay, each as of its date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jiqun.checks.observe import observation_of
from jiqun.checks.revising import role_beside, stand_of
from jiqun.model import Claim, Finding, Interval, Kind, Observation, Source, printed_interval

ROLES = ("first", "same", "revised", "rival", "doubted", "undated")
"""What a figure is among those of its cell, in order of publication; a `rival` parts from what
stood and cannot revise it: it is of the same day, or of a publisher that weighs less."""
RULES = ("only", "finest", "latest", "authority", "doubt", "none")
"""Why a value stands: it is the only one; the finest of those that agree; the latest publication;
an authority's, which rivals contradict; others are in doubt or contradict it; none can be told."""


@dataclass(frozen=True, slots=True)
class Told:
    """One figure on a cell, and when it was known.

    Attributes:
        day: the last day on which it can have been published; None where nobody says.
        role: one of `ROLES`.
        vintage: number of the vintage it belongs to, from 0; -1 where it belongs to none.
    """

    claim: Claim
    day: date | None
    role: str
    vintage: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Standing:
    """A vintage: what stood from a day on.

    Attributes:
        day: of its first publication.
        interval: what its figures say together.
        claims: that say it.
    """

    day: date
    interval: Interval
    claims: tuple[str, ...]


def doubtful_on(
    findings: Iterable[Finding], known: Mapping[str, date | None], as_of: date | None
) -> frozenset[str]:
    """Give the claims that an error had in doubt on a day: all its claims were known by then."""
    return frozenset(
        suspect
        for f in findings
        if f.kind is Kind.ERROR and all(is_known(known.get(c), as_of) for c in f.claims)
        for suspect in f.suspects
    )


def is_known(day: date | None, as_of: date | None) -> bool:
    """Whether something published on a day was known on another; without a day it cannot be told.

    >>> is_known(None, None), is_known(None, date(2024, 1, 1))
    (True, False)
    """
    return as_of is None or (day is not None and day <= as_of)


def told_in_order(
    claims: Sequence[Claim],
    known: Mapping[str, date | None],
    doubtful: frozenset[str],
    sources: Mapping[str, Source],
) -> tuple[tuple[Told, ...], tuple[Standing, ...]]:
    """Give the figures of one cell in order of publication, and its vintages.

    Args:
        claims: of one cell and one unit.
        known: document → day.
        doubtful: claims that an error has in doubt; they make no vintage.
        sources: document id → who published it.
    """
    by_id = {c.id: c for c in claims}
    dated = [(known.get(c.doc), c) for c in claims]
    dated.sort(key=lambda e: (e[0] is None, e[0] or date.min, e[1].doc, e[1].start))
    told: list[Told] = []
    stood: list[Standing] = []
    for day, claim in dated:
        interval = printed_interval(claim)
        if claim.id in doubtful:
            told.append(Told(claim, day, "doubted", -1, interval))
        elif day is None:
            told.append(Told(claim, day, "undated", -1, interval))
        elif not stood:
            stood.append(Standing(day, interval, (claim.id,)))
            told.append(Told(claim, day, "first", 0, interval))
        else:
            last = stood[-1]
            role = role_beside(claim, [by_id[c] for c in last.claims], known, sources)
            if role == "same":
                met = last.interval.meet(interval)
                kept = last.interval if met.is_empty else met
                stood[-1] = Standing(last.day, kept, (*last.claims, claim.id))
            elif role == "revised":
                stood.append(Standing(day, interval, (claim.id,)))
            told.append(Told(claim, day, role, -1 if role == "rival" else len(stood) - 1, interval))
    return tuple(told), tuple(stood)


def observed_on(
    cell: str,
    claims: Sequence[Claim],
    known: Mapping[str, date | None],
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
    as_of: date | None,
) -> Observation | None:
    """Give what stood for a cell on a day; None where nothing was known."""
    seen = [c for c in claims if is_known(known.get(c.doc), as_of) and not c.unplaced]
    if not seen:
        return None
    days = {claim: known.get(claim.rpartition(":")[0]) for f in findings for claim in f.claims}
    doubtful = set(doubtful_on(findings, days, as_of))
    return observation_of(cell, seen, doubtful, sources)


def rivals_of(
    told: Sequence[Told],
    known: Mapping[str, date | None],
    sources: Mapping[str, Source],
) -> tuple[tuple[Standing, ...], bool]:
    """Give the figures that contradict what stands, one vintage each, and whether one stands.

    Args:
        told: of one cell and one unit.
    """
    sound = {t.claim.id: t for t in told if t.role != "doubted"}
    if not sound:
        return (), True
    stand = stand_of([t.claim for t in sound.values()], known, sources)
    rows = [sound[c.id] for c in stand.rivals if sound[c.id].role != "first"]
    rows = [t for t in rows if t.vintage < 0 and t.day is not None]
    return tuple(
        Standing(t.day, t.interval, (t.claim.id,)) for t in rows if t.day is not None
    ), stand.is_decided and not stand.rivals


def rule_of(
    told: Sequence[Told],
    stood: Sequence[Standing],
    seen: Observation | None,
    *,
    is_agreed: bool = True,
) -> str:
    """Say why the value of a cell stands: one of `RULES`.

    Args:
        is_agreed: whether no figure contradicts what stands.
    """
    if seen is None or not seen.claims or (seen.interval.low is seen.interval.high is None):
        return "none"
    if not is_agreed:
        return "authority" if seen.value is not None else "doubt"
    if len(told) == 1:
        return "only"
    if len(stood) > 1:
        return "latest"
    return "doubt" if any(t.role == "doubted" for t in told) else "finest"
