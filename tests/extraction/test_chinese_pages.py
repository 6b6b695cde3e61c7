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


def test_points_told_short_in_a_row() -> None:
    text = "2024年，济宁猪、牛出栏分别增长2.2%、25%，分别较上年回升2.9个、23.9个百分点。"
    claims = read(text)
    assert [c.subject for c in claims[:2]] == ["猪出栏", "牛出栏"]
    assert {c.unit for c in claims[2:]} == {"percentage_point"}


def test_industries_behind_a_count_of_industries_grow_in_value_added() -> None:
    text = (
        "2024年上半年，济宁38个大类行业中32个实现增长，规上采矿业增长3.3%、较一季度回升0.7个百分点，"
        "规上制造业增长11.1%。"
    )
    assert {c.indicator for c in read(text)[2:]} == {Indicator.VALUE_ADDED}


def test_names_before_and_so_on_are_shared_out() -> None:
    text = (
        "2024年，济宁规上服务业营业收入增长11.5%，其中信息传输软件和信息技术服务业、"
        "科学研究和技术服务业等增势较好，营业收入分别增长21.4%、13.9%。"
    )
    assert [c.subject for c in read(text)[1:]] == [
        "信息传输软件和信息技术服务业",
        "科学研究和技术服务业",
    ]


def test_grades_of_one_thing_are_shared_out() -> None:
    text = (
        "某市扶持政策\n对新认定的国家级、省级、市级企业技术中心，分别给予50万元、20万元、5万元的"
        "一次性奖励。对贡献在100万元-500万元的企业给予奖励。"
    )
    claims = read(text)
    assert ["级" in str(c.subject) and "企业技术中心" in str(c.subject) for c in claims[:3]] == [
        True
    ] * 3
    assert len({c.subject for c in claims[:3]}) == 3
    assert [int(c.value) for c in claims[3:]] == [1000000, 5000000]


def test_readings_in_brackets_are_no_part_of_a_text() -> None:
    text = (
        "2021年，濟(jì)寧夏糧總產(chǎn)量高達(dá)89.62萬(wàn)噸,,增長(zhǎng)1.7%,。"
        "種植面積210.0萬(wàn)畝。"
    )
    claims = read(text)
    assert [(c.indicator.value, c.unit) for c in claims[1:]] == [
        ("production", "percent"),
        ("land", "mu"),
    ]
    assert all("(" not in str(c.subject) for c in claims)


def test_a_zone_that_a_text_calls_the_whole_area() -> None:
    text = (
        "开发区获批升级\n\n记者从山东获悉，东营经济开发区升级为国家级开发区。据了解，东营经济开发区是山东"
        "制造业基地。2009年，全区实现生产总值156亿元；实现进出口总额10亿美元。"
    )
    assert {c.area for c in read(text)} == {"Dongying Economic Development Zone"}


def test_places_that_a_text_only_trades_with_are_not_what_it_is_about() -> None:
    text = (
        "政府统计处公布，本港6月商品整体出口货量上升9.1%。\n至于出口至印度及越南的整体货量"
        "分别按年上升37.9%及29.3%。"
    )
    assert read(text)[0].area == "Hong Kong"


def test_a_region_named_again_and_again_is_what_a_text_is_about() -> None:
    text = (
        "近日从汕头海关获悉，2021年前三季度，粤东地区外贸进出口1137亿元，增长12%。\n"
        "加工贸易进出口119亿元，占粤东的10.5%。民营企业占粤东进出口的七成。"
    )
    assert {c.area for c in read(text)} == {"Eastern Guangdong"}


def test_years_with_a_nought_in_words_and_times_no_degree() -> None:
    text = "科學園區二0二0年營業額達新台幣三兆元，為史上第4度突破2兆，年成長為百分之十五。"
    claims = read(text)
    assert [str(c.period) for c in claims] == ["2020"] * 3
    assert {c.unit for c in claims[:2]} == {"TWD"}


def test_captions_of_pictures_date_nothing() -> None:
    text = (
        "2015年，岑巩县粮食种植面积12981公顷。\n图1：2011-2015年全县地区生产总值\n"
        "农业增加值32586万元，比上年增长1.3%。"
    )
    claims = read(text)
    assert [str(c.period) for c in claims] == ["2015"] * 3
    assert claims[0].indicator is Indicator.LAND


