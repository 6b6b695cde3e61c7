"""Read in what list, or among whom, a place is held."""

import re
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.clauses import Clause
from jiqun.extraction.dense_ranks import DenseRanks
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, last_cue, within
from jiqun.extraction.named import Named
from jiqun.extraction.normal import ends_at
from jiqun.extraction.state import Draft, Slot, State
from jiqun.model import Indicator, Measure

_SCOPES = frozenset({"national", "provincial", "global", "city"})

TOP = 16
"""Characters before a list's name in which it is a top N: our choice."""

NEXT = 2
"""Characters from a place to the things right behind it: a blank."""


class PlaceReader:
    """Reads the subjects of ranks in one text."""

    def __init__(self, g: Grammar, text: str, clauses: ClauseThings) -> None:
        """Keep the grammar, the text and its clauses."""
        self.g, self.text, self.clauses = g, text, clauses
        self.phrases = g.phrases
        self.dense = DenseRanks(g, text)
        form = g.pack.form
        self._frills = form("names", "ranked", "frills")
        self._auxiliary = form("names", "ranked", "auxiliary")
        self._most = form("names", "ranked", "superlative")
        self._among = form("names", "ranked", "among")
        self._on_list = form("names", "ranked", "on_list")
        self._of = form("names", "ranked", "of")
        self._top = form("names", "ranked", "top")
        self._of_place = form("names", "ranked", "of_place")
        self._no_list = form("clauses", "no_list")
        self._before_time = form("names", "lists", "before_time")
        self._whose = form("places", "whose_list")

    def read(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        limit: int,
        state: State,
        sentence: Any,
    ) -> None:
        """Set indicator and subject of a rank."""
        draft.set("indicator", Indicator.RANKING, (figure.start, figure.end))
        text = self.text
        cue = self._rank_word(own, figure)
        subject: tuple[int, int] | None = None
        if cue is not None and self.g.spaced:
            area = [m for m in own if m.meaning.area and m.end <= cue.start]
            low = max([gap] + [m.end for m in area])
            comma = max(text.rfind(c, low, cue.start) for c in ",;:.(")
            low = self._behind_time(max(low, comma + 1), cue.start, sentence)
            piece = text[low : cue.start]
            clean = self._frills.sub(" ", piece)
            told = len(clean.split()) >= 1 and within(own, low, cue.start)
            theirs = any(self._whose.fullmatch(text, m.end, cue.start) for m in area)
            if told and not theirs and not self._is_rate(low, cue.start):
                subject = (self.clauses.nouns.behind_pronoun(low, cue.start), cue.start)
        if not self.g.spaced:
            named = self.dense.subject(draft, own, gap, sentence, state) or state.rank_subject
            if named is not None:
                draft.slots["subject"] = state.rank_subject = named
            return
        here = state.subject is not None and (state.subject.start or 0) >= sentence.start
        if self.g.spaced and (subject is None or figure.shape == "top"):
            subject = self._superlative(figure, limit) or subject
        if subject is None and self.g.spaced:
            subject = self._ranked_in(figure, limit)
        if (
            subject is None
            and self.g.spaced
            and not (here and state.subject and state.subject.value)
        ):
            behind = self._on_list.match(text[figure.after : figure.after + 24])
            if behind:
                subject = self._list_named(figure.after + behind.end(), limit)
        if subject is None and self.clauses.works and self._told_of(figure, draft, gap, sentence):
            state.rank_subject = draft.slots["subject"]
            return
        subject = subject or self._top_things(figure, limit)
        if subject is not None:
            phrase = self._auxiliary.sub("", text[subject[0] : subject[1]])
            draft.set("subject", " ".join(phrase.split()).strip(" ,"), subject)
        elif (
            state.subject is not None
            and state.subject.value
            and figure.start - (state.subject.end or 0) < 200
        ):
            draft.slots["subject"] = state.subject.inherited()
        elif state.rank_subject is not None:
            draft.slots["subject"] = state.rank_subject.inherited()
        if "subject" in draft.slots:
            state.rank_subject = draft.slots["subject"]

    def _behind_time(self, low: int, high: int, sentence: Any) -> int:
        """Skip the time that words before a place begin with: in 2023 the city ranked first."""
        for when in sentence.whens:
            if when.stop <= high and self._before_time.fullmatch(self.text, low, when.start):
                return int(when.stop)
        return low

    def _told_of(self, figure: Figure, draft: Draft, gap: int, sentence: Any) -> bool:
        """Set what is ranked: the phrase its clause is about, or what was measured before."""
        clause = self.clauses.clauses.of(sentence, figure.start)
        if clause is not None and (clause.after > gap or sentence.previous is not None):
            named = self.clauses.nouns.read(clause.start, clause.end)
            if named is not None and not named.refers:
                return self._name(named, clause, draft)
        before = sentence.previous
        if before is None:
            return False
        if before.value("subject") not in (None, "total"):
            return self._growth_of(before, draft)
        kind = before.slots.get("indicator")
        if kind is None or kind.value is Indicator.RANKING or kind.start is None:
            return False
        found = self.phrases.left(self.text, max(sentence.start, kind.start - 40), kind.end or 0)
        span = found or (kind.start, kind.end or kind.start)
        draft.set("subject", " ".join(self.text[slice(*span)].split()), span)
        return True

    def _is_rate(self, low: int, high: int) -> bool:
        """Say whether words before a place only go back to a rate: and the growth rate ranked."""
        if not self.clauses.works:
            return False
        at = self.clauses.clauses.name_start(low, high)
        high = ends_at(self.text, low, high)
        named = self.clauses.nouns.read(at, high) if at < high else None
        return named is not None and named.refers and named.indicator is None

    def _growth_of(self, before: Draft, draft: Draft) -> bool:
        """Set `the growth rate` that is ranked as the growth of what was told before."""
        rates = (Measure.GROWTH, Measure.GROWTH_GAP, Measure.GROWTH_AVG)
        kind, thing = before.value("indicator"), before.slots.get("subject")
        if before.value("measure") not in rates or kind is None or thing is None:
            return False
        label = f"{thing.value} {str(kind).replace('_', ' ')} growth"
        draft.slots["subject"] = Slot(label, thing.start, thing.end)
        return True

    def _name(self, named: Named, clause: Clause, draft: Draft) -> bool:
        """Set the phrase that is ranked as subject: the label of its thing, and what of it."""
        begin = self.clauses.nouns.begin(clause.start, clause.end)
        words = " ".join(self.text[begin : self._without_place(begin, clause.end)].split())
        kind, thing = named.indicator, named.subject
        if kind is not None and thing is not None and thing.value != words:
            measured = self.text[kind.start or 0 : kind.end or 0]
            both = f"{thing.value} {measured}"
            doubled = str(thing.value).lower() in measured.lower()  # GDP per capita, per capita
            words = words if doubled or measured in str(thing.value) else both
        if not words:
            return False
        draft.set("subject", words, (begin, clause.end))
        return True

    def _without_place(self, start: int, end: int) -> int:
        """Give where a phrase ends before the place it is of: the GDP of Changsha."""
        marks = self.clauses.nouns.find(start, end)
        if not marks or not marks[-1].meaning.area or marks[-1].end != end:
            return end
        low = marks[-1].start
        led = self._of_place.search(self.text, max(start, low - 8), low)
        return led.start() if led is not None and led.start() > start else end

    def _list_named(self, at: int, limit: int, top: bool = False) -> tuple[int, int] | None:
        """Give the words behind a place that name a list; the province is where, not what.

        `top` says that the place itself is one of the top ten, and so names no list.
        """
        span = self.phrases.right(self.text, at, limit)
        meaning = self.g.lexicon.meaning(self.text[slice(*span)]) if span else None
        if meaning is not None and (meaning.area or meaning.cues & _SCOPES):
            return None
        if span is None or self.phrases.is_vague(self.text[slice(*span)]):
            return None
        if named := self._top.search(self.text, at if top else max(0, at - TOP), span[1]):
            return named.start(), span[1]
        return None if self._no_list.search(self.text[slice(*span)]) else span

    def _superlative(self, figure: Figure, limit: int) -> tuple[int, int] | None:
        """Give the thing of `the fourth largest pension fund`."""
        found = self._most.match(self.text, figure.after)
        return self.phrases.right(self.text, found.end(), limit) if found else None

    def _ranked_in(self, figure: Figure, limit: int) -> tuple[int, int] | None:
        """Give the field of `first among Indian states in exports of electronic goods`."""
        found = self._among.match(self.text, figure.after, limit)
        if found is None:
            return None
        inner = self.g.lexicon.find(self.text, found.end(), min(limit, found.end() + 60))
        if inner and inner[0].meaning.area and inner[0].start - found.end() < 5:
            return None
        span = self._list_named(found.end(), limit, figure.shape == "top")
        if span is None:
            return None
        more = self._of.match(self.text[span[1] : span[1] + 10])
        longer = self.phrases.right(self.text, span[1] + more.end(), limit) if more else None
        return (span[0], longer[1]) if longer else span

    def _top_things(self, figure: Figure, limit: int) -> tuple[int, int] | None:
        """Give the things right behind a place among them: the top 10 manufacturing provinces."""
        if figure.shape != "top":
            return None
        span = self.phrases.right(self.text, figure.after, limit)
        if span is None or span[0] - figure.after >= NEXT:
            return None
        by = self._among.match(self.text, span[1], limit)
        return (by and self._list_named(by.end(), limit, top=True)) or span

    def _rank_word(self, own: list[Mark], figure: Figure) -> Mark | None:
        """Give the first of the words of ranking that lead to a place: ranks among the top."""
        cue = last_cue(own, "rank_before")
        for mark in own:
            if "rank_before" in mark.meaning.cues and re.fullmatch(
                r"[^,.;，。；]{0,24}", self.text[mark.end : figure.start]
            ):
                return mark
        return cue
