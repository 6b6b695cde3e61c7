"""Make the pages about the whole: home, findings, documents, method, glossary, about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiqun.data import catalogue
from jiqun.data.dates import published_name
from jiqun.lang import language_name
from jiqun.ledger.cells import NOWHERE
from jiqun.ledger.views import DocumentSummary, Overview
from jiqun.model import MESSAGES, printable, told
from jiqun.publish.address import Links
from jiqun.publish.figures import kind_shape
from jiqun.publish.findings import named, shown
from jiqun.publish.indexes import IndexSummary
from jiqun.publish.names import area_name, code_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.records import overview_documents, overview_findings, overview_record
from jiqun.publish.rendering import environment, json_page, render
from jiqun.publish.texts import groups, phrases, text

FULL_AT_HOME = 3
"""Findings told in full on the home page: our choice, so that the first page stays short."""

NAMED_AT_HOME = 12
"""Findings named on the home page in all (our choice)."""

FULL_AT_FINDINGS = 30
"""Findings told in full on their page; later ones are one paragraph (our choice, for size)."""

DOCUMENTS_AT_HOME = 12
"""Documents named on the home page: the latest (our choice)."""

YEARS_SHOWN = 16
"""Columns of the coverage table at most: the latest years (our choice, for width)."""


def overview_pages(
    view: Overview, indexes: Sequence[IndexSummary] = (), *, served: bool = False
) -> Iterator[Page]:
    """Give the pages about the whole, in both languages, each with its JSON, and the first page.

    `indexes` are those of the site, which the home page leads to.
    """
    yield Page(
        "index.html",
        environment()
        .get_template("choose.html")
        .render(both={tongue: phrases(tongue) for tongue in LANGUAGES}, view=view)
        .encode("utf-8", "replace"),
    )
    for name, record in (
        ("index", overview_record(view)),
        ("findings", overview_findings(view)),
        ("documents", overview_documents(view)),
        ("method", dict(view.report)),
    ):
        body = json_page("", record).body
        yield from (Page(f"{language}/{name}.json", body) for language in LANGUAGES)
    for language in LANGUAGES:
        yield from _pages(view, indexes, language, served)


def _pages(
    view: Overview, indexes: Sequence[IndexSummary], language: str, served: bool
) -> Iterator[Page]:
    title = view.title_zh if language == "zh" else view.title_en
    links = Links("")
    everything = [
        shown(f, view.quoted, _summaries(view), language, links)
        for f in view.findings[:FULL_AT_FINDINGS]
    ]
    rest = [named(f, language, links) for f in view.findings[FULL_AT_FINDINGS:]]
    listed = [document_row(d, language, links) for d in _latest(view.documents)]
    kinds = _kinds(view.counts, language)
    total = sum(kind.count for kind in kinds)
    common: dict[str, Any] = {"served": served, "site_title": title}
    yield render(
        "home.html", "index.html", language, **common, twin="index.json",
        counts=view.counts, kinds=kinds,
        full=everything[:FULL_AT_HOME],
        named=[*everything, *rest][FULL_AT_HOME:NAMED_AT_HOME],
        total=total,
        areas=_areas(view, language),
        indexes=[(s.name, s.called(language), s.units) for s in indexes],
        coverage=_coverage(view, language),
        documents=listed[:DOCUMENTS_AT_HOME], more_documents=len(listed) > DOCUMENTS_AT_HOME,
        refused=_refused(view.report, language),
    )  # fmt: skip
    yield render(
        "findings.html", "findings.html", language, **common, twin="findings.json",
        full=everything, named=rest, kinds=kinds, total=total, count=len(view.findings),
    )  # fmt: skip
    yield render(
        "documents.html", "documents.html", language, **common, twin="documents.json",
        documents=listed, refused=_refused(view.report, language),
    )  # fmt: skip
    yield render(
        "method.html", "method.html", language, **common, twin="method.json",
        versions=_versions(view, language),
        scores=_scores(view.report.get("scores"), language),
        field_scores=_scores(view.report.get("field_scores"), language),
        coverage=_coverage(view, language), refused=_refused(view.report, language),
        counts=view.counts,
    )  # fmt: skip
    yield from _words(language, common)


def _words(language: str, common: Mapping[str, Any]) -> Iterator[Page]:
    terms = [entry[language].split("|", 1) for entry in groups()["terms"].values()]
    known = catalogue().labels["indicator"]
    names = [(known[code].name("en"), known[code].name("zh")) for code in known]
    yield render("glossary.html", "glossary.html", language, **common, twin="glossary.json",
                 terms=terms, names=names)  # fmt: skip
    yield json_page(
        f"{language}/glossary.json",
        {key: dict(entry) for key, entry in groups()["terms"].items()},
    )
    yield render("about.html", "about.html", language, **common, twin="about.json")
    keys = [k for k in groups()["interface"] if k.startswith(("about_", "disclaimer"))]
    yield json_page(f"{language}/about.json", {key: text(key, language) for key in keys})


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many findings of one kind there are."""

    kind: str
    name: str
    shape: str
    count: int


