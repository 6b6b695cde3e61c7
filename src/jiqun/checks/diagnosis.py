"""Say which claims of a conflict are wrong, and what they were: the cheapest typed readings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import exp, log

from jiqun.checks.conflicts import Facts, disjoint, is_real, separate, smallest
from jiqun.checks.magnitude import out_of_band
from jiqun.checks.network import INF, Network
from jiqun.checks.propagate import Fact, State, blank, float_facts, interval_fact, narrow
from jiqun.checks.scale import SCALES, shared
from jiqun.checks.slips import Reading, readings, slips
from jiqun.checks.together import readings_together
from jiqun.model import Interval, Outcome, last_place

FIRM = 0.92
"""Posterior from which one explanation is taken alone: e^2.5 : 1, the margin of the slips' data."""
LIKELY = 0.85
"""Posterior from which a reading with rivals is still offered as the repair; chosen so that of
twenty such repairs at most three are wrong."""
REVISION = 0.03
"""A later document may differ by this much without either being wrong: GDP of Chinese cities was
revised by 0.3 to 3 percent between communiqués and yearbooks."""
BEYOND_CHANCE = 0.1
"""A reading by digits is believed before a revision only if it would fit by chance less than once
in ten such differences."""
PAIRS = 40
"""Pairs of claims tried at most in one conflict; larger conflicts stay open sets."""
FITS = 60
"""Readings of the first claim of a pair followed at most; more than that proves nothing."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Claims read otherwise so that all holds, with the joint cost in nats."""

    changes: tuple[tuple[int, Reading], ...]
    cost: float
    anchored: bool = False

    @property
    def claims(self) -> tuple[int, ...]:
        """The numbers of the claims that are read otherwise."""
        return tuple(n for n, _ in self.changes)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is told of one claim of a conflict.

    Attributes:
        reading: the repair; None where only an interval can be told.
        interval: where the right value lies, when that is all that can be told.
        unique: no other value is about as likely.
        margin: in nats to the next reading of another value, None where there is none.
        runner_up: the next reading.
    """

    claim: int
    reading: Reading | None
    interval: Interval | None
    unique: bool
    cost: float | None = None
    margin: float | None = None
    runner_up: Reading | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One conflict with what can be told of it.

    Attributes:
        core: the smallest set of claims that cannot all be true.
        verdicts: for claims known to be wrong; empty where it is one of the suspects.
        anchored: a magnitude against GDP decided between scales.
        accidental: how many readings would fit by chance; small is good evidence.
    """

    core: tuple[int, ...]
    outcome: Outcome
    verdicts: tuple[Verdict, ...] = ()
    suspects: tuple[int, ...] = ()
    anchored: bool = False
    accidental: float = 0.0
    explanations: tuple[Explanation, ...] = ()


def diagnose(net: Network, facts: Facts) -> list[Diagnosis]:
    """Find all conflicts and explain each while all the others are settled."""
    found: list[Diagnosis] = []
    for part in separate(net, facts):
        found += _diagnose_component(net, part)
    return found


def _diagnose_component(net: Network, facts: Facts) -> list[Diagnosis]:
    found = _explain_all(net, facts)
    if not found:
        return []
    for _ in range(2):
        for old in list(found):
            others = [d for d in found if d is not old]
            found = others + _explain_all(net, settled(net, facts, others))
        found += _explain_all(net, settled(net, facts, found))
    return _withdrawn(net, facts, found)


def _explain_all(net: Network, facts: Facts) -> list[Diagnosis]:
    cores, state, left = disjoint(net, facts)
    return [_explain(net, core, state, left, facts) for core in cores]


def settled(
    net: Network, facts: Facts, found: Iterable[Diagnosis], *, sure: bool = False
) -> dict[int, Fact]:
    """Give the facts with repairs in place and doubtful claims left out.

    With `sure`, repairs that have rivals are left out as well.
    """
    result = dict(facts)
    for d in found:
        if d.outcome is Outcome.ROUNDING:
            for n in d.core:
                result[n] = _widened(net, n)
            continue
        for n in d.suspects:
            result.pop(n, None)
        for verdict in d.verdicts:
            result.pop(verdict.claim, None)
            if verdict.reading is not None and (verdict.unique or not sure):
                fact = fact_of(net, verdict.claim, verdict.reading)
                if fact:
                    result[verdict.claim] = fact
    return result


