"""Records that every layer speaks: standard library only."""

from jiqun.model.cell import UNSPECIFIED, Cell, area_slug, series_slug
from jiqun.model.claim import (
    Bound,
    Claim,
    Indicator,
    Measure,
    Status,
    Trace,
    claim_from_record,
    exact_number,
    plain_number,
)
from jiqun.model.decision import (
    CHOICES,
    NOTES,
    SETTLING,
    VERDICTS,
    Decision,
    decision_from_record,
)
from jiqun.model.document import Block, Document, Source
from jiqun.model.errors import (
    MESSAGES,
    CatalogueError,
    EngineError,
    InputError,
    JiqunError,
    LedgerError,
    MissingExtra,
    Refusal,
    close_hint,
    printable,
    told,
)
from jiqun.model.finding import (
    Finding,
    Kind,
    Outcome,
    Severity,
    finding_from_record,
)
from jiqun.model.interval import (
    APPROX_FACTOR,
    Interval,
    last_place,
    plain_fraction,
    printed_interval,
    printed_value,
)
from jiqun.model.observation import Observation
from jiqun.model.period import Period
from jiqun.model.reconciled import Reconciled
from jiqun.model.repair import Repair, Reread, Resolution, Term
from jiqun.model.sentence import sentence_span

__all__ = [
    "APPROX_FACTOR",
    "CHOICES",
    "MESSAGES",
    "NOTES",
    "SETTLING",
    "UNSPECIFIED",
    "VERDICTS",
    "Block",
    "Bound",
    "CatalogueError",
    "Cell",
    "Claim",
    "Decision",
    "Document",
    "EngineError",
    "Finding",
    "Indicator",
    "InputError",
    "Interval",
    "JiqunError",
    "Kind",
    "LedgerError",
    "Measure",
    "MissingExtra",
    "Observation",
    "Outcome",
    "Period",
    "Reconciled",
    "Refusal",
    "Repair",
    "Reread",
    "Resolution",
    "Severity",
    "Source",
    "Status",
    "Term",
    "Trace",
    "area_slug",
    "claim_from_record",
    "close_hint",
    "decision_from_record",
    "exact_number",
    "finding_from_record",
    "last_place",
    "plain_fraction",
    "plain_number",
    "printable",
    "printed_interval",
    "printed_value",
    "sentence_span",
    "series_slug",
    "told",
]
