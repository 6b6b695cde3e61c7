"""What a noun phrase names: a thing, a measure, or something told before."""

from dataclasses import dataclass

from jiqun.extraction.state import Slot


@dataclass(slots=True, unsafe_hash=True)
class Named:
    """What a noun phrase names.

    Attributes:
        indicator: what it measures, or None.
        subject: the thing it names or the indicator is of, or None.
        refers: whether the thing is one named before: it, their exports, the sector.
        pronoun: whether a pronoun says so: it, their exports.
        again: whether it is of what was measured before: that of rural residents.
        bare: whether the thing is only the indicator's own words: trade surplus, orders.
        whole: whether the indicator is one of the whole area where no thing is named.
    """

    indicator: Slot | None = None
    subject: Slot | None = None
    refers: bool = False
    pronoun: bool = False
    whole: bool = False
    again: bool = False
    bare: bool = False
