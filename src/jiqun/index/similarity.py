"""Say how alike two rankings are, over all places and over those at the top."""

from dataclasses import dataclass

import numpy as np

from jiqun.index.correlation import correlations
from jiqun.index.moments import TIE, places
from jiqun.index.table import Floats


@dataclass(frozen=True, slots=True)
class Similarity:
    """Two rankings of the same units beside each other; units without a place in either count not.

    Attributes:
        units: how many both rank.
        spearman, kendall: of the places; 1 for the same order, -1 for the reverse.
        weighted: rank correlation that weighs the upper places more (Pinto da Costa and Soares
            2005).
        ws: the same with the first ranking's places halving in weight, 1 for the same; not the
            same both ways (Sałabun and Urbaniak 2020).
        shift: mean absolute change of place.
        moved: share of units whose place is another.
    """

    units: int
    spearman: float
    kendall: float
    weighted: float
    ws: float
    shift: float
    moved: float


def compare_scores(first: Floats, second: Floats) -> Similarity:
    """Compare the rankings that two sets of scores give, one score a unit in the same order."""
    both = ~(np.isnan(first) | np.isnan(second))
    return compare_places(places(first[both]), places(second[both]))


def compare_places(first: Floats, second: Floats) -> Similarity:
    """Compare two rankings by the places of the same units, 1 for the first; NaN for no place."""
    both = ~(np.isnan(first) | np.isnan(second))
    x, y = first[both], second[both]
    n = len(x)
    if n < 2:
        nan = float("nan")
        return Similarity(n, nan, nan, nan, nan, nan, nan)
    pair = np.column_stack([x, y])
    rho = correlations(pair, method="spearman")[0, 1]
    tau = correlations(pair, method="kendall")[0, 1]
    away = np.abs(x - y)
    whole = float(n**4 + n**3 - n**2 - n)
    weighted = 1 - 6 * float(np.sum(away**2 * (2 * n - x - y + 2))) / whole
    farthest = np.maximum(np.abs(1 - x), np.abs(n - x))
    ws = 1 - float(np.sum(2.0**-x * away / farthest))
    moved = float(np.mean(away > TIE))
    return Similarity(n, float(rho), float(tau), weighted, ws, float(away.mean()), moved)
