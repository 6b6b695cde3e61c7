"""Find a unit's fair peers: those nearest by published measures, and by which ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jiqun.index.moments import deviations, means
from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Table


@dataclass(frozen=True, slots=True)
class Peer:
    """One unit and how near it is.

    Attributes:
        unit, distance: root mean square of the differences, in standard deviations.
        measures: how many measures both have.
        alike, unlike: measures in which the two are nearest and farthest, with the difference.
    """

    unit: str
    distance: float
    measures: int
    alike: tuple[tuple[str, float], ...]
    unlike: tuple[tuple[str, float], ...]


def peers_of(
    table: Table,
    unit: str,
    *,
    codes: Sequence[str] = (),
    count: int = 5,
    among: Sequence[str] = (),
    least: int = 2,
) -> list[Peer]:
    """Give the nearest units by Euclidean distance on standardised measures.

    Args:
        table: raw figures; what differs by size should be divided by size first.
        unit: who wants peers.
        codes: measures that count, all by default.
        count: peers given.
        among: a set of the user's own, on equal terms: all of them are given.
        least: measures that a peer must share (2, our choice: one figure makes no likeness).

    Raises:
        IndexProblems: the unit, or one of `among`, is not there.
    """
    missing = [u for u in (unit, *among) if u not in table.units]
    refuse(Problem("unknown_unit", value=u, method="peers") for u in missing)
    used = table.columns(tuple(codes)) if codes else table
    spread = deviations(used.values)
    z = (used.values - means(used.values)) / np.where(spread > 0, spread, np.nan)
    row = used.units.index(unit)
    found = []
    for other, name in enumerate(used.units):
        if other == row or (among and name not in among):
            continue
        apart = z[other] - z[row]
        shared = np.flatnonzero(~np.isnan(apart))
        if len(shared) < least:
            continue
        near = shared[np.argsort(np.abs(apart[shared]), kind="stable")]
        told = [(used.codes[k], float(apart[k])) for k in near]
        distance = float(np.sqrt(np.mean(apart[shared] ** 2)))
        found.append(Peer(name, distance, len(shared), tuple(told[:3]), tuple(told[::-1][:3])))
    found.sort(key=lambda p: (p.distance, p.unit))
    return found if among else found[:count]
