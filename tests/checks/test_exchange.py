"""Sums in two currencies; 4500/626.4 = 7.184, 9076/1274 = 7.124, 1500/209 = 7.177, by hand."""

from datetime import date

from checks_ledgers import claim

from jiqun.checks import check
from jiqun.checks.exchange import RULE
from jiqun.model import Source

SEI = "strategic emerging industries"


def told(claims, sources=None):
    return [f for f in check(claims, None, sources) if f.rule == RULE]


def pair(first, second, gap=2, period="2024", unit=None):
    a = claim(first, "trade", period, start=0)
    return [a, claim(second, "trade", period, start=a.end + gap, unit=unit)]


def test_a_bracket_in_another_currency_confirms_the_rate_of_its_year():
    (found,) = told(pair("4.5 trillion yuan", "US$626.4 billion"))
    assert (found.kind, found.outcome) == ("agreement", "confirmed")
    assert "7.18 CNY per USD" in found.message_en and "1美元合7.18元" in found.message_zh
    assert len(told(pair("9076亿元", "US$127.4 billion"))) == 1


def test_a_rate_outside_the_band_or_far_apart_is_no_agreement():
    assert told(pair("4.5 trillion yuan", "US$826.4 billion")) == []  # 5.45
    assert told(pair("4.5 trillion yuan", "US$626.4 billion", gap=40)) == []


def test_a_figure_without_a_year_takes_the_year_of_its_publication():
    sources = {"paper": Source("paper", "P", "press", date(2025, 2, 10), None, "en")}
    undated = pair("1 trillion yuan", "US$139.81 billion", period=None)
    assert told(undated) == []
    assert "7.15 CNY per USD" in told(undated, sources)[0].message_en


def goal(quote, doc, indicator="value_added", subject=SEI, period="2024"):
    return claim(quote, indicator, period, subject, doc=doc, bound="gt", status="target")


def test_a_goal_in_dollars_is_matched_with_its_goal_in_yuan():
    (found,) = told([goal("1.5 trillion yuan", "a"), goal("US$209 billion", "b", "gross_output")])
    assert "7.18 CNY per USD" in found.message_en
    assert "One is called output and the other value added" in found.message_en
    assert "1美元合7.18元" in found.message_zh
    # of the year before too, where the rate is near the middle of its band, and not farther off
    next_year = goal("1.5 trillion yuan", "a", period="2025")
    assert "in 2025" in told([next_year, goal("US$209 billion", "b")])[0].message_en
    assert told([next_year, goal("US$199 billion", "b")]) == []  # 7.54
    assert told([goal("1.5 trillion yuan", "a"), goal("US$209 billion", "b", period="2026")]) == []
    assert told([goal("1.8 trillion yuan", "a"), goal("US$209 billion", "b")]) == []  # 8.61
    other = goal("US$209 billion", "b", subject="future industries")
    assert told([goal("1.5 trillion yuan", "a"), other]) == []
