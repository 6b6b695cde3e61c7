"""Tell what is of the end of a plan's years from what is of all of them."""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft
from jiqun.model import Indicator, Measure

AT_THE_END = (Measure.LEVEL, Measure.SHARE, Measure.RANK, Measure.MULTIPLE)
"""Measures that can be of a point in time."""
LEAD = 24
"""Characters before a figure in which a verb may say that it is summed up: our choice."""


class PlanEnds:
    """Tells stocks from flows in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the text and the forms of the language."""
        self.text = text
        form = g.pack.form
        self._reached = form("periods", "told", "reached")
        self._doing = form("periods", "told", "doing")
        self._done = form("periods", "told", "done")
        self._invested = form("periods", "told", "invested")
        self._stays = form("periods", "told", "stays")
        self._events = form("periods", "told", "events")
        self._summed = form("periods", "told", "summed")

    def is_stock(self, draft: Draft, s: Sentence) -> bool:
        """Say whether a figure in a plan's years is of their end: levels, unless summed up."""
        text, low = self.text, max(s.start, draft.start - LEAD)
        if draft.value("measure") is Measure.CONTRIBUTION and self._reached.search(
            text, max(s.start, draft.start - 4), draft.start
        ):
            return True
        if draft.value("measure") not in AT_THE_END:
            return False
        if self._stays.search(text, low, draft.start):
            return False  # 五年来，粮食产量稳定在760亿斤以上: over the years
        clause = max(low, text.rfind("，", low, draft.start) + 1)
        arrives = self._reached.search(text, max(s.start, draft.start - 4), draft.start)
        if arrives and not self._summed.search(text, clause, draft.start):
            low = clause  # 累计新增就业5万人，配套率由40%提升到62%: the rate is of the end
        high = draft.start
        if invested := self._invested.search(text, max(s.start, high - LEAD), high):
            high = invested.start()  # 期间实施项目200个，总投资1500亿元: of the projects
            low = max(s.start, high - LEAD)
        if self._doing.search(text, low, high):
            return False
        if self._done.match(text, draft.end):
            return False  # five clusters were selected during the plan: over its years
        summed = self._summed.search(text, low, draft.start) is not None
        if summed and self._events.match(text, draft.start):
            return False
        return not summed or draft.value("indicator") in (Indicator.COUNT, None)
