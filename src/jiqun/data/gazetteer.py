"""Regions and cities of the world outside China, by the names that English texts write."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from jiqun.data.kept import kept

_VIETNAMESE = re.compile(r"[\u1ea0-\u1ef9ĂăĐđĨĩŨũƠơƯư]")
"""Letters that only Vietnamese has."""
_BARRED = str.maketrans("Đđ", "Dd")
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


def as_in_english(name: str) -> str:
    """Give the name of a place as English texts print it: those of Vietnam without marks.

    Vietnamese pages in English write a place now with marks and now without; elsewhere the marks
    are a part of the name.

    >>> as_in_english("Hải Phòng"), as_in_english("Đồng Nai"), as_in_english("Querétaro")
    ('Hai Phong', 'Dong Nai', 'Querétaro')
    """
    if name.isascii() or not (_VIETNAMESE.search(name) or gazetteer().get(name) == "Vietnam"):
        return name
    plain = normalize("NFD", name.translate(_BARRED))
    return "".join(c for c in plain if not combining(c))


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