def fact_of(net: Network, number: int, reading: Reading) -> Fact | None:
    """Give a reading of a claim as a fact, or None where its unit has no variable."""
    quantity, document = net.variables[net.variable_of[number]]
    variable = net.variable_of[number]
    if reading.unit != net.claims[number].unit:
        found = net.number.get((quantity._replace(unit=reading.unit), document))
        if found is None:
            return None
        variable = found
    return Fact(variable, reading.low, reading.high, 1 << number)


def _widened(net: Network, number: int) -> Fact:
    """A slip of less than one whole unit of the last place: cut off instead of rounded."""
    half = last_place(net.claims[number]) / 2
    low, high = net.intervals[number].low, net.intervals[number].high
    if net.claims[number].value > 0:
        wide = Interval(low, None if high is None else high + half)
    else:
        wide = Interval(None if low is None else low - half, high)
    return interval_fact(net.variable_of[number], wide, 1 << number)


def _explain(
    net: Network, core: tuple[int, ...], base: State, rest: Facts, facts: Facts
) -> Diagnosis:
    widened = [_widened(net, n) if _as_printed(net, facts, n) else facts[n] for n in core]
    if not is_real(net, core) and all(_as_printed(net, facts, n) for n in core):
        return Diagnosis(core, Outcome.ROUNDING)
    if not narrow(net, base, widened).conflict:
        return Diagnosis(core, Outcome.ROUNDING)
    droppable: dict[int, State] = {}
    for n in core:
        state = narrow(net, base, [facts[m] for m in core if m != n])
        if not state.conflict:
            droppable[n] = state
    found = [e for n, state in droppable.items() for e in _singles(net, n, state)]
    for single in tuple(found):
        other = shared(net, core, *single.changes[0], base)
        if other is not None:
            found.append(Explanation(*other))
    if not found and _pairs_tell(net, core):
        found = list(_pairs(net, core, base, rest, facts, droppable))
    if not found:
        found = readings_together_in(net, core, base)
    if found:
        told = _judged(net, core, _ranked(found), droppable)
    else:
        told = _unexplained(net, core, droppable)
    revised = _revised(net, core, droppable)
    if revised and (told.outcome is Outcome.ONE_OF or told.accidental > BEYOND_CHANCE):
        return Diagnosis(core, Outcome.VINTAGE, (), revised, accidental=1.0)
    return told


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


def _pairs_tell(net: Network, core: tuple[int, ...]) -> bool:
    """Whether two slips at once would be believed: not of one figure told twice in prose."""
    return net.context.tolerance is None or len({net.variable_of[n] for n in core}) > 1


def _as_printed(net: Network, facts: Facts, number: int) -> bool:
    return facts[number] == float_facts(net, (number,))[0]


def _singles(net: Network, number: int, state: State) -> Iterator[Explanation]:
    for reading, after, outside in _fitting(net, number, state):
        if not after.conflict:
            extra = slips()["cost"]["out_of_band"] if outside else 0.0
            yield Explanation(((number, reading),), reading.cost + extra, outside)


def _fitting(net: Network, number: int, state: State) -> Iterator[tuple[Reading, State, bool]]:
    """Give the readings of a claim that keep within what the others imply."""
    for reading, fact in _candidates(net, number):
        low, high = state.low[fact.variable], state.high[fact.variable]
        if fact.low > high or fact.high < low:
            continue
        moved = fact.variable != net.variable_of[number]
        if moved and (low == -INF or low == 0) and high == INF:
            continue
        after = narrow(net, state, [fact])
        yield reading, after, out_of_band(net, number, reading.value, state)


