"""Turn records into rows of the ledger, and rows back into records."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jiqun.extraction import Mention
from jiqun.ledger.cells import cells_of
from jiqun.ledger.views import Quote
from jiqun.model import (
    Block,
    Bound,
    Cell,
    Claim,
    Document,
    Finding,
    Indicator,
    Interval,
    Measure,
    Observation,
    Period,
    Status,
    Trace,
    printed_interval,
    sentence_span,
    series_slug,
)

Row = dict[str, Any]


def document_row(document: Document) -> Row:
    """Give the row of a document."""
    return {
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "publisher_class": document.publisher_class,
        "published": _day(document.published),
        "published_text": document.published_text,
        "language": document.language,
        "area": document.area,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "media_type": document.media_type,
        "source_name": document.source_name,
        "size_bytes": document.size_bytes,
        "inferred": _json(document.inferred),
        "warnings": _json(document.warnings),
        "blocks": _json([[b.start, b.end, b.kind, b.where] for b in document.blocks]),
        "text": document.text,
    }


def document_from_row(row: Mapping[str, Any]) -> Document:
    """Read a row of `documents` back."""
    fields = dict(row)
    fields["inferred"] = tuple(json.loads(row["inferred"]))
    fields["warnings"] = tuple((code, detail) for code, detail in json.loads(row["warnings"]))
    fields["blocks"] = tuple(Block(*block) for block in json.loads(row["blocks"]))
    return Document(**fields)


def claim_row(claim: Claim, document: Document, extractor: str) -> Row:
    """Give the row of a claim, with the words around it and its document's vintage."""
    first, last = sentence_span(document.text, claim.start, claim.end)
    says = printed_interval(claim)
    return {
        "id": claim.id,
        "doc": claim.doc,
        "start_char": claim.start,
        "end_char": claim.end,
        "quote": claim.quote,
        "value": float(claim.value),
        "value_exact": str(claim.value),
        "low": number_of(says.low),
        "high": number_of(says.high),
        "unit": claim.unit,
        "bound": str(claim.bound),
        "measure": str(claim.measure),
        "indicator": str(claim.indicator),
        "subject": claim.subject,
        "subject_code": claim.subject_code,
        "of_what": claim.of,
        "area": claim.area,
        "period": str(claim.period) if claim.period else None,
        "status": str(claim.status),
        "scope": claim.scope,
        "basis": claim.basis,
        "speaker": claim.speaker,
        "streak": claim.streak,
        "confidence": claim.confidence,
        "proposed": _unplaced(claim),
        "trace": _json({name: [t.how, t.start, t.end] for name, t in claim.trace}),
        "sentence": document.text[first:last],
        "sentence_start": first,
        "published": _day(document.published),
        "extractor": extractor,
    }


def mention_row(mention: Mention, document: Document) -> Row:
    """Give the row of a place that names an item, with the words around it."""
    first, last = sentence_span(document.text, mention.start, mention.end)
    return {
        "doc": mention.doc,
        "code": mention.code,
        "start_char": mention.start,
        "end_char": mention.end,
        "sentence": document.text[first:last],
        "sentence_start": first,
    }


CLAIM_COLUMNS = (
    "doc, start_char, end_char, quote, value_exact, unit, bound, measure, indicator, subject,"
    " of_what, area, period, status, scope, basis, speaker, streak, confidence, subject_code,"
    " proposed"
)
QUOTE_COLUMNS = f"{CLAIM_COLUMNS}, trace, sentence, sentence_start"


def claim_from_row(row: tuple[Any, ...]) -> Claim:
    """Read a claim from `CLAIM_COLUMNS`, or with its trace from `QUOTE_COLUMNS`.

    Without its trace it still says which of its fields were proposed.
    """
    return Claim(
        doc=row[0],
        start=row[1],
        end=row[2],
        quote=row[3],
        value=Decimal(row[4]),
        unit=row[5],
        bound=Bound(row[6]),
        measure=Measure(row[7]),
        indicator=Indicator(row[8]),
        subject=row[9],
        of=row[10],
        area=row[11],
        period=Period.parse(row[12]) if row[12] else None,
        status=Status(row[13]),
        scope=row[14],
        basis=row[15],
        speaker=row[16],
        streak=row[17],
        confidence=row[18],
        subject_code=row[19],
        trace=_trace(row[21]) if len(row) > 21 else _proposed(row[20]),
    )


def quote_from_row(row: tuple[Any, ...]) -> Quote:
    """Read a claim with its sentence from `QUOTE_COLUMNS`."""
    claim = claim_from_row(row)
    return Quote(claim, row[22], claim.start - row[23], claim.end - row[23])


