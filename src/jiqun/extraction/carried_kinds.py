"""Give figures that name no measure the one that their paragraph told before.

`The car makers realized a value added of 15 billion yuan, up 10%; the mills have achieved 25
billion, up 3.8%. Shipyards slipped 2%.` All of it is value added: only a word of its own, such as
orders or costs, would say that something else is measured.
"""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clauses import ClauseReader
from jiqun.extraction.defaults import SECTORS, is_branch, is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, Draft, Slot, State
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_GROWS = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.GROWTH_GAP, Measure.CONTRIBUTION)
_RISES = (Measure.GROWTH, Measure.MULTIPLE)
_NEVER = (
    Indicator.OTHER, Indicator.RANKING, Indicator.COUNT, Indicator.SUBSIDY, Indicator.PRICES,
    Indicator.LAND, Indicator.POPULATION, Indicator.PATENTS,
)  # fmt: skip
"""What a rise that names no measure is not of: they are counted, set or held."""
_ELSE = (Indicator.OTHER, Indicator.PRICES)
"""What a bare rise behind it may be of, so that nothing told before is carried past it."""
_IN_MONEY = (
    Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.EXPORTS,
    Indicator.IMPORTS, Indicator.TRADE, Indicator.PROFIT, Indicator.INVESTMENT,
)  # fmt: skip
_OF_BRANCHES = (Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT, Indicator.INVESTMENT)
"""What is told of one branch after another: output value rose by 6 percent, electronics by 9."""
_MOVES = (*_RISES, Measure.LEVEL)
_ALL = (*SECTORS, "industry", "manufacturing", "services")
"""What a text on no one good speaks of too."""
FAR = 300
"""Characters between things that are counted and a number of them told bare: our choice."""
NEAR = 60
"""Characters behind a rise in which a word of its own measure stands: our choice."""


