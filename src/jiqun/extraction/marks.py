"""Mark the words of a sentence that a lexicon knows: indicators, subjects, areas, cues."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jiqun.data import Area, catalogue
from jiqun.extraction.normal import lower
from jiqun.lang import Pack


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase can mean; one phrase may be a subject and a cue at once.

    Attributes:
        indicator: code, with `whole` where it speaks of the whole area by itself.
        subject: canonical label.
        area: canonical name.
        cues: kinds of cue.
    """

    indicator: str | None = None
    whole: bool = False
    subject: str | None = None
    area: str | None = None
    cues: frozenset[str] = frozenset()
    of: str | None = None
    recurring: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """A phrase found in a text; never changed (`frozen` is slow to build)."""

    start: int
    end: int
    meaning: Meaning


BARE = 6
"""Letters of a name that may lose its apostrophe; shorter ones are other words: our choice."""
MOST_ASKED = 10_000
"""Phrases whose meaning is kept, as the same ones are asked for again and again: our choice."""
MOST_KEPT = 16
"""Stretches of a text whose marks are kept; they are asked for anew soon or never: measured."""
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:the|an|a) (?=\w)", re.I)


class _Folding(dict[int, int]):
    """Blanks for all that is no letter or digit, filled as characters are met."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        self[code] = code if character.isalnum() else _BLANK
        return self[code]


_BLANK = ord(" ")
_FOLDING = _Folding()
_ASCII_FOLDING = bytes(_FOLDING[code] for code in range(128)) + bytes(range(128, 256))
_WESTERN = "cp1252"
"""A code of one byte for what most English texts hold beside ASCII: dashes, quotes, accents."""
_WESTERN_FOLDING = _ASCII_FOLDING[:128] + bytes(
    code if (c := bytes([code]).decode(_WESTERN, "ignore")) and c.isalnum() else _BLANK
    for code in range(128, 256)
)
_COMMON = frozenset(
    {
        "of",
        "man",
        "male",
        "nice",
        "reading",
        "mobile",
        "enterprise",
        "central",
        "eastern",
        "western",
        "northern",
        "southern",
        "bath",
        "split",
        "most",
        "same",
        "university",
        "bar",
        "bo",
        "hit",
        "yu",
        "can",
        "we",
        "industry",
        "normal",
    }
)


class Lexicon:
    """All phrases of one language in one automaton."""

    def __init__(self, language: Pack) -> None:
        """Gather the phrases of a pack and of the catalogue, and build the automaton."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        self.spaced = language.spaced
        table: dict[str, dict[str, Any]] = {}
        for phrase, more in _phrases(language):
            key = self.fold(phrase).strip() if self.spaced else phrase
            if not key:
                continue
            entry = table.setdefault(key, {"cues": set()})
            for name, value in more.items():
                if name == "cue":
                    entry["cues"].add(value)
                else:
                    entry.setdefault(name, value)
        keys = sorted(table)
        self._meanings = [
            Meaning(**{**table[k], "cues": frozenset(table[k]["cues"])}) for k in keys
        ]
        lead = " " if self.spaced else ""
        self._automaton = AhoCorasick([lead + k for k in keys], matchkind=MatchKind.LeftmostLongest)
        self._by_phrase = dict(zip(keys, self._meanings, strict=True))
        self._asked: dict[str, Meaning | None] = {}
        # the text asked for last, its folded form, and what was found where in it
        self._known: tuple[str, str, dict[tuple[int, int], list[Mark]]] = "", "", {}
        self._area_words = frozenset(
            key.partition(" ")[0] for key, meaning in self._by_phrase.items() if meaning.area
        )

    def fold(self, text: str) -> str:
        """Give the form phrases are compared in; it has the same length."""
        if not self.spaced:
            return text
        if text.isascii():
            return text.lower().encode().translate(_ASCII_FOLDING).decode()
        low = lower(text)
        try:
            return low.encode(_WESTERN).translate(_WESTERN_FOLDING).decode(_WESTERN)
        except UnicodeEncodeError:
            return low.translate(_FOLDING)

    def meaning(self, phrase: str) -> Meaning | None:
        """Give what a whole phrase means, if the lexicon has it."""
        if phrase not in self._asked:
            if len(self._asked) > MOST_ASKED:
                self._asked.clear()
            self._asked[phrase] = self._by_phrase.get(self.fold(phrase).strip())
        return self._asked[phrase]

    def may_name_area(self, text: str, at: int) -> bool:
        """Say whether the word at a place begins the name of an area; of some, it only looks so."""
        word = _WORD.match(text, at)
        return word is not None and self.fold(word[0]) in self._area_words

    def find(self, text: str, start: int, end: int) -> list[Mark]:
        """Give the marks between two places, in order and apart."""
        if not self.spaced:
            return [
                Mark(start + s, start + e, self._meanings[i])
                for i, s, e in self._automaton.find_matches_as_indexes(text[start:end])
            ]
        known = self._known
        if known[0] is not text and end - start == len(text):
            return self._find(text, start, f" {self.fold(text)} ")  # a few words, asked for once
        if known[0] is not text:
            lines = map(self.fold, text.splitlines(keepends=True))  # most are in the common code
            self._known = known = text, "".join(lines), {}
        _, folded, kept = known
        found = kept.get((start, end))
        if found is None:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            found = kept[start, end] = self._find(text, start, f" {folded[start:end]} ")
        return found.copy()

    def _find(self, text: str, start: int, folded: str) -> list[Mark]:
        """Give the marks of a stretch in its folded form, with a blank at either end."""
        marks: list[Mark] = []
        low: int | None = 0
        while low is not None:
            low = self._read(text, start, folded, low, marks)
        return marks

    def _read(self, text: str, start: int, folded: str, low: int, marks: list[Mark]) -> int | None:
        """Read on in a stretch; give where to begin anew, None where it is read to its end.

        A match that ends within a word is none, and hides none that begin in it.
        """
        rest = folded[low:] if low else folded
        base = start + low
        for i, s, e in self._automaton.find_matches_as_indexes(rest):
            if rest[e] == " ":
                meaning = self._meanings[i]
                lower_case = meaning.area and not text[base + s].isupper()
                if not (lower_case and meaning.area in _lower_unsafe()):
                    marks.append(Mark(base + s, base + e - 1, meaning))
            elif " " in rest[s + 1 : e]:
                return low + s + 1  # average selling price|s of
        return None


