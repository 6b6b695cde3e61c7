"""Put together what is known of a catalogue's items: figures, mentions, and what is silent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jiqun.data import Classification, Item, Version, lies_in
from jiqun.data.catalogues import Catalogues, catalogues
from jiqun.data.difference import VersionChange
from jiqun.ledger.carrying import CarriedFigure, Figures, carried_figures, figures_of
from jiqun.ledger.records import Records
from jiqun.ledger.rows import (
    CELL_COLUMNS,
    OBSERVATION_COLUMNS,
    QUOTE_COLUMNS,
    cell_from_row,
    observation_from_row,
    quote_from_row,
)
from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.model import Cell, Observation, Period

CARRIED = ("value_added", "gross_output", "exports")
"""Indicators that a sheet and a matrix carry over: those that documents report by cluster."""


@dataclass(frozen=True, slots=True)
class MentionView:
    """A sentence that names an item; offsets are in the sentence."""

    doc: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemView:
    """Everything known of one item of a classification.

    Attributes:
        item, version: the newest entry.
        versions: those that list its code, oldest first.
        before, after: rows of the concordances that lead to it and from it.
        figures: cell → its claims and observation, in order of indicator, measure and period.
        carried: levels told under other codes, in the terms of its newest version, by indicator.
        mentions: sentences that name it.
        gaps: years between the first and the last document on it that no figure speaks of.
        documents: summaries of every document named here.
    """

    classification: Classification
    item: Item
    version: Version
    versions: tuple[Version, ...]
    before: tuple[VersionChange, ...]
    after: tuple[VersionChange, ...]
    figures: tuple[tuple[Cell, tuple[Quote, ...], Observation | None], ...]
    carried: Mapping[str, tuple[CarriedFigure, ...]]
    mentions: tuple[MentionView, ...]
    gaps: tuple[int, ...]
    documents: Mapping[str, DocumentSummary]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What is known of each item of a version in each whole year.

    Attributes:
        indicator, measure: what is shown; levels are carried over, growth only where stated.
        years: the columns.
        rows: item → year → its figure; a year that is not there is silent.
    """

    classification: Classification
    version: Version
    indicator: str
    measure: str
    years: tuple[int, ...]
    rows: Mapping[str, Mapping[int, CarriedFigure]]


def tells_of(ledger: Records, classification: Classification) -> bool:
    """Whether a ledger has figures of the place of a policy's list, or names an item of it."""
    if classification.kind != "policy" or classification.area is None:
        return False
    areas = ledger.query("SELECT DISTINCT area FROM claim_cells")
    if any(lies_in(area, classification.area) for (area,) in areas):
        return True
    codes = {item.subject for version in classification.versions for item in version.items}
    named = ledger.query("SELECT DISTINCT code FROM mentions")
    return any(code in codes for (code,) in named)


def item_views(
    ledger: Records, classification: Classification, codes: Iterable[str] | None = None
) -> Iterator[ItemView]:
    """Give everything known of some items of a classification, or of all, each code once."""
    every = dict.fromkeys(item.code for v in classification.versions for item in v.items)
    wanted = list(every) if codes is None else [code for code in codes if code in every]
    subjects = {code: _newest(classification, code).subject for code in wanted}
    told = {i: figures_of(ledger, classification.area or "", i) for i in CARRIED}
    figures = _figures(ledger, set(subjects.values()))
    mentions = _mentions(ledger, set(subjects.values()))
    named = {q.claim.doc for rows in figures.values() for _, quotes, _ in rows for q in quotes}
    named |= {m.doc for rows in mentions.values() for m in rows}
    summaries = ledger.summaries(named)
    for code, subject in subjects.items():
        yield _item_view(
            classification,
            code,
            told,
            tuple(figures.get(subject, ())),
            tuple(mentions.get(subject, ())),
            summaries,
        )


def _newest(classification: Classification, code: str) -> Item:
    return classification.versions_of(code)[-1].by_code[code]


Row = tuple[Cell, tuple[Quote, ...], Observation | None]


def _item_view(
    classification: Classification,
    code: str,
    told: Mapping[str, tuple[Figures, ...]],
    figures: tuple[Row, ...],
    mentions: tuple[MentionView, ...],
    summaries: Mapping[str, DocumentSummary],
) -> ItemView:
    book = catalogues()
    versions = classification.versions_of(code)
    version = versions[-1]
    carried = {
        indicator: tuple(
            figure
            for figure in carried_figures(
                told[indicator], classification, version.version, indicator, codes=[code]
            )
            if figure.state != "stated"
        )
        for indicator in CARRIED
    }
    named = {q.claim.doc for _, quotes, _ in figures for q in quotes} | {m.doc for m in mentions}
    years = [cell.period.last.year for cell, _, _ in figures if cell.period]
    known = set(years)
    gaps = tuple(y for y in range(min(years), max(years)) if y not in known) if years else ()
    return ItemView(
        classification,
        version.by_code[code],
        version,
        versions,
        tuple(_changes(classification, book, code, "into")),
        tuple(_changes(classification, book, code, "out_of")),
        figures,
        {indicator: rows for indicator, rows in carried.items() if rows},
        mentions,
        gaps,
        {doc: summaries[doc] for doc in sorted(named)},
    )


