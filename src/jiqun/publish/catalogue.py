"""Make the catalogue's pages: the list of classifications, and each with its versions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jiqun.data import Classification, Item, Version, catalogue, catalogues, item_name
from jiqun.data.catalogues import Catalogues
from jiqun.data.difference import VersionChange, difference
from jiqun.data.lineage import definitions_of
from jiqun.model import CatalogueError
from jiqun.publish.catalogue_records import (
    change_record,
    classification_record,
    item_record,
    label,
    version_record,
)
from jiqun.publish.definitions import definition_rows, indicator_pages, years
from jiqun.publish.names import area_name, code_name, subject_part
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render
from jiqun.publish.ribbons import ribbons
from jiqun.publish.source_notes import SourceNote, source_note

ORDER = ("split", "merged", "moved", "new", "dropped", "renamed", "kept")
"""In which changes are told: what an analyst must know first comes first (our choice)."""

MANY = 150
"""Items of a version listed on its page; longer lists show their upper levels (our choice)."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as a list shows it."""

    code: str
    name: str
    tongue: str | None
    href: str | None
    parent: str
    certainty: str
    certainty_name: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change between two versions, told."""

    kind: str
    shape: str
    kind_name: str
    scope: str
    before: ItemRow | None
    after: ItemRow | None
    certainty: str
    certainty_name: str
    source: SourceNote
    note: str
    weight: str


def item_row(item: Item, language: str, up: str = "../", *, has_sheet: bool = True) -> ItemRow:
    """Make one line of a list of items, with the way to its sheet where it has one."""
    href = f"items/{item.code}.html" if has_sheet else None
    is_foreign = language == "en" and not item.en
    return ItemRow(
        item.code,
        item_name(item, language),
        "zh" if is_foreign else None,
        href and up + href,
        item.parent or "",
        item.certainty,
        label("certainty", item.certainty, language),
    )


def change_row(row: VersionChange, language: str, *, has_sheet: bool = True) -> ChangeRow:
    """Tell one change."""
    known = catalogues()
    change = row.change
    before, after = (
        item_row(item, language, has_sheet=has_sheet) if item else None
        for item in (row.before, row.after)
    )
    return ChangeRow(
        change.kind,
        _shape(change.kind),
        label("change", change.kind, language),
        label("scope_change", change.scope, language) if change.scope else "",
        before,
        after,
        change.certainty,
        label("certainty", change.certainty, language),
        source_note(change.source, known, language),
        change.note(language),
        "" if change.weight is None else str(change.weight),
    )


def _shape(kind: str) -> str:
    return str(catalogue().labels["change"][kind].more["shape"])


def catalogue_pages(*, served: bool = False) -> Iterator[Page]:
    """Give the list of classifications and a page for each, in both languages with their JSON."""
    known = catalogues()
    lists = list(known.classifications.values())
    for language in LANGUAGES:
        yield render(
            "catalogue.html", "catalogue.html", language, served=served, twin="catalogue.json",
            rows=[_classification_row(c, language) for c in _policies_first(lists)],
            definitions=[definition_rows(of, language) for of in _defined(known)],
            scopes=_scopes(known, language), plans=_plans(known, language),
            currencies=_currencies(known, language), groups=_groups(known, language),
        )  # fmt: skip
        yield json_page(
            f"{language}/catalogue.json",
            {
                "classifications": [classification_record(c) for c in lists],
                "definitions": [d for of in _defined(known) for d in definitions_of(of)],
                "scopes": [_scope_record(s) for s in known.scopes],
            },
        )
    for classification in lists:
        yield from classification_pages(classification, has_sheets=False, served=served)
    yield from indicator_pages(served=served)


def _policies_first(lists: list[Classification]) -> list[Classification]:
    return sorted(lists, key=lambda c: (c.kind != "policy", c.code))


def _classification_row(classification: Classification, language: str) -> Mapping[str, Any]:
    return {
        "href": f"catalogue/{classification.code}.html",
        "name": classification.name(language),
        "area": area_name(classification.area, language) if classification.area else "",
        "kind": code_name("lists", classification.kind, language),
        "versions": ", ".join(v.version for v in classification.versions),
        "items": max((len(v.items) for v in classification.versions), default=0),
    }


def _defined(known: Catalogues) -> tuple[str, ...]:
    return tuple(dict.fromkeys(d.of for d in known.definitions))


def _plans(known: Catalogues, language: str) -> list[Mapping[str, Any]]:
    return [
        {
            "name": p.zh if language == "zh" else p.en,
            "years": years(
                p.first.year if p.first else None, p.end.year - 1 if p.end else None, language
            ),
        }
        for p in known.plans
    ]


def _currencies(known: Catalogues, language: str) -> list[Mapping[str, Any]]:
    return [
        {
            "code": c.code,
            "name": c.zh if language == "zh" else c.en,
            "area": area_name(c.area, language),
        }
        for c in known.currencies
    ]


def _groups(known: Catalogues, language: str) -> list[Mapping[str, Any]]:
    mark = "、" if language == "zh" else ", "
    return [
        {
            "name": area_name(group, language),
            "members": mark.join(
                area_name(m.member, language) for m in known.memberships if m.group == group
            ),
        }
        for group in dict.fromkeys(m.group for m in known.memberships)
    ]


def _scopes(known: Catalogues, language: str) -> list[Mapping[str, Any]]:
    return [
        {
            "subject": subject_part(s.subject, language)[0],
            "area": area_name(s.area, language),
            "years": years(
                s.first.year if s.first else None, s.end.year - 1 if s.end else None, language
            ),
            "name": s.name(language),
            "note": s.note_zh if language == "zh" else s.note_en,
            "source": source_note(s.source, known, language),
        }
        for s in known.scopes
    ]


def _scope_record(scope: Any) -> Mapping[str, Any]:
    return {
        "code": scope.code,
        "area": scope.area,
        "subject": scope.subject,
        "from": scope.first.isoformat() if scope.first else None,
        "until": scope.end.isoformat() if scope.end else None,
        "en": scope.en,
        "zh": scope.zh,
        "certainty": scope.certainty,
        "source": scope.source,
    }


def classification_pages(
    classification: Classification, *, has_sheets: bool, served: bool = False
) -> Iterator[Page]:
    """Give a classification's page: versions side by side, ribbons, every change, every item.

    `has_sheets` says whether the site tells of its items: then each has a page of its own.
    """
    known = catalogues()
    steps = list(_steps(classification, known))
    record = {
        **classification_record(classification),
        "versions": [version_record(v) for v in classification.versions],
        "changes": [change_record(row, known) for _, _, rows in steps for row in rows or ()],
        "items": [item_record(v, i) for v in classification.versions for i in v.items],
    }
    for language in LANGUAGES:
        yield render(
            "classification.html",
            f"catalogue/{classification.code}.html",
            language,
            served=served,
            twin=f"{classification.code}.json",
            name=classification.name(language),
            area=area_name(classification.area, language) if classification.area else "",
            has_matrix=has_sheets,
            matrix=f"{classification.code}-matrix.html",
            versions=[
                _version(classification, v, known, language, has_sheets)
                for v in classification.versions
            ],
            ribbons=ribbons(classification, known, language, has_sheets=has_sheets),
            steps=[
                {
                    "names": f"{older} → {newer}",
                    "stated": sum(r.change.certainty == "stated" for r in rows or ()),
                    "rows": None
                    if rows is None
                    else [
                        change_row(row, language, has_sheet=has_sheets)
                        for row in sorted(rows, key=lambda r: ORDER.index(r.change.kind))
                    ],
                }
                for older, newer, rows in steps
            ],
        )
        yield json_page(f"{language}/catalogue/{classification.code}.json", record)


Step = tuple[str, str, tuple[VersionChange, ...] | None]


def _steps(classification: Classification, known: Catalogues) -> Iterator[Step]:
    """Give the changes from each version to the next; None where no bridge is stated."""
    order = [v.version for v in classification.versions]
    for older, newer in pairwise(order):
        try:
            yield older, newer, difference(classification, older, newer, known)
        except CatalogueError:
            yield older, newer, None


def _version(
    classification: Classification,
    version: Version,
    known: Catalogues,
    language: str,
    has_sheets: bool,
) -> Mapping[str, Any]:
    items = version.items
    if len(items) > MANY:
        upper = list(classification.lists)[:2]
        items = tuple(item for item in items if item.kind in upper)
    kinds = dict.fromkeys(item.kind for item in items)
    return {
        "version": version.version,
        "name": version.name(language),
        "from": version.first_text,
        "until": version.end_text,
        "announced": version.announced,
        "status": label("version_status", version.status, language),
        "certainty": version.certainty,
        "certainty_name": label("certainty", version.certainty, language),
        "source": source_note(version.source, known, language),
        "document": version.document_zh,
        "note": version.note_zh if language == "zh" else version.note_en,
        "shown": len(items),
        "whole": len(version.items),
        "lists": [
            {
                "name": classification.list_name(kind, language),
                "items": [
                    item_row(item, language, has_sheet=has_sheets)
                    for item in items
                    if item.kind == kind
                ],
            }
            for kind in kinds
        ],
        "priorities": [
            {
                "role": code_name("roles", p.role, language),
                "name": p.zh if language == "zh" else p.en,
                "maps_to": ", ".join(p.maps_to),
                "certainty": p.certainty,
                "certainty_name": label("certainty", p.certainty, language),
            }
            for p in version.priorities
        ],
    }
