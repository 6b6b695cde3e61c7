"""Every catalogue in every version, with concordances, scopes and definitions: the one loader."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from jiqun.data.catalogue import catalogue
from jiqun.data.classification import Classification, Item, Version
from jiqun.data.compiled_rows import Row, classification_of, concordance_of, dated
from jiqun.data.concordance import Concordance
from jiqun.data.dated import (
    CatalogueSource,
    Currency,
    Definition,
    Division,
    DivisionChange,
    Membership,
    Plan,
    Revision,
    Scope,
)
from jiqun.model import CatalogueError, Period, close_hint

COMPILED = Path(__file__).with_name("compiled.json")
FORM = 1
"""Of the compiled form; another one is refused."""


@dataclass(frozen=True)
class Catalogues:
    """All that the catalogue's files say.

    `divisions` and their changes are by code; everything else is in the order of its file.
    """

    classifications: Mapping[str, Classification]
    concordances: tuple[Concordance, ...]
    scopes: tuple[Scope, ...]
    revisions: tuple[Revision, ...]
    definitions: tuple[Definition, ...]
    plans: tuple[Plan, ...]
    currencies: tuple[Currency, ...]
    memberships: tuple[Membership, ...]
    divisions: Mapping[str, Division]
    division_changes: tuple[DivisionChange, ...]
    sources: Mapping[str, CatalogueSource]

    @cached_property
    def items(self) -> Mapping[str, tuple[Classification, Version, Item]]:
        """Code → its newest entry."""
        return {
            item.code: (classification, version, item)
            for classification in self.classifications.values()
            for version in classification.versions
            for item in version.items
        }

    def version(self, classification: str, version: str) -> Version:
        """Give a version by name.

        Raises:
            CatalogueError: there is no such classification or version; close names are offered.
        """
        if classification not in self.classifications:
            hint = close_hint(classification, list(self.classifications))
            raise CatalogueError(
                "unknown_name", what="classification", value=classification, hint=hint
            )
        known = self.classifications[classification].by_version
        if version not in known:
            hint = close_hint(version, list(known))
            raise CatalogueError(
                "no_version", classification=classification, value=version, hint=hint
            )
        return known[version]

    def concordance(self, classification: str, older: str, newer: str) -> Concordance | None:
        """Give the concordance from one version to another; None where no bridge is stated."""
        return next(
            (
                c
                for c in self.concordances
                if (c.classification, c.from_version, c.to_version)
                == (classification, older, newer)
            ),
            None,
        )

    def scope_at(
        self, indicator: str, subject: str | None, area: str, period: Period
    ) -> Scope | None:
        """Give the scope that a total had in a period; None where no source tells of one."""
        return next(
            (
                s
                for s in self.scopes
                if s.subject == subject
                and s.area == area
                and indicator in s.indicators
                and s.holds(period.last)
            ),
            None,
        )

    def revisions_of(self, indicator: str, area: str, period: Period) -> tuple[Revision, ...]:
        """Give the revisions that moved an area's figures of a period."""
        above = places_around(area)
        return tuple(
            r
            for r in self.revisions
            if indicator in r.indicators
            and r.holds(period.last)
            and (r.area == area or (r.with_parts and r.area in above))
        )

    def definition_at(self, of: str, day: date, area: str | None = None) -> tuple[Definition, ...]:
        """Give the definitions of an indicator or subject in force on a day, the nearest first."""
        above = (area, *places_around(area)) if area else ()
        found = [
            d
            for d in self.definitions
            if d.of == of and d.holds(day) and (d.area is None or d.area in above)
        ]
        return tuple(sorted(found, key=lambda d: (d.area is None, d.area != area)))

    def members(self, group: str, day: date) -> tuple[str, ...]:
        """Give the areas that belong to a group on a day, in the order of the file."""
        return tuple(m.member for m in self.memberships if m.group == group and m.holds(day))

    def codes_at(self, code: str, year: int) -> tuple[str, ...]:
        """Follow a division's code through the changes up to a year; empty where it ended.

        >>> catalogues().codes_at("110228", 2024)
        ('110118',)
        """
        current = code
        for change in self.division_changes:
            if change.code == current and change.year <= year:
                if not change.to:
                    return ()
                current = change.to
        return (current,)


