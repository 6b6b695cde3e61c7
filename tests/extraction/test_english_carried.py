"""What English figures that name no measure or no thing take from what was told before them.

The sentences are made up. A paragraph that tells a measure goes on about it until a word of another
measure is told (value added, then orders); a relative clause is told of its noun; names before
`respectively` are one claim each with its own subject (contract).
"""

import pytest
from test_context import read

from jiqun.model import Indicator, Measure, Status

CARRIED = [
    # An amount that is all that its clause tells, and a bare rise, are of the measure before.
    ("In 2023 the boat builders realized a value added of 12 billion yuan, up 9 percent; the "
     "foundries have achieved 31 billion yuan, up 4.4 percent. Tanneries slipped 3 percent.",
     ["value_added"] * 5),
    ("In 2023 investment in lamps grew 15 percent. Pumps gained 3 percent.", ["investment"] * 2),
    ("In 2023 exports of lamps were 15 billion yuan. The fan makers reached 7 billion yuan.",
     ["exports", "exports"]),
    # Who made it may stand behind.
    ("In 2023 profits of the chain were 15 billion yuan, of which 7 billion yuan is made by mills.",
     ["profit", "profit"]),
    # A word of its own says what else is measured; another paragraph begins anew.
    ("In 2023 the boat builders realized a value added of 12 billion yuan. New orders of the "
     "foundries fell by 3 percent.", ["value_added", "other"]),
    ("In 2023 exports of lamps were 15 billion yuan. Debts of the city reached 7 billion yuan.",
     ["exports", "other"]),
    ("In 2023 exports of lamps were 15 billion yuan.\n\nThe fan makers reached 7 billion yuan.",
     ["exports", "other"]),
    # Nor is a measure carried over the prices of something.
    ("In 2023 investment in lamps was 15 billion yuan. Prices of fans rose by 6 percent. Pumps "
     "gained 3 percent.", ["investment", "prices", "other"]),
    # Shipments go on about exports.
    ("In 2023 exports rose 6 percent. Shipments fell by 3 percent in May.",
     ["exports", "exports"]),
    ("In 2023 orders rose 6 percent. Shipments fell by 3 percent in May.", ["other", "other"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), CARRIED)
def test_a_figure_without_a_measure_has_that_of_its_paragraph(text: str, kinds: list[str]) -> None:
    assert [c.indicator for c in read(text, area="Jiaxing")] == [Indicator(k) for k in kinds]


BARE = [
    # A bare number counts what was counted last, until another thing is named.
    ("Pinghu has 7, Haining 6.",
     [(7, "laboratories", "Pinghu"), (6, "laboratories", "Haining")]),
    # Also in the next paragraph.
    ("\n\nPinghu has 7, Haining 6.",
     [(7, "laboratories", "Pinghu"), (6, "laboratories", "Haining")]),
    ("Pinghu has 7 parks.", [(7, "parks", "Pinghu")]),
    # Points are no laboratories.
    ("Pinghu scored 9 out of ten.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), BARE)
def test_a_bare_number_counts_what_was_counted_before(
    text: str, counts: list[tuple[int, str, str]]
) -> None:
    claims = read(f"In 2023 the city had 41 laboratories. {text}", area="Jiaxing")
    assert (claims[0].value, claims[0].subject) == (41, "laboratories")
    assert [(c.value, c.subject, c.area) for c in claims[1:]] == counts
    assert {c.indicator for c in claims} == {Indicator.COUNT}


BRACKETS = [
    # An amount in brackets is of what is named right before them.
    ("In 2023 imports passed exports (9 billion dollars).", ["exports"]),
    ("In 2023 GDP (312 billion yuan) and fiscal revenue (41 billion yuan) grew.",
     ["gdp", "fiscal_revenue"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), BRACKETS)
def test_an_amount_in_brackets_is_of_what_stands_before_them(text: str, kinds: list[str]) -> None:
    assert [c.indicator for c in read(text, area="Jiaxing")] == [Indicator(k) for k in kinds]


ANTECEDENTS = [
    # A relative clause is told of its noun, a wish of what is wished for.
    ("In 2023 clay prices, which rose by 9 percent, ate up the profits.", 9, "prices",
     "clay", Status.ACTUAL),
    ("In 2023 the mayor blamed lower exports and higher wages, which had risen by 9 percent.", 9,
     "income", "higher wages", Status.ACTUAL),
    ("In 2023 the mayor wants imports to reach 9 billion yuan by 2027.", 9_000_000_000, "imports",
     "total", Status.TARGET),
    ("The bureau forecasts the lamp industry to grow by 6 percent in 2027.", 6, "value_added",
     "lamp industry", Status.FORECAST),
    # The clause around an aside goes on about its own noun.
    ("In 2023 exports, which went mostly to Chile, rose 6 percent.", 6, "exports", "total",
     Status.ACTUAL),
    # What a rise is in, but not when it was.
    ("In 2023 the rise in wages was 6 percent.", 6, "income", "wages", Status.ACTUAL),
    ("The decline in 2023 was 6 percent.", -6, "other", None, Status.ACTUAL),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "kind", "thing", "status"), ANTECEDENTS)
def test_a_clause_is_told_of_the_noun_that_it_hangs_on(
    text: str, value: int, kind: str, thing: str | None, status: Status
) -> None:
    [claim] = read(text, area="Jiaxing")
    assert (claim.value, claim.indicator, claim.subject) == (value, Indicator(kind), thing)
    assert claim.status is status


LISTS = [
    # What a list is called behind it is none of its names.
    ("In 2023 lamps, fans and pumps, the three pillars of the town, rose by 3 percent, 4 percent "
     "and 5 percent respectively.", ["lamps", "fans", "pumps"]),
    ("In 2023 food, textiles and apparel, and paper, its oldest trades, grew 3, 4 and 5 percent "
     "respectively.", ["food", "textiles and apparel", "paper"]),
    ("In 2023 lamps, fans and pumps rose by 3 percent, 4 percent and 5 percent respectively.",
     ["lamps", "fans", "pumps"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "things"), LISTS)
def test_names_before_respectively_without_what_they_are_called(
    text: str, things: list[str]
) -> None:
    claims = read(text, area="Jiaxing")
    assert [c.value for c in claims] == [3, 4, 5]
    assert [c.subject for c in claims] == things
    assert {c.measure for c in claims} == {Measure.GROWTH}


TOPICS = [
    # The industry: the one that the title names, where nothing nearer does.
    ("The textile industry of Shaoxing looks abroad\n\nThe industry had an output value of 45 "
     "billion yuan in 2023.", "textiles"),
    ("The textile industry of Shaoxing looks abroad\n\nThe semiconductor industry had an output "
     "value of 45 billion yuan in 2023.", "semiconductor industry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "thing"), TOPICS)
def test_the_industry_is_the_one_of_the_title(text: str, thing: str) -> None:
    [claim] = read(text)
    assert (claim.subject, claim.indicator) == (thing, Indicator.GROSS_OUTPUT)


FRILLS = [
    # Words before a measure that name nothing, and one that tells what sort of it.
    ("In 2023 accumulated foreign investment was 410 million dollars.", "fdi", None),
    ("In 2023 incoming foreign direct investment fell by 3 percent.", "fdi", None),
    ("In 2023 online retail sales rose 4.1 percent.", "retail_sales", "online"),
    # Computing power is a capacity of its own name.
    ("In 2023 the scale of computing power was 3,200 petaflops.", "capacity", "computing power"),
    ("In 2023 intelligent computing power rose by 14 percent.", "capacity", "computing power"),
    ("In 2023 the installed capacity of wind was 41 GW.", "capacity", "wind"),
]


@pytest.mark.parametrize(("text", "kind", "thing"), FRILLS)
def test_words_before_a_measure_that_are_its_thing_or_are_none(
    text: str, kind: str, thing: str | None
) -> None:
    [claim] = read(text, area="Jiaxing")
    assert (claim.indicator, claim.subject) == (Indicator(kind), thing)
