"""Documents are hostile: one endless line costs what its length costs, and no more."""

from time import process_time

import pytest

from jiqun.documents import read_bytes
from jiqun.extraction import extract, read_claims
from jiqun.extraction.noise import LONGEST_NUMBER, put_away_noise
from jiqun.lang import pack
from jiqun.model import Document

LINES = {
    "digits": ("1", "en"),
    "dense digits": ("1", "zh"),
    "digits and commas": ("1,", "en"),
    "percentages": ("5% ", "en"),
    "respectively": ("respectively 1%, ", "en"),
    "numerals": ("一二三十百", "zh"),
    "numerals and fractions": ("一二三十百分之", "zh"),
    "enumeration": ("汽车、5%、", "zh"),
    "brackets": ("(", "en"),
    "years": ("2025年", "zh"),
    "dashes": ("—", "zh"),
}


def document(text: str, language: str) -> Document:
    """Give a text as a document without metadata."""
    return Document.of_text(text, language, id="line")


def cost(piece: str, language: str, size: int) -> float:
    """Give the processor time of reading one line of a size."""
    text = (piece * (size // len(piece) + 1))[:size]
    begun = process_time()
    extract(document(text, language))
    return process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("name", LINES)
def test_a_line_four_times_as_long_costs_about_four_times_as_much(name: str) -> None:
    piece, language = LINES[name]
    extract(document("GDP grew by 5%.", language))
    short = min(cost(piece, language, 50_000) for _ in range(2))
    # Quadratic work would give 16; below 50 ms the clock and the caches say more than the work.
    assert cost(piece, language, 200_000) < 9 * max(short, 0.05)


def test_a_number_longer_than_any_economy_gives_no_claim_and_hides_none() -> None:
    for language, sentence in (("en", "Exports grew by 5%."), ("zh", "出口增长5%。")):
        text = "8" * (LONGEST_NUMBER + 1) + "\n" + sentence
        assert [c.quote for c in extract(document(text, language))] == ["5%"]


def test_figures_packed_without_words_give_no_claims_and_the_next_line_gives_its_own() -> None:
    text = "5%、" * 300 + "\n全省进出口增长7.5%。"
    assert [c.quote for c in extract(document(text, "zh"))] == ["7.5%"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_putting_noise_away_keeps_every_place(language: str) -> None:
    text = "a" + "7" * 50 + "b\n" + "(" * 700 + "\n汽车 5%"
    quiet, _ = put_away_noise(text, pack(language))
    assert len(quiet) == len(text)
    assert quiet.endswith("\n汽车 5%")


@pytest.mark.parametrize("packed", ["5% " * 300, "a 5%, " * 300, "7" * 60])
def test_a_stretch_packed_with_figures_is_named_and_never_left_out_silently(packed: str) -> None:
    found = read_claims(read_bytes(f"GDP grew 5%.\n{packed}\n".encode(), "a.txt"))
    ((code, where),) = found.warnings
    start, end = map(int, where.split("-"))
    assert code == "packed_figures"
    assert 13 <= start < end <= 13 + len(packed)
    assert (found.claims[0].start, found.claims[0].quote) == (9, "5%")
    assert not any(start < claim.end and claim.start < end for claim in found.claims)