def places_around(area: str) -> tuple[str, ...]:
    """Give the places that a place lies in, the nearest first.

    >>> places_around("Nanshan")
    ('Shenzhen', 'Guangdong', 'China')
    """
    known = catalogue().areas
    found: list[str] = []
    parent = known[area].parent if area in known else None
    while parent is not None and parent not in found:
        found.append(parent)
        parent = known[parent].parent if parent in known else None
    return tuple(found)


def lies_in(area: str, whole: str) -> bool:
    """Whether a place is another, or lies in it.

    >>> lies_in("Nanshan", "Shenzhen"), lies_in("Shenzhen", "Nanshan")
    (True, False)
    """
    return area == whole or whole in places_around(area)


def subject_name(subject: str | None, language: str) -> str | None:
    """Give the name of a subject's label or code; others keep the document's words.

    >>> subject_name("P18-DIG", "en"), subject_name("IROBOTF", "zh")
    ('digital economy', '智能机器人')
    """
    if subject is None:
        return None
    if subject.startswith("label:"):
        return subject.split(":", 2)[2]
    known = catalogue().subjects.get(subject)
    if known is not None:
        return known.zh if language == "zh" else subject
    found = catalogues().items.get(subject)
    return item_name(found[2], language) if found else subject


def item_name(item: Item, language: str) -> str:
    """Give an item's name as it stands within a sentence.

    >>> item_name(catalogues().items["AI"][2], "en")
    'artificial intelligence'
    """
    name = item.name(language)
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


@cache
def catalogues() -> Catalogues:
    """Load the package's catalogues; later calls give the same object.

    Raises:
        CatalogueError: the compiled form is missing or of another version.
    """
    return load_catalogues(COMPILED)


def load_catalogues(path: Path) -> Catalogues:
    """Load a compiled form, as `jiqun.data.compiling` writes it.

    Raises:
        CatalogueError: it cannot be read or has another form.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise CatalogueError("bad_data", path.name, detail=str(problem)) from None
    if record.get("form") != FORM:
        raise CatalogueError("cat_stale", path.name)
    return catalogues_of(record)


def catalogues_of(record: Row) -> Catalogues:
    """Make the records of a compiled form."""
    return Catalogues(
        classifications={c["code"]: classification_of(c) for c in record["classifications"]},
        concordances=tuple(concordance_of(c) for c in record["concordances"]),
        scopes=tuple(dated(Scope, r) for r in record["scopes"]),
        revisions=tuple(dated(Revision, r) for r in record["revisions"]),
        definitions=tuple(dated(Definition, r) for r in record["definitions"]),
        plans=tuple(dated(Plan, r) for r in record["plans"]),
        currencies=tuple(Currency(**r) for r in record["currencies"]),
        memberships=tuple(dated(Membership, r) for r in record["groups"]),
        divisions={
            r["code"]: Division(r["code"], r["kind"], r["en"], r["zh"], r.get("parent"))
            for r in record["divisions"]
        },
        division_changes=tuple(
            DivisionChange(
                r["from"],
                r.get("to", ""),
                r["kind"],
                int(r["year"]),
                r["zh_before"],
                r.get("zh_after", ""),
            )
            for r in record["division_changes"]
        ),
        sources={
            r["id"]: CatalogueSource(
                r["id"],
                r["publisher_en"],
                r["publisher_zh"],
                r["title_en"],
                r["title_zh"],
                r.get("date", ""),
                r.get("url", ""),
                r.get("language", ""),
            )
            for r in record["sources"]
        },
    )
