"""Name the source of an entry of the catalogue."""

from dataclasses import dataclass

from jiqun.data import Catalogues
from jiqun.publish.address import outward


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where an entry comes from, in words."""

    id: str
    words: str
    href: str | None


def source_note(source: str | None, known: Catalogues) -> SourceNote:
    """Name the source of an entry, with its address where it has a plain one."""
    found = known.sources.get(source or "")
    if found is None:
        return SourceNote(source or "", source or "", None)
    words = ", ".join(filter(None, (found.publisher, found.title, found.date)))
    return SourceNote(found.id, words, outward(found.url))
