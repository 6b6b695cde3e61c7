"""The last step: pages; those that have not changed are linked from the last build."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jiqun.data import Classification, catalogues, lies_in
from jiqun.ledger import NOWHERE, Ledger
from jiqun.ledger.catalogue_views import item_views, tells_of
from jiqun.ledger.related import WHOLE
from jiqun.model import area_slug
from jiqun.monitoring import (
    ComparedKey,
    compare_views,
    dependents,
    is_held_above,
    keys_of_claims,
    monitor_views,
    placed_keys,
)
from jiqun.pipeline.folders import SITE, Place, save_changes, take_over_site
from jiqun.pipeline.indexes import FOLDER as INDEXES
from jiqun.pipeline.indexes import Indexes
from jiqun.publish import (
    LANGUAGES,
    CompareEntry,
    Page,
    area_pages,
    asset_pages,
    catalogue_pages,
    changes_pages,
    classification_pages,
    compare_index,
    compare_pages,
    document_pages,
    file_name,
    indexes_pages,
    item_pages,
    matrix_pages,
    monitor_pages,
    overview_pages,
    series_pages,
    silence_pages,
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What is not as it was.

    Attributes:
        documents: ids read anew, changed or gone.
        claims: claims whose findings changed.
        series, areas: those that any of these belong to.
        compared: comparisons in which the documents' figures stand, now or before.
        named: whether any of the documents names items of a catalogue, now or before.
        is_addition: whether all documents are new: nothing that stood before is gone.
        copies: ids whose pages name a copy or an original that is not what it was.
        ranked: places whose rank in some index is not what it was.
    """

    documents: set[str]
    claims: frozenset[str]
    series: frozenset[str]
    areas: frozenset[str]
    compared: frozenset[str] = frozenset()
    named: bool = False
    is_addition: bool = False
    copies: frozenset[str] = frozenset()
    ranked: frozenset[str] = frozenset()


def write_site(
    place: Place,
    changed: Changed | None,
    report: Mapping[str, Any],
    tell: Callable[[str, int, int], None],
    indexes: Indexes,
) -> int:
    """Write the site of a build; give the number of files that are not those of the last one.

    `changed` None says that no page of the last build can be taken over.
    """
    site = place.folder / SITE
    if changed is None or not take_over_site(place):
        shutil.rmtree(site, ignore_errors=True)
        changed = None
    writer = _Writer(site)
    with Ledger(place.folder / "ledger.duckdb") as ledger:
        todo = _Todo.of(ledger, changed)
        whole = len(todo.documents) + len(todo.series) + 2 * len(todo.areas) + len(todo.compared)
        for done, pages in enumerate(_pages(ledger, todo, indexes)):
            writer.write(pages)
            if done % 25 == 0:
                tell("write", done, whole)
        writer.remove(todo.gone)
        writer.write(overview_pages(ledger.overview(report), indexes.summaries))
        writer.write(silence_pages(*ledger.silence()))
        history = ledger.history()
        standing = ledger.standing(e for line in history for e in line["events"])
        writer.write(changes_pages(history, standing))
        writer.write(compare_index(todo.entries))
        writer.write(indexes_pages(indexes.summaries))
        for name in (*indexes.gone, *indexes.pages):
            writer.replace(f"{INDEXES}/{name}", indexes.pages.get(name, []))
        if changed is None:
            writer.write(_pages_of_the_package())
        for classification in _policies(changed):
            _write_sheets(writer, ledger, classification, is_new=changed is None)
    if changed is not None:
        save_changes(place, writer.changed)
    tell("write", whole, whole)
    return len(writer.changed)


