"""Show the claims of one document: rows beside its text, and sections with every field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from markupsafe import Markup

from jiqun.ledger.views import DocumentSummary, DocumentView, Quote
from jiqun.model import Claim, Finding
from jiqun.publish.address import Links, outward
from jiqun.publish.dates import period_name
from jiqun.publish.figures import (
    SHAPES,
    Figure,
    figure,
    quote_of,
    source_line,
    states_of,
)
from jiqun.publish.findings import Row, arithmetic, headline
from jiqun.publish.names import (
    Part,
    area_name,
    claim_subject,
    code_name,
    of_part,
    quantity_html,
)
from jiqun.publish.numbers import exact
from jiqun.publish.stretches import stretches
from jiqun.publish.texts import text

WORDS_SHOWN = 80
"""Characters shown of the words that gave a field (our choice)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A finding as it is told beside a figure."""

    id: str
    kind: str
    kind_name: str
    message: str
    href: str
    rows: tuple[Row, ...]


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
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim with the words that gave it."""

    name: str
    value: str
    tongue: str | None
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: plain, the figure itself, or words that gave fields."""

    text: str
    is_figure: bool
    fields: str


@dataclass(frozen=True, slots=True)
class ClaimSection:
    """A claim with everything known about it."""

    row: ClaimRow
    pieces: tuple[Piece, ...]
    fields: tuple[Field, ...]
    series: tuple[tuple[str, Markup, str], ...]
    others: tuple[tuple[Figure, str, str], ...]
    citation: str


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
    return {c.id: quote_of(view.document, c) for c in view.claims}


def reading(view: DocumentView, own: Mapping[str, Quote], language: str, links: Links) -> Reading:
    """Look up once what the rows and sections of a document need."""
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
        subject=quantity_html(cells[0], language) if cells else Markup(),
        place=area_name(claim.area, language) if claim.area else text("no_area", language),
        period=period_name(claim.period, language),
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
    )


def sections(read: Reading, listed: Sequence[ClaimRow]) -> list[ClaimSection]:
    """Make a section for each claim, in reading order; `listed` are their rows."""
    cite = _citation(read)
    return [
        ClaimSection(
            row=row,
            pieces=_pieces(read, claim),
            fields=_fields(read, claim),
            series=_series(read, claim),
            others=_others(read, claim),
            citation=cite(claim),
        )
        for claim, row in zip(read.view.claims, listed, strict=True)
    ]


def _pieces(read: Reading, claim: Claim) -> tuple[Piece, ...]:
    body = read.view.document.text
    quote = read.quotes[claim.id]
    first = claim.start - quote.start
    last = first + len(quote.sentence)
    spans = [(claim.start, claim.end)]
    names = [""]
    for name, trace in claim.trace:
        if trace.start is None or trace.end is None or name in ("value", "quote"):
            continue
        if first <= trace.start < trace.end <= last:
            spans.append((trace.start, trace.end))
            names.append(code_name("fields", name, read.language))
    return tuple(
        Piece(
            body[s.start : s.end],
            0 in s.spans,
            " · ".join(dict.fromkeys(names[i] for i in s.spans if i)),
        )
        for s in stretches(first, last, spans)
    )


def _fields(read: Reading, claim: Claim) -> tuple[Field, ...]:
    language = read.language
    traces = dict(claim.trace)
    subject = claim_subject(claim, language)
    cells = read.view.cells.get(claim.id, ())
    other = of_part(cells[0].of, language) if cells and cells[0].of else None
    values: list[tuple[str, Part | None]] = [
        ("value", (exact(claim.value, claim.unit, language), None)),
        ("bound", (code_name("bound", claim.bound, language), None)),
        ("indicator", (code_name("indicator", claim.indicator, language), None)),
        ("measure", (code_name("measure", claim.measure, language), None)),
        ("subject", subject),
        ("of", other or (_own(read, claim.of) if claim.of else None)),
        ("area", (area_name(claim.area, language), None) if claim.area else None),
        ("period", (period_name(claim.period, language), None)),
        ("status", (code_name("status", claim.status, language), None)),
        ("scope", _own(read, claim.scope)),
        ("basis", _own(read, claim.basis)),
        ("speaker", _own(read, claim.speaker)),
    ]
    if claim.confidence is not None:
        values.append(("confidence", (f"{claim.confidence:.2f}", None)))
    made = []
    for name, part in values:
        trace = traces.get(name)
        if part is None:
            continue
        words = ""
        if trace and trace.start is not None and trace.end is not None:
            words = read.view.document.text[trace.start : trace.end]
            words = words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN] + "…"
        how = code_name("hows", trace.how, language) if trace else ""
        made.append(Field(code_name("fields", name, language), part[0], part[1], how, words))
    return tuple(made)


def _own(read: Reading, words: str | None) -> Part | None:
    tongue = read.view.document.language
    return None if words is None else (words, tongue if tongue != read.language else None)


def _series(read: Reading, claim: Claim) -> tuple[tuple[str, Markup, str], ...]:
    return tuple(
        (href, quantity_html(cell, read.language), area_name(cell.area, read.language))
        for cell in read.view.cells.get(claim.id, ())
        if (href := read.links.series(cell))
    )


def _others(read: Reading, claim: Claim) -> tuple[tuple[Figure, str, str], ...]:
    """Give the other claims of the findings on this one: figure, publisher, kind of finding."""
    made: dict[str, tuple[Figure, str, str]] = {}
    for finding in read.by_claim.get(claim.id, ()):
        for other in finding.claims:
            if other != claim.id and other in read.quotes and other not in made:
                quote = read.quotes[other]
                source = read.documents.get(quote.claim.doc)
                made[other] = (
                    figure(quote.claim, read.language, read.links),
                    source_line(source, quote.claim.doc, read.language)[0],
                    code_name("kind", finding.kind, read.language),
                )
    return tuple(made.values())


def _citation(read: Reading) -> Callable[[Claim], str]:
    """Give the writer of citations: publisher first, then title, date, quote, place, address."""
    language = read.language
    doc = read.view.document.id
    publisher, title, day = source_line(read.documents[doc], doc, language)
    name = f"《{title}》" if language == "zh" else f"“{title}”"
    comma = text("comma", language)
    semicolon = "；" if language == "zh" else "; "
    head = comma.join((publisher, name, day))
    read_by = text("citation_read", language).format(version=_version())
    span = text("characters", language)
    url = outward(read.view.document.url)
    tail = text("stop", language) + (f" {url}" if url else "")

    def cite(claim: Claim) -> str:
        where = span.format(start=claim.start, end=claim.end)
        return f"{head}{comma}“{claim.quote}”{semicolon}{read_by}{comma}{where}{tail}"

    return cite


@lru_cache(maxsize=1)
def _version() -> str:
    return version("jiqun")
