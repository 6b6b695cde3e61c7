"""Benefit of the doubt: each unit is scored with the weights that suit it best."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Choice
from jiqun.index.table import Floats


def benefit_of_the_doubt(
    x: Floats, _: Floats, how: Choice, against: Floats | None = None
) -> Floats:
    """Give each unit's greatest w·y with w ≥ 0 such that no unit passes 1.

    Cherchye et al. (2007); data envelopment with one constant input. Solved with HiGHS.

    Args:
        x: units x children, not negative, more is better. A unit with a gap has no score.
        how: option `shares` (low, high): bounds on w_i y_i / w·y of the unit's own score, a pair
            for all children.
        against: the units that may not pass 1; x itself by default.

    Raises:
        IndexProblems: negative values, or bounds that no weights meet.
    """
    from scipy.optimize import linprog

    whole = ~np.isnan(x).any(axis=1)
    with np.errstate(invalid="ignore"):
        bad = (x < 0).any()
    if bad:
        refuse(
            [
                Problem(
                    "bad_option",
                    indicator="doubt",
                    value="values below zero",
                    method="normalise to a range from zero up",
                )
            ]
        )
    rivals = x if against is None else against
    others = _frontier(rivals[~np.isnan(rivals).any(axis=1)])
    shares: Sequence[float] | None = how.get("shares")
    scores = np.full(len(x), np.nan)
    for row in np.flatnonzero(whole):
        y = x[row]
        a, b = others, np.ones(len(others))
        if shares is not None:
            low, high = float(shares[0]), float(shares[1])
            eye = np.diag(y)
            a = np.vstack([others, eye - high * y, low * y - eye])
            b = np.concatenate([b, np.zeros(2 * len(y))])
        found: Any = linprog(-y, A_ub=a, b_ub=b, bounds=(0, None), method="highs")
        if found.status != 0:
            refuse([Problem("infeasible", indicator=f"row {row + 1}", value=str(shares))])
        scores[row] = -found.fun
    return scores


def _frontier(x: Floats) -> Floats:
    """Give the rows no other row dominates: only they bind, and there are few of them."""
    keep = np.ones(len(x), dtype=bool)
    for row in range(len(x)):
        better = (x >= x[row]).all(axis=1) & keep
        strictly = better & (x > x[row]).any(axis=1)
        twin = better & ~strictly & (np.arange(len(x)) < row)
        keep[row] = not (strictly.any() or twin.any())
    return x[keep]
