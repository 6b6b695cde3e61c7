"""English notes from elsewhere: their numbers, fiscal years, shipments and lines of labels.

The sentences are made up; expected fields are those of the contract, read by hand.
"""

import pytest

from jiqun.model import Bound, Indicator, Measure
from readings import by_quote, periods_of, read, told

NUMBERS = [
    ("Exports came to US$ 2,019 M in 2023.", [2_019_000_000]),
    ("Exports came to N$4.2 billion in 2023.", [4_200_000_000]),
    ("The town made 1 872 tonnes of cheese in 2022.", [1872]),
    ("Output was 35 kt in 2022.", [35_000]),
    ("It harvested 31 ten thousand tons of grain in 2022.", [310_000]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_as_pages_abroad_type_them(text: str, expected: list[int]) -> None:
    assert [int(claim.value) for claim in read(text)] == expected


def test_rupees_are_those_of_the_one_country_that_a_text_names() -> None:
    claim = told("Tea in Sri Lanka earned Rs 40 billion in 2023.", "Rs 40 billion")
    assert claim.unit == "LKR"


NOT_FIGURES = [
    "UPDATE 1: The mill reopened.",
    "Visit us at Mill Avenue 215.",
    "Product code: X4471-20.",
    "She, 47, owns the mill.",
    "The mill opens at 7 in the morning.",
    "The fair is held on 12-14 May.",
]


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_streets_codes_ages_and_hours_are_no_figures(text: str) -> None:
    assert read(text) == ()


FISCAL = [
    ("Exports were $3 billion in the financial year ended 31 March 2022.", "2021-04/2022-03"),
    ("Exports were $3 billion in the fiscal year ending 31 December 2022.", "2022"),
]


@pytest.mark.parametrize(("text", "period"), FISCAL)
def test_a_fiscal_year_is_told_by_the_day_on_which_it_ends(text: str, period: str) -> None:
    assert set(periods_of(text).values()) == {period}


def test_a_year_told_later_in_a_clause_dates_the_figure() -> None:
    assert periods_of("Kumar earned 2 billion dollars from cocoa in 2023.") == {
        "2 billion dollars": "2023"
    }


def test_a_year_of_another_figure_does_not() -> None:
    text = "In 2023 Kumar earned 2 billion dollars, 4% more than in 2020."
    assert periods_of(text)["2 billion dollars"] == "2023"


def test_a_rate_behind_which_a_word_tells_more_is_growth() -> None:
    found = by_quote("In 2023 Leon's exports grew to $5 billion, by 14.8% more year-on-year.")
    assert found["14.8%"].measure is Measure.GROWTH
    less = by_quote("In 2023 Leon exported $5 billion, 6% less year-on-year.")
    assert (less["6%"].measure, int(less["6%"].value)) == (Measure.GROWTH, -6)


def test_both_rates_of_one_fall_are_falls() -> None:
    found = by_quote("In May 2023 output fell 22.4% year-on-year, and 9% month-on-month.")
    assert [float(found[quote].value) for quote in ("22.4%", "9%")] == [-22.4, -9]


def test_a_figure_that_a_rate_lies_above_is_no_bound() -> None:
    claim = told("Sales were $397m in 2023, 8.1% above the $367m of 2022.", "$367m")
    assert claim.bound is Bound.EQ


def test_what_adds_up_to_a_figure_and_turns_it_over_is_that_figure() -> None:
    found = by_quote("Orders added up to $12 million in 2023. The mills turned over $40 million.")
    assert {claim.bound for claim in found.values()} == {Bound.EQ}


def test_shipments_are_exports_where_a_text_speaks_of_what_goes_abroad() -> None:
    text = "Leon's exports rose in 2023. Shipments were worth $4 billion, up 9%."
    assert {claim.indicator for claim in read(text)} == {Indicator.EXPORTS}
    home = "Shoe makers of Leon did well in 2023. Shipments rose 9%."
    assert Indicator.EXPORTS not in {claim.indicator for claim in read(home)}


def test_a_port_is_a_place_and_cork_is_a_good() -> None:
    port = read("The Port of Zarnova handled 3.2 million tonnes of cargo in 2023.")
    assert {claim.area for claim in port} == {"Zarnova"}
    good = read("Portugal exported cork worth 900 million euros in 2023. Cork is bark.")
    assert {claim.area for claim in good} == {"Portugal"}


LABELS = [
    ("• Registered companies: 3,940, incl. some from abroad", Indicator.COUNT),
    ("• Reserved plots: 46 hectares", Indicator.LAND),
]


@pytest.mark.parametrize(("line", "kind"), LABELS)
def test_the_label_of_a_line_names_its_figure(line: str, kind: Indicator) -> None:
    [claim] = read(f"Leon Science Park in 2023\n{line}\n", area="Leon")
    assert (claim.indicator, claim.subject is None) == (kind, False)
