"""Show each claim in full: its sentence, every field and the words that gave it, its citation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from markupsafe import Markup, escape

from jiqun.data.dates import period_name
from jiqun.ledger.spellings import spelling_of
from jiqun.model import Claim, Kind
from jiqun.publish.address import outward
from jiqun.publish.claims import ClaimRow, Reading
from jiqun.publish.figures import Figure, figure, source_line
from jiqun.publish.names import Part, area_name, claim_subject, code_name, of_part, quantity_html
from jiqun.publish.numbers import exact
from jiqun.publish.stretches import stretches
from jiqun.publish.texts import text

WORDS_SHOWN = 80
"""Characters shown of the words that gave a field (our choice)."""


@dataclass(frozen=True, slots=True)
class ClaimSection:
    """A claim with everything known about it; `sentence` and `fields` are ready for a page."""

    row: ClaimRow
    sentence: Markup
    fields: Markup
    series: tuple[tuple[str, Markup, str], ...]
    others: tuple[tuple[Figure, str, str], ...]
    citation: str


def sections(read: Reading, listed: Sequence[ClaimRow]) -> list[ClaimSection]:
    """Make a section for each claim, in reading order; `listed` are their rows."""
    cite = _citation(read)
    return [
        ClaimSection(
            row=row,
            sentence=_sentence(read, claim),
            fields=_fields(read, claim),
            series=_series(read, claim),
            others=_others(read, claim),
            citation=cite(claim),
        )
        for claim, row in zip(read.view.claims, listed, strict=True)
    ]


_FIGURE = '<a href="{}#m{}-{}"><mark>{}</mark></a>'


def _sentence(read: Reading, claim: Claim) -> Markup:
    """Write the sentence: the figure leads to its place in the text, words say what they gave."""
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
    document = escape(read.links.document(claim.doc))
    made = []
    for s in stretches(first, last, spans):
        words = escape(quote.sentence[s.start - first : s.end - first])
        if 0 in s.spans:
            made.append(_FIGURE.format(document, claim.start, claim.end, words))
        elif s.spans:
            gave = " · ".join(dict.fromkeys(names[i] for i in s.spans))
            made.append(f'<span class="tr" title="{escape(gave)}">{words}</span>')
        else:
            made.append(words)
    return Markup("".join(made))


def _fields(read: Reading, claim: Claim) -> Markup:
    """Write a line for each field: its name, its value, and the words that gave it."""
    language = read.language
    tongue = read.view.document.language
    source = tongue if tongue != language else None
    traces = dict(claim.trace)
    subject = claim_subject(claim, language)
    cells = read.view.cells.get(claim.id, ())
    written = spelling_of([claim])
    other = of_part(cells[0].of, language, written.of) if cells and cells[0].of else None
    sure = None if claim.confidence is None else f"{claim.confidence:.2f}"
    values: list[tuple[str, Part | None]] = [
        ("value", (exact(claim.value, claim.unit, language), None)),
        ("bound", (code_name("bound", claim.bound, language), None)),
        ("indicator", (code_name("indicator", claim.indicator, language), None)),
        ("measure", (code_name("measure", claim.measure, language), None)),
        ("subject", subject),
        ("of", other or (claim.of and (claim.of, source)) or None),
        ("area", (area_name(claim.area, language), None) if claim.area else None),
        ("period", (period_name(claim.period, language), None)),
        ("status", (code_name("status", claim.status, language), None)),
        ("scope", (claim.scope and (claim.scope, source)) or None),
        ("basis", (claim.basis and (claim.basis, source)) or None),
        ("speaker", (claim.speaker and (claim.speaker, source)) or None),
        ("answer", (_answer(read, claim), None) if claim.unit == "rank" else None),
        ("streak", (f"{claim.streak}", None) if claim.streak else None),
        ("confidence", (sure and (sure, None)) or None),
    ]
    made = []
    for name, part in values:
        if part is None:
            continue
        trace = traces.get(name)
        words = how = ""
        if trace:
            how = trace.how
            if trace.start is not None and trace.end is not None:
                words = read.view.document.text[trace.start : trace.end]
        made.append(_field(name, part, how, words, source, language))
    return Markup("".join(made))


def _answer(read: Reading, claim: Claim) -> str:
    """Say of a place in a ranking whether figures bear it out, contradict it, or are missing."""
    found = [f for f in read.by_claim.get(claim.id, ()) if f.rule == "rank"]
    if any(f.kind != Kind.AGREEMENT for f in found):
        return text("rank_contradicted", read.language)
    if found:
        return text("rank_confirmed", read.language)
    return text("rank_unchecked", read.language)


@lru_cache(maxsize=65536)
def _field(name: str, part: Part, how: str, words: str, source: str | None, language: str) -> str:
    label = escape(code_name("fields", name, language))
    found = str(escape(code_name("hows", how, language))) if how else ""
    if words:
        cut = words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN] + "…"
        found += f" <q{_lang(source)}>{escape(cut)}</q>"
    value = f"<td{_lang(part[1])}>{escape(part[0])}</td>"
    return f'<tr><th scope="row">{label}</th>{value}<td class="from">{found}</td></tr>\n'


def _lang(tongue: str | None) -> str:
    return "" if tongue is None else f' lang="{"zh-CN" if tongue == "zh" else escape(tongue)}"'


def _series(read: Reading, claim: Claim) -> tuple[tuple[str, Markup, str], ...]:
    written = spelling_of([claim])
    return tuple(
        (
            href,
            quantity_html(cell, read.language, written),
            area_name(cell.area, read.language),
        )
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
