"""Tables of which every cell has a line of its own, as pages and PDFs give them when copied.

The tables are made up; expected figures are those of their cells, with the unit of their row.
"""

from jiqun.model import Indicator, Measure
from readings import read, read_chinese


def test_heads_that_are_words_name_the_lines_of_each_row() -> None:
    text = (
        "鹤山市2023年主要经济指标\n\n指标\n单位\n绝对数\n比上年增长（%）\n地区生产总值\n亿元\n1304.5\n6.3\n"
        "规模以上工业增加值\n亿元\n—\n7.2\n　#出口额\n亿元\n48.9\n-21.3\n\n注：本表为初步统计数。"
    )
    claims = read_chinese(text)
    assert [(c.quote, c.measure) for c in claims] == [
        ("1304.5", Measure.LEVEL), ("6.3", Measure.GROWTH), ("7.2", Measure.GROWTH),
        ("48.9", Measure.LEVEL), ("-21.3", Measure.GROWTH),
    ]  # fmt: skip
    assert float(claims[0].value) == 130_450_000_000 and claims[0].unit == "CNY"
    assert claims[2].subject == "above-scale industry"
    assert {str(c.period) for c in claims} == {"2023"}


def test_the_unit_may_stand_above_the_table() -> None:
    text = (
        "鹤山市2024年上半年经济运行\n单位：亿元\n\n指标\n1-6月\n同比增长（%）\n"
        "地区生产总值\n652.1\n6.1\n进出口总额\n31.0\n-4.5\n"
    )
    claims = read_chinese(text)
    assert [(c.quote, str(c.period)) for c in claims] == [
        ("652.1", "2024-H1"), ("6.1", "2024-H1"), ("31.0", "2024-H1"), ("-4.5", "2024-H1"),
    ]  # fmt: skip
    assert float(claims[2].value) == 3_100_000_000


def test_english_tables_stand_upright_too() -> None:
    text = (
        "Main indicators of Leon, January-June 2024\n\nIndicator\nUnit\nJan-Jun 2024\nGrowth (%)\n"
        "GDP\nbillion yuan\n65.2\n6.1\nExports\nbillion yuan\n3.1\n-4.5\n"
    )
    claims = read(text)
    assert [(c.quote, c.indicator) for c in claims] == [
        ("65.2", Indicator.GDP), ("6.1", Indicator.GDP),
        ("3.1", Indicator.EXPORTS), ("-4.5", Indicator.EXPORTS),
    ]  # fmt: skip
    assert float(claims[2].value) == 3_100_000_000


def test_short_lines_with_numbers_are_no_table_without_heads() -> None:
    text = "Contents\nCities\n3\nFirms\n9\nJobs\n14\nMaps\n20\n"
    assert read(text) == ()
