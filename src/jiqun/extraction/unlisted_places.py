"""Find places that no list has, by how a text speaks of them: in Penang, the port city of Sines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from jiqun.extraction.gazetteer_places import (
    OPENING,
    in_gazetteer,
    is_listed,
    is_shown,
    mentions,
    place_name,
)
from jiqun.extraction.marks import Lexicon
from jiqun.extraction.marks import lexicon as lexicon_of
from jiqun.extraction.normal import small_letters
from jiqun.extraction.openings import Words
from jiqun.extraction.place_forms import PlaceForms, place_forms
from jiqun.extraction.state import HOME, country_of

_WORD_BEFORE = re.compile(r"[A-Z][\w'’.-]* $")
LONGEST_WORD = 20
"""Characters before a name in which the word before it begins: our choice."""
_IN_WORD = re.compile(r"\w")
_ADDRESS = re.compile(r"[.@/][^\W\d_]")
_OF_IT = ("/", "@", "#", "_")
"""Around names in addresses of pages, which are no words of a text: www.kaunas.lt/news."""
ABROAD, OWNS = "abroad", "owns"
TWICE = 2
"""Times that a text must place things in a name that no word for its kind explains: our choice."""
HEAD = 3000
"""Characters of a beginning in which it shows whether a text is on China: our choice."""


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
        people: what its people and things are called, in small letters; empty where nothing says.
    """

    name: str
    at: int
    kinds: set[str] = field(default_factory=set)
    located: int = 0
    owns: int = 0
    abroad: bool = False
    said: int = 0
    people: str = ""


@lru_cache(maxsize=2)
def unlisted_places(code: str, text: str) -> Mapping[str, Unlisted]:
    """Give the places of a text that the lexicon does not know, by their names.

    A word for its kind shows a place at once; else things must be told to lie in it twice.
    """
    forms, lexicon, low = place_forms(code), lexicon_of(code), small_letters(text)
    found: dict[str, Unlisted] = {}
    for name, at, kind in _told(forms, lexicon, text):
        place = found.setdefault(name, Unlisted(name, at))
        place.at = min(place.at, max(at, text.find(name, at)))
        if kind == ABROAD:
            place.abroad = True
        elif kind == OWNS:
            place.owns += 1
        elif kind:
            place.kinds.add(kind)
        else:
            place.located += 1
    kept = {}
    peoples = {
        name: forms.peoples.get(name, f"{name.lower()}n")
        for name, p in found.items()
        if p.abroad and (name[-1] == "a" or name in forms.peoples)
    }
    said = times_said([*(name.lower() for name in found), *peoples.values()], low)
    for name, place in found.items():
        place.said = said[name.lower()]
        if name in peoples and said[peoples[name]]:
            place.said += said[peoples[name]]
            place.people = peoples[name]
            place.at = min(place.at, low.find(peoples[name]))
        often = TWICE if place.at < OPENING else TWICE + 1
        shown = place.located + place.owns if place.located else 0
        told = place.abroad or place.kinds or shown >= TWICE or (shown and place.said >= often)
        if told and name not in forms.firms(text):
            kept[name] = place
    small = times_said([*{*kept, *(name.lower() for name in kept)}], text)
    return {
        n: p
        for n, p in kept.items()
        if small[n.lower()] < (small[n] if p.abroad else 1)  # Ginseng county, Cork exports
    }


def times_said(names: list[str], low: str) -> Counter[str]:
    """Count how often each of some names stands in a text; all are in small letters."""
    counts: Counter[str] = Counter()
    ends: dict[int, int] = {}
    found = AhoCorasick(names).find_matches_as_indexes(low, overlapping=True) if names else ()
    for number, start, end in found:
        inside = start > 0 and _IN_WORD.match(low, start - 1) is not None
        inside = inside or _ADDRESS.match(low, end) is not None or low[start - 1 : start] in _OF_IT
        if not inside and start >= ends.get(number, 0) and not _IN_WORD.match(low, end):
            counts[names[number]] += 1
            ends[number] = end
    return counts


