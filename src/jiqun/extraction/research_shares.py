"""Read shares that are spent on research: 4% of revenue on R&D, 5.2% of GDP to research."""

import re
from collections.abc import Mapping
from typing import Any

from jiqun.extraction.figures import Figure
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_CHANGES = (Measure.SHARE, Measure.SHARE_CHANGE)
RESEARCH = 90
"""Characters behind a share in which it says what it is spent on: our choice."""


class ResearchShares:
    """Reads what part of something goes into research in one text."""

    def __init__(self, text: str, table: Mapping[str, Any]) -> None:
        """Compile the words of a pack."""
        self.text = text
        self._research = kept_pattern(str(table["research"]), re.I)
        self._firms = kept_pattern(str(table["firms"]), re.I)
        self._is_research = kept_pattern(str(table["is_research"]), re.I)

    def of_gdp(self, draft: Draft) -> None:
        """Give a ratio of research spending that names no whole the usual one: GDP."""
        if draft.value("indicator") is not Indicator.RD_EXPENDITURE or draft.value("of"):
            return
        if draft.value("measure") not in _CHANGES:
            return
        subject = draft.value("subject")
        if subject in (None, "total"):
            draft.set("of", "gdp")
        elif self._firms.search(str(subject)):
            draft.set("of", "revenue")  # what firms spend is told of what they take in

    def settle(self, figure: Figure, draft: Draft, sentence: Any, limit: int) -> None:
        """Read what is spent on research out of something as research: 4% of revenue on R&D."""
        if draft.value("measure") is not Measure.SHARE or draft.value("of") is None:
            return
        stop = min(limit, sentence.end, figure.after + RESEARCH)
        of, subject = str(draft.value("of")), str(draft.value("subject"))
        if self._is_research.fullmatch(subject):
            draft.slots["indicator"] = Slot(Indicator.RD_EXPENDITURE, figure.after, stop)
            draft.slots["subject"] = Slot(None)
        elif self._is_research.fullmatch(of) or self._research.match(self.text, figure.after, stop):
            draft.slots["indicator"] = Slot(Indicator.RD_EXPENDITURE, figure.after, stop)
