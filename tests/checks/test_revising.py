"""Two values of one cell are never both sound: who revises whom, and what stands; by hand."""

from dataclasses import replace
from datetime import date

import pytest
from checks_ledgers import claim

from jiqun.checks import check, flags, observations
from jiqun.checks.observe import observation_of
from jiqun.checks.revising import days_of
from jiqun.checks.vintages import rivals_of, rule_of, told_in_order
from jiqun.ledger.cells import cells_of
from jiqun.model import Kind, Outcome, Source

DAYS = {"first": date(2026, 1, 20), "second": date(2026, 1, 22), "third": date(2026, 3, 1)}


def gdp(quote, doc="first", **more):
    return claim(quote, "gdp", "2025", area="Suzhou", doc=doc, **more)


def source(doc, publisher, kind, day=None):
    return Source(doc, publisher, kind, day or DAYS[doc])


def seen(claims, *sources):
    (row,) = observations(claims, (), {s.doc: s for s in sources})
    return row


def rule(claims, *sources):
    known, by = {s.doc: s.published for s in sources}, {s.doc: s for s in sources}
    told, stood = told_in_order(claims, known, frozenset(), by)
    rivals, agreed = rivals_of(told, known, by)
    row = seen(claims, *sources)
    return rule_of(told, stood, row, is_agreed=agreed), [t.role for t in told], rivals


BUREAU = source("first", "Suzhou Statistics", "authority")
HERALD = source("second", "Herald", "press")
BLOG = Source("blog", "Blog", "blog", DAYS["second"])


def test_a_newspaper_and_a_blog_do_not_revise_a_bureau():
    told = [
        gdp("2.7695 trillion yuan"),
        gdp("2.68 trillion yuan", "second"),
        gdp("2.75 trillion yuan", "blog"),
    ]
    row = seen(told, BUREAU, HERALD, BLOG)
    assert (row.state, row.value) == ("questioned", 2_769_500_000_000)
    why, roles, rivals = rule(told, BUREAU, HERALD, BLOG)
    assert why == "authority"
    assert sorted(roles) == ["first", "rival", "rival"]
    assert [r.day for r in rivals] == [DAYS["second"], DAYS["second"]]


# (second document, its quote, what the finding says, what the page says, words of the finding):
# 2.75 is 0.7% below 2.7695, so within the 5% that a revision may move a level.
BESIDE = [
    (HERALD, "2.75", Outcome.MISMATCH, "rival", "(press): the second contradicts the first and"),
    (replace(HERALD, published=DAYS["first"]), "2.75", Outcome.MISMATCH, "rival", "neither"),
    (
        replace(HERALD, publisher_class="authority"),
        "2.75",
        Outcome.VINTAGE,
        "revised",
        "Both stand",
    ),
    (HERALD, "2.76", Outcome.ROUNDING, "same", "rounding or cutting off"),
    (replace(HERALD, published=None), "2.75", Outcome.MISMATCH, "undated", "would settle it"),
    # a month is not an exact day, and still later than 20 January
    (
        replace(HERALD, published=None, published_text="2026-02", publisher="Suzhou Statistics"),
        "2.75",
        Outcome.VINTAGE,
        "revised",
        "20 Jan 2026 and in Feb 2026",
    ),
    # 0.06%: slight, yet no rounding of what is printed to a tenth of a billion
    (replace(HERALD, publisher_class="authority"), "2.7679", Outcome.VINTAGE, "revised", "Both"),
]


@pytest.mark.parametrize(("second", "quote", "outcome", "role", "words"), BESIDE)
def test_the_finding_and_the_page_say_the_same_of_two_figures(second, quote, outcome, role, words):
    told = [gdp("2.7695 trillion yuan"), gdp(f"{quote} trillion yuan", "second")]
    by = {s.doc: s for s in (BUREAU, second)}
    (found,) = check(told, sources=by)
    assert (found.kind, found.outcome) == (Kind.NOTE, outcome)
    assert words in found.message_en
    rows, _ = told_in_order(told, days_of(told, by), frozenset(), by)
    assert [r.role for r in rows] == ["first", role]
    assert ("不构成修订" in found.message_zh) is (role == "rival")


