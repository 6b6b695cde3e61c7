"""What real Chinese web pages do that edited texts do not: half-width marks, blanks, lists.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.data import catalogue
from jiqun.extraction import extract
from jiqun.model import Claim, Document, Indicator, Measure


def read(text: str) -> tuple[Claim, ...]:
    """Give the claims of a Chinese text without metadata."""
    return extract(Document.of_text(text, "zh"))


WIDE = (
    "2023年，赣州市规模以上工业增加值增长7.2%，占全市GDP的比重为31%（上年为30%）；"
    "进出口1,204亿元，其中：出口880亿元，增长9%。"
)


def test_half_width_marks_are_read_as_the_full_width_ones() -> None:
    narrow = WIDE.translate(str.maketrans("，；：（）", ",;:()"))
    fields = ("start", "end", "value", "unit", "measure", "indicator", "subject", "of", "period")
    assert [[getattr(c, f) for f in fields] for c in read(narrow)] == [
        [getattr(c, f) for f in fields] for c in read(WIDE)
    ]


def test_blanks_around_digits_part_no_dates_and_no_units() -> None:
    text = "到 2026 年,衢州锂电池产业规模将达到 900 亿元左右。2023 年 1-9 月产值 410 亿元。"
    first, second = read(text)
    assert [str(c.period) for c in (first, second)] == ["2026", "2023-01/2023-09"]
    assert [c.quote for c in (first, second)] == ["900 亿元", "410 亿元"]


def test_sentences_with_blanks_between_them_are_no_table() -> None:
    text = (
        "台州快讯\n\n2024年台州工业增加值增长6%，出口增长8%。 记者从会上获悉，投资增长4%。 "
        "专家认为，消费增长稳定。"
    )
    assert [c.value for c in read(text)] == [6, 8, 4]


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("三次产业结构调整为8.2:44.8:47", [8.2, 44.8, 47]),
        ("三次产业比为12:38:50", [12, 38, 50]),
        ("三产结构优化为6.5：40.1：53.4", [6.5, 40.1, 53.4]),
    ],
)
def test_ratios_of_three_are_shares_whatever_colon_they_have(
    words: str, shares: list[float]
) -> None:
    claims = read(f"2022年，宜春市{words}。")
    assert [float(c.value) for c in claims] == shares
    assert {(c.measure, c.of) for c in claims} == {(Measure.SHARE, "gdp")}


def test_a_ratio_of_two_is_told_from_a_time_of_day() -> None:
    text = "补助资金省、市按1:1比例承担。会议于9:30开始，10:20:30结束。"
    assert [(c.quote, c.measure.value) for c in read(text)] == [("1:1", "multiple")]


def test_this_year_is_the_one_behind_the_last_whole_year_told() -> None:
    text = (
        "合肥量子产业再提速\n\n2021年和2022年，合肥量子信息产业营收分别达到60亿元和85亿元。"
        "今年前7个月，产业营收达到58亿元。\n\n全市量子企业已有70家。"
    )
    claims = read(text)
    assert [str(c.period) for c in claims[:3]] == ["2021", "2022", "2023-01/2023-07"]
    assert claims[3].period is None


def test_money_without_a_name_is_that_of_the_place() -> None:
    hong_kong = read("香港零售\n\n2023年，香港零售业总销货价值临时估计为320亿元，上升5%。")
    park = read("竹科營收\n\n2024年竹科營業額1.6兆元，成長7%。")
    assert [c.unit for c in (hong_kong[0], park[0])] == ["HKD", "TWD"]
    assert park[0].area == "Hsinchu Science Park"
    assert hong_kong[0].bound.value == "approx"
    assert read("东莞与香港往来密切。2023年东莞产值320亿元。")[0].unit == "CNY"


def test_names_of_counties_with_two_readings() -> None:
    names = {a.zh: a.name for a in catalogue().areas.values() if a.kind == "county"}
    told = {"长丰县": "Changfeng", "什邡市": "Shifang", "浚县": "Xunxian", "都匀市": "Duyun"}
    assert {zh: names[zh] for zh in told} == told


def test_goods_traded_are_listed_behind_their_flow() -> None:
    text = (
        "2023年，宁波出口机电产品4200亿元，增长6%。其中，出口家用电器610亿元、增长9%，"
        "电工器材320亿元、增长12%，船舶45亿元、增长1.2倍。"
    )
    claims = read(text)
    assert {c.indicator for c in claims} == {Indicator.EXPORTS}
    assert [c.subject for c in claims[2:]] == [
        *["家用电器"] * 2,
        *["电工器材"] * 2,
        *["船舶"] * 2,
    ]


def test_items_between_semicolons_share_what_grew() -> None:
    text = (
        "2023年10月澳门零售\n\n按年比较，超级市场货品的销售额升2.4%。钟表及珠宝升31%；"
        "服装升8%；药物及化妆品跌3%。"
    )
    claims = read(text)
    assert len({c.indicator for c in claims}) == 1
    assert [c.subject for c in claims[1:]] == ["钟表及珠宝", "服装", "药物及化妆品"]


def test_each_figure_of_a_list_has_its_own_measure() -> None:
    text = (
        "2024年，苏州工业园区营业收入、注册企业数、从业人员及进口额均创新高，"
        "分别为2.1万亿元、8450家、52万人及3200亿元。"
    )
    assert [c.indicator.value for c in read(text)] == ["revenue", "count", "employment", "imports"]


def test_the_economy_of_the_sea_has_a_product_of_its_own() -> None:
    text = "2022年，舟山实现海洋生产总值1100亿元，水产加工业增加值占海洋生产总值的12%。"
    product, share = read(text)
    assert (product.indicator, product.subject) == (Indicator.GDP, "海洋经济")
    assert share.of == "海洋生产总值"
