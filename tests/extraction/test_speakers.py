"""Who is quoted with a figure, and what that makes of it (row DF10 of the features)."""

import pytest

from jiqun.extraction import extract, speaker_class
from jiqun.model import Claim, Document, Status


def read(text: str, language: str, publisher_class: str = "unknown") -> tuple[Claim, ...]:
    return extract(Document.of_text(text, language, publisher_class=publisher_class))


@pytest.mark.parametrize(
    ("text", "language", "speaker", "kind"),
    [
        ("According to the Xiamen Bureau of Statistics, GDP grew 5% in 2023.", "en",
         "Xiamen Bureau of Statistics", "authority"),
        ("GDP grew 5% in 2023, city mayor Lin Hai said on Monday.", "en",
         "city mayor Lin Hai", "official"),
        ("据厦门海关统计，2023年厦门市进出口9470亿元。", "zh", "厦门海关", "authority"),
        ("市长林海表示，2023年全市GDP增长5%。", "zh", "市长林海", "official"),
    ],
)  # fmt: skip
def test_a_claim_carries_its_speaker(text: str, language: str, speaker: str, kind: str) -> None:
    for claim in read(text, language):
        assert claim.speaker == speaker
        assert claim.status is Status.ACTUAL
        trace = dict(claim.trace)["speaker"]
        assert text[trace.start : trace.end] == speaker
    assert speaker_class(speaker, language) == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Industry insiders estimate that output reached 40 billion yuan in 2022, up 20%.", "en"),
        ("Analysts believe the market was worth 30 billion yuan in 2021.", "en"),
        ("An economist at the university, said exports could be 5 billion yuan in 2020.", "en"),
        ("业内人士估计，2022年厦门芯片产量达30万片。", "zh"),
        ("专家认为，2021年市场规模约为300亿元，增长20%。", "zh"),
    ],
)
def test_an_experts_estimate_is_never_an_actual_figure(text: str, language: str) -> None:
    claims = read(text, language)
    assert claims
    assert all(c.status is not Status.ACTUAL and c.speaker for c in claims)


def test_the_paper_itself_is_no_speaker_and_the_publishers_class_is_told() -> None:
    (claim,) = read("In 2023, exports rose 5%.", "en", "press")
    assert claim.speaker is None and claim.publisher_class == "press"
    (claim,) = read("In 2023, exports rose 5%.", "en")
    assert claim.publisher_class is None
