"""HTML: visible text in reading order, and nothing that a hostile page can do with it."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.documents import read_bytes
from jiqun.documents.markup import MAX_DEPTH, tame
from jiqun.model import Document, Refusal

PAGE = """<!doctype html><html lang="zh"><head><meta charset="utf-8">
<title>2025年深圳经济 - 深圳政府在线</title>
<meta name="ArticleTitle" content="2025年深圳经济运行情况">
<meta name="SiteName" content="深圳政府在线"><meta name="PubDate" content="2026-01-30 10:00">
<link rel="canonical" href="https://www.sz.gov.cn/a.html">
<style>p { color: red } .x::before { content: "99%" }</style>
<base href="https://evil.example/"></head>
<body><nav>首页 | 新闻 100 条</nav><header><h1>2025年深圳经济运行情况</h1></header>
<div>全市地区生产总值<b>38731.80</b>亿元，<span>增长&nbsp;5.5%</span>。<br>
出口 &lt;增长&gt; 1&#37;。</div><p>战略性新兴产业增加值
1.67万亿元。</p><ul><li>智能终端超万亿</li><li>网络通信超8000亿</li></ul>
<table><caption>主要指标</caption><tr><th>指标</th><th>2025年</th></tr>
<tr><td><p>地区生产总值</p></td><td>38731.80</td></tr><tr><td></td><td>5.5%</td></tr></table>
<script>document.write("13%")</script><noscript>12%</noscript><!-- 11% -->
<template><p>10%</p></template><p hidden>9%</p><p style="display: none">8%</p>
<form><input value="7%"><label>6%</label></form><button>5 items</button>
<aside>4 related</aside><footer>3 contacts</footer><textarea>2%</textarea></body></html>"""


def page(markup: str) -> Document:
    return read_bytes(markup.encode(), "a.html")


def test_the_visible_text_is_laid_out_one_block_a_line():
    document = page(PAGE)
    assert document.text.split("\n") == [
        "2025年深圳经济运行情况",
        "全市地区生产总值38731.80亿元，增长 5.5%。",
        "出口 <增长> 1%。",
        "战略性新兴产业增加值 1.67万亿元。",
        "智能终端超万亿",
        "网络通信超8000亿",
        "主要指标",
        "指标 | 2025年",
        "地区生产总值 | 38731.80",
        "| 5.5%",
    ]
    assert [block.kind for block in document.blocks] == [
        *("heading", "paragraph", "paragraph", "paragraph", "item", "item", "caption"),
        *("row", "row", "row"),
    ]


def test_blocks_are_the_lines_and_say_where_they_stand():
    document = page(PAGE)
    lines = [document.text[b.start : b.end] for b in document.blocks]
    assert "\n".join(lines) == document.text
    where = dict(zip(lines, (b.where for b in document.blocks), strict=True))
    assert where["2025年深圳经济运行情况"] == "/body/header[1]/h1[1]"
    assert where["网络通信超8000亿"] == "/body/ul[1]/li[2]"
    assert where["地区生产总值 | 38731.80"].endswith("/tr[2]")


def test_what_the_page_says_of_itself_is_inferred():
    document = page(PAGE)
    assert document.title == "2025年深圳经济运行情况"
    assert document.publisher == "深圳政府在线"
    assert document.published == date(2026, 1, 30)
    assert document.url == "https://www.sz.gov.cn/a.html"
    assert document.inferred == ("language", "published", "publisher", "title", "url")
    assert (document.media_type, document.encoding) == ("text/html", "utf-8")


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("big5", "big5hkscs")])
def test_a_declared_charset_is_used_where_the_bytes_agree(charset: str, encoding: str):
    text = "出口" * 3
    data = f'<meta charset="{charset}"><p>{text}</p>'.encode(charset)
    document = read_bytes(data, "a.htm")
    assert (document.text, document.encoding) == (text, encoding)


def test_a_declared_charset_that_the_bytes_contradict_is_not_believed():
    document = read_bytes('<meta charset="gb2312"><p>深圳出口增长</p>'.encode(), "a.html")
    assert (document.text, document.encoding) == ("深圳出口增长", "utf-8")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//x.example/a", "data:text/html,x"])
def test_an_address_that_could_act_is_dropped(address: str):
    assert page(f'<link rel="canonical" href="{address}"><p>text</p>').url is None


def test_a_table_that_lays_out_a_page_gives_paragraphs():
    document = page(
        "<table><tr><td><h1>Title</h1><p>One.</p><p>Two.</p></td><td><table>"
        "<tr><td>a</td><td>1</td></tr></table></td></tr></table>"
    )
    assert document.text == "Title\nOne.\nTwo.\na | 1"


def test_a_form_around_the_whole_page_is_no_form():
    document = page("<form><div><p>Exports rose 5%.</p></div><input><button>Go</button></form>")
    assert document.text == "Exports rose 5%."


def test_preformatted_lines_stay_lines():
    assert page("<pre>a  1\nb  2</pre>").text == "a 1\nb 2"


def test_invisible_characters_do_not_split_a_number():
    assert page("<p>1.67\u200b万\u00ad亿元</p>").text == "1.67万亿元"


@pytest.mark.parametrize(
    "markup", ["<script>1%</script>", "<nav>5%</nav>", "<p hidden>x</p>", "<!-- x -->", "<img>"]
)
def test_a_page_without_visible_text_is_refused(markup: str):
    with pytest.raises(Refusal) as refused:
        page(markup)
    assert refused.value.code == "no_text"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        # a tag named `scr<script` by the standard: what follows is text, for browsers too
        ("<scr<script>1</script>ipt>2</script>x", "1 ipt>2 x"),
        ("<p title='</p><script>1</script>'>x</p>", "x"),
        ("<!-- --><p>x</p><!--", "x"),
        ("<svg><script>1</script></svg><p>x", "x"),
        ("<p>a < b and 3 <4</p>", "a < b and 3 <4"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"),
        ("<p>x</p><plaintext></p>y", "x"),
        ("<STYLE>a</StYlE ><P>x", "x"),
    ],
)
def test_scripts_never_become_text_by_tricks_and_text_stays_text(markup: str, text: str):
    assert page(markup).text == text


HOSTILE = {
    "100,000 open tags": "<div>" * 100_000 + "5%",
    "100,000 open tables": "<table><tr><td>" * 100_000 + "5%",
    "100,000 attributes": "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">5%",
    "one attribute of 10 MB": "<p title='" + "x" * 10_000_000 + "'>5%",
    "40,000 open fonts": "".join(f"<font size={i}>1<p>" for i in range(40_000)) + "5%",
    "a million angles": "<" * 1_000_000 + "p>5%",
    "open quotes": "x<a '" * 100_000 + "5%",
    "open comments": "5%" + "<!-- " * 200_000,
    "open scripts": "5%" + "<script>" * 200_000,
    "open lists": "<ul><li>" * 50_000 + "5%",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_costs_no_more_than_its_length(name: str):
    started = process_time()
    text = page(HOSTILE[name]).text
    assert "5%" in text or (name == "open quotes" and text == "x")  # the tag never ends
    assert process_time() - started < 8  # 30 s and more without the taming, 0.05–4 s with it


def test_nesting_beyond_the_limit_keeps_text_and_its_division():
    deep = MAX_DEPTH + 50
    document = page("<div>a" * deep + "</div>" * deep + "<p>z</p>")
    assert document.text.split("\n") == ["a"] * deep + ["z"]


PIECES = ["<p>", "</p>", "<b>", "<td>", "<script>", "</script>", "<svg>", "</svg>", "<!--", "-->"]
PIECES += ["'", '"', "<", ">", "a", "=", " ", "/", "&lt;", "<br/>", "<textarea>", "</title>"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_script_is_left_for_the_parser(pieces: list[str]):
    from selectolax.lexbor import LexborHTMLParser

    assert LexborHTMLParser(tame("".join(pieces))).css("script, style, svg, textarea") == []


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_escaped_text_comes_back_as_text(text: str):
    from html import escape

    try:
        shown = page(f"<p>{escape(text)}</p>").text
    except Refusal as refusal:  # only invisible characters, or a script that is not read
        assert refusal.code in {"no_text", "binary", "other_language"}
        return
    invisible = "\u00ad\u200b\u2060\ufeff"
    assert "".join(shown.split()) == "".join(
        c for c in text if c not in invisible and not c.isspace()
    )


TAGS = ["p", "div", "table", "tr", "td", "ul", "li", "br", "h1", "pre", "form", "nav", "b", "x-y"]
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.text("ab 1%亿\n&<>\"'=/!-", max_size=6),
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
def test_any_markup_gives_lines_that_are_blocks_or_is_refused(markup: str):
    try:
        document = page(markup)
    except Refusal as refusal:
        assert refusal.code in {"no_text", "empty"}
        return
    lines = [document.text[b.start : b.end] for b in document.blocks]
    assert lines == document.text.split("\n")
    assert all(line and line == line.strip() for line in lines)
