"""Things that a field of a figure may hold, and how much speaks for each."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from math import exp, log
from typing import Any, TypeVar

from jiqun.extraction.state import Slot

Weights = Mapping[str, float]
NOUGHT = repeat(0.0)
"""The weight of evidence that has none, as often as it is wanted."""
Kept = dict[Hashable, float]
"""Sums of weights of one sentence, by what they are the sums of."""
Label = TypeVar("Label", bound=Hashable)
LARGEST = 50.0
"""Log odds above which nothing changes any more: our choice, e to this power is still a number."""


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


def choose(
    weights: Weights,
    found: Mapping[Any, Candidate],
    own: Hashable,
    margin: float,
    kept: Kept,
) -> tuple[Candidate | None, float]:
    """Give the candidate that most speaks for, and the logarithm of the chance of what is held.

    None where it is the grammar's, or little better.
    """
    told = {key: total(weights, one.groups, kept) for key, one in found.items()}
    held, chance = likeliest(told, own, margin)
    return None if held == own else found[held], chance


def likeliest(told: Mapping[Label, float], own: Label, margin: float) -> tuple[Label, float]:
    """Give what a field is to hold, and the logarithm of its chance.

    A conditional logit (McFadden 1974, eq. 12): what speaks for a candidate is the sum of the
    weights of its evidence, and the margin is the logarithm of how many times as likely as the
    grammar's choice another must be.

    Args:
        told: what speaks for each, the grammar's choice among them.
        own: the grammar's choice.
        margin: by how much another must be likelier.

    >>> from math import inf, log
    >>> likeliest({"exports": 0.0, "imports": log(3)}, "exports", margin=1.0)[0]
    'imports'
    >>> held, chance = likeliest({"exports": 0.0, "imports": log(3)}, "exports", margin=inf)
    >>> held, round(chance - log(1 / 4), 9)
    ('exports', 0.0)
    """
    best = max(told, key=told.__getitem__)
    held = own if told[best] - told[own] < margin else best
    odds = (exp(min(other - told[held], LARGEST)) for other in told.values())
    return held, -log(sum(odds))


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
