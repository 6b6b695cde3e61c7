"""Read counted people as jobs, and say whose they are: the plants employ 3,400 people."""

import re
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.clauses import Clause
from jiqun.extraction.defaults import is_industry
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator

_THEY = ("they", "it", "these", "those")
HIRES = 40
"""Characters before a number in which a verb of hiring stands: our choice."""
_STOP = re.compile(r"[,;:()]|\.(?:\s|$)")


class EmployerReader(TextReader):
    """Reads who employs the counted people of one text.

    Attributes:
        clauses: what its clauses are about.
    """

    clauses: ClauseThings

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("people") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        words = longest_first(table["words"])
        self._people = kept_pattern(rf"[\s-]*(?:[a-z-]+ ){{0,3}}?(?P<who>{words})(?![\w-])", re.I)
        self._always = kept_pattern(rf"(?:{longest_first(table['always'])})", re.I)
        work = longest_first(table["work"])
        self._work = kept_pattern(
            rf"[^,.;:]{{0,40}}?\b(?:{work})(?: (?:in|for|at|by|from|on|off)(?= ))?(?![\w-])\s*",
            re.I,
        )
        self._owners = kept_pattern(rf"\b(?:{longest_first(table['owners'])})$", re.I)
        self._place = kept_pattern(rf"\s+(?:{longest_first(table['in'])})\s+", re.I)
        self._theirs = kept_pattern(rf"\b(?:{longest_first(table['theirs'])}) $", re.I)
        firms = longest_first(table["firm"])
        self._a_firm = kept_pattern(rf"(?:(?:the|a|an|this|our) )?(?P<who>{firms})", re.I)
        hires = longest_first(table["hires"])
        self._hiring = kept_pattern(rf"\b(?P<verb>{hires}) {table['how_many']}$", re.I)
        self._hires = frozenset(map(str, table["hires"]))
        self._holds = frozenset(map(str, table["holds"]))
        self._before = kept_pattern(rf"\b(?:{longest_first(table['before'])})\b[^.;]*$", re.I)

    def read(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> bool:
        """Give counted people their indicator and employer; say whether they are employed."""
        if not self.works:
            return False
        who = self._people.match(self.text, figure.after, sentence.end)
        if who is None:
            return figure.bare and self._hired(figure, draft, sentence, state)
        if re.search(r"[,;.()]", who[0]):
            return False
        clause = self.clauses.clauses.of(sentence, figure.start)
        verb = clause.verb if clause is not None else ""
        works = self._work.match(self.text, who.end(), sentence.end)
        told = self._before.search(self.text, max(sentence.start, figure.start - 40), figure.start)
        if not (self._always.fullmatch(who["who"]) or works or told or verb in self._hires):
            return False
        draft.slots["indicator"] = Slot(Indicator.EMPLOYMENT, *who.span("who"))
        owner = self._behind(who.end(), works, sentence.end, state)
        if owner is None and clause is not None and (told or verb in self._hires | self._holds):
            named = self.clauses.nouns.read(clause.start, clause.end)
            if named is not None and named.subject is not None and named.indicator is None:
                owner = named.subject
            elif named is not None and named.pronoun and state.subject is not None:
                word = self.text[clause.start : clause.end].split()[-1].lower()
                owner = state.subject.inherited() if word in _THEY else None
        if owner is None and self._theirs.search(self.text, max(0, figure.start - 8), figure.start):
            owner = state.industry.inherited() if state.industry is not None else None
        if owner is None:
            carried = state.subject
            fits = carried is not None and self._employs(carried)
            owner = carried.inherited() if fits and carried is not None else None
        if owner is None and self._told_again(clause):
            words = self.text[clause.start : clause.end] if clause is not None else ""
            carried = state.industry.inherited() if state.industry is not None else None
            owner = carried or self.clauses.referents.industry(words, state, figure.start)
        if owner is None and clause is not None and verb in self._hires | self._holds:
            owner = self._firm(clause)
        if owner is None:
            start = figure.after + len(who[0]) - len(who[0].lstrip(" -"))
            owner = Slot(" ".join(self.text[start : who.end()].split()), start, who.end())
            draft.slots["subject"] = owner
            state.indicator = draft.slots["indicator"]
            return True
        draft.slots["subject"] = state.subject = owner
        state.indicator = draft.slots["indicator"]
        return True

    def _hired(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> bool:
        """Read a bare number behind a verb of hiring as jobs: the plant employs 5,000."""
        low = max(sentence.start, figure.start - HIRES)
        verb = self._hiring.search(self.text, low, figure.start)
        clause = self.clauses.clauses.of(sentence, figure.start) if verb is not None else None
        if verb is None or clause is None:
            return False
        named = self.clauses.nouns.read(clause.start, clause.end)
        owner = named.subject if named is not None and named.indicator is None else None
        owner = owner or self._firm(clause)
        if owner is None:
            return False
        draft.slots["indicator"] = state.indicator = Slot(Indicator.EMPLOYMENT, *verb.span("verb"))
        draft.slots["subject"] = state.subject = owner
        return True

    def _firm(self, clause: Clause) -> Slot | None:
        """Give a bare word for a firm that a clause is about: the company has 12,000 employees."""
        words = self.text[clause.start : clause.end].strip()
        known = self._a_firm.fullmatch(words)
        return Slot(known["who"], clause.start + known.start("who"), clause.end) if known else None

    def are_employed(self, words: str) -> bool:
        """Say whether words name people who always have a job: the number of apprentices."""
        return self.works and self._always.fullmatch(words) is not None

    def _employs(self, carried: Slot) -> bool:
        """Say whether what the text spoke of can have workers: an industry, plants, firms."""
        words = str(carried.value or "")
        meaning = self.g.lexicon.meaning(words)
        if not words or (meaning is not None and meaning.indicator):
            return False
        return is_industry(self.g, words) or self._owners.search(words) is not None

    def _told_again(self, clause: Clause | None) -> bool:
        """Say whether a clause is on `the sector` or names no one."""
        if clause is None:
            return True
        named = self.clauses.nouns.read(clause.start, clause.end)
        return named is not None and named.refers

    def _behind(
        self, at: int, works: re.Match[str] | None, limit: int, state: State
    ) -> Slot | None:
        """Give where people work: 430,000 people worked in the city's laboratories."""
        link = self._place.match(self.text, at, limit)
        low = works.end() if works else link.end() if link else None
        if low is None:
            return None
        stop = _STOP.search(self.text, low, limit)
        high = self.clauses.nouns.clause_end(low, stop.start() if stop else limit)
        verb = self.clauses.clauses.verb_in(low, high)
        high = verb.start() if verb else high
        if low >= high or any(map(str.isdigit, self.text[low:high])):
            return None  # employed in 2022, in around 250 firms
        named = self.clauses.nouns.read(low, high)
        if named is not None and named.refers:
            return self.clauses.referents.industry(self.text[low:high].strip(), state, low)
        if named is None or named.indicator is not None:
            return None
        return named.subject
