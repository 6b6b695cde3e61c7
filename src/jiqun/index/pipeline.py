"""Run the steps of an index from raw figures to scores; every table between is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from jiqun.index.aggregation import Scores, aggregate
from jiqun.index.denomination import denominate
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.imputation import impute
from jiqun.index.method_options import check_options
from jiqun.index.normalisation import normalise
from jiqun.index.problems import Problem, refuse
from jiqun.index.screening import screen
from jiqun.index.steps import (
    Aggregate,
    Denominate,
    Impute,
    Normalise,
    Screen,
    Step,
    Treat,
    kind_of,
)
from jiqun.index.table import Table
from jiqun.index.treatment import Treated, treat


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What each step gave.

    Attributes:
        tree: the hierarchy.
        steps: what was done.
        tables: the raw table, then one after each step but aggregation.
        treated: the record of treatment, by indicator.
        scores: of all nodes; None where nothing was aggregated.
    """

    tree: Hierarchy
    steps: tuple[Step, ...]
    tables: tuple[Table, ...]
    treated: Mapping[str, Treated] = field(default_factory=dict)
    scores: Scores | None = None

    @property
    def raw(self) -> Table:
        """The figures as they came."""
        return self.tables[0]

    @property
    def last(self) -> Table:
        """The table before aggregation."""
        return self.tables[-1]

    def before(self, kind: str) -> Table:
        """Give the table that reached the first step of a kind, the last where there is none."""
        for place, step in enumerate(self.steps):
            if kind_of(step) == kind:
                return self.tables[min(place, len(self.tables) - 1)]
        return self.last

    def need_scores(self) -> Scores:
        """Give the scores.

        Raises:
            IndexProblems: the index has no aggregation.
        """
        if self.scores is None:
            refuse([Problem("absent_step", value="aggregate")])
        assert self.scores is not None
        return self.scores


def check_table(table: Table, tree: Hierarchy, *, several: bool = True) -> list[Problem]:
    """List what is wrong with the figures: columns, cells, rows.

    Args:
        table: the raw figures.
        tree: the index.
        several: whether one unit alone is a problem.
    """
    found = [Problem("no_column", indicator=code) for code in tree.codes if code not in table.codes]
    if not table.units:
        return [*found, Problem("no_units")]
    seen: set[tuple[str, float]] = set()
    for row, unit in enumerate(table.units):
        key = (unit, table.times[row] if table.times else 0.0)
        if key in seen:
            found.append(Problem("duplicate_unit", unit=unit))
        seen.add(key)
    doubled = {c for c in table.codes if table.codes.count(c) > 1}
    found += [Problem("duplicate_code", indicator=code) for code in sorted(doubled)]
    for row, column in np.argwhere(np.isinf(table.values)):
        value = f"{table.values[row, column]:g}"
        found.append(
            Problem("infinite", unit=table.units[row], indicator=table.codes[column], value=value)
        )
    if several and len(set(table.units)) == 1:
        found.append(Problem("one_unit", unit=table.units[0]))
    return found


def run(table: Table, tree: Hierarchy, steps: Sequence[Step]) -> Run:
    """Run the steps in order.

    Columns are put into the order of the tree; columns that are not in it are left out.

    Raises:
        IndexProblems: what keeps the index from being built; as many as can be seen at once.
    """
    refuse([*check_table(table, tree), *check_options(steps)])
    return resume(table.columns(tree.codes), tree, steps)


def resume(table: Table, tree: Hierarchy, steps: Sequence[Step]) -> Run:
    """Run steps on a table that has been checked."""
    tables = [table]
    treated: Mapping[str, Treated] = {}
    scores: Scores | None = None
    for step in steps:
        here = tables[-1]
        match step:
            case Denominate():
                tables.append(denominate(here, step, tree))
            case Impute():
                tables.append(impute(here, step, tree))
            case Screen():
                tables.append(screen(here, step))
                refuse([Problem("no_units")] if not tables[-1].units else [])
            case Treat():
                done, treated = treat(here, step)
                tables.append(done)
            case Normalise():
                tables.append(normalise(here, step, tree))
            case Aggregate():
                scores = aggregate(here, step, tree)
    return Run(tree, tuple(steps), tuple(tables), treated, scores)
