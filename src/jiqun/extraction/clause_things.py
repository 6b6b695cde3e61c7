"""Give a figure the indicator and thing that the subject of its clause names."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clause_objects import ClauseObjects
from jiqun.extraction.clauses import Clause, clause_reader
from jiqun.extraction.deeds import Deeds
from jiqun.extraction.defaults import BY_WORDS, FLOWS, TRADED, is_industry
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.named import Named
from jiqun.extraction.noun_phrases import NounPhrases
from jiqun.extraction.referents import OPENS, Referents
from jiqun.extraction.state import Draft, Slot, State
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_OWNS = frozenset({"has", "have", "had"})
_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.CHANGE)
_END = re.compile(r"[,;:()\n]|\.(?:\s|\[|$)")
_PARTS = (Measure.SHARE, Measure.CONTRIBUTION)
LONGEST_STEP = 70
"""Characters between a level and its growth: our choice, longer ones hold clauses."""


class ClauseThings:
    """Settles what the clauses of one text are about."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the readers of clauses and noun phrases."""
        self.g, self.text = g, text
        self.clauses = clause_reader(g.pack.code).reading(text)
        self.nouns = NounPhrases.for_text(g, text)
        self.objects = ClauseObjects(g, text, self.clauses, self.nouns)
        self.deeds = Deeds.for_text(g, text)
        self.referents = Referents(g, text, self.clauses, self.nouns)
        table = g.pack.clauses.get("deeds") or {}
        self._wants = kept_pattern(str(table.get("wants", "(?!)")), re.I)
        self._relative = kept_pattern(str(table.get("relative", "(?!)")), re.I)
        self._next = kept_pattern(str(table.get("next", "(?!)")), re.I)
        self._listed = kept_pattern(str(table.get("listed", "(?!)")), re.I)
        self._having = kept_pattern(str(table.get("having", "(?!)")), re.I)
        self.who = str(table.get("who", "{thing}"))
        self.among = kept_pattern(str(table.get("among", "(?!)")), re.I)
        self.classed = kept_pattern(str(table.get("classed", "(?!)")), re.I)
        self.more = kept_pattern(str(table.get("more", "(?!)")), re.I)
        self.works = g.spaced and self.clauses.works and self.nouns.works

    def settle(self, figure: Figure, draft: Draft, sentence: Any, gap: int, state: State) -> None:
        """Give a draft what its own clause names, where it begins behind the figure before."""
        if not self.works or figure.form == "rank":
            return
        if self._followed_by(figure, draft, sentence, gap):
            return
        if draft.value("measure") in _RATES and self._of_what(figure, draft, sentence, state):
            return
        if self._of_counted(figure, draft, sentence):
            return
        if self.objects.by_whom(figure, draft, sentence, state):
            return
        if self._of_antecedent(figure, draft, sentence, gap, state):
            return
        clause = self.clauses.of(sentence, figure.start)
        if clause is not None and self.objects.read(figure, draft, clause, gap, sentence, state):
            return
        if clause is None or clause.after <= gap:
            if clause is not None and self._listed.fullmatch(self.text, gap, figure.start):
                self.deeds.apply(clause, figure, draft)
            self._goes_on(figure, draft, sentence)
            return
        if clause.verb in self.nouns.agents:
            return
        if draft.value("measure") is Measure.CHANGE and figure.unit == "percent":
            return  # cuts gas use by 25 percent: the gas, not the kiln
        self.deeds.apply(clause, figure, draft)
        held = draft.slots.get("subject")
        if clause.verb in self.deeds.sends and self.deeds.sends_all(clause, figure):
            who = self.nouns.read(clause.start, clause.end)
            ours = who.subject if who is not None and self.referents.is_industry(who) else None
            draft.slots["subject"] = state.subject = ours or Slot(None)
            return
        sent = held is not None and held.value and (held.start or 0) >= clause.after > gap
        if sent and draft.value("indicator") in TRADED and clause.verb in self.deeds.acts:
            state.subject, state.indicator = held, draft.slots["indicator"]
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
        self._apply(named, clause, figure, draft, sentence, gap, state)

    def _of_counted(self, figure: Figure, draft: Draft, sentence: Any) -> bool:
        """Give what counted things have them: 120 projects with a total investment of …."""
        things = sentence.counted
        if things is None or draft.value("subject") not in (None, "total"):
            return False
        if not self._having.search(self.text, things.end, figure.start):
            return False
        own = things.slots.get("subject")
        if own is None or own.value is None or draft.value("indicator") is None:
            return False
        draft.slots["subject"] = own.inherited()
        return True

    def _of_antecedent(
        self, figure: Figure, draft: Draft, sentence: Any, gap: int, state: State
    ) -> bool:
        """Read of what a clause is told: energy costs, which rose; wants exports to reach."""
        low = max(gap, sentence.start)
        found = None
        if self.g.may("clauses.deeds.relative", self.text, low, figure.start):
            found = self._relative.search(self.text, low, figure.start)
        if found is None and self.g.may("clauses.deeds.wants", self.text, low, figure.start):
            found = self._wants.search(self.text, low, figure.start)
        if found is None:
            return False
        low, high = found.span("what")
        named = self.nouns.read(low, high)
        if named is None or named.refers:
            return False
        clause = Clause(low, high, found["verb"].lower(), found.end("verb"))
        self._apply(named, clause, figure, draft, sentence, gap, state)
        return True

    def _followed_by(self, figure: Figure, draft: Draft, sentence: Any, gap: int) -> bool:
        """Read who comes next in a list of sizes: followed by Italy with 11 percent."""
        found = self._next.search(self.text, gap, figure.start)
        before = sentence.previous
        if found is None or before is None:
            return False
        draft.take(before, "indicator", "measure", "of")
        low, high = found.span("who")
        named = self.nouns.read(low, high)
        label = named.subject.value if named is not None and named.subject else None
        draft.slots["subject"] = Slot(label or " ".join(self.text[low:high].split()), low, high)
        return True

    def _of_what(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> bool:
        """Read a rate before what grows: a 16.8-percent slide in property development."""
        lead = self.nouns.growth_of.match(self.text, figure.after, sentence.end)
        if lead is None:
            return False
        stop = _END.search(self.text, lead.end(), sentence.end)
        high = stop.start() if stop else sentence.end
        verb = self.clauses.verb_in(lead.end(), high)
        high = self.nouns.clause_end(lead.end(), verb.start() if verb else high)
        named = self.nouns.read(lead.end(), high) if lead.end() < high else None
        kinds = [m for m in self.g.lexicon.find(self.text, lead.end(), high) if m.meaning.indicator]
        if kinds and (named is None or named.indicator is None):
            named = self.nouns.read(lead.end(), kinds[0].end)  # a verb that no list knows
        if named is None or (named.indicator is None and named.subject is None):
            return False
        if named.indicator is not None:
            draft.slots["indicator"] = state.indicator = named.indicator
            draft.slots["subject"] = state.subject = named.subject or Slot(None)
        elif named.subject is not None:
            draft.slots["subject"] = state.subject = named.subject
        return True

    def _goes_on(self, figure: Figure, draft: Draft, sentence: Any) -> None:
        """Give a rate that only goes on the thing of the figure before it: …, up 7.7 percent."""
        before, measure = sentence.previous, draft.value("measure")
        if before is None or measure not in (*_RATES, *_PARTS, Measure.MULTIPLE):
            return
        between = self.text[before.end : figure.start]
        if len(between) > LONGEST_STEP or before.value("unit") == "rank":
            return
        own = before.slots.get("subject", Slot(None))
        marks = self.g.lexicon.find(self.text, before.end, figure.start)
        if any(
            (m.meaning.indicator or m.meaning.subject)
            and not (own.start is not None and own.start <= m.start and m.end <= (own.end or 0))
            for m in marks
        ):
            return
        if measure in _PARTS and draft.value("subject") not in (None, "total"):
            return
        slots = [draft.slots.get(name, Slot(None)) for name in ("indicator", "subject")]
        flows = measure is Measure.MULTIPLE and before.value("indicator") in FLOWS
        counted = before.value("indicator") is not Indicator.COUNT
        counts = counted and measure in _RATES and before.value("unit") == "count"
        same = own.start if flows or counts else -1
        told = [s for s in slots if s.value is not None and s.start != same]
        if any((slot.start or 0) >= before.end for slot in told):
            return
        for name in ("indicator", "subject"):
            if before.value(name) is not None or measure in _RATES:
                draft.slots[name] = before.slots.get(name, Slot(None)).inherited()

    def act(self, figure: Figure, sentence: Any) -> tuple[Clause, Indicator | None] | None:
        """Give the clause of counted things, and what its verb does to them."""
        if not self.works:
            return None
        clause = self.clauses.of(sentence, figure.start)
        if clause is None:
            return None
        return clause, self.deeds.of(clause)

    def _is_proper(self, clause: Clause, sentence: Any) -> bool:
        words = self.text[clause.start : clause.end].split()
        if clause.start <= sentence.start + 2 or not all(w[:1].isupper() for w in words):
            return False
        meaning = self.g.lexicon.meaning(" ".join(words))
        return meaning is None or not (meaning.indicator or meaning.subject)

    def _of_the_same(self, named: Named, sentence: Any) -> bool:
        """Say whether a flow is of the goods before it: exports of robots …, and imports to …."""
        before = sentence.previous
        if before is None or named.indicator is None or named.indicator.value not in TRADED:
            return False
        goods = before.value("subject")
        return before.value("indicator") in TRADED and goods not in (None, "total")

    def _is_of_no_thing(self, named: Named, here: bool) -> bool:
        """Say whether an indicator without a thing is of the whole place, or of its own words."""
        kind = named.indicator.value if named.indicator is not None else None
        if named.whole and kind is not None and self.nouns.is_of_all(kind):
            return True
        return not here and (named.whole or kind in BY_WORDS)

    def _apply(
        self,
        named: Named,
        clause: Clause,
        figure: Figure,
        draft: Draft,
        sentence: Any,
        gap: int,
        state: State,
    ) -> None:
        named = self.referents.of_the_industry(named, state)
        kind, subject = draft.slots.get("indicator"), draft.slots.get("subject")
        behind = kind is not None and kind.start is not None and kind.start >= clause.end
        if named.refers and named.subject is None:
            self.referents.carry(named, clause, behind, draft, sentence, state)
            return
        if named.indicator is not None:
            if not behind or (kind is not None and self.deeds.is_valued(kind, named.indicator)):
                draft.slots["indicator"] = named.indicator
            here = subject is not None and (subject.start or 0) >= clause.start
            if named.subject is not None:
                draft.slots["subject"] = named.subject
            elif not clause.verb and self._of_the_same(named, sentence):
                draft.slots["subject"] = sentence.previous.slots["subject"].inherited()
            elif self._is_of_no_thing(named, here):
                draft.slots["subject"] = Slot(None)
        elif named.again:
            before = sentence.previous
            if before is not None and "indicator" in before.slots:
                draft.slots["indicator"] = before.slots["indicator"].inherited()
            draft.slots["subject"] = named.subject or Slot(None)
        elif named.subject is not None:
            whole = behind and kind is not None and kind.value is Indicator.GDP
            if whole and kind and "," not in self.text[kind.end or 0 : figure.start]:
                return  # figures show that the city reported a GDP of 1 trillion yuan
            near = subject is not None and (subject.start or 0) >= max(clause.end, gap)
            if behind and near and not self.nouns.is_empty(str(draft.value("subject"))):
                return
            draft.slots["subject"] = named.subject
            self.deeds.size(clause, figure, draft)
            self.referents.actor = named.subject, sentence.end
        bare = named.indicator is not None and named.bare
        if not bare:
            state.subject = draft.slots.get("subject", state.subject)
        if state.subject is not None and is_industry(self.g, str(state.subject.value or "")):
            state.industry = state.subject
        if "indicator" in draft.slots:
            state.indicator = draft.slots["indicator"]
