"""Tell prices and takings from other money: 42 dollars per ton, sales of 4 billion euros."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.defaults import is_money
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import STATED, Draft, Slot, State
from jiqun.model import Indicator

_NOT_PRICED = (Indicator.SUBSIDY, Indicator.INCOME, Indicator.PRICES)
REACH = 24
"""Characters before sales in which a word says whether goods are sold: our choice."""
_MOVED = ("percent", "percentage_point", "multiple")


class MoneyWords:
    """Reads what money of one text is paid for."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Compile the words of a pack."""
        self.g, self.text = g, text
        table = g.pack.clauses.get("money") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._each = re.compile(rf"\s*(?:{table['each']})", re.I)
        self._projects = re.compile(str(table["projects"]))
        self._a_project = re.compile(str(table["before_project"]), re.I)
        self._worth = re.compile(str(table["worth"]), re.I)
        self._sales = re.compile(rf"(?:{longest_first(table['sales'])})(?: of)?", re.I)
        self._income = re.compile(str(table["income"]), re.I)
        self._firms = re.compile(str(table["firms"]), re.I)
        self._alone = re.compile(str(table["alone"]), re.I)
        self._to_money = re.compile(str(table["to_money"]))

    def read(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> None:
        """Set the indicator of a price, and of sales that are told in money."""
        if not self.works:
            return
        kind = draft.slots.get("indicator")
        state.retail = state.retail or (kind is not None and kind.value is Indicator.RETAIL_SALES)
        money = is_money(figure.unit)
        each = self._each.match(self.text, figure.after) if money else None
        if each is not None and (kind is None or kind.value not in _NOT_PRICED):
            draft.slots["indicator"] = Slot(Indicator.PRICES, figure.after, each.end())
        if money and each is None:
            self._invested(figure, draft)
        if draft.value("indicator") is Indicator.PRICES:
            self._priced(draft, sentence)
        if (
            kind is not None
            and kind.value is Indicator.INCOME
            and self._income.search(self.text, kind.start or 0, kind.end or 0)
        ):
            self._of_firms(kind, draft, state)
        if kind is None or kind.value is not Indicator.OTHER or kind.start is None:
            return
        if not self._sales.fullmatch(self.text[kind.start : kind.end]):
            return
        if state.retail and (money or figure.unit in _MOVED):
            draft.slots["indicator"] = Slot(Indicator.RETAIL_SALES, kind.start, kind.end)
        elif money or (figure.unit in _MOVED and self._are_takings(figure, draft)):
            draft.slots["indicator"] = Slot(Indicator.REVENUE, kind.start, kind.end)
        else:
            return
        state.indicator = draft.slots["indicator"]

    def _of_firms(self, kind: Slot, draft: Draft, state: State) -> None:
        """Read the income of firms and services as what they take in."""
        subject = draft.slots.get("subject")
        found = self._firms.fullmatch(str(subject.value)) if subject is not None else None
        if subject is None or found is None:
            return
        draft.slots["indicator"] = state.indicator = replace(kind, value=Indicator.REVENUE)
        draft.slots["subject"] = state.subject = replace(subject, value=found["who"])

    def _are_takings(self, figure: Figure, draft: Draft) -> bool:
        """Say whether sales are what an industry takes in, and no goods that are counted."""
        if self._to_money.match(self.text, figure.after):
            return True
        at = draft.slots["indicator"].start or 0
        if self._alone.search(self.text, max(0, at - REACH), at) is None:
            return False
        return str(draft.value("subject")).lower().endswith(self.g.phrases.heads)

    def _invested(self, figure: Figure, draft: Draft) -> None:
        """Read what a plant costs as investment: the 4.6 billion euro chip plant."""
        low = max(0, figure.start - 90)
        what = self._projects.match(self.text, figure.after + 1)
        if what is not None and self._a_project.search(self.text, low, figure.start):
            span = what.span()
            draft.slots["subject"] = Slot(" ".join(what[0].split()), *span)
            draft.slots["indicator"] = Slot(Indicator.INVESTMENT, *span)
        elif draft.value("indicator") in (None, Indicator.COUNT, Indicator.OTHER) and (
            told := self._worth.search(self.text, low, figure.start)
        ):
            draft.slots["indicator"] = Slot(Indicator.INVESTMENT, *told.span())

    def _priced(self, draft: Draft, sentence: Any) -> None:
        """Give a price without a thing of its own the goods that the sentence spoke of."""
        before = sentence.previous
        if before is None or draft.value("subject") not in (None, "total"):
            return
        if before.value("indicator") is Indicator.PRICES and draft.slots["indicator"].how == STATED:
            return  # consumer prices rose, and house prices fell
        goods = before.slots.get("subject")
        if goods is not None and goods.value not in (None, "total"):
            draft.slots["subject"] = goods.inherited()
