"""Which places of a text in a language without blanks tell what it is about, and on what level.

A customs house or a dateline names where somebody sits (昆明海关, 本报武汉11月20日电), not whose
figures follow. And a text that says 全省 of its figures is on a province, however often it names
the capital.
"""

from collections import Counter

from jiqun.data import catalogue
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.state import INHERITED, Slot, is_ancestor, province_of

LEVELS = ("province", "prefecture")
"""Kinds of places between which words such as 全省 and 全市 decide."""
TAIWAN = "Taiwan"
WRITTEN = 3000
"""Characters of a beginning in which traditional ones are looked for: our choice."""
IN_PASSING = 2
"""Weight up to which a city of Taiwan is named in passing: our choice."""
OFTEN = 3
"""Times that a text on a park says 园区: our choice."""
SAID = 2
"""Times that a text on a titled city says 全省 before it is on the province: our choice."""
DATELINE = 16
"""Characters around a place in which it is a dateline: our choice."""


class DenseMainArea:
    """Weighs the places of texts of one language that does not divide words by blanks."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of datelines and of the words for the whole place."""
        form = g.pack.form
        self._seat = form("places", "seat")
        self._dateline = form("places", "dateline")
        self._venue, self._at_venue = form("places", "venue"), form("places", "at_venue")
        self._event = form("places", "event")
        self._taiwan = form("places", "taiwan")
        self._island = form("places", "island")
        self._traditional = form("places", "traditional")
        self._of_the_park = form("forms", "areas", "of_the_zone")
        self._whole = {kind: form("places", "whole", kind) for kind in LEVELS}

    def is_source(self, text: str, mark: Mark) -> bool:
        """Say whether a place is where a body sits, or where a report was sent from."""
        if self._seat.match(text, mark.end) is not None:
            return True
        if self._event.match(text, mark.end) is not None:
            return True  # 2025广东国际机器人大会
        if self._venue.match(text, mark.end) is not None:
            return self._at_venue.search(text, max(0, mark.start - 1), mark.start) is not None
        return self._dateline.match(text, mark.end, mark.end + DATELINE) is not None

    def is_of_taiwan(self, text: str, written: str, votes: Counter[str]) -> bool:
        """Say whether a text speaks from Taiwan: by its characters, its money, years or places."""
        if self._traditional.search(written, 0, WRITTEN) is None:
            return False
        if self._taiwan.search(text) is not None:
            return True
        return bool(votes) and all(area == TAIWAN or is_ancestor(TAIWAN, area) for area in votes)

    def in_taiwan(self, text: str, votes: Counter[str], first: dict[str, Mark]) -> Slot:
        """Give the city or park of Taiwan that such a text is on, else Taiwan: its 我国 too."""
        told = [*self._island.finditer(text)]
        inside = {a: n for a, n in votes.items() if is_ancestor(TAIWAN, a)}
        parks = [a for a in inside if catalogue().areas[a].kind == "zone"]
        if parks and len(self._of_the_park.findall(text)) >= OFTEN:
            park = max(parks, key=lambda a: inside[a])
            return Slot(park, first[park].start, first[park].end, INHERITED)
        cities = {a: n for a, n in inside.items() if a not in parks}
        city = max(cities, key=lambda a: cities[a], default=None)
        if city is not None and cities[city] > max(len(told), IN_PASSING):
            return Slot(city, first[city].start, first[city].end, INHERITED)
        start, end = told[0].span() if told else (0, 1)
        return Slot(TAIWAN, start, end, INHERITED)

    def on_level(self, text: str, best: str, votes: Counter[str], in_title: bool) -> str:
        """Give the place of the level that a text speaks of as a whole, inside or around the best.

        With 全省 told of more figures than 全市 it is the province, where that is named; once is
        too seldom where the title names the city.
        """
        known = catalogue().areas
        kind = known[best].kind
        if kind not in (*LEVELS, "country"):
            return best
        told = {level: len(whole.findall(text)) for level, whole in self._whole.items()}
        if kind == "country":
            level = max(told, key=lambda one: told[one])
            inside = {a: n for a, n in votes.items() if known[a].kind == level}
            return max(inside, key=lambda a: inside[a]) if inside and told[level] else best
        other = LEVELS[1 - LEVELS.index(kind)]
        if told[other] <= told[kind] or (told[other] < SAID and in_title):
            return best
        if other == "province":
            outer = province_of(best)
            return outer if outer is not None and votes[outer] else best
        inside = {
            a: n for a, n in votes.items() if known[a].kind == other and province_of(a) == best
        }
        return max(inside, key=lambda a: inside[a]) if inside else best
