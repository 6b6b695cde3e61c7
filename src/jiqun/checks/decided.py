"""What decisions make of claims: read otherwise beside the claim, which never changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from jiqun.ledger.decisions import Standing
from jiqun.model import Bound, Claim, Finding, Indicator, Kind, Measure, Period, Repair


@dataclass(frozen=True, slots=True)
class Decided:
    """The claims as decisions read them.

    Attributes:
        doubtful: claims that an error still speaks of as wrong or in doubt.
        read_as: claim id → the claim as a person reads it; the claim itself stays as published.
    """

    doubtful: frozenset[str]
    read_as: Mapping[str, Claim]


def decide(
    claims: Mapping[str, Claim], findings: Iterable[Finding], stands: Mapping[str, Standing]
) -> Decided:
    """Give what claims are doubted, and how decisions read them.

    An accepted repair is read; a rejected finding clears its claims of that finding's doubt;
    another value is read for its claim; unsure, undone and stale decisions change nothing.
    """
    doubtful: set[str] = set()
    read_as: dict[str, Claim] = {}
    for finding in findings:
        if finding.kind is not Kind.ERROR:
            continue
        stand = stands.get(finding.id)
        verdict = stand.verdict if stand and not stand.is_open else None
        if verdict is None:
            doubtful.update(finding.suspects)
            continue
        if verdict.choice == "rejected":
            continue
        found: dict[str, Claim] = {}
        if verdict.choice == "other_value":
            target = verdict.claim or (finding.suspects[0] if len(finding.suspects) == 1 else None)
            if target is not None and target in claims and verdict.value:
                found = {target: _valued(claims[target], verdict.value)}
        elif verdict.choice == "accepted":
            found = {
                r.claim: repaired(claims[r.claim], r)
                for r in finding.repairs
                if r.fields and r.claim in claims
            }
        read_as |= found
        if not found:
            doubtful.update(finding.suspects)
    return Decided(frozenset(doubtful - read_as.keys()), read_as)


def repaired(claim: Claim, repair: Repair) -> Claim:
    """Give a claim as a repair reads it."""
    fields = dict(repair.fields)
    result = claim
    if "value" in fields:
        result = _valued(result, str(fields["value"]))
    if "unit" in fields:
        result = replace(result, unit=str(fields["unit"]))
    if "period" in fields:
        result = replace(result, period=Period.parse(str(fields["period"])))
    if "measure" in fields:
        result = replace(result, measure=Measure(fields["measure"]))
    if "indicator" in fields:
        result = replace(result, indicator=Indicator(fields["indicator"]))
    if "of" in fields:
        result = replace(result, of=fields["of"])
    return result


def _valued(claim: Claim, value: str) -> Claim:
    """Give a claim with another number, exact to the digits that were given."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return claim
    text = format(number, "f")
    return replace(claim, value=number, quote=text.lstrip("-"), bound=Bound.EQ)
