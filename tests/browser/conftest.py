"""A real browser, and the invented site on disk and behind a server."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "publish"))

import make_overviews as overviews
import make_views as dossier
from stage import write

from jiqun.publish import (
    area_pages,
    asset_pages,
    changes_pages,
    document_pages,
    indexes_pages,
    overview_pages,
    series_pages,
    silence_pages,
)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _missing(what: str, package: str) -> None:
    """Skip where something is missing; in CI that is a failure."""
    line = f"{what} is missing; run: apt-get install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(line)
    pytest.skip(line)


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None:
        _missing("Chromium", "chromium")
    fonts = ""
    if shutil.which("fc-list"):
        fonts = subprocess.run(
            ["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=True
        ).stdout
    if not fonts.strip():
        _missing("A Chinese font", "fontconfig fonts-noto-cjk")
    return str(found)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield made
        made.close()


class Visit:
    """A page in the browser, with all that it complained about and asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text))
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("dialog", lambda d: (self.complaints.append(d.message), d.dismiss()))
        page.on("request", lambda r: self.asked.append(r.url))


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def go(url: str, **options: Any) -> Visit:
        width = options.pop("width", 1280)
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        made = Visit(context.new_page())
        made.page.goto(url)
        return made

    yield go
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    write(root, overview_pages(overviews.overview()))
    write(root, area_pages(overviews.area_view()))
    write(root, asset_pages())
    write(root, silence_pages(*overviews.silence()))
    write(root, indexes_pages(()))
    write(root, changes_pages(*overviews.history()))
    for d in (dossier.EN, dossier.ZH):
        write(root, document_pages(dossier.document_view(d)))
    for view in dossier.series_views():
        write(root, series_pages(view))
    return root
