"""The pages of an index in a browser, on disk and served: they compute what the engine does."""

import json
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from stage import running, write

from jiqun.index.comparison import compare
from jiqun.index.evaluation import Evaluation
from jiqun.index.problems import IndexProblems
from jiqun.index.specification import DataSource, Specification
from jiqun.index.steps import Aggregate, Choice, Normalise, choice
from jiqun.index.uncertainty import Uncertainty
from jiqun.index.variants import GAPS, METHODS, SCALES, Variant, outcome
from jiqun.publish.index_site import IndexSite, index_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROWS = [
    {"city": "Ash", "patents": 5.0, "trade": 9.0, "energy": 3.0, "water": 4.0},
    {"city": "Birch", "patents": 9.0, "trade": 1.0, "energy": 9.0, "water": None},
    {"city": "Cedar", "patents": 2.0, "trade": 5.0, "energy": 1.0, "water": 7.0},
    {"city": "Elm", "patents": 7.0, "trade": None, "energy": 8.0, "water": 2.0},
    {"city": "Fir", "patents": None, "trade": 7.0, "energy": 5.0, "water": 3.0},
]
WEIGHTS = {"work": 20.0, "green": 80.0, "patents": 12.5, "trade": 87.5, "energy": 40, "water": 60}


@pytest.fixture(scope="module")
def index() -> Evaluation:
    return Evaluation.of_frame(
        ROWS,
        unit="city",
        less_is_better=["energy", "water"],
        dimensions={"work": ["patents", "trade"], "green": ["energy", "water"]},
    )


@pytest.fixture(scope="module")
def ranking_site(index: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ranking")
    write(root, index_pages(index))
    return root


class Reader:
    """A build with one index, as the served app reads it."""

    def __init__(self, index: Evaluation) -> None:
        self.site = IndexSite(index, base="indexes/trees/", served=True)

    def indexes(self) -> Any:
        return ()

    def index(self, name: str) -> IndexSite | None:
        return self.site if name == "trees" else None


@pytest.fixture(scope="module")
def served(index: Evaluation) -> Iterator[str]:
    from jiqun.serve import create_app

    with running(create_app(Reader(index), lambda *_, **__: None)) as url:  # type: ignore[arg-type]
        yield f"{url}/en/indexes/trees"


def shown(page: Any) -> list[str]:
    return [row.inner_text() for row in page.query_selector_all("#ranking tbody th")]


def scores(page: Any) -> dict[str, float | None]:
    """Give what the script computed, with all its digits."""
    return {
        r["unit"]: None if r["score"] == "" else float(r["score"])
        for r in page.evaluate(
            "[...document.querySelectorAll('#ranking tbody tr')]"
            ".map((tr) => ({unit: tr.dataset.unit, score: tr.dataset.score ?? ''}))"
        )
    }


def address(**chosen: str) -> str:
    weights = ",".join(f"{code}:{w}" for code, w in WEIGHTS.items())
    return "&".join([f"w={weights}", *(f"{k}={v}" for k, v in chosen.items() if v != "own")])


def test_weights_keep_their_sum_at_every_level_and_the_address_brings_them_back(
    ranking_site: Path, visit: Callable[..., Any]
) -> None:
    seen = visit((ranking_site / "en" / "index.html").as_uri())
    page = seen.page
    before = shown(page)

    def sums() -> list[float]:
        told = page.evaluate(
            "[...document.querySelectorAll('#sliders, #sliders details')].map((box) =>"
            " [...box.children].filter((c) => c.className === 'slider')"
            ".map((c) => parseFloat(c.querySelector('output').textContent)))"
        )
        return [sum(group) for group in told]

    assert sums() == pytest.approx([100, 100, 100], abs=0.11)
    page.locator("#w-work").fill("5")
    page.locator("summary").first.click()
    page.locator("#w-trade").fill("90")
    assert sums() == pytest.approx([100, 100, 100], abs=0.11)
    page.locator("select[name=gaps]").select_option("worst")
    kept = page.url
    assert "work:5,green:95" in kept and "patents:10,trade:90" in kept and "gaps=worst" in kept
    assert "energy" not in kept  # that group is as it was
    again = visit(kept)
    assert shown(again.page) == shown(page) and scores(again.page) == scores(page)
    assert again.page.locator("#w-trade").input_value() == "90"
    assert again.page.locator("#w-trade").is_visible()  # the group that was moved is open
    assert again.page.locator("select[name=gaps]").input_value() == "worst"
    assert page.locator("#switch").get_attribute("href").endswith(kept.partition("#")[2])
    page.locator("button[type=reset]").click()
    expect(page.locator("#state")).to_have_text("")
    assert shown(page) == before and "#" not in page.url
    assert seen.complaints == [] and again.complaints == []
    assert all(url.startswith("file:") for url in seen.asked)


def test_the_page_agrees_with_the_engine_to_1e_9(
    ranking_site: Path, index: Evaluation, visit: Callable[..., Any]
) -> None:
    """Every scale, method and reading of gaps: means with the reader's weights, others without."""
    page = visit((ranking_site / "en" / "index.html").as_uri()).page
    pairs = tuple(WEIGHTS.items())
    done = 0
    for scale, method, gaps in product(("own", *SCALES), ("own", *METHODS), ("own", *GAPS)):
        hash_ = address(scale=scale, method=method, gaps=gaps)
        page.evaluate("(hash) => { location.hash = hash; }", hash_)
        for name, value in (("scale", scale), ("method", method), ("gaps", gaps)):
            expect(page.locator(f"select[name={name}]")).to_have_value(value)
        is_mean = method in ("own", "arithmetic", "geometric", "harmonic")
        try:
            found = outcome(index, Variant(pairs if is_mean else (), scale, method, gaps))
        except IndexProblems:  # such a mean does not exist on this scale
            assert set(scores(page).values()) == {None} or not any(scores(page).values())
            continue
        told = scores(page)
        for unit, score in zip(found.units, found.scores, strict=True):
            assert told[unit] == pytest.approx(score, rel=1e-9, abs=1e-9), (scale, method, gaps)
        places = {u: int(r) for u, r in zip(found.units, found.ranks, strict=True)}
        drawn = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('#ranking tbody tr')]"
            ".map((tr) => [tr.dataset.unit, Number(tr.querySelector('.place').textContent)]))"
        )
        assert drawn == places
        done += 1
    assert done >= 100


