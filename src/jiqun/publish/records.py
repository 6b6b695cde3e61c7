"""Make the JSON twins: the same records that a page shows, in the form of the contract's files."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiqun.checks.history import Consequence, PeriodHistory
from jiqun.checks.vintages import Standing
from jiqun.ledger.views import AreaView, DocumentSummary, DocumentView, Overview, Quote, SeriesView
from jiqun.model import Document, Finding, plain_fraction
from jiqun.monitoring import CompareView, Fact, MonitorView
from jiqun.publish.address import series_href
from jiqun.publish.copies import copies_record


def document_record(view: DocumentView) -> dict[str, Any]:
    """Give a document: its metadata, text, claims and findings."""
    return {
        "document": _document(view.document),
        "claims": [c.to_record() for c in view.claims],
        "findings": _findings(view.findings),
        "quoted": _quotes(view.quoted),
        "documents": _summaries(view.documents),
        "copies": copies_record(view.copies),
    }


def claims_record(view: DocumentView, own: Mapping[str, Quote]) -> dict[str, Any]:
    """Give a document's claims, each with its sentence and its cells."""
    found: dict[str, list[str]] = {}
    for finding in view.findings:
        for claim_id in finding.claims:
            found.setdefault(claim_id, []).append(finding.id)
    made = []
    for claim in view.claims:
        quote = own[claim.id]
        cells = view.cells.get(claim.id, ())
        made.append(
            {
                "id": claim.id,
                "claim": claim.to_record(),
                "sentence": quote.sentence,
                "cells": [{"cell": c.key, "series": series_href(c)} for c in cells],
                "findings": found.get(claim.id, []),
            }
        )
    return {"doc": view.document.id, "claims": made}


def series_record(view: SeriesView, histories: Iterable[PeriodHistory]) -> dict[str, Any]:
    """Give a series: a row a period with its claims, its observation and its vintages."""
    by_cell = {row.cell.key: row for row in histories}
    own = {q.claim.doc for _, found, _ in view.rows for q in found}
    return {
        "series": view.cell.series,
        "slug": view.slug,
        "rows": [
            {
                "period": str(cell.period) if cell.period else None,
                "cell": cell.key,
                "claims": [_quote(q) for q in quotes],
                "observation": None
                if seen is None
                else {
                    "interval": seen.interval.ends(),
                    "value": plain_fraction(seen.value),
                    "unit": seen.unit,
                    "state": seen.state,
                    "claims": list(seen.claims),
                    "vintage": seen.vintage.isoformat() if seen.vintage else None,
                    "sources": seen.sources,
                },
                **_vintages(by_cell.get(cell.key)),
            }
            for cell, quotes, seen in view.rows
        ],
        "implied": [
            {
                "cell": row.cell,
                "unit": row.unit,
                "state": "stated" if row.is_stated else "derived",
                "interval": row.hard.ends(),
                "value": plain_fraction(row.value),
                "spread": row.spread,
                "claims": list(row.claims),
            }
            for row in view.reconciled
        ],
        "findings": _findings(view.findings),
        "documents": _summaries({d: s for d, s in view.documents.items() if d in own}),
        "quoted": dict(view.quoted),
    }


def _vintages(row: PeriodHistory | None) -> dict[str, Any]:
    if row is None:
        return {"scope": None, "rule": "none", "vintages": [], "rivals": [], "shares": []}
    return {
        "scope": row.scope.code if row.scope else None,
        "rule": row.rule,
        "vintages": [
            _vintage(stands, row.follows[n] if row.follows else ())
            for n, stands in enumerate(row.stood)
        ],
        "rivals": [
            _vintage(stands, follows)
            for stands, follows in zip(row.rivals, row.rival_follows, strict=True)
        ],
        "shares": [
            {
                "gdp_as_of": share.day.isoformat() if share.day else None,
                "interval": share.interval.ends(),
                "state": "stated" if share.stated else "derived",
                "claims": [*share.stated, *share.part, *share.whole],
            }
            for share in row.shares
        ],
    }


def _vintage(stands: Standing, follows: Iterable[Consequence]) -> dict[str, Any]:
    return {
        "from": stands.day.isoformat(),
        "interval": stands.interval.ends(),
        "claims": list(stands.claims),
        "follows": [
            {
                "kind": c.kind,
                "interval": c.interval.ends(),
                "subject": c.subject,
                "outcome": c.outcome or None,
                "with": list(c.claims),
            }
            for c in follows
        ],
    }


