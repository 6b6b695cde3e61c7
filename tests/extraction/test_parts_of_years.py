"""Parts of years without a year, years a year later, beginnings that date nothing. Made up."""

import pytest

from readings import periods_of, read_chinese


def chinese(text: str) -> dict[str, str | None]:
    return {c.quote: str(c.period) if c.period else None for c in read_chinese(text)}


@pytest.mark.parametrize(
    ("day", "told", "period"),
    [
        ("2024年4月26日", "一季度", "2024-Q1"),  # over for a month
        ("2024年8月26日", "上半年", "2024-H1"),
        ("2024年2月26日", "一季度", "2023-Q1"),  # not over yet: of the year the text is on
        ("2024年11月26日", "截至10月末，", "2024-10-31"),
    ],
)
def test_a_part_that_was_just_over_is_of_this_year(day: str, told: str, period: str) -> None:
    text = f"岭下日报　{day}\n2023年全市产值80亿元，增长5%。{told}企业600家。"
    assert chinese(text)["600家"] == period


def test_a_part_behind_this_year_is_of_it() -> None:
    text = "岭下日报　2024年9月26日\n2023年全市产值80亿元。今年开局不错。一季度，产值增长11.3%。"
    assert chinese(text)["11.3%"] == "2024-Q1"


def test_a_text_returns_from_a_month_to_the_months_around_it() -> None:
    text = "岭下日报　2025年8月20日\n1-7月，规上工业增加值增长8.4%；7月当月增长6.5%。煤炭下降1.9%。"
    found = chinese(text)
    assert found["6.5%"] == "2025-07"
    assert found["1.9%"] == found["8.4%"] == "2025-01/2025-07"


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("公司2014年落户岭下市，占地1360亩，现有员工4870名。", "4870名", None),
        ("园区2018年升级为国家级，核准面积10.19平方公里。", "10.19平方公里", None),
        ("1972年，岭下第一家竹编厂开张，只有30名工人。", "30名", "1972"),
    ],
)
def test_when_something_began_dates_what_was_then(
    text: str, quote: str, period: str | None
) -> None:
    assert chinese(f"岭下概况　2023年2月15日\n{text}")[quote] == period


def test_a_year_later_is_the_year_behind_the_one_told() -> None:
    told = periods_of(
        "Output was 4.9 billion yuan in 2021 and jumped to 8.9 billion yuan a year later. "
        "Sales grew by 12% a year on average in 2019-2022."
    )
    assert told["8.9 billion yuan"] == "2022"
    assert told["12%"] == "2019/2022"  # `a year on average` is no later year


def test_the_year_to_a_month_is_twelve_months() -> None:
    told = periods_of("In the year to March 2023 sales came to $35 million, against $30 million.")
    assert told["$35 million"] == "2022-04/2023-03"
