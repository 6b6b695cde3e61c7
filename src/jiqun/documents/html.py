"""Read HTML: its visible text, and what its meta elements say of the publication."""

import re
from typing import TYPE_CHECKING

from jiqun.documents.encoding import decode
from jiqun.documents.markup import tame
from jiqun.documents.page import lay_out
from jiqun.documents.plain import opened
from jiqun.documents.publication import read_date
from jiqun.documents.reading import Hint, Reader, Reading
from jiqun.model import Refusal

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I)
_CHARSET_BYTES = 4096
"""A declaration stands in the first kilobyte (HTML standard, 4.2.5.4); ours is generous."""
_DATES = (
    "meta[property='article:published_time']",
    "meta[name='PubDate' i]",
    "meta[name='publishdate' i]",
    "meta[name='publication_date' i]",
    "meta[name='date' i]",
    "meta[itemprop='datePublished']",
    "meta[name='DC.date.issued' i]",
)
_PUBLISHERS = (
    "meta[property='og:site_name']",
    "meta[name='SiteName' i]",
    "meta[name='ContentSource' i]",
    "meta[name='publisher' i]",
    "meta[name='application-name' i]",
)
_TITLES = ("meta[property='og:title']", "meta[name='ArticleTitle' i]")
_LONGEST = 500


def read_html(data: bytes, hint: Hint) -> Reading:
    """Read the visible text of an HTML page; navigation, forms and scripts are left out."""
    from selectolax.lexbor import LexborHTMLParser

    declared = _CHARSET.search(data[:_CHARSET_BYTES])
    name = declared[1].decode("ascii", "replace") if declared else hint.encoding
    decoded = decode(data, name)
    source, meta = opened(decoded.text)
    page = LexborHTMLParser(tame(source))
    text, blocks = lay_out(page.body) if page.body is not None else ("", ())
    if not text:
        raise Refusal("no_text", format="HTML")
    return Reading(
        text=text,
        blocks=blocks,
        encoding=decoded.encoding,
        stated=meta.values,
        found=_found(page),
        warnings=decoded.warnings + meta.warnings,
    )


def _found(page: "LexborHTMLParser") -> dict[str, str]:
    found = {
        "title": _first(page, _TITLES) or _text(page, "h1") or _text(page, "head > title"),
        "publisher": _first(page, _PUBLISHERS),
        "date": _date(page),
        "url": _address(page),
    }
    return {key: value for key, value in found.items() if value}


def _first(page: "LexborHTMLParser", selectors: tuple[str, ...]) -> str:
    for selector in selectors:
        node = page.css_first(selector)
        if node is not None and (value := _line(node.attributes.get("content") or "")):
            return value
    return ""


def _text(page: "LexborHTMLParser", selector: str) -> str:
    node = page.css_first(selector)
    return _line(node.text()) if node is not None else ""


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _date(page: "LexborHTMLParser") -> str:
    stamps = [_first(page, (selector,)) for selector in _DATES]
    times = {node.attributes.get("datetime") or "" for node in page.css("time[datetime]")}
    if len(times) == 1:  # several belong to comments and related articles
        stamps.append(times.pop())
    return next((stamp for stamp in stamps if read_date(stamp) != (None, None)), "")


def _address(page: "LexborHTMLParser") -> str:
    node = page.css_first("link[rel='canonical']")
    address = (node.attributes.get("href") or "") if node is not None else ""
    return address if re.match(r"https?://[^\s<>\"]{3,2000}$", address, re.I) else ""


HTML = Reader(
    "HTML", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), read_html
)
