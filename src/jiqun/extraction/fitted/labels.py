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


def evidence(case: Case) -> list[Group]:
    """Give what may speak for a label of one of the fields."""
    draft, context = case.draft, case.context
    left, right = case.around(LEFT, RIGHT)
    told = case.told[-1].indicator if case.told else None
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
    said = Group(lambda: [f"S:{word}" for word in case.said()], key=case.window())
    return [Group(lambda: dict.fromkeys(names)), said]


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


class Labels:
    """The weights of all fields as one, so that evidence is looked up but once.

    Attributes:
        names: field and label, by place.
        fields: field → the places of its labels.
    """

    def __init__(self, fitted: Mapping[str, Any]) -> None:
        """Give every label of every field a place."""
        found: dict[str, list[tuple[int, float]]] = {}
        places: dict[tuple[str, str], int] = {}
        for field in FIELDS:
            for name, told in fitted.get(field, {}).items():
                known = found.setdefault(name, [])
                for label, weight in told.items():
                    known.append((places.setdefault((field, label), len(places)), weight))
        self._weights, self._places = found, places
        self.names = [*places]
        self.fields: dict[str, list[int]] = {}
        for (field, _), place in places.items():
            self.fields.setdefault(field, []).append(place)

    def place(self, field: str, label: object) -> int | None:
        """Give the place of a label; None for one without weights."""
        return self._places.get((field, str(label)))

    def scores(self, groups: Sequence[Group], kept: dict[Any, list[float]]) -> list[float]:
        """Give what speaks for each label; sums of weights, on the scale of log odds."""
        found = [0.0] * len(self.names)
        for group in groups:
            known = None if group.key is None else kept.get(group.key)
            if known is None:
                known = self._summed(group.names())
                if group.key is not None:
                    kept[group.key] = known
            found = [one + other for one, other in zip(found, known, strict=True)]
        return found

    def _summed(self, names: Iterable[str]) -> list[float]:
        found, get = [0.0] * len(self.names), self._weights.get
        for name in names:
            told = get(name)
            if told is not None:
                for place, weight in told:
                    found[place] += weight
        return found

    def strongest(self, case: Case, place: int) -> tuple[int, int]:
        """Give the characters of the word beside a figure that most speaks for a label."""
        s, (before, behind) = case.words, case.places
        left = range(max(s.behind(case.at), before - LEFT), before)
        right = range(behind, min(len(s.words), behind + RIGHT))
        heard = [
            (dict(self._weights.get(f"{side}:{s.words[n]}", ())).get(place, 0.0), n)
            for side, places in (("L", left), ("R", right))
            for n in places
        ]
        best = max(heard, default=(0.0, -1))[1]
        return (s.starts[best], s.ends[best]) if best >= 0 else (case.draft.start, case.draft.end)
