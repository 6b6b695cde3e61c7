"""Read documents: every published figure becomes a claim tied to its characters."""

from jiqun.extraction.claims import Extraction, extract, read_claims
from jiqun.extraction.mentions import Mention, mentions
from jiqun.extraction.quantities import Quantity, quantities
from jiqun.extraction.speakers import speaker_class
from jiqun.extraction.version import VERSION

__all__ = [
    "VERSION",
    "Extraction",
    "Mention",
    "Quantity",
    "extract",
    "mentions",
    "quantities",
    "read_claims",
    "speaker_class",
]