def test_what_was_made_and_sold_is_told_in_one_row() -> None:
    made, sold = read("2022年，我国新能源汽车产销分别完成548万辆和528万辆。")
    assert (made.indicator, sold.indicator) == (Indicator.PRODUCTION, Indicator.OTHER)


def test_a_report_read_in_december_looks_back_on_its_own_year() -> None:
    text = (
        "政府工作报告\n2016年12月16日在黄梅县第十六届人民代表大会第一次会议上\n过去五年工作回顾\n"
        "2016年，实现地区生产总值189亿元。规模以上工业企业增加到173家。"
    )
    claims = read(text)
    assert {c.status.value for c in claims} == {"actual"}
    assert [str(c.period) for c in claims] == ["2016", "2016"]


def test_an_industry_opens_a_clause_that_tells_why() -> None:
    text = (
        "竹科營收\n\n2025年，精密機械產業係受惠設備訂單增加，帶動營業額成長32%；生物技術產業則因受惠外銷"
        "穩定等因素，營業額成長3%。"
    )
    assert [c.subject for c in read(text)] == ["精密機械產業", "生物技術產業"]


def test_the_most_in_a_row_is_told_before_its_rate() -> None:
    text = "2025年，竹科六大產業營收增長，其中精密機械產業成長最高，成長率為32%。"
    assert [c.subject for c in read(text)] == ["精密機械產業"]


def test_shares_of_the_nation_and_of_the_world_in_one_row() -> None:
    text = "2023年，湖北光纤光缆产量占全国市场的50%和全球市场的25%。"
    assert [c.of for c in read(text)] == ["national total", "global total"]


def test_figures_in_brackets_cut_nothing_off() -> None:
    text = (
        "2011年1-5月，规模以上有色金属企业（主营业务收入2000万元以上的企业）实现主营业务收入"
        "14467亿元，增长37%。"
    )
    assert {c.subject for c in read(text)[1:]} == {"规模以上有色金属企业"}


def test_counties_of_several_peoples_have_short_names() -> None:
    text = "近年来，秀山县围绕特色农业布局，建成茶叶基地10万亩。"
    assert [c.area for c in read(text)] == ["Xiushan"]


def test_a_measure_behind_its_figure() -> None:
    text = "2023年，唐山港以2.2亿吨的吞吐量稳居第二，连云港港以8.8%的增速冲进前十。"
    claims = [c for c in read(text) if c.measure is not Measure.RANK]
    assert [(c.indicator.value, c.measure.value) for c in claims] == [
        ("other", "level"),
        ("other", "growth"),
    ]
    assert "以" not in str(claims[0].subject)


def test_since_when_something_is_the_first_dates_nothing() -> None:
    text = (
        "澳门2月博彩收入73亿澳门元，2019年9月以来首次增长\n\n2021年2月，澳门博彩毛收入为73亿澳门元，"
        "环比增长4%，同比则增长135%。1美元约合8澳门元。"
    )
    claims = read(text)
    assert {str(c.period) for c in claims} == {"2021-02"}
    assert [c.of for c in claims[-2:]] == ["previous month", None]


def test_what_is_made_with_little_land() -> None:
    text = (
        "2023年，义乌市以占全省1.1%的土地，创造了全省8.3%的GDP、9.2%的税收，"
        "民营经济贡献了全市61%以上的税收、72%以上的技术创新成果。"
    )
    claims = read(text)
    assert [c.indicator.value for c in claims] == [
        *("land", "gdp", "fiscal_revenue", "fiscal_revenue", "other"),
    ]
    assert [c.subject for c in claims] == [None, None, None, "民营经济", "民营经济"]
    assert {c.area for c in claims} == {"Yiwu"}
    assert [c.of for c in claims] == ["provincial total"] * 3 + ["city total"] * 2


def test_firms_above_sums_of_money() -> None:
    text = "到2027年，全市培育营业收入超51亿元的企业5家、超102亿元的企业2家。"
    claims = read(text)
    assert [c.indicator.value for c in claims] == ["revenue", "count", "revenue", "count"]
    assert [c.subject for c in claims] == [
        *("企业", "营业收入超51亿元的企业", "企业", "营业收入超102亿元的企业"),
    ]


