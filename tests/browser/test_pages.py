"""The static site in a real browser, opened from disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import make_overviews as overviews
import make_views as dossier
import pytest

from jiqun.publish import document_pages

pytestmark = pytest.mark.browser

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
"""Lists the words that stand out too little from what is behind them."""

POINTS = Path(__file__).with_name("points.js").read_text(encoding="utf-8")
"""Gives the left edge of the first decimal point in each element."""


def _pages(site: Path) -> list[str]:
    return sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))


def test_every_page_opens_from_disk_without_a_complaint_or_an_outside_request(
    visit: Callable[..., Any], site: Path
) -> None:
    made = visit(site.joinpath("index.html").as_uri())
    for path in _pages(site):
        made.page.goto(site.joinpath(path).as_uri())
        if made.page.locator("figure.chart").count():
            made.page.wait_for_selector(".plot svg")
    assert made.complaints == []
    assert {url.split(":")[0] for url in made.asked} <= {"file", "data"}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_window(
    visit: Callable[..., Any], site: Path, width: int
) -> None:
    made = visit(site.joinpath("index.html").as_uri(), width=width)
    for path in _pages(site):
        made.page.goto(site.joinpath(path).as_uri())
        assert made.page.evaluate(OVERFLOW) <= 0, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(
    visit: Callable[..., Any], site: Path, scheme: str
) -> None:
    made = visit(site.joinpath("index.html").as_uri(), color_scheme=scheme)
    for path in _pages(site):
        if "/series/" in path and "gdp--level" not in path:
            continue
        made.page.goto(site.joinpath(path).as_uri())
        # 4.5 is the least that WCAG 2.2, success criterion 1.4.3, allows for text.
        assert made.page.evaluate(CONTRAST) == [], path


def test_a_mark_and_its_row_light_each_other_up(visit: Callable[..., Any], site: Path) -> None:
    page = visit(site.joinpath("en/documents/jinhe-2022.html").as_uri()).page
    anchor = f"{dossier.GDP.start}-{dossier.GDP.end}"
    mark, row = page.locator(f"#m{anchor}"), page.locator(f"details:has(#c{anchor})")
    mark.hover()
    assert "lit" in row.get_attribute("class")
    page.locator("h1").hover()
    assert "lit" not in row.get_attribute("class")
    row.hover()
    assert "lit" in mark.get_attribute("class")
    mark.focus()
    assert "lit" in row.get_attribute("class")


def test_a_mark_opens_its_arithmetic(visit: Callable[..., Any], site: Path) -> None:
    page = visit(site.joinpath("zh/documents/金河-2022.html").as_uri()).page
    anchor = f"{dossier.SLIP.start}-{dossier.SLIP.end}"
    panel = page.locator(f"#c{anchor}")
    assert not panel.is_visible()
    page.locator(f"#m{anchor}").click()
    assert panel.is_visible()
    assert "41,250,300" in panel.inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_marks_open_their_panels_without_script(visit: Callable[..., Any], site: Path) -> None:
    url = site.joinpath("en/documents/jinhe-2022.html").as_uri()
    page = visit(url, java_script_enabled=False).page
    anchor = f"{dossier.GDP.start}-{dossier.GDP.end}"
    page.locator(f"#m{anchor}").click()
    assert page.locator(f"#c{anchor}").is_visible()


def test_keys_walk_through_the_marks_and_switch_the_language(
    visit: Callable[..., Any], site: Path
) -> None:
    page = visit(site.joinpath("en/documents/jinhe-2022.html").as_uri()).page
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = "document.activeElement.id"
    assert page.evaluate(focused) == f"m{dossier.GROWTH.start}-{dossier.GROWTH.end}"
    page.keyboard.press("k")
    assert page.evaluate(focused) == f"m{dossier.LEVEL.start}-{dossier.LEVEL.end}"
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.url.endswith(
        f"/zh/documents/jinhe-2022.html#c{dossier.LEVEL.start}-{dossier.LEVEL.end}"
    )


def test_an_address_of_one_claim_shows_that_claim_only(
    visit: Callable[..., Any], site: Path
) -> None:
    url = site.joinpath("en/claims/jinhe-2022.html").as_uri()
    page = visit(url, java_script_enabled=False).page
    shown = page.locator("section.claim:visible")
    assert shown.count() == 7
    page.goto(f"{url}#{dossier.GDP.start}-{dossier.GDP.end}")
    assert shown.count() == 1
    page.locator(".showall:visible").click()
    assert shown.count() == 7


def test_numbers_of_an_arithmetic_stand_aligned_at_the_decimal_point(
    visit: Callable[..., Any], site: Path
) -> None:
    page = visit(site.joinpath("en/areas/jinhe.html").as_uri()).page
    ends = page.evaluate(POINTS, "article:first-of-type .sum .num")
    assert len(ends) == 4
    assert max(ends) - min(ends) < 1.5


def test_a_chart_has_one_mark_for_each_claim(visit: Callable[..., Any], site: Path) -> None:
    view = next(v for v in dossier.series_views() if v.cell.indicator == "gdp" and len(v.rows) == 2)
    page = visit(site.joinpath(f"en/series/{view.slug}.html").as_uri()).page
    page.wait_for_selector(".plot svg")
    marks = page.locator(".plot svg .mark-symbol path")
    assert marks.count() == 3
    marks.first.click()
    page.wait_for_url(f"**/claims/*#{dossier.GDP_2021.start}-{dossier.GDP_2021.end}")


def test_print_shows_the_text_without_menus(visit: Callable[..., Any], site: Path) -> None:
    page = visit(site.joinpath("en/documents/jinhe-2022.html").as_uri()).page
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    assert page.locator("#text").is_visible()


HOSTILE = (
    "<script>window.broken=1</script>\n"
    '<img src=x onerror="window.broken=2"> rose 7% in 2022 </script><svg onload=window.broken=3>\n'
    "</style><style>body{display:none}</style> **bold** [x](javascript:window.broken=4) 8%\n"
    "\"'><iframe srcdoc='<script>parent.broken=5</script>'></iframe> 9%\u2028<!-- 10%"
)


def test_markup_in_a_document_stays_text(visit: Callable[..., Any], tmp_path: Path) -> None:
    from stage import write

    from jiqun.publish import area_pages, asset_pages, overview_pages, series_pages

    evil = "\"><script>window.broken=6</script>'onmouseover=window.broken=7 "
    source = dossier.document(
        'x"><img src=x onerror=window.broken=8>',
        HOSTILE,
        "en",
        title=f"Title {evil}",
        publisher=f"Publisher {evil}",
        url="javascript:window.broken=9",
        source_name=f"{evil}.txt",
        warnings=(("odd", evil),),
    )
    claims = tuple(
        dossier.claim(source, quote, quote[:-1], "percent", subject=evil, of=evil, area=evil)
        for quote in ("7%", "8%", "9%", "10%")
    )
    quotes = {c.id: dossier.quote(c, {source.id: source}) for c in claims}
    finding = dossier.finding(
        dossier.Kind.ERROR, dossier.Outcome.ONE_OF, "sum", claims, message_en=evil, message_zh=evil
    )
    summaries = {source.id: dossier.summary(source, 4, 1)}
    view = dossier.document_view(source, claims, (finding,))
    area = dossier.replace(
        overviews.area_view(), area=evil, findings=(finding,), quoted=quotes, documents=summaries
    )
    whole = dossier.replace(
        overviews.overview(),
        title_en=evil,
        documents=tuple(summaries.values()),
        findings=(finding,),
        quoted=quotes,
        report={"refused": [{"file": evil, "code": "binary", "parts": {"detail": evil}}]},
        meta={evil: evil},
    )
    (series,) = [
        dossier.replace(
            dossier.series_views()[0],
            rows=tuple((cell, tuple(quotes.values()), seen) for cell, _, seen in held.rows),
            findings=(finding,),
            documents=summaries,
        )
        for held in dossier.series_views()[:1]
    ]
    pages = [
        *document_pages(view), *area_pages(area), *overview_pages(whole), *series_pages(series),
        *asset_pages(),
    ]  # fmt: skip
    write(tmp_path, pages)
    made = visit((tmp_path / "index.html").as_uri())
    page = made.page
    for path in _pages(tmp_path):
        page.goto((tmp_path / path).as_uri())
        page.mouse.move(300, 300)
        if page.locator("figure.chart").count():
            page.wait_for_selector(".plot svg")
        assert page.evaluate("window.broken") is None, path
        assert page.evaluate("getComputedStyle(document.body).display") != "none", path
        assert (
            page.locator("iframe, main img, main script:not([type='application/json'])").count()
            == 0
        )
        hrefs = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.protocol)")
        assert set(hrefs) <= {"file:"}, path
    assert made.complaints == []
    page.goto((tmp_path / next(p.path for p in pages if "en/documents" in p.path)).as_uri())
    shown = page.locator("#text").inner_text()
    for line in HOSTILE.replace("\u2028", "\n").split("\n"):
        assert line.strip() in shown
    assert [m.inner_text() for m in page.locator("#text .m").all()] == ["7%", "8%", "9%", "10%"]


def test_an_opened_row_is_scrolled_into_the_margin_s_view(
    visit: Callable[..., Any], tmp_path: Path
) -> None:
    from stage import write

    from jiqun.publish import asset_pages

    text = "\n".join(f"In 2022 output number {i} rose {i}.5% on the year." for i in range(10, 70))
    source = dossier.document("long", text, "en")
    claims = tuple(dossier.claim(source, f"{i}.5%", f"{i}.5", "percent") for i in range(10, 70))
    write(tmp_path, document_pages(dossier.document_view(source, claims, ())))
    write(tmp_path, asset_pages())
    page = visit((tmp_path / "en/documents/long.html").as_uri()).page
    mark = page.locator("#text .m").nth(50)
    mark.click()
    box = page.locator("details.row[open]").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900 - box["height"]
    page.keyboard.press("Escape")
    page.locator("details.row summary").first.click()
    page.wait_for_timeout(200)
    first = page.locator("#text .m").first.bounding_box()
    assert first is not None
    assert 0 <= first["y"] < 900


def test_enter_leads_into_the_panel_and_its_link_leads_back(
    visit: Callable[..., Any], site: Path
) -> None:
    page = visit(site.joinpath("en/documents/jinhe-2022.html").as_uri()).page
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('details').open")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == (
        f"m{dossier.GROWTH.start}-{dossier.GROWTH.end}"
    )


def test_the_contrast_of_grey_on_grey_would_be_found(visit: Callable[..., Any], site: Path) -> None:
    page = visit(site.joinpath("en/about.html").as_uri()).page
    page.evaluate("document.documentElement.style.setProperty('--soft', '#999')")
    assert page.evaluate(CONTRAST) != []
