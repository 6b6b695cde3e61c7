"""What each indicator's level is part of: one table for bounds, shares and readings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jiqun.data.catalogue import read_yaml


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole of an indicator's parts.

    Attributes:
        indicator: of the whole, without a subject.
        words: names under which shares speak of it; the first is the one that we use.
        bounds: whether no part is above it.
    """

    indicator: str
    words: tuple[str, ...]
    bounds: bool


@cache
def wholes() -> Mapping[str, Whole]:
    """Give indicator of a part → its whole.

    >>> wholes()["trade"].words[0], wholes()["value_added"].indicator
    ('total trade', 'gdp')
    """
    return {
        row["part"]: Whole(row["whole"], tuple(row["words"]), row["bounds"])
        for row in read_yaml("identities.yaml")["wholes"]
    }
