"""Make the JSON twins: the same records that a page shows, in the form of the contract's files."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiqun.ledger.views import AreaView, DocumentSummary, DocumentView, Overview, Quote
from jiqun.model import Document, Finding
from jiqun.monitoring import CompareView, Fact, MonitorView
from jiqun.publish.address import series_href
from jiqun.publish.copies import copies_record


def document_record(view: DocumentView) -> dict[str, Any]:
    """Give a document: its metadata, text, claims and findings."""
    return {
        "document": _document(view.document),
        "claims": [c.to_record() for c in view.claims],
        "findings": findings_record(view.findings),
        "quoted": quotes_record(view.quoted),
        "documents": summaries_record(view.documents),
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


def area_record(view: AreaView) -> dict[str, Any]:
    """Give an area: its findings and its series."""
    return {
        "area": view.area,
        "findings": findings_record(view.findings),
        "quoted": quotes_record(view.quoted),
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
        "documents": summaries_record(view.documents),
    }


def monitor_record(view: MonitorView) -> dict[str, Any]:
    """Give what a place's series say, with the claims that it rests on."""
    return {
        "area": view.area,
        "derived": [d.to_record() for d in view.derived],
        "comparisons": sorted(view.comparisons),
        "quoted": quotes_record(view.quotes),
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
        "quoted": quotes_record(view.quotes),
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
    return {"findings": findings_record(view.findings), "quoted": quotes_record(view.quoted)}


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


def findings_record(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Give findings, each as in a findings file."""
    return [f.to_record() for f in findings]


def quote_record(quote: Quote) -> dict[str, Any]:
    """Give a claim with the sentence it stands in."""
    return {
        "claim": quote.claim.to_record(),
        "sentence": quote.sentence,
        "start": quote.start,
        "end": quote.end,
    }


def quotes_record(quotes: Mapping[str, Quote]) -> dict[str, Any]:
    """Give claims with their sentences, by id."""
    return {key: quote_record(quotes[key]) for key in sorted(quotes)}


def summaries_record(documents: Mapping[str, DocumentSummary]) -> list[dict[str, Any]]:
    """Give a list of documents, sorted by id."""
    return [summary_record(documents[key]) for key in sorted(documents)]
