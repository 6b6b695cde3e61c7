"""Read of what a benefit bears a part: half the rent, 12 percent of the equipment investment."""

from typing import Any

from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import kept_pattern

BEFORE = 110
"""Characters before a figure in which what is borne is told: our choice."""


class SubsidySides:
    """Gives shares that policies bear what they are of."""

    def __init__(self, table: dict[str, Any]) -> None:
        """Compile the words of a pack."""
        self._off = kept_pattern(str(table["taken_off"]))
        self._borne = kept_pattern(str(table["borne"]))
        self._put_in = kept_pattern(str(table["put_in"]))

    def read(self, text: str, s: Sentence, draft: Draft, stop: int) -> None:
        """Read the other side of one share."""
        of = draft.value("of")
        if of == "total investment":
            found = self._put_in.match(text, draft.end, stop)
            if found is not None:
                draft.slots["of"] = Slot(found["what"], *found.span("what"))
            return
        if of is not None:
            return
        found = self._off.match(text, draft.end, stop)
        if found is not None:
            name = "what" if found["what"] else "what_off"
            draft.slots["of"] = Slot(found[name], *found.span(name))
            return
        found = self._borne.search(text, max(s.start, draft.start - BEFORE), draft.start)
        if found is None:
            return
        draft.slots["of"] = Slot(found["what"].lower(), *found.span("what"))
        if found["thing"]:
            draft.slots["subject"] = Slot(found["thing"], *found.span("thing"))
