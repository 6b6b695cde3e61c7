"""Lead from a cell of an index to what it rests on: claims of the site, or addresses outside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.publish.address import claim_href, outward


@dataclass(frozen=True, slots=True)
class Cited:
    """One claim under a cell.

    Attributes:
        href: its address under a language's folder.
        quote: the figure in the document's own words.
        document: the title of its document.
    """

    href: str
    quote: str
    document: str


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source as a page shows it; without an address it is shown as it was given.

    A claim of the site shows the figure as printed, with the title of its document beside it.
    """

    label: str
    href: str | None = None
    document: str = ""
    is_outside: bool = False


def citations(
    quotes: Mapping[str, Quote], documents: Mapping[str, DocumentSummary]
) -> dict[str, Cited]:
    """Give how each claim is cited: the figure quoted, and the title of its document."""
    found = {}
    for claim_id, quote in quotes.items():
        document = documents.get(quote.claim.doc)
        title = document.title if document and document.title else quote.claim.doc
        found[claim_id] = Cited(claim_href(claim_id), quote.claim.quote, title)
    return found


def source_links(
    sources: Iterable[str], cited: Mapping[str, Cited], up: str
) -> tuple[SourceLink, ...]:
    """Give the links of a cell's sources: claims of this site, plain addresses, or bare ids."""
    made = []
    for source in sources:
        if source in cited:
            known = cited[source]
            made.append(SourceLink(f"“{known.quote}”", up + known.href, known.document))
        else:
            address = outward(source)
            made.append(SourceLink(source, address, is_outside=address is not None))
    return tuple(made)
