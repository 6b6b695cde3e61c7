"""Make the pages of place against place: what counts alike on one chart, the rest apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from jiqun.data.dates import period_name
from jiqun.model import UNSPECIFIED, Cell, Measure, Period, Status, area_slug
from jiqun.monitoring import Apart, CompareView, Comparison, Fact, Standing
from jiqun.monitoring.attribution import attribution_of
from jiqun.monitoring.scopes import scope_name
from jiqun.publish import numbers
from jiqun.publish.address import Links
from jiqun.publish.figures import Figure, figure
from jiqun.publish.findings import basis
from jiqun.publish.names import area_name, code_name, quantity_html, quantity_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.records import compare_record
from jiqun.publish.rendering import json_page, render
from jiqun.publish.texts import text

PERIODS_SHOWN = 12
"""Periods told on a page, the latest first; the others stand in its JSON (our choice)."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of a period: its figure, where it can stand, its gap to the country."""

    area: str
    area_href: str
    figure: Figure | None
    interval: str
    basis: str
    basis_href: str
    place: str
    gap: str
    scope: str
    status: str
    reasons: str


@dataclass(frozen=True, slots=True)
class PeriodShown:
    """One period: what counts alike, and what is listed apart."""

    period: str
    together: tuple[PlaceRow, ...]
    apart: tuple[PlaceRow, ...]
    has_gaps: bool
    has_scopes: bool
    attribution: str


@dataclass(frozen=True, slots=True)
class CompareEntry:
    """One line of the list of comparisons: what it is of, and over how many places."""

    slug: str
    cell: Cell
    places: int


def compare_pages(view: CompareView, *, served: bool = False) -> Iterator[Page]:
    """Give a comparison in both languages, each with its JSON."""
    record = json_page("", compare_record(view)).body
    cell = plain_cell(view.cell)
    chosen = _drawn(view.comparisons)
    for language in LANGUAGES:
        yield render(
            "compare.html",
            f"compare/{view.slug}.html",
            language,
            served=served,
            twin=f"{view.slug}.json",
            parts=quantity_html(cell, language),
            name=quantity_name(cell, language),
            periods=[_period(c, view, language) for c in view.comparisons[:PERIODS_SHOWN]],
            more=max(0, len(view.comparisons) - PERIODS_SHOWN),
            chart=_chart(chosen, view, language) if chosen else None,
            drawn=_when(chosen.period, language) if chosen else "",
        )
        yield Page(f"{language}/compare/{view.slug}.json", record)


def compare_index(entries: Iterable[CompareEntry], *, served: bool = False) -> Iterator[Page]:
    """Give the list of all comparisons in both languages, each with its JSON."""
    known = list(entries)
    record = json_page(
        "", [{"slug": e.slug, "cell": plain_cell(e.cell).series, "places": e.places} for e in known]
    ).body
    for language in LANGUAGES:
        rows = sorted(
            (quantity_name(plain_cell(e.cell), language).lower(), e.slug, e) for e in known
        )
        yield render(
            "compare_index.html",
            "compare/index.html",
            language,
            served=served,
            twin="index.json",
            rows=[
                (f"{e.slug}.html", quantity_html(plain_cell(e.cell), language), e.places)
                for _, _, e in rows
            ],
        )
        yield Page(f"{language}/compare/index.json", record)


def plain_cell(cell: Cell) -> Cell:
    """Give a cell without place, period, status and scope: what a comparison is called."""
    return replace(cell, area="", period=None, status=Status.ACTUAL, scope=UNSPECIFIED)


def _period(comparison: Comparison, view: CompareView, language: str) -> PeriodShown:
    alone = len(comparison.together) == 1
    together = tuple(_standing(s, view, language, alone=alone) for s in comparison.together)
    return PeriodShown(
        _when(comparison.period, language),
        together,
        tuple(_apart(a, view, language) for a in comparison.apart),
        any(row.gap for row in together),
        any(row.scope for row in together),
        _attribution(comparison, language),
    )


def _when(period: str, language: str) -> str:
    return period_name(Period.parse(period), language)


def _standing(standing: Standing, view: CompareView, language: str, *, alone: bool) -> PlaceRow:
    first, last = standing.first, standing.last
    place = "" if not first or alone else str(first) if first == last else f"{first}–{last}"
    gap = ""
    if standing.gap is not None:
        gap = numbers.interval(standing.gap, "percentage_point", language)
    return _row(standing.fact, view, language, place=place, gap=gap)


