"""English news and notes: months told alone, the year that last year is, ranks that moved, k.

The sentences are made up; expected fields are those of the contract, read by hand.
"""

import pytest

from jiqun.model import Indicator, Measure, Status
from readings import periods_of, read, told


def test_a_month_told_alone_does_not_date_what_follows() -> None:
    text = (
        "Leon, 30 October 2023\n\nIn the first nine months of 2023, exports rose by 17.1%. "
        "In September alone they grew 15.2%. Imports fell 4.2%."
    )
    assert periods_of(text) == {
        "17.1%": "2023-01/2023-09", "15.2%": "2023-09", "4.2%": "2023-01/2023-09",
    }  # fmt: skip


def test_a_month_told_alone_goes_on_behind_a_semicolon() -> None:
    text = "In 2024 exports rose 9%. In March alone exports came to $5 billion; imports rose 4%."
    assert periods_of(text)["4%"] == "2024-03"


def test_last_year_is_the_year_behind_the_one_it_is_compared_with() -> None:
    text = "The fan makers of Leon\n\nLast year, revenue was 178.6 billion yuan, up 8.9% from 2022."
    assert set(periods_of(text).values()) == {"2023"}


SCALED = [
    ("Output reached 228k units in 2024.", [("228k", 228_000)]),
    ("Some 4.2k jobs were added.", [("4.2k", 4_200)]),
    # No scale: a race, a plan, a screen.
    ("The 10k run drew 300 people.", [("300", 300)]),
]


@pytest.mark.parametrize(("text", "expected"), SCALED)
def test_a_k_behind_a_number_is_a_thousand(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(c.quote, int(c.value)) for c in read(text)] == expected


def test_pct_pts_are_percentage_points() -> None:
    claim = told("GDP rose 3.1% in 2024, 1.9 pct pts below the national rate.", "1.9 pct pts")
    assert (claim.measure, float(claim.value)) == (Measure.GROWTH_GAP, -1.9)


def test_ranks_on_both_ends_of_a_move() -> None:
    text = (
        "In 2023 its GDP was 380 billion yuan, moving it up from eighth to sixth in the province."
    )
    assert [(c.quote, int(c.value)) for c in read(text) if c.measure is Measure.RANK] == [
        ("eighth", 8), ("sixth", 6),
    ]  # fmt: skip


def test_growth_that_somebody_sees_coming_is_a_forecast() -> None:
    text = (
        "Leon, 12 September 2024\n\nThe institute sees the economy growing 0.9 percent this year."
    )
    assert [c.status for c in read(text)] == [Status.FORECAST]


def test_an_aim_behind_a_colon_is_a_target() -> None:
    text = "Leon, 20 August 2024\n\nIt holds to its aim for 2025: exports of 250 billion yuan."
    assert [c.status for c in read(text)] == [Status.TARGET]


def test_power_that_plants_generated_was_produced() -> None:
    claim = told("In 2023 wind farms generated 16.8 billion kWh.", "16.8 billion kWh")
    assert claim.indicator is Indicator.PRODUCTION


def test_unemployment_that_averaged_is_a_share() -> None:
    claim = told("In 2023 unemployment averaged 8.9 percent.", "8.9 percent")
    assert (claim.measure, claim.indicator) == (Measure.SHARE, Indicator.EMPLOYMENT)


def test_both_ends_of_a_range_take_what_stands_behind_it() -> None:
    text = "Growth of 3-4 percent in investment is expected in 2025."
    assert {(c.indicator, c.measure) for c in read(text)} == {
        (Indicator.INVESTMENT, Measure.GROWTH)
    }


STANDING = [
    "Nearly 380,000 people, or 60 percent of the population, now make a living from tea.",
    "The industry gives work to 450,000 people.",
    "It now runs 61 container routes.",
    "Irrigated land totals 120,000 ha.",
]


@pytest.mark.parametrize("sentence", STANDING)
def test_facts_of_the_present_have_no_date(sentence: str) -> None:
    text = "Leon, March 3, 2024\n\nIn 2023 exports rose 5 percent. "
    assert read(text + sentence)[1].period is None


def test_an_ordinal_names_nothing() -> None:
    text = (
        "The province drew $5 billion in foreign direct investment in the first 11 months of 2024."
    )
    assert [c.subject for c in read(text)] == [None]
