"""Evidence for labels of a closed list: which indicator a figure is, and whether it is a fact.

A multinomial logit (McFadden 1974, eq. 12) on the words around the figure, its unit and measure,
and what the grammar made of it.
"""

from collections.abc import Mapping, Sequence

from jiqun.extraction.fitted.surroundings import Case, kind_of_unit, pairs, parts_of

LEFT, RIGHT, NEAR = 12, 8, 3
"""Words before and behind a figure that count as beside it, and how many count with their place:
our choice; the clauses of our texts are about that long."""

Weights = Mapping[str, Mapping[str, float]]


def evidence(field: str, case: Case) -> list[str]:
    """Give what may speak for a label of a field, `indicator` or `status`, by names."""
    draft = case.draft
    left, right = case.around(LEFT, RIGHT)
    unit, measure = kind_of_unit(draft), draft.value("measure") or "level"
    slot = draft.slots.get(field)
    own = "none" if slot is None or slot.value is None else str(slot.value)
    how = "none" if slot is None else slot.how
    subject = draft.value("subject")
    told = case.told[-1].value("indicator") if case.told else None
    return [
        *(f"L:{word}" for word in left),
        *(f"L{n}:{word}" for n, word in enumerate(reversed(left[-NEAR:]))),
        *(f"LL:{pair}" for pair in pairs(left[-8:])),
        *(f"R:{word}" for word in right),
        *(f"R{n}:{word}" for n, word in enumerate(right[:NEAR])),
        *(f"RR:{pair}" for pair in pairs(right[:6])),
        *(f"S:{word}" for word in case.said()),
        f"unit:{unit}",
        f"measure:{measure}",
        f"unit:{unit}:{measure}",
        f"status:{draft.value('status') or 'actual'}",
        f"bound:{draft.value('bound') or 'eq'}",
        f"own:{own}",
        f"own:{own}:{how}",
        f"how:{how}",
        f"own:{own}:{unit}:{measure}",
        *(f"subject:{word}" for word in parts_of(subject) or ["NONE"]),
        f"before:{told}",
    ]


def scores(weights: Weights, known: Sequence[str]) -> dict[str, float]:
    """Give the score of each label that anything speaks for or against."""
    found: dict[str, float] = {}
    for name in known:
        for label, weight in weights.get(name, {}).items():
            found[label] = found.get(label, 0.0) + weight
    return found