def _mentions(ledger: Records, subjects: set[str]) -> dict[str, list[MentionView]]:
    """Give the sentences that name items, by subject, the earliest publication first."""
    found: dict[str, list[MentionView]] = {}
    for code, doc, sentence, start, end, begin in ledger.query(
        "SELECT m.code, m.doc, m.sentence, m.start_char, m.end_char, m.sentence_start"
        " FROM mentions m JOIN documents d ON d.id = m.doc WHERE m.code IN (SELECT unnest(?))"
        " ORDER BY d.published NULLS LAST, m.doc, m.start_char",
        [sorted(subjects)],
    ):
        view = MentionView(doc, sentence, start - begin, end - begin)
        found.setdefault(code, []).append(view)
    return found


def _figures(ledger: Records, subjects: set[str]) -> dict[str, list[Row]]:
    """Give the cells of subjects with their claims and observations, by subject."""
    columns = ", ".join(f"k.{name}" for name in CELL_COLUMNS.split(", "))
    quotes = ", ".join(f"c.{name}" for name in QUOTE_COLUMNS.split(", "))
    width = CELL_COLUMNS.count(",") + 1
    cells: dict[str, tuple[Cell, list[Quote]]] = {}
    for row in ledger.query(
        f"SELECT {columns}, k.cell, {quotes} FROM claim_cells k JOIN claims c ON c.id = k.claim"
        " WHERE k.subject IN (SELECT unnest(?))"
        " ORDER BY k.indicator, k.measure, k.area, k.year, k.period, k.cell,"
        " c.published NULLS LAST, c.doc, c.start_char",
        [sorted(subjects)],
    ):
        entry = cells.setdefault(row[width], (cell_from_row(row), []))
        entry[1].append(quote_from_row(row[width + 1 :]))
    observed = {
        row[0]: observation_from_row(row)
        for row in ledger.query(
            f"SELECT {OBSERVATION_COLUMNS} FROM observations WHERE cell IN (SELECT unnest(?))",
            [sorted(cells)],
        )
    }
    found: dict[str, list[Row]] = {}
    for key, (cell, claims) in cells.items():
        found.setdefault(cell.subject or "", []).append((cell, tuple(claims), observed.get(key)))
    return found


def _changes(
    classification: Classification, book: Catalogues, code: str, side: str
) -> Iterator[VersionChange]:
    for concordance in book.concordances:
        if concordance.classification != classification.code:
            continue
        older = classification.by_version[concordance.from_version]
        newer = classification.by_version[concordance.to_version]
        for change in getattr(concordance, side).get(code, ()):
            yield VersionChange(
                older.version,
                newer.version,
                change,
                older.by_code.get(change.source_code),
                newer.by_code.get(change.target_code),
            )


def matrix_views(ledger: Records, classification: Classification) -> Iterator[MatrixView]:
    """Give the matrices of each version that has members, those alone that say something."""
    for version in reversed(classification.versions):
        if not version.items:
            continue
        for indicator in CARRIED:
            tables = [
                table
                for table in figures_of(ledger, classification.area or "", indicator)
                if table.period.is_year
            ]
            levels = carried_figures(tables, classification, version.version, indicator)
            yield from _matrix(classification, version, indicator, "level", levels)
        growths = _growths(ledger, classification, version)
        yield from _matrix(classification, version, "value_added", "growth", growths)


def _matrix(
    classification: Classification,
    version: Version,
    indicator: str,
    measure: str,
    figures: Iterable[CarriedFigure],
) -> Iterator[MatrixView]:
    rows: dict[str, dict[int, CarriedFigure]] = {item.code: {} for item in version.items}
    for figure in figures:
        rows[figure.code].setdefault(figure.period.last.year, figure)
    years = {year for row in rows.values() for year in row}
    if any(figure.state == "stated" for row in rows.values() for figure in row.values()):
        span = tuple(range(min(years), max(years) + 1))
        yield MatrixView(classification, version, indicator, measure, span, rows)


def _growths(
    ledger: Records, classification: Classification, version: Version
) -> Iterator[CarriedFigure]:
    """Give the yearly growth of value added that is stated of the items of a version."""
    codes = {item.subject: item.code for item in version.items}
    for row in ledger.query(
        f"SELECT {OBSERVATION_COLUMNS} FROM observations WHERE area = ?"
        " AND starts_with(cell, ?) ORDER BY cell",
        [classification.area, f"{classification.area}|value_added|"],
    ):
        _, _, subject, measure, of, period, status, _, _ = row[0].split("|")
        if subject not in codes or (measure, of, status) != ("growth", "", "actual") or not period:
            continue
        found = observation_from_row(row)
        when = Period.parse(period)
        if when.is_year and version.first and version.first.year <= when.last.year:
            code, here = codes[subject], (version.version,)
            yield CarriedFigure(
                code, when, found.interval, "stated", here, None, (found,), found.unit
            )
