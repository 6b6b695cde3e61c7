"""Choose the place that a text is about by what speaks for each place that it names.

A conditional logit (McFadden, 1974): every place has a score, the sum of its evidence times fitted
weights; the place with the highest score wins, or none where no place outscores `none`. The
weights are data of the language's pack; `benchmarks/main_places.py` fits them on annotated texts.
"""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.place_evidence import PlaceEvidence
from jiqun.extraction.state import INHERITED, Slot, is_ancestor
from jiqun.extraction.told_places import PlaceFinder, Told, headlines, title_end
from jiqun.extraction.unlisted_places import words_for_places

NONE = "none"
SEVERAL = 3
"""Places told of side by side from which on a text compares them: our choice."""
OPENING = 1000
"""Characters of a report in which it says for whom it is given: our choice."""
CALLED = 2
"""Times that a text calls its only province `the province`, if it is about it: our choice. Of 19
annotated texts that keep calling one place of one kind, 18 are about it.
"""
OPENS = 4
"""Characters before a place that opens a title, for an article or a mark: our choice."""
ADJACENT = 80
"""Characters before a place in which stands what it is adjacent to: our choice, one clause."""
STANDS_OUT = 2
"""Times that a place is named more often than the others beside it, if it stands out: our choice.
"""


class RankedMainArea:
    """Chooses the main place of texts of one language, whose pack has weights."""

    def __init__(self, g: Grammar) -> None:
        """Keep what finds and measures places, and the weights."""
        self._finder = PlaceFinder(g)
        self._evidence = PlaceEvidence(g)
        self._joined = g.pack.form("places", "compared")
        self._adjacent = g.pack.form("places", "main", "adjacent")
        self._speaks = g.pack.form("places", "main", "speaks")
        self._weights = {str(k): float(w) for k, w in g.pack.weights["main_place"].items()}

    def find(self, head: str) -> Slot | None:
        """Give the place that a text with this beginning is about; None where it is about none."""
        named = self._finder.find(head)
        places = [p for p in named if not self._only_adjacent(head, p)] or named
        if spoken := self._spoken_for(head, places):
            return spoken
        rows = self._evidence.measure(head, places)
        scores = [
            sum(self._weights.get(name, 0.0) * value for name, value in evidence.items())
            for evidence in rows
        ]
        highest = max(scores, default=0.0)
        if not places or highest <= self._weights[NONE]:
            return None
        best = places[scores.index(highest)]
        best = self._around(head, best, places) or best
        headed = (p for p, row in zip(places, rows, strict=True) if row["alone"] and row["zone"])
        best = next((zone for zone in headed if is_ancestor(best.name, zone.name)), best)
        best = self._called_alone(head, best, places) or best
        if best.kind != "country" and self._are_compared(head, best, places):
            return None
        return Slot(best.name, *best.span, INHERITED)

    def _only_adjacent(self, head: str, place: Told) -> bool:
        """Say whether a place is named but to say where another lies: adjacent to Shanghai."""
        return bool(place.mentions) and all(
            self._adjacent.search(head, max(0, start - ADJACENT), start)
            for start, _ in place.mentions
        )

    def _around(self, head: str, best: Told, places: list[Told]) -> Told | None:
        """Give the place that opens title and text, where one inside it is named but once."""
        if len(best.mentions) + len(best.cited) > 1 or best.first < title_end(head):
            return None
        around = [
            place
            for place in places
            if is_ancestor(place.name, best.name)
            and len(place.mentions) > 1
            and place.mentions[0][0] < OPENS
            and any(head[start - 1 : start] == "\n" for start, _ in place.mentions)
        ]
        return around[-1] if around else None

    def _spoken_for(self, head: str, places: list[Told]) -> Slot | None:
        """Give the place whose government gives the report: on behalf of the government of X."""
        said = self._speaks.search(head, 0, OPENING)
        if said is None:
            return None
        inside = [
            (start, end, place.name)
            for place in places
            for start, end in (*place.cited, *place.mentions)
            if said.start() < start and end <= said.end()
        ]
        if not inside:
            return None
        start, end, name = max(inside)
        return Slot(name, start, end, INHERITED)

    def _called_alone(self, head: str, best: Told, places: list[Told]) -> Told | None:
        """Give the one place that a text keeps calling by its kind: the province.

        `China's mountain backwater fills up with servers` is of Guizhou, if that is the only
        province that it names, and it calls no other kind of place; so is a text that names its
        capital more often. None where the place neither lies in the best one nor around it.
        """
        called = +words_for_places(self._evidence.forms, head)
        if called.total() < CALLED or len(called) > 1:
            return None
        kind = next(iter(called))
        fitting = [p for p in places if kind in p.calls and p.mentions]
        if len(fitting) != 1 or kind in best.calls:
            return None
        found = fitting[0]
        near = is_ancestor(best.name, found.name) and best.kind == "country"
        return found if near or is_ancestor(found.name, best.name) else None

    def _are_compared(self, head: str, best: Told, places: list[Told]) -> bool:
        """Say whether a text sets several places side by side and is about none of them.

        `Four inland cities - Wuhan, Xi'an, Hefei and Changsha - are named …`: the first words on
        the best name its rivals too, no title names it, and it is not named far more often.
        """
        if best.first < len(headlines(head)):
            return False
        likely = [p.span for p in places if len(p.mentions) * STANDS_OUT >= len(best.mentions)]
        at = likely.index(best.span)
        row = [best.span]
        for span in likely[at + 1 :]:
            if self._joined.fullmatch(head, row[-1][1], span[0]):
                row.append(span)
        for span in reversed(likely[:at]):
            if self._joined.fullmatch(head, span[1], row[0][0]):
                row.insert(0, span)
        return len(row) >= SEVERAL
