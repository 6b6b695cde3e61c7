"""Read names of Chinese places that a hasty text wrote with a small letter: the GDP of jinjiang."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from jiqun.data import catalogue
from jiqun.extraction.spaced_counties import plain
from jiqun.extraction.state import HOME, is_ancestor
from jiqun.lang import Pack, pack

SHORTEST = 5
"""Letters of a name that is read without its capital: our choice, shorter ones are words too."""
_NAME = re.compile(rf"[A-Z][a-z']{{{SHORTEST - 1},}}")
_IN_WORD = re.compile(r"[\w'’-]")


def capitalise_names(text: str, language: Pack) -> str:
    """Give a text, its length kept, with capitals where places of China stand without.

    Names that are words of the language are left: `boxing`, `guiding`.

    >>> capitalise_names("The shoes of jinjiang, boxing gloves of Boxing.", pack("en"))
    'The shoes of Jinjiang, boxing gloves of Boxing.'
    """
    if language.entry("places", "small_letters") is None:
        return text
    spans = _finder(language.code).find_matches_as_indexes(text)
    raised = [
        start
        for _, start, end in spans
        if not (start and _IN_WORD.match(text, start - 1)) and _ends(text, end)
    ]
    if not raised:
        return text
    letters = list(text)
    for start in raised:
        letters[start] = letters[start].upper()
    return "".join(letters)


def _ends(text: str, end: int) -> bool:
    return _IN_WORD.match(text, end) is None or text[end] in "'’"


@cache
def _finder(code: str) -> AhoCorasick:
    """Give what finds the small forms of all names of Chinese places that are no words."""
    language = pack(code)
    words = {str(word) for word in language.entry("places", "small_letters", "words") or ()}
    for name in ("verbs", "others", "acting"):
        words.update(str(language.words.get(name, "")).split())
    words -= {str(word) for word in language.entry("places", "small_letters", "names") or ()}
    names = {
        name.lower()
        for area in catalogue().areas.values()
        if area.name == HOME or is_ancestor(HOME, area.name)
        for name in map(plain, (area.name, *area.aliases_en))
        if _NAME.fullmatch(name)
    }
    return AhoCorasick(sorted(names - words), matchkind=MatchKind.LeftmostLongest)
