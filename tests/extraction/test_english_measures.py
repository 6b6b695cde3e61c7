"""What English figures measure and whether they are done, by the words right around them."""

from decimal import Decimal

import pytest

from jiqun.model import Bound, Measure, Status
from readings import read

MEASURES = [
    # More and fewer than at another time: a change, with its sign.
    ("In 2023 there were 142 firms, 17 more than in 2022.", [(142, "level"), (17, "change")]),
    ("In 2023 there were 41 projects, three fewer than the year before.",
     [(41, "level"), (-3, "change")]),
    ("Makers shipped 9,840 robots in 2023, 6.2% fewer than a year earlier.",
     [(9840, "level"), (Decimal("-6.2"), "growth")]),
    ("The city plans to build 15 more berths by 2030.", [(15, "change")]),
    # A noun of falling right behind its rate.
    ("A 16.8-percent slide in property offset a 21.3-percent expansion in industry.",
     [(Decimal("-16.8"), "growth"), (Decimal("21.3"), "growth")]),
    # A share that differs from another time's.
    ("Unemployment stood at 4.6% in 2024, 0.1 percentage points higher than a year before.",
     [(Decimal("4.6"), "share"), (Decimal("0.1"), "share_change")]),
    # Growth that fell to a rate is that rate.
    ("In 2022 growth fell back to 3.9%.", [(Decimal("3.9"), "growth")]),
    # Multiples of another figure, in words.
    ("In 2023 about 430,000 people worked in laboratories, nearly double the number in 2018.",
     [(430000, "level"), (2, "multiple")]),
    ("In 2022 rents rose by more than half.", [(50, "growth")]),
    # Places in lists, from one to the next.
    ("In 2023 Busan ranked 14th in the index, up from 20th a year earlier.",
     [(14, "rank"), (20, "rank")]),
    ("By our index Hefei comes first among the four, Wuhan second and Changsha third.",
     [(1, "rank"), (2, "rank"), (3, "rank")]),
    # Ratios, references and rates of exchange are no figures.
    ("In 2023 nine out of ten graduates found work under Regulation 2017/745 ($1 = 24,810 dong).",
     []),
    ("In 2023 there were 1,012 robots per 10,000 workers.", [(1012, "level")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), MEASURES)
def test_the_words_around_a_figure_tell_its_measure(
    text: str, figures: list[tuple[Decimal | int, str]]
) -> None:
    assert [(c.value, c.measure) for c in read(text)] == [(v, Measure(m)) for v, m in figures]


STATUSES = [
    ("The city is set to build 12 parks and provide 3 million square meters of space.",
     [Status.TARGET, Status.TARGET]),
    ("Two data centres with a capacity of 90 MW are to be built by 2026.", [Status.TARGET] * 2),
    ("Exports could climb by 8 percent in 2030.", [Status.FORECAST]),
    # Where an aim starts from is no aim.
    ("By 2027 the cluster wants 1,250 apprentices, against 980 in 2022.",
     [Status.TARGET, Status.ACTUAL]),
    ("The plant, which was to create 2,000 jobs, was shelved.", [Status.TARGET]),
    ("Firms will receive a grant of up to 20 million yuan.", [Status.RULE]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statuses"), STATUSES)
def test_goals_forecasts_and_rules_are_told_from_facts(text: str, statuses: list[Status]) -> None:
    assert [c.status for c in read("In 2024, exports rose.\n\n" + text)] == statuses


BOUNDS = [
    ("The subsidy will not exceed 1.5 million yuan.", Bound.LE),
    ("As many as 3.7 million firms registered in 2023.", Bound.EQ),
    ("In 2023 output was far short of the 10 million tonnes of 2021.", Bound.EQ),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds_of_several_words(text: str, bound: Bound) -> None:
    assert [c.bound for c in read(text)] == [bound]


def test_rows_and_columns_that_are_places_give_their_figures_a_place() -> None:
    text = (
        "Table 1. Container ports, 2023\n"
        "Port | Throughput (million TEUs) | Growth (%) | Berths\n"
        "Rotterdam | 13.4 | -7.0 | 68\nAntwerp | 12.5 | -7.2 | 54\n\n"
        "Item\tPenang\tJohor\nExports (RM billion)\t449.2\t181.3\n"
    )
    assert [(c.area, c.value) for c in read(text)] == [
        ("Rotterdam", Decimal(13_400_000)),
        ("Rotterdam", Decimal("-7.0")),
        ("Rotterdam", Decimal(68)),
        ("Antwerp", Decimal(12_500_000)),
        ("Antwerp", Decimal("-7.2")),
        ("Antwerp", Decimal(54)),
        ("Penang", Decimal("449200000000")),
        ("Johor", Decimal("181300000000")),
    ]
