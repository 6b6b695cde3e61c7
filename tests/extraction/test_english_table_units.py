"""Tables of English pages: years as heads, columns of units, lines that only lead their parts.

Tables made up after those of market profiles and monthly notes; values worked out by hand.
"""

import pytest

from jiqun.extraction.grammar import grammar
from jiqun.extraction.table_units import unit_in, unit_of_line
from jiqun.model import Indicator, Measure
from readings import read, told

PROFILE = (
    "Wuhu in figures\n\n"
    "Economic Indicators\t2022\tGrowth (%, y-o-y)\n"
    "Gross Domestic Product (RMB billion)\t450.21\t4.1\n"
    "Added Value Output\n"
    "- Primary Industry (RMB billion)\t18.5\t3.9\n"
    "Utilised Foreign Direct Investment (US$ million)\t275\t-12.4\n"
)
MONTH = (
    "Wuhu in October 2024\n\n"
    "Unit: 100 million yuan\n"
    "Item | October | Jan-Oct | Growth over Jan-Oct 2023 (%)\n"
    "Output value of above-scale industry | 56.81 | 431.70 | 7.4\n"
    "  of which: electronics | 11.30 | 88.25 | 4.9\n"
)
UNITS = (
    "Products of Wuhu in 2024\n\n"
    "Product   Unit   August   ±%   Jan-Aug   ±%\n"
    "Automobiles   10,000 units   15.82   -3.7   109.46   6.0\n"
    "Crude steel   10,000 tons   98.4   -12.5   851.7   -8.1\n"
)
CLUSTERS = (
    "Clusters of Wuhu\n\n"
    "Cluster | Output value 2024 (bn yuan) | Growth (%)\n"
    "Household appliances | 97.5 | -1.4\n"
    "Robots | 36.2 | 12.7\n"
)


def test_a_year_heads_a_column_as_words_do() -> None:
    gdp = told(PROFILE, "450.21")
    assert (gdp.value, gdp.unit, gdp.indicator) == (450_210_000_000, "CNY", Indicator.GDP)
    assert str(gdp.period) == "2022"
    assert told(PROFILE, "4.1").measure is Measure.GROWTH


def test_a_line_without_cells_names_what_the_rows_under_it_are_parts_of() -> None:
    part = told(PROFILE, "18.5")
    assert (part.value, part.indicator) == (18_500_000_000, Indicator.VALUE_ADDED)
    assert part.subject == "primary industry"
    assert told(PROFILE, "-12.4").indicator is Indicator.FDI  # the table went on


def test_a_line_above_tells_the_unit_with_the_number_before_it() -> None:
    level = told(MONTH, "431.70")
    assert (level.value, level.unit) == (43_170_000_000, "CNY")
    assert str(level.period) == "2024-01/2024-10"
    assert "100 million yuan" not in {c.quote for c in read(MONTH)}


def test_rows_that_begin_in_small_letters_are_rows() -> None:
    part = told(MONTH, "88.25")
    assert (part.value, part.subject) == (8_825_000_000, "electronics")
    assert part.indicator is Indicator.GROSS_OUTPUT


@pytest.mark.parametrize(
    ("quote", "value", "unit", "subject"),
    [
        ("109.46", 1_094_600, "count", "Automobiles"),
        ("6.0", 6, "percent", "Automobiles"),
        ("851.7", 8_517_000, "t", "Crude steel"),
        ("-12.5", -12.5, "percent", "Crude steel"),
    ],
)
def test_a_column_of_units(quote: str, value: float, unit: str, subject: str) -> None:
    claim = told(UNITS, quote)
    assert (float(claim.value), claim.unit, claim.subject) == (value, unit, subject)
    assert claim.indicator is Indicator.PRODUCTION


def test_a_table_of_three_columns_needs_no_outer_bars() -> None:
    assert told(CLUSTERS, "97.5").value == 97_500_000_000
    growth = told(CLUSTERS, "-1.4")
    assert (growth.measure, growth.indicator) == (Measure.GROWTH, Indicator.GROSS_OUTPUT)


