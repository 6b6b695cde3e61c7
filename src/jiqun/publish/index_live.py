"""What the scripts of an index's pages need: its tree, its scores on every scale, other methods."""

from typing import Any

import numpy as np

from jiqun.index.aggregation import MEANS, least_shares, node_choices
from jiqun.index.evaluation import Evaluation
from jiqun.index.explanation import last_step
from jiqun.index.problems import IndexProblems
from jiqun.index.steps import Choice
from jiqun.index.table import Floats
from jiqun.index.variants import MOST_UNITS, OWN, Variant, every_choice, outcome, scaled, scales_of

MOST = 250_000
"""Numbers that a page carries at most (our choice: some megabytes); beyond, the other scales and
methods are left to the served app."""

POWERS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}
"""Power means by their exponent: what the page itself can compute."""


def live_data(index: Evaluation, language: str, *, is_ranking: bool = True) -> dict[str, Any]:
    """Give the data of the ranking page, or of the comparison, which needs the own scale only.

    Keys: `top`; `nodes`, from the lowest level up, each with the exponent of its mean (null where
    its method is no power mean) and the least share of its children that must be there; `units`,
    in the order of the rows of every matrix; `codes`; `scales`: scores of all indicators on each
    scale; `ready`: scores under methods that are no means, by `scale|method|gaps`, with the
    index's own weights.
    """
    tree, table, step = index.tree, index.run.last, last_step(index.run)
    places = {r["unit"]: r for r in index.rank(language)}
    choices, least = node_choices(tree, step), least_shares(tree, step)
    data: dict[str, Any] = {
        "top": tree.top.code,
        "nodes": [
            {
                "code": n.code,
                "parent": n.parent,
                "weight": n.weight,
                "leaf": n.is_indicator,
                "name": n.label(language),
                "power": None if n.is_indicator else power_of(choices[n.code]),
                "least": least.get(n.code, 0.0),
            }
            for n in (*tree.indicators, *tree.aggregates)
        ],
        "units": [
            {
                "unit": u,
                "name": index.name_of(u, language),
                **{k: places[u][k] if u in places else None for k in ("rank", "low", "high")},
            }
            for u in table.units
        ],
        "codes": list(table.codes),
        "scales": {OWN: matrix(table.values)},
        "ready": {},
    }
    if is_ranking:
        fits = table.values.size * len(scales_of(index)) <= MOST
        for scale in scales_of(index)[1:] if fits else ():
            data["scales"][scale] = matrix(scaled(index, Variant(scale=scale)).values)
        if fits:
            is_mean = all(power_of(how) is not None for how in choices.values())
            data["ready"] = _ready(index, is_mean)
    return data


def power_of(how: Choice) -> float | None:
    """Give the exponent of a mean, None where the method is no power mean with gaps shared out."""
    if how.method not in MEANS or how.get("gaps", "rescale") == "empty":
        return None
    return POWERS.get(how.method, float(how.get("p", 1.0)))


def _ready(index: Evaluation, is_mean: bool) -> dict[str, list[float | None]]:
    """Work out beforehand what the page cannot: methods that are no means."""
    if not is_mean and len(index.run.last.units) > MOST_UNITS:
        return {}
    found = {}
    for variant in every_choice(index):
        if variant.method in POWERS or (is_mean and variant.method == OWN):
            continue
        try:
            scores = outcome(index, variant).scores
        except IndexProblems:
            continue  # the index's own mean needs scores above zero, and this scale reaches it
        found["|".join((variant.scale, variant.method, variant.gaps))] = row(scores)
    return found


def matrix(x: Floats) -> list[list[float | None]]:
    """Write a matrix for JSON, gaps as null."""
    return [row(line) for line in x]


def row(values: Floats) -> list[float | None]:
    """Write numbers to fourteen digits, far inside the 1e-9 within which page and engine agree."""
    return [None if np.isnan(v) else float(f"{v:.14g}") for v in values]
