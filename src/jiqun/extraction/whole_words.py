"""Let no subject or whole begin or end inside a word, where no blanks stand between words.

What a figure is of is cut out of a sentence by the marks, numbers and function words around it.
Many of these are parts of words as well: 能 can stand alone, and is in 技能 and 储能. A cut that
parts a word is moved to one of its ends. Words are told by the likeliest way to part the
characters around the cut, each word taken by itself (a unigram model; Sproat et al. 1996,
section 4.2, without their classes of names).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft
from jiqun.lang.pack import has_file, read_file

FIELDS = ("subject", "of")
"""Fields that may hold words of the text."""
AROUND = 8
"""Characters on either side of a cut that are parted into words: our choice; words have up to
three, so that those at the cut do not depend on where the stretch begins."""
ALL = 7.78
"""Logarithm of how often all words of the list's source were met together."""
ALONE = 4.0
"""Logarithm of how often a character is taken to be met as a word of its own: our choice, rarer
than the commonest words, so that two characters are one word wherever the list has it."""
LEAST = 2
"""Characters of a subject that is still one: our choice."""
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]+")
_ENDS_A_VERB = frozenset("成到于至近入出")
"""Characters that a verb ends with where its object follows: 建成, 达到, 用于."""


class Word(NamedTuple):
    """What the list tells of a word.

    Attributes:
        kind: `nouns` for what stands in noun phrases, `verbs`, or `others`.
        cost: how unlikely it is, as a negative logarithm.
    """

    kind: str
    cost: float


class Placed(NamedTuple):
    """A word of a text: its first character, the one behind its last, and its kind, if known."""

    start: int
    end: int
    kind: str | None


def words_of(told: Mapping[str, Mapping[int, Mapping[int, str]]]) -> dict[str, Word]:
    """Give the words of a list that tells them by kind, length and power of ten, without blanks.

    >>> words_of({"nouns": {2: {3: "技能" + "储能"}}})["储能"].kind
    'nouns'
    """
    found: dict[str, Word] = {}
    for kind in ("nouns", "verbs", "others"):
        for length, powers in told.get(kind, {}).items():
            for power, packed in powers.items():
                joined = packed.replace("\n", "")
                parts = [joined[at : at + length] for at in range(0, len(joined), length)]
                found.update(dict.fromkeys(parts, Word(kind, ALL - power - 0.5)))
    return found


class WholeWords:
    """Moves the ends of subjects and wholes to ends of words."""

    def __init__(self, g: Grammar) -> None:
        """Note which language it is; its words are loaded when one is first asked for."""
        self._code = g.pack.code
        self._known = not g.spaced and has_file(self._code, "segments")
        self._list: dict[str, Word] = {}

    def mend(self, text: str, drafts: Iterable[Draft]) -> None:
        """Give whole words to fields of figures that hold a stretch of their text.

        Args:
            text: the text that the figures were read from.
            drafts: its figures; their fields are changed in place.
        """
        if not self._known:
            return
        moved: dict[tuple[int, int], tuple[int, int]] = {}
        for draft in drafts:
            for field in FIELDS:
                slot = draft.slots.get(field)
                if slot is None or slot.start is None or slot.end is None:
                    continue
                ends = slot.start, slot.end
                if text[slot.start : slot.end] != slot.value:
                    continue
                if ends not in moved:
                    moved[ends] = self.whole(text, *ends)
                start, end = moved[ends]
                if (start, end) != ends and not (start < draft.end and draft.start < end):
                    whole = replace(slot, value=text[start:end], start=start, end=end)
                    draft.slots[field] = whole

    def whole(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Give the ends of a stretch of a text without parts of words.

        Args:
            text: the text.
            start, end: the stretch.

        Returns:
            The ends, farther apart where a word was parted, nearer where that word is a verb or no
            part of a noun phrase; the same ends where no word is parted.
        """
        first = self._opening(text, start)
        last = self._closing(text, end)
        return (first, last) if last - first >= LEAST else (start, end)

    def _opening(self, text: str, at: int) -> int:
        parted = next((w for w in self._words(text, at) if w.start < at < w.end), None)
        if parted is None:
            return at
        is_led = parted.kind == "verbs" and text[parted.end - 1] in _ENDS_A_VERB
        return parted.end if is_led or parted.kind == "others" else parted.start

    def _closing(self, text: str, at: int) -> int:
        """Give the end of the word at a cut, and of the nouns that go on where it was parted."""
        words = self._words(text, at)
        for number, word in enumerate(words):
            if word.start < at < word.end:
                if word.kind != "nouns":
                    return word.start
                return _last_noun(words[number:])
        return at

    def _words(self, text: str, at: int) -> Sequence[Placed]:
        """Give the words around a cut."""
        if not (_CHARACTERS.match(text, at - 1) and _CHARACTERS.match(text, at)):
            return ()
        low = at
        while low > max(0, at - AROUND) and _CHARACTERS.match(text, low - 1):
            low -= 1
        run = _CHARACTERS.match(text, low, at + AROUND)
        return [*self.parted(text, low, run.end() if run else at)]

    def parted(self, text: str, start: int, end: int) -> Iterator[Placed]:
        """Part a stretch of characters into the words that are likeliest together.

        Args:
            text: the text.
            start, end: the stretch, all of it characters that words are made of.

        Returns:
            The words in order; characters that are in none of the list stand alone.
        """
        known = self._list = self._list or words_of(read_file(self._code, "segments"))
        costs: list[tuple[float, int, str | None]] = [(0.0, start, None)]
        costs += [(inf, start, None)] * (end - start)
        for at in range(start, end):
            so_far = costs[at - start][0]
            for behind in range(at + 1, min(end, at + 3) + 1):
                word = known.get(text[at:behind])
                if word is None and behind > at + 1:
                    continue
                cost = so_far + (word.cost if word else ALL - ALONE)
                if cost < costs[behind - start][0]:
                    costs[behind - start] = cost, at, word.kind if word else None
        back: list[Placed] = []
        at = end
        while at > start:
            _, before, kind = costs[at - start]
            back.append(Placed(before, at, kind))
            at = before
        yield from reversed(back)


def _last_noun(words: Sequence[Placed]) -> int:
    """Give where the nouns that a run of words begins with end."""
    end = words[0].end
    for word in words[1:]:
        if word.kind != "nouns":
            break
        end = word.end
    return end
