"""Weigh the explanations of a conflict: one that stands alone, rivals, an open set."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import exp, log

from jiqun.checks.hypotheses import Diagnosis, Explanation, Verdict, fact_of
from jiqun.checks.linked import INF
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.scale import SCALES
from jiqun.checks.slips import Reading, printed, readings, slips
from jiqun.model import Bound, Interval, Outcome, last_place

FIRM = 0.92
"""Posterior from which one explanation is taken alone: e^2.5 : 1, the margin of the slips' data."""
LIKELY = 0.85
"""Posterior from which a reading with rivals is still offered as the repair; chosen so that of
twenty such repairs at most three are wrong."""

KEPT = 40
"""Explanations kept with a diagnosis, to be told as ways in which the figures would agree (our
choice)."""


def judged(
    net: Network,
    core: tuple[int, ...],
    found: Sequence[Explanation],
    droppable: dict[int, State],
) -> Diagnosis:
    """Give what explanations, the cheapest first, tell together."""
    weights = [exp(found[0].cost - e.cost) for e in found]
    total = sum(weights)
    by_claims: dict[tuple[int, ...], float] = {}
    for e, w in zip(found, weights, strict=True):
        by_claims[e.claims] = by_claims.get(e.claims, 0.0) + w / total
    best, share = max(by_claims.items(), key=lambda item: (item[1], item[0]))
    kept = tuple(found[:KEPT])
    anchored = any(e.anchored for e in found) and not found[0].anchored
    if share < FIRM:
        sure = [n for n, p in chances(found).items() if p >= FIRM]
        if len(sure) != 1:
            scales = all(r.kind in SCALES for e in found[:2] for _, r in e.changes)
            every = tuple(n for n, p in chances(found).items() if p >= slips()["doubt"])
            if scales and len(every) > 2:  # one of them, or all the others together
                return Diagnosis(core, Outcome.SCALE_OPEN, (), every, anchored, 1.0, kept)
            return Diagnosis(core, Outcome.ONE_OF, (), in_doubt(found), anchored, 1.0, kept)
        # Whatever else is wrong, this one is: the others are asked again once it is settled.
        best = (sure[0],)
    own = [(e, w) for e, w in zip(found, weights, strict=True) if set(best) <= set(e.claims)]
    verdicts = tuple(_verdict(net, n, own, droppable.get(n)) for n in best)
    if len(best) == 2 and not _pair_stands(net, own[0][0], verdicts, droppable):
        return Diagnosis(core, Outcome.ONE_OF, (), in_doubt(found), anchored, 1.0, kept)
    accidental = _accidental(verdicts, droppable, net) if len(best) == 1 else 0.5
    if all(v.reading is not None and v.unique for v in verdicts):
        outcome = Outcome.REPAIR_UNIQUE
    elif all(v.reading is not None for v in verdicts):
        outcome = Outcome.REPAIR_RIVALS
    else:
        outcome = Outcome.VALUE_OPEN
    return Diagnosis(core, outcome, verdicts, best, anchored, accidental, kept, own[0][0].benign)


def chances(found: Sequence[Explanation]) -> dict[int, float]:
    """Give how likely each claim is to be wrong, by the explanations, the cheapest first."""
    weights = [exp(found[0].cost - e.cost) for e in found]
    total = sum(weights)
    chance: dict[int, float] = {}
    for e, w in zip(found, weights, strict=True):
        for n in e.claims:
            chance[n] = chance.get(n, 0.0) + w / total
    return dict(sorted(chance.items()))


def in_doubt(found: Sequence[Explanation]) -> tuple[int, ...]:
    """Give the claims of an open set: those that are likely enough to be wrong, one at least."""
    chance = chances(found)
    most = max(chance.values(), default=0.0)
    least = min(most, max(slips()["doubt"], most * slips()["beside"]))
    return tuple(n for n, p in chance.items() if p >= least)


