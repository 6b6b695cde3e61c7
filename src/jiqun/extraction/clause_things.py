"""Give a figure the indicator and thing that the subject of its clause names."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clauses import Clause, ClauseReader
from jiqun.extraction.defaults import BY_WORDS
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.noun_phrases import Named, NounPhrases
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.things import PHYSICAL
from jiqun.model import Indicator, Measure

_OWNS = frozenset({"has", "have", "had", "is", "are", "was", "were", "be", "been"})
_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.CHANGE)
_DONE = frozenset(map(str, Indicator))
_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)
LONGEST_STEP = 70
"""Characters between a level and its growth: our choice, longer ones hold clauses."""


class ClauseThings:
    """Settles what the clauses of one text are about."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the readers of clauses and noun phrases."""
        self.g, self.text = g, text
        self.clauses = ClauseReader(g.pack, text)
        self.nouns = NounPhrases(g, text)
        table = g.pack.clauses.get("deeds") or {}
        self.acts = {
            str(v): Indicator(kind) for kind, verbs in table.items() if kind in _DONE for v in verbs
        }
        self.sells = frozenset(map(str, table.get("sells", ())))
        self._abroad = re.compile(str(table.get("abroad", "(?!)")))
        self.works = g.spaced and self.clauses.works and self.nouns.works

    def settle(self, figure: Figure, draft: Draft, sentence: Any, gap: int, state: State) -> None:
        """Give a draft what its own clause names, where it begins behind the figure before."""
        if not self.works or figure.form == "rank":
            return
        clause = self.clauses.of(sentence, figure.start)
        if clause is None or clause.after <= gap:
            self._goes_on(figure, draft, sentence)
            return
        if clause.verb in self.nouns.agents:
            return
        if draft.value("measure") is Measure.CHANGE and figure.unit == "percent":
            return  # cuts gas use by 25 percent: the gas, not the kiln
        self._done(clause, figure, draft)
        held = draft.slots.get("subject")
        if held is not None and held.start is not None and held.start >= figure.end:
            if "indicator" in draft.slots:
                state.indicator = draft.slots["indicator"]
            return  # handled 40 million tonnes of cargo
        if figure.unit == "count" and clause.verb in _OWNS:
            return
        named = self.nouns.read(clause.start, clause.end)
        if named is None:
            return
        if not clause.verb and self._is_proper(clause, sentence):
            return  # of which Kostanay 61.9 thousand: a place or firm that no list has
        self._apply(replace(named, refers=True) if clause.held else named, clause, draft, state)

    def _done(self, clause: Clause, figure: Figure, draft: Draft) -> None:
        """Give a physical amount what its verb does to it: handled 40 million tonnes of cargo."""
        if self._abroad.match(self.text, figure.after) and clause.verb in self.sells:
            draft.slots["indicator"] = Slot(Indicator.EXPORTS, clause.end, clause.after)
        kind = self.acts.get(clause.verb)
        if kind is not None and figure.unit in PHYSICAL and draft.value("measure") in _AMOUNTS:
            stated = draft.slots.get("indicator")
            if stated is None or (stated.start or 0) < clause.end:
                draft.slots["indicator"] = Slot(kind, clause.end, clause.after)

    def _goes_on(self, figure: Figure, draft: Draft, sentence: Any) -> None:
        """Give a rate that only goes on the thing of the figure before it: …, up 7.7 percent."""
        before = sentence.previous
        if before is None or draft.value("measure") not in _RATES:
            return
        between = self.text[before.end : figure.start]
        if len(between) > LONGEST_STEP or before.value("unit") in ("percent", "rank"):
            return
        marks = self.g.lexicon.find(self.text, before.end, figure.start)
        if any(m.meaning.indicator or m.meaning.subject for m in marks if not m.meaning.cues):
            return
        for name in ("indicator", "subject"):
            if name in before.slots:
                draft.slots[name] = before.slots[name].inherited()

    def act(self, figure: Figure, sentence: Any) -> tuple[Clause, Indicator | None] | None:
        """Give the clause of counted things, and what its verb does to them."""
        if not self.works:
            return None
        clause = self.clauses.of(sentence, figure.start)
        return (clause, self.acts.get(clause.verb)) if clause is not None else None

    def _is_proper(self, clause: Clause, sentence: Any) -> bool:
        words = self.text[clause.start : clause.end].split()
        if clause.start <= sentence.start + 2 or not all(w[:1].isupper() for w in words):
            return False
        meaning = self.g.lexicon.meaning(" ".join(words))
        return meaning is None or not (meaning.indicator or meaning.subject)

    def _apply(self, named: Named, clause: Clause, draft: Draft, state: State) -> None:
        kind, subject = draft.slots.get("indicator"), draft.slots.get("subject")
        behind = kind is not None and kind.start is not None and kind.start >= clause.end
        if named.refers and named.subject is None:
            if named.indicator is not None and not behind:
                draft.slots["indicator"] = named.indicator
            return
        if named.indicator is not None:
            if not behind:
                draft.slots["indicator"] = named.indicator
            here = subject is not None and (subject.start or 0) >= clause.start
            if named.subject is not None:
                draft.slots["subject"] = named.subject
            elif (named.whole or named.indicator.value in BY_WORDS) and not here:
                draft.slots["subject"] = Slot(None)
        elif named.subject is not None:
            if behind and subject is not None and (subject.start or 0) >= clause.end:
                return
            draft.slots["subject"] = named.subject
        state.subject = draft.slots.get("subject", state.subject)
        if "indicator" in draft.slots:
            state.indicator = draft.slots["indicator"]
