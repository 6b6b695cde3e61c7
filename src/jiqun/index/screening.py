"""Leave out units with too few figures, and count what is there."""

from dataclasses import dataclass

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Screen
from jiqun.index.table import Flags, Floats, Table

RULES = ("available", "nonzero", "both")


@dataclass(frozen=True, slots=True, eq=False)
class Availability:
    """What data each unit has.

    Attributes:
        missing, zero: counts over indicators, one a unit.
        available: share of indicators there.
        nonzero: share of those there that are not zero.
    """

    missing: Floats
    zero: Floats
    available: Floats
    nonzero: Floats


def availability(values: Floats) -> Availability:
    """Count gaps and zeros of each row; COINr `get_data_avail`."""
    gaps = np.isnan(values).sum(axis=1).astype(float)
    zeros = (values == 0).sum(axis=1).astype(float)
    width = values.shape[1]
    there = width - gaps
    with np.errstate(all="ignore"):
        return Availability(gaps, zeros, there / width, 1 - zeros / there)


def availability_by_node(table: Table, tree: Hierarchy) -> dict[str, Floats]:
    """Give the share of indicators below each aggregate that each unit has."""
    there = table.present
    place = {code: i for i, code in enumerate(table.codes)}
    return {
        node.code: there[:, [place[c] for c in tree.leaves(node.code)]].mean(axis=1)
        for node in tree.aggregates
    }


def kept_units(table: Table, step: Screen) -> Flags:
    """Tell which rows stay.

    Raises:
        IndexProblems: an unknown rule, or a forced unit that is not there.
    """
    problems = [
        Problem("unknown_unit", value=unit, method="screen.force")
        for unit, _ in step.force
        if unit not in table.units
    ]
    if step.rule not in RULES:
        problems.append(
            Problem("unknown_method", indicator="screen", value=step.rule, method=", ".join(RULES))
        )
    refuse(problems)
    seen = availability(table.values)
    keep = np.ones(len(table.units), dtype=bool)
    if step.rule in ("available", "both"):
        keep &= seen.available >= step.least_available
    if step.rule in ("nonzero", "both"):
        with np.errstate(invalid="ignore"):
            keep &= seen.nonzero >= step.least_nonzero
    forced = dict(step.force)
    for row, unit in enumerate(table.units):
        keep[row] = forced.get(unit, keep[row])
    return keep


def screen(table: Table, step: Screen) -> Table:
    """Give the table of the units that stay."""
    return table.rows(kept_units(table, step))
