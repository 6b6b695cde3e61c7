"""Bytes to text: readers for each format, encodings, metadata, and a map back to the source."""

from jiqun.documents.containers import (
    ARCHIVES,
    Member,
    is_archive,
    is_container,
    member,
    members,
)
from jiqun.documents.copies import (
    Copy,
    Printed,
    find_copies,
    independent_sources,
    originals,
    printed,
    rank_of,
)
from jiqun.documents.files import MAX_BYTES, find, load, sidecar_of
from jiqun.documents.grid import TABLE_SUFFIXES, Grid, Layout, read_grid
from jiqun.documents.identity import document_ids, safe_stem
from jiqun.documents.read import read, read_bytes, read_member
from jiqun.documents.reading import Hint, Reader, Reading
from jiqun.documents.registry import READERS, reader_of
from jiqun.documents.tongues import language_of
from jiqun.documents.version import reader_version
from jiqun.documents.wording import Wording, in_same_words, quoted

__all__ = [
    "ARCHIVES",
    "MAX_BYTES",
    "READERS",
    "TABLE_SUFFIXES",
    "Copy",
    "Grid",
    "Hint",
    "Layout",
    "Member",
    "Printed",
    "Reader",
    "Reading",
    "Wording",
    "document_ids",
    "find",
    "find_copies",
    "in_same_words",
    "independent_sources",
    "is_archive",
    "is_container",
    "language_of",
    "load",
    "member",
    "members",
    "originals",
    "printed",
    "quoted",
    "rank_of",
    "read",
    "read_bytes",
    "read_grid",
    "read_member",
    "reader_of",
    "reader_version",
    "safe_stem",
    "sidecar_of",
]
