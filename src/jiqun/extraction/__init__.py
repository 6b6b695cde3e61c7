"""Read documents: every published figure becomes a claim tied to its characters."""

from jiqun.extraction.claims import Extraction, extract, read_claims
from jiqun.extraction.mapping import SUFFIX as MAPPING_SUFFIX
from jiqun.extraction.mapping import TableMapping, TableProblems, metadata_name, read_mapping
from jiqun.extraction.mentions import Mention, mentions
from jiqun.extraction.proposers import Ask, Endpoint, is_open, propose
from jiqun.extraction.quantities import Quantity, quantities
from jiqun.extraction.speakers import speaker_class
from jiqun.extraction.table_documents import TableDocument, document_id, read_table
from jiqun.extraction.version import extractor_version

__all__ = [
    "MAPPING_SUFFIX",
    "Ask",
    "Endpoint",
    "Extraction",
    "Mention",
    "Quantity",
    "TableDocument",
    "TableMapping",
    "TableProblems",
    "document_id",
    "extract",
    "extractor_version",
    "is_open",
    "mentions",
    "metadata_name",
    "propose",
    "quantities",
    "read_claims",
    "read_mapping",
    "read_table",
    "speaker_class",
]
