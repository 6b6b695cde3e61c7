"""Gather the places that the beginning of a text names, each with all its mentions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from jiqun.data import catalogue
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.own_areas import OwnAreas
from jiqun.extraction.place_forms import PlaceForms, place_forms, stand_ins
from jiqun.extraction.plausible import names
from jiqun.extraction.spaced_counties import counties_in, main_county, plain
from jiqun.extraction.state import HOME, LEVELS, country_of
from jiqun.extraction.unlisted_places import Unlisted, times_said, unlisted_places
from jiqun.extraction.zone_names import is_short_for
from jiqun.lang.patterns import kept_pattern

HEADLINES = 300
"""Characters of the lines before the first sentence that name a place: our choice."""
LONGEST_TITLE = 100
"""Characters of a first line that is a title even if it asks or exclaims: our choice."""
NEAR = 60
"""Characters before a place in which a speaker or a visit is told: our choice."""
LONGEST_FIRST_LINE, NO_TITLE = 200, 80
"""Characters up to which a first line is the title, and which count as one else: our choice."""
ZONE, UNLISTED = "zone", "unlisted"
WORLD = "world"
_OWN_KIND = frozenset({"province", "county", "city", "state", "prefecture", "district"})
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[a-z][.!?](?:\s|$)")
_WORD = re.compile(r"\w")
_IN_A_NAME = re.compile(r"[- ][A-Z][a-z]")
"""Behind a people's word that is part of a name: Thai Binh, Chilean Salmon Council."""


@dataclass(slots=True)
class Told:
    """A place that a text names.

    Attributes:
        name: as the catalogue has it, else as the document writes it.
        kind: of the catalogue; `zone` and `unlisted` for places that it has not.
        calls: what the text may call it without its name: `city`, `region`, `zone`.
        mentions: where it is named and is no source, its people with it, in order.
        cited: where it only tells who speaks or from where: the Shanghai Futures Exchange.
        stand_ins: where its capital stands for it, or its people do in a name: the Saudi Council.
        unlisted: what is known of a place that no list has.
    """

    name: str
    kind: str
    calls: frozenset[str] = frozenset()
    mentions: list[tuple[int, int]] = field(default_factory=list)
    cited: list[tuple[int, int]] = field(default_factory=list)
    stand_ins: list[tuple[int, int]] = field(default_factory=list)
    unlisted: Unlisted | None = None

    @property
    def is_listed(self) -> bool:
        """Whether the catalogue has the place."""
        return self.kind not in (ZONE, UNLISTED)

    @property
    def span(self) -> tuple[int, int]:
        """Where the place is first named, as a source or by its capital if nowhere else."""
        return (self.mentions or self.cited or self.stand_ins)[0]

    @property
    def first(self) -> int:
        """Where the place is first named, as a source or by its capital if nowhere else."""
        return self.span[0]


