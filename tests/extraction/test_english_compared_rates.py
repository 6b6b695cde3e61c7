"""Rates by the words right around them: growth, averages, contributions, what has to be paid.

Expected measures and signs are read off the sentences by hand.
"""

import pytest

from readings import by_quote


@pytest.mark.parametrize(
    ("sentence", "quote", "measure", "value"),
    [
        ("Prices of tin were 20 to 25 percent higher than a year ago.", "20", "growth", 20),
        ("It gave work to 4,700, 21 per cent more than in 2023.", "21 per cent", "growth", 21),
        ("The herd of Wuhai was only 2.4 percent smaller in 2024.", "2.4 percent", "growth", -2.4),
        ("Catches fetched $812, slightly (0.9%) below the 2021 figure.", "0.9%", "growth", -0.9),
        ("Milk prices averaged 16 percent less in 2024 than in 2023.", "16 percent", "growth", -16),
        ("The zone aims for exports to expand by 8% or so annually.", "8%", "growth_avg", 8),
        ("Exports rose to $227, an average of 29.6% per annum.", "29.6%", "growth_avg", 29.6),
        ("It pulled up the growth of the city's output by 9.8 percentage points.",
         "9.8 percentage points", "contribution", 9.8),
        ("Liquor grew 7.1%, driving 5.3 percentage points of industrial growth.",
         "5.3 percentage points", "contribution", 5.3),
        ("Corporate income tax is 15% in the zone.", "15%", "level", 15),
        ("Loans of the firms are subsidised by 2 percentage points.",
         "2 percentage points", "level", 2),
        ("Output was 40 tons, up 10.3 percent, or 57.8 percent of the city's tin.",
         "57.8 percent", "share", 57.8),
        ("Revenue of the mills dropped 37.5% and their profits 81.2%.", "81.2%", "growth", -81.2),
        ("Output slid by 5.6% to 83 tons, exports by 9.2%.", "9.2%", "growth", -9.2),
        ("Shipments were down 6.8% in volume and 22.5% in value.", "22.5%", "growth", -22.5),
        ("Exports fell 5.5%, imports rose 3.5%.", "3.5%", "growth", 3.5),
        ("Some 3,500 jobs were lost from 2010 to 2014.", "3,500", "change", -3500),
        ("The yard had to lay off 120 workers in August.", "120", "change", -120),
    ],
)  # fmt: skip
def test_a_rate_by_its_words(sentence: str, quote: str, measure: str, value: float) -> None:
    claim = by_quote(sentence)[quote]
    assert (str(claim.measure), float(claim.value)) == (measure, value)


def test_what_is_held_against_the_average_is_no_growth() -> None:
    claim = by_quote("Wages were 12% higher than the national average.")["12%"]
    assert (str(claim.measure), float(claim.value)) != ("growth", 12)


@pytest.mark.parametrize(
    ("sentence", "quote", "value"),
    [
        ("Ashford Steel lost 2.34 billion yuan in 2022.", "2.34 billion yuan", -2_340_000_000),
        ("It earned 4 million yuan versus a loss of 9 million yuan.", "9 million yuan", -9_000_000),
    ],
)
def test_losses_are_negative(sentence: str, quote: str, value: int) -> None:
    claim = by_quote(sentence)[quote]
    assert int(claim.value) == value


def test_bare_rates_of_named_flows_are_growth() -> None:
    found = by_quote("Targets of Xianyang for 2026. Retail sales 5.5%. Fiscal revenue 3%.")
    assert {str(found[quote].measure) for quote in ("5.5%", "3%")} == {"growth"}
