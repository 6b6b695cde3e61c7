"""Lists, capacities, shares and names of English web pages, in made-up sentences."""

from decimal import Decimal

import pytest

from jiqun.model import Indicator, Measure
from readings import read, told

HEAD = "Ningbo, March 18, 2023\n\n"


def test_a_series_as_long_as_its_span_has_a_year_each() -> None:
    text = HEAD + (
        "Between 2000 and 2003, the output of cars was 325,200 units, 390,800 units, 528,700 units "
        "and 641,000 units, representing growth of 20.2%, 35.3% and 21.2% respectively."
    )
    periods = {c.quote: str(c.period) for c in read(text)}
    assert (periods["325,200"], periods["641,000"]) == ("2000", "2003")
    assert (periods["20.2%"], periods["21.2%"]) == ("2001", "2003")


def test_shares_of_a_wider_place_go_on_in_a_list() -> None:
    text = HEAD + "The city makes 66% of the world's buttons, 50% of zips, and 10% of needles."
    assert {c.quote: (c.subject, c.of) for c in read(text)} == {
        "66%": ("buttons", "global total"),
        "50%": ("zips", "global total"),
        "10%": ("needles", "global total"),
    }


@pytest.mark.parametrize(
    ("sentence", "quote", "area"),
    [
        (
            "The city lies in the west, adjacent to Shanghai and Hangzhou, with a total area of "
            "178 square kilometres.",
            "178 square kilometres",
            "Ningbo",
        ),
        (
            "The ministry shows that the added value of China's manufacturing reached 31 trillion "
            "yuan in 2021.",
            "31 trillion yuan",
            "China",
        ),
        (
            "Value added rose by 5.0%, surpassing the national average by 0.4%.",
            "0.4%",
            "Ningbo",
        ),
    ],
)
def test_where_a_figure_is(sentence: str, quote: str, area: str) -> None:
    assert told(HEAD + sentence, quote).area == area


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("food, cars and steel", 3),
        ("food, textiles and apparel, pulp and paper", 3),
        ("food, pulp and paper, cars and the gas industry", 4),
        ("rubber, cars and other electronic equipment, the ", 2),
    ],
)
def test_a_list_is_cut_into_as_many_names_as_it_has_figures(names: str, count: int) -> None:
    from jiqun.extraction.named_lists import list_cutter

    spans = list_cutter("en").cut(names, 0, len(names), count)
    assert spans is not None
    assert len(spans) == count
    assert list_cutter("en").cut(names, 0, len(names), 9) is None


def test_names_that_hold_an_and_are_told_off_with_respectively() -> None:
    text = (
        "In 2022, the textile industry, glass products, petroleum processing and coking, the gas "
        "industry and equipment manufacturing grew by 1.5%, 2.5%, 3.5%, 4.5% and 5.5%, "
        "respectively."
    )
    assert [c.subject for c in read(HEAD + text)] == [
        "textile industry",
        "glass products",
        "petroleum processing and coking",
        "gas industry",
        "equipment manufacturing",
    ]


def test_shares_told_off_with_respectively_and_growth_of_output_in_money() -> None:
    text = (
        "In 2022, the output of toy makers and glass makers was 8.5 billion yuan and 7.4 billion "
        "yuan respectively, up by 7.8% and 1.7% respectively and accounting for 49% and 43% of the "
        "total respectively."
    )
    claims = read(HEAD + text)
    assert {c.indicator for c in claims} == {Indicator.GROSS_OUTPUT}
    assert all("respectively" not in str(c.of) for c in claims)


def test_months_counted_from_the_first_and_what_another_year_is_compared_with() -> None:
    claim = told(
        HEAD + "From 1 to May, exports of the city reached 2.5 billion yuan.", "2.5 billion yuan"
    )
    assert str(claim.period) == "2022-01/2022-05"
    text = (
        "In the first quarter of 2021, imports rose by 29.5% and 9.1% over the same period of 2020 "
        "and 2019, respectively. Exports rose by 4.5%."
    )
    assert {str(c.period) for c in read(HEAD + text)} == {"2021-Q1"}


