"""Take the wider place off the whole of a share: India's iron ore, the national output."""

import re
from collections.abc import Mapping
from typing import Any

from jiqun.data import catalogue
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.place_forms import place_forms, stand_ins
from jiqun.extraction.state import State, country_of, is_ancestor, province_of
from jiqun.lang.patterns import kept_pattern

_OWN = {"country": "national total", "province": "provincial total"}


class WiderPlaces:
    """Reads the wider places that wholes of one text are of."""

    def __init__(
        self, g: Grammar, text: str, table: Mapping[str, Any], average: re.Pattern[str]
    ) -> None:
        """Compile the words of a pack."""
        self.g, self.text, self._average = g, text, average
        self._inside = kept_pattern(str(table["inside"]), re.I)
        self._peoples = stand_ins(g.pack, "demonyms")
        names = longest_first(self._peoples)
        self._people = kept_pattern(rf"(?:the )?(?P<people>{names}) (?!Sea\b)") if names else None
        self._wide = [(str(kind), kept_pattern(str(p), re.I)) for kind, p in table["wide"].items()]

    def take_off(self, low: int, high: int, state: State) -> tuple[str, int, int]:
        """Take the wider place off a whole: India's iron ore, the national output."""
        home = state.area.value if state.area else None
        text = self.text[low:high]
        if self._average.search(text):
            return "", low, high
        for mark in self.g.lexicon.find(self.text, low, high):
            area, first = self._area(mark)
            if not area or (home is not None and not is_ancestor(area, home)):
                continue
            place = catalogue().areas.get(area)
            if place is None:
                continue
            if country_of(home) == area or (home is None and place.kind == "country"):
                label = "national total"
            elif home is None:
                continue
            else:
                label = "provincial total" if province_of(home) == area else "city total"
            begin = re.compile(r"(?:the )?$").search(self.text, low, first)
            if first - low <= 4 and begin is not None:
                after = re.match(r"(?:'s|’s)?\s*", self.text[mark.end : high])
                return label, mark.end + (after.end() if after else 0), high
            cut = self._inside.search(self.text[low:first])
            if cut and self.text[mark.end : high].strip() == "":
                return label, low, low + cut.start()
        place = catalogue().areas.get(home) if home else None
        people = self._people.match(text) if self._people is not None else None
        if people is not None and self._peoples[people["people"]] == country_of(home) != home:
            return "national total", low + people.end(), high  # a third of Indian exports
        for label, pattern in self._wide:
            found = pattern.search(text)
            if found is None or (place is not None and _OWN.get(place.kind) == label):
                continue
            if home in place_forms(self.g.pack.code).abroad and label == _OWN["province"]:
                continue  # a region abroad that no list has is the province itself
            if found.start() == 0:
                return label, low + found.end(), high
            return label, low, low + found.start()
        return "", low, high

    def _area(self, mark: Mark) -> tuple[str | None, int]:
        """Give the place of a mark and where it begins, also of one with a word before it.

        `In China` is known as words behind a place in a list.
        """
        word, _, name = self.text[mark.start : mark.end].partition(" ")
        if mark.meaning.area or not name:
            return mark.meaning.area, mark.start
        inner = self.g.lexicon.meaning(name)
        return (inner.area if inner is not None else None), mark.start + len(word) + 1