def quote_of(claim: Claim, document: Document) -> Quote:
    """Put a claim into its sentence."""
    first, last = sentence_span(document.text, claim.start, claim.end)
    return Quote(claim, document.text[first:last], claim.start - first, claim.end - first)


def cell_rows(claim: Claim) -> Iterator[Row]:
    """Give one row for each cell that a claim fills."""
    for cell in cells_of(claim):
        yield {
            "claim": claim.id,
            "doc": claim.doc,
            "area": cell.area,
            "indicator": str(cell.indicator),
            "subject": cell.subject,
            "measure": str(cell.measure),
            "of_what": cell.of,
            "period": str(cell.period) if cell.period else None,
            "status": str(cell.status),
            "scope": cell.scope,
            "dimension": cell.dimension,
            "cell": cell.key,
            "series": cell.series_slug,
            "year": cell.period.last.year if cell.period else 0,
        }


CELL_COLUMNS = "area, indicator, subject, measure, of_what, period, status, scope, dimension"


def cell_from_row(row: tuple[Any, ...]) -> Cell:
    """Read a cell from `CELL_COLUMNS`."""
    return Cell(
        area=row[0],
        indicator=Indicator(row[1]),
        subject=row[2],
        measure=Measure(row[3]),
        of=row[4],
        period=Period.parse(row[5]) if row[5] else None,
        status=Status(row[6]),
        scope=row[7],
        dimension=row[8],
    )


def cell_from_key(key: str) -> Cell:
    """Read a cell back from its key.

    >>> cell_from_key("Foshan|gdp||level||2023|actual|unspecified|money").period.text
    '2023'
    """
    area, indicator, subject, measure, of, period, status, scope, dimension = key.split("|")
    return cell_from_row(
        (area, indicator, subject or None, measure, of or None, period, status, scope, dimension)
    )


def finding_row(finding: Finding, position: int) -> Row:
    """Give the row of a finding; `position` is its place within its area."""
    return {
        "id": finding.id,
        "area": finding.area,
        "position": position,
        "kind": str(finding.kind),
        "outcome": str(finding.outcome),
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message_en": finding.message_en,
        "message_zh": finding.message_zh,
        "record": finding.to_json(),
    }


def finding_claim_rows(finding: Finding) -> Iterator[Row]:
    """Give one row for each claim that a finding names."""
    for claim in finding.claims:
        yield {
            "finding": finding.id,
            "area": finding.area,
            "claim": claim,
            "doc": claim.rpartition(":")[0],
        }


def observation_row(observation: Observation) -> Row:
    """Give the row of an observation."""
    area, series = observation.cell.split("|", 1)[0], series_of(observation.cell)
    ends = (observation.interval.low, observation.interval.high, observation.value)
    return {
        "cell": observation.cell,
        "area": area,
        "series": series,
        "low": number_of(ends[0]),
        "high": number_of(ends[1]),
        "value": number_of(ends[2]),
        "unit": observation.unit,
        "state": observation.state,
        "vintage": _day(observation.vintage),
        "sources": observation.sources,
        "claims": _json(observation.claims),
        "exact": _json([None if e is None else str(e) for e in ends]),
    }


OBSERVATION_COLUMNS = "cell, exact, unit, claims, state, vintage, sources"


def observation_from_row(row: tuple[Any, ...]) -> Observation:
    """Read an observation from `OBSERVATION_COLUMNS`."""
    low, high, value = (None if e is None else Fraction(e) for e in json.loads(row[1]))
    return Observation(
        cell=row[0],
        interval=Interval(low, high),
        value=value,
        unit=row[2],
        claims=tuple(json.loads(row[3])),
        state=row[4],
        vintage=row[5],
        sources=row[6],
    )


def series_of(cell_key: str) -> str:
    """Give the file name of the series page of a cell."""
    parts = cell_key.split("|")
    parts[5] = ""  # the period
    return series_slug("|".join(parts))


_UNPAIRED = "unequal"
"""Stands among the names of proposed fields where a claim's list does not match its figures."""


def _unplaced(claim: Claim) -> str | None:
    return ",".join([*claim.proposed, *([_UNPAIRED] if claim.unpaired else [])]) or None


def _proposed(names: str | None) -> tuple[tuple[str, Trace], ...]:
    return tuple(
        ("subject", Trace(_UNPAIRED)) if name == _UNPAIRED else (name, Trace("proposed"))
        for name in (names.split(",") if names else ())
    )


def _trace(text: str) -> tuple[tuple[str, Trace], ...]:
    return tuple(
        (name, Trace(how, start, end)) for name, (how, start, end) in json.loads(text).items()
    )


def number_of(value: Fraction | None) -> float | None:
    """Give a number for queries; the exact one stands beside it."""
    return None if value is None else float(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
