"""Documents to claims, without a ledger: what `jiqun extract` prints."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jiqun.documents import read_bytes
from jiqun.extraction import extract
from jiqun.model import Claim, InputError
from jiqun.pipeline.build import workers_of
from jiqun.pipeline.reading import read_all, scan
from jiqun.pipeline.readings import Reading
from jiqun.pipeline.state import refusal_record
from jiqun.pipeline.workspace import workspace_of

Extracted = list[tuple[str, tuple[Claim, ...]]]


def extract_files(
    files: list[Path], published: Mapping[str, date], workers: int | None = None
) -> tuple[Extracted, list[Mapping[str, Any]]]:
    """Give (document id, claims) for each file in order of id, and the refusals.

    Raises:
        InputError: a file or folder does not exist.
    """
    scanned = scan(workspace_of(files, published=published), None)
    refused: dict[str, Mapping[str, Any]] = dict(scanned.refused)
    found: Extracted = [(r.document.id, r.claims) for r in scanned.ready.values()]
    for job, outcome in read_all(scanned, workers=workers_of(workers)):
        if isinstance(outcome, Reading):
            found.append((outcome.document.id, outcome.claims))
        else:
            refused[job.key] = outcome
    return sorted(found), [refused[key] for key in sorted(refused)]


def extract_input(
    data: bytes, published: Mapping[str, date]
) -> tuple[Extracted, list[Mapping[str, Any]]]:
    """Give the claims of a text that came through a pipe, as document `stdin`."""
    try:
        document = read_bytes(data, "stdin.txt", published=published.get(""))
    except InputError as problem:
        return [], [refusal_record(problem, "stdin")]
    return [(document.id, extract(document))], []
