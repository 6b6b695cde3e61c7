"""Make the fast form of the catalogue out of its files: `python -m jiqun.data.compiling`.

YAML and CSV are what people write; parsing them takes longer than a program may take to start.
The compiled form is one JSON file with everything checked; a test holds that it is up to date.
"""

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.data.catalogues import COMPILED, FORM
from jiqun.data.consistency import inconsistencies
from jiqun.data.dates import first_day
from jiqun.data.lines import read_csv_lines
from jiqun.data.source_files import CatalogueFiles, Entry, read_files
from jiqun.model import CatalogueError

FOLDER = Path(__file__).parent
_SOURCES = ("classifications/*", "concordances/*", "*.yaml", "*.csv")


def compiled(folder: Path = FOLDER, areas: Path | None = None) -> dict[str, Any]:
    """Read and check the files of a folder and give their compiled form.

    Args:
        folder: laid out as `src/jiqun/data`.
        areas: the list of areas; by default the folder's, else the package's.

    Raises:
        CatalogueError: `bad_catalogue`, whose `problems` hold everything that is wrong, each with
            file, line and remedy.
    """
    files = read_files(folder)
    places = areas or (folder / "areas.csv")
    problems = list(files.problems)
    if not problems:
        known = _areas(places if places.exists() else FOLDER / "areas.csv")
        problems = list(inconsistencies(files, known))
    if problems:
        raise CatalogueError("bad_catalogue", folder.name, count=len(problems), problems=problems)
    return {
        "form": FORM,
        "digest": digest_of(folder),
        "classifications": [_classification(entry) for entry in files.classifications],
        "concordances": _concordances(files),
        **{name: [_dated(e.record) for e in rows] for name, rows in files.tables.items()},
    }


def digest_of(folder: Path) -> str:
    """Give a hash over the files that the compiled form is made of."""
    digest = sha256()
    for pattern in _SOURCES:
        for path in sorted(folder.glob(pattern)):
            if path.suffix in {".yaml", ".csv"} and path.name not in _ELSEWHERE:
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


_ELSEWHERE = frozenset(
    {
        *("labels.yaml", "subjects.yaml", "identities.yaml", "slips.yaml", "fx.csv"),
        *("monitoring.yaml", "overlaps.yaml", "composites.yaml", "baskets.yaml"),
    }
)
"""Files of this folder that have loaders of their own."""


def write(record: Mapping[str, Any], path: Path) -> None:
    """Write a compiled form, one entry a line, so that a change can be read."""
    lines = []
    for name, value in record.items():
        if isinstance(value, list):
            rows = ",\n".join(_json(row) for row in value)
            lines.append(f"{_json(name)}: [\n{rows}\n]")
        else:
            lines.append(f"{_json(name)}: {_json(value)}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _areas(path: Path) -> dict[str, str | None]:
    _, rows = read_csv_lines(path.read_text(encoding="utf-8"))
    return {row["name"]: row["parent"] or None for _, row in rows}


def _dated(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record with its open or partial dates as whole days."""
    found = {name: value for name, value in record.items() if value not in ("", None, [])}
    if "from" in record or "until" in record:
        for name in ("from", "until"):
            if found.get(name) and len(found[name]) <= 10 and found[name][:4].isdigit():
                if len(found[name]) == 6:  # a division's code, no date
                    continue
                found[name] = first_day(found[name]).isoformat()
    return found


def _classification(entry: Entry) -> dict[str, Any]:
    record = entry.record
    return {
        **record["classification"],
        "lists": {kind: [names["en"], names["zh"]] for kind, names in record["lists"].items()},
        "versions": [_version(version.record) for version in record["versions"]],
    }


def _version(record: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: value for name, value in record.items() if name not in ("items", "items_file")}
    for name in ("from", "until"):
        if name in found:
            found[f"{name}_text"] = found[name]
            found[name] = first_day(found[name]).isoformat()
    found["items"] = [dict(item.record) for item in record["items"]]
    return found


def _concordances(files: CatalogueFiles) -> list[dict[str, Any]]:
    found = []
    for name, rows in files.concordances.items():
        classification, older, newer = name.removesuffix(".csv").split("--")
        found.append(
            {
                "classification": classification,
                "from_version": older,
                "to_version": newer,
                "rows": [{k: v for k, v in row.record.items() if v} for row in rows],
            }
        )
    return found


def main() -> int:
    """Compile the package's catalogue, or print what is wrong with it."""
    try:
        write(compiled(), COMPILED)
    except CatalogueError as problem:
        for part in (problem, *problem.problems):
            print(part, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
