"""Tables of copied pages, money as it is abbreviated abroad, and where a path stands.

Expected values are those of the contract and its rulings; all figures are made up.
"""

import pytest

from jiqun.model import Indicator, Measure
from readings import read


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("Rs 1,250 cr", 12_500_000_000, "INR"),
        ("Rs 4.5 lac", 450_000, "INR"),
        ("€1,2 bn", 1_200_000_000, "EUR"),
        ("NT$6.2b", 6_200_000_000, "TWD"),
    ],
)
def test_scales_as_they_are_abbreviated_abroad(words: str, value: int, unit: str) -> None:
    (claim,) = read(f"In 2023 the park's exports were {words}.")
    assert (float(claim.value), claim.unit) == (value, unit)


def test_a_number_in_words_and_digits_is_one() -> None:
    (claim,) = read("In 2023 the port handled 1 million 867 thousand 710 tonnes.")
    assert claim.value == 1_867_710


def test_blanks_part_thousands_behind_a_label() -> None:
    (claim,) = read("Leon in 2023\n\nJobs: 458 954\n")
    assert claim.value == 458_954


def test_months_of_a_fiscal_year_lie_in_it() -> None:
    (claim,) = read("Exports of Sialkot rose 5% in July-March FY2023.")
    assert str(claim.period) == "2022-07/2023-03"


def test_a_path_behind_a_change_has_a_start_and_an_end() -> None:
    claims = read("Leon: employment was down 5%, from 2,000 in 2020 to 1,900 in 2021.")
    assert [str(c.period) for c in claims] == ["2021", "2020", "2021"]


def test_a_time_in_brackets_is_of_the_figure_before_it() -> None:
    claims = read("Leon exported goods worth $5 billion (2019) and imported $3 billion (2021).")
    assert [str(c.period) for c in claims] == ["2019", "2021"]


def test_a_semicolon_in_brackets_ends_no_sentence() -> None:
    claims = read("In 2022 Leon had 40 plants (steel; cement) and exports of $2 billion.")
    assert [(c.quote, str(c.period)) for c in claims] == [("40", "2022"), ("$2 billion", "2022")]


def test_what_was_sold_for_money_is_no_output() -> None:
    (claim,) = read("In 2022 the firm sold cars for $30 million.")
    assert claim.indicator is not Indicator.GROSS_OUTPUT


def test_tables_name_their_rows_and_units_in_words() -> None:
    text = (
        "Output of crops, 2023\n\nCrop\nArea ('000 ha)\nGrowth (%)\nWheat\n120.5\n3.1\n"
        "Maize\n80.0\n-2.4\nRice\n60.0\nn.a.\n"
    )
    assert [(c.quote, c.measure, float(c.value)) for c in read(text)] == [
        ("120.5", Measure.LEVEL, 120_500), ("3.1", Measure.GROWTH, 3.1),
        ("80.0", Measure.LEVEL, 80_000), ("-2.4", Measure.GROWTH, -2.4),
        ("60.0", Measure.LEVEL, 60_000),
    ]  # fmt: skip


def test_numbers_of_books_boxes_and_noon_are_no_figures() -> None:
    text = "Leon News, ISSN 1234-5678, P.O. Box 4411, opens at 12 noon. In 2022 it had 40 plants."
    assert [c.quote for c in read(text)] == ["40"]


def test_what_is_counted_ends_before_its_participle() -> None:
    claims = read("In 2023 Leon had five key tasks focusing on chips and nine plants in the west.")
    assert claims[0].subject == "key tasks"
