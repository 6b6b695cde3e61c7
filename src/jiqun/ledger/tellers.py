"""Say who tells a figure: the publisher of its document, or whoever is quoted there with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiqun.data import catalogue
from jiqun.extraction import speaker_class
from jiqun.ledger.views import SeriesView
from jiqun.model import Claim, InputError, close_hint

TELLERS = ("authority", "press", "blog", "reprint", "expert", "company", "unknown")
"""Classes of those who tell figures; a mayor or minister who is quoted is an authority."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def teller_of(claim: Claim) -> str:
    """Give the class of who tells a figure: its speaker's, else its publisher's.

    A bureau quoted in a newspaper is an authority; an expert quoted by a bureau is none.
    """
    if claim.speaker is None:
        return claim.publisher_class or "unknown"
    kind = speaker_class(claim.speaker, "zh" if _CHINESE.search(claim.speaker) else "en")
    return "authority" if kind == "official" else kind or "unknown"


def teller_name(teller: str, language: str) -> str:
    """Give the name of a class of tellers.

    >>> teller_name("expert", "zh"), teller_name("press", "en")
    ('专家', 'press')
    """
    known = catalogue()
    kind = "speaker_class" if teller in known.labels["speaker_class"] else "publisher_class"
    return known.label(kind, teller, language)


def checked_tellers(wanted: Iterable[str]) -> tuple[str, ...]:
    """Give classes of tellers in their order, each once.

    Raises:
        InputError: one is none of `TELLERS`.
    """
    asked = set(wanted)
    for name in sorted(asked - {*TELLERS}):
        hint = close_hint(name, list(TELLERS))
        raise InputError("unknown_value", field="sources", value=name, hint=hint)
    return tuple(name for name in TELLERS if name in asked)


def told_by(claims: Iterable[Claim], tellers: Sequence[str]) -> tuple[Claim, ...]:
    """Give the claims that are told by some classes; all where none is named."""
    return tuple(c for c in claims if not tellers or teller_of(c) in tellers)


def teller_in(view: SeriesView, claim: Claim) -> str:
    """Give the class of who tells a figure of a series, by the document's publisher."""
    summary = view.documents.get(claim.doc)
    known = replace(claim, publisher_class=summary.publisher_class if summary else None)
    return teller_of(known)


def series_told_by(view: SeriesView, tellers: Sequence[str]) -> SeriesView:
    """Give a series as if only some classes had told it; what rests on others is left out."""
    if not tellers:
        return view

    def is_told(claim: Claim) -> bool:
        return teller_in(view, claim) in tellers

    rows = tuple(
        (cell, tuple(q for q in quotes if is_told(q.claim)), None) for cell, quotes, _ in view.rows
    )
    related = {
        key: (cell, tuple(c for c in claims if is_told(c)))
        for key, (cell, claims) in view.related.items()
    }
    kept = {q.claim.id for _, quotes, _ in rows for q in quotes}
    kept |= {c.id for _, claims in related.values() for c in claims}
    findings = tuple(f for f in view.findings if kept.issuperset(f.claims))
    return replace(view, rows=rows, related=related, findings=findings, reconciled=())
