"""Say how sure each score and rank is: replay the index with other choices many times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from jiqun.index.aggregation import check_positive, least_shares, node_choices
from jiqun.index.batch import evaluate, top_scores
from jiqun.index.draws import (
    DataDraw,
    WeightDraw,
    chunks,
    draw_figures,
    draw_weights,
    stream,
)
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.method_options import check_options
from jiqun.index.moments import places, quantiles
from jiqun.index.pipeline import Run, check_table, resume
from jiqun.index.problems import IndexProblems, Problem, refuse
from jiqun.index.steps import (
    Aggregate,
    Choice,
    Impute,
    Normalise,
    Step,
    Treat,
    Treatment,
    kind_of,
)
from jiqun.index.table import Floats, Table
from jiqun.index.wide import wide_run

__all__ = ["Uncertain", "Uncertainty", "assess", "evaluate", "variants_of"]


_WEIGHTS = WeightDraw()
_FIGURES = DataDraw()


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """What is not sure, and how often to draw.

    Attributes:
        replications: draws; 1,000 gives a probability to about ±3 points at worst.
        seed: of the random numbers.
        weights, data: how these are drawn.
        normalise, aggregate, impute, treat: alternatives beside what the index does, each as
            likely; the index's own is always one of them. Treatment None is none at all.
        drop: whether one indicator, or none, is left out of each draw, each as likely.
    """

    replications: int = 1000
    seed: int = 20
    weights: WeightDraw = _WEIGHTS
    data: DataDraw = _FIGURES
    normalise: tuple[Choice, ...] = ()
    aggregate: tuple[Choice, ...] = ()
    impute: tuple[Choice, ...] = ()
    treat: tuple[Treatment | None, ...] = ()
    drop: bool = False

    def steps(self) -> list[Step]:
        """Give each alternative as a step of its own."""
        return [
            *(Impute(how) for how in self.impute),
            *(Treat(plan) for plan in self.treat),
            *(Normalise(how) for how in self.normalise),
            *(Aggregate((how,)) for how in self.aggregate),
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Uncertain:
    """Scores and ranks over all draws.

    Attributes:
        units: those that are ranked.
        score, rank: the point values.
        scores, ranks: replications x units.
    """

    units: tuple[str, ...]
    score: Floats
    rank: Floats
    scores: Floats
    ranks: Floats

    def interval(self, coverage: float = 0.9) -> Floats:
        """Give least and greatest rank of each unit at a coverage: units x 2.

        Quantiles of the draws rounded outwards; widened to hold the point rank where the draws
        leave it outside.
        """
        tail = (1 - coverage) / 2
        q = quantiles(self.ranks.T, (tail, 1 - tail))
        low = np.fmin(np.floor(q[:, 0] + 1e-9), self.rank)
        high = np.fmax(np.ceil(q[:, 1] - 1e-9), self.rank)
        return np.column_stack([low, high])

    def top(self, k: int) -> Floats:
        """Give the share of draws in which each unit is among the first k."""
        return np.asarray((self.ranks <= k).mean(axis=0))

    def above(self) -> Floats:
        """Give P(row above column): units x units; ties count for neither side."""
        n = len(self.units)
        out = np.empty((n, n))
        ranks = np.ascontiguousarray(self.ranks.T.astype(np.float32))
        for row in range(n):
            out[row] = (ranks[row] < ranks).mean(axis=1)
        return out

    def tied(self) -> Floats:
        """Give P(row and column share a rank): units x units."""
        n = len(self.units)
        out = np.empty((n, n))
        for row in range(n):
            out[row] = (self.ranks[:, row : row + 1] == self.ranks).mean(axis=0)
        return out

    def acceptability(self) -> Floats:
        """Give the share of draws in which each unit takes each place: units x places.

        Rank acceptability of SMAA; Lahdelma, Hokkanen and Salminen (1998).
        """
        n = len(self.units)
        out = np.zeros((n, n))
        for row in range(n):
            there = self.ranks[:, row][~np.isnan(self.ranks[:, row])].astype(int)
            out[row] = np.bincount(there - 1, minlength=n)[:n] / len(self.ranks)
        return out

    def tiers(self, certainty: float = 0.95) -> list[int]:
        """Give the number of the group of statistical ties of each unit, 1 for the highest.

        Down the ranking, a unit joins the group above unless that group's first unit is above it
        in at least `certainty` of the draws.
        """
        order = np.argsort(self.rank, kind="stable")
        tier = [0] * len(self.units)
        first, number = int(order[0]), 1
        for row in order.tolist():
            with np.errstate(invalid="ignore"):
                sure = (self.ranks[:, first] < self.ranks[:, row]).mean() >= certainty
            if sure:
                first, number = row, number + 1
            tier[row] = number
        return tier


def alternatives(steps: Sequence[Step], plan: Uncertainty) -> dict[str, list[Step]]:
    """Give for each kind of step that varies what it may be, the index's own first.

    Raises:
        IndexProblems: the plan varies a step that the index does not have, or that stands twice.
    """
    wanted: dict[str, tuple[Any, ...]] = {
        "normalise": plan.normalise,
        "aggregate": plan.aggregate,
        "impute": plan.impute,
        "treat": plan.treat,
    }
    found: dict[str, list[Step]] = {}
    problems = []
    for kind, others in wanted.items():
        if not others:
            continue
        own = next((s for s in steps if kind_of(s) == kind), None)
        if own is None:
            problems.append(Problem("absent_step", value=kind))
            continue
        found[kind] = [own]
        for other in others:
            step = _with(own, other)
            if step not in found[kind]:
                found[kind].append(step)
        problems += check_options(found[kind])
    refuse(problems)
    return found


def _with(step: Step, other: Any) -> Step:
    match step:
        case Normalise():
            return replace(step, default=other, from_nodes=False)
        case Aggregate():
            return replace(step, levels=(other,), own=())
        case Impute():
            group = "" if other.method in ("em", "knn", "none") else step.group
            return replace(step, how=other, group=group)
        case Treat():
            return replace(step, default=other, own=() if other is None else step.own)
    raise AssertionError(step)


def variants_of(steps: Sequence[Step], chosen: dict[str, Step]) -> tuple[Step, ...]:
    """Give the pipeline with some kinds of steps replaced."""
    return tuple(chosen.get(kind_of(s), s) for s in steps)


def assess(
    table: Table, tree: Hierarchy, steps: Sequence[Step], plan: Uncertainty | None = None
) -> Uncertain:
    """Give scores and ranks with their spread.

    Args:
        table: the raw figures of one year.
        tree, steps: the index; the last step aggregates.
        plan: what is not sure; the default draws weights and figures.

    Raises:
        IndexProblems: the index cannot be built, an alternative cannot be run on it, or the
            figures are of several years.
    """
    plan = plan or Uncertainty()
    tree = tree.weighted(steps[-1:])
    years = sorted(set(table.times))
    if len(years) > 1:
        told = ", ".join(f"{year:g}" for year in years)
        refuse([Problem("several_years", value=told)])
    refuse([*check_table(table, tree), *check_options(steps)])
    base = resume(table.columns(tree.codes), tree, steps)
    scores = base.need_scores()
    there = np.array([u in set(scores.units) for u in table.units])
    kept = table.columns(tree.codes).rows(there)
    options = alternatives(steps, plan)
    _check_means(base, options)
    drawn = np.empty((plan.replications, len(kept.units)))
    cache: dict[Any, Floats] = {}
    for number, start, stop in chunks(plan.replications):
        drawn[start:stop] = _chunk(kept, tree, steps, plan, options, number, stop - start, cache)
    point = scores.index
    return Uncertain(scores.units, point, places(point), drawn, places(drawn))


def _chunk(
    kept: Table,
    tree: Hierarchy,
    steps: Sequence[Step],
    plan: Uncertainty,
    options: dict[str, list[Step]],
    number: int,
    count: int,
    cache: dict[Any, Floats],
) -> Floats:
    source = stream(plan.seed, number)
    weights = draw_weights(tree, plan.weights, count, source)
    if plan.drop:
        weights = _dropped(weights, tree, source)
    picks = {kind: source.integers(len(found), size=count) for kind, found in options.items()}
    figures = draw_figures(kept, plan.data, count, source)
    out = np.empty((count, len(kept.units)))
    keys = np.column_stack([picks[k] for k in sorted(picks)]) if picks else np.zeros((count, 1))
    for key in np.unique(keys, axis=0):
        rows = np.flatnonzero((keys == key).all(axis=1))
        chosen = {k: options[k][int(v)] for k, v in zip(sorted(picks), key, strict=False)}
        pipeline = variants_of(steps, chosen)
        last = pipeline[-1]
        assert isinstance(last, Aggregate)
        if figures is None:
            before = pipeline[:-1]
            if before not in cache:
                unscreened = [s for s in before if kind_of(s) != "screen"]
                cache[before] = resume(kept, tree, unscreened).last.values
            x = cache[before]
        else:
            x = wide_run(figures[rows], kept, tree, pipeline[:-1])
        choices, least = node_choices(tree, last), least_shares(tree, last)
        out[rows] = top_scores(x, tree, choices, weights[rows], least)
    return out


def _dropped(weights: Floats, tree: Hierarchy, source: np.random.Generator) -> Floats:
    """Leave out one indicator, or none, in each draw; one with no sibling left is not dropped."""
    place = {n.code: i for i, n in enumerate(tree.nodes)}
    lonely = {below[0].code for below in tree.children.values() if len(below) == 1}
    columns = [place[c] for c in tree.codes if c not in lonely]
    pick = source.integers(len(columns) + 1, size=len(weights))
    out = weights.copy()
    for row in np.flatnonzero(pick < len(columns)):
        out[row, columns[pick[row]]] = 0.0
    return out


def _check_means(base: Run, options: dict[str, list[Step]]) -> None:
    """Refuse a geometric or harmonic mean over a scale that reaches zero, before any draw."""
    problems: list[Problem] = []
    for other in options.get("aggregate", [base.steps[-1]]):
        assert isinstance(other, Aggregate)
        for norm in options.get("normalise", [None]):
            table = base.last
            if norm is not None:
                before = base.before("normalise")
                try:
                    table = resume(before, base.tree, [norm]).last
                except IndexProblems as found:
                    problems += found.problems
                    continue
            for node in base.tree.aggregates:
                below = base.tree.children[node.code]
                if all(c.is_indicator for c in below):
                    x = np.column_stack([table.column(c.code) for c in below])
                    how = node_choices(base.tree, other)[node.code]
                    problems += check_positive(x, below, how, table.units)
    refuse(problems)
