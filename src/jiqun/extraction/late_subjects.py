"""Look once more at what figures are said of, once all fields are read, and replace no names.

Readers that pair, list and compare set subjects after the first look; some take who tells a figure
(`the bureau reckons with growth of`), who is counted (`employees`) or the beginning of a clause
(`many people don't know that`) for what it is of. Such a figure is of what was spoken of before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.plausible import NO_INDUSTRY, WHOLE, names
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator

_MOVED = ("percent", "multiple")
"""Units of how trade moved."""
_COUNTED = (Indicator.COUNT, Indicator.RANKING, Indicator.POPULATION)
"""What may be told of anybody: three ministries, eight officials."""


class LateSubjects(TextReader):
    """Judges the subjects of one text, sentence by sentence."""

    def __init__(self, g: Grammar) -> None:
        """Gather the words of a pack that are no things."""
        super().__init__(g)
        table = g.pack.words.get("late") or {}
        self.works = bool(table)
        if not self.works:
            return
        tellers = frozenset(map(str, g.pack.clauses["noun_phrases"]["tellers"]))
        self._nobodies = (tellers - frozenset(map(str, table["things"]))) | frozenset(
            map(str, table["nobodies"])
        )
        self._inside = frozenset(map(str, table["inside"]))
        self._last = frozenset(map(str, table["last"]))
        self._people = frozenset(map(str, table["people"]))
        self._firms = frozenset(map(str, table["firms"]))
        self._article = compiled(rf"(?:{'|'.join(map(str, table['articles']))}) ", re.I)
        self._led_to = kept_pattern(str(table["led_to"]), re.I)
        self._leads_on = kept_pattern(str(table["leads_on"]), re.I)
        self._names = names(g.pack.code)
        self._offices = frozenset(map(str, table["offices"]))
        self._deed = compiled(
            rf"(?P<who>.+?) \w+ed (?:{'|'.join(map(str, table['articles']))}|\d\S*) .+", re.I
        )
        self._told: Slot | None = None
        self._at = 0

    def read(self, s: Sentence, drafts: Sequence[Draft], state: State) -> None:
        """Give the figures of a sentence whose subject is no name the thing told before."""
        if not self.works:
            return
        if self._told is not None and "\n" in self.text[self._at : s.start]:
            self._told = None
        before: Draft | None = None
        for draft in drafts:
            self._tidy(draft)
            self._settle(s, draft, before, state)
            before = draft
        self._at = s.end

    def _tidy(self, draft: Draft) -> None:
        """Drop from a subject the words that lead to it or on from it: its mills, firms and."""
        subject = draft.slots.get("subject")
        if subject is None or not isinstance(subject.value, str):
            return
        bare = self._led_to.sub("", subject.value)
        bare = self._leads_on.sub("", bare) or bare
        if bare and bare != subject.value:
            draft.slots["subject"] = replace(subject, value=bare)

    def _settle(self, s: Sentence, draft: Draft, before: Draft | None, state: State) -> None:
        subject = draft.slots.get("subject")
        words = str(subject.value or "") if subject is not None else ""
        if subject is None or not words:
            return
        if words == WHOLE:
            goods = self._goods(draft, before)
            self._told = draft.slots["subject"] = goods or subject
            return
        deed = self._deed.fullmatch(words)
        if deed is not None and self._names.is_name(deed["who"]):
            words = deed["who"]
            draft.slots["subject"] = subject = replace(subject, value=words)
        counted = draft.value("indicator") in _COUNTED
        if _is_a_time(s, subject) or (not counted and self.is_nobody(words)):
            draft.slots["subject"] = self._before(draft, state) or Slot(None)
        elif not counted and self._only_tells_who(words, draft):
            draft.slots["subject"] = self._before(draft, state) or subject
        else:
            self._keep(subject)

    def _goods(self, draft: Draft, before: Draft | None) -> Slot | None:
        """Give the goods of a trade that is told in pieces: 262,000 cars, of which exports 68,000.

        And of what is told of that trade right behind it: up 8 percent.
        """
        goods = before.slots.get("subject") if before is not None else None
        if before is None or goods is None or goods.value in (None, WHOLE):
            return None
        if draft.value("indicator") not in TRADED:
            return None
        pieces = draft.value("unit") == before.value("unit") == "count"
        moved = draft.value("unit") in _MOVED and before.value("unit") == "count"
        same = before.value("indicator") is draft.value("indicator")
        return goods.inherited() if pieces or (moved and same) else None

    def is_nobody(self, words: str) -> bool:
        """Say whether words cannot be what a figure is of; a name in capitals can: the US."""
        if words.isupper() and words.isalpha():
            return False
        low = self._article.sub("", words.lower(), count=1)
        told = low.split()
        if low in self._nobodies or not told:
            return True
        office = not self._offices.isdisjoint(told[-2:])
        return office or told[-1] in self._last or not self._inside.isdisjoint(told)

    def _only_tells_who(self, words: str, draft: Draft) -> bool:
        """Say whether words are but people at work."""
        low = self._article.sub("", words.lower(), count=1)
        return draft.value("indicator") is Indicator.EMPLOYMENT and low in self._people

    def _keep(self, subject: Slot) -> None:
        low = str(subject.value).lower()
        if low not in self._people and low not in self._firms:
            self._told = subject

    def _before(self, draft: Draft, state: State) -> Slot | None:
        """Give what the paragraph spoke of last, else the industry that the text is on."""
        if self._told is not None:
            return self._told.inherited()
        if state.industry is None or draft.value("indicator") in NO_INDUSTRY:
            return None
        return state.industry.inherited()


def _is_a_time(s: Sentence, subject: Slot) -> bool:
    """Say whether a subject is but a word of time: in April-December 2024-25."""
    if subject.start is None or subject.end is None or subject.how == INHERITED:
        return False
    covered = [w for w in s.whens if w.start <= subject.start and subject.end <= w.stop]
    return bool(covered)
