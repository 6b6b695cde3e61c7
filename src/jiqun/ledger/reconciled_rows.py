"""Rows of what all sound figures of a place imply for each of its cells."""

import json
from fractions import Fraction
from typing import Any

from jiqun.ledger.rows import Row, number_of, series_of
from jiqun.model import Interval, Reconciled

RECONCILED_COLUMNS = "cell, exact, unit, spread, claims, is_stated"


def reconciled_row(found: Reconciled) -> Row:
    """Give the row of a reconciled cell."""
    ends = (found.hard.low, found.hard.high, found.value)
    return {
        "cell": found.cell,
        "area": found.cell.split("|", 1)[0],
        "series": series_of(found.cell),
        "low": number_of(ends[0]),
        "high": number_of(ends[1]),
        "value": number_of(ends[2]),
        "spread": found.spread,
        "unit": found.unit,
        "is_stated": found.is_stated,
        "claims": json.dumps(found.claims, ensure_ascii=False),
        "exact": json.dumps([None if e is None else str(e) for e in ends]),
    }


def reconciled_from_row(row: tuple[Any, ...]) -> Reconciled:
    """Read a reconciled cell from `RECONCILED_COLUMNS`."""
    low, high, value = (None if e is None else Fraction(e) for e in json.loads(row[1]))
    return Reconciled(
        cell=row[0],
        hard=Interval(low, high),
        value=value,
        unit=row[2],
        spread=row[3],
        claims=tuple(json.loads(row[4])),
        is_stated=row[5],
    )
