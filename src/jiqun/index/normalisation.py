"""Bring figures to one scale on which more is better."""

from dataclasses import replace
from typing import Any

import numpy as np

from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.moments import are_flat, lowest
from jiqun.index.problems import Problem, refuse
from jiqun.index.scales import METHODS, are_backwards, backwards, scale
from jiqun.index.steps import Choice, Normalise, choice
from jiqun.index.table import Floats, Table

PARAMETERS: dict[str, dict[str, tuple[str, ...]]] = {
    "minmax": {"range": ("minmax_lower", "minmax_upper")},
    "zscore": {"centre": ("zscore_mean",), "spread": ("zscore_sd",)},
    "scaled": {"between": ("scaled_lower", "scaled_upper"), "factor": ("scale_factor",)},
    "goalposts": {
        "posts": ("goalpost_lower", "goalpost_upper"),
        "factor": ("goalpost_scale",),
        "truncate": ("goalpost_trunc2posts",),
    },
    "distance_to_target": {"target": ("target",), "cap": ("dist2targ_cap_max",)},
}
"""Options that may stand with each indicator, and the columns they come from (COINr's names)."""

FREE_OF_RANGE = (
    "zscore",
    "goalposts",
    "scaled",
    "distance_to_target",
    "none",
    "fraction_of_max",
    "rank",
    "borda",
    "percentile",
)
"""Methods that give a number for a constant column; a z-score of one is refused separately."""


def normalise(table: Table, step: Normalise, tree: Hierarchy) -> Table:
    """Give normalised scores; intervals of the figures follow where the map is monotone.

    Raises:
        IndexProblems: unknown methods or indicators, constant columns, missing parameters, and
            columns that a method would rank backwards.
    """
    choices = {code: _choice_for(tree.by_code[code], step, table) for code in table.codes}
    refuse(_check(table, step, choices, tree))
    whole = step.whole_panel or not table.times
    blocks = [np.arange(len(table.units))] if whole else table.blocks()
    values = np.empty_like(table.values)
    told: list[Problem] = []
    low = None if table.low is None else np.empty_like(values)
    high = None if table.high is None else np.empty_like(values)
    for rows in blocks:
        for how, columns in _by_choice(table.codes, choices):
            signs = np.array([tree.by_code[table.codes[c]].direction for c in columns])
            at = np.ix_(rows, np.array(columns))
            values[at] = scale(table.values[at], how, signs)
            for column in np.flatnonzero(are_backwards(table.values[at], how, signs)):
                x, code = table.values[rows, columns[column]], table.codes[columns[column]]
                told.append(backwards(x, code, how, signs[column]))
            if low is not None and high is not None and table.low is not None:
                ends = [
                    scale(table.values[at], how, signs, other=bounds[at])
                    for bounds in (table.low, table.high)
                    if bounds is not None
                ]
                low[at] = np.fmin(ends[0], ends[1])
                high[at] = np.fmax(ends[0], ends[1])
    if step.flat != "keep":
        refuse([*told, *_without_scale(table, values, choices)])
    if step.flat == "empty":
        dull = are_flat(table.values)
        values[:, dull] = np.nan
        low = None if low is None else np.where(dull, np.nan, low)
        high = None if high is None else np.where(dull, np.nan, high)
    return replace(table, values=values, low=low, high=high)


def _without_scale(table: Table, scaled: Floats, choices: dict[str, Choice]) -> list[Problem]:
    """List columns that vary, but on which the method divides by nothing, or by a gap."""
    lost = table.present & ~np.isfinite(scaled)
    varies = ~are_flat(table.values)
    return [
        Problem("no_scale", indicator=code, method=str(choices[code]))
        for column, code in enumerate(table.codes)
        if lost[:, column].any() and varies[column]
    ]


def _choice_for(node: Node, step: Normalise, table: Table) -> Choice:
    how = dict(step.own).get(node.code, step.default)
    if step.from_nodes and how.method in PARAMETERS:
        found: dict[str, Any] = {}
        for name, columns in PARAMETERS[how.method].items():
            parts = [node.parameters.get(c) for c in columns]
            if all(p is not None for p in parts):
                found[name] = tuple(parts) if len(parts) > 1 else parts[0]
        how = choice(how.method, **{**dict(how.options), **found})
    reference = how.get("reference")
    if isinstance(reference, str) and reference in table.units:
        how = choice(how.method, **{**dict(how.options), "reference": table.units.index(reference)})
    return how


def column_choices(
    table: Table, step: Normalise, tree: Hierarchy
) -> list[tuple[Choice, list[int]]]:
    """Give each distinct choice with the columns it is for."""
    choices = {code: _choice_for(tree.by_code[code], step, table) for code in table.codes}
    return _by_choice(table.codes, choices)


def _by_choice(
    codes: tuple[str, ...], choices: dict[str, Choice]
) -> list[tuple[Choice, list[int]]]:
    groups: dict[Choice, list[int]] = {}
    for column, code in enumerate(codes):
        groups.setdefault(choices[code], []).append(column)
    return list(groups.items())


def _check(
    table: Table, step: Normalise, choices: dict[str, Choice], tree: Hierarchy
) -> list[Problem]:
    found = [
        Problem("unknown_node", value=code, method="normalise")
        for code, _ in step.own
        if code not in tree.by_code
    ]
    low, single = lowest(table.values), are_flat(table.values)
    for column, (code, how) in enumerate(choices.items()):
        if how.method not in METHODS:
            found.append(
                Problem(
                    "unknown_method",
                    indicator=code,
                    value=how.method,
                    method=", ".join(METHODS),
                )
            )
            continue
        need = {
            "goalposts": "posts",
            "distance_to_target": "target",
            "distance_to_reference": "reference",
        }.get(how.method)
        if need and how.get(need) is None:
            found.append(Problem("no_parameter", indicator=code, value=need, method=how.method))
        if need == "reference" and how.get(need) is not None:
            reference = how.get(need)
            if isinstance(reference, str) or not 0 <= int(reference) < len(table.units):
                found.append(Problem("unknown_unit", value=str(reference), method=how.method))
        flat = bool(single[column]) and step.flat == "refuse"
        if flat and (how.method not in FREE_OF_RANGE or how.method == "zscore"):
            found.append(
                Problem("constant", indicator=code, value=f"{low[column]:g}", method=how.method)
            )
    return found
