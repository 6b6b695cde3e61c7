"""Which figures the reader itself doubts."""

from jiqun.model import Claim

SURE = 0.75
"""Confidence of a reading from which a note may rest on it, where only the words around a figure
tell what it is of: our choice; of those at it and above, 84 in 100 are read rightly."""


def is_read_surely(claim: Claim, least: float = SURE) -> bool:
    """Whether the reader does not doubt a figure; one that no reader read is not doubted."""
    return claim.confidence is None or claim.confidence >= least
