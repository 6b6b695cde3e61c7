"""Whose a figure is where a Chinese text names another place in passing, or its own in another way.

The texts are made up; whose a figure is, follows from the sentence that the comment names.
"""

import pytest

from jiqun.extraction import extract
from jiqun.model import Document

MIANYANG = "绵阳经济观察\n\n2024年，绵阳地区生产总值4344亿元，增长7.3%。全市工业投资增长12%。\n\n"


def areas(text: str) -> dict[str, str | None]:
    document = Document.of_text(text, "zh", id="t")
    return {claim.quote: claim.area for claim in extract(document)}


@pytest.mark.parametrize(
    ("sentence", "quote", "area"),
    [
        ("隔壁德阳当年工业增加值增长9.1%。", "9.1%", "Deyang"),
        ("德阳扛起装备制造的大旗，当年外贸进出口达到205亿元。", "205亿元", "Deyang"),
        ("省内的宜宾产区白酒产量下降4.6%。", "4.6%", "Yibin"),
        ("德阳全市粮食产量196万吨。", "196万吨", "Deyang"),
        ("德阳化纤总投资33亿元的项目开工。", "33亿元", "Mianyang"),  # the name of a firm
        ("德阳实验室获得授权专利61件。", "61件", "Mianyang"),
    ],
)
def test_a_city_named_in_a_sentence_owns_its_figure_unless_it_begins_a_longer_name(
    sentence: str, quote: str, area: str
):
    assert areas(MIANYANG + sentence)[quote] == area


def test_a_text_that_names_a_city_by_its_zone_alone_is_on_the_zone():
    text = (
        "漯河经开区创建于1998年，2010年升级为国家级经开区。\n\n"
        "■ 经济实力　2023年，园区规模以上工业总产值730亿元，增长7.6%。\n\n"
        "■ 企业　截至2023年底，园区规模工业企业146家。"
    )
    assert set(areas(text).values()) == {"Luohe Economic and Technological Development Zone"}


def test_a_portal_named_after_a_district_tells_of_its_region():
    text = (
        "天山网讯\n新疆外贸成绩单来了\n\n自治区商务厅发布数据，2024年前5个月，"
        "全区进出口总值1610亿元，增长40.1%。新疆口岸货运量增长12%。"
    )
    assert set(areas(text).values()) == {"Xinjiang"}


def test_a_county_that_signs_a_text_is_what_it_is_about_though_its_name_is_a_word():
    text = (
        "凭什么又上榜？\n\n神木发布　2025年3月3日\n\n2024年，神木原煤产量3.4亿吨。"
        "全市地区生产总值2300亿元，增长5.2%。\n\n府谷、榆阳的朋友，咱们榆林一起加油！"
    )
    assert set(areas(text).values()) == {"Shenmu"}


def test_the_whole_country_of_a_text_from_abroad_is_not_china():
    text = (
        "越南统计总局10月6日公布，2024年越南工业产值增长8.4%。\n\n"
        "同期，全国货物出口额2996亿美元，全国粮食产量4300万吨。越南经济增长7%。"
    )
    assert set(areas(text).values()) == {"Vietnam"}


def test_a_text_on_a_town_knows_the_districts_of_the_city_around_it():
    text = (
        "狮山观察\n\n走进狮山镇，绕不开汽车。在佛山，镇街里数它大。2024年南海全区规上工业总产值突破"
        "9000亿元。\n\n狮山镇全镇规上工业总产值4100亿元。狮山人说，日子好过。"
    )
    found = areas(text)
    assert (found["9000亿元"], found["4100亿元"]) == ("Nanhai", "Shishan")


def test_a_zone_goes_by_its_full_name_where_the_text_has_it():
    text = (
        "绵竹高新技术产业开发区简介\n\n绵竹高新技术产业开发区（简称绵竹高新区）位于德阳市。"
        "2023年，绵竹高新区规上工业总产值312亿元。园区企业205家。"
    )
    assert set(areas(text).values()) == {"Mianzhu High-Tech Industrial Development Zone"}


def test_the_park_goes_back_to_the_zone_told_before_it():
    text = MIANYANG + "德阳高新区规上工业总产值680亿元。园区现有规上企业212户。全市企业6万家。"
    found = areas(text)
    assert [found[q] for q in ("212户", "6万家")] == ["Deyang High-Tech Zone", "Mianyang"]


def test_the_field_of_a_place_in_a_list_is_not_who_holds_it():
    assert areas(MIANYANG + "绵阳工业增速排名成渝地区第2位。")["第2位"] == "Mianyang"


def test_a_town_that_opens_a_sentence_owns_its_figures():
    text = (
        "诸暨经济观察\n2023年12月5日\n\n诸暨今年规上工业产值2100亿元。店口镇今年规上工业产值630亿元，"
        "拥有上市公司8家。全市企业3万家。"
    )
    found = areas(text)
    assert [found[q] for q in ("630亿元", "8家", "3万家")] == ["Diankou", "Diankou", "Zhuji"]


def test_the_whole_town_is_the_one_that_the_sentence_names():
    text = (
        "高密经济观察\n2024年7月11日\n\n高密今年上半年工业产值218亿元。"
        "夏庄镇是高密市有名的安防用品大镇，全镇共有劳保用品企业320家。"
    )
    assert areas(text)["320家"] == "Xiazhuang"
