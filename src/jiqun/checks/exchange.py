"""One sum in two currencies: the rate that both imply, and goals told in another currency."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from jiqun.checks.arithmetic import claim_term, computed_term
from jiqun.checks.context import Band, Context
from jiqun.checks.words import about, quoted
from jiqun.data import catalogue
from jiqun.ledger.cells import CURRENCY, areas_of, subject_of
from jiqun.model import (
    Claim,
    Finding,
    Indicator,
    Interval,
    Kind,
    Measure,
    Outcome,
    Severity,
    Source,
    Status,
    printed_value,
)

RULE = "exchange"
BESIDE = 4
"""Characters between a sum and the same in another currency at most: a blank and a bracket."""
NEAR = 0.02
"""How far the rate of goals of two years may lie from the middle of its band: our choice."""
_AHEAD = (Status.TARGET, Status.FORECAST)
_OUTPUT = frozenset({Indicator.GROSS_OUTPUT, Indicator.VALUE_ADDED})
"""Both go by one word where goals are told (see `concept`)."""
_MEASURES = (Measure.LEVEL, Measure.CHANGE)


class Rate(NamedTuple):
    """What two sums imply: units of one currency for one of another, within a year's band."""

    value: Fraction
    pair: str
    year: int
    band: Band


def find(
    area: str,
    claims: Sequence[Claim],
    context: Context,
    doubtful: frozenset[str],
    sources: Mapping[str, Source],
) -> Iterator[Finding]:
    """Confirm sums in two currencies whose implied rate lies in the year's band.

    The other currency stands right behind the first; or goals of one thing, of one year or of two
    in a row, are told in two. Nothing is said where the rate lies outside: they may be two sums.
    The year is that of the figure or of its publication, whichever band holds the rate.
    """
    own = [c for c in claims if c.id not in doubtful and area in areas_of(c) and _is_money(c)]
    own.sort(key=lambda c: (c.doc, c.start, c.end))
    for first, second in pairwise(own):
        near = first.doc == second.doc and 0 <= second.start - first.end <= BESIDE
        if near and (rate := _rate(first, second, context, sources)) is not None:
            yield _beside(area, first, second, rate)
    goals = [c for c in own if c.status in _AHEAD and c.period is not None]
    for goal in goals:
        if goal.unit == "CNY" or goal.status is not Status.TARGET:
            continue
        others = [c for c in goals if _is_one_goal(goal, c)]
        others.sort(key=lambda c: (c.status is not Status.TARGET, _apart(goal, c)))
        for other in others:
            rate = _rate(other, goal, context, sources)
            if rate is not None and (not _apart(goal, other) or _is_near(rate)):
                yield _goals(area, goal, other, rate)
                break


def _is_money(claim: Claim) -> bool:
    return CURRENCY.fullmatch(claim.unit) is not None and claim.measure in _MEASURES


def _is_one_goal(goal: Claim, other: Claim) -> bool:
    kinds = {goal.indicator, other.indicator}
    beside = goal.doc == other.doc and abs(other.end - goal.start) <= BESIDE
    return (
        other.unit == "CNY"
        and not beside
        and (len(kinds) == 1 or kinds == _OUTPUT)
        and goal.measure is other.measure
        and subject_of(goal) == subject_of(other)
        and not (subject_of(goal) or "").startswith("label:")
        and _apart(goal, other) <= 1
    )


def _apart(goal: Claim, other: Claim) -> int:
    """Give the years between two goals, many where their periods are not of one kind."""
    first, second = goal.period, other.period
    if first is None or second is None:
        return 99
    if first == second:
        return 0
    if not (first.stock_year().is_year and second.stock_year().is_year):
        return 99
    return abs(first.last.year - second.last.year)


def _is_near(rate: Rate) -> bool:
    """Whether a rate is near the middle of its band, as two goals of two years must be."""
    middle = (rate.band[0] * rate.band[1]) ** Fraction(1, 2)
    return abs(float(rate.value) / float(middle) - 1) <= NEAR


