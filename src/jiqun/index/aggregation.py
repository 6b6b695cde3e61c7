"""Put the scores of children together into that of their parent, node by node."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from jiqun.index.composites import (
    adjusted_mazziotta_pareto,
    mazziotta_pareto,
    mean_min,
    ordered_weighted,
    weighted_median,
    wroclaw,
)
from jiqun.index.doubt import benefit_of_the_doubt
from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.outranking import copeland
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Aggregate, Choice
from jiqun.index.table import Floats, Table

Method = Callable[..., Floats]


def arithmetic(x: Floats, w: Floats, _: Choice) -> Floats:
    """Weighted mean over what is there: sum(w x) / sum(w)."""
    there = ~np.isnan(x)
    with np.errstate(all="ignore"):
        return np.asarray(np.where(there, x, 0.0) @ w / (there @ w))


def geometric(x: Floats, w: Floats, _: Choice) -> Floats:
    """Weighted geometric mean over what is there: exp(sum(w log x) / sum(w))."""
    with np.errstate(all="ignore"):
        return np.exp(arithmetic(np.log(x), w, _))


def harmonic(x: Floats, w: Floats, _: Choice) -> Floats:
    """Weighted harmonic mean over what is there: sum(w) / sum(w / x)."""
    with np.errstate(all="ignore"):
        return np.asarray(1 / arithmetic(1 / x, w, _))


def generalised(x: Floats, w: Floats, how: Choice) -> Floats:
    """Weighted power mean: (sum(w x^p) / sum(w))^(1/p); p = 0 is the geometric mean."""
    p = float(how.get("p", 1.0))
    if p == 0:
        out = geometric(x, w, how)
    else:
        with np.errstate(all="ignore"):
            out = arithmetic(x**p, w, how) ** (1 / p)
    return np.asarray(out)


METHODS: dict[str, Method] = {
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "generalised": generalised,
    "copeland": copeland,
    "median": weighted_median,
    "owa": ordered_weighted,
    "mpi": mazziotta_pareto,
    "ampi": adjusted_mazziotta_pareto,
    "mean_min": mean_min,
    "wroclaw": wroclaw,
    "doubt": benefit_of_the_doubt,
}
"""Every method: a matrix units x children, weights, and the choice give one score a unit."""

RELATIVE = ("copeland", "mpi", "ampi", "mean_min", "wroclaw", "doubt")
"""Methods whose score of a unit depends on the others; they take the others as a fourth argument
where these are not the rows themselves."""

MEANS = ("arithmetic", "geometric", "harmonic", "generalised")
"""Methods that are a power mean, and so go through the batched road."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores of every node.

    Attributes:
        units: one a row.
        codes: indicators first, then aggregates from the bottom to the top.
        values: units x codes.
        top: the code of the index.
    """

    units: tuple[str, ...]
    codes: tuple[str, ...]
    values: Floats
    top: str

    def of(self, code: str) -> Floats:
        """Give the scores of one node, one a unit."""
        return self.values[:, self.codes.index(code)]

    @property
    def index(self) -> Floats:
        """The scores of the top."""
        return self.of(self.top)


def node_choices(tree: Hierarchy, step: Aggregate) -> dict[str, Choice]:
    """Tell by which method each aggregate is made.

    Raises:
        IndexProblems: unknown methods or nodes.
    """
    own = dict(step.own)
    found: dict[str, Choice] = {}
    for node in tree.aggregates:
        place = min(max(node.level - 2, 0), len(step.levels) - 1)
        found[node.code] = own.get(node.code, step.levels[place])
    problems = [
        Problem("unknown_node", value=code, method="aggregate") for code in own if code not in found
    ]
    problems += [
        Problem("unknown_method", indicator=code, value=c.method, method=", ".join(METHODS))
        for code, c in found.items()
        if c.method not in METHODS
    ]
    refuse(problems)
    return found


Least = float | Mapping[str, float]
"""The least share of children that must be there: for every node, or node by node."""


def least_of(least: Least, code: str) -> float:
    """Give the least share of children that a node must have."""
    return least.get(code, 0.0) if isinstance(least, Mapping) else least


def least_shares(tree: Hierarchy, step: Aggregate) -> dict[str, float]:
    """Tell for each aggregate what share of its children must be there."""
    given = step.least_available
    rows = given if isinstance(given, tuple) else (given,)
    return {n.code: rows[min(max(n.level - 2, 0), len(rows) - 1)] for n in tree.aggregates}


def aggregate(table: Table, step: Aggregate, tree: Hierarchy) -> Scores:
    """Give the scores of all nodes, each time by itself.

    Weights are shared out again over the children that are there. A node where fewer than
    `least_available` of the children are there stays empty.

    Raises:
        IndexProblems: values of zero or less under a geometric, harmonic or power mean.
    """
    tree = tree.weighted([step])
    choices, least = node_choices(tree, step), least_shares(tree, step)
    codes = table.codes + tuple(n.code for n in tree.aggregates)
    place = {code: i for i, code in enumerate(codes)}
    values = np.full((len(table.units), len(codes)), np.nan)
    values[:, : len(table.codes)] = table.values
    problems: list[Problem] = []
    for node in tree.aggregates:
        below = tree.children[node.code]
        columns = [place[c.code] for c in below]
        weights = np.array([c.weight for c in below])
        how = choices[node.code]
        refused = check_positive(values[:, columns], below, how, table.units)
        problems += refused
        if refused:  # the node stays empty, so that nothing is told of those above it
            continue
        for rows in table.blocks():
            values[rows, place[node.code]] = combine(
                values[np.ix_(rows, columns)], weights, how, least[node.code]
            )
    refuse(problems)
    return Scores(table.units, codes, values, tree.top.code)


def combine(
    x: Floats,
    weights: Floats,
    how: Choice,
    least_available: float = 0.0,
    against: Floats | None = None,
) -> Floats:
    """Give one score a unit from units x children; children of weight zero do not count.

    Any method takes the option `gaps` = `empty`: no score where a child is missing (COINr's
    `a_genmean` gives none then).

    Args:
        x: units x children.
        weights: one a child.
        how: the method.
        least_available: least share of children that must be there.
        against: the units that set the scale of `RELATIVE` methods; x itself by default.
    """
    counted = weights > 0
    given = (x[:, counted], weights[counted] / weights.sum(), how)
    relative = against is not None and how.method in RELATIVE
    beside = (against[:, counted],) if relative and against is not None else ()
    out = METHODS[how.method](*given, *beside)
    there = ~np.isnan(x)
    gaps = how.get("gaps")
    enough = there.all(axis=1) if gaps == "empty" else there[:, counted].any(axis=1)
    out = out if gaps == "first_loses" else np.where(enough, out, np.nan)
    return np.where(there.mean(axis=1) >= least_available, out, np.nan)


def check_positive(
    x: Floats, below: tuple[Node, ...], how: Choice, units: tuple[str, ...]
) -> list[Problem]:
    """List the values that a geometric, harmonic or power mean cannot take.

    A power mean of a positive order takes zeros, and negative values where the order is whole. A
    harmonic mean of negative values is refused as well, unless `negative` is `allow` (COINr's
    `a_hmean` refuses zeros alone).
    """
    p = float(how.get("p", 1.0))
    if how.method not in MEANS[1:]:
        return []
    counted = np.array([c.weight > 0 for c in below])
    with np.errstate(invalid="ignore"):
        bad = x <= 0
        if how.method == "generalised" and p > 0:
            bad = x < 0 if p != int(p) else np.zeros(x.shape, dtype=bool)
        elif how.method == "harmonic" and how.get("negative") == "allow":
            bad = x == 0
        wrong = np.argwhere(bad & counted)
    return [
        Problem(
            "not_positive",
            unit=units[row],
            indicator=below[column].code,
            value=f"{x[row, column]:g}",
            method=how.method,
        )
        for row, column in wrong
    ]


def contributions_exist(choices: Mapping[str, Choice]) -> bool:
    """Tell whether the whole index is linear, so that scores split exactly into indicators."""
    return all(c.method == "arithmetic" for c in choices.values())
