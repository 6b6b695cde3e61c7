"""Compare two versions of a list: a catalogue by its concordance, a plain list by its rows."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jiqun.data.catalogues import Catalogues
from jiqun.data.classification import Classification, Item
from jiqun.data.concordance import Change
from jiqun.data.lines import read_csv_lines
from jiqun.data.resolving import name_key
from jiqun.model import CatalogueError, InputError


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A row of a concordance with the items it speaks of; None on the side that has none."""

    from_version: str
    to_version: str
    change: Change
    before: Item | None
    after: Item | None


def difference(
    classification: Classification, older: str, newer: str, known: Catalogues
) -> tuple[VersionChange, ...]:
    """Give what became of each code from one version to another, step by step.

    Versions that do not follow each other are compared over those between them. It is always told
    from the older to the newer one, in whatever order they are named.

    Raises:
        CatalogueError: a version is unknown, or a step has no concordance: then no bridge is
            stated, and none is invented.
    """
    first = known.version(classification.code, older)
    last = known.version(classification.code, newer)
    order = list(classification.versions)
    begin, end = order.index(first), order.index(last)
    if begin > end:
        begin, end = end, begin
    found: list[VersionChange] = []
    for here, there in zip(order[begin:end], order[begin + 1 : end + 1], strict=True):
        concordance = known.concordance(classification.code, here.version, there.version)
        if concordance is None:
            raise CatalogueError(
                "no_concordance",
                first=here.version,
                second=there.version,
                classification=classification.code,
            )
        found.extend(
            VersionChange(
                here.version,
                there.version,
                change,
                here.by_code.get(change.source_code),
                there.by_code.get(change.target_code),
            )
            for change in concordance.changes
        )
    return tuple(found)


def classification_with(
    known: Catalogues, versions: tuple[str, ...], name: str | None = None
) -> Classification:
    """Give the classification meant: by name, or the one that has all the versions named.

    Raises:
        CatalogueError: there is none, or several have these versions and no name is given.
    """
    if name is not None:
        known.version(name, versions[0])  # tells which names there are
        return known.classifications[name]
    found = [c for c in known.classifications.values() if all(v in c.by_version for v in versions)]
    if len(found) == 1:
        return found[0]
    hint = "; one of " + ", ".join(c.code for c in (found or known.classifications.values()))
    what = "classification with versions" if not found else "single classification with versions"
    raise CatalogueError("unknown_name", what=what, value=" ".join(versions), hint=hint)


@dataclass(frozen=True, slots=True)
class ListChange:
    """What became of one entry of a plain list.

    Attributes:
        kind: `entered`, `renewed` (still there with a later end of validity), `kept`, `lapsed`,
            `renamed`.
        before, after: the entry's rows; empty on the side that has none.
    """

    kind: str
    key: str
    before: Mapping[str, str]
    after: Mapping[str, str]


def list_difference(older: Path, newer: Path) -> Iterator[ListChange]:
    """Compare two CSV lists of named things, such as the enterprises of a tier in two years.

    Both have a column `name` and may have `code` (an id that outlives a name) and `valid_until`
    (a date as text). Entries are matched by code where every entry of both lists has one, else
    all by name, without regard to width, case, spaces and quotation marks.

    Raises:
        InputError: a list cannot be read, has no column `name`, or names one entry twice; all of
            it at once.
    """
    problems: list[InputError] = []
    sides = [_rows(path, problems) for path in (older, newer)]
    by_code = all(row.get("code") for rows in sides for _, row in rows)
    before, after = (
        _keyed(path, rows, by_code, problems)
        for path, rows in zip((older, newer), sides, strict=True)
    )
    if problems:
        raise InputError(
            "bad_list", str(older.parent), count=len(problems), problems=tuple(problems)
        )
    for key, row in after.items():
        old = before.get(key)
        if old is None:
            yield ListChange("entered", key, {}, row)
        elif name_key(old["name"]) != name_key(row["name"]):
            yield ListChange("renamed", key, old, row)
        else:
            longer = row.get("valid_until", "") > old.get("valid_until", "")
            yield ListChange("renewed" if longer else "kept", key, old, row)
    for key, row in before.items():
        if key not in after:
            yield ListChange("lapsed", key, row, {})


def _rows(path: Path, problems: list[InputError]) -> list[tuple[int, dict[str, str]]]:
    """Read a list's rows with their lines; none where it cannot be read."""
    try:
        columns, lines = read_csv_lines(path.read_text(encoding="utf-8-sig"))
        rows = list(lines)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        problems.append(InputError("not_readable", str(path), detail=str(problem)))
        return []
    if "name" not in columns:
        problems.append(
            InputError("cat_column", f"{path}:1", column="name", found=", ".join(columns))
        )
        return []
    return rows


def _keyed(
    path: Path, rows: list[tuple[int, dict[str, str]]], by_code: bool, problems: list[InputError]
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    first: dict[str, int] = {}
    for number, row in rows:
        key = row["code"] if by_code else name_key(row["name"])
        if key in found:
            problems.append(
                InputError(
                    "cat_twice",
                    f"{path}:{number}",
                    what="entry",
                    id=key,
                    first=f"{path.name}:{first[key]}",
                )
            )
            continue
        found[key], first[key] = row, number
    return found
