"""Look through the findings of the last build and decide: what the terminal and the app share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jiqun.ledger import Ledger, open_ledger
from jiqun.ledger.decisions import FILE, Standing, about, append, read, standing
from jiqun.ledger.views import Quote
from jiqun.model import CHOICES, Claim, Decision, Finding, InputError, Kind, Source, close_hint
from jiqun.pipeline.workspace import workspace_of

ORDER = {Kind.ERROR: 0, Kind.NOTE: 1}
"""Kinds that ask for a decision; agreements, derived figures and targets ask for none."""


@dataclass(frozen=True, slots=True)
class Review:
    """The findings that ask for a decision, worst first, with what stands of each.

    Attributes:
        root: the workspace's folder.
        findings: errors and notes of the last build.
        quotes: every claim they speak of, by id, in its sentence.
        sources: document id → who published it, under which title, and when.
        stands: finding id → what was decided.
        unread: lines of decisions.jsonl that are no decisions.
    """

    root: Path
    findings: tuple[Finding, ...]
    quotes: Mapping[str, Quote]
    sources: Mapping[str, Source]
    stands: Mapping[str, Standing]
    unread: tuple[InputError, ...] = ()

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim they speak of, by id."""
        return {claim: quote.claim for claim, quote in self.quotes.items()}

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that a person still has to look at."""
        return tuple(f for f in self.findings if self.stand(f).is_open)

    def stand(self, finding: Finding) -> Standing:
        """Give what was decided on a finding."""
        return self.stands.get(finding.id, Standing())

    def finding(self, wanted: str) -> Finding:
        """Give a finding by its id, or the beginning of it.

        Raises:
            InputError: there is none, or there are several.
        """
        found = [f for f in self.findings if wanted and f.id.startswith(wanted)]
        if len(found) != 1:
            raise InputError("no_finding", value=wanted)
        return found[0]

    def language(self, finding: Finding) -> str:
        """Give the language of the paper a note would go to."""
        first = next(iter(finding.suspects or finding.claims), "")
        source = self.sources.get(first.rpartition(":")[0])
        return (source.language if source else None) or "en"


def review_of(folder: Path, ledger: Ledger | None = None) -> Review:
    """Give what there is to decide in a workspace.

    Raises:
        InputError: the folder is no workspace.
        LedgerError: it has no build.
    """
    if not (folder / "jiqun.toml").is_file():
        raise InputError("no_workspace", str(folder))
    if ledger is None:
        with open_ledger(workspace_of([folder]).output) as own:
            return review_of(folder, own)
    found = [f for f in ledger.findings() if f.kind in ORDER]
    once = {f.id: f for f in found}
    rank = {"high": 0, "medium": 1, "low": 2, "info": 3}
    found = sorted(once.values(), key=lambda f: (ORDER[f.kind], rank[f.severity], f.area))
    quotes = dict(ledger.quotes_of(found))
    claims = {i: quote.claim for i, quote in quotes.items()}
    told, unread = read(folder / FILE)
    stands = standing(found, claims, told)
    return Review(folder, tuple(found), quotes, ledger.sources(), stands, unread)


def decide(
    review: Review,
    finding: Finding,
    choice: str,
    *,
    name: str,
    reason: str = "",
    value: str | None = None,
    claim: str | None = None,
    now: datetime | None = None,
) -> Decision:
    """Keep a decision on a finding; it is on the disk when this returns.

    Raises:
        InputError: the choice is unknown or needs a value, the value is no number, or nothing can
            be written.
    """
    if choice not in CHOICES:
        hint = close_hint(choice, list(CHOICES))
        raise InputError("unknown_value", field="choice", value=choice, hint=hint)
    if choice == "other_value":
        _check_value(finding, value, claim)
    decision = Decision(
        finding=finding.id,
        choice=choice,
        name=name.strip() or "?",
        time=now or datetime.now(UTC),
        reason=reason.strip(),
        value=value.strip() if value and choice == "other_value" else None,
        claim=claim if choice == "other_value" else None,
    )
    whole = about(decision, finding, review.claims)
    append(review.root / FILE, whole)
    return whole


def _check_value(finding: Finding, value: str | None, claim: str | None) -> None:
    from decimal import Decimal, InvalidOperation

    try:
        if not Decimal((value or "").strip()).is_finite():
            raise InvalidOperation
    except InvalidOperation:
        detail = f"value {value!r} is no number in base units"
        raise InputError("bad_decision", detail=detail) from None
    if claim is None and len(finding.suspects) != 1:
        raise InputError("bad_decision", detail="name the claim that the value is of")
    if claim is not None and claim not in finding.claims:
        raise InputError("bad_decision", detail=f"{claim} is no claim of this finding")
