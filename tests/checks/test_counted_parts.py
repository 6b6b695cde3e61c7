"""Counts out of counts with their percentage; 250/1000 = 25%, 640/3200 = 20%, 900/2000 = 45%."""

import pytest

from jiqun.checks import check
from jiqun.checks.counted_parts import RULE
from jiqun.checks.words import about
from jiqun.documents import read_bytes
from jiqun.extraction import extract


def told(language, text, area="Hangzhou"):
    head = f"---\ndate: 2026-02-10\narea: {area}\nlanguage: {language}\n---\n"
    claims = extract(read_bytes((head + text).encode(), "t.md"))
    return claims, [f for f in check(claims) if f.rule == RULE]


@pytest.mark.parametrize(
    ("language", "text", "outcome"),
    [
        (
            "en",
            "At the fair, nearly 400 of the approximately 4,000 exhibitors were from Hangzhou, "
            "accounting for about 10% of the total.",
            "confirmed",
        ),
        (
            "en",
            "At the 2025 fair, 250 of the 1,000 exhibitors were from Hangzhou, "
            "accounting for 35% of the total.",
            "mismatch",
        ),
        (
            "en",
            "Of the 3,200 enterprises surveyed, 640 were from Hangzhou, accounting for 20 percent.",
            "confirmed",
        ),
        ("zh", "在2026年展会上，约4000家参展商中近400家来自杭州，占比约10%。", "confirmed"),
        ("zh", "展会共有1000家参展商，其中250家来自杭州，占35%。", "mismatch"),
        ("zh", "大会吸引2000名代表，其中海外代表900名，占20%。", "mismatch"),
    ],
)
def test_a_percentage_is_held_against_the_counts_beside_it(language, text, outcome):
    claims, (found,) = told(language, text)
    assert found.outcome == outcome and found.kind != "error"
    part, whole = (c for c in claims if c.unit == "count")
    assert part.subject != whole.subject


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # of another whole
        (
            "en",
            "Hangzhou has 1,200 high-tech enterprises and 300 little giants, accounting for 45% of "
            "the province's total.",
        ),
        ("zh", "全市有高新技术企业1200家，其中规上企业300家，占全省的45%。"),
        # of another sentence
        ("en", "250 of the 1,000 exhibitors came. Exports accounted for 35% of trade."),
        # chains, whose projects are 84.4%
        ("zh", "引进亿元以上项目793个，其中12条重点产业链项目占84.4%。"),
        # of nothing there is no part
        ("en", "In 2025, 0 exhibitors came, and 5 foreign exhibitors, 20% of the exhibitors."),
        # no part of the other
        ("zh", "新建学校12所、医院30家，占地35%。"),
    ],
)
def test_percentages_of_other_wholes_say_nothing(language, text):
    assert told(language, text)[1] == []


@pytest.mark.parametrize(
    ("language", "text", "en", "zh", "label"),
    [
        # part and whole each within half a unit of their last figure or 2%: 245/1,020 = 24.0%
        (
            "en",
            "At the 2025 fair, 250 of the 1,000 exhibitors came, accounting for 35% of the total.",
            "“250” of “1,000” (Hangzhou's number of exhibitors in 2025) are between 24.0% and "
            "26.0%, yet “35%” is printed.",
            "“1,000”（杭州2025年exhibitors数量）中的“250”占24.0%至26.0%之间，而所载为“35%”。",
            "share of exhibitors (part) in exhibitors in 2025",
        ),
        (
            "zh",
            "在2026年展会上，4000家参展商中1400家签约，占比35%。",
            "“1400家” of “4000家” (Hangzhou's number of 参展商 in 2026) are between 33.6% and "
            "36.4%; “35%” is printed and agrees.",
            "“4000家”（杭州2026年参展商数量）中的“1400家”占33.6%至36.4%之间，所载为“35%”：",
            "2026年参展商（部分）占参展商的比重",
        ),
    ],
)
def test_the_sentence_speaks_of_the_whole_and_the_part_has_a_name(language, text, en, zh, label):
    claims, (found,) = told(language, text)
    assert found.message_en.startswith(en)
    assert found.message_zh.startswith(zh)
    assert about(claims[-1], language) == label


def test_a_part_keeps_the_capitals_of_its_text():
    text = "Of the 3,200 enterprises surveyed, 640 were from Hangzhou, accounting for 20 percent."
    claims, _ = told("en", text)
    said = "share of enterprises surveyed from Hangzhou in enterprises surveyed"
    assert about(claims[-1], "en") == said
