"""Balance figures that must add up: the smallest change, weighed by how exactly each was printed.

Least squares under linear identities (Stone, Champernowne and Meade 1942): with values v, variances
W and identities A x = b, x = v - W Aᵀ (A W Aᵀ)⁻¹ (A v - b). One sparse factorisation serves a whole
ledger, since figures that share no identity make blocks of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jiqun.model import EngineError

if TYPE_CHECKING:
    import numpy as np

ROUNDS = 60
"""Newton steps at most; each is one factorisation. Without boxes the first is the optimum."""
HALVINGS = 30
"""Times that a step is halved until the dual rises enough (Armijo 1966)."""
HELD = 1e-6
"""How much of its weight a cell at its edge keeps in a step, so that every step is defined."""
TIGHT = 1e-9
"""Gap of an identity, relative to the largest figure, from which on it holds: floats decide nothing
here, verdicts are exact and elsewhere."""
LOOSE = 1e-6
"""Relative gap that is accepted where steps no longer help, for the errors of floats."""


@dataclass(frozen=True, slots=True)
class Balanced:
    """Values that add up.

    Attributes:
        values: one a cell, in the units given.
        residual: the largest amount by which an identity still fails.
        at_edge: how many cells stand at the edge of their box.
    """

    values: "np.ndarray[Any, Any]"
    residual: float
    at_edge: int


def balance(
    values: Sequence[float],
    variances: Sequence[float],
    identities: Any,
    totals: Sequence[float] | None = None,
    *,
    low: Sequence[float] | None = None,
    high: Sequence[float] | None = None,
) -> Balanced:
    """Give the values nearest to those printed that satisfy all identities, within their boxes.

    The optimum of the quadratic programme, found on its dual by Newton steps: values are those that
    the multipliers of the identities ask for, clipped to their boxes, and a step looks at the free
    ones only (semismooth Newton; Qi and Sun 1993). Without boxes one step ends it; with them,
    a few, since a cell at its edge may leave it again.

    Args:
        values: what was printed, one a cell.
        variances: how uncertain each is, in the square of its unit; 0 is exact.
        identities: a SciPy sparse matrix, one row an identity, one column a cell.
        totals: what each row adds up to; nought where left out.
        low, high: the ends of each cell's box, as rounding says; open where left out.

    Raises:
        EngineError: the identities contradict each other, or the boxes leave no room.
    """
    import numpy as np
    from scipy import sparse

    matrix = sparse.csr_matrix(identities)
    v = np.asarray(values, dtype=float)
    w = np.asarray(variances, dtype=float)
    b = np.zeros(matrix.shape[0]) if totals is None else np.asarray(totals, dtype=float)
    floor = np.full(len(v), -np.inf) if low is None else np.asarray(low, dtype=float)
    ceiling = np.full(len(v), np.inf) if high is None else np.asarray(high, dtype=float)
    weighing = np.where(w > 0, w, 1.0)

    def at(multiplier: Any) -> tuple[Any, Any, float]:
        """Give values, gaps, and the dual that the multipliers reach; it has one summit."""
        x = np.where(w > 0, np.clip(v - w * (matrix.T @ multiplier), floor, ceiling), v)
        gap = matrix @ x - b
        return x, gap, float(((x - v) ** 2 / weighing).sum() / 2 + multiplier @ gap)

    multiplier = np.zeros(matrix.shape[0])
    x, gap, dual = at(multiplier)
    enough = TIGHT * max(1.0, float(np.abs(x).max(initial=0.0)))
    for _ in range(ROUNDS):
        if not np.abs(gap).max(initial=0.0) > enough:
            break
        free = np.where((x > floor) & (x < ceiling), w, HELD * w)
        step = _solve(matrix, free, gap)
        rise = float(step @ gap)
        for half in range(HALVINGS):
            trial = multiplier + step / 2**half
            there = at(trial)
            if there[2] >= dual + rise / 2**half / 10000 - abs(dual) * 1e-12:
                break
        else:
            break
        multiplier, (x, gap, dual) = trial, there
    residual = float(np.abs(gap).max(initial=0.0))
    if not residual <= LOOSE * enough / TIGHT:
        raise EngineError("no_balance")
    boxed = np.isfinite(floor) | np.isfinite(ceiling)
    return Balanced(x, residual, int((boxed & ((x <= floor) | (x >= ceiling))).sum()))


def _solve(matrix: Any, free: Any, gap: Any) -> Any:
    """Give the step of the multipliers that closes the gaps while the same cells stay free."""
    from scipy import sparse
    from scipy.sparse.linalg import splu

    system = sparse.csc_matrix(matrix.multiply(free) @ matrix.T)
    diagonal = system.diagonal()
    shift = diagonal * 1e-13 + (diagonal <= 0)  # identities of exact figures bind nothing more
    return splu(system + sparse.diags(shift, format="csc")).solve(gap)


FEW = 60
"""Identities up to which plain Python is faster than to load a solver, which takes half a second;
it also gives the same digits on any machine."""
SWEEPS = 2000
"""Times that every identity of a few is met in turn."""


def balance_few(
    boxes: Mapping[int, tuple[float, float]], identities: Sequence[Mapping[int, int]]
) -> dict[int, float]:
    """Give the values nearest to the middles of boxes, within them, for which identities hold.

    The same optimum as `balance`, found by meeting one identity after the other along its
    multiplier (dual ascent by coordinates; Hildreth 1957), the boxes kept by clipping.

    Args:
        boxes: cell → its two ends; the middle weighs with the variance of the width.
        identities: cell → its coefficient, adding up to nought.

    Raises:
        EngineError: the boxes leave no room.
    """
    if len(identities) > FEW:
        return _balance_many(boxes, identities)
    middle = {v: (low + high) / 2 for v, (low, high) in boxes.items()}
    spread = {v: box_of(*box)[1] for v, box in boxes.items()}
    pull = dict.fromkeys(boxes, 0.0)

    def at(v: int, more: float = 0.0) -> float:
        low, high = boxes[v]
        return min(high, max(low, middle[v] + spread[v] * (pull[v] + more)))

    def gap(row: Mapping[int, int], more: float = 0.0) -> float:
        return sum(c * at(v, c * more) for v, c in row.items())

    size = max((abs(end) for box in boxes.values() for end in box), default=1.0) or 1.0
    for _ in range(SWEEPS):
        worst = 0.0
        for row in identities:
            left = gap(row)
            worst = max(worst, abs(left))
            for _ in range(len(row) + 1):
                free = [v for v in row if boxes[v][0] < at(v) < boxes[v][1]] or list(row)
                slope = sum(row[v] ** 2 * spread[v] for v in free)
                if abs(left) <= TIGHT * size or not slope:
                    break
                for v, c in row.items():
                    pull[v] -= c * left / slope
                left = gap(row)
        if worst <= TIGHT * size:
            return {v: at(v) for v in boxes}
    raise EngineError("no_balance")


def _balance_many(
    boxes: Mapping[int, tuple[float, float]], identities: Sequence[Mapping[int, int]]
) -> dict[int, float]:
    from scipy import sparse

    place = {v: n for n, v in enumerate(boxes)}
    entries = [(n, place[v], float(c)) for n, row in enumerate(identities) for v, c in row.items()]
    at, column, factor = zip(*entries, strict=True)
    matrix = sparse.csr_matrix((factor, (at, column)), (len(identities), len(boxes)))
    ends = list(boxes.values())
    found = balance(
        [(low + high) / 2 for low, high in ends],
        [box_of(low, high)[1] for low, high in ends],
        matrix,
        low=[low for low, _ in ends],
        high=[high for _, high in ends],
    ).values
    return dict(zip(boxes, found.tolist(), strict=True))


def box_of(low: float | None, high: float | None) -> tuple[float, float, float]:
    """Give middle and variance of an interval of rounding, a flat density, and its width.

    >>> box_of(1.0, 2.0)
    (1.5, 0.08333333333333333, 1.0)
    """
    if low is None or high is None:
        raise ValueError("a balanced figure has two ends")
    width = high - low
    return (low + high) / 2, width * width / 12, width
