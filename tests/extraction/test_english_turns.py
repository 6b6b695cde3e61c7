"""Turns of phrase of English trade news: what is shed, spent, slipped to, and no figure at all."""

from decimal import Decimal

import pytest

from readings import read

# By hand from claims.md: value with its sign, unit, measure, bound, indicator.
TURNS = [
    ("In 2023 growers shipped 266,000 t of mangoes.", (266000, "t", "level", "eq", "other")),
    ("In 2023 the yards shed about 5,000 jobs.",
     (-5000, "count", "change", "approx", "employment")),
    ("In 2023 the firms spent 2.1 billion yuan on R&D.",
     (2_100_000_000, "CNY", "level", "eq", "rd_expenditure")),
    ("In 2023 rents started at a low; rents start at €4.5 per square metre.",
     (Decimal("4.5"), "EUR", "level", "ge", "prices")),
    ("The park extends over 345 hectares.", (345, "ha", "level", "eq", "land")),
    ("In 2023 GDP growth was 3 percentage points lower than a year before.",
     (-3, "percentage_point", "growth_gap", "eq", "gdp")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TURNS)
def test_a_turn_of_phrase_is_read(text: str, told: tuple[object, ...]) -> None:
    (claim,) = read(text)
    assert (
        claim.value,
        claim.unit,
        str(claim.measure),
        str(claim.bound),
        str(claim.indicator),
    ) == told


def test_what_is_cut_without_jobs_is_no_change_of_jobs() -> None:
    (claim,) = read("In 2023 the yards cut 5,000 tonnes of steel.")
    assert str(claim.measure) == "level"


def test_both_ends_of_a_way_between_places_are_places() -> None:
    found = read("In 2023 the port slipped from third to fourth place in Europe.")
    assert [(int(c.value), c.unit) for c in found] == [(3, "rank"), (4, "rank")]


def test_a_fall_below_a_year_long_before_takes_the_years_between() -> None:
    (claim,) = read("In 2023 throughput was still 9% below the pre-pandemic level of 2019.")
    assert (claim.value, str(claim.measure), str(claim.period)) == (-9, "growth", "2020/2023")


@pytest.mark.parametrize("text", [
    '"It was hard," said Lin Jiaming, 42, who runs a workshop.',  # an age
    "The port takes ships of the 100,000-ton class.",  # the size of a class
])  # fmt: skip
def test_what_is_no_figure_is_left_out(text: str) -> None:
    assert read(text) == ()


def test_the_first_so_many_are_counted_and_not_ranked() -> None:
    (claim,) = read("In 1984 it was among the first 14 zones.")
    assert (claim.value, claim.unit) == (14, "count")


def test_a_change_and_where_it_led_are_no_range() -> None:
    change, level = read("In 2023 the number of firms went up by 412 to 5,380.")
    assert (str(change.bound), str(level.bound)) == ("eq", "eq")
    low, high = read("In 2023 output grew by 5 to 7 percent.")
    assert (str(low.bound), str(high.bound)) == ("ge", "le")


def test_the_number_of_people_employed_is_employment() -> None:
    (claim,) = read("In 2023 the number of people employed averaged 73,500.")
    assert str(claim.indicator) == "employment"


def test_a_second_place_in_a_wider_field_is_one() -> None:
    found = read("In 2023 Spain was the third largest maker in Europe and the ninth in the world.")
    assert [int(c.value) for c in found if c.unit == "rank"] == [3, 9]
