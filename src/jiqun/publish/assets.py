"""Give the files that pages load: style, scripts, and the chart library."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jiqun.publish.page import Page

STATIC = Path(__file__).with_name("static")


def asset_pages() -> Iterator[Page]:
    """Give every file of `assets/`; the chart library is the last and the largest."""
    for path in sorted(STATIC.iterdir()):
        if path.suffix in {".css", ".js"}:
            yield Page(f"assets/{path.name}", path.read_bytes())
    yield Page("assets/vega.js", chart_library())


@cache
def chart_library() -> bytes:
    """Give Vega, Vega-Lite and Vega-Embed as one script that fetches nothing."""
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")).encode()
