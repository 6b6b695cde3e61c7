"""Values for the pages of one city and of one indicator."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from jiqun.index.aggregation import contributions_exist, least_shares, node_choices
from jiqun.index.evaluation import Evaluation, rounded
from jiqun.index.explanation import effective_shares, last_step
from jiqun.index.hierarchy import Node
from jiqun.index.improvement import improve
from jiqun.index.moments import ascending_ranks
from jiqun.index.peers import peers_of
from jiqun.index.results import strengths
from jiqun.index.table import Floats
from jiqun.model import InputError
from jiqun.publish.index_figures import bounded_text, figure_text
from jiqun.publish.index_sources import source_links
from jiqun.publish.index_words import index_phrases

if TYPE_CHECKING:
    from jiqun.publish.index_site import IndexSite

BAR = 200
"""Length of a full score's bar, in units of its view box."""


def unit_values(site: "IndexSite", record: dict[str, Any], language: str) -> dict[str, Any]:
    """Give what the page of one city shows."""
    index, w = site.index, index_phrases(language)
    unit, tree, last = record["unit"], index.tree, index.run.last
    row = last.units.index(unit)
    points = points_of(index, unit)
    scores = index.run.need_scores()
    groups = []
    for node in tree.aggregates:
        below = [c for c in tree.children[node.code] if c.is_indicator]
        if not below:
            continue
        lines = [
            {"slug": site.files[c.code], **_line(site, unit, c, language), **_score(index, unit, c)}
            | {"points": "" if points is None else _short(points[last.codes.index(c.code)])}
            for c in below
        ]
        top = float(scores.of(node.code)[row])
        told = None if np.isnan(top) else f"{top:.1f}"
        groups.append({"name": node.label(language), "score": told, "lines": lines})
    strong, weak = _standings(index, unit, language, w)
    return {
        "groups": groups,
        "bar": BAR,
        "has_points": points is not None,
        "area_href": f"{site.areas[unit]}.html" if unit in site.areas else None,
        "strong": strong,
        "weak": weak,
        "peers": _peers(index, unit, language, w, site.files),
        "rise": _rise(index, record, language, w),
        "names": {r["unit"] for r in site.ranking[language]},
    }


def _line(site: "IndexSite", unit: str, node: Node, language: str) -> dict[str, Any]:
    """Give a cell as a page shows it: the figure, its period, and what it rests on."""
    index = site.index
    value = float(index.table.column(node.code)[index.table.units.index(unit)])
    figure = index.sources.get((unit, node.code))
    up = "../" * (site.base.count("/") + 1)
    return {
        "name": node.label(language),
        "figure": bounded_text(figure, value, node.unit, language),
        "period": figure.period if figure else "",
        "sources": source_links(figure.claims if figure else (), site.cited, up),
    }


def _score(index: Evaluation, unit: str, node: Node) -> dict[str, Any]:
    last = index.run.last
    score = float(last.values[last.units.index(unit), last.codes.index(node.code)])
    length = 0 if np.isnan(score) else f"{np.clip(score, 0, 100) / 100 * BAR:.0f}"
    return {"score": None if np.isnan(score) else f"{score:.1f}", "length": length}


def _short(points: float) -> str:
    return "" if np.isnan(points) else f"{points:.1f}"


def points_of(index: Evaluation, unit: str) -> Floats | None:
    """Give what each indicator brings to a unit's score; None for an index that is no sum."""
    tree, step = index.tree, last_step(index.run)
    if not contributions_exist(node_choices(tree, step)):
        return None
    x = index.run.last.values[index.run.last.units.index(unit)]
    return np.asarray(x * effective_shares(tree, ~np.isnan(x), least_shares(tree, step)))


def unit_record(site: "IndexSite", unit: str) -> dict[str, Any]:
    """Give the JSON of one city's page."""
    index = site.index
    both = {n: next(r for r in site.ranking[n] if r["unit"] == unit) for n in ("en", "zh")}
    row = index.run.last.units.index(unit)
    points = points_of(index, unit)
    return {
        "unit": unit,
        "name": both["en"]["name"],
        "name_zh": both["zh"]["name"],
        **{k: both["en"][k] for k in ("rank", "low", "high", "tier", "score", "available")},
        "indicators": [
            {
                "code": code,
                **cell_record(index, unit, code),
                "score": rounded(index.run.last.values[row, j]),
                "points": None if points is None else rounded(points[j]),
            }
            for j, code in enumerate(index.run.last.codes)
        ],
        "peers": [
            {"unit": p.unit, "distance": rounded(p.distance), "measures": p.measures}
            for p in peers_of(index.table.columns(index.tree.codes), unit)
        ],
    }


