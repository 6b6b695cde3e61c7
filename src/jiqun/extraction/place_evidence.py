"""Measure what speaks for each place of a text being the one that the text is about."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log1p

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.place_forms import place_forms
from jiqun.extraction.state import is_ancestor
from jiqun.extraction.told_places import Told, capitals_meant, headlines, title_end
from jiqun.extraction.unlisted_places import words_for_places

EARLY, LATE = 300, 1000
"""Characters before which a place is named early, and behind which late: our choice."""
LEAD = 350
"""Characters of a text below its headlines in which it says what it is about: our choice."""
BEFORE = 12
"""Characters before a place in which the words that lead to it stand: our choice."""
LEADS_TO = 30
"""Characters before a place in which it is told that all of it is meant: our choice."""
FEW_REFERENCES = 2
"""Times that a text may say `the city` before it is missed that it never does: our choice."""

Evidence = Mapping[str, float]
_BREAK = re.compile(r"[.!?](?:\s|$)|\n")
_DIGIT = re.compile(r"\d")
_ENDS_LINE = re.compile(r"(?m)^.{4,} (?:in|IN|In) (?:the |THE )?\S[^\n,;:]{1,40}?(?P<end>)[ .:]*$")
"""A headline that ends with a place: AEROSPACE IN QUERÉTARO."""


class PlaceEvidence:
    """Measures the places of texts of one language."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms around places."""
        self.forms = place_forms(g.pack.code)
        form = g.pack.form
        self._opens = form("places", "main", "opens")
        self._goes_on = form("places", "main", "goes_on")
        self._beside = form("places", "main", "beside")
        self._described = form("places", "main", "described")
        self._as_whole = form("places", "main", "as_whole")
        self._whole_of = form("places", "main", "whole_of")
        self._owns = form("places", "main", "owns")
        self._pointed = form("places", "main", "pointed")
        self._capital = form("places", "main", "capital")

    def measure(self, head: str, places: Sequence[Told]) -> list[Evidence]:
        """Give what speaks for each place, in their order.

        Numbers are the logarithm of one plus how often, shares, or 0 and 1 for no and yes.
        """
        high, low = title_end(head), len(headlines(head))
        called = words_for_places(self.forms, head)
        first = min((place.first for place in places), default=0)
        alone = {line.strip(" :–—-*#").lower() for line in headlines(head).split("\n")}
        ends = {match.start("end") for match in _ENDS_LINE.finditer(headlines(head))}
        pointed, capitals = self._pointed_at(head, places), self._capitals(head, places)
        told = [sum(called[word] for word in place.calls) for place in places]

        def titled(place: Told) -> bool:
            return any(start < high for start, _ in place.mentions)

        def leads(place: Told) -> bool:
            return any(low <= start < low + LEAD for start, _ in place.mentions)

        rows: list[Evidence] = []
        for place, own in zip(places, told, strict=True):
            inner = [p for p in places if p is not place and is_ancestor(place.name, p.name)]
            outer = [p for p in places if p is not place and is_ancestor(p.name, place.name)]
            times = len(place.mentions)
            outer_titled = any(map(titled, outer))
            named = place.mentions or place.cited
            rivals = [p for p in places if p is not place and p.calls & place.calls and p.mentions]
            rows.append(
                {
                    "mentions": log1p(times),
                    "once": times == 1,
                    "cited": log1p(len(place.cited)),
                    "only_cited": not times and bool(place.cited),
                    "stand_ins": log1p(len(place.stand_ins)),
                    "opens_sentences": log1p(self._opening(head, place)),
                    "figures": log1p(self._figures(head, place)),
                    "owns": log1p(sum(self._owns.match(head, e) is not None for _, e in named)),
                    "beside": self._besides(head, place) / max(times, 1),
                    "as_whole": self._wholes(head, place) > 0,
                    "first": place.first == first,
                    "early": place.first < EARLY,
                    "late": place.first > LATE,
                    "titled": titled(place),
                    "headed": any(start < low for start, _ in named),
                    "leads": leads(place),
                    "inner_leads": any(map(leads, inner)),
                    "inner": log1p(sum(len(p.mentions) for p in inner)),
                    "outer_titled": outer_titled,
                    "titled_with_outer": outer_titled and titled(place),
                    "called": log1p(own),
                    "called_alone": own > 0 and not rivals,
                    "never_called": called.total() > FEW_REFERENCES
                    and not own
                    and bool(place.calls),
                    "pointed": log1p(pointed[place.name]),
                    "capital": log1p(capitals[place.name]),
                    "alone": place.name.lower() in alone,
                    "ends_line": any(end in ends for _, end in place.mentions),
                    "described": self._is_described(head, place),
                    "country": place.kind == "country",
                    "group": place.kind == "group",
                    "province": place.kind == "province",
                    "county": place.kind == "county",
                    "zone": place.kind == "zone",
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

    def _figures(self, head: str, place: Told) -> int:
        """Count where a place stands in a sentence with a number."""
        count = 0
        for start, end in place.mentions:
            stop = _BREAK.search(head, end)
            low = max(head.rfind("\n", 0, start), head.rfind(". ", 0, start)) + 1
            count += _DIGIT.search(head, low, stop.start() if stop else len(head)) is not None
        return count

    def _is_described(self, head: str, place: Told) -> bool:
        """Say whether a text tells what a place is: Guizhou, one of China's poorest provinces."""
        return any(self._described.match(head, end) is not None for _, end in place.mentions)

    def _besides(self, head: str, place: Told) -> int:
        """Count where a place is only led to, or set beside another: exports to Japan."""
        return sum(
            self._beside.search(head, max(0, start - BEFORE), start) is not None
            for start, _ in place.mentions
        )

    def _wholes(self, head: str, place: Told) -> int:
        """Count where a place is what a part of it is held against: for Estonia as a whole."""
        return sum(
            self._as_whole.match(head, end) is not None
            or self._whole_of.search(head, max(0, start - LEADS_TO), start) is not None
            for start, end in place.mentions
        )

    def _pointed_at(self, head: str, places: Sequence[Told]) -> Counter[str]:
        """Count for each place how often it is what words point to: the Shandong city."""
        found: Counter[str] = Counter()
        outer = {place.name for place in places}
        for match in self._pointed.finditer(head):
            if match["outer"] not in outer:
                continue
            word = match["kind"].lower()
            for place in places:
                if word in place.calls and is_ancestor(match["outer"], place.name):
                    found[place.name] += 1
        return found

    def _capitals(self, head: str, places: Sequence[Told]) -> Counter[str]:
        """Count how often each place is meant by the capital that it is: the Sichuan capital."""
        found: Counter[str] = Counter()
        for name, _ in capitals_meant(self._capital, head):
            found[name] += 1
        return found
