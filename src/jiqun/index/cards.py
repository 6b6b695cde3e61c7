"""A published ranking as an object: what its publisher told, and what that leaves open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from jiqun.index.problems import Problem, refuse
from jiqun.index.rank_range import RankRange, over_weights
from jiqun.index.table import Floats, Table
from jiqun.model import InputError


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a published list: a place, who holds it, and the score where one was printed."""

    rank: int
    unit: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class RankingCard:
    """One edition of a published ranking.

    Attributes:
        name, year, published, publisher, owner: as its pages say; empty where they do not.
        field: who could be ranked, in words; `studied` is their number, 0 where not told.
        excluded: who was left out, in words.
        ties: what binds the publisher to those it ranks, in words, as told.
        name_zh, publisher_zh, owner_zh, field_zh, excluded_zh, ties_zh: the same in Chinese.
        indicators: how many; 0 where not told.
        weights, data, method: whether each was published.
        places: what is known of the list.
        sources: addresses or ids.
    """

    name: str
    year: str
    published: str = ""
    publisher: str = ""
    owner: str = ""
    field: str = ""
    studied: int = 0
    excluded: str = ""
    indicators: int = 0
    weights: bool = False
    data: bool = False
    method: bool = False
    places: tuple[Place, ...] = ()
    sources: tuple[str, ...] = ()
    ties: str = ""
    name_zh: str = ""
    publisher_zh: str = ""
    owner_zh: str = ""
    field_zh: str = ""
    excluded_zh: str = ""
    ties_zh: str = ""

    def told(self, language: str) -> dict[str, tuple[str, str]]:
        """Give each text in a language, with the language it is in: the other where one lacks."""
        found = {}
        for name in ("name", "publisher", "owner", "field", "excluded", "ties"):
            both = {"en": getattr(self, name), "zh": getattr(self, f"{name}_zh")}
            other = "en" if language == "zh" else "zh"
            tongue = language if both[language] else other
            found[name] = (both[tongue], tongue)
        return found

    def misprints(self) -> list[tuple[Place, float, float]]:
        """List scores that break the order of the list, with the range they must lie in.

        A list falls from place to place; the longest run of scores that does is taken as sound,
        and what is not in it must lie between its neighbours there.
        """
        lines = sorted((p for p in self.places if p.score is not None), key=lambda p: p.rank)
        scores = [float(p.score or 0.0) for p in lines]
        kept = set(_longest_falling(scores))
        out = []
        for i, place in enumerate(lines):
            if i not in kept:
                above = max((k for k in kept if k < i), default=None)
                below = min((k for k in kept if k > i), default=None)
                high = scores[above] if above is not None else float("inf")
                low = scores[below] if below is not None else float("-inf")
                out.append((place, low, high))
        return out

    def shifted(self, left_out: Sequence[str]) -> dict[str, int]:
        """Give the places of all others when some units are not in the field."""
        rest = [p for p in sorted(self.places, key=lambda p: p.rank) if p.unit not in left_out]
        gone = [p.rank for p in self.places if p.unit in left_out]
        return {p.unit: p.rank - sum(r < p.rank for r in gone) for p in rest}


