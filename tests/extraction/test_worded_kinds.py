"""Figures whose own words say what they are, and parts that are named behind their number.

The sentences are made up; what is expected was read off them by hand after claims.md.
"""

from decimal import Decimal

import pytest

from readings import read, told

# value, unit, indicator, subject
WORDED = [
    ("Some 310,000 people live in the county.", (310_000, "count", "population", None)),
    ("Hefei is a city of 9.6 million people.", (9_600_000, "count", "population", None)),
    ("Over 200,000 people live from ceramics.", (200_000, "count", "employment", "ceramics")),
    ("Employed persons numbered 1,204 thousand.", (1_204_000, "count", "employment", None)),
    ("Foreign investors put up 1.4 billion dollars.", (1_400_000_000, "USD", "fdi", None)),
    ("The city earned 1.2 billion dollars in foreign exchange.",
     (1_200_000_000, "USD", "exports", "total")),
    ("The port loaded 8.1 million tonnes.", (8_100_000, "t", "other", "cargo")),
    ("The city sold 3.1 million tonnes of fuel oil to ships.",
     (3_100_000, "t", "other", "fuel oil")),
    ("Local plants can turn out 90,000 tonnes of lithium salts a year.",
     (90_000, "t", "capacity", "lithium salts")),
    ("The area of vineyards was 41,000 hectares.", (41_000, "ha", "land", "area of vineyards")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORDED)
def test_a_wording_tells_what_a_figure_is(text: str, expected: tuple[object, ...]) -> None:
    (claim,) = read(f"In 2023 things stood well. {text}")
    assert (claim.value, claim.unit, str(claim.indicator), claim.subject) == expected


def test_what_moved_follows_the_figure_that_it_is_told_of() -> None:
    level, change = read("Employed persons numbered 1,204 thousand in 2023, up 12 thousand.")
    assert (str(level.indicator), str(change.indicator)) == ("employment", "employment")


@pytest.mark.parametrize(("text", "value"), [
    ("Firms that move in get up to 500,000 yuan.", 500_000),
    ("The aid covers up to 40% of eligible costs.", 40),
])  # fmt: skip
def test_what_is_given_is_a_rule_of_subsidies(text: str, value: int) -> None:
    (claim,) = read(text)
    assert (claim.value, str(claim.indicator), str(claim.status)) == (value, "subsidy", "rule")
    assert claim.period is None


def test_a_part_is_of_what_is_named_behind_it() -> None:
    text = (
        "In 2023 the city built 1.2 million vehicles, 391,000 of them NEVs, 150% more than in 2022."
    )
    whole, part, growth = read(text)
    assert [str(c.indicator) for c in (whole, part, growth)] == ["production"] * 3
    assert part.subject == growth.subject == "new energy vehicles" != whole.subject
    assert str(growth.measure) == "growth"


def test_where_a_part_lies_is_no_name_of_it() -> None:
    _, part = read("There are 120 firms, 20 of them in the port district.")
    assert part.subject == "firms"


# Rates that the words behind them make growth: the sign is theirs.
RATES = [
    ("The plant built 288,000 cars in 2023, 13% more, of a national total of 535,000.", "13%", 13),
    ("Exports were 407 million dollars in July 2023, 8.7% or 32.5 million more than in July 2022.",
     "8.7%", Decimal("8.7")),
    ("In 2023 leather was 25% more expensive.", "25%", 25),
    ("In 2023 solar panels were 40% cheaper.", "40%", -40),
    ("Output was 136 million tonnes in 2023, a fifth below the 171 million tonnes of 2022.",
     "a fifth", -20),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "value"), RATES)
def test_a_rate_is_growth_by_the_words_behind_it(text: str, quote: str, value: object) -> None:
    claim = told(text, quote)
    assert (str(claim.measure), claim.value) == ("growth", value)


def test_dearer_goods_are_prices() -> None:
    assert str(told("In 2023 leather was 25% more expensive.", "25%").indicator) == "prices"
