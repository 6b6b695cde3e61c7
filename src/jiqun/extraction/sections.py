"""Tell what a heading or the lead of a list makes of what follows: goals, or what is on offer."""

import re

from jiqun.extraction.defaults import is_industry
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, Meaning
from jiqun.extraction.policy_rules import PolicyRules
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Slot, State

_ITEM = re.compile(r"\s*(?:[-–—•·*▪◦●]|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)])\s")


class Sections:
    """Follows the headings and lists of one text, in languages with blanks.

    Attributes:
        offers: whether the section in hand tells what a policy gives.
    """

    def __init__(self, g: Grammar, text: str, state: State) -> None:
        """Keep the text and the words that head goals and offers."""
        self.g, self.text, self.state = g, text, state
        self._goals = g.pack.form("names", "rules", "sections", "goals")
        self._offers = g.pack.form("names", "rules", "sections", "offers")
        self._over = g.pack.form("names", "rules", "sections", "over")
        self._title_end = text.find("\n", len(text) - len(text.lstrip()))
        self._label = g.pack.form("names", "lists", "line_label") if g.spaced else None
        self._branch: Slot | None = None
        self.offers = False
        self._in_list = False
        self._list_end = 0

    def enter(self, start: int, end: int, heading: bool) -> None:
        """Take in a heading, the lead of a list, or what ends a list."""
        if not self.g.spaced:
            return
        text = self.text
        opens = text[max(start, end - 4) : end].rstrip()[-1:] == ":"
        self._topic(start)
        if heading and not opens:
            titled = start < self._title_end
            self.offers = not titled and self._offers.search(text, start, end) is not None
            self._in_list = False
            self.state.goals = None if titled else self._head(start, end)
        elif opens:
            self.state.goals = self._head(start, end)
            self._in_list, self._list_end = True, end
        elif self._in_list and self._ends_list(start):
            self._in_list, self.state.goals = False, None

    def _topic(self, start: int) -> None:
        """Take the branch that a line opens with as what it is about: Electronics: Output rose."""
        found = self._label.match(self.text, start) if self._label is not None else None
        if found is not None and is_industry(self.g, found["what"]):
            slot = Slot(self.g.phrases.label(found["what"]), *found.span("what"))
            self.state.industry = self.state.subject = self._branch = slot
        elif self._branch is not None and "\n" in self.text[self._branch.end or 0 : start]:
            if self.state.industry is self._branch:
                self.state.industry = None
            self._branch = None

    def is_offer(self, rules: PolicyRules | None, s: Sentence) -> bool:
        """Say whether a sentence offers something, by its section or by its own words."""
        return rules is not None and (self.offers or rules.is_offer(self.text, s))

    def _ends_list(self, start: int) -> bool:
        """Say whether a sentence stands behind a list: on a line of its own, and no item."""
        line = self.text.rfind("\n", 0, start) + 1
        return line > self._list_end and not _ITEM.match(self.text, line)

    def _head(self, start: int, end: int) -> Mark | None:
        """Give the word by which a heading or lead sets goals."""
        found = self._goals.search(self.text, start, end)
        if found is None or self._over.search(self.text, start, end):
            return None
        return Mark(found.start(), found.end(), Meaning())
