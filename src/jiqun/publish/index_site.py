"""Make the pages of an index: ranking, cities, indicators, comparison, audit, published lists."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from jiqun.index.audit import audit, audit_words, steps_of_handbook
from jiqun.index.cards import RankingCard, confront
from jiqun.index.evaluation import Evaluation, rounded
from jiqun.publish.assets import asset_page
from jiqun.publish.index_units import indicator_values, slugs_of, unit_values
from jiqun.publish.names import area_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import render

TEXTS = Path(__file__).with_name("index_texts.yaml")
ASSETS = ("style.css", "icon.svg", "index.css", "index.js")
WIDTH, PAD = 320, 8
"""Of the drawing of intervals, in units of its view box."""


@cache
def _texts() -> dict[str, dict[str, str]]:
    import yaml

    found: dict[str, dict[str, str]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))["texts"]
    return found


def index_phrases(language: str) -> dict[str, str]:
    """Give the words of these pages in one language."""
    return {key: entry[language] for key, entry in _texts().items()}


def index_pages(index: Evaluation, cards: Sequence[RankingCard] = ()) -> Iterator[Page]:
    """Give every page of an index in both languages, and the files they load.

    Args:
        index: the evaluation.
        cards: published rankings to set beside it.
    """
    for name in ASSETS:
        page = asset_page(name)
        if page is not None:
            yield page
    remarks, files = audit(index), slugs_of(index)
    for language in LANGUAGES:
        t = index_phrases(language)
        ranking = index.rank(language)
        common: dict[str, Any] = {
            "words": t,
            "title": index.specification.called(language),
            "digest": index.digest,
            "has_cards": bool(cards),
            "names": {r["unit"]: r["name"] for r in ranking},
        }
        rows = [{**r, **_bar(r, ranking), "slug": files[r["unit"]]} for r in ranking]
        told = _told(index, ranking, t)
        data = live_data(index, ranking, language)
        yield render(
            "index_ranking.html",
            "index.html",
            language,
            rows=rows,
            told=told,
            data=data,
            note=_note(index, language),
            **common,
        )
        yield render("index_compare.html", "compare.html", language, data=data, rows=rows, **common)
        titles = steps_of_handbook(language)
        severities = {k: v[language] for k, v in audit_words()["severities"].items()}
        steps = [
            (
                name,
                [
                    (r.severity, severities[r.severity], r.message(language))
                    for r in remarks
                    if r.step == key
                ],
            )
            for key, name in titles
        ]
        yield render("index_audit.html", "audit.html", language, steps=steps, **common)
        if cards:
            shown = [_card(c, index, language) for c in cards]
            yield render("index_cards.html", "cards.html", language, cards=shown, **common)
        for record in rows:
            values = unit_values(index, record, language, t, files)
            yield render(
                "index_unit.html",
                f"units/{record['slug']}.html",
                language,
                record=record,
                **values,
                **common,
            )
        for node in index.tree.indicators:
            values = indicator_values(index, node.code, language, t, files)
            yield render(
                "index_indicator.html",
                f"indicators/{files[node.code]}.html",
                language,
                **values,
                **common,
            )


def _note(index: Evaluation, language: str) -> str:
    s = index.specification
    return (s.note_zh if language == "zh" else s.note) or s.note or s.note_zh


def _told(index: Evaluation, ranking: Sequence[dict[str, Any]], t: dict[str, str]) -> list[str]:
    tree, table = index.tree, index.table.columns(index.tree.codes)
    groups = sum(all(c.is_indicator for c in tree.children[n.code]) for n in tree.aggregates)
    widths = [r["high"] - r["low"] + 1 for r in ranking]
    return [
        t["lead"].format(
            units=len(ranking),
            indicators=len(tree.codes),
            groups=groups,
            share=f"{table.present.mean():.0%}",
        ),
        t["lead_sure"].format(
            median=f"{np.median(widths):.0f}", tiers=max(r["tier"] for r in ranking)
        ),
    ]


def _bar(record: dict[str, Any], ranking: Sequence[dict[str, Any]]) -> dict[str, str]:
    last = max(len(ranking), 2)

    def x(rank: float) -> str:
        return f"{PAD + (rank - 1) / (last - 1) * (WIDTH - 2 * PAD):.1f}"

    return {"x_low": x(record["low"]), "x_high": x(record["high"]), "x": x(record["rank"])}


def live_data(
    index: Evaluation, ranking: Sequence[dict[str, Any]], language: str
) -> dict[str, Any]:
    """Give what the scripts need to rank anew: the tree, shares, and normalised figures."""
    tree, last = index.tree, index.run.last
    rows = [last.units.index(r["unit"]) for r in ranking]
    return {
        "top": tree.top.code,
        "nodes": [
            {
                "code": n.code,
                "parent": n.parent,
                "weight": n.weight,
                "leaf": n.is_indicator,
                "name": n.label(language),
            }
            for n in (*tree.indicators, *tree.aggregates)
        ],
        "units": [{k: r[k] for k in ("unit", "name", "rank", "low", "high")} for r in ranking],
        "codes": list(last.codes),
        "x": [[rounded(v, 4) for v in last.values[row]] for row in rows],
        "width": WIDTH,
        "pad": PAD,
    }


def _card(card: RankingCard, index: Evaluation, language: str) -> dict[str, Any]:
    x = index.run.last.values
    verdicts = confront(card, index.run.last, low=float(np.nanmin(x)), high=float(np.nanmax(x)))
    misprints = [
        {
            "unit": area_name(p.unit, language),
            "score": f"{p.score:g}",
            "low": f"{low:g}",
            "high": f"{high:g}",
        }
        for p, low, high in card.misprints()
    ]
    return {"card": card, "verdicts": verdicts, "misprints": misprints, "name": _area(language)}


def _area(language: str) -> Callable[[str], str]:
    """Give a function that names a place in a language."""

    def name(unit: str) -> str:
        return area_name(unit, language)

    return name
