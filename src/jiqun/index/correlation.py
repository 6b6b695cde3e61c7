"""How indicators and aggregates go together: correlations, flags, alpha, components."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from jiqun.index.moments import ascending_ranks
from jiqun.index.table import Floats

METHODS = ("pearson", "spearman", "kendall")


def correlations(x: Floats, y: Floats | None = None, method: str = "pearson") -> Floats:
    """Give the correlation of each column of x with each of y over pairs that both have.

    Args:
        x: units x p.
        y: units x q; x itself by default.
        method: `pearson`, `spearman` (ranks taken over the pair's own rows) or `kendall` (tau-b).

    Returns:
        p x q; NaN where a column does not vary over the pair's rows.
    """
    y = x if y is None else y
    if method == "kendall":
        return _kendall(x, y)
    out = np.full((x.shape[1], y.shape[1]), np.nan)
    for i in range(x.shape[1]):
        for j in range(y.shape[1]):
            both = ~(np.isnan(x[:, i]) | np.isnan(y[:, j]))
            a, b = x[both, i], y[both, j]
            if method == "spearman":
                a = ascending_ranks(a[:, None], "average")[:, 0]
                b = ascending_ranks(b[:, None], "average")[:, 0]
            out[i, j] = _pearson(a, b)
    return out


def _pearson(a: Floats, b: Floats) -> float:
    if len(a) < 2:
        return float("nan")
    a, b = a - a.mean(), b - b.mean()
    size = np.sqrt((a @ a) * (b @ b))
    return float(np.clip(a @ b / size, -1, 1)) if size > 0 else float("nan")


def _kendall(x: Floats, y: Floats) -> Floats:
    signs_x, there_x = _signs(x)
    signs_y, there_y = _signs(y)
    with np.errstate(all="ignore"):
        over = signs_x @ signs_y.T
        left = (signs_x**2) @ there_y.T
        right = there_x @ (signs_y**2).T
        return np.asarray(over / np.sqrt(left * right))


def _signs(x: Floats) -> tuple[Floats, Floats]:
    signs = np.sign(x.T[:, :, None] - x.T[:, None, :])
    there = ~np.isnan(signs)
    shape = (x.shape[1], -1)
    return np.where(there, signs, 0.0).reshape(shape), there.reshape(shape).astype(float)


def p_values(x: Floats, y: Floats, found: Floats, method: str = "pearson") -> Floats:
    """Give the two-sided p of each correlation.

    Pearson and Spearman by the t test with n - 2 degrees; Kendall exactly for few units without
    ties and by the normal distribution otherwise, as `scipy.stats.kendalltau` has it.
    """
    from scipy.stats import kendalltau, t

    if method == "kendall":
        return np.array([[_kendall_p(a, b, kendalltau) for b in y.T] for a in x.T])
    there = (~np.isnan(x)).astype(float).T @ (~np.isnan(y)).astype(float)
    with np.errstate(all="ignore"):
        score = np.abs(found) * np.sqrt((there - 2) / (1 - found**2))
        p = 2 * t.sf(score, np.maximum(there - 2, 1))
    return np.where(np.abs(found) >= 1, 0.0, np.where(there > 2, p, np.nan))


def _kendall_p(a: Floats, b: Floats, test: Any) -> float:
    both = ~(np.isnan(a) | np.isnan(b))
    return float(test(a[both], b[both]).pvalue) if both.sum() > 2 else float("nan")


@dataclass(frozen=True, slots=True)
class FlaggedPair:
    """Two columns whose correlation is out of bounds."""

    group: str
    first: str
    second: str
    correlation: float


def flag_pairs(
    x: Floats,
    codes: tuple[str, ...],
    groups: dict[str, str],
    threshold: float,
    *,
    low: bool | None = None,
    method: str = "pearson",
) -> list[FlaggedPair]:
    """List pairs of one group that correlate too much, or too far below zero.

    Args:
        x: units x codes.
        codes: the columns.
        groups: code → group.
        threshold: pairs above it are listed.
        low: list pairs below the threshold instead; by default so if it lies below zero.
        method: as for `correlations`.
    """
    found = correlations(x, method=method)
    below = threshold < 0 if low is None else low
    out = []
    for i, first in enumerate(codes):
        for j in range(i + 1, len(codes)):
            second, r = codes[j], found[i, j]
            beyond = r < threshold if below else r > threshold
            if beyond and groups[first] == groups[second]:
                a, b = sorted((first, second))
                out.append(FlaggedPair(groups[first], a, b, float(r)))
    return out


def cronbach(x: Floats, *, whole_rows: bool = False) -> float:
    """Give Cronbach's alpha of columns, from pairwise-complete covariances.

    k / (k - 1) (1 - trace / sum of the covariance matrix); Cronbach (1951).

    Args:
        x: units x columns.
        whole_rows: leave out units with any gap instead.
    """
    k = x.shape[1]
    x = x[~np.isnan(x).any(axis=1)] if whole_rows else x
    cov = np.full((k, k), np.nan)
    for i in range(k):
        for j in range(i, k):
            both = ~(np.isnan(x[:, i]) | np.isnan(x[:, j]))
            a, b = x[both, i], x[both, j]
            if len(a) > 1:
                cov[i, j] = cov[j, i] = (a - a.mean()) @ (b - b.mean()) / (len(a) - 1)
    if k < 2:
        return float("nan")
    return float(k / (k - 1) * (1 - np.trace(cov) / cov.sum()))


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """Principal components of columns scaled to variance one.

    Attributes:
        loadings: columns x components.
        deviations: of each component.
        shares: of the whole variance.
    """

    loadings: Floats
    deviations: Floats
    shares: Floats


def components(x: Floats) -> Components:
    """Give the principal components over the rows without gaps; R `prcomp(scale. = TRUE)`.

    The sign of each component is set so that its largest loading is above zero.
    """
    whole = x[~np.isnan(x).any(axis=1)]
    centred = whole - whole.mean(axis=0)
    spread = centred.std(axis=0, ddof=1)
    z = centred / np.where(spread > 0, spread, 1.0)
    _, sizes, axes = np.linalg.svd(z, full_matrices=False)
    largest = np.abs(axes).argmax(axis=1)
    turned = axes * np.sign(axes[np.arange(len(axes)), largest])[:, None]
    deviations = sizes / np.sqrt(max(len(z) - 1, 1))
    return Components(turned.T, deviations, deviations**2 / np.sum(deviations**2))
