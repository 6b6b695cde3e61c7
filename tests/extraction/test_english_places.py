"""Whose figure it is in English texts: places that no list has, wider places, compared places."""

import pytest

from jiqun.extraction.grammar import grammar
from jiqun.extraction.main_area import MainArea
from readings import read

ABOUT = {
    # A title and an apposition: the kind is told behind the name.
    "Bursa": "Bursa's looms hum again\nAnatolian Business Weekly, 14 May 2024\n\nTextile makers in "
    "Bursa, Turkey's fourth-largest city, say orders are back. The city's exports rose.",
    # The wider country is named more often than the state, which `the state` means each time.
    "Penang": "PENANG REPORT: chips lift island state\n\nGEORGE TOWN, Aug 3, 2023 -- Approved "
    "investment in Penang rose to RM13.7 billion in 2022. Penang accounts for 5 per cent of the "
    "global output of chips, while Malaysia as a whole has 13 per cent. Exports from the state "
    "grew 20.5 per cent.",
    # A zone keeps its full name.
    "Map Ta Phut Industrial Estate": "Annual review 2023: Map Ta Phut Industrial Estate\n\nThe "
    "estate in Rayong, on Thailand's eastern seaboard, is home to 151 factories.",
    # The dateline is the capital of a state; the state is what has the figures.
    "Baden-Württemberg": "Machine builders in the south-west lose momentum\n\nSTUTTGART – Firms in "
    "Baden-Württemberg sold machines worth €89.1 billion in 2023. The federal state is home to "
    "1,600 such firms. In Germany as a whole production fell by 1%.",
    # A neighbour explains where the place lies.
    "Gebze": "Gebze: where Istanbul's factories went\n\nThe district of Gebze, 45 kilometres east "
    "of Istanbul, has 13 industrial zones. Around 2,400 companies work in the district.",
    # A region that shares its name with a capital.
    "Tashkent Region": "Tashkent Region's industry grows\n\nTASHKENT, July 21 (UzA) -- Industrial "
    "output of Tashkent Region reached 58.2 trillion soum in 2023, up 6.1 percent.",
    # A port is a part of the city it is called after.
    "Tianjin": "Tianjin Port handles record cargo\n\nTIANJIN, Jan. 5 (Xinhua) -- Tianjin Port "
    "handled over 21 million TEUs of containers in 2022. The port opened 10 new routes.",
}


@pytest.mark.parametrize("place", ABOUT)
def test_a_text_is_about_the_place_whose_figures_it_tells(place: str) -> None:
    found = MainArea(grammar("en")).find(ABOUT[place])
    assert found is not None and found.value == place


def test_a_text_that_sets_several_places_side_by_side_is_about_none() -> None:
    text = (
        "How the river ports compare\n\nFour ports - Wuhan, Nanjing, Wuhu and Yueyang - share the "
        "river. Wuhan has more berths than Nanjing. Wuhu and Yueyang are smaller."
    )
    assert MainArea(grammar("en")).find(text) is None


CASES = [
    # The wider place is the one that the word for the average names.
    ("In 2023 the rate was 9.9 percent, below the national average of 14.3 percent.", "Guangdong",
     ["Guangdong", "China"]),
    ("Growth was 4.1 percent in 2023, against 5.2 percent nationally.", "Hefei",
     ["Hefei", "China"]),
    ("In 2023 there were 412 robots, twice the global average of 162.", "South Korea",
     ["South Korea", "South Korea", "world"]),
    # A place abroad whose country only the pack knows.
    ("In 2023 unemployment was 3.1 percent, well under the national rate of 5.7 percent.",
     "Bavaria", ["Bavaria", "Germany"]),
    # A place in brackets keeps its figure though it is only compared with.
    ("Industry grew 8.1% in 2024, faster than that of Fuzhou (6.7%) and Xiamen (7.4%).", "Quanzhou",
     ["Quanzhou", "Fuzhou", "Xiamen"]),
    # Where a place lies is not whose the figure is.
    ("Jinjiang, a county-level city under Quanzhou, made 900 million pairs of shoes in 2024.",
     "Fujian", ["Jinjiang"]),
    # There: the place of the sentence before.
    ("Much of the slump comes from the plant at Kulim. The workforce there had 7,800 people in "
     "2024.", "Malaysia", ["Kulim"]),
    # Who buys a share of the exports has no figure of its own.
    ("Exports of salt reached 71 lakh tonnes in FY23, and China took 40 per cent of the exports.",
     "Gujarat", ["Gujarat", "Gujarat"]),
    # What is bought abroad is the buyer's.
    ("Only 17% of inputs are bought in Mexico.", "Querétaro", ["Querétaro"]),
    # A share that lies somewhere is of there.
    ("Some 70 per cent of the salt industry of the State is concentrated in Kutch, Jamnagar and "
     "Morbi districts.", "Gujarat", ["Kutch, Jamnagar, Morbi"]),
    # A country behind its city is no second place.
    ("In 2023 the new plant in Debrecen, Hungary employed 1,200 people.", "Hungary", ["Debrecen"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "home", "areas"), CASES)
def test_each_figure_has_the_place_it_is_told_of(text: str, home: str, areas: list[str]) -> None:
    assert [c.area for c in read(text, area=home)] == areas


def test_a_region_owns_what_is_named_before_it() -> None:
    claims = read(
        "In 2024, Suzhou's GDP reached 2,672.7 billion yuan. "
        "The GDP of the Yangtze River Delta was 33.17 trillion yuan in 2024."
    )
    assert [c.area for c in claims] == ["Suzhou", "Yangtze River Delta"]
