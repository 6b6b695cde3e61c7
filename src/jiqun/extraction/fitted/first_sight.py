"""What is seen of a phrase at first: its own words with those beside it, and its place.

Every phrase near a figure is weighed by this, so the same is told twice: as names of evidence, by
which weights are fitted, and as sums of weights, which are made of what each word of a sentence
weighs by itself. A test holds the two against each other.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import accumulate

from jiqun.extraction.fitted.surroundings import Case, Surroundings

Weights = Mapping[str, float]
Placed = tuple[tuple[int, int], str, int]
"""A phrase by its words, the side of the figure it is on, and the words between."""
Told = tuple[list[tuple[float, ...]], list[tuple[float, float, float]], list[float]]
SIDES = ("L", "R", "prev")
"""Left and right of a figure, and in the sentence before its own."""
_AWAY = ("0", "1", "2", "3-4", "3-4", "5-8", "5-8", "5-8", "5-8")


def away(gap: int) -> str:
    """Give a distance in words as evidence tells it.

    >>> [away(gap) for gap in (0, 2, 3, 9)]
    ['0', '2', '3-4', '9+']
    """
    return _AWAY[gap] if gap < len(_AWAY) else "9+"


class Wording:
    """How evidence tells the words of phrases in one language."""

    def __init__(self, closed: Collection[str], spaced: bool) -> None:
        """Keep the words that end a noun phrase.

        Args:
            closed: these words, in lower case.
            spaced: whether words are divided by blanks.
        """
        self._closed = closed
        self._short = 0 if spaced else 1

    def last(self, end: int) -> int:
        """Give the number of the last word of a phrase that ends before a token.

        Where every two characters are a word, the last of them begins one character earlier.
        """
        return end - 1 - self._short

    def ends(self, token: str) -> bool:
        """Say whether a token beside a phrase, in lower case, can be no part of it."""
        return token in self._closed or not token[0].isalpha()

    def itself(self, s: Surroundings, first: int, last: int, side: str, at: int) -> Iterator[str]:
        """Give what is seen of a phrase by itself.

        Args:
            s: the words of its sentence.
            first, last: its first token, and the one behind its last.
            side: where it stands.
            at: where the sentence of the figure begins.
        """
        before = s.lower[first - 1] if first else "^"
        behind = s.lower[last] if last < len(s.tokens) else "$"
        end = self.last(last)
        yield side
        yield f"{side}:bef:{before}"
        yield f"{side}:aft:{behind}"
        yield f"{side}first{first <= s.behind(at)}"
        yield f"last:{s.words[end]}"
        yield f"first:{s.words[first]}"
        yield f"maxL:{self.ends(before)}"
        yield f"maxR:{self.ends(behind)}"
        for word in s.words[first : end + 1]:
            yield f"w:{word}"


def by_place(side: str, gap: str, indicator: str, context: str, unit: str) -> Iterator[str]:
    """Give what is seen of a phrase by its side and distance, with what the figure is."""
    yield f"{side}{gap}"
    yield f"{side}{gap}:{unit}"
    yield f"{side}{gap}:{indicator}"
    yield f"{side}:{context}"
    yield f"{side}:{indicator}"


class FirstSight:
    """Weighs phrases by what is seen of them at first.

    What a word weighs is kept by the word, as most words of a text are told again.
    """

    def __init__(self, weights: Weights, wording: Wording) -> None:
        """Take the weights of a field."""
        self._weights, self._wording = weights, wording
        self._edges: dict[str, tuple[float, ...]] = {}
        self._words: dict[str, tuple[float, float, float]] = {}
        self._places: dict[tuple[str, ...], float] = {}
        get = weights.get
        self._sides = [
            tuple(get(side, 0.0) + get(f"{side}first{opens}", 0.0) for opens in (False, True))
            for side in SIDES
        ]

    def weigher(self, case: Case) -> Callable[[Placed], float]:
        """Give what says how much speaks for a phrase around a figure."""
        s = case.words
        known = s.kept.get(self)
        if known is None:
            known = s.kept[self] = self._sentence(s)
        edges, words, upto = known
        opening = s.behind(case.at)
        places: dict[tuple[str, int], float] = {}

        def weigh(placed: Placed) -> float:
            (first, last), side, gap = placed
            place = places.get((side, gap))
            if place is None:
                place = places[side, gap] = self._place(side, gap, case)
            column, end = SIDES.index(side), self._wording.last(last)
            return (
                place
                + self._sides[column][first <= opening]
                + edges[first][column]
                + edges[last + 1][column + len(SIDES)]
                + words[first][0]
                + words[end][1]
                + upto[end + 1]
                - upto[first]
            )

        return weigh

    def _sentence(self, s: Surroundings) -> Told:
        """Give what the tokens of a sentence weigh beside phrases, and its words in them.

        The sums up to each word make what a run of words weighs a difference.
        """
        edges, words = self._edges, self._words
        beside = [edges.get(token) or self._edge(token) for token in ["^", *s.lower, "$"]]
        told = [words.get(word) or self._word(word) for word in s.words]
        return beside, told, [0.0, *accumulate(word[2] for word in told)]

    def _place(self, side: str, gap: int, case: Case) -> float:
        """Give what speaks for a phrase by its place."""
        told = side, away(gap), case.indicator, case.context, case.unit
        known = self._places.get(told)
        if known is None:
            known = self._places[told] = sum(self._weights.get(n, 0.0) for n in by_place(*told))
        return known

    def _edge(self, token: str) -> tuple[float, ...]:
        """Give what a token weighs before a phrase and behind one, for each side."""
        get, ends = self._weights.get, self._wording.ends(token)
        left, right = get(f"maxL:{ends}", 0.0), get(f"maxR:{ends}", 0.0)
        told = self._edges[token] = (
            *(get(f"{side}:bef:{token}", 0.0) + left for side in SIDES),
            *(get(f"{side}:aft:{token}", 0.0) + right for side in SIDES),
        )
        return told

    def _word(self, word: str) -> tuple[float, float, float]:
        """Give what a word weighs as the first of a phrase, as the last, and in it."""
        get = self._weights.get
        told = get(f"first:{word}", 0.0), get(f"last:{word}", 0.0), get(f"w:{word}", 0.0)
        self._words[word] = told
        return told
