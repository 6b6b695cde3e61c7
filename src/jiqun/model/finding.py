"""What the checks have to say about claims: errors, notes, agreements, derived figures, targets."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Any

from jiqun.model.interval import Interval, plain_fraction


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


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the arithmetic.

    Attributes:
        operator: `` (first), `+`, `-`, `×`, `÷`, `=`, `≠`, `↔` (one quantity), `→` (implies).
        claim: the id of the claim that gives the number, or None for a computed one.
        label_en, label_zh: what the number is.
        text: the number as it is to be shown where no claim gives it; else the quote.
        low, high: its interval in base units of `unit`; None is an open side.
    """

    operator: str
    claim: str | None
    label_en: str
    label_zh: str
    text: str
    unit: str
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A reading of one claim under which the identities hold.

    Attributes:
        claim: the claim read otherwise.
        kind: the typed slip, such as `comma_point`, `scale_word`, `digit_drop`, `concept`.
        fields: what changes, as (name, value) with JSON-ready values.
        interval: [a, b] in base units where only bounds of the right number can be told.
        cost: description length in nats; lower is likelier.
        margin: cost of the next reading less this one's; None where there is no other.
        unique: whether no other explanation is about as cheap.
        runner_up: the next reading in words, or None.
    """

    claim: str
    kind: str
    fields: tuple[tuple[str, Any], ...] = ()
    interval: Interval | None = None
    cost: float | None = None
    margin: float | None = None
    unique: bool = False
    runner_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that the checks have to say, in both languages.

    Attributes:
        rule: the identity or rule that speaks, such as `sum`, `restatement`, `share`, `concept`.
        area: the partition it was found in: an area, or `doc:ID` for claims without one.
        claims: every claim it speaks of, sorted.
        conflict: the smallest set of claims that cannot all be true; empty where none.
        suspects: for errors: the claims of the conflict that may be wrong.
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
        record["arithmetic"] = [_term_record(t) for t in self.arithmetic]
        record["repairs"] = [_repair_record(r) for r in self.repairs]
        if self.derived:
            record["derived"] = {"cell": self.derived[0], "interval": self.derived[1].ends()}
        return record | {"message_en": self.message_en, "message_zh": self.message_zh}

    def to_json(self) -> str:
        """Give one line of a findings file."""
        return json.dumps(self.to_record(), ensure_ascii=False)


def _term_record(term: Term) -> dict[str, Any]:
    return asdict(term) | {"low": plain_fraction(term.low), "high": plain_fraction(term.high)}


def _repair_record(repair: Repair) -> dict[str, Any]:
    return {
        "claim": repair.claim,
        "kind": repair.kind,
        "fields": dict(repair.fields),
        "interval": repair.interval.ends() if repair.interval else None,
        "cost": repair.cost,
        "margin": repair.margin,
        "unique": repair.unique,
        "runner_up": repair.runner_up,
    }


def _interval(ends: list[int | float | None] | None) -> Interval | None:
    if ends is None:
        return None
    low, high = (None if x is None else Fraction(str(x)) for x in ends)
    return Interval(low, high)


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
        arithmetic=tuple(
            Term(
                **{
                    **t,
                    **{k: None if t[k] is None else Fraction(str(t[k])) for k in ("low", "high")},
                }
            )
            for t in record["arithmetic"]
        ),
        repairs=tuple(
            Repair(
                claim=r["claim"],
                kind=r["kind"],
                fields=tuple(r["fields"].items()),
                interval=_interval(r["interval"]),
                cost=r["cost"],
                margin=r["margin"],
                unique=r["unique"],
                runner_up=r["runner_up"],
            )
            for r in record["repairs"]
        ),
        derived=(derived["cell"], interval)
        if derived and (interval := _interval(derived["interval"]))
        else None,
    )


__all__ = [
    "Finding",
    "Kind",
    "Outcome",
    "Repair",
    "Severity",
    "Term",
    "finding_from_record",
]
