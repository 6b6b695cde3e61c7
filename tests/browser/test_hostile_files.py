"""Hostile files through the whole build: their markup is text on our pages, and nothing more."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from jiqun.data import catalogues
from jiqun.pipeline import build, workspace_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OUT = "https://example.com"
SCRIPT = "<script>window.broken=1</script>"
ATTRIBUTE = "\"'><img src=x onerror=window.broken=2 onmouseover='window.broken=3'>"
STYLE = f"</style><style>body{{display:none}}@import url({OUT}/a.css);</style>"
MARKDOWN = f"![x]({OUT}/x.png) [y](javascript:window.broken=4) <{OUT}/z> **bold**"
CLOSING = "</script></textarea></title><svg onload=window.broken=5>\u2028{{7*7}}{% raw %}"
BODY = (
    f"{SCRIPT} In 2022 Shenzhen's GDP {ATTRIBUTE} was 3,238.768 billion yuan, up 3.3%.\n\n"
    f"{STYLE} In 2022 exports of {CLOSING} products rose 13.9%, in 25 {SCRIPT} parks.\n\n"
    f"{MARKDOWN} In 2022 retail sales rose 2.2%.\n\n"
    "In 2022 Shenzhen's GDP was 3,238,768 billion yuan.\n"
)
FRONT = (
    "---\n"
    f"title: '{SCRIPT} {ATTRIBUTE.replace(chr(39), chr(39) * 2)}'\n"
    f"publisher: '{STYLE} {CLOSING}'\n"
    "published: 2023-01-20\n"
    "url: 'javascript:window.broken=6'\n"
    "---\n"
)
PAGE = (
    f"<html><head><title>&lt;script&gt;window.broken=7&lt;/script&gt;</title>"
    f"<meta http-equiv=refresh content='0;url={OUT}'><base href='{OUT}'>{STYLE}</head>"
    f"<body onload='window.broken=8'><iframe src='{OUT}'></iframe><object data='{OUT}'></object>"
    f"<form action='{OUT}'><button autofocus onfocus='window.broken=9'></button></form>"
    f"<p style='background:url({OUT}/b.png)'>In 2022 Shenzhen's imports rose 8.5%. "
    "&lt;img src=x onerror=window.broken=10&gt; Exports rose 13.9%.</p></body></html>"
)
FILES = {
    "front.md": FRONT + BODY,
    "plain.txt": BODY,
    "page.html": PAGE,
    "<img src=x onerror=window.broken=11>.txt": BODY,
    "a\" onmouseover=\"window.broken=12.txt": BODY,
    "line\nbreak<script>window.broken=13<\\script>.txt": BODY,
    "refused<svg onload=window.broken=14>.txt": "",
}  # fmt: skip


HREFS = """[...document.querySelectorAll('a[href]')].map((a) =>
  typeof a.href === 'string' ? a.href : new URL(a.href.baseVal, document.baseURI).href)"""
"""Every address that a page leads to; links in drawings have another form."""
OWN_HOSTS = {urlsplit(source.url).netloc for source in catalogues().sources.values()}
"""Where the catalogue's own sources lie: the only addresses outside that no document gave."""


def test_no_file_gets_its_markup_run_or_fetched(visit: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    (folder / "documents").mkdir(parents=True)
    (folder / "jiqun.toml").write_text(
        f"title = '''{SCRIPT}{STYLE}'''\ntitle_zh = '''{CLOSING}'''\n", encoding="utf-8"
    )
    for name, text in FILES.items():
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    build(workspace_of([folder]))
    site = folder / "build" / "site"
    pages = sorted(site.rglob("*.html"))
    assert len([p for p in pages if p.parent.name == "documents"]) == 2 * (len(FILES) - 1)
    made = visit((site / "index.html").as_uri())
    page = made.page
    for path in pages:
        page.goto(path.as_uri())
        page.mouse.move(300, 300)
        if page.locator("figure.chart").count():
            page.wait_for_selector(".plot svg")
        assert page.evaluate("window.broken") is None, path
        assert page.evaluate("getComputedStyle(document.body).display") != "none", path
        assert page.locator("iframe, object, base, form[action], main img").count() == 0, path
        assert page.locator("main script:not([type='application/json'])").count() == 0, path
        places = [urlsplit(href) for href in page.evaluate(HREFS)]
        assert {place.scheme for place in places} <= {"file", "http", "https"}, path
        assert {place.netloc for place in places} <= {"", *OWN_HOSTS}, path
    assert made.complaints == []
    assert {url.split(":")[0] for url in made.asked} <= {"file", "data"}
    page.goto((site / "en/documents/plain.html").as_uri())
    shown = page.locator("#text").inner_text()
    for line in BODY.replace("\u2028", "\n").splitlines():
        assert line.strip() in shown
