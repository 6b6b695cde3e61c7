"""Weights from people: points shared out, swings rated, pairs compared; several voices in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

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