class CarriedKinds(TextReader):
    """Carries the measures told in the paragraphs of one text.

    Attributes:
        clauses: the reader of its clauses.
    """

    clauses: ClauseReader

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("carried") if g.spaced else None
        self.works = bool(table)
        self._last: Draft | None = None
        self._shipped = -1
        self._industry: Slot | None = None
        if not table:
            return
        own = "|".join(map(re.escape, map(str, table["own_measures"])))
        self._own = kept_pattern(rf"\b(?:{own})\b", re.I)
        self._does = frozenset(map(str, table["does"]))
        self._only = kept_pattern(str(table["only_bounds"]), re.I)
        self._sent = kept_pattern(str(table["sent"]), re.I)
        self._output = kept_pattern(str(table["output"]), re.I)
        self._exported = kept_pattern(str(table["exported"]), re.I)
        self._by_whom = kept_pattern(str(table["by_whom"]), re.I)
        self._times_it = kept_pattern(str(table["times_it"]))
        self._alone = kept_pattern(str(table["alone"]), re.I)
        self._counted: Draft | None = None

    def read(self, s: Any, drafts: list[Draft], gaps: list[int], state: State) -> None:
        """Give the figures of a sentence what their paragraph measured last."""
        if not self.works:
            return
        self._industry = state.industry
        if self._last is not None and "\n" in self.text[self._last.end : s.start]:
            self._last = None
        for i, (draft, gap) in enumerate(zip(drafts, gaps, strict=True)):
            limit = drafts[i + 1].start if i + 1 < len(drafts) else s.end
            self._carry(s, draft, gap, limit)
            self._of_a_branch(draft)
            self._count(draft)
            kind = draft.value("indicator")
            of = draft.slots.get("of")
            if kind is Indicator.EXPORTS and of and self._sent.fullmatch(str(of.value or "")):
                draft.slots["of"] = replace(of, value="total exports")
            if kind is not None and kind not in _NEVER:
                self._last = draft
            elif kind in _ELSE and draft.slots["indicator"].how != DEFAULT:
                self._last = None  # something else is measured from here on

    def _carry(self, s: Any, draft: Draft, gap: int, limit: int) -> None:
        slot, last = draft.slots.get("indicator"), self._last
        if slot is not None and self._told(s, draft, gap, slot):
            self._ship(draft, Slot(Indicator.EXPORTS, s.start, s.start))
            self._shipped = s.start
            return
        if last is None or slot is None:
            return
        aside = self.text[draft.start - 1] == "(" and slot.how == DEFAULT
        if aside and self._is_alike(draft, last) and last.value("unit") == draft.value("unit"):
            draft.slots["indicator"] = last.slots["indicator"].inherited()
            return
        if slot.value is Indicator.VALUE_ADDED and slot.how == DEFAULT:
            self._of_the_same(draft, last)
            return
        if slot.value is not Indicator.OTHER:
            return
        sent = last.value("indicator") is Indicator.EXPORTS and self._may_be_sent(draft)
        again = sent and self._shipped == s.start
        if again or (sent and self._sent.search(self.text, max(s.start, gap), draft.start)):
            self._ship(draft, last.slots["indicator"].inherited())
            self._shipped = s.start
            return
        if slot.how != DEFAULT or self._measures_itself(s, draft, gap, limit):
            return
        rises = draft.value("measure") in _RISES and draft.value("of") is None
        if (rises and draft.value("unit") in ("percent", "multiple")) or (
            self._is_alike(draft, last) and self._does_it(s, draft)
        ):
            draft.slots["indicator"] = last.slots["indicator"].inherited()

    @staticmethod
    def _of_the_same(draft: Draft, last: Draft) -> None:
        """Let a branch that grew without a measure grow in the one that was told before it."""
        alike = draft.value("measure") in _RISES and last.value("measure") in _RISES
        if alike and last.value("indicator") in _OF_BRANCHES and draft.value("of") is None:
            draft.slots["indicator"] = last.slots["indicator"].inherited()

    def _of_a_branch(self, draft: Draft) -> None:
        """Read how the output of a branch grew as its gross output: electronics is no one good."""
        if draft.value("indicator") is not Indicator.PRODUCTION or draft.value("unit") != "percent":
            return
        kind = draft.slots["indicator"]
        told = self._output.search(self.text, kind.start or 0, kind.end or 0) is not None
        grows = told and draft.value("measure") in _GROWS
        if grows and is_branch(self.g, str(draft.value("subject") or "")):
            draft.slots["indicator"] = replace(kind, value=Indicator.GROSS_OUTPUT)

    def _ship(self, draft: Draft, kind: Slot) -> None:
        """Make a figure one of exports; the word for them is no thing."""
        draft.slots["indicator"] = kind
        words = str(draft.value("subject") or "")
        told = list(self._sent.finditer(words))
        if told and told[-1].end() == len(words):
            draft.slots["subject"] = self._sent_of()

    def _sent_of(self) -> Slot:
        """Give what shipments are of: the goods that exports were of last, or the industry."""
        if self._last is not None and self._last.value("indicator") is Indicator.EXPORTS:
            return self._last.slots.get("subject", Slot(None)).inherited()
        told = self._industry
        return told.inherited() if told is not None and told.value not in _ALL else Slot(None)

    def _may_be_sent(self, draft: Draft) -> bool:
        """Say whether a figure can be of shipments: a move, money, or a share of them."""
        if draft.value("measure") is Measure.SHARE:
            return self._sent.search(str(draft.value("of") or "")) is not None
        levels = draft.value("measure") is Measure.LEVEL and is_money(draft.value("unit"))
        return levels or draft.value("measure") in _MOVES

    def _told(self, s: Any, draft: Draft, gap: int, slot: Slot) -> bool:
        """Say whether shipments are the exports that the sentence before spoke of."""
        if slot.value is not Indicator.OTHER or not self._may_be_sent(draft):
            return False
        part = draft.value("measure") is Measure.SHARE
        if not part and not self._sent.search(self.text, max(s.start, gap), draft.start):
            return False
        return self._exported.search(self.text, max(0, s.start - FAR), s.start) is not None

    def _is_alike(self, draft: Draft, last: Draft) -> bool:
        """Say whether two amounts of money can be of one measure."""
        levels = draft.value("measure") is Measure.LEVEL
        return levels and is_money(draft.value("unit")) and last.value("indicator") in _IN_MONEY

    def _does_it(self, s: Any, draft: Draft) -> bool:
        """Say whether an amount is all that its clause tells: the mills have achieved 25 billion.

        So it is in brackets behind a name, and before who made it: 7 billion is made by mills.
        """
        if self.text[draft.start - 1] == "(" or self._by_whom.match(self.text, draft.end):
            return True
        clause = self.clauses.of(s, draft.start)
        if clause is None or clause.verb not in self._does or clause.after > draft.start:
            return False
        return self._only.fullmatch(self.text, clause.after, draft.start) is not None

    def _count(self, draft: Draft) -> None:
        """Give a bare number what the one before counted: Tongxiang has 9, Haining 8."""
        if draft.value("measure") is Measure.MULTIPLE:
            self._times_as_many(draft)
        if draft.value("unit") != "count" or draft.value("measure") is not Measure.LEVEL:
            return
        kind, things = draft.value("indicator"), self._counted
        named = draft.value("subject") not in (None, "total")
        if kind is Indicator.COUNT and named:
            self._counted = draft
        elif kind is Indicator.OTHER and not named and things is not None:
            near = draft.start - things.end < FAR
            if near and self._alone.match(self.text, draft.end):
                draft.take(things, "indicator", "subject")
                self._counted = draft

    def _times_as_many(self, draft: Draft) -> None:
        """Give a multiple what was counted before it: 5,000 firms, 1.5 times the 2021 number."""
        things = self._counted
        if things is None or draft.value("indicator") not in (None, Indicator.OTHER):
            return
        if self._times_it.fullmatch(self.text, things.end, draft.start):
            draft.take(things, "indicator", "subject")

    def _measures_itself(self, s: Any, draft: Draft, gap: int, limit: int) -> bool:
        """Say whether the words around a figure name a measure of their own: new orders fell."""
        subject = draft.slots.get("subject", Slot(None))
        if self._own.search(str(subject.value or "")):
            return True
        low = max(s.start, gap)
        return (
            self._own.search(self.text, low, draft.start) is not None
            or self._own.search(self.text, draft.end, min(limit, draft.end + NEAR)) is not None
        )
