"""Rank by majority: who beats whom on more than half the weight."""

import numpy as np

from jiqun.index.steps import Choice
from jiqun.index.table import Floats

BLOCK = 256
"""Rows compared at once: 256 x 3,000 comparisons of 8 bytes stay in the processor's cache."""
EVEN = 1e-12
"""A share within this of a half is a draw: sums of weights in another order differ so much."""


def outranking(x: Floats, w: Floats) -> Floats:
    """Give the share of weight on which each unit beats each other, draws counting half.

    Where either has a gap, the indicator does not count for the pair. Munda and Nardo (2009).

    Args:
        x: units x children.
        w: weights of the children.
    """
    n = len(x)
    out = np.empty((n, n))
    for start in range(0, n, BLOCK):
        out[start : start + BLOCK] = _rows(x, w, slice(start, start + BLOCK))
    return out


def _rows(x: Floats, w: Floats, rows: slice) -> Floats:
    mine = x[rows]
    won = np.zeros((len(mine), len(x)))
    lost = np.zeros_like(won)
    for j, weight in enumerate(w):
        with np.errstate(invalid="ignore"):
            won += weight * (mine[:, j, None] > x[None, :, j])
            lost += weight * (mine[:, j, None] < x[None, :, j])
    there = ~np.isnan(x)
    whole = w.sum()
    if there.all():
        return np.asarray((won + (whole - won - lost) / 2) / whole)
    common = (there[rows] * w) @ there.T
    with np.errstate(all="ignore"):
        return np.asarray((won + (common - won - lost) / 2) / common)


def _rows_of_coinr(x: Floats, w: Floats, rows: slice) -> Floats:
    """Give shares as COINr's `outrankMatrix`: of pairs, the later unit has what the first has not.

    Sums are taken in 80 bits where the machine has them, as R does.
    """
    mine = x[rows]
    won, lost, drawn = (np.zeros((len(mine), len(x)), dtype=np.longdouble) for _ in range(3))
    for j, weight in enumerate(w):
        with np.errstate(invalid="ignore"):
            won += weight * (mine[:, j, None] > x[None, :, j])
            lost += weight * (mine[:, j, None] < x[None, :, j])
            drawn += weight * (mine[:, j, None] == x[None, :, j])
    first, second, half = (np.asarray(part, dtype=float) for part in (won, lost, drawn / 2))
    later = np.arange(len(x))[None, :] > np.arange(len(x))[rows, None]
    return np.asarray(np.where(later, first + half, 1 - (second + half)))


def copeland(x: Floats, w: Floats, how: Choice) -> Floats:
    """Give wins less losses of each unit against every other.

    A pair is won with more than half of the weight that both have figures for. A unit without
    any figure has no score. Option `gaps` = `first_loses` counts the weight of missing figures
    against whichever of the two stands first, so that the order of rows matters, and takes draws
    as exactly as its sums come out: COINr's `a_copeland`, for those who must agree with it.
    """
    first_loses = how.get("gaps") == "first_loses"
    even = 0.0 if first_loses else EVEN
    n = len(x)
    out = np.empty(n)
    for start in range(0, n, BLOCK):
        rows = slice(start, start + BLOCK)
        share = _rows_of_coinr(x, w, rows) if first_loses else _rows(x, w, rows)
        with np.errstate(invalid="ignore"):
            won = share > 0.5 + even
            lost = share < 0.5 - even
        for beaten in (won, lost):
            beaten[np.arange(len(share)), np.arange(n)[rows]] = False  # none meets itself
        out[rows] = won.sum(axis=1).astype(float) - lost.sum(axis=1)
    return out if first_loses else np.where(np.isnan(x).all(axis=1), np.nan, out)
