"""Build the views of the invented dossier that take in a whole place or all of it."""

from dataclasses import replace
from typing import Any

from make_views import CLAIMS, FINDINGS, GDP, LEVEL, QUOTES, SUMMARIES, quote, series_views

from jiqun.ledger.cells import cells_of
from jiqun.ledger.silence import Silence, SilentCell, SilentMembers
from jiqun.ledger.views import AreaView, Overview, Quote, SeriesSummary
from jiqun.model import Period, Source, Status, area_slug
from jiqun.monitoring import (
    ComparedKey,
    CompareView,
    Facts,
    MonitorView,
    Scene,
    compare,
    facts_of,
    key_of,
    monitor,
)


def facts() -> Facts:
    """Give the facts of the dossier, each with the observation of its series."""
    seen = [o for view in series_views() for _, _, o in view.rows if o is not None]
    cells = {cell.key: cell for view in series_views() for cell, _, _ in view.rows}
    sources = {
        d: Source(d, s.publisher, s.publisher_class, s.published) for d, s in SUMMARIES.items()
    }
    return facts_of(seen, cells, CLAIMS, sources=sources, scope_of=lambda cell: "unspecified")


def monitor_view() -> MonitorView:
    """Give what the dossier's series say, with a comparison that it stands in."""
    derived = monitor(Scene("Jinhe", facts()))
    assert derived
    (key,) = compared()
    return MonitorView("Jinhe", "jinhe", derived, {key: compared()[key].cell}, QUOTES, SUMMARIES)


def compared() -> dict[str, ComparedKey]:
    """Give the GDP of Jinhe and of a second city as what can be compared."""
    (cell, *_) = cells_of(GDP)
    key = key_of(cell)
    assert key is not None
    return {key.slug: ComparedKey(key, cell, ("Jinhe", "Yuhai"))}


def compare_view() -> CompareView:
    """Compare the GDP of Jinhe with itself under another name, and with a goal apart."""
    ((slug, known),) = compared().items()
    own = [f for f in facts() if key_of(f.cell) == known.key]
    goal = replace(own[0], cell=replace(own[0].cell, status=Status.TARGET, area="Jinhe"))
    return CompareView(known.key, slug, known.cell, compare([*own, goal]), QUOTES, SUMMARIES)


def area_view() -> AreaView:
    """Give the area of the dossier."""
    lines = []
    for view in series_views():
        years = [cell.period.last.year for cell, _, _ in view.rows if cell.period]
        lines.append(
            SeriesSummary(
                view.cell,
                view.slug,
                len(view.rows),
                sum(len(q) for _, q, _ in view.rows),
                0,
                min(years, default=None),
                max(years, default=None),
            )
        )
    return AreaView("Jinhe", area_slug("Jinhe"), FINDINGS, QUOTES, tuple(lines), SUMMARIES)


def overview() -> Overview:
    """Give the home page's view, a refused file and scores included."""
    coverage: dict[tuple[str, int], int] = {}
    for c in CLAIMS:
        key = (str(c.indicator), c.period.last.year if c.period else 0)
        coverage[key] = coverage.get(key, 0) + 1
    by_kind = {str(f.kind): 1 for f in FINDINGS}
    return Overview(
        title_en="The Jinhe dossier",
        title_zh="金河档案",
        documents=tuple(SUMMARIES.values()),
        findings=FINDINGS,
        quoted=QUOTES,
        counts={
            "documents": 2, "refused": 1, "claims": len(CLAIMS), "cells": 11, "series": 9,
            "findings": by_kind,
        },
        coverage=coverage,
        areas={"Jinhe": (area_slug("Jinhe"), len(CLAIMS), by_kind)},
        report={
            "refused": [{"file": "documents/empty.txt", "code": "empty", "parts": {}}],
            "scores": {"zh": {"precision": 0.91, "recall": 0.83}},
        },
        meta={"extractor": "0123456789abcdef", "title_en": "The Jinhe dossier"},
    )  # fmt: skip


def silence() -> tuple[Silence, dict[str, Quote]]:
    """Give a figure that is no longer told, and a list told in part."""
    (level,) = cells_of(LEVEL)
    cell = replace(level, period=Period.parse("2023"))
    members = SilentMembers(
        replace(level, subject=None, period=Period.parse("2023")),
        *("shenzhen-clusters", "1.0", "cluster"),
        {"NEWMAT": (LEVEL.id,), "MARINE": (GDP.id,)},
        ("SEMI", "ICV"),
    )
    found = Silence((SilentCell("Jinhe <Bureau>", "publisher", cell, (LEVEL.id,), 2),), (members,))
    return found, {c.id: quote(c) for c in (LEVEL, GDP)}


def history() -> tuple[list[dict[str, Any]], frozenset[str]]:
    """Give three builds: the first, one with an alert, and one with a revision alone."""
    (level,) = cells_of(LEVEL)
    value = {"value": "412503000000", "low": None, "high": None, "unit": "CNY"}
    shared = {"documents": 2, "claims": 12, "digests": {"claims": "ab" * 32, "findings": ""}}
    told = {"area": "Jinhe", "claims": [LEVEL.id]}
    revised = {"kind": "revised", "cell": level.key, "before": value, "now": value, **told}
    error = FINDINGS[0]
    wrong = {
        **{"kind": "contradicted", "area": "Jinhe", "finding": error.id, "outcome": "one_of"},
        **{"message_en": error.message_en, "message_zh": error.message_zh},
        "claims": list(error.claims),
    }
    lines: list[dict[str, Any]] = [
        {"build": 1, "built": "2026-01-01T08:00:00+00:00", "reason": "first", "alert": False,
         "counts": {}, "events": [], **shared},
        {"build": 2, "built": "2026-01-08T08:00:00+00:00", "reason": "changes", "alert": True,
         "counts": {"contradicted": 1, "new": 7},
         "events": [wrong, {**revised, "kind": "new", "before": None}], **shared},
        {"build": 3, "built": "2026-01-15T08:00:00+00:00", "reason": "changes", "alert": False,
         "counts": {"revised": 1}, "events": [revised], **shared},
    ]  # fmt: skip
    return lines, frozenset({level.key, *(c.id for c in CLAIMS)})
