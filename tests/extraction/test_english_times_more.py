"""Words of time that belong to one figure alone, and those that count from what was told.

The sentences are made up; what is expected was read off them by hand after claims.md.
"""

import pytest

from readings import read

PERIODS = [
    ("In 2000 debt was 40.9% of GDP, in 2007 it was 25.2% and in 2008 it was 28.6%.",
     ["2000", "2007", "2008"]),
    ("Debt was 84.1% of GDP in 2012 and 87.4% of GDP in 2011.", ["2012", "2011"]),
    ("From October 2011 to January 2012 exports were $5 million.", ["2011-10/2012-01"]),
    ("In the opening year of the 14th Five-Year Plan GDP rose 8.1 percent.", ["2021"]),
    ("In the five years to 2027 the city is to open 40 parks.", ["2023/2027"]),
    ("From 2012 to 2021 output value climbed from more than 20 million yuan to nearly "
     "60 million yuan.", ["2012", "2021"]),
    ("Output value, 90 million yuan in 2019, passed the 100 million yuan mark in 2020.",
     ["2019", "2020"]),
    ("The EV Policy 2023 targets an investment of 50 million yuan by 2025.", ["2025"]),
    ("Exports were 329 million yuan in 2019. By year-end 39 firms were on the list.",
     ["2019", "2019-12-31"]),
    ("The zone made 160 million yuan ($22 million) from chips in 2021.", ["2021", "2021"]),
    ("Exports were $2.9 million in 2020. Toys account for $720,000 of it.", ["2020", "2020"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_each_figure_has_its_own_time(text: str, periods: list[str]) -> None:
    claims = read(f"Notes on Hefei\n\n2023-03-02\n\n{text}")
    assert [str(c.period) for c in claims] == periods


def test_a_time_in_brackets_is_not_carried_on() -> None:
    text = "Imports rose 1.2% in 2022 (in 2021 by 4.6%). Exports rose 3%."
    assert [str(c.period) for c in read(text)] == ["2022", "2021", "2022"]


def test_words_for_places_stand_for_the_one_of_their_kind_named_last() -> None:
    text = (
        "Hefei at work\n\n2024-02-03\n\nHefei grew by 5% in 2023. The Hefei Torch High-Tech Zone "
        "remains its heart. In 2023 the zone made 1.2 million cars. The whole city made 2 million."
    )
    areas = [c.area for c in read(text)]
    assert areas == ["Hefei", "Hefei Torch High-Tech Zone", "Hefei"]
