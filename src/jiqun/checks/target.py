"""Goals against what was reached: met, missed, or not to be told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term
from jiqun.checks.words import about, quoted
from jiqun.ledger.cells import cells_of, subject_of
from jiqun.model import (
    Bound,
    Cell,
    Claim,
    Finding,
    Interval,
    Kind,
    Outcome,
    Severity,
    Source,
    Status,
    last_place,
    printed_interval,
    printed_value,
)

_MEASURES = frozenset({"level", "growth", "growth_avg", "share", "change"})
_WORDS = {
    Outcome.MET: ("was met: {} is reported.", "已实现：公布的实际数为{}。"),
    Outcome.MISSED: ("was not met: {} is reported.", "未实现：公布的实际数为{}。"),
    Outcome.CANNOT_TELL: (
        "may or may not have been met: {} is reported, which is too coarse to tell.",
        "是否实现无法判断：公布的实际数为{}，精度不足。",
    ),
}


def compare(
    area: str, claims: Sequence[Claim], doubtful: frozenset[str], sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """Report for every goal whose result is known whether it was reached, one a goal."""
    reached: dict[tuple[Cell, str], list[Claim]] = {}
    goals: dict[tuple[Cell, str, Bound, Fraction], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.doc, c.start, c.end)):
        if claim.period is None or str(claim.measure) not in _MEASURES or claim.id in doubtful:
            continue
        if not _is_comparable(claim):
            continue
        for cell in cells_of(claim):
            if cell.area != area:
                continue
            if claim.status is Status.ACTUAL and not _is_too_early(claim, sources):
                reached.setdefault((cell, claim.unit), []).append(claim)
            elif claim.status is Status.TARGET:
                key = cell, claim.unit, claim.bound, printed_value(claim)
                goals.setdefault(key, claim)
    for (cell, unit, _, _), goal in goals.items():
        actual = reached.get((replace(cell, status=Status.ACTUAL), unit))
        if actual and _is_result(goal, actual, sources):
            continue
        if actual:
            yield _finding(area, goal, actual)


def _is_result(goal: Claim, actual: Sequence[Claim], sources: Mapping[str, Source]) -> bool:
    """Whether a goal told after its period, with the digits reported, is the result itself."""
    published = sources[goal.doc].published if goal.doc in sources else None
    return (
        published is not None
        and goal.period is not None
        and published > goal.period.last
        and any(c.value == goal.value and last_place(c) == last_place(goal) for c in actual)
    )


EARLY = timedelta(days=31)
"""A result told more than a month before its period ends is a hope or a part (our choice: figures
of the year are first told in its last weeks)."""


def _is_too_early(claim: Claim, sources: Mapping[str, Source]) -> bool:
    published = sources[claim.doc].published if claim.doc in sources else None
    return (
        published is not None and claim.period is not None and published < claim.period.last - EARLY
    )


def _is_comparable(claim: Claim) -> bool:
    """Whether goal and result with the same words are the same thing, and more is better."""
    subject = subject_of(claim)
    if str(claim.indicator) in ("other", "ranking") or (subject or "").startswith("label:"):
        return False
    if str(claim.indicator) in ("count", "production", "employment", "capacity"):
        return subject is not None
    return str(claim.indicator) != "prices" or claim.bound in (Bound.LT, Bound.LE)


def _finding(area: str, goal: Claim, actual: list[Claim]) -> Finding:
    best = min(actual, key=lambda c: (last_place(c), c.doc, c.start))
    said = Interval(None, None)
    for claim in actual:
        met = said.meet(printed_interval(claim))
        said = said if met.is_empty else met
    outcome = judge(goal, said, best)
    en, zh = _WORDS[outcome]
    sign_en = {
        Bound.GT: "more than ",
        Bound.GE: "at least ",
        Bound.LT: "less than ",
        Bound.LE: "at most ",
    }
    sign_zh = {Bound.GT: "超过", Bound.GE: "不低于", Bound.LT: "低于", Bound.LE: "不超过"}
    return Finding(
        kind=Kind.TARGET,
        outcome=outcome,
        rule="target",
        area=area,
        claims=tuple(sorted((goal.id, best.id))),
        arithmetic=(claim_term("", goal), claim_term("↔", best)),
        message_en=f"The goal of {sign_en.get(goal.bound, '')}{quoted(goal, 'en')} "
        f"({about(goal, 'en', area)}) {en.format(quoted(best, 'en'))}",
        message_zh=f"{about(goal, 'zh', area)}{sign_zh.get(goal.bound, '')}"
        f"{quoted(goal, 'zh')}的目标{zh.format(quoted(best, 'zh'))}",
        severity=Severity.LOW if outcome is Outcome.MISSED else Severity.INFO,
    )


def judge(goal: Claim, said: Interval, best: Claim) -> Outcome:
    """Give whether a goal is reached by what is said of the result.

    A goal without a bound word is reached by as much or more; one that is told as `about`, from
    the lower end of what that says.
    """
    wanted = printed_value(goal)
    if goal.bound in (Bound.LT, Bound.LE):
        if (said.high is not None and said.high <= wanted) or printed_value(best) <= wanted:
            return Outcome.MET
        if said.low is not None and said.low > wanted:
            return Outcome.MISSED
        return Outcome.CANNOT_TELL
    least = wanted
    if goal.bound is Bound.APPROX:
        least = printed_interval(goal).low or wanted
    if said.low is not None and said.low >= least:
        return Outcome.MET
    if said.high is not None and said.high < least:
        return Outcome.MISSED
    exactly = printed_value(best) == least and best.bound is Bound.EQ
    if exactly and goal.bound not in (Bound.GT,):
        return Outcome.MET
    return Outcome.CANNOT_TELL
