"""Values for the page of published rankings: what each edition told, and what that leaves open."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from jiqun.index.cards import RankingCard, Verdict, confront
from jiqun.index.evaluation import Evaluation
from jiqun.publish.index_sources import source_links
from jiqun.publish.names import area_name


def card_values(card: RankingCard, index: Evaluation, language: str) -> dict[str, Any]:
    """Give what the page shows of one edition: the card, its misprints, and the verdicts."""
    told = card.told(language)
    return {
        "card": card,
        "told": told,
        "untold": [name for name in ("owner", "ties", "field", "excluded") if not told[name][0]],
        "sources": source_links(card.sources, {}, ""),
        "places": [(p.rank, area_name(p.unit, language)) for p in card.places],
        "verdicts": [(area_name(v.unit, language), v) for v in verdicts_of(card, index)],
        "misprints": [
            {
                "unit": area_name(p.unit, language),
                "score": f"{p.score:g}",
                "low": f"{low:g}",
                "high": f"{high:g}",
            }
            for p, low, high in card.misprints()
        ],
    }


def verdicts_of(card: RankingCard, index: Evaluation) -> list[Verdict]:
    """Hold the places of a list against the figures of an index, on its own scale."""
    x = index.run.last.values
    return confront(card, index.run.last, low=float(np.nanmin(x)), high=float(np.nanmax(x)))


def card_records(cards: Sequence[RankingCard], index: Evaluation) -> list[dict[str, Any]]:
    """Give the JSON of the cards, both languages in one."""
    return [
        {
            "name": c.name,
            "name_zh": c.name_zh,
            "year": c.year,
            "publisher": c.publisher,
            "owner": c.owner,
            "published": c.published,
            "studied": c.studied,
            "indicators": c.indicators,
            "weights": c.weights,
            "data": c.data,
            "method": c.method,
            "sources": list(c.sources),
            "places": [[p.rank, p.unit, p.score] for p in c.places],
            "misprints": [[p.unit, p.score, low, high] for p, low, high in c.misprints()],
            "verdicts": [
                {
                    "unit": v.unit,
                    "published": v.published,
                    "within": v.within,
                    "best": v.best,
                    "worst": v.worst,
                    "possible": v.possible,
                }
                for v in verdicts_of(c, index)
            ],
        }
        for c in cards
    ]
