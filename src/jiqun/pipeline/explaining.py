"""Documents with their claims side by side, for people who work on the lexicons."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jiqun.documents import find, is_archive, is_container, load, members, read, read_member
from jiqun.extraction import extract
from jiqun.model import Claim, Document, InputError, Refusal
from jiqun.pipeline.state import refusal_record

Explained = tuple[Document, tuple[Claim, ...]]


def explain_files(
    files: list[Path], published: Mapping[str, date]
) -> Iterator[Explained | Mapping[str, Any]]:
    """Give each document with its claims, or the record of its refusal, in order of name."""
    paths, refused = find(files)
    yield from (refusal_record(refusal, refusal.where) for refusal in refused)
    for path in paths:
        day = published.get(path.name) or published.get(str(path)) or published.get("")
        for found in _documents(path, day):
            if isinstance(found, InputError):
                yield refusal_record(found, found.where or str(path))
            else:
                yield found, extract(found)


def _documents(path: Path, published: date | None) -> Iterator[Document | InputError]:
    """Give the documents of a file: itself, and those within it where it holds some."""
    try:
        if not is_archive(path.name):
            yield read(path, published=published)
        inside = members(load(path), path.name) if is_container(path.name) else iter(())
        for found in inside:
            if isinstance(found, Refusal):
                yield Refusal(found.code, f"{path}/{found.where}", **found.parts)
                continue
            try:
                yield read_member(found, str(path), published=published)
            except InputError as problem:
                yield problem
    except InputError as problem:
        yield problem
