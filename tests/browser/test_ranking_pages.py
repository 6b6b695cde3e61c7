"""The pages of an index in a browser: sliders keep their sum, the address keeps the state."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jiqun.index.evaluation import Evaluation
from jiqun.publish.index_site import index_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROWS = [
    {"city": "Ash", "patents": 5.0, "trade": 9.0, "energy": 3.0},
    {"city": "Birch", "patents": 9.0, "trade": 1.0, "energy": 9.0},
    {"city": "Cedar", "patents": 2.0, "trade": 5.0, "energy": 1.0},
    {"city": "Elm", "patents": 7.0, "trade": None, "energy": 8.0},
]


@pytest.fixture(scope="module")
def ranking_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ranking")
    index = Evaluation.of_frame(
        ROWS,
        unit="city",
        less_is_better=["energy"],
        dimensions={"work": ["patents", "trade"], "green": ["energy"]},
    )
    for page in index_pages(index):
        path = root / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.body)
    return root


def shown(page: Any) -> list[str]:
    return [row.inner_text() for row in page.query_selector_all("#ranking tbody th")]


def test_weights_keep_their_sum_and_the_address_brings_them_back(
    ranking_site: Path, visit: Callable[..., Any]
) -> None:
    seen = visit((ranking_site / "en" / "index.html").as_uri())
    page = seen.page
    before = shown(page)
    assert before[0] == "Ash"  # work 71.4 and green 75; Cedar 25 and 100
    page.locator("#w0").fill("5")
    told = [o.inner_text() for o in page.query_selector_all("#sliders output")]
    assert sum(float(t.rstrip(" %")) for t in told) == pytest.approx(100)
    after = shown(page)
    assert after[0] == "Cedar" and after != before
    page.locator("select[name=gaps]").select_option("worst")
    address = page.url
    assert "w=5.00,95.00" in address and "g=worst" in address
    again = visit(address)
    assert shown(again.page) == shown(page)
    assert again.page.locator("select[name=gaps]").input_value() == "worst"
    page.locator("button[type=reset]").click()
    page.wait_for_function("location.hash === ''")
    assert shown(page) == before
    assert seen.complaints == [] and again.complaints == []
    assert all(url.startswith("file:") for url in seen.asked)


def test_the_comparison_splits_the_gap(ranking_site: Path, visit: Callable[..., Any]) -> None:
    seen = visit((ranking_site / "zh" / "compare.html").as_uri() + "#first=Ash&second=Birch")
    cells = [row.inner_text().split() for row in seen.page.query_selector_all("#gap tbody tr")]
    parts = sum(float(line[-1].replace("−", "-")) for line in cells)
    # Ash: patents 3/7, trade 1, energy 3/4; Birch: 1, 0, 0; halves of the index each
    assert parts == pytest.approx(((3 / 7 + 1) / 2 + 3 / 4 - 1 / 2) * 50, abs=0.2)
    assert seen.page.locator("#verdict").inner_text()
    assert seen.complaints == []


def test_the_table_stands_without_scripts(ranking_site: Path, visit: Callable[..., Any]) -> None:
    seen = visit((ranking_site / "en" / "index.html").as_uri(), java_script_enabled=False)
    assert shown(seen.page)[0] == "Ash"
    assert not seen.page.locator("#choices").is_visible()
