"""Run a function over items; a dead worker costs the item it died on, nothing else."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from jiqun.model import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    function: Callable[[Item], Result], items: Sequence[Item], *, workers: int = 1
) -> Iterator[tuple[int, Result | EngineError]]:
    """Give (index, result) for every item, in any order.

    With one worker everything runs here. With more, `function` and the items must be picklable;
    where a worker dies, the items that were not finished run again, each in a process of its
    own, and the one that kills its process gives an `EngineError` instead of a result.
    Exceptions of `function` itself are not caught.
    """
    if workers <= 1 or len(items) <= 1:
        for index, item in enumerate(items):
            yield index, function(item)
        return
    done: set[int] = set()
    try:
        with _pool(workers) as pool:
            futures: dict[Future[Result], int] = {
                pool.submit(function, item): index for index, item in enumerate(items)
            }
            for future in as_completed(futures):
                result = future.result()
                done.add(futures[future])
                yield futures[future], result
    except BrokenProcessPool:
        for index, item in enumerate(items):
            if index not in done:
                yield index, _alone(function, item)


def _alone(function: Callable[[Item], Result], item: Item) -> Result | EngineError:
    try:
        with _pool(1) as pool:
            return pool.submit(function, item).result()
    except BrokenProcessPool:
        return EngineError("worker_died", str(item), detail="it was killed or crashed")


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
