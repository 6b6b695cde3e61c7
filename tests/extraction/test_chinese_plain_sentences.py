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
