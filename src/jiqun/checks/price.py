"""Levels in current prices against real growth: the price change that both imply."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiqun.checks.arithmetic import claim_term, computed_term
from jiqun.checks.context import Band, Context
from jiqun.checks.quantity import span_of
from jiqun.checks.words import about, between, number, quoted
from jiqun.data import scope_at
from jiqun.ledger.cells import cells_of
from jiqun.model import (
    Cell,
    Claim,
    Finding,
    Interval,
    Kind,
    Measure,
    Outcome,
    Period,
    Severity,
    Status,
    printed_interval,
)

RULE = "price"
LONGEST = 15
"""Years in a span at most; longer ones pass several changes of scope (our choice)."""

_Key = tuple[str, str | None, str, str]
"""Indicator, subject, stated scope and period."""


class Rate(NamedTuple):
    """A real rate with the periods that its levels are of."""

    claim: Claim
    cell: Cell
    base: str
    end: str
    years: int


def plausible(context: Context, subject: str | None) -> Band:
    """Give the yearly price change, in percent, that needs no note.

    Prices of single industries move further than those of the whole economy.
    """
    return context.deflator if subject is None else context.deflator_of_parts


def find(
    area: str, claims: Sequence[Claim], context: Context, doubtful: frozenset[str]
) -> Iterator[Finding]:
    """Report real rates whose levels imply a price change outside the band, one a rate.

    It is a note, never an error: a scope may have changed, a level may have been revised. Of
    levels from other documents a revision is allowed for; a known change of scope is passed over,
    and so are things that no list knows, unless one document tells all three figures.

    Args:
        doubtful: claims that a finding speaks of already.
    """
    levels: dict[_Key, list[Claim]] = {}
    rates: list[Rate] = []
    for claim in sorted(claims, key=lambda c: (c.doc, c.start, c.end)):
        if claim.id in doubtful or claim.status is not Status.ACTUAL:
            continue
        if str(claim.indicator) not in context.real:
            continue
        for cell in cells_of(claim):
            if cell.area != area or cell.period is None or cell.of is not None:
                continue
            if claim.measure is Measure.LEVEL and claim.unit == "CNY":
                levels.setdefault(_key(cell, cell.period.text), []).append(claim)
            elif (rate := _rate(claim, cell)) is not None:
                rates.append(rate)
    once: set[tuple[_Key, str]] = set()
    for rate in rates:
        key = _key(rate.cell, rate.end)
        if (key, rate.base) in once:
            continue
        found = _held(area, rate, levels, context)
        if found is not None:
            once.add((key, rate.base))
            yield found


def _key(cell: Cell, period: str) -> _Key:
    return str(cell.indicator), cell.subject, cell.scope, period


def _rate(claim: Claim, cell: Cell) -> Rate | None:
    if claim.unit != "percent" or cell.period is None:
        return None
    if claim.measure is Measure.GROWTH and not cell.period.is_span:
        return Rate(claim, cell, cell.period.year_before().text, cell.period.text, 1)
    if claim.measure is Measure.GROWTH_AVG:
        span = span_of(cell.period.text, 1)
        if span is not None and span.years <= LONGEST:
            return Rate(claim, cell, span.base, span.end, span.years)
    return None


def _held(
    area: str, rate: Rate, levels: Mapping[_Key, Sequence[Claim]], context: Context
) -> Finding | None:
    now = levels.get(_key(rate.cell, rate.end), ())
    before = levels.get(_key(rate.cell, rate.base), ())
    pairs = [(a, b) for a in now for b in before]
    if not pairs or _is_other_scope(rate):
        return None
    implied = [(_implied(rate, a, b, context), a, b) for a, b in pairs]
    low, high = plausible(context, rate.cell.subject)
    if any(_may_lie(change, low, high) for change, _, _ in implied):
        return None
    # the figures of the rate's own document tell it best
    change, a, b = min(implied, key=lambda i: sum(c.doc != rate.claim.doc for c in i[1:]))
    docs = {c.doc for c in (a, b, rate.claim)}
    if change is None or (len(docs) > 1 and (rate.cell.subject or "").startswith("label:")):
        return None
    return _finding(area, rate, a, b, change, (low, high))


def _is_other_scope(rate: Rate) -> bool:
    """Whether what is told is known to have changed between the two periods."""
    cell = rate.cell
    codes = [
        scope_at(str(cell.indicator), cell.subject, cell.area, Period.parse(p))
        for p in (rate.base, rate.end)
    ]
    return codes[0] != codes[1]


def _may_lie(change: Interval | None, low: Fraction, high: Fraction) -> bool:
    return change is None or not change.meet(Interval(low, high)).is_empty


def _implied(rate: Rate, now: Claim, before: Claim, context: Context) -> Interval | None:
    """Give the yearly price change in percent; None where a figure is open."""
    own, base, real = (printed_interval(c) for c in (now, before, rate.claim))
    ends = (own.low, own.high, base.low, base.high, real.low, real.high)
    if any(e is None for e in ends):
        return None
    a, b, c, d, e, f = (x for x in ends if x is not None)
    apart = context.tolerance is not None and len({now.doc, before.doc, rate.claim.doc}) > 1
    moves = context.tolerance.level if apart and context.tolerance else Fraction(0)
    if a <= 0 or c <= 0 or e <= -100:
        return None
    n = rate.years
    low = a * (1 - moves) / d / (1 + f / 100) ** n
    high = b * (1 + moves) / c / (1 + e / 100) ** n
    return Interval(_yearly(low, n), _yearly(high, n))


def _yearly(factor: Fraction, years: int) -> Fraction:
    """Give the yearly change in percent of a factor over some years."""
    if years == 1:
        return (factor - 1) * 100
    return (Fraction(float(factor) ** (1 / years)).limit_denominator(10**9) - 1) * 100


def _finding(
    area: str, rate: Rate, now: Claim, before: Claim, change: Interval, band: Band
) -> Finding:
    claims = (now, before, rate.claim)
    extent = [between(change, "percent", n) for n in ("en", "zh")]
    ends = [[number(end, "percent", n) for end in band] for n in ("en", "zh")]
    label = "price change a year", "每年价格变动"
    return Finding(
        kind=Kind.NOTE,
        outcome=Outcome.MISMATCH,
        rule=RULE,
        area=area,
        claims=tuple(sorted(c.id for c in claims)),
        conflict=tuple(sorted(c.id for c in claims)),
        arithmetic=(
            claim_term("", now),
            claim_term("÷", before),
            claim_term("÷", rate.claim),
            computed_term("→", *label, change, "percent"),
        ),
        message_en=f"{quoted(now, 'en')} ({about(now, 'en', area)}) and {quoted(before, 'en')} "
        f"({about(before, 'en')}) stand beside a real growth of {quoted(rate.claim, 'en')} "
        f"({about(rate.claim, 'en')}): prices would have changed by {extent[0]} a year, outside "
        f"{ends[0][0]} to {ends[0][1]}. A change of scope, a revision or one of the figures may "
        "explain it; the publisher's series at constant prices would settle it.",
        message_zh=f"{quoted(now, 'zh')}（{about(now, 'zh', area)}）、{quoted(before, 'zh')}"
        f"（{about(before, 'zh')}）与实际增速{quoted(rate.claim, 'zh')}"
        f"（{about(rate.claim, 'zh')}）合看，价格每年变动应为{extent[1]}，超出"
        f"{ends[1][0]}至{ends[1][1]}的范围。可能是口径变化、数据修订或其中一个数字有误；"
        "查对发布机构的不变价数列即可确定。",
        severity=Severity.LOW,
    )
