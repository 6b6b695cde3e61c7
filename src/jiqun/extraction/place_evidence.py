"""Measure what speaks for each place of a text being the one that the text is about."""

from collections.abc import Mapping, Sequence
from math import log1p

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import is_ancestor
from jiqun.extraction.told_places import Told, headlines, title_end
from jiqun.extraction.unlisted_places import place_forms, references

EARLY, LATE = 300, 1000
"""Characters before which a place is named early, and behind which late: our choice."""
LEAD = 350
"""Characters of a text below its headlines in which it says what it is about: our choice."""
BEFORE = 12
"""Characters before a place in which the words that lead to it stand: our choice."""
FEW_REFERENCES = 2
"""Times that a text may say `the city` before it is missed that it never does: our choice."""

Evidence = Mapping[str, float]


class PlaceEvidence:
    """Measures the places of texts of one language."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms around places."""
        self.forms = place_forms(g.pack.code)
        self._opens = g.pack.form("places", "main", "opens")
        self._goes_on = g.pack.form("places", "main", "goes_on")
        self._beside = g.pack.form("places", "main", "beside")
        self._described = g.pack.form("places", "main", "described")

    def measure(self, head: str, places: Sequence[Told]) -> list[Evidence]:
        """Give what speaks for each place, in their order.

        Numbers are the logarithm of one plus how often, shares, or 0 and 1 for no and yes.
        """
        high, low = title_end(head), len(headlines(head))
        called = references(self.forms, head)
        first = min((place.first for place in places), default=0)

        def titled(place: Told) -> bool:
            return any(start < high for start, _ in place.mentions)

        def leads(place: Told) -> bool:
            return any(low <= start < low + LEAD for start, _ in place.mentions)

        alone = {line.strip(" :–—-*#").lower() for line in headlines(head).split("\n")}

        rows: list[Evidence] = []
        for place in places:
            inner = [p for p in places if p is not place and is_ancestor(place.name, p.name)]
            outer = [p for p in places if p is not place and is_ancestor(p.name, place.name)]
            times = len(place.mentions)
            own = max((called[kind] for kind in place.calls), default=0)
            outer_titled = any(map(titled, outer))
            rows.append(
                {
                    "mentions": log1p(times),
                    "once": times == 1,
                    "stand_ins": log1p(len(place.stand_ins)),
                    "opens_sentences": log1p(self._opening(head, place)),
                    "beside": self._besides(head, place) / max(times, 1),
                    "first": place.first == first,
                    "early": place.first < EARLY,
                    "late": place.first > LATE,
                    "leads": leads(place),
                    "inner_leads": any(map(leads, inner)),
                    "outer_titled": outer_titled,
                    "titled_with_outer": outer_titled and titled(place),
                    "called": log1p(own),
                    "never_called": called.total() > FEW_REFERENCES
                    and not own
                    and bool(place.calls),
                    "alone": place.name.lower() in alone,
                    "described": self._is_described(head, place),
                    "unlisted": place.unlisted is not None,
                    "unlisted_once": place.unlisted is not None and times <= 1,
                }
            )
        return rows

    def _opening(self, head: str, place: Told) -> int:
        """Count where a place opens a sentence or a clause that goes on: In 2020, Quanzhou had."""
        return sum(
            self._opens.search(head, max(0, start - BEFORE), start) is not None
            and self._goes_on.match(head, end) is not None
            for start, end in place.mentions
        )

    def _is_described(self, head: str, place: Told) -> bool:
        """Say whether a text tells what a place is: Guizhou, one of China's poorest provinces."""
        return any(self._described.match(head, end) is not None for _, end in place.mentions)

    def _besides(self, head: str, place: Told) -> int:
        """Count where a place is only led to, or set beside another: exports to Japan."""
        return sum(
            self._beside.search(head, max(0, start - BEFORE), start) is not None
            for start, _ in place.mentions
        )
