"""Describe each indicator, and flag what a careful reader would ask about."""

from dataclasses import dataclass

import numpy as np

from jiqun.index.moments import (
    deviations,
    highest,
    kurtosis,
    lowest,
    means,
    medians,
    skewness,
)
from jiqun.index.table import Floats


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where flags begin; the defaults are COINr's `get_stats`.

    Attributes:
        skew, kurt: an outlier flag where both are passed.
        available, nonzero, unique: least shares.
    """

    skew: float = 2.0
    kurt: float = 3.5
    available: float = 0.65
    nonzero: float = 0.5
    unique: float = 0.5


@dataclass(frozen=True, slots=True)
class Description:
    """One indicator in figures.

    Attributes:
        count, nonzero, unique, same: how many values there are, are not zero, are different, and
            share the commonest value.
        flags: what is out of bounds: `available`, `nonzero`, `unique`, `outliers`.
    """

    code: str
    low: float
    high: float
    mean: float
    median: float
    deviation: float
    skew: float
    kurt: float
    count: int
    nonzero: int
    unique: int
    same: int
    units: int
    flags: tuple[str, ...]


def describe(
    x: Floats, codes: tuple[str, ...], thresholds: Thresholds | None = None
) -> list[Description]:
    """Describe each column of units x indicators."""
    limits = thresholds or Thresholds()
    columns = zip(
        codes,
        lowest(x),
        highest(x),
        means(x),
        medians(x),
        deviations(x),
        skewness(x),
        kurtosis(x),
        x.T,
        strict=True,
    )
    out = []
    for code, low, high, mean, median, deviation, skew, kurt, column in columns:
        there = column[~np.isnan(column)]
        values, counts = np.unique(there, return_counts=True)
        n, size = len(column), len(there)
        nonzero = int((there != 0).sum())
        flags = []
        if size / n < limits.available:
            flags.append("available")
        if size and nonzero / size < limits.nonzero:
            flags.append("nonzero")
        if size and len(values) / size < limits.unique:
            flags.append("unique")
        if abs(skew) > limits.skew and kurt > limits.kurt:
            flags.append("outliers")
        out.append(
            Description(
                code,
                float(low),
                float(high),
                float(mean),
                float(median),
                float(deviation),
                float(skew),
                float(kurt),
                size,
                nonzero,
                len(values),
                int(counts.max()) if size else 0,
                n,
                tuple(flags),
            )
        )
    return out
