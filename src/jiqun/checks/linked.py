"""Rows over numbered variables: what the search follows, in floats and in fractions."""

from dataclasses import dataclass
from fractions import Fraction

from jiqun.checks.quantity import Between, Counting, Linear, Product, Row

INF = float("inf")
_SUMS = frozenset({"sum", "periods"})


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """A row over the numbers of variables; floats for the search, fractions for verdicts.

    `form` is `linear`, `product`, `between` or `counting`. `variables` of products are (left,
    right, percent or -1); where the whole lies between its parts, the whole and then the parts;
    where members are counted, the count and then the members, `low` what they reach.
    """

    kind: str
    form: str
    variables: tuple[int, ...]
    coefficients: tuple[int, ...]
    offset: int
    low: Fraction | None
    high: Fraction | None
    low_float: float
    high_float: float
    source: Row | None = None
    per: int = 100
    power: int = 1

    @property
    def linear(self) -> bool:
        """Whether terms add up."""
        return self.form == "linear"

    @property
    def is_exact_sum(self) -> bool:
        """Whether parts add up to their total, with nothing allowed for."""
        return self.kind in _SUMS and self.linear and self.low == self.high == 0


def linked(row: Row, numbers: tuple[int, ...]) -> LinkedRow:
    """Give a row over numbers of variables, in the order of its quantities."""
    if isinstance(row, Linear):
        return linear_row(row.kind, numbers, tuple(c for c, _ in row.terms), row.low, row.high, row)
    if isinstance(row, Between):
        return LinkedRow(row.kind, "between", numbers, (), 0, None, None, 0.0, 0.0, row)
    if isinstance(row, Counting):
        least, end = row.least, float(row.least)
        return LinkedRow(row.kind, "counting", numbers, (), 0, least, None, end, INF, row)
    if row.percent is None:
        numbers = (*numbers, -1)
    return product_row(row.kind, numbers, row.offset, row.low, row.high, row)


def linear_row(
    kind: str,
    variables: tuple[int, ...],
    coefficients: tuple[int, ...],
    low: Fraction | None,
    high: Fraction | None,
    source: Linear | None = None,
) -> LinkedRow:
    """Give a row whose terms add up."""
    low_float = -INF if low is None else float(low)
    high_float = INF if high is None else float(high)
    return LinkedRow(
        kind, "linear", variables, coefficients, 0, low, high, low_float, high_float, source
    )


def product_row(
    kind: str,
    variables: tuple[int, ...],
    offset: int,
    low: Fraction,
    high: Fraction,
    source: Product | None = None,
) -> LinkedRow:
    """Give a row of which the left is the right times a factor."""
    per, power = (source.per, source.power) if source else (100, 1)
    return LinkedRow(
        kind,
        "product",
        variables,
        (),
        offset,
        low,
        high,
        float(low),
        float(high),
        source,
        per,
        power,
    )