def _rate(
    first: Claim, second: Claim, context: Context, sources: Mapping[str, Source]
) -> Rate | None:
    """Give the rate that two sums imply, None where no year's band holds it."""
    for local, foreign in ((first, second), (second, first)):
        pair = f"{local.unit} per {foreign.unit}"
        bands = context.fx.get(pair)
        if bands is None or not printed_value(foreign):
            continue
        value = printed_value(local) / printed_value(foreign)
        for year in _years((local, foreign), sources):
            band = bands.get(year)
            if band is not None and band[0] <= value <= band[1]:
                return Rate(value, pair, year, band)
    return None


def _years(claims: Sequence[Claim], sources: Mapping[str, Source]) -> list[int]:
    days: list[date] = []
    for claim in claims:
        if claim.period is not None:
            days.append(claim.period.last)
    for claim in claims:
        source = sources.get(claim.doc)
        if source is not None and source.published is not None:
            days.append(source.published)
    return list(dict.fromkeys(day.year for day in days))


def _said(rate: Rate, language: str) -> str:
    """Say a rate and its band: `7.15 CNY per USD, within 6.60 to 7.84 in 2025`."""
    local, _, foreign = rate.pair.partition(" per ")
    unit = catalogue().label
    value = f"{float(rate.value):.2f}"
    low, high = (f"{float(end):.2f}" for end in rate.band)
    if language == "zh":
        return (
            f"1{unit('unit', foreign, 'zh')}合{value}{unit('unit', local, 'zh')}，"
            f"在{rate.year}年{low}至{high}的范围之内"
        )
    return f"{value} {rate.pair}, within {low} to {high} in {rate.year}"


def _told(
    area: str, claims: tuple[Claim, Claim], rate: Rate, message_en: str, message_zh: str
) -> Finding:
    shown = round(rate.value, 2)
    return Finding(
        kind=Kind.AGREEMENT,
        outcome=Outcome.CONFIRMED,
        rule=RULE,
        area=area,
        claims=tuple(sorted(c.id for c in claims)),
        arithmetic=(
            claim_term("", claims[0]),
            claim_term("÷", claims[1]),
            computed_term(
                "=", "implied exchange rate", "隐含汇率", Interval(shown, shown), "count"
            ),
        ),
        message_en=message_en,
        message_zh=message_zh,
        severity=Severity.INFO,
    )


def _beside(area: str, first: Claim, second: Claim, rate: Rate) -> Finding:
    return _told(
        area,
        (first, second),
        rate,
        f"{quoted(first, 'en')} and {quoted(second, 'en')} are one sum in two currencies "
        f"({about(first, 'en', area)}): they imply {_said(rate, 'en')}.",
        f"{quoted(first, 'zh')}与{quoted(second, 'zh')}是同一数额的两种货币表述"
        f"（{about(first, 'zh', area)}）：{_said(rate, 'zh')}。",
    )


def _goals(area: str, goal: Claim, other: Claim, rate: Rate) -> Finding:
    words = "", ""
    if goal.indicator is not other.indicator:
        words = (
            " One is called output and the other value added; only one of them can be right.",
            "一处称产值，一处称增加值，二者只能有一个正确。",
        )
    return _told(
        area,
        (other, goal),
        rate,
        f"The goal of {quoted(goal, 'en')} ({about(goal, 'en', area)}) is that of "
        f"{quoted(other, 'en')} ({about(other, 'en')}) in another currency: they imply "
        f"{_said(rate, 'en')}.{words[0]}",
        f"{quoted(goal, 'zh')}的目标（{about(goal, 'zh', area)}）与{quoted(other, 'zh')}"
        f"（{about(other, 'zh')}）是同一目标，"
        f"只是货币不同：{_said(rate, 'zh')}。{words[1]}",
    )
