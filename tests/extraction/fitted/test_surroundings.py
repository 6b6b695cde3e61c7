"""Sentences in words, and figures as cases, on sentences made up for the purpose."""

import pytest

from jiqun.extraction.fitted.labels import evidence
from jiqun.extraction.fitted.surroundings import (
    REACH,
    STEP,
    ReadSentence,
    Surroundings,
    cases,
    parts_of,
)
from jiqun.extraction.state import Draft


def draft(text: str, quote: str, **values: object) -> Draft:
    at = text.index(quote)
    made = Draft(at, at + len(quote))
    for name, value in values.items():
        made.set(name, value)
    return made


def test_words_stand_before_and_behind_a_figure() -> None:
    text = "Exports of lamps rose 12.5% in 2024."
    found = draft(text, "12.5%", unit="percent", subject="lamps")
    (case,) = cases(text, True, [ReadSentence(0, len(text), [found], 2025, None)])
    assert case.around(3, 2) == (["of", "lamp", "rose"], ["in", "#y"])
    assert (case.unit, case.context, case.indicator) == ("percent", "percentlevel", "-")
    assert case.whole.common["subject"] == [("lamps", 1.0)]


def test_two_characters_make_a_word_where_there_are_no_blanks() -> None:
    words = Surroundings("产值增长5%。", 0, 7, spaced=False).words
    assert words[:4] == ["产值", "值增", "增长", "长#"]


@pytest.mark.parametrize(("gap", "first"), [(" ", 0), ("\n\n", 17)])
def test_the_sentence_before_is_looked_at_in_its_paragraph_alone(gap: str, first: int) -> None:
    text = f"It makes lamps.{gap}It sold 30 of them."
    found = draft(text, "30", unit="count")
    start = 15 + len(gap)
    sentences = [
        ReadSentence(0, 15, [], None, None),
        ReadSentence(start, len(text), [found], None, None),
    ]
    (case,) = cases(text, True, sentences)
    assert case.words.starts[0] == first


def test_what_cannot_be_a_sentence_is_not_looked_at_as_a_whole() -> None:
    text = "lamps and fans " * 1000 + "rose 5% " + "in all of them " * 1000
    found = draft(text, "5%", unit="percent")
    (case,) = cases(text, True, [ReadSentence(0, len(text), [found], None, None)])
    first, last = case.window()
    assert last - first <= 2 * (REACH + STEP) + 2
    assert len(case.said()) < 10


def test_words_are_heard_once_and_in_the_order_of_the_text() -> None:
    text = "Exports of lamps, fans and lamps of glass rose 12.5% in 2024."
    found = draft(text, "12.5%", unit="percent")
    (case,) = cases(text, True, [ReadSentence(0, len(text), [found], None, None)])
    heard = ["export", "of", "lamp", ",", "fan", "and", "glass", "rose"]
    assert [*case.said()][: len(heard)] == heard
    names = [*evidence(case)[0].names()]
    assert names == [*dict.fromkeys(names)]
    assert [n for n in names if n.startswith("L0") or n.startswith("L1")] == ["L0:rose", "L1:glass"]


def test_labels_in_words() -> None:
    assert parts_of(None) == []
    assert parts_of("Little Giants") == ["little", "giant"]
    assert parts_of("低空经济") == ["低空", "空经", "经济"]


def test_what_follows_has_no_part_in_how_a_figure_is_read() -> None:
    text = "It sold 30 lamps.\n\nIt sold 40 fans and 50 fans."
    lamps = draft(text, "30", unit="count", subject="lamps")
    fans = [draft(text, quote, unit="count", subject="fans") for quote in ("40", "50")]
    first = ReadSentence(0, 17, [lamps], 2024, None)
    alone, *_ = cases(text, True, [first])
    both, *_ = cases(text, True, [first, ReadSentence(19, len(text), fans, 2025, None)])
    assert alone.whole == both.whole
    assert alone.told == both.told == []
