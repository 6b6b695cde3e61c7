"""Balance figures that must add up: the smallest change, weighed by how exactly each was printed.

Least squares under linear identities (Stone, Champernowne and Meade 1942): with values v, variances
W and identities A x = b, x = v - W Aᵀ (A W Aᵀ)⁻¹ (A v - b). One sparse factorisation serves a whole
ledger, since figures that share no identity make blocks of their own.
"""

from collections.abc import Sequence
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
