"""Values for the pages of one city and of one indicator."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import numpy as np

from jiqun.index.aggregation import least_shares
from jiqun.index.evaluation import Evaluation
from jiqun.index.explanation import effective_shares, last_step
from jiqun.index.improvement import improve
from jiqun.index.moments import ascending_ranks
from jiqun.index.peers import peers_of
from jiqun.index.results import strengths
from jiqun.model import InputError

BAR = 200
"""Length of a full score's bar, in units of its view box."""


def slug(code: str) -> str:
    """Give a file name for a unit or indicator: letters and digits of any script, else `-`.

    Two codes may have the same; `slugs` tells them apart.

    >>> slug("Taizhou (Jiangsu)")
    'Taizhou-Jiangsu'
    """
    return re.sub(r"[^\w]+", "-", code).strip("-") or quote(code, safe="").replace("%", "-")


def slugs(codes: Iterable[str]) -> dict[str, str]:
    """Give each code a file name of its own, also where a disk does not tell capitals apart.

    >>> slugs(["A B", "A-B", "C D"])
    {'A B': 'A-B-fea4c5ce', 'A-B': 'A-B-77101aaa', 'C D': 'C-D'}
    """
    plain = {code: slug(code) for code in codes}
    count = Counter(name.casefold() for name in plain.values())
    return {
        code: f"{name}-{sha256(code.encode()).hexdigest()[:8]}"
        if count[name.casefold()] > 1 or re.search(r"-[0-9a-f]{8}$", name.casefold())
        else name
        for code, name in plain.items()
    }


def slugs_of(index: Evaluation) -> dict[str, str]:
    """Give the file name of each unit and indicator of an index."""
    return slugs(index.table.units) | slugs(index.tree.codes)


def figure_text(value: float, unit: str, language: str) -> str:
    """Write a raw figure for a reader: long numbers in 亿 or billions, units after it."""
    if np.isnan(value):
        return ""
    if abs(value) >= 1e8:
        scaled, word = (value / 1e8, "亿") if language == "zh" else (value / 1e9, " billion")
        number = f"{scaled:,.2f}".rstrip("0").rstrip(".") + word
    else:
        number = f"{value:,.2f}".rstrip("0").rstrip(".")
    words = {"percent": "%", "count": ""}
    told = words.get(unit, f" {unit}" if unit else "")
    return number + told


def unit_values(
    index: Evaluation,
    record: dict[str, Any],
    language: str,
    t: dict[str, str],
    files: Mapping[str, str],
) -> dict[str, Any]:
    """Give what the page of one city shows; `files` as `slugs_of` gives them."""
    unit, tree, last = record["unit"], index.tree, index.run.last
    least = least_shares(tree, last_step(index.run))
    row = last.units.index(unit)
    raw = index.table.units.index(unit)
    scores = index.run.need_scores()
    share = effective_shares(tree, ~np.isnan(last.values[row]), least)
    groups = []
    for node in tree.aggregates:
        below = [c for c in tree.children[node.code] if c.is_indicator]
        if not below:
            continue
        lines = []
        for child in below:
            j = last.codes.index(child.code)
            score = float(last.values[row, j])
            value = float(index.table.column(child.code)[raw])
            source = index.sources.get((unit, child.code))
            lines.append(
                {
                    "slug": files[child.code],
                    "name": child.label(language),
                    "score": None if np.isnan(score) else f"{score:.1f}",
                    "length": 0 if np.isnan(score) else f"{np.clip(score, 0, 100) / 100 * BAR:.0f}",
                    "figure": figure_text(value, child.unit, language),
                    "period": source.period if source else "",
                    "sources": source.claims if source else (),
                    "points": "" if np.isnan(score) else f"{score * share[j]:.1f}",
                }
            )
        top = float(scores.of(node.code)[row])
        told = None if np.isnan(top) else f"{top:.1f}"
        groups.append({"name": node.label(language), "score": told, "lines": lines})
    return {
        "groups": groups,
        "bar": BAR,
        "strong": _standings(index, unit, language, t)[0],
        "weak": _standings(index, unit, language, t)[1],
        "peers": _peers(index, unit, language, t, files),
        "rise": _rise(index, record, language, t),
    }


def _standings(
    index: Evaluation, unit: str, language: str, t: dict[str, str]
) -> tuple[list[str], list[str]]:
    table = index.table.columns(index.tree.codes)
    counts = table.present.sum(axis=0)
    best, worst = strengths(table, index.tree, unit, 3)
    told = []
    for found in (best, [s for s in worst if s not in best]):
        lines = []
        for s in found:
            count = counts[table.codes.index(s.code)]
            if count > 1:
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


def indicator_values(
    index: Evaluation, code: str, language: str, t: dict[str, str], files: Mapping[str, str]
) -> dict[str, Any]:
    """Give what the page of one indicator shows; `files` as `slugs_of` gives them."""
    node = index.tree.by_code[code]
    column = index.table.column(code)
    places = ascending_ranks(-column[:, None] * node.direction)[:, 0]
    ranked = set(index.run.last.units)
    lines = []
    for i in np.argsort(places, kind="stable"):
        if np.isnan(column[i]):
            continue
        unit = index.table.units[i]
        source = index.sources.get((unit, code))
        lines.append(
            {
                "rank": int(places[i]),
                "unit": unit,
                "slug": files[unit] if unit in ranked else "",
                "name": index.name_of(unit, language),
                "figure": figure_text(float(column[i]), node.unit, language),
                "period": source.period if source else "",
                "sources": source.claims if source else (),
            }
        )
    share = index.tree.effective_weights()[code]
    return {
        "name": node.label(language),
        "weight": f"{share:.1%}",
        "direction": t["more"] if node.direction > 0 else t["less"],
        "parent": index.tree.by_code[node.parent].label(language),
        "lines": lines,
    }