def area_record(view: AreaView) -> dict[str, Any]:
    """Give an area: its findings and its series."""
    return {
        "area": view.area,
        "findings": _findings(view.findings),
        "quoted": _quotes(view.quoted),
        "series": [
            {
                "series": s.cell.series,
                "slug": s.slug,
                "periods": s.periods,
                "claims": s.claims,
                "errors": s.errors,
                "first_year": s.first_year,
                "last_year": s.last_year,
            }
            for s in view.series
        ],
        "documents": _summaries(view.documents),
    }


def monitor_record(view: MonitorView) -> dict[str, Any]:
    """Give what a place's series say, with the claims that it rests on."""
    return {
        "area": view.area,
        "derived": [d.to_record() for d in view.derived],
        "comparisons": sorted(view.comparisons),
        "quoted": _quotes(view.quotes),
        "documents": [_origin(view.documents[key]) for key in sorted(view.documents)],
    }


def compare_record(view: CompareView) -> dict[str, Any]:
    """Give one quantity over several places: by period what counts alike and what does not."""
    return {
        "slug": view.slug,
        "indicator": view.key.indicator,
        "subject": view.key.subject,
        "measure": view.key.measure,
        "of": view.key.of,
        "periods": [
            {
                "period": c.period,
                "together": [
                    _fact(s.fact)
                    | {
                        "place": [s.first, s.last] if s.first else None,
                        "gap_to_country": s.gap.ends() if s.gap else None,
                    }
                    for s in c.together
                ],
                "apart": [
                    _fact(a.fact)
                    | {"reasons_en": list(a.reasons_en), "reasons_zh": list(a.reasons_zh)}
                    for a in c.apart
                ],
            }
            for c in view.comparisons
        ],
        "quoted": _quotes(view.quotes),
        "documents": [_origin(view.documents[key]) for key in sorted(view.documents)],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "area": fact.cell.area,
        "cell": fact.cell.key,
        "interval": fact.interval.ends(),
        "unit": fact.unit,
        "status": str(fact.cell.status),
        "scope": fact.scope,
        "vintage": fact.vintage.isoformat() if fact.vintage else None,
        "state": fact.state,
        "claims": list(fact.claims),
    }


def overview_record(view: Overview) -> dict[str, Any]:
    """Give what the home page shows."""
    return {
        "title_en": view.title_en,
        "title_zh": view.title_zh,
        "counts": dict(view.counts),
        "coverage": [
            {"indicator": indicator, "year": year or None, "claims": n}
            for (indicator, year), n in sorted(view.coverage.items())
        ],
        "areas": [
            {"area": area, "slug": slug, "claims": claims, "findings": dict(kinds)}
            for area, (slug, claims, kinds) in sorted(view.areas.items())
        ],
        "meta": dict(view.meta),
    }


def overview_findings(view: Overview) -> dict[str, Any]:
    """Give the findings that the findings page shows, and the claims they quote."""
    return {"findings": _findings(view.findings), "quoted": _quotes(view.quoted)}


def overview_documents(view: Overview) -> list[dict[str, Any]]:
    """Give the list of documents."""
    return [summary_record(d) for d in view.documents]


def summary_record(d: DocumentSummary) -> dict[str, Any]:
    """Give one line of a list of documents."""
    return _origin(d) | {"claims": d.claims, "errors": d.errors}


def _origin(d: Document | DocumentSummary) -> dict[str, Any]:
    """Give where a document comes from."""
    return {
        "id": d.id,
        "title": d.title,
        "publisher": d.publisher,
        "publisher_class": d.publisher_class,
        "published": d.published.isoformat() if d.published else None,
        "published_text": d.published_text,
        "language": d.language,
        "url": d.url,
    }


def _document(d: Document) -> dict[str, Any]:
    return _origin(d) | {
        "area": d.area,
        "sha256": d.sha256,
        "encoding": d.encoding,
        "media_type": d.media_type,
        "source_name": d.source_name,
        "size_bytes": d.size_bytes,
        "inferred": list(d.inferred),
        "warnings": [list(w) for w in d.warnings],
        "text": d.text,
    }


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [f.to_record() for f in findings]


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "claim": quote.claim.to_record(),
        "sentence": quote.sentence,
        "start": quote.start,
        "end": quote.end,
    }


def _quotes(quotes: Mapping[str, Quote]) -> dict[str, Any]:
    return {key: _quote(quotes[key]) for key in sorted(quotes)}


def _summaries(documents: Mapping[str, DocumentSummary]) -> list[dict[str, Any]]:
    return [summary_record(documents[key]) for key in sorted(documents)]