@pytest.mark.parametrize(
    ("words", "unit", "factor"),
    [
        ("100 million yuan", "CNY", 100_000_000),
        ("RMB bn", "CNY", 1_000_000_000),
        ("10,000 units", "count", 10_000),
        ("10,000 person-times", "count", 10_000),
        ("100 million kWh", "kWh", 100_000_000),
        ("million t", "t", 1_000_000),
        ("Population (10,000 persons)", "count", 10_000),
        ("%", "percent", 1),
    ],
)
def test_units_of_tables(words: str, unit: str, factor: int) -> None:
    assert unit_in(grammar("en"), words) == (unit, factor)


def test_a_column_of_firms_is_no_unit() -> None:
    assert unit_in(grammar("en"), "High-tech enterprises") is None


def test_a_line_that_only_tells_a_unit() -> None:
    g = grammar("en")
    assert unit_of_line(g, "(Unit: RMB million)") == (("CNY", 1_000_000), True)
    assert unit_of_line(g, "Unit: RMB million. Revenue rose in all branches.")[1] is False
    assert unit_of_line(g, "The united firms") == (None, False)


YEARS = (
    "Economic trend of Fuzhou\n\n"
    "Year  GDP (billions of CN¥)  Growth (%)\n"
    "2008  228.4  13.0\n"
    "2009  252.4  12.8\n"
)
GOODS = (
    "Trade of Wuhu\n\n"
    "Registered exports\n"
    "  Product         USD million     Var. %\n"
    "  Soya beans          2,036.1       36.7\n"
    "  Beef                  885.5       -5.2\n"
)
BARS = (
    "Wuhu in the half-year\n\n"
    "Five products alone explain most of the exports:\n\n"
    "product | US$ million | change\n"
    "beef | 1,197 | +28%\n"
    "pulp | 1,150 | -6%\n"
)
SECTORS = "Wuhu in figures\n\nGDP: 172.8 billion yuan\nGDP structure 2021: 17.4 : 27.2 : 55.4\n"


def test_rows_of_years_are_of_their_years() -> None:
    gdp, growth = told(YEARS, "252.4"), told(YEARS, "12.8")
    assert (gdp.value, gdp.unit, gdp.indicator) == (252_400_000_000, "CNY", Indicator.GDP)
    assert (str(gdp.period), str(growth.period)) == ("2009", "2009")
    assert (growth.unit, growth.measure) == ("percent", Measure.GROWTH)


@pytest.mark.parametrize(
    ("page", "level", "value", "rate", "growth"),
    [(GOODS, "885.5", 885_500_000, "-5.2", "-5.2"), (BARS, "1,150", 1_150_000_000, "-6%", "-6")],
)
def test_heads_that_tell_but_a_unit_are_of_what_stands_above(
    page: str, level: str, value: int, rate: str, growth: str
) -> None:
    goods, moved = told(page, level), told(page, rate)
    assert (goods.value, goods.unit, goods.indicator) == (value, "USD", Indicator.EXPORTS)
    assert (f"{moved.value.normalize():f}", moved.measure) == (growth, Measure.GROWTH)
    assert moved.subject == goods.subject


def test_a_structure_of_gdp_is_the_shares_of_the_three_sectors() -> None:
    shares = [(c.quote, c.subject, c.of) for c in read(SECTORS) if c.measure is Measure.SHARE]
    assert shares == [
        ("17.4", "primary industry", "gdp"),
        ("27.2", "secondary industry", "gdp"),
        ("55.4", "tertiary industry", "gdp"),
    ]


def test_m_behind_the_sign_of_money_is_a_million() -> None:
    assert unit_in(grammar("en"), "US$ m") == ("USD", 1_000_000)
    assert unit_in(grammar("en"), "(RMB mn)") == ("CNY", 1_000_000)
