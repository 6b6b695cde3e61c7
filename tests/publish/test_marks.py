"""Marks in a text: every character once, every claim findable, whatever the spans."""

import re
from html import unescape

import make_views as dossier
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.model import Block, Document
from jiqun.publish import document_pages, pasted_page
from jiqun.publish.address import Links, document_id, file_name, outward
from jiqun.publish.figures import states_of
from jiqun.publish.stretches import stretches

spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda p: (p[0], p[0] + p[1])), max_size=8
)


@settings(deadline=None)  # the first call compiles templates and loads data
@given(spans)
def test_stretches_cover_the_text_once_and_name_every_span(found: list[tuple[int, int]]) -> None:
    cut = stretches(0, 60, found)
    assert [s.start for s in cut[1:]] == [s.end for s in cut[:-1]]
    assert (cut[0].start, cut[-1].end) == (0, 60)
    for i, (start, end) in enumerate(found):
        assert [s for s in cut if i in s.spans] == [s for s in cut if start <= s.start < end]


def _shown(page: bytes) -> tuple[str, list[str]]:
    """Give the words of the text section, and the anchors in it."""
    section = page.decode().partition('<section class="text"')[2].partition("</section>")[0]
    section = section.partition(">")[2]
    return unescape(re.sub(r"<[^>]+>", "", section)), re.findall(r' id="m([\d-]+)"', section)


@settings(deadline=None)  # the first call compiles templates and loads data
@given(spans, st.booleans())
def test_overlapping_claims_lose_no_character_and_keep_their_anchors(
    found: list[tuple[int, int]], in_blocks: bool
) -> None:
    text = "abcdefghij klmnopqrst 0123456789 uvwxyz.,;: the end of it"
    source = dossier.document("overlap", text, "en", title="Overlap")
    if not in_blocks:
        source = dossier.replace(source, blocks=(Block(3, 20, "paragraph", "line 1"),))
    claims = tuple(
        dossier.replace(
            dossier.claim(source, text[s:e], "1", "count", trace=()), start=s, end=e
        )
        for s, e in dict.fromkeys(found)
    )  # fmt: skip
    page = next(iter(document_pages(dossier.document_view(source, claims, ()))))
    words, anchors = _shown(page.body)
    assert words.replace("\n", "") == text
    assert sorted(anchors) == sorted(f"{c.start}-{c.end}" for c in claims)


def test_text_outside_of_all_blocks_is_shown() -> None:
    text = "A line before.\n\nA block of 7% in 2022.\nA line after."
    source = dossier.replace(
        dossier.document("gaps", text, "en"), blocks=(Block(16, 38, "paragraph", "line 3"),)
    )
    claims = (dossier.claim(source, "7%", "7", "percent"),)
    page = next(iter(document_pages(dossier.document_view(source, claims, ()))))
    words, anchors = _shown(page.body)
    assert [line for line in words.split("\n") if line] == [
        line for line in text.split("\n") if line
    ]
    assert anchors == ["27-29"]


def test_claims_out_of_order_are_shown_in_reading_order() -> None:
    view = dossier.document_view(dossier.EN)
    mixed = dossier.replace(view, claims=view.claims[::-1])
    assert [p.body for p in document_pages(mixed) if p.path.endswith("html")] == [
        p.body for p in document_pages(view) if p.path.endswith("html")
    ]


def test_the_gravest_finding_gives_a_figure_its_state() -> None:
    states = states_of(dossier.FINDINGS)
    assert states[dossier.SLIP.id] == "questioned"  # the error's suspect
    assert states[dossier.SHARE_ZH.id] == "noted"  # in the error, not suspected
    assert states[dossier.GDP.id] == "confirmed"
    assert states[dossier.GDP_ZH.id] == "noted"  # confirmed too, but an error speaks of it
    assert dossier.GDP_2021.id not in states  # a derived figure says nothing against it


def test_an_error_without_suspects_questions_its_whole_conflict() -> None:
    error = dossier.replace(dossier.ERROR, suspects=())
    states = states_of([error])
    assert {c for c, state in states.items() if state == "questioned"} == set(error.conflict)


@settings(deadline=None)  # the first call compiles templates and loads data
@given(
    st.text(min_size=1, max_size=60).filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t))
)
def test_a_file_name_is_safe_and_gives_its_document_back(doc: str) -> None:
    name = file_name(doc)
    assert not set(name) & set('/\\\0\n:*?"<>| %#&')
    assert len(name.encode()) < 200
    if "~~" not in name:
        assert document_id(name) == doc


@settings(deadline=None)  # the first call compiles templates and loads data
@given(st.text(max_size=400), st.text(max_size=400))
def test_two_documents_never_share_a_file(a: str, b: str) -> None:
    assert a == b or file_name(a) != file_name(b)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "//evil.example/x", "http:evil", "https://", "http://a b", "http://a\n.example", "", None,
        "http://[::1", "ftp://example.org/x", " https://example.org",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert outward(url) is None
    source: Document = dossier.document("d", "7% in 2022", "en", url=url)
    pages = document_pages(dossier.document_view(source, (), ()))
    assert b'class="out"' not in next(iter(pages)).body


def test_a_pasted_text_s_figures_and_findings_stand_on_its_own_page() -> None:
    links = Links("", inside="pasted")
    assert links.claim("pasted:3-9") == "#c3-9"
    assert links.claim("other:3-9") == "claims/other.html#3-9"
    assert links.finding("ab", "Jinhe") == "#f-ab"
    view = dossier.document_view(dossier.EN)
    page = pasted_page(view, "zh")
    assert page.path == "zh/check.html"
    assert f'href="#c{dossier.GDP.start}-{dossier.GDP.end}"'.encode() in page.body
    assert f'href="claims/%E9%87%91%E6%B2%B3-2022.html#{dossier.SLIP.start}-'.encode() in page.body


def test_the_words_that_gave_a_field_stand_beside_it() -> None:
    pages = {p.path: p.body.decode() for p in document_pages(dossier.document_view(dossier.EN))}
    section = pages["zh/claims/jinhe-2022.html"].partition(f'id="{dossier.GROWTH.start}-')[2]
    row = re.search(r'<th scope="row">期间</th>(.*?)</tr>', section)
    assert row
    assert row[1] == '<td>2022年</td><td class="from">承前文 <q lang="en">2022</q></td>'
    assert '<span class="tr" title="期间">2022</span>' in section
