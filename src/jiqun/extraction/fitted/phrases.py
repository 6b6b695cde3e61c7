"""What may be a noun phrase around a figure, and what is seen of each."""

from collections.abc import Iterator, Sequence
from functools import partial
from heapq import nlargest

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.fitted.choices import Candidate, Group, Kept, Weights, total
from jiqun.extraction.fitted.surroundings import Case, Surroundings
from jiqun.extraction.state import Slot

LONGEST_CUT = 4
"""Words of the beginning or end of a longer phrase that is a candidate of its own: our choice."""
MOST_JOINED = 2
"""Phrases that may be joined to another by `of` or `and`: our choice."""
FARTHEST = 25
"""Words between a figure and a phrase of its sentence that is still looked at: our choice."""
FAR = 20
"""Words that a phrase of the sentence before counts as away: our choice."""
RUNS, CLOSER = 5, 8
"""Runs of words whose ends are looked at, and phrases that are looked at closely, the best by what
is seen at first: our choice."""
Placed = tuple[tuple[int, int], str, int]
"""A phrase by its words, the side of the figure it is on, and the words between."""
NOTHING: Weights = {}
_AWAY = ("0", "1", "2", "3-4", "3-4", "5-8", "5-8", "5-8", "5-8")

Found = dict[str | None, Candidate]