class PlaceFinder:
    """Gathers the places that texts of one language name."""

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and its forms of places."""
        self.g = g
        self.forms = place_forms(g.pack.code)
        self._short = g.pack.form("places", "short_name")
        self._own = OwnAreas(g)
        self._dateline = g.pack.form("periods", "publication", "dateline")
        self._waters = g.pack.form("places", "main", "waters")
        self._printed = g.pack.form("places", "main", "printed")
        self._sent = g.pack.form("places", "main", "sent")
        self._zone = g.pack.form("names", "zones")
        self._demonyms = stand_ins(g.pack, "demonyms")
        self._people = kept_pattern(rf"\b(?:{longest_first(self._demonyms)})\b")
        self._capital_of = g.pack.form("places", "main", "capital")
        self._names = names(g.pack.code)
        self._no_places = frozenset(
            map(str, g.pack.entry("places", "small_letters", "words") or ())
        )
        self._capitals = stand_ins(g.pack, "stands_for")
        self._capital = kept_pattern(rf"\b(?:{longest_first(self._capitals)})\b")

    def find(self, head: str) -> list[Told]:
        """Give every place that a text names in its beginning, the first named first."""
        places: dict[str, Told] = {}
        self._add_listed(head, places)
        self._add_peoples(head, places)
        for told in _merged([*self._unlisted(head), *self._zones(head)]):
            if (listed := _listed_as(told.name)) is not None:
                entry = _entry(self.forms, places, listed)
                entry.mentions += [m for m in told.mentions if m not in entry.mentions]
                entry.cited += [m for m in told.cited if m not in entry.cited]
            else:
                places.setdefault(told.name, told)
        self._counties(head, places)
        self._capitals_meant(head, places)
        for told in places.values():
            self._abbreviated(told, head)
        longest = sorted(m for t in places.values() if not t.is_listed for m in t.mentions)
        for told in places.values():
            told.mentions = [m for m in sorted(set(told.mentions)) if not _is_inside(m, longest)]
        if any(t.mentions for n, t in places.items() if n != WORLD):
            places.pop(WORLD, None)  # famous all over the world
        found = (t for t in places.values() if t.mentions or t.cited or t.stand_ins)
        return sorted(found, key=lambda t: t.span)

    def _add_listed(self, head: str, places: dict[str, Told]) -> None:
        for mark in self.g.lexicon.find(head, 0, len(head)):
            if mark.meaning.area is not None and not self._waters.match(head, mark.end):
                self._note(
                    _entry(self.forms, places, mark.meaning.area), head, mark.start, mark.end
                )

    def _add_peoples(self, head: str, places: dict[str, Told]) -> None:
        for found in self._people.finditer(head):
            told = _entry(self.forms, places, self._demonyms[found[0]])
            in_a_name = _IN_A_NAME.match(head, found.end()) is not None
            (told.stand_ins if in_a_name else told.mentions).append(found.span())
        for found in self._capital.finditer(head):
            _entry(self.forms, places, self._capitals[found[0]]).stand_ins.append(found.span())

    def _note(self, told: Told, head: str, start: int, end: int) -> None:
        """Keep a mention, as a source's where the place only tells who speaks or from where."""
        is_source = (
            self._own.is_institution(head, end)
            or self._is_sent_from(head, start, end)
            or self.forms.visited.search(head, max(0, start - NEAR), start)
            or (self.forms.sources and self.forms.sources.search(head, max(0, start - NEAR), start))
        )
        (told.cited if is_source else told.mentions).append((start, end))

    def _is_sent_from(self, head: str, start: int, end: int) -> bool:
        """Say whether a place is where a report was sent from: FRANKFURT, 14 November 2019 –."""
        first = head.find("\n", 1)
        if start < first < LONGEST_FIRST_LINE:
            return False  # Gebze: where the factories went
        line = head.rfind("\n", 0, start) + 1
        stop = head.find("\n", start)
        stop = len(head) if stop < 0 else stop
        short = stop - line < LONGEST_TITLE
        printed = (
            self._printed.match(head, end, stop) if short or head[end : end + 1] == "." else None
        )
        if printed and self._sent.search(head, max(0, line - 1), start):
            return True
        if short:
            return False  # South Moravian Region: Economic Development in Q3
        sent = self._dateline.match(head, line)
        return sent is not None and start < sent.end()

    def _unlisted(self, head: str) -> Iterator[Told]:
        for place in unlisted_places(self.g.pack.code, head).values():
            kind = ZONE if place.kinds == {ZONE} else UNLISTED
            calls = (self.forms.called.get(word, frozenset()) for word in place.kinds)
            told = Told(place.name, kind, frozenset(chain(*calls)), unlisted=place)
            for name in (place.name, place.people, place.name.upper()):
                for span in _said(name, head) if name else ():
                    self._note(told, head, *span)
            yield told

    def _zones(self, head: str) -> Iterator[Told]:
        for found in self._zone.finditer(head):
            name = " ".join(found["zone"].split())
            listed = self.g.lexicon.meaning(name)
            if listed is None or listed.area is None:
                told = Told(name, ZONE, self.forms.called.get(ZONE, frozenset()))
                self._note(told, head, *found.span("zone"))
                yield told

    def _abbreviated(self, told: Told, head: str) -> None:
        """Add the mentions by an abbreviation told behind the name: … Development Zone (HSEDZ)."""
        short = next((s for _, end in told.mentions if (s := self._short.match(head, end))), None)
        if short is not None:
            name = short["name"] or short["or_name"]
            for found in re.finditer(rf"\b{name}\b", head):
                self._note(told, head, *found.span())

    def _is_word(self, written: str) -> bool:
        """Say whether the name of a county is a word of the language, too: Boxing."""
        low = written.lower()
        return low in self._no_places or self._names.is_word(low)

    def _counties(self, head: str, places: dict[str, Told]) -> None:
        known = catalogue().areas
        at_home = self.forms.at_home.search(head) or any(country_of(n) == HOME for n in places)
        for start, end, name in counties_in(head, self._is_word) if at_home else ():
            told = _entry(self.forms, places, name)
            if (start, end) not in told.mentions:
                self._note(told, head, start, end)
        named = times_said([n for n, t in places.items() if n in known and t.mentions], head)
        listed_at = min((t.first for n, t in places.items() if n in known), default=len(head))
        found = main_county(self.forms.counties, head, headlines(head), named, listed_at)
        if found is not None:
            told = _entry(self.forms, places, found[0])
            told.mentions += _said(plain(found[0]), head)

    def _capitals_meant(self, head: str, places: dict[str, Told]) -> None:
        for name, span in capitals_meant(self._capital_of, head):
            _entry(self.forms, places, name).stand_ins.append(span)


