"""Read and write workbooks of the COIN Tool, the spreadsheet of the JRC for composite indices."""

from pathlib import Path
from typing import Any

import numpy as np

from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.loading import open_book
from jiqun.index.problems import Problem, refuse
from jiqun.index.table import Table
from jiqun.model import InputError

SHEET, FRAMEWORK = "Database", "Framework"
WEIGHT, DIRECTION, LOWER, UPPER = 7, 8, 9, 10
TOP, SUBINDEX, PILLAR, SUBPILLAR = 11, 12, 13, 14
NAME, CODE, FIRST = 15, 16, 17
FIRST_COLUMN, UNIT_NAME, UNIT_CODE = 5, 2, 3
"""Rows and columns of the sheet, counted from one, as in the workbook of 2019."""
GAPS = (None, "", "n/a", "--")


def read_coin_tool(path: Path) -> tuple[Hierarchy, Table]:
    """Read the `Database` sheet (and names and weights of aggregates from `Framework`).

    Levels of the sheet that hold one code for all indicators were not used and are left out.

    Raises:
        InputError: there is no such sheet.
        IndexProblems: what is wrong in it.
    """
    book = open_book(path)
    if SHEET not in book.sheetnames:
        raise InputError("bad_data", str(path), detail=f"there is no sheet '{SHEET}'")
    grid = [list(row) for row in book[SHEET].iter_rows(values_only=True)]

    def cell(row: int, column: int) -> Any:
        line = grid[row - 1] if row <= len(grid) else []
        found = line[column - 1] if column <= len(line) else None
        return None if found in GAPS else found

    width = max((len(row) for row in grid), default=0)
    columns = [c for c in range(FIRST_COLUMN, width + 1) if cell(CODE, c) is not None]
    rows = [r for r in range(FIRST, len(grid) + 1) if cell(r, UNIT_CODE) is not None]
    levels = [
        row
        for row in (SUBPILLAR, PILLAR, SUBINDEX)
        if len({cell(row, c) for c in columns} - {None}) > 1
    ]
    levels.append(TOP)
    told = _framework(book)
    nodes: dict[str, Node] = {}
    for column in columns:
        code = str(cell(CODE, column))
        line = [str(cell(level, column) or "Index") for level in levels]
        nodes[code] = Node(
            code,
            line[0],
            weight=float(cell(WEIGHT, column) if cell(WEIGHT, column) is not None else 1),
            direction=float(cell(DIRECTION, column) or 0),
            name=str(cell(NAME, column) or code),
            parameters=_posts(cell(LOWER, column), cell(UPPER, column)),
        )
        for here, above in zip(line, [*line[1:], ""], strict=True):
            if here not in nodes:
                name, weight = told.get(here, (here, 1.0))
                nodes[here] = Node(here, above, weight=weight, name=name, is_indicator=False)
    problems: list[Problem] = []
    values = np.full((len(rows), len(columns)), np.nan)
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            found = cell(row, column)
            if isinstance(found, int | float):
                values[i, j] = found
            elif found is not None:
                problems.append(
                    Problem(
                        "not_number",
                        unit=str(cell(row, UNIT_CODE)),
                        indicator=str(cell(CODE, column)),
                        value=str(found),
                    )
                )
    refuse(problems, str(path))
    units = tuple(str(cell(r, UNIT_CODE)) for r in rows)
    names = tuple(str(cell(r, UNIT_NAME) or cell(r, UNIT_CODE)) for r in rows)
    codes = tuple(str(cell(CODE, c)) for c in columns)
    return Hierarchy.of(nodes.values()), Table(units, codes, values, names=names)


def _posts(low: Any, high: Any) -> dict[str, float]:
    if low is None or high is None:
        return {}
    return {"goalpost_lower": float(low), "goalpost_upper": float(high), "goalpost_scale": 100.0}


def _framework(book: Any) -> dict[str, tuple[str, float]]:
    """Give name and weight of aggregates: columns C (code), E (weight) and H (name)."""
    if FRAMEWORK not in book.sheetnames:
        return {}
    found = {}
    for row in book[FRAMEWORK].iter_rows(min_row=5, min_col=3, max_col=8, values_only=True):
        padded = [*row, *[None] * (6 - len(row))]
        if padded[0] not in GAPS and isinstance(padded[2], int | float):
            found[str(padded[0])] = (str(padded[5] or padded[0]), float(padded[2]))
    return found


def write_coin_tool(path: Path, tree: Hierarchy, table: Table) -> None:
    """Write figures and tree where the COIN Tool keeps them; at most four levels of aggregates.

    Raises:
        IndexProblems: the tree is deeper than the sheet.
    """
    from openpyxl import Workbook

    if tree.depth > 5:
        refuse(
            [
                Problem(
                    "bad_option",
                    indicator="Excel",
                    value=f"{tree.depth} levels",
                    method="the COIN Tool has room for five",
                )
            ]
        )
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    above_rows = (SUBPILLAR, PILLAR, SUBINDEX)
    for j, code in enumerate(table.codes):
        node, column = tree.by_code[code], FIRST_COLUMN + j
        sheet.cell(WEIGHT, column, node.weight)
        sheet.cell(DIRECTION, column, node.direction)
        for row, key in ((LOWER, "goalpost_lower"), (UPPER, "goalpost_upper")):
            if key in node.parameters:
                sheet.cell(row, column, node.parameters[key])
        line = _ancestors(tree, code)
        for row, ancestor in zip(above_rows, line[:-1], strict=False):
            sheet.cell(row, column, ancestor)
        sheet.cell(TOP, column, line[-1])
        sheet.cell(NAME, column, node.label())
        sheet.cell(CODE, column, code)
    for i, unit in enumerate(table.units):
        sheet.cell(FIRST + i, UNIT_NAME, table.name(i))
        sheet.cell(FIRST + i, UNIT_CODE, unit)
        for j in range(len(table.codes)):
            value = table.values[i, j]
            sheet.cell(FIRST + i, FIRST_COLUMN + j, "n/a" if np.isnan(value) else float(value))
    frame = book.create_sheet(FRAMEWORK)
    for offset, node in enumerate(tree.aggregates):
        frame.cell(5 + offset, 3, node.code)
        frame.cell(5 + offset, 5, node.weight)
        frame.cell(5 + offset, 8, node.label())
    book.save(path)


def _ancestors(tree: Hierarchy, code: str) -> list[str]:
    line = []
    node = tree.by_code[code]
    while node.parent:
        line.append(node.parent)
        node = tree.by_code[node.parent]
    return line
