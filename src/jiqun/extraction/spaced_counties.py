"""Know China's counties and districts in texts whose language divides words by blanks.

Some 2,800 of them are known by name, too many and too short to be marked everywhere. A text on a
city means that city's districts by them; a title that names one beside its city is on it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from jiqun.data import Area, catalogue
from jiqun.extraction.state import city_of, is_ancestor
from jiqun.lang import Pack

SHORTEST = 4
"""Letters of a county's name that a text may mean without its kind: our choice, `Long` is left."""
BEGINNING = 600
"""Characters in which a text names the county that it is on: our choice."""
OFTEN = 2
"""Times that a text names the county it is about, its title included: our choice."""
NEAR = 60
"""Characters behind a county in which the place that it lies in is told: our choice."""
_PLACE = re.compile(r" \([^)]*\)$")
_IN_WORD = re.compile(r"[\w-]")


def plain(name: str) -> str:
    """Give a name without the place that tells it from others of the same spelling.

    >>> plain("Chaoyang (Beijing)")
    'Chaoyang'
    """
    return _PLACE.sub("", name)


@lru_cache(maxsize=64)
def counties_near(home: str | None) -> Mapping[str, str]:
    """Give the counties of the city that a text is on: as English writes them → their names."""
    city = city_of(home)
    if city is None:
        return {}
    near = [a for a in catalogue().areas.values() if a.kind == "county" and a.parent == city]
    return {
        written: area.name
        for area in near
        for written in (area.name, *area.aliases_en)
        if len(written) >= SHORTEST and plain(area.name) == area.name
    }


class CountyForms:
    """How a language tells of counties."""

    def __init__(self, language: Pack) -> None:
        """Compile the forms of a pack."""
        self.kinds = [str(kind) for kind in language.entry("places", "counties", "kinds") or ()]
        self.called = language.form("places", "counties", "called")
        self.around = language.form("places", "counties", "around")
        self.goes_on = language.form("places", "counties", "goes_on")


def main_county(
    forms: CountyForms, head: str, title: str, places: Mapping[str, int], first: int
) -> tuple[str, int] | None:
    """Give the county that a text is on, with where it stands; None where it is on none.

    `places` are the listed places that the text names, with how often; `first` is where it names
    one. A title names the county first (`Bishan, Chongqing: …`), or the beginning names it as often
    as any place (`Fusong county in Jilin`). A place that lies around it must be told of as well
    (`Fuding, Fujian Province`), or its name in full somewhere (`Why Shunde? Shunde District lies in
    …`); or else no other place is named at all, and the county again and again.
    """
    most = max(places.values(), default=0)
    for at, written in _named(head[:BEGINNING]):
        behind = forms.goes_on.match(head, at + len(written))
        area = _by_name()[written]
        if behind is not None and behind["kind"] is None:
            continue
        around = [place for place in places if is_ancestor(place, area.name)]
        around += [name for name in area.aliases_en if name in head]
        titled = at < len(title) and at <= first
        ends = [m.end() for m in re.finditer(rf"\b{re.escape(written)}\b", head)]
        called = any(forms.called.match(head, end, 2 * BEGINNING) for end in ends)
        inside = any(f"{written} {kind} in {p}" in head for p in around for kind in forms.kinds)
        apart = max((n for p, n in places.items() if p not in around), default=0)
        beside = len(ends) >= max(OFTEN, apart + 1) and any(
            forms.around.match(head, end) and head.find(p, end, end + NEAR) > 0
            for p in around
            for end in ends
        )
        told = titled or (called and len(ends) > most)
        alone = titled and not places and len(ends) >= OFTEN
        if alone or (around and (inside or beside or (len(ends) >= OFTEN and told))):
            return area.name, at
    return None


def counties_in(text: str, is_word: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """Give where a text names a county that no other one is called like, and no word."""
    for start, written in _named(text):
        if not is_word(written):
            yield start, start + len(written), _by_name()[written].name


def _named(text: str) -> Iterator[tuple[int, str]]:
    """Give the names of counties in a text, whole words each, with where they stand."""
    names = tuple(_by_name())
    for number, start, end in _automaton().find_matches_as_indexes(text):
        inside = start > 0 and _IN_WORD.match(text, start - 1) is not None
        if not inside and _IN_WORD.match(text, end) is None:
            yield start, names[number]


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(tuple(_by_name()), matchkind=MatchKind.LeftmostLongest)


@cache
def _by_name() -> Mapping[str, Area]:
    """Counties whose name no other one has."""
    areas = catalogue().areas.values()
    shared = {plain(a.name) for a in areas if plain(a.name) != a.name}
    return {
        a.name: a
        for a in areas
        if a.kind == "county" and len(a.name) >= SHORTEST and a.name not in shared
    }
