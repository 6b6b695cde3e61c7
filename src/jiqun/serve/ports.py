"""Say what the web app needs from the layers below: a reader of the ledger, a checker of texts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from jiqun.data import Classification
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
from jiqun.monitoring import ComparedKey, CompareView, MonitorView
from jiqun.publish import IndexSummary

if TYPE_CHECKING:
    from jiqun.publish.index_site import IndexSite


class Reader(Protocol):
    """What pages are made of; `jiqun.serve.last_build.LastBuild` is one."""

    def document(self, doc: str) -> DocumentView | None:
        """Give a document by its id."""

    def series(self, slug: str) -> SeriesView | None:
        """Give a series by the file name of its page."""

    def area(self, slug: str) -> AreaView | None:
        """Give an area by the file name of its page."""

    def monitor(self, slug: str) -> MonitorView | None:
        """Give what an area's series say, by the file name of its page."""

    def compare(self, slug: str) -> CompareView | None:
        """Give one quantity over several places by the file name of its page."""

    def compared(self) -> Mapping[str, ComparedKey]:
        """Give what several places have figures of, by the file name of its page."""

    def item(self, code: str) -> ItemView | None:
        """Give an item of a policy's catalogue by its code."""

    def tells_of(self, classification: Classification) -> bool:
        """Whether there is anything on the items of a classification."""

    def matrices(self, classification: Classification) -> Sequence[MatrixView]:
        """Give what is known of each item of a classification in each year."""

    def indexes(self) -> Sequence[IndexSummary]:
        """Give how each index of the build turned out."""

    def index(self, name: str) -> "IndexSite | None":
        """Give the pages of an index by the name of their folder."""

    def silence(self) -> tuple[Silence, Mapping[str, Quote]]:
        """Give what fell silent, with every claim it names."""

    def history(self) -> Sequence[Mapping[str, Any]]:
        """Give the lines of the builds, oldest first."""

    def standing(self, events: Iterable[Mapping[str, Any]]) -> frozenset[str]:
        """Give the claims and cells that events name and that are still there."""

    def overview(self, report: Mapping[str, Any] | None = None) -> Overview:
        """Give what the home page shows."""

    def search(self, text: str, limit: int = 50) -> Sequence[Quote]:
        """Give claims whose sentence holds some words."""

    def summaries(self, documents: Sequence[str]) -> Mapping[str, DocumentSummary]:
        """Give one line for each document, by id."""


class CheckText(Protocol):
    """Reads and checks a pasted text; `jiqun.pipeline.check_text` is one."""

    def __call__(
        self, text: str, *, title: str | None, published: date | None, area: str | None
    ) -> DocumentView:
        """Give the text with its claims and findings.

        Raises:
            InputError: the text is empty or no text at all.
        """