def _kinds(counts: Mapping[str, Any], language: str) -> list[KindCount]:
    found = counts.get("findings", {})
    return [
        KindCount(
            kind,
            code_name("kind_plural" if found.get(kind, 0) != 1 else "kind", kind, language),
            kind_shape(kind),
            found.get(kind, 0),
        )
        for kind in catalogue().labels["kind"]
    ]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of a list of documents."""

    href: str
    title: str
    tongue: str
    publisher: str
    publisher_class: str
    published: str
    language: str
    claims: int
    errors: int


def document_row(d: DocumentSummary, language: str, links: Links) -> DocumentRow:
    """Make one line of a list of documents."""
    return DocumentRow(
        links.document(d.id),
        d.title or d.id,
        d.language,
        d.publisher or text("unknown_publisher", language),
        code_name("publisher_class", d.publisher_class, language),
        published_name(d.published, d.published_text, language) or text("unknown_date", language),
        language_name(d.language, language),
        d.claims,
        d.errors,
    )


def _latest(documents: Iterable[DocumentSummary]) -> list[DocumentSummary]:
    dated = sorted(documents, key=lambda d: d.id)
    return sorted(dated, key=lambda d: d.published.toordinal() if d.published else 0, reverse=True)


def _summaries(view: Overview) -> dict[str, DocumentSummary]:
    return {d.id: d for d in view.documents}


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One line of the list of places."""

    href: str
    name: str
    claims: int
    kinds: tuple[KindCount, ...]


def _areas(view: Overview, language: str) -> list[AreaRow]:
    made = [
        AreaRow(
            f"areas/{slug}.html",
            area_name(area, language),
            claims,
            tuple(k for k in _kinds({"findings": found}, language) if k.count),
        )
        for area, (slug, claims, found) in sorted(view.areas.items())
        if not area.startswith(NOWHERE)
    ]
    return sorted(made, key=lambda row: -row.claims)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Claims by indicator and year; `weights` are 0–5 for the depth of a field's shade."""

    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def _coverage(view: Overview, language: str) -> Coverage:
    years = sorted({year for _, year in view.coverage if year})[-YEARS_SHOWN:]
    columns = [*years, 0] if any(year == 0 for _, year in view.coverage) else years
    most = max((n for (_, y), n in view.coverage.items() if y in columns), default=1)
    totals: dict[str, int] = {}
    for (indicator, _), count in view.coverage.items():
        totals[indicator] = totals.get(indicator, 0) + count
    rows = tuple(
        (
            code_name("indicator", indicator, language),
            tuple(
                (n, _weight(n, most))
                for n in (view.coverage.get((indicator, year), 0) for year in columns)
            ),
        )
        for indicator in sorted(totals, key=lambda i: (-totals[i], i))
    )
    names = tuple(str(y) if y else text("no_year", language) for y in columns)
    return Coverage(names, rows)


def _weight(count: int, most: int) -> int:
    if count == 0:
        return 0
    return max(1, min(5, 5 * count.bit_length() // max(1, most.bit_length())))


def _refused(report: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """Give file and reason of each refusal; the report's entries have `file`, `code`, `parts`."""
    made = []
    for entry in report.get("refused", ()):
        code = entry.get("code", "")
        given = entry.get(f"message_{language}")
        is_whole = code not in MESSAGES or "problems" in entry
        reason = given if is_whole else told(code, "", entry.get("parts", {}), language)
        made.append((printable(str(entry.get("file", ""))), str(reason or given or code)))
    return made


def _versions(view: Overview, language: str) -> list[tuple[str, str]]:
    hidden = {"title_en", "title_zh"}
    return [
        (_name("versions", key, language), view.meta[key])
        for key in sorted(view.meta)
        if key not in hidden
    ]


def _name(group: str, key: str, language: str) -> str:
    """Give the reader's word for a key of the report; keys without one are shown as they are."""
    known = groups()[group].get(key) or groups()["fields"].get(key)
    return known[language] if known else key


@dataclass(frozen=True, slots=True)
class Scores:
    """The extractor's scores as a table: what was scored, and each number."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def _scores(given: Any, language: str) -> Scores | None:
    """Give a mapping of name → score → number as a table; counts stay whole."""
    if not isinstance(given, Mapping) or not given:
        return None
    columns = tuple(dict.fromkeys(c for row in given.values() for c in row))
    rows = tuple(
        (
            _name("scored", str(name), language),
            tuple(_score(row[c]) if c in row else "" for c in columns),
        )
        for name, row in given.items()
    )
    return Scores(tuple(_name("scored", c, language) for c in columns), rows)


def _score(number: Any) -> str:
    return f"{number:.3f}" if isinstance(number, float) else str(number)
