"""Read what a figure is of from the object of its verb: increased sales by 8.9%, is made by …."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clauses import Clause
from jiqun.extraction.defaults import FLOWS, is_industry, is_money
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.named import Named
from jiqun.extraction.noun_phrases import NounPhrases
from jiqun.extraction.state import Draft, Slot, State
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

LONGEST_NOUN = 30
"""Characters of the noun that things are counted in: our choice."""
LONGEST_OBJECT = 80
"""Characters of an object between its verb and `by`: our choice."""


class ClauseObjects:
    """Reads the objects of the verbs of one text."""

    def __init__(self, g: Grammar, text: str, clauses: Any, nouns: NounPhrases) -> None:
        """Compile the words of a pack."""
        self.g, self.text, self.clauses, self.nouns = g, text, clauses, nouns
        table = g.pack.clauses.get("objects") if nouns.works else None
        self.works = bool(table)
        self._last: tuple[Draft, Clause] | None = None
        if not table:
            return
        self._moves = frozenset(map(str, table["moves"]))
        self._reaches = frozenset(map(str, table["reaches"]))
        self._reports = frozenset(map(str, table["reports"]))
        self._of = kept_pattern(str(table["of"]), re.I)
        self._by = kept_pattern(str(table["by"]), re.I)
        joins = longest_first(table["joins"])
        self._joins = kept_pattern(rf"\s*(?:,\s+(?:(?:{joins})\s+)?|\s(?:{joins})\s+)", re.I)
        self._whom = kept_pattern(str(table["whom"]), re.I)

    def read(
        self, figure: Figure, draft: Draft, clause: Clause, gap: int, sentence: Any, state: State
    ) -> bool:
        """Give a figure what the object of its verb says, and who does it."""
        before = sentence.previous
        if not self.moved(figure, draft, clause, gap, before) and not self.reported(
            figure, draft, clause, gap, before
        ):
            return False
        state.indicator = draft.slots["indicator"]
        state.subject = draft.slots.get("subject", state.subject)
        return True

    def moved(
        self, figure: Figure, draft: Draft, clause: Clause, gap: int, before: Draft | None
    ) -> bool:
        """Read `the cluster increased sales by 8.9% and employment by 8.6%`."""
        if not self.works:
            return False
        low = clause.after
        last = self._last
        if last is not None and before is last[0]:
            join = self._joins.match(self.text, last[0].end, figure.start)
            clause, low = (last[1], join.end()) if join else (clause, low)
        if clause.verb not in self._moves or low < gap:
            return False
        by = self._by.search(self.text, low, figure.start)
        if by is None or not 0 < by.start() - low <= LONGEST_OBJECT:
            return False
        thing = self.nouns.read(low, by.start())
        if thing is None or thing.indicator is None:
            return False
        who = self.nouns.read(clause.start, clause.end)
        self._last = draft, clause
        draft.slots["indicator"] = thing.indicator
        own = thing.subject if thing.subject is not None and thing.subject.value else None
        bare = thing.bare or (own is not None and own.start == thing.indicator.start)
        subject = own if not bare else None
        subject = subject or (who.subject if who is not None else None)
        if subject is None and last is not None and before is last[0]:
            subject = last[0].slots.get("subject")
        if subject is not None:
            draft.slots["subject"] = subject
        if draft.value("measure") is Measure.SHARE:
            draft.slots["measure"] = Slot(Measure.GROWTH, *by.span())
            draft.slots.pop("of", None)
        return True

    def reported(
        self, figure: Figure, draft: Draft, clause: Clause, gap: int, before: Draft | None
    ) -> bool:
        """Read `the top 100 enterprises realized an industrial added value of 162 billion yuan`.

        Who realized it is what it is of, and not what the indicator is called after.
        """
        low, last = clause.after, self._last
        told = clause.after <= gap or not clause.verb
        if last is not None and before is last[0] and told:
            join = self._joins.match(self.text, last[0].end, figure.start)
            clause, low = (last[1], join.end()) if join else (clause, low)
        if not self.works or clause.verb not in self._reports or low < gap:
            return False
        of = self._of.search(self.text, low, figure.start)
        if of is None or not 0 < of.start() - low <= LONGEST_OBJECT:
            return False
        thing = self.nouns.read(low, of.start())
        who = self.nouns.read(clause.start, clause.end)
        if thing is None or thing.indicator is None or who is None or who.subject is None:
            return False
        kind = thing.indicator
        if who.indicator is not None or who.refers or self._is_of_all(kind, who.subject):
            return False
        if kind.value is Indicator.OTHER:
            return False
        if kind.value is Indicator.PRODUCTION and is_money(figure.unit):
            kind = replace(kind, value=Indicator.GROSS_OUTPUT)
        self._last = draft, clause
        draft.slots["indicator"], draft.slots["subject"] = kind, who.subject
        return True

    def _is_of_all(self, kind: Slot, who: Slot) -> bool:
        """Say whether an indicator is of a whole place; but an industry pays taxes as well."""
        if kind.value is Indicator.FISCAL_REVENUE and is_industry(self.g, str(who.value)):
            return False
        return self.nouns.is_of_all(kind.value)

    def counted(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> bool:
        """Read `the production of NEVs reached 606,000 vehicles`: what is counted is made."""
        clause = self.clauses.of(sentence, figure.start) if self.works else None
        if clause is None or clause.verb not in self._reaches or figure.unit != "count":
            return False
        named = self.nouns.read(clause.start, clause.end)
        if named is None or named.indicator is None or named.subject is None:
            return False
        if named.indicator.value not in FLOWS or named.refers or named.bare:
            return False
        draft.slots["indicator"] = state.indicator = named.indicator
        draft.slots["subject"] = state.subject = named.subject
        noun = self.g.phrases.right(self.text, figure.after, figure.after + LONGEST_NOUN)
        if noun is not None and noun[0] - figure.after < 2:
            sentence.taken = noun[1]
        return True

    def by_whom(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> bool:
        """Read `700 million yuan is made by agricultural equipment`."""
        if not self.works or not is_money(figure.unit):
            return False
        found = self._whom.match(self.text, figure.after, sentence.end)
        if found is None:
            return False
        low, high = found.span("who")
        named: Named | None = self.nouns.read(low, self.nouns.clause_end(low, high))
        if named is None or named.subject is None or named.refers:
            return False
        draft.slots["subject"] = state.subject = named.subject
        if state.indicator is not None:
            draft.slots["indicator"] = state.indicator.inherited()
        return True
