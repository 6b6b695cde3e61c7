"""Candidates for what a figure is of, and what speaks for each.

Candidates are the noun phrases of the sentence and of the one before it, what the figures before
were of, what the last of them were of most, nothing at all, and what the grammar chose.
"""

from jiqun.extraction.fitted.choices import Candidate
from jiqun.extraction.fitted.phrases import Found
from jiqun.extraction.fitted.surroundings import Case, parts_of
from jiqun.extraction.state import Draft, Slot

REMEMBERED = 4
"""How many subjects told before are candidates: our choice."""


def subjects(case: Case, found: Found) -> Found:
    """Give the candidates of a figure by their labels, the phrases found around it among them."""
    indicator, context = case.indicator, case.context
    _add_told(found, case, context, indicator)
    for rank, (label, share) in enumerate(case.whole.common["subject"]):
        one = found.setdefault(label, Candidate(Slot(label)))
        one.add("common", f"common{rank}", f"common:{share:.1f}")
    none = found.setdefault(None, Candidate(Slot(None)))
    none.add(f"none:{context}", f"none:{indicator}", f"none:{indicator}:{context}")
    add_own(found, case.draft, "subject", context, indicator)
    return found


def _add_told(found: Found, case: Case, context: str, indicator: str) -> None:
    """Add what the figures before were of, the nearest first."""
    seen: list[str | None] = []
    for before in reversed(case.told):
        label = before.subject.value
        if label in seen:
            continue
        seen.append(label)
        if len(seen) > REMEMBERED:
            return
        if label is None:
            continue
        rank = len(seen)
        alike = before.indicator == case.draft.value("indicator")
        found.setdefault(label, Candidate(before.subject.inherited())).add(
            f"told{rank}",
            f"told{rank}:here{before.start >= case.at}",
            f"told:{context}",
            f"told{rank}:{indicator}",
            f"told:alike{alike}",
            *(f"tw:{word}" for word in parts_of(label)),
        )


def add_own(found: Found, draft: Draft, field: str, context: str, indicator: str) -> None:
    """Mark what the grammar chose."""
    slot = draft.slots.get(field) or Slot(None)
    found.setdefault(slot.value, Candidate(slot)).add(
        "own",
        f"own:{slot.how}",
        f"own:{slot.how}:{indicator}",
        f"own:{context}",
        f"own:none{slot.value is None}:{indicator}",
        f"own:none{slot.value is None}:{context}",
        *(f"ow:{word}" for word in parts_of(slot.value)),
    )