def test_a_rival_is_told_before_a_revision():
    told = [
        gdp("2.7695 trillion yuan"),
        gdp("2.78 trillion yuan", "blog"),
        gdp("2.8010 trillion yuan", "third"),
    ]
    third = source("third", "Suzhou Statistics", "authority")
    late = replace(BLOG, published=date(2026, 3, 2))
    (found,) = check(told, sources={s.doc: s for s in (BUREAU, late, third)})
    assert found.outcome is Outcome.MISMATCH
    assert found.claims == tuple(sorted((told[1].id, told[2].id)))


@pytest.mark.parametrize("publisher", ["Suzhou Statistics", "National Bureau of Statistics"])
def test_an_authority_revises_an_authority(publisher):
    told = [gdp("2.7695 trillion yuan"), gdp("2.8010 trillion yuan", "third")]
    third = source("third", publisher, "authority")
    row = seen(told, BUREAU, third)
    assert (row.state, row.value) == ("sound", 2_801_000_000_000)
    assert rule(told, BUREAU, third)[:2] == ("latest", ["first", "revised"])


def test_a_newspaper_revises_its_own_figure_and_an_authority_any():
    told = [gdp("2.68 trillion yuan", "second"), gdp("2.75 trillion yuan", "third")]
    assert seen(told, HERALD, source("third", "Herald", "press")).value == 2_750_000_000_000
    bureau = source("third", "Suzhou Statistics", "authority")
    assert seen(told, HERALD, bureau).state == "sound"
    # a blog is no later edition of a newspaper: 2.68 and 2.75 contradict each other
    row = seen(told, HERALD, source("third", "Blog", "blog"))
    assert (row.state, row.value) == ("questioned", None)
    assert (row.interval.low, row.interval.high) == (2_675_000_000_000, 2_755_000_000_000)


def test_a_figure_cut_off_is_no_rival():
    # 2.7695 cut off to 2.76: apart by less than a unit and a half of the last place
    told = [gdp("2.7695 trillion yuan"), gdp("2.76 trillion yuan", "second")]
    row = seen(told, BUREAU, HERALD)
    assert (row.state, row.value) == ("sound", 2_769_500_000_000)
    assert rule(told, BUREAU, HERALD)[0] == "finest"


def test_without_dates_nothing_revises_anything():
    told = [gdp("2.68 trillion yuan", "x"), gdp("2.75 trillion yuan", "y")]
    (row,) = observations(told, ())
    assert (row.state, row.value) == ("questioned", None)
    # what bears a date counts as later than what bears none
    row = seen([gdp("2.68 trillion yuan", "x"), gdp("2.75 trillion yuan", "second")], HERALD)
    assert (row.state, row.value) == ("sound", 2_750_000_000_000)


TWICE = [
    # (indicator, quotes, more)
    ("exports", ("5.1%", "9.4%"), {}),
    ("exports", ("500.1 billion yuan", "430.2 billion yuan"), {}),
    ("retail_sales", ("6120.5亿元", "6912.5亿元"), {"area": "Wuxi"}),
    ("population", ("7.29 million", "7.32 million"), {}),
]


@pytest.mark.parametrize(("indicator", "quotes", "more"), TWICE)
def test_two_values_in_one_document_are_noted_and_neither_is_sound(indicator, quotes, more):
    told = [claim(q, indicator, "2024", **more) for q in quotes]
    found = check(told)
    assert [(f.kind, f.outcome) for f in found] == [(Kind.NOTE, Outcome.MISMATCH)]
    assert list(flags(found, told)) == []
    assert all(f"“{q}”" in found[0].message_en for q in quotes)
    assert "误读" in found[0].message_zh
    (row,) = observations(told, found)
    assert (row.state, row.value) == ("questioned", None)
    assert set(row.claims) == {c.id for c in told}


def test_counts_of_things_told_twice_are_questioned_also_where_no_note_is_given():
    told = [claim(q, "count", "2024", "high-tech enterprises") for q in ("9,000", "7,000")]
    (row,) = observations(told, check(told))
    assert row.state == "questioned"


def test_the_order_of_claims_changes_nothing():
    told = [
        gdp("2.7695 trillion yuan"),
        gdp("2.68 trillion yuan", "second"),
        gdp("2.8010 trillion yuan", "third"),
    ]
    by = {s.doc: s for s in (BUREAU, HERALD, source("third", "Suzhou Statistics", "authority"))}
    key = cells_of(told[0])[0].key
    rows = {observation_of(key, order, set(), by) for order in (told, told[::-1])}
    assert len(rows) == 1
    assert rows.pop().value == 2_801_000_000_000
