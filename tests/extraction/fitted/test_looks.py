"""What fitted models change, with weights made up for the purpose.

The packs' own weights are scored on annotated texts (`docs/en/reading.md`); here it is held what a
weight does, and what no weight can do.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from jiqun.documents import read_bytes
from jiqun.extraction import extract
from jiqun.extraction.fitted import looks
from jiqun.extraction.grammar import grammar
from jiqun.model import Claim, Indicator, Status

PADDING = "Nothing is told here that anybody could count or weigh. " * 6
TEXT = "In 2024 the mills of Wuhu turned out 40 tons of yarn and gave work to 900 people."
WORDS = {"function": ["the", "of", "in", "to", "and", "out"], "joins": ["of", "and"]}


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Let a test set the weights of English; the grammar forgets what it made of them."""
    told: dict[str, Any] = {
        "margins": {
            "indicator": {"open": 1.0, "stated": 1.0},
            "status": {"open": 1.0, "stated": 1.0},
            "subject": {"open": 1.0, "stated": 2.0},
            "period": {"open": 1.0},
            "of": {"open": 1.0, "stated": 1.0},
        },
        "subject_words": WORDS,
        "usual_wholes": [],
        **{name: {} for name in ("indicator", "status", "subject", "period", "of")},
    }
    made = grammar("en")

    def fitted(code: str) -> Mapping[str, Any]:
        return told if code == "en" else {}

    def forget() -> None:
        made._judges.pop(looks.FittedLooks, None)

    monkeypatch.setattr(looks, "fitted", fitted)
    forget()
    yield told
    forget()


def read(text: str = PADDING + TEXT) -> dict[str, Claim]:
    return {c.quote: c for c in extract(read_bytes(text.encode(), "a.txt"))}


def how(claim: Claim, field: str) -> tuple[str, str | None]:
    trace = dict(claim.trace)[field]
    words = None if trace.start is None else (PADDING + TEXT)[trace.start : trace.end]
    return trace.how, words


def test_without_weights_nothing_changes(weights: dict[str, Any]) -> None:
    assert read()["40 tons"].indicator is Indicator.PRODUCTION


def test_a_word_beside_a_figure_changes_its_indicator_and_is_traced(
    weights: dict[str, Any],
) -> None:
    weights["indicator"] = {"R:yarn": {"exports": 1.0}}
    claim = read()["40 tons"]
    assert claim.indicator is Indicator.EXPORTS
    assert how(claim, "indicator") == ("fitted", "yarn")
    assert (claim.value, claim.unit) == (40, "t")


def test_the_margin_holds_what_the_grammar_chose(weights: dict[str, Any]) -> None:
    weights["indicator"] = {"R:yarn": {"exports": 1.4, "production": 0.5}}
    assert read()["40 tons"].indicator is Indicator.PRODUCTION


def test_a_status_is_weighed_as_well(weights: dict[str, Any]) -> None:
    weights["status"] = {"L:mill": {"forecast": 2.0}}
    assert read()["40 tons"].status is Status.FORECAST


def test_what_a_figure_is_of_is_a_phrase_of_the_text(weights: dict[str, Any]) -> None:
    weights["subject"] = {"w:yarn": 9.0}
    claim = read()["900"]
    assert claim.subject is not None and "yarn" in claim.subject
    assert how(claim, "subject") == ("fitted", claim.subject)


def test_a_time_that_was_carried_along_may_be_none(weights: dict[str, Any]) -> None:
    text = PADDING + TEXT + " The mills also made 7 tons of rope."
    assert str(read(text)["7 tons"].period) == "2024"
    weights["period"] = {"none": 9.0}
    claims = read(text)
    assert claims["7 tons"].period is None
    assert str(claims["40 tons"].period) == "2024"  # its sentence says so


def test_what_is_stated_is_asked_of_where_it_has_a_margin(weights: dict[str, Any]) -> None:
    # the time of 40 tons is stated in its sentence; 1.9 more speak for none, and 1.9 < 2.0
    weights["period"] = {"none": 1.9}
    assert str(read()["40 tons"].period) == "2024"
    weights["margins"]["period"]["stated"] = 2.0
    assert str(read()["40 tons"].period) == "2024"
    weights["period"] = {"none": 2.1}
    assert read()["40 tons"].period is None


def test_single_sentences_are_the_grammars_alone(weights: dict[str, Any]) -> None:
    weights["indicator"] = {"R:yarn": {"exports": 9.0}}
    assert len(TEXT) < looks.SHORTEST
    assert read(TEXT)["40 tons"].indicator is Indicator.PRODUCTION


