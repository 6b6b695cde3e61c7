"""Read the cells of a workbook (XLSX) as they are shown; no formula, macro or link is followed.

The reader is openpyxl in its streaming mode: pure Python, 1.4 MB, and it never holds a sheet as a
whole. `python-calamine` is ten times faster, but makes a dense rectangle of whatever corner a
sheet claims to reach: one cell in the last row and column would take the memory of all between.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import repeat
from typing import Any

from jiqun.documents.grid import MAX_COLUMNS, Row
from jiqun.model import Refusal, close_hint

MAX_UNPACKED = 200_000_000
"""Bytes of all parts of a workbook together: our choice, four times the largest file we take."""
MAX_EMPTY = 200_000
"""Empty rows between two rows with something in them: our choice; sheets that were formatted to
the end have a million of them below their last row, and none within."""

_NUMBER_FORMAT = re.compile(r'(#,##)?0(?:\.(0+))?(%)?(?:_\W|\s|"[^"]*"|_\))*(?:;.*)?')
_MARKUP = (b"<!DOCTYPE", b"<!ENTITY")
_EMPTY_CELL = re.compile(rb'<c r="[^<>]*/>')
_EMPTY_ROW = re.compile(rb'<row r="[^<>]*(?:/>|>\s*</row>)')


def workbook_rows(data: bytes, sheet: str | None) -> Iterator[Row]:
    """Give the rows of one sheet, the cells as they are shown.

    A formula stands for the result that was stored with it; one without a result is named in its
    row.

    Raises:
        Refusal: it is no workbook, has no such sheet, or is over the limits.
    """
    import openpyxl

    slim, has_formulas = _look_inside(data)
    try:
        # twice where need be: the results are in one reading, which cells are formulas in the other
        books = [
            openpyxl.load_workbook(
                io.BytesIO(slim), read_only=True, data_only=results, keep_links=False
            )
            for results in ((True, False) if has_formulas else (True,))
        ]
        name = _sheet(books[0].sheetnames, sheet)
        pages = [book[name] for book in books]
        for page in pages:
            page.reset_dimensions()
        empty = 0
        for number, (results, formulas) in enumerate(
            zip(pages[0].iter_rows(), _second(pages), strict=False), 1
        ):
            if len(results) > MAX_COLUMNS and any(c.value is not None for c in results[-1:]):
                raise Refusal("table_limit", f"row {number}", what="columns", limit=MAX_COLUMNS)
            cells = tuple(_shown(cell) for cell in results)
            lacking = tuple(
                place
                for place, (cell, formula) in enumerate(zip(results, formulas, strict=False))
                if cell.value is None and getattr(formula, "data_type", "") == "f"
            )
            if not lacking and not any(cells):
                empty += 1
                continue
            if empty > MAX_EMPTY:
                raise Refusal(
                    "table_limit", f"row {number}", what="empty rows above", limit=MAX_EMPTY
                )
            empty = 0
            yield Row(number, cells, lacking)
    except Refusal:
        raise
    except Exception as problem:  # whatever a broken file makes the library say
        detail = f"{type(problem).__name__}: {' '.join(str(problem).split())[:200]}"
        raise Refusal("table_broken", detail=detail) from None


def _second(pages: list[Any]) -> Iterator[Any]:
    return iter(pages[1].iter_rows()) if len(pages) > 1 else repeat(())


def _look_inside(data: bytes) -> tuple[bytes, bool]:
    """Give a workbook without its empty cells and rows, and whether it holds formulas.

    A sheet that was formatted to its end has a million empty rows: cut out here in two seconds, for
    which the library takes a minute (measured).

    Raises:
        Refusal: it is no archive, unpacks to too much, or defines entities of its own.
    """
    target = io.BytesIO()
    has_formulas = False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as slim:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > MAX_UNPACKED:
                raise Refusal("too_large", size=size, limit=MAX_UNPACKED)
            for entry in archive.infolist():
                if not entry.filename.endswith((".xml", ".rels")):
                    continue
                part = archive.read(entry)
                if any(mark in part for mark in _MARKUP):
                    raise Refusal("table_broken", detail=f"{entry.filename} defines entities")
                if entry.filename.startswith("xl/worksheets/"):
                    part = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part))
                    has_formulas = has_formulas or b"<f" in part or b":f" in part
                slim.writestr(entry.filename, part)
    except Refusal:
        raise
    except Exception as problem:  # a broken archive has many ways to say so
        raise Refusal("table_broken", detail=f"no workbook: {problem}") from None
    return target.getvalue(), has_formulas


def _sheet(names: list[str], wanted: str | None) -> str:
    if wanted is None:
        return names[0]
    if wanted not in names:
        hint = close_hint(wanted, names)
        raise Refusal("unknown_value", field="sheet", value=wanted, hint=hint)
    return wanted


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown_number(value, cell.number_format or "General")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def shown_number(value: int | float, form: str) -> str:
    """Write a number as its cell shows it, for the common formats; others show it in full.

    A number has fifteen significant digits, as in the programs that write such files.

    >>> shown_number(37.0999999999999979, "0.00"), shown_number(0.371, "0.0%")
    ('37.10', '37.1%')
    >>> shown_number(1234567.5, "#,##0"), shown_number(1.67e12, "General")
    ('1,234,568', '1670000000000')
    """
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    match = _NUMBER_FORMAT.fullmatch(form)
    if match is None or not exact.is_finite():
        plain = format(exact, "f") if exact.is_finite() else str(value)
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if match[3]:
        exact *= 100
    place = Decimal(1).scaleb(-len(match[2] or ""))
    rounded = exact.quantize(place, ROUND_HALF_UP) if exact.adjusted() < 27 else exact
    return format(rounded, ",f" if match[1] else "f") + (match[3] or "")
