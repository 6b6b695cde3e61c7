"""Give a figure the indicator and thing that the subject of its clause names."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clauses import Clause, ClauseReader
from jiqun.extraction.defaults import BY_WORDS
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.noun_phrases import Named, NounPhrases
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.things import PHYSICAL
from jiqun.model import Indicator, Measure

_OWNS = frozenset({"has", "have", "had", "is", "are", "was", "were", "be", "been"})
_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.CHANGE)
_DONE = frozenset(map(str, Indicator))
_END = re.compile(r"[,;:()\n]|\.(?:\s|\[|$)")
_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)
OPENS = 5
"""Characters of a sentence before the noun phrase that opens it: an article. Our choice."""
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
        if draft.value("measure") in _RATES and self._of_what(figure, draft, sentence, state):
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
            state.subject = held
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
        opens = clause.start - sentence.start < OPENS
        if clause.holder is not None:
            owner = self.nouns.read(*clause.holder)
            subject = named.subject or (owner.subject if owner is not None else None)
            named = replace(named, subject=subject, refers=subject is None)
        elif named.refers and not named.pronoun and not opens:
            state.mention = None
        self._apply(named, clause, draft, state)

    def _of_what(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> bool:
        """Read a rate before what grows: a 16.8-percent slide in property development."""
        lead = self.nouns.growth_of.match(self.text, figure.after, sentence.end)
        if lead is None:
            return False
        stop = _END.search(self.text, lead.end(), sentence.end)
        high = stop.start() if stop else sentence.end
        verb = self.clauses.verb_in(self.text, lead.end(), high)
        high = self.nouns.clause_end(lead.end(), verb.start() if verb else high)
        named = self.nouns.read(lead.end(), high) if lead.end() < high else None
        if named is None or (named.indicator is None and named.subject is None):
            return False
        if named.indicator is not None:
            draft.slots["indicator"] = state.indicator = named.indicator
            draft.slots["subject"] = state.subject = named.subject or Slot(None)
        elif named.subject is not None:
            draft.slots["subject"] = state.subject = named.subject
        return True

    def _done(self, clause: Clause, figure: Figure, draft: Draft) -> None:
        """Give a physical amount what its verb does to it: handled 40 million tonnes of cargo."""
        if clause.verb in self.sells and self._abroad.match(self.text, figure.after):
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

    def _carry(self, named: Named, behind: bool, draft: Draft, state: State) -> None:
        """Give `it`, `their sales`, `the pace` what the sentence before was about."""
        if named.indicator is not None and not behind:
            draft.slots["indicator"] = state.indicator = named.indicator
        told = self._mentioned(state)
        if told is None:
            return
        if told.subject is not None:
            draft.slots["subject"] = state.subject = told.subject.inherited()
        if named.indicator is None and told.indicator is not None and not behind:
            draft.slots["indicator"] = state.indicator = told.indicator.inherited()
            if told.subject is None:
                draft.slots["subject"] = state.subject = Slot(None)

    def _mentioned(self, state: State) -> Named | None:
        """Give what the sentence before, which has no figure, is about."""
        if state.mention is None:
            return None
        low, high = state.mention
        state.mention = None
        marks = self.g.lexicon.find(self.text, low, high)
        clause = self.clauses.of(Sentence(low, high, marks, [], []), high)
        named = self.nouns.read(clause.start, clause.end) if clause is not None else None
        if named is not None and not named.refers:
            return named
        kinds = [m for m in marks if m.meaning.indicator]
        if not kinds:
            return None
        return self.nouns.read(kinds[-1].start, self.nouns.clause_end(kinds[-1].start, high - 1))

    def _apply(self, named: Named, clause: Clause, draft: Draft, state: State) -> None:
        kind, subject = draft.slots.get("indicator"), draft.slots.get("subject")
        behind = kind is not None and kind.start is not None and kind.start >= clause.end
        if named.refers and named.subject is None:
            self._carry(named, behind, draft, state)
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
