"""Read parts that are named behind their number: `1.2 million vehicles, 391,000 of them electric`.

Such a number is of what is named there, and so is what is told of it next.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.plausible import names
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Measure

BEHIND = 70
"""Characters behind a number in which its part is named: our choice."""
_COUNTED = ("count", "t", "ha", "m2", "kWh", "GWh", "MW", "GW", "percent")


def read_named_parts(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Give the parts of a sentence their names."""
    if not g.spaced:
        return
    pattern = g.pack.form("quantities", "parts", "named_behind")
    for n, draft in enumerate(drafts):
        if n == 0 or draft.value("unit") not in _COUNTED:
            continue
        found = pattern.match(text, draft.end, min(s.end, draft.end + BEHIND))
        if found is None or not names(g.pack.code).is_name(found["what"]):
            continue
        what = Slot(g.phrases.label(found["what"]), *found.span("what"))
        kept = draft.value("subject")
        draft.slots["subject"] = what
        if draft.value("indicator") is None or draft.value("unit") != drafts[n - 1].value("unit"):
            continue
        draft.slots["indicator"] = drafts[n - 1].slots["indicator"].inherited()
        for later in drafts[n + 1 :]:
            if later.value("measure") is not Measure.GROWTH:
                break
            if later.value("subject") not in (kept, what.value, None):
                break
            later.slots["subject"] = what.inherited()
            later.slots["indicator"] = draft.slots["indicator"]
