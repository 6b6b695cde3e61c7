"""What real Chinese web pages do that edited texts do not: half-width marks, blanks, lists.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.data import catalogue
from jiqun.model import Indicator, Measure
from readings import read_chinese as read

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
    told = {"长丰县": "Changfeng", "什邡市": "Shifang", "浚县": "Xun County", "都匀市": "Duyun"}
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


def test_a_policy_is_one_by_its_sentences() -> None:
    text = (
        "某县推动经济发展若干意见\n1.对新引进装备制造企业设备投资800万元以上的，按设备投资额的8%给予最高"
        "500万元补贴，补助资金市县按1:1比例承担。\n2.对新认定省级工业设计中心给予30万元奖补；"
        "新认定市级示范企业给予5万元奖补，每个企业最高不超过20万元。\n"
        "3.对首次升规的企业给予10万元奖励。"
    )
    claims = read(text)
    assert {c.status.value for c in claims} == {"rule"}
    assert [c.subject for c in claims[-4:]] == [
        "新认定省级工业设计中心",
        *["新认定市级示范企业"] * 2,
        "首次升规的企业",
    ]
    assert (claims[1].indicator, claims[1].of) == (Indicator.SUBSIDY, "设备投资额")


def test_what_was_given_is_no_rule() -> None:
    text = "去年，全市对45家企业给予奖励1200万元，累计对300家企业给予补贴9000万元。"
    assert {c.status.value for c in read(text)} == {"actual"}


def test_a_title_has_the_time_of_the_same_figure_below() -> None:
    text = (
        "舟山海洋生产总值达1100亿元\n\n2022年，舟山实现海洋生产总值1100亿元，增长6%。"
        "2023年一季度实现280亿元。"
    )
    assert str(read(text)[0].period) == "2022"


def test_a_text_on_the_nation_names_a_province_in_passing() -> None:
    text = (
        "现代能源规划发布\n\n近日，国家能源局印发规划，到2025年，国内天然气年产量达到2300亿立方米以上。"
        "建设山西、新疆等煤炭供应保障基地。"
    )
    assert [c.area for c in read(text)] == ["China"]


def test_counties_of_one_character_and_zones_shortened_in_titles() -> None:
    county = "滑县历史悠久。全县共有装备制造企业45家，滑县去年有高新技术企业5家。"
    assert {c.area for c in read(county)} == {"Hua County"}
    zone = (
        "湛江开发区概况\n\n湛江经济技术开发区位于粤西。2016年，湛江开发区工业增加值109亿元，"
        "全区出口增长8%。"
    )
    assert {c.area for c in read(zone)} == {"Zhanjiang Economic and Technological Development Zone"}


def test_places_governed_own_no_figure_of_the_place_that_governs() -> None:
    text = (
        "龙岩市投资环境\n\n龙岩市位于闽西。1997年5月撤地设市，现辖新罗区、漳平市和上杭、武平两县，"
        "人口302万。"
    )
    (claim,) = read(text)
    assert (claim.area, claim.period) == ("Longyan", None)


def test_a_paragraph_that_compares_with_the_end_of_a_plan() -> None:
    text = (
        "武威市经济\n\n与“十二五”末相比，2020年全市生产总值达到526亿元、净增160亿元。"
        "社会消费品零售总额144亿元，年均增长5.2%。"
    )
    assert [str(c.period) for c in read(text)] == ["2020", "2016/2020", "2020", "2016/2020"]


def test_a_stock_told_before_the_year_of_its_sentence() -> None:
    text = "滨州家纺企业情况\n\n家纺企业45家，2017年实现产值123亿元。"
    assert [str(c.period) for c in read(text)] == ["2017", "2017"]


def test_what_is_expected_to_be_reached_is_foreseen() -> None:
    text = "金华无人机市场规模已超过100亿元，预计到2030年将达到300亿元左右。"
    assert [c.status.value for c in read(text)] == ["actual", "forecast"]
    (claim,) = read("要实现2030年湖州低空产业规模达500亿元左右的目标，还面临挑战。")
    assert claim.status.value == "target"


def test_rates_in_one_row_are_of_the_measures_in_one_row() -> None:
    text = "2023年，全省非公有制企业实现营业收入、增加值、利润总额同比增长17.3%、17.2%和15.7%。"
    claims = read(text)
    assert [c.indicator.value for c in claims] == ["revenue", "value_added", "profit"]
    assert {c.subject for c in claims} == {"非公有制企业"}


def test_rates_since_a_year_are_of_the_levels_before_them() -> None:
    text = (
        "2020年，揭阳市实现生产总值1097亿元、规模以上工业增加值270亿元、一般公共预算收入49亿元，"
        "较2015年分别增长26%、12%和0.6%。"
    )
    claims = read(text)
    assert [c.indicator for c in claims[3:]] == [c.indicator for c in claims[:3]]
    assert {str(c.period) for c in claims[3:]} == {"2016/2020"}


def test_metals_of_one_character_are_products() -> None:
    text = "2023年，江西十种有色金属产量250万吨，其中，精炼铜150万吨、铅22万吨、锌25万吨。"
    assert [c.subject for c in read(text)[1:]] == ["精炼铜", "铅", "锌"]


def test_flows_of_a_trader_are_told_behind_it() -> None:
    text = (
        "2023年，绍兴民营企业进出口3.8千亿元，增长9%。其中，出口3400亿元，增长7%，占出口总值的80%；"
        "传统劳动密集型产品合计出口900亿元，增长2%。"
    )
    claims = read(text)
    assert {c.subject for c in claims[2:5]} == {"民营企业"}
    assert {c.subject for c in claims[5:]} == {"传统劳动密集型产品"}


def test_shares_in_the_trade_of_the_place_itself_and_of_a_wider_one() -> None:
    text = (
        "2021年前10个月，广东进出口6.7万亿元，占同期我国进出口总值的21%。"
        "广东民营企业进出口3.8万亿元，占全省比重为57%。"
    )
    shares = [c for c in read(text) if c.measure is Measure.SHARE]
    assert [c.of for c in shares] == ["national total", "total trade"]


def test_what_is_put_into_research_is_a_share_of_what_is_earned() -> None:
    (claim,) = read("苏州医药产业每年将销售收入的12%以上投入研发。")
    assert (claim.indicator, claim.of) == (Indicator.RD_EXPENDITURE, "revenue")


def test_an_industry_has_value_added_in_gdp() -> None:
    text = "2021年贵州数字产业化占GDP比重7.3%，数字经济占GDP比重为39.8%。"
    assert {c.indicator for c in read(text)} == {Indicator.VALUE_ADDED}


def test_a_place_in_a_list_reached_without_an_ordinal() -> None:
    text = "2021年，遵义数字经济规模在全国排位从2016年的第25位提升至20位。"
    assert [(c.unit, str(c.period)) for c in read(text)] == [("rank", "2016"), ("rank", "2021")]


def test_a_surplus_that_narrows_shrinks() -> None:
    claims = read("2018年，我国贸易顺差9013亿元，收窄26.7%。")
    assert (claims[1].measure, float(claims[1].value)) == (Measure.GROWTH, -26.7)


def test_gaps_to_two_wider_places_in_one_row() -> None:
    text = (
        "2015年上半年，赣州市生产总值440亿元，增长8.4%，"
        "比全省（7.7%）和全国（7.0%）分别高0.7、1.4个百分点。"
    )
    claims = read(text)
    assert [c.area for c in claims[2:4]] == ["Jiangxi", "China"]
    assert [(float(c.value), c.of) for c in claims[4:]] == [
        (0.7, "provincial growth"),
        (1.4, "national growth"),
    ]


def test_a_text_on_a_city_it_does_not_name_is_on_no_place() -> None:
    text = "记者从会上获悉，今年上半年，全市生产总值增长8.4%，增速高于全国1.4个百分点。"
    assert {c.area for c in read(text)} == {None}


def test_a_place_in_a_list_is_of_what_was_told_before() -> None:
    text = "2023年，赣州固定资产投资增长10.4%，增速居全省第3位，比上年前移4位。"
    claims = read(text)
    assert [(c.measure.value, c.subject) for c in claims[1:]] == [("rank", "固定资产投资增速")]


def test_addresses_and_numbers_of_documents_hold_no_figures() -> None:
    text = (
        "根据国办发〔2022〕18号文件，2024年全市GDP增长5%[12]，"
        "详见https://www.example.com/a/35%20b，出口增长8%。"
    )
    assert [c.quote for c in read(text)] == ["5%", "8%"]
