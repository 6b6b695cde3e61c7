"""All quantities of a text: expected values follow from the words by the meaning of the units."""

from decimal import Decimal

import pytest

from jiqun.extraction import quantities


def told(text: str, language: str) -> list[tuple[str, str]]:
    return [(f"{q.value.normalize():f}", q.unit) for q in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Up 5-6% to $3 billion in two years.", [("5", "percent"), ("6", "percent"),
         ("3000000000", "USD"), ("2", "year")]),
        ("It cost $62 to $68 per share.", [("62", "USD per share"), ("68", "USD per share")]),
        ("From $10 to $15 billion.", [("10000000000", "USD"), ("15000000000", "USD")]),
        ("It sold 4.3M units at 60 mph.", [("4300000", "count"), ("60", "mile per hour")]),
        ("Four to five thousand people came.", [("4000", "count"), ("5000", "count")]),
        ("In 2019 the S&P 500 and the iPhone 11 were sold.", []),
        ("A rise of 0.3 percentage points.", [("0.3", "percentage_point")]),
        ("He used 1/2 pound of sugar.", [("0.5", "pound")]),
        # What is no claim is a quantity all the same: three months, the two sides, 256GB.
        ("The two sides met for three months.", [("2", "count"), ("3", "month")]),
        ("It holds 256GB instead of 128GB.", [("256", "gigabyte"), ("128", "gigabyte")]),
    ],
)  # fmt: skip
def test_english_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百分之一百二十点五", [("120.5", "percent")]),
        ("千分之２．４", [("0.24", "percent")]),
        ("三成半，七五折，打对折", [("35", "percent"), ("75", "percent"), ("50", "percent")]),
        ("一吨半，两万两", [("1.5", "ton"), ("20000", "liang")]),
        ("五元三毛", [("5.3", "CNY")]),
        ("四十九兆九千五百九十二亿元", [("49959200000000", "CNY")]),
        ("提高0.2個百分點", [("0.2", "percentage_point")]),
        ("2016年净流出1200亿美元", [("120000000000", "USD")]),
        ("华氏温度98.6度", [("98.6", "fahrenheit")]),
        ("二三十个", []),
    ],
)
def test_chinese_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "zh") == expected


def test_a_fraction_of_nothing_is_no_quantity_and_no_crash():
    assert all(q.value.is_finite() for q in quantities("Output reached 7/0 billion yuan.", "en"))


def test_a_quantity_stands_where_it_says() -> None:
    text = "Exports rose ５．５％ in ２０２３ to US$3.2bn."
    assert [text[q.start : q.end] for q in quantities(text, "en")] == ["５．５％", "US$3.2bn"]
    assert quantities(text, "en")[1].value == Decimal(3_200_000_000)
