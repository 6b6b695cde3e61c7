"""Fill gaps from a unit's other years."""

from dataclasses import replace

import numpy as np

from jiqun.index.steps import Choice
from jiqun.index.table import Floats, Table

PANEL_METHODS = ("latest", "linear", "constant")


def fill_over_time(table: Table, how: Choice) -> Table:
    """Fill each unit's series; COINr `impute_panel`.

    `latest` carries the last earlier figure forward, at most `most_years` back, or at most
    `most_points` of the panel's times back; `linear` draws a line between neighbours and leaves
    the ends to the nearest figure; `constant` takes the nearest earlier figure, else the first
    later one (R `approx`, method constant, rule 2).
    """
    out = table.values.copy()
    times = np.array(table.times)
    units = np.array(table.units)
    order = {time: place for place, time in enumerate(sorted(set(table.times)))}
    by_point = how.get("most_points") is not None
    clock = np.array([order[t] for t in table.times]) if by_point else times
    most = how.get("most_points", how.get("most_years"))
    for unit in sorted(set(table.units)):
        rows = np.flatnonzero(units == unit)
        rows = rows[np.argsort(times[rows], kind="stable")]
        for column in range(out.shape[1]):
            x = table.values[rows, column]
            out[rows, column] = _series(times[rows], clock[rows], x, how.method, most)
    return replace(table, values=out, low=None, high=None)


def _series(times: Floats, clock: Floats, x: Floats, method: str, most: float | None) -> Floats:
    known = np.flatnonzero(~np.isnan(x))
    if not len(known) or len(known) == len(x):
        return x
    if method == "linear":
        return np.where(np.isnan(x), np.interp(times, times[known], x[known]), x)
    out = x.copy()
    for i in np.flatnonzero(np.isnan(x)):
        earlier = known[known < i]
        if len(earlier):
            if most is None or clock[i] - clock[earlier[-1]] <= most:
                out[i] = x[earlier[-1]]
        elif method == "constant":
            out[i] = x[known[0]]
    return out
