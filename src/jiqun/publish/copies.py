"""Say on a document's page which other documents print the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiqun.ledger.views import CopiesView, DocumentSummary
from jiqun.publish.address import Links
from jiqun.publish.figures import source_line
from jiqun.publish.texts import text


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One line: what the document is to another, and the way there.

    Attributes:
        lead: `Copy of`, `Copied by`, `3 figures in the words of`.
        note: what is known of a copy; empty for others.
    """

    lead: str
    href: str
    publisher: str
    title: str
    tongue: str
    date: str
    note: str


def copy_lines(
    view: CopiesView, documents: Mapping[str, DocumentSummary], language: str, links: Links
) -> list[CopyLine]:
    """Give the lines of a page: what it copies, what it quotes, and who copies it."""
    made = []

    def add(lead: str, doc: str, note: str = "") -> None:
        source = documents.get(doc)
        publisher, title, day = source_line(source, doc, language)
        tongue = source.language if source else language
        made.append(CopyLine(lead, links.document(doc), publisher, title, tongue, day, note))

    if view.copy:
        note = text("copy_share", language).format(percent=round(100 * view.copy.share))
        if view.original != view.copy.of:
            note += text("comma", language) + text("copy_chain", language)
        add(text("copy_of", language), view.copy.of, note)
    for doc, count in view.quotes.items():
        some = text("quotes_one", language) if count == 1 else text("quotes_n", language)
        add(some.format(n=count), doc)
    for doc in view.by:
        add(text("copied_by", language), doc)
    return made


def copies_record(view: CopiesView) -> dict[str, Any]:
    """Give how a document stands to others that print the same, for its JSON."""
    return {
        "copy_of": view.copy.of if view.copy else None,
        "share": round(view.copy.share, 4) if view.copy else None,
        "original": view.original,
        "copied_by": list(view.by),
        "quotes": dict(view.quotes),
    }
