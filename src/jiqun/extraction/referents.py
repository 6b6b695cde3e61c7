"""Find what `it`, `the industry`, `their sales` go back to: what was told of before."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clauses import Clause, ClauseReader
from jiqun.extraction.defaults import SECTORS, is_industry
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.named import Named
from jiqun.extraction.noun_phrases import NounPhrases
from jiqun.extraction.plausible import names
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.lang.patterns import kept_pattern

OPENS = 5
"""Characters of a sentence before the noun phrase that opens it: an article. Our choice."""
BEFORE = 6
"""Characters before a noun in which its article stands."""
FAR = 250
"""Characters before `the industry` in which it is named: our choice."""
NAME = 40
"""Characters before `industry` in which its name stands: our choice."""
BEGINNING = 900
"""Characters in which a text names the makers it is about: our choice."""
TITLE = 300
"""Characters of a beginning in which a text names the industry it is about: our choice."""


class Referents:
    """What the pronouns and bare nouns of one text stand for."""

    def __init__(self, g: Grammar, text: str, clauses: ClauseReader, nouns: NounPhrases) -> None:
        """Keep the readers of clauses and noun phrases; nothing is told yet."""
        self.g, self.text = g, text
        self.clauses, self.nouns = clauses, nouns
        table = g.pack.clauses.get("deeds") or {}
        self._leaving_out = kept_pattern(str(table.get("leaving_out", "(?!)")), re.I)
        self._makers = kept_pattern(str(table.get("makers", "(?!)")))
        self._the = kept_pattern(str(table.get("the", "(?!)")), re.I)
        self._head = kept_pattern(rf"(?<=[a-z] )(?:{longest_first(g.phrases.heads)})\b", re.I)
        self.actor: tuple[Slot, int] | None = None
        self._first: Slot | None = None
        self._names = names(g.pack.code)
        self._aside = g.pack.form("clauses", "deeds", "aside")
        self._many = g.pack.form("clauses", "deeds", "many")
        its, theirs = (str(table.get(name, "(?!)")) for name in ("its", "theirs"))
        self._owned = kept_pattern(rf"\s*(?:(?P<one>{its})|(?P<many>{theirs}))")

    def owner(self, start: int, before: tuple[int, int] | None) -> Slot | None:
        """Give whose a sentence's `its` is: what the sentence before is about, if that fits.

        `CATL built two plants in Yibin. Its revenue …` is of CATL, for plants are many. After a
        sentence on a place it is no thing's. None where nothing tells.
        """
        owned = self._owned.match(self.text, start) if before is not None else None
        if owned is None or before is None or not 0 <= start - before[1] <= OPENS:
            return None
        verb = self.clauses.verb_in(*before)
        low = self.clauses.name_start(before[0], verb.start()) if verb is not None else before[1]
        if verb is None or low >= verb.start():
            return None
        aside = self._aside.search(self.text, low, verb.start())
        named = self.nouns.read(low, aside.start() if aside else verb.start())
        if named is None or named.refers or named.indicator is not None or named.subject is None:
            return None
        words = str(named.subject.value)
        if any(c.isdigit() or c in ",;" for c in words) or not self._names.is_name(words):
            return None
        marks = self.g.lexicon.find(self.text, low, verb.start())
        if any(
            m.meaning.area and words.lower() == self.text[m.start : m.end].lower() for m in marks
        ):
            return Slot(None) if owned["one"] else None
        many = self._many.search(words) is not None
        return named.subject.inherited() if many == (owned["many"] is not None) else None

    def carry(
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
        opener = self._opener(state.before, sentence.start) if named.pronoun else None
        words = self.text[clause.start : clause.end].lower()
        if words.endswith(self.g.phrases.heads):  # the industry: of the text, if of none nearer
            told = told if told is not None and self.is_industry(told) else None
            held = draft.slots.get("subject", Slot(None))
            if state.industry is None and held.value is None:
                draft.slots["subject"] = state.subject = opener or self._topic()
            elif (
                state.industry is not None
                and held.how == INHERITED
                and not is_industry(self.g, str(held.value))
            ):
                draft.slots["subject"] = state.subject = state.industry.inherited()
        if told is None and named.pronoun and self.actor is not None:
            actor, end = self.actor
            if 0 <= sentence.start - end <= OPENS and named.indicator is not None:
                draft.slots["subject"] = state.subject = actor.inherited()
        if told is None and opener is not None and draft.value("subject") is None:
            draft.slots["subject"] = state.subject = state.industry = opener
        if told is None:
            return
        if told.subject is not None:
            draft.slots["subject"] = state.subject = told.subject.inherited()
        if named.indicator is None and told.indicator is not None and not behind:
            draft.slots["indicator"] = state.indicator = told.indicator.inherited()
            if told.subject is None:
                draft.slots["subject"] = state.subject = Slot(None)

    def of_the_industry(self, named: Named, state: State) -> Named:
        """Give `the output value of the industry` the industry that was told of before."""
        thing = named.subject
        if thing is None or thing.start is None:
            return named
        article = self._the.search(self.text, max(0, thing.start - BEFORE), thing.start)
        words = self.text[thing.start : thing.end].lower()
        if article is None or words not in self.g.phrases.heads:
            return named
        told = self.industry(words, state, article.start())
        if told is None or told.value in SECTORS:
            return named
        return replace(named, subject=told)

    def is_industry(self, named: Named) -> bool:
        """Say whether a noun phrase names an industry."""
        thing = named.subject
        return thing is not None and is_industry(self.g, str(thing.value))

    def settle(self, draft: Draft, state: State) -> None:
        """Give a figure of `the industry` the industry that the words point back to."""
        thing = draft.slots.get("subject")
        if thing is None or thing.start is None or thing.how == INHERITED:
            return
        told = self.of_the_industry(Named(subject=thing), state).subject
        if told is not None and told.value != thing.value:
            draft.slots["subject"] = state.subject = told

    def industry(self, words: str, state: State, at: int) -> Slot | None:
        """Give what `the industry`, `the sector` stands for: what was told of, or the topic."""
        if not words.lower().endswith(self.g.phrases.heads):
            return None
        near = self._nearest(at)
        if near is None and state.industry is not None:
            near = state.industry.inherited()
        told = near or self._opening(at) or self._topic()
        return told if told.value is not None else None

    def _opening(self, at: int) -> Slot | None:
        """Give the thing that opens the sentence around a place, where its clause is told apart.

        `Smart cars became the star of the show, the output value of the industry grew`.
        """
        low = max(self.text.rfind(end, 0, at) + 1 for end in (". ", "\n", "; "))
        verb = self.clauses.verb_in(low, at)
        comma = self.text.find(",", verb.end(), at) if verb is not None else -1
        if verb is None or comma < 0:
            return None
        start = self.clauses.name_start(low, verb.start())
        named = self.nouns.read(start, verb.start()) if start < verb.start() else None
        if named is None or named.refers or named.indicator is not None:
            return None
        return named.subject.inherited() if named.subject is not None else None

    def _nearest(self, at: int) -> Slot | None:
        """Give the last industry that the paragraph names before a place."""
        low = max(at - FAR, self.text.rfind("\n", 0, at) + 1)
        for mark in reversed(self.g.lexicon.find(self.text, low, at) if low < at else []):
            named = mark.meaning.subject and not mark.meaning.indicator
            if mark.meaning.subject in SECTORS:
                return None
            if named and mark.end < at and (slot := self._named_industry(mark)) is not None:
                return slot.inherited()
        for head in reversed(list(self._head.finditer(self.text, low, at))):
            found = self.g.phrases.left(self.text, max(low, head.start() - NAME), head.end())
            if found is not None and found[0] < head.start() and found[1] == head.end():
                return Slot(self.g.phrases.label(self.text[slice(*found)]), *found, INHERITED)
        return None

    def _topic(self) -> Slot:
        """Give the industry that the title or the beginning of the text names first."""
        if self._first is None:
            marks = self.g.lexicon.find(self.text, 0, min(len(self.text), TITLE))
            named = [m for m in marks if m.meaning.subject and not m.meaning.indicator]
            kept = [m for m in named if is_industry(self.g, self.text[m.start : m.end])]
            told = (self._named_industry(mark) for mark in kept)
            self._first = next((slot for slot in told if slot is not None), self._their_makers())
        return self._first.inherited()

    def _their_makers(self) -> Slot:
        """Give the makers that the beginning names, where it names no industry: tackle makers."""
        found = self._makers.search(self.text, 0, BEGINNING)
        if found is None:
            return Slot(None)
        span = found.span("who")
        return Slot(self.g.phrases.label(" ".join(self.text[slice(*span)].split())), *span)

    def _named_industry(self, mark: Mark) -> Slot | None:
        """Give the name of an industry with the words before a bare head: button industry."""
        if self.text[mark.start : mark.end].lower() not in self.g.phrases.heads:
            return Slot(mark.meaning.subject, mark.start, mark.end)
        found = self.g.phrases.left(self.text, max(0, mark.start - NAME), mark.end)
        if found is None or found[0] >= mark.start:
            return None
        return Slot(self.g.phrases.label(self.text[slice(*found)]), *found)

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
