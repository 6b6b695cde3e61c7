"""Bring the figures of a specification in: CSV, Parquet, Excel, or a data frame."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jiqun.index.observations import Figure, figures_of_ledger, matched, table_from
from jiqun.index.problems import Problem, refuse
from jiqun.index.specification import DataSource, Specification
from jiqun.index.table import Table
from jiqun.index.tabular import read_csv, table_of
from jiqun.model import InputError

SUFFIXES = (".csv", ".parquet", ".xlsx")


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a table of any kind we know as rows.

    Raises:
        InputError: it cannot be opened or is of no kind we know.
    """
    if path.suffix == ".csv":
        return list(read_csv(path))
    if not path.is_file():
        raise InputError("missing", str(path))
    if path.suffix == ".parquet":
        return read_parquet(path)
    if path.suffix == ".xlsx":
        return read_sheet(path)
    known = ", ".join(SUFFIXES)
    raise InputError("unknown_format", str(path), suffix=path.suffix, known=known)


def read_parquet(path: Path) -> list[dict[str, Any]]:
    """Read a Parquet file as rows.

    Raises:
        InputError: it is no Parquet file.
    """
    import duckdb

    try:
        with duckdb.connect() as base:
            found = base.execute("SELECT * FROM read_parquet(?)", [str(path)])
            names = [column[0] for column in found.description or []]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    except duckdb.Error as problem:
        raise InputError("bad_data", str(path), detail=str(problem).split("\n")[0]) from None


def read_sheet(path: Path, sheet: str | None = None) -> list[dict[str, Any]]:
    """Read the first sheet of a workbook, or a named one: names in the first row.

    Raises:
        InputError: it is no workbook.
    """
    book = open_book(path)
    rows = list((book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True))
    if not rows:
        return []
    names = [str(cell or "") for cell in rows[0]]
    return [
        dict(zip(names, row, strict=False))
        for row in rows[1:]
        if any(cell is not None for cell in row)
    ]


def open_book(path: Path) -> Any:
    """Open a workbook for reading its values.

    Raises:
        InputError: it is no workbook.
    """
    import openpyxl

    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as problem:  # openpyxl lets errors of zip and XML through as they are
        raise InputError("bad_data", str(path), detail=type(problem).__name__) from problem


def has_cells(specification: Specification) -> bool:
    """Tell whether figures are rows that the indicators' `cell` describes."""
    return any(n.parameters.get("cell") for n in specification.tree.nodes)


def figures_of(specification: Specification) -> list[Figure]:
    """Read the figures that the indicators' `cell` describes, each with its source.

    Raises:
        LedgerError: there is no ledger where `data.ledger` says.
    """
    if specification.data.ledger:
        from jiqun.ledger import open_ledger

        with open_ledger(specification.folder / specification.data.ledger) as ledger:
            return figures_of_ledger(ledger.observations(), specification.tree)
    return matched(read_rows(specification.folder / specification.data.file), specification.tree)


def load(specification: Specification) -> Table:
    """Read the figures that a specification names; the field and the year are applied.

    Raises:
        InputError: the file cannot be read.
        IndexProblems: columns are missing, or cells are no numbers.
    """
    source = specification.data
    if not source.file and not source.ledger:
        refuse(
            [
                Problem(
                    "bad_option",
                    indicator="data",
                    value="no file",
                    method="name one in `file`, or a `ledger`",
                )
            ]
        )
    if has_cells(specification):
        return chosen(table_from(figures_of(specification), specification.tree), source)
    rows = read_rows(specification.folder / source.file)
    sizes = tuple(
        dict.fromkeys(
            [*source.denominators]
            + [n.denominator for n in specification.tree.indicators if n.denominator]
        )
    )
    table = table_of(
        rows,
        specification.tree.codes,
        unit=source.unit,
        name=source.name,
        time=source.time,
        groups=source.groups,
        denominators=sizes,
    )
    return chosen(table, source)


def chosen(table: Table, source: DataSource) -> Table:
    """Keep the field and the year that a specification asks for.

    Raises:
        IndexProblems: it names units that are not there, or a year without figures.
    """
    named = (*source.leave_out, *source.only)
    unknown = [u for u in named if u not in table.units]
    refuse(Problem("unknown_unit", value=u, method="data") for u in unknown)
    keep = [
        (u in source.only if source.only else True) and u not in source.leave_out
        for u in table.units
    ]
    if source.period and table.times:
        year = float(source.period)
        keep = [k and t == year for k, t in zip(keep, table.times, strict=True)]
        table = replace(table, times=()).rows([i for i, k in enumerate(keep) if k])
        refuse([] if table.units else [Problem("no_units")])
        return table
    return table.rows([i for i, k in enumerate(keep) if k])


def rows_of_frame(frame: Any) -> list[dict[str, Any]]:
    """Give the rows of a pandas or Polars frame, or of a list of mappings.

    Raises:
        InputError: it is none of these.
    """
    if hasattr(frame, "to_dicts"):
        return list(frame.to_dicts())
    if hasattr(frame, "to_dict"):
        return list(frame.to_dict("records"))
    if isinstance(frame, Sequence) and all(isinstance(row, Mapping) for row in frame):
        return [dict(row) for row in frame]
    raise InputError("bad_data", detail="give a pandas or Polars frame, or a list of mappings")
