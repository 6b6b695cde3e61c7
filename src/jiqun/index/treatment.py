"""Treat outliers: winsorise first, transform the original where that is not enough."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from jiqun.index.moments import kurtosis, skewness
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Choice, Treat, Treatment
from jiqun.index.table import Floats, Places, Table

STEP = 0.01
"""Share of the range by which logs stay clear of zero (COIN Tool)."""


@dataclass(frozen=True, slots=True)
class Tested:
    """What a test of a column for outliers gave.

    Attributes:
        passed: whether the column needs no treatment: skewness or kurtosis lies within its
            threshold; False where both lie beyond; None where it cannot be told, for the column
            has one value only or too few (three for skewness, four for kurtosis).
        skew, kurt: skewness and kurtosis.
    """

    passed: bool | None
    skew: float
    kurt: float


@dataclass(frozen=True, slots=True, eq=False)
class Treated:
    """What became of one column.

    Attributes:
        values: the column after treatment.
        tests: before, after the first treatment, after the second; as far as they were run.
        count: points winsorised, None where none were tried.
        marks: one a row: `winhi`, `winlo`, `log`, … joined by `+`; empty where untouched.
    """

    values: Floats
    tests: tuple[Tested, ...]
    count: int | None
    marks: tuple[str, ...]


def treat(table: Table, step: Treat) -> tuple[Table, dict[str, Treated]]:
    """Treat each column in each year; give the table and the record of what was done.

    With years, the record is that of the last year.

    Raises:
        IndexProblems: unknown indicators or transforms.
    """
    own = dict(step.own)
    problems = [
        Problem("unknown_node", value=code, method="treat")
        for code in own
        if code not in table.codes
    ]
    for used in {p for p in (step.default, *own.values()) if p}:
        for name in (used.first.method, used.second.method):
            if name not in METHODS:
                known = ", ".join(METHODS)
                problems.append(
                    Problem("unknown_method", indicator="treat", value=name, method=known)
                )
    refuse(problems)
    values = table.values.copy()
    record: dict[str, Treated] = {}
    for rows in table.blocks():
        for column, code in enumerate(table.codes):
            plan = own.get(code, step.default)
            if plan is not None:
                record[code] = treat_column(values[rows, column], plan)
                values[rows, column] = record[code].values
    return table.with_values(values), record


def test_column(x: Floats, skew: float, kurt: float) -> Tested:
    """Test a column: it passes if |G1| < skew or G2 < kurt."""
    s, k = float(skewness(x[:, None])[0]), float(kurtosis(x[:, None])[0])
    passed = abs(s) < skew or k < kurt
    return Tested(None if not passed and np.isnan([s, k]).any() else passed, s, k)


def treat_column(x: Floats, plan: Treatment) -> Treated:
    """Treat one column; COINr `Treat`.

    A column that cannot be tested, and one that treatment would leave with a single value or with
    values that are no numbers, stays as it is.
    """
    tests = [test_column(x, plan.skew, plan.kurt)]
    untouched = Treated(x, tuple(tests), None, ("",) * len(x))
    if tests[0].passed is not False and not plan.always:
        return untouched
    first, count, marks = _apply(x, plan.first)
    if _spoilt(x, first):
        return untouched
    tests.append(test_column(first, plan.skew, plan.kurt))
    if tests[-1].passed is not False or plan.second.method == "none":
        return Treated(first, tuple(tests), count, marks)
    second, _, more = _apply(first if plan.combine else x, plan.second)
    if _spoilt(x, second):
        return untouched
    tests.append(test_column(second, plan.skew, plan.kurt))
    joined = tuple("+".join(m for m in pair if m) for pair in zip(marks, more, strict=True))
    return Treated(second, tuple(tests), count, joined)


def _spoilt(before: Floats, after: Floats) -> bool:
    """Tell whether a treatment left one value only, or values that are no numbers."""
    there = after[~np.isnan(before)]
    return not np.isfinite(there).all() or bool((there == there[:1]).all())


def _apply(x: Floats, how: Choice) -> tuple[Floats, int | None, tuple[str, ...]]:
    if how.method == "winsorise":
        return winsorise(x, how)
    with np.errstate(all="ignore"):
        done = METHODS[how.method](x, how)
    mark = "" if how.method == "none" else how.method
    if how.method == "log_signed" and not _right_tail(x):
        mark += "_left"
    return done, None, (mark,) * len(x)


def winsorise(x: Floats, how: Choice) -> tuple[Floats, int, tuple[str, ...]]:
    """Pull in the outermost value, on the side of the skew, until the test passes.

    Args:
        x: one column.
        how: options `most` (points that may be changed, 5; None for any number), `skew`, `kurt`
            (2 and 3.5) and `force` (go on to `most` whatever the test says).

    Returns:
        the column, how many points were changed, and a mark for each.
    """
    most, force = how.get("most", 5), how.get("force", False)
    skew, kurt = how.get("skew", 2.0), how.get("kurt", 3.5)
    x = x.copy()
    high: Places = np.array([], dtype=np.intp)
    low: Places = np.array([], dtype=np.intp)
    tested = test_column(x, skew, kurt)
    wanting = tested.passed is False or (force and tested.passed is not None)
    while wanting and (most is None or len(high) + len(low) < most):
        upper = tested.skew >= 0
        edge = np.nanmax(x) if upper else np.nanmin(x)
        at = np.flatnonzero(x == edge)
        rest = x[(x != edge) & ~np.isnan(x)]
        if not len(rest):
            break
        x[at] = rest.max() if upper else rest.min()
        if upper:
            high = at
        else:
            low = at
        tested = test_column(x, skew, kurt)
        wanting = tested.passed is False or (force and tested.passed is not None)
    marks = np.full(len(x), "", dtype=object)
    marks[high] = "winhi"
    marks[low] = "winlo"
    return x, len(high) + len(low), tuple(marks.tolist())


def _log(x: Floats, _: Choice) -> Floats:
    low, high = np.nanmin(x), np.nanmax(x)
    return np.asarray(np.log(x - low + STEP * (high - low)))


def _log_plain(x: Floats, _: Choice) -> Floats:
    return np.asarray(np.log(x - np.nanmin(x) + 1))


def _right_tail(x: Floats) -> bool:
    return bool(skewness(x[:, None])[0] > 0)


def _log_signed(x: Floats, how: Choice) -> Floats:
    if _right_tail(x):
        return _log(x, how)
    low, high = np.nanmin(x), np.nanmax(x)
    return np.asarray(-np.log(high + STEP * (high - low) - x))


def _log_gii(x: Floats, _: Choice) -> Floats:
    low, high = np.nanmin(x), np.nanmax(x)
    return np.asarray(np.log((high - 1) * (x - low) / (high - low) + 1))


def _boxcox(x: Floats, how: Choice) -> Floats:
    if how.get("shift", True):
        x = x - np.nanmin(x) + 1
    power = float(how.get("lambda", 0.0))
    return np.asarray(np.log(x) if power == 0 else (x**power - 1) / power)


METHODS: dict[str, Callable[[Floats, Choice], Floats]] = {
    "none": lambda x, _: x,
    "winsorise": lambda x, how: winsorise(x, how)[0],
    "log": _log,
    "log_plain": _log_plain,
    "log_signed": _log_signed,
    "log_gii": _log_gii,
    "boxcox": _boxcox,
}
"""Transforms: `log` is log(x - min + 1 % of the range); `log_plain` log(x - min + 1); `log_signed`
turns round for a left tail; `log_gii` is that of the Global Innovation Index 2020 (needs a maximum
above one to keep its direction); `boxcox` takes `lambda`."""
