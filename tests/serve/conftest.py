"""A web app over the invented dossier."""

import asyncio
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "publish"))

import make_overviews as overviews
import make_views as dossier

from jiqun.ledger.silence import Silence
from jiqun.ledger.views import AreaView, DocumentSummary, DocumentView, Overview, Quote, SeriesView
from jiqun.model import InputError
from jiqun.monitoring import ComparedKey, CompareView, MonitorView
from jiqun.publish import IndexSummary


class Dossier:
    """A reader of the dossier, and a checker that finds the English document's figures."""

    def __init__(self) -> None:
        self.checked: list[tuple[str, str | None, date | None, str | None]] = []

    def document(self, doc: str) -> DocumentView | None:
        found = dossier.TEXTS.get(doc)
        return dossier.document_view(found) if found else None

    def series(self, slug: str) -> SeriesView | None:
        return next((v for v in dossier.series_views() if v.slug == slug), None)

    def area(self, slug: str) -> AreaView | None:
        view = overviews.area_view()
        return view if slug == view.slug else None

    def indexes(self) -> Sequence[IndexSummary]:
        return ()

    def index(self, name: str) -> None:
        return None

    def silence(self) -> tuple[Silence, Mapping[str, Quote]]:
        return overviews.silence()

    def history(self) -> Sequence[Mapping[str, Any]]:
        return overviews.history()[0]

    def standing(self, events: Iterable[Mapping[str, Any]]) -> frozenset[str]:
        return overviews.history()[1]

    def monitor(self, slug: str) -> MonitorView | None:
        return overviews.monitor_view() if slug == "jinhe" else None

    def compare(self, slug: str) -> CompareView | None:
        view = overviews.compare_view()
        return view if slug == view.slug else None

    def compared(self) -> Mapping[str, ComparedKey]:
        return overviews.compared()

    def overview(self, report: Mapping[str, Any] | None = None) -> Overview:
        return overviews.overview()

    def search(self, text: str, limit: int = 50) -> Sequence[Quote]:
        if text == "boom":
            raise RuntimeError("the secret words of a traceback")
        return [q for q in dossier.QUOTES.values() if text in q.sentence][:limit]

    def summaries(self, documents: Sequence[str]) -> Mapping[str, DocumentSummary]:
        return {d: dossier.SUMMARIES[d] for d in documents}

    def check_text(
        self, text: str, *, title: str | None, published: date | None, area: str | None
    ) -> DocumentView:
        self.checked.append((text, title, published, area))
        if "nothing" in text:
            raise InputError("no_text", format="text")
        given = dossier.document("pasted", text, "en", title=title, publisher=None, url=None)
        claims = (dossier.claim(given, "7%", "7", "percent"),) if "7%" in text else ()
        return dossier.document_view(given, claims, ())


@pytest.fixture
def dossier_reader() -> Dossier:
    return Dossier()


class Client:
    """Sends one request at a time to an app, without a socket."""

    def __init__(self, app: Any) -> None:
        self._app = app

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self._wait("GET", path, more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self._wait("POST", path, more)

    def _wait(self, method: str, path: str, more: dict[str, Any]) -> httpx.Response:
        """Run in a thread of its own: a browser test may have a loop running in this one."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._send(method, path, more)).result()

    async def _send(self, method: str, path: str, more: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as made:
            return await made.request(method, path, **more)


@pytest.fixture
def client(dossier_reader: Dossier) -> Client:
    from jiqun.serve import create_app

    return Client(create_app(dossier_reader, dossier_reader.check_text))
