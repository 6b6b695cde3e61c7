"""Find places that no list has, by how a text speaks of them: in Penang, the port city of Sines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from jiqun.data.gazetteer import gazetteer, joined_names
from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.marks import Lexicon
from jiqun.extraction.marks import lexicon as lexicon_of
from jiqun.extraction.normal import small_letters
from jiqun.extraction.openings import WordLists, Words
from jiqun.extraction.spaced_counties import CountyForms
from jiqun.extraction.state import HOME, country_of
from jiqun.lang import Pack

_STOP = re.compile(r"[.\n]")
_DATELINE = re.compile(
    r"(?m)^[ \t]*(?P<name>[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+){0,2})"
    r"(?=,? ?(?:\(|[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z]|[—–-]))"
)
_JOINED = re.compile(r"[^\W\d_a-z][\w’'-]{0,24} (?:[a-z’']{1,6} ?){1,3}[^\W\d_a-z]")
"""What every name with a small word inside looks like: Bay of Plenty."""
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
OPENING = 300
"""Characters in which a text names what it is about: our choice."""
LED = 20
"""Characters before a name in which a word tells that things lie there: our choice."""
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


class Forms:
    """Forms in which places are spoken of, looked for in sentences that hold one of some words."""

    def __init__(self, patterns: Iterable[str], words: Iterable[str]) -> None:
        """Compile the patterns; `{words}` in them stands for the words."""
        self.words = [*words]
        either = longest_first(self.words)
        forms = [*patterns]
        self.patterns = [compiled(p.replace("{words}", either)) for p in forms]
        self._begins = all(p.startswith(r"\b{words}") for p in forms)

    def find(self, text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
        """Give the matches in a text, in which the words begin at some places; form by form."""
        if self._begins:
            yield from self._find_at(text, places)
            return
        stretches = []
        end = 0
        for place in places if self.patterns else ():
            if place >= end:
                start = max(end, text.rfind(".", end, place) + 1, text.rfind("\n", end, place) + 1)
                stopped = _STOP.search(text, place)
                end = stopped.end() if stopped else len(text)
                stretches.append((start, end))
        for pattern in self.patterns:
            for start, end in stretches:
                yield from pattern.finditer(text, start, end)

    def _find_at(self, text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
        """Give the matches of forms that begin with a word."""
        for pattern in self.patterns:
            end = 0
            for place in places:
                if place >= end and (found := pattern.match(text, place)):
                    yield found
                    end = found.end()


class PlaceForms:
    """The forms in which one language speaks of places, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile the forms of a pack; a pack without them finds nothing."""
        table = language.places
        self.kinds = {str(w): str(k) for k, words in table.get("kinds", {}).items() for w in words}
        self._name, self._kind = str(table.get("name", "")), longest_first(self.kinds)
        self.forms = self._of_kinds(*table.get("forms", ()))
        self.whole = self._entries(table.get("whole"))
        self.telling = self._entries(*table.get("telling", ()))
        self.once = self._entries(table.get("once"))
        self.listed = self._entries(table.get("listed"))
        self.name = compiled(self._name)
        located = table.get("located")
        self.located = compiled(self._filled(str(located))) if located else None
        self.leads = frozenset(str(w).lower() for w in table.get("leads", ()))
        self.parts = frozenset(map(str, table.get("parts", ())))
        self.regions = frozenset(map(str, table.get("region_words", ())))
        self.keeps = frozenset(map(str, table.get("keeps", ())))
        self.kept_whole = frozenset(map(str, table.get("kept_whole", ())))
        self.never = frozenset(str(w).lower() for w in table.get("never", ()))
        self.never_last = frozenset(map(str, table.get("never_last", ())))
        self.abroad = {
            str(n): str(c) for c, names in table.get("abroad", {}).items() for n in names
        }
        self.peoples = {str(n): str(p) for n, p in table.get("peoples", {}).items()}
        self.known = AhoCorasick([*self.abroad], matchkind=MatchKind.LeftmostLongest)
        refers = table.get("refers")
        self.refers = self._of_kinds(*((f"(?i:{refers})",) if refers else ()))
        self._all = (self.forms, *self.whole, *self.listed, *self.telling, *self.once)
        self.refers_wide = language.form("places", "refers_wide")
        self._words = WordLists(form.words for form in self._all)
        sources = str(table.get("sources", ""))
        self.sources = compiled(sources, re.I) if sources else None
        self.visited = language.form("places", "visited")
        self.counties = CountyForms(language)
        self.at_home = language.form("places", "at_home")
        self.lies_in = language.form("places", "passing", "lies_in")
        self.opens = language.form("places", "passing", "opens")
        self.outer = language.form("places", "passing", "outer")
        self.city_words = frozenset(map(str, language.entry("places", "city_words") or ()))
        self.is_firm = language.form("places", "is_firm")
        self._firm = language.form("clauses", "firm_texts", "named")
        self.reads_gazetteer = bool(language.entry("places", "gazetteer"))
        called = language.entry("places", "called") or {}
        self.called = {str(kind): frozenset(map(str, words)) for kind, words in called.items()}
        adjectives = language.entry("places", "adjectives") or {}
        self.adjectives = {str(word): str(kind) for word, kind in adjectives.items()}
        peoples = language.entry("places", "peoples") or {}
        self.peoples = {str(name): str(word).lower() for name, word in peoples.items()}

    def find(self, text: str) -> dict[Forms, list[re.Match[str]]]:
        """Give the matches of all forms in a text, those of references to places left out."""
        places = self._words.starts(small_letters(text))
        return {form: [*form.find(text, at)] for form, at in zip(self._all, places, strict=True)}

    def _filled(self, form: str) -> str:
        return form.replace("{name}", self._name).replace("{kind}", self._kind)

    def firms(self, text: str) -> frozenset[str]:
        """Give the names that a text tells with the legal form of a firm."""
        return _firms(self._firm, text)

    def _of_kinds(self, *forms: object) -> Forms:
        return Forms([self._filled(str(form)) for form in forms], self.kinds)

    def _entries(self, *entries: Mapping[str, Any] | None) -> tuple[Forms, ...]:
        return tuple(
            Forms([self._filled(str(e["form"]))], map(str, e["words"])) for e in entries if e
        )


def stand_ins(language: Pack, *kinds: str) -> Mapping[str, str]:
    """Give the words that stand for countries: capitals (`stands_for`) and peoples (`demonyms`)."""
    return _stand_ins(language.code, kinds or ("stands_for", "demonyms"))


@cache
def _stand_ins(code: str, kinds: tuple[str, ...]) -> Mapping[str, str]:
    from jiqun.lang import pack

    tables = [pack(code).names.get(kind, {}) for kind in kinds]
    return {
        str(word): str(area) for table in tables for area, words in table.items() for word in words
    }


@cache
def _joined_finder() -> AhoCorasick:
    return AhoCorasick(joined_names(), matchkind=MatchKind.LeftmostLongest)


@lru_cache(maxsize=2)
def _firms(named: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(m["name"] for m in named.finditer(text))


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
        if small[n.lower()] <= (small[n] if p.abroad else 0)  # Ginseng county, Cork exports
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
        name = _name(forms, lexicon, m["place"])
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
                if name := _name(forms, lexicon, each[0]):
                    yield name, each.start(), "region"
    for form in forms.telling:
        for m in found[form]:
            if name := _name(forms, lexicon, m["place"]):
                yield name, m.start("place"), ""
                yield name, m.start("place"), ""
    for form in forms.once:
        for m in found[form]:
            if name := _name(forms, lexicon, m["place"]):
                yield name, m.start("place"), OWNS
    for _, start, end in forms.known.find_matches_as_indexes(text):
        name = text[start:end]
        alone = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if alone and lexicon.meaning(name) is None and not _is_inside(lexicon, text, start, end):
            yield name, start, ABROAD
    yield from _in_gazetteer(forms, lexicon, text)
    if forms.located is not None:
        for m in forms.located.finditer(text):
            if name := _name(forms, lexicon, m["place"]):
                yield name, m.start("place"), ""


def _is_inside(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    """Say whether a name is but the end of a listed one: New Zealand."""
    before = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    return before is not None and _is_listed(lexicon, text[before.start() : end])


@lru_cache(maxsize=2)
def _is_at_home(forms: PlaceForms, lexicon: Lexicon, text: str) -> bool:
    """Say whether a text is on China, where counties go by their name alone."""
    if forms.at_home.search(text) is not None:
        return True
    marks = lexicon.find(text, 0, min(len(text), HEAD))
    return any(m.meaning.area and country_of(m.meaning.area) == HOME for m in marks)


def _in_gazetteer(forms: PlaceForms, lexicon: Lexicon, text: str) -> Iterator[tuple[str, int, str]]:
    """Give the names that the gazetteer has: half as much as words that tell of a place."""
    if not forms.reads_gazetteer:
        return
    known = gazetteer()
    for m in _DATELINE.finditer(text, 0, OPENING):
        name = m["name"].title()
        if name in known and (told := _name(forms, lexicon, name)):
            yield told, m.start(), ""  # SIALKOT, Dec 30: as good as two
            yield told, m.start(), ""
    for mention in _mentions(forms, lexicon, text):
        yield mention.name, mention.start, ""


class Mention(NamedTuple):
    """Where a text writes a name of the gazetteer; `alone` if no other capitals are beside it."""

    name: str
    start: int
    end: int
    alone: bool


@lru_cache(maxsize=2)
def _mentions(forms: PlaceForms, lexicon: Lexicon, text: str) -> Sequence[Mention]:
    """Give all mentions of places of the gazetteer that may be places."""
    return [*_joined_mentions(forms, lexicon, text), *_plain_mentions(forms, lexicon, text)]


def _joined_mentions(forms: PlaceForms, lexicon: Lexicon, text: str) -> Iterator[Mention]:
    joined = _joined_finder() if _JOINED.search(text) else None
    for _, start, end in joined.find_matches_as_indexes(text) if joined else ():
        alone = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if alone and (told := _name(forms, lexicon, text[start:end])):
            yield Mention(told, start, end, True)


def _plain_mentions(forms: PlaceForms, lexicon: Lexicon, text: str) -> Iterator[Mention]:
    known = gazetteer()
    for m in forms.name.finditer(text):
        words, at = m[0].split(" "), 0
        if forms.is_firm.match(text, m.end()):
            continue  # Barbosa & Filhos
        while at < len(words):
            spans = [(n, " ".join(words[at:n])) for n in range(len(words), at, -1)]
            stop, name = next(
                ((n, w) for n, w in spans if w in known or _is_listed(lexicon, w)), (at + 1, "")
            )
            if name in known and (told := _name(forms, lexicon, name)):
                start = m.start() + len(" ".join([*words[:at], ""]))
                yield Mention(told, start, start + len(name), len(words) == stop - at)
            at = stop


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
        for m in _mentions(forms, lexicon, text)
        if m.alone and m.name not in firms and (not at_home or _is_shown(forms, text, m))
    }
    small = times_said([name.lower() for name in found], text)
    return {name for name in found if not small[name.lower()]}


def _is_shown(forms: PlaceForms, text: str, m: Mention) -> bool:
    if forms.lies_in.search(text, max(0, m.start - LED), m.start):
        return True
    if (text[m.start - 1 : m.start] or "\n") == "\n":
        return forms.opens.match(text, m.end) is not None
    behind = forms.outer.match(text, m.end)
    return behind is not None and behind["outer"] in (gazetteer()[m.name],)


def _is_listed(lexicon: Lexicon, name: str) -> bool:
    meaning = lexicon.meaning(name)
    return meaning is not None and meaning.area is not None


def _name(forms: PlaceForms, lexicon: Lexicon, words: str) -> str | None:
    """Give a name that can be a place's: no word of the lexicon, no word of the calendar."""
    first, *others = words.split()
    if others and first.lower() in forms.leads:
        first, *others = others  # In Gipuzkoa province: the name begins behind `In`
    name = " ".join([first, *others])
    first = first.lower()
    if (
        len(name) < SHORTEST
        or name.rstrip("s").isupper()
        or not forms.never.isdisjoint((name.lower(), first))
        or name.split()[-1].lower() in forms.never_last
    ):
        return None
    meaning = lexicon.meaning(name)
    if meaning is not None and (meaning.area or meaning.subject or meaning.indicator):
        return None
    stem, _, last = name.rpartition(" ")
    known = gazetteer() if last in forms.city_words and forms.reads_gazetteer else {}
    return stem if stem in known and name not in known else name  # Kaunas City Municipality


def words_for_places(forms: PlaceForms, text: str) -> Counter[str]:
    """Count how often a text speaks of `the city`, `the region`, `the zone`, by word."""
    low = small_letters(text)
    found = forms.refers.find(text, [*Words(forms.kinds).starts(low)])
    words = Counter(match["kind"].lower() for match in found)
    words.update(match["kind"].lower() for match in forms.refers_wide.finditer(text))
    for adjective, word in forms.adjectives.items():
        words[word] += sum(1 for _ in re.finditer(rf"\b{adjective}\b", low))
    return words
