"""Write what a build leaves: lines of claims and findings, the ledger, the report."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jiqun.checks import Context
from jiqun.ledger import LedgerWriter
from jiqun.ledger import rows as ledger_rows
from jiqun.ledger.copying import copy_row, passage_row, quoted_rows
from jiqun.ledger.decisions import decision_rows
from jiqun.ledger.reconciled_rows import reconciled_row
from jiqun.model import Decision
from jiqun.pipeline.checking import Checked
from jiqun.pipeline.copying import Copying
from jiqun.pipeline.files import Chunks, write_chunks
from jiqun.pipeline.folders import Place
from jiqun.pipeline.indexes import Indexes
from jiqun.pipeline.proposing import Proposals
from jiqun.pipeline.reading import Scan
from jiqun.pipeline.readings import Reading
from jiqun.pipeline.state import DocumentState, State, digests
from jiqun.pipeline.workspace import Workspace


@dataclass(slots=True)
class Work:
    """What one build holds while it runs."""

    workspace: Workspace
    place: Place
    state: State | None
    scanned: Scan
    versions: Mapping[str, str]
    context: Context
    decisions: tuple[Decision, ...] = ()
    readings: dict[str, Reading] = field(default_factory=dict)
    refused: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    documents: dict[str, DocumentState] = field(default_factory=dict)
    copying: Copying = field(default_factory=Copying)
    proposals: Proposals | None = None

    @property
    def folder(self) -> Path:
        """The new build's folder."""
        return self.place.folder

    @property
    def last(self) -> Path | None:
        """The last build, where its claims and findings can be taken over."""
        return self.place.last if self.state else None


def write_lines(work: Work, findings: Mapping[str, Checked]) -> None:
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
    tables, decided = work.scanned.tables, digests(work.decisions)
    unasked = work.proposals.unasked if work.proposals else ()
    containers = work.scanned.containers
    state = State(
        work.versions, work.documents, refused, areas, tables, decided, unasked, containers
    )
    state.save(work.folder)


def write_ledger(work: Work, changed: set[str], findings: Mapping[str, Checked]) -> None:
    """Write the ledger, or bring a copy of the last one up to date."""
    path = work.folder / "ledger.duckdb"
    if work.last:
        shutil.copyfile(work.last / "ledger.duckdb", path)
    writer = LedgerWriter(path)
    if work.last:
        writer.delete("documents", "id", changed)
        writer.delete("claims", "doc", changed)
        writer.delete("claim_cells", "doc", changed)
        writer.delete("mentions", "doc", changed)
        writer.delete("passages", "doc", changed)
        writer.delete("copies", "doc", changed | work.copying.moved)
        for table in (
            "findings",
            "finding_claims",
            "observations",
            "reconciled",
            "decisions",
            "quoted",
        ):
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
    writer.insert(
        "mentions",
        (ledger_rows.mention_row(m, r.document) for r in readings for m in r.mentions),
    )
    _write_copies(writer, work, changed)
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
    writer.insert("reconciled", (reconciled_row(r) for a in checked for r in a.reconciled))
    writer.insert("quoted", (row for a in checked for row in quoted_rows(a.area, a.quoted)))
    writer.insert("decisions", (row for a in checked for row in decision_rows(a.stands)))
    titles = {"title_en": work.workspace.title_en, "title_zh": work.workspace.title_zh}
    writer.set_meta({**work.versions, **titles})
    writer.export("claims", work.folder / "claims.parquet")
    writer.close()


def _write_copies(writer: LedgerWriter, work: Work, changed: set[str]) -> None:
    copying = work.copying
    anew = changed | copying.moved | {p.doc for p in copying.printed}
    writer.insert("passages", (passage_row(p) for p in copying.printed if p.passages))
    writer.insert(
        "copies",
        (
            copy_row(copy, copying.originals[doc])
            for doc, copy in sorted(copying.copies.items())
            if doc in anew
        ),
    )


def report_of(work: Work, indexes: Indexes) -> dict[str, Any]:
    """Give what the build says of itself: counts, refused files, versions."""
    refused = {**work.scanned.refused, **work.refused}
    shown = [
        {name: value for name, value in refused[key].items() if name != "signature"}
        for key in sorted(refused)
    ]
    return {
        "documents": len(work.documents),
        "claims": sum(d.claims for d in work.documents.values()),
        "copies": len(work.copying.copies),
        "indexes": len(indexes.summaries),
        "refused": [*shown, *indexes.refused],
        **_proposer(work.workspace),
        **({"sources": [*work.workspace.tellers]} if work.workspace.tellers else {}),
        "versions": dict(work.versions),
        **_scores(),
    }


def _proposer(workspace: Workspace) -> dict[str, Any]:
    named = workspace.proposer
    return {"proposer": {"address": named.address, "model": named.model}} if named else {}


def _scores() -> Mapping[str, Any]:
    """Give what `benchmarks/extraction.py` measured when the package was made."""
    path = Path(__file__).with_name("scores.json")
    record = read_json(path)
    return {name: record[name] for name in ("scores", "field_scores")}


def read_json(path: Path) -> Any:
    """Read a JSON file that a build wrote."""
    return json.loads(path.read_text(encoding="utf-8"))


def write_json(path: Path, record: Any) -> None:
    """Write a JSON file that people may open too."""
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