def test_a_district_that_ranks_is_the_place() -> None:
    claim = told(HEAD + "Xiangshan County ranked 37th.", "37th")
    assert (claim.area, claim.subject) == ("Xiangshan", None)


def test_capacity_that_is_cut_and_a_second_thing_of_the_same_verb() -> None:
    text = (
        "The city will reduce steel capacity of 40 tonnes. It cut steel capacity by 5 tonnes and "
        "coal capacity by 3 tonnes. Imports fell by 2 percent and output rose by 4 percent."
    )
    assert [c.value for c in read(HEAD + text)] == [-40, -5, -3, -2, 4]
    claim = told(HEAD + "It plans to eliminate 43 tonnes of cement capacity.", "43 tonnes")
    assert (claim.indicator, claim.subject) == (Indicator.CAPACITY, "cement")


def test_a_printed_plus_is_never_a_fall() -> None:
    text = "Employment rose: +6.5% in Upper Palatinate, +3.5% in Lower Franconia."
    assert [c.value for c in read(HEAD + text)] == [Decimal("6.5"), Decimal("3.5")]


def test_what_ranges_from_one_amount_to_another_has_two_bounds() -> None:
    text = "Investment ranges from 50 million yuan to 90 million yuan."
    assert [str(c.bound) for c in read(HEAD + text)] == ["ge", "le"]


def test_a_share_of_growth_is_a_contribution_and_a_share_of_a_market_is_of_what_is_sold() -> None:
    claim = told(
        HEAD + "Cars accounted for 76.4 percent of the city's industrial growth.", "76.4 percent"
    )
    assert claim.measure is Measure.CONTRIBUTION
    claim = told(
        HEAD + "Its syringes occupy 15 percent of the national market share.", "15 percent"
    )
    assert (claim.subject, claim.of) == ("syringes", "national total")


def test_rises_of_other_goods_go_on_with_the_first() -> None:
    text = (
        "The output of cars rose by 5 percent, sweaters rose by 4 percent, and screens rose by 3 "
        "percent."
    )
    assert [(c.indicator, c.subject) for c in read(HEAD + text)] == [
        (Indicator.PRODUCTION, "cars"),
        (Indicator.PRODUCTION, "sweaters"),
        (Indicator.PRODUCTION, "screens"),
    ]


def test_what_an_amount_is_of_may_stand_behind_it() -> None:
    text = (
        "In 2022, the battery industry realized 5.5 billion yuan in added value. The top 100 "
        "enterprises realized industrial added value of 3.5 billion yuan, and gross industrial "
        "output value of 9.5 billion yuan."
    )
    told = [(c.indicator, c.subject) for c in read(HEAD + text)]
    assert [kind for kind, _ in told] == [Indicator.VALUE_ADDED] * 2 + [Indicator.GROSS_OUTPUT]
    assert [thing for _, thing in told[1:]] == ["top 100 enterprises"] * 2


def test_a_year_before_to_and_a_number_is_no_span() -> None:
    text = "The number of little giants rose from 52 in 2022 to 96."
    assert next((str(c.value), str(c.period)) for c in read(HEAD + text)) == ("52", "2022")


def test_what_is_measured_is_no_part_of_a_name() -> None:
    text = "In 2022, R&D spending as a share of GDP climbed 0.2 percentage points to 3.4%."
    claims = read(HEAD + text)
    assert {(c.indicator, c.subject) for c in claims} == {(Indicator.RD_EXPENDITURE, None)}
    text = "Investment rose, with the share of technological upgrading reaching 33%."
    assert told(HEAD + text, "33%").subject == "technological upgrading"


def test_a_known_name_with_commas_is_counted_whole() -> None:
    text = "The city has 105 specialized, refined, distinctive and innovative SMEs."
    assert told(HEAD + text, "105").subject == "specialized and sophisticated enterprises"


