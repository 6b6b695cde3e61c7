"""Tell a contribution to a growth from a share of a level."""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft
from jiqun.model import Measure

REACH = 90
"""Characters beside a figure in which the words for a contributed growth stand: our choice."""


def read_driven(g: Grammar, text: str, s: Sentence, drafts: list[Draft]) -> None:
    """Make the other side of a contribution a growth where its words say so.

    `contributed 35% to GDP growth`, 贡献率: part's increase over that of the whole. `contributed
    22% to the value added of industry` stays the share that it is.
    """
    before, behind = (g.pack.form("indicators", "driven", side) for side in ("before", "behind"))
    floor = s.start
    for draft in drafts:
        first, floor = max(floor, draft.start - REACH), draft.end
        of = draft.value("of")
        if draft.value("measure") is not Measure.CONTRIBUTION or not isinstance(of, str):
            continue
        if draft.value("unit") != "percent" or of.endswith(("growth", "increment")):
            continue
        last = min(s.end, draft.end + REACH)
        mark = before.search(text, first, draft.start) or behind.match(text, draft.end, last)
        if mark is not None:
            side = of.removesuffix(" value added")
            draft.set("of", f"{side} growth", (mark.start(), mark.end()))
