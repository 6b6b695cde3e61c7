"""Read Word and Excel files: their text and tables; nothing in them is run or fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from jiqun.documents.archive import Archive, open_archive
from jiqun.documents.layout import Layout, cell_text
from jiqun.documents.reading import Hint, Reading, Warnings
from jiqun.documents.spans import TALLEST, WIDEST, Cell, Spans
from jiqun.model import Refusal

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback"}
"""What a reader does not see: deleted text, where moved text was, and a second copy of drawings."""
_HEADING = re.compile(r"(?:heading|title|标题|\d$)", re.I)
MOST_ROWS = 50_000
"""Rows with a value that are read of one sheet: our choice."""
MOST_COLUMNS = 200
"""Columns that are read of one sheet: our choice."""
MOST_MERGED = 20_000
"""Merged cells of one sheet that are looked at: our choice."""
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell [^<>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)


def read_docx(data: bytes, hint: Hint) -> Reading:
    """Read paragraphs, headings, tables and notes of a Word file, as if all changes were accepted.

    Deleted text is left out, inserted text is read. Footnotes and endnotes follow the text.
    """
    archive = open_archive(data)
    body = _xml(archive, "word/document.xml").find(f"{_W}body")
    layout = Layout()
    for number, element in enumerate(_blocks(body), 1):
        if element.tag == f"{_W}p":
            style = element.find(f"{_W}pPr/{_W}pStyle")
            name = style.get(f"{_W}val", "") if style is not None else ""
            kind = "heading" if _HEADING.search(name) else "paragraph"
            layout.add(_words(element), kind, f"paragraph {number}")
        else:
            for row, words in enumerate(_table(element), 1):
                layout.row(words, f"table {number}, row {row}")
    for part, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        if f"word/{part}.xml" in archive.names:
            for note in _xml(archive, f"word/{part}.xml").iter(f"{_W}{name}"):
                where = f"{name} {note.get(f'{_W}id', '?')}"
                for paragraph in note.iter(f"{_W}p"):
                    layout.add(_words(paragraph), "paragraph", where)
    return layout.reading("DOCX", found=_properties(archive), warnings=_macros(archive))


def _blocks(element: ET.Element | None) -> Iterator[ET.Element]:
    """Give paragraphs and tables in order, those within content controls too."""
    for child in element if element is not None else ():
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(child)


def _table(table: ET.Element) -> Iterator[list[str]]:
    """Give the rows of a table, headings repeated over what they reach over."""
    rows = list(table.iter(f"{_W}tr"))
    open_columns: dict[int, list[int]] = {}
    made: list[list[Cell]] = []
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        column = 0
        for cell in row.iter(f"{_W}tc"):
            width = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val") != "restart"
            start = open_columns.get(column) if goes_on else None
            if start:  # the cell above reaches down here
                above = made[start[0]][start[1]]
                reach = number - start[0] + 1
                made[start[0]][start[1]] = Cell(above.text, above.columns, reach)
            else:
                if merge is not None:
                    open_columns[column] = [number, len(cells)]
                cells.append(Cell(cell_text(_words(cell)), width))
            column += width
        made.append(cells)
    spans = Spans()
    yield from (spans.row(cells) for cells in made)


def _number(element: ET.Element | None) -> int:
    raw = element.get(f"{_W}val", "1") if element is not None else "1"
    return int(raw) if raw.isascii() and raw.isdigit() and 0 < len(raw) < 4 else 1


def read_xlsx(data: bytes, hint: Hint) -> Reading:
    """Read the sheets of an Excel file as tables, cells as they are shown.

    A formula gives the result that was stored with it. Hidden sheets are left out with a warning:
    who reads the file does not see them. Merged headings stand over each of their columns.
    """
    from jiqun.documents.workbook import workbook_rows

    archive = open_archive(data)
    layout, warnings = Layout(), list(_macros(archive))
    for name, member, is_hidden in _sheets(archive):
        if is_hidden:
            warnings.append(("sheet_hidden", name))
            continue
        layout.add(name, "heading", f"sheet {name}")
        merged = _merged(archive.read(member))
        spans, wide = Spans(), False
        lacking = 0
        for count, row in enumerate(workbook_rows(data, name)):
            if count >= MOST_ROWS:
                warnings.append(("rows_left_out", f"{name}: {MOST_ROWS}"))
                break
            lacking += len(row.formulas)
            wide = wide or len(row.cells) > MOST_COLUMNS
            cells = [cell_text(text) for text in row.cells[:MOST_COLUMNS]]
            where = f"sheet {name}, row {row.number}"
            layout.row(spans.row(merged.cells(cells, row.number)), where)
        if wide:
            warnings.append(("columns_left_out", f"{name}: {MOST_COLUMNS}"))
        if lacking:
            warnings.append(("formulas_without_result", f"{name}: {lacking}"))
    return layout.reading("XLSX", found=_properties(archive), warnings=tuple(warnings))


@dataclass(frozen=True, slots=True)
class _Merged:
    """Merged cells of a sheet.

    Attributes:
        reach: row and column of the first cell → how many columns and rows it reaches over.
        covered: row → columns that a merged cell from above covers.
    """

    reach: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    covered: dict[int, set[int]] = field(default_factory=dict)

    def cells(self, texts: list[str], number: int) -> list[Cell]:
        """Give a row's cells without those that a merged one covers."""
        cells: list[Cell] = []
        covered = self.covered.get(number, set())
        column = 0
        while column < len(texts):
            columns, rows = self.reach.get((number, column), (1, 1))
            if column not in covered:
                cells.append(Cell(texts[column], columns, rows))
            column += columns
        return cells