def test_the_strongest_counties_with_few_people() -> None:
    text = (
        "2024年,全国工业百强县(市)以全国6.1%的人口、3.3%的县级行政区划数,"
        "贡献了全国10.4%的GDP、14.2%的工业增加值和超15%的规上工业企业利润总额。"
    )
    claims = read(text)
    assert [c.indicator.value for c in claims] == [
        *("population", "other", "gdp", "value_added", "profit"),
    ]
    assert {c.of for c in claims} == {"national total"}
    assert {c.subject for c in claims} == {"工业百强县"}


def test_years_gone_by_are_no_subject() -> None:
    text = "昆山市过去十年GDP增长了63%。\n\n南京市近五年工业增加值增长41%。"
    assert [c.subject for c in read(text)] == [None, "industry"]


def test_what_years_gone_by_arrive_at_is_no_aim() -> None:
    text = "过去十年，昆山从3010亿元起步，到2023年GDP达5120亿元。"
    assert {c.status for c in read(text)} == {"actual"}


def test_harvests_that_grow_and_looks_that_are_no_forecast() -> None:
    text = "从产量上看，2022年全省粮食产量1210万吨，增产5万吨；小麦减产3万吨。"
    claims = read(text)
    assert [(c.value, c.measure.value) for c in claims] == [
        *((12_100_000, "level"), (50_000, "change"), (-30_000, "change")),
    ]
    assert {c.status for c in claims} == {"actual"}


def test_rates_of_the_month_and_of_the_year() -> None:
    text = (
        "2023年，台湾外销订单510亿美元，年增率为3.1%，月减率2.2%；"
        "新竹出口20亿美元，年增3.4%，月减1.2%。"
    )
    claims = [c for c in read(text) if c.unit == "percent"]
    assert [(float(c.value or 0), c.measure.value, c.of) for c in claims] == [
        (3.1, "growth", None),
        (-2.2, "growth", "previous month"),
        (3.4, "growth", None),
        (-1.2, "growth", "previous month"),
    ]


def test_years_of_the_republic_in_a_text_of_taiwan() -> None:
    text = "112年12月工业生产统计\n\n与上年同月比较，工业生产减少3.9%。经济部统计处"
    assert [str(c.period) for c in read(text)] == ["2023-12"]


def test_a_rate_with_brackets_or_a_cap_behind_it() -> None:
    text = (
        "第一条 对新型研发机构进行绩效评价，按技术服务收入（不含财政拨付的资金）的8%给予奖励。"
        "第二条 单个项目按不超过项目经费总投入的20%、最高210万元补助。"
        "对新认定的省级平台，给予20万元奖励。"
    )
    rates = [c for c in read(text) if c.unit == "percent"]
    assert [(c.indicator.value, c.status.value, c.of) for c in rates] == [
        ("subsidy", "rule", "技术服务收入"),
        ("subsidy", "rule", "项目经费总投入"),
    ]
    assert rates[0].subject == "新型研发机构"


def test_figures_right_behind_the_letters_of_a_measure() -> None:
    text = "2015年，全县实现GDP152.3亿元，人均GDP17850元（折合2815美元），ISO9001认证企业12家。"
    claims = read(text)
    assert [(c.quote, c.indicator.value) for c in claims] == [
        *(("152.3亿元", "gdp"), ("17850元", "gdp"), ("2815美元", "gdp"), ("12家", "count")),
    ]


def test_people_among_more_people_and_land_that_a_project_covers() -> None:
    text = "年末常住人口94.8万人，比上年末增加0.2万人，其中城镇人口41.3万人，乡村人口53.5万人。"
    assert [c.measure.value for c in read(text)] == ["level", "change", "level", "level"]
    text = "投资2亿元的中建水泥项目占地126亩，达产后年纳税不低于1亿元。"
    assert [c.indicator.value for c in read(text)] == ["investment", "land", "fiscal_revenue"]


def test_earnings_are_profit() -> None:
    text = "台北消息，超丰上半年获利新台币22.4亿元，年增9.1%。"
    assert {c.indicator for c in read(text)} == {Indicator.PROFIT}
