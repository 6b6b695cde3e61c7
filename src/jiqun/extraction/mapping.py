"""Read `NAME.mapping.toml`: which column of a table says what."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jiqun.documents import Layout
from jiqun.model import InputError, Refusal, close_hint

SUFFIX = ".mapping.toml"
SCHEMA = Path(__file__).with_name("mapping.schema.json")
MAX_CHARS = 100_000
"""A mapping is never longer: our choice, a hundred times what one needs."""

REQUIRED = ("area", "indicator", "unit")
"""What every figure needs beside its value; `measure`, `bound` and `status` have defaults."""
MISSING = ("-", "--", "—", "——", "–", "…", "...", "n/a", "N/A", "NA", "na")
"""Cells that say there is no figure, unless the mapping names others; empty ones always do."""


@dataclass(frozen=True, slots=True)
class Values:
    """Columns that hold figures.

    Attributes:
        columns: their names; `("years",)` with `is_years` takes each column named by a year.
        header: the field that the column's own name gives, such as `period`.
        constants: field → text, for these columns alone.
    """

    columns: tuple[str, ...]
    header: str | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    is_years: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the documents of a table come from.

    Attributes:
        by: the column whose values are one document each; None: the table is one document.
        metadata: the file beside the table that describes them, and `key`, its column.
        columns: metadata key → column of that file (of the table itself where there is none).
        constants: metadata key → text.
        every: whether sources without a figure become documents too.
    """

    by: str | None = None
    metadata: str | None = None
    key: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    every: bool = False


@dataclass(frozen=True, slots=True)
class TableMapping:
    """All that a mapping says.

    Attributes:
        columns: field → column; constants: field → text.
        names: field → what a cell says → what it means.
        missing: cells that hold no figure.
        significant: whether noughts at the end of a decimal fraction say nothing.
    """

    layout: Layout
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    values: tuple[Values, ...]
    names: Mapping[str, Mapping[str, str]]
    origin: Origin
    missing: frozenset[str]
    significant: bool


def read_mapping(data: bytes, name: str) -> TableMapping:
    """Read a mapping file.

    Raises:
        Refusal: it is no TOML; or, with `problems`, it breaks its schema: all that is wrong.
    """
    try:
        if len(data) > MAX_CHARS:
            raise ValueError(f"it has more than {MAX_CHARS} bytes")
        record = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise Refusal("table_mapping", name, detail=str(problem)) from None
    problems = list(_problems(record, name))
    if problems:
        raise TableProblems(problems)
    values = tuple(
        Values(
            ("years",) if v["columns"] == "years" else tuple(v["columns"]),
            v.get("header"),
            v.get("constants", {}),
            v["columns"] == "years",
        )
        for v in record.get("values", ())
    )
    columns = dict(record.get("columns", {}))
    if "value" in columns:
        values = (Values((columns.pop("value"),)), *values)
    told = record.get("documents", {})
    return TableMapping(
        layout=Layout(record.get("header", 1), record.get("sheet"), record.get("delimiter")),
        columns=columns,
        constants=record.get("constants", {}),
        values=values,
        names=record.get("names", {}),
        origin=Origin(
            told.get("by"),
            told.get("metadata"),
            told.get("key"),
            told.get("columns", {}),
            told.get("constants", {}),
            told.get("every", False),
        ),
        missing=frozenset((*record.get("missing", MISSING), "")),
        significant=record.get("precision") == "significant",
    )


def metadata_name(data: bytes) -> str | None:
    """Give the file that a mapping names as metadata, without checking anything else."""
    try:
        name = tomllib.loads(data.decode("utf-8-sig"))["documents"]["metadata"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return None
    return name if isinstance(name, str) else None


class TableProblems(InputError):
    """Everything that is wrong with a table; nothing of it was taken."""

    def __init__(self, problems: list[InputError]) -> None:
        """Keep them; the first stands for all where only one can be shown."""
        first = problems[0]
        super().__init__(first.code, first.where, **first.parts)
        self.problems = tuple(problems)


@cache
def _schema() -> Any:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def _problems(record: Any, name: str) -> Iterator[InputError]:
    import jsonschema

    for found in jsonschema.Draft202012Validator(_schema()).iter_errors(record):
        path = ".".join(map(str, found.absolute_path))
        detail = found.message
        if found.validator in ("additionalProperties", "enum") and not path.startswith("names."):
            known = list(found.schema.get("properties", found.schema.get("enum", ())))
            odd = [k for k in found.instance if k not in known] if path == "" else []
            if odd:
                detail = f"unknown key '{odd[0]}'{close_hint(odd[0], known)}"
        yield InputError("table_mapping", f"{name}: {path}" if path else name, detail=detail)
    given = {*record.get("columns", {}), *record.get("constants", {})}
    values = [v for v in record.get("values", ()) if isinstance(v, dict)]
    if "value" not in given and not values:
        yield InputError("table_lacks", name, field="value")
    for need in REQUIRED:
        in_values = values and all(
            need in v.get("constants", {}) or v.get("header") == need for v in values
        )
        if need not in given and not in_values:
            yield InputError("table_lacks", name, field=need)