class PhraseFinder:
    """Finds phrases in texts of one language."""

    def __init__(self, function_words: Sequence[str], joins: Sequence[str], spaced: bool) -> None:
        """Keep the words that end a noun phrase, and those that join two."""
        self._spaced = spaced
        self._closed = frozenset(function_words)
        self._joins = frozenset([*joins, ","])
        self._passed = self._joins | {"the"}
        self._ends = compiled(rf"[^\u3400-\u9fffA-Za-z]|{longest_first(function_words)}")

    def find(self, case: Case, weights: Weights = NOTHING, kept: Kept | None = None) -> Found:
        """Give the phrases around a figure, with what is seen of each, by their words.

        Args:
            case: the figure.
            weights: what tells which phrases are worth a closer look; without them, all are.
            kept: sums of these weights.
        """
        found: Found = {}
        for phrase, side, gap in self._worth(case, weights, {} if kept is None else kept):
            slot = self._slot(case, phrase)
            one = found.get(slot.value)
            if one is None:
                one = found[slot.value] = Candidate(slot)
            one.groups += self._seen(case, phrase, side, gap)
        return found

    def _slot(self, case: Case, phrase: tuple[int, int]) -> Slot:
        start, end = case.words.starts[phrase[0]], case.words.ends[phrase[1] - 1]
        return Slot(case.words.text[start:end], start, end)

    def _worth(self, case: Case, weights: Weights, kept: Kept) -> Sequence[Placed]:
        """Give the phrases that are worth a closer look, the best by what is seen at first."""
        spread = self._phrases(case.words, case.at, *case.window())
        if not weights:
            return [*self._placed(case, [one for ends in spread for one in ends])]

        def first_sight(one: Placed) -> float:
            (first, last), side, gap = one
            itself, place = kept.get((first, last, side)), kept.get((case.draft.start, side, gap))
            if itself is None or place is None:
                return total(weights, self._at_first(case, *one), kept)
            return itself + place

        runs = self._placed(case, [ends[0] for ends in spread])
        best = {one[0] for one in nlargest(RUNS, runs, key=first_sight)}
        close = [one for ends in spread if ends[0] in best for one in ends]
        return nlargest(CLOSER, self._placed(case, close), key=first_sight)

    def _placed(self, case: Case, phrases: Sequence[tuple[int, int]]) -> Iterator[Placed]:
        """Give phrases that are no part of the figure, with their sides and distances."""
        s = case.words
        before, behind = case.places()
        for phrase in phrases:
            first, last = phrase
            if first < behind and last > before:
                continue
            if s.starts[first] < case.at:
                yield phrase, "prev", FAR
            elif last <= before:
                if before - last <= FARTHEST:
                    yield phrase, "L", before - last
            elif first - behind <= FARTHEST:
                yield phrase, "R", first - behind

    def _at_first(
        self, case: Case, phrase: tuple[int, int], side: str, gap: int
    ) -> tuple[Group, Group]:
        """Give what is seen of a phrase by itself and by its distance, which figures share."""
        itself = partial(self._itself, case.words, *phrase, side, case.at)
        place = partial(_by_place, case, side, _away(gap))
        return Group(itself, (*phrase, side)), Group(place, (case.draft.start, side, gap))

    def _seen(self, case: Case, phrase: tuple[int, int], side: str, gap: int) -> Iterator[Group]:
        """Give all that is seen of a phrase beside a figure."""
        yield from self._at_first(case, phrase, side, gap)
        s, (first, last), unit = case.words, phrase, case.unit
        before, behind = case.places()
        parting = s.tokens[behind:first] if side == "R" else s.tokens[last:before]
        low, high = (behind, first) if side == "R" else (last, before)
        other = any(low <= n < high for n in case.others())
        away = _away(gap)
        names = [
            f"{side}:other{other}",
            f"clause:{side}:{',' in parting or ';' in parting}",
            f"{side}{away}:bef:{s.tokens[first - 1].lower() if first else '^'}",
            f"lastu:{unit}:{s.words[last - 1 if self._spaced else max(first, last - 2)]}",
        ]
        if gap <= 3 and side == "L":
            names.append(f"gapL:{' '.join(parting).lower()}")
        elif gap <= 2 and side == "R":
            told = " ".join(parting).lower()
            names += (f"gapR:{told}", f"gapR:{unit}:{told}")
        yield Group(partial(iter, names))

    def _itself(self, s: Surroundings, first: int, last: int, side: str, at: int) -> Iterator[str]:
        before = s.tokens[first - 1].lower() if first else "^"
        behind = s.tokens[last].lower() if last < len(s.tokens) else "$"
        words = s.words[first : last if self._spaced else last - 1]
        start = s.starts[first]
        yield side
        yield f"{side}:bef:{before}"
        yield f"{side}:aft:{behind}"
        yield f"{side}first{start == at or not s.text[at:start].strip()}"
        yield f"last:{words[-1]}"
        yield f"first:{words[0]}"
        yield f"maxL:{before in self._closed or not before[0].isalpha()}"
        yield f"maxR:{behind in self._closed or not behind[0].isalpha()}"
        for word in words:
            yield f"w:{word}"

    def _phrases(
        self, s: Surroundings, at: int, start: int, stop: int
    ) -> Sequence[Sequence[tuple[int, int]]]:
        """Give runs of words that may be a noun phrase, each with its ends and with what is joined.

        A run itself stands first.
        """
        known = s.phrases.get((start, stop))
        if known is None:
            runs = [*(self._runs if self._spaced else self._pieces)(s, start, stop)]
            least = 1 if self._spaced else 2
            known = s.phrases[start, stop] = []
            for number, (first, last) in enumerate(runs):
                ends = [(first, end) for end in (last, *self._joined(s, runs, number))]
                if s.starts[first] >= at:
                    low = range(first + least, min(last, first + LONGEST_CUT + 1))
                    high = range(max(first + least, last - LONGEST_CUT), last - least + 1)
                    ends += [(first, cut) for cut in low if not self._in_name(s, cut)]
                    ends += [(cut, last) for cut in high if not self._in_name(s, cut)]
                known.append([*dict.fromkeys(ends)])
        return known

    def _in_name(self, s: Surroundings, cut: int) -> bool:
        """Say whether a cut would part a name: Belt and Road, Intelligent Equipment."""
        return self._spaced and s.tokens[cut - 1][0].isupper() and s.tokens[cut][0].isupper()

    def _runs(self, s: Surroundings, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Give runs of words that are no function words."""
        first = None
        for n in range(start, stop):
            if s.tokens[n][0].isalpha() and s.tokens[n].lower() not in self._closed:
                first = n if first is None else first
            elif first is not None:
                yield first, n
                first = None
        if first is not None:
            yield first, stop

    def _pieces(self, s: Surroundings, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Give runs of characters between marks, numbers and function words."""
        at, last = s.starts[start], s.ends[stop - 1]
        for end in [*self._ends.finditer(s.text, at, last), None]:
            upto = end.start() if end else last
            if upto - at > 1:
                first, behind = s.behind(at), s.before(upto)
                if behind - first > 1:
                    yield first, behind
            at = end.end() if end else last

    def _joined(
        self, s: Surroundings, runs: Sequence[tuple[int, int]], number: int
    ) -> Iterator[int]:
        last = runs[number][1]
        for first, end in runs[number + 1 : number + 1 + MOST_JOINED]:
            between = [token.lower() for token in s.tokens[last:first]]
            if not 1 <= len(between) <= 2 or between[0] not in self._joins:
                return
            if any(token not in self._passed for token in between):
                return
            yield end
            last = end


def _away(gap: int) -> str:
    """Give a distance in words as evidence tells it.

    >>> [_away(gap) for gap in (0, 2, 3, 9)]
    ['0', '2', '3-4', '9+']
    """
    return _AWAY[gap] if gap < len(_AWAY) else "9+"


def _by_place(case: Case, side: str, away: str) -> Iterator[str]:
    yield f"{side}{away}"
    yield f"{side}{away}:{case.unit}"
    yield f"{side}{away}:{case.indicator}"
    yield f"{side}:{case.context}"
    yield f"{side}:{case.indicator}"
