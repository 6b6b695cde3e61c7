"""Chinese figures that go back to others: 这一比例, 三者, partners of trade, openings, projects.

Expected values are those of the contract and its rulings; all figures are made up.
"""

from jiqun.model import Indicator, Measure, Status
from readings import read_chinese as read


def test_words_that_point_back_take_all_of_the_like_figure() -> None:
    text = (
        "2024年，宜宾市动力电池产业产值1100亿元，增长18.2%，在全市工业总产值中的比重达31%。"
        "而2020年，这一比例仅为6.5%。"
    )
    claims = read(text)
    assert {c.subject for c in claims} == {"动力电池产业"}
    assert [(c.of, str(c.period)) for c in claims[2:]] == [
        ("industry gross output", "2024"),
        ("industry gross output", "2020"),
    ]


def test_both_and_all_three_share_out_the_list_before() -> None:
    text = "截至2023年底，攀枝花形成钛白粉60万吨、海绵钛8万吨的年产能，两者分别占全国的18%和35%。"
    claims = read(text)
    assert [c.subject for c in claims] == ["钛白粉", "海绵钛"] * 2
    assert {c.indicator for c in claims} == {Indicator.CAPACITY}


def test_partners_of_trade_are_subjects_not_areas() -> None:
    text = (
        "2025年9月，香港整體出口貨值4,100億港元，按年上升13.2%。按目的地分析，輸往東盟的貨值"
        "增長12.4%，其中越南、泰國分別上升18.1%及9.6%；輸往歐盟的貨值則下跌3.2%。"
    )
    claims = read(text)
    assert {c.area for c in claims} == {"Hong Kong"}
    assert {c.indicator for c in claims} == {Indicator.EXPORTS}
    assert [c.subject for c in claims[2:]] == ["東盟", "越南", "泰國", "歐盟"]


def test_growth_in_the_words_of_taiwan() -> None:
    text = (
        "2025年1至8月，高雄市機械業出口值86.2億美元，年成長11.3%，其中對美國出口24億美元；"
        "對日本、越南出口分別成長5.1%和22%。"
    )
    claims = read(text)
    assert {c.area for c in claims} == {"Kaohsiung"}
    assert [c.measure for c in claims if c.unit == "percent"] == [Measure.GROWTH] * 3
    assert [c.subject for c in claims[-2:]] == ["日本", "越南"]


def test_what_is_compared_with_owns_no_share_behind_a_gap() -> None:
    text = (
        "2024年，苏州规上工业增加值增长8.1%，高技术制造业增长12.6%，比全市规上工业快4.5个百分点，"
        "占规上工业增加值的比重为54.3%，比上年提高1.2个百分点。"
    )
    claims = read(text)
    assert {c.subject for c in claims[1:]} == {"high-tech manufacturing"}
    assert [c.of for c in claims[2:]] == [
        "above-scale industry growth",
        "above-scale industry value added",
        "above-scale industry value added",
    ]


def test_what_opens_a_sentence_owns_its_figures() -> None:
    text = (
        "宁波市先进制造业大会召开。绿色石化仍是第一大产业，2024年产值5300亿元，利润总额210亿元；"
        "新能源汽车产业异军突起，全年产值达2100亿元，同比增长34%。"
    )
    assert [c.subject for c in read(text)] == ["绿色石化"] * 2 + ["new energy vehicles"] * 2


def test_a_bare_output_is_of_the_product_before() -> None:
    text = (
        "2024年上半年全省汽车产量68.4万辆，同比增长9.1%；6月当月产量12.6万辆，环比增长3.4%。"
        "其中新能源汽车下线31.2万辆。"
    )
    claims = read(text)
    assert {c.indicator for c in claims} == {Indicator.PRODUCTION}
    assert [c.subject for c in claims] == ["汽车"] * 4 + ["new energy vehicles"]


def test_investment_is_of_the_projects_told_before_it() -> None:
    text = "2024年，全省新开工项目312个，总投资2680亿元；渝昆高铁累计完成投资410亿元。"
    assert [c.subject for c in read(text)] == ["项目", "项目", "渝昆高铁"]


def test_growths_told_as_rates_go_to_the_levels_before() -> None:
    text = (
        "2024年，全州外贸进出口86亿元，增长11%，其中民营企业进出口64亿元，国有企业进出口15亿元，"
        "增幅分别为14.2%和3.1%。"
    )
    assert [c.subject for c in read(text)[2:]] == ["民营企业", "国有企业"] * 2


def test_a_rate_only_compared_with_has_its_own_time_and_sign() -> None:
    text = "2025年10月，全省出口增长15.4%，较9月的16.1%略为放缓。"
    claims = read(text)
    assert [float(c.value) for c in claims] == [15.4, 16.1]
    assert [str(c.period) for c in claims] == ["2025-10", "2025-09"]


def test_since_new_year_runs_to_the_months_told() -> None:
    text = "2024年前三季度，全省规上工业增加值增长4.2%。今年以来新增专精特新企业436家。"
    assert str(read(text)[-1].period) == "2024-01/2024-09"


def test_the_year_that_is_over_is_last_year_where_the_next_is_planned() -> None:
    text = (
        "2025年，包头市稀土产业产值1200亿元。龙头企业去年投入研发经费12亿元。"
        "2026年，当地计划实施项目112个。"
    )
    assert str(read(text)[1].period) == "2025"


def test_an_aim_for_the_year_is_one_of_gdp() -> None:
    claims = read("2024年，完成全年增长5%左右的目标仍需付出艰苦努力。")
    assert [(c.indicator, c.status) for c in claims] == [(Indicator.GDP, Status.TARGET)]
