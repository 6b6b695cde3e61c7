"""Evidence for labels of a closed list: which indicator a figure is, and whether it is a fact.

A multinomial logit for each field (McFadden 1974, eq. 12) on the words around the figure, its unit
and measure, and what the grammar made of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jiqun.extraction.fitted.choices import Group
from jiqun.extraction.fitted.surroundings import Case, parts_of
from jiqun.extraction.state import Draft

FIELDS = ("indicator", "status")
LEFT, RIGHT, NEAR = 12, 8, 3
"""Words before and behind a figure that count as beside it, and how many count with their place:
our choice; the clauses of our texts are about that long."""

Weights = Mapping[str, Mapping[str, float]]
"""Evidence → label → weight; in those of several fields, a label is named with its field."""


def joined(fitted: Mapping[str, Weights], fields: Iterable[str]) -> Weights:
    """Give the weights of several fields as one, so that evidence is looked up but once."""
    found: dict[str, dict[str, float]] = {}
    for field in fields:
        for name, told in fitted[field].items():
            known = found.setdefault(name, {})
            known.update({f"{field}={label}": weight for label, weight in told.items()})
    return found


def evidence(case: Case) -> list[Group]:
    """Give what may speak for a label of one of the fields."""
    draft, context = case.draft, case.context
    left, right = case.around(LEFT, RIGHT)
    told = case.told[-1].value("indicator") if case.told else None
    names = [
        *(f"L:{word}" for word in left),
        *(f"L{n}:{word}" for n, word in enumerate(reversed(left[-NEAR:]))),
        *(f"R:{word}" for word in right),
        *(f"R{n}:{word}" for n, word in enumerate(right[:NEAR])),
        f"unit:{case.unit}",
        f"measure:{draft.value('measure') or 'level'}",
        f"unit:{context}",
        f"bound:{draft.value('bound') or 'eq'}",
        *(name for field in FIELDS for name in _own(draft, field, context)),
        *(f"subject:{word}" for word in parts_of(draft.value("subject")) or ["NONE"]),
        f"before:{told}",
    ]
    said = Group(lambda: [f"S:{word}" for word in case.said()], case.window())
    return [Group(lambda: set(names)), said]


def _own(draft: Draft, field: str, context: str) -> tuple[str, ...]:
    slot = draft.slots.get(field)
    own = "none" if slot is None or slot.value is None else str(slot.value)
    how = "none" if slot is None else slot.how
    return (
        f"{field}:{own}",
        f"{field}:{own}:{how}",
        f"{field}:how:{how}",
        f"{field}:{own}:{context}",
    )


def scores(weights: Weights, groups: Sequence[Group], kept: dict[Any, Any]) -> dict[str, float]:
    """Give the score of each label that anything speaks for or against."""
    found: dict[str, float] = {}
    for group in groups:
        known = None if group.key is None else kept.get(group.key)
        if known is None:
            known = {}
            for name in group.names():
                told = weights.get(name)
                if told is not None:
                    for label, weight in told.items():
                        known[label] = known.get(label, 0.0) + weight
            if group.key is not None:
                kept[group.key] = known
        for label, weight in known.items():
            found[label] = found.get(label, 0.0) + weight
    return found


def strongest(weights: Weights, case: Case, label: str) -> tuple[int, int]:
    """Give the characters of the word beside a figure that most speaks for a label."""
    s, (before, behind) = case.words, case.places()
    first = max(s.behind(case.at), before - LEFT)
    sides = (("L", range(first, before)), ("R", range(behind, min(len(s.words), behind + RIGHT))))
    heard = [
        (weights.get(f"{side}:{s.words[n]}", {}).get(label, 0.0), n)
        for side, places in sides
        for n in places
    ]
    best = max(heard, default=(0.0, -1))[1]
    return (s.starts[best], s.ends[best]) if best >= 0 else (case.draft.start, case.draft.end)
