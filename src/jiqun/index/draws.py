"""Draw what is not sure: weights on a simplex, figures in their intervals, choices of method."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import highest, lowest
from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Floats, Table

CHUNK = 100
"""Replications that share one stream of random numbers: streams are counted by chunk, so the same
seed gives the same draws however many chunks are worked on at once (our choice)."""


def chunks(replications: int) -> Iterator[tuple[int, int, int]]:
    """Give (number, first, after the last) of each chunk."""
    for number, start in enumerate(range(0, replications, CHUNK)):
        yield number, start, min(start + CHUNK, replications)


def stream(seed: int, number: int) -> np.random.Generator:
    """Give the random numbers of one chunk: Philox keyed by seed and chunk (Salmon et al. 2011)."""
    return np.random.Generator(np.random.Philox(key=np.array([seed, number], dtype=np.uint64)))


@dataclass(frozen=True, slots=True)
class WeightDraw:
    """How weights are drawn, among siblings under each parent.

    Attributes:
        kind: `fixed`; `dirichlet` (around the given shares); `simplex` (all weightings alike);
            `around` (each weight times 1 ± `spread`, uniform); `bounds` (uniform on the part of
            the simplex within `bounds`); `sets` (one of `sets`, each as likely).
        concentration: of the Dirichlet, a share's standard deviation is about
            sqrt(s (1 - s) / concentration); 20 (our choice) is 0.09 for one of five alike.
        spread: of `around`; 0.25 is what the JRC's audits of the Global Innovation Index use.
        bounds: (code, least share, greatest share) among siblings.
        sets: weightings by experts, each (code, weight) pairs.
        levels: levels whose weights are drawn; empty for all.
    """

    kind: str = "dirichlet"
    concentration: float = 20.0
    spread: float = 0.25
    bounds: tuple[tuple[str, float, float], ...] = ()
    sets: tuple[tuple[tuple[str, float], ...], ...] = ()
    levels: tuple[int, ...] = ()


KINDS = ("fixed", "dirichlet", "simplex", "around", "bounds", "sets")


def draw_weights(
    tree: Hierarchy, how: WeightDraw, count: int, source: np.random.Generator
) -> Floats:
    """Draw weights: replications x nodes in the order of the tree.

    Raises:
        IndexProblems: an unknown kind, or bounds that no weights meet.
    """
    base = np.array([n.weight for n in tree.nodes])
    out = np.tile(base, (count, 1))
    place = {n.code: i for i, n in enumerate(tree.nodes)}
    if how.kind not in KINDS:
        refuse(
            [
                Problem(
                    "unknown_method", indicator="weights", value=how.kind, method=", ".join(KINDS)
                )
            ]
        )
    if how.kind == "fixed":
        return out
    if how.kind == "sets":
        rows = np.array([[dict(s).get(n.code, n.weight) for n in tree.nodes] for s in how.sets])
        return np.asarray(rows[source.integers(len(rows), size=count)])
    bounds = {code: (low, high) for code, low, high in how.bounds}
    for parent in tree.aggregates:
        below = tree.children[parent.code]
        if len(below) < 2 or (how.levels and below[0].level not in how.levels):
            continue
        columns = [place[c.code] for c in below]
        share = base[columns] / base[columns].sum()
        if how.kind == "dirichlet":
            g = source.standard_gamma(
                np.maximum(share * how.concentration, 1e-9), (count, len(below))
            )
            out[:, columns] = g / np.maximum(g.sum(axis=1, keepdims=True), 1e-300)
        elif how.kind == "simplex":
            out[:, columns] = source.dirichlet(np.ones(len(below)), count)
        elif how.kind == "around":
            w = share * source.uniform(1 - how.spread, 1 + how.spread, (count, len(below)))
            out[:, columns] = w / w.sum(axis=1, keepdims=True)
        else:
            low = np.array([bounds.get(c.code, (0.0, 1.0))[0] for c in below])
            high = np.array([bounds.get(c.code, (0.0, 1.0))[1] for c in below])
            out[:, columns] = bounded_simplex(low, high, count, source, parent.code)
    return out


BURN = 20
"""Steps of the walk between draws, per weight (our choice; coordinates decorrelate in a few)."""


def bounded_simplex(
    low: Floats, high: Floats, count: int, source: np.random.Generator, name: str = ""
) -> Floats:
    """Draw shares that sum to one, uniform within bounds, by walking along pairs of shares.

    A Gibbs walk: two shares trade within their bounds, which leaves the uniform distribution as
    it is. All draws walk side by side.

    Raises:
        IndexProblems: the bounds leave no room.
    """
    k = len(low)
    if low.sum() > 1 + 1e-12 or high.sum() < 1 - 1e-12 or (low > high).any():
        told = ", ".join(f"{a:g}–{b:g}" for a, b in zip(low, high, strict=True))
        refuse([Problem("infeasible", indicator=name, value=told)])
    room = (high - low).sum()
    start = low + (high - low) * ((1 - low.sum()) / room if room > 0 else 0.0)
    w = np.tile(start, (count, 1))
    rows = np.arange(count)
    for _ in range(BURN * k):
        i = source.integers(k, size=count)
        j = (i + source.integers(1, k, size=count)) % k
        both = w[rows, i] + w[rows, j]
        least = np.maximum(low[i], both - high[j])
        most = np.minimum(high[i], both - low[j])
        share = least + (most - least) * source.random(count)
        w[rows, i], w[rows, j] = share, both - share
    return np.asarray(w)


@dataclass(frozen=True, slots=True)
class DataDraw:
    """How figures are drawn.

    Attributes:
        intervals: whether a figure is drawn within its interval, uniform.
        missing: `leave`, or `draw`: a missing figure takes one of those its column has, each as
            likely (a hot deck: it claims nothing but that the unit is one of the field).
    """

    intervals: bool = True
    missing: str = "leave"


def draw_figures(
    table: Table, how: DataDraw, count: int, source: np.random.Generator
) -> Floats | None:
    """Draw figures: replications x units x indicators; None where nothing varies.

    An open end of an interval is closed at the column's extreme, or at the known end where that
    lies beyond it.
    """
    gaps = np.isnan(table.values)
    ranges = how.intervals and table.low is not None and table.high is not None
    if not ranges and (how.missing != "draw" or not gaps.any()):
        return None
    out = np.tile(table.values, (count, 1, 1))
    if ranges and table.low is not None and table.high is not None:
        low, high = closed(table)
        wide = np.argwhere(high > low)
        rows, columns = wide[:, 0], wide[:, 1]
        share = source.random((count, len(wide)))
        out[:, rows, columns] = low[rows, columns] + share * (high - low)[rows, columns]
    if how.missing == "draw":
        for column in range(out.shape[2]):
            rows = np.flatnonzero(np.isnan(out[0, :, column]))
            known = table.values[~gaps[:, column], column]
            if len(rows) and len(known):
                out[:, rows, column] = known[source.integers(len(known), size=(count, len(rows)))]
    return out


def closed(table: Table) -> tuple[Floats, Floats]:
    """Give bounds, open ends closed at the column's extremes; NaN where nothing is known."""
    assert table.low is not None and table.high is not None
    least, most = lowest(table.values), highest(table.values)
    low = np.where(np.isneginf(table.low), np.fmin(least, table.high), table.low)
    high = np.where(np.isposinf(table.high), np.fmax(most, table.low), table.high)
    return low, high
