"""Composites that are no plain mean: penalties for imbalance, order weights, distance to ideal."""

import numpy as np

from jiqun.index.moments import deviations, highest, lowest, means
from jiqun.index.steps import Choice
from jiqun.index.table import Floats


def _standard(x: Floats, centre: float, spread: float) -> Floats:
    with np.errstate(all="ignore"):
        z = (x - means(x)) / deviations(x)
    return np.where(np.isnan(x), np.nan, np.where(np.isfinite(z), z, 0.0)) * spread + centre


def _penalised(z: Floats, spread: Floats, how: Choice) -> Floats:
    centre = means(z.T)
    penalty = spread * spread / centre
    return np.asarray(centre + penalty if how.get("penalty", "POS") == "NEG" else centre - penalty)


def mazziotta_pareto(x: Floats, _: Floats, how: Choice) -> Floats:
    """Mazziotta-Pareto index: mean of z-scores (100, 10) less a penalty for imbalance.

    Mean ∓ S² / mean over a unit's standardised values, deviations divided by n - 1 as compind's
    `ci_mpi`; De Muro, Mazziotta and Pareto (2011). Weights are not used.

    Args:
        x: units x children, more is better.
        how: option `penalty`: `POS` (subtract, for a good thing) or `NEG` (add).
    """
    z = _standard(x, 100.0, 10.0)
    return _penalised(z, deviations(z.T), how)


def adjusted_mazziotta_pareto(x: Floats, _: Floats, how: Choice) -> Floats:
    """Adjusted MPI: values between goalposts set to 70..130, the same penalty.

    Mazziotta and Pareto (2016), deviations divided by n as theirs and compind's `ci_ampi`;
    comparable over time where posts are fixed. Options: `posts`, a pair for all children, by
    default each one's extremes; `reference`, the values that get 100, `mean` or one a child: posts
    then lie half of the range below and above; `penalty`.
    """
    posts, reference = how.get("posts"), how.get("reference")
    low, high = lowest(x), highest(x)
    if reference is not None:
        middle = means(x) if reference == "mean" else np.asarray(reference, dtype=float)
        low, high = middle - (high - low) / 2, middle + (high - low) / 2
    elif posts is not None:
        low, high = np.asarray(posts[0], dtype=float), np.asarray(posts[1], dtype=float)
    with np.errstate(all="ignore"):
        z = (x - low) / (high - low) * 60 + 70
        there = np.sum(~np.isnan(z), axis=1)
        spread = deviations(z.T) * np.sqrt((there - 1) / there)
    return _penalised(z, np.where(there > 1, spread, np.nan), how)


def mean_min(x: Floats, w: Floats, how: Choice) -> Floats:
    """Mean-min function: the mean, pulled towards the least value by `alpha`, smooth by `beta`.

    Tarabusi and Guarini (2013): mean - alpha (sqrt((mean - min)² + beta²) - beta), on z-scores of
    each column (compind's version subtracts means down the rows; not followed).
    """
    alpha, beta = float(how.get("alpha", 0.5)), float(how.get("beta", 1.0))
    z = _standard(x, 0.0, 1.0)
    there = ~np.isnan(z)
    mean = np.where(there, z, 0.0) @ w / (there @ w)
    least = lowest(z.T)
    return np.asarray(mean - alpha * (np.sqrt((mean - least) ** 2 + beta**2) - beta))


def ordered_weighted(x: Floats, w: Floats, how: Choice) -> Floats:
    """Ordered weighted average: weights belong to places, from a unit's best value down.

    Yager (1988). Option `order`: one weight a place; equal weights without it. Gaps are left out
    and the first places' weights shared out again.
    """
    order = np.asarray(how.get("order") or np.ones(x.shape[1]), dtype=float)
    down = -np.sort(-x, axis=1)
    if len(order) != x.shape[1]:
        spots = np.linspace(0, len(order) - 1, x.shape[1])
        order = np.interp(spots, np.arange(len(order)), order)
    there = ~np.isnan(down)
    with np.errstate(all="ignore"):
        return np.asarray(np.where(there, down, 0.0) @ order / (there @ order))


def weighted_median(x: Floats, w: Floats, _: Choice) -> Floats:
    """Weighted median of what is there; the mean of two where the weight splits evenly."""
    out = np.full(len(x), np.nan)
    for row, values in enumerate(x):
        there = ~np.isnan(values)
        if there.any():
            order = np.argsort(values[there], kind="stable")
            v, share = values[there][order], np.cumsum(w[there][order])
            half = share[-1] / 2
            low = int(np.searchsorted(share, half * (1 - 1e-12)))
            even = abs(share[low] - half) <= 1e-12 * share[-1] and low + 1 < len(v)
            out[row] = (v[low] + v[low + 1]) / 2 if even else v[low]
    return out


def wroclaw(x: Floats, _: Floats, how: Choice) -> Floats:
    """Wroclaw taxonomic index: distance to the ideal unit, 0 is best.

    Hellwig (1968): Euclidean distance to the best value of each column, divided by the mean and
    two standard deviations (n - 1) of all distances; compind's `ci_wroclaw`, which takes
    the values as they come. Option `standardise`: bring columns to z-scores first.
    """
    z = _standard(x, 0.0, 1.0) if how.get("standardise", False) else x
    gaps = np.isnan(z).any(axis=1)
    distance = np.sqrt(np.nansum((z - highest(z)) ** 2, axis=1))
    distance = np.where(gaps, np.nan, distance)
    return np.asarray(distance / (np.nanmean(distance) + 2 * np.nanstd(distance, ddof=1)))
