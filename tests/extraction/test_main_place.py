"""Which place an English text is about: what is gathered of each place, and how it is weighed.

The texts are made up, the places are real. Expected counts are counted by hand; the choices are
what a reader would say the text is about.
"""

from math import log

import pytest

from jiqun.extraction.grammar import grammar
from jiqun.extraction.main_area import MainArea
from jiqun.extraction.place_evidence import PlaceEvidence
from jiqun.extraction.ranked_main_area import NONE, RankedMainArea
from jiqun.extraction.told_places import PlaceFinder, Told, headlines
from jiqun.lang import pack

ENGLISH = grammar("en")


def told(text: str) -> dict[str, Told]:
    return {place.name: place for place in PlaceFinder(ENGLISH).find(text)}


def test_a_place_keeps_its_mentions_apart_from_sources_and_stand_ins() -> None:
    text = (
        "Wuhan builds cars\n\nBEIJING, May 3 -- Wuhan made 9 cars, the Shanghai customs said. "
        "Wuhan sold 4 to French firms, none to Paris."
    )
    found = told(text)
    assert [text[a:b] for a, b in found["Wuhan"].mentions] == ["Wuhan", "Wuhan", "Wuhan"]
    assert found["Beijing"].mentions == [] and len(found["Beijing"].cited) == 1
    assert found["Shanghai"].mentions == [] and len(found["Shanghai"].cited) == 1
    assert [text[a:b] for a, b in found["France"].mentions] == ["French"]
    assert [text[a:b] for a, b in found["France"].stand_ins] == ["Paris"]


def test_a_place_that_holds_a_press_conference_is_no_institution() -> None:
    assert len(told("Gansu holds press conference on fans")["Gansu"].mentions) == 1
    assert told("The Gansu provincial government met")["Gansu"].mentions == []


SPELLINGS = [
    # The name that is written most stands for all spellings, one with its kind for none.
    ("Fans of Lamia province\n\nThe province of Lamia made 9 fans. Lamia, a province in the hills, "
     "sold 4.", "Lamia", 3),
    # A zone may leave out words between its first and its last.
    ("Fans\n\nXinle High-tech Industrial Development Zone made 9 fans. Xinle Development Zone sold "
     "4. Xinle Development Zone hired 3.", "Xinle Development Zone", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "times"), SPELLINGS)
def test_spellings_of_one_place_are_counted_together(text: str, name: str, times: int) -> None:
    found = told(text)
    assert len(found[name].mentions) == times
    assert not [other for other in found if other != name and other.startswith(name.split()[0])]


def test_a_city_is_not_named_by_the_zone_that_is_called_after_it() -> None:
    found = told("Qujing Economic Development Zone made 9 fans. Qujing sold 4.")
    assert len(found["Qujing"].mentions) == 1


def test_evidence_is_counted_by_hand() -> None:
    text = (
        "Fans of Hunan\n\nIn 2020, Changsha made 9 fans. The city sold 4 fans to Guangdong, and "
        "Changsha hired 3. The city is proud."
    )
    places = PlaceFinder(ENGLISH).find(text)
    rows = PlaceEvidence(ENGLISH).measure(text, places)
    by = {place.name: row for place, row in zip(places, rows, strict=True)}
    changsha, hunan, guangdong = by["Changsha"], by["Hunan"], by["Guangdong"]
    assert changsha["mentions"] == pytest.approx(log(3))
    assert changsha["opens_sentences"] == pytest.approx(log(2))  # `and Changsha` opens none
    assert changsha["called"] == pytest.approx(log(3)) and hunan["called"] == 0
    assert guangdong["beside"] == 1 and guangdong["once"] and not changsha["once"]
    assert hunan["first"] and not changsha["first"]
    assert changsha["outer_titled"] and not changsha["titled_with_outer"]
    assert hunan["inner_leads"] and not guangdong["inner_leads"]


CHOICES = [
    # The wider place of a title whose figures are those of a city below.
    ("Fans of Hunan take off\n\nIn 2020, Changsha made 9 fans. The city sold 4 fans to Guangdong, "
     "and Changsha hired 3. The city is proud.", "Changsha"),
    # A customer that is named as often is only sold to.
    ("Tiles\n\nSales of tiles from Izmir to Germany rose. Izmir made 9 tiles. Shipments to Germany "
     "fell, those to Germany by rail rose.", "Izmir"),
    # Where a report was sent from is not what it is about.
    ("Machine makers wait\n\nFrankfurt am Main, 14 November 2019. – Orders of German machines "
     "fell by 9 percent. German firms hired 3.", "Germany"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), CHOICES)
def test_a_text_is_on_the_place_that_most_speaks_for(text: str, place: str) -> None:
    found = MainArea(ENGLISH).find(text)
    assert found is not None and found.value == place
    assert text[found.start : found.end]


def test_three_places_side_by_side_are_compared_unless_one_is_named_far_more_often() -> None:
    row = "Ports\n\nThree cities, Weifang, Jinan and Qingdao, build ships. "
    assert MainArea(ENGLISH).find(row) is None
    found = MainArea(ENGLISH).find(row + "Weifang has 9. Weifang hired 4. Weifang sold 3. " * 2)
    assert found is not None and found.value == "Weifang"


def test_a_text_without_places_is_about_none() -> None:
    assert RankedMainArea(ENGLISH).find("Fans\n\nOutput rose by 9 percent.") is None


def test_every_weight_is_of_evidence_that_is_measured() -> None:
    text = "Fans of Hunan\n\nIn 2020, Changsha made 9 fans."
    row = PlaceEvidence(ENGLISH).measure(text, PlaceFinder(ENGLISH).find(text))[0]
    assert set(pack("en").weights["main_place"]) == {*row, NONE}


def test_headlines_end_where_the_first_sentence_begins() -> None:
    assert headlines("Fans rise\nBy A. Writer\n\nHunan made 9 fans. It hired.") == (
        "Fans rise\nBy A. Writer"
    )
