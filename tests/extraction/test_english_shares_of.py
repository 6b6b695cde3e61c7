"""Of what English shares are: of how many there are, of what is made, of markets, of revenue.

The sentences are made up. A share carries the indicator whose share it is (contract); a share in
the same thing of a wider place has `national total`, `global total` as `of` (ruling 21).
"""

from decimal import Decimal

import pytest
from test_context import read

from jiqun.model import Indicator, Measure

SHARES = [
    # Told right behind a count, of what was counted; in between, sales take the share on.
    ("In 2023 the city had 118 lamp makers, accounting for 31 percent of the national total.",
     31, "count", "lamp makers", "national total"),
    ("In 2023 there were 40 battery makers in the county, making up 12 percent of all makers in "
     "the province.", 12, "count", "battery makers", "provincial total"),
    ("In 2023 the number of lamp makers accounted for 31 percent of the national total.",
     31, "count", "lamp makers", "national total"),
    ("In 2023 the output value of lamp makers accounted for 31 percent of the national total.",
     31, "gross_output", "lamp makers", "national total"),
    # An amount told again as a share.
    ("In 2023 profits of the lighting industry came to 6 billion yuan, equal to 4 percent of its "
     "revenue.", 4, "profit", "lighting industry", "revenue"),
    # Research spending is told of GDP, that of firms of what they take in.
    ("In 2023 the R&D intensity of Wuxi was 3.1 percent.", Decimal("3.1"), "rd_expenditure", None,
     "gdp"),
    ("In 2023 the R&D intensity of chip makers was 6.8 percent.", Decimal("6.8"),
     "rd_expenditure", "chip makers", "revenue"),
    ("In 2023 the R&D spending of firms was 4.1 percent.", Decimal("4.1"), "rd_expenditure",
     "firms", "revenue"),
    # Of markets: where goods are sold is no measure of the list.
    ("In 2023 Wuxi's lamp makers held 38 percent of the global market.", 38, "other", "lamp makers",
     "global total"),
    ("In 2023 its lamps had 41 percent of the domestic car lamp market.", 41, "other", "lamps",
     "national total"),
    # A share before a colon, and one that has risen.
    ("The share of services in GDP: 51.2 percent in 2023.", Decimal("51.2"), "value_added",
     "services", "gdp"),
    ("In 2023 the share of private firms in exports had risen to 61 percent.", 61, "exports",
     "private enterprises", "total exports"),
    # Of things that no industry makes up: registrations are no value added, GDP is.
    ("In 2023 electric cars made up 34 percent of new registrations.", 34, "other",
     "electric cars", "new registrations"),
    ("In 2023 electronics made up 34 percent of GDP.", 34, "value_added", "electronics", "gdp"),
    # Other verbs of taking a share.
    ("In 2023 exports to Chile take up 4 percent of the total.", 4, "exports", "Chile",
     "total exports"),
    ("In 2023 tea occupied 18 percent of the county's farmland.", 18, "land", "tea", "farmland"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "kind", "thing", "whole"), SHARES)
def test_a_share_is_of_what_it_is_told_of(
    text: str, value: Decimal, kind: str, thing: str | None, whole: str
) -> None:
    claim = read(text, area="Wuxi")[-1]
    assert (claim.value, claim.measure) == (value, Measure.SHARE)
    assert (claim.indicator, claim.subject, claim.of) == (Indicator(kind), thing, whole)


PAIRS = [
    # Two counts and two shares, one of each, in their order.
    ("In 2023 the city had 40 lamp makers and 25 fan makers, accounting for 31 percent and 18 "
     "percent of the national total respectively.",
     [("count", "lamp makers", "national total"), ("count", "fan makers", "national total")]),
    # Several goods of one place: what stands between is the first one's thing.
    ("In 2023 the city made 38 percent of the kettles and 55 percent of the irons made in "
     "the country.",
     [("production", "kettles", "national total"), ("production", "irons", "national total")]),
    # One thing on two markets.
    ("In 2023 Wuxi's lamps had 41 percent of the home market and 12 percent of the world market.",
     [("other", "lamps", "national total"), ("other", "lamps", "global total")]),
    # One thing and two places stays one thing.
    ("In 2023 Wuxi accounted for 40 percent of the national output of lamps and 20 percent of the "
     "global one.",
     [("production", "lamps", "national total"), ("production", "lamps", "global total")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shares"), PAIRS)
def test_two_shares_have_each_their_thing_and_their_whole(
    text: str, shares: list[tuple[str, str, str]]
) -> None:
    told = read(text, area="Wuxi")[-2:]
    assert [(c.indicator, c.subject, c.of) for c in told] == [
        (Indicator(kind), thing, whole) for kind, thing, whole in shares
    ]


def test_a_share_behind_the_sales_of_what_was_counted_is_not_of_how_many_there_are() -> None:
    claims = read(
        "In 2023 the park had 118 lamp makers with sales of 8 billion yuan, accounting for 31 "
        "percent of the city's output."
    )
    share = claims[-1]
    assert (share.value, share.measure) == (31, Measure.SHARE)
    assert share.indicator is not Indicator.COUNT


MADE_IN = [
    # All that is made in the wider place is the whole (ruling 21); a participle is no part of the
    # things' name.
    ("In 2023 some 17 percent of the kettles made in China come from the city.", "Zhongshan",
     "kettles", "national total"),
    ("In 2023 one third of the lamps produced in the country come from Zhongshan.", "Zhongshan",
     "lamps", "national total"),
    ("In 2023 Zhongshan accounted for 41 percent of the lamps made in China.", "Zhongshan",
     "lamps", "national total"),
    ("In 2023 some 17 percent of the kettles made in Guangdong come from the city.",
     "Zhongshan", "kettles", "provincial total"),
    ("In 2023 some 17 percent of the kettles made in India come from the state.", "Gujarat",
     "kettles", "national total"),
    # Made here, or in a country that is not the place's own: no wider place.
    ("In 2023 about 14 percent of all lamps made here went to Peru.", "Zhongshan", "lamps",
     "lamps"),
    ("In 2023 half of the lamps assembled in the city are sold abroad.", "Zhongshan", "lamps",
     "lamps"),
    ("In 2023 some 17 percent of the kettles made in China come from the delta.", "Gujarat",
     "kettles", "kettles"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "home", "thing", "whole"), MADE_IN)
def test_what_is_made_in_a_wider_place_is_the_whole(
    text: str, home: str, thing: str, whole: str
) -> None:
    [claim] = read(text, area=home)
    assert (claim.measure, claim.indicator) == (Measure.SHARE, Indicator.PRODUCTION)
    assert (claim.subject, claim.of, claim.area) == (thing, whole, home)
