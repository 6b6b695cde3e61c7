"""Cards, leaflets, interviews and work reports: labels, questions, numbers in words, prices.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.model import Bound, Indicator, Status
from readings import read_chinese as read

REPORT = "长乐政府工作报告\n——二〇二六年一月二十七日在长乐区第十八届人民代表大会第六次会议上\n"


def test_headings_without_figures_set_the_year_and_the_aim() -> None:
    text = (
        "数读晋江经济\n2026-01-15 08:30\n\n【去年这样走】\n全市汽车产量达到12万辆，增长8%。\n\n"
        "【今年这样干】\n√ GDP增长6%左右；\n√ 新增智能工厂30家；\n"
    )
    assert [str(c.period) for c in read(text)] == ["2025", "2025", "2026", "2026"]


def test_a_question_dates_its_answer_and_asks_for_aims() -> None:
    text = (
        "某地的花\n\n（2024年4月26日　记者 段晓）\n\n2023年，全市鲜花产量14亿枝。\n\n"
        "今年一季度怎么样？市场方给的数：拍卖量5.1亿枝。\n\n目标是什么？\n到2026年，产值550亿元。\n"
    )
    claims = read(text)
    assert [str(c.period) for c in claims] == ["2023", "2024-Q1", "2026"]
    assert claims[1].unit == "count"
    assert claims[2].status is Status.TARGET


CARD = (
    "某市经济简报\n2025年6月\n\n● 新能源　规上产值3412.6亿元，增长8%。\n"
    "● 光伏——产值120亿元，企业30家。\n● 食品　规上企业89家｜主营收入760亿元\n"
    "● 区位　面积38平方公里。\n"
)


def test_a_line_tells_its_trade_before_a_wide_blank_or_a_dash() -> None:
    subjects = [c.subject for c in read(CARD)]
    assert subjects[:6] == ["新能源", "新能源", "光伏", "企业", "规上企业", "食品"]
    assert subjects[6:] == [None]  # where a place lies is no trade


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("磷酸铁每吨卖1.1万元", "磷酸铁"),
        ("天然气：每立方米3.62元", "天然气"),
        ("公共厂房租金每平方米12元", "公共厂房"),
    ],
)
def test_money_for_one_is_a_price(words: str, subject: str) -> None:
    (claim,) = read(f"2024年园区见闻。厂长说：{words}。")
    assert (claim.indicator, claim.subject) == (Indicator.PRICES, subject)


def test_money_given_for_one_is_no_price() -> None:
    (claim,) = read("2024年园区政策。对购置机器人的企业，每台奖励500元。")
    assert claim.indicator is Indicator.SUBSIDY


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("增长一点八个百分点", "1.8"),
        ("达到一点二万亿元", "1200000000000"),
        ("达到1.3亿泰铢", "130000000"),
    ],
)
def test_numbers_in_words_with_a_point_and_money_of_other_countries(words: str, value: str) -> None:
    claims = read(f"2024年，全市出口{words}。")
    assert [float(c.value) for c in claims] == [float(value)]


def test_foreign_money_keeps_its_currency() -> None:
    (claim,) = read("2024年，园区出口达到1.3亿泰铢。")
    assert claim.unit == "THB"


def test_a_work_report_dates_itself_in_numerals() -> None:
    past, ahead = read(
        f"{REPORT}刚刚过去的2025年，全区规上工业产值增长6.1%。今年全区外贸出口增长5%以上。\n"
    )
    assert (str(past.period), past.status) == ("2025", Status.ACTUAL)
    assert (str(ahead.period), ahead.status) == ("2026", Status.TARGET)


def test_the_opening_year_of_a_plan_is_one_year() -> None:
    text = f"{REPORT}2026年是“十五五”起步之年，规上工业增加值增长7%左右。\n"
    assert [str(c.period) for c in read(text)] == ["2026"]


def test_names_that_begin_with_the_whole_country_place_nothing() -> None:
    text = "2024年，赣州新增全国重点实验室2家，全国文明城市1个，全国人大代表调研12次。"
    assert {c.area for c in read(text)} == {"Ganzhou"}


def test_national_titles_count_no_countries() -> None:
    claims = read("2024年，赣州拥有5个国家级绿色园区。")
    assert [c.subject for c in claims] == ["国家级绿色园区"]


def test_firms_above_the_scale_of_one_trade_are_all_of_its_name() -> None:
    (claim,) = read("2024年，赣州规上稀土企业达到120家。")
    assert claim.subject == "规上稀土企业"


def test_a_paragraph_that_parts_the_one_before_is_of_its_time() -> None:
    text = (
        "1—8月全国用电量6.88万亿千瓦时\n\n2025-09-23 16:40\n\n"
        "8月份，全社会用电量10154亿千瓦时。\n\n"
        "分产业看，第一产业164亿千瓦时。\n\n1—8月，全国用电量6.88万亿千瓦时，8月增长5%。\n\n"
        "分产业看，第一产业1640亿千瓦时。"
    )
    told = [(c.quote, str(c.period)) for c in read(text)]
    assert told[2] == ("164亿千瓦时", "2025-08")
    assert told[-1] == ("1640亿千瓦时", "2025-01/2025-08")  # two times before: the text's own


@pytest.mark.parametrize("verb", ["跨过", "冲破", "越过", "突破"])
def test_what_is_passed_is_of_the_measure_before(verb: str) -> None:
    claims = read(f"2025年，常州规上工业产值增长5.9%，{verb}8000亿元大关。")
    assert {(c.indicator, c.subject) for c in claims} == {
        (Indicator.GROSS_OUTPUT, "above-scale industry")
    }
    assert claims[1].bound is Bound.GT


def test_what_is_paid_for_one_has_no_verb_for_its_name() -> None:
    (claim,) = read("2025年义乌物流政策：走空运的，每公斤补2元。")
    assert claim.indicator is not Indicator.PRICES
    assert claim.subject is None


def test_divisions_of_a_place_are_counted_by_one_character() -> None:
    claims = read("安平县辖5个街道、3个镇、2个乡和230个行政村。")
    assert [c.subject for c in claims] == ["街道", "镇", "乡", "行政村"]


@pytest.mark.parametrize("topic", ["创新", "交通", "目标", "人才"])
def test_topics_that_begin_a_line_are_no_trades(topic: str) -> None:
    (claim,) = read(f"2024年常州简报\n\n● {topic}——2024年产值120亿元。\n")
    assert claim.subject != topic
