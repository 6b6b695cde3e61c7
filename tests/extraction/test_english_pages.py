"""What English web pages on industry write, in made-up sentences; by the claim contract."""

from decimal import Decimal

import pytest

from jiqun.extraction import extract
from jiqun.model import Indicator, Measure
from readings import read, told

HEAD = "Ningbo, March 18, 2023\n\n"


@pytest.mark.parametrize(
    "line",
    ["Pub Date:23-03-18 15:21 Source: net", "18/03/2023 09:44", "03-18-2023", "Sat Mar 18, 2023"],
)
def test_a_day_in_any_order_dates_a_page_and_is_no_figure(line: str) -> None:
    from jiqun.documents import read_bytes

    page = read_bytes(
        f"Ningbo grows\n\n{line}\n\nLast year exports rose 5%.\n".encode(), "page.txt"
    )
    claims = extract(page)
    assert [str(c.value) for c in claims] == ["5"]
    assert str(claims[0].period) == "2022"


def test_lines_that_were_cut_where_the_page_was_full_are_one_sentence() -> None:
    text = (
        "Changzhou, January 31, 2023\n\nBy 2025, the scale of the photovoltaic industry of the city"
        "\n\nwill exceed 200 billion yuan, and the scale of the chemical industry\n\nwill exceed "
        "150 billion yuan.\n"
    )
    assert [str(c.period) for c in read(text)] == ["2025", "2025"]


def test_a_percent_sign_with_a_word_behind_it_is_one() -> None:
    claim = told(HEAD + "Value added rose by 12.3%during the year.", "12.3%")
    assert (claim.unit, claim.measure) == ("percent", Measure.GROWTH)


@pytest.mark.parametrize(
    ("sentence", "quote", "measure", "of"),
    [
        (
            "Value added rose by 9.8%, 7.4 percent higher than the national growth rate.",
            "7.4 percent",
            Measure.GROWTH_GAP,
            "national growth",
        ),
        (
            "Exports were 3.02 billion dollars, 6.5 percent higher than the 2.8 billion of 2021.",
            "6.5 percent",
            Measure.GROWTH,
            None,
        ),
        (
            "In the first half of 2022 value added grew by 8.9%, 1.3 percentage points lower than "
            "the same period of last year.",
            "1.3 percentage points",
            Measure.GROWTH_GAP,
            "growth in 2021-H1",
        ),
        (
            "GDP rose 10.7 percent, 6.0 percentage points higher than that of the whole province, "
            "while ten years ago the lead was small.",
            "6.0 percentage points",
            Measure.GROWTH_GAP,
            "provincial growth",
        ),
    ],
)
def test_a_rate_is_held_against_what_its_own_clause_names(
    sentence: str, quote: str, measure: Measure, of: str | None
) -> None:
    claim = told(HEAD + sentence, quote)
    assert (claim.measure, claim.of) == (measure, of)


def test_a_rate_in_brackets_is_of_the_place_before_it() -> None:
    text = HEAD + (
        "Value added rose by 9.8%, 1.3 percent higher than the growth rate of Zhejiang province "
        "(8.5%), and above the national growth rate (2.4%)."
    )
    areas = {c.quote: (c.area, c.measure, c.subject) for c in read(text)}
    assert areas["8.5%"] == ("Zhejiang", Measure.GROWTH, None)
    assert areas["2.4%"] == ("China", Measure.GROWTH, None)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("$1 billion 586 million", "1586000000"),
        ("3 trillion 200 billion yuan", "3200000000000"),
    ],
)
def test_an_amount_in_two_scales_is_one(words: str, value: str) -> None:
    claim = told(HEAD + f"Last year exports reached {words}.", words)
    assert claim.value == Decimal(value)


def test_a_fraction_in_digits_is_a_share() -> None:
    claim = told(HEAD + "Nearly 1/4 of the city's exports went to Japan.", "1/4")
    assert (claim.value, claim.unit, claim.measure) == (Decimal(25), "percent", Measure.SHARE)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("in the January-June period in 2022", "2022-H1"),
        ("in July-March 2022", "2021-07/2022-03"),
        ("in the July-May period of the fiscal year 2020-2021", "2020-07/2021-05"),
        ("in January last year", "2022-01"),
        ("in 1Q22", "2022-Q1"),
    ],
)
def test_parts_of_years_that_pages_write(words: str, period: str) -> None:
    assert str(told(HEAD + f"Exports were 7 billion yuan {words}.", "7 billion yuan").period) == (
        period
    )


def test_the_quarter_before_a_noun_is_no_part_of_its_name() -> None:
    claim = told(HEAD + "Its 22Q1 GDP hit 469.2 billion yuan.", "469.2 billion yuan")
    assert (str(claim.period), claim.indicator, claim.subject) == ("2022-Q1", Indicator.GDP, None)


