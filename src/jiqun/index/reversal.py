"""Test a methodology: does a rank turn over for reasons that should not matter?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import deviations, places
from jiqun.index.pipeline import run
from jiqun.index.problems import IndexProblems
from jiqun.index.steps import Step
from jiqun.index.table import Floats, Table

TOLERANCE = 1e-9
"""Scores this near count as tied in these tests: the same sum in another unit of measure."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """What one test found.

    Attributes:
        test: `scale`, `monotone`, `clone`, `removal`.
        tried, failed: how many trials there were and how many turned ranks over.
        examples: units (removed, cloned, improved) for which it happened, the first few.
    """

    test: str
    tried: int
    failed: int
    examples: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether no trial failed."""
        return self.failed == 0


def try_methodology(
    table: Table, tree: Hierarchy, steps: Sequence[Step], *, most: int = 30
) -> tuple[Reversal, ...]:
    """Run four tests on the whole pipeline.

    - scale: an indicator in another unit of measure (times 1,000) must leave all ranks.
    - monotone: a figure that gets better must not cost its unit a place.
    - clone: a copy of a unit must leave the order of the others.
    - removal: a unit that leaves must leave the order of the others (Wang and Triantaphyllou
      2008); relative normalisation fails it where the unit held an extreme.

    Args:
        table, tree, steps: the index.
        most: units tried at most, spread evenly over the ranking.
    """
    table = table.columns(tree.codes)
    scores = run(table, tree, steps).need_scores()
    base = dict(zip(scores.units, scores.index.tolist(), strict=True))
    ranked = sorted(scores.units, key=lambda u: -base[u])
    spots = np.unique(np.linspace(0, len(ranked) - 1, min(most, len(ranked))).astype(int))
    tried = [ranked[i] for i in spots]
    return (
        _scale(table, tree, steps, base),
        _monotone(table, tree, steps, tried),
        _each("clone", table, tree, steps, base, tried),
        _each("removal", table, tree, steps, base, tried),
    )


def _scores(table: Table, tree: Hierarchy, steps: Sequence[Step]) -> dict[str, float]:
    found = run(table, tree, steps).need_scores()
    return dict(zip(found.units, found.index.tolist(), strict=True))


def _order_kept(base: dict[str, float], other: dict[str, float]) -> bool:
    units = [u for u in base if u in other]
    one = places(np.array([base[u] for u in units]), TOLERANCE)
    two = places(np.array([other[u] for u in units]), TOLERANCE)
    return bool(np.array_equal(one, two, equal_nan=True))


def _scale(
    table: Table, tree: Hierarchy, steps: Sequence[Step], base: dict[str, float]
) -> Reversal:
    bad = []
    for j, code in enumerate(table.codes):
        values = table.values.copy()
        values[:, j] *= 1000.0
        try:
            other = _scores(table.with_values(values), tree, steps)
        except IndexProblems:
            bad.append(code)
            continue
        if not _order_kept(base, other):
            bad.append(code)
    return Reversal("scale", len(table.codes), len(bad), tuple(bad[:5]))


def _monotone(
    table: Table, tree: Hierarchy, steps: Sequence[Step], tried: Sequence[str]
) -> Reversal:
    bad, count = [], 0
    signs = np.array([n.direction for n in tree.indicators])
    spread = np.nan_to_num(deviations(table.values))
    before = _ranks(_scores(table, tree, steps))
    for place, unit in enumerate(tried):
        j = place % len(table.codes)
        row = table.units.index(unit)
        if np.isnan(table.values[row, j]):
            continue
        values = table.values.copy()
        values[row, j] += signs[j] * 0.1 * spread[j]
        count += 1
        after = _ranks(_scores(table.with_values(values), tree, steps))
        if after.get(unit, np.inf) > before[unit]:
            bad.append(f"{unit}/{table.codes[j]}")
    return Reversal("monotone", count, len(bad), tuple(bad[:5]))


def _ranks(scores: dict[str, float]) -> dict[str, float]:
    found: Floats = places(np.array(list(scores.values())), TOLERANCE)
    return dict(zip(scores, found.tolist(), strict=True))


def _each(
    test: str,
    table: Table,
    tree: Hierarchy,
    steps: Sequence[Step],
    base: dict[str, float],
    tried: Sequence[str],
) -> Reversal:
    bad = []
    for unit in tried:
        row = table.units.index(unit)
        rows = [i for i in range(len(table.units)) if i != row]
        if test == "clone":
            rows = [*range(len(table.units)), row]
        changed = table.rows(rows)
        if test == "clone":
            changed = replace(changed, units=(*table.units, f"{unit}\x00"))
        try:
            other = _scores(changed, tree, steps)
        except IndexProblems:
            continue  # too few units are left to be normalised: no order to compare
        if not _order_kept(base, other):
            bad.append(unit)
    return Reversal(test, len(tried), len(bad), tuple(bad[:5]))
