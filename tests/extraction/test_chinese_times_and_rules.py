"""Chinese times that are told in passing, parameters of policies, and flattened tables.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.model import Indicator, Status
from readings import read_chinese as read


def periods(text: str) -> list[str]:
    return [str(c.period) if c.period else "" for c in read(text)]


# --- times ----------------------------------------------------------------------


def test_a_month_told_in_passing_gives_way_to_the_time_in_hand() -> None:
    text = (
        "2024年1—8月，辽宁省规模以上工业增加值增长4.1%。8月当月增长3.3%。汽车产量61.2万辆。"
        "三季度以来稳中有进。"
    )
    assert periods(text) == ["2024-01/2024-08", "2024-08", "2024-01/2024-08"]


def test_a_month_with_a_thing_of_its_own_stays_in_hand() -> None:
    text = "2024年1—8月，辽宁省出口增长4%。8月份，居民消费价格上涨0.4%。食品价格上涨1.2%。"
    assert periods(text)[1:] == ["2024-08", "2024-08"]


def test_this_month_is_the_one_told_of_last() -> None:
    text = (
        "2024年5月份，湖南省居民消费价格上涨0.3%；1至5月平均上涨0.2%。"
        "当月，工业生产者出厂价格下降1.1%。"
    )
    assert periods(text) == ["2024-05", "2024-01/2024-05", "2024-05"]


def test_a_path_of_years_leaves_the_time_of_the_plan() -> None:
    text = (
        "“十三五”时期，泉州市工业营业收入由2015年的1.1万亿元增加到2020年的1.9万亿元。"
        "新建5G基站1.2万座。"
    )
    assert periods(text) == ["2015", "2020", "2016/2020"]
    assert [c.measure.value for c in read(text)[:2]] == ["level", "level"]


def test_stated_years_are_both_ends_of_a_path() -> None:
    text = "2018年至2022年，佛山市机器人企业由310家增加到745家，毛利率由23%降至19%。"
    assert periods(text) == ["2018", "2022", "2018", "2022"]


def test_the_first_year_of_a_plan_is_no_plan() -> None:
    text = "2021年1月20日，重庆市召开发布会。今年是“十四五”开局之年，力争工业投资增长8%。"
    assert periods(text) == ["2021"]


def test_a_signature_is_not_the_time_of_the_figures() -> None:
    text = (
        "四城比较\n\n某经济研究院　2024年6月\n\n除另有说明外，数据均为2023年口径。\n\n"
        "成都市生产总值为22000亿元，四年间增长三成。"
    )
    assert periods(text) == ["2023", "2020/2023"]


def test_a_growth_since_a_year_takes_the_share_with_it() -> None:
    text = "2023年，株洲市产值1320亿元。与2019年相比，产值增长了三成，占比提高4.2个百分点。"
    assert periods(text) == ["2023", "2020/2023", "2020/2023"]


# --- policies -------------------------------------------------------------------

POLICY = "苏州市关于支持低空经济发展的若干措施\n\n"


def test_a_test_for_firms_is_a_rule_with_its_own_indicator() -> None:
    text = POLICY + "（一）企业年度营业收入首次达到2亿元、5亿元的，分别奖励50万元、100万元。"
    claims = read(text)
    assert {c.status for c in claims} == {Status.RULE}
    assert [c.indicator for c in claims] == [Indicator.REVENUE] * 2 + [Indicator.SUBSIDY] * 2
    assert all(c.subject == "企业" for c in claims[:2])


@pytest.mark.parametrize(
    ("sentence", "of", "bound"),
    [
        ("鼓励企业加大研发投入，按照研发费用的10%给予补贴。", "研发费用", "eq"),
        ("对单个企业的出资比例不高于项目融资额的30%。", "项目融资额", "le"),
        ("对入驻企业前两年租金给予80%补贴。", "租金", "eq"),
        ("补助比例不超过总经费五成。", "总经费", "le"),
    ],
)
def test_a_rate_is_of_what_its_clause_names(sentence: str, of: str, bound: str) -> None:
    claim = read(POLICY + sentence)[0]
    assert (claim.status, claim.bound.value) == (Status.RULE, bound)
    assert str(claim.of).endswith(of)


def test_what_is_given_on_top_is_for_whom_it_was_given_before() -> None:
    text = POLICY + "（二）取得型号合格证的，每个机型奖励200万元，单个企业每年以600万元为限。"
    claims = read(text)
    assert [c.subject for c in claims] == ["取得型号合格证"] * 2
    assert claims[1].bound.value == "le"


def test_goals_of_a_policy_stay_goals_and_start_from_what_is() -> None:
    text = POLICY + "到2027年，营业收入超过800亿元，国产化率由2023年的50%提高到70%。"
    assert [c.status for c in read(text)] == [Status.TARGET, Status.ACTUAL, Status.TARGET]


# --- tables ---------------------------------------------------------------------


def test_a_row_under_another_is_a_part_of_it() -> None:
    text = (
        "贵阳市2026年一季度监测\n单位：亿元\n指标　　1—3月　　同比增长(%)\n"
        "地区生产总值　　1398.62　　6.1\n　第一产业　　38.27　　4.0\n　　＃工业　　361.08　　7.4\n"
    )
    claims = read(text)
    assert [c.subject for c in claims[2:]] == ["primary industry"] * 2 + ["industry"] * 2
    assert {c.indicator for c in claims[2:]} == {Indicator.VALUE_ADDED}


def test_a_title_says_what_the_rows_of_products_are() -> None:
    text = (
        "江西省2024年运行情况\n二、重点工业产品产量\n产品　　单位　　12月　　1—12月　　同比(%)\n"
        "稀土磁性材料　　万吨　　0.4　　3.9　　15.2\n锂离子电池　　亿只　　1.1　　12.4　　21.0\n"
    )
    claims = read(text)
    assert {c.indicator for c in claims} == {Indicator.PRODUCTION}
    assert [c.subject for c in claims] == ["稀土磁性材料"] * 3 + ["锂离子电池"] * 3
    assert [str(c.period) for c in claims[:3]] == ["2024-12", "2024", "2024"]


def test_rows_of_places_are_of_those_places() -> None:
    text = (
        "重庆市2024年各区县地区生产总值\n单位：亿元\n"
        "区县　　地区生产总值　　增速（%）　　占全市比重（%）\n"
        "江北区　　1820.5　　5.2　　11.3\n渝中区　　1650.2　　4.9　　10.2\n"
    )
    claims = read(text)
    assert [c.area for c in claims] == ["Jiangbei"] * 3 + ["Yuzhong District"] * 3
    assert [c.of for c in claims if c.of] == ["city total"] * 2


def test_a_row_names_the_point_in_time_of_its_stock() -> None:
    text = (
        "贵阳市2026年一季度监测\n单位：亿元\n指标　　1—3月　　同比增长(%)\n"
        "3月末人民币存款余额　　17233.50　　6.4\n"
    )
    assert periods(text) == ["2026-03-31", "2026-03-31"]


# --- plans and goals ------------------------------------------------------------


def test_five_years_are_those_of_the_plan_named_last() -> None:
    text = (
        "“十四五”时期，衢州市五年新增高速公路126公里。\n\n"
        "“十五五”时期主要目标：到2030年，能耗累计降低13%，年均增长6.5%左右。五年新增工业企业1000家。"
    )
    assert periods(text) == ["2021/2025", "2026/2030", "2026/2030", "2026/2030"]
    assert [c.status for c in read(text)] == [Status.ACTUAL] + [Status.TARGET] * 3


def test_what_will_be_by_a_later_year_is_a_goal() -> None:
    text = "2024年，衢州市新材料产值1200亿元。到2027年，新材料产值达到2000亿元，培育企业10家。"
    assert [c.status for c in read(text)] == [Status.ACTUAL, Status.TARGET, Status.TARGET]


def test_a_change_from_the_level_of_a_year_takes_the_years_between() -> None:
    text = "2023年，武汉市汽车产量112万辆，较2017年的峰值190万辆萎缩了四成多。"
    assert periods(text) == ["2023", "2017", "2018/2023"]
    assert {c.subject for c in read(text)} == {"汽车"}


def test_so_many_months_are_the_first_of_the_year() -> None:
    text = "2024年11月，台湾合并营收4.02兆元，年增16.8%；前11月营收39.8兆元。"
    assert periods(text) == ["2024-11", "2024-11", "2024-01/2024-11"]


def test_the_work_of_a_year_is_a_plan() -> None:
    text = "岳阳市2025年计划\n\n三、重点工作\n实施亿元以上项目350个；引进500强企业8家。"
    claims = read(text)
    assert {c.status for c in claims} == {Status.TARGET}
    assert claims[1].subject == "500强企业"