def test_no_weight_makes_or_moves_a_figure(weights: dict[str, Any]) -> None:
    before = [(c.start, c.end, c.value, c.unit) for c in read().values()]
    for name in ("indicator", "status"):
        weights[name] = {"R:yarn": {"other" if name == "indicator" else "target": 9.0}}
    weights["subject"] = {"w:yarn": 9.0}
    weights["period"] = {"none": 9.0}
    assert [(c.start, c.end, c.value, c.unit) for c in read().values()] == before


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_pack_tells_all_that_its_models_need(code: str) -> None:
    told = looks.fitted(code)
    assert set(told["margins"]) == {"indicator", "status", "subject", "period", "of"}
    for margins in told["margins"].values():
        assert set(margins) <= {"open", "stated", "metadata"}
        assert all(0 < margins["open"] <= margin for margin in margins.values())
    assert all(told[name] for name in told["margins"])
    assert set(told["indicator"]["unit:percent"]) <= {str(one) for one in Indicator}


def test_a_text_that_goes_on_is_read_as_before(weights: dict[str, Any]) -> None:
    weights["indicator"] = {"R:yarn": {"exports": 9.0}}
    assert read(TEXT)["40 tons"] == read(f"{TEXT}\n\n{PADDING}")["40 tons"]
    more = f"{PADDING}{TEXT}\n\nIn 2025 it spun 3 tons of wool."
    assert read()["40 tons"].indicator is Indicator.EXPORTS
    assert read()["40 tons"] == read(more)["40 tons"]


def test_what_is_counted_right_behind_its_number_keeps_its_name(weights: dict[str, Any]) -> None:
    text = PADDING + "In 2024 the mills of Wuhu opened seven laboratories for yarn."
    weights["subject"] = {"w:yarn": 9.0}
    assert read(text)["seven"].subject == "laboratories"


def test_a_part_of_what_the_grammar_read_is_no_other_thing(weights: dict[str, Any]) -> None:
    text = PADDING + "In 2024 the mills of Wuhu turned out 40 tons of cotton yarn."
    weights["subject"] = {"first:yarn": 9.0}
    assert read(text)["40 tons"].subject == "cotton yarn"


def test_another_thing_than_the_grammar_read_is_taken(weights: dict[str, Any]) -> None:
    text = PADDING + "In 2024 the mills of Wuhu turned out 40 tons of cotton yarn."
    weights["subject"] = {"first:mill": 9.0}
    assert "mills" in str(read(text)["40 tons"].subject)


def chinese(weights: dict[str, Any], monkeypatch: pytest.MonkeyPatch, text: str) -> list[Claim]:
    """Read a Chinese text with the weights of a test."""
    monkeypatch.setattr(looks, "fitted", lambda code: {**weights, "subject_words": CHINESE})
    grammar("zh")._judges.pop(looks.FittedLooks, None)
    try:
        return [*extract(read_bytes(text.encode(), "a.txt"))]
    finally:
        grammar("zh")._judges.pop(looks.FittedLooks, None)


CHINESE = {"function": ["的", "了"], "joins": ["和", "、"]}
FILLER = "这里没有什么可以计数或者衡量的东西，只有一句接一句的空话。" * 12


def test_in_a_work_report_all_is_of_some_time(
    weights: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    weights["period"] = {"none": 9.0}
    said = f"2025年，全市完成生产总值900亿元。\n新增企业40家。{FILLER}\n新增企业50家。"
    plain = chinese(weights, monkeypatch, f"芜湖日报\n{said}")
    assert any(c.period is None for c in plain)
    report = "芜湖市政府工作报告\n——2026年1月20日在芜湖市第十七届人民代表大会第六次会议上\n"
    told = chinese(weights, monkeypatch, report + said)
    assert {str(c.period) for c in told} == {"2025"}


def test_what_goes_on_behind_a_subject_is_taken_in(
    weights: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{FILLER}\n2025年，全市完成老旧小区改造84个、建成电梯井道及配套20处。"
    plain = chinese(weights, monkeypatch, text)
    assert next(c for c in plain if c.quote == "84个").subject == "老旧小区"
    weights["subject"] = {"first:改造": 9.0}
    longer = chinese(weights, monkeypatch, text)
    assert next(c for c in longer if c.quote == "84个").subject == "老旧小区改造"
