"""Read documents: every published figure becomes a claim tied to its characters."""

from jiqun.extraction.claims import Extraction, extract, read_claims
from jiqun.extraction.proposers import Endpoint, propose
from jiqun.extraction.quantities import Quantity, quantities
from jiqun.extraction.speakers import speaker_class
from jiqun.extraction.version import VERSION

__all__ = [
    "VERSION",
    "Endpoint",
    "Extraction",
    "Quantity",
    "extract",
    "propose",
    "quantities",
    "read_claims",
    "speaker_class",
]