def _apart(apart: Apart, view: CompareView, language: str) -> PlaceRow:
    reasons = apart.reasons_zh if language == "zh" else apart.reasons_en
    return _row(apart.fact, view, language, reasons=text("comma", language).join(reasons))


def _row(fact: Fact, view: CompareView, language: str, **more: str) -> PlaceRow:
    links = Links("../")
    quote = view.quotes.get(fact.claims[0]) if fact.claims else None
    return PlaceRow(
        area=area_name(fact.cell.area, language),
        area_href=f"../areas/{area_slug(fact.cell.area)}.html",
        figure=figure(quote.claim, language, links) if quote else None,
        interval=numbers.interval(fact.interval, fact.unit, language),
        basis=basis(fact.claims),
        basis_href=links.claim(fact.claims[0]) if fact.claims else "",
        place=more.get("place", ""),
        gap=more.get("gap", ""),
        scope="" if fact.scope == UNSPECIFIED else scope_name(fact.scope, language),
        status=_status(fact, language),
        reasons=more.get("reasons", ""),
    )


def _attribution(comparison: Comparison, language: str) -> str:
    """Say whose trade the figures that stand together count; empty where it is plain."""
    found = attribution_of(comparison.together[0].fact) if comparison.together else None
    if found is None:
        return ""
    return text("compare_counted", language).format(
        how=found.name(language), source=found.source(language)
    )


def _status(fact: Fact, language: str) -> str:
    if fact.cell.status is Status.ACTUAL:
        return ""
    return code_name("status", fact.cell.status, language)


def _drawn(comparisons: Iterable[Comparison]) -> Comparison | None:
    """Choose the period that is drawn: most places that count alike, the latest of those."""
    known = [c for c in comparisons if len(c.together) > 1]
    return max(known, key=lambda c: (len(c.together), c.period), default=None)


def _chart(comparison: Comparison, view: CompareView, language: str) -> dict[str, Any]:
    """Draw one line a place with the interval of its figure; colours come from the page."""
    facts = [s.fact for s in comparison.together]
    middles = [_middle(f) for f in facts]
    unit = facts[0].unit
    power, word = numbers.common_scale(middles, unit, language)
    title = word.strip() + ("" if language == "zh" or not word else " ")
    title += numbers.unit_name(unit, language)
    rows = []
    for fact, middle in zip(facts, middles, strict=True):
        low, high = fact.interval.low, fact.interval.high
        if low is None or high is None:
            continue
        quote = view.quotes.get(fact.claims[0]) if fact.claims else None
        rows.append(
            {
                "area": area_name(fact.cell.area, language),
                "x": float(middle) / 10**power,
                "low": float(low) / 10**power,
                "high": float(high) / 10**power,
                "state": "clean",
                "figure": numbers.claim_amount(quote.claim, language) if quote else "",
                "href": Links("../").claim(fact.claims[0]) if fact.claims else "",
            }
        )
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"zero": not _is_relative(view.cell), "nice": True},
        "axis": {"title": title, "titleX": 0, "titleY": 28, "titleBaseline": "top", "tickCount": 6},
    }
    y = {"field": "area", "type": "nominal", "sort": None, "axis": {"title": None}}
    tip = [
        {"field": "area", "type": "nominal", "title": text("areas", language)},
        {"field": "figure", "type": "nominal", "title": text("as_printed", language)},
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "height": {"step": 26},
        "data": {"values": rows},
        "layer": [
            {
                "name": "spread",
                "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.45},
                "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}, "y": y},
            },
            {
                "name": "points",
                "mark": {"type": "point", "size": 70, "strokeWidth": 1.8},
                "encoding": {
                    "x": x,
                    "y": y,
                    "href": {"field": "href", "type": "nominal"},
                    "tooltip": tip,
                    "fillOpacity": {"value": 0.9},
                },
            },
        ],
    }


def _is_relative(cell: Cell) -> bool:
    return cell.measure is not Measure.LEVEL


def _middle(fact: Fact) -> Fraction:
    low, high = fact.interval.low, fact.interval.high
    return (low + high) / 2 if low is not None and high is not None else Fraction(0)
