"""What the fitted models look at: sentences in words, and figures with what stands around them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from jiqun.extraction.defaults import is_money
from jiqun.extraction.state import Draft

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’/&-]*\w)?|\d+(?:[.,]\d+)*%?|[^\s\w]")
_CHARACTER = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\S")


@lru_cache(maxsize=8192)
def compared(word: str) -> str:
    """Give a word as models compare it: lower case, its plain singular; numbers are all one.

    >>> [compared(word) for word in ("Industries", "firms", "glass", "2024", "1,200")]
    ['industry', 'firm', 'glass', '#y', '#']
    """
    if word[0].isdigit():
        return "#y" if len(word) == 4 and word[:2] in ("19", "20") else "#"
    word = word.lower()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


class Surroundings:
    """The words of a stretch of text with their places; made once for all its figures.

    Where words are not divided by blanks, every two characters are taken for a word.

    Attributes:
        tokens: the words as written; marks and numbers are words too.
        words: the same, as `compared` gives them.
        starts, ends: the characters of each.
        phrases: noun phrases between two words, once they have been looked for.
        kept: by field, sums of weights that several figures share.
    """

    __slots__ = ("ends", "kept", "phrases", "starts", "text", "tokens", "words")

    def __init__(self, text: str, start: int, end: int, spaced: bool) -> None:
        """Cut a stretch of a text into words."""
        self.text = text
        self.phrases: dict[tuple[int, int], list[list[tuple[int, int]]]] = {}
        self.kept: dict[str, dict[Any, Any]] = {}
        found = [*(_TOKEN if spaced else _CHARACTER).finditer(text, start, end)]
        self.tokens = [match.group() for match in found]
        self.words = [compared(token) for token in self.tokens]
        if not spaced:
            self.words = [a + b for a, b in pairwise([*self.words, ""])]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def before(self, at: int) -> int:
        """Give how many words end before a place in the text."""
        return bisect_right(self.ends, at)

    def behind(self, at: int) -> int:
        """Give the number of the first word that begins behind a place in the text."""
        return bisect_left(self.starts, at)


class ReadSentence(NamedTuple):
    """A sentence as the grammar read it.

    Attributes:
        start, end: its characters.
        drafts: its figures.
        year: the one that the text counts from, as far as it had been read.
        main: the period that the text is about, as far as it had been read.
    """

    start: int
    end: int
    drafts: Sequence[Draft]
    year: int | None
    main: Any


@dataclass(frozen=True, slots=True)
class Told:
    """What a text has told up to a sentence; what follows must not change what was read before.

    Attributes:
        text: the text.
        year: the one that it counts from, if it tells a day or its metadata do.
        main: the period that it is about, if it is about one.
        common: for a field, what the last figures tell most of, with the share of them that do.
    """

    text: str
    year: int | None
    main: Any
    common: Mapping[str, Sequence[tuple[Any, float]]]


REACH = 80
"""Words on either side of a figure that are looked at: our choice, longer than any sentence of
our texts, so that what cannot be a sentence costs no more than one."""


@dataclass(slots=True)
class Case:
    """A figure with all that the models look at.

    Attributes:
        whole: what its text tells.
        words: those of its sentence and of the one before it in the paragraph.
        at: where its sentence begins.
        draft: the figure as the grammar read it.
        beside: all figures of its sentence.
        told: some figures before it in the text, the nearest last.
        indicator, context, unit: its indicator, its unit with its measure, its unit; all money
            is one.
    """

    whole: Told
    words: Surroundings
    at: int
    draft: Draft
    beside: Sequence[Draft]
    told: Sequence[Draft]
    indicator: str
    context: str
    unit: str

    def others(self) -> list[int]:
        """Give how many words end before each other figure of the sentence."""
        return [self.words.before(d.start) for d in self.beside if d is not self.draft]

    def kept(self, field: str) -> dict[Any, Any]:
        """Give the sums of weights of a field that the figures of the sentence share."""
        return self.words.kept.setdefault(field, {})

    def around(self, left: int, right: int) -> tuple[list[str], list[str]]:
        """Give some words of the sentence before the figure, and some behind it."""
        s, before, behind = self.words, *self.places()
        first = max(s.behind(self.at), before - left)
        return s.words[first:before], s.words[behind : behind + right]

    def window(self) -> tuple[int, int]:
        """Give the first and the last word that are looked at at all."""
        before, behind = self.places()
        return max(0, before - REACH), min(len(self.words.words), behind + REACH)

    def said(self) -> set[str]:
        """Give the words of the sentence, as far as they are looked at."""
        first, last = self.window()
        return set(self.words.words[max(first, self.words.behind(self.at)) : last])

    def places(self) -> tuple[int, int]:
        """Give how many words end before the figure, and which is the first behind it."""
        return self.words.before(self.draft.start), self.words.behind(self.draft.end)


REMEMBERED = 40
"""Figures before one that are looked at: our choice, so that cost stays linear in length."""
COMMON = {"subject": 2, "period": 3}
"""How many things that the last figures tell most of are looked at: our choice."""


def cases(text: str, spaced: bool, sentences: Iterable[ReadSentence]) -> Iterator[Case]:
    """Give the figures of a text as cases, sentence by sentence, as they were read.

    Args:
        text: the whole text.
        spaced: whether its words are divided by blanks.
        sentences: those of the text, in reading order.
    """
    told: list[Draft] = []
    before = 0, 0
    for start, end, found, year, main in sentences:
        if found:
            first = before[0] if before[1] and "\n" not in text[before[1] : start] else start
            words = Surroundings(text, first, end, spaced)
            whole = Told(text, year, main, _common([*told[-REMEMBERED:], *found]))
            for draft in found:
                yield Case(whole, words, start, draft, found, told[-REMEMBERED:], *told_of(draft))
                told.append(draft)
        before = start, end


def _common(drafts: Sequence[Draft]) -> dict[str, list[tuple[Any, float]]]:
    found = {}
    for field, most in COMMON.items():
        counted = Counter(d.value(field) for d in drafts if d.value(field) is not None)
        found[field] = [(value, n / len(drafts)) for value, n in counted.most_common(most)]
    return found


def kind_of_unit(draft: Draft) -> str:
    """Give the unit of a figure; all money is one."""
    unit = draft.value("unit")
    return "MONEY" if is_money(unit) else str(unit)


def told_of(draft: Draft) -> tuple[str, str, str]:
    """Give a figure's indicator, its unit and measure in one, and its unit, as evidence does."""
    unit = kind_of_unit(draft)
    indicator = str(draft.value("indicator") or "-")
    return indicator, f"{unit}{draft.value('measure') or 'level'}", unit


def parts_of(label: str | None) -> list[str]:
    """Give the words of a label as models compare them; every two characters of a Chinese one.

    >>> parts_of("little giants"), parts_of("机器人")
    (['little', 'giant'], ['机器', '器人'])
    """
    if label is None:
        return []
    if not label.isascii():
        return [one + other for one, other in pairwise(label)]
    return [compared(word) for word in label.split()]
