"""The whole site, crawled: no dead link, nothing from outside, every number has its claim."""

import json
import os
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import make_overviews as overviews
import make_views as dossier
import pytest

from jiqun.publish import document_pages, overview_pages

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Crawled(HTMLParser):
    """Tags, ids and text of a page, with the open elements at each tag."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.ids: list[str] = []
        self._open: list[str] = []
        self.feed(body.decode())
        self.close()
        assert self._open == [], f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute stands twice in {tag}"
        self.tags.append((tag, given, tuple(self._open)))
        if given.get("id"):
            self.ids.append(given["id"])
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1] == tag, f"</{tag}> closes {self._open[-3:]}"
        self._open.pop()


@pytest.fixture(scope="module")
def crawled(site: dict[str, bytes]) -> dict[str, Crawled]:
    return {path: Crawled(body) for path, body in site.items() if path.endswith(".html")}


def test_every_page_is_well_formed_and_no_id_stands_twice(crawled: dict[str, Crawled]) -> None:
    for path, page in crawled.items():
        assert len(page.ids) == len(set(page.ids)), path
        assert [tag for tag, _, _ in page.tags].count("main") == 1, path
        assert [tag for tag, _, _ in page.tags].count("h1") == 1, path


def test_no_link_and_no_anchor_is_dead(site: dict[str, bytes], crawled: dict[str, Crawled]) -> None:
    seen = 0
    for path, page in crawled.items():
        for _, attrs, _ in page.tags:
            href = attrs.get("href") or attrs.get("src")
            if not href or href.startswith(("http://", "https://")):
                continue
            seen += 1
            address, _, anchor = href.partition("#")
            target = normpath(join(dirname(path), unquote(address))) if address else path
            assert target in site, f"{path}: {href}"
            if anchor:
                assert unquote(anchor) in crawled[target].ids, f"{path}: {href}"
    assert seen > 1000


def test_nothing_is_loaded_from_outside(
    crawled: dict[str, Crawled], site: dict[str, bytes]
) -> None:
    for path, page in crawled.items():
        for tag, attrs, _ in page.tags:
            if tag in {"script", "link", "img", "iframe", "object", "embed", "form"}:
                place = attrs.get("src") or attrs.get("href") or ""
                assert urlsplit(place).scheme == "", f"{path}: {place}"
            elif (attrs.get("href") or "").startswith("http"):
                assert set((attrs["rel"] or "").split()) == {"noopener", "noreferrer", "nofollow"}
    style = site["assets/style.css"].decode()
    assert "@import" not in style
    assert "url(" not in style


def test_no_script_or_style_stands_inside_a_page(crawled: dict[str, Crawled]) -> None:
    for path, page in crawled.items():
        policies = [a for t, a, _ in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1
        assert "unsafe" not in (policies[0]["content"] or "")
        for tag, attrs, _ in page.tags:
            assert tag != "style", path
            assert not [name for name in attrs if name == "style" or name.startswith("on")], path
            assert tag != "script" or attrs.get("src") or attrs.get("type") == "application/json"


def test_every_number_of_the_world_leads_to_a_claim_that_exists(
    crawled: dict[str, Crawled],
) -> None:
    known = {c.id for c in dossier.CLAIMS}
    shown = set()
    computed = 0
    for path, page in crawled.items():
        for tag, attrs, _ in page.tags:
            claim = attrs.get("data-claim")
            if attrs.get("data-figure") is not None:
                assert tag == "a" and attrs.get("href"), f"{path}: a computed figure has no way"
                assert set(str(attrs["data-figure"]).split("/")) <= known, path
                computed += 1
            if claim is None:
                continue
            assert claim in known, f"{path}: {claim}"
            assert tag == "a" and attrs.get("href"), f"{path}: {claim} has no way to its claim"
            assert unquote(str(attrs["href"])).endswith(claim.rpartition(":")[2]), path
            shown.add(claim)
    assert shown == known
    assert computed > 10


def test_both_languages_have_the_same_addresses(site: dict[str, bytes]) -> None:
    pages = {
        code: {path[3:] for path in site if path.startswith(f"{code}/")} for code in ("en", "zh")
    }
    assert pages["en"] == pages["zh"]
    assert len(pages["en"]) > 20


def test_every_page_has_a_json_twin_that_can_be_read(site: dict[str, bytes]) -> None:
    for path in site:
        if path.endswith(".html") and path != "index.html":
            assert json.loads(site[path.removesuffix("html") + "json"]) is not None, path


def test_a_document_s_twin_gives_its_claims_back(site: dict[str, bytes]) -> None:
    twin = json.loads(site["en/documents/jinhe-2022.json"])
    own = sorted((c for c in dossier.CLAIMS if c.doc == "jinhe-2022"), key=lambda c: c.start)
    assert twin["claims"] == [c.to_record() for c in own]
    text = twin["document"]["text"]
    assert all(text[c["start"] : c["end"]] == c["quote"] for c in twin["claims"])


def test_the_first_pages_stay_under_200_kb(site: dict[str, bytes]) -> None:
    for path in ("index.html", "en/index.html", "zh/index.html"):
        whole = sum(len(site[p]) for p in (path, "assets/style.css", "assets/page.js"))
        assert whole < 200_000


def test_our_own_scripts_stay_small(site: dict[str, bytes]) -> None:
    lines = sum(site[f"assets/{name}"].count(b"\n") for name in ("page.js", "chart.js"))
    assert lines <= 300


def test_the_same_views_give_the_same_bytes() -> None:
    view = dossier.document_view(dossier.ZH)
    assert list(document_pages(view)) == list(document_pages(view))
    assert list(overview_pages(overviews.overview())) == list(overview_pages(overviews.overview()))


def test_the_bytes_do_not_depend_on_the_order_of_hashes() -> None:
    code = """
