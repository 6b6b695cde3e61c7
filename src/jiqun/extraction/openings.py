"""Know where numbers, places in lists and words of time may begin, found once for a text."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

Text = tuple[str, list[int]]


class Openings:
    """The places of the text in hand at which a grammar looks closely; elsewhere nothing begins.

    A place too many costs a moment, a place too few loses a figure. Only the text asked for last
    is kept.
    """

    def __init__(self, find: Callable[[str], Iterable[int]]) -> None:
        """Keep what finds all places of a text, in any order."""
        self._find = find
        self._known: Text = "", []

    def between(self, text: str, start: int, end: int) -> list[int]:
        """Give the places from `start` on and before `end`, in order."""
        known = self._known
        if known[0] is not text:
            self._known = known = text, sorted(set(self._find(text)))
        places = known[1]
        first = bisect_left(places, start)
        if first == len(places) or places[first] >= end:
            return []
        return places[first : bisect_left(places, end, first)]


class Words:
    """Words that are all looked for at once, in small letters."""

    def __init__(self, words: Iterable[str]) -> None:
        """Build the automaton."""
        self._automaton = _automaton(tuple(sorted({word.lower() for word in words})))

    def starts(self, low: str) -> Iterator[int]:
        """Give where any of the words begins, at the beginning of a word of the text.

        >>> [*Words(["no", "second"]).starts("seconds ago, no know-how, no. 2")]
        [0, 13, 26]
        """
        for _, first, _ in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if not first or not low[first - 1].isalnum():
                yield first


class WordLists:
    """Several lists of words, all looked for at once, in small letters."""

    def __init__(self, lists: Iterable[Iterable[str]]) -> None:
        """Build the automaton."""
        owners: dict[str, list[int]] = {}
        count = 0
        for count, words in enumerate(lists, 1):
            for word in {word.lower() for word in words}:
                owners.setdefault(word, []).append(count - 1)
        self._count = count
        self._owners = [owners[word] for word in sorted(owners)]
        self._automaton = _automaton(tuple(sorted(owners)))

    def places(self, low: str) -> list[list[int]]:
        """Give for each list where its words stand, be it as parts of others, in order.

        >>> WordLists([["port", "city"], ["city"]]).places("a port city, airports")
        [[2, 7, 16], [7]]
        """
        places: list[list[int]] = [[] for _ in range(self._count)]
        for number, first, _ in self._automaton.find_matches_as_indexes(low, overlapping=True):
            for owner in self._owners[number]:
                places[owner].append(first)
        return [sorted(set(found)) for found in places]

    def starts(self, low: str) -> list[list[int]]:
        """Give for each list where its words begin, at the beginnings of words of the text.

        >>> WordLists([["port", "city"], ["city"]]).starts("a port city, airports")
        [[2, 7], [7]]
        """
        return [
            [p for p in found if not p or not low[p - 1].isalnum()] for found in self.places(low)
        ]


@lru_cache(maxsize=64)
def _automaton(words: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(words)
