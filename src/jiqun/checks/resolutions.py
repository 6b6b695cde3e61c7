"""The ways in which the figures of a conflict would agree, ranked, with what each leaves over."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import exp, log

from jiqun.checks.hypotheses import Diagnosis
from jiqun.checks.left_over import left_over
from jiqun.checks.linked import LinkedRow
from jiqun.checks.magnitude import out_of_band
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.scale import SCALES
from jiqun.checks.slips import Reading, readings, slips
from jiqun.model import Bound, Reread, Resolution, last_place, printed_value

MOST = 8
"""Ways kept; those that change the same figures by the same slips count as one (our choice)."""
LEAST = 0.01
"""Ways less likely than this beside the others are not told (our choice)."""
PROMINENT = 0.15
"""Where even the likeliest way is less likely than this, none is told (our choice)."""
ANY = 10
"""A slip that fits with more digits than there are fits by chance, and is not told."""
NEAR = Fraction(1, 1000)
"""A scale slip that leaves less than this part of the total is told as a near miss (our choice):
copied figures are off by a unit of some place, not by a digit in front."""
SIDES = 4
"""Figures of a sum at most among which near misses are sought (our choice)."""

Changes = tuple[tuple[int, Reading], ...]


def resolutions(
    net: Network, diagnosis: Diagnosis, whole: tuple[int, ...], state: State
) -> tuple[Resolution, ...]:
    """Give the ways in which a conflict can be resolved, the likeliest first.

    The probabilities of ways that differ in digits only add up. Behind them stands the plainest
    slip of scale that nearly fits, where all others ask for two changes or more.
    """
    grouped: dict[tuple[object, ...], list[tuple[float, Changes]]] = {}
    for e in diagnosis.explanations:
        key = tuple((n, r.kind, r.unit, r.moved) for n, r in e.changes)
        grouped.setdefault(key, []).append((e.cost, e.changes))
    if not grouped or diagnosis.withdrawn:
        return ()
    floor = min(e.cost for e in diagnosis.explanations)
    weights = {k: sum(exp(floor - c) for c, _ in ways) for k, ways in grouped.items()}
    total = sum(weights.values())
    fewest = min(len(changes) for ways in grouped.values() for _, changes in ways)
    order = sorted(grouped, key=lambda k: (-weights[k], grouped[k][0][0], repr(k)))
    if fewest > 1 and not diagnosis.verdicts:
        # Two digits at once fit anything: such ways are told only where they are asserted.
        order = [
            k for k in order if not any(r.kind.startswith("digit") for _, r in grouped[k][0][1])
        ]
    if not order or weights[order[0]] < PROMINENT * total:
        return ()
    told = []
    for way in order[:MOST]:
        if weights[way] >= LEAST * total and len(grouped[way]) <= ANY:
            cost = floor - log(weights[way])
            told.append(_told(net, whole, grouped[way][0][1], cost, len(grouped[way]) - 1))
    if fewest > 1:
        firm = {v.claim: v.reading for v in diagnosis.verdicts if v.reading is not None}
        near = min(_near(net, whole, firm, state), key=lambda m: m[0], default=None)
        if near is not None:
            told.append(_told(net, whole, near[1], near[0], 0, fits=False))
    return tuple(told)


def odds(net: Network, diagnosis: Diagnosis, number: int, reading: Reading) -> float | None:
    """Give how many times less likely all other explanations together are than a reading.

    None where there is no other.
    """
    floor = min((e.cost for e in diagnosis.explanations), default=0.0)
    own = rest = 0.0
    for e in diagnosis.explanations:
        same = next((r for n, r in e.changes if n == number), None)
        alike = same is not None and (same.unit, same.moved) == (reading.unit, reading.moved)
        if same is not None and alike and abs(same.value - reading.value) <= same.half:
            own += exp(floor - e.cost)
        else:
            rest += exp(floor - e.cost)
    return own / rest if rest and own else None


def reread(net: Network, number: int, reading: Reading) -> Reread:
    """Give a reading of a claim as a record."""
    claim = net.claims[number].id
    return Reread(claim, reading.kind, reading.value, reading.half, reading.unit, reading.fields)


def _told(
    net: Network,
    whole: tuple[int, ...],
    changes: Changes,
    cost: float,
    alike: int,
    *,
    fits: bool = True,
) -> Resolution:
    left = left_over(net, whole, dict(changes))
    return Resolution(
        rereads=tuple(reread(net, n, r) for n, r in changes),
        cost=round(cost, 3),
        alike=alike,
        fits=fits,
        residual=left.residual if left else None,
        half=left.half if left else None,
        unit=left.unit if left else None,
    )


def _near(
    net: Network, whole: tuple[int, ...], firm: Mapping[int, Reading], state: State
) -> Iterator[tuple[float, Changes]]:
    """Give the readings by scale alone under which a sum of the conflict nearly holds.

    Figures whose repair is firm are read so in all of them.
    """
    on: dict[int, int] = {}
    for n in whole:
        if net.claims[n].bound is Bound.EQ:
            on.setdefault(net.variable_of[n], n)
    row = next((r for r in net.rows if _is_small_sum(r) and set(r.variables) <= on.keys()), None)
    if row is None:
        return
    figures = [on[v] for v in row.variables]
    choices = [(firm[n],) if n in firm else (None, *_scaled(net, n)) for n in figures]
    cost = slips()["cost"]
    for chosen in product(*choices):
        pairs = list(zip(figures, chosen, strict=True))
        changes = tuple((n, r) for n, r in pairs if r is not None)
        left = left_over(net, whole, dict(changes)) if len(changes) > len(firm) else None
        if left is None or abs(left.residual) > NEAR * abs(left.total):
            continue
        slack = sum(r.half if r else last_place(net.claims[n]) / 2 for n, r in pairs)
        values = [(n, r.value if r else printed_value(net.claims[n])) for n, r in pairs]
        if abs(left.residual) <= slack or any(out_of_band(net, n, v, state) for n, v in values):
            continue
        first, *others = sorted((r.cost for _, r in changes), reverse=True)
        discount = cost["error"] - cost["repeated"]
        yield first + sum(c - discount for c in others), changes


def _is_small_sum(row: LinkedRow) -> bool:
    return row.kind == "sum" and row.linear and len(row.variables) <= SIDES


def _scaled(net: Network, number: int) -> list[Reading]:
    claim = net.claims[number]
    return [r for r in readings(claim) if r.kind in SCALES and r.unit == claim.unit]
