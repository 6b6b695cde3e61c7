"""What a person made of a finding; decisions are appended, never changed."""

from dataclasses import dataclass
from datetime import datetime

CHOICES = ("accepted", "rejected", "other_value", "unsure", "undone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of `decisions.jsonl`.

    Attributes:
        finding: the id of the finding decided on.
        choice: one of `CHOICES`.
        value: the value chosen, for `other_value`, as printed digits.
        name, reason: who decided, and why.
    """

    finding: str
    choice: str
    name: str
    time: datetime
    reason: str = ""
    value: str | None = None
