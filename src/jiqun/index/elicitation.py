"""Weights from people: points shared out, swings, pairs and extremes compared; panels in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Floats

RANDOM_INDEX = (
    0.0,
    0.0,
    0.58,
    0.90,
    1.12,
    1.24,
    1.32,
    1.41,
    1.45,
    1.49,
    1.51,
    1.48,
    1.56,
    1.57,
    1.59,
)
"""Mean consistency index of random comparisons of 1 to 15 things; Saaty (1980)."""
ACCEPTED = 0.1
"""Saaty's limit for the consistency ratio."""


@dataclass(frozen=True, slots=True)
class Elicited:
    """Weights that sum to one.

    Attributes:
        weights: by code.
        ratio: consistency ratio (AHP), or spread between voices (mean absolute deviation).
        consistent: whether the ratio is one to accept.
    """

    weights: Mapping[str, float]
    ratio: float = 0.0
    consistent: bool = True


def budget(voices: Sequence[Mapping[str, float]]) -> Elicited:
    """Give the mean of points that each voice shared out; every budget counts as one."""
    codes = list(dict.fromkeys(c for v in voices for c in v))
    rows = np.array([[v.get(c, 0.0) for c in codes] for v in voices], dtype=float)
    shares = rows / rows.sum(axis=1, keepdims=True)
    mean = shares.mean(axis=0)
    spread = float(np.abs(shares - mean).mean())
    return Elicited(dict(zip(codes, mean.tolist(), strict=True)), spread)


def swing(ratings: Mapping[str, float]) -> Elicited:
    """Give swing weights: the most wanted swing from worst to best has 100, others less.

    Von Winterfeldt and Edwards (1986).
    """
    whole = sum(ratings.values())
    return Elicited({c: v / whole for c, v in ratings.items()})


def pairwise(codes: Sequence[str], matrix: Floats) -> Elicited:
    """Give AHP weights from a table of how many times more each row weighs than each column.

    The principal eigenvector; Saaty (1980).

    Args:
        codes: what is compared.
        matrix: positive and reciprocal, codes x codes.
    """
    values, vectors = np.linalg.eig(matrix)
    best = int(np.argmax(values.real))
    w = np.abs(vectors[:, best].real)
    n = len(codes)
    index = (float(values[best].real) - n) / (n - 1) if n > 1 else 0.0
    random = RANDOM_INDEX[min(n, len(RANDOM_INDEX)) - 1]
    ratio = max(index / random, 0.0) if random else 0.0
    shares = (w / w.sum()).tolist()
    return Elicited(dict(zip(codes, shares, strict=True)), ratio, ratio <= ACCEPTED)


def agreed(matrices: Sequence[Floats]) -> Floats:
    """Give the table of comparisons of a panel: the geometric mean of its members' tables.

    The only mean that keeps a reciprocal table reciprocal; Aczél and Saaty (1983).
    """
    return np.asarray(np.exp(np.mean([np.log(m) for m in matrices], axis=0)))


def best_worst(best: Mapping[str, float], worst: Mapping[str, float]) -> Elicited:
    """Give weights by the best-worst method: the weights that miss the comparisons least.

    Minimises the greatest |w_best - a w_j| and |w_j - a w_worst|; Rezaei (2016), linear model.
    The ratio is that of the input, max |a_best,j a_j,worst - a_best,worst| over
    a_best,worst (a_best,worst - 1); Liang, Brunelli and Rezaei (2020). `ACCEPTED` is stricter than
    their thresholds, which depend on size.

    Args:
        best: how many times more the most important weighs than each code; 1 for itself.
        worst: how many times more each code weighs than the least important; 1 for itself.

    Raises:
        IndexProblems: the two name different codes, or lack a 1 for the best or the worst.
    """
    from scipy.optimize import linprog

    codes = list(best)
    top = next((c for c in codes if best[c] == 1), None)
    bottom = next((c for c in codes if worst.get(c) == 1 and c != top), None)
    if set(worst) != set(codes) or top is None or bottom is None or min(best.values()) < 1:
        value = "the best and the worst need a 1, and all codes a number of at least 1 in both"
        refuse([Problem("bad_option", indicator="best_worst", value=value, method=str(codes))])
    assert top is not None and bottom is not None
    n = len(codes)
    rows = []
    for one, other, times in (
        *((top, c, best[c]) for c in codes if c != top),
        *((c, bottom, worst[c]) for c in codes if c != bottom),
    ):
        row = np.zeros(n + 1)
        row[codes.index(one)] += 1
        row[codes.index(other)] -= times
        for sign in (1, -1):
            bound = sign * row
            bound[n] = -1
            rows.append(bound)
    goal = np.zeros(n + 1)
    goal[n] = 1
    whole = np.ones((1, n + 1))
    whole[0, n] = 0
    found = linprog(goal, A_ub=np.array(rows), b_ub=np.zeros(len(rows)), A_eq=whole, b_eq=[1])
    span = best[bottom]
    misses = [abs(best[c] * worst[c] - span) for c in codes if c not in (top, bottom)]
    ratio = max(misses, default=0.0) / (span * (span - 1)) if span > 1 else 0.0
    weights = dict(zip(codes, found.x[:n].tolist(), strict=True))
    return Elicited(weights, ratio, ratio <= ACCEPTED)
