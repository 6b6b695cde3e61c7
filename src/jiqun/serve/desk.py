"""Where decisions are taken in the app: the findings of the last build, and a file beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.model import JiqunError
from jiqun.pipeline.editor import note_to_editor
from jiqun.pipeline.review import Review, decide, review_of
from jiqun.publish import Page
from jiqun.publish.review import SHOWN, review_page


class Desk(Protocol):
    """What the page of decisions needs of the build."""

    def review(self) -> Review:
        """Give the findings and what stands of them.

        Raises:
            InputError: this is no workspace.
        """

    def quotes(self, review: Review) -> Mapping[str, Quote]:
        """Give the claims of the findings in their sentences."""

    def summaries(self, documents: list[str]) -> Mapping[str, DocumentSummary]:
        """Give one line for each document."""


def page(
    desk: Desk | None,
    language: str,
    *,
    name: str = "",
    last: str = "",
    problem: str | None = None,
) -> Page:
    """Give the page of what is still open; `last` is the id of what was decided just now."""
    if desk is None:
        return review_page(language, (), {}, {}, problem=problem)
    try:
        review = desk.review()
    except JiqunError as trouble:
        return review_page(language, (), {}, {}, problem=trouble.message(language))
    first = review.open[:SHOWN]
    quotes = desk.quotes(review)
    docs = sorted({quotes[c].claim.doc for f in first for c in f.claims if c in quotes})
    found = [(f, review.stand(f), note_to_editor(review, f), review.language(f)) for f in first]
    decided = next((f for f in review.findings if f.id == last), None)
    just = None if decided is None or review.stand(decided).is_open else decided
    return review_page(
        language,
        found,
        quotes,
        desk.summaries(docs),
        name=name,
        left=len(review.open) - len(first),
        last=None if just is None else (just, review.stand(just)),
        problem=problem,
    )


def kept(desk: Desk, given: Mapping[str, str], language: str) -> str | None:
    """Keep a decision; give why it was not kept, or None."""
    try:
        review = desk.review()
        finding = review.finding(given.get("finding", ""))
        decide(
            review,
            finding,
            given.get("choice", ""),
            name=given.get("name", ""),
            reason=given.get("reason", ""),
            value=given.get("value") or None,
            claim=given.get("claim") or None,
        )
    except JiqunError as trouble:
        return trouble.message(language)
    return None


class WorkspaceDesk:
    """The desk of a workspace's folder; it follows the last good build."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is read with each request."""
        self._folder = folder

    def review(self) -> Review:
        """Give the findings and what stands of them."""
        return review_of(self._folder)

    def quotes(self, review: Review) -> Mapping[str, Quote]:
        """Give the claims of the findings in their sentences."""
        from jiqun.ledger import open_ledger

        with open_ledger(self._folder) as ledger:
            return ledger.quotes_of(review.findings)

    def summaries(self, documents: list[str]) -> Mapping[str, DocumentSummary]:
        """Give one line for each document."""
        from jiqun.ledger import open_ledger

        with open_ledger(self._folder) as ledger:
            return ledger.summaries(documents)