def _listed_as(name: str) -> str | None:
    """Give the listed place that a name without a list means: Dongguan City, Cao for Cao County."""
    known = catalogue().areas
    stem, _, last = name.rpartition(" ")
    if last in ("City", "Prefecture", "Municipality", "District") and stem in known:
        return stem
    county = f"{name} County"
    return county if county in known else None


def _entry(forms: PlaceForms, places: dict[str, Told], name: str) -> Told:
    place = catalogue().areas[name]
    kind = LEVELS.get(place.zh[-1:], "county") if place.kind == "county" else place.kind
    return places.setdefault(name, Told(name, place.kind, forms.called.get(kind, frozenset())))


def _said(name: str, head: str) -> Iterator[tuple[int, int]]:
    """Give where a name stands as whole words, in whatever letters."""
    low, wanted = head.lower(), name.lower()
    at = low.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not (at and _WORD.match(low, at - 1)) and not _WORD.match(low, end):
            yield at, end
        at = low.find(wanted, end)


def _merged(places: Iterable[Told]) -> list[Told]:
    """Put the spellings of one place together, under the one that is written most."""
    groups: list[list[Told]] = []
    for told in places:
        group = next((g for g in groups if any(_same(told, other) for other in g)), None)
        groups.append([told]) if group is None else group.append(told)
    return [_as_one(group) for group in groups]


def _as_one(group: list[Told]) -> Told:
    """Put spellings together; a name without the word for its kind comes before one with it."""
    names = {_folded(told.name) for told in group}

    def rank(told: Told) -> tuple[bool, int, bool, int]:
        known = told.unlisted is not None and told.unlisted.abroad
        bare = not names & _bare(_folded(told.name))
        return bare, len(set(told.mentions)), known, len(told.name)

    best = max(group, key=rank)
    for other in group:
        if other is not best:
            best.mentions += other.mentions
            best.cited += other.cited
            best.calls |= other.calls
            best.unlisted = best.unlisted or other.unlisted
    return best


def _same(one: Told, other: Told) -> bool:
    """Say whether two names are one place's: other letters, `Silesia` and `Silesian Voivodeship`.

    A zone may leave out words between its first and its last.
    """
    a, b = _folded(one.name), _folded(other.name)
    if a == b or a in _bare(b) or b in _bare(a):
        return True
    for told, name in ((one, b), (other, a)):
        people = told.unlisted.people if told.unlisted else ""
        if people and name.startswith(f"{people} "):
            return True
    shorter, longer = sorted((a, b), key=lambda name: len(name.split()))
    return " " in shorter and is_short_for(shorter, longer)


def _bare(name: str) -> set[str]:
    """Give a name without a word for its kind behind it, if it has one."""
    first, _, last = name.rpartition(" ")
    return {first} if last in _OWN_KIND else set()


def _folded(name: str) -> str:
    """Give a name in small letters without accents and hyphens."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("-", " "))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _is_inside(span: tuple[int, int], longer: list[tuple[int, int]]) -> bool:
    """Say whether a mention is part of a longer name: Qujing in Qujing Development Zone."""
    start, end = span
    return any(a <= start and end <= b and b - a > end - start for a, b in longer)


def title_end(head: str) -> int:
    """Give where the title of a text ends: its first line, if that is short."""
    end = head.find("\n", 1)
    return end if 0 < end < LONGEST_FIRST_LINE else NO_TITLE


def headlines(head: str) -> str:
    """Give the lines before the first sentence: title, masthead, byline."""
    kept: list[str] = []
    for line in _LINE.finditer(head, 0, HEADLINES * 3):
        title = not kept and len(line[0]) < LONGEST_TITLE and not line[0].rstrip().endswith(".")
        if (_SENTENCE.search(line[0]) and not title) or line.end() > HEADLINES:
            break
        kept.append(line[0])
    return "\n".join(kept)


@cache
def _capitals() -> Mapping[str, str]:
    """Give the capital of each province of China: the place whose code is the province's first."""
    known = catalogue().areas.values()
    seats = {a.code[:2]: a.name for a in known if a.code and a.code.endswith("0100")}
    return {
        a.name: seats[a.code[:2]]
        for a in known
        if a.kind == "province" and a.code and a.code[:2] in seats
    }


def capitals_meant(pattern: re.Pattern[str], head: str) -> list[tuple[str, tuple[int, int]]]:
    """Give the capitals that a text means without naming them, and where."""
    meant = []
    for match in pattern.finditer(head):
        name = _capitals().get(match["of"] or match["outer"])
        if name is not None:
            meant.append((name, match.span()))
    return meant
