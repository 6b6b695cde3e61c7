"""What time a figure of an English text is of: mastheads, times that count from others, facts."""

import pytest

from readings import read

CASES = [
    # The day of publication: a month behind it lies in the year before.
    ("Published: 3 March 2025 | Baltic Monitor\n\nOutput shrank by 2.7% last year. At the end of "
     "December 112,300 people worked in industry. In January orders rose by 6%.",
     ["2024", "2024-12-31", "2025-01"]),
    # A dateline tells no figure's time, only the year of the times that name none.
    ("CHENGDU, Oct. 24, 2025 -- The economy of Chengdu grew 5.7 percent in the first three "
     "quarters.", ["2025-01/2025-09"]),
    # A headline without a year is of the same time as its figure below.
    ("Exports of Porto climb 8 pct in first quarter\n\nExports rose 8 percent in the first quarter "
     "of 2023.", ["2023-Q1", "2023-Q1"]),
    # Times that count from the one told before.
    ("In 2021 there were 1,340 firms; ten years earlier there had been 1,512. Sales rose 11% on "
     "2020.", ["2021", "2011", "2021"]),
    ("Exports reached 5 billion yuan in 2019. At the end of that year, 430 mills were open. In the "
     "same year wages rose by 6 percent.", ["2019", "2019-12-31", "2019"]),
    # A year that only says which figure is meant.
    ("In 2022 it sold 380,000 tonnes of paper, up from the 2019 level of 340,000 tonnes.",
     ["2022", "2019"]),
    # When something was founded is no time of what it does now.
    ("The mill, founded in 1921, makes 400,000 tonnes of paper a year.", [None]),
    # Paths over a span begin and end with it.
    ("Between 2019 and 2023 the share of exports went from 31% to 44%.", ["2019", "2023"]),
    # An aside carries no time on.
    ("In 2024 ports handled 449 million tonnes. For comparison, in 2015 they handled 340 million "
     "tonnes. Freight came to 9 million tonnes.", ["2024", "2015", "2024"]),
    # Facts of the present have no time, whatever went before.
    ("In 2023 output was 5 million tonnes. The sector employs 220,000 people. Around 90 firms are "
     "registered in the port.", ["2023", None, None]),
    # The full year of a goal is the year of the text.
    ("Sichuan's GDP grew 5.6 percent in the first half of 2025. It has a full-year growth target "
     "of 5.5 percent.", ["2025-H1", "2025"]),
    # Sums over a plan are of all its years.
    ("During the 14th Five-Year Plan period, industrial investment totaled 480 billion yuan.",
     ["2021/2025"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), CASES)
def test_each_figure_has_the_time_it_is_told_of(text: str, periods: list[str | None]) -> None:
    told = [str(c.period) if c.period else None for c in read(text, area="Chengdu")]
    assert told == periods


FISCAL = [
    # Parts of a fiscal year are months of the calendar.
    ("In Q1 FY24 exports grew by 9 per cent.", "Gujarat", "2023-Q2"),
    ("Exports grew 15 percent in the first three quarters of 2022-23.", "Karnataka",
     "2022-04/2022-12"),
    # Japan names a fiscal year by the year in which it begins.
    ("Orders rose 7 percent in fiscal 2023.", "Japan", "2023-04/2024-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "area", "period"), FISCAL)
def test_fiscal_years_are_those_of_the_country(text: str, area: str, period: str) -> None:
    assert [str(c.period) for c in read(text, area=area)] == [period]
