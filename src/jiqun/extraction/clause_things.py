"""Give a figure the indicator and thing that the subject of its clause names."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clause_objects import ClauseObjects
from jiqun.extraction.clauses import Clause, clause_reader
from jiqun.extraction.defaults import BY_WORDS, TRADED, is_industry, is_money
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.noun_phrases import Named, NounPhrases
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.model import Indicator, Measure

_OWNS = frozenset({"has", "have", "had"})
_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.CHANGE)
_DONE = frozenset(map(str, Indicator))
_END = re.compile(r"[,;:()\n]|\.(?:\s|\[|$)")
_PARTS = (Measure.SHARE, Measure.CONTRIBUTION)
_NO_AMOUNT = ("count", "percent", "percentage_point", "multiple", "rank")
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
        self.clauses = clause_reader(g.pack.code).reading(text)
        self.nouns = NounPhrases(g, text)
        self.objects = ClauseObjects(g, text, self.clauses, self.nouns)
        table = g.pack.clauses.get("deeds") or {}
        self.acts = {
            str(v): Indicator(kind) for kind, verbs in table.items() if kind in _DONE for v in verbs
        }
        self.ships = frozenset(map(str, table.get("ships", ())))
        self._goods = re.compile(str(table.get("goods", "(?!)")), re.I)
        self.sells = frozenset(map(str, table.get("sells", ())))
        self.earns = frozenset(map(str, table.get("earns", ())))
        self._abroad = re.compile(str(table.get("abroad", "(?!)")))
        self._next = re.compile(str(table.get("next", "(?!)")), re.I)
        self._listed = re.compile(str(table.get("listed", "(?!)")), re.I)
        self._from = re.compile(str(table.get("from", "(?!)")), re.I)
        self._can = re.compile(str(table.get("can", "(?!)")), re.I)
        self._leaving_out = re.compile(str(table.get("leaving_out", "(?!)")), re.I)
        self._having = re.compile(str(table.get("having", "(?!)")), re.I)
        self.who = str(table.get("who", "{thing}"))
        self.among = re.compile(str(table.get("among", "(?!)")), re.I)
        self.classed = re.compile(str(table.get("classed", "(?!)")), re.I)
        self.more = re.compile(str(table.get("more", "(?!)")), re.I)
        self._worth = re.compile(str(table.get("worth", "(?!)")), re.I)
        self.actor: tuple[Slot, int] | None = None
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
        clause = self.clauses.of(sentence, figure.start)
        if clause is not None and self.objects.read(figure, draft, clause, gap, sentence, state):
            return
        if clause is None or clause.after <= gap:
            if clause is not None and self._listed.fullmatch(self.text, gap, figure.start):
                self._done(clause, figure, draft)
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

    def _done(self, clause: Clause, figure: Figure, draft: Draft) -> None:
        """Give a physical amount what its verb does to it: handled 40 million tonnes of cargo."""
        if clause.verb in self.sells and self._abroad.match(self.text, figure.after):
            draft.slots["indicator"] = Slot(Indicator.EXPORTS, clause.end, clause.after)
        sent = clause.verb in self.ships or clause.verb in self.sells
        if sent and self._goods.search(self.text, clause.after, figure.start):
            draft.slots["subject"] = Slot(None)  # goods worth 3 billion dollars: all of them
        paid = clause.verb in self.ships and is_money(figure.unit)
        if paid and self._worth.search(self.text, clause.after, figure.start):
            draft.slots["indicator"] = Slot(Indicator.EXPORTS, clause.end, clause.after)
        if is_money(figure.unit) and clause.verb in self.earns:
            stated = draft.slots.get("indicator")
            if stated is None or stated.value in (None, Indicator.OTHER):
                draft.slots["indicator"] = Slot(Indicator.REVENUE, clause.end, clause.after)
        kind = self._deed(clause)
        told = draft.slots.get("indicator")
        counted = figure.unit == "count" and (
            told is None or told.value is Indicator.COUNT or told.how == INHERITED
        )
        if (
            kind is not None
            and (counted or self._is_amount(figure))
            and draft.value("measure") in _AMOUNTS
        ):
            stated = draft.slots.get("indicator")
            if stated is None or (stated.start or 0) < clause.end:
                draft.slots["indicator"] = Slot(kind, clause.end, clause.after)

    def _is_amount(self, figure: Figure) -> bool:
        """Say whether a figure is of something weighed or measured."""
        return figure.unit not in _NO_AMOUNT and not is_money(figure.unit)

    def _goes_on(self, figure: Figure, draft: Draft, sentence: Any) -> None:
        """Give a rate that only goes on the thing of the figure before it: …, up 7.7 percent."""
        before, measure = sentence.previous, draft.value("measure")
        if before is None or measure not in (*_RATES, *_PARTS):
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
        if any(slot.value is not None and (slot.start or 0) >= before.end for slot in slots):
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
        return clause, self._deed(clause)

    def _deed(self, clause: Clause) -> Indicator | None:
        """Give what the verb of a clause does to the things behind it."""
        kind = self.acts.get(clause.verb)
        if kind is Indicator.PRODUCTION and self._can.search(self.text, clause.end, clause.after):
            return Indicator.CAPACITY  # can assemble 50,000 robots a year
        return kind

    def _is_proper(self, clause: Clause, sentence: Any) -> bool:
        words = self.text[clause.start : clause.end].split()
        if clause.start <= sentence.start + 2 or not all(w[:1].isupper() for w in words):
            return False
        meaning = self.g.lexicon.meaning(" ".join(words))
        return meaning is None or not (meaning.indicator or meaning.subject)

    def _carry(
        self, named: Named, clause: Clause, behind: bool, draft: Draft, sentence: Any, state: State
    ) -> None:
        """Give `it`, `their sales`, `the pace` what the sentence before was about."""
        if named.indicator is not None and not behind:
            draft.slots["indicator"] = state.indicator = named.indicator
        own = draft.slots.get("subject")
        if named.pronoun and own is not None and clause.start <= (own.start or 0) < clause.after:
            end = self.actor[1] if self.actor is not None else -1
            near = 0 <= sentence.start - end <= OPENS
            who = self.actor[0] if self.actor is not None and near else state.industry
            draft.slots["subject"] = who.inherited() if who is not None else Slot(None)
            state.subject = draft.slots["subject"]
        left_out = self._leaving_out.search(self.text, sentence.start, clause.start)
        if left_out is not None:
            span = left_out.span("what")
            draft.slots["subject"] = Slot(" ".join(self.text[slice(*span)].split()), *span)
            return
        told = self._mentioned(state)
        if told is None and named.pronoun and self.actor is not None:
            actor, end = self.actor
            if 0 <= sentence.start - end <= OPENS and named.indicator is not None:
                draft.slots["subject"] = state.subject = actor.inherited()
        if told is None and named.pronoun and draft.value("subject") is None:
            opener = self._opener(state.before, sentence.start)
            if opener is not None:
                draft.slots["subject"] = state.subject = state.industry = opener
        if told is None:
            return
        if told.subject is not None:
            draft.slots["subject"] = state.subject = told.subject.inherited()
        if named.indicator is None and told.indicator is not None and not behind:
            draft.slots["indicator"] = state.indicator = told.indicator.inherited()
            if told.subject is None:
                draft.slots["subject"] = state.subject = Slot(None)

    def _opener(self, before: tuple[int, int] | None, start: int) -> Slot | None:
        """Give the industry or goods that open the sentence before: Textiles remain ….

        `The industry` behind them is theirs.
        """
        if before is None or not 0 <= start - before[1] <= OPENS:
            return None
        verb = self.clauses.verb_in(*before)
        low = self.clauses.name_start(before[0], verb.start()) if verb is not None else before[1]
        named = self.nouns.read(low, verb.start()) if verb and low < verb.start() else None
        if named is None or named.refers or named.indicator is not None or named.subject is None:
            return None
        thing = str(named.subject.value)
        return named.subject.inherited() if is_industry(self.g, thing) else None

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

    def _size(self, clause: Clause, figure: Figure, draft: Draft) -> None:
        """Read what an industry is worth as its output, and what is earned from sales abroad."""
        source = self._from.match(self.text, figure.after)
        if source is not None:
            kind = self.g.lexicon.meaning(source["kind"])
            if kind is not None and kind.indicator:
                draft.slots["indicator"] = Slot(Indicator(kind.indicator), *source.span("kind"))
            return
        if not figure.unit.isupper() or not self._worth.search(self.text, clause.end, figure.start):
            return
        if is_industry(self.g, str(draft.value("subject"))):
            draft.slots["indicator"] = Slot(Indicator.GROSS_OUTPUT, clause.end, figure.start)

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
        kind, subject = draft.slots.get("indicator"), draft.slots.get("subject")
        behind = kind is not None and kind.start is not None and kind.start >= clause.end
        if named.refers and named.subject is None:
            self._carry(named, clause, behind, draft, sentence, state)
            return
        if named.indicator is not None:
            valued = kind is not None and kind.value is Indicator.GROSS_OUTPUT
            if not behind or (valued and named.indicator.value in TRADED):
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
            near = subject is not None and (subject.start or 0) >= max(clause.end, gap)
            if behind and near and not self.nouns.is_empty(str(draft.value("subject"))):
                return
            draft.slots["subject"] = named.subject
            self._size(clause, figure, draft)
            self.actor = named.subject, sentence.end
        bare = named.indicator is not None and named.bare
        if not bare:
            state.subject = draft.slots.get("subject", state.subject)
        if state.subject is not None and is_industry(self.g, str(state.subject.value or "")):
            state.industry = state.subject
        if "indicator" in draft.slots:
            state.indicator = draft.slots["indicator"]
