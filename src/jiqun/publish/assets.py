"""Give the files that pages load: style, scripts, and the chart library."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jiqun.publish.page import Page

STATIC = Path(__file__).with_name("static")
SUFFIXES = {".css", ".js", ".svg", ".txt"}
LIBRARY = "vega.js"
"""Vega, Vega-Lite and Vega-Embed as one script that fetches nothing.

It is made by `vl_convert.javascript_bundle` and lies in the package, since making it takes
seconds and the library 80 MB; a test holds that it is what the pinned library makes."""

BUNDLE_ENTRY = "window.vegaEmbed = vegaEmbed;"
"""What the bundle is asked to do when it is loaded."""


def asset_pages() -> Iterator[Page]:
    """Give every file of `assets/`."""
    for name in sorted(_files()):
        yield Page(f"assets/{name}", _files()[name].read_bytes())


def asset_page(name: str) -> Page | None:
    """Give one file of `assets/`, None where there is none of that name."""
    found = _files().get(name)
    return Page(f"assets/{name}", found.read_bytes()) if found else None


@cache
def _files() -> dict[str, Path]:
    return {path.name: path for path in STATIC.iterdir() if path.suffix in SUFFIXES}
