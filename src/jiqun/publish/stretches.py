"""Cut a text into stretches at the borders of spans, however these overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text and which of the given spans cover it, the innermost last."""

    start: int
    end: int
    spans: tuple[int, ...]


def stretches(low: int, high: int, spans: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Cut [low, high) at every border of the spans; overlapping spans are no problem.

    >>> [(s.start, s.end, s.spans) for s in stretches(0, 9, [(2, 6), (4, 8)])]
    [(0, 2, ()), (2, 4, (0,)), (4, 6, (0, 1)), (6, 8, (1,)), (8, 9, ())]
    """
    order = sorted(range(len(spans)), key=lambda i: (spans[i][0], -spans[i][1], i))
    borders = {low, high}
    for start, end in spans:
        if start < high and end > low:
            borders |= {max(start, low), min(end, high)}
    cuts = sorted(borders)
    made: list[Stretch] = []
    active: list[int] = []
    following = 0
    for start, end in pairwise(cuts):
        while following < len(order) and spans[order[following]][0] <= start:
            active.append(order[following])
            following += 1
        active = [i for i in active if spans[i][1] > start]
        made.append(Stretch(start, end, tuple(active)))
    return made
