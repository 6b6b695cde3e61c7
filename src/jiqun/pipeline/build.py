"""The main job: documents → claims → ledger → checks → findings → site, in one step."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun import checks, documents, extraction, monitoring, publish
from jiqun.checks import Context, context_from_record
from jiqun.data import fingerprint
from jiqun.ledger import Ledger
from jiqun.ledger.decisions import FILE as DECISIONS
from jiqun.ledger.decisions import read as read_decisions
from jiqun.ledger.tellers import told_by
from jiqun.model import Decision, InputError, Source
from jiqun.pipeline.anew import (
    OldClaims,
    changed_documents,
    decided_anew,
    pages_anew,
    touched_areas,
)
from jiqun.pipeline.checking import Checked, by_area, check_areas
from jiqun.pipeline.copying import find_all, quotes_for, told_by_several
from jiqun.pipeline.folders import SITE, last_build, new_build
from jiqun.pipeline.history import remember, tell_changes, time_of_build
from jiqun.pipeline.indexes import Indexes, hashes_of, load_indexes, make_indexes
from jiqun.pipeline.indexes import version as index_version
from jiqun.pipeline.outputs import Work, read_json, report_of, write_json, write_ledger, write_lines
from jiqun.pipeline.proposing import propose_labels
from jiqun.pipeline.reading import Scan, read_all, scan
from jiqun.pipeline.readings import Reading
from jiqun.pipeline.site import write_site
from jiqun.pipeline.state import State, digests, load_state
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
        now: the time that history.jsonl gets; by default the clock's, or `SOURCE_DATE_EPOCH`.

    Raises:
        InputError: another build runs, nothing can be written, or the context cannot be used.
    """
    count = workers_of(workers)
    tell = progress or (lambda step, done, whole: None)
    versions = _versions(workspace)
    before = last_build(workspace.output)
    decisions = decisions_of(workspace)
    state, scanned = _look(workspace, before, versions)
    same = state and _is_same(state, scanned) and state.decided == digests(decisions)
    if before and same and load_indexes(before).files == _index_files(workspace):
        return _standing(workspace, scanned)
    with new_build(workspace.output) as place:
        if place.last != before:  # another build came first
            state, scanned = _look(workspace, place.last, versions)
        work = Work(workspace, place, state, scanned, versions, context_of(workspace), decisions)
        _read(work, count, tell)
        work.proposals = propose_labels(workspace, work.readings)
        if work.proposals:
            work.readings.update(work.proposals.readings)
        for key, reading in work.readings.items() if workspace.tellers else ():
            told = told_by(reading.claims, workspace.tellers)
            work.readings[key] = replace(reading, claims=told)
        if place.last and workspace.keeps_history:
            remember(workspace, place.last)  # where a crash kept the last build from doing it
        written = _finish(work, count, tell, now or time_of_build(os.environ))
    result = BuildResult(
        workspace.output,
        read_json(workspace.output / "report.json"),
        len(work.readings),
        len(work.scanned.kept),
        written,
    )
    if workspace.keeps_history:
        remember(workspace, result.path)
    return result


def _look(
    workspace: Workspace, last: Path | None, versions: Mapping[str, str]
) -> tuple[State | None, Scan]:
    """Tell what can be taken over from the last build, and what has to be read."""
    state = load_state(last) if last else None
    if last and state:
        whole = all((last / name).exists() for name in ("ledger.duckdb", "report.json", SITE))
        if not whole or state.versions != versions:
            state = None
    return state, scan(workspace, state)


def _index_files(workspace: Workspace) -> dict[str, str]:
    return {} if workspace.is_temporary else hashes_of(workspace.root)


def _is_same(state: State, scanned: Scan) -> bool:
    same_files = scanned.kept.keys() == state.documents.keys() and not scanned.jobs
    same_files = same_files and not scanned.ready and scanned.tables.keys() == state.tables.keys()
    return same_files and scanned.refused == state.refused


def _standing(workspace: Workspace, scanned: Scan) -> BuildResult:
    """Give the last build as it is: nothing has changed since."""
    report = read_json(workspace.output / "report.json")
    steps = {"read": 0, "kept": len(scanned.kept)}
    return BuildResult(workspace.output, report | steps, 0, len(scanned.kept), 0)


