"""What English texts count: things behind prepositions, labels of lines, boxes, people.

The sentences are made up. How many there are of a thing is indicator `count` with the thing as
subject; what is made, can be made or works there is `production`, `capacity`, `employment`.
"""

from decimal import Decimal

import pytest
from test_context import read

from jiqun.model import Bound, Indicator, Measure

GOVERNED = [
    # To so many countries, in so many counties: where, and not what was sent or grown.
    ("In 2023 the mill exported paper to 37 countries.", [(37, "count", "countries")]),
    ("In 2023 the combine harvested wheat in 14 counties.", [(14, "count", "counties")]),
    ("In 2023 the plant built 640 buses for 12 cities.",
     [(640, "production", "buses"), (12, "count", "cities")]),
    # The object of the verb is what was sent or made.
    ("In 2023 the plant exported 37 buses to Peru.", [(37, "exports", "buses")]),
    # What is built and is no product: parks, laboratories.
    ("In 2023 the city built 12 logistics parks.", [(12, "count", "logistics parks")]),
    ("In 2023 the yard built 12 tankers.", [(12, "production", "tankers")]),
    ("In 2023 the group built four laboratories and made 7,500 pumps.",
     [(4, "count", "laboratories"), (7500, "production", "pumps")]),
    ("In 2023 the plant put together 40,000 bicycles.", [(40000, "production", "bicycles")]),
    # When it was made is not what was made.
    ("In 2023 the plant opened. The plant made 640 last month.", [(640, "production", "plant")]),
    # What can be made is capacity, what was made is production.
    ("The plant can assemble 57,000 pumps a year.", [(57000, "capacity", "pumps")]),
    ("The line has a monthly capacity of 9,400 wafers.", [(9400, "capacity", "wafers")]),
    ("The works is capable of producing up to 600 trams.", [(600, "capacity", "trams")]),
    ("In 2023 the plant assembled 57,000 pumps.", [(57000, "production", "pumps")]),
    # Names of things that begin with a code.
    ("By 2023 the province had built 21,400 5G base stations.",
     [(21400, "count", "5G base stations")]),
    ("In 2023 the plant opened three 12-inch lines.", [(3, "count", "12-inch lines")]),
    # So many of them are something: the thing behind `are`, unless a participle stands there.
    ("Of the 340 firms in the park, 12 are little giants.",
     [(340, "count", "firms"), (12, "count", "little giant enterprises")]),
    ("Of the 340 firms in the park, 12 are located by the river.",
     [(340, "count", "firms"), (12, "count", "firms (part)")]),
    # A verb behind the thing is no part of it.
    ("In 2023 about 240 companies employ 31,000 people.",
     [(240, "count", "companies"), (31000, "employment", "companies")]),
    # Firms counted by a word that only means households elsewhere.
    ("In 2023 industrial enterprises above designated size reached 2,140 households.",
     [(2140, "count", "above-scale industry")]),
    ("In 2023 the grid reached 2,140 households.", [(2140, "count", "households")]),
    # The number of the whole city is of what was counted before.
    ("In 2023 Wuxi named 26 little giant enterprises, and the total number of the city reached "
     "138.",
     [(26, "count", "little giant enterprises"), (138, "count", "little giant enterprises")]),
    # Who are taken on, and their industry.
    ("The textile industry plans to take on 300 weavers in 2026.",
     [(300, "employment", "textile industry")]),
    ("In 2022 the textile industry had sales of 4 billion yuan. Its 12,000 workers are women.",
     [(4_000_000_000, "revenue", "textile industry"), (12000, "employment", "textile industry")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), GOVERNED)
def test_what_is_counted_is_told_from_what_is_made(
    text: str, figures: list[tuple[int, str, str]]
) -> None:
    claims = read(text, area="Wuxi")
    told = [(c.value, c.indicator, c.subject) for c in claims]
    assert told == [(Decimal(v), Indicator(kind), thing) for v, kind, thing in figures]


def test_where_goods_went_is_not_the_subject_of_what_follows() -> None:
    claims = read(
        "In 2023 the furniture industry shipped chairs to over 90 countries and regions. "
        "Exports rose by 6 percent."
    )
    assert [(c.value, c.indicator, c.bound) for c in claims] == [
        (90, Indicator.COUNT, Bound.GT),
        (6, Indicator.EXPORTS, Bound.EQ),
    ]
    assert claims[1].subject in (None, "total")


BOXES = [
    # Containers are throughput (ruling 34: their unit is part of the quote), unless capacity is
    # told; words of time behind them are no thing.
    ("In 2023 the port handled 2.6 million TEUs.", ["2.6 million TEUs"], ["other"]),
    ("The port handled 2.6 million TEUs last year, up 4 percent.",
     ["2.6 million TEUs", "4 percent"], ["other", "other"]),
    ("The terminal has an annual capacity of 1.4 million TEUs.", ["1.4 million TEUs"],
     ["capacity"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes", "kinds"), BOXES)
def test_containers_are_throughput_or_capacity(
    text: str, quotes: list[str], kinds: list[str]
) -> None:
    claims = read(text, area="Penang")
    assert [c.quote for c in claims] == quotes
    assert [c.indicator for c in claims] == [Indicator(kind) for kind in kinds]
    things = {c.subject for c in claims if c.indicator is Indicator.OTHER}
    assert things <= {"container throughput"}


LABELS = [
    ("Companies: 2,500", 2500, Indicator.COUNT, Bound.EQ, "companies"),
    ("Laboratories: about 40", 40, Indicator.COUNT, Bound.APPROX, "laboratories"),
    ("- Research institutes (public): 18", 18, Indicator.COUNT, Bound.EQ, "research institutes"),
    # A label that names a measure is that measure.
    ("Workers: 6,200", 6200, Indicator.EMPLOYMENT, Bound.EQ, "workers"),
    ("Exports: 310 million dollars", 310_000_000, Indicator.EXPORTS, Bound.EQ, "total"),
]


@pytest.mark.parametrize(("line", "value", "kind", "bound", "thing"), LABELS)
def test_the_label_of_a_line_is_what_its_number_counts(
    line: str, value: int, kind: Indicator, bound: Bound, thing: str
) -> None:
    [claim] = read(f"The park at a glance (2023)\n{line}\n", area="Wuxi")
    assert (claim.value, claim.indicator, claim.bound) == (value, kind, bound)
    assert (claim.subject or "total").lower() == thing
    assert str(claim.period) == "2023"


def test_a_plus_behind_a_number_is_more_than_it_and_part_of_the_quote() -> None:
    people, laboratories = read("In 2023 the park had 38,000+ workers and 120+ laboratories.")
    assert (people.quote, people.value, people.bound) == ("38,000+", 38000, Bound.GT)
    assert (laboratories.quote, laboratories.value) == ("120+", 120)
    assert laboratories.bound is Bound.GT


NONE = [
    # A plus between two numbers is the name of a scheme; working days are a span of time.
    "The 3+5 plan of 2023 names no town.",
    "Applications are answered within 15 working days.",
]


@pytest.mark.parametrize("text", NONE)
def test_names_and_spans_of_time_are_no_counts(text: str) -> None:
    assert read(text) == ()


ADDED = [
    # Ruling 15: what is added is a change, what is newly registered a level.
    ("In 2023, 14 little giant enterprises were added.", [(14, "change")]),
    ('In 2023 some 230 new "smart" workshops were added.', [(230, "change")]),
    ("In 2023, 14 little giant enterprises were registered.", [(14, "level")]),
]


@pytest.mark.parametrize(("text", "figures"), ADDED)
def test_what_was_added_is_a_change(text: str, figures: list[tuple[int, str]]) -> None:
    assert [(c.value, c.measure) for c in read(text)] == [(v, Measure(m)) for v, m in figures]
