"""What stands for a cell once all figures of its place are heard."""

from dataclasses import dataclass
from fractions import Fraction

from jiqun.model.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """A cell's bounds and value from all sound claims and all identities together.

    An observation says what the claims on the cell say; this says what all of them imply.

    Attributes:
        cell: the cell's key.
        unit: of the values.
        hard: what the sound claims leave possible; it holds the truth if they are sound.
        value: the balanced value, within `hard`; None where an end is open.
        spread: standard deviation of a flat density over `hard`; None where an end is open.
        claims: the claims that the ends rest on.
        is_stated: whether a claim states the cell; else it is derived.
    """

    cell: str
    unit: str
    hard: Interval
    value: Fraction | None
    spread: float | None
    claims: tuple[str, ...]
    is_stated: bool
