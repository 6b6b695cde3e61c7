"""Which formats can be read; a new one is a file with a reader and a line or two here."""

from importlib import import_module
from pathlib import PurePath
from typing import cast

from jiqun.documents.containers import ARCHIVES
from jiqun.documents.guarded import Read, guarded
from jiqun.documents.html import HTML
from jiqun.documents.plain import MARKDOWN, PLAIN
from jiqun.documents.reading import Hint, Reader, Reading
from jiqun.model import Refusal

INNER: dict[str, tuple[str, str]] = {
    "text": ("plain", "read_plain"),
    "Markdown": ("plain", "read_markdown"),
    "HTML": ("html", "read_html"),
    "CSV": ("csv_table", "read_csv"),
    "e-mail": ("mail", "read_mail"),
    "PDF": ("pdf", "read_pdf"),
    "Word": ("office", "read_docx"),
    "Excel": ("office", "read_xlsx"),
}
"""Format → the module and function that read it, imported when the first such file comes."""


def inner(name: str) -> Read:
    """Give the function that reads a format in this process, without guarding it."""
    module, function = INNER[name]
    return cast(Read, getattr(import_module(f"jiqun.documents.{module}"), function))


def _here(name: str) -> Read:
    def read(data: bytes, hint: Hint) -> Reading:
        return inner(name)(data, hint)

    return read


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_WORD, _EXCEL = f"{_OPEN_XML}.wordprocessingml.document", f"{_OPEN_XML}.spreadsheetml.sheet"
_TABLES = ("text/csv", "text/tab-separated-values")
READERS: tuple[Reader, ...] = (
    PLAIN,
    MARKDOWN,
    HTML,
    Reader("CSV", (".csv", ".tsv"), _TABLES, _here("CSV")),
    Reader("e-mail", (".eml",), ("message/rfc822",), _here("e-mail")),
    Reader("PDF", (".pdf",), ("application/pdf",), guarded("PDF")),
    Reader("Word", (".docx", ".docm"), (_WORD,), guarded("Word")),
    Reader("Excel", (".xlsx", ".xlsm"), (_EXCEL,), guarded("Excel")),
)


def reader_of(name: str, media_type: str | None = None) -> Reader:
    """Give the reader for a file name, or for a media type where one is given.

    Raises:
        Refusal: nobody reads such files; the known suffixes are listed. An archive is no document.
    """
    suffix = PurePath(name).suffix.lower()
    if media_type is None and suffix in ARCHIVES:
        raise Refusal("archive")
    for reader in READERS:
        if media_type in reader.media_types or (media_type is None and suffix in reader.suffixes):
            return reader
    known = ", ".join(s for reader in READERS for s in reader.suffixes)
    raise Refusal("unknown_format", suffix=media_type or suffix or "(none)", known=known)
