"""Things that a field of a figure may hold, and how much speaks for each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jiqun.extraction.state import Slot


@dataclass(slots=True)
class Candidate:
    """Something that a field may hold.

    Attributes:
        slot: the value with the characters that say it.
        known: what speaks for and against it, by names.
    """

    slot: Slot
    known: set[str] = field(default_factory=set)


def choose(
    weights: Mapping[str, float], found: Mapping[Any, Candidate], own: Hashable, margin: float
) -> Candidate | None:
    """Give the candidate that most speaks for; None where it is the grammar's, or little better.

    A conditional logit (McFadden 1974, eq. 12): what speaks for a candidate is the sum of the
    weights of its evidence, and the margin is the logarithm of how many times as likely as the
    grammar's choice another must be.
    """
    get = weights.get
    told = {key: sum(get(name, 0.0) for name in one.known) for key, one in found.items()}
    best = max(told, key=told.__getitem__)
    return None if best == own or told[best] - told[own] < margin else found[best]
