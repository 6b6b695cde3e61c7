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
from typing import Any

from jiqun.documents.grid import MAX_COLUMNS, Row
from jiqun.model import Refusal, close_hint

MAX_UNPACKED = 300_000_000
"""Bytes of all parts of a workbook together: our choice, six times the largest file we take."""
MAX_EMPTY = 200_000
"""Empty rows between two rows with something in them: our choice; sheets that were formatted to
the end have a million of them below their last row, and none within."""

_NUMBER_FORMAT = re.compile(r'(#,##)?0(?:\.(0+))?(%)?(?:_\W|\s|"[^"]*"|_\))*(?:;.*)?')
_MARKUP = (b"<!DOCTYPE", b"<!ENTITY")
_CHUNK = 1 << 20


def workbook_rows(data: bytes, sheet: str | None) -> Iterator[Row]:
    """Give the rows of one sheet, the cells as they are shown.

    A formula stands for the result that was stored with it; one without a result is named in its
    row.

    Raises:
        Refusal: it is no workbook, has no such sheet, or is over the limits.
    """
    import openpyxl

    _look_inside(data)
    try:
        # twice: the results are in one reading, which cells are formulas is in the other
        shown = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        written = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        name = _sheet(shown.sheetnames, sheet)
        pages = [shown[name], written[name]]
        for page in pages:
            page.reset_dimensions()
        empty = 0
        for number, (results, formulas) in enumerate(
            zip(pages[0].iter_rows(), pages[1].iter_rows(), strict=False), 1
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


def _look_inside(data: bytes) -> None:
    """Refuse what is no archive, unpacks to too much, or defines entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > MAX_UNPACKED:
                raise Refusal("too_large", size=size, limit=MAX_UNPACKED)
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels")):
                    _check_part(archive, entry)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as problem:
        raise Refusal("table_broken", detail=f"no workbook: {problem}") from None
    except (OSError, EOFError, ValueError) as problem:
        raise Refusal("table_broken", detail=f"no workbook: {problem}") from None
    except Exception as problem:
        if isinstance(problem, Refusal):
            raise
        raise Refusal("table_broken", detail=f"no workbook: {problem}") from None


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    before = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            if any(mark in before + chunk for mark in _MARKUP):
                raise Refusal("table_broken", detail=f"{entry.filename} defines entities")
            before = chunk[-16:]


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

    >>> shown_number(37.0999999999999979, "0.00"), shown_number(0.371, "0.0%")
    ('37.10', '37.1%')
    >>> shown_number(1234567.5, "#,##0"), shown_number(1.67e12, "General")
    ('1,234,568', '1670000000000')
    """
    exact = Decimal(repr(value))
    match = _NUMBER_FORMAT.fullmatch(form)
    if match is None or not exact.is_finite():
        plain = format(exact, "f") if exact.is_finite() else str(value)
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if match[3]:
        exact *= 100
    place = Decimal(1).scaleb(-len(match[2] or ""))
    rounded = exact.quantize(place, ROUND_HALF_UP) if exact.adjusted() < 27 else exact
    return format(rounded, ",f" if match[1] else "f") + (match[3] or "")
