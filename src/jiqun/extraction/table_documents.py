"""Make documents of a mapped table: one a source, its rows as text, its figures as claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from jiqun.documents import Grid, language_of, safe_stem
from jiqun.documents.grid import Row
from jiqun.documents.metadata import checked, described
from jiqun.extraction.coding import coded
from jiqun.extraction.mapping import TableMapping, TableProblems
from jiqun.extraction.table_fields import date_problem, read_subject
from jiqun.extraction.table_rows import CellFigure, Place, RowReader, Side, listed
from jiqun.model import Block, Claim, Document, InputError, Trace, close_hint

BAR = " | "
"""What stands between cells in the text of a table, as in that of an HTML table."""
_HOW = {"cell": "stated", "header": "inherited", "constant": "metadata", "default": "default"}


@dataclass(frozen=True, slots=True)
class TableDocument:
    """One document of a table.

    Attributes:
        source: the value of the column that divides the table; None for a table that is one.
    """

    source: str | None
    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Origins:
    """What is known of each source: its metadata, the row that says it, and warnings."""

    values: Mapping[str, Mapping[str, str]]
    warnings: Mapping[str, tuple[tuple[str, str], ...]]


def read_table(
    grid: Grid,
    mapping: TableMapping,
    *,
    id: str,
    name: str,
    metadata: Grid | None = None,
) -> tuple[TableDocument, ...]:
    """Give the documents of a table in order of their first row, each with its claims.

    Args:
        id: of the table; its documents are `ID~SOURCE`, or `ID` where the table is one document.
        name: of the file, for places: `tables/facts.csv`.
        metadata: the file that describes the sources, where the mapping names one.

    Raises:
        TableProblems: with all that is wrong, each with row, column and remedy; nothing is taken.
    """
    reader = RowReader(grid, mapping, name)
    by = reader.column(mapping.origin.by) if mapping.origin.by else None
    figures: dict[int, list[CellFigure]] = {}
    for figure in reader.figures():
        figures.setdefault(figure.row.number, []).append(figure)
    groups: dict[str | None, list[Row]] = {}
    for row in grid.rows:
        if row.number in figures:
            groups.setdefault(row.cell(by) if by is not None else None, []).append(row)
    origins = _origins(reader, groups, metadata)
    if mapping.origin.every:
        for source in origins.values:
            groups.setdefault(source, [])
    ids = _ids(reader, list(groups), id)
    if not reader.problems and not figures:
        reader.problems.append(InputError("table_empty", name))
    if reader.problems:
        raise TableProblems(listed(reader.problems, name))
    return tuple(
        _document(reader, rows, figures, origins, source, ids[source])
        for source, rows in groups.items()
    )


def document_id(table: str, source: str | None) -> str:
    """Give the id of a table's document.

    >>> document_id("facts", "szgov 2019")
    'facts~szgov_2019'
    """
    return table if source is None else f"{table}~{safe_stem(source + '.')}"


def _ids(reader: RowReader, sources: list[str | None], table: str) -> dict[str | None, str]:
    ids: dict[str | None, str] = {}
    owner: dict[str, str | None] = {}
    for source in sources:
        if source == "":
            reader.problems.append(
                InputError("table_lacks", reader.name, field=reader.mapping.origin.by)
            )
            continue
        made = document_id(table, source)
        if made.casefold() in owner:
            first = owner[made.casefold()]
            reader.problems.append(
                InputError("table_twice", reader.name, value=source, first=f"'{first}'")
            )
        owner[made.casefold()] = source
        ids[source] = made
    return ids


def _origins(
    reader: RowReader, groups: Mapping[str | None, Sequence[Row]], metadata: Grid | None
) -> _Origins:
    """Join what is known of the sources; doubled, unknown and badly dated ones are problems."""
    origin = reader.mapping.origin
    grid, file = reader.grid, reader.name
    if origin.metadata and metadata is not None:
        grid, file = metadata, str(PurePath(reader.name).with_name(origin.metadata))
    side = reader if grid is reader.grid else Side(grid, file, reader.problems)
    places = {key: p for key, c in origin.columns.items() if (p := side.column(c)) is not None}
    rows: dict[str, Row] = {}
    if grid is reader.grid:
        for source, members in groups.items():
            rows[source or ""] = members[0]
            for row in members[1:]:
                if any(row.cell(p) != members[0].cell(p) for p in places.values()):
                    twice = InputError("table_twice", value=source, first=members[0].number)
                    side.note(twice, row.number)
    else:
        key = side.column(origin.key or "")
        for row in grid.rows if key is not None else ():
            source = row.cell(key or 0)
            if source in rows:
                twice = InputError("table_twice", value=source, first=rows[source].number)
                side.note(twice, row.number, origin.key or "")
            rows.setdefault(source, row)
        for source, members in groups.items() if key is not None else ():
            if source and source not in rows:
                hint = close_hint(source, rows)
                problem = InputError("table_unknown_source", value=source, file=file, hint=hint)
                reader.note(problem, members[0].number, origin.by or "")
    values: dict[str, Mapping[str, str]] = {}
    warnings: dict[str, tuple[tuple[str, str], ...]] = {}
    for source, row in rows.items():
        given = {k: row.cell(p) for k, p in places.items() if row.cell(p)}
        values[source], warnings[source] = _metadata(
            side,
            {**origin.constants, **given},
            row.number,
            grid.header[places["date"]] if "date" in places else "date",
        )
    return _Origins(values, warnings)


def _metadata(
    side: Side, given: Mapping[str, str], row: int, date_column: str
) -> tuple[Mapping[str, str], tuple[tuple[str, str], ...]]:
    """Check what is said of a source; a language that we do not read is only a warning."""
    if "date" in given and date_problem(given["date"]):
        side.note(InputError("table_date", value=given["date"][:40]), row, date_column)
    values, found = checked(given)
    soft = tuple(w for w in found if w[1].startswith("language "))
    for code, detail in found:
        if (code, detail) not in soft:
            side.note(InputError(code, detail=detail), row)
    return values, soft


def _document(
    reader: RowReader,
    rows: Sequence[Row],
    figures: Mapping[int, Sequence[CellFigure]],
    origins: _Origins,
    source: str | None,
    id: str,
) -> TableDocument:
    header = reader.grid.header
    width = len(header)
    lines = [(reader.grid.header_row, header)]
    lines += [(row.number, tuple(row.cell(n) for n in range(width))) for row in rows]
    blocks, starts, place = [], {}, 0
    written = [BAR.join(cells) for _, cells in lines]
    for (number, _), line in zip(lines, written, strict=True):
        starts[number] = place
        blocks.append(Block(place, place + len(line), "row", f"{reader.name} row {number}"))
        place += len(line) + 1
    text = "".join(f"{line}\n" for line in written)
    values = origins.values.get(source or "", {})
    fields: dict[str, Any] = dict(described(values))
    inferred = [name for name in ("language", "title") if name not in fields]
    fields.setdefault("language", language_of(text))
    fields.setdefault("title", source or PurePath(reader.name).stem)
    document = Document(
        id=id,
        text=text,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding=reader.grid.encoding,
        media_type=reader.grid.media_type,
        source_name=PurePath(reader.name).name,
        size_bytes=len(text.encode("utf-8", "surrogatepass")),
        blocks=tuple(blocks),
        warnings=reader.grid.warnings + origins.warnings.get(source or "", ()),
        inferred=tuple(inferred),
        **fields,
    )
    claims = [
        _claim(document, figure, header, starts, reader.grid.header_row)
        for row in rows
        for figure in figures[row.number]
    ]
    return TableDocument(source, document, coded(claims, document))


def _claim(
    document: Document,
    figure: CellFigure,
    header: Sequence[str],
    starts: Mapping[int, int],
    header_row: int,
) -> Claim:
    def at(column: int, *, in_header: bool = False) -> tuple[int, int]:
        cells = header if in_header else tuple(figure.row.cell(n) for n in range(len(header)))
        line = starts[header_row if in_header else figure.row.number]
        first = line + sum(len(cell) + len(BAR) for cell in cells[:column])
        return first, first + len(cells[column])

    def trace(place: Place) -> Trace:
        if place.how in ("constant", "default"):
            return Trace(_HOW[place.how])
        return Trace(_HOW[place.how], *at(place.column, in_header=place.how == "header"))

    found: dict[str, Any] = {name: value for name, (value, _) in figure.fields.items()}
    first, _ = at(figure.column)
    start, end = first + figure.number.start, first + figure.number.end
    unit, factor = found.pop("unit")
    scale = found.pop("scale")
    subject, code = read_subject(found.pop("subject")) if "subject" in found else (None, None)
    traces = [("value", Trace("stated", start, end))]
    traces += [(n, trace(p)) for n, (_, p) in figure.fields.items() if n != "scale"]
    return Claim(
        doc=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        value=figure.number.value * factor * scale,
        unit=unit,
        subject=subject,
        subject_code=code,
        trace=tuple(traces),
        **found,
    )
