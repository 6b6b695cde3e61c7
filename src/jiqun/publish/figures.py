"""Show one published figure: in the reader's units, exact on hover, with the way to its claim."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from jiqun.data import catalogue
from jiqun.data.dates import published_name
from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.model import Claim, Finding
from jiqun.publish.address import Links
from jiqun.publish.numbers import claim_amount, exact
from jiqun.publish.page import other_language
from jiqun.publish.stretches import stretches
from jiqun.publish.texts import text

STATES = ("questioned", "noted", "confirmed", "clean")
"""The states of a figure, the gravest first."""

SHAPES = {"questioned": "✕", "noted": "!", "confirmed": "✓", "clean": ""}
"""What tells a state apart without colour; the signs are those of the kinds of finding."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim's number as a link: what templates need to draw it."""

    claim: str
    href: str
    words: str
    title: str

    def __html__(self) -> str:
        """Give the link itself."""
        href, claim, title, words = map(escape, (self.href, self.claim, self.title, self.words))
        return f'<a class="fig" href="{href}" data-claim="{claim}" title="{title}">{words}</a>'


def figure(claim: Claim, language: str, links: Links) -> Figure:
    """Make a claim's number a link to its section."""
    return Figure(
        claim.id,
        links.claim(claim.id),
        claim_amount(claim, language),
        hover(claim, language),
    )


def hover(claim: Claim, language: str) -> str:
    """Give the whole number and how the other language writes it."""
    whole = exact(claim.value, claim.unit, language)
    return f"{whole} · {claim_amount(claim, other_language(language))}"


def states_of(findings: Iterable[Finding]) -> dict[str, str]:
    """Give the state of each claim that a finding speaks of; others are clean.

    A suspect of an error is questioned (all of the conflict where none is singled out), another
    claim of an error or of a note is noted, a claim of an agreement is confirmed.
    """
    states: dict[str, str] = {}
    for finding in findings:
        doubted = finding.suspects or finding.conflict or finding.claims
        for claim in finding.claims:
            if finding.kind == "error":
                state = "questioned" if claim in doubted else "noted"
            elif finding.kind == "note":
                state = "noted"
            elif finding.kind == "agreement":
                state = "confirmed"
            else:
                continue
            if STATES.index(state) < STATES.index(states.get(claim, "clean")):
                states[claim] = state
    return states


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a sentence: plain words, or the characters that state a figure."""

    text: str
    figure: Figure | None
    is_suspect: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces; `is_suspect` where one of its figures may be wrong."""

    pieces: tuple[Said, ...]
    is_suspect: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What one document says: its sentences with their figures marked, and where it comes from.

    Attributes:
        tongue: the language of the document.
        document: the way to the document's page.
    """

    sentences: tuple[Sentence, ...]
    tongue: str
    publisher: str
    title: str
    date: str
    document: str


def excerpts(
    quotes: Sequence[Quote],
    suspects: Collection[str],
    documents: Mapping[str, DocumentSummary],
    language: str,
    links: Links,
) -> tuple[Excerpt, ...]:
    """Show sentences by document, in the order given; each is shown once with all its figures."""
    groups: dict[str, dict[tuple[int, str], list[Quote]]] = {}
    for quote in quotes:
        place = (quote.claim.start - quote.start, quote.sentence)
        groups.setdefault(quote.claim.doc, {}).setdefault(place, []).append(quote)
    made = []
    for doc, sentences in groups.items():
        source = documents.get(doc)
        publisher, title, day = source_line(source, doc, language)
        made.append(
            Excerpt(
                tuple(_sentence(found, suspects, language, links) for found in sentences.values()),
                source.language if source else language,
                publisher,
                title,
                day,
                links.document(doc),
            )
        )
    return tuple(made)


def _sentence(
    found: list[Quote], suspects: Collection[str], language: str, links: Links
) -> Sentence:
    words = found[0].sentence
    pieces = []
    for s in stretches(0, len(words), [(q.start, q.end) for q in found]):
        claim = found[s.spans[-1]].claim if s.spans else None
        pieces.append(
            Said(
                words[s.start : s.end],
                figure(claim, language, links) if claim else None,
                claim is not None and claim.id in suspects,
            )
        )
    return Sentence(tuple(pieces), any(q.claim.id in suspects for q in found))


def source_line(source: DocumentSummary | None, doc: str, language: str) -> tuple[str, str, str]:
    """Give publisher, title and date of a document, each in words where it is not known."""
    if source is None:
        return text("unknown_publisher", language), doc, text("unknown_date", language)
    day = published_name(source.published, source.published_text, language)
    return (
        source.publisher or text("unknown_publisher", language),
        source.title or doc,
        day or text("unknown_date", language),
    )


def kind_shape(kind: str) -> str:
    """Give the sign of a kind of finding."""
    return str(catalogue().labels["kind"][kind].more["shape"])
