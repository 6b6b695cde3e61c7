"""Where a span of growth has its base: the year before its first year, or that year itself."""

from collections.abc import Iterable
from math import isclose, prod

from jiqun.checks.context import Context
from jiqun.checks.levels import price_band
from jiqun.checks.quantity import Quantity, Span, span_of
from jiqun.model import Claim, last_place

ROUNDED = 0.002
"""Relative slack of the comparison, for two rounded levels and a rate to one decimal (our choice);
the choice of a base is no verdict, so it may be generous."""


def span_base(context: Context, told: Iterable[tuple[Quantity, Claim]]) -> int:
    """Give 1 where 2021/2025 is told of five years from 2020, 0 where of four from 2021.

    Both are in use. The contract's is 1; the other is taken where the figures fit it more often:
    the yearly rates, where all of the span are known, else the two levels.
    """
    pairs = list(told)
    spans = [(q, c) for q, c in pairs if q.measure == "growth_avg" and span_of(q.period, 1)]
    if not spans:
        return 1
    known = {q: c for q, c in pairs if q.measure in ("level", "growth")}
    fits = [[_fits(context, q, c, known, base) for q, c in spans] for base in (0, 1)]
    votes = sum((b is False and a is True) - (b is True) for a, b in zip(*fits, strict=True))
    return 0 if votes > 0 else 1


def _fits(
    context: Context, q: Quantity, claim: Claim, known: dict[Quantity, Claim], base: int
) -> bool | None:
    """Whether an average growth fits the yearly rates or two levels; None where none are known."""
    span = span_of(q.period, base)
    told = 1 + float(claim.value) / 100
    if span is None or told <= 0:
        return None
    rated = _yearly(q, span, known)
    if rated is not None:
        return abs(rated[0] - told) <= rated[1] + float(last_place(claim)) / 200
    band = price_band(context, q.indicator)
    if band is None:
        return None
    answer = None
    for now, level in known.items():
        if now.measure != "level" or (now.indicator, now.subject, now.scope) != (
            q.indicator,
            q.subject,
            q.scope,
        ):
            continue
        before = known.get(now._replace(period=span.base))
        if now.period != span.end or not before or before.value <= 0 or level.value <= 0:
            continue
        yearly = float(level.value / before.value) ** (1 / span.years) / told
        low, high = float(band[0]), float(band[1])
        answer = low <= yearly <= high or any(
            isclose(yearly, e, rel_tol=ROUNDED) for e in (low, high)
        )
    return answer


def _yearly(q: Quantity, span: Span, known: dict[Quantity, Claim]) -> tuple[float, float] | None:
    """Give the mean factor of a span's yearly rates and its rounding, None where one lacks."""
    years = range(int(span.base) + 1, int(span.end) + 1)
    rates = [known.get(q._replace(measure="growth", period=f"{y:04d}")) for y in years]
    told = [r for r in rates if r is not None and r.value > -100]
    if len(told) < len(rates):
        return None
    factor = prod(1 + float(r.value) / 100 for r in told) ** (1 / len(told))
    return factor, max(float(last_place(r)) for r in told) / 200