def _longest_falling(scores: Sequence[float]) -> list[int]:
    best = [1] * len(scores)
    back = [-1] * len(scores)
    for i in range(len(scores)):
        for j in range(i):
            if scores[j] >= scores[i] and best[j] + 1 > best[i]:
                best[i], back[i] = best[j] + 1, j
    at = int(np.argmax(best)) if scores else -1
    path = []
    while at >= 0:
        path.append(at)
        at = back[at]
    return path[::-1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A published place beside the places that could have come about.

    Attributes:
        unit, published: the line of the list.
        best, worst: the places that some weights and some figures in the gaps could give, among
            the units that both the list and the figures have.
        within: the unit's place on the list among those units.
        possible: whether `within` lies between.
    """

    unit: str
    published: int
    within: int
    best: int
    worst: int
    possible: bool


def confront(
    card: RankingCard, scores: Table, *, low: float = 0.0, high: float = 100.0
) -> list[Verdict]:
    """Ask which published places any weights could give, as far as figures are known.

    Args:
        card: the published list.
        scores: normalised figures, more is better; gaps may be anything on the scale.
        low, high: ends of the scale.

    Returns:
        one verdict a unit that both have, in the order of the list.
    """
    listed = [p for p in sorted(card.places, key=lambda p: p.rank) if p.unit in scores.units]
    if len(listed) < 2:
        return []
    rows = [scores.units.index(p.unit) for p in listed]
    x = scores.values[rows]
    units = tuple(p.unit for p in listed)
    found = _bounds(x, units, low, high)
    out = []
    for i, place in enumerate(listed):
        best, worst = int(found.best[i]), int(found.worst[i])
        out.append(Verdict(place.unit, place.rank, i + 1, best, worst, best <= i + 1 <= worst))
    return out


def _bounds(x: Floats, units: tuple[str, ...], low: float, high: float) -> RankRange:
    """Bound places over all weights and all figures in the gaps together.

    One unit leads another under every weighting only if its worst figures pass the other's best
    in every indicator.
    """
    least, most = np.where(np.isnan(x), low, x), np.where(np.isnan(x), high, x)
    if not np.isnan(x).any():
        return over_weights(x, units)
    n = len(x)
    surely = np.array([[(least[j] > most[i]).all() for j in range(n)] for i in range(n)])
    never = surely.T
    best = 1 + surely.sum(axis=1).astype(float)
    worst = n - never.sum(axis=1).astype(float)
    return RankRange(units, best, worst)


def read_cards(path: Path) -> list[RankingCard]:
    """Read cards from YAML: a list under `cards`, keys as the attributes.

    Raises:
        InputError: the file cannot be read.
        IndexProblems: there is no list of cards, a card has an unknown key or no year, or a
            place is not `[rank, unit]` or `[rank, unit, score]` with numbers.
    """
    import yaml

    try:
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None
    except yaml.YAMLError as problem:
        raise InputError("bad_data", str(path), detail=" ".join(str(problem).split())) from None
    cards = record.get("cards") if isinstance(record, Mapping) else None
    if not isinstance(cards, list) or not all(isinstance(entry, Mapping) for entry in cards):
        refuse([_wrong("cards", "no list of cards", "write one under `cards`")], str(path))
        return []
    return [_card(entry) for entry in cards]


def _wrong(where: str, value: str, remedy: str) -> Problem:
    return Problem("bad_option", indicator=where, value=value, method=remedy)


def _card(entry: Mapping[str, Any]) -> RankingCard:
    known = set(RankingCard.__dataclass_fields__)
    name = str(entry.get("name"))
    told = ", ".join(sorted(known))
    problems = [_wrong(name, f"unknown key '{key}'", told) for key in entry if key not in known]
    problems += [
        _wrong(name, f"no {key}", "add it") for key in ("name", "year") if entry.get(key) is None
    ]
    lines = entry.get("places") or []
    if not isinstance(lines, list):
        problems.append(_wrong(name, "places are no list", "write `[rank, unit]` for each"))
        lines = []
    places = tuple(_place(line, name, problems) for line in lines)
    refuse(problems)
    rest: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k != "places"
    }
    rest["year"] = str(entry["year"])
    return RankingCard(places=places, **rest)


def _place(line: Any, name: str, problems: list[Problem]) -> Place:
    try:
        return Place(int(line[0]), str(line[1]), float(line[2]) if len(line) > 2 else None)
    except (TypeError, ValueError, LookupError):
        remedy = "write `[rank, unit]` or `[rank, unit, score]`"
        problems.append(_wrong(name, f"'{line}' is no place", remedy))
        return Place(0, "")
