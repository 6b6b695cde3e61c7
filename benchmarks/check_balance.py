"""Seconds to balance generated tables: a million cells of sums, a hundred thousand with boxes."""

import time

import numpy as np
from scipy import sparse

from jiqun.checks.balance import balance


def tables(parts: int, count: int) -> tuple[np.ndarray, sparse.csr_matrix]:
    """Rounded tables of some parts and a total, and their identities."""
    rng = np.random.default_rng(1)
    x = rng.uniform(10, 1000, (count, parts))
    printed = np.round(np.column_stack([x, x.sum(axis=1)]).ravel(), 1)
    width = parts + 1
    rows = np.repeat(np.arange(count), width)
    entries = np.tile([1.0] * parts + [-1.0], count)
    matrix = sparse.csr_matrix((entries, (rows, np.arange(width * count))), (count, width * count))
    return printed, matrix


def main() -> None:
    for cells, kind in ((1_000_000, "no boxes"), (100_000, "boxes"), (100_000, "tight boxes")):
        printed, matrix = tables(9, cells // 10)
        weights = np.full(len(printed), 1 / 1200)
        ends = {"low": printed - 0.05, "high": printed + 0.05} if kind != "no boxes" else {}
        if kind == "tight boxes":  # weights unlike the boxes, which send many cells to their edge
            weights = np.random.default_rng(2).exponential(1 / 1200, len(printed)) ** 2
        start = time.perf_counter()
        got = balance(printed, weights, matrix, **ends)
        took = time.perf_counter() - start
        print(
            f"{cells} cells, {kind}: {took:.2f} s, "
            f"residual {got.residual:.1e}, {got.at_edge} at an edge"
        )


if __name__ == "__main__":
    main()
