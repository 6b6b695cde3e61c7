"""Find the place that a whole text is about, in its title and beginning."""

import re
from collections import Counter
from collections.abc import Mapping

from jiqun.data import catalogue
from jiqun.extraction.dense_main_area import DenseMainArea
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.own_areas import OwnAreas
from jiqun.extraction.place_forms import stand_ins
from jiqun.extraction.ranked_main_area import RankedMainArea
from jiqun.extraction.state import INHERITED, Slot, country_of, is_ancestor
from jiqun.lang.patterns import kept_pattern

INNER = 12
"""Characters behind a place in which one inside it may be named: our choice."""
PASSING = 3
"""Weight of countries named up to which they are named in passing: our choice."""
TITLE = 400
"""Characters in which a text names the place it is about, where no list has it: our choice."""
LOCATED = 3
"""Times that things lie in an unlisted place before a text can be about it: our choice."""
LEAD = 6000
"""Characters of a text's beginning in which its main place is looked for: our choice."""

SHORT = 4
"""Letters of a word that names nothing in a line of capitals: of, the. Our choice."""
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"(?m)^(?=[^\n]*[A-Z]{4})[^a-z\n]{8,}$")


def in_small(head: str) -> str:
    """Give a text with its lines in capitals written small, every character in its place.

    >>> in_small("ECONOMY OF THE RHINELAND\\nThe GDP of the EU")
    'Economy of the Rhineland\\nThe GDP of the EU'
    """
    return _CAPITALS.sub(lambda line: _WORD.sub(_small, line[0]), head)


def _small(word: re.Match[str]) -> str:
    """Give a word in capitals as a name, and a short one small, if it stays as long as it is."""
    low = word[0].lower() if len(word[0]) < SHORT else word[0].capitalize()
    return low if len(low) == len(word[0]) else word[0]


def beginning(text: str) -> str:
    """Give the beginning of a text in which its main place is looked for."""
    return in_small(text[:LEAD])


