"""Which place a Chinese text is about, and which one its paragraphs speak of.

The texts are made up; whose a figure is, follows from the sentence that the comment names.
"""

import pytest

from jiqun.extraction import extract
from jiqun.model import Document
from readings import by_quote, read_chinese


def areas(text: str) -> dict[str, str | None]:
    document = Document.of_text(text, "zh", id="t")
    return {claim.quote: claim.area for claim in extract(document)}


def test_a_customs_house_and_a_dateline_name_no_place_that_figures_are_of():
    text = (
        "南昌海关：前10个月江西外贸稳中有升\n\n"
        "本报南昌11月20日电　据南昌海关统计，前10个月江西省进出口总值4812.6亿元，增长3.2%。"
        "其中，出口3401.2亿元；进口1411.4亿元。10月当月全省进出口512.7亿元。"
    )
    assert set(areas(text).values()) == {"Jiangxi"}


def test_where_only_a_customs_house_is_named_the_figures_are_of_its_place():
    text = "青岛海关发布\n\n据青岛海关统计，2024年进出口总值9056.1亿元，增长3.4%。"
    assert set(areas(text).values()) == {"Qingdao"}


@pytest.mark.parametrize(
    ("opening", "area"),
    [
        ("再看徐州。老工业基地正在转身。", "Xuzhou"),
        ("徐州：工程机械之都。", "Xuzhou"),
        ("徐州走的是另一条路。", "Xuzhou"),
        ("最后是徐州，体量不小。", "Xuzhou"),
        ("与徐州相比，差距不大。", "Yantai"),  # only compared with: the text stays on its own city
    ],
)
def test_a_paragraph_is_on_the_city_that_opens_it(opening: str, area: str):
    text = (
        "烟台制造业观察\n\n烟台2024年地区生产总值1.08万亿元。烟台规上工业增加值增长9.8%。\n\n"
        f"{opening}产业产值1723亿元，同比下降2.1%。"
    )
    assert areas(text)["1723亿元"] == area


def test_a_heading_with_a_city_governs_the_paragraphs_under_it():
    text = (
        "三城记\n\n2024年，烟台地区生产总值1.08万亿元。烟台工业投资增长7%。\n\n"
        "二、常州：新能源之都\n\n动力电池产量占全国近五分之一。\n\n整车产量80.2万辆，增长18.3%。"
    )
    assert areas(text)["80.2万辆"] == "Changzhou"


def test_a_report_on_a_province_stays_on_it_however_often_it_names_the_nation():
    text = (
        "政府工作报告\n来源：黑龙江日报\n黑龙江省第十四届人民代表大会\n\n"
        + "中国式现代化是我们的目标。我国经济稳中有进。中国制造走向世界。" * 4
        + "\n\n全省地区生产总值增长4.2%，一般公共预算收入增长5.7%。"
    )
    assert set(areas(text).values()) == {"Heilongjiang"}


OF_NO_COUNTY = [
    "园区新建标准厂房30万平方米，新建道路20公里。",
    "新兴国家出口增长8%。新兴国家投资增长5%，新兴国家占比30%。",
    "云安全市场规模300亿元，云安全企业200家，云安全产品增长20%。",
    "绿色达标企业300家，绿色达标率30%，绿色达人20名。",
    "贸易突破1万亿元大关，产值突破2万亿元大关，投资突破3万亿元大关。",
]


@pytest.mark.parametrize("text", OF_NO_COUNTY)
def test_other_words_that_hold_the_name_of_a_county_are_no_place(text: str) -> None:
    assert {claim.area for claim in read_chinese(text)} == {None}


def test_a_zone_that_was_once_approved_is_as_large_without_a_date() -> None:
    text = "长河经济技术开发区1993年4月获批设立，规划面积118平方公里，常住人口21万。"
    assert {claim.period for claim in read_chinese(text)} == {None}


def test_population_is_nothing_that_has_output() -> None:
    text = "长河县常住人口21万。2023年实现产值300亿元，利润20亿元。"
    found = by_quote(text, "zh")
    assert [found[quote].subject for quote in ("300亿元", "20亿元")] == [None, None]


WORLDWIDE = [
    ("深圳市2023年无人机产值960亿元。全球无人机市场规模达3200亿元。", "3200亿元", "world"),
    ("2023年，中国新能源汽车销量950万辆；全球销量1465万辆。", "1465万辆", "world"),
    ("据统计，世界造船完工量4000万载重吨。", "4000万载重吨", "world"),
    # What a place or its firms have in the world, and what only calls itself of it.
    ("深圳市2023年汽车产量178万辆，该车企全球销量302万辆。", "302万辆", "Shenzhen"),
    ("深圳市世界级新能源汽车产量178万辆。", "178万辆", "Shenzhen"),
    ("深圳市无人机产值960亿元，占全球市场规模30%。", "30%", "Shenzhen"),
]


@pytest.mark.parametrize(("text", "quote", "area"), WORLDWIDE)
def test_a_figure_of_the_whole_world_is_not_of_the_place_in_hand(
    text: str, quote: str, area: str
) -> None:
    assert areas(text)[quote] == area


def test_deadweight_tons_are_read_though_a_county_is_called_wanzai() -> None:
    [claim] = read_chinese("2023年，造船完工量4232万载重吨。")
    assert (int(claim.value), claim.unit, claim.area) == (42_320_000, "dwt", None)


def test_people_are_counted_by_the_ten_thousand() -> None:
    assert [int(c.value) for c in read_chinese("该校有2万名师生。")] == [20_000]
