"""The words of the interface stand in both languages, and each is used."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jiqun.data import catalogue, catalogues
from jiqun.data.dates import period_name, published_name
from jiqun.lang import LANGUAGES, pack
from jiqun.model import Outcome, Period
from jiqun.publish import texts
from jiqun.publish.areas import members_of
from jiqun.publish.numbers import digits
from jiqun.publish.source_notes import source_note

PACKAGE = Path(texts.__file__).parent


def test_every_phrase_stands_in_both_languages() -> None:
    for group, entries in texts.groups().items():
        for key, entry in entries.items():
            assert set(entry) == {"en", "zh"}, (group, key)
            assert all(words.strip() for words in entry.values()), (group, key)


def test_phrases_are_filled_from_the_same_names_in_both_languages() -> None:
    for key, entry in texts.groups()["interface"].items():
        names = [sorted(set(re.findall(r"\{(\w+)\}", entry[code]))) for code in ("en", "zh")]
        assert names[0] == names[1], key


def test_every_phrase_is_used_by_a_template_or_a_module() -> None:
    files = [
        *PACKAGE.rglob("*.html"),
        *PACKAGE.glob("*.py"),
        *(PACKAGE.parent / "serve").glob("*.py"),
    ]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    patterns = (r"\bt\.(\w+)", r"\bt\['(\w+)'\]", r"text\(\s*[\"'](\w+)")
    used = {name for pattern in patterns for name in re.findall(pattern, source)}
    menu = {
        "home",
        "findings",
        "documents",
        "catalogue",
        "changes",
        "silent",
        "method",
        "glossary",
        "about",
    }
    made = {"lang_zh", "lang_en"} | {
        f"{kind}_{part}" for kind in ("missing", "failed", "refused") for part in ("title", "line")
    }
    unused = set(texts.groups()["interface"]) - used - menu - made
    assert unused - {"refused_host"} == set()


def test_every_outcome_says_what_it_does_not_say() -> None:
    assert set(texts.groups()["limits"]) == {str(outcome) for outcome in Outcome}


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        ("2022", "2022", "2022年"),
        ("2022-Q3", "Q3 2022", "2022年第三季度"),
        ("2022-H1", "first half of 2022", "2022年上半年"),
        ("2022-09", "Sep 2022", "2022年9月"),
        ("2022-01/2022-09", "Jan–Sep 2022 (cumulative)", "2022年1—9月（累计）"),
        ("2021/2025", "2021–2025", "2021—2025年"),
        ("2025-12-31", "end of 2025", "2025年末"),
        ("2025-06-30", "30 Jun 2025", "2025年6月30日"),
        ("2021-Q2/2022-Q1", "Q2 2021 to Q1 2022", "2021年第二季度至2022年第一季度"),
    ],
)
def test_periods_read_as_each_language_writes_them(period: str, en: str, zh: str) -> None:
    assert period_name(Period.parse(period), "en") == en
    assert period_name(Period.parse(period), "zh") == zh


def test_a_date_that_is_not_exact_is_shown_as_it_was_given() -> None:
    day = date(2024, 2, 1)
    assert published_name(day, "2024-02", "en") == "Feb 2024"
    assert published_name(day, "2024", "zh") == "2024年"
    assert published_name(day, None, "zh") == "2024年2月1日"
    assert published_name(None, "early 2024", "en") == "early 2024"
    assert published_name(None, "2024-99", "en") == "99 2024"


def test_a_printed_zero_at_the_end_is_kept_in_the_arithmetic():
    # 33.450 billion says half a million yuan either way; 33.45 would say five million
    assert digits(Decimal("33.450E9"), 9, "en", least=3) == "33.450"
    assert digits(Decimal("33.450E9"), 8, "zh", least=2) == "334.50"
    assert digits(Decimal("1.3E12"), 9, "en", least=0) == "1,300"


def test_a_source_is_named_in_the_language_of_the_page() -> None:
    notes = [source_note("gba-outline", catalogues(), language).words for language in ("en", "zh")]
    assert notes == [
        "CPC Central Committee and State Council, Outline development plan for the "
        "Guangdong-Hong Kong-Macao Greater Bay Area, 18 Feb 2019",
        "中共中央、国务院，《粤港澳大湾区发展规划纲要》，2019年2月18日",
    ]
    assert source_note("seed004", catalogues(), "en").words.endswith("43% of GDP, Feb 2026")
    (row, *_) = members_of("Yangtze River Delta", "zh")
    assert row[2] == "《长江三角洲区域一体化发展规划纲要》：三省一市"


def test_all_money_that_can_be_read_has_its_name_in_both_languages() -> None:
    read = {
        code
        for language in LANGUAGES
        for code in money_of_pack(language)
        if len(code) == len("CNY") and code.isupper()
    }
    assert len(read) > 100  # ISO 4217 has some 150 of states
    for code in read:
        for language in ("en", "zh"):
            assert catalogue().label("unit", code, language) != code, (code, language)


def money_of_pack(language: str) -> set[str]:
    units = pack(language).units
    listed = {entry["unit"] for side in ("before", "after") for entry in units[side]}
    shared = {code for by in units.get("shared", {}).values() for code in by.values()}
    return listed | shared
