"""The web app: the static site's addresses, safe answers, and a form for pasted texts."""

from typing import Any

import make_overviews as overviews
import make_views as dossier
import pytest

from jiqun.publish import area_pages, document_pages, overview_pages, series_pages
from jiqun.serve.guard import host_allowed, same_origin
from jiqun.serve.pasted import MAX_CHARS

OWN = {"origin": "http://127.0.0.1:8000"}


def test_every_page_of_the_static_site_is_served_at_its_address(client: Any) -> None:
    pages = [*overview_pages(overviews.overview(), served=True)]
    pages += area_pages(overviews.area_view(), served=True)
    pages += document_pages(dossier.document_view(dossier.ZH), served=True)
    pages += series_pages(dossier.series_views()[0], served=True)
    for page in pages:
        if page.path == "index.html":  # the server chooses a language itself
            continue
        answer = client.get(f"/{page.path}")
        assert answer.status_code == 200, page.path
        assert answer.content == page.body, page.path


def test_an_id_with_odd_characters_finds_its_page(client: Any, monkeypatch: Any) -> None:
    odd = dossier.document("a b#c?<d>", "GDP rose 7% in 2022.", "en")
    monkeypatch.setitem(dossier.TEXTS, odd.id, odd)
    assert client.get("/en/documents/a=20b=23c=3F=3Cd=3E.html").status_code == 200


def test_the_first_page_follows_the_browser_s_language(client: Any) -> None:
    for accepted, place in [("zh-CN,en;q=0.5", "/zh/"), ("de, en", "/en/"), ("", "/en/")]:
        answer = client.get("/", headers={"accept-language": accepted})
        assert answer.status_code == 302
        assert answer.headers["location"] == f"{place}index.html"


@pytest.mark.parametrize(
    "path",
    [
        "/en/documents/unknown.html",
        "/zh/series/unknown.html",
        "/fr/index.html",
        "/en/documents/..%2f..%2fetc%2fpasswd.html",
        "/assets/..%2fpage.py",
        "/en/nothing",
        "/en/a/b/c.html",
    ],
)
def test_an_address_without_a_page_says_so(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert ("没有这个页面" if path.startswith("/zh") else "There is no such page") in answer.text


def test_a_failing_page_tells_nothing_of_the_inside(client: Any) -> None:
    answer = client.get("/en/search", params={"q": "boom"})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "This page could not be made" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/en/index.html", "/assets/style.css", "/en/missing.html"])
def test_every_answer_carries_the_safe_headers(client: Any, path: str) -> None:
    headers = client.get(path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_foreign_host_name_is_refused(client: Any) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example:8000", "localhost.evil.example"):
        assert client.get("/en/index.html", headers={"host": host}).status_code == 421


def test_hosts_are_compared_without_their_port() -> None:
    allowed = {"127.0.0.1", "localhost", "[::1]"}
    for host in ("127.0.0.1", "127.0.0.1:80", "LOCALHOST:8000", "[::1]", "[::1]:8000"):
        assert host_allowed(host, allowed), host
    for other in (None, "", ":80", "evil:80", "[::1", "::1"):
        assert not host_allowed(other, allowed), other


def test_a_form_from_another_site_is_refused(client: Any, dossier_reader: Any) -> None:
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:9999"},
        {},
    ):
        answer = client.post("/en/check", data={"text": "7%"}, headers=headers)
        assert answer.status_code == 403, headers
    assert dossier_reader.checked == []


def test_a_browser_that_hides_the_origin_vouches_for_the_sender_otherwise() -> None:
    assert same_origin({"origin": "null", "sec-fetch-site": "same-origin"})
    assert not same_origin({"origin": "null", "sec-fetch-site": "same-site"})


def test_a_pasted_text_comes_back_marked(client: Any, dossier_reader: Any) -> None:
    form = {"text": "GDP <b>rose</b> 7%.\r\nMore.", "published": "2023-02-08", "area": "Jinhe"}
    answer = client.post("/en/check", data=form, headers=OWN)
    assert answer.status_code == 200
    assert 'data-claim="pasted:16-18"' in answer.text
    assert "GDP &lt;b&gt;rose&lt;/b&gt; " in answer.text
    text, title, day, area = dossier_reader.checked[0]
    assert (text, title, str(day), area) == (
        "GDP <b>rose</b> 7%.\nMore.",
        None,
        "2023-02-08",
        "Jinhe",
    )


def test_a_pasted_text_that_cannot_be_read_gets_its_form_back(client: Any) -> None:
    for form, words in [
        ({"text": "  "}, "没有可核查的文字"),
        ({"text": "7%", "published": "8 Feb"}, "“8 Feb”不是日期"),
        ({"text": "nothing"}, "无法核查这段文字"),
    ]:
        answer = client.post("/zh/check", data=form, headers=OWN)
        assert answer.status_code == 422
        assert words in answer.text
        assert form["text"].strip() in answer.text


def test_a_text_over_the_limit_is_refused_with_the_limit(client: Any, dossier_reader: Any) -> None:
    for text in ("a" * (MAX_CHARS + 1), "字" * (MAX_CHARS * 2)):
        answer = client.post("/en/check", data={"text": text}, headers=OWN)
        assert answer.status_code == 413
        assert "longer than 200,000 characters" in answer.text
    assert dossier_reader.checked == []


def test_search_lists_claims_in_their_sentences(client: Any) -> None:
    answer = client.get("/zh/search", params={"q": "地区生产总值"})
    assert answer.status_code == 200
    assert f'data-claim="{dossier.GDP_ZH.id}"' in answer.text
    assert "没有包含" in client.get("/zh/search", params={"q": "<script>"}).text
    assert "<script>" not in client.get("/zh/search", params={"q": "<script>x"}).text.replace(
        "<script src", ""
    )


def test_the_form_and_the_search_are_offered_only_where_a_server_stands(client: Any) -> None:
    served = client.get("/en/about.html").text
    static = next(p.body for p in overview_pages(overviews.overview()) if p.path == "en/about.html")
    assert 'href="check"' in served
    assert b'href="check"' not in static