def _candidates(net: Network, number: int) -> list[tuple[Reading, Fact]]:
    known: list[tuple[Reading, Fact]] | None = net.memo.get(number)
    if known is None:
        told = ((r, fact_of(net, number, r)) for r in readings(net.claims[number]))
        known = net.memo[number] = [(r, fact) for r, fact in told if fact is not None]
    return known


def _pairs(
    net: Network,
    core: tuple[int, ...],
    base: State,
    rest: Facts,
    facts: Facts,
    droppable: dict[int, State],
) -> Iterator[Explanation]:
    pairs: dict[tuple[int, int], None] = {}
    for n in core:
        if n in droppable:
            continue
        without = {**rest, **{m: facts[m] for m in core if m != n}}
        state = narrow(net, base, [facts[m] for m in core if m != n])
        for m in smallest(net, without, state.conflict):
            pairs[min(n, m), max(n, m)] = None
    pairs.update(dict.fromkeys(combinations(core, 2)))
    for a, b in list(pairs)[:PAIRS]:
        outside = [n for n in (a, b) if n not in core]
        start = base
        if outside:
            start = narrow(net, blank(net), [f for n, f in rest.items() if n not in outside])
        state = narrow(net, start, [facts[m] for m in core if m not in (a, b)])
        if not state.conflict:
            yield from _pair(net, a, b, state)


def _pair(net: Network, a: int, b: int, state: State) -> Iterator[Explanation]:
    cost = slips()["cost"]
    fits = [f for f in _fitting(net, a, state) if not f[1].conflict][:FITS]
    for first, after, outside in fits:
        for second, end, outside_too in _fitting(net, b, after):
            if end.conflict:
                continue
            total = first.cost + second.cost
            if first.kind == second.kind and net.claims[a].doc == net.claims[b].doc:
                total -= cost["error"] - cost["repeated"]
            total += cost["out_of_band"] * (outside + outside_too)
            yield Explanation(((a, first), (b, second)), total, outside or outside_too)


def readings_together_in(net: Network, core: tuple[int, ...], base: State) -> list[Explanation]:
    """Read every claim of one sum otherwise at once, if the core is one sum."""
    return [
        Explanation(changes, cost, outside)
        for changes, cost, outside in readings_together(net, core, base)
        if not narrow(net, base, _facts_of(net, changes)).conflict
    ]


def _facts_of(net: Network, changes: tuple[tuple[int, Reading], ...]) -> list[Fact]:
    return [fact for n, reading in changes if (fact := fact_of(net, n, reading)) is not None]


def _ranked(found: list[Explanation]) -> list[Explanation]:
    return sorted(
        found, key=lambda e: (e.cost, e.claims, [(r.kind, r.value) for _, r in e.changes])
    )


def _judged(
    net: Network,
    core: tuple[int, ...],
    found: Sequence[Explanation],
    droppable: dict[int, State],
) -> Diagnosis:
    weights = [exp(found[0].cost - e.cost) for e in found]
    total = sum(weights)
    by_claims: dict[tuple[int, ...], float] = {}
    for e, w in zip(found, weights, strict=True):
        by_claims[e.claims] = by_claims.get(e.claims, 0.0) + w / total
    best, share = max(by_claims.items(), key=lambda item: (item[1], item[0]))
    kept = tuple(found[:40])
    anchored = any(e.anchored for e in found) and not found[0].anchored
    if share < FIRM:
        doubt = slips()["doubt"]
        chance = {
            n: sum(p for claims, p in by_claims.items() if n in claims)
            for n in {n for claims in by_claims for n in claims}
        }
        suspects = tuple(sorted(n for n, p in chance.items() if p >= doubt))
        scales = all(r.kind in SCALES for e in found[:2] for _, r in e.changes)
        outcome = Outcome.SCALE_OPEN if scales and len(suspects) > 2 else Outcome.ONE_OF
        return Diagnosis(core, outcome, (), suspects, anchored, 1.0, kept)
    own = [(e, w) for e, w in zip(found, weights, strict=True) if e.claims == best]
    verdicts = tuple(_verdict(net, place, n, own) for place, n in enumerate(best))
    if all(v.reading is not None and v.unique for v in verdicts):
        outcome = Outcome.REPAIR_UNIQUE
    elif all(v.reading is not None for v in verdicts):
        outcome = Outcome.REPAIR_RIVALS
    else:
        outcome = Outcome.VALUE_OPEN
    accidental = _accidental(verdicts, droppable, net) if len(best) == 1 else 0.5
    return Diagnosis(core, outcome, verdicts, best, anchored, accidental, kept)


