"""Which formats can be read; a new one is a file that defines a `Reader` and a line here."""

from pathlib import PurePath

from jiqun.documents.html import HTML
from jiqun.documents.plain import MARKDOWN, PLAIN
from jiqun.documents.reading import Reader
from jiqun.model import Refusal

READERS: tuple[Reader, ...] = (PLAIN, MARKDOWN, HTML)


def reader_of(name: str, media_type: str | None = None) -> Reader:
    """Give the reader for a file name, or for a media type where one is given.

    Raises:
        Refusal: nobody reads such files; the known suffixes are listed.
    """
    suffix = PurePath(name).suffix.lower()
    for reader in READERS:
        if media_type in reader.media_types or (media_type is None and suffix in reader.suffixes):
            return reader
    known = ", ".join(s for reader in READERS for s in reader.suffixes)
    raise Refusal("unknown_format", suffix=media_type or suffix or "(none)", known=known)
