"""Lists that answer to each other, second flows, labels in bold, short names, units as written.

The sentences are made up; what is expected was read off them by hand after claims.md.
"""

from decimal import Decimal

import pytest

from readings import read


def test_rates_told_respectively_are_of_the_levels_before_them() -> None:
    text = (
        "In 2023 the Hefei cluster had revenue of 176 million yuan and profits of 9 million yuan, "
        "up 11 percent and down 3 percent respectively."
    )
    told = [(str(c.indicator), c.value) for c in read(text)]
    assert told[2:] == [("revenue", Decimal(11)), ("profit", Decimal(-3))]


def test_exports_and_imports_told_together_are_one_each() -> None:
    text = "In 2023 exports and imports of Hefei were 7 million yuan and 5 million yuan."
    assert [str(c.indicator) for c in read(text)] == ["exports", "imports"]
    (both,) = read("In 2023 exports and imports of Hefei were 12 million yuan.")
    assert str(both.indicator) == "trade"


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Exports to Japan rose 11 percent, while those to the US fell 9.8 percent.",
         ["Japan", "US"]),
        ("Imports from Japan came to 3 million yuan and those from Korea to 2 million yuan.",
         ["Japan", "Korea"]),
        ("Exports grew by 28%, with ASEAN taking 35%.", ["total", "ASEAN"]),
    ],
)  # fmt: skip
def test_a_second_flow_has_its_own_partner(text: str, partners: list[str]) -> None:
    claims = read(f"Hefei in 2023\n\n{text}")
    assert [c.subject or "total" for c in claims] == partners


def test_bold_words_that_lead_a_line_are_its_label() -> None:
    text = "Hefei in 2023\n\n**Prices** CPI was up 0.4%.\n"
    (claim,) = read(text)
    assert (claim.subject, text[claim.start : claim.end]) == ("consumer price index", "0.4%")


@pytest.mark.parametrize(
    ("text", "tons"), [("3 million mt", 3_000_000), ("3 Mt", 3_000_000), ("3,000 MT", 3_000)]
)
def test_units_are_read_as_they_are_written(text: str, tons: int) -> None:
    (claim,) = read(f"In 2023 Hefei made {text} of steel.")
    assert (claim.value, claim.unit) == (tons, "t")


def test_how_far_a_place_moved_is_no_count() -> None:
    claims = read("In 2023 Hefei ranked 4th in the list of the top 100 cities, two places higher.")
    assert [c.value for c in claims] == [4]


def test_a_zone_may_be_called_by_its_letters() -> None:
    text = (
        "NEWS > HETDA\n\nIn 2023 the Hefei Economic and Technological Development Area, or HETDA, "
        "grew. HETDA made 1.2 million cars, and HETDA's exports rose 4 percent."
    )
    assert {c.area for c in read(text)} == {"Hefei Economic and Technological Development Area"}


@pytest.mark.parametrize(
    ("text", "period"),
    [("Trade in Q1-Q3 2024 rose 4 percent.", "2024-01/2024-09"),
     ("Trade in Q1-Q2 2024 rose 4 percent.", "2024-H1")],
)  # fmt: skip
def test_quarters_are_told_as_a_span(text: str, period: str) -> None:
    (claim,) = read(f"Hefei\n\n{text}")
    assert str(claim.period) == period


def test_a_multiple_right_behind_a_count_is_of_it() -> None:
    text = "By 2025 Hefei aims at 5,000 start-ups, 1.5 times the 2021 number."
    assert [str(c.indicator) for c in read(text)] == ["count", "count"]
