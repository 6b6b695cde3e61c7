"""Split the change of a rank between two editions into data, method and field."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import places
from jiqun.index.pipeline import run
from jiqun.index.steps import Step
from jiqun.index.table import Table

CAUSES = ("data", "method", "field")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of an index: figures, tree, steps."""

    table: Table
    tree: Hierarchy
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class RankChange:
    """Why a unit's place changed.

    Attributes:
        unit: who.
        before, after: places in the two editions.
        data, method, field: places gained (above zero) through new figures, through another tree
            or other steps, and through units that came and went; they sum to before - after.
    """

    unit: str
    before: float
    after: float
    data: float
    method: float
    field: float


def split_change(first: Edition, second: Edition) -> list[RankChange]:
    """Split each unit's change of place; units in both editions alone.

    Each cause is switched from the first edition to the second, in all six orders, and its mean
    effect taken (Shapley), so that parts sum to the whole and no order is preferred. A new
    method run on old figures uses the indicators that these have; units of the new field that
    the old figures lack keep their new ones (and the other way round).
    """
    both = [u for u in first.table.units if u in second.table.units]
    cache: dict[tuple[bool, ...], dict[str, float]] = {}

    def ranks(state: tuple[bool, ...]) -> dict[str, float]:
        if state not in cache:
            cache[state] = _mixed(first, second, state)
        return cache[state]

    parts = {u: np.zeros(len(CAUSES)) for u in both}
    orders = list(permutations(range(len(CAUSES))))
    for path in orders:
        state = [False] * len(CAUSES)
        for cause in path:
            old = ranks(tuple(state))
            state[cause] = True
            new = ranks(tuple(state))
            for u in both:
                parts[u][cause] += (old[u] - new[u]) / len(orders)
    start, end = ranks((False,) * 3), ranks((True,) * 3)
    return [RankChange(u, start[u], end[u], *(float(v) for v in parts[u])) for u in both]


def _mixed(first: Edition, second: Edition, state: tuple[bool, ...]) -> dict[str, float]:
    data, method, field = state
    figures = (second, first) if data else (first, second)
    rules = second if method else first
    units = (second if field else first).table.units
    codes = rules.tree.codes
    main, other = (edition.table for edition in figures)
    known = [c for c in codes if c in main.codes or c in other.codes]
    values = np.full((len(units), len(codes)), np.nan)
    sizes = {
        name: np.full(len(units), np.nan) for name in {*main.denominators, *other.denominators}
    }
    groups: dict[str, list[str]] = {n: [""] * len(units) for n in {*main.groups, *other.groups}}
    for i, unit in enumerate(units):
        # a unit or indicator that these figures lack takes the other edition's
        for source in (other, main):
            if unit not in source.units:
                continue
            row = source.units.index(unit)
            for code in known:
                if code in source.codes and not np.isnan(source.column(code)[row]):
                    values[i, codes.index(code)] = source.column(code)[row]
            for name, column in source.denominators.items():
                sizes[name][i] = column[row]
            for name, labels in source.groups.items():
                groups[name][i] = labels[row]
    table = Table(
        units,
        codes,
        values,
        denominators=sizes,
        groups={name: tuple(labels) for name, labels in groups.items()},
    )
    scores = run(table, rules.tree, rules.steps).need_scores()
    found = places(scores.index)
    last = float(len(units))
    ranks = dict(zip(scores.units, np.nan_to_num(found, nan=last).tolist(), strict=True))
    return {u: ranks.get(u, last) for u in {*units, *first.table.units, *second.table.units}}
