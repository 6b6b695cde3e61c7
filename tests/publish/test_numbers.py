"""Numbers as readers of each language write them; what is written can be read back."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.model import Interval
from jiqun.publish import numbers

WORDS = {
    "trillion": 12, "billion": 9, "million": 6, "万亿": 12, "亿": 8, "万": 4,
}  # fmt: skip

plain = st.decimals(
    min_value=Decimal("-1E15"), max_value=Decimal("1E15"), allow_nan=False, places=3
) | st.builds(
    lambda digits, power: Decimal(digits).scaleb(power),
    st.integers(-99999, 99999),
    st.integers(-3, 13),
)


def read_back(written: str) -> Decimal:
    """Read a number with a scale word: a reader of the test's own."""
    match = re.search(r"(−?)([\d,]+(?:\.\d+)?) ?(trillion|billion|million|万亿|亿|万)?", written)
    assert match, written
    value = Decimal(match[2].replace(",", "")).scaleb(WORDS.get(match[3] or "", 0))
    return -value if match[1] else value


@settings(deadline=None)  # the first call compiles templates and loads data
@given(plain, st.sampled_from(["CNY", "USD", "count", "kWh", "percent", "percentage_point"]))
def test_what_is_written_reads_back_exactly_in_both_languages(value: Decimal, unit: str) -> None:
    for language in ("en", "zh"):
        assert read_back(numbers.amount(value, unit, language)) == value
        assert read_back(numbers.exact(value, unit, language)) == value


@pytest.mark.parametrize(
    ("value", "unit", "en", "zh"),
    # By hand, after how statistical bulletins print in each language.
    [
        ("1.67E12", "CNY", "1.67 trillion yuan", "1.67万亿元"),
        ("1027.272E9", "CNY", "1,027.272 billion yuan", "10272.72亿元"),
        ("412503E6", "CNY", "412.503 billion yuan", "4125.03亿元"),
        ("3673752E7", "CNY", "36,737.52 billion yuan", "367375.2亿元"),
        ("26000", "count", "26,000", "2.6万"),
        ("26132", "count", "26,132", "26132"),
        ("1.5E6", "kWh", "1.5 million kWh", "150万kWh"),
        ("12.5", "km2", "12.5 km²", "12.5km²"),
        ("-8.5", "percent", "−8.5%", "−8.5%"),
        ("1", "percentage_point", "1 percentage point", "1个百分点"),
        ("3.6", "percentage_point", "3.6 percentage points", "3.6个百分点"),
        ("5.2", "multiple", "5.2 times", "5.2倍"),
        ("2", "rank", "no. 2", "第2位"),
        ("0", "percent", "0%", "0%"),
        ("9E8", "GBP", "900 million pounds sterling", "9亿英镑"),
        ("6120000", "dwt", "6.12 million dwt", "612万载重吨"),
        ("30000", "mu", "30,000 mu", "3万亩"),
        ("9E8", "KES", "900 million Kenyan shillings", "9亿肯尼亚先令"),
        ("9E8", "XDR", "900 million XDR", "9亿XDR"),  # no name: its code
    ],
)
def test_amounts_read_as_bulletins_print_them(value: str, unit: str, en: str, zh: str) -> None:
    assert numbers.amount(Decimal(value), unit, "en") == en
    assert numbers.amount(Decimal(value), unit, "zh") == zh


@settings(deadline=None)  # the first call compiles templates and loads data
@given(st.fractions(-(10**13), 10**13), st.fractions(-(10**13), 10**13))
def test_an_interval_is_never_written_narrower_than_it_is(a: Fraction, b: Fraction) -> None:
    bounds = Interval(min(a, b), max(a, b))
    if bounds.low == bounds.high:
        return
    ends = [x for x in (bounds.low, bounds.high) if x is not None]
    power, _ = numbers.common_scale(ends, "CNY", "en")
    places = numbers.interval_places(bounds, power)
    assert numbers.rounded(ends[0], power, places, "down") <= ends[0]
    assert numbers.rounded(ends[1], power, places, "up") >= ends[1]


@pytest.mark.parametrize(
    ("low", "high", "unit", "en", "zh"),
    [
        ("3.2", "3.4", "percent", "3.2–3.4%", "3.2~3.4%"),
        ("-1", "-0.5", "percent", "−1 to −0.5%", "−1~−0.5%"),
        (None, "1E12", "CNY", "at most 1 trillion yuan", "不超过1万亿元"),
        ("1E12", None, "CNY", "at least 1 trillion yuan", "不低于1万亿元"),
        ("411.65E9", "413.2E9", "CNY", "411.65–413.2 billion yuan", "4116.5–4132"),
    ],
)
def test_intervals_say_both_ends_or_the_one_they_have(
    low: str | None, high: str | None, unit: str, en: str, zh: str
) -> None:
    bounds = Interval(*(None if x is None else Fraction(Decimal(x)) for x in (low, high)))
    assert numbers.interval(bounds, unit, "en") == en
    assert numbers.interval(bounds, unit, "zh").replace("~", "–").startswith(zh.replace("~", "–"))


@settings(deadline=None)  # the first call compiles templates and loads data
@given(st.fractions(-(10**6), 10**6), st.integers(0, 3), st.integers(0, 4))
def test_rounding_to_the_nearest_is_at_most_half_a_unit_off(
    value: Fraction, power: int, places: int
) -> None:
    near = Fraction(numbers.rounded(value, power, places, "near"))
    assert abs(near - value) <= Fraction(1, 2) * Fraction(10) ** (power - places)


def test_a_column_takes_the_scale_that_leaves_few_decimals() -> None:
    # 1.3 trillion beside 1,332.4015–1,332.4025 billion: in trillions seven decimals would stand.
    exacts = [Fraction(13 * 10**11), Fraction(1332402 * 10**9)]
    reading = Interval(Fraction(13324015 * 10**5), Fraction(13324025 * 10**5))
    assert numbers.column_scale(exacts, [reading], "CNY", "en") == (9, " billion")
    assert numbers.column_scale(exacts, [], "CNY", "zh") == (12, "万亿")
    assert numbers.column_scale([Fraction(7)], [], "percent", "en") == (0, "")
