"""Balanced figures add up, stay within what is printed, and contain the truth."""

import numpy as np
import pytest
from scipy import sparse

from jiqun.checks.balance import balance, balance_few, box_of
from jiqun.model import EngineError

SUM = sparse.csr_matrix([[1.0, 1.0, -1.0]])


def test_the_worked_example_of_three_figures():
    # 60 + 30 against 100: the gap of 10 is shared in proportion to the variances 4, 1, 5
    got = balance([60, 30, 100], [4, 1, 5], SUM)
    assert got.values == pytest.approx([64, 31, 95])
    assert got.residual < 1e-9


def test_an_exact_figure_is_not_moved():
    got = balance([60, 30, 100], [1, 1, 0], SUM)
    assert got.values == pytest.approx([65, 35, 100])


def test_a_cell_that_would_leave_its_rounding_stands_at_its_edge():
    # freely 64, 31, 95; the first may be at most 62, so the others give 8 in proportion 1 to 5
    got = balance([60, 30, 100], [4, 1, 5], SUM, low=[58, 20, 90], high=[62, 40, 110])
    assert got.values == pytest.approx([62, 30 + 8 / 6, 100 - 40 / 6])
    assert got.at_edge == 1


def test_boxes_without_room_are_refused():
    with pytest.raises(EngineError):
        balance([60, 30, 100], [1, 1, 1], SUM, low=[59, 29, 99], high=[61, 31, 101])


def test_with_boxes_it_is_the_optimum_that_a_general_solver_finds():
    # SciPy's SLSQP on the same programme, fifty small systems of two sums that share cells
    from scipy.optimize import minimize

    rng = np.random.default_rng(3)
    matrix = np.array([[1.0, 1, 1, -1, 0, 0], [0, 0, 1, 0, 1, -1]])
    edges = 0
    for number in range(50):
        truth = rng.uniform(10, 100, 6)
        truth[3], truth[5] = truth[:3].sum(), truth[2] + truth[4]
        half = rng.choice([0.05, 0.5, 5], 6)
        low = truth - half * rng.uniform(0.05, 1, 6)
        high = low + 2 * half
        values = (low + high) / 2
        # every other time weights that ask most of the figures with the least room
        weights = (high - low) ** 2 / 12 if number % 2 else 1 / (high - low) ** 2
        got = balance(values, weights, matrix, low=low, high=high)
        edges += got.at_edge
        assert np.abs(matrix @ got.values).max() < 1e-6
        assert np.all((got.values >= low - 1e-9) & (got.values <= high + 1e-9))

        def cost(x, values=values, weights=weights):
            return float(((x - values) ** 2 / weights).sum())

        other = minimize(
            cost, truth, method="SLSQP", bounds=list(zip(low, high, strict=True)),
            constraints={"type": "eq", "fun": lambda x: matrix @ x}, options={"ftol": 1e-13},
        )  # fmt: skip
        assert cost(got.values) <= other.fun * (1 + 1e-6) + 1e-9
        if not number % 2:
            continue
        rows = [{n: int(c) for n, c in enumerate(row) if c} for row in matrix]
        few = balance_few(dict(enumerate(zip(low, high, strict=True))), rows)
        assert list(few.values()) == pytest.approx(list(got.values), abs=1e-4)
    assert edges > 20


def tables(rng, count):
    """Rounded tables of three parts and a total; the truth adds up."""
    parts = rng.uniform(10, 1000, (count, 3))
    truth = np.column_stack([parts, parts.sum(axis=1)]).ravel()
    printed = np.round(truth, 1)
    rows = np.repeat(np.arange(count), 4)
    matrix = sparse.csr_matrix(
        (np.tile([1.0, 1.0, 1.0, -1.0], count), (rows, np.arange(4 * count))), (count, 4 * count)
    )
    return truth, printed, matrix


def test_balanced_rounded_tables_add_up_within_their_rounding_and_near_the_truth():
    truth, printed, matrix = tables(np.random.default_rng(7), 2000)
    low, high = printed - 0.05, printed + 0.05
    variance = box_of(0.0, 0.1)[1]
    got = balance(printed, np.full(len(printed), variance), matrix, low=low, high=high)
    assert got.residual < 1e-9
    assert np.all((got.values >= low - 1e-9) & (got.values <= high + 1e-9))
    # nearer to the truth than what was printed
    assert np.abs(got.values - truth).mean() < np.abs(printed - truth).mean()


def test_the_order_of_cells_changes_nothing():
    _, printed, matrix = tables(np.random.default_rng(8), 50)
    order = np.random.default_rng(9).permutation(len(printed))
    weights = np.random.default_rng(10).uniform(0.5, 2, len(printed))
    one = balance(printed, weights, matrix).values
    other = balance(printed[order], weights[order], matrix[:, order]).values
    assert other == pytest.approx(one[order])
