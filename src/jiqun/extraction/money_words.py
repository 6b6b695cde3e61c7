"""Tell prices and takings from other money: 42 dollars per ton, sales of 4 billion euros."""

import re
from dataclasses import replace
from functools import cached_property
from typing import Any

from jiqun.extraction.defaults import is_money
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import STATED, Draft, Slot, State
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator

_NOT_PRICED = (Indicator.SUBSIDY, Indicator.INCOME, Indicator.PRICES)
REACH = 24
"""Characters before sales in which a word says whether goods are sold: our choice."""
LONGEST = 60
"""Characters of the longest name of an indicator: our choice."""
_AMOUNTS = ("revenue", "profit", "exports", "imports", "trade", "fdi", "fiscal_revenue",
            "gross_output", "value_added", "retail_sales", "rd_expenditure")  # fmt: skip
"""What an amount of money may be told to be in."""
_MOVED = ("percent", "percentage_point", "multiple")


class MoneyWords:
    """Reads what money of one text is paid for."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Compile the words of a pack."""
        self.g, self.text = g, text
        table = g.pack.clauses.get("money") if g.spaced else None
        self.works = bool(table)
        self._goods_sold = False  # whether the sales told last were those of goods: car sales
        if not table:
            return
        self._each = kept_pattern(rf"\s*(?:{table['each']})", re.I)
        self._projects = kept_pattern(str(table["projects"]))
        self._a_project = kept_pattern(str(table["before_project"]), re.I)
        self._in = kept_pattern(str(table["in_kind"]), re.I)
        self._industry = kept_pattern(str(table["industry"]), re.I)
        self._put_in = kept_pattern(str(table["invested"]))
        self._spends = kept_pattern(str(table["spends"]), re.I)
        self._pours = kept_pattern(str(table["pours"]))
        self._research = kept_pattern(str(table["research"]), re.I)
        self._into = kept_pattern(str(table["into"]))
        self._worth = kept_pattern(str(table["worth"]), re.I)
        self._sales = kept_pattern(rf"(?:{longest_first(table['sales'])})(?: of)?", re.I)
        self._sector = kept_pattern(str(table["sector"]), re.I)
        self._whose = kept_pattern(str(table["sales_of"]), re.I)
        self._shops = kept_pattern(str(table["shops"]), re.I)
        self._income = kept_pattern(str(table["income"]), re.I)
        self._firms = kept_pattern(str(table["firms"]), re.I)
        self._alone = kept_pattern(str(table["alone"]), re.I)
        self._to_money = kept_pattern(str(table["to_money"]))

    @cached_property
    def _sold_for_money(self) -> bool:
        """Whether the text tells sales in money somewhere: recorded sales of RM136 billion."""
        return self.g.pack.form("clauses", "money", "sold_for").search(self.text) is not None

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
            self._in_kind(figure, draft)
            self._invested(figure, draft)
            self._sized(figure, draft, state)
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
        whose = self._whose.match(self.text, kind.end or 0)
        sector = whose is not None and self._sector.search(whose["who"]) is not None
        shops = self._shops.match(self.text, kind.end or 0) is not None
        if (state.retail or shops) and (money or figure.unit in _MOVED):
            draft.slots["indicator"] = Slot(Indicator.RETAIL_SALES, kind.start, kind.end)
        elif money or (figure.unit in _MOVED and (sector or self._are_takings(figure, draft))):
            draft.slots["indicator"] = Slot(Indicator.REVENUE, kind.start, kind.end)
        else:
            self._goods_sold = not self._is_bare(str(draft.value("subject") or "").lower())
            return
        self._of_whom(kind, draft, state, money)
        state.indicator = draft.slots["indicator"]

    def _of_whom(self, kind: Slot, draft: Draft, state: State, money: bool) -> None:
        """Give sales told in money what they are of: sales of the lighting sector, of robots."""
        found = self._whose.match(self.text, kind.end or 0)
        if found is None or not 0 <= draft.start - found.end() <= REACH:
            bare = self._is_bare(str(draft.value("subject") or "").lower())
            if bare and "subject" in draft.slots and draft.slots["subject"].end == kind.end:
                who = state.industry.inherited() if state.industry is not None else Slot(None)
                draft.slots["subject"] = state.subject = who  # annual sales of 20 billion
            return
        name = found["who"]
        if name.lower() in self.g.phrases.heads and state.industry is not None:
            draft.slots["subject"] = state.subject = state.industry.inherited()
            return
        if money or name.lower().endswith(self.g.phrases.heads):
            label = self.g.lexicon.meaning(name)
            named = label.subject if label is not None and label.subject else name
            draft.slots["subject"] = state.subject = Slot(named, *found.span("who"))
            state.industry = state.subject

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
        if self._sold_for_money and not self._goods_sold:
            return True
        at = draft.slots["indicator"].start or 0
        if self._alone.search(self.text, max(0, at - REACH), at) is None:
            return False
        subject = str(draft.value("subject") or "").lower()
        bare = self._is_bare(subject) and not self._goods_sold
        return bare or subject.endswith(self.g.phrases.heads)

    def _is_bare(self, subject: str) -> bool:
        """Say whether a subject is nothing but the word for sales."""
        head, _, last = subject.rpartition(" ")
        if not subject or self._sales.fullmatch(subject):
            return True
        return self._sales.fullmatch(last) is not None and self._alone.search(head) is not None

    def _invested(self, figure: Figure, draft: Draft) -> None:
        """Read what a plant costs as investment: the 4.6 billion euro chip plant."""
        low = max(0, figure.start - 90)
        put = self._put_in.match(self.text, figure.after)
        pours = put is None and self.g.may("clauses.money.pours", self.text, low, figure.start)
        if pours and self._pours.search(self.text, low, figure.start):
            put = self._into.match(self.text, figure.after)
        spent = put is None and self._spends.search(self.text, low, figure.start) is not None
        on = self._into.match(self.text, figure.after) if spent else None
        if on is not None and self._research.match((on["what"] or "").strip()):
            draft.slots["indicator"] = Slot(Indicator.RD_EXPENDITURE, *on.span())
        if put is not None and draft.value("indicator") is not Indicator.RD_EXPENDITURE:
            span = put.span()
            name = (put["what"] or "").strip()
            if self._research.match(name):
                draft.slots["indicator"] = Slot(Indicator.RD_EXPENDITURE, *span)
                return
            draft.slots["indicator"] = Slot(Indicator.INVESTMENT, *span)
            label = self.g.phrases.label(name) if name else None
            draft.slots["subject"] = Slot(label, *(put.span("what") if name else span))
            return
        what = self._projects.match(self.text, figure.after + 1)
        if what is not None and self._a_project.search(self.text, low, figure.start):
            span = what.span()
            draft.slots["subject"] = Slot(" ".join(what[0].split()), *span)
            draft.slots["indicator"] = Slot(Indicator.INVESTMENT, *span)
        elif draft.value("indicator") in (None, Indicator.COUNT, Indicator.OTHER) and (
            told := self._worth.search(self.text, low, figure.start)
        ):
            draft.slots["indicator"] = Slot(Indicator.INVESTMENT, *told.span())

    def _in_kind(self, figure: Figure, draft: Draft) -> None:
        """Read what an amount is right behind it: 2.3 billion yuan in taxes, in annual revenue."""
        lead = self._in.match(self.text, figure.after)
        if lead is None:
            return
        low, high = lead.start() + 1, min(len(self.text), lead.end() + LONGEST)
        found = self.g.lexicon.find(self.text, low, high)
        mark = found[0] if found and found[0].start <= lead.end() else None
        if mark is None or mark.meaning.indicator not in _AMOUNTS:
            return
        kind = Indicator(str(mark.meaning.indicator))
        draft.slots["indicator"] = Slot(kind, mark.start, mark.end)

    def _sized(self, figure: Figure, draft: Draft, state: State) -> None:
        """Read an amount that tells the size of an industry: a trillion-yuan auto industry."""
        if "-" not in self.text[figure.start : figure.end]:
            return
        found = self._industry.match(self.text, figure.after)
        if found is None:
            return
        draft.slots["indicator"] = Slot(Indicator.GROSS_OUTPUT, *found.span())
        name = found["what"].strip() if found["what"] else ""
        if found["place"]:
            draft.slots["subject"] = Slot(None)
        elif name:
            label = self.g.phrases.label(f"{name} {found['head']}")
            draft.slots["subject"] = state.subject = Slot(label, found.start("what"), found.end())
        elif state.industry is not None:
            draft.slots["subject"] = state.industry.inherited()

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
