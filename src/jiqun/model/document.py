"""One publication: its plain text, where it came from, and how it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row of the plain text.

    Attributes:
        start, end: code points, half-open.
        kind: `paragraph`, `heading`, `item`, `row` or `caption`.
        where: the place in the source, such as `line 12` or `/body/p[3]`.
    """

    start: int
    end: int
    kind: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One publication, as plain text with its metadata.

    Attributes:
        id: the file stem, with `~` and eight hex digits of the hash where stems collide.
        text: what all offsets refer to.
        language: `zh` or `en`.
        published: the day of publication; None where nobody says.
        published_text: as given (`2023`, `2024-02`), for dates that are not exact.
        publisher_class: `authority`, `press`, `blog`, `reprint` or `unknown`.
        area: the place the whole document is about, where metadata says so.
        sha256: of the source's bytes.
        encoding: as which the bytes were read, such as `gb18030`.
        media_type: `text/plain`, `text/markdown` or `text/html`.
        inferred: names of the fields that no metadata gave and the reader inferred.
        warnings: what was odd but did not stop the reading, as (code, detail).
    """

    id: str
    text: str
    language: str
    sha256: str
    encoding: str
    media_type: str
    source_name: str
    size_bytes: int
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_class: str = "unknown"
    published: date | None = None
    published_text: str | None = None
    area: str | None = None
    inferred: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()

    @classmethod
    def of_text(
        cls, text: str, language: str, *, id: str = "d", publisher_class: str = "unknown"
    ) -> "Document":
        """Give a text that came from no file as a document without metadata or blocks.

        >>> Document.of_text("GDP rose 5%.", "en").size_bytes
        12
        """
        return cls(
            id=id,
            text=text,
            language=language,
            sha256="",
            encoding="utf-8",
            media_type="text/plain",
            source_name=f"{id}.txt",
            size_bytes=len(text.encode("utf-8", "replace")),
            publisher_class=publisher_class,
        )


@dataclass(frozen=True, slots=True)
class Source:
    """What the checks need to know of a document: who published it, when, and whose words it has.

    Attributes:
        original: the document that this one is a copy of; None where it is its own.
        published_text: as given, where that is no exact day.
        quoted: of its claims, those in the words of another document → that document.
    """

    doc: str
    publisher: str | None = None
    publisher_class: str = "unknown"
    published: date | None = None
    title: str | None = None
    language: str | None = None
    original: str | None = None
    published_text: str | None = None
    quoted: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> "Source":
        """Give the source of a document as its metadata tell it."""
        return cls(
            document.id,
            document.publisher,
            document.publisher_class,
            document.published,
            document.title,
            document.language,
            published_text=document.published_text,
        )
