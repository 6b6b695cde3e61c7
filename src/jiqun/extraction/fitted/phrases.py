"""What may be a noun phrase around a figure, and what is seen of each."""

from collections.abc import Iterator, Sequence
from functools import partial
from heapq import nlargest
from operator import itemgetter

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.fitted.choices import Candidate, Group
from jiqun.extraction.fitted.first_sight import FirstSight, Placed, Weights, Wording, away, by_place
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
Found = dict[str | None, Candidate]


class PhraseFinder:
    """Finds phrases in texts of one language."""

    def __init__(self, function_words: Sequence[str], joins: Sequence[str], spaced: bool) -> None:
        """Keep the words that end a noun phrase, and those that join two."""
        self._spaced = spaced
        self._closed = frozenset(function_words)
        self._joins = frozenset([*joins, ","])
        self._passed = self._joins | {"the"}
        self._wording = Wording(self._closed, spaced)
        self._ends = compiled(rf"[^\u3400-\u9fffA-Za-z]|{longest_first(function_words)}")

    def sight(self, weights: Weights) -> FirstSight:
        """Give what tells by the weights of a field which phrases are worth a closer look."""
        return FirstSight(weights, self._wording)

    def joins(self, words: str) -> bool:
        """Say whether one of the words that join two phrases stands in some words."""
        return any(word in words for word in self._joins)

    def find(self, case: Case, sight: FirstSight | None = None) -> Found:
        """Give the phrases around a figure, with what is seen of each, by their words.

        Args:
            case: the figure.
            sight: what tells which phrases are worth a closer look; without it, all are.
        """
        found: Found = {}
        for phrase, side, gap, weight in self._worth(case, sight):
            slot = self._slot(case, phrase)
            one = found.get(slot.value)
            if one is None:
                one = found[slot.value] = Candidate(slot)
            one.groups.append(Group(partial(self._at_first, case, phrase, side, gap), weight))
            one.groups.append(Group(partial(self._closely, case, phrase, side, gap)))
        return found

    def _slot(self, case: Case, phrase: tuple[int, int]) -> Slot:
        start, end = case.words.starts[phrase[0]], case.words.ends[phrase[1] - 1]
        return Slot(case.words.text[start:end], start, end)

    def _worth(
        self, case: Case, sight: FirstSight | None
    ) -> Iterator[tuple[tuple[int, int], str, int, float | None]]:
        """Give the phrases that are worth a closer look, the best by what is seen at first."""
        spread = self._phrases(case.words, case.at, *case.window())
        if sight is None:
            phrases = [one for ends in spread for one in ends]
            yield from ((*placed, None) for placed in self._placed(case, phrases))
            return
        weigh = sight.weigher(case)
        runs = [(weigh(one), one) for one in self._placed(case, [ends[0] for ends in spread])]
        best = {one[0] for _, one in nlargest(RUNS, runs, key=itemgetter(0))}
        close = [one for ends in spread if ends[0] in best for one in ends]
        told = [(weigh(one), one) for one in self._placed(case, close)]
        for weight, placed in nlargest(CLOSER, told, key=itemgetter(0)):
            yield *placed, weight

    def _placed(self, case: Case, phrases: Sequence[tuple[int, int]]) -> Iterator[Placed]:
        """Give phrases that are no part of the figure, with their sides and distances."""
        s = case.words
        before, behind = case.places
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

    def _at_first(self, case: Case, phrase: tuple[int, int], side: str, gap: int) -> Iterator[str]:
        """Give what is seen of a phrase by itself and by its place."""
        yield from self._wording.itself(case.words, *phrase, side, case.at)
        yield from by_place(side, away(gap), case.indicator, case.context, case.unit)

    def _closely(self, case: Case, phrase: tuple[int, int], side: str, gap: int) -> Iterator[str]:
        """Give what is seen of a phrase beside a figure."""
        s, (first, last), unit = case.words, phrase, case.unit
        before, behind = case.places
        low, high = (behind, first) if side == "R" else (last, before)
        parting = s.lower[low:high]
        other = any(low <= n < high for n in case.others)
        yield f"{side}:other{other}"
        yield f"clause:{side}:{',' in parting or ';' in parting}"
        yield f"{side}{away(gap)}:bef:{s.lower[first - 1] if first else '^'}"
        yield f"lastu:{unit}:{s.words[max(first, self._wording.last(last))]}"
        if gap <= 3 and side == "L":
            yield f"gapL:{' '.join(parting)}"
        elif gap <= 2 and side == "R":
            told = " ".join(parting)
            yield f"gapR:{told}"
            yield f"gapR:{unit}:{told}"

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
            if s.tokens[n][0].isalpha() and s.lower[n] not in self._closed:
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
            between = s.lower[last:first]
            if not 1 <= len(between) <= 2 or between[0] not in self._joins:
                return
            if any(token not in self._passed for token in between):
                return
            yield end
            last = end
