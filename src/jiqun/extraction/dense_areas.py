"""Know the places near a text's own: counties by their short names, zones by their suffix.

Some 2,800 counties and districts are known by their whole names; many short ones are ordinary
words (和平, 资源), and many whole ones are shared (鼓楼区). What a text is about decides: a short
name is read in texts on its own city, a shared one means the place nearest to the text's.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from jiqun.data import Area, catalogue
from jiqun.data.kept_patterns import compiled
from jiqun.extraction.dense_towns import towns_named
from jiqun.extraction.figures import longest_first
from jiqun.extraction.marks import Lexicon, Mark, Meaning, within
from jiqun.extraction.place_forms import stand_ins
from jiqun.extraction.spaced_counties import counties_near
from jiqun.extraction.state import (
    HOME,
    INHERITED,
    Slot,
    city_of,
    country_of,
    is_ancestor,
    province_of,
)
from jiqun.extraction.unlisted_places import names_of_places
from jiqun.extraction.zone_names import is_short_for
from jiqun.lang import Forms, Pack
from jiqun.lang.patterns import late_pattern

_ZH = Forms("zh", "forms", "areas")

HEAD = 1000
"""Characters of a beginning in which a county of the title is named in full: our choice."""
HEADLINES, LONGEST_HEADLINE = 4, 60
"""Lines of a beginning, and characters of one, that are headlines: our choice."""
OFTEN = 3
"""Times that a text on a zone says 园区 or 全区: our choice."""
_IN_WORD = late_pattern(r"\w")
_TAIWAN = "Taiwan"
_SHORT_KIND = "开发区"
"""The word for a zone that may stand for several longer ones."""
_HAN = late_pattern(r"[\u4e00-\u9fff]")
_AUTHORITY = r"(?:市|县|区|海关|统计局|发布|政府|日报|[一二三四五六七八九十两\d]+[县区市])"


def short_name(name: str) -> str:
    """Give a Chinese name without the word for its kind; names of two characters stay whole.

    >>> short_name("句容市"), short_name("忠县"), short_name("孟村回族自治县")
    ('句容', '忠县', '孟村')
    """
    short = _ZH.suffix.sub("", name)
    return short if len(short) > 1 else name


def headlines(text: str) -> Iterator[tuple[int, str]]:
    """Give the first lines of a text that are no sentences, with where they begin."""
    at = shown = 0
    for line in text.split("\n"):
        if line.strip():
            shown += 1
            if shown > HEADLINES or (shown > 1 and (len(line) > LONGEST_HEADLINE or "。" in line)):
                return
            yield at, line
        at += len(line) + 1


class LocalPlaces:
    """The names of places that mean something in one text.

    Attributes:
        names: Chinese name → canonical name, for names the text holds and no lexicon has.
    """

    def __init__(self, language: Pack, lexicon: Lexicon, text: str) -> None:
        """Keep the pack's words; `settle` fills in the names when the main place is known."""
        self.text, self.lexicon = text, lexicon
        self.ordinary = frozenset(map(str, language.names.get("ordinary", ())))
        zones = language.names.get("zone_words", {})
        self.zones: Mapping[str, str] = {str(k): str(v) for k, v in zones.items()}
        self.names: dict[str, str] = {}
        self.spaced = language.spaced
        self.code = language.code
        self.capitals = [*stand_ins(language)]
        self._zone: re.Pattern[str] | None = None
        self._own: list[Mark] = []
        self._starts: list[int] = []
        if self.zones:
            self._zone = compiled(longest_first(self.zones))

    def main(self, title: str, is_source: Callable[[str, Mark], bool]) -> Slot | None:
        """Give the zone or county that a title names; None where it names none.

        A zone is its place with a word such as 高新区 behind it; a county may stand by its short
        name where the beginning names it in full.
        """
        if self._zone is None or not title:
            return None
        at = self.text.find(title)
        every = list(self._listed(title))
        listed = [(m.start, m.end, str(m.meaning.area)) for m in every if not is_source(title, m)]
        counties = list(self._counties_of(title, every))
        if found := self._zone.search(title):
            before = [*listed, *counties]
            for _, end, area in before:
                kind = catalogue().areas.get(area, _NOWHERE).kind
                if end == found.start() and kind in _HAVE_ZONES:
                    name = f"{area} {self.zones[self._full_kind(area, found[0])]}"
                    start = next(s for s, e, a in before if e == end and a == area)
                    return Slot(name, at + start, at + found.end(), INHERITED)
        named = [(s, e, a) for s, e, a in listed if a in catalogue().areas]
        inner = [
            found
            for found in named
            if all(found[2] == a or is_ancestor(a, found[2]) for *_, a in named)
        ]
        if not counties and len({a for *_, a in named}) > 1 and inner:
            start, end, area = inner[0]
            return Slot(area, at + start, at + end, INHERITED)
        if len({area for *_, area in counties}) == 1:
            start, end, area = counties[0]
            return Slot(area, at + start, at + end, INHERITED)
        return None

    def headed_zone(self, head: str) -> Slot | None:
        """Give the zone that a headline below the first line names: a portal's name stands above.

        Only zones are taken: other places that stand there may be where a report was sent from.
        """
        for _, line in [*headlines(head)][1:]:
            found = self.main(line, lambda _text, _mark: False)
            if found is not None and found.value not in catalogue().areas:
                return found
        return None

    def told_zone(self, home: str | None) -> Slot | None:
        """Give the zone that a text keeps naming and calls 全区, where its title names none.

        A text that speaks of 全市 as well is on its zone if it says 园区 or 全区 more often.
        """
        if self._zone is None or home is None or home not in catalogue().areas:
            return None
        inside = len(_ZH.of_the_zone.findall(self.text))
        if _ZH.all_of_it.search(self.text) is None and inside < OFTEN:
            return None
        if len(_ZH.the_whole.findall(self.text)) * 2 > (inside if inside >= OFTEN else 0):
            return None
        told: Counter[str] = Counter()
        first: dict[str, Slot] = {}
        for mark in self._listed(self.text[:HEAD]):
            found = self._zone.match(self.text, mark.end)
            if found is not None and is_ancestor(home, str(mark.meaning.area)):
                name = f"{mark.meaning.area} {self.zones[found[0]]}"
                told[name] += 1
                first.setdefault(name, Slot(name, mark.start, found.end(), INHERITED))
        best = told.most_common(1)
        return first[best[0][0]] if best and best[0][1] > 1 else None

    def _full_kind(self, area: str, word: str) -> str:
        """Give the whole word for the kind of a zone that a title shortens to 开发区."""
        place = catalogue().areas.get(area)
        if word != _SHORT_KIND or place is None:
            return word
        names = {place.zh, short_name(place.zh), *place.aliases_zh}
        told = {w: sum(self.text.count(n + w) for n in names) for w in self.zones}
        whole = [w for w in told if told[w] and w.endswith(word) and w != word]
        return max(whole, key=lambda w: told[w], default=word)

    def _listed(self, title: str) -> Iterator[Mark]:
        return (m for m in self.lexicon.find(title, 0, len(title)) if m.meaning.area)

    def _counties_of(self, title: str, listed: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
        """Give the counties a title names, in full or by a short name that the beginning fills."""
        head = self.text[:HEAD]
        known = catalogue().areas
        taken: list[tuple[int, int]] = []
        for mark in listed:
            area = str(mark.meaning.area)
            if known[area].kind == "county":
                yield mark.start, mark.end, area
            if known[area].kind != "group":
                taken.append((mark.start, mark.end))
        for short in _short_index().held_by(title):
            places = _short_names()[short]
            start = title.find(short)
            end = start + len(short)
            if any(s < end and start < e for s, e in taken):
                continue
            near = [p for p in places if p.zh in head and p.zh != short]
            if not near and short not in self.ordinary and re.search(short + _AUTHORITY, head):
                near = [p for p in places if p.zh == short] or list(places)
            often = head.count(short) > 1 and short not in self.ordinary and len(places) == 1
            often = often and start == 0 and title[end : end + 1] in tuple("：:，, —-|｜")
            named = start == 0 and len(short) == 2 and short[-1] == "县" and len(places) == 1
            named = named and short not in self.ordinary  # 滑县历史悠久
            if not near and ((often and not taken) or named):
                near = list(places)
            if len(near) == 1 and (short not in self.ordinary or near[0].zh in title):
                yield start, end, near[0].name

    def settle(self, home: str | None) -> None:
        """Take in the names of the places around the one that the text is about."""
        if self.spaced:
            self._settle_unlisted(home)
            return
        city, province = city_of(home), province_of(home)
        known = catalogue().areas
        if home is not None and home not in known and self._zone is not None:
            self._settle_zone(home)
            city = city or self._city_named()
        if (nation := self._nation_meant(home)) is not None:
            alone = nation == _TAIWAN or _ZH.china.search(self.text) is None
            words = _ZH.entry("nation") if alone else _ZH.entry("nation_beside")
            self.names |= {word: nation for word in words if word in self.text}
        if _HAN.search(self.text) is None:
            return
        for name, english in towns_named(self.text, self.lexicon).items():
            self.names.setdefault(name, english)
        for area in _near(city, home):
            if (short := short_name(area.zh)) not in self.ordinary and short in self.text:
                listed = self.lexicon.meaning(short)  # 岳阳 is the city, not its county
                if listed is None or listed.area is None:
                    self.names.setdefault(short, area.name)
            if area.zh in self.text:
                self.names[area.zh] = area.name
        for name in _shared_index().held_by(self.text) if province is not None else ():
            if name in self.names:
                continue
            inside = [p for p in _shared()[name] if province_of(p.name) == province]
            if len(inside) == 1:
                self.names[name] = inside[0].name
        self._find_own()

    def _city_named(self) -> str | None:
        """Give the city that a text on an unlisted town names first: it lies around the town."""
        known = catalogue().areas
        named = (str(m.meaning.area) for m in self._listed(self.text[:HEAD]))
        return next((area for area in named if known[area].kind == "prefecture"), None)

    @staticmethod
    def _nation_meant(home: str | None) -> str | None:
        """Give what 全国 means in a text on a place that is not China or in it."""
        if home == _TAIWAN or (home is not None and is_ancestor(_TAIWAN, home)):
            return _TAIWAN
        country = country_of(home)
        known = catalogue().areas.get(country or "", _NOWHERE)
        return country if known.kind == "country" and country != HOME else None

    def _settle_unlisted(self, home: str | None) -> None:
        """Take in the places of this text that no list has, and how it writes its own."""
        self.names = names_of_places(self.code, self.text, home, self.capitals)
        for written, name in counties_near(home).items():
            if written in self.text and self.lexicon.meaning(written) is None:
                self.names[written] = name
        self._find_own()

    def _find_own(self) -> None:
        """Find the names of this text's places in it, the longest where several meet."""
        if not self.names:
            return
        text, names = self.text, tuple(self.names)
        found = AhoCorasick(names).find_matches_as_indexes(text, overlapping=True)
        end = 0
        for number, low, high in sorted(found, key=lambda f: (f[1], -f[2])):
            inside = self.spaced and (
                _IN_WORD.match(text, high) or (low and _IN_WORD.match(text, low - 1))
            )
            if low >= end and not inside:
                name = names[number]
                listed = self.lexicon.meaning(name) if name in _ZH.entry("nation") else None
                area = self.names[name]
                self._own.append(Mark(low, high, replace(listed or Meaning(), area=area)))
                self._starts.append(low)
                end = high

    def _settle_zone(self, home: str) -> None:
        """Read all the shorter names of the zone that a text is about as the zone itself."""
        base = next((home[: -len(en) - 1] for en in self.zones.values() if home.endswith(en)), "")
        area = catalogue().areas.get(base)
        if area is None:
            return
        kind = home[len(base) + 1 :]
        for name in {area.zh, short_name(area.zh)}:
            for suffix, english in self.zones.items():
                of_kind = english == kind or suffix == _SHORT_KIND or is_short_for(english, kind)
                if (of_kind or kind == self.zones[_SHORT_KIND]) and name + suffix in self.text:
                    self.names[name + suffix] = home

    def begins(self, at: int) -> bool:
        """Say whether a name that only this text has begins at a character."""
        first = bisect_left(self._starts, at)
        return first < len(self._starts) and self._starts[first] == at

    def mark(self, marks: list[Mark], start: int, end: int) -> list[Mark]:
        """Add the places of this text to the marks of a sentence, and lengthen those of zones."""
        first = bisect_left(self._starts, start)
        if first < len(self._starts) and self._starts[first] < end:
            own = self._own[first : bisect_left(self._starts, end, first)]
            marks = _merged(marks, within(own, start, end))
        if self._zone is None:
            return marks
        zoned = []
        for mark in marks:
            area = mark.meaning.area
            suffix = self._zone.match(self.text, mark.end, end) if area else None
            kind = catalogue().areas.get(area or "", _NOWHERE).kind
            if kind == "province" and suffix and suffix[0].endswith("园区"):
                continue  # 台湾科学园区 are many
            if area and suffix and kind in _HAVE_ZONES:
                name = f"{area} {self.zones[suffix[0]]}"
                zoned.append(Mark(mark.start, suffix.end(), Meaning(area=name)))
        return _merged(marks, zoned) if zoned else marks


_NOWHERE = Area("", "", "group", None, "")
_HAVE_ZONES = ("province", "prefecture", "county")


def _merged(marks: list[Mark], own: list[Mark]) -> list[Mark]:
    """Put marks of this text among those of the lexicon; the longer of two that meet stays."""
    kept = [
        o
        for o in own
        if not any(
            m.start < o.end and o.start < m.end and m.end - m.start > o.end - o.start for m in marks
        )
    ]
    rest = [m for m in marks if not any(m.start < o.end and o.start < m.end for o in kept)]
    return sorted(rest + kept, key=lambda m: m.start)


class _Index:
    """Names that are all looked for at once."""

    def __init__(self, names: Iterable[str]) -> None:
        """Build the automaton; the order of the names is kept."""
        self.names = tuple(names)
        self._automaton = AhoCorasick(self.names)

    def held_by(self, text: str) -> list[str]:
        """Give the names that a text holds, in their own order."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [self.names[number] for number in sorted({number for number, _, _ in found})]


@lru_cache(maxsize=64)
def _near(city: str | None, home: str | None) -> tuple[Area, ...]:
    """Give the counties of a city, with the one that a text is about."""
    if city is None:
        return ()
    return tuple(a for a in _counties() if a.parent == city or a.name == home)


def counties_named(text: str) -> Iterator[tuple[str, tuple[Area, ...]]]:
    """Give the short names of counties that a text holds, with the counties that have them."""
    for short in _short_index().held_by(text):
        yield short, _short_names()[short]


@cache
def _short_index() -> _Index:
    return _Index(_short_names())


@cache
def _shared_index() -> _Index:
    return _Index(_shared())


@cache
def _counties() -> tuple[Area, ...]:
    return tuple(a for a in catalogue().areas.values() if a.kind == "county")


@cache
def _short_names() -> Mapping[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    for area in _counties():
        short = short_name(area.zh)
        found[short] = (*found.get(short, ()), area)
    return found


@cache
def _shared() -> Mapping[str, tuple[Area, ...]]:
    """Whole names that several counties share."""
    found: dict[str, tuple[Area, ...]] = {}
    for area in _counties():
        found[area.zh] = (*found.get(area.zh, ()), area)
    return {name: places for name, places in found.items() if len(places) > 1}
