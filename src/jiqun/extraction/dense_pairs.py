"""Pair Chinese figures told `respectively` with as many figures told one by one before them.

营业收入110亿元，进出口额29亿元，分别增长20%和1.6倍: each rate is of its own amount; 甲市21万吨、
乙市14万吨，分列全省第2位、第3位: each place in the list is held by its own city.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft
from jiqun.lang import Forms
from jiqun.model import Measure

_ZH = Forms("zh", "forms", "pairs")

_GROWTHS = ("percent", "multiple")
_SHARED = ("indicator", "subject", "area")


def read_pairs(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Give each figure of a row behind `respectively` what its own amount before it is of."""
    if g.spaced or len(drafts) < 4 or _ZH.each.search(text, s.start, s.end) is None:
        return
    at = 2
    while at < len(drafts) - 1:
        row = _row(text, drafts, at)
        amounts = drafts[max(0, at - len(row)) : at]
        if len(row) > 1 and len(amounts) == len(row) and _are_told_apart(text, amounts, row[0]):
            for draft, amount in zip(row, amounts, strict=True):
                _take(draft, amount, row[0])
        at += len(row)


def _row(text: str, drafts: Sequence[Draft], at: int) -> list[Draft]:
    """Give the figures of one kind that are joined from one on."""
    row = [drafts[at]]
    for draft in drafts[at + 1 :]:
        rates = draft.value("unit") in _GROWTHS and row[0].value("unit") in _GROWTHS
        alike = rates or draft.value("unit") == row[0].value("unit")
        if not alike or _ZH.joins.fullmatch(text, row[-1].end, draft.start) is None:
            break
        row.append(draft)
    return row


def _are_told_apart(text: str, amounts: Sequence[Draft], first: Draft) -> bool:
    """Say whether levels differ in what or where they are, and a row is told of them."""
    if _ZH.then_each.fullmatch(text, amounts[-1].end, first.start) is None:
        return False
    if any(a.value("measure") is not Measure.LEVEL for a in amounts):
        return False
    if len({a.value("unit") for a in amounts}) > 1:
        return False
    return len({tuple(str(a.value(k)) for k in _SHARED) for a in amounts}) == len(amounts)


def _take(draft: Draft, amount: Draft, first: Draft) -> None:
    """Give a rate what its amount is of, and a place in a list who holds it."""
    if draft.value("unit") == "rank":
        draft.take(amount, "area")
        return
    draft.take(amount, *_SHARED, "period", "status")
    if draft.value("unit") == "multiple" and first.value("measure") is Measure.GROWTH:
        draft.take(first, "measure")
