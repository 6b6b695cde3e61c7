"""Weights from the data: components, entropy, CRITIC, spread, and weights that balance."""

from collections.abc import Callable, Sequence

import numpy as np

from jiqun.index.aggregation import combine
from jiqun.index.correlation import components, correlations
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import deviations, highest, lowest
from jiqun.index.steps import Choice
from jiqun.index.table import Floats


def by_components(x: Floats) -> Floats:
    """Give the loadings of the first principal component; COINr `get_PCA`. They may be negative."""
    return components(x).loadings[:, 0]


def by_entropy(x: Floats) -> Floats:
    """Give entropy weights: columns whose values differ more between units weigh more.

    Shannon (1948); Zeleny (1982): w ∝ 1 - e, e the entropy of a column's shares over ln n.
    Columns are brought to 0..1 first; gaps count as nothing.
    """
    y = _unit_scale(x)
    whole = np.nansum(y, axis=0)
    with np.errstate(all="ignore"):
        p = y / np.where(whole > 0, whole, np.nan)
        e = -np.nansum(np.where(p > 0, p * np.log(p), 0.0), axis=0) / np.log(len(x))
    return _shares(np.clip(1 - e, 0, None))


def by_critic(x: Floats) -> Floats:
    """Give CRITIC weights: spread times how little a column repeats the others.

    Diakoulaki, Mavrotas and Papayannakis (1995): w ∝ s_j Σ_k (1 - r_jk) on columns of 0..1.
    """
    y = _unit_scale(x)
    r = correlations(y)
    return _shares(deviations(y) * np.nansum(1 - r, axis=0))


def by_deviation(x: Floats) -> Floats:
    """Give weights in proportion to the standard deviation of columns of 0..1."""
    return _shares(deviations(_unit_scale(x)))


METHODS: dict[str, Callable[[Floats], Floats]] = {
    "pca": by_components,
    "entropy": by_entropy,
    "critic": by_critic,
    "deviation": by_deviation,
    "equal": lambda x: np.full(x.shape[1], 1 / x.shape[1]),
}


def weights_from_data(
    x: Floats, tree: Hierarchy, codes: Sequence[str], level: int, method: str
) -> dict[str, float]:
    """Give weights for the nodes of one level, group by group under each parent.

    Args:
        x: scores, units x codes.
        tree: the index.
        codes: the columns of x.
        level: whose nodes get new weights; others keep theirs.
        method: a key of `METHODS`.
    """
    place = {code: i for i, code in enumerate(codes)}
    found = {n.code: n.weight for n in tree.nodes}
    for parent in tree.aggregates:
        below = [c.code for c in tree.children[parent.code] if c.level == level]
        if below:
            given = METHODS[method](x[:, [place[c] for c in below]])
            found.update(zip(below, (float(w) for w in given), strict=True))
    return found


def _unit_scale(x: Floats) -> Floats:
    low, high = lowest(x), highest(x)
    width = np.where(high > low, high - low, 1.0)
    return np.asarray((x - low) / width)


def _shares(w: Floats) -> Floats:
    whole = np.nansum(w)
    return np.nan_to_num(w) / whole if whole > 0 else np.full(len(w), 1 / len(w))


def index_from(
    x: Floats, weights: Floats, tree: Hierarchy, level: int, codes: Sequence[str], how: Choice
) -> Floats:
    """Give the top's scores when the nodes of a level get these weights and others keep theirs."""
    scores = dict(zip(codes, x.T, strict=True))
    own = dict(zip(codes, weights, strict=True))
    for node in tree.aggregates:
        if node.level > level:
            below = tree.children[node.code]
            w = np.array([own.get(c.code, c.weight) for c in below])
            share = np.column_stack([scores[c.code] for c in below])
            plain = np.asarray(share @ w / w.sum())
            scores[node.code] = combine(share, w, how) if (w >= 0).all() else plain
    return np.asarray(scores[tree.top.code])


def correlation_objective(
    x: Floats,
    weights: Floats,
    tree: Hierarchy,
    level: int,
    codes: Sequence[str],
    target: Floats | None,
    how: Choice,
    method: str = "pearson",
) -> float:
    """Give what optimised weights make small.

    With a target: log of the mean squared difference between it and the correlations of the
    nodes with the index, both as shares. Without: minus the sum of the correlations.
    """
    top = index_from(x, weights, tree, level, codes, how)
    there = ~np.isnan(top)
    r = correlations(x[there], top[there, None], method)[:, 0]
    if target is None:
        return float(-r.sum())
    wanted = target / target.sum()
    return float(np.log(np.mean((wanted - r / r.sum()) ** 2) + 1e-300))


def optimise_weights(
    x: Floats,
    tree: Hierarchy,
    level: int,
    codes: Sequence[str],
    *,
    target: Floats | None = None,
    how: Choice | None = None,
    signed: bool = False,
    correlation: str = "pearson",
) -> tuple[Floats, float]:
    """Give weights under which the nodes' correlations with the index are as wanted.

    Nelder-Mead from equal weights, then again from where it stopped, as often as it helps; Becker
    et al. (2017), COINr `get_opt_weights`.

    Args:
        x: scores of the level's nodes, units x codes.
        tree, level, codes: which nodes these are.
        target: wanted correlations, as proportions; None asks for the greatest sum.
        how: the aggregation above the level, arithmetic by default.
        signed: whether weights below zero are allowed.
        correlation: the kind: `pearson`, `spearman` or `kendall`.

    Returns:
        weights that sum to one, and the objective.
    """
    from scipy.optimize import minimize

    method = how or Choice("arithmetic")
    target = None if target is None else np.asarray(target, dtype=float)

    def cost(w: Floats) -> float:
        if not signed and (w < 0).any():
            return 1e6 + float(np.abs(w[w < 0]).sum())
        if abs(w.sum()) < 1e-9:
            return 1e6
        return correlation_objective(x, w, tree, level, codes, target, method, correlation)

    best, least = np.full(len(codes), 1 / len(codes)), np.inf
    for _ in range(20):
        found = minimize(
            cost,
            best,
            method="Nelder-Mead",
            options={"maxiter": 400 * len(codes), "xatol": 1e-10, "fatol": 1e-10, "adaptive": True},
        )
        better = found.fun < least - 1e-9
        if found.fun < least:
            best, least = found.x / found.x.sum(), float(found.fun)
        if not better:
            break
    return best, least
