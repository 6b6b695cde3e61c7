"""The whole invented site, made once."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from make_overviews import (
    area_view,
    compare_view,
    compared,
    history,
    monitor_view,
    overview,
    silence,
)
from make_views import EN, ZH, document_view, series_views

from jiqun.data import catalogues
from jiqun.ledger import Ledger, LedgerWriter
from jiqun.ledger.catalogue_views import item_views
from jiqun.publish import (
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
    indexes_pages,
    item_pages,
    matrix_pages,
    monitor_pages,
    overview_pages,
    series_pages,
    silence_pages,
)


def sheets(place: Path) -> Iterator[Page]:
    """Give the sheets and matrices of the policies' catalogues over an empty ledger."""
    writer = LedgerWriter(place)
    writer.set_meta({})
    writer.close()
    with Ledger(place) as ledger:
        for classification in catalogues().classifications.values():
            if classification.kind == "policy":
                for view in item_views(ledger, classification):
                    yield from item_pages(view)
                yield from matrix_pages(classification, ledger.matrices(classification))
                yield from classification_pages(classification, has_sheets=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    pages: list[Page] = [*overview_pages(overview()), *area_pages(area_view()), *asset_pages()]
    plain = [p for p in catalogue_pages() if "shenzhen-clusters" not in p.path]
    pages += [*plain, *sheets(tmp_path_factory.mktemp("ledger") / "ledger.duckdb")]
    pages += [*silence_pages(*silence()), *indexes_pages(()), *changes_pages(*history())]
    for d in (EN, ZH):
        pages += document_pages(document_view(d))
    for view in series_views():
        pages += series_pages(view)
    pages += [*monitor_pages(monitor_view()), *compare_pages(compare_view())]
    pages += compare_index(CompareEntry(s, k.cell, len(k.areas)) for s, k in compared().items())
    made = {page.path: page.body for page in pages}
    assert len(made) == len(pages)
    return made
