"""The main job: documents → claims → ledger → checks → findings → site, in one step."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun import checks, extraction, publish
from jiqun.checks import Context, context_from_record
from jiqun.data import fingerprint
from jiqun.ledger import Ledger, LedgerWriter
from jiqun.ledger import rows as ledger_rows
from jiqun.model import Claim, Finding, InputError, Source
from jiqun.pipeline.checking import Checked, by_area, check_areas
from jiqun.pipeline.files import Chunks, write_chunks
from jiqun.pipeline.folders import Place, new_build
from jiqun.pipeline.reading import Reading, Scan, read_all, scan
from jiqun.pipeline.site import Changed, write_site
from jiqun.pipeline.state import DocumentState, State, load_state
from jiqun.pipeline.workspace import Workspace

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    Attributes:
        path: the link to the build: ledger, claims, findings, report, site.
        report: as in report.json.
        read: documents read anew; kept: documents taken over from the last build.
        pages_written: files of the site that changed.
    """

    path: Path
    report: Mapping[str, Any]
    read: int
    kept: int
    pages_written: int

    @property
    def site(self) -> Path:
        """The folder of the static site."""
        return self.path / "site"


@dataclass(slots=True)
class _Work:
    """What one build holds while it runs."""

    workspace: Workspace
    place: Place
    state: State | None
    scanned: Scan
    versions: Mapping[str, str]
    context: Context
    readings: dict[str, Reading] = field(default_factory=dict)
    refused: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    documents: dict[str, DocumentState] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.place.folder

    @property
    def last(self) -> Path | None:
        """The last build, where its claims and findings can be taken over."""
        return self.place.last if self.state else None


