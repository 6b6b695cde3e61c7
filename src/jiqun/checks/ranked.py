"""Say what a place in a ranking is of: the figure ranked, and among whom."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jiqun.data import catalogue
from jiqun.data.catalogue import read_yaml
from jiqun.data.catalogues import places_around
from jiqun.ledger.cells import areas_of, subject_code, subject_of
from jiqun.model import Bound, Claim, Indicator, Measure, Status

_BRACKETS = re.compile(r"\s*[（(](?P<field>[^（）()]+)[）)]\s*$")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is ranked, of every place alike."""

    indicator: str
    subject: str | None
    measure: str
    period: str


@dataclass(frozen=True, slots=True)
class Field:
    """Among whom a place is held.

    Attributes:
        name: the same for all who are ranked in it, whatever words their documents use.
        kinds: of the places that it holds for certain; empty where nobody lists its members.
        within: the place that they lie in; None where any may.
        cities: whether municipalities are cities of it; else they are in if their kind is.
        provinces: whether municipalities are left out.
    """

    name: str
    kinds: frozenset[str] = frozenset()
    within: str | None = None
    cities: bool = False
    provinces: bool = False

    def holds(self, area: str) -> bool:
        """Whether a place is a member for certain."""
        known = catalogue().areas.get(area)
        if known is None or self.within not in places_around(area) or area in _data()["apart"]:
            return False
        if area in _data()["municipalities"]:
            return self.cities or (known.kind in self.kinds and not self.provinces)
        return known.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a ranking as one claim tells it; 1 is the greatest."""

    claim: Claim
    area: str
    thing: Thing
    field: Field
    best: int
    worst: int

    @property
    def listing(self) -> tuple[Thing, str]:
        """What two places must share to stand in one list."""
        return self.thing, self.field.name


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml("identities.yaml")["rankings"]
    return found


def places_of(claims: Iterable[Claim], *, is_one_field: bool) -> list[Place]:
    """Give the places of which it is beyond doubt what figure is ranked, when, and among whom.

    Args:
        claims: of any places.
        is_one_field: whether places told without a field are all of one: where a context speaks
            with authority. In prose, third may be third of the province or of the country.
    """
    found = []
    for claim in claims:
        thing = thing_of(claim)
        ends = _ends(claim) if thing else None
        if thing is None or ends is None:
            continue
        for area in areas_of(claim):
            field = field_of(claim, area, is_one_field=is_one_field)
            if field is not None:
                found.append(Place(claim, area, thing, field, *ends))
    return found


def _ends(claim: Claim) -> tuple[int, int] | None:
    """Give the best and the worst place that a claim says; `top three` is one to three."""
    if claim.bound not in (Bound.EQ, Bound.LE) or claim.value < 1:
        return None
    worst = int(claim.value)
    return (worst if claim.bound is Bound.EQ else 1), worst


def thing_of(claim: Claim) -> Thing | None:
    """Give what a claim on a place ranks, or None where it is no place or of no known figure.

    >>> from decimal import Decimal
    >>> from jiqun.model import Period
    >>> c = Claim(doc="d", start=0, end=5, quote="third", value=Decimal(3), unit="rank",
    ...     bound=Bound.EQ, measure=Measure.RANK, indicator=Indicator.RANKING,
    ...     subject="规上工业增加值增速", area="Hefei", period=Period.parse("2024"))
    >>> thing_of(c)
    Thing(indicator='value_added', subject='above-scale industry', measure='growth', period='2024')
    """
    if (
        claim.measure is not Measure.RANK
        or claim.status is not Status.ACTUAL
        or claim.period is None
        or claim.unplaced
        or any(word in claim.quote.lower() for word in _data()["from_below"])
    ):
        return None
    period = claim.period.stock_year().text
    if claim.indicator is not Indicator.RANKING:
        return Thing(str(claim.indicator), subject_of(claim), str(Measure.LEVEL), period)
    named = figure_named(_BRACKETS.sub("", claim.subject or ""))
    return Thing(*named, period) if named else None


@cache
def figure_named(words: str) -> tuple[str, str | None, str] | None:
    """Give indicator, subject and measure of the figure that some words name, or None.

    >>> figure_named("GDP"), figure_named("growth of GDP")
    (('gdp', None, 'level'), ('gdp', None, 'growth'))
    >>> figure_named("value added of manufacturing"), figure_named("comprehensive strength")
    (('value_added', 'manufacturing', 'level'), None)
    """
    text, measure = " ".join(words.lower().split()), str(Measure.LEVEL)
    first, _, behind = text.partition(" ")
    if first in _data()["articles"]:
        text = behind
    for word in _data()["growth"]:
        rest = _without(text, word)
        if rest:
            text, measure = rest, str(Measure.GROWTH)
            break
    for row in _data()["figures"]:
        if text in row["words"]:
            return row["indicator"], subject_code(row.get("subject")), measure
    for row in _data()["of_subjects"]:
        for word in row["words"]:
            rest = _without(text, word)
            code = subject_code(rest) if rest else None
            if code is not None and not code.startswith("label:"):
                return row["indicator"], code, measure
    if measure != Measure.LEVEL:
        return None
    bare = next((r for w in _data()["number"] if (r := _without(text, w))), text)
    code = subject_code(bare) if bare else None
    return (str(Indicator.COUNT), code, measure) if code in _data()["counted"] else None


def _without(text: str, word: str) -> str | None:
    """Give what is left beside a word at an end of a phrase, or None where it is not there."""
    if word.isascii():
        own = word.removesuffix(" of")
        for found in (text.removeprefix(f"{own} of "), text.removesuffix(f" {own}")):
            if found != text:
                return found
        return None
    rest = text.removesuffix(word)
    return rest.removesuffix("的") if rest != text else None


def field_of(claim: Claim, area: str, *, is_one_field: bool) -> Field | None:
    """Give among whom a place is held, None where nobody says."""
    brackets = _BRACKETS.search(claim.subject or "")
    words = claim.scope or (brackets["field"] if brackets else "")
    text = " ".join(words.lower().split())
    if not text:
        return Field("") if is_one_field else None
    known = catalogue().areas.get(area)
    around = places_around(area)
    if known is not None and known.kind == "country":
        return None  # at which prices countries are ranked, their figures do not say
    if known is None:
        return Field(text)
    for row in _data()["fields"]:
        if text in row["words"]:
            return _known_field(row, known.kind, around)
    for outer in around:
        if _is_all_of(text, outer):
            return Field(f"{known.kind}|{outer}", frozenset({known.kind}), outer)
    parent = around[0] if around else ""
    return Field(f"{text}|{known.kind}|{parent}")


def _is_all_of(text: str, outer: str) -> bool:
    """Whether a field is all places of one kind in a wider one, told with its name.

    >>> _is_all_of("cities of guangdong", "Guangdong"), _is_all_of("jiangsu", "Jiangsu")
    (True, True)
    >>> _is_all_of("江苏各市", "Jiangsu"), _is_all_of("coastal cities of guangdong", "Guangdong")
    (True, False)
    """
    area = catalogue().areas[outer]
    names = "|".join(re.escape(n.lower()) for n in (outer, area.zh, *area.aliases_en))
    return (
        re.fullmatch(
            rf"(?:(?:all |the )*(?:cities|prefectures|counties|districts) (?:of|in|across) )?"
            rf"(?:{names})(?: province| cities|省|各市|各地市|城市|省内|全省|各区|各县区)?",
            text,
        )
        is not None
    )


def _known_field(row: Mapping[str, Any], kind: str, around: tuple[str, ...]) -> Field | None:
    areas = catalogue().areas
    within = next((a for a in around if areas[a].kind == row["within"]), None)
    if within is None:
        return None
    if row["of"] == "cities":
        return Field(f"cities|{within}", frozenset({"prefecture"}), within, cities=True)
    if row["of"] == "provinces":
        return Field(f"provinces|{within}", frozenset({"province"}), within, provinces=True)
    return Field(f"{kind}|{within}", frozenset({kind}), within)
