"""Read CSV and TSV files as tables in a text; cells are text, whatever they look like."""

import csv
import io

from jiqun.documents.encoding import decode
from jiqun.documents.layout import Layout, cell_text
from jiqun.documents.reading import Hint, Reading
from jiqun.model import Refusal

MOST_ROWS = 200_000
"""Rows that are read: our choice."""
_LARGEST_CELL = 100_000


def read_csv(data: bytes, hint: Hint) -> Reading:
    """Read rows; the delimiter is the one of comma, semicolon and tab that the head has most of."""
    decoded = decode(data, hint.encoding)
    head = decoded.text[:4000].split("\n")[0]
    delimiter = max("\t;,", key=head.count)
    csv.field_size_limit(_LARGEST_CELL)
    layout, warnings = Layout(), list(decoded.warnings)
    try:
        rows = csv.reader(io.StringIO(decoded.text), delimiter=delimiter)
        for number, cells in enumerate(rows, 1):
            if number > MOST_ROWS:
                warnings.append(("rows_left_out", str(MOST_ROWS)))
                break
            layout.row([cell_text(cell) for cell in cells], f"row {number}")
    except csv.Error as problem:
        raise Refusal("damaged", detail=str(problem)) from None
    reading = layout.reading("CSV", found={}, warnings=tuple(warnings))
    return Reading(
        reading.text, reading.blocks, decoded.encoding, found={}, warnings=reading.warnings
    )
