"""PDF, Office, e-mail, CSV and archives: what is read, and what is refused with a reason."""

import struct
import zlib

import pytest
from format_files import archive, docx, paragraph, pdf, xlsx

from jiqun.documents import read_bytes
from jiqun.documents.archive import open_archive
from jiqun.documents.guarded import guarded
from jiqun.documents.reading import Hint
from jiqun.model import Refusal


def refused(data: bytes, name: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_bytes(data, name)
    return caught.value


def test_a_pdf_gives_its_text_without_page_numbers_and_running_heads():
    pages = [
        ["Annual report of Foshan", f"In 2023 the city built {n} parks.", "", f"- {n} -"]
        for n in (11, 12, 13, 14)
    ]
    document = read_bytes(pdf(pages), "report.pdf")
    assert "built 12 parks" in document.text
    assert "Annual report" not in document.text and "- 12 -" not in document.text
    assert [b.where for b in document.blocks] == ["page 1", "page 2", "page 3", "page 4"]
    for block in document.blocks:
        assert document.text[block.start : block.end].startswith("In 2023")


def test_lines_that_a_column_broke_are_joined():
    lines = ["Output of the city rose by 5% in the first half", "of the year. Exports fell."]
    document = read_bytes(pdf([lines]), "report.pdf")
    assert "first half of the year" in document.text


def test_a_pdf_of_pictures_needs_ocr():
    assert refused(pdf([[], [], []]), "scan.pdf").code == "needs_ocr"


def test_a_damaged_pdf_is_refused_with_a_reason():
    assert refused(b"%PDF-1.7 nothing follows", "broken.pdf").code == "damaged"


def test_an_encrypted_pdf_is_refused():
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "x" * 32 + ") /U (" + "y" * 32 + ")"
    data = pdf([["In 2023 output rose."]], f"{lock} /P -44 >> /ID [(a) (b)] ")
    assert refused(data, "locked.pdf").code == "encrypted"


def test_a_word_file_gives_headings_paragraphs_and_tables():
    cell = "<w:tc>{}</w:tc>"
    rows = "".join(
        f"<w:tr>{cell.format(paragraph(a))}{cell.format(paragraph(b))}</w:tr>"
        for a, b in (("指标", "总量"), ("出口 | 进口", "12"))
    )
    deleted = "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"
    body = (
        paragraph("公报", "Heading1") + paragraph("增长5%。") + deleted + f"<w:tbl>{rows}</w:tbl>"
    )
    document = read_bytes(docx(body), "report.docx")
    assert document.text == "公报\n增长5%。\nkept\n| 指标 | 总量 |\n| 出口 / 进口 | 12 |\n"
    assert [b.kind for b in document.blocks] == ["heading", "paragraph", "paragraph", "row", "row"]
    assert document.blocks[-1].where == "table 4, row 2"


def test_macros_are_not_run_and_that_is_said():
    data = docx(paragraph("Up 5%."), **{"word/vbaProject.bin": b"x"})
    assert read_bytes(data, "report.docm").warnings == (("macros_ignored", "word/vbaProject.bin"),)


def test_xml_entities_are_refused_unread():
    bomb = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>'
    assert refused(archive({"word/document.xml": bomb}), "x.docx").code == "xml_entities"
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert refused(archive({"word/document.xml": outside}), "x.docx").code == "xml_entities"


def test_a_spreadsheet_gives_rows_and_never_a_formula():
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>=cmd|calc</t></is></c>'
        '<c r="C2"><f>SUM(1,2)</f><v>3.0000000000000004</v></c></row>'
        '<row r="9"/><row r="10"><c r="A10"/></row>'
    )
    document = read_bytes(xlsx(rows, "<si><t>item</t></si><si><t>total</t></si>"), "table.xlsx")
    assert document.text == "2024\n| item |  | total |\n| =cmd/calc |  | 3 |\n"


def test_a_million_empty_rows_cost_nothing():
    rows = '<row r="1"><c r="A1"><v>7</v></c></row>' + '<row r="2"/>' * 1_000_000
    data = xlsx(rows)
    if len(rows) / len(data) > 200:  # packed so well that it counts as a bomb: also a refusal
        assert refused(data, "empty.xlsx").code == "too_large_inside"
    else:
        assert read_bytes(data, "empty.xlsx").text == "2024\n| 7 |\n"


def test_csv_rows_become_a_table():
    document = read_bytes('年份,总量\n2023,"1,200"\n'.encode(), "table.csv")
    assert document.text == "| 年份 | 总量 |\n| 2023 | 1,200 |\n"
    assert read_bytes(b"a;b\n1;2\n", "t.csv").text == "| a | b |\n| 1 | 2 |\n"


def test_a_message_gives_its_own_text_without_what_is_attached():
    mail = (
        b"From: Statistics Bureau <x@example.org>\r\nSubject: Trade in March\r\n"
        b"Date: Tue, 09 Apr 2024 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain; charset=gb18030\r\n\r\n"
        + "出口增长5%。".encode("gb18030")
        + b'\r\n--b\r\nContent-Type: application/zip; name="a.zip"\r\n'
        b'Content-Disposition: attachment; filename="a.zip"\r\n\r\nPK\r\n--b--\r\n'
    )
    document = read_bytes(mail, "mail.eml")
    assert "出口增长5%" in document.text and document.encoding == "gb18030"
    assert (document.title, document.publisher) == ("Trade in March", "Statistics Bureau")
    assert str(document.published) == "2024-04-09"
    assert not document.warnings, "what is attached is read as documents of their own"


def test_a_member_that_unpacks_to_more_than_promised_is_damaged_or_refused():
    data = bytearray(archive({"a.txt": b"0123456789" * 200}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 5)  # the directory says 5 bytes
    members = open_archive(bytes(data))
    with pytest.raises(Refusal) as caught:
        members.read("a.txt")
    assert caught.value.code in ("too_large_inside", "damaged")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_what_is_no_archive_is_damaged(name: str):
    assert refused(b"PK\x03\x04 and then nothing", name).code == "damaged"


def test_a_reader_that_hangs_or_dies_costs_its_document_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("jiqun.documents.guarded.WALL_SECONDS", 0.001)
    with pytest.raises(Refusal) as slow:
        guarded("PDF")(pdf([["x"]]), Hint("a.pdf"))
    assert slow.value.code == "too_slow"
    monkeypatch.setattr("jiqun.documents.guarded.WALL_SECONDS", 60)
    with pytest.raises(Refusal) as dead:
        guarded("no such reader")(b"", Hint("a.pdf"))
    assert dead.value.code == "worker_died"


def test_random_bytes_under_every_suffix_end_in_a_refusal():
    noise = zlib.compress(b"some bytes that are no document" * 40)
    for name in ("a.pdf", "a.docx", "a.xlsx"):
        assert refused(noise, name).code in ("damaged", "binary", "no_text")
