"""Make the page on which people decide; only a server has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiqun.data.dates import day_name
from jiqun.ledger.decisions import Standing
from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.model import Decision, Finding
from jiqun.publish.address import Links
from jiqun.publish.findings import FindingShown, headline, shown
from jiqun.publish.page import Page
from jiqun.publish.rendering import render
from jiqun.publish.texts import groups, text

KEYS = {
    "accepted": "a",
    "rejected": "r",
    "other_value": "v",
    "unsure": "u",
    "undone": "x",
    "sent": "s",
    "answered": "w",
    "corrected": "c",
}
"""One key a choice; `z` switches the language on every page, so undo has another than in the
terminal."""

SHOWN = 30
"""Findings on the page at most; the others come up as these are decided (our choice, for size)."""


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A finding with its form: what was decided, and which figures a value may be of."""

    finding: FindingShown
    said: tuple[str, ...]
    doubted: tuple[tuple[str, str], ...]
    note: str
    note_tongue: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class JustDecided:
    """What was decided last: the finding, what it says, and the decision in words."""

    id: str
    message: str
    said: str


def review_page(
    language: str,
    found: Sequence[tuple[Finding, Standing, str, str]],
    quotes: Mapping[str, Quote],
    documents: Mapping[str, DocumentSummary],
    *,
    name: str = "",
    left: int = 0,
    last: tuple[Finding, Standing] | None = None,
    problem: str | None = None,
) -> Page:
    """Give the page of findings to decide.

    Args:
        language: of the page.
        found: each finding with what stands of it, its note to the editor, and the note's language.
        quotes: the claims they name, in their sentences.
        documents: one line for each document.
        name: who decides, as given last.
        left: how many more are open.
        last: the finding decided just now, so that it can be undone.
        problem: why the last decision was not kept.
    """
    links = Links("")
    items = [
        ToDecide(
            shown(finding, quotes, documents, language, links),
            tuple(_said(d, language, stale=stand.is_stale and d is stand.verdict)
                  for d in (stand.verdict, stand.note) if d is not None),
            tuple((c, quotes[c].claim.quote) for c in (finding.suspects or finding.claims)
                  if c in quotes),
            note,
            tongue,
            is_decided=stand.verdict is not None,
        )
        for finding, stand, note, tongue in found[:SHOWN]
    ]  # fmt: skip
    decided = None
    if last is not None and (verdict := last[1].verdict):
        message, _ = headline(last[0], language)
        decided = JustDecided(last[0].id, message, _said(verdict, language, stale=False))
    return render(
        "review.html", "review", language, served=True, items=items, name=name, left=left,
        last=decided, undo=KEYS["undone"], undo_word=groups()["choices"]["undone"][language],
        problem=problem, keys=[(c, k, groups()["choices"][c][language]) for c, k in KEYS.items()],
    )  # fmt: skip


def _said(decision: Decision, language: str, *, stale: bool) -> str:
    word = groups()["choices"][decision.choice][language]
    parts = [decision.name, day_name(decision.time.date(), language)]
    told = f"{word}{text('colon', language)}{text('comma', language).join(parts)}"
    if decision.value:
        told += f"{text('comma', language)}{decision.value}"
    if decision.reason:
        told += f"{text('comma', language)}{decision.reason}"
    return (
        f"{told}{text('semicolon', language)}{text('decision_stale', language)}" if stale else told
    )