def cell_record(index: Evaluation, unit: str, code: str) -> dict[str, Any]:
    """Give the JSON of one cell: the figure, its ends, its period, what it rests on."""
    value = index.table.column(code)[index.table.units.index(unit)]
    figure = index.sources.get((unit, code))
    if figure is None:
        return {"value": rounded(value)}
    ends = {
        name: rounded(end) if np.isfinite(end) else None
        for name, end in (("low", figure.low), ("high", figure.high))
    }
    claims = list(figure.claims)
    return {"value": rounded(value), **ends, "period": figure.period, "claims": claims} | (
        {"state": figure.state} if figure.state else {}
    )


def _standings(
    index: Evaluation, unit: str, language: str, t: dict[str, str]
) -> tuple[list[str], list[str]]:
    table = index.table.columns(index.tree.codes)
    counts = table.present.sum(axis=0)
    best, worst = strengths(table, index.tree, unit, 3)
    told = []
    for found, is_upper in ((best, True), (worst, False)):
        lines = []
        for s in found:
            count = counts[table.codes.index(s.code)]
            if count > 1 and (s.rank <= (count + 1) / 2) == is_upper:  # the first is no weakness
                place = t["place_of"].format(rank=s.rank, count=count)
                lines.append(f"{index.tree.by_code[s.code].label(language)} · {place}")
        told.append(lines)
    return told[0], told[1]


def _peers(
    index: Evaluation, unit: str, language: str, t: dict[str, str], files: Mapping[str, str]
) -> list[dict[str, str]]:
    out = []
    for peer in peers_of(index.table.columns(index.tree.codes), unit):
        alike = ", " if language == "en" else "、"
        said = t["peer_said"].format(
            distance=f"{peer.distance:.2f}",
            count=peer.measures,
            alike=alike.join(index.tree.by_code[c].label(language) for c, _ in peer.alike[:2]),
        )
        out.append(
            {
                "unit": peer.unit,
                "slug": files[peer.unit],
                "name": index.name_of(peer.unit, language),
                "said": said,
            }
        )
    return out


def _rise(index: Evaluation, record: dict[str, Any], language: str, t: dict[str, str]) -> list[str]:
    out = []
    for places in (1, 3):
        wanted = record["rank"] - places
        if wanted < 1:
            continue
        try:
            found = improve(index.run, record["unit"], places)
        except InputError:
            continue  # the first place is held already: shared
        if not found.reached:
            out.append(t["rise_no"].format(wanted=wanted))
            continue
        changes = []
        for code, now, then, raw in zip(
            found.codes, found.now, found.then, found.raw_then, strict=True
        ):
            node = index.tree.by_code[code]
            said = t["change_said"].format(name=node.label(language), points=f"{then - now:.1f}")
            needed = np.ceil(raw - 1e-6) if node.unit == "count" else raw  # no half enterprises
            figure = figure_text(float(needed), node.unit, language)
            changes.append(said + (t["figure_said"].format(value=figure) if figure else ""))
        joined = ("; " if language == "en" else "；").join(changes)
        out.append(t["rise_line"].format(wanted=wanted, changes=joined))
    return out


def indicator_values(site: "IndexSite", code: str, language: str) -> dict[str, Any]:
    """Give what the page of one indicator shows."""
    index, w = site.index, index_phrases(language)
    node = index.tree.by_code[code]
    ranked = set(index.run.last.units)
    lines = [
        {
            **_line(site, unit, node, language),
            "rank": place,
            "slug": site.files[unit] if unit in ranked else "",
            "name": index.name_of(unit, language),
        }
        for place, unit in places_on(index, code)
    ]
    share = index.tree.effective_weights()[code]
    return {
        "name": node.label(language),
        "weight": f"{share:.1%}",
        "direction": w["more"] if node.direction > 0 else w["less"],
        "parent": index.tree.by_code[node.parent].label(language),
        "lines": lines,
    }


def places_on(index: Evaluation, code: str) -> list[tuple[int, str]]:
    """Give the units that have a figure of an indicator, best first, with their places."""
    column = index.table.column(code)
    places = ascending_ranks(-column[:, None] * index.tree.by_code[code].direction)[:, 0]
    order = [i for i in np.argsort(places, kind="stable").tolist() if not np.isnan(column[i])]
    return [(int(places[i]), index.table.units[i]) for i in order]


def indicator_record(site: "IndexSite", code: str) -> dict[str, Any]:
    """Give the JSON of one indicator's page."""
    index, node = site.index, site.index.tree.by_code[code]
    return {
        "code": code,
        "name": node.label("en"),
        "name_zh": node.label("zh"),
        "unit": node.unit,
        "direction": int(node.direction),
        "weight": rounded(index.tree.effective_weights()[code]),
        "figures": [
            {"unit": unit, "rank": place, **cell_record(index, unit, code)}
            for place, unit in places_on(index, code)
        ],
    }
