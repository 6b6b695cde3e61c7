"""Lists, policies and measures of Chinese web pages, in made-up sentences."""

from jiqun.model import Indicator, Measure
from readings import read_chinese as read


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
    made, sold = read("2022年，重庆市汽车产销分别为248万辆和228万辆。")
    assert (made.subject, sold.subject) == ("汽车", "汽车销量")


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
    assert [c.subject for c in claims] == ["唐山港", "连云港港"]


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
