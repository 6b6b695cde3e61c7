"""Read documents: every published figure becomes a claim tied to its characters."""

from jiqun.extraction.claims import extract
from jiqun.extraction.version import VERSION

__all__ = ["VERSION", "extract"]
