"""Make a series' page: a chart with one mark per claim, a table, its findings, its sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jiqun.checks.history import PeriodHistory, history_of
from jiqun.checks.vintages import Told
from jiqun.data import catalogues
from jiqun.data.dates import period_name
from jiqun.ledger.spellings import spelling_of
from jiqun.ledger.tellers import teller_in, teller_name
from jiqun.ledger.views import DocumentSummary, Quote, SeriesView
from jiqun.model import Cell, Observation, area_slug
from jiqun.publish import numbers
from jiqun.publish.address import Links
from jiqun.publish.chart import chart_spec, main_unit
from jiqun.publish.definitions import definitions_of_cell
from jiqun.publish.figures import (
    SHAPES,
    Figure,
    figure,
    source_line,
    states_of,
)
from jiqun.publish.findings import basis, shown
from jiqun.publish.implied import implied_rows
from jiqun.publish.names import area_name, code_name, quantity_html, quantity_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render
from jiqun.publish.series_records import series_record
from jiqun.publish.texts import text
from jiqun.publish.told_by import StandsBy, by_teller, stands_by
from jiqun.publish.vintages import Earlier, earlier_of, vintage_rows


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period of the table: what the ledger stands by, and each published figure."""

    period: str
    stands: Figure | None
    interval: str | None
    basis: str
    basis_href: str
    state: str
    state_name: str
    rule: str
    sources: str
    claims: tuple["Published", ...]
    scope: str
    earlier: tuple[Earlier, ...]
    by: Sequence[StandsBy] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure of a period, who published it, and how it was printed."""

    figure: Figure
    quote: str
    tongue: str
    publisher: str
    date: str
    state: str
    state_name: str
    shape: str
    teller: str
    iso: str
    role: str
    repeats: str
    proposed: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One document behind a series."""

    href: str
    publisher: str
    title: str
    tongue: str
    date: str


def series_pages(view: SeriesView, *, served: bool = False) -> Iterator[Page]:
    """Give a series in both languages, each with its JSON."""
    histories = history_of(view)
    by_cell = {row.cell.key: row for row in histories}
    told_by = by_teller(view)
    record = series_record(view, histories, told_by)
    own = {q.claim.doc for _, found, _ in view.rows for q in found}
    days = sorted({t.day.isoformat() for row in histories for t in row.told if t.day})
    states = states_of(view.findings)
    links = Links("../")
    unit = main_unit(view)
    written = spelling_of(q.claim for _, found, _ in view.rows for q in found)
    undrawn = sum(q.claim.unit != unit for _, found, _ in view.rows for q in found)
    for language in LANGUAGES:
        yield render(
            "series.html",
            f"series/{view.slug}.html",
            language,
            served=served,
            twin=f"{view.slug}.json",
            area=area_name(view.cell.area, language),
            area_href=f"../areas/{area_slug(view.cell.area)}.html",
            parts=quantity_html(view.cell, language, written),
            item_href=_item_href(view.cell),
            definitions=definitions_of_cell(view.cell, language),
            name=quantity_name(view.cell, language, written),
            rows=[
                replace(
                    _row(
                        period_name(cell.period, language),
                        found,
                        seen,
                        states,
                        view,
                        by_cell.get(cell.key),
                        language,
                    ),
                    by=stands_by(told_by, cell.key, language),
                )
                for cell, found, seen in view.rows
            ],
            implied=implied_rows(view, language),
            vintages=vintage_rows(histories, view, language),
            tellers=[(name, teller_name(name, language)) for name in told_by],
            first_day=days[0] if len(days) > 1 else "",
            last_day=days[-1] if days else "",
            chart=chart_spec(view, states, language),
            undrawn=undrawn,
            findings=[shown(f, {}, {}, language, links) for f in view.findings],
            sources=_sources(
                {d: s for d, s in view.documents.items() if d in own}, language, links
            ),
        )
        yield json_page(f"{language}/series/{view.slug}.json", record)


def _item_href(cell: Cell) -> str:
    """Give the way to the sheet of a policy's item, with its versions; empty for other subjects."""
    found = catalogues().items.get(cell.subject or "")
    return f"../items/{cell.subject}.html" if found and found[0].kind == "policy" else ""


def _row(
    period: str,
    found: tuple[Quote, ...],
    seen: Observation | None,
    states: Mapping[str, str],
    view: SeriesView,
    history: PeriodHistory | None,
    language: str,
) -> PeriodRow:
    links = Links("../")
    claims = []
    told = {t.claim.id: t for t in history.told} if history else {}
    for quote in found:
        state = states.get(quote.claim.id, "clean")
        source = view.documents.get(quote.claim.doc)
        publisher, _, day = source_line(source, quote.claim.doc, language)
        claims.append(
            Published(
                figure(quote.claim, language, links),
                quote.claim.quote,
                source.language if source else language,
                publisher,
                day,
                state,
                code_name("states", state, language),
                SHAPES[state],
                teller_in(view, quote.claim),
                *_when(told.get(quote.claim.id), language),
                repeats=_repeats(quote, source, view, language),
                proposed=text("labels_proposed", language) if quote.claim.proposed else "",
            )
        )
    held = {q.claim.id: q.claim for q in found}
    stands = None
    written = None
    if seen is not None:
        finest = [held[c] for c in seen.claims if c in held]
        same = [c for c in finest if seen.value is not None and c.value == seen.value]
        if same:
            stands = figure(same[0], language, links)
        else:
            written = numbers.interval(seen.interval, seen.unit, language)
    return PeriodRow(
        period=period,
        stands=stands,
        interval=written,
        basis=basis(seen.claims) if seen else "",
        basis_href=links.claim(seen.claims[0]) if seen and seen.claims else "",
        state=seen.state if seen else "",
        state_name=code_name("states", seen.state, language) if seen else "",
        rule=code_name("standing_rules", history.rule, language) if seen and history else "",
        sources=_sources_said(seen.sources, language) if seen else "",
        claims=tuple(claims),
        scope=history.scope.name(language) if history and history.scope else "",
        earlier=earlier_of(history, language),
    )


def _when(told: Told | None, language: str) -> tuple[str, str]:
    """Give the day and, for a revision, the role of a figure."""
    if told is None:
        return "", ""
    role = code_name("tellings", told.role, language) if told.role in ("revised", "rival") else ""
    return (told.day.isoformat() if told.day else ""), role


def _repeats(quote: Quote, source: DocumentSummary | None, view: SeriesView, language: str) -> str:
    """Say that a figure only repeats what another document said: empty for its own words."""
    if source and source.original:
        origin = source_line(view.documents.get(source.original), source.original, language)[0]
        return f"{text('copy_of', language)} {origin}"
    return text("in_words_of", language) if quote.claim.id in view.quoted else ""


def _sources_said(count: int, language: str) -> str:
    if count == 1:
        return text("source_one", language)
    return text("sources_n", language).format(n=count)


def _sources(
    documents: Mapping[str, DocumentSummary], language: str, links: Links
) -> list[SourceRow]:
    made = []
    for key in sorted(documents):
        publisher, title, day = source_line(documents[key], key, language)
        made.append(SourceRow(links.document(key), publisher, title, documents[key].language, day))
    return made
