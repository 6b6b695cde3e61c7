"""What a page is made of: records that the ledger gives and the publishers show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jiqun.documents import Copy
from jiqun.ledger.spellings import AS_KEPT, Spelling
from jiqun.model import Cell, Claim, Document, Finding, Observation, Reconciled


@dataclass(frozen=True, slots=True)
class CopiesView:
    """How a document stands to others that print the same.

    Attributes:
        copy: of which document it is a copy; None where it is none.
        original: the document at the end of a chain of copies.
        by: documents that are copies of this one, in order of id.
        quotes: document → how many of this one's figures stand in its words.
    """

    copy: Copy | None = None
    original: str | None = None
    by: tuple[str, ...] = ()
    quotes: Mapping[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> frozenset[str]:
        """Every other document that is named."""
        named = {*self.by, *self.quotes, self.original, self.copy.of if self.copy else None}
        return frozenset(doc for doc in named if doc)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its claims in reading order and the findings that speak of them.

    Attributes:
        findings: in the order of their first claim here.
        cells: claim id → its cells.
        quoted: claims of other documents that the findings name, by id.
        documents: summaries of every document named here, by id.
        copies: which documents print the same.
    """

    document: Document
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    cells: Mapping[str, tuple[Cell, ...]]
    quoted: Mapping[str, "Quote"]
    documents: Mapping[str, "DocumentSummary"]
    copies: CopiesView = CopiesView()


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim with the sentence it stands in; `start` and `end` are offsets in `sentence`."""

    claim: Claim
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One line of a list of documents; `original` is the document that this one is a copy of."""

    id: str
    title: str | None
    publisher: str | None
    publisher_class: str
    published: date | None
    published_text: str | None
    language: str
    url: str | None
    claims: int
    errors: int
    original: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series: cells that differ in period only, their claims and observations.

    Attributes:
        cell: the key with period None.
        slug: file name of its page.
        rows: one a period, in order of time: the cell, its claims, and its observation.
        findings: those that speak of any of its claims.
        documents: of its claims and of the related ones.
        related: key of a cell that this series is read against (part and whole of a share, the
            year before, the goal) → the cell and its claims.
        reconciled: what all sound figures imply for its cells, stated or not, by cell and unit.
        quoted: claims in the words of another document → that document.
    """

    cell: Cell
    slug: str
    rows: tuple[tuple[Cell, tuple[Quote, ...], Observation | None], ...]
    findings: tuple[Finding, ...]
    documents: Mapping[str, DocumentSummary]
    related: Mapping[str, tuple[Cell, tuple[Claim, ...]]] = field(default_factory=dict)
    reconciled: tuple[Reconciled, ...] = ()
    quoted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area's findings with the claims they name, and its series."""

    area: str
    slug: str
    findings: tuple[Finding, ...]
    quoted: Mapping[str, Quote]
    series: tuple["SeriesSummary", ...]
    documents: Mapping[str, DocumentSummary]


@dataclass(frozen=True, slots=True)
class SeriesSummary:
    """One line of a list of series; `written` is how documents write what no catalogue names."""

    cell: Cell
    slug: str
    periods: int
    claims: int
    errors: int
    first_year: int | None
    last_year: int | None
    written: Spelling = AS_KEPT


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page shows.

    Attributes:
        title_en, title_zh: of the workspace.
        findings: the most severe first, at most `FINDINGS_SHOWN`; `counts` has all.
        counts: `documents`, `refused`, `claims`, `cells`, `series`, and `findings` by kind.
        coverage: (indicator, year) → number of claims; year 0 where no period is known.
        areas: area → (slug, claims, findings by kind).
        report: the build's report, as in `report.json`.
    """

    title_en: str
    title_zh: str
    documents: tuple[DocumentSummary, ...]
    findings: tuple[Finding, ...]
    quoted: Mapping[str, Quote]
    counts: Mapping[str, Any]
    coverage: Mapping[tuple[str, int], int]
    areas: Mapping[str, tuple[str, int, Mapping[str, int]]]
    report: Mapping[str, Any]
    meta: Mapping[str, str] = field(default_factory=dict)


FINDINGS_SHOWN = 100
"""Findings on the home and findings pages; the rest stand on their area's page (our choice:
what a person can scan, and a page under 500 kB)."""
