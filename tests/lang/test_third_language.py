"""A third language is a folder: German numbers, scale words and units (Duden, DIN 5008)."""

import pytest

from jiqun.documents import read_bytes
from jiqun.extraction import extract, quantities


def claims(text: str) -> list[tuple[str, str, str]]:
    page = f"---\nlanguage: de\n---\n{text}\n".encode()
    return [(c.quote, f"{c.value:f}", c.unit) for c in extract(read_bytes(page, "a.md"))]


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("Das BIP betrug 4,12 Billionen Euro.", "4,12 Billionen Euro", 4_120_000_000_000, "EUR"),
        ("Der Umsatz betrug 1.576,9 Mrd. Euro.", "1.576,9 Mrd. Euro", 1_576_900_000_000, "EUR"),
        ("Der Umsatz betrug 12.345 Tonnen.", "12.345 Tonnen", 12_345, "t"),
        ("Die Exporte wuchsen um 0,25 Prozent.", "0,25 Prozent", 0.25, "percent"),
    ],
)
def test_comma_decimals_and_the_long_scale(text: str, quote: str, value: float, unit: str):
    ((read, number, kind),) = claims(text)
    assert (read, float(number), kind) == (quote, value, unit)


def test_german_quantities():
    found = [
        (float(q.value), q.unit) for q in quantities("In drei Jahren um 1,5 % auf 2 km.", "de")
    ]
    assert found == [(3.0, "year"), (1.5, "percent"), (2.0, "kilometre")]


def test_an_english_number_is_still_read_as_english():
    page = b"Output was 1,576.9 billion yuan."
    (claim,) = extract(read_bytes(page, "a.md"))
    assert claim.value == 1_576_900_000_000
