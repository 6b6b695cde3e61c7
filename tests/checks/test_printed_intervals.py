"""What a printed figure says: its digits, its rounding, its bound words."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from checks_ledgers import claim

from jiqun.model import last_place, printed_interval, printed_value


@pytest.mark.parametrize(
    ("quote", "low", "high"),
    [
        ("1.67 trillion yuan", 1_665_000_000_000, 1_675_000_000_000),
        ("1.670 trillion yuan", 1_669_500_000_000, 1_670_500_000_000),
        ("800 billion yuan", 750_000_000_000, 850_000_000_000),  # noughts may be rounding
        ("810 billion yuan", 805_000_000_000, 815_000_000_000),
        ("26,000", 25_500, 26_500),
        ("1,333", Fraction(2665, 2), Fraction(2667, 2)),
        ("20", Fraction(39, 2), Fraction(41, 2)),  # small counts are counted
        ("10%", Fraction(19, 2), Fraction(21, 2)),
    ],
)
def test_a_figure_is_known_to_half_its_last_place(quote, low, high):
    said = printed_interval(claim(quote, "count" if quote[-1].isdigit() else "gdp"))
    assert (said.low, said.high) == (low, high)


def test_the_noise_of_a_float_is_not_part_of_a_figure():
    noisy = replace(claim("32.056 billion yuan", "gdp"), value=Decimal("32056000000.000004"))
    assert printed_value(noisy) == 32_056_000_000
    assert last_place(noisy) == 1_000_000


@pytest.mark.parametrize(
    ("quote", "value", "place"),
    [("5万8千亩", 58_000, 1000), ("1亿2千万元", 120_000_000, 10_000_000), ("十二", 12, 1)],
)
def test_words_between_digits_are_known_to_their_last_figure(quote, value, place):
    told = replace(claim("1 billion yuan", "land"), quote=quote, value=Decimal(value))
    assert last_place(told) == place
    assert printed_value(told) == value


def test_bound_words_leave_one_side_open():
    assert printed_interval(claim("1.5 trillion yuan", "gdp", bound="gt")).high is None
    assert printed_interval(claim("1.5 trillion yuan", "gdp", bound="le")).low is None
