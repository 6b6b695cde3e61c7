"""Say how fast each figure has grown: compound rate or slope over the years there are."""

from dataclasses import dataclass

import numpy as np

from jiqun.index.table import Floats, Table


@dataclass(frozen=True, slots=True)
class Trend:
    """One unit's series of one indicator.

    Attributes:
        rate: growth a year as a share (`cagr`), units a year (`slope`), or percent of the first
            value (`percent_change`); NaN where it cannot be told: fewer than two years, or ends
            of different sign.
        available: share of the panel's years that have a figure.
        first, latest: the first and last year with one.
    """

    unit: str
    code: str
    rate: float
    available: float
    first: float
    latest: float


def compound_rate(years: Floats, x: Floats) -> float:
    """Give (last / first)^(1 / years between) - 1, over the years with figures; COINr `CAGR`.

    Where both ends are the same, zeros too, nothing has grown.
    """
    there = np.flatnonzero(~np.isnan(x))
    if len(there) < 2:
        return float("nan")
    a, b = there[0], there[-1]
    if x[a] == x[b]:
        return 0.0
    with np.errstate(all="ignore"):
        return float((x[b] / x[a]) ** (1 / (years[b] - years[a])) - 1)


def slope(years: Floats, x: Floats) -> float:
    """Give the slope of a least-squares line over the years with figures."""
    there = ~np.isnan(x)
    if there.sum() < 2:
        return float("nan")
    t = years[there] - years[there].mean()
    return float(t @ (x[there] - x[there].mean()) / (t @ t))


def percent_change(years: Floats, x: Floats) -> float:
    """Give the change a year in percent of the first value; COINr `prc_change`.

    With three or more figures, slope and first value are those of a least-squares line; a series
    that never moves has changed by 0.
    """
    there = ~np.isnan(x)
    t, y = years[there], x[there]
    if len(y) < 2:
        return float("nan")
    if (y == y[0]).all():
        return 0.0
    with np.errstate(all="ignore"):
        if len(y) == 2:
            return float((y[1] - y[0]) * 100 / y[0] / (t[1] - t[0]))
        rise = slope(years, x)
        return float(rise / (y.mean() + rise * (t[0] - t.mean())) * 100)


METHODS = {"cagr": compound_rate, "slope": slope, "percent_change": percent_change}


def trends(table: Table, method: str = "cagr") -> list[Trend]:
    """Give the trend of every unit and indicator of a panel."""
    times, units = np.array(table.times), np.array(table.units)
    whole = np.array(sorted(set(table.times)))
    out = []
    for unit in sorted(set(table.units)):
        rows = np.flatnonzero(units == unit)
        rows = rows[np.argsort(times[rows], kind="stable")]
        years = times[rows]
        for column, code in enumerate(table.codes):
            x = table.values[rows, column]
            seen = years[~np.isnan(x)]
            first, last = (seen[0], seen[-1]) if len(seen) else (np.nan, np.nan)
            rate = METHODS[method](years, x)
            out.append(Trend(unit, code, rate, len(seen) / len(whole), float(first), float(last)))
    return out
