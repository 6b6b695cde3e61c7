"""Put series and areas together as their pages show them."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jiqun.ledger.records import Records
from jiqun.ledger.related import claims_on, read_against, shares_in, whole_of
from jiqun.ledger.rows import (
    CELL_COLUMNS,
    OBSERVATION_COLUMNS,
    QUOTE_COLUMNS,
    cell_from_row,
    observation_from_row,
    quote_from_row,
    series_of,
)
from jiqun.ledger.spellings import AS_KEPT, Spelling, commonest
from jiqun.ledger.views import AreaView, Quote, SeriesSummary, SeriesView
from jiqun.model import Cell, Finding, Reconciled, area_slug, finding_from_record


def series_batch(ledger: Records, slugs: list[str]) -> Iterator[SeriesView]:
    """Give some series, in order of slug, each with its cells in order of time."""
    columns = ", ".join(f"k.{name}" for name in CELL_COLUMNS.split(", "))
    quote_columns = ", ".join(f"c.{name}" for name in QUOTE_COLUMNS.split(", "))
    width = CELL_COLUMNS.count(",") + 1
    rows: defaultdict[str, dict[str, tuple[Any, list[Quote]]]] = defaultdict(dict)
    for row in ledger.query(
        f"SELECT {columns}, k.series, k.cell, {quote_columns} FROM claim_cells k"
        " JOIN claims c ON c.id = k.claim WHERE k.series IN (SELECT unnest(?))"
        " ORDER BY k.series, k.year, k.period, k.cell, c.published NULLS LAST, c.doc,"
        " c.start_char",
        [slugs],
    ):
        entry = rows[row[width]].setdefault(row[width + 1], (cell_from_row(row), []))
        entry[1].append(quote_from_row(row[width + 2 :]))
    observed = {
        row[0]: observation_from_row(row)
        for row in ledger.query(
            f"SELECT {OBSERVATION_COLUMNS} FROM observations WHERE series IN (SELECT unnest(?))",
            [slugs],
        )
    }
    implied: defaultdict[str, list[Reconciled]] = defaultdict(list)
    for found in ledger.reconciled(series=slugs):
        implied[series_of(found.cell)].append(found)
    by_series: defaultdict[str, dict[str, Finding]] = defaultdict(dict)
    for record, series in ledger.query(
        "SELECT DISTINCT f.record, k.series, f.area, f.position FROM findings f"
        " JOIN finding_claims n ON n.finding = f.id AND n.area = f.area"
        " JOIN claim_cells k ON k.claim = n.claim"
        " WHERE k.series IN (SELECT unnest(?)) ORDER BY f.area, f.position",
        [slugs],
        width=2,
    ):
        finding = finding_from_record(json.loads(record))
        by_series[series][finding.id] = finding
    parts = shares_in(
        ledger, [cell for cells in rows.values() for cell, quotes in cells.values() if quotes[1:]]
    )
    against: dict[str, dict[str, Cell]] = {}
    for slug, cells in rows.items():
        own = [cell for cell, _ in cells.values()]
        beside = {c.key: c for cell in own for c in read_against(cell)}
        beside |= {c.key: c for c in parts if whole_of(c).key in cells}
        against[slug] = beside
    related = claims_on(ledger, [c for beside in against.values() for c in beside.values()])
    named = {q.claim.doc for cells in rows.values() for _, qs in cells.values() for q in qs}
    named |= {claim.doc for claims in related.values() for claim in claims}
    quoted: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for series, claim, original in ledger.query(
        "SELECT DISTINCT k.series, q.claim, q.original FROM quoted q JOIN claim_cells k"
        " ON k.claim = q.claim AND k.area = q.area WHERE k.series IN (SELECT unnest(?))"
        " ORDER BY k.series, q.claim",
        [slugs],
    ):
        quoted[series][claim] = original
        named.add(original)
    summaries = ledger.summaries(named)
    summaries |= ledger.summaries({s.original for s in summaries.values() if s.original} - named)
    for slug in slugs:
        if slug not in rows:
            continue
        entries = rows[slug].values()
        docs = {q.claim.doc for _, quotes in entries for q in quotes}
        told = {k: (c, related[k]) for k, c in sorted(against[slug].items()) if k in related}
        docs |= {claim.doc for _, claims in told.values() for claim in claims}
        docs |= set(quoted[slug].values())
        docs |= {end for d in docs if (end := summaries[d].original)}
        yield SeriesView(
            cell=_without_period(next(iter(entries))[0]),
            slug=slug,
            rows=tuple((cell, tuple(quotes), observed.get(cell.key)) for cell, quotes in entries),
            findings=tuple(by_series[slug].values()),
            documents={d: summaries[d] for d in sorted(docs)},
            related=told,
            reconciled=tuple(implied[slug]),
            quoted=quoted[slug],
        )


def area_batch(ledger: Records, areas: list[str]) -> Iterator[AreaView]:
    """Give some areas, in the order given; those without claims are left out."""
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in ledger.findings(areas=areas):
        findings[finding.area].append(finding)
    quotes = ledger.quotes_of([f for found in findings.values() for f in found])
    series = _series_summaries(ledger, areas)
    summaries = ledger.summaries({q.claim.doc for q in quotes.values()})
    for area in areas:
        if not series[area]:
            continue
        quoted = {c: quotes[c] for f in findings[area] for c in f.claims}
        docs = {q.claim.doc for q in quoted.values()}
        yield AreaView(
            area=area,
            slug=area_slug(area),
            findings=tuple(findings[area]),
            quoted=quoted,
            series=tuple(series[area]),
            documents={d: summaries[d] for d in sorted(docs)},
        )


def _series_summaries(ledger: Records, areas: list[str]) -> defaultdict[str, list[SeriesSummary]]:
    columns = ", ".join(f"any_value(k.{name})" for name in CELL_COLUMNS.split(", "))
    found: defaultdict[str, list[SeriesSummary]] = defaultdict(list)
    written = _spellings(ledger, areas)
    for row in ledger.query(
        f"SELECT {columns}, k.series, count(DISTINCT k.cell), count(DISTINCT k.claim),"
        " count(DISTINCT f.id), min(nullif(k.year, 0)), max(nullif(k.year, 0))"
        " FROM claim_cells k LEFT JOIN (SELECT f.id, n.claim FROM findings f"
        " JOIN finding_claims n ON n.finding = f.id AND n.area = f.area"
        " WHERE f.kind = 'error') f ON f.claim = k.claim"
        " WHERE k.area IN (SELECT unnest(?)) GROUP BY k.series ORDER BY k.series",
        [areas],
    ):
        cell = _without_period(cell_from_row(row))
        slug, periods, claims, errors, first, last = row[9:]
        how = written.get(slug, AS_KEPT)
        found[cell.area].append(
            SeriesSummary(cell, slug, periods, claims, errors, first, last, how)
        )
    return found


def _spellings(ledger: Records, areas: list[str]) -> dict[str, Spelling]:
    """Give by series how documents write what no catalogue names."""
    found: defaultdict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for series, subject, of in ledger.query(
        "SELECT k.series, c.subject, c.of_what FROM claim_cells k JOIN claims c ON c.id = k.claim"
        " WHERE k.area IN (SELECT unnest(?))"
        " AND (starts_with(k.subject, 'label:') OR starts_with(k.of_what, 'label:'))",
        [areas],
    ):
        found[series].append((subject, of))
    return {series: commonest(told) for series, told in found.items()}


def _without_period(cell: Cell) -> Cell:
    return replace(cell, period=None)
