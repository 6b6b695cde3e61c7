"""The whole invented site, made once."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from make_views import (
    EN,
    ZH,
    area_view,
    compare_view,
    compared,
    document_view,
    monitor_view,
    overview,
    series_views,
)

from jiqun.publish import (
    CompareEntry,
    Page,
    area_pages,
    asset_pages,
    compare_index,
    compare_pages,
    document_pages,
    monitor_pages,
    overview_pages,
    series_pages,
)


@pytest.fixture(scope="session")
def site() -> dict[str, bytes]:
    pages: list[Page] = [*overview_pages(overview()), *area_pages(area_view()), *asset_pages()]
    for d in (EN, ZH):
        pages += document_pages(document_view(d))
    for view in series_views():
        pages += series_pages(view)
    pages += [*monitor_pages(monitor_view()), *compare_pages(compare_view())]
    pages += compare_index(CompareEntry(s, k.cell, len(k.areas)) for s, k in compared().items())
    made = {page.path: page.body for page in pages}
    assert len(made) == len(pages)
    return made
