"""Lists that a document's own words call complete: summed, and no others."""

import pytest
from checks_ledgers import claim

from jiqun.checks import check
from jiqun.checks.worded import worded_sets
from jiqun.model import Kind, Outcome

# 120.1 + 130.2 + 80.3 + 70.4 = 401.0
PARTS = {"optics": "120.1", "automobiles": "130.2", "steel": "80.3", "food": "70.4"}


def told(total: str = "four industries", step: int = 60, **changed: str):
    figures = {total: "401.0", **PARTS, **changed}
    places = range(1000, 1000 + step * len(figures), step)
    return [
        claim(f"{number} billion yuan", "gross_output", subject=name, area="Wuhan", start=place)
        for (name, number), place in zip(figures.items(), places, strict=True)
    ]


def sums(claims):
    return [f for f in check(claims) if f.rule == "sum"]


def test_as_many_parts_as_the_total_names_make_the_total():
    (found,) = sums(told())
    assert (found.kind, found.outcome) == (Kind.AGREEMENT, Outcome.CONFIRMED)


def test_a_part_that_does_not_make_the_total_is_an_error():
    (found,) = sums(told(automobiles="132.0"))
    (repair,) = found.repairs
    assert (found.kind, repair.kind, repair.unique) == (Kind.ERROR, "digit_swap", True)
    assert dict(repair.fields) == {"value": 130_200_000_000}


def test_the_number_may_stand_before_the_name():
    claims = told("pillar industries")
    four = claim("4", "count", subject="pillar industries", area="Wuhan", start=980)
    assert [len(s.parts) for s in worded_sets([four, *claims])] == [4]
    three = claim("3", "count", subject="pillar industries", area="Wuhan", start=980)
    far = claim("4", "count", subject="pillar industries", area="Wuhan", start=500)
    assert [*worded_sets([three, *claims])] == [] == [*worded_sets([far, *claims])]


def test_chinese_counts_its_parts_too():
    assert len([*worded_sets(told("四大产业"))]) == 1
    assert [*worded_sets(told("五大产业"))] == []


@pytest.mark.parametrize(
    "claims",
    [
        told("industries"),  # nobody says how many there are
        told("five industries"),  # one of them is not told
        told(glass="5.0"),  # a fifth: which four are meant?
        told(step=400),  # no list, but figures far apart
        told("four industries")[:4],
    ],
)
def test_a_list_that_is_not_called_complete_is_not_summed(claims):
    assert sums(claims) == []
    assert [*worded_sets(claims)] == []


def test_another_amount_in_between_ends_the_list():
    total, *parts = told()
    profit = claim("9.0 billion yuan", "profit", subject="optics", area="Wuhan", start=1030)
    assert [*worded_sets([total, profit, *parts])] == []
    rate = claim("9.0%", "gross_output", subject="optics", area="Wuhan", start=1030)
    assert len([*worded_sets([total, rate, *parts])]) == 1
