"""Find places that no list has, by how a text speaks of them: in Penang, the port city of Sines."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from jiqun.extraction.figures import longest_first
from jiqun.extraction.marks import Lexicon
from jiqun.extraction.marks import lexicon as lexicon_of
from jiqun.lang import Pack

ABROAD, OWNS = "abroad", "owns"
TWICE = 2
"""Times that a text must place things in a name that no word for its kind explains: our choice."""
OPENING = 300
"""Characters in which a text names what it is about: our choice."""
SHORTEST = 3
"""Characters of the name of a place: our choice."""


@dataclass(slots=True)
class Unlisted:
    """A place of one text.

    Attributes:
        name: as the document writes it.
        at: where it is first named.
        kinds: what the text calls it: `city`, `region`, `zone`.
        located: times that something is said to be in it.
        owns: times that it has an economy, exports, a port, as companies have too.
        abroad: whether it is a region or city that the pack names.
        said: times that it is named.
    """

    name: str
    at: int
    kinds: set[str] = field(default_factory=set)
    located: int = 0
    owns: int = 0
    abroad: bool = False
    said: int = 0


class PlaceForms:
    """The forms in which one language speaks of places, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile the forms of a pack; a pack without them finds nothing."""
        table = language.places
        self.kinds = {str(w): str(k) for k, words in table.get("kinds", {}).items() for w in words}
        name = str(table.get("name", ""))
        kind = longest_first(self.kinds)
        self.forms = tuple(
            re.compile(str(form).replace("{name}", name).replace("{kind}", kind))
            for form in table.get("forms", ())
        )
        self.whole = tuple(
            re.compile(str(form).replace("{name}", name)) for form in table.get("whole", ())
        )
        self.telling = tuple(
            re.compile(str(form).replace("{name}", name)) for form in table.get("telling", ())
        )
        self.once = tuple(
            re.compile(str(form).replace("{name}", name)) for form in table.get("once", ())
        )
        listed = str(table.get("listed", ""))
        self.listed = re.compile(listed.replace("{name}", name)) if listed else None
        self.name = re.compile(name) if name else None
        located = str(table.get("located", ""))
        self.located = re.compile(located.replace("{name}", name)) if located else None
        self.never = frozenset(str(w).lower() for w in table.get("never", ()))
        self.abroad = {
            str(n): str(c) for c, names in table.get("abroad", {}).items() for n in names
        }
        self.known = AhoCorasick([*self.abroad], matchkind=MatchKind.LeftmostLongest)
        refers = str(table.get("refers", ""))
        self.refers = re.compile(refers.replace("{kind}", kind), re.I) if refers else None
        sources = str(table.get("sources", ""))
        self.sources = re.compile(sources, re.I) if sources else None


@cache
def place_forms(code: str) -> PlaceForms:
    """Give the forms of a language."""
    from jiqun.lang import pack

    return PlaceForms(pack(code))


@lru_cache(maxsize=2)
def unlisted_places(code: str, text: str) -> Mapping[str, Unlisted]:
    """Give the places of a text that the lexicon does not know, by their names.

    A word for its kind shows a place at once; else things must be told to lie in it twice.
    """
    forms, lexicon = place_forms(code), lexicon_of(code)
    found: dict[str, Unlisted] = {}
    for name, at, kind in _told(forms, lexicon, text):
        place = found.setdefault(name, Unlisted(name, at))
        place.at = min(place.at, at)
        if kind == ABROAD:
            place.abroad = True
        elif kind == OWNS:
            place.owns += 1
        elif kind:
            place.kinds.add(kind)
        else:
            place.located += 1
    kept = {}
    for name, place in found.items():
        place.said = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I))
        often = TWICE if place.at < OPENING else TWICE + 1
        shown = place.located + place.owns if place.located else 0
        if place.abroad or place.kinds or shown >= TWICE or (shown and place.said >= often):
            kept[name] = place
    return kept


def _told(forms: PlaceForms, lexicon: Lexicon, text: str) -> Iterator[tuple[str, int, str]]:
    for form in forms.forms:
        for m in form.finditer(text):
            name = _name(forms, lexicon, m["place"])
            if name:
                yield name, m.start("place"), forms.kinds[m["kind"].lower()]
    for form in forms.whole:
        for m in form.finditer(text):
            name = " ".join(m["place"].split())
            if lexicon.meaning(name) is None:
                yield name, m.start("place"), "zone"
    if forms.listed is not None and forms.name is not None:
        for m in forms.listed.finditer(text):
            for each in forms.name.finditer(text, m.start("places"), m.end("places")):
                if name := _name(forms, lexicon, each[0]):
                    yield name, each.start(), "region"
    for form in forms.telling:
        for m in form.finditer(text):
            if name := _name(forms, lexicon, m["place"]):
                yield name, m.start("place"), ""
                yield name, m.start("place"), ""
    for form in forms.once:
        for m in form.finditer(text):
            if name := _name(forms, lexicon, m["place"]):
                yield name, m.start("place"), OWNS
    for _, start, end in forms.known.find_matches_as_indexes(text):
        name = text[start:end]
        alone = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if alone and lexicon.meaning(name) is None:
            yield name, start, ABROAD
    if forms.located is not None:
        for m in forms.located.finditer(text):
            if name := _name(forms, lexicon, m["place"]):
                yield name, m.start("place"), ""


def _name(forms: PlaceForms, lexicon: Lexicon, words: str) -> str | None:
    """Give a name that can be a place's: no word of the lexicon, no word of the calendar."""
    name = " ".join(words.split())
    first, *_ = name.lower().split()
    if len(name) < SHORTEST or name.isupper() or not forms.never.isdisjoint((name.lower(), first)):
        return None
    meaning = lexicon.meaning(name)
    if meaning is not None and (meaning.area or meaning.subject or meaning.indicator):
        return None
    return name


def references(forms: PlaceForms, text: str) -> Counter[str]:
    """Count how often a text speaks of `the city`, `the region`, `the zone`, by kind."""
    if forms.refers is None:
        return Counter()
    return Counter(forms.kinds[m["kind"].lower()] for m in forms.refers.finditer(text))
