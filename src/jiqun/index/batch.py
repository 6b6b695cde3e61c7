"""Score many weightings at once: a hierarchy of means is a few matrix products."""

from collections.abc import Mapping, Sequence

import numpy as np

from jiqun.index.aggregation import (
    MEANS,
    Least,
    combine,
    least_of,
    least_shares,
    node_choices,
)
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.problems import refuse
from jiqun.index.steps import Aggregate, Choice, Step
from jiqun.index.table import Floats, Table


def weight_row(tree: Hierarchy, step: Aggregate) -> Floats:
    """Give the weights of all nodes in the order of the tree."""
    own = dict(step.weights)
    return np.array([own.get(n.code, n.weight) for n in tree.nodes])


def top_scores(
    x: Floats, tree: Hierarchy, choices: Mapping[str, Choice], weights: Floats, least: Least = 0.0
) -> Floats:
    """Give the top's scores for many sets of weights.

    Args:
        x: units x indicators in the order of the tree, or replications x units x indicators.
        tree: the index.
        choices: how each aggregate is made.
        weights: replications x nodes, in the order of the tree.
        least: least share of children that must be there, for all nodes or for each.

    Returns:
        replications x units.
    """
    place = {n.code: i for i, n in enumerate(tree.nodes)}
    column = {code: i for i, code in enumerate(tree.codes)}
    found: dict[str, Floats] = {}
    for node in tree.aggregates:
        below = tree.children[node.code]
        w = weights[:, [place[c.code] for c in below]]
        how, least_here = choices[node.code], least_of(least, node.code)
        leaves = all(c.is_indicator for c in below)
        if how.method not in MEANS or how.get("gaps") == "empty":
            parts = [_part(c.code, found, x, column) for c in below]
            found[node.code] = _one_by_one(parts, w, how, least_here)
        elif leaves and x.ndim == 2:
            here = x[:, [column[c.code] for c in below]]
            found[node.code] = _leaves(here, w, how, least_here)
        else:
            parts = [_part(c.code, found, x, column) for c in below]
            found[node.code] = _mean(parts, w, how, least_here)
    return found[tree.top.code]


def _part(code: str, found: Mapping[str, Floats], x: Floats, column: Mapping[str, int]) -> Floats:
    if code in found:
        return found[code]
    return x[..., column[code]] if x.ndim == 3 else x[None, :, column[code]]


def _there_and_back(how: Choice) -> tuple[str, float]:
    if how.method == "geometric" or (how.method == "generalised" and how.get("p", 1.0) == 0):
        return "log", 0.0
    power = {"arithmetic": 1.0, "harmonic": -1.0}.get(how.method, float(how.get("p", 1.0)))
    return "power", power


def _forth(x: Floats, how: Choice) -> Floats:
    kind, power = _there_and_back(how)
    with np.errstate(all="ignore"):
        return np.log(x) if kind == "log" else x if power == 1 else np.asarray(x**power)


def _back(x: Floats, how: Choice) -> Floats:
    kind, power = _there_and_back(how)
    with np.errstate(all="ignore"):
        return np.exp(x) if kind == "log" else x if power == 1 else np.asarray(x ** (1 / power))


def _leaves(x: Floats, w: Floats, how: Choice, least: float) -> Floats:
    """Aggregate indicators that are the same in every replication: one product."""
    y = _forth(x, how)
    gaps = np.isnan(x)
    if not (gaps | np.isfinite(y)).all():  # a zero in a mean that takes none: it may weigh nothing
        return _mean([column[None, :] for column in x.T], w, how, least)
    if not gaps.any():
        return _back((w / w.sum(axis=1, keepdims=True)) @ y.T, how)
    with np.errstate(all="ignore"):
        out = (w @ np.where(gaps, 0.0, y).T) / (w @ (~gaps).T)
    out = np.where((~gaps).mean(axis=1) >= least, out, np.nan)
    return _back(out, how)


def _mean(parts: Sequence[Floats], w: Floats, how: Choice, least: float) -> Floats:
    """Aggregate children that may differ between replications."""
    shape = (len(w), parts[0].shape[-1])
    over, under, count = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for j, part in enumerate(parts):
        y = _forth(part, how)
        share = w[:, j : j + 1]
        gaps = np.isnan(part)
        if gaps.any() or not np.isfinite(y).all():
            over += share * np.where(gaps | (share == 0), 0.0, y)
            under += share * ~gaps
            count += ~gaps
        else:
            over += share * y
            under += share
            count += 1
    with np.errstate(all="ignore"):
        out = over / under
    if least:
        out = np.where(count / len(parts) >= least, out, np.nan)
    return _back(out, how)


def _one_by_one(parts: Sequence[Floats], w: Floats, how: Choice, least: float) -> Floats:
    rows = []
    for r in range(len(w)):
        x = np.column_stack([p[r if len(p) > 1 else 0] for p in parts])
        rows.append(combine(x, w[r], how, least))
    return np.array(rows)


def evaluate(table: Table, tree: Hierarchy, variants: Sequence[Sequence[Step]]) -> Floats:
    """Give the top's scores under each of many pipelines; each distinct prefix is run once.

    Args:
        table: the raw figures of one year.
        tree: the index.
        variants: pipelines that end with an aggregation.

    Returns:
        variants x units of the raw table; NaN for units that a variant screens out.

    Raises:
        IndexProblems: a variant cannot be run.
    """
    from jiqun.index.pipeline import check_table, resume

    refuse(check_table(table, tree))
    raw = table.columns(tree.codes)
    ready: dict[tuple[Step, ...], Table] = {(): raw}
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, steps in enumerate(variants):
        *before, last = steps
        assert isinstance(last, Aggregate)
        done: tuple[Step, ...] = ()
        for step in before:
            longer = (*done, step)
            if longer not in ready:
                ready[longer] = resume(ready[done], tree, [step]).last
            done = longer
        key = (done, last.levels, last.own, last.least_available)
        groups.setdefault(key, []).append(number)
    out = np.full((len(variants), len(raw.units)), np.nan)
    row = {unit: i for i, unit in enumerate(raw.units)}
    for numbers in groups.values():
        *before, last = variants[numbers[0]]
        assert isinstance(last, Aggregate)
        here = ready[tuple(before)]
        ends = [v[-1] for v in (variants[n] for n in numbers)]
        weights = np.array([weight_row(tree, e) for e in ends if isinstance(e, Aggregate)])
        choices, least = node_choices(tree, last), least_shares(tree, last)
        found = top_scores(here.values, tree, choices, weights, least)
        out[np.ix_(numbers, [row[u] for u in here.units])] = found
    return out