def test_a_mean_that_needs_scores_above_zero_takes_a_scale_that_has_them(
    ranking_site: Path, visit: Callable[..., Any]
) -> None:
    seen = visit((ranking_site / "zh" / "index.html").as_uri())
    seen.page.locator("select[name=method]").select_option("geometric")
    assert seen.page.locator("select[name=scale]").input_value() == "minmax"
    assert "1 至 100" in seen.page.locator("#state").inner_text()
    assert seen.complaints == []


def test_a_method_that_is_no_mean_says_that_the_weights_are_the_index_s(
    ranking_site: Path, visit: Callable[..., Any]
) -> None:
    page = visit(
        (ranking_site / "en" / "index.html").as_uri() + f"#{address(method='copeland')}"
    ).page
    assert "the index's own weights" in page.locator("#state").inner_text()


def test_served_the_engine_answers_with_intervals(
    served: str, index: Evaluation, visit: Callable[..., Any]
) -> None:
    seen = visit(f"{served}/index.html#{address(scale='zscore', method='copeland')}")
    page = seen.page
    page.wait_for_selector("#choices[data-by=engine]")
    found = outcome(index, Variant(tuple(WEIGHTS.items()), "zscore", "copeland"), draws=True)
    assert scores(page) == {
        u: pytest.approx(s) for u, s in zip(found.units, found.scores, strict=True)
    }
    assert found.sure is not None
    band = found.sure.interval()
    for unit, (low, high) in zip(found.sure.units, band.tolist(), strict=True):
        told = page.locator(f"tr[data-unit={unit}] .range").inner_text()
        assert told == f"{low:.0f}–{high:.0f}"
    assert "1000 draws" in page.locator("#state").inner_text()
    page.locator("select[name=gaps]").select_option("best")
    page.wait_for_selector("#choices[data-by=engine]")
    assert "No interval" in page.locator("#state").inner_text()
    assert seen.complaints == []


