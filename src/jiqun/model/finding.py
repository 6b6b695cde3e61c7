"""What the checks have to say about claims: errors, notes, agreements, derived figures, targets."""

import json
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from jiqun.model.interval import Interval
from jiqun.model.repair import (
    Repair,
    Resolution,
    Term,
    interval_from,
    repair_from,
    repair_record,
    resolution_from,
    resolution_record,
    term_from,
    term_record,
)


class Kind(StrEnum):
    """The five kinds of finding; only errors become flags."""

    ERROR = "error"
    NOTE = "note"
    AGREEMENT = "agreement"
    DERIVED = "derived"
    TARGET = "target"


class Outcome(StrEnum):
    """What could be told.

    For errors: `repair_unique`, `repair_rivals`, `value_open` (this claim is wrong, its right
    value lies within bounds), `one_of` (one of these claims), `scale_open` (they hold together
    on another scale as well). For notes: `rounding`, `two_measures`, `vintage`, `superseded`,
    `mismatch` (does not hold, and a definition may explain it), `list_unequal` (a list has not as
    many figures as names). For the rest: `confirmed`,
    `derived`, `met`, `missed`, `cannot_tell`.
    """

    REPAIR_UNIQUE = "repair_unique"
    REPAIR_RIVALS = "repair_rivals"
    VALUE_OPEN = "value_open"
    ONE_OF = "one_of"
    SCALE_OPEN = "scale_open"
    ROUNDING = "rounding"
    TWO_MEASURES = "two_measures"
    VINTAGE = "vintage"
    SUPERSEDED = "superseded"
    MISMATCH = "mismatch"
    LIST_UNEQUAL = "list_unequal"
    CONFIRMED = "confirmed"
    DERIVED = "derived"
    MET = "met"
    MISSED = "missed"
    CANNOT_TELL = "cannot_tell"


class Severity(StrEnum):
    """How much it matters to a reader; `--fail-on` compares these."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that the checks have to say, in both languages.

    Attributes:
        rule: the identity or rule that speaks, such as `sum`, `restatement`, `share`, `concept`.
        area: the partition it was found in: an area, or `doc:ID` for claims without one.
        claims: every claim it speaks of, sorted.
        conflict: the smallest set of claims that cannot all be true; empty where none.
        suspects: for errors: the claims of the conflict that may be wrong.
        resolutions: ways in which the figures would agree, the likeliest first; those that only
            nearly do stand last.
        derived: the cell key and interval that the claims determine, for `derived`.
    """

    kind: Kind
    outcome: Outcome
    rule: str
    area: str
    claims: tuple[str, ...]
    message_en: str
    message_zh: str
    severity: Severity
    conflict: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()
    arithmetic: tuple[Term, ...] = ()
    repairs: tuple[Repair, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    derived: tuple[str, Interval] | None = None

    @property
    def id(self) -> str:
        """Hash of kind, rule and sorted claims, so that decisions find it again."""
        text = "\n".join((str(self.kind), self.rule, *sorted(self.claims)))
        return sha256(text.encode()).hexdigest()[:16]

    def to_record(self) -> dict[str, Any]:
        """Give the JSON object of a findings file; ends of intervals are plain numbers."""
        record: dict[str, Any] = {"id": self.id}
        for name in ("kind", "outcome", "rule", "severity", "area"):
            record[name] = str(getattr(self, name))
        for name in ("claims", "conflict", "suspects"):
            record[name] = list(getattr(self, name))
        record["arithmetic"] = [term_record(t) for t in self.arithmetic]
        record["repairs"] = [repair_record(r) for r in self.repairs]
        record["resolutions"] = [resolution_record(r) for r in self.resolutions]
        if self.derived:
            record["derived"] = {"cell": self.derived[0], "interval": self.derived[1].ends()}
        return record | {"message_en": self.message_en, "message_zh": self.message_zh}

    def to_json(self) -> str:
        """Give one line of a findings file."""
        return json.dumps(self.to_record(), ensure_ascii=False)


def finding_from_record(record: dict[str, Any]) -> Finding:
    """Read one JSON object of a findings file; the inverse of `Finding.to_record`."""
    derived = record.get("derived")
    return Finding(
        kind=Kind(record["kind"]),
        outcome=Outcome(record["outcome"]),
        rule=record["rule"],
        area=record["area"],
        severity=Severity(record["severity"]),
        claims=tuple(record["claims"]),
        conflict=tuple(record["conflict"]),
        suspects=tuple(record["suspects"]),
        message_en=record["message_en"],
        message_zh=record["message_zh"],
        arithmetic=tuple(map(term_from, record["arithmetic"])),
        repairs=tuple(map(repair_from, record["repairs"])),
        resolutions=tuple(map(resolution_from, record["resolutions"])),
        derived=(derived["cell"], interval)
        if derived and (interval := interval_from(derived["interval"]))
        else None,
    )


__all__ = ["Finding", "Kind", "Outcome", "Severity", "finding_from_record"]
