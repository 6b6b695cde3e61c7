"""Put documents together as their pages show them."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from jiqun.ledger.copying import copies_views
from jiqun.ledger.records import Records
from jiqun.ledger.rows import (
    CELL_COLUMNS,
    QUOTE_COLUMNS,
    cell_from_row,
    claim_from_row,
    document_from_row,
)
from jiqun.ledger.views import DocumentView
from jiqun.model import Claim, Finding, finding_from_record


def document_batch(ledger: Records, ids: list[str]) -> Iterator[DocumentView]:
    """Give some documents, in order of id, with what their findings name."""
    cursor = ledger.cursor().execute(
        "SELECT * FROM documents WHERE id IN (SELECT unnest(?)) ORDER BY id", [ids]
    )
    names = [column[0] for column in cursor.description or ()]
    documents = [document_from_row(dict(zip(names, r, strict=True))) for r in cursor.fetchall()]
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in ledger.query(
        f"SELECT {QUOTE_COLUMNS} FROM claims WHERE doc IN (SELECT unnest(?))"
        " ORDER BY doc, start_char, end_char",
        [ids],
    ):
        claims[row[0]].append(claim_from_row(row))
    cells: defaultdict[str, list[Any]] = defaultdict(list)
    for row in ledger.query(
        f"SELECT {CELL_COLUMNS}, claim FROM claim_cells WHERE doc IN (SELECT unnest(?))"
        " ORDER BY claim, area",
        [ids],
    ):
        cells[row[-1]].append(cell_from_row(row))
    by_document: defaultdict[str, dict[str, Finding]] = defaultdict(dict)
    for record, doc in ledger.query(
        "SELECT DISTINCT f.record, n.doc, f.area, f.position FROM findings f"
        " JOIN finding_claims n ON n.finding = f.id AND n.area = f.area"
        " WHERE n.doc IN (SELECT unnest(?)) ORDER BY f.area, f.position",
        [ids],
        width=2,
    ):
        finding = finding_from_record(json.loads(record))
        by_document[doc][finding.id] = finding
    all_findings = [f for found in by_document.values() for f in found.values()]
    quotes = ledger.quotes_of(all_findings)
    copies = copies_views(ledger, ids)
    named_by_copies = {doc for view in copies.values() for doc in view.documents}
    named_here = {q.claim.doc for q in quotes.values()} | named_by_copies | set(ids)
    summaries = ledger.summaries(named_here)
    for document in documents:
        own = claims[document.id]
        order = {claim.id: n for n, claim in enumerate(own)}
        found = sorted(
            by_document[document.id].values(),
            key=lambda f: (min(order.get(c, len(order)) for c in f.claims), f.id),
        )
        named = {c for f in found for c in f.claims}
        quoted = {c: quotes[c] for c in sorted(named) if c not in order}
        docs = {document.id} | {q.claim.doc for q in quoted.values()}
        docs |= copies[document.id].documents & summaries.keys()
        yield DocumentView(
            document=document,
            claims=tuple(own),
            findings=tuple(found),
            cells={c.id: tuple(cells[c.id]) for c in own},
            quoted=quoted,
            documents={d: summaries[d] for d in sorted(docs)},
            copies=copies[document.id],
        )
