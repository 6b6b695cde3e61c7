"""Errors as flags, one line a claim: the form of the error benchmark."""

from collections.abc import Iterable, Iterator
from typing import Any

from jiqun.model import Claim, Finding, Kind, Outcome, Repair


def flags(findings: Iterable[Finding], claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """Give one flag for every claim that an error speaks of as wrong or in doubt.

    Where several errors speak of one claim the firmest is told.
    """
    known = {c.id: c for c in claims}
    best: dict[str, tuple[int, dict[str, Any]]] = {}
    for finding in findings:
        if finding.kind is not Kind.ERROR:
            continue
        repairs = {r.claim: r for r in finding.repairs}
        for claim in finding.suspects:
            flag = _flag(known[claim], finding, repairs.get(claim))
            rank = ("repair", "wrong", "suspect").index(flag["status"])
            if claim not in best or rank < best[claim][0]:
                best[claim] = (rank, flag)
    place = sorted(best, key=lambda i: (known[i].doc, known[i].start, known[i].end))
    yield from (best[i][1] for i in place)


def _flag(claim: Claim, finding: Finding, repair: Repair | None) -> dict[str, Any]:
    flag: dict[str, Any] = {"doc": claim.doc, "start": claim.start, "end": claim.end}
    if repair is None or finding.outcome in (Outcome.ONE_OF, Outcome.SCALE_OPEN):
        flag["status"] = "suspect"
    elif repair.fields:
        flag |= {"status": "repair", "kind": repair.kind, "unique": repair.unique}
        flag["repair"] = dict(repair.fields)
    else:
        flag |= {"status": "wrong", "kind": repair.kind, "unique": False}
        if repair.interval is not None:
            ends = (repair.interval.low, repair.interval.high)
            flag["repair_interval"] = [None if x is None else float(x) for x in ends]
    record = finding.to_record()
    return flag | {
        "finding": finding.id,
        "message_en": finding.message_en,
        "message_zh": finding.message_zh,
        "conflict": list(finding.conflict),
        "arithmetic": record["arithmetic"],
    }
