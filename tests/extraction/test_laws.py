"""Laws that hold for every text, and numbers that come back as they were written."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.extraction import extractor_version
from readings import read

ENGLISH_WORDS = (
    "Output|of|the|city|rose|by|7%|1.3 trillion yuan|in 2022|,|.|exports|respectively|first|"
    "more than|ranked|(|)|\n|12|5G|and|of which|two|doubled|US$3bn|Shenzhen|- |\t|1,23|percent"
)
CHINESE_WORDS = (
    "深圳|增加值|增长|5.8%|亿元|2024年|，|。|其中|分别|占|比重|3|万|个百分点|第一|两|千|百分之|成|\n|"
    "前三季度|、|超|（|）|单位：亿元|指标|同比(%)|翻|番|∶|1—9月|“十四五”|家|企业|名|第3位"
)
WORDS = {"en": ENGLISH_WORDS.split("|"), "zh": CHINESE_WORDS.split("|")}


def soup(language: str) -> st.SearchStrategy[str]:
    pieces = st.one_of(st.sampled_from(WORDS[language]), st.text(max_size=6))
    joiner = " " if language == "en" else ""
    return st.lists(pieces, max_size=40).map(joiner.join)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_quote_stands_in_its_text_and_ids_are_unique(language: str) -> None:
    @settings(max_examples=250, deadline=None)
    @given(soup(language))
    def law(text: str) -> None:
        claims = read(text, language)
        for claim in claims:
            assert text[claim.start : claim.end] == claim.quote
            assert claim.value.is_finite()
            assert claim.confidence is not None and 0 < claim.confidence <= 1
            for _, trace in claim.trace:
                if trace.start is not None and trace.end is not None:
                    assert 0 <= trace.start < trace.end <= len(text)
        assert len({c.id for c in claims}) == len(claims)
        assert [c.start for c in claims] == sorted(c.start for c in claims)

    law()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["en", "zh"]))
def test_unknown_words_never_crash(text: str, language: str) -> None:
    for claim in read(text, language):
        assert text[claim.start : claim.end] == claim.quote


LATER = {
    "en": "\n\nThe river festival drew a large crowd and the weather was kind.",
    "zh": "\n\n河边的节日吸引了许多人，天气也好。",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_unrelated_paragraph_after_never_changes_earlier_claims(language: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(soup(language))
    def law(text: str) -> None:
        # A closed paragraph: an open line may go on in the next one.
        text = text.rstrip() + ("." if language == "en" else "。")
        before = read(text, language)
        after = read(text + LATER[language], language)
        assert after[: len(before)] == before

    law()


def grouped(number: int) -> str:
    return f"{number:,}"


ENGLISH_SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9,
                  " trillion": 10**12}  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 999_999),
    st.integers(0, 3),
    st.sampled_from(sorted(ENGLISH_SCALES)),
    st.sampled_from(["{} yuan", "RMB {}", "US${}", "{} tons", "{} euros"]),
)
def test_amounts_that_a_writer_prints_in_english_are_read_back(
    number: int, places: int, scale: str, form: str
) -> None:
    printed = grouped(number) + (f".{'7' * places}" if places else "")
    quantity = form.format(printed + scale)
    text = f"The value added of new materials was {quantity} in that city."
    claims = read(text)
    assert [c.quote for c in claims] == [quantity]
    assert claims[0].value == Decimal(printed.replace(",", "")) * ENGLISH_SCALES[scale]


DIGITS = "零一二三四五六七八九"


def spoken(number: int) -> str:
    """Write a number under 100,000 the way it is read aloud in Chinese."""
    out, gap = "", False
    for place, unit in ((10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            out += ("零" if gap else "") + DIGITS[digit] + unit
            gap = False
        elif out:
            gap = number > 0
    return out


@settings(max_examples=300, deadline=None)
@given(st.integers(100, 99_999))
def test_numerals_that_a_writer_prints_in_chinese_are_read_back(number: int) -> None:
    text = f"全市共有企业{spoken(number)}家。"
    claims = read(text, "zh")
    assert [c.value for c in claims] == [Decimal(number)]


CHINESE_SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12, "千万": 10**7, "百亿": 10**10}


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 999_999),
    st.integers(0, 3),
    st.sampled_from(sorted(CHINESE_SCALES)),
    st.sampled_from(["元", "美元", "吨", "千瓦时", "平方公里"]),
)
def test_amounts_that_a_writer_prints_in_chinese_are_read_back(
    number: int, places: int, scale: str, unit: str
) -> None:
    printed = str(number) + (f".{'3' * places}" if places else "")
    claims = read(f"全市新材料产业完成{printed}{scale}{unit}。", "zh")
    assert [c.quote for c in claims] == [printed + scale + unit]
    assert claims[0].value == Decimal(printed) * CHINESE_SCALES[scale]


def test_a_megabyte_in_one_line_is_read_in_bounded_time() -> None:
    for piece, language in (
        ("9" * 50, "en"),
        ("a, " * 20, "en"),
        ("增长" * 30, "zh"),
        ("1,", "en"),
    ):
        read(piece * (300_000 // len(piece)), language)


def test_the_version_is_a_hash_that_does_not_change_in_one_build() -> None:
    assert len(extractor_version()) == 16 and int(extractor_version(), 16) >= 0


def test_a_language_without_a_pack_is_read_as_english() -> None:
    assert [c.quote for c in read("Der Umsatz stieg um 5%.", "de")] == ["5%"]
