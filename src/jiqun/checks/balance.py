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
"""Times that cells that left their boxes are set to the edge; each is one solve."""
TIGHT = 1e-9
"""Relative slack of a box: floats decide nothing here, verdicts are exact and elsewhere."""


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

    Without boxes this is the exact optimum. A cell that leaves its box is set to the edge and stays
    there, and the others are balanced again: within all boxes, and the optimum where no cell left
    its box, else near it.

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
    fixed = np.zeros(len(v), dtype=bool)
    at = v.copy()
    x = v
    for _ in range(ROUNDS):
        free = np.where(fixed, 0.0, w)
        x = _solve(matrix, b, np.where(fixed, at, v), free)
        slack = TIGHT * np.maximum(1.0, np.abs(x))
        under, over = x < floor - slack, x > ceiling + slack
        wanting = (under | over) & ~fixed
        if not wanting.any():
            break
        at = np.where(under, floor, np.where(over, ceiling, at))
        fixed |= wanting
    else:
        raise EngineError("no_balance")
    residual = float(np.abs(matrix @ x - b).max()) if matrix.shape[0] else 0.0
    scale = max(1.0, float(np.abs(x).max())) if len(x) else 1.0
    if not np.isfinite(residual) or residual > 1e-6 * scale:
        raise EngineError("no_balance")
    return Balanced(np.clip(x, floor, ceiling), residual, int(fixed.sum()))


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


def _solve(matrix: Any, b: Any, v: Any, w: Any) -> Any:
    import numpy as np
    from scipy import sparse
    from scipy.sparse.linalg import splu

    gap = matrix @ v - b
    spread = matrix.multiply(w)
    system = sparse.csc_matrix(spread @ matrix.T)
    diagonal = system.diagonal()
    # Identities of which every cell is fixed bind nothing more: keep the system regular.
    empty = np.where(diagonal <= 0, 1.0, diagonal * 1e-13)
    shift = splu(system + sparse.diags(empty, format="csc")).solve(gap)
    return v - spread.T @ shift


def box_of(low: float | None, high: float | None) -> tuple[float, float, float]:
    """Give middle and variance of an interval of rounding, a flat density, and its width.

    >>> box_of(1.0, 2.0)
    (1.5, 0.08333333333333333, 1.0)
    """
    if low is None or high is None:
        raise ValueError("a balanced figure has two ends")
    width = high - low
    return (low + high) / 2, width * width / 12, width
