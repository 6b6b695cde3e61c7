"""Bare numbers that go on from a figure take its unit; money told twice is told in the first.

Expected values are read off the sentences by hand.
"""

import pytest

from readings import read


def told(text: str) -> dict[str, tuple[str, str, str]]:
    return {c.quote: (f"{c.value.normalize():f}", c.unit, str(c.measure)) for c in read(text)}


@pytest.mark.parametrize(
    ("sentence", "quote", "wanted"),
    [
        (
            "Coal output fell from 34.7 million tonnes in 2012 to 21.6 million ten years later.",
            "21.6 million",
            ("21600000", "t", "level"),
        ),
        (
            "Mortality was 13.9 per cent (2023: 16.1), the lowest in five years.",
            "16.1",
            ("16.1", "percent", "share"),
        ),
        (
            "Wood and furniture were 22 per cent of exports, food 19, plastics 17.",
            "17",
            ("17", "percent", "share"),
        ),
        (
            "The rest goes in bulk to Spain (31%) and Italy (27).",
            "27",
            ("27", "percent", "share"),
        ),
        ("The corridor gets 140 MW and needs 220.", "220", ("220", "MW", "level")),
        (
            "Real growth of GDP went from 3.6% in 2021 to 4.6 in 2022.",
            "4.6",
            ("4.6", "percent", "growth"),
        ),
        (
            "Pig iron went from Rs 48 per kilo at the start of April to 62 in May.",
            "62",
            ("62", "INR", "level"),
        ),
    ],
)
def test_a_number_that_nothing_is_counted_by_has_the_unit_of_the_one_before(
    sentence: str, quote: str, wanted: tuple[str, str, str]
) -> None:
    assert told(sentence)[quote] == wanted


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("It invested 5 billion yuan in 12 projects, and 3 billion in 5 others.", "12"),
        ("Exports rose 5% to 12 countries, up from 11 in 2020.", "11"),
        ("Output rose 5%, with 3 plants and 120 workers.", "120"),
        ("The port handled 5 million tons, and 40 ships called in May.", "40"),
        ("The park uses 140 MW and employs 220 people.", "220"),
    ],
)
def test_what_counts_things_stays_a_count(sentence: str, quote: str) -> None:
    assert told(sentence)[quote][1] == "count"


def test_a_sum_told_again_in_other_money_gives_its_money_to_none() -> None:
    text = "Of the GDP of 905 billion yuan (US$135 billion) the park made 129 billion last year."
    assert told(text)["129 billion"][:2] == ("129000000000", "CNY")
    text = (
        "Makers had output worth 6.2 billion yuan ($869 million), and the figure should "
        "pass 10 billion."
    )
    assert told(text)["10 billion"][:2] == ("10000000000", "CNY")


@pytest.mark.parametrize(
    ("sentence", "quote", "wanted"),
    [
        ("The price was 16 cents a unit.", "16 cents", ("0.16", "USD")),
        ("The area is 394,000 square km.", "394,000 square km", ("394000", "km2")),
        ("Dubai's GDP reached Dh208.2 billion.", "Dh208.2 billion", ("208200000000", "AED")),
        ("In Morocco sales reached Dh5 billion.", "Dh5 billion", ("5000000000", "MAD")),
        ("Gas output was 20.9 bcm.", "20.9 bcm", ("20900000000", "m3")),
        ("The national figure is 3.1%.", "3.1%", ("3.1", "percent")),
    ],
)
def test_units_by_other_words(sentence: str, quote: str, wanted: tuple[str, str]) -> None:
    assert told(sentence)[quote][:2] == wanted


@pytest.mark.parametrize(
    ("sentence", "quote", "value"),
    [
        ("Exports were 11.03 billion yuan, off 8.4%.", "8.4%", "-8.4"),
        ("The index was 1.5% down from March.", "1.5%", "-1.5"),
        ("Output was 5 million tons, 3% up from May.", "3%", "3"),
    ],
)
def test_rates_up_or_down_from_another_time_are_growth(
    sentence: str, quote: str, value: str
) -> None:
    assert told(sentence)[quote] == (value, "percent", "growth")


def test_a_share_of_the_total_is_no_fall_though_a_fall_went_before() -> None:
    text = (
        "Shipments were 2.7% down all the same, since Japan, which took 58.4% of the total, left."
    )
    found = told(text)
    assert found["2.7%"] == ("-2.7", "percent", "growth")
    assert found["58.4%"] == ("58.4", "percent", "share")


@pytest.mark.parametrize(
    ("sentence", "quote", "place"),
    [
        ("GDP grew in 2021 and the city was first in the province.", "first", "1"),
        ("R&D spending was 3.4% of GDP, No. 2 in Anhui.", "No. 2", "2"),
        ("GDP is about that of Saudi Arabia (18th in the world).", "18th", "18"),
    ],
)
def test_places_told_plainly(sentence: str, quote: str, place: str) -> None:
    assert told(sentence)[quote] == (place, "rank", "rank")


def test_first_in_time_is_no_place() -> None:
    assert told("The city was first in the country to do so. It was first elected in 2008.") == {}
