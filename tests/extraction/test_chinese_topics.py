"""Chinese clauses that leave out whose a figure is: firms, cities compared, gaps, indices.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.model import Indicator, Measure
from readings import read_chinese as read


def test_what_a_firm_earns_is_told_of_the_firm() -> None:
    text = (
        "龙头企业方面，海螺股份2023年营业收入1410亿元，同比增长6.8%；净利润104亿元，毛利率16.6%，"
        "较上年下降4.7个百分点。公司全年研发投入18亿元，占营业收入的1.3%。"
    )
    claims = read(text)
    assert {c.subject for c in claims} == {"海螺股份"}
    assert [c.indicator.value for c in claims] == ["revenue"] * 2 + ["profit"] * 3 + [
        "rd_expenditure"
    ] * 2
    assert [c.of for c in claims if c.measure in (Measure.SHARE, Measure.SHARE_CHANGE)] == [
        "revenue"
    ] * 3


def test_a_firm_among_others_takes_its_share_of_the_market() -> None:
    text = (
        "2023年，徐州工程机械产业营收1680亿元，其中徐工集团一家营收便达928亿元，"
        "国内市场份额升至32%。"
    )
    assert [c.subject for c in read(text)] == ["工程机械产业", "徐工集团", "徐工集团"]


def test_what_is_spent_on_research_is_research() -> None:
    text = "信泰集团把研发当作头等大事，2022年投入2.3亿元，占营业收入的比例达到5.6%。"
    claims = read(text)
    assert {(c.indicator, c.subject) for c in claims} == {(Indicator.RD_EXPENDITURE, "信泰集团")}


def test_cities_compared_share_what_is_told_of_the_first() -> None:
    text = (
        "2024年，常州新能源产业产值7700亿元，增长6.1%；盐城同口径产值3200亿元。"
        "常州新能源占全市工业的比重为38%，盐城的这一占比约为三成，南通则不足两成。"
    )
    claims = read(text)
    assert [c.area for c in claims[2:]] == ["Yancheng", "Changzhou", "Yancheng", "Nantong"]
    assert {c.indicator for c in claims} == {Indicator.GROSS_OUTPUT}
    assert all("新能源" in str(c.subject) for c in claims)
    assert {c.of for c in claims[3:]} == {"industry"}


def test_a_city_is_not_what_is_counted_there() -> None:
    text = "2024年江苏三市比较\n\n上市公司方面，常州有120家，盐城42家，南通108家。"
    claims = read(text)
    assert {c.subject for c in claims} == {"上市公司"}
    assert [c.area for c in claims] == ["Changzhou", "Yancheng", "Nantong"]


@pytest.mark.parametrize(
    ("clause", "of", "value"),
    [
        ("比全国平均水平高1.4个百分点", "national growth", "1.4"),
        ("比全省平均水平低0.7个百分点", "provincial growth", "-0.7"),
        ("比GDP增速快2.9个百分点", "gdp growth", "2.9"),
        ("较上月回落0.3个百分点", "growth in 2024-05", "-0.3"),
    ],
)
def test_a_gap_says_above_what_it_lies(clause: str, of: str, value: str) -> None:
    text = f"2024年6月，成都市规上工业增加值增长6.0%，{clause}。"
    claim = read(text)[1]
    assert (claim.measure, claim.of, str(claim.value)) == (Measure.GROWTH_GAP, of, value)
    assert (claim.indicator, claim.subject) == (Indicator.VALUE_ADDED, "above-scale industry")


def test_an_index_is_a_level_and_moves_by_points() -> None:
    text = "2024年3月，安徽省制造业采购经理指数为51.2%，比上月上升1.8个百分点。"
    level, change = read(text)
    assert (level.measure, change.measure) == (Measure.LEVEL, Measure.CHANGE)
    assert {level.subject, change.subject} == {"制造业采购经理指数"}


def test_adjuncts_are_no_subjects() -> None:
    text = "2024年6月，香港零售业总销货价值298亿元，扣除价格变动后，总销货数量按年下跌11%。"
    claims = read(text)
    assert [c.subject for c in claims] == [None, None]
    assert {c.indicator for c in claims} == {Indicator.RETAIL_SALES}


def test_people_of_an_industry_are_told_of_it() -> None:
    text = "2023年，温州泵阀产业集聚企业2800多家，占全市规上企业的6.4%；从业人员约12万人。"
    assert read(text)[-1].subject == "泵阀产业"


@pytest.mark.parametrize("industry", ["区块链产业", "县域旅游业", "市政工程产业"])
def test_an_industry_keeps_its_name_where_that_begins_with_a_word_for_a_place(
    industry: str,
) -> None:
    text = f"2023年，全市{industry}集聚企业280家，从业人员约2万人。"
    assert read(text)[-1].subject == industry


def test_a_share_of_persons_is_employment() -> None:
    text = "2023年，南通某企业研发人员占比达到32%。"
    assert read(text)[0].indicator is Indicator.EMPLOYMENT


# --- what a level is of, its growth is of too -----------------------------------


def test_growth_right_behind_a_level_is_of_the_same_thing() -> None:
    text = "2024年5月，南宁市接待游客1580万人次，按年大幅增长两成，其中过夜游客占41%。"
    level, growth, share = read(text)
    assert (growth.indicator, growth.subject) == (level.indicator, level.subject)
    assert (share.subject, share.of) == ("过夜游客", level.subject)


def test_an_amount_is_of_the_goods_told_in_numbers() -> None:
    text = "2022年，宁波市汽车出口18万辆，增长9.5%，出口额达182亿元，平均单价上升3%。"
    assert [c.subject for c in read(text)[:3]] == ["汽车"] * 3


def test_industries_grow_in_value_added_where_some_were_counted() -> None:
    text = (
        "2024年1—5月，湖南省规模以上工业增加值增长7.2%。39个行业中有31个增长。"
        "专用设备制造业、食品制造业分别增长9.7%和8.5%。"
    )
    assert [c.indicator for c in read(text)[-2:]] == [Indicator.VALUE_ADDED] * 2


@pytest.mark.parametrize(
    ("clause", "of"), [("季减12%", "previous quarter"), ("月增5.4%", "previous month")]
)
def test_growth_in_the_words_of_taiwan_names_what_it_is_compared_with(clause: str, of: str) -> None:
    text = f"2023年12月，台湾工具机出口2.3亿美元，年减9%、{clause}。"
    assert read(text)[-1].of == of


def test_the_whole_of_a_share_is_what_stands_behind_its_verb() -> None:
    text = "2023年，南通市研发人员占职工总数的比例达到15%。"
    assert read(text)[0].of == "职工总数"


def test_a_word_of_nearness_behind_a_list_holds_for_all_of_it() -> None:
    text = "2025年，宜宾市投资、零售总额力争分别增长5%、7%左右。"
    assert {c.bound.value for c in read(text)} == {"approx"}


def test_less_by_tenths_and_a_half_is_a_fall() -> None:
    text = "2024年5月，香港过夜旅客人均消费约5800元，较去年同期少近一成半。"
    claim = read(text)[1]
    assert (claim.measure, int(claim.value)) == (Measure.GROWTH, -15)


def test_growths_each_with_its_verb_follow_the_levels_before() -> None:
    text = (
        "2025年前7个月，厦门市对东盟、美国、欧盟分别进出口986亿元、640亿元和588亿元，"
        "增长7.1%、下降9.4%和增长2.0%。"
    )
    assert [c.subject for c in read(text)] == ["东盟", "美国", "欧盟"] * 2
    assert [str(c.value) for c in read(text)[3:]] == ["7.1", "-9.4", "2.0"]


def test_goods_under_imports_are_imported() -> None:
    text = "2025年前7个月，厦门市外贸增长2%。进口方面，铁矿砂1820万吨，增加5.5%。"
    assert [c.indicator for c in read(text)[1:]] == [Indicator.IMPORTS] * 2


def test_the_end_of_a_path_is_of_what_its_start_is() -> None:
    text = "2023年，南通某厂员工从6200人减少到5100人。"
    assert {c.indicator for c in read(text)} == {Indicator.EMPLOYMENT}


# --- places told of behind others -----------------------------------------------


def test_a_place_alone_is_told_of_what_the_place_before_was() -> None:
    text = (
        "2024年，苏州集聚低空经济企业640家，其中规上企业152家；南京380家，合肥290家。"
        "苏州产业规模560亿元，增长28%；南京、合肥分别为310亿元和350亿元。"
    )
    claims = read(text)
    assert [c.subject for c in claims[2:4]] == [claims[0].subject] * 2
    assert {c.indicator for c in claims[4:]} == {Indicator.GROSS_OUTPUT}
    assert [c.area for c in claims[-2:]] == ["Nanjing", "Hefei"]


def test_places_of_a_trading_province_trade() -> None:
    text = (
        "2024年，山东省进出口3.38万亿元，增长3.5%。青岛、烟台、潍坊三市合计占全省的58%。"
        "其中青岛9076亿元，增长3.6%；潍坊3475亿元，下降1.9%。"
    )
    claims = read(text)
    assert {c.indicator for c in claims} == {Indicator.TRADE}
    assert [c.area for c in claims[2:]] == ["Qingdao, Yantai, Weifang"] + ["Qingdao"] * 2 + [
        "Weifang"
    ] * 2


def test_a_share_of_gdp_is_of_what_was_told_before() -> None:
    text = "2024年，苏州低空经济产值560亿元。苏州规模最大，但占GDP比重只有2.1%。"
    share = read(text)[1]
    assert (share.indicator, share.area) == (Indicator.GROSS_OUTPUT, "Suzhou")


def test_a_place_that_another_is_a_multiple_of_owns_no_figure() -> None:
    text = "2024年，苏州有起降点385个，是宁波的1.6倍。"
    assert [c.area for c in read(text)] == ["Suzhou", "Suzhou"]


def test_cities_together_are_those_of_the_title() -> None:
    text = (
        "杭州、南京、武汉比较\n\n2023年，武汉市生产总值20011.7亿元。"
        "三城合计约占全国经济总量的4.4%。"
    )
    share = read(text)[1]
    assert (share.area, share.indicator) == ("Hangzhou, Nanjing, Wuhan", Indicator.GDP)


def test_what_a_part_gave_is_of_the_level_before() -> None:
    text = "2026年一季度，贵阳市软件业收入326.5亿元，增长13.4%，其中云服务贡献了61%。"
    part = read(text)[-1]
    assert (part.indicator, part.measure, part.of) == (
        Indicator.REVENUE,
        Measure.CONTRIBUTION,
        "软件业收入",
    )


def test_what_a_firm_puts_in_is_invested() -> None:
    text = "2024年，某厂利润率3%。张强说，公司去年投入1200万元改造生产线。"
    assert read(text)[1].indicator is Indicator.INVESTMENT


def test_exports_of_the_next_quarter_are_of_the_same_goods() -> None:
    text = "2024年，邯郸市紧固件出口额达21.3亿元，增长26.5%；今年一季度出口6.2亿元，增长31%。"
    assert [c.subject for c in read(text)] == ["紧固件"] * 4


def test_what_is_given_outside_a_policy_is_still_a_rule() -> None:
    text = "2024年，邯郸市对设备更新给予最高15%的补助，单个企业不超过500万元。"
    assert [(c.indicator, c.status.value) for c in read(text)] == [(Indicator.SUBSIDY, "rule")] * 2


@pytest.mark.parametrize("currency", ["元", "英镑", "澳门元", "日元"])
def test_what_is_put_into_a_thing_is_investment_in_any_currency(currency: str) -> None:
    text = f"2023年，全市改造老旧小区120个，投入5亿{currency}。"
    assert read(text)[-1].indicator is Indicator.INVESTMENT
