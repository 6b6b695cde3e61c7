"""What the shares of a table are of, by the head of their column or the label of their row."""

import re

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.tables import Cell
from jiqun.extraction.wholes import left_of, of_label

_OF = re.compile(r"(?:%|per ?cent|share|proportion) of (?:the )?(?:total )?", re.I)


def whole_of(g: Grammar, text: str, head: Cell) -> Slot | None:
    """Give the whole that the head of a column of shares names: % of total GDP."""
    if not g.spaced:
        draft = Draft(head.start, head.end)
        marks = g.lexicon.find(text, head.start, head.end)
        marks = [m for m in marks if "share" not in m.meaning.cues]
        left_of(g, text, draft, marks, State())
        return draft.slots.get("of")
    behind = _OF.search(text, head.start, head.end)
    if behind is None:
        return None
    for mark in g.lexicon.find(text, behind.end(), head.end):
        label = of_label(g, mark, State())
        if label is not None:
            return Slot(label, mark.start, mark.end)
    return None
