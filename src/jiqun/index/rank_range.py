"""Say which places any weights, or any figures in the gaps, could give."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Floats, Table

EXACT = 1e-9
"""A lead below this counts as none: linear programmes are solved to about so much."""


@dataclass(frozen=True, slots=True, eq=False)
class RankRange:
    """The best and worst place each unit can hold.

    Attributes:
        units: those ranked.
        best, worst: one a unit; bounds that no admissible choice passes.
    """

    units: tuple[str, ...]
    best: Floats
    worst: Floats


def over_weights(
    scores: Floats, units: tuple[str, ...], bounds: Mapping[int, tuple[float, float]] | None = None
) -> RankRange:
    """Bound each unit's place over all weights of a sum, within bounds on the shares.

    For each pair a linear programme says whether one can lead the other; a unit's best place
    counts those that lead it under every weighting, its worst those that lead it under some.
    Counting pair by pair gives an outer bound: no weighting passes it, though not every place in
    it need be reached by one weighting (Kadziński, Greco and Słowiński 2012).

    Over a box of shares the programme is a fractional knapsack, solved by sorting; all pairs at
    once.

    Args:
        scores: units x indicators, normalised, more is better, without gaps.
        units: one a row.
        bounds: column → least and greatest share; 0 and 1 for the others.

    Raises:
        IndexProblems: gaps in the scores, or bounds that no weights meet.
    """
    if np.isnan(scores).any():
        row, _ = np.argwhere(np.isnan(scores))[0]
        refuse(
            [
                Problem(
                    "bad_option",
                    indicator="rank range",
                    value=f"unit '{units[row]}' has gaps",
                    method="impute, or ask for the range over missing figures",
                )
            ]
        )
    n, p = scores.shape
    low, high = np.zeros(p), np.ones(p)
    for column, (a, b) in (bounds or {}).items():
        low[column], high[column] = a, b
    if low.sum() > 1 + EXACT or high.sum() < 1 - EXACT:
        refuse([Problem("infeasible", indicator="rank range", value=f"{low} – {high}")])
    best, worst = np.ones(n), np.ones(n)
    for row in range(n):
        lead = scores - scores[row]
        most = greatest(lead, low, high)
        least = -greatest(-lead, low, high)
        others = np.arange(n) != row
        best[row] += ((least > EXACT) & others).sum()
        worst[row] += ((most > EXACT) & others).sum()
    return RankRange(units, best, worst)


def greatest(gains: Floats, low: Floats, high: Floats) -> Floats:
    """Give the greatest sum of shares times gains, shares in a box and summing to one.

    Args:
        gains: rows x shares.
        low, high: bounds of each share.
    """
    order = np.argsort(-gains, axis=1)
    sorted_gains = np.take_along_axis(gains, order, axis=1)
    room = (high - low)[order]
    left = 1 - low.sum()
    before = np.cumsum(room, axis=1) - room
    given = np.clip(left - before, 0, room)
    return np.asarray(gains @ low + (sorted_gains * given).sum(axis=1))


def over_polytope(scores: Floats, units: tuple[str, ...], a_ub: Floats, b_ub: Floats) -> RankRange:
    """Bound each unit's place over weights that sum to one with A w ≤ b, by linear programmes.

    As `over_weights`, for bounds that are no box, such as "innovation weighs no less than
    brand": row [-1, …, 1], right side 0. One HiGHS programme a pair and direction; pairs that
    dominance decides need none.
    """
    from scipy.optimize import linprog

    n, p = scores.shape
    best, worst = np.ones(n), np.ones(n)
    for row in range(n):
        for other in range(n):
            lead = scores[other] - scores[row]
            if other == row or (lead <= 0).all():
                continue
            if (lead > EXACT).all():
                best[row] += 1
                worst[row] += 1
                continue
            ends = []
            for sign in (1, -1):
                found = linprog(
                    -sign * lead,
                    A_ub=a_ub,
                    b_ub=b_ub,
                    A_eq=np.ones((1, p)),
                    b_eq=[1.0],
                    bounds=(0, None),
                    method="highs",
                )
                if found.status != 0:
                    refuse([Problem("infeasible", indicator="rank range", value="A w ≤ b")])
                ends.append(-sign * float(found.fun))
            most, least = max(ends), min(ends)
            worst[row] += most > EXACT
            best[row] += least > EXACT
    return RankRange(units, best, worst)


def over_gaps(
    table: Table, tree: Hierarchy, low: Floats, high: Floats, weights: Floats | None = None
) -> RankRange:
    """Bound each unit's place over all that missing or uncertain figures may be.

    For an arithmetic index whose scale is fixed: a unit's score is least with all its figures at
    their low ends and greatest at their high ends, and its best place counts the others whose
    least score passes its greatest. Exact, since units' figures are free of each other.

    Args:
        table: normalised scores, NaN where missing.
        tree: the index.
        low, high: bounds on each normalised score, for gaps the ends of the scale.
        weights: share of each indicator in the top; the tree's by default.
    """
    share = weights
    if share is None:
        found = tree.effective_weights()
        share = np.array([found[c] for c in table.codes])
    least = np.where(np.isnan(table.values), low, np.fmin(low, table.values)) @ share
    most = np.where(np.isnan(table.values), high, np.fmax(high, table.values)) @ share
    best = 1 + (least[None, :] > most[:, None] + EXACT).sum(axis=1).astype(float)
    worst = 1 + (most[None, :] > least[:, None] + EXACT).sum(axis=1).astype(float)
    same = most > least + EXACT
    worst -= same  # a unit does not pass itself
    return RankRange(table.units, best, worst)
