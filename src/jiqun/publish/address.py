"""Make the addresses of the site: file names that are safe, links that are encoded."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, urlsplit

from jiqun.ledger.cells import NOWHERE
from jiqun.model import Cell, area_slug

_UNSAFE = re.compile(r"[^\w.~-]")
LONGEST = 180
"""Bytes of a file name before its suffix: our choice, under the 255 of common file systems."""


@lru_cache(maxsize=8192)
def file_name(doc: str) -> str:
    r"""Give a document's file name: letters stay, all else becomes `=` and its bytes in hex.

    The name is the id itself for nearly all documents; very long ones end with a hash.

    >>> file_name("深圳-2022"), file_name("a/b\nc")
    ('深圳-2022', 'a=2Fb=0Ac')
    """
    name = _UNSAFE.sub(lambda m: "".join(f"={b:02X}" for b in _bytes(m[0])), doc)
    if len(_bytes(name)) <= LONGEST:
        return name
    short = _bytes(name)[: LONGEST - 20].decode("utf-8", "ignore")
    return f"{short}~~{sha256(_bytes(doc)).hexdigest()[:16]}"


def document_id(name: str) -> str | None:
    """Give the id that a file name stands for; None where the name was shortened or is none.

    >>> document_id("a=2Fb=0Ac")
    'a/b\\nc'
    """
    try:
        raw = re.sub(rb"=([0-9A-F]{2})", lambda m: bytes.fromhex(m[1].decode()), _bytes(name))
        doc = raw.decode("utf-8", "surrogatepass")
    except ValueError:
        return None
    return doc if file_name(doc) == name else None


def document_href(doc: str) -> str:
    """Give the address of a document's page, under a language's folder."""
    return f"documents/{quote(file_name(doc))}.html"


def claim_href(claim_id: str) -> str:
    """Give the address of a claim's section, under a language's folder.

    >>> claim_href("report:12-20")
    'claims/report.html#12-20'
    """
    doc, _, span = claim_id.rpartition(":")
    return f"{_claims_page(doc)}#{span}"


@lru_cache(maxsize=8192)
def _claims_page(doc: str) -> str:
    return f"claims/{quote(file_name(doc))}.html"


@lru_cache(maxsize=8192)
def finding_href(finding_id: str, area: str) -> str:
    """Give the address where a finding stands in full: its area, or its document without one."""
    if area.startswith(NOWHERE):
        return f"{document_href(area.removeprefix(NOWHERE))}#f-{finding_id}"
    return f"areas/{area_slug(area)}.html#f-{finding_id}"


@lru_cache(maxsize=65536)
def series_href(cell: Cell) -> str | None:
    """Give the address of a cell's series; None for figures of an unnamed place.

    Those stand beside their own document's claims only, and a series of them says nothing.
    """
    if cell.area.startswith(NOWHERE):
        return None
    return f"series/{cell.series_slug}.html"


def outward(url: str | None) -> str | None:
    """Give a document's own address where it is plain http or https, else nothing.

    >>> outward("https://example.org/a"), outward("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Links:
    """The ways from one page to the others.

    Attributes:
        up: the way from the page to its language's folder, such as `../`.
        inside: a document without pages of its own, whose claims and findings stand on this page.
    """

    up: str
    inside: str | None = None

    def claim(self, claim_id: str) -> str:
        """Give the way to a claim's section."""
        if self.inside is not None and claim_id.rpartition(":")[0] == self.inside:
            return f"#c{claim_id.rpartition(':')[2]}"
        return self.up + claim_href(claim_id)

    def document(self, doc: str) -> str:
        """Give the way to a document's page."""
        return "#text" if doc == self.inside else self.up + document_href(doc)

    def finding(self, finding_id: str, area: str) -> str:
        """Give the way to a finding in full."""
        if self.inside is not None:
            return f"#f-{finding_id}"
        return self.up + finding_href(finding_id, area)

    def series(self, cell: Cell) -> str | None:
        """Give the way to a cell's series, None where it has no page."""
        href = None if self.inside is not None else series_href(cell)
        return href and self.up + href
