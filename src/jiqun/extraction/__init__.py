"""Read documents: every published figure becomes a claim tied to its characters."""

from jiqun.extraction.claims import Extraction, extract, read_claims
from jiqun.extraction.mentions import Mention, mentions
from jiqun.extraction.version import VERSION

__all__ = ["VERSION", "Extraction", "Mention", "extract", "mentions", "read_claims"]
