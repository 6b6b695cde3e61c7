"""Tables in web pages, Word and Excel files: headings over several columns, and what is hidden."""

import datetime
import io

import openpyxl
import pytest
from format_files import docx, paragraph

from jiqun.documents import read_bytes
from jiqun.documents.spans import Cell, Spans

WANTED = ["City | Exports | Exports", "City | 2022 | 2023", "Foshan | 1.1 | 2.2"]


def test_a_page_repeats_headings_over_their_columns_and_rows():
    page = (
        "<table><tr><td colspan=3>单位：亿元 2023</td></tr>"
        "<tr><td rowspan=2>City</td><td colspan=2>Exports</td></tr>"
        "<tr><td>2022</td><td>2023</td></tr><tr><td>Foshan</td><td>1.1</td><td>2.2</td></tr>"
        "<tr><td rowspan=2>Dongguan</td><td rowspan=2>3.3</td><td>4.4</td></tr>"
        "<tr><td>5.5</td></tr></table>"
    )
    assert read_bytes(page.encode(), "a.html").text.split("\n") == [
        "单位：亿元 2023",
        *WANTED,
        "Dongguan | 3.3 | 4.4",
        "Dongguan |  | 5.5",
    ]


@pytest.mark.parametrize("span", ["0", "-3", "x", "99999999", "1000", "²"])
def test_spans_that_no_table_has_do_no_harm(span: str):
    page = f"<table><tr><td colspan={span} rowspan={span}>a</td><td>1</td></tr></table>" * 3
    assert "1" in read_bytes(page.encode(), "a.html").text


def test_long_cells_and_figures_are_never_repeated():
    table = Spans()
    for _ in range(4):
        table.row([Cell("a"), Cell("1"), Cell("2")])
    assert table.row([Cell("Foshan"), Cell("7.5", columns=2)]) == ["Foshan", "7.5", ""]
    assert table.row([Cell("x" * 200, columns=2), Cell("1")]) == ["x" * 200, "", "1"]


def cell(words: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{paragraph(words)}</w:tc>"


def test_a_word_file_gives_merged_headings_notes_and_the_text_as_changed():
    table = (
        f"""<w:tbl><w:tr>{cell("City", '<w:vMerge w:val="restart"/>')}"""
        f"""{cell("Exports", '<w:gridSpan w:val="2"/>')}</w:tr>"""
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('2022')}{cell('2023')}</w:tr>"
        f"<w:tr>{cell('Foshan')}{cell('1.1')}{cell('2.2')}</w:tr></w:tbl>"
    )
    changed = (
        "<w:p><w:ins><w:r><w:t>Up 3%.</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Up 9%.</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>Up 8%.</w:t></w:r></w:moveFrom></w:p>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('Down 7%.')}</w:sdtContent></w:sdt>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("At prices of 2020.")}</w:footnote></w:footnotes>'
    )
    document = read_bytes(
        docx(changed + table + control, **{"word/footnotes.xml": notes}), "a.docx"
    )
    rows = [f"| {row} |" for row in WANTED]
    assert document.text.split("\n") == ["Up 3%.", *rows, "Down 7%.", "At prices of 2020.", ""]
    assert document.blocks[-1].where == "footnote 2"


def test_a_workbook_gives_cells_as_they_are_shown_and_leaves_out_what_is_hidden():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Main"
    for row in (["City", "Exports", None], [None, 2022, 2023], ["Foshan", 0.0512, 1234567.891]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet["B3"].number_format, sheet["C3"].number_format = "0.0%", "#,##0.0"
    sheet.append([datetime.date(2024, 2, 7), '=HYPERLINK("http://127.0.0.1")', True])
    for name, state in (("Drafts", "hidden"), ("Deep", "veryHidden")):
        book.create_sheet(name)["A1"] = "secret 5"
        book[name].sheet_state = state
    data = io.BytesIO()
    book.save(data)
    document = read_bytes(data.getvalue(), "a.xlsx")
    assert document.text.split("\n") == [
        "Main",
        "| City | Exports | Exports |",
        "| City | 2022 | 2023 |",
        "| Foshan | 5.1% | 1,234,567.9 |",
        "| 2024-02-07 |  | TRUE |",
        "",
    ]
    assert document.warnings == (
        ("formulas_without_result", "Main: 1"),
        ("sheet_hidden", "Drafts"),
        ("sheet_hidden", "Deep"),
    )


PAGE = """<body><div class="cookie-banner"><p>We share data with 340 partners.</p></div>
<div role="navigation"><a href=a>Economy 2023</a> <a href=b>Trade 5%</a></div>
<div id="nav_top"><p>1 of 12</p></div>
<div class="market-share"><p>Its share of sales is 7%.</p></div>
<h1>Exports</h1><p>Exports rose by 5.1% in 2023, more than imports of goods and of services did.</p>
<div class="related-articles"><h3>More</h3><p>GDP rose 9% in 1999</p></div></body>"""


def test_menus_banners_and_other_pages_are_left_out():
    assert read_bytes(PAGE.encode(), "a.html").text.split("\n") == [
        "Its share of sales is 7%.",
        "Exports",
        "Exports rose by 5.1% in 2023, more than imports of goods and of services did.",
    ]


def test_a_page_that_would_be_lost_by_that_is_taken_whole():
    page = "<div class='menu'><p>Exports rose by 5.1% to 812.4 billion yuan in 2023.</p></div>"
    assert "812.4" in read_bytes(f"<p>Up.</p>{page}".encode(), "a.html").text
    inside = f"<div class='sidebar-layout'><article>{page}</article></div>"
    assert "812.4" in read_bytes(inside.encode(), "a.html").text
