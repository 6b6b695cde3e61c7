"""What a person made of a finding; decisions are appended, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiqun.model.errors import InputError, close_hint

VERDICTS = ("accepted", "rejected", "other_value", "unsure", "undone")
"""What a person may make of a finding; the last one said stands, `undone` opens it again."""

SETTLING = ("accepted", "rejected", "other_value")
"""Verdicts after which a finding is no longer open, as long as they fit it."""

NOTES = ("sent", "answered", "corrected")
"""What became of a note to the editor."""

CHOICES = (*VERDICTS, *NOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of `decisions.jsonl`.

    Attributes:
        finding: the id of the finding decided on.
        choice: one of `CHOICES`.
        value: the value chosen, for `other_value`, as a plain number in base units.
        claim: the claim that the value is of; the finding's only doubted claim if left out.
        name, reason: who decided, and why.
        area: where the finding was found.
        content: hash of the finding's rule and the words of its claims: finds it again.
        ground: hash of that and of what it proposed: where it differs, the decision is stale.
    """

    finding: str
    choice: str
    name: str
    time: datetime
    reason: str = ""
    value: str | None = None
    claim: str | None = None
    area: str = ""
    content: str = ""
    ground: str = ""

    def to_record(self) -> dict[str, Any]:
        """Give the JSON object of a line."""
        record: dict[str, Any] = {
            "time": self.time.isoformat(timespec="seconds"),
            "name": self.name,
            "finding": self.finding,
            "choice": self.choice,
        }
        for field in ("value", "claim", "reason", "area", "content", "ground"):
            if given := getattr(self, field):
                record[field] = given
        return record


def decision_from_record(record: Mapping[str, Any], where: str = "") -> Decision:
    """Read one line of a decisions file.

    Raises:
        InputError: a field is missing or has a value that is not known.
    """
    missing = [f for f in ("time", "name", "finding", "choice") if not record.get(f)]
    if missing:
        raise InputError("bad_decision", where, detail=f"no {', '.join(missing)}")
    if any(not isinstance(v, str) for v in record.values()):
        raise InputError("bad_decision", where, detail="a field is no text")
    choice = record["choice"]
    if choice not in CHOICES:
        hint = close_hint(choice, list(CHOICES))
        raise InputError("unknown_value", where, field="choice", value=choice, hint=hint)
    try:
        time = datetime.fromisoformat(record["time"])
    except ValueError as problem:
        raise InputError("bad_decision", where, detail=str(problem)) from None
    return Decision(
        finding=record["finding"],
        choice=choice,
        name=record["name"],
        time=time,
        **{f: record.get(f, "") for f in ("reason", "area", "content", "ground")},
        value=record.get("value"),
        claim=record.get("claim"),
    )
