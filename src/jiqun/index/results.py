"""Read scores: ranks, ranks inside groups, one unit's profile, its strengths and weaknesses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jiqun.index.aggregation import Scores
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import ascending_ranks, highest, places
from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Floats, Places, Table


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator of one unit beside all others.

    Attributes:
        code, rank, value: the indicator, the place (1 is best, directions applied), the figure.
    """

    code: str
    rank: int
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """One node of a unit's profile."""

    code: str
    name: str
    score: float
    rank: float


def reading_order(tree: Hierarchy) -> tuple[str, ...]:
    """Give all codes from the top down, level by level, indicators last."""
    down = [n.code for n in tree.aggregates]
    by_level = sorted(down, key=lambda c: -tree.by_code[c].level)
    return (*by_level, *tree.codes)


def ranks_of(scores: Scores) -> Floats:
    """Give the place of each unit on each node: units x codes."""
    return places(scores.values.T).T


def ranks_within(scores: Floats, labels: Sequence[str]) -> Floats:
    """Give places inside each group.

    Args:
        scores: units, or units x codes.
        labels: one a unit.
    """
    out = np.full(scores.shape, np.nan)
    names = np.array(labels)
    for label in sorted(set(labels)):
        rows = np.flatnonzero(names == label)
        out[rows] = places(scores[rows].T).T
    return out


def order(scores: Floats) -> list[int]:
    """Give rows from the highest score down; units without a score last."""
    return [int(i) for i in np.argsort(-scores, kind="stable")]


def profile(scores: Scores, tree: Hierarchy, unit: str, language: str = "en") -> list[Line]:
    """Give scores and places of one unit on every aggregate, from the top down."""
    ranks = ranks_of(scores)
    row = scores.units.index(unit)
    lines = []
    for code in reading_order(tree)[: len(tree.aggregates)]:
        column = scores.codes.index(code)
        name = tree.by_code[code].label(language)
        lines.append(Line(code, name, float(scores.values[row, column]), float(ranks[row, column])))
    return lines


def strengths(
    table: Table,
    tree: Hierarchy,
    unit: str,
    count: int = 5,
    *,
    group: str = "",
    directions: bool = True,
    least_unique: float = 0.0,
    skip_last: bool = False,
) -> tuple[list[Standing], ...]:
    """Give a unit's best and worst indicators by place among all units.

    Ties keep the indicators' own order; indicators without a figure are left out.

    Args:
        table: figures, or normalised scores.
        tree: the index.
        unit: whose.
        count: how many of each.
        group: places are taken among the units of the same group of this grouping.
        directions: whether less is better where the tree says so; False for normalised scores.
        least_unique: indicators whose share of different values is not above this are left out.
        skip_last: leave out indicators in which the unit has the last place (the last place is
            shared by many where half of the units have a zero): COINr's `min_discard`.

    Returns:
        the best, best first; the worst, from the least bad of them to the worst.

    Raises:
        IndexProblems: no such unit or grouping.
    """
    if unit not in table.units:
        refuse([Problem("unknown_unit", value=unit, method="strengths")])
    if group and group not in table.groups:
        refuse([Problem("no_group", value=group, method=", ".join(table.groups) or "-")])
    signs = np.array([tree.by_code[c].direction for c in table.codes]) if directions else 1.0
    row = table.units.index(unit)
    beside = np.ones(len(table.units), dtype=bool)
    if group:
        beside = np.array([label == table.groups[group][row] for label in table.groups[group]])
    places_by_column = ascending_ranks(np.where(beside[:, None], -table.values * signs, np.nan))
    kept = ~np.isnan(places_by_column[row])
    if least_unique:
        different = [len(np.unique(c)) / len(c) for c in table.values.T]  # gaps count as one value
        kept &= np.array(different) > least_unique
    if skip_last:
        kept &= places_by_column[row] != highest(places_by_column)
    there = np.flatnonzero(kept)
    ordered = there[np.argsort(places_by_column[row, there], kind="stable")]

    def told(columns: Places) -> list[Standing]:
        return [
            Standing(table.codes[c], int(places_by_column[row, c]), float(table.values[row, c]))
            for c in columns
        ]

    return told(ordered[:count]), told(ordered[len(ordered) - min(count, len(ordered)) :])
