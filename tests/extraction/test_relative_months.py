"""Months and quarters that count from the day of publication, and what is said where no day is."""

from datetime import date

import pytest

import readings
from jiqun.model import Claim


def read(text: str, language: str, published: date | None = date(2025, 2, 10)) -> tuple[Claim, ...]:
    return readings.read(text, language, published=published)


@pytest.mark.parametrize(
    ("text", "language", "periods"),
    [
        ("Last month exports rose 5.2%.", "en", ["2025-01"]),
        ("Exports grew 4% last month, and imports fell 1%.", "en", ["2025-01", "2025-01"]),
        ("GDP grew 5% last quarter. This month, retail sales reached 40 billion yuan.", "en",
         ["2024-Q4", "2025-02"]),
        ("上月出口增长5.2%。上个月，工业增加值增长6%。", "zh", ["2025-01", "2025-01"]),
        ("上季度GDP增长5%。截至上月末，贷款余额2万亿元。", "zh", ["2024-Q4", "2025-01-31"]),
        # It counts from the month told of, and is of its own figure alone.
        ("2024年6月，PMI为50.2%，上月为49.9%。进口增长3%。", "zh",
         ["2024-06", "2024-05", "2024-06"]),
        # It says when something was said, or what is compared with.
        ("In 2024, GDP grew 5.5 percent, the mayor said at a meeting last month.", "en", ["2024"]),
        ("2024年6月，CPI环比上月上涨0.3%。", "zh", ["2024-06"]),
        ("The surplus was 3 billion dollars in the last month of 2024.", "en", ["2024"]),
    ],
)  # fmt: skip
def test_a_month_counts_from_the_day_of_publication(text: str, language: str, periods: list[str]):
    assert [str(c.period) for c in read(text, language)] == periods


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Last month exports rose 5.2%.", "en", "Last month"),
        ("This year exports rose 5.2%.", "en", "This year"),
        ("In the first quarter, exports rose 5.2%.", "en", "the first quarter"),
        ("上月出口增长5.2%。", "zh", "上月"),
        ("今年一季度，出口增长5.2%。", "zh", "今年一季度"),
        ("Exports rose 5.2%.", "en", None),
    ],
)
def test_where_no_day_is_known_the_trace_has_the_words_that_count_from_it(
    text: str, language: str, words: str | None
) -> None:
    (claim,) = read(text, language, None)
    assert claim.period is None and claim.subject == "total"
    trace = dict(claim.trace)["period"]
    told = None if trace.start is None else text[trace.start : trace.end]
    assert (trace.how, told) == (("no_date", words) if words else ("default", None))
