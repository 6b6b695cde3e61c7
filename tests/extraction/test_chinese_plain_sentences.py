"""Plain Chinese sentences of one thing each; made up, and read by hand."""

import pytest

from jiqun.model import Indicator
from readings import read_chinese as read


@pytest.mark.parametrize(
    ("text", "indicator", "subject"),
    [
        ("蔚来2024年营收657.3亿元。", Indicator.REVENUE, "蔚来"),
        ("比亚迪2024年产量突破120万辆。", Indicator.PRODUCTION, "比亚迪"),
        ("徐工集团2023年出口372亿元。", Indicator.EXPORTS, "徐工集团"),
        ("万华化学去年研发投入45亿元。", Indicator.RD_EXPENDITURE, "万华化学"),
        ("深圳2024年出口2.8万亿元。", Indicator.EXPORTS, "total"),
        ("它们2024年合计营收418亿元。", Indicator.REVENUE, None),
    ],
)
def test_a_name_before_the_time_is_whose_the_figure_is(text, indicator, subject) -> None:
    (claim,) = read(text)
    assert (claim.indicator, claim.subject) == (indicator, subject)


@pytest.mark.parametrize(
    ("text", "subject", "area"),
    [
        ("广州生物医药企业超6400家。", "生物医药企业", "Guangzhou"),
        ("合肥企业达2000家。", "企业", "Hefei"),
        ("合肥市企业达2000家。", "企业", "Hefei"),
    ],
)
def test_what_is_counted_is_told_without_its_place(text, subject, area) -> None:
    (claim,) = read(text)
    assert (claim.indicator, claim.subject, claim.area) == (Indicator.COUNT, subject, area)


def test_words_for_bounds_are_no_goods() -> None:
    text = "出口不足300亿元，进口不到200亿元，出口船舶9亿元。"
    assert [(c.subject, str(c.bound)) for c in read(text)] == [
        ("total", "lt"), ("total", "lt"), ("船舶", "eq"),
    ]  # fmt: skip


def test_a_share_of_the_nation_does_not_make_a_text_of_the_nation() -> None:
    (people, share) = read("该市陶瓷产业从业人员8万多人，出口额占全国的四分之一。")
    assert (people.subject, people.area, share.area) == ("陶瓷产业", None, None)
    assert read("全国新能源汽车产量1300万辆，增长35%。")[0].area == "China"


def test_a_path_from_a_year_that_is_over_is_no_aim() -> None:
    text = "研发投入强度由2019年的2.8%提高到2023年的3.5%。"
    assert {(str(c.period), str(c.status)) for c in read(text)} == {
        ("2019", "actual"), ("2023", "actual"),
    }  # fmt: skip


def test_floor_space_is_no_land() -> None:
    (land, floor) = read("项目总占地500亩，总建筑面积30万平方米。")
    assert (land.indicator, floor.indicator) == (Indicator.LAND, Indicator.OTHER)
    assert land.subject == floor.subject == "项目"


@pytest.mark.parametrize(
    ("compared", "period"),
    [
        ("比2021年同期增加155个", "2022-H1"),
        ("较2022年同期多155个", "2023-H1"),
        ("比2019年同期增加155个", None),  # several years compare with the one before the pandemic
    ],
)
def test_a_text_is_of_the_year_behind_the_one_it_compares_with(compared, period) -> None:
    first, *_ = read(f"上半年，全市工业增加值增长10.8%，新开工项目299个，{compared}。")
    assert (first.period and str(first.period)) == period


def test_how_long_a_rise_has_gone_on_is_not_when() -> None:
    (claim,) = read("2025年10月机械出口持续增长，且自今年2月起已连续9个月增长，同比增长11.8%。")
    assert (str(claim.period), claim.indicator) == ("2025-10", Indicator.EXPORTS)


def test_the_years_of_a_plan_are_not_those_of_facts_told_later() -> None:
    text = "“十四五”期间，两大产业链将实现年产值900亿元。\n\n某公司一期项目占地415亩。"
    (aim, land) = read(text)
    assert (str(aim.period), str(aim.status), land.period) == ("2025", "target", None)


@pytest.mark.parametrize(
    "head",
    [
        "2025年前10月，机械出口值前三大，依序为：",
        "2025年前10月机械出口额排名前三的产品依次为：",
        "2025年前10月机械出口前两位分别是：",
    ],
)
def test_items_under_a_heading_are_of_what_it_ranks(head: str) -> None:
    text = f"{head}检测设备45亿美元，占17%，同比增长14%；机床42亿美元，占16%，同比增长4%。"
    claims = [c for c in read(text) if c.unit != "rank"]
    assert {c.indicator for c in claims} == {Indicator.EXPORTS}
    assert [c.subject for c in claims] == ["检测设备"] * 3 + ["机床"] * 3
    assert all(c.of and c.of.startswith("机械出口") for c in claims if str(c.measure) == "share")


def test_an_item_that_names_its_own_measure_keeps_it() -> None:
    text = "2024年产值前三位的行业依次是：电子信息1200亿元；汽车900亿元；纺织利润20亿元。"
    assert [(c.indicator, c.subject) for c in read(text)][-1] == (Indicator.PROFIT, "纺织")
