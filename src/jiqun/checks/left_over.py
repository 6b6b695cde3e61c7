"""What is left between the parts of a sum and its total once figures are read otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jiqun.checks.hypotheses import place_of
from jiqun.checks.linked import LinkedRow
from jiqun.checks.network import Network
from jiqun.checks.slips import Reading
from jiqun.model import Bound, last_place, printed_value


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A sum as it stands under some readings.

    Attributes:
        parts: what the parts add up to.
        half: half a unit of the finest last place among its figures.
        unit: of its figures.
        claims: the numbers of the claims on it.
    """

    total: Fraction
    parts: Fraction
    half: Fraction
    unit: str
    claims: tuple[int, ...]

    @property
    def residual(self) -> Fraction:
        """Give the parts less the total."""
        return self.parts - self.total


def left_over(
    net: Network, whole: Iterable[int], readings: Mapping[int, Reading]
) -> LeftOver | None:
    """Give the sum that some readings touch, as it stands under them.

    None where they touch no sum whose figures are all printed: then nothing is said of parts and
    total, whatever other figures of the same claims make.
    """
    on: dict[int, tuple[Fraction, Fraction, int]] = {}
    touched: set[int] = set()
    for n in (*readings, *(n for n in whole if n not in readings)):
        claim, reading = net.claims[n], readings.get(n)
        variable = net.variable_of[n]
        if claim.bound is not Bound.EQ:
            continue
        if reading is None:
            on.setdefault(variable, (printed_value(claim), last_place(claim) / 2, n))
            continue
        place = place_of(net, n, reading)
        if place is not None:
            on.setdefault(place, (reading.value, reading.half, n))
            touched.add(place)
    row = next((r for r in net.rows if _is_told(r, on, touched)), None)
    if row is None:
        return None
    terms = list(zip(row.coefficients, row.variables, strict=True))
    unit = net.variables[row.variables[0]][0].unit
    return LeftOver(
        total=-sum((c * on[v][0] for c, v in terms if c < 0), Fraction(0)),
        parts=sum((c * on[v][0] for c, v in terms if c > 0), Fraction(0)),
        half=min(on[v][1] for _, v in terms),
        unit=unit,
        claims=tuple(on[v][2] for _, v in terms),
    )


def _is_told(row: LinkedRow, on: Mapping[int, Any], touched: set[int]) -> bool:
    told = set(row.variables) <= on.keys()
    return row.is_exact_sum and told and not touched.isdisjoint(row.variables)