def test_a_number_that_something_is_brought_to_counts_what_it_names() -> None:
    text = "A total of 312 firms settled, bringing the number of registered businesses to 11,000."
    assert told(HEAD + text, "11,000").subject == "registered businesses"
    text = "The city added 20 little giants in 2022, taking the total number of such firms to 84."
    assert told(HEAD + text, "84").subject == "little giant enterprises"


def test_a_share_that_rose_since_the_end_of_last_year_is_of_the_same_whole() -> None:
    text = "Cars made 27.3% of output, 3.2 percentage points higher than at the end of last year."
    claim = told(HEAD + text, "3.2 percentage points")
    assert (claim.measure, claim.of) == (Measure.SHARE_CHANGE, "output")


def test_news_that_opens_with_last_month_is_of_that_month() -> None:
    text = (
        "Busan port city\n\nMay 3, 2021\n\nExports of Busan totaled $1.08 billion last month, up "
        "22.4 percent from a year earlier.\n\nImports gained 18 percent.\n"
    )
    assert {str(c.period) for c in read(text)} == {"2021-04"}


def test_a_month_behind_an_amount_of_exports_is_no_goods() -> None:
    claim = told(HEAD + "Exports totaled $1.08 billion in April, up 2.5 percent.", "$1.08 billion")
    assert claim.subject == "total"


def test_a_fifth_month_running_is_no_fifth() -> None:
    assert [c.quote for c in read(HEAD + "Sales rose 5% and grew for a fifth straight month.")] == [
        "5%"
    ]


def test_down_a_number_from_another_time_is_a_change() -> None:
    text = "Payroll stood at 198,000 at the end of 2022, down 1,200 from a year earlier."
    claim = told(HEAD + text, "1,200")
    assert (claim.measure, claim.value) == (Measure.CHANGE, -1200)


def test_what_is_left_of_two_flows_has_its_own_name() -> None:
    text = "Imports rose to $1.24 billion in 2022, resulting in a trade deficit of $150 million."
    claim = told(HEAD + text, "$150 million")
    assert (claim.indicator, claim.subject) == (Indicator.OTHER, "trade deficit")


def test_what_is_added_and_a_share_of_the_total_in_bulletins_of_a_city() -> None:
    text = (
        "In 2022, 1,240 new enterprises were added. Exports to Asia amounted to 2.1 billion yuan, "
        "accounting for 43.7% of the city's total."
    )
    claims = {c.quote: c for c in read(HEAD + text)}
    assert claims["1,240"].measure is Measure.CHANGE
    assert claims["43.7%"].of == "total exports"


def test_incomes_of_two_kinds_of_residents_in_bulletins_of_a_city() -> None:
    text = (
        "The per capita disposable income was 60,273 yuan; that of urban and rural residents was "
        "70,739 yuan and 35,987 yuan respectively, up 3.2% and 6.7%."
    )
    claims = {c.quote: c for c in read(HEAD + text)}
    people = ("70,739 yuan", "35,987 yuan", "3.2%", "6.7%")
    assert {claims[quote].indicator for quote in people} == {Indicator.INCOME}


def test_rates_of_two_years_and_gaps_of_a_list_told_before() -> None:
    text = (
        "In 2022, exports rose by 8.1% and 4.8 % on average over the past two years. The added "
        "value of steel, glass and paper rose by 5.5%, 6.5% and 7.5% respectively, 1.1, 1.2 and "
        "1.3 percentage points higher than that of industry."
    )
    claims = read(HEAD + text)
    assert (claims[1].measure, str(claims[1].period)) == (Measure.GROWTH_AVG, "2021/2022")
    assert [c.subject for c in claims[2:]] == ["steel", "glass", "paper"] * 2


def test_rises_that_are_told_with_of_go_on_with_the_first() -> None:
    text = (
        "Output of cars rose by 18.4% in 2022, that of piles by 11.8%, of civilian drones by "
        "34.7%, and of phones by 22.3%."
    )
    assert {c.indicator for c in read(HEAD + text)} == {Indicator.PRODUCTION}
