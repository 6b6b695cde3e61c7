"""Read the last good build of a workspace; a newer one is taken up as soon as it stands."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from jiqun.data import Classification
from jiqun.ledger import Ledger, open_ledger
from jiqun.ledger.catalogue_views import ItemView, MatrixView
from jiqun.ledger.silence import Silence
from jiqun.ledger.views import (
    AreaView,
    DocumentSummary,
    DocumentView,
    Overview,
    Quote,
    SeriesView,
)
from jiqun.model import area_slug
from jiqun.monitoring import (
    ComparedKey,
    CompareView,
    MonitorView,
    compare_views,
    compared_keys,
    monitor_views,
    named_areas,
)
from jiqun.pipeline import check_text, context_of, workspace_of
from jiqun.pipeline.indexes import load_indexes, site_of
from jiqun.publish import IndexSummary

if TYPE_CHECKING:
    from jiqun.publish.index_site import IndexSite

INDEXES_KEPT = 16
"""Indexes kept ready for requests (our choice)."""


class LastBuild:
    """A reader that follows the link to the last good build.

    An old ledger stays open while requests still read it, and is closed when the next but one
    build stands.
    """

    def __init__(self, folder: Path) -> None:
        """Open the ledger.

        Raises:
            LedgerError: there is none, it is damaged, or it has another version.
        """
        self._folder = folder
        self._context = context_of(workspace_of([folder]))
        self._lock = Lock()
        self._place: Path | None = None
        self._open: list[Ledger] = []
        self._ranking = Lock()
        self._indexes: dict[tuple[str, str], IndexSite] = {}
        self._now()

    def document(self, doc: str) -> DocumentView | None:
        """Give a document by its id."""
        return self._now().document(doc)

    def series(self, slug: str) -> SeriesView | None:
        """Give a series by the file name of its page."""
        return self._now().series(slug)

    def area(self, slug: str) -> AreaView | None:
        """Give an area by the file name of its page."""
        return self._now().area(slug)

    def monitor(self, slug: str) -> MonitorView | None:
        """Give what an area's series say, by the file name of its page."""
        ledger = self._now()
        area = next((a for a in named_areas(ledger) if area_slug(a) == slug), None)
        return None if area is None else next(monitor_views(ledger, [area]), None)

    def compare(self, slug: str) -> CompareView | None:
        """Give one quantity over several places by the file name of its page."""
        return next(compare_views(self._now(), [slug]), None)

    def compared(self) -> Mapping[str, ComparedKey]:
        """Give what several places have figures of, by the file name of its page."""
        return compared_keys(self._now())

    def item(self, code: str) -> ItemView | None:
        """Give an item of a policy's catalogue by its code."""
        return self._now().item(code)

    def tells_of(self, classification: Classification) -> bool:
        """Whether there is anything on the items of a classification."""
        return self._now().tells_of(classification)

    def matrices(self, classification: Classification) -> Sequence[MatrixView]:
        """Give what is known of each item of a classification in each year."""
        return self._now().matrices(classification)

    def indexes(self) -> Sequence[IndexSummary]:
        """Give how each index of the build turned out."""
        return load_indexes(self._build().resolve()).summaries

    def index(self, name: str) -> "IndexSite | None":
        """Give the pages of an index by the name of their folder; None where there is none.

        It is ranked when it is first asked for, and kept while its build stands.
        """
        place = self._build().resolve()
        summary = next((s for s in load_indexes(place).summaries if s.name == name), None)
        if summary is None:
            return None
        key = (name, summary.digest)
        ledger = self._now()
        with self._ranking:
            if key not in self._indexes:
                if len(self._indexes) >= INDEXES_KEPT:
                    self._indexes.pop(next(iter(self._indexes)))
                self._indexes[key] = site_of(place, name, ledger, served=True)
            return self._indexes[key]

    def silence(self) -> tuple[Silence, Mapping[str, Quote]]:
        """Give what fell silent, with every claim it names."""
        return self._now().silence()

    def history(self) -> Sequence[Mapping[str, Any]]:
        """Give the lines of the builds, oldest first."""
        return self._now().history()

    def standing(self, events: Iterable[Mapping[str, Any]]) -> frozenset[str]:
        """Give the claims and cells that events name and that are still there."""
        return self._now().standing(events)

    def overview(self, report: Mapping[str, Any] | None = None) -> Overview:
        """Give what the home page shows, with the build's own report."""
        return self._now().overview(self._report() if report is None else report)

    def search(self, text: str, limit: int = 50) -> Sequence[Quote]:
        """Give claims whose sentence holds some words."""
        return self._now().search(text, limit)

    def summaries(self, documents: Sequence[str]) -> Mapping[str, DocumentSummary]:
        """Give one line for each document, by id."""
        return self._now().summaries(documents)

    def check_text(
        self, text: str, *, title: str | None, published: date | None, area: str | None
    ) -> DocumentView:
        """Check a text against itself and against the ledger; nothing is kept."""
        return check_text(
            text,
            title=title,
            published=published,
            area=area,
            ledger=self._now(),
            context=self._context,
        )

    def _now(self) -> Ledger:
        place = self._build().resolve()
        with self._lock:
            if place != self._place:
                self._open.append(open_ledger(place))
                self._place = place
                for old in self._open[:-2]:
                    old.close()
                self._open = self._open[-2:]
            return self._open[-1]

    def _build(self) -> Path:
        inside = self._folder / "build"
        return inside if (inside / "ledger.duckdb").is_file() else self._folder

    def _report(self) -> Mapping[str, Any]:
        path = self._build().resolve() / "report.json"
        if not path.is_file():
            return {}
        report: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return report
