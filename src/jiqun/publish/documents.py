"""Make a document's pages: its text with every figure marked, and a section for each claim."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiqun.data.dates import published_name
from jiqun.lang import language_name
from jiqun.ledger.views import DocumentView
from jiqun.model import MESSAGES
from jiqun.publish.address import Links, file_name, outward
from jiqun.publish.claims import ClaimRow, Reading, own_quotes, reading, rows
from jiqun.publish.copies import copy_lines
from jiqun.publish.findings import shown
from jiqun.publish.names import code_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.records import claims_record, document_record
from jiqun.publish.rendering import json_page, render
from jiqun.publish.sections import sections
from jiqun.publish.stretches import stretches
from jiqun.publish.texts import text


def document_pages(view: DocumentView, *, served: bool = False) -> Iterator[Page]:
    """Give a document's text and its claims, in both languages, each with its JSON."""
    name = file_name(view.document.id)
    own = own_quotes(view)
    document = json_page("", document_record(view)).body
    claims = json_page("", claims_record(view, own)).body
    for language in LANGUAGES:
        read = reading(view, own, language, Links("../"))
        listed = rows(read)
        yield _document(read, listed, f"documents/{name}.html", served=served)
        yield Page(f"{language}/documents/{name}.json", document)
        yield render(
            "claims.html",
            f"claims/{name}.html",
            language,
            served=served,
            twin=f"{name}.json",
            head=_heading(read),
            sections=sections(read, listed),
            document=read.links.document(view.document.id),
        )
        yield Page(f"{language}/claims/{name}.json", claims)


def pasted_page(view: DocumentView, language: str) -> Page:
    """Give the page of a text that is not in the ledger; its claims open on the page itself."""
    read = reading(view, own_quotes(view), language, Links("", inside=view.document.id))
    return _document(read, rows(read), "check.html", served=True)


def _document(read: Reading, listed: Sequence[ClaimRow], path: str, *, served: bool) -> Page:
    view, language = read.view, read.language
    pasted = read.links.inside is not None
    return render(
        "document.html",
        path,
        language,
        served=served,
        twin=None if pasted else path.removeprefix("documents/").removesuffix("html") + "json",
        head=_heading(read),
        pasted=pasted,
        paragraphs=marked(read, listed),
        rows=listed,
        findings=[
            shown(f, read.quotes, read.documents, language, read.links) for f in view.findings
        ],
        copies=copy_lines(view.copies, read.documents, language, read.links),
        claims_href="#figures" if pasted else f"../claims/{path.removeprefix('documents/')}",
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """Title and provenance of a document."""

    id: str
    title: str
    title_tongue: str
    tongue: str
    publisher: str
    publisher_class: str
    published: str
    url: str | None
    shown_url: str | None
    inferred: frozenset[str]
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    count: str


def _heading(read: Reading) -> Heading:
    d, language = read.view.document, read.language
    url = outward(d.url)
    count = len(read.view.claims)
    return Heading(
        id=d.id,
        title=d.title or (text("pasted", language) if read.links.inside else d.id),
        title_tongue=d.language if d.title else language,
        tongue=d.language,
        publisher=d.publisher or text("unknown_publisher", language),
        publisher_class=code_name("publisher_class", d.publisher_class, language),
        published=published_name(d.published, d.published_text, language)
        or text("unknown_date", language),
        url=url,
        shown_url=url,
        inferred=frozenset(d.inferred),
        facts=(
            (text("language", language), language_name(d.language, language)),
            (text("file", language), d.source_name),
            (text("encoding", language), d.encoding),
            (text("size", language), text("bytes", language).format(n=f"{d.size_bytes:,}")),
            (text("checksum", language), d.sha256),
        ),
        warnings=tuple(warning_line(code, detail, language) for code, detail in d.warnings),
        count=text("figure_one", language)
        if count == 1
        else text("figures_n", language).format(n=f"{count:,}"),
    )


def warning_line(code: str, detail: str, language: str) -> str:
    """Tell one warning of a reader; a code without a sentence is shown with its detail."""
    if code in MESSAGES:
        parts = defaultdict(str, detail=detail)
        return MESSAGES[code][language].format_map(parts)
    return f"{code.replace('_', ' ')}: {detail}" if detail else code


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph: text, and the claim it belongs to.

    `is_first` is true for the stretch that carries the claim's anchor; `anchors` are those of
    claims that never stand innermost.
    """

    text: str
    row: ClaimRow | None
    is_first: bool
    anchors: tuple[str, ...] = ()


def marked(read: Reading, listed: Sequence[ClaimRow]) -> list[tuple[str, list[Mark]]]:
    """Cut the text into blocks (kind, stretches); a stretch belongs to its innermost claim."""
    document = read.view.document
    spans = [(c.start, c.end) for c in read.view.claims]
    made: list[tuple[str, list[Mark]]] = []
    position = 0
    placed: set[int] = set()
    for low, high, kind in _blocks(read):
        while position < len(spans) and spans[position][1] <= low:
            position += 1
        here = position
        while here < len(spans) and spans[here][0] < high:
            here += 1
        cut = stretches(low, high, spans[position:here])
        inner = {s.spans[-1] for s in cut if s.spans}
        marks = []
        for s in cut:
            covered = [position + i for i in s.spans]
            index = covered[-1] if covered else None
            hidden = tuple(
                listed[i].anchor for i in covered if i - position not in inner and i not in placed
            )
            placed.update(i for i in covered if i - position not in inner)
            marks.append(
                Mark(
                    document.text[s.start : s.end],
                    None if index is None else listed[index],
                    index is not None and index not in placed,
                    hidden,
                )
            )
            if index is not None:
                placed.add(index)
        made.append((kind, marks))
    return made


def _blocks(read: Reading) -> Iterator[tuple[int, int, str]]:
    """Give the blocks of a text, and line by line what lies outside: no word is lost."""
    body = read.view.document.text
    position = 0
    for block in sorted(read.view.document.blocks, key=lambda b: (b.start, b.end)):
        if block.start < position or block.end > len(body):
            continue
        yield from _lines(body, position, block.start)
        yield block.start, block.end, block.kind
        position = block.end
    yield from _lines(body, position, len(body))


def _lines(body: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    while low < high:
        stop = body.find("\n", low, high)
        stop = high if stop < 0 else stop
        if body[low:stop].strip():
            yield low, stop, "paragraph"
        low = stop + 1
