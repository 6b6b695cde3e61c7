"""Show the claims of one document as rows beside its text, with what findings say of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from jiqun.data.dates import period_name
from jiqun.ledger import quote_of
from jiqun.ledger.spellings import spelling_of
from jiqun.ledger.views import DocumentSummary, DocumentView, Quote
from jiqun.model import Claim, Finding
from jiqun.publish.address import Links
from jiqun.publish.figures import (
    SHAPES,
    Figure,
    figure,
    states_of,
)
from jiqun.publish.findings import Row, arithmetic, basis, headline
from jiqun.publish.names import (
    area_name,
    code_name,
    quantity_html,
)
from jiqun.publish.texts import text


@dataclass(frozen=True, slots=True)
class Mention:
    """A finding as it is told beside a figure."""

    id: str
    kind: str
    kind_name: str
    message: str
    href: str
    rows: tuple[Row, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in the list beside the text."""

    id: str
    anchor: str
    quote: str
    figure: Figure
    state: str
    state_name: str
    shape: str
    subject: Markup
    place: str
    period: str
    proposed: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's view in one language, with what its claims' rows need looked up once."""

    view: DocumentView
    language: str
    links: Links
    quotes: Mapping[str, Quote]
    documents: Mapping[str, DocumentSummary]
    states: Mapping[str, str]
    by_claim: Mapping[str, tuple[Finding, ...]]


def own_quotes(view: DocumentView) -> dict[str, Quote]:
    """Give every claim of a document in its sentence."""
    return {c.id: quote_of(c, view.document) for c in view.claims}


def reading(view: DocumentView, own: Mapping[str, Quote], language: str, links: Links) -> Reading:
    """Look up once what the rows and sections of a document need."""
    view = replace(view, claims=tuple(sorted(view.claims, key=lambda c: (c.start, c.end))))
    by_claim: dict[str, tuple[Finding, ...]] = {}
    for finding in view.findings:
        for claim_id in finding.claims:
            by_claim[claim_id] = (*by_claim.get(claim_id, ()), finding)
    documents = {view.document.id: _summary(view), **view.documents}
    states = states_of(view.findings)
    return Reading(view, language, links, {**view.quoted, **own}, documents, states, by_claim)


def _summary(view: DocumentView) -> DocumentSummary:
    d = view.document
    return DocumentSummary(
        d.id, d.title, d.publisher, d.publisher_class, d.published, d.published_text, d.language,
        d.url, len(view.claims), 0,
    )  # fmt: skip


def rows(read: Reading) -> list[ClaimRow]:
    """Make the list beside the text, in reading order."""
    return [_row(read, claim) for claim in read.view.claims]


def _row(read: Reading, claim: Claim) -> ClaimRow:
    language = read.language
    state = read.states.get(claim.id, "clean")
    cells = read.view.cells.get(claim.id, ())
    return ClaimRow(
        id=claim.id,
        anchor=f"{claim.start}-{claim.end}",
        quote=claim.quote,
        figure=figure(claim, language, read.links),
        state=state,
        state_name=code_name("states", state, language),
        shape=SHAPES[state],
        subject=quantity_html(cells[0], language, spelling_of([claim])) if cells else Markup(),
        place=area_name(claim.area, language) if claim.area else text("no_area", language),
        period=period_name(claim.period, language),
        proposed=text("labels_proposed", language) if claim.proposed else "",
        mentions=tuple(_mention(read, f) for f in read.by_claim.get(claim.id, ())),
    )


def _mention(read: Reading, finding: Finding) -> Mention:
    language = read.language
    return Mention(
        finding.id,
        finding.kind,
        code_name("kind", finding.kind, language),
        headline(finding, language)[0],
        read.links.finding(finding.id, finding.area),
        arithmetic(finding, read.quotes, read.documents, language, read.links),
        basis(finding.claims),
    )