@pytest.mark.parametrize(
    ("sentence", "quote", "indicator", "subject"),
    [
        (
            "The production of NEVs reached 606,000 vehicles.",
            "606,000",
            Indicator.PRODUCTION,
            "new energy vehicles",
        ),
        (
            "The top 100 enterprises realized industrial added value of 162 billion yuan.",
            "162 billion yuan",
            Indicator.VALUE_ADDED,
            "top 100 enterprises",
        ),
        (
            "The furniture cluster increased sales by 8.9% and employment by 8.6%.",
            "8.6%",
            Indicator.EMPLOYMENT,
            "furniture cluster",
        ),
        (
            "Value added was 88 billion yuan; 7 billion yuan was contributed by toy makers.",
            "7 billion yuan",
            Indicator.VALUE_ADDED,
            "toy makers",
        ),
        (
            "The income of service companies increased by 40%.",
            "40%",
            Indicator.REVENUE,
            "service companies",
        ),
        (
            "Fuel output grew, with natural gas output hitting 23 billion cubic meters.",
            "23 billion cubic meters",
            Indicator.PRODUCTION,
            "natural gas",
        ),
        (
            "The domestic market share of laser products makes 40%.",
            "40%",
            Indicator.OTHER,
            "laser products",
        ),
        (
            "The index of industrial production rose 5%.",
            "5%",
            Indicator.PRODUCTION,
            "index of industrial production",
        ),
    ],
)
def test_what_a_figure_measures_and_of_what(
    sentence: str, quote: str, indicator: Indicator, subject: str
) -> None:
    claim = told(HEAD + sentence, quote)
    assert (claim.indicator, claim.subject) == (indicator, subject)


def test_capacity_that_is_cut_is_a_negative_change() -> None:
    claim = told(HEAD + "The province cut steel capacity by 40 million tons.", "40 million tons")
    assert (claim.value, claim.measure) == (Decimal(-40_000_000), Measure.CHANGE)


def test_an_amount_of_revenue_without_a_currency_is_in_that_of_the_place() -> None:
    claim = told(HEAD + "In 2022 its sales revenue exceeded 80 billion.", "80 billion")
    assert claim.unit == "CNY"
    counted = told(HEAD + "The app has 80 million users.", "80 million")
    assert counted.unit == "count"


def test_three_sectors_share_two_series() -> None:
    text = HEAD + (
        "The primary, secondary, and tertiary industries contributed added value of 2.7 billion "
        "yuan ($377 million), 91 billion yuan ($12.7 billion), and 112 billion yuan ($15.6 "
        "billion), with growth rates of 5.6 percent, 6.5 percent, and 4 percent."
    )
    subjects = {c.quote: c.subject for c in read(text)}
    assert subjects["91 billion yuan"] == subjects["6.5 percent"] == "secondary industry"
    assert subjects["$15.6 billion"] == subjects["4 percent"] == "tertiary industry"


def test_partners_share_two_series() -> None:
    text = HEAD + (
        "Last year trade with ASEAN, the EU, and Africa amounted to 77 billion yuan, 68 billion "
        "yuan, and 22 billion yuan. These figures showed increases of 1%, 1.7%, and 5.3%."
    )
    subjects = {c.quote: c.subject for c in read(text)}
    assert subjects["68 billion yuan"] == subjects["1.7%"] == "EU"


def test_a_list_is_cut_at_its_commas_where_its_names_hold_an_and() -> None:
    text = HEAD + (
        "The added value of food manufacturing, textiles and apparel, and papermaking and paper "
        "products increased by 31 percent, 13 percent and 12 percent respectively."
    )
    assert [c.subject for c in read(text)] == [
        "food manufacturing",
        "textiles and apparel",
        "papermaking and paper products",
    ]


def test_words_that_point_back_mean_what_was_told_before() -> None:
    text = HEAD + (
        "In 2022 the comprehensive bonded zones exported 30 billion yuan of goods. "
        "Last month the imports of these zones reached 5 billion yuan."
    )
    assert told(text, "5 billion yuan").subject != "these zones"


def test_numbers_in_the_names_of_projects_are_no_figures() -> None:
    text = HEAD + 'The "432511" project and the “1650” industrial system run on Sept 26-30.'
    assert not read(text)


def test_a_ratio_of_three_is_the_shares_of_the_sectors() -> None:
    text = HEAD + "In 2022 the ratio of the three industries was 1.3: 44.4: 54.3."
    claims = read(text)
    assert [(str(c.value), c.unit, c.of) for c in claims] == [
        ("1.3", "percent", "gdp"),
        ("44.4", "percent", "gdp"),
        ("54.3", "percent", "gdp"),
    ]
    assert claims[2].subject == "tertiary industry"
