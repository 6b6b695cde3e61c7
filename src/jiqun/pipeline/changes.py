"""What a build changed: new, revised, gone, contradicted, silent, goals moved."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from jiqun.data.dates import first_day
from jiqun.ledger import Ledger
from jiqun.ledger.silence import Silence, silence_of
from jiqun.model import Finding, InputError, Kind, Observation
from jiqun.pipeline.checking import Checked

KINDS = ("contradicted", "silent", "goal", "revised", "new", "gone", "settled")
"""What can happen to a figure, the gravest first."""
ALERTS = frozenset({"contradicted", "silent", "goal"})
"""Kinds for which a build calls: a feed with only new and revised figures does not."""
MOST = 500
"""Events of one kind that a build's line names; all are counted (our choice: a line stays under a
megabyte, and more is no news but a new ledger)."""

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Before:
    """What the last build said of the areas that a build touches, and all that was silent."""

    observations: Mapping[str, Observation] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()


def before_of(ledger: Ledger, areas: Iterable[str]) -> Before:
    """Read what a build has to be compared with."""
    touched = sorted(set(areas))
    return Before(
        {o.cell: o for o in ledger.observations(areas=touched)},
        {f.id: f for f in ledger.findings(areas=touched)},
        frozenset(_silent(silence_of(ledger))),
    )


def events_of(
    old: Before, checked: Mapping[str, Checked], silence: Silence
) -> tuple[list[Event], dict[str, int]]:
    """Give what changed, the gravest first, and how much of each kind there is in all."""
    now = {o.cell: o for area in checked.values() for o in area.observations}
    found = [
        *_findings(old.findings, {f.id: f for a in checked.values() for f in a.findings}),
        *_silences(old.silent, _silent(silence)),
        *_cells(old.observations, now),
    ]
    found.sort(key=lambda e: (KINDS.index(e["kind"]), e.get("area", ""), e.get("cell", "")))
    counts = Counter(e["kind"] for e in found)
    kept: Counter[str] = Counter()
    shown = []
    for event in found:
        kept[event["kind"]] += 1
        if kept[event["kind"]] <= MOST:
            shown.append(event)
    return shown, {kind: counts[kind] for kind in KINDS if counts[kind]}


def _cells(old: Mapping[str, Observation], new: Mapping[str, Observation]) -> Iterator[Event]:
    for cell in sorted(old.keys() | new.keys()):
        before, now = _printed(old.get(cell)), _printed(new.get(cell))
        if before is None and now is None:
            continue
        moved = before and now and before.interval.meet(now.interval).is_empty
        if before and now and not moved:
            continue
        is_goal = cell.split("|")[6] == "target"
        kind = "gone" if now is None else "goal" if is_goal else "revised" if before else "new"
        yield {
            "kind": kind,
            "cell": cell,
            "area": cell.split("|", 1)[0],
            "before": _value(before),
            "now": _value(now),
            "claims": list((now or before).claims) if (now or before) else [],  # type: ignore[union-attr]
        }


def _printed(seen: Observation | None) -> Observation | None:
    """Give a figure that a document prints; one that is only derived is as good as none."""
    return None if seen is None or seen.state == "derived" else seen


def _value(seen: Observation | None) -> dict[str, Any] | None:
    if seen is None:
        return None
    ends = (seen.value, seen.interval.low, seen.interval.high)
    value, low, high = (None if e is None else str(e) for e in ends)
    return {"value": value, "low": low, "high": high, "unit": seen.unit}


def _findings(old: Mapping[str, Finding], new: Mapping[str, Finding]) -> Iterator[Event]:
    """Tell errors that cast doubt on a figure that was not in doubt, and the other way about.

    An error has another id as soon as one more claim speaks of it: what counts is who is in doubt.
    """
    were, are = _doubted(old.values()), _doubted(new.values())
    for key, finding in new.items():
        was = old.get(key)
        if finding.kind is Kind.ERROR and was is None and not _suspects(finding) <= were:
            yield _told("contradicted", finding)
        turned = finding.kind is Kind.TARGET and (was is None or was.outcome != finding.outcome)
        if turned and str(finding.outcome) in ("met", "missed"):
            yield _told("goal", finding)
    for key, finding in old.items():
        if finding.kind is Kind.ERROR and key not in new and not _suspects(finding) & are:
            yield _told("settled", finding)


def _doubted(findings: Iterable[Finding]) -> set[str]:
    return {claim for f in findings if f.kind is Kind.ERROR for claim in _suspects(f)}


def _suspects(finding: Finding) -> set[str]:
    return set(finding.suspects or finding.conflict or finding.claims)


def _told(kind: str, finding: Finding) -> Event:
    return {
        "kind": kind,
        "area": finding.area,
        "finding": finding.id,
        "outcome": str(finding.outcome),
        "message_en": finding.message_en,
        "message_zh": finding.message_zh,
        "claims": list(finding.claims),
    }


def _silent(silence: Silence) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for one in silence.cells:
        found[one.key] = {
            "kind": "silent",
            "cell": one.cell.key,
            "area": one.cell.area,
            "by": one.by,
            "claims": list(one.claims),
        }
    for many in silence.members:
        found[many.key] = {
            "kind": "silent",
            "cell": many.cell.key,
            "area": many.cell.area,
            "classification": many.classification,
            "version": many.version,
            "list": many.kind,
            "given": list(many.given),
            "missing": list(many.missing),
            "claims": sorted(c for claims in many.given.values() for c in claims),
        }
    return found


def _silences(old: frozenset[str], new: Mapping[str, Event]) -> Iterator[Event]:
    return (new[key] for key in sorted(new.keys() - old))


def read_history(path: Path) -> list[dict[str, Any]]:
    """Give the lines of a history, oldest first; a line cut short by a crash is passed over."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found: list[dict[str, Any]] = []
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict) and "built" in record:
            found.append({"build": len(found) + 1, "events": [], "counts": {}, **record})
    return found


def since(history: list[dict[str, Any]], build: str | None) -> list[dict[str, Any]]:
    """Give the builds after one: its number, or a day or time; the last one alone for None.

    Four digits from 1900 to 2099 are a year, any other whole number is a build's.

    Raises:
        InputError: no build has such a number, or there is no such day or time.
    """
    if build is None:
        return history[-1:]
    if _NUMBER.fullmatch(build):
        if int(build) > (history[-1]["build"] if history else 0):
            numbers = [str(line["build"]) for line in history]
            hint = f"; one of {', '.join(numbers[-8:])}" if numbers else ""
            raise InputError("unknown_value", "--since", field="build", value=build, hint=hint)
        return [line for line in history if line["build"] > int(build)]
    try:
        day, mark, _ = build.partition("T")
        first_day(day)
        if mark:
            datetime.fromisoformat(build)
    except ValueError:
        hint = "; write the number of a build, or a day such as 2026-01-31"
        raise InputError(
            "unknown_value", "--since", field="build", value=build, hint=hint
        ) from None
    return [line for line in history if line["built"][: len(build)] > build]


_NUMBER = re.compile(r"(?!(19|20)[0-9]{2}$)[0-9]+")
"""The number of a build; four digits from 1900 to 2099 are a year."""
