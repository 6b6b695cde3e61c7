"""Choose the place that a Chinese text is about by what speaks for each place that it names.

The rules of `main_area.py` name one place; it counts as evidence beside how often a place is named
and where, whether a headline, a masthead or an office names it, and whether the text says 全市 of a
city or 园区 of a zone. The weights are those of a conditional logit (McFadden, 1974), fitted by
`benchmarks/main_places.py` on annotated texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p

from jiqun.data import Area, catalogue
from jiqun.extraction.dense_areas import counties_named, short_name
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import HOME, INHERITED, LEVELS, Slot, is_ancestor
from jiqun.extraction.zone_names import is_short_for
from jiqun.lang import Forms
from jiqun.lang.patterns import kept_pattern

_ZH = Forms("zh", "forms", "place_ranking")
_COUNTIES = Forms("zh", "forms", "county_main")

LEAD = 3000
"""Characters of a beginning in which the main place is looked for: our choice."""
EARLY = 120
"""Characters before which a place is named early: our choice."""
NEAR = 8
"""Characters around a place in which words show what it is named for: our choice."""
ADDRESS = 16
"""Characters before a place in which it is told to be an address: our choice."""
SHORT, OFTEN = 2, 3
"""Characters of a county's short name, and times that a text says it without what is around it, so
that no other words hold it by chance: our choice."""
TITLE = 60
"""Characters of a line that can be a headline: our choice."""
NONE = "none"
_BREAK = re.compile(r"[。！？；\n]")
_DIGIT = re.compile(r"\d")

Evidence = Mapping[str, float]


@dataclass(slots=True)
class Named:
    """A place that a text names: its English name, its kind, what the text calls such a place."""

    name: str
    kind: str
    level: str
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def first(self) -> tuple[int, int]:
        """Where it is first named."""
        return min(self.spans)


class DensePlaces:
    """Gathers and measures the places that texts of one language name."""

    def __init__(self, g: Grammar) -> None:
        """Keep the lexicon and the words for zones."""
        self.g = g
        self.ordinary = frozenset(map(str, g.pack.names.get("ordinary", ())))
        self.zones = {str(k): str(v) for k, v in g.pack.names.get("zone_words", {}).items()}
        words = sorted(self.zones, key=len, reverse=True)
        self._zone = kept_pattern("|".join(map(re.escape, words)) or "(?!)")
        self._weights = {
            str(k): float(w) for k, w in (g.pack.weights.get("main_place") or {}).items()
        }

    def find(self, text: str, ruled: Slot | None) -> Slot | None:
        """Give the place a text is about; `ruled` is what the rules found."""
        if not self._weights:
            return ruled
        places, refused = self.gather(text[:LEAD])
        ruled = None if ruled is not None and ruled.value in refused else ruled
        rows = self.measure(text[:LEAD], places, ruled.value if ruled else None)
        scores = [sum(self._weights.get(k, 0.0) * v for k, v in row.items()) for row in rows]
        highest = max(scores, default=0.0)
        unnamed = self._weights[NONE] + (self._weights["ruled"] if ruled is None else 0.0)
        unseen = ruled is not None and not any(_names(p, str(ruled.value)) for p in places)
        if ruled is not None and unseen and (ruled.value != HOME or highest <= unnamed):
            return ruled  # a place that only the rules can name
        if not places or highest <= unnamed:
            return None
        best = places[scores.index(highest)]
        if ruled is not None and best.name == ruled.value:
            return ruled
        return Slot(best.name, *best.first, INHERITED)

    def places(self, head: str) -> list[Named]:
        """Give every place that a beginning names, the first named first."""
        return self.gather(head)[0]

    def gather(self, head: str) -> tuple[list[Named], set[str]]:
        """Give every place that a beginning names, and those that it names in passing alone."""
        refused: set[str] = set()
        found: dict[str, Named] = {}
        taken: list[tuple[int, int]] = []
        known = catalogue().areas
        spots = [
            (m.start, m.end, known[m.meaning.area])
            for m in self.g.lexicon.find(head, 0, len(head))
            if m.meaning.area
        ]
        counties = [*self._counties(head, {area.name for *_, area in spots})]
        for start, end, area in sorted(counties, key=lambda c: (c[0], -c[1])):
            covered = any(s <= start and end <= e and e - s > end - start for s, e, _ in spots)
            if not covered and not any(s < end and start < e for s, e in taken):
                taken.append((start, end))
                spots = [s for s in spots if not (start <= s[0] and s[1] <= end)]
                spots.append((start, end, area))
        for start, end, area in spots:
            if _ZH.of_a_firm.match(head, end) or _ZH.no_place.match(head, max(0, start - 1)):
                refused.add(area.name)
                continue
            zone = self._zone.match(head, end)
            if zone is not None and _ZH.address.search(head, max(0, start - ADDRESS), start):
                zone = None  # a firm's address tells its city
            if zone is not None and area.kind in ("province", "prefecture", "county"):
                name = f"{area.name} {self.zones[zone[0]]}"
                named = found.setdefault(name, Named(name, "zone", "zone"))
                named.spans.append((start, zone.end()))
                continue
            level = LEVELS.get(area.zh[-1:], "county") if area.kind == "county" else area.kind
            named = found.setdefault(area.name, Named(area.name, area.kind, level))
            named.spans.append((start, end))
        _put_together(found)
        refused -= set(found)
        return sorted(found.values(), key=lambda n: n.first), refused

    def _counties(self, head: str, listed: set[str]) -> Iterable[tuple[int, int, Area]]:
        for short, places in counties_named(head):
            fits = [p for p in places if p.zh in head and p.zh != short]
            near = [p for p in places if p.parent in listed]
            meaning = self.g.lexicon.meaning(short)
            listed_too = meaning is not None and meaning.area is not None
            if not fits and listed_too:
                continue  # 长沙 is the city, not its county
            own = self._has_account(head, short)
            ordinary = short in self.ordinary and not own
            if not fits and not ordinary and len(short) >= SHORT:
                said = [m for m in re.finditer(re.escape(short), head) if self._begins(head, m)]
                often = own or (len(said) >= OFTEN and said[0].start() < EARLY)
                fits = near or (list(places) if len(places) == 1 and often else [])
            if len(fits) > 1:
                fits = [p for p in fits if p in near]
            if len(fits) != 1:
                continue
            place = fits[0]
            for match in re.finditer(re.escape(short), head):
                end = match.start() + (
                    len(place.zh) if head.startswith(place.zh, match.start()) else len(short)
                )
                if (ordinary or listed_too) and end == match.end():
                    continue
                yield match.start(), end, place

    @staticmethod
    def _has_account(head: str, short: str) -> bool:
        """Say whether a place itself signs the text: 神木发布 is no sacred tree."""
        return any(
            _ZH.account.match(head, at.end()) is not None
            for at in re.finditer(re.escape(short), head[: TITLE * 2])
        )

    @staticmethod
    def _begins(head: str, match: re.Match[str]) -> bool:
        """Say whether a short name begins where a word can: no 绿色达标 for 色达."""
        return _COUNTIES.before.search(head, 0, match.start()) is not None

    def measure(self, head: str, places: Sequence[Named], ruled: str | None) -> list[Evidence]:
        """Give what speaks for each place, in their order."""
        told = {name: len(form.findall(head)) for name, form in _LEVEL_WORDS().items()}
        lines = dense_headlines(head)
        by_level: dict[str, int] = defaultdict(int)
        for place in places:
            by_level[place.level] += 1

        def is_called(place: Named) -> bool:
            return told.get(place.level, 0) > 0 and by_level[place.level] == 1

        rows = []
        for place in places:
            spans = place.spans
            seats = [s for s in spans if _ZH.seat.match(head, s[1])]
            passing = [s for s in spans if self._in_passing(head, s)]
            zh = catalogue().areas[place.name].zh if place.name in catalogue().areas else ""
            full = sum(head[a:b] == zh and zh != short_name(zh) for a, b in spans) + sum(
                head[b : b + 1] in "市县区省州" and head[b : b + 1] != "" for _, b in spans
            )
            calls = told.get(place.level, 0) if place.kind != "country" else 0
            if place.level == "province" and place.name in _REGIONS:
                calls += told["district"] + len(_ZH.autonomous.findall(head))
            beside = all(span in seats or span in passing for span in spans)
            abroad = place.kind == "country" and place.name != HOME
            calls += told["country"] if abroad else 0
            inner = [p for p in places if p is not place and is_ancestor(place.name, p.name)]
            outer = [p for p in places if p is not place and is_ancestor(p.name, place.name)]
            rows.append(
                {
                    "ruled": place.name == ruled and not (beside and any(map(is_called, inner))),
                    "mentions": log1p(len(spans)),
                    "once": len(spans) == 1,
                    "seats": log1p(len(seats)),
                    "only_seats": len(seats) == len(spans),
                    "full": log1p(full),
                    "passing": len(passing) / len(spans),
                    "figures": log1p(sum(_has_figure(head, s) for s in spans)),
                    "opens": log1p(sum(_ZH.opens.search(head, 0, a) is not None for a, _ in spans)),
                    "located": any(_ZH.located.search(head, 0, a) for a, _ in spans),
                    "first": place is places[0],
                    "early": place.first[0] < EARLY,
                    "titled": any(s <= a < e for a, _ in spans for s, e in lines),
                    "inner": log1p(sum(len(p.spans) for p in inner)),
                    "outer": bool(outer),
                    "called": log1p(calls),
                    "called_alone": calls > 0 and by_level[place.level] == 1,
                    "never_called": not calls and sum(told.values()) > 1,
                    "rivals": log1p(by_level[place.level] - 1),
                    "seat_calls": len(seats) == len(spans) and calls > 0,
                    "home": place.name == HOME,
                    "abroad": abroad,
                    "group": place.kind == "group",
                    "province": place.kind == "province",
                    "county": place.kind == "county",
                    "zone": place.kind == "zone",
                }
            )
        return [{k: float(v) for k, v in row.items()} for row in rows]

    def _in_passing(self, head: str, span: tuple[int, int]) -> bool:
        before = _ZH.passing_before.search(head, max(0, span[0] - NEAR), span[0])
        return before is not None or _ZH.passing_behind.match(head, span[1]) is not None


_REGIONS = frozenset(("Inner Mongolia", "Guangxi", "Tibet", "Ningxia", "Xinjiang"))
"""Provinces that call themselves 全区, being autonomous regions."""


def _LEVEL_WORDS() -> dict[str, re.Pattern[str]]:
    return {
        "province": _ZH.all_province,
        "prefecture": _ZH.all_city,
        "city": _ZH.all_city,
        "county": _ZH.all_county,
        "district": _ZH.all_district,
        "zone": _ZH.all_zone,
        "group": _ZH.all_group,
        "country": _ZH.all_country,
    }


def _put_together(found: dict[str, Named]) -> None:
    """Count a zone by its shorter name to the one that the text names in full."""
    zones = [name for name, place in found.items() if place.kind == "zone"]
    for short in zones:
        full = next((name for name in zones if is_short_for(short, name)), None)
        if full is not None:
            found[full].spans += found.pop(short).spans


def _names(place: Named, ruled: str) -> bool:
    """Say whether a place is the ruled one, or a zone by whose name alone the text names it."""
    return place.name == ruled or (place.kind == "zone" and place.name.startswith(f"{ruled} "))


def dense_headlines(head: str) -> list[tuple[int, int]]:
    """Give the lines before the first sentence."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in head.split("\n"):
        if "。" in line or (len(line) > TITLE and lines):
            break
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _has_figure(head: str, span: tuple[int, int]) -> bool:
    stop = _BREAK.search(head, span[1])
    low = max(head.rfind(c, 0, span[0]) for c in "。；\n") + 1
    return _DIGIT.search(head, low, stop.start() if stop else len(head)) is not None
