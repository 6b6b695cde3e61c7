"""A peer for the checks: Fellegi and Holt (1976) by one mixed-integer programme, like errorlocate.

Every claim is a field with one tolerance; the smallest number of fields is given up so that the
rest can hold (HiGHS, by way of SciPy). It names fields and nothing else: no cause, no repair, no
word on whether another set would do as well. Rows are those of the checks, so that only the way of
finding the errors differs; a rate as printed is the factor of its row.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from jiqun.checks import Context
from jiqun.checks.linked import INF
from jiqun.checks.network import Network, network
from jiqun.ledger.cells import areas_of
from jiqun.model import Claim

TOLERANCE = 0.005
"""Relative: half a unit of a figure of three digits. One for all, as in errorlocate."""
POINTS = 0.05
"""For percentages and points: half a unit of one decimal."""
UNIT = 1e9
"""Amounts are given to the solver in billions."""


def wrong_claims(
    claims: Sequence[Claim], context: Context, *, seconds: float = 60.0
) -> tuple[list[Claim], int]:
    """Give the claims that are given up, area by area, and how many areas ran out of time."""
    found: list[Claim] = []
    late = 0
    areas: dict[str, list[Claim]] = {}
    for claim in claims:
        for area in areas_of(claim):
            areas.setdefault(area, []).append(claim)
    for area in sorted(areas):
        net = network(area, areas[area], context)
        dropped = _solve(net, seconds)
        late += dropped is None
        found += [net.claims[n] for n in dropped or ()]
    return found, late


class _Rows:
    """Sparse rows of a programme, each with its ends."""

    def __init__(self) -> None:
        self.entries: list[tuple[int, int, float]] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def add(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        n = len(self.low)
        self.entries += [(n, column, factor) for column, factor in terms if factor]
        self.low.append(low)
        self.high.append(high)


def _solve(net: Network, seconds: float) -> list[int] | None:
    cells, fields = len(net.variables), len(net.claims)
    if not fields:
        return []
    scale = [UNIT if q.unit in ("CNY", "USD", "count") else 1.0 for q, _ in net.variables]
    value = [float(c.value) / scale[v] for c, v in zip(net.claims, net.variable_of, strict=True)]
    most = 2 * max(map(abs, value)) + 100
    rows = _Rows()
    on: dict[int, list[int]] = {}
    for n, v in enumerate(net.variable_of):
        on.setdefault(v, []).append(n)
        room = POINTS if scale[v] == 1 else TOLERANCE * abs(value[n])
        z = cells + n
        if net.claims[n].bound != "lt":
            rows.add([(v, 1), (z, most + abs(value[n]))], value[n] - room, INF)
        if net.claims[n].bound != "gt":
            rows.add([(v, 1), (z, -most - abs(value[n]))], -INF, value[n] + room)
    for row in net.rows:
        if row.linear:
            low = -INF if row.low is None else float(row.low)
            high = INF if row.high is None else float(row.high)
            rows.add(zip(row.variables, map(float, row.coefficients), strict=True), low, high)
        elif row.form == "product":
            _product(rows, row, on, value, cells, most)
    at, column, factor = zip(*rows.entries, strict=True)
    matrix = sparse.csr_matrix((factor, (at, column)), (len(rows.low), cells + fields))
    floor = [0.0 if f == 0 else -most for f in net.floor] + [0.0] * fields
    with _quiet():
        answer: Any = milp(
            np.array([0.0] * cells + [1.0] * fields),
            constraints=LinearConstraint(matrix, rows.low, rows.high),
            integrality=np.array([0] * cells + [1] * fields),
            bounds=Bounds(floor, [most] * cells + [1.0] * fields),
            options={"time_limit": seconds},
        )
    if answer.x is None:
        return None
    return [n for n in range(fields) if answer.x[cells + n] > 0.5]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the solver prints past every option out of the table."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _product(
    rows: _Rows, row: Any, on: dict[int, list[int]], value: list[float], cells: int, most: float
) -> None:
    left, right, percent = row.variables
    if percent < 0:
        rows.add([(left, 1), (right, -row.low_float)], 0, INF)
        rows.add([(left, 1), (right, -row.high_float)], -INF, 0)
        return
    for n in on.get(percent, ()):
        z = cells + n
        factors = [
            max(0.0, (row.offset + value[n] + points) / row.per) ** row.power
            for points in (-POINTS, POINTS)
        ]
        big = most * (1 + factors[1] * row.high_float)
        rows.add([(left, 1), (right, -factors[0] * row.low_float), (z, big)], 0, INF)
        rows.add([(left, 1), (right, -factors[1] * row.high_float), (z, -big)], -INF, 0)
