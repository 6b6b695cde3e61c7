"""For every cell of an area, what the sound figures imply together: a hard interval, a soft value.

The hard interval is what the claims that stand, and all identities, leave possible: ends that
follow by arithmetic, with the claims they rest on. The soft value lies within it: the least change
of what was printed, weighed by rounding, that lets the linear identities hold (`balance`).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from jiqun.checks.arithmetic import interval_of
from jiqun.checks.balance import balance, box_of
from jiqun.checks.conflicts import bits
from jiqun.checks.context import Context
from jiqun.checks.derived import cell_of
from jiqun.checks.diagnosis import diagnose
from jiqun.checks.hypotheses import settled
from jiqun.checks.network import INF, Network, network
from jiqun.checks.propagate import State, blank, float_facts, narrow
from jiqun.checks.quantity import INDEX
from jiqun.model import Claim, EngineError, Interval


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What stands for one cell once all figures of its area are heard.

    Attributes:
        cell: the cell's key; `unit` its unit.
        hard: what the sound claims leave possible; it never excludes the truth if they are sound.
        value: the balanced value, None where an end is open.
        spread: standard deviation of a flat density over the hard interval.
        claims: the claims that the ends rest on.
        is_stated: whether a claim states the cell; else it is derived.
    """

    cell: str
    unit: str
    hard: Interval
    value: float | None
    spread: float | None
    claims: tuple[str, ...]
    is_stated: bool


def reconcile(
    area: str, claims: Sequence[Claim], context: Context | None = None
) -> tuple[Reconciled, ...]:
    """Give what stands for every cell of an area that is stated or bounded, sorted by cell.

    Doubtful claims and repairs with rivals take no part. A cell of several documents has one row:
    the narrowest interval.
    """
    net = network(area, claims, context or Context())
    facts = dict(enumerate(float_facts(net, range(len(net.claims)))))
    found = diagnose(net, facts)
    state = narrow(net, blank(net), settled(net, facts, found, sure=True).values())
    soft = _balanced(net, state)
    stated = set(net.variable_of)
    best: dict[tuple[str, str], Reconciled] = {}
    for v, (quantity, _) in enumerate(net.variables):
        hard = interval_of(state, v)
        told = bits(state.low_mask[v] | state.high_mask[v])
        if quantity.scope.startswith(INDEX) or not told:
            continue
        value = soft[v]
        row = Reconciled(
            cell_of(net.area, quantity).key,
            quantity.unit,
            hard,
            value,
            None if value is None else sqrt(box_of(state.low[v], state.high[v])[1]),
            tuple(sorted({net.claims[n].id for n in told})),
            v in stated,
        )
        key = (row.cell, row.unit)
        if key not in best or _width(row.hard) < _width(best[key].hard):
            best[key] = row
    return tuple(best[key] for key in sorted(best))


def _width(interval: Interval) -> Fraction | float:
    if interval.low is None or interval.high is None:
        return INF
    return interval.high - interval.low


def _balanced(net: Network, state: State) -> list[float | None]:
    """Balance the cells with two ends over the linear identities whose cells all have two ends."""
    from scipy import sparse

    closed = [v for v in range(len(net.variables)) if state.low[v] > -INF and state.high[v] < INF]
    place = {v: n for n, v in enumerate(closed)}
    soft: list[float | None] = [None] * len(net.variables)
    if not closed:
        return soft
    boxes = [box_of(state.low[v], state.high[v]) for v in closed]
    rows = [
        row
        for row in net.rows
        if row.linear and row.low == row.high == 0 and all(v in place for v in row.variables)
    ]
    entries = [
        (n, place[v], c)
        for n, row in enumerate(rows)
        for v, c in zip(row.variables, row.coefficients, strict=True)
    ]
    values = [middle for middle, _, _ in boxes]
    if entries:
        at, column, factor = zip(*entries, strict=True)
        matrix = sparse.csr_matrix(
            ([float(f) for f in factor], (at, column)), (len(rows), len(closed))
        )
        with suppress(EngineError):  # else the middle of each interval stands; the ends hold
            values = balance(
                values,
                [variance for _, variance, _ in boxes],
                matrix,
                low=[state.low[v] for v in closed],
                high=[state.high[v] for v in closed],
            ).values.tolist()
    for v, n in place.items():
        soft[v] = values[n]
    return soft
