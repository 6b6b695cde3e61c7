"""Chinese texts of many kinds, in sentences written for this: places, times, reports, policies.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.model import Indicator, Measure, Status
from readings import read_chinese as read


def periods(text: str) -> list[str]:
    return [str(c.period) if c.period else "" for c in read(text)]


# --- places ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "first", "area"),
    [
        ("句容市2023年统计公报", "全市生产总值增长6%。", "Jurong"),
        ("前三季度句容外贸平稳增长", "据海关统计，句容市出口增长6%。", "Jurong"),
        ("昆山高新区简介", "昆山高新区现有企业3000家。", "Kunshan High-Tech Zone"),
        ("常州经济概况", "常州生产总值增长6%，距上海160公里。", "Changzhou"),
        ("某公司2023年年度报告", "来自中国区的收入占比80%。", None),
        ("工业机器人产业报告", "2023年，我国工业机器人销量增长4%。", "China"),
        ("财政预算案", "本港生产总值增长3%，访港旅客增加。", "Hong Kong"),
    ],
)
def test_a_title_or_first_sentence_tells_the_place(
    title: str, first: str, area: str | None
) -> None:
    assert read(f"{title}\n\n{first}")[0].area == area


def test_a_short_name_of_a_county_is_read_near_home_only() -> None:
    near = "镇江市经济运行\n\n2023年，镇江生产总值增长6%。句容增长7%。"
    far = "西宁市经济运行\n\n2023年，西宁生产总值增长6%。和平发展指数增长7%。"
    assert [c.area for c in read(near)] == ["Zhenjiang", "Jurong"]
    assert [c.area for c in read(far)] == ["Xining", "Xining"]


def test_a_name_that_cities_share_means_the_one_near_home() -> None:
    text = "南京市经济运行\n\n2023年，南京生产总值增长6%。鼓楼区增长7%。"
    assert read(text)[1].area == "Gulou (Nanjing)"


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，宁波、无锡地区生产总值分别为1.6万亿元和1.5万亿元。",
        "2023年，宁波、无锡年均增长5.5%和5.1%。",
        "2023年，研发强度方面，宁波（3.1%）、无锡（3.3%）都有提高。",
    ],
)
def test_each_place_of_a_list_has_its_own_figure(sentence: str) -> None:
    claims = read("长三角城市比较\n\n" + sentence)
    assert [c.area for c in claims] == ["Ningbo", "Wuxi"]
    assert [c.subject for c in claims] == [None, None]


def test_all_the_places_of_a_list_together_are_one_area() -> None:
    text = "城市比较\n\n2023年，宁波、无锡分别增长5%和6%。两市合计实现出口800亿元。"
    assert read(text)[-1].area == "Ningbo, Wuxi"


# --- times ----------------------------------------------------------------------


def test_each_time_of_a_list_has_its_own_figure() -> None:
    text = "2023年外贸\n\n2023年，一、二、三季度进出口分别为20亿元、30亿元和40亿元。"
    assert periods(text) == ["2023-Q1", "2023-Q2", "2023-Q3"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("利润由上年的下降4.2%转为增长11.5%。", ["2022", "2023"]),
        ("生产总值占长三角的14%，比2019年提高0.6个百分点。", ["2023", "2020/2023"]),
        ("三次产业比重由上年的4.1∶47.6∶48.3调整为3.9∶46.7∶49.4。", ["2022"] * 3 + ["2023"] * 3),
        ("旅客吞吐量900万人次，恢复至2019年的99.6%。", ["2023", "2023"]),
        ("零售额增长5%，其中6月份增长4%。出口增长7%。", ["2023", "2023-06", "2023"]),
    ],
)
def test_what_is_compared_with_does_not_date_the_figure(sentence: str, wanted: list[str]) -> None:
    assert periods("2023年滁州市统计公报\n\n" + sentence) == wanted


def test_the_day_a_zone_was_founded_dates_no_figure() -> None:
    text = "句容开发区简介\n\n开发区始建于1996年3月，2012年8月经批准升格，面积93平方公里。"
    assert periods(text) == [""]


def test_the_day_of_publication_gives_the_year() -> None:
    text = (
        "外贸平稳\n发布时间：2024-01-22\n\n"
        "全年进出口20亿元。四季度出口增长9%。今年，力争全年增长5%。"
    )
    assert periods(text) == ["2023", "2023-Q4", "2024"]


REPORT = "政府工作报告\n——2026年1月20日在某省人民代表大会第四次会议上\n"


def test_a_report_of_five_years_keeps_them_past_a_single_year() -> None:
    text = REPORT + (
        "五年来，我们坚持创新发展。2025年人均生产总值7万元。"
        "新增减税降费800亿元。金融机构贷款余额突破2万亿元。"
    )
    assert periods(text) == ["2025", "2021/2025", "2025"]


def test_an_excerpt_of_a_report_shows_by_its_verbs_whether_it_plans() -> None:
    plan = "（一）全力扩大投资。加快重大项目建设，力争开工项目300个。实施技改项目500个。"
    done = "产业结构持续优化，质量显著提升。建成公园20个，旅游收入增长9%。"
    assert {(str(c.period), c.status) for c in read(REPORT + plan)} == {("2026", Status.TARGET)}
    assert {(str(c.period), c.status) for c in read(REPORT + done)} == {("2025", Status.ACTUAL)}


# --- what is measured -------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("泉州经济同比增长6%。", Indicator.GDP),
        ("低空经济同比增长6%。", None),
        ("进出口增长8%，总额突破80亿元。", Indicator.TRADE),
        ("运送邮件52万件。", Indicator.OTHER),
        ("生产整车26万辆。", Indicator.PRODUCTION),
        ("对规上工业增加值增长的贡献率为11%。", Indicator.VALUE_ADDED),
    ],
)
def test_a_clause_tells_the_indicator(sentence: str, indicator: Indicator | None) -> None:
    last = read("2023年泉州市统计公报\n\n2023年，产值500亿元。" + sentence)[-1]
    assert last.indicator is indicator if indicator else last.indicator is not Indicator.GDP


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("园区实现地区生产总值742亿元。", None),
        ("单件成本比公路运输降低约三成。", "单件成本"),
        ("规模以上工业[2]增加值增长9.4%。", "above-scale industry"),
        ("✅先进制造业增加值增长5.7%。", "advanced manufacturing"),
        ("工业税收增长7.3%。", "工业税收"),
        ("建成5G基站120座。", "5G基站"),
        ("设立规模200亿元的产业基金。", "产业基金"),
        ("第一、二、三产业增加值分别增长4%、5%、6%。", "tertiary industry"),
    ],
)
def test_a_thing_is_a_noun_phrase_and_no_scrap(sentence: str, subject: str | None) -> None:
    assert read("2023年泉州市统计公报\n\n2023年，" + sentence)[-1].subject == subject


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("签约项目112个，开工率87%。", "项目"),
        ("谐波减速器国内市场占有率达18%。", "national total"),
        ("外贸依存度高达78%。", "gdp"),
        ("拉动全省出口增长1.9个百分点。", "provincial exports growth"),
    ],
)
def test_a_share_says_of_what(sentence: str, of: str) -> None:
    assert read("2023年泉州市统计公报\n\n2023年，" + sentence)[-1].of == of


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("在国家高新区综合评价中，由2022年的第35位升至2023年的第31位。", "国家高新区综合评价"),
        ("自营出口412亿元，居全省第6位。", "自营出口"),
        ("合肥在《城市指数》中名列第8位。", "《城市指数》"),
    ],
)
def test_a_place_is_held_in_a_list(sentence: str, subject: str) -> None:
    assert read("2023年合肥经济\n\n2023年，" + sentence)[-1].subject == subject


# --- policies, tables, characters --------------------------------------------------


def test_a_policy_aims_by_a_year_and_gives_money_to_someone() -> None:
    text = (
        "无锡市促进产业发展若干措施\n\n"
        "到2026年，产业规模达到600亿元。对获批国家级平台的单位，给予最高1000万元支持。"
        "每家企业每年最高补贴200万元。"
    )
    aim, grant, cap = read(text)
    assert (aim.status, str(aim.period)) == (Status.TARGET, "2026")
    assert (grant.status, grant.indicator, grant.period) == (Status.RULE, Indicator.SUBSIDY, None)
    assert grant.subject == "获批国家级平台的单位"
    assert str(cap.bound) == "le"


def test_every_column_of_a_table_in_text_is_read() -> None:
    text = "2023年公报\n产品名称　单位　产量　比上年增长(%)\n水泥　万吨　1846.3　-3.0"
    level, growth = read(text)
    assert (level.value, str(level.unit)) == (18463000, "t")
    assert (growth.value, growth.measure, growth.indicator) == (
        -3,
        Measure.GROWTH,
        Indicator.PRODUCTION,
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "period"),
    [
        ("民國114年2月\n\n113年營業額達新臺幣1兆5,212億元。", 1521200000000, "TWD", "2024"),
        (
            "香港外貿\n\n二零二四年九月出口3,960億港元，進口4,493億元。",
            449300000000,
            "HKD",
            "2024-09",
        ),
        ("香港外貿\n\n二〇二四年，預算盈餘港幣12億元。", 1200000000, "HKD", "2024"),
    ],
)
def test_numbers_and_years_as_written_in_taiwan_and_hong_kong(
    text: str, value: int, unit: str, period: str
) -> None:
    last = read(text)[-1]
    assert (last.value, str(last.unit), str(last.period)) == (value, unit, period)


def test_what_a_report_of_january_says_of_all_the_year_is_of_the_year_before() -> None:
    text = REPORT + "全年原煤产量13亿吨、增长2.1%。建成绿电园区13个。"
    assert {(str(c.period), c.status) for c in read(text)} == {("2025", Status.ACTUAL)}
