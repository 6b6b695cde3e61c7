"""Which code a name means: by language, place and day, since names move between versions."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from jiqun.data.catalogue import catalogue
from jiqun.data.catalogues import Catalogues, catalogues, lies_in
from jiqun.data.classification import Classification, Item, Version


@dataclass(frozen=True, slots=True)
class Match:
    """An item that a name means in one version.

    Attributes:
        how: `in_force` (the version of the day), `period` (of the figure's period), or `only` (no
            day is known, and all versions that know the name mean one code).
    """

    classification: str
    version: str
    item: Item
    how: str

    @property
    def code(self) -> str:
        """The code under which the ledger keeps it."""
        return self.item.subject


Place = tuple[Classification, Version, Item]


@dataclass(frozen=True)
class Names:
    """The names of all items, own names first, then those of the subjects they share a name with.

    Attributes:
        own: key of a name → the items that bear it.
        kin: key of a name → items that another name of the same subject means.
    """

    own: Mapping[str, tuple[Place, ...]]
    kin: Mapping[str, tuple[Place, ...]]

    def places(self, name: str) -> tuple[Place, ...]:
        """Give the items that a name can mean, in any version: of each list its own names first."""
        key = name_key(name)
        own, kin = self.own.get(key, ()), self.kin.get(key, ())
        if not own or not kin:
            return own or kin
        known = {classification.code for classification, _, _ in own}
        return (*own, *(place for place in kin if place[0].code not in known))


def name_key(name: str) -> str:
    """Give what two spellings of a name share: width, case, spaces, quotation marks.

    >>> name_key("“Little  Giant” Enterprise"), name_key("ＡＩ")
    ('little giant enterprise', 'ai')
    """
    return _keyed(name)


_MARKS = re.compile(r"[“”‘’\"'「」『』]")


def _keyed(name: str) -> str:
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return " ".join(_MARKS.sub("", plain).lower().split())


def names_of(known: Catalogues) -> Names:
    """Index every name of every item."""
    own: dict[str, list[Place]] = {}
    kin: dict[str, list[Place]] = {}
    families = _families()
    for classification in known.classifications.values():
        for version in classification.versions:
            for item in version.items:
                place = (classification, version, item)
                keys = {
                    name_key(n)
                    for n in (item.zh, item.en, item.code, *item.names_en, *item.names_zh)
                    if n
                }
                for key in sorted(keys):
                    own.setdefault(key, []).append(place)
                near = {relative for key in keys for relative in families.get(key, ())}
                for key in sorted(near - keys):
                    kin.setdefault(key, []).append(place)
    return Names(
        {key: tuple(places) for key, places in own.items()},
        {key: tuple(places) for key, places in kin.items()},
    )


@cache
def _families() -> Mapping[str, frozenset[str]]:
    """Key of a subject's name → the keys of all its names."""
    found: dict[str, frozenset[str]] = {}
    for subject in catalogue().subjects.values():
        names = (subject.label, subject.zh, *subject.aliases_en, *subject.aliases_zh)
        family = frozenset(name_key(n) for n in names)
        for key in family:
            found.setdefault(key, family)
    return found


@cache
def _shipped() -> Names:
    return names_of(catalogues())


def resolve(
    name: str,
    *,
    area: str | None = None,
    on: date | None = None,
    period_end: date | None = None,
    names: Names | None = None,
) -> tuple[Match, ...]:
    """Give what a name means in a place on a day, one match for each classification.

    A classification of a place speaks of that place and of what lies in it. Of its versions the
    one in force on the day decides; where it does not know the name, or the day is unknown, the
    one in force at the end of the figure's period; without either the name must mean one code in
    all versions that know it. A name that still means several things gives no match, nor does one
    that no version of these days lists: artificial intelligence in 2020 was no cluster yet.

    >>> [m.code for m in resolve("智能机器人", area="Shenzhen", on=date(2023, 5, 1))]
    ['IROBOT']
    >>> [m.code for m in resolve("智能机器人", area="Shenzhen", on=date(2025, 5, 1))]
    ['IROBOTF']
    >>> resolve("智能机器人", area="Wuhan", on=date(2025, 5, 1))
    ()
    """
    places = (names or _shipped()).places(name)
    if not places:
        return ()
    by_list: dict[str, list[Place]] = {}
    for place in places:
        where = place[0].area
        if area is None or where is None or lies_in(area, where):
            by_list.setdefault(place[0].code, []).append(place)
    found = (_chosen(group, on, period_end) for group in by_list.values())
    return tuple(match for match in found if match is not None)


def _chosen(places: Iterable[Place], on: date | None, period_end: date | None) -> Match | None:
    for how, day in (("in_force", on), ("period", period_end)):
        if day is not None:
            match = _one([place for place in places if place[1].holds(day)], how)
            if match is not None:
                return match
    return _one(list(places), "only") if on is None and period_end is None else None


def _one(places: list[Place], how: str) -> Match | None:
    """Give the one code that all places mean, from the newest version; None where they differ."""
    if not places or len({item.subject for _, _, item in places}) > 1:
        return None
    classification, version, item = places[-1]
    return Match(classification.code, version.version, item, how)


@lru_cache(maxsize=4096)
def _has_policies(area: str) -> bool:
    """Say whether a catalogue of a policy speaks of a place at all; most places have none."""
    return any(
        one.kind == "policy" and (one.area is None or lies_in(area, one.area))
        for one in catalogues().classifications.values()
    )


def policy_code(
    name: str | None, area: str | None, on: date | None, period_end: date | None
) -> str | None:
    """Give the code of a subject in the policy catalogue of its place, None where it has none.

    Codes of statistical classifications and tiers never replace a label that both languages
    share; a policy's clusters do, since their names move from version to version.

    >>> policy_code("intelligent robots", "Nanshan", date(2023, 2, 1), None)
    'IROBOT'
    >>> policy_code("new materials", "Shenzhen", None, date(2020, 12, 31))
    'P18-MAT'
    """
    if name is None or area is None or not _has_policies(area):
        return None
    lists = catalogues().classifications
    for match in resolve(name, area=area, on=on, period_end=period_end):
        if lists[match.classification].kind == "policy":
            return match.code
    return None
