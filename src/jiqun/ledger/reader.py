"""Read a ledger: records, and the views that pages are made of."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jiqun.data import Classification, catalogues
from jiqun.ledger.catalogue_views import (
    ItemView,
    MatrixView,
    item_views,
    matrix_views,
    tells_of,
)
from jiqun.ledger.cells import NOWHERE
from jiqun.ledger.document_views import document_batch
from jiqun.ledger.overview import overview_of
from jiqun.ledger.place_views import area_batch, series_batch
from jiqun.ledger.records import Records
from jiqun.ledger.silence import Silence, silence_of
from jiqun.ledger.views import AreaView, DocumentView, Overview, Quote, SeriesView
from jiqun.model import area_slug

_BATCH = 200
"""Documents or series read at once: our choice, a few megabytes of rows."""


class Ledger(Records):
    """A ledger opened for reading, with the views that pages show."""

    def document(self, doc: str) -> DocumentView | None:
        """Give one document as its page shows it; None where there is no such document."""
        return next(self.document_views([doc]), None)

    def document_views(self, documents: Iterable[str] | None = None) -> Iterator[DocumentView]:
        """Give documents as their pages show them, in order of id."""
        for batch in _batches(self._ids("SELECT id FROM documents ORDER BY id", documents)):
            yield from document_batch(self, batch)

    def series(self, slug: str) -> SeriesView | None:
        """Give one series as its page shows it."""
        return next(self.series_views([slug]), None)

    def series_views(self, slugs: Iterable[str] | None = None) -> Iterator[SeriesView]:
        """Give series of named areas as their pages show them, in order of slug."""
        every = (
            "SELECT DISTINCT series FROM claim_cells"
            f" WHERE NOT starts_with(area, '{NOWHERE}') ORDER BY series"
        )
        for batch in _batches(self._ids(every, slugs)):
            yield from series_batch(self, batch)

    def area(self, slug: str) -> AreaView | None:
        """Give one area as its page shows it."""
        for (area,) in self.query("SELECT DISTINCT area FROM claim_cells"):
            if area_slug(area) == slug:
                return next(self.area_views([area]), None)
        return None

    def area_views(self, areas: Iterable[str] | None = None) -> Iterator[AreaView]:
        """Give named areas as their pages show them, in order of name."""
        every = (
            "SELECT DISTINCT area FROM claim_cells"
            f" WHERE NOT starts_with(area, '{NOWHERE}') ORDER BY area"
        )
        for batch in _batches(self._ids(every, areas)):
            yield from area_batch(self, batch)

    def item(self, code: str) -> ItemView | None:
        """Give an item of a policy's catalogue as its page shows it; None for other codes."""
        found = catalogues().items.get(code)
        if found is None or not tells_of(self, found[0]):
            return None
        return next(item_views(self, found[0], [code]), None)

    def tells_of(self, classification: Classification) -> bool:
        """Whether there are figures of a policy's place, or names of its items."""
        return tells_of(self, classification)

    def matrices(self, classification: Classification) -> tuple[MatrixView, ...]:
        """Give what is known of each item of a classification in each year."""
        return tuple(matrix_views(self, classification))

    def overview(self, report: Mapping[str, Any] | None = None) -> Overview:
        """Give what the home page shows; `report` is the build's report."""
        return overview_of(self, report or {})

    def silence(self) -> tuple[Silence, dict[str, Quote]]:
        """Give what fell silent, with every claim it names."""
        found = silence_of(self)
        named = {c.claims[0] for c in found.cells}
        named |= {c for m in found.members for claims in m.given.values() for c in claims}
        return found, self.quotes(named)

    def history(self) -> list[dict[str, Any]]:
        """Give the lines of the builds up to this one, oldest first; none where none is kept."""
        try:
            lines = self.path.with_name("history.jsonl").read_text(encoding="utf-8").splitlines()
        except OSError:
            return []
        return [json.loads(line) for line in lines]

    def standing(self, events: Iterable[Mapping[str, Any]]) -> frozenset[str]:
        """Give the claims and series that events name and that are still there."""
        told = list(events)
        claims = sorted({c for e in told for c in e.get("claims", ())})
        cells = sorted({e["cell"] for e in told if "cell" in e})
        found = self.query("SELECT id FROM claims WHERE id IN (SELECT unnest(?))", [claims])
        found += self.query(
            "SELECT DISTINCT cell FROM claim_cells WHERE cell IN (SELECT unnest(?))", [cells]
        )
        return frozenset(row[0] for row in found)

    def _ids(self, all_of_them: str, wanted: Iterable[str] | None) -> list[str]:
        if wanted is not None:
            return sorted(set(wanted))
        return [row[0] for row in self.query(all_of_them)]


def open_ledger(path: Path | str) -> Ledger:
    """Open the ledger of a workspace, a build folder, or a ledger file.

    Raises:
        LedgerError: there is none, it is damaged, or it has another version.
    """
    place = Path(path)
    for candidate in (place / "build" / "ledger.duckdb", place / "ledger.duckdb"):
        if candidate.is_file():
            return Ledger(candidate)
    return Ledger(place)


def _batches(ids: Sequence[str]) -> Iterator[list[str]]:
    for first in range(0, len(ids), _BATCH):
        yield list(ids[first : first + _BATCH])
