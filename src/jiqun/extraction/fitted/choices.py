"""Things that a field of a figure may hold, and how much speaks for each."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from math import exp, log
from typing import Any, NamedTuple

from jiqun.extraction.state import Slot

Weights = Mapping[str, float]
NOUGHT = repeat(0.0)
"""The weight of evidence that has none, as often as it is wanted."""
Kept = dict[Hashable, float]
"""Sums of weights of one sentence, by what they are the sums of."""


@dataclass(slots=True)
class Group:
    """Evidence that is weighed together.

    Attributes:
        names: gives the names of the evidence.
        weight: the sum of its weights, where that is known.
        key: what its sum is kept by for other figures of the sentence; None where it is not kept.
    """

    names: Callable[[], Iterable[str]]
    weight: float | None = None
    key: Hashable = None


@dataclass(slots=True)
class Candidate:
    """Something that a field may hold.

    Attributes:
        slot: the value with the characters that say it.
        groups: what speaks for and against it.
    """

    slot: Slot
    groups: list[Group] = field(default_factory=list)

    def add(self, *names: str) -> None:
        """Add evidence of this figure alone."""
        self.groups.append(Group(lambda: names))

    def names(self) -> Iterator[str]:
        """Give all evidence by its names."""
        for group in self.groups:
            yield from group.names()


class Choice(NamedTuple):
    """What a model makes of a field.

    Attributes:
        other: what it holds instead of the grammar's; None where that stays.
        chance: the logarithm of the chance that the model gives what the field now holds.
    """

    other: Candidate | None
    chance: float


def choose(
    weights: Weights,
    found: Mapping[Any, Candidate],
    own: Hashable,
    margin: float,
    kept: Kept,
) -> Choice:
    """Give the candidate that most speaks for; none where it is the grammar's, or little better.

    A conditional logit (McFadden 1974, eq. 12): what speaks for a candidate is the sum of the
    weights of its evidence, and the margin is the logarithm of how many times as likely as the
    grammar's choice another must be.
    """
    told = {key: total(weights, one.groups, kept) for key, one in found.items()}
    best = max(told, key=told.__getitem__)
    if best == own or told[best] - told[own] < margin:
        return Choice(None, log_chance(told[own], told.values()))
    return Choice(found[best], log_chance(told[best], told.values()))


def log_chance(one: float, all_told: Iterable[float]) -> float:
    """Give the logarithm of the chance of one of several, from what speaks for each.

    >>> round(log_chance(0.0, [0.0, 0.0]), 3)
    -0.693
    """
    return -log(sum(exp(min(other - one, LARGEST)) for other in all_told))


LARGEST = 50.0
"""Log odds above which nothing changes any more: our choice, e to this power is still a number."""


def total(weights: Weights, groups: Iterable[Group], kept: Kept) -> float:
    """Give the sum of the weights of evidence, and keep what other figures need as well."""
    get, whole = weights.get, 0.0
    for group in groups:
        key = group.key
        if group.weight is not None:
            whole += group.weight
        elif key is None:
            whole += sum(map(get, group.names(), NOUGHT))
        else:
            known = kept.get(key)
            if known is None:
                known = kept[key] = sum(map(get, group.names(), NOUGHT))
            whole += known
    return whole
