"""Read goods that are sent abroad, what they are worth, and what else a text on exports tells.

`It shipped 82,000 cars to Europe, worth 1.2 billion dollars, 4% more.` All three are exports of
cars. `The chamber has set a target of $4 billion` behind them is one of exports as a whole.
"""

import re
from collections.abc import Sequence

from jiqun.extraction.defaults import TRADED, is_money, is_open
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure, Status

LEAD, BEHIND = 70, 90
"""Characters around a figure in which the words of sending stand: our choice."""
FAR = 400
"""Characters between a figure of exports and what is told bare of them: our choice."""
_MOVES = (Measure.GROWTH, Measure.MULTIPLE)
_AHEAD = (Status.TARGET, Status.FORECAST)


class SentGoods(TextReader):
    """Reads the exports of one text that are not called so."""

    def __init__(self, g: Grammar) -> None:
        """Take the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("sent_goods") or {}
        self.works = bool(table)
        if not self.works:
            return
        names = ["sends", "away", "worth", "aims", "brings", "beside"]
        names += ["listed", "value", "moves"]
        self._forms = {name: g.pack.form("clauses", "sent_goods", name) for name in names}
        own = "|".join(map(re.escape, map(str, g.pack.clauses["carried"]["own_measures"])))
        self._own = kept_pattern(rf"\b(?:{own})\b", re.I)
        self._whole: Draft | None = None
        self._last: Draft | None = None

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Give the figures of a sentence that tell exports by other words their indicator."""
        if not self.works:
            return
        before: Draft | None = None
        level: Draft | None = None
        for draft in drafts:
            if is_open(draft):
                self._read(s, draft, before, level)
            if draft.value("indicator") in TRADED and draft.value("measure") is Measure.LEVEL:
                self._last = draft
                self._whole = self._whole or draft
                level = draft
            elif not is_open(draft) and draft.value("indicator") not in TRADED:
                self._last = None  # something else is told of from here on
            before = draft

    def _read(self, s: Sentence, draft: Draft, before: Draft | None, level: Draft | None) -> None:
        low = max(s.start, before.end if before else 0, draft.start - LEAD)
        own = self._own.finditer(self.text, low, draft.start)
        if any(self._forms["aims"].match(word[0]) is None for word in own):
            return
        if self._is_sent(s, draft, low):
            draft.slots["indicator"] = Slot(Indicator.EXPORTS, low, draft.start)
            return
        if before is not None and before.value("indicator") in TRADED:
            self._carry_on(draft, before, level or before)
            return
        last = self._last
        if last is None or draft.start - last.end > FAR or draft.value("of") is not None:
            return
        money = is_money(draft.value("unit")) and draft.value("measure") is Measure.LEVEL
        if not money or not is_money(last.value("unit")):
            return
        if draft.value("status") in _AHEAD and self._search("aims", low, draft.start):
            draft.slots["indicator"] = last.slots["indicator"].inherited()
            whole = self._whole.slots.get("subject") if self._whole else None
            draft.slots["subject"] = whole.inherited() if whole else Slot("total", how=DEFAULT)
        elif self._search("brings", low, draft.start) or self._is_listed(draft):
            draft.slots["indicator"] = last.slots["indicator"].inherited()

    def _is_sent(self, s: Sentence, draft: Draft, low: int) -> bool:
        """Say whether a figure is of goods sent abroad."""
        goods = draft.value("measure") in (Measure.LEVEL, Measure.CHANGE)
        if not goods or draft.value("unit") in ("percent", "rank"):
            return False
        away = self._forms["away"].match(self.text, draft.end, min(s.end, draft.end + BEHIND))
        return away is not None and self._search("sends", low, draft.start)

    def _carry_on(self, draft: Draft, before: Draft, level: Draft) -> None:
        """Read what goods before a figure are worth, how they moved, and more goods beside them."""
        between = self.text[before.end : draft.start]
        if ";" in between or len(between) > LEAD or draft.value("of") is not None:
            return
        unit, told = draft.value("unit"), level.value("unit")
        if draft.value("measure") in _MOVES:
            if any(self._forms[name].fullmatch(between) for name in ("value", "moves")):
                draft.take(before, "indicator", "subject")
        elif unit == told and draft.value("status") in _AHEAD:
            if self._forms["aims"].search(between):
                draft.take(level, "indicator", "subject")
        elif is_money(unit):
            if not is_money(told) and self._forms["worth"].fullmatch(between):
                draft.take(level, "indicator", "subject")
            elif unit == told and self._forms["beside"].fullmatch(between):
                draft.take(level, "indicator")

    def _is_listed(self, draft: Draft) -> bool:
        """Say whether a figure stands in a line of its own under what is listed."""
        line = self.text.rfind("\n", 0, draft.start) + 1
        return self._forms["listed"].fullmatch(self.text, line, draft.start) is not None

    def _search(self, name: str, low: int, high: int) -> bool:
        return self._forms[name].search(self.text, low, high) is not None
