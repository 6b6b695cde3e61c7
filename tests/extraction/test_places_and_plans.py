"""Whose figure it is, and whether it is done or planned, in sentences written for this."""

import pytest

from jiqun.ledger.cells import subject_code
from jiqun.model import Measure, Status
from readings import read


@pytest.mark.parametrize(
    "sentence",
    [
        "China's exports of electric vehicles rose 20% in 2023.",
        "Nationwide, output of robots grew 12% in 2023.",
        "National exports rose 3% in 2023.",
    ],
)
def test_what_is_said_of_the_nation_is_not_the_citys(sentence: str) -> None:
    text = "Shenzhen's economy in 2023\n\nShenzhen grew by 6% in 2023. " + sentence
    assert [c.area for c in read(text, "en")] == ["Shenzhen", "China"]


def test_a_share_of_the_nations_exports_stays_the_citys() -> None:
    text = (
        "Shenzhen's economy in 2023\n\nShenzhen accounted for 12% of the country's exports, up 5%."
    )
    assert {c.area for c in read(text, "en")} == {"Shenzhen"}


def test_verbs_do_not_belong_to_what_is_counted() -> None:
    text = "Four clusters belong to Shenzhen. Nine cities compiled 200 reports."
    assert [c.subject for c in read(text, "en")] == ["clusters", "cities", "reports"]


REPORT = (
    "2026年某市政府工作报告\n——2026年1月20日在市人民代表大会上\n"
    "一、2025年工作回顾\n2025年，全市地区生产总值增长5.5%。\n{heading}\n{sentence}"
)


def test_what_a_work_report_says_of_its_own_year_is_a_plan() -> None:
    text = REPORT.format(heading="二、2026年重点工作", sentence="新建公园120个。")
    done, plan = read(text, "zh")
    assert (done.status, plan.status) == (Status.ACTUAL, Status.TARGET)
    assert str(plan.period) == "2026"


def test_a_heading_of_achievements_and_aims_makes_no_aims_of_what_was_done() -> None:
    heading = "二、“十四五”时期发展成就和“十五五”时期主要目标"
    text = REPORT.format(heading=heading, sentence="“十四五”时期，地区生产总值年均增长5.2%。")
    assert [c.status for c in read(text, "zh")] == [Status.ACTUAL, Status.ACTUAL]


def test_a_ranked_thing_does_not_end_in_the_field_it_is_ranked_in() -> None:
    first, last = read("2025年，肉牛屠宰加工量从全国第11位跃升至第4位。", "zh")
    assert (first.subject, first.value, last.value) == ("肉牛屠宰加工量", 11, 4)


def test_numbers_that_enumerate_in_brackets_are_no_figures() -> None:
    text = "Firms want (1) lower taxes, (2) cheaper land, and (3) more staff; 40 firms said so."
    assert [c.quote for c in read(text, "en")][-1] == "40"
    assert not {c.quote for c in read(text, "en")} & {"2", "3"}


def test_words_that_hold_a_stop_stay_whole() -> None:
    claims = read("2025年，复制推广改革试点经验267项，7家企业上榜500强。", "zh")
    assert [c.subject for c in claims if c.value in (267, 7)] == ["改革试点经验", "企业"]


def test_tenths_without_a_word_of_growth_are_a_share() -> None:
    claim = read("2025年，全市财政支出八成以上投向民生领域。", "zh")[0]
    assert claim.measure is Measure.SHARE


def test_a_subject_in_traditional_characters_meets_the_simplified_one() -> None:
    claim = read("2023年，民營企業進出口2萬億元。", "zh")[0]
    assert claim.subject == "民營企業"
    assert subject_code(claim.subject) == subject_code("民营企业")
    assert not str(subject_code(claim.subject)).startswith("label:")


def test_a_telephone_number_is_a_figure_where_a_scale_follows() -> None:
    assert [c.value for c in read("2025年，产值119千万元，拨打119热线。", "zh")] == [1190000000]


def test_trade_with_a_partner_is_the_partners_and_a_year_is_no_end_of_a_range() -> None:
    """Worked by hand: the partner is the subject; `in 2022 to 10 billion` is no range."""
    import jiqun

    text = (
        "In 2022 Shenzhen's trade with countries along the coast came to 893 billion yuan. "
        "Imports from Japan fell 4% in 2022 to 10 billion yuan."
    )
    read = [(c.quote, str(c.indicator), c.subject) for c in jiqun.extract(text)]
    assert read == [
        ("893 billion yuan", "trade", "countries"),
        ("4%", "imports", "Japan"),
        ("10 billion yuan", "imports", "Japan"),
    ]
