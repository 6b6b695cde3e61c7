"""The choice of a class of tellers on a series page: others' figures go, and what rests on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import make_views as dossier
import pytest
from stage import write

from jiqun.publish import asset_pages, series_pages

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a series that a bureau and, a year later, a newspaper tell otherwise."""
    other = replace(dossier.GDP_ZH, value=Decimal("1.1E12"), quote="11000亿元")
    views = dossier.series_views((dossier.GDP, other))
    view = next(v for v in views if v.cell.indicator == "gdp")
    documents = {
        key: replace(
            d,
            published=date(2023 if key == dossier.EN.id else 2024, 2, 8),
            published_text=None,
            publisher_class="authority" if key == dossier.EN.id else "press",
        )
        for key, d in view.documents.items()
    }
    root = tmp_path_factory.mktemp("told_by")
    write(root, series_pages(replace(view, documents=documents, findings=())))
    write(root, asset_pages())
    return next((root / "en" / "series").glob("*.html")).as_uri()


def _seen(made: Any, css: str) -> list[bool]:
    found = made.locator(css)
    return [found.nth(n).is_visible() for n in range(found.count())]


def test_a_choice_hides_the_figures_of_others(page: str, visit: Callable[..., Any]) -> None:
    made = visit(page).page
    assert _seen(made, ".published li") == [True, True]
    options = made.locator("#tellers option").all_inner_texts()
    assert options == ["all", "authority", "press"]
    made.select_option("#tellers select", "press")
    assert made.url.endswith("?sources=press")
    assert _seen(made, ".published li") == [False, True]
    stands = made.locator(".by:not([hidden])").inner_text()
    assert stands.startswith("1.1 trillion yuan") and "sound" in stands
    assert (
        _seen(made, "#vintages, .now, .chart")
        == [False] * made.locator("#vintages, .now, .chart").count()
    )
    assert "sources=press" in (made.locator("#switch").get_attribute("href") or "")
    made.select_option("#tellers select", "")
    assert _seen(made, ".published li") == [True, True]
    assert made.locator(".now").first.is_visible() and "sources" not in made.url


def test_the_address_chooses_too(page: str, visit: Callable[..., Any]) -> None:
    made = visit(f"{page}?sources=authority").page
    assert _seen(made, ".published li") == [True, False]
    assert made.locator(".by:not([hidden])").inner_text().startswith("1,003.6 billion yuan")
    assert made.locator("#tellers select").input_value() == "authority"


def test_a_day_and_a_class_are_not_chosen_together(page: str, visit: Callable[..., Any]) -> None:
    made = visit(f"{page}?sources=press").page
    made.locator("#asof input").fill("2023-06-30")
    assert made.locator("#tellers select").input_value() == ""
    assert _seen(made, ".published li") == [True, False]
    assert "sources" not in made.url and "asOf=2023-06-30" in made.url


def test_a_class_that_tells_nothing_changes_nothing(page: str, visit: Callable[..., Any]) -> None:
    made = visit(f"{page}?sources=blog").page
    assert _seen(made, ".published li") == [True, True]


def test_print_shows_the_choice_only_where_one_is_made(
    page: str, visit: Callable[..., Any]
) -> None:
    made = visit(page).page
    made.emulate_media(media="print")
    assert made.locator("#tellers").is_hidden() and made.locator("#asof").is_hidden()
    assert _seen(made, ".published li") == [True, True]
    made.emulate_media(media="screen")
    made.select_option("#tellers select", "press")
    made.emulate_media(media="print")
    assert made.locator("#tellers").is_visible() and made.locator("#asof").is_hidden()
