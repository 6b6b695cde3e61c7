"""Chinese county features, plans, policies in the news, and texts from Taiwan and Hong Kong.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.data import canonical_area
from jiqun.extraction import extract
from jiqun.model import Bound, Claim, Document, Indicator, Measure, Status


def read(text: str) -> tuple[Claim, ...]:
    """Give the claims of a Chinese text without metadata."""
    return extract(Document.of_text(text, "zh"))


def one(text: str, quote: str) -> Claim:
    """Give the first claim with a quote."""
    return next(c for c in read(text) if c.quote == quote)


def periods(text: str) -> list[str]:
    return [str(c.period) if c.period else "" for c in read(text)]


# --- places ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("德化白瓷卖全球\n\n福建德化有着千年制瓷史。2023年，全县陶瓷产值620亿元。", "Dehua"),
        ("一口锅撑起一座城\n\n山东滨州博兴县有厨具企业2300家，带动全县6万人就业。", "Boxing"),
        ("竹炭飘香\n\n浙江丽水遂昌，山多林密。2022年遂昌竹炭产值28亿元。", "Suichang"),
        ("寿光蔬菜产业规划\n\n到2027年，全市蔬菜产业产值达到400亿元。", "Shouguang"),
        ("项目公示\n\n建设地点：甘肃省金昌市。项目总投资35.6亿元。", "Jinchang"),
        ("江苏县域经济\n\n2023年，全省40个县GDP共5.3万亿元。昆山居首。", "Jiangsu"),
    ],
)
def test_a_county_told_by_its_short_name_is_the_place_of_its_text(text: str, area: str) -> None:
    assert {
        c.area for c in read(text) if c.value is not None and c.measure is not Measure.RANK
    } == {area}


def test_a_text_from_taiwan_means_the_island_by_its_nation() -> None:
    text = (
        "紡織業回溫\n\n據財政部統計，113年前7月我國紡織品出口41.2億美元，年增3.1%；"
        "國內紡織廠約3,000家，產值達1,200億元。"
    )
    claims = read(text)
    assert {c.area for c in claims} == {"Taiwan"}
    assert str(claims[0].period) == "2024-01/2024-07"
    assert one(text, "1,200億元").unit == "TWD"


def test_established_names_of_counties() -> None:
    names = {
        "霍尔果斯市": "Khorgos",
        "格尔木市": "Golmud",
        "清河县": "Qinghe",
        "鄂托克前旗": "Otog Front Banner",
        "台山市": "Taishan",
        "泰山区": "Taishan District",
        "滨海新区": "Binhai New Area",
    }
    assert {zh: canonical_area(zh) for zh in names} == names


# --- times ----------------------------------------------------------------------


def test_last_year_is_the_whole_year_that_a_text_tells() -> None:
    text = (
        "2023年，集群实现产值412亿元，增长13%。\n\n"
        "市工信局介绍，去年产量9.7万套。今年前两月增长5%。"
    )
    assert periods(text) == ["2023", "2023", "2023", "2024-01/2024-02"]


def test_a_day_that_figures_are_of_dates_the_paragraphs_below() -> None:
    text = "截至2024年底，常州有高新技术企业4106家。\n\n户均专利21件。\n\n当年新增贷款126亿元。"
    assert periods(text) == ["2024-12-31", "2024-12-31", "2024"]


def test_a_title_takes_the_time_of_the_figure_it_rounds() -> None:
    text = "洛阳轴承产值突破400亿元\n\n2024年，洛阳轴承产业产值412.6亿元，增长13.8%。"
    assert periods(text)[0] == "2024"


def test_what_a_place_has_is_of_no_year_that_another_paragraph_tells() -> None:
    text = "2023年，公司营收8.6亿元。\n\n像这样的机床企业，滕州有460家，其中规上168家。"
    assert periods(text) == ["2023", "", ""]


def test_years_that_are_summed_up_are_a_span() -> None:
    text = "2022年，衡阳工业增加值增长8.1%。\n\n三年间，全市投入技改资金120亿元，淘汰设备800台。"
    assert periods(text)[1:] == ["2020/2022", "2020/2022"]


def test_a_gap_to_the_same_period_is_to_the_growth_a_year_before() -> None:
    text = "2024年一季度，衡阳工业投资增长12%，比上年同期加快3个百分点。"
    assert read(text)[1].of == "growth in 2023-Q1"


# --- status ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "新材料产业行动计划（2024—2026年）\n\n（一）做强材料。铜基材料产值突破300亿元。",
            "300亿元",
        ),
        ("2025年工业工作要点\n\n一、全年工业增加值增长7%，工业企业净增200家。", "200家"),
        ("产业观察\n\n到2025年，产量达到60万吨。其中，核心区占90%以上。", "90%"),
        (
            "产业提升方案\n\n金政办发〔2023〕18号\n\n二、目标。2025年，产值达到1300亿元。",
            "1300亿元",
        ),
        ("项目巡礼\n\n推动磷化工产值向1200亿元迈进。", "1200亿元"),
        ("项目通知\n\n今年计划新开工项目850个。", "850个"),
    ],
)
def test_plans_aim_at_their_figures(text: str, quote: str) -> None:
    assert one(text, quote).status is Status.TARGET


def test_the_background_of_a_plan_is_actual_and_dates_no_aim() -> None:
    text = (
        "产业提升方案\n\n金政办发〔2023〕18号\n\n一、现状。2022年，产值920亿元。\n\n"
        "三、任务。培育百亿级企业6家。"
    )
    past, aim = read(text)[0], one(text, "6家")
    assert (past.status, str(past.period)) == (Status.ACTUAL, "2022")
    assert (aim.status, aim.period) == (Status.TARGET, None)


@pytest.mark.parametrize(
    ("text", "quote", "bound"),
    [
        (
            "入园问答\n\n入驻条件：亩均投资不低于350万元，单位能耗低于0.8吨标准煤。",
            "350万元",
            Bound.GE,
        ),
        (
            "申报开始\n\n申报企业研发占比不低于3%，员工不少于20人，负债率不高于70%。",
            "20人",
            Bound.GE,
        ),
        (
            "工业二十条\n\n首次升规的奖补20万元，再奖10万元。单项冠军奖励100万元，"
            "“小巨人”奖励60万元，每人补贴3000元。",
            "60万元",
            Bound.EQ,
        ),
    ],
)
def test_what_is_asked_and_granted_is_a_rule(text: str, quote: str, bound: Bound) -> None:
    claim = one(text, quote)
    assert (claim.status, claim.period, claim.bound) == (Status.RULE, None, bound)


# --- things ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        ("工业机器人是最大引擎。1—9月，该产业产值498亿元。", "498亿元", "工业机器人"),
        ("风电齿轮长得最快：去年产量9.7万套，增长31%。", "31%", "风电齿轮"),
        (
            "51家单项冠军里，主导产品全球第一的有17家。",
            "51家",
            "manufacturing champion enterprises",
        ),
        ("新增“小巨人”73家。", "73家", "little giant enterprises"),
        ("全市累计拥有台州单项冠军企业30家。", "30家", "manufacturing champion enterprises"),
        ("全镇有板材企业113家，带动就业3.6万人。", "3.6万人", "板材企业"),
        ("龙头企业去年研发投入4.1亿元，占营业收入的7.2%。", "4.1亿元", "龙头企业"),
        ("弹性元件收入12.8亿元，全球市占率约28%。", "28%", "弹性元件市占率"),
        ("齿轮产值86亿元，增长7%；出口值21.8亿美元。", "21.8亿美元", "齿轮"),
    ],
)
def test_what_a_figure_goes_back_to(text: str, quote: str, subject: str) -> None:
    assert one(text, quote).subject == subject


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("全年动力电池产量4.1亿瓦时。", "4.1亿瓦时", Indicator.PRODUCTION),
        ("口岸进出口货运量468万吨。", "468万吨", Indicator.OTHER),
        ("全年验放跨境电商货物1.9万吨。", "1.9万吨", Indicator.OTHER),
        ("经该口岸出口商品车40.8万辆。", "40.8万辆", Indicator.EXPORTS),
        ("年产5万吨特种薄膜项目投产。", "5万吨", Indicator.CAPACITY),
        ("当地拿出2.4亿元财政资金支持设备换新。", "2.4亿元", Indicator.SUBSIDY),
        ("一吨无毛绒62万元左右。", "62万元", Indicator.PRICES),
        ("累计引进到位资金1560亿元。", "1560亿元", Indicator.INVESTMENT),
        ("银行为企业放贷126亿元。", "126亿元", Indicator.LOANS),
        ("开票销售由94亿元增加到186亿元。", "186亿元", Indicator.REVENUE),
        ("汽车产量180万辆，其中新能源汽车60万辆。", "60万辆", Indicator.PRODUCTION),
        ("算力总规模8.2万P，智算占92%。", "92%", Indicator.CAPACITY),
        ("集群中小微企业占比高达97%。", "97%", Indicator.COUNT),
    ],
)
def test_what_turns_of_phrase_measure(text: str, quote: str, indicator: Indicator) -> None:
    assert one(text, quote).indicator is indicator


def test_the_first_end_of_a_range_has_the_unit_of_the_last() -> None:
    first, last = read("全年煤层气产量130亿至140亿立方米。")
    assert (first.value, first.unit) == (13_000_000_000, "m3")
    assert (last.value, last.unit) == (14_000_000_000, "m3")


def test_a_row_of_rises_and_a_fall_against_the_year_before() -> None:
    text = "輸往越南、日本及韓國的出口分別錄得36.2%、23.8%及20.4%的升幅。"
    assert {c.measure for c in read(text)} == {Measure.GROWTH}
    told = one("放贷126亿元，比上年多放31亿元。", "31亿元")
    assert (told.measure, told.indicator) == (Measure.CHANGE, Indicator.LOANS)


# --- wholes ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "of"),
    [
        ("发电量2106亿千瓦时，其中外送703亿千瓦时，占三分之一。", "三分之一", "发电量"),
        ("市里分析了400家骨干企业，市占率第一的企业有110家，占比27.5%。", "27.5%", "骨干企业"),
        ("光谷工业对武汉市工业增长贡献率接近60%。", "60%", "industry growth"),
        ("规上企业研发强度仅2.4%。", "2.4%", "revenue"),
        ("研发人员1146人，占员工总数的23.4%。", "23.4%", "员工总数"),
        ("外送电量中绿电占比提高到60%。", "60%", "外送电量"),
    ],
)
def test_of_what_a_share_is(text: str, quote: str, of: str) -> None:
    assert one(text, quote).of == of


def test_a_rate_against_several_places_is_a_gap_to_each() -> None:
    text = "2024年，武汉经济增速比全国、湖北、长沙分别高出2.1、1.3、0.9个百分点。"
    assert [c.of for c in read(text)] == ["national growth", "provincial growth", "Changsha growth"]


def test_a_part_of_a_figure_of_the_nation() -> None:
    whole, share = read("2011年广东家电销售额5600亿元，占全国家电销售额10840亿元的52%。")[1:]
    assert (whole.area, share.area, share.of) == ("China", "Guangdong", "national total")


# --- what goes on from sentence to sentence ---------------------------------------


def test_the_year_in_which_something_began_dates_its_own_sentence() -> None:
    text = "1972年，安溪第一家竹编厂开张，只有30名工人。\n\n如今全县有企业2400家，去年产值215亿元。"
    assert periods(text) == ["1972", "", ""]


def test_a_path_between_years_gives_its_years_to_what_goes_on() -> None:
    text = (
        "“十四五”以来，百色铝产业产值由2020年的760亿元增加到2024年的1280亿元，年均增长13.9%，"
        "占工业总产值的比重由58%提高到63%。"
    )
    assert periods(text) == ["2020", "2024", "2021/2024", "2020", "2024"]


def test_the_ends_of_a_share_are_shares() -> None:
    text = "油经济增加值占全市GDP的比重由2012年的70%降到2023年的45%。"
    claims = read(text)
    assert [(c.measure, c.value, c.of) for c in claims] == [
        (Measure.SHARE, 70, "gdp"),
        (Measure.SHARE, 45, "gdp"),
    ]
    assert {c.subject for c in claims} == {"油经济"}


def test_an_item_is_of_what_heads_it() -> None:
    text = "“数”说昆山\n\n先进材料：全市规上企业140家，2023年产值1120亿元。"
    assert one(text, "1120亿元").subject == "先进材料"


def test_shares_told_of_a_row_of_levels() -> None:
    text = "上半年，江苏生产机器人4.6万套，浙江3.9万套，分别占全国的16.3%和13.8%。"
    shares = [c for c in read(text) if c.measure is Measure.SHARE]
    assert [c.area for c in shares] == ["Jiangsu", "Zhejiang"]
    assert {c.indicator for c in shares} == {Indicator.PRODUCTION}


def test_a_firm_named_in_full_is_what_the_paragraph_speaks_of() -> None:
    text = (
        "记者走进桂林橡胶机械有限公司。\n\n公司成立于1965年，现有员工860人，其中研发人员210人。"
        "2021年实现营收7.2亿元。"
    )
    assert one(text, "7.2亿元").subject == "桂林橡胶机械"


def test_firms_from_a_peak_to_now() -> None:
    first, last = read("全市陶瓷企业从高峰期的400多家减少到目前的60家。")
    assert first.subject == last.subject == "陶瓷企业"


def test_whom_foreign_investment_comes_from() -> None:
    text = "2018年1至7月，中国实际使用外资增长2.3%。新加坡、日本实际投入金额分别增长23.5%和30.6%。"
    assert {c.area for c in read(text)} == {"China"}


def test_a_share_gathered_in_a_place_is_of_what_stands_behind() -> None:
    claim = one("高新区集聚了全市三分之二的规上企业。", "三分之二")
    assert (claim.indicator, claim.of) == (Indicator.COUNT, "city total")


def test_rows_given_by_a_part_name_their_measures_behind_each_figure() -> None:
    text = "2023年台州市民营经济情况\n\n全市民营经济贡献了63%的GDP、69%的税收、74%的出口。"
    row = [(c.indicator, c.subject) for c in read(text) if c.unit == "percent"]
    measures = (Indicator.GDP, Indicator.FISCAL_REVENUE, Indicator.EXPORTS)
    assert row == [(measure, "民营经济") for measure in measures]


# By hand from the catalogue: 文山 with 全州 is the prefecture, not its city of the same name; a
# border city whose trains go abroad is the place; 全县 means the only county of the name told.
COUNTIES = [
    ("文山三七产业\n\n2021年，文山州三七产量2.1万吨，全州种植户3万户。", "Wenshan"),
    ("阿拉山口口岸成绩单\n\n2022年，阿拉山口口岸进出口货运量1852万吨。班列通达德国、波兰。全市外贸增长。"
     "阿拉山口的货值增长26%。", "Alashankou"),
    ("一把尺子\n\n全国每10把钢卷尺，8把产自柘城。2024年，全县钢卷尺产量15.8亿只。", "Zhecheng"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), COUNTIES)
def test_a_text_is_about_the_county_or_the_prefecture_around_it(text: str, place: str) -> None:
    found = {c.area for c in read(text)}
    assert place in {a and a.removesuffix(" County") for a in found}
