"""The value the ledger stands by for each cell, and what it rests on."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from jiqun.checks.decided import decide
from jiqun.checks.revising import days_of, stand_of
from jiqun.checks.witness import witness_of
from jiqun.ledger.cells import cells_of
from jiqun.ledger.decisions import Standing
from jiqun.model import (
    Bound,
    Claim,
    Finding,
    Interval,
    Observation,
    Source,
    last_place,
    printed_value,
)

_BOUNDS = (Bound.EQ, Bound.APPROX)


def observations(
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    sources: Mapping[str, Source] | None = None,
    stands: Mapping[str, Standing] | None = None,
) -> tuple[Observation, ...]:
    """Give one observation a cell, derived cells among them, sorted by cell.

    It is the intersection of the claims that no error speaks of as wrong or in doubt. Where
    documents differ, the latest publication stands that may revise the others (`revising`); where
    figures contradict each other and none revises the other, the cell is questioned: an
    authority's value is kept, else none. Where a person decided, the claim is read as decided, and
    the state says so.

    Args:
        claims: as published; those with labels that a language model proposed make no value.
        findings: of these claims.
        sources: document id → who published it and when.
        stands: finding id → what was decided on it.
    """
    found = list(findings)
    told = [claim for claim in claims if not claim.unplaced]
    origin = sources or {}
    decided = decide({c.id: c for c in told}, found, stands or {})
    doubtful = set(decided.doubtful)
    told = [decided.read_as.get(c.id, c) for c in told]
    units = {c.id: c.unit for c in told}
    cells: dict[str, list[Claim]] = {}
    for claim in told:
        for cell in cells_of(claim):
            cells.setdefault(cell.key, []).append(claim)
    read = decided.read_as.keys()
    rows = [
        _decided(observation_of(key, cells[key], doubtful, origin), read, cells[key])
        for key in cells
    ]
    for finding in found:
        if finding.derived and finding.derived[0] not in cells:
            rows.append(_derived(finding, units))
    once = {row.cell: row for row in rows}
    return tuple(once[key] for key in sorted(once))


def _decided(row: Observation, read: Set[str], claims: Sequence[Claim]) -> Observation:
    """Say that a person decided, where nothing else in the cell is still in doubt."""
    if row.state == "questioned" or not any(c.id in read for c in claims):
        return row
    return replace(row, state="decided")


def observation_of(
    key: str, claims: Sequence[Claim], doubtful: set[str], sources: Mapping[str, Source]
) -> Observation:
    """Give the value that stands for one cell, from claims of which some are in doubt."""
    ids = tuple(sorted(c.id for c in claims))
    sound = [c for c in claims if c.id not in doubtful]
    if not sound:
        return Observation(
            cell=key,
            interval=Interval(None, None),
            value=None,
            unit=claims[0].unit,
            claims=ids,
            state="questioned",
            vintage=_latest(claims, sources),
        )
    unit = min(sound, key=lambda c: (c.unit != "CNY", c.unit)).unit
    chosen = [c for c in sound if c.unit == unit]
    stand = stand_of(chosen, days_of(chosen, sources), sources)
    kept = stand.kept
    exact = [c for c in kept if c.bound in _BOUNDS] if stand.is_decided else []
    finest = min(exact, key=lambda c: (last_place(c), c.doc, c.start)) if exact else None
    publishers = {who for c in kept if (who := witness_of(c, sources)) is not None}
    state = "confirmed" if len(publishers) > 1 else "sound"
    if stand.rivals or len(sound) < len(claims):
        state = "questioned"
    return Observation(
        cell=key,
        interval=stand.interval,
        value=printed_value(finest) if finest else None,
        unit=unit,
        claims=tuple(sorted(c.id for c in kept)),
        state=state,
        vintage=_latest(kept, sources),
        sources=max(1, len(publishers)),
    )


def _published(claim: Claim, sources: Mapping[str, Source]) -> date | None:
    source = sources.get(claim.doc)
    return source.published if source else None


def _latest(claims: Sequence[Claim], sources: Mapping[str, Source]) -> date | None:
    return max((d for c in claims if (d := _published(c, sources))), default=None)


def _derived(finding: Finding, units: Mapping[str, str]) -> Observation:
    if finding.derived is None:
        raise AssertionError("only derived findings have a cell")
    key, interval = finding.derived
    dimension = key.rsplit("|", 1)[1]
    money = next((units[i] for i in finding.claims if len(units[i]) == 3), "CNY")
    return Observation(
        cell=key,
        interval=interval,
        value=None,
        unit=money if dimension == "money" else dimension,
        claims=finding.claims,
        state="derived",
    )