@dataclass(frozen=True, slots=True)
class _Todo:
    """Which pages have to be made, and which stand for what is gone."""

    documents: list[str]
    series: list[str]
    areas: list[str]
    monitored: list[str]
    compared: list[str]
    entries: list[CompareEntry]
    gone: list[str]

    @classmethod
    def of(cls, ledger: Ledger, changed: Changed | None) -> "_Todo":
        documents = {row[0] for row in ledger.query("SELECT id FROM documents")}
        places = ledger.query(
            "SELECT DISTINCT area, series FROM claim_cells WHERE NOT starts_with(area, ?)",
            [NOWHERE],
        )
        series = {row[1] for row in places}
        areas = {row[0] for row in places}
        placed = placed_keys(ledger)
        keys = {slug: key for slug, key in placed.items() if len(key.areas) > 1}
        entries = [CompareEntry(slug, k.cell, len(k.areas)) for slug, k in keys.items()]
        if changed is None:
            every = sorted(areas)
            return cls(sorted(documents), sorted(series), every, every, sorted(keys), entries, [])
        moved_keys = changed.compared | keys_of_claims(ledger, (), changed.claims)
        named = {claim.rpartition(":")[0] for claim in changed.claims}
        moved = ledger.query(
            "SELECT DISTINCT series FROM claim_cells WHERE claim IN (SELECT unnest(?))",
            [sorted(changed.claims)],
        )
        moved += ledger.query(  # their figures' sources are named, and counted, otherwise
            "SELECT DISTINCT series FROM claim_cells WHERE doc IN (SELECT unnest(?))",
            [sorted(changed.copies)],
        )
        wanted = changed.series | {row[0] for row in moved} | _read_against(ledger, changed.areas)
        return cls(
            sorted((changed.documents | changed.copies | named) & documents),
            sorted(wanted & series),
            sorted((changed.areas | changed.ranked) & areas),
            _monitored(ledger, changed, areas, placed, moved_keys),
            sorted(moved_keys & keys.keys()),
            entries,
            [
                *(
                    f"{kind}/{file_name(d)}"
                    for d in changed.documents - documents
                    for kind in _KINDS
                ),
                *(f"series/{slug}" for slug in changed.series - series),
                *(
                    f"{kind}/{area_slug(area)}"
                    for area in changed.areas - areas
                    for kind in ("areas", "monitor")
                ),
                *(f"compare/{slug}" for slug in moved_keys - keys.keys()),
            ],
        )


def _read_against(ledger: Ledger, areas: Iterable[str]) -> set[str]:
    """Give the series of areas whose pages tell of other series: shares of GDP, and rivals."""
    rows = ledger.query(
        "SELECT DISTINCT series FROM claim_cells WHERE area IN (SELECT unnest(?))"
        " AND measure = 'share' AND of_what = ?"
        " UNION SELECT DISTINCT series FROM (SELECT series FROM claim_cells"
        " WHERE area IN (SELECT unnest(?)) GROUP BY series, cell HAVING count(*) > 1)",
        [sorted(areas), WHOLE, sorted(areas)],
    )
    return {row[0] for row in rows}


def _monitored(
    ledger: Ledger,
    changed: Changed,
    areas: set[str],
    keys: Mapping[str, ComparedKey],
    moved: frozenset[str],
) -> list[str]:
    """Give the areas whose monitoring reads what changed, or links to a comparison that did.

    A comparison appears with its second place and goes with it: then the pages of the other
    places gain or lose a link. `keys` are all that any place has.
    """
    sharing: set[str] = set()
    linked: set[str] = set()
    for slug in moved & keys.keys():
        if is_held_above(keys[slug].key):
            sharing.update(keys[slug].areas)
        others = set(keys[slug].areas) - changed.areas
        if len(others) < 2:  # with two others the comparison stood before and stands now
            linked |= others
    if changed.is_addition:
        sharing &= _of_one_period(ledger, changed)
    return sorted(dependents(changed.areas, areas, sharing) | (linked & areas))


def _of_one_period(ledger: Ledger, changed: Changed) -> set[str]:
    """Give the areas with a figure of the same kind and period as one that is new or moved.

    Only those are held against it; a figure that is gone may have had any period.
    """
    rows = ledger.query(
        "SELECT DISTINCT k.area FROM claim_cells k JOIN (SELECT DISTINCT indicator, subject,"
        " measure, period FROM claim_cells WHERE doc IN (SELECT unnest(?))"
        " OR claim IN (SELECT unnest(?))) n ON k.indicator = n.indicator"
        " AND k.measure = n.measure AND k.subject IS NOT DISTINCT FROM n.subject"
        " AND k.period IS NOT DISTINCT FROM n.period",
        [sorted(changed.documents), sorted(changed.claims)],
    )
    return {area for (area,) in rows}


