"""Tables among the files of a workspace: which they are, and what they hold."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jiqun.documents import TABLE_SUFFIXES, Layout, load, read_grid
from jiqun.extraction import (
    MAPPING_SUFFIX,
    TableDocument,
    TableMapping,
    TableProblems,
    metadata_name,
    read_mapping,
    read_table,
)
from jiqun.model import Document, InputError, Refusal
from jiqun.pipeline.workspace import TABLES

MANY_BYTES = 1_000_000
"""A mapping file is never longer: our choice."""


@dataclass(frozen=True, slots=True)
class TableFiles:
    """A table and the mapping beside it."""

    path: Path
    mapping: Path


def split(paths: Iterable[Path]) -> tuple[list[Path], list[TableFiles], list[Refusal]]:
    """Tell tables from documents: a table has a mapping beside it, `NAME.mapping.toml`.

    Files that a mapping names as metadata are neither. A mapping without a table is refused, and so
    is a table without a mapping in a folder that is called `tables`; elsewhere a CSV or workbook is
    a document that is read like any other.
    """
    found = list(paths)
    mappings = {p: p.name.removesuffix(MAPPING_SUFFIX) for p in found if _is_mapping(p)}
    by_stem: dict[tuple[Path, str], list[Path]] = {}
    for path in found:
        if path.suffix.lower() in TABLE_SUFFIXES and path not in mappings:
            by_stem.setdefault((path.parent, path.stem), []).append(path)
            by_stem.setdefault((path.parent, path.name), []).append(path)
    tables: list[TableFiles] = []
    problems: list[Refusal] = []
    taken: set[Path] = set()
    for mapping, stem in mappings.items():
        meant = by_stem.get((mapping.parent, stem), [])
        if not meant:
            names = " / ".join(stem + s for s in TABLE_SUFFIXES)
            problems.append(Refusal("table_alone", str(mapping), detail=names))
        tables += [TableFiles(path, mapping) for path in meant if path not in taken]
        taken.update(meant)
        beside = metadata_of(mapping)
        if beside is not None:
            taken.add(beside)
    named = {table.path for table in tables}
    rest = []
    for path in found:
        if path in mappings or path in named:
            continue
        if path.suffix.lower() not in TABLE_SUFFIXES or (
            path not in taken and path.parent.name != TABLES
        ):
            rest.append(path)
        elif path not in taken:
            wanted = path.stem + MAPPING_SUFFIX
            problems.append(Refusal("table_no_mapping", str(path), detail=wanted))
    return rest, tables, problems


def _is_mapping(path: Path) -> bool:
    return path.name.endswith(MAPPING_SUFFIX)


def metadata_of(mapping: Path) -> Path | None:
    """Give the file beside a mapping that it names as metadata; None where it names none."""
    try:
        name = metadata_name(load(mapping, max_bytes=MANY_BYTES))
    except InputError:  # told when the table is read
        return None
    return mapping.with_name(name) if name is not None and _is_plain(name) else None


def _is_plain(name: str) -> bool:
    return Path(name).name == name and not name.startswith(".") and "\0" not in name


def _beside(mapping: Path, told: TableMapping) -> Path | None:
    name = told.origin.metadata
    if name is not None and not _is_plain(name):
        detail = f"documents.metadata: '{name}' is no file beside it"
        raise Refusal("table_mapping", mapping.name, detail=detail)
    return mapping.with_name(name) if name is not None else None


def read_files(files: TableFiles, *, key: str, id: str, limit: int) -> tuple[TableDocument, ...]:
    """Read a table with its mapping and metadata.

    Raises:
        TableProblems: with everything that is wrong, each with its place.
    """
    folder = Path(key).parent

    def told(path: Path) -> str:
        return (folder / path.name).as_posix()

    place = told(files.mapping)
    try:
        mapping = read_mapping(load(files.mapping, max_bytes=MANY_BYTES), place)
        beside = _beside(files.mapping, mapping)
        metadata = None
        if beside is not None:
            place = told(beside)
            data = load(beside, root=files.path.parent, max_bytes=limit)
            metadata = read_grid(data, beside.name, Layout())
        place = key
        grid = read_grid(load(files.path, max_bytes=limit), files.path.name, mapping.layout)
    except TableProblems:
        raise
    except InputError as problem:
        where = problem.where if problem.where.startswith(place) else ""
        row = problem.where.removeprefix("row ") if problem.where.startswith("row ") else ""
        raise TableProblems(
            [InputError(problem.code, where or f"{place}:{row}".rstrip(":"), **problem.parts)]
        ) from None
    return read_table(grid, mapping, id=id, name=key, metadata=metadata)


def digest_of(found: TableDocument) -> str:
    """Give a hash of all that a table's document says: equal means that nothing changed."""
    d: Document = found.document
    told = [d.id, d.text, d.title, d.url, d.publisher, d.publisher_class, str(d.published)]
    told += [d.published_text, d.area, d.language, d.encoding, d.media_type, d.source_name]
    record = [told, list(d.warnings), list(d.inferred), [b.where for b in d.blocks]]
    digest = sha256(json.dumps(record, ensure_ascii=True).encode())
    for claim in found.claims:
        digest.update(claim.to_json().encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
