"""Views with little in them, or with what no page expects, still give whole pages."""

from fractions import Fraction

import make_views as dossier

from jiqun.ledger.views import DocumentView as View
from jiqun.ledger.views import Overview
from jiqun.model import Interval, Kind, Outcome, Repair, Term, Trace
from jiqun.publish import document_pages, overview_pages


def test_a_document_that_nobody_describes_says_so_in_both_languages() -> None:
    bare = dossier.replace(
        dossier.document("空 文件", "没有数字。\n\n\r\n\x00控制\u202e字符\ud800", "zh"),
        title=None,
        publisher=None,
        published=None,
        url=None,
        blocks=(),
        warnings=(("bad_metadata", "a <key>"), ("odd_code", "detail"), ("empty", "")),
    )
    pages = {p.path: p.body.decode() for p in document_pages(View(bare, (), (), {}, {}, {}))}
    english = pages["en/documents/空=20文件.html"]
    assert "publisher not known" in english
    assert "date not known" in english
    assert "the metadata cannot be used: a &lt;key&gt;" in english
    assert "odd code: detail" in english
    assert "No figure was found in this text." in english
    assert "未在本文中找到数字" in pages["zh/documents/空=20文件.html"]


def test_a_finding_with_open_ends_and_unknown_codes_is_told() -> None:
    odd = dossier.claim(
        dossier.EN,
        "6.9%",
        "6.9",
        "percent",
        area=None,
        period=None,
        subject="a subject of its own",
        of="gdp growth",
        trace=(("period", Trace("default")), ("area", Trace("guessed"))),
        scope="narrow",
        speaker="the mayor",
        confidence=1,
    )
    error = dossier.finding(
        Kind.ERROR,
        Outcome.REPAIR_RIVALS,
        "sum",
        (odd, dossier.GDP),
        arithmetic=(
            Term("", None, "words only", "只有文字", "no number", "CNY"),
            Term("+", None, "at most", "至多", "", "percent", None, Fraction(3)),
            Term("×", None, "at least", "至少", "", "ratio", Fraction(1, 3), None),
            Term("=", "gone:1-2", "exactly", "等于", "5 apples", "count", Fraction(5), Fraction(5)),
        ),
        repairs=(
            Repair(odd.id, "a_new_slip", (("indicator", "gdp"), ("period", "2021"))),
            Repair("gone:1-2", "currency", (("unit", "USD"), ("value", 5))),
            Repair(odd.id, "unknown", (), Interval(None, None)),
        ),
    )
    view = View(dossier.EN, (odd,), (error,), {}, {}, {})
    page = next(p.body.decode() for p in document_pages(view) if p.path.startswith("en/doc"))
    for words in ("no number", "≤ 3", "≥ 0.333", "a new slip", "indicator: GDP", "5 US dollars"):
        assert words in page, words


def test_an_empty_workspace_has_a_home_page() -> None:
    counts = {"documents": 0, "refused": 0, "claims": 0, "cells": 0, "series": 0, "findings": {}}
    empty = Overview("Nothing", "空", (), (), {}, counts, {}, {}, {})
    pages = {p.path: p.body.decode() for p in overview_pages(empty)}
    assert "The checks found nothing to report." in pages["en/index.html"]
    assert "没有被拒绝的文件" in pages["zh/index.html"]
