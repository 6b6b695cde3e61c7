"""Part what is told of deposits and loans at once: 存贷款余额355.81亿元、195.72亿元."""

from collections.abc import Sequence
from itertools import pairwise

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "deposits")

BOTH = "deposits and loans"
"""The subject of deposits and loans told as one number (guidelines for Chinese)."""


def part_deposits(g: Grammar, text: str, drafts: Sequence[Draft]) -> None:
    """Give the first of two numbers that are told of both to deposits, the second to loans."""
    if g.spaced:
        return
    parted = False
    for first, second in pairwise(drafts):
        both = first.value("subject") == second.value("subject") == BOTH
        alike = all(first.value(field) == second.value(field) for field in ("unit", "measure"))
        if not (both and alike and _ZH.between.fullmatch(text, first.end, second.start)):
            continue
        if not parted and first.value("unit") == "percent":
            continue  # a rate of both, and one of something else
        parted = True
        for draft, kind in ((first, Indicator.DEPOSITS), (second, Indicator.LOANS)):
            draft.slots["indicator"] = Slot(kind, draft.start, draft.end)
            draft.slots["subject"] = Slot(None)
