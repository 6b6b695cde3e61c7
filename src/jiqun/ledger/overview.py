"""Put the home page together."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from jiqun.ledger.records import SUMMARY, Records, findings_of
from jiqun.ledger.views import FINDINGS_SHOWN, DocumentSummary, Overview
from jiqun.model import area_slug


def overview_of(ledger: Records, report: Mapping[str, Any]) -> Overview:
    """Give what the home page shows; `report` is the build's report."""
    severity = "CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 WHEN 'low' THEN 2 ELSE 3"
    kind = "CASE kind WHEN 'error' THEN 0 WHEN 'note' THEN 1 WHEN 'target' THEN 2"
    shown = findings_of(
        ledger.query(
            f"SELECT record FROM findings ORDER BY {kind} WHEN 'derived' THEN 3 ELSE 4 END,"
            f" {severity} END, area, position LIMIT ?",
            [FINDINGS_SHOWN],
        )
    )
    documents = tuple(
        DocumentSummary(*row)
        for row in ledger.query(f"{SUMMARY} ORDER BY d.published NULLS LAST, d.id")
    )
    areas: dict[str, tuple[str, int, Mapping[str, int]]] = {}
    kinds: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for area, name, count in ledger.query(
        "SELECT area, kind, count(*) FROM findings GROUP BY ALL ORDER BY ALL"
    ):
        kinds[area][name] = count
    for area, count in ledger.query(
        "SELECT area, count(DISTINCT claim) FROM claim_cells GROUP BY area ORDER BY area"
    ):
        areas[area] = (area_slug(area), count, kinds[area])
    (counts,) = ledger.query(
        "SELECT (SELECT count(*) FROM claims), count(DISTINCT cell), count(DISTINCT series)"
        " FROM claim_cells"
    )
    by_kind = dict(ledger.query("SELECT kind, count(*) FROM findings GROUP BY kind ORDER BY kind"))
    given = dict(report)
    return Overview(
        title_en=ledger.meta.get("title_en", "jiqun"),
        title_zh=ledger.meta.get("title_zh", "集群"),
        documents=documents,
        findings=shown,
        quoted=ledger.quotes_of(shown),
        counts={
            "documents": len(documents),
            "refused": len(given.get("refused", ())),
            "claims": counts[0],
            "cells": counts[1],
            "series": counts[2],
            "findings": by_kind,
        },
        coverage={
            (row[0], row[1]): row[2]
            for row in ledger.query(
                "SELECT indicator, year, count(DISTINCT claim) FROM claim_cells"
                " GROUP BY ALL ORDER BY ALL"
            )
        },
        areas=areas,
        report=given,
        meta=ledger.meta,
    )
