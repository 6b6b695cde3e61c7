"""Bytes to text: readers for each format, encodings, metadata, and a map back to the source."""

from jiqun.documents.copies import independent_sources, same_sentence
from jiqun.documents.files import MAX_BYTES, find, load, sidecar_of
from jiqun.documents.grid import TABLE_SUFFIXES, Grid, Layout, read_grid
from jiqun.documents.identity import document_ids, safe_stem
from jiqun.documents.read import language_of, read, read_bytes
from jiqun.documents.reading import Hint, Reader, Reading
from jiqun.documents.registry import READERS, reader_of

__all__ = [
    "MAX_BYTES",
    "READERS",
    "TABLE_SUFFIXES",
    "Grid",
    "Hint",
    "Layout",
    "Reader",
    "Reading",
    "document_ids",
    "find",
    "independent_sources",
    "language_of",
    "load",
    "read",
    "read_bytes",
    "read_grid",
    "reader_of",
    "safe_stem",
    "same_sentence",
    "sidecar_of",
]
