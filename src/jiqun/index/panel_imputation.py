"""Fill gaps from a unit's other years."""

from dataclasses import replace

import numpy as np

from jiqun.index.steps import Choice
from jiqun.index.table import Floats, Table

PANEL_METHODS = ("latest", "linear", "constant")


def fill_over_time(table: Table, how: Choice) -> Table:
    """Fill each unit's series; COINr `impute_panel`.

    `latest` carries the last earlier figure forward, at most `most_years` back; `linear` draws a
    line between neighbours and leaves the ends to the nearest figure; `constant` takes the
    nearest earlier figure, else the first later one (R `approx`, method constant, rule 2).
    """
    out = table.values.copy()
    times = np.array(table.times)
    units = np.array(table.units)
    for unit in sorted(set(table.units)):
        rows = np.flatnonzero(units == unit)
        rows = rows[np.argsort(times[rows], kind="stable")]
        for column in range(out.shape[1]):
            out[rows, column] = _series(times[rows], table.values[rows, column], how)
    return replace(table, values=out, low=None, high=None)


def _series(times: Floats, x: Floats, how: Choice) -> Floats:
    known = np.flatnonzero(~np.isnan(x))
    if not len(known) or len(known) == len(x):
        return x
    if how.method == "linear":
        return np.where(np.isnan(x), np.interp(times, times[known], x[known]), x)
    out = x.copy()
    most = how.get("most_years")
    for i in np.flatnonzero(np.isnan(x)):
        earlier = known[known < i]
        if len(earlier):
            if most is None or times[i] - times[earlier[-1]] <= most:
                out[i] = x[earlier[-1]]
        elif how.method == "constant":
            out[i] = x[known[0]]
    return out
