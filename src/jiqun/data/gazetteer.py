"""Regions and cities of the world outside China, by the names that English texts write."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jiqun.data.kept import kept

_FILE = Path(__file__).parent / "gazetteer.csv"


@cache
def gazetteer() -> Mapping[str, str]:
    """Give the country of each region and city: its English name in the list of areas.

    A name that several places share stands for the most populous; names that are words or people's
    names, and those that the list of areas has, are left out.

    >>> gazetteer()["Gaziantep"], gazetteer().get("Reading")
    ('Turkey', None)
    """
    return _kept()[0]


@cache
def joined_names() -> tuple[str, ...]:
    """Give the names with a small word inside, which no run of capitals finds: Bay of Plenty."""
    return _kept()[1]


@cache
def _kept() -> tuple[dict[str, str], tuple[str, ...]]:
    return kept(_read, _FILE)


def _read() -> tuple[dict[str, str], tuple[str, ...]]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        names = {name: row["country"] for row in rows for name in row["names"].split("|")}
    joined = (name for name in names if any(w.islower() for w in name.split(" ")[1:-1]))
    return names, tuple(joined)
