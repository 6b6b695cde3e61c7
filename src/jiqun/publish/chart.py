"""Draw a series as a Vega-Lite specification: one mark per claim, honest about doubt."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from jiqun.data.dates import period_name
from jiqun.ledger.views import SeriesView
from jiqun.model import Bound, Claim, Interval, Period, printed_interval
from jiqun.publish import numbers
from jiqun.publish.address import claim_href
from jiqun.publish.figures import source_line
from jiqun.publish.names import code_name
from jiqun.publish.texts import text

LOG_FROM = 50
"""Ratio of the largest to the smallest figure from which the axis is logarithmic: our choice,
so that a figure that is a thousand times too large doesn't flatten all others."""

WHISKER = 0.06
"""Length of an open whisker as a part of the axis: our choice; it shows a direction only."""


def chart_spec(view: SeriesView, states: Mapping[str, str], language: str) -> dict[str, Any] | None:
    """Give the specification, or None where fewer than two figures have a known period.

    Colours are not set here: the page's style sheet knows light and dark, and `chart.js` takes
    them from there by the names `ink`, `faint` and `doubt`.
    """
    points = _points(view, states, language)
    if len(points["values"]) < 2:
        return None
    years = points["years"]
    log = points["log"]
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [min(years) - 0.6, max(years) + 0.6], "nice": False},
        "axis": {"values": _ticks(years), "format": "d", "title": None, "grid": False},
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"type": "log"} if log else {"zero": False, "nice": True},
        "title": points["title"],
        "axis": {"tickCount": 5, "format": ",~g" if log else ",~f", "titleAnchor": "end"},
    }
    dash = [5, 4] if view.cell.status == "target" else [1, 0]
    faint = 0.55 if view.cell.status == "forecast" else 1
    tip = [
        {"field": name, "type": "nominal", "title": title}
        for name, title in (
            ("figure", text("as_printed", language)),
            ("when", text("period", language)),
            ("source", text("publisher", language)),
            ("said", text("state", language)),
        )
    ]
    layers: list[dict[str, Any]] = [
        {
            "name": "line",
            "transform": [{"filter": "datum.lead"}],
            "mark": {"type": "line", "strokeDash": dash, "strokeWidth": 1.4, "opacity": 0.6},
            "encoding": {"x": x, "y": y, "detail": {"field": "length", "type": "nominal"}},
        },
        {
            "name": "bands",
            "data": {"values": points["bands"]},
            "mark": {"type": "rule", "strokeWidth": 9, "opacity": 0.22, "strokeCap": "butt"},
            "encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}},
        },
        {
            "name": "whiskers",
            "transform": [{"filter": "datum.to !== null"}],
            "mark": {"type": "rule", "strokeWidth": 1.6, "strokeDash": dash},
            "encoding": {"x": x, "y": y, "y2": {"field": "to"}},
        },
        {
            "name": "points",
            "mark": {"type": "point", "size": 70, "strokeWidth": 1.8, "opacity": faint},
            "encoding": {
                "x": x,
                "y": y,
                "href": {"field": "href", "type": "nominal"},
                "tooltip": tip,
                "shape": {
                    "field": "state",
                    "type": "nominal",
                    "legend": None,
                    "scale": {
                        "domain": ["clean", "confirmed", "noted", "questioned"],
                        "range": ["circle", "square", "diamond", "cross"],
                    },
                },
                "fillOpacity": {
                    "condition": {"test": "datum.state === 'questioned'", "value": 0},
                    "value": 0.9,
                },
            },
        },
    ]
    empty = set() if points["bands"] else {"bands"}
    if all(v["to"] is None for v in points["values"]):
        empty.add("whiskers")
    led = [v["length"] for v in points["values"] if v["lead"]]
    if len(led) == len(set(led)):
        empty.add("line")
    layers = [layer for layer in layers if layer["name"] not in empty]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "height": 280,
        "data": {"values": points["values"]},
        "layer": layers,
    }


