"""Read lines that tell a label and its figure: `Registered companies: 3,940`."""

from jiqun.extraction.defaults import AREAS
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.model import Indicator, Measure

LONGEST = 90
"""Characters of a line up to its first figure, if it is a label and no sentence: our choice."""


def read_labelled(g: Grammar, text: str, drafts: list[Draft]) -> None:
    """Give the first figure of such a line what its label names, and nothing of lines before."""
    if not (g.spaced and drafts):
        return
    draft = drafts[0]
    line = text.rfind("\n", 0, draft.start) + 1
    if draft.start - line > LONGEST or draft.value("measure") is not Measure.LEVEL:
        return
    found = g.pack.form("indicators", "counting", "label_before").search(text, line, draft.start)
    if found is None:
        return
    span = found.span("what")
    words = found["what"].split()
    if words[0].lower() in g.phrases.broad or any(c.isdigit() for c in found["what"]):
        return  # Total area: what it is of, stands above; Harvest 2022: that is a time
    marks = g.lexicon.find(text, *span)
    kinds = [m for m in marks if m.meaning.indicator]
    subject = draft.slots.get("subject")
    if subject is not None and subject.start is not None and span[0] <= subject.start < span[1]:
        return  # the label was read where counts are
    if not kinds and not any(m.meaning.area for m in marks):
        _name(g, text, draft, span)
        return
    if draft.value("indicator") is Indicator.LAND and not draft.value("subject"):
        draft.slots["subject"] = Slot(text[slice(*span)].lower(), *span)


def _name(g: Grammar, text: str, draft: Draft, span: tuple[int, int]) -> None:
    """Make the label what is counted or measured."""
    label = g.phrases.label(text[slice(*span)])
    draft.slots["subject"] = Slot(label, *span)
    kind = draft.slots.get("indicator")
    told = kind is not None and kind.start is not None and span[0] <= kind.start
    if draft.value("unit") == "count":
        if kind is None or kind.value is not Indicator.EMPLOYMENT:
            draft.slots["indicator"] = Slot(Indicator.COUNT, *span)
    elif not told:
        usual = Indicator.LAND if draft.value("unit") in AREAS else Indicator.OTHER
        draft.slots["indicator"] = Slot(usual, how=DEFAULT)
