"""Candidates for what a share or a gap is of, and what speaks for each.

Candidates are the noun phrases of the sentence, the labels of the contract for usual wholes, the
wholes of figures before, none, and what the grammar chose.
"""

from collections.abc import Sequence
from functools import partial

from jiqun.extraction.fitted.choices import Candidate, Group
from jiqun.extraction.fitted.phrases import Found
from jiqun.extraction.fitted.subjects import add_own
from jiqun.extraction.fitted.surroundings import Case
from jiqun.extraction.state import Slot
from jiqun.model import Measure

OF = (Measure.SHARE, Measure.CONTRIBUTION, Measure.SHARE_CHANGE, Measure.GROWTH_GAP)
"""Measures that are of something."""
LEFT, RIGHT, NEAR = 10, 10, 4
"""Words before and behind a figure that are weighed, and how many with their place: our choice."""


def wholes(case: Case, found: Found, usual: Sequence[str]) -> Found:
    """Give the candidates of a figure by their labels, the phrases found around it among them."""
    indicator, context = case.indicator, case.context
    left, right = case.around(LEFT, RIGHT)
    near = [*(f"L:{word}" for word in left), *(f"R:{word}" for word in right)]
    near += [f"R{n}:{word}" for n, word in enumerate(right[:NEAR])]
    for label in usual:
        one = found.setdefault(label, Candidate(Slot(label)))
        one.add("usual", label, f"{label}:{indicator}", f"{label}:{context}")
        one.groups.append(Group(partial(_beside, label, near)))
    told = next((d for d in reversed(case.told) if d.of.value is not None), None)
    if told is not None:
        slot = told.of
        here = told.start >= case.at
        alike = told.indicator == case.draft.value("indicator")
        found.setdefault(slot.value, Candidate(slot.inherited())).add(
            "told", f"told:here{here}", f"told:here{here}:alike{alike}", f"told:{context}"
        )
    none = found.setdefault(None, Candidate(Slot(None)))
    none.add(f"none:{context}", f"none:{indicator}", f"none:{context}:{indicator}")
    none.groups.append(Group(partial(_beside, "none", near)))
    add_own(found, case.draft, "of", context, indicator)
    return found


def _beside(label: str, near: Sequence[str]) -> list[str]:
    return [f"{label}:{name}" for name in near]
