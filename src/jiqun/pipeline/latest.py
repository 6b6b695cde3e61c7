"""Read the last good build while others replace it: what the web app shows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from jiqun.ledger import AreaView, DocumentView, Ledger, Overview, Quote, SeriesView
from jiqun.model import LedgerError
from jiqun.pipeline.article import check_text
from jiqun.pipeline.build import read_context, read_json
from jiqun.pipeline.workspace import Workspace


class LatestBuild:
    """The last good build of a workspace; opened anew when a new one takes its place."""

    def __init__(self, workspace: Workspace) -> None:
        """Open the build.

        Raises:
            LedgerError: there is none yet.
        """
        self._workspace = workspace
        self._lock = Lock()
        self._folder: Path | None = None
        self._ledger: Ledger | None = None
        self._report: Mapping[str, Any] = {}
        self.ledger()

    def ledger(self) -> Ledger:
        """Give the open ledger of the last good build."""
        folder = self._workspace.output.resolve()
        with self._lock:
            if self._ledger is None or folder != self._folder:
                path = folder / "ledger.duckdb"
                if not path.is_file():
                    raise LedgerError("no_ledger", str(self._workspace.output))
                # The ledger before is closed when the last request that reads it ends.
                self._ledger = Ledger(path)
                self._report = read_json(folder / "report.json")
                self._folder = folder
            return self._ledger

    def document(self, doc: str) -> DocumentView | None:
        """Give one document as its page shows it."""
        return self.ledger().document(doc)

    def series(self, slug: str) -> SeriesView | None:
        """Give one series as its page shows it."""
        return self.ledger().series(slug)

    def area(self, slug: str) -> AreaView | None:
        """Give one area as its page shows it."""
        return self.ledger().area(slug)

    def overview(self) -> Overview:
        """Give what the home page shows."""
        return self.ledger().overview(self._report)

    def search(self, text: str, limit: int) -> list[Quote]:
        """Give claims whose sentence holds a text."""
        return self.ledger().search(text, limit)

    def check_text(
        self, text: str, title: str | None, published: date | None, area: str | None
    ) -> DocumentView:
        """Check a pasted article against itself and against the ledger.

        Raises:
            InputError: the text is empty or no text at all.
        """
        context = self._workspace.context
        return check_text(
            text,
            title=title,
            published=published,
            area=area,
            ledger=self.ledger(),
            context=read_context(context) if context else None,
        )