def test_served_without_an_answer_the_page_computes_and_says_so(
    served: str, index: Evaluation, visit: Callable[..., Any]
) -> None:
    seen = visit(f"{served}/index.html")
    page = seen.page
    page.route("**/ranks", lambda route: route.abort())
    page.locator("#w-work").fill("5")
    expect(page.locator("#state")).to_contain_text("does not answer")
    assert page.locator("#choices").get_attribute("data-by") == "page"
    found = outcome(index, Variant((("work", 5.0), ("green", 95.0))))
    assert scores(page) == {
        u: pytest.approx(s, rel=1e-9) for u, s in zip(found.units, found.scores, strict=True)
    }


@pytest.mark.parametrize("pair", [("Ash", "Birch"), ("Elm", "Cedar"), ("Fir", "Ash")])
def test_the_comparison_splits_the_gap_as_the_engine_does(
    ranking_site: Path, index: Evaluation, visit: Callable[..., Any], pair: tuple[str, str]
) -> None:
    place = (ranking_site / "zh" / "compare.html").as_uri()
    seen = visit(f"{place}#first={pair[0]}&second={pair[1]}")
    found = compare(index.run, *pair)
    names = {index.tree.by_code[c].label("zh"): i for i, c in enumerate(found.codes)}
    rows = seen.page.query_selector_all("#gap tbody tr")
    assert len(rows) >= 3
    for tr in rows:
        cells = [c.inner_text().replace("−", "-") for c in tr.query_selector_all("th, td")]
        i = names[cells[0]]
        assert float(cells[3] or 0) == pytest.approx(found.figures[i], abs=0.0501)
        assert float(cells[4] or 0) == pytest.approx(found.gaps[i], abs=0.0501)
        assert float(cells[5]) == pytest.approx(found.figures[i] + found.gaps[i], abs=0.0501)
        if cells[1] != "–" and cells[2] != "–":  # who is ahead has a plus
            assert float(cells[3]) * (float(cells[1]) - float(cells[2])) >= 0
    last = [c.inner_text().replace("−", "-") for c in seen.page.query_selector_all("#gap tfoot td")]
    assert float(last[-1]) == pytest.approx(found.whole, abs=0.0501)
    assert "领先" in seen.page.locator("#lead").inner_text()
    assert seen.page.locator("#verdict").inner_text()
    assert seen.complaints == []


def test_an_index_that_is_no_sum_is_split_by_the_engine_alone(
    index: Evaluation, tmp_path: Path, visit: Callable[..., Any]
) -> None:
    from jiqun.serve import create_app

    steps = (Normalise(choice("minmax", range=[1.0, 100.0])), Aggregate((Choice("geometric"),)))
    plan = Uncertainty(replications=50)
    made = Specification("", "", index.tree, DataSource(), steps, plan)
    bent = Evaluation(made, index.table)
    write(tmp_path, index_pages(bent))
    page = visit((tmp_path / "en" / "compare.html").as_uri()).page
    assert "jiqun serve" in page.locator("#verdict").inner_text()
    with running(create_app(Reader(bent), lambda *_, **__: None)) as url:  # type: ignore[arg-type]
        page = visit(f"{url}/en/indexes/trees/compare.html#first=Ash&second=Birch").page
        page.wait_for_selector("#gap tfoot tr")
        told = page.locator("#gap tfoot td").last.inner_text().replace("−", "-")
        assert float(told) == pytest.approx(compare(bent.run, "Ash", "Birch").whole, abs=0.0501)


def test_the_table_stands_without_scripts(
    ranking_site: Path, index: Evaluation, visit: Callable[..., Any]
) -> None:
    seen = visit((ranking_site / "en" / "index.html").as_uri(), java_script_enabled=False)
    assert shown(seen.page) == [r["name"] for r in index.rank()]
    assert not seen.page.locator("#choices").is_visible()
    twin = json.loads((ranking_site / "en" / "index.json").read_text("utf-8"))
    assert [r["name"] for r in twin["ranking"]] == shown(seen.page)
