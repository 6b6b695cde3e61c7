"""Where a span of growth has its base: the year before its first year, or that year itself."""

from collections.abc import Iterable
from math import isclose

from jiqun.checks.context import Context
from jiqun.checks.identities.growth import price_band
from jiqun.checks.quantity import Quantity, span_of
from jiqun.model import Claim

ROUNDED = 0.002
"""Relative slack of the comparison, for two rounded levels and a rate to one decimal (our choice);
the choice of a base is no verdict, so it may be generous."""


def span_base(context: Context, told: Iterable[tuple[Quantity, Claim]]) -> int:
    """Give 1 where 2021/2025 is told of five years from 2020, 0 where of four from 2021.

    Both are in use. The contract's is 1; the other is taken where the levels fit it more often.
    """
    pairs = list(told)
    spans = [(q, c) for q, c in pairs if q.measure == "growth_avg" and span_of(q.period, 1)]
    if not spans:
        return 1
    level = {q: float(c.value) for q, c in pairs if q.measure == "level"}
    fits = [[_fits(context, q, c, level, base) for q, c in spans] for base in (0, 1)]
    votes = sum((b is False and a is True) - (b is True) for a, b in zip(*fits, strict=True))
    return 0 if votes > 0 else 1


def _fits(
    context: Context, q: Quantity, claim: Claim, level: dict[Quantity, float], base: int
) -> bool | None:
    """Whether two levels fit an average growth; None where they are not both known."""
    span, band = span_of(q.period, base), price_band(context, q.indicator)
    real = 1 + float(claim.value) / 100
    if span is None or band is None or real <= 0:
        return None
    answer = None
    for now, value in level.items():
        if (now.indicator, now.subject, now.scope) != (q.indicator, q.subject, q.scope):
            continue
        before = level.get(now._replace(period=span.base))
        if now.period != span.end or not before or before <= 0 or value <= 0:
            continue
        yearly = (value / before) ** (1 / span.years) / real
        low, high = float(band[0]), float(band[1])
        answer = low <= yearly <= high or any(
            isclose(yearly, e, rel_tol=ROUNDED) for e in (low, high)
        )
    return answer
