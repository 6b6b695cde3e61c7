"""Say what it would take to rise: the least change of figures, within bounds, to gain places."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jiqun.index.aggregation import contributions_exist, least_shares, node_choices
from jiqun.index.explanation import effective_shares, last_step, row_of, scorer
from jiqun.index.moments import highest
from jiqun.index.pipeline import Run
from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Floats

LEAD = 1e-6
"""Share of the target's score by which it is to be passed, so that the place is not shared."""


@dataclass(frozen=True, slots=True, eq=False)
class Improvement:
    """What would have to change.

    Attributes:
        unit, rank, wanted: who, from which place to which.
        reached: whether the place can be had within the bounds.
        codes: indicators that change.
        now, then: their normalised scores.
        raw_now, raw_then: their figures, where the scale can be read backwards; else NaN.
        cost: sum of changes in points of the scale times each indicator's cost.
        reachable: the best place with every indicator at its bound.
    """

    unit: str
    rank: int
    wanted: int
    reached: bool
    codes: tuple[str, ...]
    now: Floats
    then: Floats
    raw_now: Floats
    raw_then: Floats
    cost: float
    reachable: int


def improve(
    run: Run,
    unit: str,
    places: int,
    *,
    most: Mapping[str, float] | None = None,
    costs: Mapping[str, float] | None = None,
    limit: float = 10.0,
) -> Improvement:
    """Give the least change in normalised scores that gains a unit some places.

    The others stay as they are and so does the scale. For a weighted sum the cheapest points
    are bought first, which is the optimum of the linear programme; for other indices all
    indicators with room move together and bisection finds how far, which reaches the place but
    need not be the least change.

    Args:
        run: the index as it stands.
        unit: who wants to rise.
        places: how many places, one or more.
        most: greatest change of an indicator, in points of the scale; 0 rules it out.
        costs: what a point costs, 1 by default.
        limit: greatest change of indicators that `most` does not name.

    Raises:
        IndexProblems: the unit is not ranked, or has the first place already.
    """
    row = row_of(run, unit)
    scores = run.need_scores().index
    rank = int((scores > scores[row]).sum()) + 1
    wanted = max(1, rank - places)
    if rank == 1:
        refuse(
            [
                Problem(
                    "bad_option",
                    indicator="improve",
                    value=f"'{unit}' has the first place",
                    method="ask for another unit",
                )
            ]
        )
    others = np.delete(scores, row)
    others = np.sort(others[~np.isnan(others)])[::-1]
    target = others[wanted - 1]
    target += LEAD * max(abs(float(target)), 1.0)
    x = run.last.values[row]
    top = np.fmax(highest(run.last.values), x)
    unknown = set(most or {}) | set(costs or {})
    refuse(
        Problem("unknown_node", value=c, method="improve")
        for c in sorted(unknown - set(run.last.codes))
    )
    room = np.array([(most or {}).get(c, limit) for c in run.last.codes])
    ceiling = np.fmin(x + room, top)
    price = np.array([(costs or {}).get(c, 1.0) for c in run.last.codes])
    score = scorer(run)
    best = float(score(ceiling[None, :])[0])
    reachable = int((np.delete(scores, row) >= best).sum()) + 1
    reached = best >= target
    goal = target if reached else best
    step = last_step(run)
    tree = run.tree.weighted([step])
    if contributions_exist(node_choices(tree, step)):
        share = effective_shares(tree, ~np.isnan(x), least_shares(tree, step))
        then = _cheapest(x, ceiling, share, price, goal - float(scores[row]))
    else:
        then = _together(x, ceiling, score, goal)
    moved = np.flatnonzero(np.nan_to_num(then - x) > 1e-12)
    raw_now, raw_then = _raw(run, row, then)
    return Improvement(
        unit,
        rank,
        wanted,
        reached,
        tuple(run.last.codes[i] for i in moved),
        x[moved],
        then[moved],
        raw_now[moved],
        raw_then[moved],
        float(np.nansum((then - x) * price)),
        reachable,
    )


def _cheapest(x: Floats, ceiling: Floats, share: Floats, price: Floats, need: float) -> Floats:
    """Buy score where a point of it costs least: the fractional knapsack is exact."""
    then = x.copy()
    room = np.nan_to_num(ceiling - x)
    with np.errstate(all="ignore"):
        worth = np.where(room > 0, share / price, -1.0)
    for i in np.argsort(-worth, kind="stable"):
        if need <= 0 or worth[i] <= 0:
            break
        step = min(room[i], need / share[i])
        then[i] += step
        need -= step * share[i]
    return then


def _together(x: Floats, ceiling: Floats, score: object, goal: float) -> Floats:
    low, high = 0.0, 1.0
    for _ in range(60):
        half = (low + high) / 2
        reached = float(score((x + half * (ceiling - x))[None, :])[0]) >= goal  # type: ignore[operator]
        low, high = (low, half) if reached else (half, high)
    return np.asarray(x + high * (ceiling - x))


def _raw(run: Run, row: int, then: Floats) -> tuple[Floats, Floats]:
    """Read scores backwards to figures, by the straight line between a column's two extremes.

    Good where normalisation is linear; NaN where a column's scores do not lie on a line.
    """
    before = run.before("normalise")
    x, y = before.values, run.last.values
    now = np.full(len(then), np.nan)
    out = np.full(len(then), np.nan)
    for j in range(len(then)):
        there = ~(np.isnan(x[:, j]) | np.isnan(y[:, j]))
        a, b = x[there, j], y[there, j]
        if len(a) < 2 or np.ptp(b) == 0:
            continue
        slope, start = np.polyfit(b, a, 1)
        if np.allclose(slope * b + start, a, rtol=1e-6, atol=1e-9 * max(np.abs(a).max(), 1e-300)):
            now[j] = x[row, j]
            out[j] = slope * then[j] + start
    return now, out
