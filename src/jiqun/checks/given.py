"""Identities that users write as data: in a context file, without a line of code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jiqun.checks.quantity import Linear, Product, Quantity, Row, View
from jiqun.ledger.cells import dimension_of, subject_code
from jiqun.model import Indicator, Measure

KINDS = ("linear", "ratio", "order")


@dataclass(frozen=True, slots=True)
class Side:
    """A quantity without its period and scope."""

    indicator: str
    subject: str | None
    measure: str
    of: str | None
    unit: str

    def at(self, period: str, scope: str) -> Quantity:
        """Give the quantity of a period and scope."""
        return Quantity(
            self.indicator, self.subject, self.measure, self.of, period, scope, self.unit
        )


@dataclass(frozen=True, slots=True)
class Given:
    """An identity as a user gives it.

    Attributes:
        kind: `linear`: the sides, each times its factor, add up to something within [low, high];
            `ratio`: the first side is the second times something within [low, high];
            `order`: the second side is at least the first.
        low, high: in base units for `linear`; None is open.
    """

    name: str
    kind: str
    sides: tuple[tuple[int, Side], ...]
    low: Fraction | None
    high: Fraction | None
    areas: frozenset[str] | None = None
    periods: frozenset[str] | None = None

    def holds(self, area: str, period: str) -> bool:
        """Whether it is said of an area and a period."""
        return (self.areas is None or area in self.areas) and (
            self.periods is None or period in self.periods or period[:4] in self.periods
        )


def given_from_record(raw: Mapping[str, Any]) -> Given:
    """Read one identity of a context file.

    Raises:
        KeyError, ValueError, TypeError: it does not have the form of the manual.
    """
    kind = raw["kind"]
    low, high = (None if raw.get(k) is None else Fraction(str(raw[k])) for k in ("low", "high"))
    if kind == "linear":
        sides = tuple((_whole(t.get("times", 1)), _side(t)) for t in raw["terms"])
        if low is None and high is None:
            low = high = Fraction(0)
    elif kind == "ratio":
        sides = ((1, _side(raw["left"])), (1, _side(raw["right"])))
        if low is None or high is None or low < 0:
            raise ValueError("a ratio needs low and high, not below 0")
    elif kind == "order":
        sides = ((-1, _side(raw["part"])), (1, _side(raw["whole"])))
        low, high = Fraction(0), None
    else:
        raise ValueError(f"kind {kind!r} is none of sum, {', '.join(KINDS)}")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low {raw['low']} is above high {raw['high']}")
    if len({s for _, s in sides}) < len(sides):
        raise ValueError("a quantity stands in one identity twice")
    return Given(
        str(raw.get("name", kind)),
        kind,
        sides,
        low,
        high,
        frozenset([raw["area"]]) if raw.get("area") else None,
        frozenset(map(str, raw["periods"])) if raw.get("periods") else None,
    )


def _whole(times: Any) -> int:
    if isinstance(times, bool) or not isinstance(times, int) or not times:
        raise ValueError(f"times is {times!r}; write a whole number other than 0")
    return times


_UNITS = {
    Measure.LEVEL: "CNY",
    Measure.CHANGE: "CNY",
    Measure.SHARE_CHANGE: "percentage_point",
    Measure.GROWTH_GAP: "percentage_point",
}
"""The unit of a quantity that names none, by its measure; percent for the others."""


def _side(raw: Mapping[str, Any]) -> Side:
    measure = Measure(raw.get("measure", "level"))
    unit = raw.get("unit")
    if unit is None:
        unit = _UNITS.get(measure, "percent")
    return Side(
        str(Indicator(raw["indicator"])),
        subject_code(raw.get("subject")),
        str(measure),
        subject_code(raw.get("of")),
        unit if dimension_of(unit) == "money" else dimension_of(unit),
    )


def rows(view: View) -> Iterator[Row]:
    """Give a row for every given identity of which at least two figures are known."""
    known = set(view.known)
    places = {(q.period, q.scope) for q in known}
    for identity in view.context.given:
        for period, scope in places:
            if not identity.holds(view.area, period):
                continue
            terms = tuple((times, side.at(period, scope)) for times, side in identity.sides)
            if sum(q in known for _, q in terms) < 2:
                continue
            if identity.kind == "ratio":
                low, high = identity.low, identity.high
                if low is not None and high is not None:
                    yield Product("given", terms[0][1], terms[1][1], low=low, high=high)
            else:
                yield Linear("given", terms, identity.low, identity.high)
