"""Goals against what was reached: met, missed, or not to be told.

What was reached is what is printed; where that is missing or too coarse, what the other sound
figures of the same period imply.
"""

from collections.abc import Iterator, Mapping, Sequence

from jiqun.checks.arithmetic import claim_term, computed_term
from jiqun.checks.derived import is_narrow
from jiqun.checks.network import Network, is_well_defined
from jiqun.checks.quantity import quantity_of
from jiqun.checks.reconcile import Implied
from jiqun.checks.results import answered, is_too_early
from jiqun.checks.words import about, about_quantity, between, listed, qualified, quoted
from jiqun.model import (
    Bound,
    Claim,
    Finding,
    Interval,
    Kind,
    Outcome,
    Severity,
    Source,
    Status,
    Term,
    last_place,
    printed_interval,
    printed_value,
)

_WORDS = {
    Outcome.MET: ("was met: {} is reported.", "已实现：公布的实际数为{}。"),
    Outcome.MISSED: ("was not met: {} is reported.", "未实现：公布的实际数为{}。"),
    Outcome.CANNOT_TELL: (
        "may or may not have been met: {} is reported, which is too coarse to tell.",
        "是否实现无法判断：公布的实际数为{}，精度不足。",
    ),
}
_IMPLIED = {
    Outcome.MET: ("was met: {}.", "已实现：{}。"),
    Outcome.MISSED: ("was not met: {}.", "未实现：{}。"),
}
_UNTOLD = "no result is printed", "未见公布的实际数"
_COARSE = "the result is printed too coarsely", "公布的实际数精度不足"


def compare(
    net: Network,
    claims: Sequence[Claim],
    doubtful: frozenset[str],
    sources: Mapping[str, Source],
    implied: Sequence[Implied] = (),
) -> Iterator[Finding]:
    """Report for every goal whose result is known whether it was reached, one a goal.

    Args:
        net: the network of the area.
        implied: what sound figures imply, one row a quantity (`reconcile.implied`).
    """
    rows = {row.quantity: row for row in implied}
    for told in answered(net.area, claims, Status.TARGET, doubtful, sources):
        row = rows.get(quantity_of(told.cell, told.unit))
        if row and any(is_too_early(net.claims[n], sources) for n in row.parents):
            row = None
        goals = {(c.bound, printed_value(c)): c for c in reversed(told.ahead) if _is_more_better(c)}
        for goal in goals.values():
            if not _is_result(goal, told.actual, sources):
                found = _judged(net, goal, told.actual, row)
                if found is not None:
                    yield found


def _judged(
    net: Network, goal: Claim, actual: Sequence[Claim], row: Implied | None
) -> Finding | None:
    told = _finding(net.area, goal, actual) if actual else None
    if row is not None and (told is None or told.outcome is Outcome.CANNOT_TELL):
        return _by_others(net, goal, actual, row) or told
    return told


def _is_result(goal: Claim, actual: Sequence[Claim], sources: Mapping[str, Source]) -> bool:
    """Whether a goal told after its period, with the digits reported, is the result itself."""
    published = sources[goal.doc].published if goal.doc in sources else None
    return (
        published is not None
        and goal.period is not None
        and published > goal.period.last
        and any(c.value == goal.value and last_place(c) == last_place(goal) for c in actual)
    )


def _is_more_better(goal: Claim) -> bool:
    """Whether more than a goal meets it too; of prices only a ceiling can be judged."""
    return str(goal.indicator) != "prices" or goal.bound in (Bound.LT, Bound.LE)


def _finding(area: str, goal: Claim, actual: Sequence[Claim]) -> Finding:
    best = min(actual, key=lambda c: (last_place(c), c.doc, c.start))
    outcome = judge(goal, _said(actual), best)
    en, zh = _WORDS[outcome]
    terms = (claim_term("", goal), claim_term("↔", best))
    words = en.format(quoted(best, "en")), zh.format(quoted(best, "zh"))
    return _told(area, goal, outcome, [best], terms, words)


def _by_others(net: Network, goal: Claim, actual: Sequence[Claim], row: Implied) -> Finding | None:
    """Tell a goal by what other figures of its period imply, None where that decides nothing."""
    quantities = [net.variables[net.variable_of[n]][0] for n in row.parents]
    same = len(quantities) > 1 and all(q.period == row.quantity.period for q in quantities)
    defined = all(is_well_defined(net.context, q) for q in quantities)
    said = row.interval.meet(_said(actual))
    if not (same and defined and is_narrow(row.quantity.measure, said)) or said.is_empty:
        return None
    outcome = judge(goal, said, None)
    if outcome is Outcome.CANNOT_TELL:
        return None
    parents = [net.claims[n] for n in row.parents]
    labels = about_quantity(row.quantity, "en"), about_quantity(row.quantity, "zh")
    terms = (
        claim_term("", goal),
        *(claim_term("↔", p) for p in parents),
        computed_term("→", *labels, said, row.quantity.unit),
    )
    lead = _COARSE if actual else _UNTOLD
    names = [listed([quoted(p, n) for p in parents], n) for n in ("en", "zh")]
    extent = [between(said, row.quantity.unit, n) for n in ("en", "zh")]
    en, zh = _IMPLIED[outcome]
    words = (
        en.format(f"{lead[0]}, but {names[0]} imply that it was {extent[0]}"),
        zh.format(f"{lead[1]}，但由{names[1]}可推算为{extent[1]}"),
    )
    return _told(net.area, goal, outcome, parents, terms, words)


def _said(claims: Sequence[Claim]) -> Interval:
    said = Interval(None, None)
    for claim in claims:
        met = said.meet(printed_interval(claim))
        said = said if met.is_empty else met
    return said


def _told(
    area: str,
    goal: Claim,
    outcome: Outcome,
    others: Sequence[Claim],
    terms: tuple[Term, ...],
    words: tuple[str, str],
) -> Finding:
    return Finding(
        kind=Kind.TARGET,
        outcome=outcome,
        rule="target",
        area=area,
        claims=tuple(sorted({goal.id, *(c.id for c in others)})),
        arithmetic=terms,
        message_en=f"The goal of {qualified(goal, 'en')} ({about(goal, 'en', area)}) {words[0]}",
        message_zh=f"{about(goal, 'zh', area)}{qualified(goal, 'zh')}的目标{words[1]}",
        severity=Severity.LOW if outcome is Outcome.MISSED else Severity.INFO,
    )


def judge(goal: Claim, said: Interval, best: Claim | None) -> Outcome:
    """Give whether a goal is reached by what is said of the result.

    A goal without a bound word is reached by as much or more; one that is told as `about`, from
    the lower end of what that says.

    Args:
        best: the claim that tells the result most finely, None where nobody prints it.
    """
    wanted = printed_value(goal)
    if goal.bound in (Bound.LT, Bound.LE):
        reached = best is not None and printed_value(best) <= wanted
        if (said.high is not None and said.high <= wanted) or reached:
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
    exactly = best is not None and printed_value(best) == least and best.bound is Bound.EQ
    if exactly and goal.bound not in (Bound.GT,):
        return Outcome.MET
    return Outcome.CANNOT_TELL
