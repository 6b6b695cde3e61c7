"""Take the wider place off the whole of a share: India's iron ore, the national output."""

import re
from collections.abc import Mapping
from typing import Any

from jiqun.data import catalogue
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import State, country_of, is_ancestor, province_of

_OWN = {"country": "national total", "province": "provincial total"}


class WiderPlaces:
    """Reads the wider places that wholes of one text are of."""

    def __init__(
        self, g: Grammar, text: str, table: Mapping[str, Any], average: re.Pattern[str]
    ) -> None:
        """Compile the words of a pack."""
        self.g, self.text, self._average = g, text, average
        self._inside = re.compile(str(table["inside"]), re.I)
        self._wide = [(str(kind), re.compile(str(p), re.I)) for kind, p in table["wide"].items()]

    def take_off(self, low: int, high: int, state: State) -> tuple[str, int, int]:
        """Take the wider place off a whole: India's iron ore, the national output."""
        home = state.area.value if state.area else None
        text = self.text[low:high]
        if self._average.search(text):
            return "", low, high
        for mark in self.g.lexicon.find(self.text, low, high):
            area = mark.meaning.area
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
            begin = re.compile(r"(?:the )?$").search(self.text, low, mark.start)
            if mark.start - low <= 4 and begin is not None:
                after = re.match(r"(?:'s|’s)?\s*", self.text[mark.end : high])
                return label, mark.end + (after.end() if after else 0), high
            cut = self._inside.search(self.text[low : mark.start])
            if cut and self.text[mark.end : high].strip() == "":
                return label, low, low + cut.start()
        place = catalogue().areas.get(home) if home else None
        for label, pattern in self._wide:
            found = pattern.search(text)
            if found is None or (place is not None and _OWN.get(place.kind) == label):
                continue
            if found.start() == 0:
                return label, low + found.end(), high
            return label, low, low + found.start()
        return "", low, high
