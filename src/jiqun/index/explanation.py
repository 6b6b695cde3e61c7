"""Say why a unit stands where it stands: scores and gaps split into indicators."""

from collections.abc import Callable
from dataclasses import dataclass
from math import factorial

import numpy as np

from jiqun.index.aggregation import (
    Least,
    contributions_exist,
    least_of,
    least_shares,
    node_choices,
)
from jiqun.index.batch import top_scores, weight_row
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.pipeline import Run
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Aggregate
from jiqun.index.table import Flags, Floats

EXACT_PARTS = 12
"""Up to so many indicators that differ, Shapley values are exact (4,096 scores a gap); beyond, they
are means over permutations."""
PERMUTATIONS = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """A difference of scores shared out over indicators.

    Attributes:
        codes: the indicators.
        parts: one a code; they sum to `whole`.
        whole: the difference.
        exact: False where parts are means over sampled permutations.
    """

    codes: tuple[str, ...]
    parts: Floats
    whole: float
    exact: bool


def last_step(run: Run) -> Aggregate:
    """Give the aggregation of a run.

    Raises:
        IndexProblems: it has none.
    """
    step = run.steps[-1] if run.steps else None
    if not isinstance(step, Aggregate):
        refuse([Problem("absent_step", value="aggregate")])
    assert isinstance(step, Aggregate)
    return step


def row_of(run: Run, unit: str) -> int:
    """Give the row of a unit among those ranked.

    Raises:
        IndexProblems: it is not there, or it has no score.
    """
    units = run.need_scores().units
    if unit not in units:
        refuse([Problem("unknown_unit", value=unit, method="explain")])
    row = units.index(unit)
    if np.isnan(run.need_scores().index[row]):
        refuse([Problem("no_score", unit=unit)])
    return row


def scorer(run: Run) -> Callable[[Floats], Floats]:
    """Give a function from normalised scores (rows x indicators) to the top's scores."""
    step = last_step(run)
    tree = run.tree.weighted([step])
    choices = node_choices(tree, step)
    weights, least = weight_row(tree, step)[None, :], least_shares(tree, step)

    def score(x: Floats) -> Floats:
        return np.asarray(top_scores(x, tree, choices, weights, least)[0])

    return score


def contributions(run: Run, unit: str) -> Split:
    """Split a unit's score into indicators, for a linear index: share times normalised score.

    Gaps give their weight to their siblings, as aggregation does.

    Raises:
        IndexProblems: the unit is not ranked, or the index is not linear.
    """
    step = last_step(run)
    row = row_of(run, unit)
    tree = run.tree.weighted([step])
    if not contributions_exist(node_choices(tree, step)):
        refuse(
            [
                Problem(
                    "bad_option",
                    indicator="contributions",
                    value="the index is not a weighted sum",
                    method="ask for the gap to another unit",
                )
            ]
        )
    x = run.last.values[row]
    share = effective_shares(tree, ~np.isnan(x), least_shares(tree, step))
    parts = np.nan_to_num(x) * share
    return Split(run.last.codes, parts, float(parts.sum()), True)


def effective_shares(tree: Hierarchy, there: Flags, least: Least = 0.0) -> Floats:
    """Give each indicator's share of the top when only some are there; NaN where the top is not.

    Args:
        tree: the index.
        there: one an indicator.
        least: least share of a node's children that must be there, as aggregation has it.
    """
    present = dict(zip(tree.codes, there.tolist(), strict=True))
    for node in tree.aggregates:
        below = tree.children[node.code]
        counted = any(present[c.code] and c.weight > 0 for c in below)
        share_there = np.mean([present[c.code] for c in below])
        present[node.code] = counted and bool(share_there >= least_of(least, node.code))
    if not present[tree.top.code]:
        return np.full(len(tree.codes), np.nan)
    share = {tree.top.code: 1.0}
    for node in reversed(tree.aggregates):
        below = tree.children[node.code]
        whole = sum(c.weight for c in below if present[c.code])
        for child in below:
            part = child.weight / whole if present[child.code] and whole else 0.0
            share[child.code] = share.get(node.code, 0.0) * part
    return np.array([share[c] for c in tree.codes])


def gap(run: Run, first: str, second: str, *, seed: int = 20) -> Split:
    """Split the lead of the first unit over the second into indicators.

    Exact for a weighted sum without gaps; else Shapley values of moving indicators from the
    second unit's score to the first's: exact up to `EXACT_PARTS` indicators that differ, sampled
    beyond. Parts always sum to the lead.

    Raises:
        IndexProblems: a unit is not ranked.
    """
    a, b = row_of(run, first), row_of(run, second)
    step = last_step(run)
    tree = run.tree.weighted([step])
    x = run.last.values
    whole = float(run.need_scores().index[a] - run.need_scores().index[b])
    linear = contributions_exist(node_choices(tree, step))
    if linear and not np.isnan(x[[a, b]]).any():
        share = effective_shares(tree, np.ones(x.shape[1], dtype=bool))
        return Split(run.last.codes, (x[a] - x[b]) * share, whole, True)
    parts, exact = shapley(scorer(run), x[b], x[a], seed=seed)
    return Split(run.last.codes, parts, whole, exact)


def shapley(
    score: Callable[[Floats], Floats], start: Floats, end: Floats, *, seed: int = 20
) -> tuple[Floats, bool]:
    """Share out score(end) - score(start) over the entries that differ, by Shapley values.

    Args:
        score: rows x entries → one score a row.
        start, end: one row each.
        seed: of the permutations, where there are too many entries for all subsets.

    Returns:
        one part an entry, and whether they are exact.
    """
    differ = ~((start == end) | (np.isnan(start) & np.isnan(end)))
    moving = np.flatnonzero(differ)
    out = np.zeros(len(start))
    d = len(moving)
    if d == 0:
        return out, True
    if d <= EXACT_PARTS:
        masks = np.arange(2**d)
        taken = (masks[:, None] >> np.arange(d)) & 1 == 1
        rows = np.tile(start, (2**d, 1))
        rows[:, moving] = np.where(taken, end[moving], start[moving])
        value = np.nan_to_num(score(rows))
        size = taken.sum(axis=1)
        for k in range(d):
            without = ~taken[:, k]
            weight = np.array(
                [
                    factorial(int(s)) * factorial(d - int(s) - 1) / factorial(d)
                    for s in size[without]
                ]
            )
            with_k = masks[without] | (1 << k)
            out[moving[k]] = weight @ (value[with_k] - value[masks[without]])
        return out, True
    source = np.random.default_rng(seed)
    for _ in range(PERMUTATIONS // 2):
        order = source.permutation(d)
        for path in (order, order[::-1]):
            rows = np.tile(start, (d + 1, 1))
            for k, entry in enumerate(path):
                rows[k + 1 :, moving[entry]] = end[moving[entry]]
            out[moving[path]] += np.diff(np.nan_to_num(score(rows)))
    return out / (2 * (PERMUTATIONS // 2)), False
