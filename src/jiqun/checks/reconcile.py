"""For every cell of an area, what the sound figures imply together: a hard interval, a soft value.

The hard interval is what the claims that stand, and all identities, leave possible: ends that
follow by arithmetic, with the claims they rest on. The soft value lies within it: the least change
of what was printed, weighed by rounding, that lets the linear identities hold (`balance`).
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from jiqun.checks.arithmetic import interval_of, tidy
from jiqun.checks.balance import balance_few, box_of
from jiqun.checks.conflicts import bits
from jiqun.checks.linked import INF, LinkedRow
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.quantity import INDEX, Quantity, cell_of
from jiqun.model import EngineError, Interval, Reconciled


@dataclass(frozen=True, slots=True)
class Implied:
    """What the sound claims leave possible for one quantity.

    Attributes:
        variable: its number; of several documents' the one known most narrowly.
        parents: numbers of the claims that the ends rest on.
        is_stated: whether a claim states the quantity, sound or not.
    """

    quantity: Quantity
    variable: int
    interval: Interval
    parents: tuple[int, ...]
    is_stated: bool


def implied(net: Network, state: State) -> tuple[Implied, ...]:
    """Give what sound claims imply, one row a quantity that any of them bounds, in a fixed order.

    Args:
        state: the network narrowed by the claims that stand.
    """
    stated = {net.variables[v][0] for v in net.variable_of}
    best: dict[Quantity, tuple[float, int]] = {}
    for v, (quantity, _) in enumerate(net.variables):
        if quantity.scope.startswith(INDEX) or not (state.low_mask[v] or state.high_mask[v]):
            continue
        width = float(state.high[v] - state.low[v])
        if quantity not in best or width < best[quantity][0]:
            best[quantity] = (width, v)
    return tuple(
        Implied(
            quantity,
            v,
            interval_of(state, v),
            tuple(bits(state.low_mask[v] | state.high_mask[v])),
            quantity in stated,
        )
        for quantity, (_, v) in sorted(best.items(), key=lambda item: repr(item[0]))
    )


def reconciled_cells(
    net: Network, state: State, rows: tuple[Implied, ...]
) -> tuple[Reconciled, ...]:
    """Give what stands for the cells of an area, sorted by cell.

    Every stated cell that a sound claim bounds, and every other one that has two ends. Doubtful
    claims and repairs with rivals take no part.

    Args:
        state: the network narrowed by the claims that stand.
        rows: what that state implies.
    """
    told = [row for row in rows if row.is_stated or _width(row.interval) != INF]
    soft = _balanced(net, state, [row.variable for row in told])
    made = []
    for row in told:
        v = row.variable
        value = soft.get(v)
        made.append(
            Reconciled(
                cell=cell_of(net.area, row.quantity).key,
                unit=row.quantity.unit,
                hard=row.interval,
                value=value,
                spread=None if value is None else sqrt(box_of(state.low[v], state.high[v])[1]),
                claims=tuple(sorted({net.claims[n].id for n in row.parents})),
                is_stated=row.is_stated,
            )
        )
    return tuple(sorted(made, key=lambda row: (row.cell, row.unit)))


def _width(interval: Interval) -> Fraction | float:
    if interval.low is None or interval.high is None:
        return INF
    return interval.high - interval.low


def _balanced(net: Network, state: State, wanted: list[int]) -> Mapping[int, Fraction]:
    """Balance cells with two ends over the exact sums whose cells all have two ends.

    Cells that no sum ties together are balanced by themselves; where the boxes leave no room, the
    middle of each stands.
    """
    boxes = {
        v: (float(state.low[v]), float(state.high[v]))
        for v in range(len(net.variables))
        if state.low[v] > -INF and state.high[v] < INF
    }
    values = {v: (boxes[v][0] + boxes[v][1]) / 2 for v in wanted if v in boxes}
    for part in _parts(net, boxes):
        cells = sorted({v for row in part for v in row.variables})
        with suppress(EngineError):
            found = balance_few(
                {v: boxes[v] for v in cells},
                [dict(zip(row.variables, row.coefficients, strict=True)) for row in part],
            )
            values.update((v, x) for v, x in found.items() if v in values)
    return {v: tidy(x) for v, x in values.items()}


def _parts(net: Network, boxes: Mapping[int, object]) -> list[list[LinkedRow]]:
    """Give the exact linear rows over cells with two ends, those that share a cell together."""
    rows = [
        row
        for row in net.rows
        if row.linear and row.low == row.high == 0 and all(v in boxes for v in row.variables)
    ]
    of: dict[int, list[LinkedRow]] = {}
    for row in rows:
        joined = [row]
        for other in {id(part): part for v in row.variables if (part := of.get(v))}.values():
            joined += other
        for member in joined:
            of.update(dict.fromkeys(member.variables, joined))
    return list({id(part): part for part in of.values()}.values())
