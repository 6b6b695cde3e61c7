"""The whole invented site, made once."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from make_views import EN, ZH, area_view, document_view, overview, series_views

from jiqun.publish import (
    Page,
    area_pages,
    asset_pages,
    document_pages,
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
    made = {page.path: page.body for page in pages}
    assert len(made) == len(pages)
    return made
