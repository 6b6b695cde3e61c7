"""Who is quoted with a figure, and what that makes of it (row DF10 of the features)."""

import pytest

import readings
from jiqun.extraction import speaker_class
from jiqun.model import Claim, Status


def read(text: str, language: str, publisher_class: str = "unknown") -> tuple[Claim, ...]:
    return readings.read(text, language, publisher_class=publisher_class)


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


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        # The verb before the name, and the office behind it.
        ('"GDP growth was around 5.3 percent in 2024," said Li Ming, director of the Wuhan '
         "Bureau of Statistics.", "en", "Li Ming, director of the Wuhan Bureau of Statistics"),
        # An office told before stands for a surname; the first sentence holds no figure.
        ("Yu Xiquan, director of the Hefei Bureau of Industry, said that the plan is sound.\n\n"
         "Investment rose 8% in 2024, Yu said.", "en", "director of the Hefei Bureau of Industry"),
        ("合肥市工信局局长于希全表示，方案可行。\n\n于希全说，2024年投资增长8%。", "zh",
         "合肥市工信局局长于希全"),
        # Who opens a paragraph that is not the first.
        ("消息一则。\n\n市统计局局长李明介绍，2024年全市GDP增长5.3%。", "zh", "市统计局局长李明"),
        # Sentences of one quotation are of one speaker; a name alone is one where it is quoted.
        ("“2024年出口增长12%。2024年进口下降3%。”市长林海表示。", "zh", "市长林海"),
        ('"In 2024 our imports were about 150 billion yuan," Peng added.', "en", "Peng"),
        ("“2024年我们进口约1500亿元。”彭鹏说。", "zh", "彭鹏"),
        # A report is cited: what it says of the past stays actual.
        ("据高盛报告，2024年社会消费品零售总额增长4.4%。", "zh", "高盛"),
        ("Beijing said that exports rose 5% in 2024.", "en", None),
        # The next sentence has a speaker of its own.
        ('"In 2024 exports rose 8%," he said. Economist Lin Hai of Bank X was silent, he said.',
         "en", None),
    ],
)  # fmt: skip
def test_who_speaks_is_found_however_the_text_says_it(text: str, language: str, speaker: str):
    claims = read(text, language)
    assert claims
    assert {c.speaker for c in claims} == {speaker}
    assert {c.status for c in claims} == {Status.ACTUAL}


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Analysts put the output value of the chip industry in 2024 at 120 billion yuan.", "en",
         Status.FORECAST),
        ("Professor Lin Hai said exports fell 2% in 2024.", "en", Status.FORECAST),
        ("Professor Lin Hai said exports fell 2% in 2024, customs data show.", "en", Status.ACTUAL),
        # A house tells its own figures, and estimates those of others.
        ("HSBC said its profit rose 5% in 2024.", "en", Status.ACTUAL),
        ("HSBC estimates that exports grew 5% in 2024.", "en", Status.FORECAST),
        ("某大学教授林海说，2024年芯片产值增长4%。", "zh", Status.FORECAST),
        ("专家表示，据统计公报，2024年GDP增长5%。", "zh", Status.ACTUAL),
    ],
)  # fmt: skip
def test_experts_estimate_unless_they_cite_what_was_published(
    text: str, language: str, status: Status
) -> None:
    (claim,) = read(text, language)
    assert claim.status is status