def _policies(changed: Changed | None) -> Iterator[Classification]:
    """Give the policies' catalogues whose sheets can have changed: those of places that did.

    A figure of the place, or of the total, moves the bounds of every item; a new mention comes
    with a document that has figures of the place, or speaks of it by its metadata alone.
    """
    for classification in catalogues().classifications.values():
        if classification.kind != "policy" or classification.area is None:
            continue
        where = classification.area
        if changed is None or changed.named or any(lies_in(a, where) for a in changed.areas):
            yield classification


def _write_sheets(
    writer: "_Writer", ledger: Ledger, classification: Classification, *, is_new: bool
) -> None:
    """Write the sheets of a policy's items, or take them out where nothing is told any more."""
    if tells_of(ledger, classification):
        views = item_views(ledger, classification)
        writer.write(page for view in views for page in item_pages(view))
        writer.write(matrix_pages(classification, ledger.matrices(classification)))
        writer.write(classification_pages(classification, has_sheets=True))
    elif not is_new:
        codes = {item.code for version in classification.versions for item in version.items}
        writer.remove([f"items/{code}" for code in sorted(codes)])
        writer.remove([f"catalogue/{classification.code}-matrix"])
        writer.write(classification_pages(classification, has_sheets=False))


@cache
def _pages_of_the_package() -> tuple[Page, ...]:
    """Give the pages and assets that are the same in every site: made once a process.

    A server that builds again after each change, and tests, write them many times.
    """
    return (*asset_pages(), *catalogue_pages())


_KINDS = ("documents", "claims")


def _pages(ledger: Ledger, todo: _Todo, indexes: Indexes) -> Iterator[Iterable[Page]]:
    for document in ledger.document_views(todo.documents):
        yield document_pages(document)
    for series in ledger.series_views(todo.series):
        yield series_pages(series)
    for area in ledger.area_views(todo.areas):
        yield area_pages(area, indexes.summaries)
    for monitored in monitor_views(ledger, todo.monitored):
        yield monitor_pages(monitored)
    for compared in compare_views(ledger, todo.compared):
        yield compare_pages(compared)


class _Writer:
    """Put pages into a site; a page that is what it was stays the file it was."""

    def __init__(self, site: Path) -> None:
        self.changed: list[str] = []
        self._site = str(site)
        self._folders: set[str] = set()

    def write(self, pages: Iterable[Page]) -> None:
        for page in pages:
            path = f"{self._site}/{page.path}"
            folder = path.rpartition("/")[0]
            if folder not in self._folders:
                os.makedirs(folder, exist_ok=True)
                self._folders.add(folder)
            try:
                with open(path, "rb") as old:
                    if old.read() == page.body:
                        continue
                os.unlink(path)  # it may be shared with the last build
            except FileNotFoundError:
                pass
            with open(path, "xb") as new:
                new.write(page.body)
            self.changed.append(page.path)

    def replace(self, address: str, pages: Iterable[Page]) -> None:
        """Write all pages of a folder; what else stands in it goes."""
        made = list(pages)
        self.write(made)
        kept = {page.path for page in made}
        for language in LANGUAGES:
            root = Path(self._site, language, address)
            for path in sorted(root.rglob("*"), reverse=True):
                if path.is_dir():
                    continue
                told = path.relative_to(self._site).as_posix()
                if told not in kept:
                    path.unlink()
                    self.changed.append(told)

    def remove(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            for language in LANGUAGES:
                for suffix in (".html", ".json"):
                    path = f"{language}/{address}{suffix}"
                    try:
                        os.unlink(f"{self._site}/{path}")
                    except FileNotFoundError:
                        continue
                    self.changed.append(path)
