"""Say which claims of a conflict are wrong, and what they were: the cheapest typed readings."""

from dataclasses import replace
from fractions import Fraction
from math import exp
from typing import Any

from jiqun.checks.conflicts import Facts, disjoint, is_real, separate
from jiqun.checks.explanations import explanations
from jiqun.checks.hypotheses import Diagnosis, Explanation, settled, widened
from jiqun.checks.judgement import FIRM, KEPT, LIKELY, in_doubt, judged, unexplained
from jiqun.checks.linked import INF
from jiqun.checks.moves import benign
from jiqun.checks.network import Network
from jiqun.checks.propagate import Fact, State, blank, float_facts, interval_fact, narrow
from jiqun.model import Bound, Outcome

REVISION = 0.03
"""A later document may differ by this much without either being wrong: GDP of Chinese cities was
revised by 0.3 to 3 percent between communiqués and yearbooks."""


def diagnose(net: Network, facts: Facts) -> list[Diagnosis]:
    """Find all conflicts and explain each while all the others are settled."""
    found: list[Diagnosis] = []
    for part in separate(net, facts):
        found += _diagnose_component(net, part)
    return found


def _diagnose_component(net: Network, facts: Facts) -> list[Diagnosis]:
    found = _explain_all(net, facts, facts)
    if not found:
        return []
    clashing = frozenset(n for d in found for n in d.core)
    known: dict[frozenset[Any], list[Diagnosis]] = {}

    def again(others: list[Diagnosis]) -> list[Diagnosis]:
        """Explain what is left once the others are settled; what was asked before is known."""
        key = frozenset((d.core, d.outcome, d.verdicts, d.suspects, d.benign) for d in others)
        if key not in known:
            known[key] = _explain_all(net, settled(net, facts, others), facts, clashing)
        return known[key]

    for _ in range(2):
        for old in list(found):
            others = [d for d in found if d is not old]
            found = others + again(others)
        found = found + again(found)
    return _withdrawn(net, facts, _once(found))


def _once(found: list[Diagnosis]) -> list[Diagnosis]:
    """Leave out a conflict that goes away by the very repairs of another."""
    kept: list[Diagnosis] = []
    for d in found:
        wrong = _repairs(d)
        if not wrong or not any(wrong <= _repairs(other) for other in kept):
            kept.append(d)
    return kept


def _repairs(d: Diagnosis) -> set[tuple[object, ...]]:
    return {(v.claim, v.reading and (v.reading.value, v.reading.moved)) for v in d.verdicts}


def _explain_all(
    net: Network, facts: Facts, whole: Facts, clashing: frozenset[int] = frozenset()
) -> list[Diagnosis]:
    cores, state, left = disjoint(net, facts)
    clashing = clashing | {n for core in cores for n in core}
    return [
        _explain(net, core, state, left, facts, whole=whole, clashing=clashing - set(core))
        for core in cores
    ]


def _explain(
    net: Network,
    core: tuple[int, ...],
    base: State,
    rest: Facts,
    facts: Facts,
    *,
    whole: Facts,
    clashing: frozenset[int],
) -> Diagnosis:
    cut_off = [widened(net, n) if _as_printed(net, facts, n) else facts[n] for n in core]
    if not is_real(net, core) and all(_as_printed(net, facts, n) for n in core):
        return Diagnosis(core, Outcome.ROUNDING)
    if not narrow(net, base, cut_off).conflict:
        return Diagnosis(core, Outcome.ROUNDING)
    droppable: dict[int, State] = {}
    for n in core:
        state = narrow(net, base, [facts[m] for m in core if m != n])
        if not state.conflict:
            droppable[n] = state
    found = explanations(net, core, base, rest, facts, droppable, whole=whole, clashing=clashing)
    told = judged(net, core, found, droppable) if found else unexplained(net, core, droppable)
    revised = _revised(net, core, droppable)
    if not revised:
        return told
    # A bound (`over 43 billion`) leaves a slip any value, so that none of them is told by it.
    bounded = any(net.claims[n].bound is not Bound.EQ for n in core)
    chance = 1.0 if bounded else _revision_chance(net, revised, found)
    if told.benign or chance > FIRM:
        ways = tuple(found[:KEPT])
        return Diagnosis(core, Outcome.VINTAGE, (), revised, accidental=1.0, explanations=ways)
    if chance > 1 - LIKELY:
        suspects = told.suspects or core
        return replace(told, outcome=Outcome.ONE_OF, verdicts=(), suspects=suspects, accidental=1.0)
    return _with_rival(told) if chance > 1 - FIRM else told


def _with_rival(told: Diagnosis) -> Diagnosis:
    """Call no repair unique beside a revision that is less likely, yet likely enough."""
    verdicts = tuple(replace(v, unique=False) for v in told.verdicts)
    unique = told.outcome is Outcome.REPAIR_UNIQUE
    outcome = Outcome.REPAIR_RIVALS if unique else told.outcome
    return replace(told, outcome=outcome, verdicts=verdicts)


def _revision_chance(net: Network, revised: tuple[int, ...], found: list[Explanation]) -> float:
    """Give how likely it is that nothing is wrong, beside the slips that would explain it."""
    costs = [r.cost for n in revised for r in benign(net, n) if r.kind == "vintage"]
    if not costs:
        return 1.0
    dear = min(costs)
    return 1 / (1 + sum(exp(dear - e.cost) for e in found))


def _revised(net: Network, core: tuple[int, ...], droppable: dict[int, State]) -> tuple[int, ...]:
    """Give the claims on levels that a revision of usual size would bring in line with the rest.

    Only where several documents speak: within one, nothing is revised.
    """
    if len({net.claims[n].doc for n in core}) < 2:
        return ()
    found = []
    for n, state in droppable.items():
        low, high = state.interval(net.variable_of[n])
        own = float_facts(net, (n,))[0]
        if net.variables[net.variable_of[n]][0].measure != "level" or low <= 0 or high == INF:
            continue
        if max(float(low) - own.high, own.low - float(high)) <= REVISION * float(low):
            found.append(n)
    return tuple(found)


def _as_printed(net: Network, facts: Facts, number: int) -> bool:
    return facts[number] == float_facts(net, (number,))[0]


def _withdrawn(net: Network, facts: Facts, found: list[Diagnosis]) -> list[Diagnosis]:
    """Check all repairs together, exactly; those that move a conflict become open sets."""
    while True:
        exact: list[Fact] = []
        after = settled(net, facts, found)
        readings_of = {v.claim: v.reading for d in found for v in d.verdicts if v.reading}
        readings_of |= {n: r for d in found for n, r in d.benign if n not in readings_of}
        rounded = {n for d in found if d.outcome is Outcome.ROUNDING for n in d.core}
        for n, fact in after.items():
            reading = readings_of.get(n)
            if reading is not None:
                exact.append(interval_fact(fact.variable, reading.interval, 1 << n, Fraction))
            elif n not in rounded:
                exact.append(interval_fact(fact.variable, net.intervals[n], 1 << n, Fraction))
        conflict = narrow(net, blank(net), exact, exact=True).conflict
        if not conflict:
            return found
        guilty = [
            d for d in found if any(v.reading and conflict >> v.claim & 1 for v in d.verdicts)
        ]
        if not guilty:
            return found
        for d in guilty:
            found[found.index(d)] = replace(
                d,
                outcome=Outcome.ONE_OF,
                verdicts=(),
                suspects=in_doubt(d.explanations) or d.core,
                accidental=1.0,
                withdrawn=True,
            )
