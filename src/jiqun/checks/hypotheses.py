"""Hypotheses on claims: readings that would make all agree, verdicts, what then holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jiqun.checks.conflicts import Facts
from jiqun.checks.moves import BENIGN
from jiqun.checks.network import Network
from jiqun.checks.propagate import Fact, interval_fact
from jiqun.checks.slips import Reading
from jiqun.model import Interval, Outcome, last_place


@dataclass(frozen=True, slots=True)
class Explanation:
    """Claims read otherwise so that all holds, with the joint cost in nats."""

    changes: tuple[tuple[int, Reading], ...]
    cost: float
    anchored: bool = False

    @property
    def claims(self) -> tuple[int, ...]:
        """The numbers of the claims that are wrong: not only cut off or revised."""
        return tuple(n for n, r in self.changes if r.kind not in BENIGN)

    def reading_of(self, number: int) -> Reading:
        """Give the reading of a claim that is read otherwise."""
        return next(r for n, r in self.changes if n == number)

    @property
    def benign(self) -> tuple[tuple[int, Reading], ...]:
        """The sound claims that are taken to be cut off or revised."""
        return tuple((n, r) for n, r in self.changes if r.kind in BENIGN)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is told of one claim of a conflict.

    Attributes:
        reading: the repair; None where only an interval can be told.
        interval: where the right value lies, when that is all that can be told.
        guess: the likeliest reading where only an interval can be told.
        unique: no other value is about as likely.
        margin: in nats to the next reading of another value, None where there is none.
        runner_up: the next reading of another value.
    """

    claim: int
    reading: Reading | None
    interval: Interval | None
    unique: bool
    cost: float | None = None
    margin: float | None = None
    runner_up: Reading | None = None
    guess: Reading | None = None

    @property
    def best(self) -> Reading | None:
        """The likeliest reading, told as the repair or as a guess."""
        return self.reading or self.guess


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One conflict with what can be told of it.

    Attributes:
        core: the smallest set of claims that cannot all be true.
        verdicts: for claims known to be wrong; empty where it is one of the suspects.
        anchored: a magnitude against GDP decided between scales.
        accidental: how many readings would fit by chance; small is good evidence.
        benign: sound claims of the conflict that were cut off or revised, with what they say then.
        withdrawn: what explained it would move a conflict elsewhere.
    """

    core: tuple[int, ...]
    outcome: Outcome
    verdicts: tuple[Verdict, ...] = ()
    suspects: tuple[int, ...] = ()
    anchored: bool = False
    accidental: float = 0.0
    explanations: tuple[Explanation, ...] = ()
    benign: tuple[tuple[int, Reading], ...] = ()
    withdrawn: bool = False


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
                result[n] = widened(net, n)
            continue
        for n in d.suspects:
            result.pop(n, None)
        for n, reading in d.benign:
            if n in result and (fact := fact_of(net, n, reading)):
                result[n] = fact
        for verdict in d.verdicts:
            result.pop(verdict.claim, None)
            if verdict.reading is not None and (verdict.unique or not sure):
                fact = fact_of(net, verdict.claim, verdict.reading)
                if fact:
                    result[verdict.claim] = fact
    return result


def fact_of(net: Network, number: int, reading: Reading) -> Fact | None:
    """Give a reading of a claim as a fact, or None where its unit has no variable."""
    variable = place_of(net, number, reading)
    return None if variable is None else Fact(variable, reading.low, reading.high, 1 << number)


def place_of(net: Network, number: int, reading: Reading) -> int | None:
    """Give the variable that a reading of a claim speaks of; None where nobody else does."""
    quantity, document = net.variables[net.variable_of[number]]
    fields: dict[str, Any] = dict(reading.fields)
    if reading.unit != net.claims[number].unit:
        fields["unit"] = reading.unit
    if not fields:
        return net.variable_of[number]
    return net.number.get((quantity._replace(**fields), document))


def widened(net: Network, number: int) -> Fact:
    """Allow a slip of less than one whole unit of the last place: cut off instead of rounded."""
    half = last_place(net.claims[number]) / 2
    low, high = net.intervals[number].low, net.intervals[number].high
    if net.claims[number].value > 0:
        wide = Interval(low, None if high is None else high + half)
    else:
        wide = Interval(None if low is None else low - half, high)
    return interval_fact(net.variable_of[number], wide, 1 << number)
