"""Read both sides of a share that a phrase names: the share of X in Y, of which X made up."""

import re
from itertools import pairwise
from typing import Any

from jiqun.extraction.defaults import SECTORS
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.extraction.wholes import of_label
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_SHARES = (Measure.SHARE, Measure.SHARE_CHANGE)
_MEASURED = (Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.PRODUCTION, Indicator.REVENUE)
_CHAIN = 3
"""Figures of one sentence that a phrase of a share is still of: our choice."""


class SharePhrases:
    """Reads the two sides of shares in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text, self.phrases = g, text, g.phrases
        table = g.pack.names.get("share_phrases") or {}
        self._sides = kept_pattern(str(table["sides"]), re.I) if table else None
        self._part = kept_pattern(str(table["part"]), re.I) if table else None
        self._met = kept_pattern(str(table["met_by_imports"])) if table else None
        self._which = kept_pattern(str(table["of_which"]), re.I) if table else None

    def read(self, s: Any, drafts: list[Draft], state: State) -> None:
        """Give the shares of a sentence the part and the whole that its phrases name."""
        if self._sides is not None and self._which is not None:
            if not self._two_sides(self._sides, s, drafts, state):
                self._part_alone(s, drafts)
            self._of_which(self._which, drafts)
        if self._met is not None:
            self._met_by_imports(self._met, s, drafts)

    def _two_sides(self, sides: re.Pattern[str], s: Any, drafts: list[Draft], state: State) -> bool:
        if not self.g.may("names.share_phrases.sides", self.text, s.start, s.end):
            return False
        found = None
        for found in sides.finditer(self.text, s.start, s.end):
            behind = [d for d in drafts if d.start >= found.end()][:_CHAIN]
            for draft in behind:
                if draft.value("measure") not in _SHARES:
                    break
                self._name(found, draft, s, state)
        return found is not None

    def _part_alone(self, s: Any, drafts: list[Draft]) -> None:
        """Read a part whose whole is not named; that of a sector of the economy is GDP."""
        may = self.g.may("names.share_phrases.part", self.text, s.start, s.end)
        found = self._part.search(self.text, s.start, s.end) if may and self._part else None
        if found is None:
            return
        part = found.span("part")
        marks = within(s.marks, *part)
        if any(m.meaning.indicator for m in marks) or self.phrases.is_vague(found["part"]):
            return
        known = [m for m in marks if m.meaning.subject and m.end == part[1]]
        name = known[-1].meaning.subject if known else self.phrases.label(found["part"])
        for draft in [d for d in drafts if d.start >= found.end()][:_CHAIN]:
            if draft.value("measure") not in _SHARES:
                break
            if draft.value("subject") in SECTORS and draft.value("of") == "gdp":
                continue  # the proportion of the three industries was 2:52:46
            draft.slots["subject"] = Slot(name, *part)
            of = draft.slots.get("of")
            if of is not None and of.start is not None and part[0] <= of.start < part[1]:
                del draft.slots["of"]
            if name in SECTORS:
                draft.slots["of"] = Slot("gdp", *part)
                draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, *part)

    def _name(self, found: re.Match[str], draft: Draft, s: Any, state: State) -> None:
        part, whole = found.span("part"), found.span("whole")
        inside = within(s.marks, *whole)
        kind = next((m for m in inside if m.meaning.indicator), None)
        thing = next((m for m in inside if m.meaning.subject and not m.meaning.indicator), None)
        label = of_label(self.g, kind, state, thing) if kind is not None else None
        draft.slots["of"] = Slot(label or self.phrases.label(found["whole"]), *whole)
        measured = next(
            (m for m in within(s.marks, *part) if m.meaning.indicator and not m.meaning.subject),
            kind,
        )
        subject = [m for m in within(s.marks, *part) if m.meaning.subject]
        name = self.phrases.label(found["part"]) if not subject else subject[-1].meaning.subject
        draft.slots["subject"] = Slot(name, *part)
        owner = next((m for m in within(s.marks, *part) if m.meaning.indicator), None)
        if owner is not None and owner.meaning.whole and owner.end == part[1]:
            draft.slots["indicator"] = Slot(
                Indicator(owner.meaning.indicator or "other"), owner.start, owner.end
            )
            draft.slots["subject"] = Slot(owner.meaning.subject, owner.start, owner.end)
            return
        if measured is not None and Indicator(measured.meaning.indicator or "other") in _MEASURED:
            draft.slots["indicator"] = Slot(
                Indicator(measured.meaning.indicator or "other"), measured.start, measured.end
            )
        elif label == "gdp":
            draft.set("indicator", Indicator.VALUE_ADDED)

    def _met_by_imports(self, met: re.Pattern[str], s: Any, drafts: list[Draft]) -> None:
        """Read how much of a need imports meet: the product is part and whole (ruling 19)."""
        if not self.g.may("names.share_phrases.met_by_imports", self.text, s.start, s.end):
            return
        for found in met.finditer(self.text, s.start, s.end):
            for draft in drafts:
                if not found.start() <= draft.start < found.start("thing"):
                    continue
                thing = Slot(self.phrases.label(found["thing"]), *found.span("thing"))
                draft.slots["subject"] = draft.slots["of"] = thing
                draft.slots["indicator"] = Slot(Indicator.IMPORTS, found.start(), draft.start)
                draft.set("measure", Measure.SHARE, (draft.start, draft.end))
                owner = [m for m in within(s.marks, *found.span()) if m.meaning.area]
                if owner:
                    place = Slot(owner[-1].meaning.area, owner[-1].start, owner[-1].end)
                    draft.slots["area"] = place

    def _of_which(self, which: re.Pattern[str], drafts: list[Draft]) -> None:
        """Give `revenue reached 41 billion, of which tax made up 64.8%` its whole: the revenue."""
        for before, draft in pairwise(drafts):
            if draft.value("measure") is not Measure.SHARE or draft.value("of") is not None:
                continue
            if not which.search(self.text, before.end, draft.start):
                continue
            whole = next((d for d in drafts if d.value("measure") is not Measure.GROWTH), before)
            source = whole.slots.get("subject")
            if source is None or source.value in (None, "total"):
                source = whole.slots.get("indicator")
            if source is None or source.start is None or source.end is None:
                continue
            words = " ".join(self.text[source.start : source.end].split())
            draft.slots["of"] = Slot(words, source.start, source.end, INHERITED)