def main_unit(view: SeriesView) -> str:
    """Give the unit of most figures: amounts in two currencies share no axis."""
    units = [q.claim.unit for _, found, _ in view.rows for q in found]
    return max(sorted(set(units)), key=units.count, default="")


def _points(view: SeriesView, states: Mapping[str, str], language: str) -> dict[str, Any]:
    unit = main_unit(view)
    known = [
        (cell.period, drawn)
        for cell, found, _ in view.rows
        if cell.period and (drawn := tuple(q for q in found if q.claim.unit == unit))
    ]
    claims = [q.claim for _, found in known for q in found]
    if not claims:
        return {"values": [], "years": []}
    sizes = [Fraction(c.value) for c in claims]
    positive = [v for v in sizes if v > 0]
    log = len(positive) == len(sizes) and max(positive) > LOG_FROM * min(positive)
    power, word = numbers.common_scale(sizes, unit, language)
    spread = float(max(sizes) - min(sizes)) / 10**power or abs(float(max(sizes))) / 10**power
    values, bands, years = [], [], []
    for period, found in known:
        x = _position(period)
        years.append(x)
        heights = [float(Fraction(q.claim.value)) / 10**power for q in found]
        if _disagree([q.claim for q in found]):
            bands.append({"x": x, "low": min(heights), "high": max(heights)})
        for i, (quote, height) in enumerate(zip(found, heights, strict=True)):
            claim = quote.claim
            state = states.get(claim.id, "clean")
            values.append(
                {
                    "x": x,
                    "y": height,
                    "to": _whisker(claim, height, spread, log),
                    "lead": i == _lead(found, states),
                    "length": _length(period),
                    "state": state,
                    "said": code_name("states", state, language),
                    "figure": numbers.claim_amount(claim, language),
                    "when": period_name(period, language),
                    "source": source_line(view.documents.get(claim.doc), claim.doc, language)[0],
                    "href": f"../{claim_href(claim.id)}",
                }
            )
    title = word.strip() + ("" if language == "zh" or not word else " ")
    title += numbers.unit_name(unit, language)
    if log:
        title += f" ({text('chart_log', language)})"
    return {"values": values, "bands": bands, "years": years, "log": log, "title": title}


def _lead(found: tuple[object, ...], states: Mapping[str, str]) -> int | None:
    """Choose the claim that the line runs through: the first that no error questions."""
    for i, quote in enumerate(found):
        if states.get(quote.claim.id, "clean") != "questioned":  # type: ignore[attr-defined]
            return i
    return None


def _disagree(claims: Sequence[Claim]) -> bool:
    """Say whether what the figures say, rounding counted in, leaves no value for all."""
    common = Interval(None, None)
    for claim in claims:
        common = common.meet(printed_interval(claim))
    return common.is_empty


def _length(period: Period) -> str:
    """Name what a line may join: years with years, first quarters with first quarters."""
    if period.is_year or period.is_point:
        return "year"
    return re.sub(r"\d{4}-?", "", period.text) or "span"


def _whisker(claim: Claim, height: float, spread: float, log: bool) -> float | None:
    up = {Bound.GT: 1, Bound.GE: 1, Bound.LT: -1, Bound.LE: -1}.get(claim.bound)
    if up is None:
        return None
    return height * (1 + up * 2 * WHISKER) if log else height + up * 2 * WHISKER * spread


def _position(period: Period) -> float:
    """Give the middle of a period in years: 2022 stands at 2022, its first half at 2021.75."""
    middle = (period.first.toordinal() + period.last.toordinal()) / 2
    if period.is_point:
        middle = period.last.toordinal()
        return round(period.last.year + (period.last.timetuple().tm_yday / 365.25) - 0.5, 3)
    year = period.first.year
    start = period.first.replace(month=1, day=1).toordinal()
    return round(year + (middle - start) / 365.25 - 0.5, 3)


def _ticks(years: list[float]) -> list[int]:
    first, last = round(min(years)), round(max(years))
    step = max(1, (last - first) // 10)
    return list(range(first, last + 1, step))
