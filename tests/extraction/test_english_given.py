"""English sentences that promise something to somebody, in texts that are no policies themselves.

The sentences are made up; expected fields are those of the contract, read by hand.
"""

import pytest

from jiqun.model import Bound, Indicator, Measure, Status
from readings import by_quote, read, told

HEAD = "Economy of Hefei\n\n2025-03-02\n\n"

GIVEN = [
    ("Firms newly recognized as smart factories get 600,000 yuan.", Bound.EQ),
    ("A household that buys a heat pump receives 3,000 yuan.", Bound.EQ),
    ("Graduates hired by local companies can expect a housing allowance of 50,000 yuan.", Bound.EQ),
    ("A guideline promises exporters that open warehouses up to 3 million yuan.", Bound.LE),
    ("Hotels of the five-star class can claim a one-off bonus of 2 million yuan.", Bound.EQ),
    ("National laboratories are awarded up to 8 million yuan.", Bound.LE),
    ("The town grants every family that builds a new house 20,000 yuan.", Bound.EQ),
    ("Small companies renting workshops get 8 yuan per square meter and month.", Bound.EQ),
    ("Loans to small firms enjoy a discount of 2 percentage points.", Bound.EQ),
]


@pytest.mark.parametrize(("sentence", "bound"), GIVEN)
def test_what_somebody_gets_is_a_rule(sentence: str, bound: Bound) -> None:
    claim = read(HEAD + sentence)[-1]
    assert (claim.status, claim.indicator) == (Status.RULE, Indicator.SUBSIDY)
    assert (claim.bound, claim.measure, claim.period) == (bound, Measure.LEVEL, None)


def test_the_part_of_a_cost_that_is_borne_its_threshold_and_its_cap() -> None:
    text = (
        "For projects with a total investment of at least 20 million yuan, the county bears 15 "
        "percent of the equipment costs, capped at 4 million yuan per project."
    )
    found = by_quote(HEAD + text)
    assert {c.status for c in found.values()} == {Status.RULE}
    assert {c.subject for c in found.values()} == {"projects"}
    assert found["20 million yuan"].indicator is Indicator.INVESTMENT
    share, cap = found["15 percent"], found["4 million yuan"]
    assert (share.measure, share.of) == (Measure.SHARE, "equipment costs")
    assert (cap.indicator, cap.bound) == (Indicator.SUBSIDY, Bound.LE)


def test_a_maximum_holds_for_its_whole_list() -> None:
    text = "Companies that set up laboratories may count on a maximum of 5 million yuan, 2 million yuan and 1 million yuan."  # noqa: E501
    assert [c.bound for c in read(HEAD + text)] == [Bound.LE] * 3


def test_small_ones_are_of_the_kind_told_before() -> None:
    text = "Regional aid for large mills is capped at 40 percent of eligible costs, for small ones at 60 percent."  # noqa: E501
    claim = told(HEAD + text, "60 percent")
    assert (claim.subject, claim.bound, claim.of) == (*("small mills", Bound.LE, "eligible costs"),)


def test_a_gift_goes_on_behind_a_semicolon_and_facts_do_not() -> None:
    text = (
        "National laboratories are awarded 8 million yuan; provincial ones 3 million yuan. Firms "
        "that open a plant get 1 million yuan, and firms in the park exported 5 billion yuan."
    )
    found = by_quote(HEAD + text)
    told_of = {quote: (c.status, c.subject) for quote, c in found.items()}
    assert told_of["3 million yuan"] == (Status.RULE, "provincial laboratories")
    assert told_of["1 million yuan"] == (Status.RULE, "Firms that open a plant")
    assert told_of["5 billion yuan"][0] is Status.ACTUAL


PARTS = [
    ("For loans of small firms, 40% of the interest is discounted.", "interest"),
    ("For leasing a workshop, the rent subsidy is half of the rent.", "rent"),
    ("To the project of a plant, subsidy of 12% of the equipment investment.",
     "equipment investment"),
    ("For exporters, 30 percent of the insurance costs are borne by the county.",
     "insurance costs"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "whole"), PARTS)
def test_a_part_of_a_cost_told_behind_it_or_as_a_subsidy(sentence: str, whole: str) -> None:
    claim = read(HEAD + sentence)[-1]
    assert (claim.status, claim.indicator) == (Status.RULE, Indicator.SUBSIDY)
    assert (claim.measure, claim.of) == (Measure.SHARE, whole)


def test_sums_that_head_the_lines_of_a_list_of_rules() -> None:
    lines = "New plants get 10 million yuan.\n• 1 million yuan for any local supplier that joins;\n"
    claims = read(HEAD + lines + "• 300,000 yuan for each newly built laboratory.")
    assert {(c.status, c.indicator) for c in claims} == {(Status.RULE, Indicator.SUBSIDY)}
    assert [c.subject for c in claims][1:] == [
        "local supplier that joins", "newly built laboratory",
    ]  # fmt: skip


ASKED = [
    ("Applicants must spend no less than 4 percent of sales on R&D.", Status.RULE),
    ("As reported, each visitor may buy goods for up to 50,000 yuan a year.", Status.RULE),
    ("By 2027 the city must attract at least 20 billion yuan of investment.", Status.TARGET),
]


@pytest.mark.parametrize(("sentence", "status"), ASKED)
def test_what_is_asked_of_applicants_is_a_rule(sentence: str, status: Status) -> None:
    assert read(HEAD + sentence)[-1].status is status


FACTS = [
    "In 2024 45 firms received 36 million yuan.",
    "Growers get 12 yuan a kilo for their peaches.",
    "The company receives 300 million yuan a year from rents.",
    "The bank offers small firms 5 billion yuan in loans.",
    "Foreign firms pay 15 percent of their profits in tax.",
    "Coal covers 60 percent of energy costs.",
    "Workers at the plant get 6,500 yuan a month.",
    "Local firms get half of their revenue from exports.",
]


@pytest.mark.parametrize("sentence", FACTS)
def test_what_firms_earn_and_pay_is_no_rule(sentence: str) -> None:
    claim = read(HEAD + sentence)[-1]
    assert (claim.status, claim.indicator is Indicator.SUBSIDY) == (Status.ACTUAL, False)