def _pair_stands(
    net: Network,
    best: Explanation,
    verdicts: tuple[Verdict, ...],
    droppable: dict[int, State],
) -> bool:
    """Whether two figures can be said to be wrong together.

    Only if what they were can be told, and if the two slips are no longer to tell than one figure
    without whose digits all agree, printed at random: error and kind, and ten choices a digit.
    """
    if any(v.reading is None for v in verdicts):
        return False
    cost = slips()["cost"]
    digits = {n: len(p.digits) for n in droppable if (p := printed(net.claims[n]))}
    random = (cost["error"] + cost["kind"] + d * log(10) for d in digits.values())
    return best.cost <= min(random, default=INF)


def _verdict(
    net: Network,
    number: int,
    own: Sequence[tuple[Explanation, float]],
    others: State | None,
) -> Verdict:
    """Weigh the values that the explanations give one claim; `others` is what the rest imply."""
    values: dict[tuple[object, ...], tuple[float, Reading]] = {}
    total = sum(w for _, w in own)
    for e, w in own:
        reading = e.reading_of(number)
        key = (reading.unit, reading.value, reading.moved)
        before = values.get(key)
        values[key] = (
            (before[0] if before else 0.0) + w / total,
            before[1] if before else reading,
        )
    ranked = sorted(values.values(), key=lambda v: (-v[0], v[1].cost, v[1].value))
    (chance, reading), rest = ranked[0], []
    for share, other in ranked[1:]:
        if _is_same(reading, other):
            chance += share
        else:
            rest.append((share, other))
    margin = log(chance / rest[0][0]) if rest else None
    runner_up = rest[0][1] if rest else None
    pinned = _pinned(net, number, reading, others)
    if chance >= LIKELY and pinned is not None:
        unique = chance >= FIRM and len(own[0][0].claims) < 3
        unique = unique and (net.claims[number].bound is Bound.EQ or reading.kind in SCALES)
        return Verdict(number, pinned, None, unique, reading.cost, margin, runner_up)
    if chance >= LIKELY:
        within = reading.interval
        return Verdict(number, None, within, False, reading.cost, margin, runner_up, reading)
    same_unit = [r for _, r in ranked if r.unit == reading.unit]
    interval = Interval(
        min(r.value - r.half for r in same_unit), max(r.value + r.half for r in same_unit)
    )
    return Verdict(number, None, interval, False, reading.cost, margin, runner_up, reading)


CUT_SHORT = frozenset({"yi_billion", "wan_million"})
"""Slips that carry a figure over with its printed places, so that digits of it are lost."""


def _pinned(net: Network, number: int, reading: Reading, others: State | None) -> Reading | None:
    """Give a reading with the digits that the slip cut off, None where nothing tells them.

    326.88 billion misprinted as 326.88亿 was 3268.8?亿: the document prints two places, and one of
    them is gone. What the other figures imply may leave one digit for it.
    """
    place = last_place(net.claims[number])
    if reading.kind not in CUT_SHORT or 2 * reading.half <= place:
        return reading
    if others is None:
        return None
    low, high = others.interval(net.variable_of[number])
    low = max(Fraction(low), reading.value - reading.half) if low > -INF else None
    high = min(Fraction(high), reading.value + reading.half) if high < INF else None
    if low is None or high is None:
        return None
    value = round((low + high) / 2 / place) * place
    if high - low > place:
        return None
    half = place / 2
    return replace(
        reading, value=value, half=half, low=float(value - half), high=float(value + half)
    )


def _is_same(reading: Reading, other: Reading) -> bool:
    """Whether two readings give one number, told as finely by the likelier one."""
    alike = (reading.unit, reading.moved) == (other.unit, other.moved)
    return alike and abs(reading.value - other.value) <= reading.half <= other.half


def _accidental(verdicts: Sequence[Verdict], droppable: dict[int, State], net: Network) -> float:
    """Estimate how many readings would fit by chance into what the others imply.

    Of readings by digits, those no farther off than the one that fits are counted, and how much
    of that stretch the others allow. Of readings by scale there is less than one to a nat.
    """
    verdict = verdicts[0]
    reading = verdict.best
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


def unexplained(net: Network, core: tuple[int, ...], droppable: dict[int, State]) -> Diagnosis:
    """Give what can be told where no known slip explains a conflict."""
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
