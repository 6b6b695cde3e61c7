"""Figures that nobody printed but the others determine: headline quantities only."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term, computed_term
from jiqun.checks.network import Network, is_well_defined
from jiqun.checks.quantity import Quantity, cell_of
from jiqun.checks.reconcile import Implied
from jiqun.checks.words import about_quantity, between, listed, number, quoted
from jiqun.model import (
    Claim,
    Finding,
    Interval,
    Kind,
    Outcome,
    Repair,
    Severity,
)

NARROW = Fraction(3, 100)
"""A derived level is told if its interval is narrower than three percent of it (our choice:
GDP from a share with one decimal is within half a percent, from whole percents within three)."""
NARROW_POINTS = Fraction(1)
"""A derived rate is told if it is known to within one point."""


def derive(net: Network, rows: Sequence[Implied], errors: Sequence[Finding]) -> Iterator[Finding]:
    """Report what the sound claims imply of headline quantities that none of them states.

    Args:
        rows: what these claims imply, one a quantity (`reconcile.implied`).
        errors: whose repairs are told where a figure was read otherwise.
    """
    read = {r.claim: r for f in errors for r in f.repairs if r.fields}
    wanted = _headlines(net)
    for row in rows:
        if row.quantity not in wanted or row.is_stated:
            continue
        parents = row.parents
        same = all(_quantity(net, n).period == row.quantity.period for n in parents)
        if not all(is_well_defined(net.context, _quantity(net, n)) for n in parents):
            continue
        if len(parents) > 1 and same and is_narrow(row.quantity.measure, row.interval):
            yield _finding(net, row.quantity, row.interval, parents, read)


def _quantity(net: Network, number: int) -> Quantity:
    return net.variables[net.variable_of[number]][0]


def _headlines(net: Network) -> set[Quantity]:
    wanted: set[Quantity] = set()
    for row in net.rows:
        names = [net.variables[v][0] for v in row.variables if v >= 0]
        if row.kind == "share":
            wanted.add(names[1])
        elif row.kind == "sum":
            wanted.update(names)
        elif row.kind == "gap":
            wanted.add(names[2])
    return {q for q in wanted if q.measure in ("level", "growth")}


def is_narrow(measure: str, interval: Interval) -> bool:
    """Whether a level or a rate that nobody printed is known closely enough to be told."""
    if interval.low is None or interval.high is None:
        return False
    width = interval.high - interval.low
    if measure != "level":
        return width <= NARROW_POINTS
    return interval.low > 0 and width <= NARROW * interval.low


def _named(claim: Claim, repair: Repair | None, language: str) -> str:
    if repair is None:
        return quoted(claim, language)
    fields = dict(repair.fields)
    text = number(Fraction(str(fields["value"])), fields.get("unit", claim.unit), language)
    if language == "zh":
        return f"“{claim.quote}”（读作{text}）"
    return f"“{claim.quote}” (read as {text})"


def _is_zh(extent: str) -> str:
    return f"在{extent}" if extent.endswith("之间") else f"为{extent}"


def _finding(
    net: Network,
    quantity: Quantity,
    interval: Interval,
    numbers: Sequence[int],
    read: Mapping[str, Repair],
) -> Finding:
    claims = [net.claims[n] for n in numbers]
    names = [
        listed([_named(c, read.get(c.id), language) for c in claims], language)
        for language in ("en", "zh")
    ]
    labels = about_quantity(quantity, "en"), about_quantity(quantity, "zh")
    placed = about_quantity(quantity, "en", net.area), about_quantity(quantity, "zh", net.area)
    return Finding(
        kind=Kind.DERIVED,
        outcome=Outcome.DERIVED,
        rule="derived",
        area=net.area,
        claims=tuple(sorted({c.id for c in claims})),
        arithmetic=(
            *(claim_term("" if i == 0 else "↔", c) for i, c in enumerate(claims)),
            computed_term("→", *labels, interval, quantity.unit),
        ),
        message_en=f"No document read here prints it, but {names[0]} imply that {placed[0]} was "
        f"{between(interval, quantity.unit, 'en')}.",
        message_zh=f"已读文献均未直接给出，但由{names[1]}可推算：{placed[1]}"
        f"{_is_zh(between(interval, quantity.unit, 'zh'))}。",
        severity=Severity.INFO,
        derived=(cell_of(net.area, quantity).key, interval),
    )
