"""Scales for columns of figures: each method as a formula, and where it would rank backwards."""

from collections.abc import Callable

import numpy as np

from jiqun.index.moments import are_flat, ascending_ranks, deviations, highest, lowest, means
from jiqun.index.problems import Problem
from jiqun.index.steps import Choice
from jiqun.index.table import Flags, Floats


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


def _target(how: Choice, signs: Floats) -> Floats:
    """Give the target of each column as a turned figure."""
    turn = signs if how.get("mirror", True) else np.ones_like(signs)
    return float(how.get("target")) * turn


def _starts_highest(how: Choice) -> bool:
    return bool(how.get("start", "lowest") == "highest")


def _distance_to_target(x: Floats, y: Floats, how: Choice, signs: Floats) -> Floats:
    target = _target(how, signs)
    with np.errstate(all="ignore"):
        if _starts_highest(how):
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


def are_backwards(x: Floats, how: Choice, signs: Floats) -> Flags:
    """Tell on which columns a method divides by less than nothing, and so ranks backwards.

    A distance to a target that lies behind the figure it starts from (COINr's `n_dist2targ` warns
    of it and goes on), and a share of a maximum below zero, as every maximum is of positive figures
    that are turned because less is better (COINr's `n_fracmax` says nothing). A column with one
    value ranks nobody either way.

    Args:
        x: units x columns.
        how: the method and its options.
        signs: 1 or -1 for each column.
    """
    turned = x * signs
    with np.errstate(invalid="ignore"):
        if how.method == "fraction_of_max":
            found = highest(turned) < 0
        elif how.method == "distance_to_target":
            target = _target(how, signs)
            behind = target > highest(turned), target < lowest(turned)
            found = behind[0] if _starts_highest(how) else behind[1]
        else:
            found = np.zeros(len(signs), dtype=bool)
    return np.asarray(found & ~are_flat(x))


def backwards(x: Floats, code: str, how: Choice, sign: float) -> Problem:
    """Say of a column that its method would rank backwards, in the figures as they are told."""
    column = x[:, None] * sign
    if how.method == "fraction_of_max":
        best = float(highest(column)[0] * sign)
        return Problem("negative_most", indicator=code, value=f"{best:g}", method=how.method)
    start = highest(column) if _starts_highest(how) else lowest(column)
    shown = float(start[0] * (sign if how.get("mirror", True) else 1.0))
    target = f"{float(how.get('target')):g}"
    return Problem("target_behind", indicator=code, value=target, method=f"{shown:g}")
