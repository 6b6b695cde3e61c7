"""Read the files of a catalogue and hold each against its schema, collecting all that is wrong."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jiqun.data.dates import first_day
from jiqun.data.lines import Lines, read_csv_lines, read_yaml_lines
from jiqun.model import CatalogueError

SCHEMAS = Path(__file__).parent / "schemas"
_DATES = ("from", "until", "adopted", "announced", "since", "on", "read")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file with the place it stands at, as `file:line`."""

    record: Mapping[str, Any]
    where: str


@dataclass(slots=True)
class CatalogueFiles:
    """Everything the files of a folder say, and everything that is wrong with their form.

    Attributes:
        classifications: entries as in their files, each version with its items as entries.
        concordances: file name → rows.
        tables: `scopes`, `revisions`, `definitions`, `plans`, `currencies`, `groups`,
            `divisions`, `division_changes`, `sources` → entries.
    """

    classifications: list[Entry] = field(default_factory=list)
    concordances: dict[str, list[Entry]] = field(default_factory=dict)
    tables: dict[str, list[Entry]] = field(default_factory=dict)
    problems: list[CatalogueError] = field(default_factory=list)


_YAML_TABLES = {
    "scopes": ("scopes", "revisions"),
    "definitions": ("definitions",),
    "calendars": ("plans",),
    "currencies": ("currencies",),
    "indicators": (),
}
_CSV_TABLES = ("groups", "divisions", "division_changes", "sources")


def read_files(folder: Path) -> CatalogueFiles:
    """Read a folder laid out as `src/jiqun/data`; a file that is not there is empty."""
    found = CatalogueFiles()
    for path in sorted((folder / "classifications").glob("*.yaml")):
        if lines := _yaml(path, "classification", found):
            found.classifications.append(_classification(path, lines, found))
    for path in sorted((folder / "concordances").glob("*.csv")):
        found.concordances[path.name] = _csv(path, "concordance", found)
    for name, parts in _YAML_TABLES.items():
        lines = _yaml(folder / f"{name}.yaml", name, found)
        for part in parts:
            rows = lines.value.get(part, []) if lines else []
            found.tables[part] = [
                Entry(row, _at(folder / f"{name}.yaml", lines.line((part, n))))
                for n, row in enumerate(rows)
                if lines
            ]
    for name in _CSV_TABLES:
        path = folder / f"{name}.csv"
        found.tables[name] = _csv(path, name, found) if path.exists() else []
    return found


def _classification(path: Path, lines: Lines, found: CatalogueFiles) -> Entry:
    record = dict(lines.value)
    versions = []
    for n, raw in enumerate(record["versions"]):
        version = dict(raw)
        if "items_file" in version:
            version["items"] = _items(path, lines.line(("versions", n, "items_file")), raw, found)
        else:
            version["items"] = [
                Entry(item, _at(path, lines.line(("versions", n, "items", k))))
                for k, item in enumerate(version["items"])
            ]
        versions.append(Entry(version, _at(path, lines.line(("versions", n)))))
    record["versions"] = versions
    return Entry(record, _at(path, 1))


def _items(path: Path, line: int, version: Mapping[str, Any], found: CatalogueFiles) -> list[Entry]:
    """Read a version's items from its CSV file; they have the version's certainty and source."""
    table = path.parent / version["items_file"]
    if not table.is_file():
        found.problems.append(
            CatalogueError("cat_unknown", _at(path, line), what="file", value=table.name, hint="")
        )
        return []
    shared = {"certainty": version["certainty"], "source": version["source"]}
    return [
        Entry({k: v for k, v in row.record.items() if v or k == "en"} | shared, row.where)
        for row in _csv(table, "items", found)
    ]


def _yaml(path: Path, schema: str, found: CatalogueFiles) -> Lines | None:
    """Read a YAML file; None where it is missing or its form is wrong, which is noted."""
    if not path.exists():
        return None
    try:
        lines = read_yaml_lines(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as problem:
        found.problems.append(CatalogueError("cat_syntax", _at(path, 1), detail=str(problem)))
        return None
    if lines.broken:
        line, words = lines.broken
        found.problems.append(CatalogueError("cat_syntax", _at(path, line), detail=words))
        return None
    for place, line in lines.doubled:
        first = _at(path, lines.line(place))
        found.problems.append(
            CatalogueError("cat_twice", _at(path, line), what="key", id=place[-1], first=first)
        )
    known = len(found.problems)
    for error in sorted(_validator(schema).iter_errors(lines.value), key=lambda e: list(e.path)):
        place = tuple(error.absolute_path)
        found.problems.append(_form(_at(path, lines.line(place)), place, error, schema))
    for place, value in _dates(lines.value):
        _check_date(value, place[-1], _at(path, lines.line(place)), found)
    return lines if len(found.problems) == known else None


def _csv(path: Path, schema: str, found: CatalogueFiles) -> list[Entry]:
    """Give the rows of a CSV file whose form is right; the others are noted."""
    try:
        columns, rows = read_csv_lines(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as problem:
        found.problems.append(CatalogueError("cat_syntax", _at(path, 1), detail=str(problem)))
        return []
    missing = [name for name in _schema(schema)["required"] if name not in columns]
    for name in missing:
        found.problems.append(
            CatalogueError("cat_column", _at(path, 1), column=name, found=", ".join(columns))
        )
    if missing:
        return []
    good = []
    for line, row in rows:
        errors = list(_validator(schema).iter_errors(row))
        for error in errors:
            place = tuple(error.absolute_path)
            found.problems.append(_form(_at(path, line), place, error, schema))
        dated = [(name, row[name]) for name in ("from", "until") if row.get(name)]
        if schema == "groups":
            for name, value in dated:
                _check_date(value, name, _at(path, line), found)
        if not errors:
            good.append(Entry(row, _at(path, line)))
    return good


def _form(where: str, place: tuple[Any, ...], error: Any, schema: str) -> CatalogueError:
    path = ".".join(map(str, place)) or "file"
    detail = error.message if len(error.message) < 160 else error.message[:157] + "..."
    return CatalogueError("cat_form", where, path=path, detail=detail, schema=f"{schema}.json")


def _dates(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, dict):
        for key, child in value.items():
            if key in _DATES and isinstance(child, str):
                yield (*place, key), child
            else:
                yield from _dates(child, (*place, key))
    elif isinstance(value, list):
        for n, child in enumerate(value):
            yield from _dates(child, (*place, n))


def _check_date(value: str, name: Any, where: str, found: CatalogueFiles) -> None:
    try:
        first_day(value)
    except ValueError as problem:
        found.problems.append(
            CatalogueError("cat_date", where, field=name, value=value, detail=str(problem))
        )


def _at(path: Path, line: int) -> str:
    return f"{path.name}:{line}"


@cache
def _schema(name: str) -> Mapping[str, Any]:
    record: Mapping[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return record


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_schema(name))
