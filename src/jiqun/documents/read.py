"""Make a `Document` of a file or of bytes: text, blocks, metadata, and how it was read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.documents.containers import Member
from jiqun.documents.files import MAX_BYTES, load, sidecar_of
from jiqun.documents.identity import safe_stem
from jiqun.documents.metadata import MAX_METADATA_CHARS, checked, described, sidecar
from jiqun.documents.publication import dateline, read_date
from jiqun.documents.reading import Hint, Reading, Warnings
from jiqun.documents.registry import reader_of
from jiqun.documents.tongues import language_of, other_language
from jiqun.model import Document, InputError, Refusal, printable

_TITLE_CHARS = 200


def read(
    path: Path | str,
    *,
    id: str | None = None,
    published: date | str | None = None,
    root: Path | None = None,
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read one file, with the sidecar beside it if there is one.

    Args:
        path: the file; its suffix chooses the reader.
        id: the document's id; its safe stem if not given.
        published: goes before every other publication date.
        root: a folder that links must not lead out of.
        max_bytes: larger files are refused.

    Raises:
        Refusal: it cannot be read; code, place and parts say why.
    """
    path = Path(path)
    data = load(path, root=root, max_bytes=max_bytes)
    metadata, warnings = _beside(path, root)
    try:
        return _document(data, str(path), metadata, warnings, (id, published, None))
    except Refusal as refusal:
        raise Refusal(refusal.code, refusal.where or str(path), **refusal.parts) from None


def read_bytes(
    data: bytes,
    name: str,
    *,
    metadata: Mapping[str, Any] | None = None,
    id: str | None = None,
    published: date | str | None = None,
    media_type: str | None = None,
) -> Document:
    """Read bytes as if they were a file of that name: pasted text, standard input, tests.

    Args:
        data: the bytes.
        name: chooses the reader by its suffix, unless `media_type` is given.
        metadata: the keys of a sidecar; goes before front matter.
        id: the document's id; the safe stem of `name` if not given.
        published: goes before every other publication date.
        media_type: such as `text/html`.

    Raises:
        Refusal: it cannot be read, or is larger than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise Refusal("too_large", name, size=len(data), limit=MAX_BYTES)
    values, warnings = checked(metadata or {})
    try:
        return _document(data, name, values, warnings, (id, published, media_type))
    except Refusal as refusal:
        raise Refusal(refusal.code, refusal.where or name, **refusal.parts) from None


def read_member(
    found: Member,
    container: str,
    *,
    id: str | None = None,
    published: date | str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read a document that lies in a container, with the sidecar that lies beside it.

    Args:
        found: from `members`.
        container: the file's name; the document's `source_name` tells both.
        id: the document's id; its safe stem if not given.
        published: goes before every other publication date.
        max_bytes: larger members are refused.

    Raises:
        Refusal: it cannot be read.
    """
    place = f"{container}/{found.name}"
    if len(found.data) > max_bytes:
        raise Refusal("too_large", place, size=len(found.data), limit=max_bytes)
    metadata, warnings = sidecar(*found.sidecar) if found.sidecar else ({}, ())
    try:
        document = _document(found.data, found.name, metadata, warnings, (id, published, None))
    except Refusal as refusal:
        raise Refusal(refusal.code, refusal.where or place, **refusal.parts) from None
    return replace(document, source_name=printable(f"{Path(container).name}/{found.name}"))


def _beside(path: Path, root: Path | None) -> tuple[Mapping[str, str], Warnings]:
    beside = sidecar_of(path)
    if beside is None:
        return {}, ()
    try:
        # a link in a sidecar's place leads nowhere else, whatever the caller allows for documents
        data = load(beside, root=root or path.parent, max_bytes=MAX_METADATA_CHARS)
        return sidecar(data, beside.name)
    except Refusal as refusal:
        return {}, (("bad_metadata", refusal.message()),)


def _document(
    data: bytes,
    name: str,
    metadata: Mapping[str, str],
    warnings: Warnings,
    given: tuple[str | None, date | str | None, str | None],
) -> Document:
    id, published, media_type = given
    reader = reader_of(name, media_type)
    reading = reader.read(data, Hint(name))
    stated: dict[str, Any] = dict(described({**reading.stated, **metadata}))
    stated.update(_publication(published))
    if "language" not in stated and (foreign := other_language(reading.text)):
        raise Refusal("other_language", detail=foreign.en, detail_zh=foreign.zh)
    inferred = {k: v for k, v in _inferred(reading).items() if v and not _has(stated, k)}
    fields = {**stated, **inferred}
    return Document(
        id=safe_stem(name) if id is None else id,
        text=reading.text,
        sha256=sha256(data).hexdigest(),
        encoding=reading.encoding,
        media_type=media_type or reader.media_types[0],
        source_name=printable(Path(name).name),
        size_bytes=len(data),
        blocks=reading.blocks,
        warnings=reading.warnings + warnings,
        inferred=tuple(sorted(inferred)),
        **fields,
    )


def _has(stated: Mapping[str, Any], name: str) -> bool:
    if name == "published":  # a stated year or month is not overruled by a guessed day
        return bool(stated.get("published") or stated.get("published_text"))
    return name in stated


def _publication(published: date | str | None) -> dict[str, Any]:
    if published is None:
        return {}
    if isinstance(published, date):
        return {"published": published, "published_text": None}
    day, text = read_date(published)
    if day is None and text is None:
        hint = "; write 2024, 2024-02 or 2024-02-07"
        raise InputError("unknown_value", field="date", value=published, hint=hint)
    return {"published": day, "published_text": text}


def _inferred(reading: Reading) -> dict[str, Any]:
    """Say what no metadata stated: from the format's own metadata, else from the text."""
    found = dict(described(reading.found))
    return {
        "title": found.get("title") or _title(reading),
        "language": language_of(reading.text),
        "publisher": found.get("publisher"),
        "url": found.get("url"),
        "published": found.get("published") or dateline(reading.text),
    }


def _title(reading: Reading) -> str | None:
    heading = next((b for b in reading.blocks[:20] if b.kind == "heading"), None)
    block = heading or (reading.blocks[0] if reading.blocks else None)
    if block is None:
        return None
    words = " ".join(reading.text[block.start : block.end].lstrip("# ").split())
    return words if len(words) <= _TITLE_CHARS else words[: _TITLE_CHARS - 1] + "…"
