"""Run the steps on many draws of the figures at once: draws stand beside each other as columns."""

from collections.abc import Sequence

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.imputation import UNGROUPED, impute
from jiqun.index.moments import are_flat, kurtosis, means, medians, skewness
from jiqun.index.normalisation import column_choices
from jiqun.index.scales import are_backwards, scale
from jiqun.index.steps import Aggregate, Denominate, Impute, Normalise, Screen, Step, Treat
from jiqun.index.table import Floats, Table
from jiqun.index.treatment import treat_column


def wide_run(draws: Floats, table: Table, tree: Hierarchy, steps: Sequence[Step]) -> Floats:
    """Run all steps before aggregation on each draw.

    Screening keeps the units it kept for the point values: a field that changes from draw to
    draw would have no ranks to compare.

    Args:
        draws: replications x units x indicators, in the order of the tree.
        table: the raw table they were drawn from.
        tree, steps: the index.

    Returns:
        replications x units x indicators, normalised; the units are those of `table`.
    """
    for step in steps:
        match step:
            case Denominate():
                draws = draws * _factors(step, table, tree)
            case Impute():
                draws = _impute(draws, step, table, tree)
            case Treat():
                draws = _treat(draws, step, table)
            case Normalise():
                draws = _normalise(draws, step, table, tree)
            case Screen() | Aggregate():
                pass
    return draws


def _flat(draws: Floats) -> Floats:
    return np.ascontiguousarray(draws.transpose(1, 0, 2)).reshape(draws.shape[1], -1)


def _deep(flat: Floats, like: Floats) -> Floats:
    r, n, p = like.shape
    return flat.reshape(n, r, p).transpose(1, 0, 2)


def _factors(step: Denominate, table: Table, tree: Hierarchy) -> Floats:
    by = step.by
    if by is None:
        by = tuple((n.code, n.denominator, 1.0) for n in tree.indicators if n.denominator)
    out = np.ones(table.values.shape)
    for code, name, factor in by:
        out[:, table.codes.index(code)] = factor / table.denominators[name]
    return out


def _impute(draws: Floats, step: Impute, table: Table, tree: Hierarchy) -> Floats:
    if not np.isnan(draws).any() or step.how.method == "none":
        return draws
    centre = {"mean": means, "median": medians}.get(step.how.method)
    if centre is None or step.by == "row":
        return np.array([impute(table.with_values(d), step, tree).values for d in draws])
    flat = _flat(draws)
    names = np.array(table.groups[step.group] if step.group else ("all",) * len(flat))
    for label in sorted(set(names.tolist()) - set(UNGROUPED)):
        rows = names == label
        flat[rows] = np.where(np.isnan(flat[rows]), centre(flat[rows]), flat[rows])
    return _deep(flat, draws)


def _treat(draws: Floats, step: Treat, table: Table) -> Floats:
    flat = _flat(draws).copy()
    own = dict(step.own)
    plans = [own.get(code, step.default) for code in table.codes] * len(draws)
    skew, kurt = skewness(flat), kurtosis(flat)
    for column, plan in enumerate(plans):
        if plan is not None:
            fails = abs(skew[column]) >= plan.skew and kurt[column] >= plan.kurt
            if fails or plan.always:
                flat[:, column] = treat_column(flat[:, column], plan).values
    return _deep(flat, draws)


def _normalise(draws: Floats, step: Normalise, table: Table, tree: Hierarchy) -> Floats:
    out = np.empty_like(draws)
    for how, columns in column_choices(table, step, tree):
        part = draws[:, :, columns]
        signs = np.array([tree.by_code[table.codes[c]].direction for c in columns])
        wide, every = _flat(part), np.tile(signs, len(draws))
        flat = scale(wide, how, every)
        if step.flat == "empty":
            flat = np.where(are_flat(wide), np.nan, flat)
        if step.flat != "keep":
            tells = np.isfinite(flat) & ~are_backwards(wide, how, every)
            flat = np.where(tells, flat, np.nan)
        out[:, :, columns] = _deep(flat, part)
    return out
