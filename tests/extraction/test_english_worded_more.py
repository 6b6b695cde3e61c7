"""Figures told by the words around them: what is sent, made, taken in, needed and spent.

The sentences are made up; what is expected was read off them by hand after claims.md.
"""

from decimal import Decimal

import pytest

from readings import read

KINDS = [
    ("The steel sector generated 160 billion yuan of value added.", "value_added"),
    ("The chip makers generated Rmb41bn ($5.7bn) in sales.", "revenue"),
    ("Robot makers grew 8.7 percent in output value.", "gross_output"),
    ("High-tech firms made up 46 percent of the industrial output value.", "gross_output"),
    ("Textiles made up 53 per cent of the output of its larger factories.", "gross_output"),
    ("The scale of the chain will exceed 280 billion yuan.", "gross_output"),
    ("The hydrogen industry is worth 3.2 billion yuan.", "gross_output"),
    ("About 6.1 percent of the province's GDP comes from fishing.", "value_added"),
    ("Last year 255,000 trucks left the city's assembly lines.", "production"),
    ("The works rolled 2,300 tractors off the line.", "production"),
    ("Honey output is expected to reach 30 million jars.", "production"),
    ("The plant can turn out 40,000 engines a year.", "capacity"),
    ("Ferry operators took in 310 million yuan.", "revenue"),
    ("Bus fares were raised by 4 percent.", "prices"),
    ("The factory will need 1,200 welders.", "employment"),
    ("There were 1,900 vacancies.", "employment"),
    ("The tannery has 640 people on its books.", "employment"),
    ("Investors declared outlays of 410 million yuan.", "investment"),
    ("The group is putting 2.5 billion yuan into its second mill.", "investment"),
    ("Some 400 million yuan was invested in port projects.", "investment"),
    ("Half of the toy makers named wages as a worry.", "count"),
    ("Private firms account for 97% of the number of firms.", "count"),
    ("Two-thirds of the sales were exports.", "exports"),
    ("Over 60 percent of the parts are imported.", "imports"),
    ("It shipped 82,000 cars to the Middle East.", "exports"),
    ("The county's exporters earned $2.9 billion.", "exports"),
    ("Shoppers numbered 6.2 million.", "other"),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_the_words_around_a_figure_say_what_it_is(text: str, expected: str) -> None:
    claims = read(f"In 2023 Hefei did well. {text}")
    assert str(claims[0].indicator) == expected


NO_SUCH_KIND = [
    ("A fund with a total scale of 3 billion yuan was set up.", "gross_output"),
    ("Value added of firms above designated size came to 568 billion yuan.", "gross_output"),
    ("Remittances brought in 115 million yuan.", "revenue"),
    ("Some 100,000 charging piles were newly built.", "production"),
    ("The surplus of exports was 8.1 billion yuan.", "exports"),
]


@pytest.mark.parametrize(("text", "wrong"), NO_SUCH_KIND)
def test_words_that_only_look_alike_say_nothing(text: str, wrong: str) -> None:
    (claim,) = read(f"In 2023 Hefei did well. {text}")
    assert str(claim.indicator) != wrong


def test_goods_their_worth_and_how_it_moved_are_all_exports() -> None:
    text = (
        "In 2023 Hefei shipped 1.2 million fridges abroad worth 3.9 billion yuan, the value up 4%."
    )
    assert [(str(c.indicator), c.subject) for c in read(text)] == [("exports", "fridges")] * 3


def test_what_is_told_bare_behind_exports_is_of_them() -> None:
    text = (
        "Exports of Hefei came to $3.1 billion in 2023. Carpets brought in $1.9 billion. "
        "The chamber has set a target of $4 billion for 2024."
    )
    claims = read(text)
    assert [str(c.indicator) for c in claims] == ["exports"] * 3
    assert (claims[1].subject, claims[2].subject) == ("Carpets", claims[0].subject)


def test_lines_under_exports_are_of_them_and_a_surplus_is_not() -> None:
    text = (
        "Exports of Hefei were $28 million in 2023.\n\n- Woven: $14 million\n- Knit: $13 million\n"
    )
    assert [str(c.indicator) for c in read(text)] == ["exports"] * 3
    bare = read("Imports of Hefei were $28 million in 2023, leaving a surplus of $9 million.")
    assert str(bare[-1].indicator) == "other"


def test_branches_grow_in_what_was_told_before_them() -> None:
    text = "Output value of Hefei rose 6 percent in 2023. Biomedicine added 9 percent."
    assert [str(c.indicator) for c in read(text)] == ["gross_output", "gross_output"]


def test_rates_of_growth_are_growth_and_half_a_million_is_a_number() -> None:
    rate = read("The GDP growth rate of Hefei fell to 4.1 percent in 2023.")[0]
    assert (str(rate.measure), rate.value) == ("growth", Decimal("4.1"))
    (engines,) = read("In 2023 Hefei made half million engines.")
    assert (engines.value, engines.unit) == (500_000, "count")
    (deals,) = read("In 2023 deals in Hefei had a value of 2,636 bil. USD.")
    assert (deals.value, deals.unit) == (2_636_000_000_000, "USD")
