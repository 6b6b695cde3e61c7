"""Find in a text the regions and cities abroad that the gazetteer of the world has."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from jiqun.data.gazetteer import gazetteer, joined_names
from jiqun.extraction.marks import Lexicon
from jiqun.extraction.place_forms import PlaceForms

_DATELINE = re.compile(
    r"(?m)^[ \t]*(?P<name>[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+){0,2})"
    r"(?=,? ?(?:\(|[A-Z][a-z]{2,8}\.? \d|\d{1,2} [A-Z]|[—–-]))"
)
_JOINED = re.compile(r"[^\W\d_a-z][\w’'-]{0,24} (?:[a-z’']{1,6} ?){1,3}[^\W\d_a-z]")
"""What every name with a small word inside looks like: Bay of Plenty."""
LED = 20
"""Characters before a name in which a word tells that things lie there: our choice."""
SHORTEST = 3
"""Characters of the name of a place: our choice."""
OPENING = 300
"""Characters in which a text names what it is about: our choice."""


@cache
def _joined_finder() -> AhoCorasick:
    return AhoCorasick(joined_names(), matchkind=MatchKind.LeftmostLongest)


def in_gazetteer(forms: PlaceForms, lexicon: Lexicon, text: str) -> Iterator[tuple[str, int, str]]:
    """Give the names that the gazetteer has: half as much as words that tell of a place."""
    if not forms.reads_gazetteer:
        return
    known = gazetteer()
    for m in _DATELINE.finditer(text, 0, OPENING):
        name = m["name"].title()
        if name in known and (told := place_name(forms, lexicon, name)):
            yield told, m.start(), ""  # SIALKOT, Dec 30: as good as two
            yield told, m.start(), ""
    for mention in mentions(forms, lexicon, text):
        yield mention.name, mention.start, ""


class Mention(NamedTuple):
    """Where a text writes a name of the gazetteer; `alone` if no other capitals are beside it."""

    name: str
    start: int
    end: int
    alone: bool


@lru_cache(maxsize=2)
def mentions(forms: PlaceForms, lexicon: Lexicon, text: str) -> Sequence[Mention]:
    """Give all mentions of places of the gazetteer that may be places."""
    return [*_joined_mentions(forms, lexicon, text), *_plain_mentions(forms, lexicon, text)]


def _joined_mentions(forms: PlaceForms, lexicon: Lexicon, text: str) -> Iterator[Mention]:
    joined = _joined_finder() if _JOINED.search(text) else None
    for _, start, end in joined.find_matches_as_indexes(text) if joined else ():
        alone = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if alone and (told := place_name(forms, lexicon, text[start:end])):
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
                ((n, w) for n, w in spans if w in known or is_listed(lexicon, w)), (at + 1, "")
            )
            if name in known and (told := place_name(forms, lexicon, name)):
                start = m.start() + len(" ".join([*words[:at], ""]))
                yield Mention(told, start, start + len(name), len(words) == stop - at)
            at = stop


def is_shown(forms: PlaceForms, text: str, m: Mention) -> bool:
    """Say whether the words around a name show a place: in X, X's …, X (its country)."""
    if forms.lies_in.search(text, max(0, m.start - LED), m.start):
        return True
    if (text[m.start - 1 : m.start] or "\n") == "\n":
        return forms.opens.match(text, m.end) is not None
    behind = forms.outer.match(text, m.end)
    return behind is not None and behind["outer"] == gazetteer().get(m.name)


def is_listed(lexicon: Lexicon, name: str) -> bool:
    """Say whether a name is one of a place in the lists."""
    meaning = lexicon.meaning(name)
    return meaning is not None and meaning.area is not None


def place_name(forms: PlaceForms, lexicon: Lexicon, words: str) -> str | None:
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
