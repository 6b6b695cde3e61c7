"""Draw the versions of a classification as columns and their changes as ribbons."""

from dataclasses import dataclass
from itertools import pairwise

from jiqun.data import Classification, item_name
from jiqun.data.catalogues import Catalogues

WIDTH = 235
"""Pixels of a column's names: our choice, four versions on a common screen."""

GAP = 70
ROW = 19
HEAD = 34
_LONGEST = {"en": 38, "zh": 18}
"""Characters of a name that fit; the whole name is the mark's title."""


@dataclass(frozen=True, slots=True)
class Node:
    """An item at its place in a column."""

    x: int
    y: int
    name: str
    title: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A change as a path, with the words that a reader gets on it."""

    path: str
    kind: str
    is_sure: bool
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """A version's column."""

    x: int
    name: str
    is_bridged: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template needs to draw."""

    width: int
    height: int
    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]


def ribbons(
    classification: Classification, known: Catalogues, language: str, *, has_sheets: bool
) -> Drawing | None:
    """Give the drawing of a policy's versions; None for lists too long to draw or without two.

    A ribbon leads from each code to what became of it; a dashed one is inferred. Between versions
    without a concordance nothing is drawn: no bridge is stated.
    """
    versions = [v for v in classification.versions if v.items]
    if len(versions) < 2 or classification.kind != "policy":
        return None
    places: dict[tuple[str, str], tuple[int, int]] = {}
    nodes: list[Node] = []
    columns: list[Column] = []
    for n, version in enumerate(versions):
        x = n * (WIDTH + GAP)
        bridged = n == 0 or (
            known.concordance(classification.code, versions[n - 1].version, version.version)
            is not None
        )
        columns.append(Column(x, version.version, bridged))
        for k, item in enumerate(version.items):
            y = HEAD + k * ROW
            places[version.version, item.code] = (x, y)
            name = item_name(item, language)
            href = f"../items/{item.code}.html" if has_sheets else ""
            nodes.append(Node(x, y, _short(name, language), name, href, item.kind))
    found: list[Ribbon] = []
    for older, newer in pairwise(versions):
        concordance = known.concordance(classification.code, older.version, newer.version)
        for change in concordance.changes if concordance else ():
            start = places.get((older.version, change.source_code))
            end = places.get((newer.version, change.target_code))
            title = f"{change.source_code or '∅'} → {change.target_code or '∅'}"
            path = _path(start, end)
            if path:
                found.append(Ribbon(path, change.kind, change.certainty == "stated", title))
    most = max(len(v.items) for v in versions)
    width = len(versions) * WIDTH + (len(versions) - 1) * GAP
    return Drawing(width, HEAD + most * ROW + 6, tuple(columns), tuple(nodes), tuple(found))


def _short(name: str, language: str) -> str:
    most = _LONGEST[language]
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _path(start: tuple[int, int] | None, end: tuple[int, int] | None) -> str:
    """Give an S-curve between two places, or a stub where one side is missing."""
    if start and end:
        (x1, y1), (x2, y2) = (start[0] + WIDTH, start[1]), end
        bend = GAP // 2
        return f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2},{y2}"
    if end:
        return f"M{end[0] - 22},{end[1]} h22"
    if start:
        return f"M{start[0] + WIDTH},{start[1]} h22"
    return ""
