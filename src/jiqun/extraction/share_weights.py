"""Read shares told by whose they are: its weight in industry, their share of exports."""

import re
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure
from jiqun.extraction.state import Draft, Slot, State
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_CHANGES = (Measure.SHARE, Measure.SHARE_CHANGE)


class ShareWeights:
    """Reads the weights of what was told of before in one text."""

    def __init__(self, text: str, clauses: ClauseThings, table: dict[str, Any]) -> None:
        """Compile the words before a whole."""
        self.text, self.clauses = text, clauses
        self._share_in = kept_pattern(str(table["share_in"]), re.I)

    def read(
        self,
        figure: Figure,
        draft: Draft,
        sentence: Any,
        gap: int,
        state: State,
        before: Draft | None,
    ) -> None:
        """Read whose share of what it is: its weight in industry, their share of exports."""
        if draft.value("measure") not in _CHANGES:
            return
        found = self._share_in.search(self.text, max(sentence.start, gap), figure.start)
        if found is None:
            return
        nouns = self.clauses.nouns
        verb = self.clauses.clauses.verb_in(found.end(), figure.start)
        end = nouns.clause_end(found.end(), verb.start() if verb else figure.start)
        named = nouns.read(found.end(), end) if found.end() < end else None
        if named is None or named.refers:
            return
        told = (sentence.previous or before or draft).value("indicator")
        kind = named.indicator.value if named.indicator else told
        begin = nouns.begin(found.end(), end)
        label = " ".join(self.text[begin:end].split())
        subject = named.subject.value if named.subject is not None else None
        if kind is Indicator.GDP:
            label = "gdp"
        elif kind in (Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT) and subject is not None:
            label = f"{subject} {str(kind).replace('_', ' ')}"
        elif kind in (*TRADED, Indicator.INVESTMENT) and subject is None:
            label = f"total {kind}"
        draft.set("of", label, (begin, end))
        part = (before or draft).slots.get("subject")
        if sentence.previous is not None:
            part = sentence.previous.slots.get("subject")
        if part is not None and part.value:
            draft.slots["subject"] = state.subject = part.inherited()
        if kind is not None:
            draft.slots["indicator"] = state.indicator = Slot(kind, begin, end)
