"""The value the ledger stands by for a cell."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiqun.model.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A cell's interval with the claims it rests on.

    Attributes:
        cell: the cell's key.
        interval: what the claims that are not in doubt say together.
        value: the printed value of the finest claim; None where only bounds are known.
        unit: of the value.
        claims: the claims it rests on.
        state: `sound`, `confirmed` (independent sources), `questioned` (an error is open, or
            figures contradict each other and none revises the others), `derived` (nobody printed
            it), `decided` (a person read a claim otherwise).
        vintage: the latest publication date among its claims.
        sources: the number of independent publishers.
    """

    cell: str
    interval: Interval
    value: Fraction | None
    unit: str
    claims: tuple[str, ...]
    state: str
    vintage: date | None = None
    sources: int = 1
