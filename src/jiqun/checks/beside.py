"""Which claims of other places are read beside those of one place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from jiqun.checks.context import Context
from jiqun.checks.nested import around, country_of, is_bound
from jiqun.checks.rank import figures_of
from jiqun.checks.ranked import Place, Thing, places_of
from jiqun.model import Claim, Measure


class Beside:
    """Claims by place, and for each place those of the places around it and of its rivals.

    Rivals are places with a figure of what a ranking of the place is of, or with a place in the
    same list; all their claims are given, so that the doubts on their figures can be told.
    """

    def __init__(self, claims: Mapping[str, Sequence[Claim]], context: Context) -> None:
        """Keep the claims of each place."""
        self._context = context
        self._claims = claims
        self._is_one_field = context.tolerance is None

    def of(self, area: str) -> list[Claim]:
        """Give the claims of other places that are read beside those of a place, each once."""
        own = {c.id for c in self._claims.get(area, ())}
        found: dict[str, Claim] = {}
        for place in dict.fromkeys((*around(area), *self.rivals(area))):
            if place != area:
                found.update((c.id, c) for c in self._claims.get(place, ()) if c.id not in own)
        docs = {c.doc for c in self._claims.get(area, ())}
        for claim in self._claims.get(country_of(area) or "", ()):
            if claim.doc in docs and claim.id not in own and is_bound(claim, self._context):
                found[claim.id] = claim
        return list(found.values())

    def rivals(self, area: str) -> list[str]:
        """Give the places whose figures or places may speak of a ranking of a place."""
        things = {p.thing for p in self._places.get(area, ())}
        return sorted({rival for thing in things for rival in self._told.get(thing, ())})

    @cached_property
    def _places(self) -> Mapping[str, list[Place]]:
        """The rankings that can be held against figures, by place."""
        held: dict[str, list[Place]] = {}
        every = (c for told in self._claims.values() for c in told)
        ranked = {c.id: c for c in every if c.measure is Measure.RANK}
        for place in places_of(ranked.values(), is_one_field=self._is_one_field):
            held.setdefault(place.area, []).append(place)
        return held

    @cached_property
    def _told(self) -> Mapping[Thing, set[str]]:
        """The places with a figure or a place of what is ranked."""
        told: dict[Thing, set[str]] = {}
        for area, places in self._places.items():
            for place in places:
                told.setdefault(place.thing, set()).add(area)
        if told:
            for thing, area in _figures(c for every in self._claims.values() for c in every):
                if thing in told:
                    told[thing].add(area)
        return told


def _figures(claims: Iterable[Claim]) -> Iterator[tuple[Thing, str]]:
    for (thing, _), by_area in figures_of(claims).items():
        for area in by_area:
            yield thing, area