class MainArea:
    """Finds the main place of texts of one language.

    Where the pack has fitted weights, they decide; else places are counted.
    """

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and its forms for places that no list has."""
        self.g = g
        self._ranked = g.judge(RankedMainArea) if g.spaced and g.pack.weights else None
        self._dense = None if g.spaced else DenseMainArea(g)
        self._own = OwnAreas(g)
        form = g.pack.form
        self._economy = form("names", "economy_of")
        self._zone = form("names", "zones")
        self._located = form("names", "located")
        self._lie = bool(g.pack.entry("names", "located"))
        self._nation_told = form("names", "places", "nation")
        self._beside_it = form("places", "beside_it")
        self._toward = form("names", "places", "toward")
        self._regions = frozenset(map(str, g.pack.places.get("regions", ())))
        self._no_nation = form("names", "places", "no_nation")
        self._stands_for = stand_ins(g.pack)
        edge = r"\b" if g.spaced else ""
        self._stand_in = (
            kept_pattern(rf"{edge}(?:{longest_first(self._stands_for)}){edge}")
            if self._stands_for
            else None
        )

    def find(self, text: str, written: str = "") -> Slot | None:
        """Give the place the whole text is about, read off its title and beginning.

        `written` is the text before its characters were made simplified.
        """
        if self._ranked is not None:
            return self._ranked.find(beginning(text))
        head = beginning(text) if self.g.spaced else text[:LEAD]
        title_end = head.find("\n", 1)
        votes: Counter[str] = Counter()
        sources: Counter[str] = Counter()
        often: Counter[str] = Counter()
        first: dict[str, Mark] = {}
        known = catalogue().areas
        for mark in self.g.lexicon.find(head, 0, len(head)):
            area = mark.meaning.area
            if area and self.is_source(head, mark):
                if self._dense is not None:
                    sources[area] += 1
                    first.setdefault(area, mark)
                continue
            if not area or (known[area].kind == "group" and not first and self._dense is None):
                continue
            if self._dense is not None and self._is_in_passing(head, mark):
                continue
            first.setdefault(area, mark)
            weight = 6 if mark.start < (title_end if 0 < title_end < 200 else 80) else 1
            if known[area].kind == "country":
                weight = 1 if weight == 1 else 4
            votes[area] += weight
            often[area] += 1
        meant = self._meant(head) if sources and not votes else None
        if meant is not None and all(is_ancestor(meant.value, area) for area in sources):
            return meant  # a report from 台北 on Taiwan
        votes = votes or sources
        if self._dense is not None and self._dense.is_of_taiwan(head, written, votes):
            return self._dense.in_taiwan(head, votes, first)
        if zone := self._titled_zone(head):
            return zone
        if (
            self._dense is not None
            and (region := self._region(often, first, title_end)) is not None
        ):
            return region
        if not self.g.spaced and self._only_abroad(votes):
            return self._meant(head) or self._whole_nation(head)
        if unknown := self._unlisted(head, votes):
            return unknown
        if all(known[a].kind == "group" for a in votes) and (meant := self._meant(head)):
            return meant
        return self._most_named(head, votes, first) if votes else None

    def _most_named(self, head: str, votes: Counter[str], first: dict[str, Mark]) -> Slot | None:
        """Give the place with the most votes, one inside a country before the country."""
        known = catalogue().areas
        placed = {a: n for a, n in votes.items() if known[a].kind != "group"}
        votes = Counter(placed) if placed else votes

        def most(among: Mapping[str, int]) -> str:
            return max(among.items(), key=lambda item: (item[1], -first[item[0]].start))[0]

        best = most(votes)
        inside = {a: n for a, n in votes.items() if country_of(a) == best and a != best}
        if known[best].kind == "country" and any(n * 3 >= votes[best] for n in inside.values()):
            best = most(inside)
        if self._dense is not None:
            if votes[best] < PASSING and (nation := self._whole_nation(head)):
                return nation
            end = head.find("\n", 1)
            best = self._dense.on_level(head, best, votes, first[best].start < end)
        return Slot(best, first[best].start, first[best].end, INHERITED)

    def _is_in_passing(self, head: str, mark: Mark) -> bool:
        """Say whether a place is only compared or traded with, or where another one lies."""
        if catalogue().areas[mark.meaning.area or ""].kind == "country" and self._beside_it.search(
            head, max(0, mark.start - 4), mark.start
        ):
            return True  # 增速高于全国: the nation is only what is compared with
        return self._is_traded_with(head, mark) or self._names_inner(head, mark)

    def _names_inner(self, head: str, mark: Mark) -> bool:
        """Say whether a place only tells where the one right behind it lies: 甘肃省金昌市."""
        at = mark.end + (head[mark.end : mark.end + 1] in ("省", "市"))
        inner = next(iter(self.g.lexicon.find(head, at, min(len(head), at + INNER))), None)
        return (
            inner is not None
            and inner.start == at
            and inner.meaning.area is not None
            and is_ancestor(mark.meaning.area or "", inner.meaning.area)
        )

    def _is_traded_with(self, head: str, mark: Mark) -> bool:
        """Say whether a country or region is only traded with: 出口至印度及台湾."""
        place = catalogue().areas[mark.meaning.area or ""]
        abroad = place.kind in ("country", "group") or place.name in (
            "Hong Kong",
            "Macao",
            "Taiwan",
        )
        if not abroad or place.name == "China":
            return False
        return self._toward.search(head, max(0, mark.start - 24), mark.start) is not None

    def is_source(self, text: str, mark: Mark) -> bool:
        """Say whether a place only tells who speaks or where a report was sent from."""
        if self._dense is not None:
            return self._dense.is_source(text, mark)
        return self._own.is_institution(text, mark.end)

    def _region(self, votes: Counter[str], first: dict[str, Mark], title_end: int) -> Slot | None:
        """Give the region that a text names far more often than any place: 粤东."""
        known = catalogue().areas
        regions = Counter({a: n for a, n in votes.items() if known[a].kind == "group"})
        places = [n for a, n in votes.items() if known[a].kind != "group"]
        in_title = [a for a in votes if first[a].start < max(0, title_end)]
        if len(in_title) == 1 and in_title[0] in self._regions and votes[in_title[0]] > 1:
            name = in_title[0]
            return Slot(name, first[name].start, first[name].end, INHERITED)
        for name, count in regions.most_common(1):
            if name in self._regions and count >= PASSING and count >= 2 * max(places, default=0):
                return Slot(name, first[name].start, first[name].end, INHERITED)
        return None

    def _meant(self, head: str) -> Slot | None:
        """Give the country that a text means by its capital or its people: Astana, Korean."""
        found = [*self._stand_in.finditer(head)] if self._stand_in else []
        if not found:
            return None
        meant = Counter(self._stands_for[m[0]] for m in found).most_common(1)[0][0]
        first = next(m for m in found if self._stands_for[m[0]] == meant)
        return Slot(meant, *first.span(), INHERITED)

    def _titled_zone(self, head: str) -> Slot | None:
        """Give the zone that a title names in full: … West Coast New Area, … Free Trade Zone."""
        found = self._zone.search(head, 0, TITLE)
        if found is None:
            return None
        name = self._in_full(" ".join(found["zone"].split()), head)
        listed = self.g.lexicon.meaning(name)
        return Slot(listed.area if listed and listed.area else name, *found.span("zone"), INHERITED)

    def _in_full(self, name: str, head: str) -> str:
        """Give the longer name of a zone that a title shortens: High-tech Industrial … Zone."""
        words = name.split()
        for found in self._zone.finditer(head):
            longer = found["zone"].split()
            rest = iter(longer)
            ends = longer[0] == words[0] and longer[-1] == words[-1]
            if ends and len(longer) > len(words) and all(word in rest for word in words):
                return " ".join(longer)
        return name

    def _unlisted(self, head: str, votes: Counter[str]) -> Slot | None:
        """Give a place that no list has, where a text keeps speaking of its economy.

        It must be spoken of more often than any listed place: `Penang's exports` in a text on
        Penang, though only Malaysia is listed. Its name stays as the document writes it.
        """
        names: Counter[str] = Counter()
        first: dict[str, re.Match[str]] = {}
        title = head[:TITLE]
        located = [*self._located.finditer(head)]
        if self._lie and not located:
            return None
        stands = {" ".join(m["place"].split()) for m in located}
        often = Counter(m["place"] for m in located)
        told = [m for m in located if m["place"] in title or often[m["place"]] >= LOCATED]
        for found in [*self._economy.finditer(head), *told]:
            name = " ".join(found["place"].split())
            if self._lie and name not in stands:
                continue  # Medical technology is no place: nothing is said to lie in Medical
            meaning = self.g.lexicon.meaning(name)
            if meaning is None or not (meaning.area or meaning.subject or meaning.cues):
                names[name] += 1
                first.setdefault(name, found)
        for name, _ in names.most_common(1):
            said = len(re.findall(rf"\b{re.escape(name)}\b" if self.g.spaced else name, head))
            early = head.find(name) < TITLE
            if said >= 2 and early and said + (3 if early else 0) > max(votes.values(), default=0):
                place = self._stands_for.get(name, name)
                return Slot(place, *first[name].span("place"), INHERITED)
        return None

    def _only_abroad(self, votes: Counter[str]) -> bool:
        """Say whether a text names no place but a country, in passing: 来自中国区的收入."""
        known = catalogue().areas
        if any(known[a].kind not in ("country", "group") for a in votes):
            return False
        return sum(n for a, n in votes.items() if known[a].kind == "country") < PASSING

    def _whole_nation(self, head: str) -> Slot | None:
        """Give China where a text speaks of the whole nation and names a place in passing."""
        return None if self._no_nation.search(head) else self._nation(head)

    def _nation(self, head: str) -> Slot | None:
        """Give China where a text without a place speaks of the whole nation."""
        found = self._nation_told.search(head, 0, TITLE)
        return Slot("China", *found.span(), INHERITED) if found else None
