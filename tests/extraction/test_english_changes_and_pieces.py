"""English changes, drivers, pieces and places in lists; made-up sentences, read by hand."""

import pytest

from jiqun.model import Indicator, Measure
from readings import periods_of, read, told


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("In 2024 output was 1.4 million tons, representing a 66.9% rise.", "66.9%", 66.9),
        ("In 2024 exports were $2 billion, equivalent to a 1.9% decline.", "1.9%", -1.9),
        ("In 2024 exports were $2 billion, representing 62.7% more than in 2023.", "62.7%", 62.7),
        ("In 2024 investment was $41 billion, growing at the rate of 31.5%.", "31.5%", 31.5),
        ("In 2024 retail sales, contracting 2.2% year on year, were $8 billion.", "2.2%", -2.2),
    ],
)  # fmt: skip
def test_a_percentage_is_a_change_whatever_verb_leads_to_it(text, quote, value) -> None:
    claim = told(text, quote)
    assert (claim.measure, float(claim.value)) == (Measure.GROWTH, value)


def test_rands_are_told_with_a_letter() -> None:
    text = "South Africa's coal sales were R97 billion and turnover R1,86 trillion. R2 is a road."
    assert [(c.unit, int(c.value)) for c in read(text)] == [
        ("ZAR", 97_000_000_000),
        ("ZAR", 1_860_000_000_000),
    ]


def test_an_abbreviation_in_brackets_is_part_of_its_words() -> None:
    text = "The gross domestic product (GDP) of Chongqing totaled 1.77 trillion yuan in 2020."
    (claim,) = read(text)
    assert (claim.indicator, claim.subject) == (Indicator.GDP, None)


def test_who_reports_a_gdp_is_not_what_it_is_of() -> None:
    text = "Statistics show that the city of Dongguan reported a GDP of 1 trillion yuan in 2021."
    assert read(text)[0].subject is None


def test_the_time_of_what_is_compared_with_does_not_date_what_follows() -> None:
    text = (
        "Chongqing's economy\n\nOct 22,2020\n\nIn the first three quarters of 2020, exports rose "
        "4.4%, up from the 3.4% increase in Q1 and Q2; imports grew by 2.5%."
    )
    assert periods_of(text) == {
        "4.4%": "2020-01/2020-09", "3.4%": "2020-H1", "2.5%": "2020-01/2020-09",
    }  # fmt: skip


def test_a_multiple_is_of_the_time_of_its_figure_not_of_its_base() -> None:
    text = "Revenue reached 84.2 trillion yuan in 2011, 7.7 times the amount in 2002."
    assert periods_of(text)["7.7 times"] == "2011"


def test_rates_told_respectively_are_no_years_of_a_plan() -> None:
    text = (
        "During the 12th Five-Year Plan period, Chongqing's output, profit and investment of "
        "industry, and its trade grew by 14.1%, 18.5%, 20.6%, 17.4% and 9.2%, respectively."
    )
    assert set(periods_of(text).values()) == {"2011/2015"}


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 the industrial added value of major enterprises was 500 billion yuan.",
        "In 2021 the industrial added value from large-scale enterprises was 325 billion yuan.",
        "In 2018 enterprises above designated size reported operating income of 519 billion yuan.",
    ],
)
def test_what_is_measured_of_firms_above_the_scale_is_of_industry(text: str) -> None:
    assert read(text)[0].subject == "above-scale industry"


def test_firms_above_the_scale_stay_firms_where_they_are_counted() -> None:
    assert read("In 2021 Dongguan had 500 major enterprises.")[0].subject == "major enterprises"


def test_trade_is_with_whom_it_goes_to() -> None:
    text = "In 2021 Yiwu's imports and exports to Africa totaled 300.3 bn RMB."
    assert read(text)[0].subject == "Africa"


def test_places_are_secured_climbed_to_and_joined() -> None:
    text = (
        "In 2023 Baotou produced 40 million tons of coal, securing the second position in the "
        "country. It climbed to fifth place nationally in job creation. "
        "It ranked 19th nationally in foreign trade and 4th in growth rate."
    )
    ranks = [c for c in read(text) if c.unit == "rank"]
    assert [int(c.value) for c in ranks] == [2, 5, 19, 4]


def test_a_name_may_lose_its_apostrophe() -> None:
    (claim,) = read("In 2023, Guian New Area achieved an output value of 708 million yuan.")
    assert claim.area == "Gui'an New Area"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("In 2022 Changzhou's manufacturing investment grew 9.2 percent, driving the city's "
         "investment growth by 3.8 percentage points.", "total investment growth"),
        ("In 2022 the zone's output grew by 8%, driving the city's industrial growth by "
         "2.9 percentage points.", "industry growth"),
    ],
)  # fmt: skip
def test_growth_driven_by_points_is_a_contribution(text: str, of: str) -> None:
    points = read(text)[-1]
    assert (points.measure, points.of) == (Measure.CONTRIBUTION, of)


def test_what_is_contributed_to_gdp_in_money_is_value_added() -> None:
    text = (
        "Manufacturing contributed 412 billion yuan to Changzhou's gross domestic product (GDP) "
        "in 2022, an annual increase of 6.5 percent."
    )
    kinds = {(c.indicator, c.subject) for c in read(text)}
    assert kinds == {(Indicator.VALUE_ADDED, "manufacturing")}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # behind the pieces, and as the trade that the text speaks of
        ("In 2022 the park sold 11 billion stems of fresh-cut flowers.", "fresh-cut flowers"),
        ("Brazil's footwear industry ended 2019 with exports of 114.5 million pairs.", "footwear"),
    ],
)
def test_pieces_are_of_goods(text: str, subject: str) -> None:
    assert read(text)[0].subject == subject


def test_a_lone_participle_is_no_thing() -> None:
    text = (
        "Brazil ended 2019 with exports of 114.5 million lamps, generating revenue of $967 million."
    )
    assert read(text)[-1].subject == "lamps"


def test_days_in_figures_are_no_counts() -> None:
    (claim,) = read("Output of zones\nDate: 2015-8-31\n\nRevenue hit 653 billion yuan.")
    assert claim.quote == "653 billion yuan"


def test_firms_that_account_for_a_share_are_counted() -> None:
    text = "In 2019 the zone had 185 start-ups that account for one fourth of the city's total."
    share = read(text)[-1]
    assert (share.indicator, share.subject) == (Indicator.COUNT, "start-ups")


def test_parts_of_what_was_made_were_made() -> None:
    text = (
        "In 2019, Chongqing's output of smart terminals was 370 million units. Among them, there "
        "were 76 million computers, an increase of 8.9% (including 64 million laptops). "
        "The city has 320,000 shops."
    )
    kinds = {c.quote: c.indicator for c in read(text)}
    assert {kinds[q] for q in ("76 million", "8.9%", "64 million")} == {Indicator.PRODUCTION}
    assert kinds["320,000"] is Indicator.COUNT


def test_a_path_of_ranks_has_one_time() -> None:
    text = "Anhui made 2.4 million cars in 2023, jumping from the 7th to the 2nd place nationally."
    assert {periods_of(text)[q] for q in ("7th", "2nd")} == {"2023"}


def test_last_year_counts_from_the_year_of_which_a_text_without_a_day_tells_a_part() -> None:
    text = (
        "Catalonia\n\nIn 2008 the crisis began. Exports made up 25 percent of the total last year. "
        "In the first half of 2015 they rose 3 percent."
    )
    assert periods_of(text)["25 percent"] == "2014"
