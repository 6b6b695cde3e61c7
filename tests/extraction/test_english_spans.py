"""What time English figures are of: spans of months, the same part of another year, old openings.

The texts are made up; the expected periods follow from the words that the test names.
"""

from readings import by_quote, periods_of


def test_between_two_months_is_a_span():
    told = periods_of(
        "Shaoxing's exports rose 4.1% in 2024. The first half of 2025 tested the city. "
        "It exported goods of $9.4 billion between January and June, 1.9% more than a year earlier."
    )
    assert told["4.1%"] == "2024"
    assert told["$9.4 billion"] == told["1.9%"] == "2025-H1"


def test_the_same_period_of_another_year_is_the_same_part_of_it():
    told = periods_of(
        "Foreign direct investment in Leon reached $1.94 billion between January and September "
        "2024, up from $1.52 billion in the same period of 2023."
    )
    assert told["$1.94 billion"] == "2024-01/2024-09"
    assert told["$1.52 billion"] == "2023-01/2023-09"


def test_a_period_that_is_only_compared_with_is_not_the_figures_own():
    told = periods_of(
        "In the first half of 2023 the value added of industry in Ningde grew by 8.9%, "
        "14.3 percentage points lower than the same period of last year."
    )
    assert set(told.values()) == {"2023-H1"}


def test_old_times_told_at_the_beginning_do_not_date_the_rest():
    told = periods_of(
        "In 2010 the output value of machinery in Changsha broke through 100 billion yuan.\n\n"
        "In 2023 the GDP of Changsha was 1,433.2 billion yuan, up 4.8 percent. "
        "In 2023 exports were 100.5 billion yuan.\n\n"
        "Retail sales rose by 5.3 percent."
    )
    assert told["100 billion yuan"] == "2010"
    assert told["5.3 percent"] == "2023"


def test_a_text_without_a_day_calls_the_year_that_it_is_about_last_year():
    told = periods_of(
        "In 2023, the GDP of Wuxi reached 1545.6 billion yuan, an increase of 6.0%.\n\n"
        "Last year the output value of the chip industry reached 240.3 billion yuan."
    )
    assert told["240.3 billion yuan"] == "2023"


def test_a_text_on_the_plans_of_a_year_calls_the_one_before_last_year():
    told = periods_of(
        "Shenzhen plans to invest 80 billion yuan in industry in 2024.\n\n"
        "Last year exports of Shenzhen rose by 33.9 percent."
    )
    assert told["33.9 percent"] == "2023"


def test_a_figure_of_these_two_cities_is_of_the_two_named_before():
    text = (
        "Shenzhen's GDP was 2.8 trillion yuan in 2020. Foshan and Dongguan rank 18th and 19th. "
        "The GDP of these two cities has reached one trillion yuan."
    )
    areas = {quote: claim.area for quote, claim in by_quote(text).items()}
    assert areas["2.8 trillion yuan"] == "Shenzhen"
    assert areas["one trillion yuan"] == "Foshan, Dongguan"


def test_these_cities_that_nobody_named_are_no_city():
    text = (
        "Shenzhen's GDP was 2.8 trillion yuan in 2020. The GDP of these cities grew by 5 percent."
    )
    areas = {quote: claim.area for quote, claim in by_quote(text).items()}
    assert areas["5 percent"] is None