def _told(forms: PlaceForms, lexicon: Lexicon, text: str) -> Iterator[tuple[str, int, str]]:
    found = forms.find(text)
    for m in found[forms.forms]:
        name = place_name(forms, lexicon, m["place"])
        whole = m["kind"] in forms.kept_whole and not _is_at_home(forms, lexicon, text)
        if name and (whole or (name.endswith("n") and m["kind"].lower() in forms.keeps)):
            name = f"{name} {m['kind'].capitalize()}"  # Silesian Voivodeship
        if name:
            yield name, m.start("place"), forms.kinds[m["kind"].lower()]
    for form in forms.whole:
        for m in found[form]:
            name = " ".join(m["place"].split())
            first, _, last = name.rpartition(" ")
            listed = lexicon.meaning(first) if last.lower() in forms.parts else None
            if lexicon.meaning(name) is None and not (listed is not None and listed.area):
                yield name, m.start("place"), "region" if last.lower() in forms.regions else "zone"
    for form in forms.listed:
        for m in found[form]:
            for each in forms.name.finditer(text, m.start("places"), m.end("places")):
                if name := place_name(forms, lexicon, each[0]):
                    yield name, each.start(), "region"
    for form in forms.telling:
        for m in found[form]:
            if name := place_name(forms, lexicon, m["place"]):
                yield name, m.start("place"), ""
                yield name, m.start("place"), ""
    for form in forms.once:
        for m in found[form]:
            if name := place_name(forms, lexicon, m["place"]):
                yield name, m.start("place"), OWNS
    for _, start, end in forms.known.find_matches_as_indexes(text):
        name = text[start:end]
        alone = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if alone and lexicon.meaning(name) is None and not _is_inside(lexicon, text, start, end):
            yield name, start, ABROAD
    yield from in_gazetteer(forms, lexicon, text)
    if forms.located is not None:
        for m in forms.located.finditer(text):
            if name := place_name(forms, lexicon, m["place"]):
                yield name, m.start("place"), ""


def _is_inside(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    """Say whether a name is but the end of a listed one: New Zealand."""
    before = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    return before is not None and is_listed(lexicon, text[before.start() : end])


@lru_cache(maxsize=2)
def _is_at_home(forms: PlaceForms, lexicon: Lexicon, text: str) -> bool:
    """Say whether a text is on China, where counties go by their name alone."""
    if forms.at_home.search(text) is not None:
        return True
    marks = lexicon.find(text, 0, min(len(text), HEAD))
    return any(m.meaning.area and country_of(m.meaning.area) == HOME for m in marks)


def passing_places(code: str, text: str) -> set[str]:
    """Give names of the gazetteer that a text may write but once, where it shows them as places.

    Something is in or near them, their country stands behind them, or they open a paragraph; in a
    text that is not on China all that are no word of it, either: Cork exports, the cork.
    """
    forms, lexicon = place_forms(code), lexicon_of(code)
    if not forms.reads_gazetteer:
        return set()
    at_home, firms = _is_at_home(forms, lexicon, text), forms.firms(text)
    found = {
        m.name
        for m in mentions(forms, lexicon, text)
        if m.alone and m.name not in firms and (not at_home or is_shown(forms, text, m))
    }
    small = times_said([name.lower() for name in found], text)
    return {name for name in found if not small[name.lower()]}


def names_of_places(
    code: str, text: str, home: str | None, capitals: Iterable[str]
) -> dict[str, str]:
    """Give what a text may write for the places of its own, with their names.

    Args:
        code: its language.
        text: the whole text.
        home: the place that it is about; it may stand in capitals.
        capitals: names that stand for their countries, unless the text tells their kind.
    """
    found = unlisted_places(code, text)
    names = {n for n, p in found.items() if p.kinds or p.abroad or p.located >= TWICE or n == home}
    names |= passing_places(code, text)
    for name in capitals:
        if name != home and not (name in found and found[name].kinds):
            names.discard(name)
    return {name: name for name in names} | {n.upper(): n for n in names if n == home}


def words_for_places(forms: PlaceForms, text: str) -> Counter[str]:
    """Count how often a text speaks of `the city`, `the region`, `the zone`, by word."""
    low = small_letters(text)
    found = forms.refers.find(text, [*Words(forms.kinds).starts(low)])
    words = Counter(match["kind"].lower() for match in found)
    words.update(match["kind"].lower() for match in forms.refers_wide.finditer(text))
    for adjective, word in forms.adjectives.items():
        words[word] += sum(1 for _ in re.finditer(rf"\b{adjective}\b", low))
    return words
