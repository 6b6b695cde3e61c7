"""Find where a document names the items of its place's policy catalogues."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jiqun.data import catalogue, catalogues, lies_in, policy_code
from jiqun.extraction.coding import published_days
from jiqun.model import Claim, Document

MOST = 3
"""Mentions kept of one item in one document: our choice, enough to see how it is spoken of."""

_ACRONYM = 3
"""Names of up to so many letters count only as written, in capitals (AI, and not ai in said)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of a document that name an item of a catalogue.

    Attributes:
        code: the subject's code in the version of the document's day.
        start, end: code points into the document's text, half-open.
    """

    doc: str
    code: str
    start: int
    end: int


def mentions(document: Document, claims: Iterable[Claim]) -> tuple[Mention, ...]:
    """Give the first few mentions of each item, in order of place.

    Only documents that speak of the place of a catalogue, by their metadata or by the area of any
    claim, can name its items; a name means what it meant on the day of publication.
    """
    places = {document.area, *(claim.area for claim in claims)} - {None}
    area = next(
        (
            c.area
            for c in catalogues().classifications.values()
            if c.kind == "policy" and c.area and any(lies_in(str(p), c.area) for p in places)
        ),
        None,
    )
    if area is None:
        return ()
    first, last = published_days(document)
    text = document.text
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose lower case is two: places would not be the same
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    found: list[Mention] = []
    counts: dict[str, int] = {}
    names = _names()
    for index, start, end in _automaton().find_matches_as_indexes(lower):
        name = names[index]
        if not _stands_alone(text, start, end, name):
            continue
        code = policy_code(name, area, first, None)
        if code is None or code != policy_code(name, area, last, None):
            continue
        counts[code] = counts.get(code, 0) + 1
        if counts[code] <= MOST:
            found.append(Mention(document.id, code, start, end))
    return tuple(found)


def _stands_alone(text: str, start: int, end: int, name: str) -> bool:
    """Whether a match is a word of its own, and an acronym in capitals."""
    if not name.isascii():
        return True
    if len(name) <= _ACRONYM and not text[start:end].isupper():
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_is_word(before) or _is_word(after))


def _is_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "-_")


@cache
def _names() -> tuple[str, ...]:
    """Every name of a policy's items, and every other subject: the longest match decides.

    新能源汽车 in a text is no mention of 新能源.
    """
    items = {
        name.lower()
        for c in catalogues().classifications.values()
        if c.kind == "policy"
        for version in c.versions
        for item in version.items
        for name in (item.zh, item.en, *item.names_en, *item.names_zh)
        if len(name) > 1
    }
    others = {
        name.lower()
        for subject in catalogue().subjects.values()
        for name in (subject.label, subject.zh, *subject.aliases_en, *subject.aliases_zh)
        if len(name) > 1
    }
    return tuple(sorted(items | others))


@cache
def _automaton() -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(list(_names()), matchkind=MatchKind.LeftmostLongest)
