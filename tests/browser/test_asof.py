"""The as-of field of a series page: what was published later is hidden, in the address too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import make_views as dossier
import pytest
from stage import write

from jiqun.ledger.views import DocumentSummary
from jiqun.publish import asset_pages, series_pages

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a series whose second figure was published a year later."""
    later = replace(dossier.GDP_ZH, value=Decimal("1.1E12"), quote="10036亿元")
    views = dossier.series_views((dossier.GDP, later))
    view = next(v for v in views if v.cell.indicator == "gdp")
    documents = {
        key: _dated(d, date(2023, 2, 8) if key == dossier.EN.id else date(2024, 2, 8))
        for key, d in view.documents.items()
    }
    root = tmp_path_factory.mktemp("asof")
    write(root, series_pages(replace(view, documents=documents, findings=())))
    write(root, asset_pages())
    return next((root / "en" / "series").glob("*.html")).as_uri()


def _dated(summary: DocumentSummary, day: date) -> DocumentSummary:
    return replace(summary, published=day, published_text=None)


def test_a_day_in_the_address_hides_what_came_later(page: str, visit: Callable[..., Any]) -> None:
    made = visit(f"{page}?asOf=2023-06-30").page
    figures = made.locator(".published li")
    assert [figures.nth(n).is_visible() for n in range(figures.count())] == [True, False]
    assert made.locator(".then:not([hidden])").inner_text() == "1,003.6 billion yuan"
    assert made.locator(".now").first.is_hidden()
    assert "asOf=2023-06-30" in (made.locator("#switch").get_attribute("href") or "")


def test_the_field_goes_back_to_now(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page).page
    field = made.locator("#asof input")
    assert field.is_visible()
    field.fill("2023-02-07")
    assert made.locator("tr.period").first.is_hidden()
    made.locator("#asof button").click()
    assert made.locator("tr.period").first.is_visible()
    assert made.locator(".now").first.is_visible()
    assert "asOf" not in made.url


def test_a_day_that_is_none_changes_nothing(page: str, visit: Callable[..., Any]) -> None:
    made = visit(f"{page}?asOf=yesterday").page
    assert made.locator("tr.period").first.is_visible()
