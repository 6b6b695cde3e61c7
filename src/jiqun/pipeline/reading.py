"""The first step: files become documents and claims; what has not changed is not read again."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.documents import MAX_BYTES, document_ids, find, load, read
from jiqun.engine import run
from jiqun.extraction import mentions, read_claims
from jiqun.model import EngineError, InputError, JiqunError, Refusal, printable
from jiqun.pipeline.readings import Reading, signature_of
from jiqun.pipeline.state import DocumentState, State, refusal_record
from jiqun.pipeline.table_changes import ChangedTable, doubled, table_signature
from jiqun.pipeline.tables import split
from jiqun.pipeline.workspace import Workspace

_CHUNK = 16
"""Documents a worker gets at once: our choice; enough to hide the cost of a hand-over."""
_FEW_BYTES = 2_000_000
"""Under this much new text everything runs here: starting processes would take longer."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file that has to be read, and how."""

    path: Path
    key: str
    doc: str
    published: date | None
    area: str | None
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies there: files to read, files known from the last build, files refused.

    Attributes:
        jobs: new or changed files.
        kept: path → state, for files that have not changed.
        signatures: path → signature, for every file found.
        hashes: path → hash of the bytes, for every file that can be read.
        ids: path → document id.
        refused: path → refusal, as in report.json.
        ready: documents of tables, read and new or changed; kept ones are in `kept`.
        tables: path of a table → its signature and the hash of its bytes.
    """

    jobs: tuple[Job, ...]
    kept: Mapping[str, DocumentState]
    signatures: Mapping[str, tuple[int | None, ...]]
    hashes: Mapping[str, str]
    ids: Mapping[str, str]
    refused: Mapping[str, Mapping[str, Any]]
    ready: Mapping[str, Reading] = field(default_factory=dict)
    tables: Mapping[str, tuple[tuple[int | None, ...], str]] = field(default_factory=dict)


def scan(workspace: Workspace, last: State | None) -> Scan:
    """Find the files of a workspace and tell what has to be read."""
    limit = workspace.max_bytes or MAX_BYTES
    found, problems = find(workspace.sources)
    paths, tables, odd = split(found)
    problems += odd
    refused: dict[str, Mapping[str, Any]] = {}
    for problem in problems:
        place = _key(Path(problem.where), workspace)
        refused[place] = refusal_record(problem, place)
    signatures: dict[str, tuple[int | None, ...]] = {}
    hashes: dict[str, str] = {}
    files: dict[str, Path] = {}
    known = last.documents if last else {}
    signed = {_key(t.path, workspace): table_signature(t) for t in tables}
    beside = {_key(t.path, workspace): t for t in tables}
    for path in (*paths, *(t.path for t in tables)):
        key = _key(path, workspace)
        signature = signed.get(key) or signature_of(path)
        before = last.tables.get(key) if last else None
        old_refusal = last.refused.get(key) if last else None
        if old_refusal and old_refusal.get("signature") == list(signature):
            refused[key] = old_refusal
            signatures[key] = signature
            continue
        try:
            if key in known and known[key].signature == signature:
                hashes[key] = known[key].sha256
            elif key in beside and before and before[0] == signature:
                hashes[key] = before[1]
            else:
                hashes[key] = _hash(path, limit)
        except JiqunError as problem:
            refused[key] = refusal_record(problem, key) | {"signature": list(signature)}
            continue
        signatures[key] = signature
        files[key] = path
    ids, twins = _ids(files, hashes)
    refused.update(twins)
    kept, jobs = {}, []
    ready: dict[str, Reading] = {}
    for key, path in files.items():
        if key in twins:
            continue
        if key in beside:
            table = ChangedTable(beside[key], key, ids[key], signatures[key], limit)
            for part, reading in table.documents(last, refused).items():
                signatures[part] = signatures[key]
                if isinstance(reading, DocumentState):
                    kept[part] = reading
                    hashes[part] = reading.sha256
                    continue
                hashes[part], ready[part] = reading
            continue
        state = known.get(key)
        is_asked = last is None or key not in last.unasked
        if state and is_asked and _stands(state, ids[key], hashes[key], signatures[key]):
            kept[key] = replace(state, signature=signatures[key])
            continue
        jobs.append(Job(path, key, ids[key], _date(path, workspace), workspace.area, limit))
    known_tables = {key: (signatures[key], hashes[key]) for key in beside if key in hashes}
    for part in doubled(kept, ready, ids):
        doc = ready.pop(part).document.id if part in ready else kept.pop(part).doc
        twin = Refusal("duplicate_id", doc=doc, detail=doc)
        refused[part] = refusal_record(twin, part)
    return Scan(tuple(jobs), kept, signatures, hashes, ids, refused, ready, known_tables)


def _stands(state: DocumentState, doc: str, digest: str, signature: tuple[int | None, ...]) -> bool:
    """Whether a file still has its id and bytes, and its sidecar was not touched."""
    same_sidecar = state.signature[4:] == signature[4:]
    return state.doc == doc and state.sha256 == digest and same_sidecar


def _ids(
    files: Mapping[str, Path], hashes: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """Give each file its id; of files with one id and the same bytes the first is kept."""
    given = document_ids([(path, hashes[key]) for key, path in files.items()])
    ids: dict[str, str] = {}
    twins: dict[str, dict[str, Any]] = {}
    owner: dict[str, str] = {}
    for key, doc in zip(files, given, strict=True):
        if doc in owner:
            detail = printable(owner[doc])
            twins[key] = refusal_record(Refusal("duplicate_id", doc=doc, detail=detail), key)
            continue
        owner[doc] = key
        ids[key] = doc
    return ids, twins


def read_all(scanned: Scan, *, workers: int) -> Iterator[tuple[Job, Reading | dict[str, Any]]]:
    """Read and extract what has to be; give a reading or a refusal for each job, in order."""
    jobs = scanned.jobs
    batches = [jobs[i : i + _CHUNK] for i in range(0, len(jobs), _CHUNK)]
    many = sum(job.path.stat().st_size for job in jobs if job.path.exists()) > _FEW_BYTES
    done: dict[int, list[Reading | dict[str, Any]]] = {}
    expected = 0
    for index, result in run(_read_batch, batches, workers=workers if many else 1):
        if isinstance(result, EngineError):
            done[index] = [_died(job, workers) for job in batches[index]]
        else:
            done[index] = result
        while expected in done:
            yield from zip(batches[expected], done.pop(expected), strict=True)
            expected += 1


def _died(job: Job, workers: int) -> Reading | dict[str, Any]:
    """Read a document of a batch that killed its worker alone, to find the one that did."""
    for _, result in run(_read_batch, [[job], []], workers=max(2, workers)):
        if isinstance(result, EngineError):
            parts = result.parts
            return refusal_record(EngineError(result.code, **parts), job.key)
        if result:
            return result[0]
    raise AssertionError("the engine gave no result")


def _read_batch(jobs: Sequence[Job]) -> list[Reading | dict[str, Any]]:
    return [read_one(job) for job in jobs]


def read_one(job: Job) -> Reading | dict[str, Any]:
    """Read one file and take its claims; give its refusal where that cannot be done."""
    try:
        document = read(job.path, id=job.doc, published=job.published, max_bytes=job.max_bytes)
        if job.area and not document.area:
            document = replace(document, area=job.area, inferred=(*document.inferred, "area"))
        found = read_claims(document)
        document = replace(document, warnings=document.warnings + found.warnings)
        return Reading(job.key, document, found.claims, mentions(document, found.claims))
    except InputError as problem:
        return refusal_record(problem, job.key)
    except Exception as problem:  # a defect of ours must not cost the other documents
        detail = f"{type(problem).__name__}: {problem}"
        return refusal_record(Refusal("failed", detail=detail), job.key)


def _hash(path: Path, limit: int) -> str:
    return sha256(load(path, max_bytes=limit)).hexdigest()


def _key(path: Path, workspace: Workspace) -> str:
    try:
        key = os.path.relpath(path, workspace.root)
    except ValueError:  # another drive
        key = str(path)
    return key.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _date(path: Path, workspace: Workspace) -> date | None:
    dates = workspace.published
    return dates.get(str(path)) or dates.get(path.name) or dates.get("")
