"""Bring the figures of a specification in: CSV, Parquet, Excel, or a data frame."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiqun.checks.stood_by import values_of
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.observations import Figure, figures_of_ledger, matched, table_from
from jiqun.index.problems import Problem, refuse
from jiqun.index.specification import DataSource, Specification
from jiqun.index.table import Table
from jiqun.index.tabular import read_csv, table_of
from jiqun.model import InputError

if TYPE_CHECKING:
    from jiqun.ledger.records import Records

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


def figures_of(specification: Specification, ledger: "Records | None" = None) -> tuple[Figure, ...]:
    """Read the figures that the indicators' `cell` describes, each with its source.

    Args:
        specification: the index.
        ledger: an open ledger that serves where the specification names no file.

    Returns:
        the figures of the year that `data.period` names; none where no indicator has a `cell`.

    Raises:
        LedgerError: there is no ledger where `data.ledger` says.
        IndexProblems: there are figures, but none of that year.
    """
    source, tree = specification.data, specification.tree
    if not has_cells(specification):
        return ()
    if source.file:
        found = matched(read_rows(specification.folder / source.file), tree)
    elif ledger is not None:
        found = _from_ledger(ledger, tree)
    else:
        from jiqun.ledger import open_ledger

        with open_ledger(specification.folder / source.ledger) as own:
            found = _from_ledger(own, tree)
    return tuple(of_period(found, source.period))


def _from_ledger(ledger: "Records", tree: Hierarchy) -> list[Figure]:
    cells = [n.parameters["cell"] for n in tree.indicators if n.parameters.get("cell")]
    named = {str(cell.get("indicator") or "") for cell in cells}
    wanted = None if "" in named else named
    return figures_of_ledger(values_of(ledger, indicators=wanted), tree)


def load(specification: Specification, figures: Sequence[Figure] | None = None) -> Table:
    """Read the figures that a specification names; the field and the year are applied.

    Args:
        specification: the index.
        figures: what `figures_of` gave, where it has been asked already.

    Raises:
        InputError: the file cannot be read.
        IndexProblems: columns are missing, or cells are no numbers.
    """
    source = specification.data
    if figures is None and not source.file and not source.ledger:
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
        known = figures_of(specification) if figures is None else figures
        return chosen(table_from(known, specification.tree), source, times_told=True)
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
        keep_time=bool(source.period),
    )
    return chosen(table, source)


def _no_period(period: str, known: Collection[str]) -> Problem:
    return Problem("no_period", value=period, method=", ".join(sorted(known)) or "-")


def of_period(figures: Sequence[Figure], period: str) -> list[Figure]:
    """Keep the figures of a year (or a month of one, if `period` says so); all without a period.

    Raises:
        IndexProblems: there are figures, but none of that year.
    """
    kept = [
        f
        for f in figures
        if not period or f.period == period or re.match(rf"{re.escape(period)}\D", f.period)
    ]
    if figures and not kept:
        refuse([_no_period(period, {f.period[:4] for f in figures if f.period})])
    return kept


def chosen(table: Table, source: DataSource, *, times_told: bool = False) -> Table:
    """Keep the field and the year that a specification asks for.

    Args:
        table: the raw figures.
        source: what is asked for.
        times_told: whether the year has been chosen already.

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
        here = [f"{t:g}" == source.period or str(t) == source.period for t in table.times]
        if not any(here):
            refuse([_no_period(source.period, {f"{t:g}" for t in table.times})])
        keep = [k and h for k, h in zip(keep, here, strict=True)]
        table = replace(table, times=()).rows([i for i, k in enumerate(keep) if k])
        refuse([] if table.units else [Problem("no_units")])
        return table
    if source.period and not times_told:
        refuse([_no_period(source.period, ())])
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
