"""Fill gaps: from other units, from a unit's group, from its other indicators, from its years."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import highest, lowest, means, medians
from jiqun.index.neighbours import fill_by_em, fill_by_neighbours
from jiqun.index.panel_imputation import PANEL_METHODS, fill_over_time
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Impute
from jiqun.index.table import Floats, Table

CENTRES: dict[str, Callable[[Floats], Floats]] = {"mean": means, "median": medians}
UNGROUPED = ("", "NA")
"""Labels of units that are in no group: their gaps stay, as COINr's `i_mean_grp` leaves them."""
METHODS = ("none", "mean", "median", "em", "knn", *PANEL_METHODS)


def impute(table: Table, step: Impute, tree: Hierarchy) -> Table:
    """Give the table with gaps filled as far as the method can; values there are untouched.

    Raises:
        IndexProblems: an unknown method or grouping.
    """
    method = step.how.method
    problems = []
    if method not in METHODS:
        problems.append(
            Problem("unknown_method", indicator="impute", value=method, method=", ".join(METHODS))
        )
    if step.group and step.group not in table.groups:
        known = ", ".join(table.groups) or "-"
        problems.append(Problem("no_group", value=step.group, method=known))
    if method in PANEL_METHODS and not table.times:
        problems.append(
            Problem("bad_option", indicator="impute", value=method, method="the data have no years")
        )
    refuse(problems)
    if method == "none":
        return table
    if method in PANEL_METHODS:
        return fill_over_time(table, step.how)
    values = table.values.copy()
    for rows in table.blocks():
        labels = [table.groups[step.group][i] for i in rows] if step.group else None
        values[rows] = _filled(values[rows], table, step, tree, labels)
    gaps = np.isnan(table.values)
    out = np.where(gaps, values, table.values)
    low = None if table.low is None else np.where(gaps, out, table.low)
    high = None if table.high is None else np.where(gaps, out, table.high)
    return replace(table, values=out, low=low, high=high)


def _filled(
    values: Floats, table: Table, step: Impute, tree: Hierarchy, labels: list[str] | None
) -> Floats:
    if step.by == "row" or (step.level and step.how.method in ("em", "knn")):
        out = values.copy()
        for columns in _column_sets(table, step.level, tree):
            codes = [table.codes[c] for c in columns]
            signs = np.array([tree.by_code[c].direction for c in codes])
            out[:, columns] = _by_row(values[:, columns], signs, step)
        return out
    if labels is None:
        return _by_column(values, step)
    out = values.copy()
    for label in sorted(set(labels) - set(UNGROUPED)):
        rows = np.array([i for i, seen in enumerate(labels) if seen == label])
        out[rows] = _by_column(values[rows], step)
    return out


def _column_sets(table: Table, level: int, tree: Hierarchy) -> list[list[int]]:
    if not level:
        return [list(range(len(table.codes)))]
    sets: dict[str, list[int]] = {}
    for column, code in enumerate(table.codes):
        above = tree.ancestor(code, level)
        sets.setdefault(above.code if above else "", []).append(column)
    return list(sets.values())


def _by_column(values: Floats, step: Impute) -> Floats:
    if step.how.method == "em":
        return fill_by_em(values, step.how)
    if step.how.method == "knn":
        return fill_by_neighbours(values, step.how)
    return np.where(np.isnan(values), CENTRES[step.how.method](values), values)


def _by_row(values: Floats, signs: Floats, step: Impute) -> Floats:
    """Fill a unit's gaps with the centre of its own figures, on a common scale.

    Columns are brought to 0..1 with directions first and back after, and a column with one value
    says nothing of its units: COINr `Impute` by row.
    """
    if step.how.method in ("em", "knn"):
        return _by_column(values, step)
    scaled = step.normalise_first is not False
    x = values * signs
    low, high = lowest(x), highest(x)
    with np.errstate(all="ignore"):
        y = (x - low) / (high - low) if scaled else values
    centre = CENTRES[step.how.method](y.T)[:, None]
    back = (centre * (high - low) + low) * signs if scaled else centre
    return np.asarray(np.where(np.isnan(values), back, values))
