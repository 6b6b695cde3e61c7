"""Periods: the forms of the claim contract, by calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.model import InputError, Period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022-01/2022-09", date(2022, 1, 1), date(2022, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2025-12-31", date(2025, 12, 31), date(2025, 12, 31)),
        ("2021-04/2022-03", date(2021, 4, 1), date(2022, 3, 31)),
    ],
)
def test_every_form_of_the_contract_is_read(text: str, first: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.first, period.last, str(period)) == (first, last, text)


@pytest.mark.parametrize(
    "text", ["", "22", "2022-13", "2022-Q5", "2025/2021", "2022-02-30", "last"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="unknown period"):
        Period.parse(text)


def test_the_year_before_keeps_the_part_of_the_year() -> None:
    before = {
        "2022": "2021",
        "2022-Q3": "2021-Q3",
        "2022-01/2022-09": "2021-01/2021-09",
        "2025-12-31": "2024-12-31",
        "2024-02-29": "2023-02-28",
    }
    assert {t: str(Period.parse(t).year_before()) for t in before} == before


def test_a_stock_at_the_end_of_a_year_is_the_years() -> None:
    assert Period.parse("2025-12-31").stock_year() == Period.parse("2025")
    assert Period.parse("2025-09-30").stock_year() == Period.parse("2025-09-30")


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        assert Period.parse(text).text == text
    except InputError as problem:
        assert "period" in str(problem)
