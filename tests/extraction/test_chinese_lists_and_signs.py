"""Chinese lists of outputs, signs in brackets, what drags down, wholes and years of a sentence.

The sentences are made up; expected fields are those of the contract, read by hand.
"""

import pytest

from jiqun.model import Indicator, Measure, Status
from readings import periods_of, read_chinese, told


def test_a_sign_in_brackets_tells_growth_of_the_output_before_it() -> None:
    text = "2023年，甲织机产量3.9万台（+48%），乙横机7.2万台（-11.5%），丙细纱机205万锭（-27.0%）。"
    claims = read_chinese(text)
    assert [c.measure for c in claims] == [Measure.LEVEL, Measure.GROWTH] * 3
    assert {c.indicator for c in claims} == {Indicator.PRODUCTION}
    assert [c.value for c in claims[1::2]] == [48, pytest.approx(-11.5), -27]
    assert [c.subject for c in claims] == ["甲织机"] * 2 + ["乙横机"] * 2 + ["丙细纱机"] * 2


def test_firms_behind_an_output_are_counted_and_not_made() -> None:
    claim = told("2023年，织机产量3.9万台，骨干企业120家。", "120家", "zh")
    assert claim.indicator is Indicator.COUNT


def test_what_drags_growth_down_is_a_negative_contribution() -> None:
    text = (
        "2023年，锂电产业增加值下降14.6%，下拉规模以上工业3.7个百分点；"
        "铜业拉低工业增速1.2个百分点。"
    )
    claims = [c for c in read_chinese(text) if c.measure is Measure.CONTRIBUTION]
    assert [(float(c.value), c.of) for c in claims] == [
        (-3.7, "above-scale industry growth"),
        (-1.2, "industry growth"),
    ]


def test_the_whole_that_opens_a_sentence_is_what_its_share_is_of() -> None:
    text = "2023年，工业增加值占地区生产总值的50.7%。规模以上工业中，油经济增加值占81.4%。"
    assert told(text, "81.4%", "zh").of == "above-scale industry value added"


def test_loss_makers_are_a_share_of_the_firms_told_of() -> None:
    claim = told("2023年，行业企业实现利润31.6亿元；亏损面25.7%。", "25.7%", "zh")
    assert (claim.subject, claim.of, claim.indicator) == (
        "亏损企业", "行业企业", Indicator.COUNT,
    )  # fmt: skip


NUMBERS = [
    # A hotline's number that counts something is a count.
    ("产品卖到120多个国家和地区。", ["120多个"]),
    ("港口停靠船舶120艘，集聚企业110余家。", ["120艘", "110余家"]),
    ("拨打120热线。", []),
    # Tools are counted by 把, spindles by 锭, and 余 may follow a number of two parts.
    ("日产量由800把提高到3500把。", ["800把", "3500把"]),
    ("棉纺205万锭。", ["205万锭"]),
    ("员工17万8千余人。", ["17万8千余人"]),
]


@pytest.mark.parametrize(("text", "quotes"), NUMBERS)
def test_numbers_are_read_whole(text: str, quotes: list[str]) -> None:
    assert [c.quote for c in read_chinese(text)] == quotes


def test_a_year_in_a_heading_dates_what_follows() -> None:
    text = (
        "鹤山市2024年《政府工作报告》里的“数”说\n\n【回眸2023】\n◎地区生产总值563亿元\n\n"
        "【展望2024】\n◎全年实施项目300个以上"
    )
    assert periods_of(text, "zh") == {"563亿元": "2023", "300个": "2024"}
    assert told(text, "300个", "zh").status is Status.TARGET


def test_the_whole_year_is_the_one_that_the_sentence_has_told() -> None:
    text = "船舶产业方案（2023—2025年）\n\n一、基础。2022年，产值118.4亿元；全年修船1036艘。"
    assert periods_of(text, "zh") == {"118.4亿元": "2022", "1036艘": "2022"}


def test_what_a_plant_will_yield_says_nothing_of_the_next_clause() -> None:
    text = "甲项目建成后，年产值可达3000亿元；在建项目29个。"
    assert [c.status for c in read_chinese(text)] == [Status.FORECAST, Status.ACTUAL]


def test_a_dateline_is_not_what_its_paragraph_is_about() -> None:
    text = (
        "青岛海关：上半年山东外贸创新高\n\n（青岛7月17日讯）2025年上半年，山东省出口1.05万亿元，"
        "增长7.1%；进口6793.4亿元。"
    )
    assert {c.area for c in read_chinese(text)} == {"Shandong"}


NAMES = [
    # Words of the verb behind a name are none of it.
    ("2023年，园区以占全市3.4%的土地创造一成产值。", "3.4%", {"园区以"}),
    ("园区为当地创造就业岗位5万余个。", "5万余个", {"当地创造", "当地"}),
    ("全年缝纫机产量预计在450万至470万台之间。", "470万台", {"之间"}),
    ("市财政每年统筹安排1.2亿元专项资金。", "1.2亿元", {"年统筹安"}),
]


@pytest.mark.parametrize(("text", "quote", "never"), NAMES)
def test_scraps_of_words_name_nothing(text: str, quote: str, never: set[str]) -> None:
    assert told(text, quote, "zh").subject not in never


def test_a_fund_is_what_is_set_up() -> None:
    text = "市财政每年统筹安排1.2亿元专项资金。设立5亿元产业引导基金。"
    assert [c.subject for c in read_chinese(text)] == ["专项资金", "产业引导基金"]


def test_facts_of_nowadays_have_no_date() -> None:
    text = "截至2024年底，装机容量突破1000万千瓦。如今，18家企业落户。"
    assert periods_of(text, "zh") == {"1000万千瓦": "2024-12-31", "18家": None}


def test_a_share_of_loss_makers_that_widens_is_a_rise_of_that_share() -> None:
    rise = told("2023年，企业亏损面21.3%，比上年扩大2.6个百分点。", "2.6个百分点", "zh")
    assert (rise.measure, float(rise.value), rise.of) == (Measure.SHARE_CHANGE, 2.6, "企业")
