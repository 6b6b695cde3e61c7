"""Give the files that pages load: style, scripts, and the chart library."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jiqun.publish.page import Page

STATIC = Path(__file__).with_name("static")


SUFFIXES = {".css", ".js", ".svg"}
LIBRARY = "vega.js"
"""The file of the chart library, made from the installed package."""


def asset_pages() -> Iterator[Page]:
    """Give every file of `assets/`."""
    names = sorted(path.name for path in STATIC.iterdir() if path.suffix in SUFFIXES)
    for name in (*names, LIBRARY):
        page = asset_page(name)
        if page is not None:
            yield page


def asset_page(name: str) -> Page | None:
    """Give one file of `assets/`, None where there is none of that name."""
    if name == LIBRARY:
        return Page(f"assets/{name}", chart_library())
    known = {path.name: path for path in STATIC.iterdir() if path.suffix in SUFFIXES}
    return Page(f"assets/{name}", known[name].read_bytes()) if name in known else None


@cache
def chart_library() -> bytes:
    """Give Vega, Vega-Lite and Vega-Embed as one script that fetches nothing."""
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")).encode()
