"""Read Word and Excel files: their text and tables; nothing in them is run or fetched."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from jiqun.documents.archive import Archive, open_archive
from jiqun.documents.layout import Layout, cell_text
from jiqun.documents.reading import Hint, Reading, Warnings
from jiqun.model import Refusal

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADING = re.compile(r"(?:heading|title|标题|\d$)", re.I)
MOST_ROWS = 50_000
"""Rows with a value that are read of one sheet: our choice."""
MOST_COLUMNS = 200
"""Columns that are read of one sheet: our choice."""


def read_docx(data: bytes, hint: Hint) -> Reading:
    """Read the paragraphs, headings and tables of a Word file; deleted text is left out."""
    archive = open_archive(data)
    root = _xml(archive, "word/document.xml")
    body = root.find(f"{_W}body")
    layout = Layout()
    for number, element in enumerate(body if body is not None else (), 1):
        if element.tag == f"{_W}p":
            style = element.find(f"{_W}pPr/{_W}pStyle")
            name = style.get(f"{_W}val", "") if style is not None else ""
            kind = "heading" if _HEADING.search(name) else "paragraph"
            layout.add(_words(element), kind, f"paragraph {number}")
        elif element.tag == f"{_W}tbl":
            for row, cells in enumerate(element.iter(f"{_W}tr"), 1):
                words = [cell_text(_words(cell)) for cell in cells.findall(f"{_W}tc")]
                layout.row(words, f"table {number}, row {row}")
    return layout.reading("DOCX", found=_properties(archive), warnings=_macros(archive))


def read_xlsx(data: bytes, hint: Hint) -> Reading:
    """Read the sheets of an Excel file as tables; a formula gives its stored value."""
    archive = open_archive(data)
    strings = _strings(archive)
    layout, warnings = Layout(), list(_macros(archive))
    for name, member in _sheets(archive):
        layout.add(name, "heading", f"sheet {name}")
        for count, (number, cells) in enumerate(_rows(archive, member, strings)):
            if count >= MOST_ROWS:
                warnings.append(("rows_left_out", f"{name}: {MOST_ROWS}"))
                break
            layout.row(cells, f"sheet {name}, row {number}")
    return layout.reading("XLSX", found=_properties(archive), warnings=tuple(warnings))


def _xml(archive: Archive, name: str) -> ET.Element:
    if name not in archive.names:
        raise Refusal("damaged", detail=f"no {name}")
    data = archive.read(name)
    if _DECLARATION.search(data[:4096]):
        raise Refusal("xml_entities", detail=name)
    try:
        return ET.fromstring(data)
    except ET.ParseError as problem:
        raise Refusal("damaged", detail=f"{name}: {problem}") from None


def _words(element: ET.Element) -> str:
    parts: list[str] = []
    skipped: set[int] = set()
    for node in element.iter():
        if id(node) in skipped or node.tag == f"{_W}del":
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


# --- spreadsheets --------------------------------------------------------------------


def _strings(archive: Archive) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.names:
        return []
    root = _xml(archive, "xl/sharedStrings.xml")
    return ["".join(t.text or "" for t in si.iter(f"{_S}t")) for si in root.findall(f"{_S}si")]


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    book = _xml(archive, "xl/workbook.xml")
    links = _xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.iter(f"{_S}sheet"):
        target = targets.get(sheet.get(f"{_R}id"), "").lstrip("/")
        member = target if target.startswith("xl/") else f"xl/{target}"
        if member in archive.names and sheet.get("state") != "veryHidden":
            yield sheet.get("name", "sheet"), member


def _rows(archive: Archive, member: str, strings: list[str]) -> Iterator[tuple[str, list[str]]]:
    for row in _xml(archive, member).iter(f"{_S}row"):
        cells: list[str] = []
        for cell in row.findall(f"{_S}c"):
            column = _column(cell.get("r", ""), len(cells))
            if column >= MOST_COLUMNS:
                break
            cells.extend([""] * (column - len(cells)))
            cells.append(cell_text(_value(cell, strings)))
        if any(cells):
            yield row.get("r", "?"), cells


def _column(reference: str, default: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return default
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return max(number - 1, default)


def _value(cell: ET.Element, strings: list[str]) -> str:
    kind, raw = cell.get("t", "n"), cell.findtext(f"{_S}v") or ""
    if kind == "s":
        return strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else ""
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_S}t"))
    if kind in ("str", "b", "e"):
        return raw
    try:
        return f"{float(raw):.12g}" if "." in raw or "E" in raw.upper() else raw
    except ValueError:
        return raw