def _verdict(
    net: Network, place: int, number: int, own: Sequence[tuple[Explanation, float]]
) -> Verdict:
    """Weigh the values that the explanations give one claim."""
    values: dict[tuple[str, Fraction], tuple[float, Reading]] = {}
    total = sum(w for _, w in own)
    for e, w in own:
        reading = e.changes[place][1]
        key = (reading.unit, reading.value)
        before = values.get(key)
        values[key] = (
            (before[0] if before else 0.0) + w / total,
            before[1] if before else reading,
        )
    ranked = sorted(values.values(), key=lambda v: (-v[0], v[1].cost, v[1].value))
    (chance, reading), rest = ranked[0], ranked[1:]
    margin = log(chance / rest[0][0]) if rest else None
    runner_up = rest[0][1] if rest else None
    if chance >= LIKELY:
        unique = chance >= FIRM and len(own[0][0].changes) < 3
        return Verdict(number, reading, None, unique, reading.cost, margin, runner_up)
    same_unit = [r for _, r in ranked if r.unit == reading.unit]
    interval = Interval(
        min(r.value - r.half for r in same_unit), max(r.value + r.half for r in same_unit)
    )
    return Verdict(number, None, interval, False, reading.cost, margin, reading)


def _accidental(verdicts: Sequence[Verdict], droppable: dict[int, State], net: Network) -> float:
    """Estimate how many readings would fit by chance into what the others imply.

    Of readings by digits, those no farther off than the one that fits are counted, and how much
    of that stretch the others allow. Of readings by scale there is less than one to a nat.
    """
    verdict = verdicts[0]
    reading = verdict.reading or verdict.runner_up
    state = droppable.get(verdict.claim)
    if reading is None or state is None:
        return 1.0
    fact = fact_of(net, verdict.claim, reading)
    if fact is None:
        return 1.0
    low, high = state.interval(fact.variable)
    low, high = low - float(reading.half), high + float(reading.half)
    if reading.kind == "sign" and low > -INF and high != INF:
        return float(min(1.0, (high - low) / abs(2 * float(reading.value))))
    if high == INF or low <= 0:
        return 1.0
    if not reading.kind.startswith("digit"):
        return 0.7 * log(high / low)
    claim = net.claims[verdict.claim]
    own = float(claim.value)
    reach = 1.5 * abs(float(reading.value) - own)
    near = sum(
        abs(float(r.value) - own) <= reach for r in readings(claim) if r.kind.startswith("digit")
    )
    return min(1.0, near * (high - low) / (2 * reach)) if reach else 1.0


def _unexplained(net: Network, core: tuple[int, ...], droppable: dict[int, State]) -> Diagnosis:
    if len(droppable) == 1:
        ((n, state),) = droppable.items()
        low, high = state.interval(net.variable_of[n])
        interval = Interval(
            None if low == -INF else Fraction(low), None if high == INF else Fraction(high)
        )
        verdict = Verdict(n, None, interval, False)
        return Diagnosis(core, Outcome.VALUE_OPEN, (verdict,), (n,), accidental=1.0)
    suspects = tuple(sorted(droppable)) or core
    return Diagnosis(core, Outcome.ONE_OF, (), suspects, accidental=1.0)


def _withdrawn(net: Network, facts: Facts, found: list[Diagnosis]) -> list[Diagnosis]:
    """Check all repairs together, exactly; those that move a conflict become open sets."""
    while True:
        exact: list[Fact] = []
        after = settled(net, facts, found)
        readings_of = {v.claim: v.reading for d in found for v in d.verdicts if v.reading}
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
                d, outcome=Outcome.ONE_OF, verdicts=(), suspects=d.core, accidental=1.0
            )
