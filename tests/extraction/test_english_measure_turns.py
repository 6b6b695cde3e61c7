"""English turns by which a figure is a share, a change or growth, and what it is bounded by.

The sentences are made up; expected fields are those of the contract, read by hand.
"""

import pytest

from jiqun.model import Bound, Indicator, Measure, Status
from readings import by_quote, read, told

HEAD = "Economy of Hefei\n\n2025-03-02\n\n"

MEASURES = [
    # Shares told behind growth; lists of multiples and rates.
    (
        "Revenue was 263 billion yuan, 23.7 percent more than a year earlier, which is about 40 "
        "percent of the revenue of the sector in Anhui.",
        [("263 billion yuan", Measure.LEVEL), ("23.7 percent", Measure.GROWTH),
         ("40 percent", Measure.SHARE)],
    ),
    (
        "Mills made 33 million tonnes, 6.3% more than a year before, or 13.4% of the national "
        "total.",
        [("33 million tonnes", Measure.LEVEL), ("6.3%", Measure.GROWTH), ("13.4%", Measure.SHARE)],
    ),
    (
        "Output of drones, pumps and motors increased by 1.4 times, 33.9% and 12.3% respectively.",
        [("1.4 times", Measure.GROWTH), ("33.9%", Measure.GROWTH), ("12.3%", Measure.GROWTH)],
    ),
    (
        "Output and sales of drones increased by 79.7% and 1.3 times respectively.",
        [("79.7%", Measure.GROWTH), ("1.3 times", Measure.GROWTH)],
    ),
    # Value added of a sector, and what is added; two rates that differ by points.
    ("The primary industry added 18.4 billion yuan.", [("18.4 billion yuan", Measure.LEVEL)]),
    ("The park gained 41 new firms.", [("41", Measure.CHANGE)]),
    ("It wants 20 additional champions.", [("20", Measure.CHANGE)]),
    ("Ten mills are to be newly added.", [("Ten", Measure.CHANGE)]),
    (
        "Sales were down 2.1%; the decline was 1.3 percentage points narrower than that of "
        "January to May.",
        [("2.1%", Measure.GROWTH), ("1.3 percentage points", Measure.GROWTH_GAP)],
    ),
    # Levels of shares, and lists of contributions.
    (
        "The proportion of local parts is to rise from roughly 60 percent in 2023 to at least 80 "
        "percent in 2027.",
        [("60 percent", Measure.SHARE), ("80 percent", Measure.SHARE)],
    ),
    (
        "Firms contributed 71.6% of GDP and over 90% of urban jobs.",
        [("71.6%", Measure.CONTRIBUTION), ("90%", Measure.CONTRIBUTION)],
    ),
    (
        "Staff numbered 1,786, an increase of 14 (0.8%).",
        [("1,786", Measure.LEVEL), ("14", Measure.CHANGE), ("0.8%", Measure.GROWTH)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_what_a_figure_measures(text: str, expected: list[tuple[str, Measure]]) -> None:
    assert [(c.quote, c.measure) for c in read(HEAD + text)] == expected


def test_a_bare_rate_that_is_aimed_at_is_growth_of_the_economy() -> None:
    goal = told(HEAD + "The county has set itself the goal of 8 percent or so.", "8 percent")
    assert (goal.measure, goal.indicator) == (Measure.GROWTH, Indicator.GDP)
    rate = told(HEAD + "The recycling rate is 65%, against a goal of 80%.", "80%")
    assert (rate.measure, rate.indicator is Indicator.GDP) == (Measure.SHARE, False)


BELOW = [
    ("The profit of local mines was minus 1.35 billion yuan.", "1.35 billion yuan", -1.35e9),
    ("The mill made a loss of 4.1 million yuan.", "4.1 million yuan", -4.1e6),
    ("GDP rose 1.2 percent, against a loss of 0.3 percent in Anhui.", "0.3 percent", -0.3),
    ("The town lost 21,000 residents in 2024.", "21,000", -21000),
    ("Exports of phones (–3.2%) and lamps (+4%) diverged.", "3.2%", -3.2),
    ("Spend was 6,533 yuan, around 20.9% below that of last year.", "20.9%", -20.9),
    (
        "Orders slipped by 3.4% in the second half of 2023 and by as much as 5.1% in 2024.",
        *("5.1%", -5.1),
    ),
]


@pytest.mark.parametrize(("text", "quote", "value"), BELOW)
def test_what_lies_below_naught_is_negative(text: str, quote: str, value: float) -> None:
    assert float(told(HEAD + text, quote).value) == value


BOUNDS = [
    ("At present 10,600-odd firms are registered.", "10,600", Bound.GT),
    ("It has 5,000 or thereabouts.", "5,000", Bound.APPROX),
    ("By 2027, the output value will break 100 billion yuan.", "100 billion yuan", Bound.GT),
    ("In 2024 sales went past 85 billion yuan.", "85 billion yuan", Bound.GT),
    ("Output jumped to the step of 60 billion yuan.", "60 billion yuan", Bound.GT),
    ("Spending must not fall below 3 percent of revenue.", "3 percent", Bound.GE),
    ("Maximum regional aid: 50% of eligible costs.", "50%", Bound.LE),
    ("Minimum investment is 10 million yuan.", "10 million yuan", Bound.GE),
    ("The first step of 5 projects was taken.", "5", Bound.EQ),
    # Another figure that one is only held against.
    (
        "Mills made 7.9 percent of GDP, well below the 13.1 percent recorded for Anhui.",
        *("13.1 percent", Bound.EQ),
    ),
]


@pytest.mark.parametrize(("text", "quote", "bound"), BOUNDS)
def test_what_bounds_a_figure(text: str, quote: str, bound: Bound) -> None:
    assert told(HEAD + text, quote).bound is bound


def test_a_fund_in_a_text_of_rules_is_a_rule() -> None:
    text = (
        "Firms that open a plant get 1 million yuan. Makers that hire doctors get 50,000 yuan. "
        "Exporters that join a fair get 20,000 yuan. A fund of 3 billion yuan will be set up."
    )
    fund = by_quote(HEAD + text)["3 billion yuan"]
    assert (fund.status, fund.period) == (Status.RULE, None)
    alone = told(HEAD + "A fund of 3 billion yuan will be set up in 2026.", "3 billion yuan")
    assert alone.status is Status.TARGET


RANKS = [
    ("GDP was 708 billion yuan, which is 37th among Chinese cities.", [37]),
    ("The county remained third among the exporters of pianos.", [3]),
    ("Two makers are located at the 4th and 5th.", [4, 5]),
    ("Korea is its No. 1 foreign investor.", [1]),
    ("It is the ninth-placed district of the country.", [9]),
    ("Hefei ranks first with 91.3 points, Suzhou second with 87.6 points.", [1, 2]),
    ("It was 5th May 2023.", []),
    ("The plant opened for the third time, in its second phase.", []),
]


@pytest.mark.parametrize(("text", "places"), RANKS)
def test_places_in_more_words(text: str, places: list[int]) -> None:
    assert [int(c.value) for c in read(HEAD + text) if c.measure is Measure.RANK] == places
