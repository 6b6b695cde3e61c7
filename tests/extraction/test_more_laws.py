"""Laws of splitting, of misread digits, and of mutated documents in every language we have."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.extraction import extract, quantities, read_claims
from jiqun.extraction.spaced_periods import spaced_periods
from jiqun.lang import LANGUAGES, examples, pack
from jiqun.model import Document

PARAGRAPHS = {
    "en": (
        "In 2023, Ningbo's exports rose 5.1% to 812.4 billion yuan.",
        "Output of pumps and valves grew 7.2% and 4.0%, respectively.",
        "The city built 80 km of metro and has 1,204 factories.",
        "It ranked 19th in the country; 23% of workers are engineers.",
    ),
    "zh": (
        "2023年，宁波市出口增长5.1%，达到8124亿元。",
        "水泵、阀门产量分别增长7.2%和4.0%。",
        "新建地铁80公里，规上工业企业1204家。",
        "经济总量居全国第12位，占全省的23%。",
    ),
}


def document(text: str, language: str) -> Document:
    return Document.of_text(text, language)


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_splitting_at_paragraph_ends_never_loses_a_figure(language: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from(PARAGRAPHS[language]), min_size=1, max_size=6))
    def law(pieces: list[str]) -> None:
        whole = [c.quote for c in extract(document("\n\n".join(pieces), language))]
        apart = [c.quote for piece in pieces for c in extract(document(piece, language))]
        assert whole == apart

    law()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mutated_document_never_crashes_and_claims_stay_in_it(language: str) -> None:
    texts = [str(e["text"]) for e in examples(language)] * 3
    draw = random.Random(7)
    for _ in range(300):
        text = list(draw.choice(texts) + draw.choice(texts))
        for _ in range(draw.randrange(12)):
            at = draw.randrange(len(text))
            text[at : at + draw.randrange(3)] = draw.choice(
                ["9", "%", ",", ".", " ", "\n", "亿", "万", "元", "b", "m", "I", "(", "1,2", "—"]
            )
            text = text or ["1"]
        mutated = "".join(text)
        for claim in extract(document(mutated, language)):
            assert mutated[claim.start : claim.end] == claim.quote
        for quantity in quantities(mutated, language):
            assert 0 <= quantity.start < quantity.end <= len(mutated)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("In 2023, exports rose IL0%.", "IL0%", 110),
        ("In 2023, exports reached 3O.5 billion yuan.", "3O.5 billion yuan", 30_500_000_000),
    ],
)
def test_misread_digits_are_read_with_little_confidence_and_never_silently(
    text: str, quote: str, value: int
) -> None:
    reading = read_claims(document(text, "en"))
    (claim,) = reading.claims
    sure = extract(document(text.replace("I", "1").replace("L", "1").replace("O", "0"), "en"))[0]
    assert (claim.quote, claim.value) == (quote, value)
    assert claim.confidence is not None and sure.confidence is not None
    assert claim.confidence < 0.45 * sure.confidence
    assert dict(claim.trace)["value"].how == "slip"
    assert [code for code, _ in reading.warnings] == ["ocr_slip"]


def test_words_are_no_misread_digits() -> None:
    text = "In 2023, oil rose 10% and Lo 5%."
    assert [str(c.value) for c in extract(document(text, "en"))] == ["10", "5"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_words_of_time_are_looked_for_where_they_can_begin(language: str) -> None:
    """The shortcut to likely places finds what the regex finds when tried everywhere."""
    grammar = spaced_periods(language)
    pieces = [
        *pack(language).periods["months"],
        *pack(language).periods["points"],
        *[w for words in pack(language).periods["parts"].values() for w in words],
        *[w for words in pack(language).periods["relative"].values() for w in words],
        *pack(language).periods["plans"],
        *["from", "between", "the", "FY2023-24", "fiscal year 2021", "March", "May", "12", "2021"],
        *["2019-2023", "1998", "Q3", "Five-Year Plan", "to", "and", ",", "by", "2024-06-30", "x"],
    ]

    @settings(max_examples=300, deadline=None)
    @given(st.lists(st.sampled_from([str(p) for p in pieces]), max_size=9), st.integers(0, 6))
    def law(words: list[str], cut: int) -> None:
        text = " ".join(words)
        everywhere = grammar.find_everywhere(text, cut, len(text))
        assert grammar.find(text, cut, len(text)) == everywhere

    law()
