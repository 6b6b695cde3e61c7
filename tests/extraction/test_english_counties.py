"""Counties and districts of China in English texts, most of which no list of the pack holds.

The texts are made up, the counties are real: whose figure it is, is the contract's `area`. A text
on a city means that city's districts by their bare names; a text is on a county that its title
names, if it tells of a place around it as well.
"""

import pytest
from test_context import read

from jiqun.extraction.grammar import grammar
from jiqun.extraction.main_area import MainArea
from jiqun.extraction.spaced_counties import counties_near, plain

ABOUT = [
    # Named first in the title, beside its city.
    ("Fuling, Chongqing: where jars are made\n\nFuling made 5 million jars in 2023. Chongqing as a "
     "whole made 9 million.", "Fuling"),
    ("Batteries of Changxing\n\nChangxing in Huzhou made 5 million batteries in 2023. Changxing "
     "hired 900.", "Changxing"),
    # Called a county or a district, inside a place that is told of.
    ("Onions of the south\n\nIn Tonghai County in Yunnan, 9,000 tonnes were dug in 2023. Tonghai "
     "has 40 dryers.", "Tonghai"),
    ("Why Nanhai? What the tile makers know\n\nNanhai District lies in Foshan. Nanhai made 5 "
     "million tiles in 2023.", "Nanhai"),
    ("Tiles\n\nNanhai makes tiles in Guangdong, and this county makes fans. Nanhai made 5 million "
     "tiles in 2023. Nanhai hired 900.", "Nanhai"),
    # Named in passing: the text is on the place around it.
    ("Chongqing: where jars are made\n\nChongqing made 9 million jars in 2023. Fuling made 5 "
     "million of them.", "Chongqing"),
    ("Onions of Yunnan\n\nYunnan dug 9,000 tonnes in 2023. Yunnan has 40 dryers, six of them in "
     "Tonghai. Yunnan hired 900.", "Yunnan"),
    # A name that goes on is of something else.
    ("Liangxi Chip Valley grows\n\nLiangxi Chip Valley in Wuxi had 40 firms in 2023. Liangxi "
     "Chip Valley hired 900.", "Liangxi Chip Valley"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), ABOUT)
def test_a_text_is_on_the_county_that_it_names_first(text: str, place: str) -> None:
    found = MainArea(grammar("en")).find(text)
    assert found is not None and found.value == place


def test_a_name_beside_a_place_that_does_not_lie_around_it_is_no_county() -> None:
    # Yanting is a county of Sichuan; this text tells of Chile.
    text = "The Yanting story\n\nYanting sold 5 million copies in Chile in 2023. Yanting is known."
    found = MainArea(grammar("en")).find(text)
    assert found is None or found.value != "Yanting"


INSIDE = [
    ("In 2023 Wuxi had 61 laboratories, 20 of them in Jiangyin. Yixing had 12 laboratories.",
     "Wuxi", ["Wuxi", "Jiangyin", "Yixing"]),
    ("In 2023 makers in Binhu hired 900 people, and Liangxi hired 400.", "Wuxi",
     ["Binhu", "Liangxi"]),
    ("In 2023 Kunshan made 5 million boards and Taicang 2 million.", "Suzhou",
     ["Kunshan", "Taicang"]),
    # Numbers in brackets behind the districts, also behind one whose name others share.
    ("In 2023 the park had 61 laboratories: Kunshan (19), Taicang (12) and Wujiang (8).", "Suzhou",
     ["Suzhou", "Kunshan", "Taicang", "Wujiang"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "home", "places"), INSIDE)
def test_a_text_on_a_city_means_its_districts(text: str, home: str, places: list[str]) -> None:
    claims = read(text, area=home)
    assert [c.area for c in claims] == places


def test_a_name_in_brackets_behind_a_count_is_where_and_not_what() -> None:
    claims = read(
        "In 2023 the park had 61 laboratories: Kunshan (19), Taicang (12) and Wujiang (8).",
        area="Suzhou",
    )
    assert {c.subject for c in claims} == {"laboratories"}


def test_districts_are_known_in_a_text_on_their_city_alone() -> None:
    assert counties_near("Wuxi")["Binhu District"] == "Binhu"
    assert "Kunshan" not in counties_near("Wuxi") and "Kunshan" in counties_near("Suzhou")
    assert counties_near("Jiangsu") == {} == counties_near(None)


def test_a_county_of_a_city_knows_its_neighbours() -> None:
    assert "Taicang" in counties_near("Kunshan")


def test_names_that_places_elsewhere_have_too_are_left_out() -> None:
    # Wuzhong is a district of Suzhou and a city of Ningxia.
    assert plain("Wuzhong (Suzhou)") == "Wuzhong"
    assert "Wuzhong" not in counties_near("Suzhou")
    assert not any(plain(name) != name for name in counties_near("Suzhou").values())
