"""Read units and indicators from rows of text: CSV, or the rows another reader gave."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Table
from jiqun.model import InputError

EMPTY = ("", "NA", "NaN", "nan", "n/a", "N/A", "-", "..", "None", "null")
"""Cells that say nothing: R, Python, and how statistical offices print a gap."""


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a CSV as rows of text.

    Raises:
        InputError: the file cannot be opened or is no UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None
    except UnicodeDecodeError as problem:
        raise InputError("not_utf8", str(path), detail=str(problem)) from None


def table_of(
    rows: Iterable[Mapping[str, Any]],
    codes: Sequence[str],
    *,
    unit: str = "uCode",
    name: str = "uName",
    time: str = "Time",
    groups: Sequence[str] = (),
    denominators: Sequence[str] = (),
    keep_time: bool = False,
) -> Table:
    """Make a table from rows.

    Args:
        rows: one a unit (and time); cells are text or numbers, see `EMPTY` for gaps.
        codes: the columns that are indicators.
        unit, name, time: the columns with the unit's code, its name, and the year.
        groups, denominators: columns to keep beside the figures.
        keep_time: keep the year where there is one only, too.

    Raises:
        IndexProblems: columns that are missing and cells that are no numbers, all at once.
    """
    found = list(rows)
    columns = set(found[0]) if found else set()
    problems = [Problem("no_column", indicator=c) for c in codes if c not in columns]
    refuse(problems)
    units = tuple(str(row.get(unit, number)) for number, row in enumerate(found, 1))
    values = np.full((len(found), len(codes)), np.nan)
    for i, row in enumerate(found):
        for j, code in enumerate(codes):
            values[i, j] = _number(row[code], units[i], code, problems)
    beside = {}
    for column in denominators:
        if column in columns:
            cells = [
                _number(r[column], u, column, problems) for r, u in zip(found, units, strict=True)
            ]
            beside[column] = np.array(cells)
    refuse(problems)
    times: list[float] = []
    if time in columns:
        times = [_number(row[time], u, time, problems) for row, u in zip(found, units, strict=True)]
    return Table(
        units=units,
        codes=tuple(codes),
        values=values,
        names=tuple(str(row[name]) for row in found) if name in columns else (),
        groups={g: tuple(str(row[g]) for row in found) for g in groups if g in columns},
        denominators=beside,
        times=tuple(times) if keep_time or len(set(times)) > 1 else (),
    )


def _number(cell: Any, unit: str, code: str, problems: list[Problem]) -> float:
    if cell is None or (isinstance(cell, str) and cell.strip() in EMPTY):
        return float("nan")
    try:
        return float(cell)
    except (TypeError, ValueError):
        problems.append(Problem("not_number", unit=unit, indicator=code, value=str(cell)))
        return float("nan")
