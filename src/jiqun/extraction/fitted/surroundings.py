"""What the fitted models look at: sentences in words, and figures with what stands around them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from jiqun.extraction.defaults import is_money
from jiqun.extraction.state import Draft, Slot

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
        lower: the same in lower case.
        words: the same, as `compared` gives them.
        starts, ends: the characters of each.
        phrases: noun phrases between two words, once they have been looked for.
        kept: by what they are made for, sums of weights that several figures share.
    """

    __slots__ = ("ends", "kept", "lower", "phrases", "starts", "text", "tokens", "words")

    def __init__(self, text: str, start: int, end: int, spaced: bool) -> None:
        """Cut a stretch of a text into words."""
        self.text = text
        self.phrases: dict[tuple[int, int], list[list[tuple[int, int]]]] = {}
        self.kept: dict[Hashable, Any] = {}
        found = [*(_TOKEN if spaced else _CHARACTER).finditer(text, start, end)]
        self.tokens = [match.group() for match in found]
        self.lower = [token.lower() for token in self.tokens]
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
        dated: whether every sentence of the text is of some time, told or not: a work report.
    """

    start: int
    end: int
    drafts: Sequence[Draft]
    year: int | None
    main: Any
    dated: bool = False


_OPEN = Slot(None)


class ReadFigure(NamedTuple):
    """What a figure is as the grammar read it; many look back at it.

    Attributes:
        start: its first character.
        end: where it ends.
        indicator, status: what the grammar gave, if it gave any.
        subject, period, of: what it gave, and how.
    """

    start: int
    end: int
    indicator: Any
    status: Any
    subject: Slot
    period: Slot
    of: Slot

    @classmethod
    def of_draft(cls, d: Draft) -> "ReadFigure":
        """Give what a figure is."""
        subject, period, of = (d.slots.get(name, _OPEN) for name in ("subject", "period", "of"))
        return cls(d.start, d.end, d.value("indicator"), d.value("status"), subject, period, of)


@dataclass(frozen=True, slots=True)
class Told:
    """What a text has told up to a sentence; what follows must not change what was read before.

    Attributes:
        text: the text.
        year: the one that it counts from, if it tells a day or its metadata do.
        main: the period that it is about, if it is about one.
        common: for a field, what the last figures tell most of, with the share of them that do.
        dated: whether every sentence of it is of some time.
    """

    text: str
    year: int | None
    main: Any
    common: Mapping[str, Sequence[tuple[Any, float]]]
    dated: bool = False


REACH, STEP = 80, 40
"""Words on either side of a figure that are looked at at least, and what they are rounded up to, so
that figures near each other look at the same: our choice; most sentences of our texts are shorter,
and what cannot be a sentence costs no more than one."""


@dataclass(slots=True)
class Case:
    """A figure with all that the models look at.

    Attributes:
        whole: what its text tells.
        words: those of its sentence and of the one before it in the paragraph.
        at: where its sentence begins.
        draft: the figure as the grammar read it.
        places: how many words end before it, and which is the first behind it.
        others: how many words end before each other figure of the sentence.
        beside: all figures of its sentence.
        told: what some figures before it in the text are, the nearest last.
        indicator, context, unit: its indicator, its unit with its measure, its unit; all money
            is one.
    """

    whole: Told
    words: Surroundings
    at: int
    draft: Draft
    places: tuple[int, int]
    others: Sequence[int]
    beside: Sequence[Draft]
    told: Sequence[ReadFigure]
    indicator: str
    context: str
    unit: str

    def kept(self, field: str) -> dict[Any, Any]:
        """Give the sums of weights of a field that the figures of the sentence share."""
        kept: dict[Any, Any] = self.words.kept.setdefault(field, {})
        return kept

    def around(self, left: int, right: int) -> tuple[list[str], list[str]]:
        """Give some words of the sentence before the figure, and some behind it."""
        s, (before, behind) = self.words, self.places
        first = max(s.behind(self.at), before - left)
        return s.words[first:before], s.words[behind : behind + right]

    def window(self) -> tuple[int, int]:
        """Give the first word that is looked at at all, and the one behind the last."""
        before, behind = self.places
        first = max(0, before - REACH) // STEP * STEP
        return first, min(len(self.words.words), -(-(behind + REACH) // STEP) * STEP)

    def said(self) -> Collection[str]:
        """Give the words of the sentence, as far as they are looked at, each once.

        They are in the order of the text: a sum of weights that lies at the very margin would else
        come out differently from run to run.
        """
        first, last = self.window()
        return dict.fromkeys(self.words.words[max(first, self.words.behind(self.at)) : last])


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
    told: list[ReadFigure] = []
    before = 0, 0
    for start, end, found, year, main, dated in sentences:
        if found:
            first = before[0] if before[1] and "\n" not in text[before[1] : start] else start
            words = Surroundings(text, first, end, spaced)
            read = [ReadFigure.of_draft(draft) for draft in found]
            whole = Told(text, year, main, _common([*told[-REMEMBERED:], *read]), dated)
            places = [(words.before(d.start), words.behind(d.end)) for d in found]
            for number, (draft, place) in enumerate(zip(found, places, strict=True)):
                others = [one for one, _ in (*places[:number], *places[number + 1 :])]
                known = told[-REMEMBERED:]
                yield Case(whole, words, start, draft, place, others, found, known, *told_of(draft))
                told.append(read[number])
        before = start, end


def _common(read: Sequence[ReadFigure]) -> dict[str, list[tuple[Any, float]]]:
    values = {"subject": [d.subject.value for d in read], "period": [d.period.value for d in read]}
    found = {}
    for field, told in values.items():
        counted = Counter(told)
        counted.pop(None, None)
        most = counted.most_common(COMMON[field])
        found[field] = [(value, n / len(read)) for value, n in most]
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


@lru_cache(maxsize=8192)
def parts_of(label: str | None) -> Sequence[str]:
    """Give the words of a label as models compare them; every two characters of a Chinese one.

    >>> parts_of("little giants"), parts_of("机器人")
    (['little', 'giant'], ['机器', '器人'])
    """
    if label is None:
        return []
    if not label.isascii():
        return [one + other for one, other in pairwise(label)]
    return [compared(word) for word in label.split()]