def workers_of(wanted: int | None) -> int:
    """Give the number of processes: the one asked for, or one a core."""
    return wanted or os.cpu_count() or 1


def decisions_of(workspace: Workspace) -> tuple[Decision, ...]:
    """Give what people decided in a workspace; lines that are no decisions are left out.

    Raises:
        InputError: the file cannot be read.
    """
    return () if workspace.is_temporary else read_decisions(workspace.root / DECISIONS)[0]


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
    named = workspace.proposer
    proposer = (named.address, named.model) if named else None
    dates = sorted(workspace.published.items())
    options = (
        *(workspace.area, workspace.max_bytes, titles, dates, proposer),
        *((workspace.tellers,) if workspace.tellers else ()),
    )
    return {
        "reader": documents.reader_version(),
        "extractor": extraction.extractor_version(),
        "checks": checks.VERSION,
        "monitoring": monitoring.VERSION,
        "index": index_version(),
        "publisher": publish.VERSION,
        "data": fingerprint(),
        "options": sha256(repr(options).encode("utf-8", "replace") + context).hexdigest()[:16],
    }


def _read(work: Work, workers: int, tell: Progress) -> None:
    work.readings.update(work.scanned.ready)
    whole = len(work.scanned.jobs)
    tell("read", 0, whole)
    for done, (job, outcome) in enumerate(read_all(work.scanned, workers=workers), 1):
        if isinstance(outcome, Reading):
            work.readings[job.key] = outcome
        else:
            signature = list(work.scanned.signatures[job.key])
            work.refused[job.key] = {**outcome, "signature": signature}
        tell("read", done, whole)


def _finish(work: Work, workers: int, tell: Progress, now: datetime) -> int:
    """Everything after reading; gives the number of pages written."""
    changed = changed_documents(work)
    fresh = [reading.claims for reading in work.readings.values()]
    new_claims = [claim for claims in fresh for claim in claims]
    readings = sorted(work.readings.values(), key=lambda r: r.document.id)
    if work.last:
        with Ledger(work.last / "ledger.duckdb") as ledger:
            work.copying = find_all(readings, ledger, changed)
            again = decided_anew(work, ledger)
            old = OldClaims(
                ledger, changed, new_claims, again, work.copying.moved, context=work.context
            )
            touched = touched_areas(old, new_claims)
            quotes = quotes_for(told_by_several(touched), readings, ledger)
    else:
        work.copying = find_all(readings)
        old = OldClaims(None, changed, new_claims, context=work.context)
        touched = touched_areas(old, new_claims)
        quotes = quotes_for(told_by_several(touched), readings, None)
    sources = old.sources | {r.document.id: Source.of(r.document) for r in work.readings.values()}
    ends = work.copying.originals
    sources = {doc: replace(s, original=ends.get(doc)) for doc, s in sources.items()}
    findings: dict[str, Checked] = {}
    tell("check", 0, len(touched))
    for checked in check_areas(
        touched,
        sources,
        work.context,
        workers=workers,
        decisions=work.decisions,
        around=by_area([*old.claims, *new_claims]),
        quotes=quotes,
    ):
        findings[checked.area] = checked
        tell("check", len(findings), len(touched))
    write_lines(work, findings)
    write_ledger(work, changed, findings)
    indexes = Indexes()
    if not work.workspace.is_temporary:
        indexes = make_indexes(work.workspace.root, work.folder, work.last)
    report = report_of(work, indexes)
    steps: dict[str, Any] = {"read": len(work.readings), "kept": len(work.scanned.kept)}
    if work.proposals:
        steps["proposals"] = dict(work.proposals.report)
    write_json(work.folder / "report.json", report | steps)
    if work.workspace.keeps_history:
        compared = (old.before, findings) if old.before else None
        first = work.place.last is None
        tell_changes(work.workspace, work.folder, report, now, compared, first)
    changes = None
    if work.last:
        pages = pages_anew(work, old, changed, new_claims, findings)
        changes = replace(pages, ranked=indexes.moved)
    return write_site(work.place, changes, report, tell, indexes)
