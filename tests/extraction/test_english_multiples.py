"""How English texts tell that something rises, falls, doubles, or is a fraction.

The sentences are made up. By the contract a decrease is negative, growth is on the year before,
`nearly triple` is measure `multiple` with bound `lt`, and a fraction that does not end has ten
decimals (ruling 8).
"""

from decimal import Decimal

import pytest
from test_context import read

from jiqun.model import Bound, Indicator, Measure, Status

MOVES = [
    # All inflections of the verbs, and rarer ones.
    ("In 2023 exports rocketed by 41 percent and imports ballooned by 12 percent.", [41, 12]),
    ("In 2023 exports spiked by 41 percent.", [41]),
    ("In 2023 exports receded by 3 percent and imports plummeted by 12 percent.", [-3, -12]),
    ("The value of exports, soaring by 11 percent, set a record in 2023.", [11]),
    ("Exports, slipping by 3 percent, were weak in 2023.", [-3]),
    ("In 2023 exports climbed and imports were plunging by 9 percent.", [-9]),
    ("In 2023 growth of exports was minus 8 percent.", [-8]),
    ("In 2023 lamp exports advanced 8 percent, fan exports 4 percent.", [8, 4]),
    # Than it was: growth by the words behind the rate.
    ("In 2023 exports were 5 percent lower than a year before.", [-5]),
    ("In 2023 exports were 5 percent higher than a year before.", [5]),
    ("In 2023 output was 6 percent better than a year earlier.", [6]),
    ("In 2023 output was 6 percent worse than a year before.", [-6]),
    ("In 2023 output stood 4 percent above the level of 2022.", [4]),
    ("In 2023 orders were 7 percent short of the previous year.", [-7]),
    ("In 2023 exports were 3 percent less than in 2022.", [-3]),
]


@pytest.mark.parametrize(("text", "rates"), MOVES)
def test_words_of_rising_and_falling_give_growth_and_its_sign(text: str, rates: list[int]) -> None:
    claims = read(text)
    assert [c.value for c in claims] == rates
    assert {c.measure for c in claims} == {Measure.GROWTH}


def test_a_rate_with_a_sign_is_growth_and_keeps_its_sign_in_the_quote() -> None:
    claims = read("In 2023 the plant made 2.1 million units (-3.6%) and exported 400,000 (+12%).")
    assert [(c.quote, c.value, c.measure) for c in claims] == [
        ("2.1 million", 2_100_000, Measure.LEVEL),
        ("-3.6%", Decimal("-3.6"), Measure.GROWTH),
        ("400,000", 400_000, Measure.LEVEL),
        ("+12%", 12, Measure.GROWTH),
    ]


def test_a_rate_in_brackets_without_a_sign_is_no_growth() -> None:
    [_, share] = read("In 2023 Chile bought 31 million lamps (12% of the total).")
    assert (share.value, share.measure) == (12, Measure.SHARE)


MULTIPLES = [
    # The verbs themselves, before an amount, a year, a span of years, a thing.
    ("By 2030 exports are to double to 8 billion yuan.", 2, Bound.EQ, "2030", Status.TARGET),
    ("By 2030 exports will treble to $9 billion.", 3, Bound.EQ, "2030", Status.TARGET),
    ("Exports will nearly triple to 9 billion yuan by 2030.", 3, Bound.LT, "2030", Status.TARGET),
    ("Lamp exports are to quadruple by 2030.", 4, Bound.EQ, "2030", Status.TARGET),
    ("Exports will double in the next five years.", 2, Bound.EQ, None, Status.TARGET),
    # Of another figure, though the sentence holds no other number.
    ("In 2023 exports were double those of 2018.", 2, Bound.EQ, "2023", Status.ACTUAL),
    ("In 2023 exports were twice those of 2018.", 2, Bound.EQ, "2023", Status.ACTUAL),
    ("In 2023 exports were 1.2 times those of 2019.", Decimal("1.2"), Bound.EQ, "2023",
     Status.ACTUAL),
    ("In 2023 exports were 2.5 times Nanjing's.", Decimal("2.5"), Bound.EQ, "2023",
     Status.ACTUAL),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "bound", "period", "status"), MULTIPLES)
def test_doubling_is_a_multiple_of_what_doubles(
    text: str, value: Decimal, bound: Bound, period: str | None, status: Status
) -> None:
    claim = read(text, area="Wuxi")[0]
    assert (claim.value, claim.unit, claim.bound) == (value, "multiple", bound)
    assert (claim.measure, claim.indicator) == (Measure.MULTIPLE, Indicator.EXPORTS)
    assert (str(claim.period) if claim.period else None, claim.status) == (period, status)


def test_what_multiplies_so_many_times_is_told_though_words_stand_between() -> None:
    [claim] = read("In 2023 exports of lamps multiplied in value and volume almost six times.")
    assert (claim.value, claim.unit, claim.bound) == (6, "multiple", Bound.LT)
    assert claim.indicator is Indicator.EXPORTS
    [claim] = read("In 2023 revenue of the lamp industry multiplied six times.")
    assert (claim.value, claim.subject) == (6, "lamp industry")


def test_to_nearly_triple_something_is_an_aim() -> None:
    [claim] = read("The city aims to nearly triple cement output by 2030.")
    assert (claim.value, claim.bound, claim.measure) == (3, Bound.LT, Measure.MULTIPLE)
    assert (str(claim.period), claim.status) == ("2030", Status.TARGET)


NONE = [
    "Double rooms cost more in 2023.",
    "In 2023 the plant ran double shifts behind triple locks.",
    "The plant wants to double down on lamps by 2030.",
    # How often, not how much.
    "The tariff was changed four times in 2023.",
]


@pytest.mark.parametrize("text", NONE)
def test_double_things_and_how_often_are_no_multiples(text: str) -> None:
    assert read(text) == ()


def test_a_rise_by_so_many_times_beside_another_rise_is_growth() -> None:
    rate, times = read(
        "In 2023 exports of lamps and fans rose by 40 percent and by 1.2 times respectively."
    )
    assert (rate.value, rate.measure) == (40, Measure.GROWTH)
    assert (times.value, times.unit, times.measure) == (Decimal("1.2"), "multiple", Measure.GROWTH)


FRACTIONS = [
    ("three-tenths", 30),
    ("seven-tenths", 70),
    ("nine-tenths", 90),
    ("four fifths", 80),
    ("three-eighths", Decimal("37.5")),
    ("an eighth", Decimal("12.5")),
    ("a sixth", Decimal("16.6666666667")),
    ("five-sixths", Decimal("83.3333333333")),
]


@pytest.mark.parametrize(("words", "value"), FRACTIONS)
def test_fractions_in_words_are_shares(words: str, value: Decimal) -> None:
    [claim] = read(f"In 2023 about {words} of exports went to Chile.")
    assert (claim.quote, claim.value, claim.unit) == (words, value, "percent")
    assert (claim.measure, claim.bound) == (Measure.SHARE, Bound.APPROX)
    assert (claim.indicator, claim.subject) == (Indicator.EXPORTS, "Chile")


UP_TO = [
    # Pulled up to, lifted up to: where it came to. Up to alone is the most that it can be.
    ("In 2023 exports were pulled up to 8 billion yuan.", Bound.EQ),
    ("In 2023 wages were lifted up to 8,000 yuan.", Bound.EQ),
    ("Firms receive up to 8,000 yuan.", Bound.LE),
]


@pytest.mark.parametrize(("text", "bound"), UP_TO)
def test_up_to_behind_a_verb_of_rising_bounds_nothing(text: str, bound: Bound) -> None:
    assert [c.bound for c in read(text)] == [bound]
