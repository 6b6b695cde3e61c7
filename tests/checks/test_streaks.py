"""What is told for years running or for the first time; made-up series, compared by hand."""

from dataclasses import replace

import pytest
from checks_ledgers import claim

from jiqun.checks import check
from jiqun.checks.streaks import RULE
from jiqun.documents import read_bytes
from jiqun.extraction import extract


def told(*texts, area="Ningbo", language="en"):
    claims = []
    for n, text in enumerate(texts):
        head = f"---\ndate: 2026-02-10\narea: {area}\nlanguage: {language}\n---\n"
        claims += extract(read_bytes((head + text).encode(), f"t{n}.md"))
    return [f for f in check(claims) if f.rule == RULE]


@pytest.mark.parametrize(
    ("language", "text", "outcome"),
    [
        # 1.65 < 1.8: the year before last breaks the streak
        (
            "en",
            "In 2025, Ningbo's GDP exceeded 1.8 trillion yuan for the third consecutive year. "
            "In 2024, GDP was 1.81 trillion yuan. In 2023, GDP was 1.65 trillion yuan.",
            "mismatch",
        ),
        (
            "zh",
            "2025年，宁波地区生产总值连续三年超过1.8万亿元。2024年，宁波地区生产总值1.81万亿元。"
            "2023年，宁波地区生产总值1.65万亿元。",
            "mismatch",
        ),
        # 1.81 and 1.82 are both above 1.8
        (
            "en",
            "In 2025, GDP topped 1.8 trillion yuan for three years in a row. "
            "In 2024, GDP was 1.82 trillion yuan. In 2023, GDP was 1.81 trillion yuan.",
            "confirmed",
        ),
        # 912.5 > 900, two years earlier
        (
            "en",
            "In 2025, exports exceeded 900 billion yuan for the first time. "
            "In 2023 exports were 912.5 billion yuan.",
            "mismatch",
        ),
        ("zh", "2025年，宁波出口首次突破9000亿元。2023年，宁波出口9125亿元。", "mismatch"),
        (
            "zh",
            "2025年，宁波出口首次突破9000亿元。2024年，宁波出口8720亿元。2023年，宁波出口8125亿元。",
            "confirmed",
        ),
        ("zh", "2025年，宁波数字经济核心产业增加值连续三年突破万亿元。", "cannot_tell"),
        # 4.9 < 5 in 2024, a rate
        (
            "zh",
            "2025年，宁波地区生产总值增速连续两年超过5%。2024年，宁波地区生产总值增长4.9%。",
            "mismatch",
        ),
    ],
)
def test_a_streak_is_held_against_its_years(language, text, outcome):
    (found,) = told(text, language=language)
    assert found.outcome == outcome
    assert found.kind != "error"


def test_missing_years_are_named_and_those_on_record_told():
    text = "In 2025, exports exceeded 900 billion yuan for the fourth straight year."
    (found,) = told(text, "In 2024, exports of Ningbo were 931 billion yuan.")
    assert found.outcome == "cannot_tell"
    assert "years missing: 2022 and 2023." in found.message_en
    assert "“931 billion yuan” in 2024" in found.message_en
    assert "缺少的年份：2022年、2023年" in found.message_zh


def test_other_years_may_have_been_revised_between_documents():
    # 1.78 is 1.1% short of 1.8 and may have been revised; 1.65 is 8.3% short, beyond 5%
    text = "In 2025, GDP exceeded 1.8 trillion yuan for the second consecutive year."
    assert told(text, "In 2024, GDP of Ningbo was 1.78 trillion yuan.")[0].outcome == "cannot_tell"
    assert told(text, "In 2024, GDP of Ningbo was 1.65 trillion yuan.")[0].outcome == "mismatch"
    assert told(text + " In 2024, GDP was 1.78 trillion yuan.")[0].outcome == "mismatch"


def test_a_known_change_of_scope_is_no_contradiction():
    # Shenzhen's strategic emerging industries were counted more widely from 2021 on (scopes.yaml)
    over = claim("1.2 trillion yuan", "value_added", "2021", "strategic emerging industries")
    over = replace(over, streak=2, bound="gt")
    year = claim("1.0 trillion yuan", "value_added", "2020", "strategic emerging industries")
    (found,) = [f for f in check([over, year]) if f.rule == RULE]
    assert found.outcome == "cannot_tell"


def test_a_place_held_for_years_is_held_against_the_places_of_these_years():
    def place(digit, period, streak=None):
        made = claim(digit, "ranking", period, "exports", measure="rank", unit="rank")
        return replace(made, streak=streak, scope="cities of the mainland")

    same = [place("1", "2025", 3), place("1", "2024"), place("1", "2023")]
    other = [place("1", "2025", 3), place("1", "2024"), place("2", "2023")]
    assert [f.outcome for f in check(same) if f.rule == RULE] == ["confirmed"]
    assert [f.outcome for f in check(other) if f.rule == RULE] == ["mismatch"]


@pytest.mark.parametrize(
    ("language", "text", "streak"),
    [
        ("en", "For the first time, exports exceeded 900 billion yuan in 2025.", 1),
        ("en", "Exports topped 900 billion yuan for the first time in five years.", None),
        ("en", "Exports grew 5.2% in 2025, the third consecutive year of growth.", None),
        ("en", "Exports should exceed 900 billion yuan for the first time in 2027.", None),
        ("zh", "2025年出口五年来首次突破9000亿元。", None),
        ("zh", "2025年连续3年保持在9000亿元以上的是出口。", 3),
        ("zh", "2025年，首次实现出口突破9000亿元。", 1),
        ("zh", "规上工业总产值突破5.4万亿元，连续三年居全国城市首位。", None),
    ],
)
def test_only_bounds_and_places_have_a_streak(language, text, streak):
    head = f"---\ndate: 2026-02-10\narea: Ningbo\nlanguage: {language}\n---\n"
    claims = extract(read_bytes((head + text).encode(), "t.md"))
    money = next(c for c in claims if c.unit != "rank")
    assert money.streak == streak
    for c in claims:
        if c.unit == "rank":
            assert c.streak == 3


def test_years_on_record_that_a_revision_may_have_moved_are_not_called_missing():
    # 1.55 and 1.54 lie below 1.6 by less than a revision may move a level of another document
    (found,) = told(
        "In 2024, Ningbo's exports exceeded 1.6 trillion yuan for the third consecutive year.",
        "Ningbo's exports were 1.55 trillion yuan in 2023 and 1.54 trillion yuan in 2022.",
    )
    assert found.outcome == "cannot_tell"
    assert "missing" not in found.message_en and "2022 and 2023" in found.message_en
    assert "缺少" not in found.message_zh and "2022年、2023年" in found.message_zh
