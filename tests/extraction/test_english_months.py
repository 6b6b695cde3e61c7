"""Months and quarters that lean on others: in the nine months, July and August, the half-year.

Expected periods are read off the texts by hand.
"""

import pytest

from readings import periods_of

MASTHEAD = "Harbour Courier\n2023-11-15\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In ten months exports of Ordos grew 26.8% to 6 billion yuan.",
            {"26.8%": "2023-01/2023-10", "6 billion yuan": "2023-01/2023-10"},
        ),
        # written in November, so that no stretch of four months ends just before it
        ("In four months the firm put 6 billion yuan into a plant.", {"6 billion yuan": None}),
        (
            "Ordos drew 158 million visitors in July and August, 9.7% more than a year earlier.",
            {"158 million": "2023-07/2023-08", "9.7%": "2023-07/2023-08"},
        ),
        (
            "From January to June exports of Ordos rose 5%. Imports fell 3% in the half-year.",
            {"5%": "2023-H1", "3%": "2023-H1"},
        ),
        (
            "From January to October exports of Ordos rose 5%. They fell 3% in the month.",
            {"5%": "2023-01/2023-10", "3%": "2023-10"},
        ),
        (
            "At the end of October Ordos had 3,200 firms. Since January, 150 were added.",
            {"3,200": "2023-10-31", "150": "2023-01/2023-10"},
        ),
        (
            "From May 2018 to July 2023 the zone registered 9,700 firms.",
            {"9,700": "2018-05/2023-07"},
        ),
    ],
)
def test_months_of_a_dated_text(text: str, wanted: dict[str, str | None]) -> None:
    found = periods_of(MASTHEAD + text)
    assert {quote: found[quote] for quote in wanted} == wanted


@pytest.mark.parametrize(
    "compared",
    [
        "2.4 times the amount a year ago",
        "31 times what was sold last year",
        "1.4 times those of the same ten months last year",
    ],
)
def test_a_year_that_is_only_multiplied_dates_nothing(compared: str) -> None:
    text = f"In ten months sales of Ordos were 6 billion yuan, {compared}. Cement gained 8%."
    assert set(periods_of(MASTHEAD + text).values()) == {"2023-01/2023-10"}


def test_the_same_time_of_last_year_is_compared_with() -> None:
    text = "In ten months Ordos sold 3 tons, 11% more than over the same time of last year.\n"
    assert periods_of(MASTHEAD + text + "Exports grew 4%.")["4%"] == "2023-01/2023-10"


def test_a_day_on_which_something_was_published_dates_no_figure() -> None:
    text = (
        "Figures for 2019 published on March 12, 2020: the kilns of Jingdezhen earned 27 million."
    )
    assert periods_of(text) == {"27 million": "2019"}


def test_a_year_long_before_the_day_of_the_text_is_not_what_it_is_about() -> None:
    text = (
        'Harbour Courier\n2 February 2024\n\n"In 2019 we had not one line," said the manager.\n\n'
        "In 2023 Ordos sold 3 million cells.\n\nMakers of glass earned 186 million yuan."
    )
    assert periods_of(text)["186 million yuan"] == "2023"


def test_a_year_in_brackets_is_of_the_figure_there() -> None:
    text = (
        "Exports of Tacna were $39 million in 2024. Oil earned $5.2 million (2023: $6.1 million)."
    )
    found = periods_of(text)
    assert (found["$5.2 million"], found["$6.1 million"]) == ("2024", "2023")
    assert periods_of("Oil earned Tacna $5.2 million (2023).")["$5.2 million"] == "2023"


def test_the_end_of_a_plan_is_its_last_year() -> None:
    text = "It went from 11 percent at the end of the 13th Five-Year Plan to 38 percent in 2025."
    assert periods_of(text) == {"11 percent": "2020", "38 percent": "2025"}
    aim = "Output, 10 tons in 2021, should reach 30 tons by the end of the 14th Five-Year Plan."
    assert periods_of(aim)["30 tons"] == "2025"


def test_the_year_before_counts_from_the_one_told() -> None:
    text = "Exports of Tasmania in 2022-23 rose 4.6%; in the year before they had fallen 2%."
    assert periods_of(text)["2%"] == "2021-07/2022-06"


def test_a_year_behind_a_comparative() -> None:
    text = "Throughput of Yibin peaked at 610,000 tons in 2018 and was 7.9% lower in 2019."
    assert periods_of(text) == {"610,000 tons": "2018", "7.9%": "2019"}


def test_what_is_so_now_has_no_year() -> None:
    text = "By 2030 rail of Constanta shall carry 35 percent of the goods (now 23 percent)."
    assert periods_of(text) == {"35 percent": "2030", "23 percent": None}


def test_a_report_looks_back_on_the_past_year() -> None:
    text = (
        "Report on the Work of the Government of Tongliao\n"
        "(delivered at the Fourth Session of the Congress on January 12, 2024, by the mayor)\n\n"
        "Over the past year, we pushed on. GDP of Tongliao rose by 6.1%.\n"
        "The stock of cattle broke through 3.9 million head."
    )
    assert set(periods_of(text).values()) == {"2023"}
