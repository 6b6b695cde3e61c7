"""Weigh the places of a text against each other: which one it is about, or none of several."""

import re
from collections import Counter
from collections.abc import Mapping

from jiqun.data import catalogue
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.own_areas import OwnAreas
from jiqun.extraction.spaced_counties import main_county
from jiqun.extraction.state import INHERITED, Slot, is_ancestor
from jiqun.extraction.unlisted_places import (
    OPENING,
    Unlisted,
    place_forms,
    references,
    stand_ins,
    times_said,
    unlisted_places,
)

OPENS_IT = 3
"""Weight of a place with which the title begins: Pune, the auto hub of …. Our choice."""
EARLY = 1500
"""Characters in which the place of a text is named for the first time: our choice."""
HEADLINES = 300
"""Characters of the lines before the first sentence that name a place: our choice."""
LONGEST_TITLE = 100
"""Characters of a first line that is a title even if it asks or exclaims: our choice."""
IN_HEADLINES, OF_A_KIND, MOST_REFERENCES = 6, 3, 6
"""Weights of a place in the headlines, of one whose kind is told, and of `the city`: our choice."""
BEFORE_ZONE = 60
"""Characters before a zone in which its people or a visit are told: our choice."""
SEVERAL = 3
"""Places told of side by side from which on a text compares them: our choice."""
_KINDS = {"prefecture": "city", "county": "city", "province": "region", "zone": "zone"}
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[a-z][.!?](?:\s|$)")
_OPENS = re.compile(r"(?:^|[\n.!?]\s?|\d{4},? )$")
_GOES_ON = re.compile(r" [a-z]+")


class SpacedMainArea:
    """Weighs the places of texts of one language that divides words by blanks."""

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and its forms of places."""
        self.g = g
        self.forms = place_forms(g.pack.code)
        self.own = OwnAreas(g)
        self._stands_for = frozenset(stand_ins(g.pack))

    def is_source(self, text: str, mark: Mark) -> bool:
        """Say whether a place only names an institution, or is where a speaker sits."""
        if self.own.is_institution(text, mark.end):
            return True
        sources = self.forms.sources
        return sources is not None and bool(
            sources.search(text, max(0, mark.start - 60), mark.start)
        )

    def only_cites(self, head: str, zone: Slot) -> bool:
        """Say whether a text only tells of a zone's people or of a visit: an official of … said."""
        at = zone.start or 0
        if at < len(headlines(head)) or head.count(str(zone.value)) > 1:
            return False
        return self.forms.visited.search(head, max(0, at - BEFORE_ZONE), at) is not None

    def settle(
        self, head: str, votes: Counter[str], first: Mapping[str, Mark], best: Slot | None
    ) -> Slot | None:
        """Give the place a text is about: the best of the listed ones, an unlisted one, or none."""
        told = references(self.forms, head)
        title = headlines(head)
        named = times_said(list(votes), head)
        listed_at = min((m.start for m in first.values()), default=len(head))
        county = main_county(self.forms.counties, head, title, named, listed_at)
        if county is not None:
            inside = best is None or is_ancestor(str(best.value), county[0])
            if inside or (best is not None and county[1] < (best.start or 0)):
                return Slot(county[0], county[1], county[1] + 1, INHERITED)
        kinds = (catalogue().areas[a].kind for a in votes)
        listed = any(kind not in ("country", "group") for kind in kinds)
        rival = self._unlisted(head, title, told, listed)
        if rival is not None:
            place, score = rival
            weight = self._weight(str(best.value), votes, told) if best else 0
            before = best is not None and place.at < (best.start or 0)
            if best is None or score > weight or (score == weight and before):
                return Slot(place.name, place.at, place.at + len(place.name), INHERITED)
        if best is not None and self._compares(head, title, votes, first, str(best.value)):
            return None
        return best

    def _weight(self, area: str, votes: Counter[str], told: Counter[str]) -> int:
        known = catalogue().areas.get(area)
        kind = _KINDS.get(known.kind, "") if known else ""
        weight = votes[area] + min(told[kind], MOST_REFERENCES)
        local = told["city"] + told["region"] + told["zone"]
        return weight // 2 if known and known.kind == "country" and local > 1 else weight

    def _unlisted(
        self, head: str, title: str, told: Counter[str], listed: bool
    ) -> tuple[Unlisted, int] | None:
        """Give the unlisted place that a text speaks of most, and its weight."""
        best: tuple[Unlisted, int] | None = None
        local = set() if listed else {"city", "region", "zone"}
        for place in unlisted_places(self.g.pack.code, head).values():
            headline = title.lower()
            named = place.name.lower() in headline or (place.people or "\0") in headline
            if place.name in self._stands_for and not place.kinds:
                continue  # Seoul is the country's government where nothing calls it a city
            enough = 1 if (place.abroad or place.kinds) and local else 2
            if place.at > EARLY or (place.said < enough and not named):
                continue
            first = place.abroad and bool(local) and place.at < OPENING
            acts = first or place.located or place.owns or _acts(head, place)
            if not (named or place.kinds or acts):
                continue  # a city that is only mentioned
            spoken = max((told[k] for k in place.kinds or local), default=0)
            score = place.said + min(spoken, MOST_REFERENCES)
            score += OF_A_KIND * bool(place.kinds) + IN_HEADLINES * named
            score += OPENS_IT * (place.at == 0 and place.said > 1)
            if best is None or score > best[1]:
                best = place, score
        return best

    def _compares(
        self,
        head: str,
        title: str,
        votes: Counter[str],
        first: Mapping[str, Mark],
        best: str,
    ) -> bool:
        """Say whether a text sets several places side by side and is about none of them.

        `Four inland cities - Wuhan, Xi'an, Hefei and Changsha - are named …`: the first words on
        the winner name its rivals too, and no title names it.
        """
        known = catalogue().areas
        if best not in known or known[best].kind in ("country", "group"):
            return False
        peers = [a for a in votes if known[a].kind == known[best].kind and a != best]
        if best.lower() in title.lower():
            return False
        at = first[best].start
        row = {best}
        for mark in sorted(first.values(), key=lambda m: m.start):
            area = mark.meaning.area or ""
            if area in peers and any(
                self.forms.compared.fullmatch(head, end, mark.start)
                or self.forms.compared.fullmatch(head, mark.end, start)
                for start, end in ((first[a].start, first[a].end) for a in row)
            ):
                row.add(area)
        beside = sum(1 for a in row if votes[a] * 3 >= votes[best])
        return beside >= SEVERAL and at < EARLY


def _acts(head: str, place: Unlisted) -> bool:
    """Say whether a region or city that the pack names opens a sentence: Busan ranked 14th."""
    before = _OPENS.search(head, max(0, place.at - 12), place.at)
    return (
        place.abroad
        and before is not None
        and bool(_GOES_ON.match(head, place.at + len(place.name)))
    )


def headlines(head: str) -> str:
    """Give the lines before the first sentence: title, masthead, byline."""
    kept: list[str] = []
    for line in _LINE.finditer(head, 0, HEADLINES * 3):
        title = not kept and len(line[0]) < LONGEST_TITLE and not line[0].rstrip().endswith(".")
        if (_SENTENCE.search(line[0]) and not title) or line.end() > HEADLINES:
            break
        kept.append(line[0])
    return "\n".join(kept)
