"""English names against the verbs beside them, and what flows, people and pieces are of.

The sentences are made up; expected fields are those of the contract, read by hand.
"""

import pytest

from jiqun.model import Indicator
from readings import by_quote, read, told

PIECES = [
    ("Zarnova turned out 320 million pieces of lenses in 2021.", "lenses"),
    ("Zarnova made 3,000 sets of glass moulds in 2021.", "glass moulds"),
    ("Zarnova made 3,000 units of furniture in 2021.", "furniture"),
]


@pytest.mark.parametrize(("text", "thing"), PIECES)
def test_what_is_made_stands_behind_its_pieces(text: str, thing: str) -> None:
    [claim] = read(text)
    assert (claim.indicator, claim.subject) == (Indicator.PRODUCTION, thing)


def test_a_word_behind_which_is_a_verb() -> None:
    claim = told("Kern Optical, which ploughs 5.4% of its sales back, is of 2011.", "5.4%")
    assert claim.subject is None


def test_a_name_behind_among_which_is_none() -> None:
    text = "Leon sold machinery for 9 billion yuan in 2023, among which excavators were 2 billion."
    assert by_quote(text)["2 billion"].subject == "excavators"


def test_a_name_goes_without_the_verb_of_its_clause() -> None:
    claim = told("Industrial inventory ended at 3 billion dollars.", "3 billion dollars")
    assert claim.subject == "Industrial inventory"


def test_preliminary_names_nothing() -> None:
    claim = told("Preliminary revenue was 5.2 billion yuan in 2022.", "5.2 billion yuan")
    assert claim.subject is None


PARTNERS = [
    ("Exports with Russia came to 4.2 billion yuan in 2023.", Indicator.EXPORTS),
    ("Imports with Russia came to 4.2 billion yuan in 2023.", Indicator.IMPORTS),
]


@pytest.mark.parametrize(("text", "kind"), PARTNERS)
def test_trade_with_a_country_is_of_that_country(text: str, kind: Indicator) -> None:
    claim = told(text, "4.2 billion yuan")
    assert (claim.indicator, claim.subject) == (kind, "Russia")


def test_exports_of_the_sector_are_those_of_the_sector_told_of() -> None:
    text = "Leon's ceramics sector has grown. Exports of the sector fell by 38% in 2019."
    assert told(text, "38%").subject == "ceramics sector"


def test_exports_of_the_city_are_all_of_its_exports() -> None:
    text = "Leon's ceramics sector has grown. Exports of the city fell by 38% in 2019."
    assert told(text, "38%").subject == "total"


LIVELIHOODS = [
    ("Some 53,000 people make a living from tea.", "tea"),
    ("Some 53,000 people live off tea.", "tea"),
]


@pytest.mark.parametrize(("text", "industry"), LIVELIHOODS)
def test_who_lives_off_something_works_in_it(text: str, industry: str) -> None:
    claim = told(text, "53,000")
    assert (claim.indicator, claim.subject) == (Indicator.EMPLOYMENT, industry)


def test_shipments_are_of_the_goods_that_exports_were_of() -> None:
    text = "Exports of ceramics rose 4% in 2023. Shipments to Asia were down 3%."
    assert told(text, "3%").indicator is Indicator.EXPORTS


def test_of_them_is_no_whole_where_nobody_is_named() -> None:
    claim = told("The trade employs some 50,000, two thirds of them women.", "two thirds")
    assert (claim.subject, claim.of) == ("women", None)


TAKINGS = [
    ("The lamp industry did well in 2023. First-quarter sales rose 46%.", Indicator.REVENUE),
    ("The lamp industry did well in 2023. Sales are to grow by 46%.", Indicator.REVENUE),
    # Goods that are counted, in the sentence or the one before.
    ("Sales of lamps rose 46% in 2023.", Indicator.OTHER),
    ("Lamp sales rose 30% in 2023. Sales are to grow by 46% in 2024.", Indicator.OTHER),
]


@pytest.mark.parametrize(("text", "kind"), TAKINGS)
def test_sales_of_no_goods_are_what_an_industry_takes(text: str, kind: Indicator) -> None:
    assert told(text, "46%").indicator is kind


def test_a_share_of_the_shipments_is_one_of_exports() -> None:
    text = "Last year exports were 20 billion dollars. Chips made up 37.6% of the shipments."
    claim = told(text, "37.6%")
    assert (claim.indicator, claim.of) == (Indicator.EXPORTS, "total exports")
