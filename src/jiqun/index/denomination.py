"""Divide figures that grow with size by a size, so that large and small units compare."""

from dataclasses import replace

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Denominate
from jiqun.index.table import Table


def denominate(table: Table, step: Denominate, tree: Hierarchy) -> Table:
    """Give value / denominator * factor for each indicator that has a denominator.

    Intervals are divided too; a denominator is taken as exact.

    Raises:
        IndexProblems: unknown indicators or denominators, and zero denominators, all at once.
    """
    by = step.by
    if by is None:
        by = tuple((n.code, n.denominator, 1.0) for n in tree.indicators if n.denominator)
    problems = []
    for code, name, _ in by:
        if code not in table.codes:
            problems.append(Problem("unknown_node", value=code, method="denominate"))
        elif name not in table.denominators:
            problems.append(Problem("no_denominator", indicator=code, value=name))
        else:
            zero = np.flatnonzero(table.denominators[name] == 0)
            problems += [
                Problem("zero_denominator", unit=table.units[i], indicator=code, value=name)
                for i in zero
            ]
    refuse(problems)
    factors = np.ones_like(table.values)
    for code, name, factor in by:
        factors[:, table.codes.index(code)] = factor / table.denominators[name]
    values = table.values.copy()
    for code, name, factor in by:
        column = table.codes.index(code)
        values[:, column] = values[:, column] / table.denominators[name] * factor
    low = None if table.low is None else table.low * factors
    high = None if table.high is None else table.high * factors
    return replace(table, values=values, low=low, high=high)
