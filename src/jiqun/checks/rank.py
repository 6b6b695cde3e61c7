"""The order of places in a ranking is that of the figures ranked.

An incomplete list never proves a place. But a place that more figures exceed than it leaves room
for cannot be, nor can two places whose figures stand in the other order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term
from jiqun.checks.context import Context
from jiqun.checks.quantity import Quantity
from jiqun.checks.rank_sentences import Said, confirmation, message, with_figure
from jiqun.checks.ranked import Place, Thing, places_of
from jiqun.checks.sentences import SPELT
from jiqun.checks.words import about_quantity, listed, quoted
from jiqun.data import catalogue
from jiqun.ledger.cells import cells_of
from jiqun.model import (
    UNSPECIFIED,
    Claim,
    Finding,
    Interval,
    Kind,
    Outcome,
    Repair,
    Severity,
    Status,
    Term,
    last_place,
    printed_interval,
)

RULE = "rank"

Told = Mapping[tuple[Thing, str], Mapping[str, Sequence[Claim]]]
"""Figures by what they are of and their unit, then by place."""
Doubts = Callable[[str], frozenset[str]]
"""Gives the claims of a place that an error speaks of."""


def find(area: str, claims: Sequence[Claim], context: Context, doubts: Doubts) -> Iterator[Finding]:
    """Report places of one area that figures of the same list contradict, one a place told.

    Only where figure, period and field are told beyond doubt (`ranked`); between documents a
    revision is allowed for, and then it is a note.

    Args:
        claims: those of the area, and those of the places it may be ranked with (`beside`).
        doubts: asked of a place only where its figures would contradict a ranking.
    """
    places = places_of(claims, is_one_field=context.tolerance is None)
    own = [p for p in places if p.area == area]
    if not own:
        return
    told = figures_of(claims)
    seen: set[tuple[object, ...]] = set()
    for place in sorted(own, key=lambda p: (p.claim.doc, p.claim.start)):
        key = place.listing, place.best, place.worst
        if key in seen or place.claim.id in doubts(area):
            continue
        seen.add(key)
        for (thing, _), figures in told.items():
            if thing == place.thing and area in figures:
                check = _Check(place, figures, context, doubts)
                found = check.exceeded(places) or check.reversed(places) or check.confirmed(places)
                if found is not None:
                    yield found
                    break


def figures_of(claims: Iterable[Claim]) -> Told:
    """Sort the figures that a ranking can be of by what they are of, and by place."""
    told: dict[tuple[Thing, str], dict[str, list[Claim]]] = {}
    for claim in claims:
        if claim.unplaced or claim.period is None or claim.status is not Status.ACTUAL:
            continue
        for cell in cells_of(claim):
            if str(cell.measure) in ("level", "growth") and cell.of is None and cell.period:
                if cell.scope != UNSPECIFIED:
                    continue
                measure = str(cell.measure)
                thing = Thing(str(cell.indicator), cell.subject, measure, cell.period.text)
                by_area = told.setdefault((thing, claim.unit), {})
                by_area.setdefault(cell.area, []).append(claim)
    return told


class _Check:
    """One place in a ranking held against the figures of one unit."""

    def __init__(
        self,
        place: Place,
        figures: Mapping[str, Sequence[Claim]],
        context: Context,
        doubts: Doubts,
    ) -> None:
        self.place, self.context, self.doubts = place, context, doubts
        self.figures = figures
        self.own = [c for c in figures[place.area] if c.id not in doubts(place.area)]

    def exceeded(self, places: Sequence[Place]) -> Finding | None:
        """Report that more figures are above this one than its place leaves room for."""
        ranked = {p.area for p in places if p.listing == self.place.listing}
        members = (a for a in self.figures if a in ranked or self.place.field.holds(a))
        above = self._above(sorted(a for a in members if a != self.place.area))
        if len(above) < self.place.worst:
            return None
        return self._finding(above, [self.place], len(above) == self.place.worst)

    def reversed(self, places: Sequence[Place]) -> Finding | None:
        """Report a place that is held to be no better than this one, though its figure is above."""
        for other in sorted(places, key=lambda p: (p.area, p.claim.doc, p.claim.start)):
            behind = other.listing == self.place.listing and other.best >= self.place.worst
            if not behind or other.area == self.place.area or other.area not in self.figures:
                continue
            above = self._above([other.area])
            if above and other.claim.id not in self.doubts(other.area):
                return self._finding(above, [self.place, other], True)
        return None

    def confirmed(self, places: Sequence[Place]) -> Finding | None:
        """Confirm a place where all rivals that are told of are known, and stand as they must.

        As many of the known figures are above this one as places are better, and every place told
        in the same list has a figure on its side. Places that nobody tells of stay unknown.
        """
        place, others = self.place, {}
        for p in places:
            if p.listing == place.listing and p.area != place.area:
                others[p.area] = p
        members = [a for a in self.figures if a in others or place.field.holds(a)]
        members = sorted(a for a in members if a != place.area)
        above = self._above(members)
        below = {a: list(self.figures[a]) for a in members if self._is_below(a)}
        told = all(area in (above if p.worst < place.best else below) for area, p in others.items())
        if not others or place.best != place.worst or not told:
            return None
        if len(above) != place.best - 1 or len(above) + len(below) < len(members):
            return None
        return self._confirmation(above, below)

    def _is_below(self, area: str) -> bool:
        lows = [printed_interval(c).low for c in self.own]
        highs = [printed_interval(c).high for c in self.figures[area]]
        if not lows or None in lows or None in highs:
            return False
        return min(x for x in lows if x is not None) > max(x for x in highs if x is not None)

    def _confirmation(
        self, above: Mapping[str, list[Claim]], below: Mapping[str, list[Claim]]
    ) -> Finding:
        mine = _finest(self.own)
        sides = [{a: _finest(c) for a, c in side.items()} for side in (above, below)]
        claims = [self.place.claim, mine, *sides[0].values(), *sides[1].values()]
        messages = []
        for language in ("en", "zh"):
            name = catalogue().area_name
            names = [
                listed(
                    [
                        with_figure(name(a, language), c, language)
                        for a, c in list(side.items())[:SPELT]
                    ],
                    language,
                )
                for side in sides
            ]
            who = name(self.place.area, language)
            place, figure = quoted(self.place.claim, language), quoted(mine, language)
            messages.append(
                confirmation(
                    who, self._thing(language), place, figure, names[0], names[1], language
                )
            )
        return Finding(
            kind=Kind.AGREEMENT,
            outcome=Outcome.CONFIRMED,
            rule=RULE,
            area=self.place.area,
            claims=tuple(sorted({c.id for c in claims})),
            arithmetic=(
                claim_term("", self.place.claim),
                claim_term("↔", mine),
                *(claim_term("<", c) for c in sides[0].values()),
                *(claim_term(">", c) for c in sides[1].values()),
            ),
            message_en=messages[0],
            message_zh=messages[1],
            severity=Severity.INFO,
        )

    def _above(self, areas: Iterable[str]) -> dict[str, list[Claim]]:
        """Give the places whose figures, sound ones alone, are above this one's beyond doubt."""
        found = {}
        for area in areas:
            claims = list(self.figures[area])
            if self._is_above(claims):
                sound = [c for c in claims if c.id not in self.doubts(area)]
                if self._is_above(sound):
                    found[area] = sound
        return found

    def _is_above(self, claims: Sequence[Claim]) -> bool:
        if not claims or not self.own:
            return False
        lows = [printed_interval(c).low for c in claims]
        highs = [printed_interval(c).high for c in self.own]
        if None in lows or None in highs:
            return False
        low, high = min(x for x in lows if x is not None), max(x for x in highs if x is not None)
        tolerance = self.context.tolerance
        if tolerance is None or self._is_one_document([*claims, *self.own, self.place.claim]):
            return low > high
        thing = self.place.thing
        if thing.indicator not in self.context.comparable:
            return False
        if thing.measure == "growth":
            return low > high + tolerance.points
        return high > 0 and low > high * (1 + tolerance.level)

    @staticmethod
    def _is_one_document(claims: Iterable[Claim]) -> bool:
        return len({c.doc for c in claims}) == 1

    def _finding(
        self, above: Mapping[str, list[Claim]], places: Sequence[Place], is_tight: bool
    ) -> Finding:
        figures = {a: _finest(c) for a, c in above.items()}
        mine = _finest(self.own)
        claims = [*(p.claim for p in places), mine, *figures.values()]
        firm = self.context.tolerance is None or self._is_one_document(
            [*claims, *self.own, *(c for told in above.values() for c in told)]
        )
        suspects = [p.claim for p in places]
        if len(self.own) == 1:
            suspects.append(mine)
        if is_tight:
            suspects += [told[0] for told in above.values() if len(told) == 1]
        only = len(suspects) == 1
        best = Interval(Fraction(len(above) + 1), None)
        repair = Repair(self.place.claim.id, "unknown", interval=best)
        outcome = Outcome.VALUE_OPEN if only else Outcome.ONE_OF
        messages = [self._message(figures, mine, places, language) for language in ("en", "zh")]
        return Finding(
            kind=Kind.ERROR if firm else Kind.NOTE,
            outcome=outcome if firm else Outcome.MISMATCH,
            rule=RULE,
            area=self.place.area,
            claims=tuple(sorted({c.id for c in claims})),
            conflict=tuple(sorted({c.id for c in claims})),
            suspects=tuple(sorted({c.id for c in suspects})) if firm else (),
            arithmetic=self._terms(figures, mine, places),
            repairs=(repair,) if firm and only else (),
            message_en=messages[0],
            message_zh=messages[1],
            severity=Severity.MEDIUM,
        )

    def _terms(
        self, figures: Mapping[str, Claim], mine: Claim, places: Sequence[Place]
    ) -> tuple[Term, ...]:
        name = catalogue().area_name
        terms = [
            Term(
                "" if n == 0 else "↔",
                p.claim.id,
                f"{name(p.area, 'en')}'s place by {self._thing('en')}",
                f"{name(p.area, 'zh')}{self._thing('zh')}的位次",
                p.claim.quote,
                p.claim.unit,
                Fraction(p.best),
                Fraction(p.worst),
            )
            for n, p in enumerate(places)
        ]
        terms.append(claim_term("↔", mine))
        terms += [claim_term("<", c) for c in figures.values()]
        return tuple(terms)

    def _thing(self, language: str) -> str:
        thing = self.place.thing
        unit = "percent" if thing.measure == "growth" else ""
        return about_quantity(
            Quantity(thing.indicator, thing.subject, thing.measure, None, thing.period, "", unit),
            language,
        )

    def _message(
        self, figures: Mapping[str, Claim], mine: Claim, places: Sequence[Place], language: str
    ) -> str:
        name = catalogue().area_name
        who = name(self.place.area, language)
        above = list(figures.items())[:SPELT]
        return message(
            Said(
                thing=self._thing(language),
                area=who,
                field=self.place.claim.scope or "",
                place=quoted(self.place.claim, language),
                figure=quoted(mine, language),
                above=listed(
                    [with_figure(name(a, language), c, language) for a, c in above], language
                ),
                count=len(figures),
                other=None if len(places) == 1 else name(places[1].area, language),
                other_place="" if len(places) == 1 else quoted(places[1].claim, language),
            ),
            language,
        )


def _finest(claims: Sequence[Claim]) -> Claim:
    return min(claims, key=lambda c: (last_place(c), c.doc, c.start))
