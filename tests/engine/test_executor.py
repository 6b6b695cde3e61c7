"""The engine: the same results inline and on processes, whatever dies."""

import os
import signal

import pytest

from jiqun.engine import run
from jiqun.model import EngineError


def double(number: int) -> int:
    return 2 * number


def die_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def raise_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def test_inline_gives_every_result_in_order() -> None:
    assert list(run(double, [1, 2, 3])) == [(0, 2), (1, 4), (2, 6)]


@pytest.mark.slow
def test_processes_give_the_same_results() -> None:
    assert sorted(run(double, list(range(9)), workers=2)) == list(run(double, range(9)))


@pytest.mark.slow
def test_a_killed_worker_costs_its_item_alone() -> None:
    results = dict(run(die_on_three, list(range(6)), workers=2))
    assert isinstance(results.pop(3), EngineError)
    assert results == {n: 2 * n for n in (0, 1, 2, 4, 5)}


def test_an_exception_of_the_function_is_not_swallowed() -> None:
    with pytest.raises(ValueError, match="three"):
        list(run(raise_on_three, [1, 3]))
