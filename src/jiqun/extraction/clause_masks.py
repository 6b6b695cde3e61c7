"""Blank out of a sentence what no clause is cut by: asides, words of time, and figures."""

import re
from collections.abc import Callable
from typing import Any

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.when import When
from jiqun.lang import Pack

LEADING = 80
"""Characters of the words that lead up to a figure, to nearly, up to about: our choice."""
_NOUN = re.compile(r" [a-z]+ ")
_SIGNS = ("$", "€", "£", "¥", "₹")


class ClauseMasks:
    """Masks the sentences of one text; the masked sentence is shared by all of its figures.

    Attributes:
        names: where the known names of the sentence in hand stand in it.
    """

    def __init__(
        self, language: Pack, text: str, verb_in: Callable[[int, int], re.Match[str] | None]
    ) -> None:
        """Compile what stands before times and counts, in a pack that has clauses."""
        self._verb_in = verb_in
        table = language.clauses["clauses"]
        at = longest_first(table["at_time"])
        self._at_time = compiled(rf"\b(?:{at})(?: the)? $", re.I)
        determiners = longest_first(table["determiners"])
        self._of_name = compiled(rf"(?<!\w)(?:{determiners})\s$", re.I)
        self.text = text
        self.names: list[tuple[int, int]] = []
        self._whole: tuple[Any, str] = None, ""

    def of(self, sentence: Any, at: int) -> str:
        """Give a sentence up to a place, masked: blanks for asides and times, # for figures."""
        if self._whole[0] is not sentence:
            self._whole = sentence, self._blanked(sentence, sentence.end)
            self.names = [
                (m.start - sentence.start, m.end - sentence.start)
                for m in sentence.marks
                if m.meaning.indicator or m.meaning.subject
            ]
        if sentence.is_aside(at):
            return self._blanked(sentence, at)
        return self._whole[1][: at - sentence.start]

    def _blanked(self, sentence: Any, at: int) -> str:
        low = sentence.start
        masked = self.text[low:at]
        for start, end in sentence.asides:
            if not start <= at < end:
                masked = _blank(masked, start - low, end - low)
        for when in sentence.whens:
            masked = _blank(masked, self._begin(when, low) - low, when.stop - low)
        for figure in sentence.figures:
            if figure.end <= at:
                named = figure.unit == "count" and (
                    self._of_name.search(self.text, max(low, figure.start - 12), figure.start)
                    or self._is_counted(low, figure)
                )
                mark = " " if named else "#"
                masked = _blank(masked, figure.start - low, figure.end - low, mark)
        return masked

    def _is_counted(self, low: int, figure: Figure) -> bool:
        """Say whether a count opens a clause and is part of its name: 727 firms recorded …."""
        if not _NOUN.match(self.text, figure.end):
            return False
        begin = max([low] + [self.text.rfind(c, low, figure.start) + 1 for c in ",;:"])
        return self._verb_in(begin, figure.start) is None

    def _begin(self, when: When, low: int) -> int:
        """Give where a time begins, with the word that leads to it: in, at the."""
        before = self._at_time.search(self.text[max(low, when.start - 14) : when.start])
        return when.start - (len(before[0]) if before else 0)


def _blank(masked: str, first: int, last: int, mark: str = " ") -> str:
    first, last = max(first, 0), min(last, len(masked))
    if first >= last:
        return masked
    return f"{masked[:first]}{mark * (last - first)}{masked[last:]}"


class LeadingWords:
    """Words that lead up to a figure and are in no name: to nearly $, up to about."""

    def __init__(self, words: list[str]) -> None:
        """Sort the words by their last one."""
        self._by_last: dict[str, list[str]] = {}
        for phrase in sorted(words, key=len, reverse=True):
            self._by_last.setdefault(phrase.split()[-1], []).append(phrase)

    def begin(self, text: str, low: int, high: int) -> int:
        """Give where the words that lead up to a place begin; the place itself without any.

        >>> LeadingWords(["to", "nearly"]).begin("exports to nearly $", 0, 19)
        7
        """
        low = max(low, high - LEADING)
        words = text[low:high].rstrip()
        if words.endswith(_SIGNS):
            words = words[:-1].rstrip()
        words = words.lower()
        while words:
            for leading in self._by_last.get(words.rsplit(None, 1)[-1], ()):
                before = words.removesuffix(leading)
                if before != words and before[-1:].isspace():
                    words = before.rstrip()
                    break
            else:
                break
        return low + len(words)
