"""Tables of plain text whose columns blanks hold, as bulletins and profiles give them.

The tables are made up; expected figures are those of their cells, times the unit of their row.
"""

from decimal import Decimal

from jiqun.model import Indicator, Measure
from readings import read

PROFILE = """\
Changchun at a glance

Key figures 2023
                              Value      Growth (y/y, %)
GDP (RMB bn)                  763.2      5.2
Value added of industry       n/a        6.1
Vehicle output, thousand      1,543.6    -0.9
  of which electric cars      266.4      58.3
GDP composition
  Primary industry            7.5%
  Tertiary industry           51.2%
Source: the bureau

The mayor was content.
"""


def test_heads_over_the_numbers_name_the_columns() -> None:
    claims = {c.quote: c for c in read(PROFILE)}
    gdp, growth = claims["763.2"], claims["5.2"]
    assert (gdp.value, gdp.unit, gdp.indicator) == (763_200_000_000, "CNY", Indicator.GDP)
    assert (growth.value, growth.measure, growth.indicator) == (
        Decimal("5.2"), Measure.GROWTH, Indicator.GDP,
    )  # fmt: skip
    assert {str(c.period) for c in claims.values()} == {"2023"}


def test_traces_show_the_words_that_gave_unit_and_period() -> None:
    gdp = next(c for c in read(PROFILE) if c.quote == "763.2")
    words = {name: PROFILE[t.start : t.end] for name, t in gdp.trace if t.start is not None}
    assert (words["unit"], words["period"]) == ("GDP (RMB bn)", "2023")


def test_cells_that_are_left_out_move_no_others() -> None:
    only = next(c for c in read(PROFILE) if c.quote == "6.1")
    assert (only.measure, only.indicator) == (Measure.GROWTH, Indicator.VALUE_ADDED)


def test_a_part_takes_over_what_the_row_above_measures() -> None:
    part = next(c for c in read(PROFILE) if c.quote == "266.4")
    assert (part.value, part.unit, part.indicator) == (266_400, "count", Indicator.PRODUCTION)


def test_rows_under_a_line_without_numbers_are_parts_of_it() -> None:
    share = next(c for c in read(PROFILE) if c.quote == "7.5%")
    assert (share.indicator, share.measure, share.of) == (
        Indicator.VALUE_ADDED, Measure.SHARE, "gdp",
    )  # fmt: skip


def test_years_may_head_the_columns() -> None:
    claims = read(
        "Main figures of Leipzig\n\n"
        "Indicator                  2021       2022      Change, %\n"
        "Gross output (EUR mn)      1,204      1,310     8.8\n"
        "Employees                  6,120      6,045     -1.2\n"
        "Power used (GWh)           88         91        3.4\n"
    )
    assert [(c.quote, str(c.period)) for c in claims[:3]] == [
        ("1,204", "2021"), ("1,310", "2022"), ("8.8", "2022"),
    ]  # fmt: skip
    assert claims[0].value == 1_204_000_000 and claims[4].unit == "count"


def test_a_heading_with_a_unit_heads_a_list_of_labels_and_numbers() -> None:
    claims = read(
        "The zone of Baotou\n\nInstalled capacity, end of 2023 (MW)\n"
        "Wind                 120\nSolar power          48\n"
    )
    assert [(c.value, c.unit, c.subject, str(c.period)) for c in claims] == [
        (120, "MW", "Wind", "2023-12-31"), (48, "MW", "Solar power", "2023-12-31"),
    ]  # fmt: skip


def test_two_blanks_in_a_sentence_make_no_table() -> None:
    (claim,) = read("In 2023 exports rose  5 percent.\nImports  fell.\n")
    assert claim.indicator is Indicator.EXPORTS
