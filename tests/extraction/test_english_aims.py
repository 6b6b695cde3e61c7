"""What is aimed at, given or done in English texts, and over what years something went on.

The sentences are made up. By the contract growth over several years has a span as its period: a
rise over 2019 took the years 2020 to 2023, as in Chinese. What is made each year, or is there, has
no time unless one is told.
"""

import pytest
from test_context import read

from jiqun.model import Bound, Indicator, Status


def periods(text: str) -> list[str | None]:
    return [str(c.period) if c.period else None for c in read(text, area="Wuxi")]


BASES = [
    # The base year lies long before: the years that the rise took.
    ("In 2023 exports rose 14 percent over 2019.", ["2020/2023"]),
    ("In 2023 exports were 12 percent higher than in 2019.", ["2020/2023"]),
    ("In 2023 exports rose 12 percent compared with the same period of 2018.", ["2019/2023"]),
    ("In 2023 exports were up 3 billion yuan on 2019.", ["2020/2023"]),
    ("In 2023 exports rose 2.4 times from 2015.", ["2016/2023"]),
    # The year before is no span, nor is what is compared no rise, nor a part of a year.
    ("In 2023 exports rose 12 percent over 2022.", ["2023"]),
    ("In 2023 exports reached 31 billion yuan, more than in 2019.", ["2023"]),
    ("In the first half of 2023 exports rose 12 percent over 2019.", ["2023-H1"]),
    # Each rise has its own base.
    ("In 2023 exports were 12 percent more than in 2021, and imports 3 percent less than in 2022.",
     ["2022/2023", "2023"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), BASES)
def test_a_rise_over_a_year_long_before_has_the_span_of_its_years(
    text: str, told: list[str | None]
) -> None:
    assert periods(text) == told


SINCE = [
    # What was made or moved since a year: up to the year of the text.
    ("Since 2015 the plant has produced 90,000 buses.", ["2015/2023"]),
    ("Since 2015 the plant has exported 90,000 buses.", ["2015/2023"]),
    ("Since 2015 the number of workshops has doubled.", ["2015/2023"]),
    # What has been there since a year is there now; a path has the years of its two ends.
    ("Since 2015 the park has been home to 90 firms.", [None]),
    ("Since 2010 the number of mills has gone from 305 to 120.", ["2010", "2023"]),
]


@pytest.mark.parametrize(("text", "told"), SINCE)
def test_what_went_on_since_a_year_has_all_years_since(text: str, told: list[str | None]) -> None:
    assert periods(f"In 2023 the city met its goals. {text}") == told


AHEAD = "In 2022 exports were 6 billion yuan. By 2028 exports are to reach 7 billion yuan. "

AIMS = [
    # Told behind an aim, but done: the time before it, or none where it is so each year.
    ("Imports rose by 4 percent.", ("2022", Status.ACTUAL)),
    ("The plant makes 52,000 engines a year.", (None, Status.ACTUAL)),
    # More of the aim: part of it, or still to be done.
    ("This includes 2 billion yuan of lamps.", ("2028", Status.TARGET)),
    ("Some 70 percent are to be sold there.", ("2028", Status.TARGET)),
    ("A third should go to Chile.", ("2028", Status.TARGET)),
    ("Lamp makers would take 41 percent.", ("2028", Status.TARGET)),
    ("Profits will rise by 5 percent.", ("2028", Status.TARGET)),
]


@pytest.mark.parametrize(("text", "told"), AIMS)
def test_the_year_of_an_aim_is_not_that_of_what_is_done(
    text: str, told: tuple[str | None, Status]
) -> None:
    start, aim, claim = read(AHEAD + text, area="Wuxi")
    assert [str(c.period) for c in (start, aim)] == ["2022", "2028"]
    assert (start.status, aim.status) == (Status.ACTUAL, Status.TARGET)
    assert (str(claim.period) if claim.period else None, claim.status) == told


PLANS = [
    # The years of a plan lie ahead; those of a review are over, though it is told with `will`.
    ("Wuxi plan for lamps, 2024-2030", "Exports will reach 9 billion yuan.", "2030", Status.TARGET),
    ("Wuxi smart industry roadmap (2024-2030)", "By 2027, exports are to reach 9 billion yuan.",
     "2027", Status.TARGET),
    ("Wuxi lamps in review, 2024-2030", "By 2027, exports will reach 9 billion yuan.", "2027",
     Status.ACTUAL),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "period", "status"), PLANS)
def test_the_years_in_the_title_of_a_plan_lie_ahead(
    title: str, text: str, period: str, status: Status
) -> None:
    [claim] = read(f"{title}\n\n{text}")
    assert (str(claim.period), claim.status) == (period, status)


