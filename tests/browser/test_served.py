"""The served app in a real browser: paste an article, read its marks."""

from collections.abc import Callable, Iterator
from typing import Any

import make_overviews as overviews
import make_views as dossier
import pytest
from stage import running

pytestmark = pytest.mark.browser


class Reader:
    """The dossier, and a checker that finds the share that the text states."""

    def document(self, doc: str) -> Any:
        found = dossier.TEXTS.get(doc)
        return dossier.document_view(found) if found else None

    def series(self, slug: str) -> Any:
        return next((v for v in dossier.series_views() if v.slug == slug), None)

    def area(self, slug: str) -> Any:
        return overviews.area_view() if slug == "jinhe" else None

    def indexes(self) -> Any:
        return ()

    def index(self, name: str) -> None:
        return None

    def overview(self, report: Any = None) -> Any:
        return overviews.overview()

    def search(self, text: str, limit: int = 50) -> Any:
        return [q for q in dossier.QUOTES.values() if text in q.sentence][:limit]

    def summaries(self, documents: Any) -> Any:
        return {d: dossier.SUMMARIES[d] for d in documents}

    def check_text(self, text: str, *, title: Any, published: Any, area: Any) -> Any:
        given = dossier.document("pasted", text, "en", title=title, publisher=None, url=None)
        claims = tuple(dossier.claim(given, q, q[:-1], "percent") for q in ("7%", "8%"))
        error = dossier.finding(
            dossier.Kind.ERROR,
            dossier.Outcome.ONE_OF,
            "restatement",
            claims,
            message_en="The text gives two rates for one thing.",
            arithmetic=tuple(dossier.term("", c, ("rate", "增速")) for c in claims),
        )
        return dossier.document_view(given, claims, (error,))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from jiqun.serve import create_app

    reader = Reader()
    with running(create_app(reader, reader.check_text)) as url:
        yield url


@pytest.mark.parametrize("script", [True, False])
def test_a_pasted_article_comes_back_with_every_mark_opening_its_arithmetic(
    visit: Callable[..., Any], address: str, script: bool
) -> None:
    made = visit(f"{address}/en/check", java_script_enabled=script)
    page = made.page
    page.fill("textarea", "Output rose 7% in 2022.\n\n<b>Later</b> it is said to have risen 8%.")
    page.fill("input[name=area]", "Jinhe")
    page.click("button[type=submit]")
    marks = page.locator("#text .m")
    marks.first.wait_for()  # the click does not wait for the page that answers it
    assert [m.inner_text() for m in marks.all()] == ["7%", "8%"]
    assert "<b>Later</b>" in page.locator("#text").inner_text()
    for i in range(2):
        marks.nth(i).click()
        panel = page.locator(marks.nth(i).get_attribute("href").replace("#", "#"))
        assert panel.locator(".sum tbody tr").count() == 2
        assert panel.is_visible()
    dead = [
        a.get_attribute("href")
        for a in page.locator("main a[href^='#']").all()
        if page.locator(f"[id='{a.get_attribute('href')[1:]}']").count() == 0
    ]
    assert dead == []
    assert made.complaints == []


def test_the_served_pages_ask_their_own_server_only(
    visit: Callable[..., Any], address: str
) -> None:
    made = visit(address, locale="zh-CN")
    page = made.page
    assert page.url == f"{address}/zh/index.html"
    page.click("text=搜索")
    page.fill("input[name=q]", "地区生产总值")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits .said")
    page.locator(".hits .said").first.click()
    page.wait_for_load_state()
    assert page.locator("section.claim:visible").count() == 1
    slug = next(v.slug for v in dossier.series_views() if len(v.rows) == 2)
    page.goto(f"{address}/zh/series/{slug}.html")
    page.wait_for_selector(".plot svg")
    assert made.complaints == []
    assert {url.split("/")[2] for url in made.asked if not url.startswith("data:")} == {
        address.split("/")[2]
    }


def test_the_keys_stay_off_while_something_is_typed(
    visit: Callable[..., Any], address: str
) -> None:
    page = visit(f"{address}/en/search").page
    page.focus("input[name=q]")
    page.keyboard.type("jz")
    assert page.input_value("input[name=q]") == "jz"
    assert page.url.endswith("/en/search")
