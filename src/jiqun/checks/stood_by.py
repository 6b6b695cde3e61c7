"""The values that instruments stand on: as printed, as decided, or as all sound figures imply."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from jiqun.checks.derived import is_narrow
from jiqun.checks.vintages import doubtful_on
from jiqun.ledger.records import findings_of
from jiqun.model import Interval, Observation, Reconciled, Source

if TYPE_CHECKING:
    from jiqun.ledger.records import Records

NARROWER = Fraction(1, 2)
"""All figures together tell more than the printed digits of one where they leave it half the room
or less (our choice: rounding alone moves the ends of a sum by less)."""
COMPUTED = frozenset({"reconciled", "derived"})
"""States of values that no document prints."""


def stood_by(
    observations: Iterable[Observation],
    reconciled: Iterable[Reconciled],
    doubtful: Collection[str] = (),
) -> tuple[Observation, ...]:
    """Give one observation a cell: the reconciled value where that tells more, sorted by cell.

    What a person decided stands before all else. A printed value gives way where all sound figures
    leave it half the room or less, a printed bound where they tell the value closely: it is
    `reconciled` then, rests on its own claims and on theirs, and lies within both. A cell on which
    an error is open has the value that sound figures print or imply, where they tell it closely; a
    cell that nobody states has the value they imply, and is `derived`.

    Args:
        observations: what the claims on each cell say.
        reconciled: what sound figures of the cell's own period imply: figures of another year are
            of another vintage, and revised figures bound nothing.
        doubtful: claims that an open error speaks of; nothing stands on a repair nobody accepted.
    """
    doubted = frozenset(doubtful)
    implied = {(r.cell, r.unit): r for r in reconciled if doubted.isdisjoint(r.claims)}
    told = {o.cell: _standing(o, implied.get((o.cell, o.unit))) for o in observations}
    for row in implied.values():
        if not row.is_stated and row.cell not in told and is_narrow(_measure(row.cell), row.hard):
            told[row.cell] = _derived(row)
    return tuple(told[cell] for cell in sorted(told))


def values_of(
    ledger: "Records",
    *,
    areas: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
) -> tuple[Observation, ...]:
    """Give the values that instruments stand on, of all areas of a ledger or some."""
    told = ledger.observations(areas=areas, indicators=indicators)
    rows = ledger.reconciled(areas=areas)
    if indicators is not None:
        rows = tuple(r for r in rows if r.cell.split("|")[1] in indicators)
    at = _periods(ledger, {c for r in rows for c in r.claims})
    own = [r for r in rows if all(at.get(c) == {_period(r.cell)} for c in r.claims)]
    sources = ledger.sources()
    return tuple(
        replace(o, vintage=_latest(o.claims, sources)) if o.state == "derived" else o
        for o in stood_by(told, own, _in_doubt(ledger))
    )


def _latest(claims: Iterable[str], sources: Mapping[str, Source]) -> date | None:
    """Give the latest day of the documents of claims; None where one has none."""
    days = [sources[d].published if d in sources else None for d in map(_document, claims)]
    return None if None in days else max((d for d in days if d is not None), default=None)


def _document(claim: str) -> str:
    return claim.rpartition(":")[0]


def _periods(ledger: "Records", claims: Collection[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    wanted = "SELECT DISTINCT claim, period FROM claim_cells WHERE claim IN (SELECT unnest(?))"
    for claim, period in ledger.query(wanted, [sorted(claims)]):
        found.setdefault(claim, set()).add(period or "")
    return found


def _in_doubt(ledger: "Records") -> frozenset[str]:
    records = ledger.query(
        "SELECT record FROM findings WHERE kind = 'error' AND id NOT IN (SELECT finding FROM"
        " decisions WHERE choice IN ('accepted', 'rejected', 'other_value')"
        " AND state = 'standing')"
    )
    return doubtful_on(findings_of(records), {}, None)


def _period(cell: str) -> str:
    return cell.split("|")[5]


def _measure(cell: str) -> str:
    return cell.split("|")[3]


def _standing(seen: Observation, row: Reconciled | None) -> Observation:
    if row is None or seen.state == "decided":
        return seen
    met = seen.interval.meet(row.hard)
    if met.is_empty:
        return seen
    if seen.state == "derived":
        return replace(seen, value=_value(met, row.value))
    is_bound = seen.interval.low is None or seen.interval.high is None
    if seen.state == "questioned" or is_bound:
        tells = is_narrow(_measure(seen.cell), met)
    else:
        tells = _tells_more(seen.interval, met)
    if not tells:
        return seen
    others = tuple(c for c in row.claims if c not in seen.claims)
    if seen.state == "questioned" and not others:  # another document prints it
        return replace(seen, interval=met, claims=row.claims, state="sound")
    own = () if seen.state == "questioned" else seen.claims
    return replace(
        seen,
        interval=met,
        value=_value(met, row.value, seen.value),
        claims=(*own, *others) or row.claims,
        state="reconciled",
    )


def _tells_more(printed: Interval, met: Interval) -> bool:
    """Whether an interval within another has half its width or less."""
    if printed.low is None or printed.high is None or met.low is None or met.high is None:
        return False
    width = printed.high - printed.low
    return width > 0 and met.high - met.low <= NARROWER * width


def _value(met: Interval, *known: Fraction | None) -> Fraction | None:
    """Give the first known value within an interval, else its middle; None where an end is open."""
    for value in known:
        if value is not None and met.holds(value):
            return value
    if met.low is None or met.high is None:
        return None
    return (met.low + met.high) / 2


def _derived(row: Reconciled) -> Observation:
    return Observation(
        cell=row.cell,
        interval=row.hard,
        value=_value(row.hard, row.value),
        unit=row.unit,
        claims=row.claims,
        state="derived",
    )
