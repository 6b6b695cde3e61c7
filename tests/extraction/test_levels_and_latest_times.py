"""Levels on a path, points in short, and years that are told or only compared with.

Expected values are read off the texts by hand.
"""

from decimal import Decimal

import pytest

from jiqun.model import Measure
from readings import by_quote, periods_of

MASTHEAD = "Harbour Courier\n2023-11-15\n\n"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("2023年，企业综合税负由5.2%降至3.9%。", "5.2%", "3.9%"),
        ("2023年，深圳市市场占有率从12%提高到15%。", "12%", "15%"),
    ],
)
def test_both_ends_of_a_path_of_levels_are_shares(text: str, first: str, second: str) -> None:
    found = by_quote(text, "zh")
    for quote in (first, second):
        claim = found[quote]
        assert claim.measure is Measure.SHARE
        assert claim.value == Decimal(quote.rstrip("%"))


def test_both_ends_of_a_path_of_growth_stay_growth() -> None:
    found = by_quote("2023年，深圳市工业增加值增速由5.2%回落至3.9%。", "zh")
    assert {found[quote].measure for quote in ("5.2%", "3.9%")} == {Measure.GROWTH}


@pytest.mark.parametrize("points", ["1.2个百分点", "1.2pct", "1.2pcts"])
def test_points_are_told_in_full_or_in_short(points: str) -> None:
    claim = by_quote(f"2023年，公司毛利率同比提升{points}。", "zh")[points]
    assert (claim.unit, claim.value) == ("percentage_point", Decimal("1.2"))


def test_a_day_in_numerals_dates_a_text() -> None:
    text = "政府工作报告\n二〇二四年一月十二日\n\n去年，长丰县新建学校9所。"
    assert periods_of(text, "zh")["9所"] == "2023"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Last year's results are encouraging. Exports of Ordos rose 5%.",
            {"5%": "2022"},
        ),
        (
            "In 2022 output of Ordos was 6 million tonnes, flat on 2020. Cement gained 8%.",
            {"6 million tonnes": "2022", "8%": "2022"},
        ),
        (
            "In the first half of the year sales of Ordos were 6 billion yuan, "
            "doubled from a year ago. Cement gained 8%.",
            {"6 billion yuan": "2023-H1", "8%": "2023-H1"},
        ),
    ],
)
def test_years_that_are_told_or_only_compared_with(text: str, wanted: dict[str, str]) -> None:
    found = periods_of(MASTHEAD + text)
    assert {quote: found[quote] for quote in wanted} == wanted