import sys
sys.path.insert(0, sys.argv[1])
import make_overviews as o
import make_views as d
from hashlib import sha256
from jiqun.publish import VERSION, area_pages, document_pages, overview_pages, series_pages
pages = [*overview_pages(o.overview()), *area_pages(o.area_view())]
pages += [*document_pages(d.document_view(d.ZH)), *series_pages(d.series_views()[0])]
print(sha256(b"".join(page.body for page in pages)).hexdigest(), VERSION)
"""
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_units_follow_the_reader_and_quotes_stay(site: dict[str, bytes]) -> None:
    english = site["en/claims/金河-2022.html"].decode()
    chinese = site["zh/claims/jinhe-2022.html"].decode()
    assert "1,003.6 billion yuan" in english
    assert "10036亿元" in english  # the quote
    assert "4125.03亿元" in chinese
    assert "412,503 million yuan" in chinese
    assert re.search(r'<blockquote lang="zh-CN">', english)
    assert re.search(r'<blockquote lang="en">', chinese)


def test_an_error_shows_sentences_arithmetic_repair_and_limits(site: dict[str, bytes]) -> None:
    area = site["en/areas/jinhe.html"].decode()
    article = re.search(rf'<article[^>]*id="f-{dossier.ERROR.id}">(.*?)</article>', area, re.S)
    assert article
    words = unescape(re.sub(r"<[^>]+>", " ", article[1]))
    for expected in (
        dossier.ERROR.message_en,
        "may be wrong",
        "411.7",  # 1,003.6 billion × 41.05% is 411.97 and with rounding 411.77: rounded outward
        "4,125,030",
        "412.503 billion yuan",
        "the scale word is wrong",
        "4.5 nats",
        "does not say",
    ):
        assert expected in words, expected


NUMBER = re.compile(
    r"\d[\d,.]*(?: ?(?:trillion|billion|million|万亿|亿|万))? ?(?:yuan|元|percent|%)"
)


TOLD = {
    "ways",
    "blockquote",
    "mention",
    "q",
    "message",
    "rest-of",
    "citation",
    "text",
    "prose",
    "fields",
    "chart",
    "sourced",
}
"""Where amounts are quoted from documents, told in a sentence of a finding, or told by an entry of
the catalogue with its source beside it."""


class Unlinked(HTMLParser):
    """Collects amounts that stand outside of links, quotes, messages and citations."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        names = {tag, *(given.get("class") or "").split()}
        free = tag == "a" and bool(given.get("href"))
        free |= bool(names & TOLD) or tag in {"title", "script"}
        if tag not in VOID:
            self._open.append((tag, free or (bool(self._open) and self._open[-1][1])))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self.found += NUMBER.findall(data)


def test_what_the_catalogue_tells_has_its_source_beside_it(site: dict[str, bytes]) -> None:
    rows = [
        row
        for path, body in site.items()
        if path.endswith(".html")
        for row in re.findall(r"<tr.*?</tr>", body.decode(), re.S)
        if 'sourced"' in row
    ]
    assert len(rows) > 20
    assert all('class="from"' in row for row in rows)


def test_no_amount_stands_without_a_link_outside_of_what_is_quoted_or_told(
    site: dict[str, bytes],
) -> None:
    for path, body in site.items():
        if path.endswith(".html"):
            left = Unlinked(body).found
            # The list beside a text repeats its quotes; the rows are what opens their panels.
            quotes = {c.quote for c in dossier.CLAIMS} if "/documents/" in path else set()
            assert [n for n in left if not any(n in q for q in quotes)] == [], path
