"""Read figures of rates that have a name: the supporting rate climbed from 30 to 55 percent.

What such a rate stands at is a share and no growth, whichever verb leads to it; only `by` or a bare
`up` tells how it moved. A rate without a known indicator is itself what the figure is of.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.model import Indicator, Measure

BEHIND = 48
"""Characters behind a rate in which stands what it is the rate of: our choice."""
LEAD = 24
"""Characters before a figure in which stands how it is led to: our choice."""


def read_named_rates(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Give the figures of a sentence that tell the level of a named rate their measure and name."""
    if not g.spaced:
        return
    named = g.pack.form("indicators", "measures", "named_rate")
    of_what = g.pack.form("indicators", "measures", "rate_of_what")
    moved = g.pack.form("indicators", "measures", "rate_moved")
    for draft in drafts:
        kind = draft.slots.get("indicator")
        if kind is None or kind.start is None or draft.value("unit") != "percent":
            continue
        if not s.start <= kind.start < draft.start:
            continue
        if named.search(text, kind.start, kind.end or 0) is None:
            continue
        low = max(kind.end or 0, draft.start - LEAD)
        if draft.value("measure") is Measure.GROWTH and not moved.search(text, low, draft.start):
            draft.slots["measure"] = Slot(Measure.SHARE, kind.start, kind.end)
            draft.slots["value"] = Slot(abs(draft.value("value")), draft.start, draft.end)
        subject = draft.slots.get("subject")
        if kind.value is not Indicator.OTHER or not _is_elsewhere(subject, kind):
            continue
        behind = of_what.match(text, kind.end or 0, min(draft.start, (kind.end or 0) + BEHIND))
        end = behind.end() if behind is not None else kind.end or 0
        words = " ".join(text[kind.start : end].split())
        draft.slots["subject"] = Slot(words, kind.start, end)


def _is_elsewhere(subject: Slot | None, kind: Slot) -> bool:
    """Say whether a subject was told before the rate, and is not part of its name."""
    if subject is None or subject.value is None or subject.how == INHERITED:
        return True
    return (subject.end or 0) <= (kind.start or 0) or subject.start is None
