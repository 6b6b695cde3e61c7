"""Every encoding of the brief, with real Chinese and English sentences, short and long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.documents import read_bytes
from jiqun.documents.encoding import decode
from jiqun.model import Refusal

SIMPLIFIED_SHORT = "深圳市统计局"
SIMPLIFIED = (
    "2022年，全市地区生产总值为32387.68亿元，同比增长3.3%。其中，战略性新兴产业增加值"
    "13324.02亿元，占地区生产总值比重41.1%，增长6.9%。\n进出口总额36737.52亿元，增长3.7%。\n"
)
TRADITIONAL_SHORT = "香港貿易發展局"
TRADITIONAL = (
    "去年深圳外貿進出口總值達三萬六千億元，按年增長百分之三點七，其中出口增長強勁，"
    "電動車、鋰電池和太陽能電池的出口值均錄得雙位數升幅。\n當局預期今年增長5.5%。\n"
)
ENGLISH = "Shenzhen’s exports rose by 13.9% to 2,194.8 billion yuan — a record for the city.\n"


@pytest.mark.parametrize("text", [SIMPLIFIED_SHORT, SIMPLIFIED, SIMPLIFIED * 300])
@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_simplified_chinese_is_read_in_every_encoding(text: str, encoding: str, named: str):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, named, ())


@pytest.mark.parametrize("text", [TRADITIONAL_SHORT, TRADITIONAL, TRADITIONAL * 300])
@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16-le"), ("big5", "big5hkscs")],
)
def test_traditional_chinese_is_read_in_every_encoding(text: str, encoding: str, named: str):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, named)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [SIMPLIFIED, TRADITIONAL, ENGLISH, SIMPLIFIED * 300, "Åland – 5.5% ² é\n" * 40]
)
def test_utf_16_without_a_mark_is_found_by_its_characters(encoding: str, text: str):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_traditional_chinese_in_gb18030_is_no_big5():
    assert decode(TRADITIONAL.encode("gb18030")).text == TRADITIONAL


def test_a_sample_that_ends_inside_a_character_is_still_read():
    text = "a" + SIMPLIFIED * 2000  # the sample's end falls into a two-byte character
    assert decode(text.encode("gb18030")).text == text


def test_a_few_broken_bytes_in_utf_8_cost_those_characters_only():
    data = SIMPLIFIED.encode()
    cut = data[:40] + b"\xff" + data[40:]
    decoded = decode(cut)
    assert decoded.encoding == "utf-8"
    assert "13324.02亿元" in decoded.text and "\ufffd" in decoded.text
    assert [code for code, _ in decoded.warnings] == ["replaced_bytes"]


def test_a_file_cut_off_inside_a_character_is_read():
    decoded = decode(SIMPLIFIED.encode()[:-2])
    assert decoded.encoding == "utf-8" and "36737.52亿元" in decoded.text


def test_english_with_western_quotation_marks_is_read_and_says_that_it_was_guessed():
    decoded = decode((ENGLISH * 3).encode("cp1252"))
    assert decoded.text == ENGLISH * 3
    assert decoded.warnings == (("guessed_encoding", "cp1252"),)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        b"%PDF-1.7\nplain words until the streams",
        b"PK\x03\x04 docx",
        b"\x7fELF" + b"\0" * 60,
        bytes(range(256)) * 20,
        b"\0" * 4096,
        b"text with \x01\x02\x03\x04\x05\x06 control characters",
    ],
)
def test_binaries_that_are_named_txt_are_refused(data: bytes):
    with pytest.raises(Refusal) as refused:
        read_bytes(data, "report.txt")
    assert refused.value.code == "binary"
    assert refused.value.where == "report.txt"


def test_bytes_of_no_encoding_are_refused():
    noise = bytes((i * 7 + 129) % 127 + 128 for i in range(4000))
    with pytest.raises(Refusal) as refused:
        read_bytes(noise, "report.txt")
    assert refused.value.code in {"not_utf8", "binary"}


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", b"\xef\xbb\xbf"])
def test_empty_files_are_refused(data: bytes):
    with pytest.raises(Refusal) as refused:
        read_bytes(data, "report.txt")
    assert refused.value.code in {"empty", "no_text"}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r")))
@settings(max_examples=200)
def test_text_in_utf_8_is_read_as_itself_or_refused(text: str):
    try:
        assert decode(text.encode()).text == text.removeprefix("\ufeff")
    except Refusal as refusal:
        assert refusal.code in {"empty", "binary"}


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_give_text_or_a_refusal(data: bytes):
    try:
        decode(data)
    except Refusal as refusal:
        assert refusal.code in {"empty", "binary", "not_utf8"}
