"""Bring figures to one scale on which more is better."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.moments import ascending_ranks, deviations, highest, lowest, means
from jiqun.index.problems import Problem, refuse
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
        IndexProblems: unknown methods or indicators, constant columns, missing parameters.
    """
    choices = {code: _choice_for(tree.by_code[code], step, table) for code in table.codes}
    refuse(_check(table, step, choices, tree))
    whole = step.whole_panel or not table.times
    blocks = [np.arange(len(table.units))] if whole else table.blocks()
    values = np.empty_like(table.values)
    low = None if table.low is None else np.empty_like(values)
    high = None if table.high is None else np.empty_like(values)
    for rows in blocks:
        for how, columns in _by_choice(table.codes, choices):
            signs = np.array([tree.by_code[table.codes[c]].direction for c in columns])
            at = np.ix_(rows, np.array(columns))
            values[at] = scale(table.values[at], how, signs)
            if low is not None and high is not None and table.low is not None:
                ends = [
                    scale(table.values[at], how, signs, other=bounds[at])
                    for bounds in (table.low, table.high)
                    if bounds is not None
                ]
                low[at] = np.fmin(ends[0], ends[1])
                high[at] = np.fmax(ends[0], ends[1])
    if step.flat == "empty":
        dull = lowest(table.values) == highest(table.values)
        values[:, dull] = np.nan
        low = None if low is None else np.where(dull, np.nan, low)
        high = None if high is None else np.where(dull, np.nan, high)
    return replace(table, values=values, low=low, high=high)


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
    low, high = lowest(table.values), highest(table.values)
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
        flat = low[column] == high[column] and step.flat != "empty"
        if flat and (how.method not in FREE_OF_RANGE or how.method == "zscore"):
            found.append(
                Problem("constant", indicator=code, value=f"{low[column]:g}", method=how.method)
            )
    return found


def scale(x: Floats, how: Choice, signs: Floats, other: Floats | None = None) -> Floats:
    """Normalise columns by one method.

    Args:
        x: units x columns, the figures that set the scale.
        how: the method and its options.
        signs: 1 or -1 for each column.
        other: figures to put on the scale that `x` sets; `x` itself by default. Ranks of
            others are those they would take among `x`.
    """
    y = (x if other is None else other) * signs
    return METHODS[how.method](x * signs, y, how, signs)


Method = Callable[[Floats, Floats, Choice, Floats], Floats]


def _minmax(x: Floats, y: Floats, how: Choice, _: Floats) -> Floats:
    low, high = lowest(x), highest(x)
    bottom, top = how.get("range", (0.0, 100.0))
    with np.errstate(all="ignore"):
        return np.asarray((y - low) / (high - low) * (top - bottom) + bottom)


def _zscore(x: Floats, y: Floats, how: Choice, _: Floats) -> Floats:
    with np.errstate(all="ignore"):
        z = (y - means(x)) / deviations(x)
    return np.asarray(z * how.get("spread", 1.0) + how.get("centre", 0.0))


def _rank(x: Floats, y: Floats, how: Choice, _: Floats) -> Floats:
    ties = how.get("ties", "min")
    if y is x or np.array_equal(x, y, equal_nan=True):
        return ascending_ranks(x, ties)
    out = np.full(y.shape, np.nan)
    for j in range(y.shape[1]):
        there = np.sort(x[~np.isnan(x[:, j]), j])
        asked = ~np.isnan(y[:, j])
        out[asked, j] = np.searchsorted(there, y[asked, j], "left") + 1.0
    return out


def _borda(x: Floats, y: Floats, how: Choice, signs: Floats) -> Floats:
    return _rank(x, y, how, signs) - 1


def _percentile(x: Floats, y: Floats, how: Choice, signs: Floats) -> Floats:
    count = np.sum(~np.isnan(x), axis=0)
    return np.asarray(_borda(x, y, how, signs) / np.maximum(count - 1, 1))


def _distance_to_max(x: Floats, y: Floats, _: Choice, __: Floats) -> Floats:
    low, high = lowest(x), highest(x)
    with np.errstate(all="ignore"):
        return np.asarray(1 - (high - y) / (high - low))


def _distance_to_reference(x: Floats, y: Floats, how: Choice, _: Floats) -> Floats:
    low, reference = lowest(x), x[int(how.get("reference"))]
    with np.errstate(all="ignore"):
        out = 1 - (reference - y) / (reference - low)
    return np.where(out > 1, 1.0, out) if how.get("cap", False) else np.asarray(out)


def _distance_to_target(x: Floats, y: Floats, how: Choice, signs: Floats) -> Floats:
    turn = signs if how.get("mirror", True) else np.ones_like(signs)
    target = float(how.get("target")) * turn
    with np.errstate(all="ignore"):
        if how.get("start", "lowest") == "highest":
            high = highest(x)
            out = (high - y) / (high - target)
        else:
            low = lowest(x)
            out = 1 - (target - y) / (target - low)
    return np.where(out > 1, 1.0, out) if how.get("cap", False) else np.asarray(out)


def _fraction_of_max(x: Floats, y: Floats, _: Choice, __: Floats) -> Floats:
    with np.errstate(all="ignore"):
        return np.asarray(y / highest(x))


def _between(y: Floats, ends: tuple[float, float], how: Choice, signs: Floats) -> Floats:
    """Give the way from the first end to the second; for less-is-better they change places."""
    first, second = (float(e) for e in ends)
    turned = (signs < 0) & bool(how.get("mirror", True))
    low = np.where(turned, -second, first)
    high = np.where(turned, -first, second)
    with np.errstate(all="ignore"):
        return np.asarray((y - low) / (high - low))


def _goalposts(x: Floats, y: Floats, how: Choice, signs: Floats) -> Floats:
    out = _between(y, how.get("posts"), how, signs)
    if how.get("truncate", True):
        out = np.clip(out, 0.0, 1.0)
    return np.asarray(out * how.get("factor", 1.0))


def _scaled(x: Floats, y: Floats, how: Choice, signs: Floats) -> Floats:
    part = _between(y, how.get("between", (0.0, 100.0)), how, signs)
    return np.asarray(part * how.get("factor", 100.0))


METHODS: dict[str, Method] = {
    "minmax": _minmax,
    "zscore": _zscore,
    "rank": _rank,
    "borda": _borda,
    "percentile": _percentile,
    "distance_to_max": _distance_to_max,
    "distance_to_reference": _distance_to_reference,
    "distance_to_target": _distance_to_target,
    "fraction_of_max": _fraction_of_max,
    "goalposts": _goalposts,
    "scaled": _scaled,
    "none": lambda _, y, __, ___: y,
}
"""Every method by name. `none` turns the figure to its direction and does nothing else."""
