"""Readings that move a figure: to another year, another measure, or its neighbour's place."""

from collections.abc import Iterator
from fractions import Fraction
from math import log, log10

from jiqun.checks.network import Network
from jiqun.checks.quantity import Quantity
from jiqun.checks.slips import Reading, readings, slips
from jiqun.checks.wholes import wholes
from jiqun.model import last_place, printed_interval, printed_value

BENIGN = frozenset({"cut_off", "vintage"})
"""Kinds of reading under which a figure is no error."""


def moved(net: Network, number: int) -> Iterator[Reading]:
    """Give the readings of a claim as a figure of another year, measure or concept.

    Only where that other cell is spoken of: else nothing would speak for the reading.
    """
    quantity, document = net.variables[net.variable_of[number]]
    claim = net.claims[number]
    if claim.bound != "eq":
        return
    targets = _targets(quantity)
    cost = slips()["cost"]
    for kind, target in targets:
        if (target, document) not in net.number:
            continue
        fields = tuple(
            (name, getattr(target, name) or "")
            for name in ("period", "measure", "indicator", "of")
            if getattr(target, name) != getattr(quantity, name)
        )
        count = sum(k == kind for k, _ in targets)
        said = net.intervals[number]
        if said.low is None or said.high is None:
            continue
        value, half = (said.low + said.high) / 2, (said.high - said.low) / 2
        price = cost["error"] + cost["kind"] + log(count)
        yield Reading(
            kind, value, half, claim.unit, price, float(said.low), float(said.high), fields
        )


def elsewhere(net: Network, number: int) -> list[int]:
    """Give the variables to which a claim may belong instead."""
    quantity, document = net.variables[net.variable_of[number]]
    found = (net.number.get((t, document)) for _, t in _targets(quantity))
    return [v for v in found if v is not None]


def _targets(q: Quantity) -> list[tuple[str, Quantity]]:
    known = slips()["slips"]
    found: list[tuple[str, Quantity]] = []
    if q.period.isdigit():
        found += [
            ("period", q._replace(period=f"{int(q.period) + y:04d}"))
            for y in known["period"]["years"]
        ]
    for group in known["measure"]["groups"]:
        if q.measure in group:
            for measure in group:
                found += [
                    ("measure", q._replace(measure=measure, of=of))
                    for of in _named_with(measure, q.indicator)
                    if measure != q.measure
                ]
    for pair in known["concept"]["pairs"]:
        if q.indicator in pair and q.measure == "level":
            other = pair[1] if q.indicator == pair[0] else pair[0]
            found.append(("concept", q._replace(indicator=other)))
    return found


def _named_with(measure: str, indicator: str) -> tuple[str | None, ...]:
    """Give what a figure of a measure may be told against: GDP, and its own whole."""
    if measure in ("growth_gap", "contribution"):
        return ("gdp growth",)
    if measure not in ("share", "share_change"):
        return (None,)
    own = wholes().get(indicator)
    return tuple(dict.fromkeys(("gdp", *(own.words[:1] if own else ()))))


def benign(net: Network, number: int) -> Iterator[Reading]:
    """Give the readings of a sound claim that was cut off, or revised by another document."""
    claim = net.claims[number]
    if claim.bound != "eq" or not claim.value:
        return
    price = slips()["benign"]
    value, place = printed_value(claim), last_place(claim)
    inner = value + (place / 2 if value > 0 else -place / 2)
    yield _plain("cut_off", inner, place / 2, claim.unit, price["cut_off"])
    if claim.measure == "level":
        half = abs(value) * price["revision_percent"] / 100
        # That it was revised says little; to which of all the values near it says the rest.
        worth = price["vintage"] + log(max(1.0, 2 * half / place))
        yield _plain("vintage", value, half, claim.unit, worth)


def _plain(kind: str, value: Fraction, half: Fraction, unit: str, cost: float) -> Reading:
    return Reading(kind, value, half, unit, cost, float(value - half), float(value + half))


def neighbours(net: Network, number: int) -> list[int]:
    """Give the claims near a claim in its document that may have changed places with it."""
    order: dict[str, list[int]] | None = net.memo.get(-1)
    if order is None:
        order = {}
        for n, c in enumerate(net.claims):
            order.setdefault(c.doc, []).append(n)
        net.memo[-1] = order
    own = net.claims[number]
    row = order[own.doc]
    at = row.index(number)
    reach = slips()["slips"]["exchange"]["reach"]
    near = [n for n in row[max(0, at - reach) : at + reach + 1] if n != number]
    return [
        n
        for n in near
        if net.claims[n].unit == own.unit
        and net.claims[n].start != own.start
        and net.claims[n].value != own.value
        and net.claims[n].bound == own.bound == "eq"
    ]


def exchanged(net: Network, first: int, second: int) -> tuple[Reading, Reading]:
    """Give the readings of two claims that take each other's figure; the first bears the cost."""
    cost = slips()["cost"]
    price = cost["error"] + cost["kind"] + log(2 * slips()["slips"]["exchange"]["reach"])
    told = []
    for n, m, c in ((first, second, price), (second, first, 0.0)):
        said = printed_interval(net.claims[m])
        if said.low is None or said.high is None:
            raise AssertionError("only figures printed as exact change places")
        middle = (said.low + said.high) / 2
        told.append(_plain("exchange", middle, (said.high - said.low) / 2, net.claims[n].unit, c))
    return told[0], told[1]


CANCELLED = 0.5
"""A digit lost and a power of ten gained leave a figure of the same size: less than half a power
of ten apart is no slip of scale (our choice)."""


def combined(net: Network, number: int, low: float, high: float) -> Iterator[Reading]:
    """Give the readings of a claim with scale and a digit both wrong that meet an interval.

    For claims that are already isolated only: in a free search they would explain anything.
    """
    claim = net.claims[number]
    cost = slips()["cost"]
    known = [r for r in readings(claim) if r.unit == claim.unit]
    scales = [r for r in known if r.kind in ("scale_word", "yi_billion", "wan_million")]
    digits = [r for r in known if r.kind.startswith("digit")]
    own = printed_value(claim)
    for scale in scales:
        factor = scale.value / own
        rough = float(factor)
        for digit in digits:
            if digit.high * rough < low or digit.low * rough > high:
                continue
            if not digit.value or abs(log10(abs(digit.value * factor / own))) < CANCELLED:
                continue
            yield _plain(
                "combination",
                digit.value * factor,
                digit.half * factor,
                claim.unit,
                digit.cost + scale.cost - cost["error"],
            )
