"""Say which uncertain choice moves the ranks most: Sobol indices and Shapley effects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np

from jiqun.index.batch import evaluate
from jiqun.index.draws import draw_weights, stream
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import places
from jiqun.index.pipeline import run
from jiqun.index.steps import Aggregate, Step
from jiqun.index.table import Floats, Table
from jiqun.index.uncertainty import Uncertainty, alternatives, variants_of

RESAMPLES = 300
"""Bootstrap resamples (our choice: the ends of a 90 % interval are then known to about a tenth of
its width)."""


@dataclass(frozen=True, slots=True, eq=False)
class Indices:
    """Shares of the variance of an output that each input answers for.

    Attributes:
        inputs: the uncertain choices.
        outputs: `shift` (mean absolute change of rank) and then one a unit.
        first, total: inputs x outputs; first-order and total Sobol indices.
        shapley: inputs x outputs; shares of the variance that sum to one.
        variance: one an output.
        first_interval, total_interval: inputs x outputs x 2, 90 % by bootstrap.
        evaluations: how often the index was built.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    first: Floats
    total: Floats
    shapley: Floats
    variance: Floats
    first_interval: Floats
    total_interval: Floats
    evaluations: int


def sobol_indices(y: Floats, n: int, d: int) -> tuple[Floats, Floats]:
    """Give first-order and total indices from a radial design.

    Rows of y: A (n), B (n), then A with input i from B, for each i (n each). Saltelli et al.
    (2010) for the first, Jansen (1999) for the total; the variance is that of A and B together,
    divided by 2n - 1: COINr `SA_estimate`.

    Args:
        y: n (d + 2) rows x outputs.
        n: base sample.
        d: inputs.

    Returns:
        first and total, inputs x outputs; NaN where an output does not vary.
    """
    a, b = y[:n], y[n : 2 * n]
    variance = y[: 2 * n].var(axis=0, ddof=1)
    mixed = y[2 * n : (d + 2) * n].reshape(d, n, -1)
    with np.errstate(all="ignore"):
        first = (b * (mixed - a)).mean(axis=1) / variance
        total = ((a - mixed) ** 2).mean(axis=1) / (2 * variance)
    moves = variance > 0
    return np.where(moves, first, np.nan), np.where(moves, total, np.nan)


def bootstrap(
    y: Floats, n: int, d: int, resamples: int = RESAMPLES, seed: int = 20
) -> tuple[Floats, Floats]:
    """Give 90 % intervals of both indices, resampling rows of the design: inputs x outputs x 2."""
    source = stream(seed, 2**32)
    blocks = y[: (d + 2) * n].reshape(d + 2, n, -1)
    firsts, totals = [], []
    for _ in range(resamples):
        rows = source.integers(n, size=n)
        f, t = sobol_indices(blocks[:, rows].reshape((d + 2) * n, -1), n, d)
        firsts.append(np.nan_to_num(f))  # a resample without variance attributes none
        totals.append(np.nan_to_num(t))
    still = ~(y[: 2 * n].var(axis=0) > 0)
    ends = []
    for found in (firsts, totals):
        interval = np.moveaxis(np.quantile(found, (0.05, 0.95), axis=0), 0, -1)
        interval[:, still] = np.nan
        ends.append(interval)
    return ends[0], ends[1]


def shapley_effects(y: Callable[[frozenset[int]], Floats], d: int) -> Floats:
    """Give Shapley effects, as shares that sum to one.

    The value of a set of inputs is the variance their knowledge explains, by pick-freeze:
    cov(y, y with only these inputs kept), from A and from B alike; of all inputs it is the
    variance. Owen (2014); Song, Nelson and Staum (2016).

    Args:
        y: gives the outputs (n x outputs) when the inputs of a set come from A, others from B.
        d: inputs.
    """
    whole = frozenset(range(d))
    middle = np.vstack([y(whole), y(frozenset())]).mean(axis=0)
    a, b = y(whole) - middle, y(frozenset()) - middle
    variance = ((a**2).mean(axis=0) + (b**2).mean(axis=0)) / 2
    value: dict[frozenset[int], Floats] = {frozenset(): np.zeros(a.shape[1])}
    for size in range(1, d):
        for picked in combinations(range(d), size):
            kept = frozenset(picked)
            # what keeps these inputs from A keeps the others from B
            from_a, from_b = y(kept) - middle, y(whole - kept) - middle
            value[kept] = ((a * from_a).mean(axis=0) + (b * from_b).mean(axis=0)) / 2
    value[whole] = variance
    out = np.zeros((d, a.shape[1]))
    for i in range(d):
        others = [j for j in range(d) if j != i]
        for size in range(d):
            share = factorial(size) * factorial(d - size - 1) / factorial(d)
            for chosen in combinations(others, size):
                s = frozenset(chosen)
                out[i] += share * (value[s | {i}] - value[s])
    with np.errstate(all="ignore"):
        return np.asarray(out / variance)


