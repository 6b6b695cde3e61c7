"""One document from bytes: the text stays itself, metadata is used, the rest is inferred."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.documents import READERS, language_of, read, read_bytes, reader_of
from jiqun.model import InputError, Refusal

TEXT = "深圳2025年经济运行情况\n\n2025年，全市地区生产总值38731.80亿元，同比增长5.5%。\n"


def test_a_plain_utf_8_file_keeps_every_character(tmp_path: Path):
    text = "  标题\n\n\tA line\u3000with odd\u2028spaces \nand 1,332,402 billion yuan\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    document = read(tmp_path / "a.txt")
    assert document.text == text
    assert document.sha256 == sha256(text.encode()).hexdigest()
    assert document.size_bytes == len(text.encode())
    assert document.media_type == "text/plain"


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n\t"),
        min_size=1,
    )
)
def test_blocks_tie_every_visible_character_to_a_line(text: str):
    try:
        document = read_bytes(b"x" + text.encode(), "a.txt")
    except Refusal as refusal:  # noise that looks like a binary, or like another script
        assert refusal.code in {"binary", "other_language"}
        return
    covered = set()
    for block in document.blocks:
        part = document.text[block.start : block.end]
        assert part == part.strip() != ""
        line = int(block.where.removeprefix("line "))
        assert part in document.text.split("\n")[line - 1]
        covered.update(range(block.start, block.end))
    visible = {i for i, c in enumerate(document.text) if not c.isspace()}
    assert visible <= covered


def test_newlines_of_all_systems_become_one_character():
    assert read_bytes(b"one\r\ntwo\rthree\n", "a.txt").text == "one\ntwo\nthree\n"


def test_front_matter_in_yaml_is_cut_off_and_used():
    head = (
        "---\ntitle: '深圳：2025'\npublisher: 深圳市统计局\ndate: 2026-01-30\nlanguage: zh-CN\n"
        "class: authority\narea: Shenzhen\nurl: https://tjj.sz.gov.cn/a?b=1\n---\n"
    )
    document = read_bytes((head + TEXT).encode(), "a.md")
    assert document.text == TEXT
    assert document.title == "深圳：2025"
    assert document.publisher == "深圳市统计局"
    assert document.published == date(2026, 1, 30) and document.published_text is None
    assert (document.publisher_class, document.area) == ("authority", "Shenzhen")
    assert document.url == "https://tjj.sz.gov.cn/a?b=1"
    assert document.inferred == () and document.warnings == ()
    assert document.blocks[0].where == "line 10"  # counted in the file, not in the text


def test_front_matter_in_toml_is_read_as_well():
    head = '+++\ntitle = "Trade"\ndate = 2024-02-07\n+++\n'
    document = read_bytes((head + "Exports rose.\n").encode(), "a.txt")
    assert (document.title, document.published) == ("Trade", date(2024, 2, 7))
    assert document.text == "Exports rose.\n"


@pytest.mark.parametrize(
    ("given", "day", "text"),
    [
        ("2024-02-07", date(2024, 2, 7), None),
        ("2024/2/7", date(2024, 2, 7), None),
        ("2024年2月7日", date(2024, 2, 7), None),
        ("February 7, 2024", date(2024, 2, 7), None),
        ("7 Feb 2024", date(2024, 2, 7), None),
        ("2024-02-07T23:30:00+08:00", date(2024, 2, 7), None),
        ("2024-02", None, "2024-02"),
        ("2023", None, "2023"),
        ("2021 (after 2021-11-29)", None, "2021 (after 2021-11-29)"),
    ],
)
def test_a_date_is_a_day_or_stays_as_given(given: str, day: date | None, text: str | None):
    document = read_bytes(TEXT.encode(), "a.txt", metadata={"date": given})
    assert (document.published, document.published_text) == (day, text)
    assert "published" not in document.inferred


@pytest.mark.parametrize(
    ("head", "detail"),
    [
        ("---\ntitle: [a, b\n---\n", "line 3"),
        ("---\ntitle: a: b: c\n---\n", "line 2"),
        ("+++\ntitle = nothing\n+++\n", "line 1"),
    ],
)
def test_broken_front_matter_stays_in_the_text_and_gives_a_warning(head: str, detail: str):
    document = read_bytes((head + TEXT).encode(), "a.txt")
    assert document.text == head + TEXT
    assert [code for code, _ in document.warnings] == ["bad_metadata"]
    assert detail in document.warnings[0][1]


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ("date: soon", "'soon' is no date"),
        ("class: athority", "did you mean 'authority'"),
        ("titel: x", "did you mean 'title'"),
        ("url: javascript:alert(1)", "no http or https address"),
        ("language: fr", "de, en, zh are"),
        ("publisher: [a, b]", "publisher is no plain text"),
        ("publisher: !!python/object/apply:os.system ['true']", "publisher is no plain text"),
    ],
)
def test_one_bad_value_costs_that_value_only(line: str, detail: str):
    document = read_bytes(f"---\narea: Shenzhen\n{line}\n---\n{TEXT}".encode(), "a.md")
    assert document.area == "Shenzhen" and document.text == TEXT
    assert [code for code, _ in document.warnings] == ["bad_metadata"]
    assert detail in document.warnings[0][1]


@pytest.mark.parametrize(
    ("given", "area", "warned"),
    [
        ("深圳市", "Shenzhen", ""),
        ("GBA", "Guangdong-Hong Kong-Macao Greater Bay Area", ""),
        ("佛山、东莞", "Foshan, Dongguan", ""),
        ("Shenzen", "Shenzen", "did you mean 'Shenzhen'"),
    ],
)
def test_a_place_in_metadata_gets_its_canonical_name(given: str, area: str, warned: str):
    document = read_bytes(TEXT.encode(), "a.txt", metadata={"area": given})
    assert document.area == area
    assert [warned in detail for _, detail in document.warnings] == ([True] if warned else [])


@pytest.mark.parametrize("nest", ["- " * 4000, "[" * 4000, "? " * 4000, "{a: " * 2000])
def test_nesting_in_front_matter_is_harmless(nest: str):
    document = read_bytes(f"---\narea: {nest}\n---\n{TEXT}".encode(), "a.md")
    assert TEXT in document.text
    assert document.area is None


def test_a_rule_between_paragraphs_is_no_front_matter():
    text = "---\nFirst part with 5%.\n---\nSecond part.\n"
    document = read_bytes(text.encode(), "a.md")
    assert document.text == text and document.warnings == ()


def test_a_sidecar_goes_before_front_matter_and_an_argument_before_both(tmp_path: Path):
    (tmp_path / "a.md").write_text("---\ntitle: one\ndate: 2024-01-01\n---\nText.\n")
    (tmp_path / "a.meta.toml").write_text('title = "two"\ndate = 2024-02-02\n')
    document = read(tmp_path / "a.md")
    assert (document.title, document.published) == ("two", date(2024, 2, 2))
    (tmp_path / "a.md.meta.toml").write_text('title = "three"\n')  # the exact name wins
    document = read(tmp_path / "a.md", published="2024-03-03")
    assert (document.title, document.published) == ("three", date(2024, 3, 3))


@pytest.mark.parametrize("sidecar", [b"title = ", b"\xff\xfe", b"x" * 20_000])
def test_a_broken_sidecar_costs_the_metadata_only(tmp_path: Path, sidecar: bytes):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.meta.toml").write_bytes(sidecar)
    document = read(tmp_path / "a.txt")
    assert document.text == TEXT
    assert [code for code, _ in document.warnings] == ["bad_metadata"]


def test_what_nobody_stated_is_inferred_and_says_so():
    document = read_bytes(TEXT.encode(), "a.txt")
    assert document.title == "深圳2025年经济运行情况"
    assert document.language == "zh"
    assert document.published is None and document.publisher is None
    assert document.inferred == ("language", "title")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024-01-26", date(2024, 1, 26)),
        ("发布时间：2024年1月26日 来源：深圳市统计局", date(2024, 1, 26)),
        ("By Chen Siqi, January 26, 2024", date(2024, 1, 26)),
        ("截至2024年12月31日", None),
        ("2024-01-26 to 2024-02-03", None),
        ("As of 31 December 2024", None),
        ("自2024年1月1日起施行", None),
        ("2024年1月26日，全市出口2.19万亿元", None),
    ],
)
def test_a_publication_date_is_inferred_from_a_dateline_only(line: str, day: date | None):
    for text in (f"标题\n{line}\n正文一段，增长5%。\n", f"标题\n正文一段，增长5%。\n{line}\n"):
        document = read_bytes(text.encode(), "a.txt")
        assert document.published == day
        assert ("published" in document.inferred) == (day is not None)


def test_a_stated_year_is_not_overruled_by_a_dateline():
    document = read_bytes(b"Title\n2024-01-26\nText\n", "a.txt", metadata={"date": "2023"})
    assert (document.published, document.published_text) == (None, "2023")


def test_a_date_argument_that_is_no_date_is_the_users_error():
    with pytest.raises(InputError):
        read_bytes(b"text", "a.txt", published="soon")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Huawei、ZTE、BYD、DJI与Mindray均位于深圳，增长5.5%", "zh"),
        ("Shenzhen (深圳) and its 20+8 clusters grew by 5.5 per cent", "en"),
        ("1234 5678", "en"),
    ],
)
def test_the_language_is_told_by_the_share_of_chinese_characters(text: str, language: str):
    assert language_of(text) == language


def test_kinds_of_blocks_are_guessed_with_caution():
    text = (
        "Title of the report\n\nA sentence that ends.\n一、工业生产\n（二）质量稳步提升\n"
        "- an item of 5%\n1. another item\n3.5% is no item\nShort line\n"
    )
    kinds = [block.kind for block in read_bytes(text.encode(), "a.txt").blocks]
    assert kinds == [
        *("heading", "paragraph", "heading", "heading"),
        *("item", "item", "paragraph", "paragraph"),
    ]


def test_markdown_headings_and_rows_are_seen():
    text = "# Title\n\nText.\n\n## Part\n| a | b |\n| 1 | 2 |\n"
    document = read_bytes(text.encode(), "a.md")
    assert [b.kind for b in document.blocks] == ["heading", "paragraph", "heading", "row", "row"]
    assert document.title == "Title" and document.text == text


def test_an_unknown_suffix_is_refused_with_the_known_ones():
    with pytest.raises(Refusal) as refused:
        read_bytes(b"x", "report.xyz")
    assert refused.value.code == "unknown_format"
    assert ".txt" in str(refused.value) and ".html" in str(refused.value)
    assert "'.xyz'" in str(refused.value)


def test_every_reader_declares_its_own_suffixes_and_media_types():
    suffixes = [s for reader in READERS for s in reader.suffixes]
    types = [t for reader in READERS for t in reader.media_types]
    assert len(suffixes) == len(set(suffixes)) and len(types) == len(set(types))
    for reader in READERS:
        assert all(reader_of(f"a{s.upper()}") is reader for s in reader.suffixes)
        assert all(reader_of("pasted", t) is reader for t in reader.media_types)


@given(
    st.sampled_from(["", "---\n", "+++\n", "---\ntitle: x\n---\n", "---\n- 1\n---\n"]),
    st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\r\t")),
)
def test_nothing_is_lost_but_a_front_matter_that_is_used(head: str, body: str):
    whole = (head + body).replace("\r\n", "\n").replace("\r", "\n")
    try:
        document = read_bytes((head + body).encode(), "a.md")
    except Refusal as refusal:
        assert refusal.code in {"empty", "no_text", "binary", "other_language"}
        return
    assert whole.removeprefix("\ufeff").endswith(document.text)
    if document.text != whole.removeprefix("\ufeff"):
        assert head in {"---\n", "+++\n", "---\ntitle: x\n---\n"}
