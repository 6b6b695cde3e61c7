"""What is looked at again once all fields of English figures are read: things, rates, money, times.

Made-up sentences on real places; expected fields were read off by hand after claims.md.
"""

from decimal import Decimal

import pytest

from jiqun.data.gazetteer import gazetteer, joined_names
from readings import by_quote, periods_of, read, told


def test_who_tells_a_figure_is_not_what_it_is_of() -> None:
    claim = told("In 2023 the bureau reckoned with growth of 4 percent.", "4 percent")
    assert claim.subject is None


def test_goods_of_a_trade_keep_their_name_for_how_it_moved() -> None:
    cars, growth = read("In 2023 the city exported 262,000 cars, up 8 percent.")
    assert (cars.subject, growth.subject) == ("cars", "cars")


def test_a_named_rate_stands_at_shares_and_moves_by_points() -> None:
    found = by_quote(
        "In 2023 the local supporting rate climbed from 30 percent to 55 percent, "
        "up 25 percentage points."
    )
    assert [str(c.measure) for c in found.values()] == ["share", "share", "share_change"]
    assert found["55 percent"].subject == "local supporting rate"


def test_an_amount_without_its_money_has_that_of_the_text() -> None:
    claims = by_quote(
        "Exports gained 16 percent to 278.3 billion yuan, imports fell to 112.4 billion."
    )
    assert (claims["112.4 billion"].unit, claims["112.4 billion"].value) == ("CNY", 112_400_000_000)


def test_growth_of_nothing_named_is_the_economys() -> None:
    (claim,) = read("Hefei in 2025\n\nThe governor promised growth of around 5.5 percent for 2025.")
    assert (str(claim.indicator), str(claim.status)) == ("gdp", "target")


def test_months_of_a_fiscal_year_lie_in_it() -> None:
    told = periods_of("Kerala trade\n\nIn April-December 2023-24 exports of Kerala rose 4 percent.")
    assert told == {"4 percent": "2023-04/2023-12"}


def test_places_of_china_may_go_without_their_capital() -> None:
    claim = told("In 2023 the GDP of jinjiang was 300 billion yuan.", "300 billion yuan")
    assert claim.area == "Jinjiang"


def test_a_dateline_in_capitals_names_the_place() -> None:
    (claim,) = read("Trade Herald\n\nSIALKOT, Dec 30, 2022\n\nExporters earned 3 billion dollars.")
    assert claim.area == "Sialkot"


@pytest.mark.parametrize("name", ["Bay of Plenty", "Santiago de los Caballeros"])
def test_names_with_small_words_are_kept_apart(name: str) -> None:
    assert name in gazetteer() and name in joined_names()


def test_the_end_of_a_longer_name_is_no_place() -> None:
    claims = read("In 2023 New Zealand had exports of 3 billion dollars.")
    assert [(c.area, c.subject) for c in claims] == [("New Zealand", "total")]


# Money by its name or sign: codes of ISO 4217.
MONEY = [
    ("Wages were 12,050 kroons in 2009.", 12_050, "EEK"),
    ("In 2018 GDP was Frw 1,997 billion.", 1_997_000_000_000, "RWF"),
    ("In 2014 deposits were S/. 4,980 million.", 4_980_000_000, "PEN"),
    ("In 2016 exports were 127 billion CFP francs.", 127_000_000_000, "XPF"),
    ("In 2023 turnover was Rmb360bn.", 360_000_000_000, "CNY"),
    ("In 2023 turnover was TRY3.2bn.", 3_200_000_000, "TRY"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money_of_the_world_is_known(text: str, value: int, unit: str) -> None:
    (claim,) = read(text)
    assert (claim.value, claim.unit) == (value, unit)


def test_codes_of_products_are_no_money() -> None:
    assert read("The A320 flies; the RTX4090 chip, R32 gas, MT6789 and DM5 bolts sold well.") == ()


def test_a_bare_sign_is_the_dollar_of_the_country_that_a_text_is_on() -> None:
    auckland = "Auckland News, March 2024\n\nIn 2023 the GDP of Auckland was $21.6 billion."
    assert [c.unit for c in read(auckland)] == ["NZD"]
    perth = "Perth News\n\nIn 2023 exports of Western Australia were A$21 billion ($14 billion)."
    assert [c.unit for c in read(perth)] == ["AUD", "USD"]


@pytest.mark.parametrize("text", [
    "Zibo news\nVisits: 1,846    [Print] [Close]",
    "Copyright 2024   Comments (41)",
    "MOST READ  1. Sea lice counts  2. Site sold",
    "Newsletter of the shoemakers  n.º 214",
    "Exhibit 1. Headline indicators",
])  # fmt: skip
def test_the_furniture_of_pages_holds_no_figures(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(("text", "value"), [
    ("In 2023 the range was 900 to 1.2 thousand tons.", 900),
    ("In 2023 the mills made 5 to 7 million tons.", 5_000_000),
])  # fmt: skip
def test_a_range_goes_up(text: str, value: int) -> None:
    low, high = read(text)
    assert low.value == value < high.value


def test_planned_ground_is_no_aim() -> None:
    (claim,) = read("The park has a planned area of 61.3 sq km.")
    assert (claim.value, str(claim.status), str(claim.indicator)) == (
        Decimal("61.3"), "actual", "land",
    )  # fmt: skip
