"""Name the source of an entry of the catalogue."""

from dataclasses import dataclass
from datetime import date

from jiqun.data import Catalogues
from jiqun.data.dates import published_name
from jiqun.publish.address import outward


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where an entry comes from, in words."""

    id: str
    words: str
    href: str | None


def source_note(source: str | None, known: Catalogues, language: str) -> SourceNote:
    """Name the source of an entry in one language, with its address where it has a plain one."""
    found = known.sources.get(source or "")
    if found is None:
        return SourceNote(source or "", source or "", None)
    day = date.fromisoformat(found.date) if len(found.date) == len("2024-02-07") else None
    published = published_name(day, None if day else found.date, language)
    comma = "，" if language == "zh" else ", "
    said = found.publisher(language), found.title(language), published
    words = comma.join(filter(None, said))
    return SourceNote(found.id, words, outward(found.url))