DECADES = [
    # A decade dates its own sentence and no other.
    ("In the 1980s exports rose by 6 percent. Imports fell by 4 percent.", ["1980/1989", None]),
    ("In 2023 exports rose by 6 percent. In the 1990s the town had 40 mills. Imports fell by 4 "
     "percent.", ["2023", "1990/1999", "2023"]),
    ("In 2023 exports rose by 6 percent. The 1980s were better. Imports fell by 4 percent.",
     ["2023", "2023"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), DECADES)
def test_a_decade_is_history_and_no_time_of_what_follows(text: str, told: list[str | None]) -> None:
    assert periods(text) == told


def test_a_place_that_something_comes_from_begins_no_path() -> None:
    # A time told behind where a path ends is of that end alone; any other one goes on.
    told = (
        "Exports from Johor came to 4 billion dollars in 2023, and imports were 2 billion dollars."
    )
    assert periods(told) == ["2023", "2023"]
    path = "Exports rose from 2 billion dollars in 2019 to 3 billion dollars in 2023."
    assert periods(path) == ["2019", "2023"]


GIVEN = [
    # Ruling 11 and the contract: what is given, and its cap, are rules of the one it is given to.
    ("For start-ups in the park, the district offers a one-off award of 200,000 yuan.",
     200_000, Bound.EQ, "start-ups in the park"),
    ("Firms that open a plant can get an additional bonus of up to 3 million yuan.",
     3_000_000, Bound.LE, "Firms that open a plant"),
    ("For makers of lamps, the county gives a rebate of 12 percent of the rent.",
     12, Bound.EQ, "makers of lamps"),
    ("The county will subsidize each berth with 20,000 yuan.", 20_000, Bound.EQ, "berth"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "bound", "whom"), GIVEN)
def test_what_is_given_is_a_rule_in_texts_that_are_no_policy(
    text: str, value: int, bound: Bound, whom: str
) -> None:
    claims = read(f"In 2023 Wuxi had 340 makers. {text}", area="Wuxi")
    assert [c.status for c in claims] == [Status.ACTUAL, Status.RULE]
    told = claims[1]
    assert (told.value, told.bound, told.subject) == (value, bound, whom)
    assert told.indicator is Indicator.SUBSIDY


FACTS = [
    # In a sentence that gives something, what is not given stays what it is.
    ("In 2023 the park, which has 340 firms, will give each of them a grant of 50,000 yuan.",
     [(340, Status.ACTUAL), (50_000, Status.RULE)]),
    ("In 2023 the county, with 340 firms, will pay a subsidy of up to 50,000 yuan.",
     [(340, Status.ACTUAL), (50_000, Status.RULE)]),
    # Medals are no money.
    ("In 2023 the 340 makers of Wuxi will be given medals.", [(340, Status.ACTUAL)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), FACTS)
def test_a_number_that_is_not_given_is_no_rule(
    text: str, figures: list[tuple[int, Status]]
) -> None:
    assert [(c.value, c.status) for c in read(text, area="Wuxi")] == figures


HEAD = "Economy of Hefei\n\n2025-03-02\n\n"
LATER = [
    # Tails of one aim, with and without their own `to`.
    (
        "By 2030 chemicals are to grow to 800 billion yuan, tea and silk to 200 billion yuan "
        "each, and the remaining four to 50 billion yuan each.",
        [Status.TARGET] * 3,
    ),
    (
        "By 2030 cars and ships are each to grow to 800 billion yuan in output value, tea, paper, "
        "and toys to 20 billion yuan each, and the other two to 5 billion yuan each.",
        [Status.TARGET] * 3,
    ),
    (
        "The county hopes for 3 million tourists next year and for at least 20 new hotels.",
        [Status.TARGET] * 2,
    ),
    ("The mayor said the city would train 4,000 welders next year.", [Status.TARGET]),
    ("Officials want 60 billion yuan in two years' time.", [Status.TARGET]),
    ("Two more berths, worth 400 million yuan, are to open in 2026.", [Status.TARGET] * 2),
    ("Three new zones with 12 square kilometers are planned.", [Status.TARGET] * 2),
    ("No fewer than 800 posts will be in service by 2026.", [Status.TARGET]),
    ("Key expectations for 2025: GDP up about 6%, exports 5%.", [Status.TARGET] * 2),
    ("For 2026 the union is forecasting at least 90 million pairs.", [Status.FORECAST]),
    ("When fully operational, the plant will make 2 million tyres a year.", [Status.FORECAST]),
    # What will be once something is built, and what was when it was.
    (
        "After completion, the base will have an output of 5 billion yuan and employ 3,000 people.",
        [Status.FORECAST] * 2,
    ),
    (
        "When the second line is put into production, capacity will rise from 27 GWh to 60 GWh.",
        [Status.ACTUAL, Status.FORECAST],
    ),
    ("After the mill went into operation in 2023, output reached 4 billion yuan.", [Status.ACTUAL]),
    ("The akimat plans 3,500 new jobs in 2026.", [Status.TARGET]),
    # A gift does not go on into the next sentence.
    (
        "We will reward every mill newly named a champion with 1 million yuan. By 2027, the scale "
        "of the digital economy is to reach 90 billion yuan.",
        [Status.RULE, Status.TARGET],
    ),
    # What is told beside an aim, and what was reckoned of a year gone by.
    (
        "The plan aims at 300 billion yuan by 2027, and the sector had 210 plants in 2024.",
        [Status.TARGET, Status.ACTUAL],
    ),
    ("The economy is estimated to have grown by 7.2 percent in 2024.", [Status.ACTUAL]),
    ("The two berths, worth 40 million yuan, are leased to a trader.", [Status.ACTUAL]),
]


@pytest.mark.parametrize(("text", "statuses"), LATER)
def test_what_lies_ahead_and_what_does_not(text: str, statuses: list[Status]) -> None:
    assert [c.status for c in read(HEAD + text)] == statuses
