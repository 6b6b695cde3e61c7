"""Read what plain words tell of figures that no other reader gave a measure or an indicator."""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.model import Indicator, Measure

LEAD = 60
"""Characters before a figure in which growth is told without what grows: our choice."""
BEHIND = 160
"""Characters behind a figure in brackets in which the verb of its clause stands: our choice."""
_GROWS = (Measure.GROWTH, Measure.GROWTH_AVG)


def read_plain(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Read growth that is the economy's, and rates in brackets before the verb of their clause."""
    if not g.spaced:
        return
    promised = g.pack.form("indicators", "measures", "growth_alone")
    bracketed = g.pack.form("indicators", "measures", "bracketed_moves")
    for draft in drafts:
        if draft.value("unit") != "percent":
            continue
        kind = draft.slots.get("indicator")
        unknown = kind is None or (kind.value is Indicator.OTHER and kind.how == DEFAULT)
        if unknown and draft.value("subject") is None and draft.value("measure") in _GROWS:
            found = promised.search(text, max(s.start, draft.start - LEAD), draft.start)
            if found is not None:
                draft.slots["indicator"] = Slot(Indicator.GDP, *found.span("growth"))
        if draft.value("measure") is Measure.SHARE and text[draft.start - 1 : draft.start] == "(":
            moved = bracketed.match(text, draft.end, min(s.end, draft.end + BEHIND))
            if moved is None:
                continue
            draft.slots["measure"] = Slot(Measure.GROWTH, *moved.span("verb"))
            draft.slots.pop("of", None)
            if moved["down"]:
                draft.slots["value"] = Slot(-abs(draft.value("value")), draft.start, draft.end)
