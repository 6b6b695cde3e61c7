"""What printed digits say: worked by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jiqun.model import Bound, Claim, Indicator, Interval, Measure, printed_interval


def claim(quote: str, value: str, bound: Bound = Bound.EQ) -> Claim:
    return Claim(
        doc="d",
        start=0,
        end=len(quote),
        quote=quote,
        value=Decimal(value),
        unit="CNY",
        bound=bound,
        measure=Measure.LEVEL,
        indicator=Indicator.GDP,
    )


@pytest.mark.parametrize(
    ("quote", "value", "low", "high"),
    [
        ("1.67 trillion yuan", "1.67E12", "1.665E12", "1.675E12"),
        ("1,027.272 billion yuan", "1.027272E12", "1.0272715E12", "1.0272725E12"),
        ("1.67万亿元", "1.67E12", "1.665E12", "1.675E12"),
        ("１３７．６万辆", "1376000", "1375500", "1376500"),
        ("7%", "7", "6.5", "7.5"),
        ("8.5%", "-8.5", "-8.55", "-8.45"),
        ("0.0%", "0", "-0.05", "0.05"),
        ("六成", "60", "55", "65"),
        ("1,333", "1333", "1332.5", "1333.5"),
    ],
)
def test_half_a_unit_of_the_last_place_to_each_side(
    quote: str, value: str, low: str, high: str
) -> None:
    assert printed_interval(claim(quote, value)) == Interval(Fraction(low), Fraction(high))


def test_bound_words_open_one_side() -> None:
    over = printed_interval(claim("26,000", "26000", Bound.GT))
    under = printed_interval(claim("400", "400", Bound.LT))
    assert over == Interval(Fraction(26000), None)
    assert under == Interval(None, Fraction(400))


def test_about_allows_a_twentieth_or_the_rounding_where_that_is_wider() -> None:
    fine = printed_interval(claim("4,120", "4120", Bound.APPROX))
    assert fine == Interval(Fraction(3914), Fraction(4326))  # 4,120 / 20 = 206
    round_figure = printed_interval(claim("4,000", "4000", Bound.APPROX))
    assert round_figure == Interval(Fraction(3500), Fraction(4500))  # rounded to thousands


def test_meeting_intervals_keeps_what_both_allow() -> None:
    one, two = Interval(Fraction(1), None), Interval(Fraction(0), Fraction(3))
    assert one.meet(two) == Interval(Fraction(1), Fraction(3))
    assert one.meet(Interval(None, Fraction(0))).is_empty
