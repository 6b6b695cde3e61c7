"""Places in English lists: among the best so many, number one, kept at the first; no list names.

The sentences are made up. By the contract a place is measure and unit `rank`; `top N` and being
one of the N best are N with bound `le` (ruling 13). Names that hold a number, such as that of the
Top 100, are no claims, nor is `first` in time.
"""

import pytest
from test_context import read

from jiqun.model import Bound, Indicator, Measure

PLACES = [
    # Among, or one of, the so many best.
    ("In 2023 the port was among the ten largest in Europe.", [("ten", 10, Bound.LE)]),
    ("In 2023 Leon was one of the five richest cities in Mexico.", [("five", 5, Bound.LE)]),
    ("Leon is one of the three leading shoe towns of Mexico.", [("three", 3, Bound.LE)]),
    # Top N behind words that say the place is taken, whosever top it is.
    ("In 2023 Leon was among the top 10 in the country.", [("top 10", 10, Bound.LE)]),
    ("In 2022 the city entered the nation's top 20 for exports.", [("top 20", 20, Bound.LE)]),
    ("In 2023 the state became one of the top 12 leather exporters of the world.",
     [("top 12", 12, Bound.LE)]),
    ("Of late the city is in the world's top three for shoes.", [("top three", 3, Bound.LE)]),
    # Number one in so many words, or with its sign.
    ("Leon is the country's number one shoe producer.", [("number one", 1, Bound.EQ)]),
    ("In 2023 Leon was the number one exporter of boots.", [("number one", 1, Bound.EQ)]),
    ("In 2023 Leon was ranked No. 3 among Mexican cities.", [("No. 3", 3, Bound.EQ)]),
    # A place that is kept.
    ("In 2023 the county kept first place in the province for exports.",
     [("first", 1, Bound.EQ)]),
    ("In 2023 shoe exports remained first in the country.", [("first", 1, Bound.EQ)]),
    ("In 2023 its output of shoes stayed at the first in the world.", [("first", 1, Bound.EQ)]),
    ("In 2023 leather exports of Leon retained third place worldwide.",
     [("third", 3, Bound.EQ)]),
    ("In 2023 the port is the first of Europe for lamps.", [("first", 1, Bound.EQ)]),
    # A place within a list: the list's number is none.
    ("In 2023 Leon ranks sixth among the top 50 towns.", [("sixth", 6, Bound.EQ)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places_are_ranks_with_their_bound(text: str, places: list[tuple[str, int, Bound]]) -> None:
    claims = read(text, area="Leon")
    assert [(c.quote, c.value, c.bound) for c in claims] == places
    assert {(c.measure, c.unit, c.indicator) for c in claims} == {
        (Measure.RANK, "rank", Indicator.RANKING)
    }


THINGS = [
    # What is ranked: the things right behind, else who is told of.
    ("In 2023 the state became one of the top 12 leather exporters of the world.",
     "leather exporters"),
    ("Leon is one of the three leading shoe towns of Mexico.", "shoe towns"),
    ("In 2023 the county kept first place in the province for exports.", "exports"),
    ("In 2023 shoe exports remained first in the country.", "shoe exports"),
    ("In 2023 Leon was ranked No. 3 among Mexican cities.", "Leon"),
    ("In 2023 leather exports of Leon retained third place worldwide.", "leather exports"),
    # The time that a sentence begins with is no part of it.
    ("In 2023 output of shoes ranked in the nation's top three.", "output of shoes"),
    ("In the first half of 2023 shoe output ranked third in the state.", "shoe output"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "thing"), THINGS)
def test_the_subject_of_a_place_is_what_is_ranked(text: str, thing: str) -> None:
    assert [c.subject for c in read(text, area="Leon")] == [thing]


def test_a_country_whose_list_it_is_names_nothing_that_is_ranked() -> None:
    [cities] = read("In 2022 Suzhou entered China's top 20 manufacturing cities.", area="Suzhou")
    assert (cities.value, cities.subject) == (20, "manufacturing cities")
    [bare] = read("In 2022 the city ranked among China's top 20.", area="Suzhou")
    assert (bare.value, bare.subject) == (20, None)


NONE = [
    "In 2023 the Top 100 Counties list was published in Leon.",
    "The firm was the first in the country to tan without chrome.",
    "Number one on the agenda is water.",
    "In 2023 the No. 3 Workshop closed.",
]


@pytest.mark.parametrize("text", NONE)
def test_names_of_lists_and_first_in_time_are_no_places(text: str) -> None:
    assert read(text, area="Leon") == ()


COUNTED = [
    # So many firms are in a list: how many there are, and neither the list nor a place.
    ("In 2023, seven makers were selected into the Top 200 exporters.", [(7, "makers")]),
    ("In 2023 two groups of Leon made it into Mexico's Top 50.", [(2, "groups")]),
    ("In 2023 Leon had 12 tanneries and three in the Top 100.",
     [(12, "tanneries"), (3, "tanneries")]),
    # So many of them rank first: they are counted, nobody is ranked.
    ("In 2023 the city had 230 brands, 11 of them rank first in their field.",
     [(230, "brands"), (11, "brands")]),
    # The best so many do something: they are counted too.
    ("In 2023 the five largest tanneries employed 3,100 people.",
     [(5, "largest tanneries"), (3100, "largest tanneries")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), COUNTED)
def test_members_of_a_list_are_counted_and_not_ranked(
    text: str, figures: list[tuple[int, str]]
) -> None:
    claims = read(text, area="Leon")
    assert [(c.value, c.subject) for c in claims] == figures
    assert {c.measure for c in claims} == {Measure.LEVEL}
