"""Follow codes through the versions of a classification, and list definitions by year."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from jiqun.data.catalogues import Catalogues, catalogues, lies_in
from jiqun.data.classification import Classification


def descendants(
    classification: Classification, code: str, version: str, known: Catalogues
) -> tuple[str, ...]:
    """Give the codes of a version that hold something of a code, older or newer; itself if there.

    >>> book = catalogues()
    >>> lists = book.classifications["shenzhen-clusters"]
    >>> descendants(lists, "SOFTINFO", "2.0", book), descendants(lists, "AI", "1.0", book)
    (('SOFTINFO2', 'AI'), ('SOFTINFO',))
    """
    if code in classification.by_version[version].by_code:
        return (code,)
    order = [v.version for v in classification.versions]
    end = order.index(version)
    found: dict[str, None] = {}
    for listed in classification.versions_of(code):
        begin = order.index(listed.version)
        codes = {code}
        step = 1 if begin < end else -1
        for here, there in pairwise(range(begin, end + step, step)):
            codes = set(_next(classification, codes, order[here], order[there], step > 0, known))
        members = classification.by_version[version].by_code
        found |= dict.fromkeys(c for c in members if c in codes)
    return tuple(found)


def _next(
    classification: Classification,
    codes: set[str],
    here: str,
    there: str,
    forward: bool,
    known: Catalogues,
) -> Iterator[str]:
    names = (here, there) if forward else (there, here)
    concordance = known.concordance(classification.code, *names)
    for change in concordance.changes if concordance else ():
        old, new = change.source_code, change.target_code
        start, end = (old, new) if forward else (new, old)
        if start in codes and end:
            yield end


def definitions_of(of: str, area: str | None = None) -> list[dict[str, Any]]:
    """Give the definitions of an indicator or subject in order of time, with who states them."""
    book = catalogues()
    found = [
        d
        for d in book.definitions
        if d.of == of and (area is None or d.area is None or lies_in(area, d.area))
    ]
    return [
        {
            "of": d.of,
            "area": d.area,
            "from": d.first.year if d.first else None,
            "until": d.end.year - 1 if d.end else None,
            "en": d.en,
            "zh": d.zh,
            "certainty": d.certainty,
            "source": d.source,
            "also": list(d.also),
        }
        for d in found
    ]
