"""Moments, ranks and quantiles as R gives them, over columns with gaps."""

import numpy as np

from jiqun.index.table import Flags, Floats

TIE = 1e-12
"""Scores closer than this share of their size are one score: sums in another order differ so
much in double precision (our choice; COINr compares to the last bit)."""


def skewness(x: Floats) -> Floats:
    """Give the bias-corrected skewness G1 of each column; NaN where under three values.

    Joanes and Gill (1998), type 2; SAS, Excel and COINr use it.
    """
    n = np.sum(~np.isnan(x), axis=0).astype(float)
    d = np.where(np.isnan(x), 0.0, x - _mean(x))
    with np.errstate(all="ignore"):
        g = np.sqrt(n) * np.sum(d**3, axis=0) / np.sum(d**2, axis=0) ** 1.5
        return np.asarray(np.where(n >= 3, g * np.sqrt(n * (n - 1)) / (n - 2), np.nan))


def kurtosis(x: Floats) -> Floats:
    """Give the bias-corrected excess kurtosis G2 of each column; NaN where under four values."""
    n = np.sum(~np.isnan(x), axis=0).astype(float)
    d = np.where(np.isnan(x), 0.0, x - _mean(x))
    with np.errstate(all="ignore"):
        r = n * np.sum(d**4, axis=0) / np.sum(d**2, axis=0) ** 2
        g = ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
        return np.asarray(np.where(n >= 4, g, np.nan))


def _mean(x: Floats) -> Floats:
    n = np.sum(~np.isnan(x), axis=0)
    with np.errstate(all="ignore"):
        return np.asarray(np.nansum(x, axis=0) / n)


def means(x: Floats) -> Floats:
    """Give the mean of each column over what is there; NaN for an empty one."""
    return _mean(x)


def deviations(x: Floats) -> Floats:
    """Give the standard deviation of each column, divided by n - 1."""
    n = np.sum(~np.isnan(x), axis=0)
    with np.errstate(all="ignore"):
        return np.asarray(
            np.sqrt(np.nansum((x - _mean(x)) ** 2, axis=0) / np.where(n > 1, n - 1, np.nan))
        )


def lowest(x: Floats) -> Floats:
    """Give the least value of each column; NaN for an empty one."""
    return _edge(x, np.inf, np.min)


def highest(x: Floats) -> Floats:
    """Give the greatest value of each column; NaN for an empty one."""
    return _edge(x, -np.inf, np.max)


def _edge(x: Floats, fill: float, of: "np.ufunc | object") -> Floats:
    gap = np.isnan(x)
    found = of(np.where(gap, fill, x), axis=0)  # type: ignore[operator]
    return np.asarray(np.where(gap.all(axis=0), np.nan, found))


def are_flat(x: Floats) -> Flags:
    """Tell which columns have one value only, to within `TIE`: rounding tells nobody apart."""
    low, high = lowest(x), highest(x)
    with np.errstate(invalid="ignore"):
        return np.asarray(high - low <= TIE * np.maximum(np.abs(low), np.abs(high)))


def snapped(x: Floats) -> Floats:
    """Give columns in which values within `TIE` of the next lower one are equal to it.

    An infinite value (a harmonic mean of 1 and -1 in some draw) is equal to another such only.
    """
    order = np.argsort(x, axis=0, kind="stable")
    ordered = np.take_along_axis(x, order, axis=0)
    lower, upper = ordered[:-1], ordered[1:]
    with np.errstate(invalid="ignore"):
        near = np.isfinite(upper) & (upper - lower <= TIE * np.maximum(np.abs(upper), 1.0))
    apart = ~(near | (upper == lower))
    first = np.vstack([np.ones((min(len(x), 1), x.shape[1]), dtype=bool), apart])
    group = np.maximum.accumulate(np.where(first, np.arange(len(x))[:, None], 0), axis=0)
    out = np.empty_like(x)
    np.put_along_axis(out, order, np.take_along_axis(ordered, group, axis=0), axis=0)
    return out


def medians(x: Floats) -> Floats:
    """Give the median of each column over what is there; NaN for an empty one."""
    return np.array([np.median(c[~np.isnan(c)]) if (~np.isnan(c)).any() else np.nan for c in x.T])


def quantiles(x: Floats, at: tuple[float, ...]) -> Floats:
    """Give quantiles of each row by R's type 7, gaps left out: rows x len(at)."""
    out = np.full((x.shape[0], len(at)), np.nan)
    gaps = np.isnan(x)
    whole = ~gaps.any(axis=1)
    if whole.any():
        out[whole] = np.quantile(x[whole], at, axis=1).T
    for row in np.flatnonzero(~whole & ~gaps.all(axis=1)):
        out[row] = np.quantile(x[row][~gaps[row]], at)
    return out


def ascending_ranks(x: Floats, ties: str = "min") -> Floats:
    """Give the rank of each value in its column, 1 for the least; gaps stay gaps.

    Args:
        x: units x columns.
        ties: `min`, `max`, `average`, `first` or `last`, as R's `rank`; values must be equal to
            tie.
    """
    out = np.full(x.shape, np.nan)
    for j in range(x.shape[1]):
        there = np.flatnonzero(~np.isnan(x[:, j]))
        values = x[there, j]
        ordered = np.sort(values)
        low = np.searchsorted(ordered, values, "left") + 1.0
        high = np.searchsorted(ordered, values, "right").astype(float)
        if ties == "first":
            place = _first(values)
        elif ties == "last":
            place = low + high - _first(values)
        elif ties == "max":
            place = high
        else:
            place = (low + high) / 2 if ties == "average" else low
        out[there, j] = place
    return out


def _first(values: Floats) -> Floats:
    place = np.empty(len(values))
    place[np.argsort(values, kind="stable")] = np.arange(1, len(values) + 1)
    return place


def places(scores: Floats, tolerance: float = TIE) -> Floats:
    """Give the place of each unit, 1 for the highest score; ties share the best place.

    Args:
        scores: any shape; the last axis runs over units. NaN has no place.
        tolerance: relative difference under which neighbours tie.
    """
    order = np.argsort(-scores, axis=-1, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=-1)
    step = ordered[..., :-1] - ordered[..., 1:]
    size = np.maximum(np.abs(ordered[..., :-1]), 1.0)
    starts = np.ones(scores.shape, dtype=bool)
    starts[..., 1:] = ~(step <= tolerance * size)
    count = np.arange(1, scores.shape[-1] + 1)
    best = np.maximum.accumulate(np.where(starts, count, 0), axis=-1).astype(float)
    best[np.isnan(ordered)] = np.nan
    out = np.empty_like(best)
    np.put_along_axis(out, order, best, axis=-1)
    return out
