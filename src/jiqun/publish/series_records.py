"""Make the JSON twin of a series' page: its periods, what stands for each, and by whom."""

from collections.abc import Iterable
from typing import Any

from jiqun.checks.history import Consequence, PeriodHistory
from jiqun.checks.vintages import Standing
from jiqun.ledger.tellers import teller_in
from jiqun.ledger.views import Quote, SeriesView
from jiqun.model import Observation, plain_fraction
from jiqun.publish.records import findings_record, quote_record, summaries_record
from jiqun.publish.told_by import ByTeller


def series_record(
    view: SeriesView, histories: Iterable[PeriodHistory], tellers: ByTeller
) -> dict[str, Any]:
    """Give a series: a row a period with its claims, its observation and its vintages.

    Each claim says the class of its document's publisher, and of who tells it: of whoever is
    quoted there, else the publisher's. Where several classes tell the series, `by_class` is what
    stands for a period by the figures of each alone: the page's choice.
    """
    by_cell = {row.cell.key: row for row in histories}
    own = {q.claim.doc for _, found, _ in view.rows for q in found}
    return {
        "series": view.cell.series,
        "slug": view.slug,
        "rows": [
            {
                "period": str(cell.period) if cell.period else None,
                "cell": cell.key,
                "claims": [_figure(view, q) for q in quotes],
                "observation": None if seen is None else _observation(seen),
                "by_class": _by_class(tellers, cell.key),
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
        "findings": findings_record(view.findings),
        "documents": summaries_record({d: s for d, s in view.documents.items() if d in own}),
        "quoted": dict(view.quoted),
    }


def _figure(view: SeriesView, quote: Quote) -> dict[str, Any]:
    source = view.documents.get(quote.claim.doc)
    return quote_record(quote) | {
        "publisher_class": source.publisher_class if source else None,
        "told_by": teller_in(view, quote.claim),
    }


def _observation(seen: Observation) -> dict[str, Any]:
    return {
        "interval": seen.interval.ends(),
        "value": plain_fraction(seen.value),
        "unit": seen.unit,
        "state": seen.state,
        "claims": list(seen.claims),
        "vintage": seen.vintage.isoformat() if seen.vintage else None,
        "sources": seen.sources,
    }


def _by_class(tellers: ByTeller, cell: str) -> dict[str, Any]:
    rows = {name: histories.get(cell) for name, histories in tellers.items()}
    return {
        name: _observation(row.seen)
        for name, row in rows.items()
        if row is not None and row.seen is not None and row.seen.claims
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
