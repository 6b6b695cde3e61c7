"""Check one pasted article, against itself and against a ledger where there is one."""

from collections import Counter
from dataclasses import replace
from datetime import date

from jiqun.checks import Context
from jiqun.data import canonical_area
from jiqun.documents import read_bytes
from jiqun.extraction import read_claims
from jiqun.ledger import CopiesView, DocumentSummary, DocumentView, Ledger, cells_of
from jiqun.model import Claim, Document, Source
from jiqun.pipeline.checking import Checked, by_area, check_areas
from jiqun.pipeline.copying import Copying, find_all, quotes_for, told_by_several
from jiqun.pipeline.readings import Reading
from jiqun.pipeline.rivals import read_beside

PASTED = "pasted"


def check_text(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    area: str | None = None,
    ledger: Ledger | None = None,
    context: Context | None = None,
) -> DocumentView:
    """Give a text with its claims and findings, as a document page shows it.

    Nothing is kept. With a ledger, the text's figures are also held against those that the
    ledger has of the same areas; only findings that name a figure of the text are given.

    Raises:
        InputError: the text is empty or no text at all.
    """
    document = _document(text, title, published, area)
    found = read_claims(document)
    document = replace(document, warnings=document.warnings + found.warnings)
    claims = found.claims
    own = {claim.id: claim for claim in claims}
    areas = by_area(claims)
    sources = {
        PASTED: Source(PASTED, None, "unknown", published, document.title, document.language)
    }
    known: tuple[Claim, ...] = ()
    if ledger is not None:
        needed = read_beside(areas, claims, ledger, context or Context())
        known = tuple(c for c in ledger.claims(areas=needed) if c.doc != PASTED)
        sources |= ledger.sources()
    together = by_area([*claims, *known])
    wanted = {name: together[name] for name in areas}
    read = [Reading(PASTED, document, claims)]
    copying = find_all(read, ledger, [PASTED])
    for doc in copying.moved | {PASTED}:
        if doc in sources:
            sources[doc] = replace(sources[doc], original=copying.originals.get(doc))
    quotes = quotes_for(told_by_several(wanted), read, ledger)
    checked = list(
        check_areas(
            wanted, sources, context or Context(), workers=1, quotes=quotes, around=together
        )
    )
    findings = {
        f.id: f for part in checked for f in part.findings if any(c in own for c in f.claims)
    }
    order = {claim_id: n for n, claim_id in enumerate(own)}
    ordered = sorted(
        findings.values(), key=lambda f: (min(order.get(c, len(order)) for c in f.claims), f.id)
    )
    others = {c for f in ordered for c in f.claims if c not in own}
    quoted = ledger.quotes(others) if ledger and others else {}
    copies = _copies(copying, checked)
    named = {q.claim.doc for q in quoted.values()} | copies.documents
    summaries = ledger.summaries(named) if ledger else {}
    errors = sum(f.kind == "error" for f in ordered)
    return DocumentView(
        document=document,
        claims=claims,
        findings=tuple(ordered),
        cells={claim.id: cells_of(claim) for claim in claims},
        quoted=quoted,
        documents={**summaries, PASTED: _summary(document, len(claims), errors)},
        copies=copies,
    )


def _copies(copying: Copying, checked: list[Checked]) -> CopiesView:
    """Say what the text copies or quotes of the ledger's documents."""
    own = {
        claim: doc
        for part in checked
        for claim, doc in part.quoted.items()
        if claim.startswith(f"{PASTED}:")
    }
    return CopiesView(
        copy=copying.copies.get(PASTED),
        original=copying.originals.get(PASTED),
        by=tuple(sorted(doc for doc, c in copying.copies.items() if c.of == PASTED)),
        quotes=dict(sorted(Counter(own.values()).items())),
    )


def _document(text: str, title: str | None, published: date | None, area: str | None) -> Document:
    found = read_bytes(text.encode("utf-8", "replace"), f"{PASTED}.txt")
    return replace(
        found,
        id=PASTED,
        title=title or found.title,
        published=published or found.published,
        area=(canonical_area(area) or area) if area else found.area,
    )


def _summary(document: Document, claims: int, errors: int) -> DocumentSummary:
    return DocumentSummary(
        document.id,
        document.title,
        document.publisher,
        document.publisher_class,
        document.published,
        document.published_text,
        document.language,
        document.url,
        claims,
        errors,
    )
