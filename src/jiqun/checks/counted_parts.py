"""A count out of another gives the percentage printed beside them: 250 of 1,000 are 25%."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term, computed_term
from jiqun.checks.words import about, between, quoted
from jiqun.ledger.cells import areas_of, subject_code, subject_of
from jiqun.model import (
    Bound,
    Claim,
    Finding,
    Indicator,
    Interval,
    Kind,
    Measure,
    Outcome,
    Severity,
    Status,
    printed_interval,
    printed_value,
)

RULE = "counted_part"
NEAR = 300
"""Characters within which part, whole and percentage are one statement: our choice."""
ROUNDED = Fraction(2, 100)
"""How far a plain count may be rounded: our choice; 1,000 exhibitors are hardly 970."""
OPEN = Fraction(10, 100)
"""How far `nearly` or `over` reaches beyond what is printed: our choice, for this alone."""

MISREAD = 3
"""A percentage further from what follows than by this factor is of something else: 793 projects, of
which those of 12 chains are 84% (our choice)."""


def find(area: str, claims: Sequence[Claim], doubtful: frozenset[str]) -> Iterator[Finding]:
    """Hold percentages of counts against part and whole of one passage, one finding each.

    Only where the percentage names the whole, and both are told close by under these names. It
    is a note where they differ: which of the three figures is wrong, nothing here tells.
    """
    counts = [c for c in claims if _is_count(c) and c.id not in doubtful and area in areas_of(c)]
    for share in counts:
        if share.measure is not Measure.SHARE or share.unit != "percent" or share.of is None:
            continue
        near = [c for c in counts if _is_near(c, share) and c.unit == "count"]
        parts = [c for c in near if subject_of(c) == subject_of(share)]
        wholes = [c for c in near if subject_of(c) == subject_code(share.of)]
        if len(parts) != 1 or len(wholes) != 1 or parts[0] is wholes[0]:
            continue
        if printed_value(wholes[0]) > 0:  # of nothing there is no part
            found = _held(area, parts[0], wholes[0], share)
            if found is not None:
                yield found


def _is_count(claim: Claim) -> bool:
    return claim.indicator is Indicator.COUNT and claim.status is Status.ACTUAL


def _is_near(claim: Claim, share: Claim) -> bool:
    same = claim.doc == share.doc and claim.period == share.period
    return same and abs(claim.start - share.start) <= NEAR


def _extent(claim: Claim) -> tuple[Fraction, Fraction]:
    value, said = printed_value(claim), printed_interval(claim)
    low, high = said.low, said.high
    if claim.bound is Bound.EQ and low is not None and high is not None:
        return max(low, value * (1 - ROUNDED)), min(high, value * (1 + ROUNDED))
    return (
        value * (1 - OPEN) if low is None else low,
        value * (1 + OPEN) if high is None else high,
    )


def _held(area: str, part: Claim, whole: Claim, share: Claim) -> Finding | None:
    (a, b), (c, d) = _extent(part), _extent(whole)
    implied = Interval(a / d * 100, b / c * 100)
    told = printed_interval(share)
    agrees = not implied.meet(told).is_empty
    if not agrees and (told.low or 0) > b / c * 100 * MISREAD:
        return None
    if not agrees and told.high is not None and told.high * MISREAD < a / d * 100:
        return None
    claims = part, whole, share
    en = (
        f"{quoted(part, 'en')} of {quoted(whole, 'en')} ({about(whole, 'en', area)}) are "
        f"{between(implied, 'percent', 'en')}"
    )
    zh = (
        f"{quoted(whole, 'zh')}（{about(whole, 'zh', area)}）中的{quoted(part, 'zh')}"
        f"占{between(implied, 'percent', 'zh')}"
    )
    if agrees:
        en += f"; {quoted(share, 'en')} is printed and agrees."
        zh += f"，所载为{quoted(share, 'zh')}：两者相符。"
    else:
        en += (
            f", yet {quoted(share, 'en')} is printed. One of the three is wrong, or the percentage "
            "has another whole; whoever counted could say."
        )
        zh += (
            f"，而所载为{quoted(share, 'zh')}。"
            "三个数字必有一误，或占比的分母另有所指；向统计方核实即可确定。"
        )
    return Finding(
        kind=Kind.AGREEMENT if agrees else Kind.NOTE,
        outcome=Outcome.CONFIRMED if agrees else Outcome.MISMATCH,
        rule=RULE,
        area=area,
        claims=tuple(sorted(c.id for c in claims)),
        conflict=() if agrees else tuple(sorted(c.id for c in claims)),
        arithmetic=(
            claim_term("", part),
            claim_term("÷", whole),
            computed_term("=", "percentage that follows", "由此得出的占比", implied, "percent"),
            claim_term("↔" if agrees else "≠", share),
        ),
        message_en=en,
        message_zh=zh,
        severity=Severity.INFO if agrees else Severity.MEDIUM,
    )
