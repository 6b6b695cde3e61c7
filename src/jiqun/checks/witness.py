"""Who stands behind a figure: the publisher that said it first."""

from collections.abc import Mapping

from jiqun.model import Claim, Source


def witness_of(claim: Claim, sources: Mapping[str, Source]) -> str | None:
    """Give who stands behind a claim: the publisher of the document that said it first.

    A copy stands for its original, and a sentence in another document's words for that document.
    Reprints whose original is not known stand for nobody.
    """
    doc = first_said(claim, sources)
    source = sources.get(doc)
    if source is None:
        return doc
    if source.publisher_class == "reprint":
        return None
    return source.publisher or doc


def class_of(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Give the class of the publisher that said a claim first; its own where that is not known."""
    source = sources.get(first_said(claim, sources))
    known = source.publisher_class if source else claim.publisher_class
    return known or "unknown"


def first_said(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Give the document that said a claim first: the original of a copy or of a quotation."""
    doc = claim.doc
    if doc in sources:
        doc = sources[doc].quoted.get(claim.id, doc)
    return (sources[doc].original if doc in sources else None) or doc
