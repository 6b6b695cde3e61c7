"""Which documents print what others said first: read from a ledger, and written to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from jiqun.documents import Copy, Printed, rank_of
from jiqun.ledger.records import Records
from jiqun.ledger.rows import Row
from jiqun.ledger.views import CopiesView

_PRINTED = (
    "SELECT p.doc, d.publisher_class, d.published, p.passages FROM passages p"
    " JOIN documents d ON d.id = p.doc"
)


def copies_of(ledger: Records) -> dict[str, Copy]:
    """Give every document that is a copy."""
    rows = ledger.query("SELECT doc, copy_of, share FROM copies")
    return {row[0]: Copy(*row) for row in rows}


def printed_by(ledger: Records, documents: Iterable[str]) -> list[Printed]:
    """Give the passages of some documents."""
    return _printed(ledger, "WHERE p.doc IN (SELECT unnest(?))", sorted(documents))


def printed_alike(ledger: Records, passages: Iterable[int]) -> list[Printed]:
    """Give the passages of every document that shares one of those given."""
    return _printed(
        ledger,
        "WHERE p.doc IN (SELECT DISTINCT doc FROM (SELECT doc, unnest(passages) AS one"
        " FROM passages) WHERE one IN (SELECT unnest(?)))",
        sorted(passages),
    )


def _printed(ledger: Records, where: str, values: list[str] | list[int]) -> list[Printed]:
    if not values:
        return []
    rows = ledger.query(f"{_PRINTED} {where} ORDER BY p.doc", [values])
    return [
        Printed(doc, rank_of(doc, publisher_class, published), frozenset(passages))
        for doc, publisher_class, published, passages in rows
    ]


def quoted_claims(ledger: Records, areas: Iterable[str]) -> dict[str, str]:
    """Give the claims of some areas that stand in another document's words, with that document."""
    rows = ledger.query(
        "SELECT claim, original FROM quoted WHERE area IN (SELECT unnest(?)) ORDER BY claim, area",
        [sorted(areas)],
    )
    return dict(rows)


def copies_views(ledger: Records, ids: list[str]) -> dict[str, CopiesView]:
    """Give how each of some documents stands to others."""
    own = {
        row[0]: (Copy(row[0], row[1], row[3]), row[2])
        for row in ledger.query(
            "SELECT doc, copy_of, original, share FROM copies WHERE doc IN (SELECT unnest(?))",
            [ids],
        )
    }
    by: dict[str, list[str]] = {}
    for doc, original in ledger.query(
        "SELECT doc, copy_of FROM copies WHERE copy_of IN (SELECT unnest(?)) ORDER BY doc", [ids]
    ):
        by.setdefault(original, []).append(doc)
    quotes: dict[str, Counter[str]] = {}
    for doc, original, count in ledger.query(
        "SELECT doc, original, count(DISTINCT claim) FROM quoted"
        " WHERE doc IN (SELECT unnest(?)) GROUP BY doc, original ORDER BY doc, original",
        [ids],
    ):
        quotes.setdefault(doc, Counter())[original] = count
    views = {}
    for doc in ids:
        copy, original = own.get(doc, (None, None))
        views[doc] = CopiesView(copy, original, tuple(by.get(doc, ())), quotes.get(doc, {}))
    return views


def passage_row(printed: Printed) -> Row:
    """Give the row of a document's passages."""
    return {"doc": printed.doc, "passages": sorted(printed.passages)}


def copy_row(copy: Copy, original: str) -> Row:
    """Give the row of a copy."""
    return {"doc": copy.doc, "copy_of": copy.of, "original": original, "share": copy.share}


def quoted_rows(area: str, quoted: Mapping[str, str]) -> Iterator[Row]:
    """Give one row for each claim of an area in another document's words."""
    for claim, original in sorted(quoted.items()):
        yield {
            "claim": claim,
            "doc": claim.rpartition(":")[0],
            "area": area,
            "original": original,
        }
