"""Give figures in a list the things told in a list before: A, B and C, output of 1, 2 and 3."""

import re
from itertools import pairwise
from typing import Any

from jiqun.extraction.clauses import ClauseReader
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.named_lists import list_cutter
from jiqun.extraction.noun_phrases import NounPhrases
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Measure

LONGEST_STEP = 60
"""Characters from one list of figures to another of the same things: our choice."""
LONGEST_ITEM = 60
"""Characters of one name in a list: our choice."""


class PairedLists:
    """Pairs lists of names with lists of figures in one text."""

    def __init__(self, g: Grammar, text: str, clauses: ClauseReader, nouns: NounPhrases) -> None:
        """Compile the words of a pack."""
        self.g, self.text, self.clauses, self.nouns = g, text, clauses, nouns
        table = g.pack.clauses.get("lists") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._of_all = kept_pattern(str(table["of_all"]), re.I)
        self._opens = kept_pattern(rf"(?:{longest_first(table['opens'])})\s+", re.I)
        self._goes_on = kept_pattern(str(table["goes_on"]), re.I)
        self._respectively = kept_pattern(rf"[\s,]*(?:{longest_first(table['closes'])})\b", re.I)

    def read(self, s: Any, drafts: list[Draft]) -> None:
        """Give each run of figures of a sentence the things of the list it belongs to."""
        if not self.works:
            return
        told: list[Slot] | None = None
        for run in self._runs(drafts):
            first = drafts.index(run[0])
            named = self._named(s, run) if told is None else None
            if named is not None:
                told = named
            if told is not None and len(told) == len(run):
                for draft, slot in zip(run, told, strict=True):
                    draft.slots["subject"] = slot
                continue
            before = drafts[max(0, first - len(run)) : first]
            if self._respectively.match(self.text, run[-1].end) is not None:
                self._as_before(run, before)
            elif len(before) == len(run):
                self._same_things(run, before)

    def _runs(self, drafts: list[Draft]) -> list[list[Draft]]:
        runs: list[list[Draft]] = []
        for draft in drafts:
            joined = bool(runs) and self._continues(runs[-1][-1], draft)
            if joined:
                runs[-1].append(draft)
            else:
                runs.append([draft])
        return [run for run in runs if len(run) > 1]

    def _continues(self, before: Draft, draft: Draft) -> bool:
        alike = all(before.value(n) == draft.value(n) for n in ("unit", "measure"))
        return alike and self.g.is_connector(self.text[before.end : draft.start])

    def _named(self, s: Any, run: list[Draft]) -> list[Slot] | None:
        """Give the names that `that is`, `namely` or a colon list before a run, one a figure."""
        opens = list(self._opens.finditer(self.text, s.start, run[0].start))
        if not opens:
            return None
        low = opens[-1].end()
        verb = self.clauses.verb_in(low, run[0].start)
        high = verb.start() if verb else run[0].start
        kind = [m for m in s.marks if m.meaning.indicator and low < m.start < high]
        if kind and (comma := self.text.rfind(", ", low, kind[-1].start)) > 0:
            high = comma if self._of_all.fullmatch(self.text, comma, kind[-1].start) else high
        spans = list_cutter(self.g.pack.code).cut(self.text, low, high, len(run))
        if spans is None or any(end - start > LONGEST_ITEM for start, end in spans):
            return None
        return [Slot(self.nouns.label(*span), *span) for span in spans]

    def _as_before(self, run: list[Draft], before: list[Draft]) -> None:
        """Give the growth of things told just before, each with its level, those things."""
        if len(before) != len(run) or any(d.value("measure") is not Measure.LEVEL for d in before):
            return
        if any(d.value("measure") is Measure.LEVEL for d in run):
            return
        things = [(d.value("indicator"), d.value("subject")) for d in before]
        if any(a == b for a, b in pairwise(things)):
            return
        for draft, level in zip(run, before, strict=True):
            draft.take(level, "indicator", "subject")

    def _same_things(self, run: list[Draft], before: list[Draft]) -> None:
        """Give as many figures as there were before, told of one list, the things of that list.

        Steel and glass rose 5% and 3% respectively, 2 and 1 points more than all industry.
        """
        told = [d.slots.get("subject", Slot(None)) for d in before]
        ours = {d.value("subject") for d in run}
        names = {slot.value for slot in told}
        between = self.text[before[-1].end : run[0].start]
        if len(names) < len(told) or None in names or len(ours) > 1 or len(between) > LONGEST_STEP:
            return
        if self._goes_on.fullmatch(between) is None:
            return
        for draft, slot in zip(run, told, strict=True):
            draft.slots["subject"] = slot.inherited()
