"""Claims, cells, observations and findings in one DuckDB file; the only package with SQL."""

from jiqun.ledger.cells import (
    NOWHERE,
    areas_of,
    cells_of,
    dimension_of,
    subject_code,
    subject_of,
)
from jiqun.ledger.frames import frame_of
from jiqun.ledger.reader import Ledger, open_ledger
from jiqun.ledger.rows import quote_of
from jiqun.ledger.store import SCHEMA_VERSION, LedgerWriter
from jiqun.ledger.views import (
    FINDINGS_SHOWN,
    AreaView,
    CopiesView,
    DocumentSummary,
    DocumentView,
    Overview,
    Quote,
    SeriesSummary,
    SeriesView,
)

__all__ = [
    "FINDINGS_SHOWN",
    "NOWHERE",
    "SCHEMA_VERSION",
    "AreaView",
    "CopiesView",
    "DocumentSummary",
    "DocumentView",
    "Ledger",
    "LedgerWriter",
    "Overview",
    "Quote",
    "SeriesSummary",
    "SeriesView",
    "areas_of",
    "cells_of",
    "dimension_of",
    "frame_of",
    "open_ledger",
    "quote_of",
    "subject_code",
    "subject_of",
]
