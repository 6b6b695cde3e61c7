"""Subjects that begin and end with words, where no blanks stand between words. Made up.

Where words end was settled by hand; the list of words is only how the program knows.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.data import catalogue
from jiqun.extraction.grammar import grammar
from jiqun.extraction.whole_words import WholeWords, words_of
from readings import by_quote, read_chinese

WORDS = WholeWords(grammar("zh"))


def whole(marked: str) -> str:
    """Give what becomes of the stretch between two bars."""
    before, stretch, behind = marked.split("|")
    start, end = WORDS.whole(before + stretch + behind, len(before), len(before) + len(stretch))
    return (before + stretch + behind)[start:end]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("全市新建创|新平台|20家", "创新平台"),
        ("垃圾处理设|施覆盖率|提高到96%", "设施覆盖率"),
        ("全年新增从|业人|员29万人", "从业人员"),
        ("市场主|体数量|增长5%", "主体数量"),
        ("开展|补贴性职业技|能培训40万人次", "补贴性职业技能培训"),  # its nouns go on
        ("其中|护理型床|位占比76%", "护理型床位"),
        ("|新型储|能规模200万千瓦", "新型储能规模"),
        ("|总量接|近800万户", "总量"),  # a verb is no part of it
        ("|资金用|于产业占60%", "资金"),
        ("新建|成汽车充电桩|2万个", "汽车充电桩"),  # 建成, what was done
        ("|高新技术企业|1.2万家", "高新技术企业"),  # nothing is parted
    ],
)
def test_a_parted_word_is_taken_or_left_whole(marked: str, expected: str) -> None:
    assert whole(marked) == expected


def test_one_character_is_no_subject() -> None:
    assert whole("发展|接|近尾声") == "接"


@given(st.text(alphabet="建成创新平台职业技能培训总量接近用于新型储能", max_size=24))
def test_the_words_of_a_stretch_make_it_up(text: str) -> None:
    parted = [*WORDS.parted(text, 0, len(text))]
    assert "".join(text[word.start : word.end] for word in parted) == text
    assert all(1 <= word.end - word.start <= 3 for word in parted)


@given(
    st.text(alphabet="建成创新平台，5%职业技能培训 总量接近A", min_size=1, max_size=24), st.data()
)
def test_ends_stay_in_the_text_and_settle(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = WORDS.whole(text, start, end)
    assert 0 <= first < last <= len(text)


def test_the_words_of_a_list_are_cut_by_their_length() -> None:
    told = {"nouns": {2: {1: "技能\n储能", 3: "平台"}}, "verbs": {3: {0: "走出去"}}}
    assert sorted(words_of(told)) == ["储能", "平台", "技能", "走出去"]


def test_subjects_of_sentences_hold_whole_words() -> None:
    text = "2025年，全省开展补贴性职业技能培训40万人次，新型储能规模突破200万千瓦。"
    assert by_quote(text, "zh")["40万人次"].subject == "补贴性职业技能培训"


def test_the_trace_tells_the_characters_of_the_whole_words() -> None:
    text = "2025年，全省开展补贴性职业技能培训40万人次。"
    claim = next(c for c in read_chinese(text) if c.quote == "40万人次")
    trace = dict(claim.trace)["subject"]
    assert text[trace.start : trace.end] == claim.subject


def test_labels_of_the_catalogue_stay() -> None:
    text = "2025年，全市规模以上工业增加值增长6%。"
    claim = next(c for c in read_chinese(text) if c.quote == "6%")
    assert claim.subject in catalogue().subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("2025年，甘肃建成19个国家级生产基地。", "国家级生产基地"),
        ("2025年，商丘等地的5个国家物流枢纽开工。", "国家物流枢纽"),
        ("2025年，产品出口到120个国家和地区。", "国家和地区"),
        ("2025年，产品远销20多个国家。", "国家"),
    ],
)
def test_what_is_of_the_country_is_no_country(text: str, subject: str) -> None:
    assert subject in {claim.subject for claim in read_chinese(text)}