def sensitivity(
    table: Table, tree: Hierarchy, steps: Sequence[Step], plan: Uncertainty, base: int = 128
) -> Indices:
    """Give what each uncertain choice does to the ranks of all units and to their mean shift.

    Inputs are weights (where the plan draws them; one input, a number picks one of `base` sets
    drawn beforehand) and each kind of step that has alternatives. The design is a scrambled Sobol
    sequence mapped on [0, 1].

    Args:
        table, tree, steps: the index.
        plan: what varies; its seed holds here too.
        base: base sample, a power of two; the index is built base (d + 2) times for the Sobol
            indices and base 2^d times in all.

    Raises:
        IndexProblems: nothing varies, or a step that varies is absent.
    """
    from scipy.stats.qmc import Sobol

    from jiqun.index.problems import Problem, refuse

    tree = tree.weighted(steps[-1:])
    options = alternatives(steps, plan)
    inputs = (*(["weights"] if plan.weights.kind != "fixed" else []), *options)
    if not inputs:
        refuse(
            [
                Problem(
                    "bad_option",
                    indicator="uncertainty",
                    value="nothing varies",
                    method="draw weights or give alternatives",
                )
            ]
        )
    d = len(inputs)
    u = Sobol(2 * d, rng=np.random.default_rng(plan.seed)).random(base)
    a, b = u[:, :d], u[:, d:]
    sets = draw_weights(tree, plan.weights, base, stream(plan.seed, 2**33))
    nominal = run(table, tree, steps).need_scores()
    rows = [table.units.index(unit) for unit in nominal.units]
    point, last = places(nominal.index), float(len(rows))

    def ranks(points: Floats) -> Floats:
        variants = [_variant(p, inputs, options, steps, sets, tree) for p in points]
        found = places(evaluate(table, tree, variants)[:, rows])
        found = np.nan_to_num(found, nan=last)  # who is not ranked stands last
        shift = np.abs(found - np.nan_to_num(point, nan=last)).mean(axis=1, keepdims=True)
        return np.hstack([shift, found])

    designs = [a, b]
    for i in range(d):
        mixed = a.copy()
        mixed[:, i] = b[:, i]
        designs.append(mixed)
    subsets = [frozenset(c) for size in range(1, d - 1) for c in combinations(range(d), size)]
    for chosen in subsets:
        mixed = b.copy()
        mixed[:, sorted(chosen)] = a[:, sorted(chosen)]
        designs.append(mixed)
    y = ranks(np.vstack(designs))
    known = {frozenset(range(d)): y[:base], frozenset[int](): y[base : 2 * base]}
    for i in range(d):  # A with input i from B keeps all inputs but i
        known[frozenset(range(d)) - {i}] = y[(2 + i) * base : (3 + i) * base]
    for k, chosen in enumerate(subsets):
        known[chosen] = y[(2 + d + k) * base : (3 + d + k) * base]
    y = y - y[: 2 * base].mean(axis=0)  # the estimator of the first order errs with the mean
    first, total = sobol_indices(y, base, d)
    first_interval, total_interval = bootstrap(y, base, d, seed=plan.seed)
    shares = shapley_effects(known.__getitem__, d)
    return Indices(
        inputs,
        ("shift", *nominal.units),
        first,
        total,
        shares,
        y[: 2 * base].var(axis=0, ddof=1),
        first_interval,
        total_interval,
        len(y),
    )


def _variant(
    point: Floats,
    inputs: Sequence[str],
    options: dict[str, list[Step]],
    steps: Sequence[Step],
    sets: Floats,
    tree: Hierarchy,
) -> tuple[Step, ...]:
    chosen = {}
    weights: tuple[tuple[str, float], ...] = ()
    for u, name in zip(point, inputs, strict=True):
        if name == "weights":
            row = sets[min(int(u * len(sets)), len(sets) - 1)]
            weights = tuple((n.code, float(w)) for n, w in zip(tree.nodes, row, strict=True))
        else:
            found = options[name]
            chosen[name] = found[min(int(u * len(found)), len(found) - 1)]
    pipeline = variants_of(steps, chosen)
    if weights:
        *before, last = pipeline
        assert isinstance(last, Aggregate)
        from dataclasses import replace

        return (*before, replace(last, weights=weights))
    return pipeline
