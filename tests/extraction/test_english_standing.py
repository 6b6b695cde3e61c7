"""Facts of the present that have no date, plans told by their verb, and names of places."""

import pytest

from jiqun.extraction.grammar import grammar
from jiqun.extraction.main_area import MainArea
from jiqun.model import Status
from readings import read

REPORT = "Weihai, March 3, 2024\n\nIn 2023 exports rose 5 percent. "

# A fact told in the present and without a time has no period (rulings); one told in the past has
# that of the text.
STANDING = [
    ("More than 1,200 makers operate in the city.", None),
    ("The products cover 12 categories.", None),
    ("The cluster counts some 240 companies.", None),
    ("The park has gathered 30 institutes.", None),
    ("The park signed 30 contracts.", "2023"),
]


@pytest.mark.parametrize(("sentence", "period"), STANDING)
def test_a_standing_fact_has_no_date(sentence: str, period: str | None) -> None:
    last = read(REPORT + sentence)[-1]
    assert (str(last.period) if last.period else None) == period


def test_what_is_to_open_is_a_target() -> None:
    (claim,) = read("A second phase of 52 hectares is to open in 2027.")
    assert claim.status is Status.TARGET


def test_what_we_look_for_is_a_forecast() -> None:
    assert all(
        c.status is Status.FORECAST for c in read("For 2027 we look for growth of 7% to 8%.")
    )


RANKS = [
    ("In 2021 Anji's GDP ranked No. 2 in Huzhou.", [2]),
    ("In 2021 Anji's GDP grew 5% and ranked No. 2 in Huzhou.", [2]),
    ("In 2021 Anji was the No. 3 exporter of bamboo.", [3]),
    ("In 2021 Document No. 6 set the rules for Anji.", []),
    ("In 2021 Plant No. 2 in Anji reopened.", []),
]


@pytest.mark.parametrize(("text", "places"), RANKS)
def test_a_number_with_no_is_a_place_only_where_something_ranks(
    text: str, places: list[int]
) -> None:
    assert [int(c.value) for c in read(text) if c.unit == "rank"] == places


ABOUT = {
    # A county that the province follows.
    "Fuding": "White tea\n\nFUZHOU, April 9 (Xinhua) -- In Fuding, east China's Fujian Province, "
    "pickers are out. Fuding had 305,000 mu of gardens in 2022.",
    # A bulletin that names no other place.
    "Wenling": "Bulletin of Wenling on 2021\n\nThe GDP of Wenling was 126 billion yuan.",
    # A zone whose name holds an `and`; a title that shortens one.
    "Nantong Economic and Technological Development Zone": "Nantong Economic and Technological "
    "Development Zone\n\nThe zone covers 184 square kilometers.",
    "Datong High-tech Industrial Development Zone": "A new card: Datong High-tech Zone\n\nThe "
    "Datong High-tech Industrial Development Zone made 11 billion yuan in 2023.",
    # The people of a region abroad.
    "Catalonia": "Catalan exports up 8.1% in April\n\nBARCELONA -- Exports of goods grew 8.1% in "
    "Catalonia in April 2019, and imports to Catalonia fell.",
}


@pytest.mark.parametrize("place", ABOUT)
def test_a_text_is_about_its_county_zone_or_region(place: str) -> None:
    found = MainArea(grammar("en")).find(ABOUT[place])
    assert found is not None and found.value == place
