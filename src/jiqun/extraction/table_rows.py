"""Read the rows of a mapped table: one figure a cell, every problem with its row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jiqun.documents import Grid
from jiqun.documents.grid import Row, column_of
from jiqun.extraction.mapping import REQUIRED, TableMapping, Values
from jiqun.extraction.table_fields import Number, read_field, read_number
from jiqun.model import Bound, InputError, Measure, Refusal, Status

DEFAULTS: dict[str, object] = {
    "measure": Measure.LEVEL,
    "bound": Bound.EQ,
    "status": Status.ACTUAL,
    "scale": Decimal(1),
}
MANY = 200
"""Problems of one table that are listed; more are counted: our choice, what a person corrects
before building again."""
_PERCENT = frozenset({"percent", "percentage_point"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field was read.

    Attributes:
        how: `cell`, `header`, `constant` or `default`.
        column: of the cell or header.
    """

    how: str
    column: int = -1


@dataclass(frozen=True, slots=True)
class CellFigure:
    """One figure of a table.

    Attributes:
        column: of its cell.
        number: what the cell says; `start` and `end` count within the cell.
        fields: field → what it holds and where it was read.
    """

    row: Row
    column: int
    number: Number
    fields: Mapping[str, tuple[object, Place]]


class Side:
    """A grid of one file, and the problems found in it, each with its place."""

    def __init__(self, grid: Grid, name: str, problems: list[InputError]) -> None:
        """Keep the grid, the file's name, and where problems go."""
        self.grid, self.name, self.problems = grid, name, problems

    def column(self, name: str) -> int | None:
        """Give the place of a column; a missing one is noted."""
        try:
            return column_of(self.grid, name)
        except Refusal as problem:
            self.note(problem, self.grid.header_row)
            return None

    def note(self, problem: InputError, row: int, column: str = "") -> None:
        """Keep a problem with its place: file, row, column."""
        where = f"{self.name}:{row}" + (f":{column}" if column else "")
        self.problems.append(InputError(problem.code, where, **problem.parts))


class RowReader(Side):
    """Reads figures row by row and collects what is wrong."""

    def __init__(self, grid: Grid, mapping: TableMapping, name: str) -> None:
        """Find the columns; missing ones are problems."""
        super().__init__(grid, name, [])
        self.mapping = mapping
        self.columns = {
            field: place
            for field, column in mapping.columns.items()
            if (place := self.column(column)) is not None
        }
        self.values = [
            (place, values) for values in mapping.values for place in self._places(values)
        ]

    def figures(self) -> Iterator[CellFigure]:
        """Give every figure; rows with problems are left out of what is given."""
        for row in self.grid.rows:
            known: dict[str, tuple[object, Place] | None] = {}
            for place, values in self.values:
                cell = row.cell(place)
                if place in row.formulas:
                    self.note(InputError("table_formula"), row.number, self.grid.header[place])
                elif cell not in self.mapping.missing:
                    figure = self._figure(row, place, values, known)
                    if figure is not None:
                        yield figure

    def _places(self, values: Values) -> Iterator[int]:
        if values.is_years:
            found = [n for n, h in enumerate(self.grid.header) if _is_year(h)]
            if not found:
                self.note(InputError("table_column", column="years", hint=""), self.grid.header_row)
            yield from found
            return
        for name in values.columns:
            place = self.column(name)
            if place is not None:
                yield place

    def _figure(
        self,
        row: Row,
        place: int,
        values: Values,
        known: dict[str, tuple[object, Place] | None],
    ) -> CellFigure | None:
        before = len(self.problems)
        try:
            number = read_number(row.cell(place), significant=self.mapping.significant)
        except InputError as problem:
            self.note(problem, row.number, self.grid.header[place])
            return None
        fields: dict[str, tuple[object, Place]] = {}
        for field in _FIELDS:
            found = self._own(field, place, values) if _is_own(field, values) else None
            if found is None:
                if field not in known:
                    known[field] = self._shared(field, row)
                found = known[field]
            if found is not None:
                fields[field] = found
            elif field in REQUIRED and len(self.problems) == before:
                self.note(InputError("table_lacks", field=field), row.number)
        if number.bound is not None:
            fields["bound"] = (number.bound, Place("cell", place))
        if number.is_percent and "unit" in fields and not _is_percent(fields["unit"][0]):
            hint = "; the cell has a percent sign, the mapping another unit"
            odd = InputError("table_value", field="unit", value=row.cell(place), hint=hint)
            self.note(odd, row.number, self.grid.header[place])
        lacking = any(field not in fields for field in REQUIRED)
        return (
            None
            if lacking or len(self.problems) > before
            else CellFigure(row, place, number, fields)
        )

    def _own(self, field: str, place: int, values: Values) -> tuple[object, Place] | None:
        """Read what a column's name or its own constants say."""
        if values.header == field:
            text, where = self.grid.header[place], Place("header", place)
        else:
            text, where = values.constants[field], Place("constant")
        return self._read(field, text, self.grid.header_row, self.grid.header[place], where)

    def _shared(self, field: str, row: Row) -> tuple[object, Place] | None:
        """Read what the row's cell, or the table's constant, says."""
        if field in self.columns:
            place = self.columns[field]
            text = row.cell(place)
            if text:
                return self._read(
                    field, text, row.number, self.grid.header[place], Place("cell", place)
                )
        if field in self.mapping.constants:
            text = self.mapping.constants[field]
            return self._read(field, text, row.number, field, Place("constant"))
        return (DEFAULTS[field], Place("default")) if field in DEFAULTS else None

    def _read(
        self, field: str, text: str, row: int, column: str, place: Place
    ) -> tuple[object, Place] | None:
        try:
            return read_field(field, text, self.mapping.names), place
        except InputError as problem:
            self.note(problem, row, column)
            return None


_FIELDS = (
    *("area", "indicator", "subject", "of", "measure", "period", "bound"),
    *("unit", "scale", "status", "scope", "basis", "speaker"),
)


def _is_own(field: str, values: Values) -> bool:
    return values.header == field or field in values.constants


def _is_percent(unit: object) -> bool:
    return isinstance(unit, tuple) and unit[0] in _PERCENT


def _is_year(header: str) -> bool:
    text = header.removesuffix("年")
    return len(text) == 4 and text.isdecimal() and text.isascii()


def listed(problems: list[InputError], name: str) -> list[InputError]:
    """Give the first problems, each once, and how many more there are."""
    once = list({(p.code, p.where, str(p.parts)): p for p in problems}.values())
    if len(once) <= MANY:
        return once
    return [*once[:MANY], InputError("table_more", name, count=len(once) - MANY)]
