"""Numbers that a blank or the end of a line broke apart: what is joined, and what stays two."""

from decimal import Decimal

import pytest

from jiqun.extraction import read_claims
from jiqun.model import Document


def told(text: str, language: str) -> list[tuple[Decimal, str]]:
    document = Document(
        id="d", text=text, language=language, sha256="", encoding="utf-8",
        media_type="text/plain", source_name="d", size_bytes=0,
    )  # fmt: skip
    return [(claim.value, claim.unit) for claim in read_claims(document).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Thousands apart by a blank: ISO 80000-1 writes numbers so.
        ("GDP reached 2 672.7 billion yuan in 2024.", [("2672700000000", "CNY")]),
        ("The number of national high-tech enterprises reached 1 300.", [("1300", "count")]),
        ("Revenue came to 12 345 678 yuan.", [("12345678", "CNY")]),
        # The end of a line within a number; a group that begins with 0 is no number of its own.
        ("Exports were 1,\n076.5 billion yuan.", [("1076500000000", "CNY")]),
        ("Output totaled 4.\n69 trillion yuan.", [("4690000000000", "CNY")]),
        # A blank about the point.
        ("Profits rose 6. 0% and investment 5 .2%.", [("6", "percent"), ("5.2", "percent")]),
        # A name's number, a date, a list, and a sentence that begins with a figure.
        ("On May 12, 300 enterprises met.", [("300", "count")]),
        ("Exports were 5, 120 and 300 billion yuan.",
         [("5000000000", "CNY"), ("120000000000", "CNY"), ("300000000000", "CNY")]),
        ("The index fell to 52. 60% of firms expected more.", [("52", "count"), ("60", "percent")]),
        ("In 2022 300 firms closed.", [("300", "count")]),
        ("In phase 2 300 homes were built.", [("2", "count"), ("300", "count")]),
    ],
)  # fmt: skip
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "en") == [(Decimal(value), unit) for value, unit in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年，增加值增长6. 0%，投资增长5 .2%。", [("6", "percent"), ("5.2", "percent")]),
        ("规上工业产值4.\n69万亿元，进口1,\n076.5亿元。",
         [("4690000000000", "CNY"), ("107650000000", "CNY")]),
        ("出口2 672.7亿元，贷款1, 300.5亿元，高新技术企业1 300家。",
         [("267270000000", "CNY"), ("130050000000", "CNY"), ("1300", "count")]),
        # The end of a line between a number and its unit.
        ("社会消费品零售总额达5.12\n万亿元，增长7.3\n%。", [("5120000000000", "CNY"),
         ("7.3", "percent")]),
        # Months, tables and numbered items stay what they are.
        ("5月12 300家企业开工。", [("300", "count")]),
        ("表1 300家企业的营收。", [("300", "count")]),
        ("1. 5%以上的企业亏损。", [("5", "percent")]),
    ],
)  # fmt: skip
def test_chinese(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "zh") == [(Decimal(value), unit) for value, unit in expected]


def test_a_joined_number_is_named_in_a_warning_and_stands_where_it_was_printed() -> None:
    text = "GDP reached 2 672.7 billion yuan in 2024."
    document = Document(
        id="d", text=text, language="en", sha256="", encoding="utf-8",
        media_type="text/plain", source_name="d", size_bytes=0,
    )  # fmt: skip
    read = read_claims(document)
    assert read.claims[0].quote == "2 672.7 billion yuan"
    assert read.warnings == (("broken_number", "12-19"),)