def without_compounds(marks: list[Mark], text: str, heads: re.Pattern[str]) -> list[Mark]:
    """Leave out indicators that only begin a compound noun: content production industry."""
    return [
        m
        for m in marks
        if not (m.meaning.indicator and not m.meaning.subject and heads.match(text, m.end))
    ]


def _phrases(language: Pack) -> Iterator[tuple[str, Mapping[str, Any]]]:
    spaced = language.spaced
    for entry in language.indicators["indicators"]:
        for word in entry["words"]:
            yield (
                str(word),
                {
                    "indicator": entry["indicator"],
                    "whole": entry.get("whole", False),
                    "subject": entry.get("subject"),
                    "recurring": True,
                    "of": entry.get("of"),
                    **_cue_of(entry, str(word)),
                },
            )
    known = catalogue()
    for subject in known.subjects.values():
        names = (
            (subject.label, *subject.aliases_en) if spaced else (subject.zh, *subject.aliases_zh)
        )
        for name in names:
            yield name, {"subject": subject.label, "recurring": subject.recurring}
    shared = Counter(area.zh for area in known.areas.values())
    for area in known.areas.values():
        if area.minor:
            if not spaced and len(area.zh) >= 3 and shared[area.zh] == 1:
                yield area.zh, {"area": area.name}
        elif spaced:
            for name in _written(area):
                if len(name) > 2 and name.lower() not in _COMMON:
                    yield name, {"area": area.name}
        else:
            for name in (area.zh, *area.aliases_zh):
                if len(name) >= 2:
                    yield name, {"area": area.name}
    for kind, words in language.cues.items():
        if kind in ("title", "source", "licence", "version"):
            continue
        if isinstance(words, dict):
            for of, phrases in words.items():
                for phrase in phrases:
                    yield str(phrase), {"cue": kind, "of": of}
        else:
            for word in words:
                yield str(word), {"cue": kind}


def _written(area: Area) -> Iterator[str]:
    """Give the English names of an area, and long ones without their apostrophe: Guian."""
    for name in (area.name, *area.aliases_en):
        yield name
        if "'" in name and len(name) >= BARE:
            yield name.replace("'", "")


_GROWTH = ("增速", "增长", "增长率", "成长率", "成长", "涨幅", "growth", "growth rate")


def _cue_of(entry: Mapping[str, Any], word: str) -> dict[str, str]:
    """Give the cue that an indicator's own words hold: a rate, or growth."""
    if entry.get("rate"):
        return {"cue": "share"}
    return {"cue": "up"} if word.endswith(_GROWTH) else {}


@cache
def _lower_unsafe() -> frozenset[str]:
    """Areas whose names are only taken where they are written with a capital."""
    return frozenset(
        a.name for a in catalogue().areas.values() if a.kind not in ("prefecture", "province")
    )


@cache
def lexicon(code: str) -> Lexicon:
    """Give the compiled lexicon of a language."""
    from jiqun.lang import pack

    return Lexicon(pack(code))


def name_of(text: str, mark: Mark) -> str | None:
    """Give what a claim calls a subject: its label where it recurs, else the document's words."""
    if mark.meaning.subject is None or mark.meaning.recurring:
        return mark.meaning.subject
    return _ARTICLE.sub("", " ".join(text[mark.start : mark.end].split()))


def within(marks: list[Mark], start: int, end: int) -> list[Mark]:
    """Give the marks that lie between two places."""
    found = []
    for mark in marks:
        if mark.start >= end:
            break
        if mark.start >= start and mark.end <= end:
            found.append(mark)
    return found


def last_cue(marks: Sequence[Mark], *kinds: str) -> Mark | None:
    """Give the last mark that carries one of some kinds of cue."""
    for mark in reversed(marks):
        if mark.meaning.cues and not mark.meaning.cues.isdisjoint(kinds):
            return mark
    return None


def last_cues(marks: Sequence[Mark], *kinds: str) -> list[Mark | None]:
    """Give for each of some kinds of cue the last mark that carries it."""
    if not marks:
        return [None] * len(kinds)
    return [last_cue(marks, kind) for kind in kinds]


def first_cue(marks: Iterable[Mark], *kinds: str) -> Mark | None:
    """Give the first mark that carries one of some kinds of cue."""
    for mark in marks:
        if mark.meaning.cues and not mark.meaning.cues.isdisjoint(kinds):
            return mark
    return None
