"""A table of units and indicators: one matrix, a gap is NaN, and what is known beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Units down, indicators across.

    Attributes:
        units: one code a row; with `times`, a unit stands once a time.
        codes: one indicator a column.
        values: units x indicators; NaN is a gap.
        names: what readers call the units; the codes where nothing else is known.
        groups: name of a grouping → one label a row.
        denominators: name → one value a row, NaN where unknown.
        times: one year a row for panels, empty otherwise.
        low, high: bounds of each value where figures came as intervals; None where exact.
    """

    units: tuple[str, ...]
    codes: tuple[str, ...]
    values: Floats
    names: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    denominators: Mapping[str, Floats] = field(default_factory=dict)
    times: tuple[float, ...] = ()
    low: Floats | None = None
    high: Floats | None = None

    @property
    def present(self) -> Flags:
        """Where a value stands: units x indicators."""
        return ~np.isnan(self.values)

    def name(self, row: int) -> str:
        """Give what readers call the unit of a row."""
        return self.names[row] if self.names else self.units[row]

    def column(self, code: str) -> Floats:
        """Give the values of one indicator."""
        return self.values[:, self.codes.index(code)]

    def with_values(self, values: Floats) -> "Table":
        """Give the same rows and columns with other values; intervals are dropped."""
        return replace(self, values=values, low=None, high=None)

    def rows(self, keep: Any) -> "Table":
        """Give some of the rows: a boolean mask or positions, in their order."""
        chosen = np.arange(len(self.units))[keep]
        pick = chosen.tolist()
        return replace(
            self,
            units=tuple(self.units[i] for i in pick),
            names=tuple(self.names[i] for i in pick) if self.names else (),
            values=self.values[chosen],
            groups={k: tuple(v[i] for i in pick) for k, v in self.groups.items()},
            denominators={k: v[chosen] for k, v in self.denominators.items()},
            times=tuple(self.times[i] for i in pick) if self.times else (),
            low=None if self.low is None else self.low[chosen],
            high=None if self.high is None else self.high[chosen],
        )

    def columns(self, codes: tuple[str, ...]) -> "Table":
        """Give some of the columns, in the order asked for."""
        place = {code: i for i, code in enumerate(self.codes)}
        pick = [place[code] for code in codes]
        return replace(
            self,
            codes=codes,
            values=self.values[:, pick],
            low=None if self.low is None else self.low[:, pick],
            high=None if self.high is None else self.high[:, pick],
        )

    def blocks(self) -> list[Any]:
        """Give the rows of each time, in order of time; all rows where there are no times."""
        if not self.times:
            return [np.arange(len(self.units))]
        times = np.array(self.times)
        return [np.flatnonzero(times == t) for t in sorted(set(self.times))]
