"""Tell what a heading or the lead of a list makes of what follows: goals, or what is on offer."""

import re
from collections.abc import Iterable

from jiqun.extraction.defaults import is_industry
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, Meaning
from jiqun.extraction.policy_rules import PolicyRules
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Slot, State, make_period
from jiqun.extraction.when import When

_MARK = r"[-–—•·*+▪◦●]"
_ITEM = re.compile(rf"\s*(?:{_MARK}|\(?(?:\d{{1,2}}|[a-z]|[ivx]+)[.)])\s")
_BULLET = re.compile(rf"\s*{_MARK}\s")


def is_bulleted(text: str, at: int) -> bool:
    """Say whether a line is an item of a list by its mark; a number may head a section as well.

    >>> is_bulleted("- 15,000 jobs", 0), is_bulleted("2. Industry", 0)
    (True, False)
    """
    return _BULLET.match(text, at) is not None


def note_listed_aims(text: str, state: State, cues: Iterable[Mark]) -> None:
    """Keep for the paragraph that aims are listed in Chinese: 主要预期目标是：A。B。"""
    for cue in cues:
        told = cue.meaning.cues & {"target", "target_noun"}
        if told and text[cue.end : cue.end + 2].lstrip("是为")[:1] in ("：", ":"):
            state.aims = cue


def note_aims_by(state: State, whens: Iterable[When]) -> None:
    """Keep the year up to which a Chinese lead sets the aims that are listed: 到2030年：."""
    aimed = [when for when in whens if when.role == "by" and when.year and not when.part]
    state.aims_by = None
    if aimed:
        span = aimed[-1].start, aimed[-1].stop
        state.aims_by = Slot(make_period(aimed[-1].year or 0), *span, INHERITED)
        state.goals = state.goals or Mark(*span, Meaning())


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
        self._ahead = g.pack.form("names", "rules", "sections", "ahead")
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
            self._aim(None if titled else self._head(start, end), start, end)
        elif opens:
            self._aim(self._head(start, end), start, end)
            self._in_list, self._list_end = True, end
        elif self._in_list and self._ends_list(start):
            self._in_list = False
            self._aim(None, start, end)

    def _aim(self, goals: Mark | None, start: int, end: int) -> None:
        """Keep that what follows is aimed at, and the year by which, if a heading or lead says so.

        `What we want to see by 2027`, `Objectives (to 2029)`.
        """
        state = self.state
        if state.aims_by is not None and state.period == state.aims_by:
            state.period = state.main.inherited() if state.main else None
        found = self._ahead.search(self.text, start, end)
        over = found is None or self._over.search(self.text, start, end) is not None
        state.aims_by = None
        if found is not None and not over:
            period = make_period(int(found["year"]))
            state.aims_by = Slot(period, *found.span("year"), INHERITED)
            goals = goals or Mark(*found.span(), Meaning())
        state.goals = goals

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