def build(
    workspace: Workspace,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> BuildResult:
    """Build a workspace, reusing all that has not changed since the last build.

    The same input gives the same `claims.jsonl` and `findings.jsonl`, byte for byte, whether it
    is built at once or in steps, on one worker or many. The new build is made beside the last
    one and takes its place in one step.

    Args:
        workspace: from `workspace_of`.
        workers: processes; by default one a core.
        progress: told of each step.
        now: the time that history.jsonl gets; by default the clock's.

    Raises:
        InputError: another build runs, nothing can be written, or the context cannot be used.
    """
    count = workers_of(workers)
    tell = progress or (lambda step, done, whole: None)
    with new_build(workspace.output) as place:
        versions = _versions(workspace)
        state = load_state(place.last) if place.last else None
        if state and state.versions != versions:
            state = None
        work = _Work(
            workspace, place, state, scan(workspace, state), versions, context_of(workspace)
        )
        _read(work, count, tell)
        written = _finish(work, count, tell)
    result = BuildResult(
        workspace.output,
        read_json(workspace.output / "report.json"),
        len(work.readings),
        len(work.scanned.kept),
        written,
    )
    if not workspace.is_temporary:
        _remember(workspace, result, now or datetime.now(UTC))
    return result


def workers_of(wanted: int | None) -> int:
    """Give the number of processes: the one asked for, or one a core."""
    return wanted or os.cpu_count() or 1


def context_of(workspace: Workspace) -> Context:
    """Give what a workspace's context file says, or the project's own data alone.

    Raises:
        InputError: the file cannot be used.
    """
    if workspace.context is None:
        return Context()
    return read_context(workspace.context)


def read_context(path: Path) -> Context:
    """Read a context file: what is known beside the claims.

    Raises:
        InputError: it is missing, no JSON, or has another form.
    """
    try:
        return context_from_record(json.loads(path.read_text(encoding="utf-8")))
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None
    except ValueError as problem:
        raise InputError("bad_workspace", str(path), detail=str(problem)) from None


def _versions(workspace: Workspace) -> dict[str, str]:
    """Give what the last build must share with this one for its parts to be taken over."""
    context = workspace.context.read_bytes() if workspace.context else b""
    titles = (workspace.title_en, workspace.title_zh)
    options = (workspace.area, workspace.max_bytes, titles, sorted(workspace.published.items()))
    return {
        "extractor": extraction.VERSION,
        "checks": checks.VERSION,
        "publisher": publish.VERSION,
        "data": fingerprint(),
        "options": sha256(repr(options).encode("utf-8", "replace") + context).hexdigest()[:16],
    }


def _read(work: _Work, workers: int, tell: Progress) -> None:
    whole = len(work.scanned.jobs)
    tell("read", 0, whole)
    for done, (job, outcome) in enumerate(read_all(work.scanned, workers=workers), 1):
        if isinstance(outcome, Reading):
            work.readings[job.key] = outcome
        else:
            signature = list(work.scanned.signatures[job.key])
            work.refused[job.key] = {**outcome, "signature": signature}
        tell("read", done, whole)


def _finish(work: _Work, workers: int, tell: Progress) -> int:
    """Everything after reading; gives the number of pages written."""
    changed = _changed_documents(work)
    fresh = [reading.claims for reading in work.readings.values()]
    new_claims = [claim for claims in fresh for claim in claims]
    if work.last:
        with Ledger(work.last / "ledger.duckdb") as ledger:
            old = _OldClaims(ledger, changed, new_claims)
    else:
        old = _OldClaims(None, changed, new_claims)
    sources = old.sources | {r.document.id: _source(r) for r in work.readings.values()}
    areas = by_area([*old.claims, *new_claims])
    touched = {area: areas.get(area, []) for area in old.touched}
    findings: dict[str, Checked] = {}
    tell("check", 0, len(touched))
    for checked in check_areas(touched, sources, work.context, workers=workers):
        findings[checked.area] = checked
        tell("check", len(findings), len(touched))
    _write_lines(work, findings)
    _write_ledger(work, changed, findings)
    report = _report(work)
    steps = {"read": len(work.readings), "kept": len(work.scanned.kept)}
    _write_json(work.folder / "report.json", report | steps)
    changes = None
    if work.last:
        changes = Changed(
            documents=changed | {r.document.id for r in work.readings.values()},
            claims=frozenset(_moved(old.findings, findings)),
            series=frozenset(old.series) | _series(new_claims),
            areas=frozenset(findings),
        )
    return write_site(work.place, changes, report, tell)


class _OldClaims:
    """What the last build said where something changes now."""

    def __init__(self, ledger: Ledger | None, changed: set[str], new: Iterable[Claim]) -> None:
        self.touched = set(by_area(new))
        self.claims: tuple[Claim, ...] = ()
        self.findings: dict[str, Finding] = {}
        self.sources: dict[str, Source] = {}
        self.series: set[str] = set()
        if ledger is None:
            return
        wanted = "WHERE doc IN (SELECT unnest(?))"
        rows = ledger.query(
            f"SELECT DISTINCT area, series FROM claim_cells {wanted}", [sorted(changed)]
        )
        self.touched |= {area for area, _ in rows}
        self.series = {series for _, series in rows}
        self.claims = tuple(c for c in ledger.claims(areas=self.touched) if c.doc not in changed)
        self.findings = {f.id: f for f in ledger.findings(areas=self.touched)}
        self.sources = ledger.sources()


def _changed_documents(work: _Work) -> set[str]:
    """Give the ids whose old claims no longer stand: changed, removed or refused now."""
    before = {d.doc for d in work.state.documents.values()} if work.state else set()
    return before - {d.doc for d in work.scanned.kept.values()}


def _source(reading: Reading) -> Source:
    d = reading.document
    return Source(d.id, d.publisher, d.publisher_class, d.published, d.title, d.language)


def _moved(old: Mapping[str, Finding], new: Mapping[str, Checked]) -> set[str]:
    """Give the claims whose findings are not what they were."""
    now = {f.id: f for checked in new.values() for f in checked.findings}
    moved = {i for i in old.keys() | now.keys() if old.get(i) != now.get(i)}
    return {claim for i in moved for table in (old, now) if i in table for claim in table[i].claims}


def _series(claims: Iterable[Claim]) -> set[str]:
    return {row["series"] for claim in claims for row in ledger_rows.cell_rows(claim)}


def _write_lines(work: _Work, findings: Mapping[str, Checked]) -> None:
    """Write claims.jsonl by document and findings.jsonl by area, with what the next build needs."""
    chunks: dict[str, Chunks] = {}
    by_doc: dict[str, tuple[str, DocumentState | Reading]] = {}
    for key, kept in work.scanned.kept.items():
        by_doc[kept.doc] = (key, kept)
        chunks[kept.doc] = kept.chunk
    for key, reading in work.readings.items():
        by_doc[reading.document.id] = (key, reading)
        chunks[reading.document.id] = "".join(f"{c.to_json()}\n" for c in reading.claims)
    source = work.last / "claims.jsonl" if work.last else None
    spans = write_chunks(work.folder / "claims.jsonl", chunks, source)
    for doc, (key, known) in by_doc.items():
        if isinstance(known, Reading):
            signature = work.scanned.signatures[key]
            digest = work.scanned.hashes[key]
            work.documents[key] = DocumentState(
                signature, digest, doc, len(known.claims), spans[doc]
            )
        else:
            work.documents[key] = DocumentState(
                known.signature, known.sha256, doc, known.claims, spans[doc]
            )
    old = work.state.areas if work.state else {}
    area_chunks: dict[str, Chunks] = {
        area: (first, last) for area, (first, last, _) in old.items() if area not in findings
    }
    counts = {area: n for area, (_, _, n) in old.items()}
    for area, checked in findings.items():
        if checked.findings:
            area_chunks[area] = "".join(f"{f.to_json()}\n" for f in checked.findings)
            counts[area] = len(checked.findings)
    source = work.last / "findings.jsonl" if work.last else None
    area_spans = write_chunks(work.folder / "findings.jsonl", area_chunks, source)
    areas = {area: (*span, counts[area]) for area, span in area_spans.items()}
    refused = {**work.scanned.refused, **work.refused}
    State(work.versions, work.documents, refused, areas).save(work.folder)


def _write_ledger(work: _Work, changed: set[str], findings: Mapping[str, Checked]) -> None:
    path = work.folder / "ledger.duckdb"
    if work.last:
        shutil.copyfile(work.last / "ledger.duckdb", path)
    writer = LedgerWriter(path)
    if work.last:
        writer.delete("documents", "id", changed)
        writer.delete("claims", "doc", changed)
        writer.delete("claim_cells", "doc", changed)
        for table in ("findings", "finding_claims", "observations"):
            writer.delete(table, "area", findings)
    readings = sorted(work.readings.values(), key=lambda r: r.document.id)
    version = work.versions["extractor"]
    writer.insert("documents", (ledger_rows.document_row(r.document) for r in readings))
    writer.insert(
        "claims",
        (ledger_rows.claim_row(c, r.document, version) for r in readings for c in r.claims),
    )
    writer.insert(
        "claim_cells", (row for r in readings for c in r.claims for row in ledger_rows.cell_rows(c))
    )
    checked = [findings[area] for area in sorted(findings)]
    writer.insert(
        "findings",
        (ledger_rows.finding_row(f, n) for area in checked for n, f in enumerate(area.findings)),
    )
    writer.insert(
        "finding_claims",
        (row for a in checked for f in a.findings for row in ledger_rows.finding_claim_rows(f)),
    )
    writer.insert(
        "observations", (ledger_rows.observation_row(o) for a in checked for o in a.observations)
    )
    titles = {"title_en": work.workspace.title_en, "title_zh": work.workspace.title_zh}
    writer.set_meta({**work.versions, **titles})
    writer.export("claims", work.folder / "claims.parquet")
    writer.close()


def _report(work: _Work) -> dict[str, Any]:
    refused = {**work.scanned.refused, **work.refused}
    shown = [
        {name: value for name, value in refused[key].items() if name != "signature"}
        for key in sorted(refused)
    ]
    return {
        "documents": len(work.documents),
        "claims": sum(d.claims for d in work.documents.values()),
        "refused": shown,
        "versions": dict(work.versions),
    }


def read_json(path: Path) -> Any:
    """Read a JSON file that a build wrote."""
    return json.loads(path.read_text(encoding="utf-8"))


def _write_json(path: Path, record: Any) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _remember(workspace: Workspace, result: BuildResult, now: datetime) -> None:
    """Append one line to history.jsonl where the claims or findings are not what they were."""
    digests = {
        name: sha256((result.path / f"{name}.jsonl").read_bytes()).hexdigest()
        for name in ("claims", "findings")
    }
    path = workspace.root / "history.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if lines:
        try:
            before = json.loads(lines[-1])
        except ValueError:
            before = {}  # a line cut short by a crash: the next one stands by itself
        if isinstance(before, dict) and all(before.get(k) == v for k, v in digests.items()):
            return
    counts = {name: result.report[name] for name in ("documents", "claims")}
    line = {"built": now.isoformat(timespec="seconds"), **counts, **digests}
    with path.open("a", encoding="utf-8") as history:
        if lines and path.stat().st_size and not _ends_line(path):
            history.write("\n")
        history.write(json.dumps(line) + "\n")


def _ends_line(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"
