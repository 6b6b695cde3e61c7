"""The forms in which one language speaks of places that no list has, compiled."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.normal import small_letters
from jiqun.extraction.openings import WordLists
from jiqun.extraction.spaced_counties import CountyForms
from jiqun.lang import Pack

_STOP = re.compile(r"[.\n]")


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


@lru_cache(maxsize=2)
def _firms(named: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(m["name"] for m in named.finditer(text))


@cache
def place_forms(code: str) -> PlaceForms:
    """Give the forms of a language."""
    from jiqun.lang import pack

    return PlaceForms(pack(code))