def _merged(sheet: bytes) -> _Merged:
    found = _Merged()
    left_over = MOST_MERGED
    for match in _MERGED.finditer(sheet):
        left, right = (_column(match[n].decode()) for n in (1, 3))
        top = int(match[2])
        columns = min(max(1, right - left + 1), WIDEST)
        rows = min(max(1, int(match[4]) - top + 1), TALLEST)
        left_over -= columns * rows
        if left_over < 0:
            break
        found.reach[top, left] = (columns, rows)
        for below in range(top + 1, top + rows):
            found.covered.setdefault(below, set()).update(range(left, left + columns))
    return found


def _xml(archive: Archive, name: str) -> ET.Element:
    if name not in archive.names:
        raise Refusal("damaged", detail=f"no {name}")
    data = archive.read(name)
    if _DECLARATION.search(data):
        raise Refusal("xml_entities", detail=name)
    try:
        return ET.fromstring(data)
    except ET.ParseError as problem:
        raise Refusal("damaged", detail=f"{name}: {problem}") from None


def _words(element: ET.Element) -> str:
    parts: list[str] = []
    skipped: set[int] = set()
    for node in element.iter():
        if id(node) in skipped or node.tag in _GONE:
            skipped.update(id(child) for child in node)
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append(" ")
    return "".join(parts)


def _properties(archive: Archive) -> dict[str, str]:
    if "docProps/core.xml" not in archive.names:
        return {}
    root = _xml(archive, "docProps/core.xml")
    title = root.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    return {"title": " ".join(title.split())} if title.strip() else {}


def _macros(archive: Archive) -> Warnings:
    found = [n for n in archive.names if n.lower().endswith("vbaproject.bin")]
    return (("macros_ignored", found[0]),) if found else ()


def _sheets(archive: Archive) -> Iterator[tuple[str, str, bool]]:
    """Give each sheet's name, its member, and whether it is hidden."""
    book = _xml(archive, "xl/workbook.xml")
    links = _xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.iter(f"{_S}sheet"):
        target = targets.get(sheet.get(f"{_R}id"), "").lstrip("/")
        member = target if target.startswith("xl/") else f"xl/{target}"
        if member in archive.names:
            is_hidden = sheet.get("state", "visible") != "visible"
            yield sheet.get("name", "sheet"), member, is_hidden


def _column(letters: str) -> int:
    """Give a column's place: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
