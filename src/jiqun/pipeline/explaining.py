"""Documents with their claims side by side, for people who work on the lexicons."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jiqun.documents import find, read
from jiqun.extraction import extract
from jiqun.model import Claim, Document, InputError
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
        try:
            document = read(path, published=day)
        except InputError as problem:
            yield refusal_record(problem, str(path))
            continue
        yield document, extract(document)
