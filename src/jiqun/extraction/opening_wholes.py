"""Read the wholes that open their sentence: of its exports, 12 percent were cars."""

from collections.abc import Mapping
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.figures import Figure
from jiqun.extraction.pronoun_wholes import total_label
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure


class OpeningWholes:
    """Reads the wholes that open the sentences of one text."""

    def __init__(self, text: str, clauses: ClauseThings, table: Mapping[str, Any]) -> None:
        """Compile the forms of a pack."""
        self.text, self.clauses = text, clauses
        self._opening = kept_pattern(str(table.get("opening", "(?!)")))
        self._of_these = kept_pattern(str(table.get("of_these", "(?!)")))
        self._are = kept_pattern(str(table.get("are", "(?!)")))

    def read(self, figure: Figure, draft: Draft, sentence: Any) -> bool:
        """Give a share the whole that opens its sentence; say whether one does."""
        if draft.value("measure") is not Measure.SHARE:
            return False
        if self._counted(draft, sentence.previous, sentence.start):
            return True
        found = self._opening.search(self.text, sentence.start, figure.start)
        if found is None:
            return False
        span = found.span("whole")
        named = self.clauses.nouns.read(*span)
        if named is None or named.refers or (named.indicator is None and named.subject is None):
            return False
        thing = named.subject
        draft.slots["indicator"] = named.indicator or Slot(Indicator.OTHER, *span)
        label = total_label(draft.value("indicator")) if thing is None else str(thing.value)
        draft.slots["of"] = Slot(label or " ".join(self.text[slice(*span)].split()), *span)
        who = self._are.match(self.text, figure.after, sentence.end)
        told = self.clauses.nouns.read(*who.span("who")) if who is not None else None
        if told is not None and told.subject is not None and told.indicator is None:
            draft.slots["subject"] = told.subject
        elif thing is not None:
            draft.slots["subject"] = thing
        return True

    def _counted(self, draft: Draft, counted: Draft | None, start: int) -> bool:
        """Read a share of what was counted right before: of the 300 firms, 12 percent are …."""
        if counted is None or counted.value("unit") != "count":
            return False
        if counted.value("subject") is None:
            return False
        if not self._of_these.fullmatch(self.text, start, counted.start):
            return False
        draft.slots["of"] = counted.slots["subject"].inherited()
        return True
