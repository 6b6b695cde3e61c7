"""Between reading and checking: which documents copy others, and which sentences quote them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jiqun.documents import (
    Copy,
    Printed,
    Wording,
    find_copies,
    originals,
    printed,
    quoted,
    rank_of,
)
from jiqun.ledger import Ledger, Quote, quote_of
from jiqun.ledger.copying import copies_of, printed_alike, printed_by
from jiqun.model import Claim, Source
from jiqun.pipeline.readings import Reading


@dataclass(frozen=True, slots=True)
class Copying:
    """The copies among all documents of a build, and what is not as the last build had it.

    Attributes:
        printed: the passages of documents that were read anew.
        copies: every document that is a copy.
        originals: copy → the original at the end of its chain.
        moved: documents that have become or are no longer a copy, or of another original.
        beside: documents that `moved` ones are, or were, copies of.
    """

    printed: tuple[Printed, ...] = ()
    copies: Mapping[str, Copy] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    moved: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


def find_all(
    readings: Iterable[Reading], ledger: Ledger | None = None, gone: Iterable[str] = ()
) -> Copying:
    """Find the copies among new documents and those of the last build's ledger.

    What is found is the same whether documents come at once or one by one. Only documents that
    are new, or copied one that is gone, are looked for; what was found for others stands.

    Args:
        readings: documents read anew, with their claims.
        ledger: of the last build.
        gone: documents of the last build that no longer stand as they were.
    """
    fresh = tuple(printed(reading.document, reading.claims) for reading in readings)
    if ledger is None:
        copies = find_copies(fresh)
        return Copying(fresh, copies, _ends(copies))
    lost = frozenset(gone)
    before = copies_of(ledger)
    kept = {doc: copy for doc, copy in before.items() if doc not in lost and copy.of not in lost}
    bereft = [doc for doc, copy in before.items() if doc not in lost and copy.of in lost]
    wanted = [*fresh, *printed_by(ledger, bereft)]
    looked = {document.doc for document in wanted}
    passages = {passage for document in wanted for passage in document.passages}
    known = [
        document
        for document in printed_alike(ledger, passages)
        if document.doc not in lost and document.doc not in looked
    ]
    ranks = {document.doc: document.rank for document in [*wanted, *known]}
    found = dict(kept)
    for doc, copy in find_copies(wanted, known).items():
        if doc in looked or doc not in kept or ranks[copy.of] < _rank(ranks, ledger, kept[doc].of):
            found[doc] = copy
    ends, old_ends = _ends(found), _ends(before)
    moved = frozenset(
        doc
        for doc in before.keys() | found.keys()
        if before.get(doc) != found.get(doc) or old_ends.get(doc) != ends.get(doc)
    )
    beside = {table[doc].of for doc in moved for table in (before, found) if doc in table}
    beside |= {table[doc] for doc in moved for table in (old_ends, ends) if doc in table}
    return Copying(fresh, found, ends, moved, frozenset(beside))


def _rank(
    ranks: Mapping[str, tuple[bool, str, int, str]], ledger: Ledger, doc: str
) -> tuple[bool, str, int, str]:
    return ranks[doc] if doc in ranks else printed_by(ledger, [doc])[0].rank


def _ends(copies: Mapping[str, Copy]) -> dict[str, str]:
    return originals({doc: copy.of for doc, copy in copies.items()})


def told_by_several(areas: Mapping[str, Sequence[Claim]]) -> set[str]:
    """Give the claims of areas whose very figure another document states as well.

    Only their sentences have to be compared.
    """
    told: set[str] = set()
    for claims in areas.values():
        for same in _by_figure(claims):
            told.update(claim.id for claim in same)
    return told


def quotes_for(
    wanted: set[str], readings: Iterable[Reading], ledger: Ledger | None
) -> dict[str, Quote]:
    """Give claims in their sentences: of new documents, and of the last build's."""
    quotes = {
        claim.id: quote_of(claim, reading.document)
        for reading in readings
        for claim in reading.claims
        if claim.id in wanted
    }
    if ledger is not None:
        quotes |= ledger.quotes(wanted - quotes.keys())
    return quotes


def quoted_in_area(
    claims: Sequence[Claim], quotes: Mapping[str, Quote], sources: Mapping[str, Source]
) -> dict[str, str]:
    """Give the claims of an area that repeat another document's sentence, with that document.

    Copies need no telling: they stand for their original anyway. Rows of tables are no sentences.
    """
    found: dict[str, str] = {}
    for same in _by_figure(claims):
        wordings = [
            Wording(c.id, _rank_of(c.doc, sources), quotes[c.id].sentence, *_span(quotes[c.id]))
            for c in same
            if c.id in quotes and not quotes[c.id].sentence.startswith("|")
        ]
        found.update(quoted(wordings))

    def end(doc: str) -> str:
        return (sources[doc].original if doc in sources else None) or doc

    return {
        claim: end(doc)
        for claim, doc in sorted(found.items())
        if end(doc) != end(claim.rpartition(":")[0])
    }


def _span(quote: Quote) -> tuple[int, int]:
    return quote.start, quote.end


def _rank_of(doc: str, sources: Mapping[str, Source]) -> tuple[bool, str, int, str]:
    source = sources.get(doc) or Source(doc)
    return rank_of(doc, source.publisher_class, source.published)


def _by_figure(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Give claims that state one figure of one thing, where several documents do."""
    groups: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in claims:
        groups[c.value, c.unit, c.measure, c.indicator, c.period].append(c)
    return [same for same in groups.values() if len({c.doc for c in same}) > 1]
