"""From the ledger to a table: observations with their intervals become figures of units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Table
from jiqun.ledger.cells import NOWHERE
from jiqun.model import Observation

CELL_KEYS = ("indicator", "measure", "subject", "of", "unit", "status", "scope")
BOUNDS = {
    "eq": (True, True),
    "approx": (True, True),
    "gt": (True, False),
    "ge": (True, False),
    "lt": (False, True),
    "le": (False, True),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one unit.

    Attributes:
        area: the unit.
        code: the indicator, as the specification calls it.
        low, value, high: what is known; an open end is infinite, a value only bounded is None.
        claims: what it rests on.
        period: when.
        state: of the observation, where it comes from a ledger: `reconciled` or `derived` where no
            document prints the value.
    """

    area: str
    code: str
    low: float
    value: float | None
    high: float
    claims: tuple[str, ...] = ()
    period: str = ""
    state: str = ""


def table_from(figures: Iterable[Figure], tree: Hierarchy) -> Table:
    """Make a table of the latest figure of each unit and indicator; a cell without one is a gap.

    A figure of which only one end is known (`over 25,000`) stands at that end, with the other
    end open. Two figures of the same period must be one observation already.

    Raises:
        IndexProblems: figures of indicators that the tree does not have.
    """
    found: dict[tuple[str, str], Figure] = {}
    problems = []
    for figure in figures:
        if figure.code not in tree.by_code:
            problems.append(Problem("unknown_node", value=figure.code, method="observations"))
            continue
        key = (figure.area, figure.code)
        if key not in found or figure.period > found[key].period:
            found[key] = figure
    refuse(problems)
    units = tuple(sorted({area for area, _ in found}))
    shape = (len(units), len(tree.codes))
    values, low, high = (np.full(shape, np.nan) for _ in range(3))
    for (area, code), figure in found.items():
        at = (units.index(area), tree.codes.index(code))
        known = figure.value
        if known is None:
            ends = [e for e in (figure.low, figure.high) if np.isfinite(e)]
            known = sum(ends) / len(ends) if ends else float("nan")
        values[at], low[at], high[at] = known, figure.low, figure.high
    return Table(units, tree.codes, values, names=units, low=low, high=high)


def sources_of(figures: Iterable[Figure], tree: Hierarchy) -> dict[tuple[str, str], Figure]:
    """Give the figure behind each cell: (area, code) → the latest."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        key = (figure.area, figure.code)
        if figure.code in tree.by_code and (key not in found or figure.period > found[key].period):
            found[key] = figure
    return found


def matched(rows: Iterable[Mapping[str, Any]], tree: Hierarchy) -> list[Figure]:
    """Find the rows that each indicator's `cell` describes.

    Args:
        rows: claim-like records: area, indicator, measure, subject, of, period, unit, bound,
            value, status; `low` and `high` where the digits printed say them; `source`.
        tree: its indicators hold `cell`: the fields a row must have. A field that is not named
            may be anything; `from` and `to` bound the period.
    """
    found = []
    wanted = [(n.code, n.parameters["cell"]) for n in tree.indicators if n.parameters.get("cell")]
    for row in rows:
        for code, cell in wanted:
            if _fits(row, cell):
                found.append(_figure(row, code))
    return found


def _fits(row: Mapping[str, Any], cell: Mapping[str, Any]) -> bool:
    for key in CELL_KEYS:
        if key in cell and str(row.get(key) or "") != str(cell[key] or ""):
            return False
    period = str(row.get("period") or "")
    return str(cell.get("from", "")) <= period and period[:4] <= str(cell.get("to", "9999"))


def _figure(row: Mapping[str, Any], code: str) -> Figure:
    value = float(row["value"])
    if "claims" in row:  # the ledger has worked out the interval
        return Figure(
            str(row["area"]),
            code,
            row["low"],
            value,
            row["high"],
            tuple(row["claims"]),
            str(row["period"]),
            str(row["state"]),
        )
    has_low, has_high = BOUNDS[str(row.get("bound") or "eq")]
    low, high = printed_range(str(row["value"]))
    if row.get("bound") == "approx":
        low, high = value * 0.95, value * 1.05  # "about": five in a hundred either way, our choice
    low = float(_given(row, "low", low)) if has_low else float("-inf")
    high = float(_given(row, "high", high)) if has_high else float("inf")
    return Figure(
        area=str(row["area"]),
        code=code,
        low=min(low, value),
        value=value,
        high=max(high, value),
        claims=tuple(str(row[k]) for k in ("claim", "source", "source_id") if row.get(k)),
        period=str(row.get("period") or ""),
    )


def _given(row: Mapping[str, Any], key: str, default: float) -> Any:
    """Give a cell, zero too; the default where it is empty."""
    found = row.get(key)
    return default if found is None or found == "" else found


def printed_range(text: str) -> tuple[float, float]:
    """Give what the digits of a number say: half a unit of the last one that is not a zero.

    Whole numbers under a million are counts and stand as they are.

    >>> printed_range("4.02")
    (4.015, 4.025)
    >>> printed_range("1027")
    (1027.0, 1027.0)
    """
    from decimal import Decimal

    number = Decimal(text)
    tuple_ = number.normalize().as_tuple()
    exponent = tuple_.exponent if isinstance(tuple_.exponent, int) else 0
    if number == number.to_integral_value() and abs(number) < 1_000_000:
        return float(number), float(number)
    if "." in text and exponent < 0:
        exponent = -len(text.rpartition(".")[2])
    half = Decimal(5).scaleb(exponent - 1)
    return float(number - half), float(number + half)


def figures_of_ledger(observations: Iterable[Observation], tree: Hierarchy) -> list[Figure]:
    """Find the ledger's observations that each indicator's `cell` describes.

    A questioned observation (an error is open on it) is left out: its cell is a gap until
    someone decides. So is one of which neither a value nor an end is known, and a figure of an
    unnamed place.

    Args:
        observations: of the ledger, as `checks.stood_by.values_of` gives them.
        tree: its indicators hold `cell`; subjects are catalogue codes or labels as the ledger
            keeps them, `of` likewise.
    """
    rows = []
    for seen in observations:
        if seen.state == "questioned":
            continue
        area, indicator, subject, measure, of, period, status, scope, _ = seen.cell.split("|")
        if area.startswith(NOWHERE):
            continue
        low, high = seen.interval.low, seen.interval.high
        ends = [float(e) for e in (low, high) if e is not None]
        if seen.value is None and not ends:
            continue
        value = float(seen.value) if seen.value is not None else sum(ends) / len(ends)
        rows.append(
            {
                "area": area,
                "indicator": indicator,
                "subject": subject,
                "measure": measure,
                "of": of,
                "period": period,
                "status": status,
                "scope": scope,
                "unit": seen.unit,
                "value": value,
                "low": float("-inf") if low is None else float(low),
                "high": float("inf") if high is None else float(high),
                "claims": seen.claims,
                "state": seen.state,
            }
        )
    return matched(rows, tree)
