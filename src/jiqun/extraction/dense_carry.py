"""Carry indicator and thing from a level to the growth, share or second measure told behind it.

In 接待游客1580万人次，增长21% the growth is the visitors'; in 汽车出口58万辆，出口额达120亿元 the
amount is the cars'.
"""

import re
from dataclasses import replace

from jiqun.extraction.defaults import TRADED, is_industry, is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, STATED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "carry")

_OF = {"月": "previous month", "季": "previous quarter"}
_FLOWING = (Measure.LEVEL, Measure.CHANGE)


class DenseCarry:
    """Carries what the figures of one text are of from one to the next."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._grown: Slot | None = None

    def forget(self) -> None:
        """Forget what grew: a paragraph begins."""
        self._grown = None

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Give a figure what the one before it is of, where the words between say no more."""
        self._fewer(draft, lead)
        self._makes(draft, lead)
        self._counts(draft, lead)
        here = before if before is not None and before.start >= s.start else None
        if here is not None:
            self._grew(draft, here)
            self._worth(draft, here)
            self._arrived(draft, here)
            self._shared(draft, here)
        self._same_goods(s, draft, before, lead)
        self._industry(draft, lead)
        self._monthly(draft, here, lead)
        if draft.value("measure") is Measure.GROWTH:
            kind = draft.slots.get("indicator")
            if kind is not None and kind.value not in (Indicator.OTHER, Indicator.COUNT):
                self._grown = kind.inherited()

    def _grew(self, draft: Draft, before: Draft) -> None:
        """Read 增长21% right behind a level as the growth of what the level is of."""
        if before.value("measure") not in _FLOWING or draft.value("unit") == "rank":
            return
        if draft.value("measure") not in (Measure.GROWTH, Measure.CHANGE):
            return
        if before.end > draft.start:
            return
        low = before.end
        if aside := _ZH.aside.match(self.text, low, draft.start):
            low = aside.end() - 1  # 产值1034亿元，不过受价格战冲击，较上年萎缩15%
        if not _ZH.grew.fullmatch(self.text, low, draft.start):
            return
        draft.take(before, "indicator", "subject", "area")

    def _shared(self, draft: Draft, before: Draft) -> None:
        """Give a share right behind a level, with no thing of its own, what the level is of."""
        if draft.value("measure") is not Measure.SHARE or before.value("measure") not in _FLOWING:
            return
        if not _ZH.then_shares.match(self._between(before, draft)):
            return
        for name in ("indicator", "subject"):
            held, own = before.slots.get(name), draft.slots.get(name)
            stale = own is None or own.start is None or own.start < before.start
            if held is not None and held.value is not None and stale:
                draft.slots[name] = held.inherited()

    def _arrived(self, draft: Draft, before: Draft) -> None:
        """Give the end of a path what its start is of: 员工从6200人减少到5100人."""
        if draft.value("unit") != before.value("unit") or draft.value("unit") == "rank":
            return
        if not _ZH.arrived.fullmatch(self.text, before.end, draft.start):
            return
        if not _ZH.left.search(self.text, max(0, before.start - 14), before.start):
            return
        draft.take(before, "indicator", "subject", "measure", "area", "of")

    def _worth(self, draft: Draft, before: Draft) -> None:
        """Give the amount of a trade in goods the goods that were told of in numbers."""
        if draft.value("subject") not in (None, "total") or "；" in self._between(before, draft):
            return
        kind, held = draft.value("indicator"), before.slots.get("subject")
        if held is None or held.value in (None, "total"):
            return
        trade = kind in TRADED and before.value("indicator") is kind
        trade = trade and before.value("unit") != draft.value("unit")
        price = kind is Indicator.PRICES and before.value("indicator") in (
            *TRADED,
            Indicator.PRODUCTION,
        )
        if (trade or price) and draft.value("measure") in _FLOWING:
            draft.slots["subject"] = held.inherited()

    def _same_goods(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Give a bare 出口 of another time the goods that a text has told the exports of."""
        held = before.slots.get("subject") if before is not None else None
        if before is None or held is None or held.value in (None, "total") or held.start is None:
            return
        kind = draft.slots.get("indicator")
        if kind is None or kind.value not in TRADED or before.value("indicator") != kind.value:
            return
        if draft.value("subject") not in (None, "total") or draft.value("measure") is Measure.SHARE:
            return
        if self.text[held.start - 1] in "对向从自与和":
            return
        words = s.without_times(self.text, lead)
        if _ZH.bare_trade.fullmatch(words):
            draft.slots["subject"] = held.inherited()

    def _between(self, before: Draft, draft: Draft) -> str:
        return self.text[before.end : draft.start]

    def _industry(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read the growth of an industry, told where things were counted, as before them."""
        kind, subject = draft.slots.get("indicator"), draft.slots.get("subject")
        if kind is None or subject is None:
            return
        if draft.value("measure") is Measure.SHARE and subject.end is not None:
            other = kind.value in (Indicator.RD_EXPENDITURE, Indicator.GDP, Indicator.COUNT)
            stale = other and (kind.start or 0) < lead[0] <= (subject.start or 0)
            told = self.text.startswith(("占比", "比重", "的占比", "的比重"), subject.end)
            if stale and told and is_industry(self.g, str(subject.value)):
                draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, how=DEFAULT)
                draft.slots["of"] = Slot("gdp", how=DEFAULT)
            return
        if draft.value("measure") is not Measure.GROWTH:
            return
        if kind.value not in (Indicator.COUNT, Indicator.OTHER) or (kind.start or 0) >= lead[0]:
            return
        if subject.how != STATED or not subject.value or (subject.end or 0) > draft.start:
            return
        if (subject.start or 0) < lead[0] and "分别" not in self.text[
            subject.end or 0 : draft.start
        ]:
            return
        if not is_industry(self.g, str(subject.value)):
            return
        usual = Slot(Indicator.VALUE_ADDED, how=DEFAULT)
        draft.slots["indicator"] = self._grown or usual

    def _monthly(self, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Say that 月增 and 季减 compare with the month or quarter before."""
        if draft.value("measure") is not Measure.GROWTH:
            return
        found = _ZH.monthly.search(self.text, max(lead[0], draft.start - 12), draft.start)
        if found is not None:
            draft.slots["of"] = Slot(_OF[found["span"]], *found.span("span"))
            return
        if _ZH.of_year.search(self.text, *lead) and draft.value("of") in _OF.values():
            draft.slots["of"] = Slot(None)
            return
        if before is None or before.value("measure") is not Measure.GROWTH:
            return
        between = self._between(before, draft)
        of = before.value("of")
        if "同比" in between or "按年" in between:
            if kept := draft.slots.get("of"):
                draft.slots["of"] = Slot(None) if kept.value in _OF.values() else kept
            return
        if of in _OF.values() and re.match(r"[，；](?:[^，。；]{2,10})则", between):
            draft.slots["of"] = before.slots["of"].inherited()

    def _fewer(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 较去年同期少近一成半 as growth, and with its sign."""
        if draft.value("unit") != "percent" or draft.value("measure") is not Measure.SHARE:
            return
        found = _ZH.less.search(self.text, *lead)
        if found is None:
            if narrowed := _ZH.narrowed.search(self.text, *lead):
                self._narrowed(draft, narrowed)
            return
        draft.slots["measure"] = Slot(Measure.GROWTH, *found.span("way"))
        draft.slots.pop("of", None)
        value = draft.slots["value"]
        if found["way"] == "少" and value.value > 0:
            draft.slots["value"] = replace(value, value=-value.value)

    def _narrowed(self, draft: Draft, found: re.Match[str]) -> None:
        """Read 顺差9013亿元，收窄26.7% as growth below zero; a gap of rates is told in points."""
        draft.slots["measure"] = Slot(Measure.GROWTH, *found.span())
        draft.slots.pop("of", None)
        value = draft.slots["value"]
        draft.slots["value"] = replace(value, value=-abs(value.value))

    def _makes(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read what stands before 生产 as what is made: 新能源汽车生产38.6万辆."""
        found = _ZH.makes.search(self.text, *lead)
        if found is None or draft.value("measure") is not Measure.LEVEL:
            return
        if is_money(draft.value("unit")) or draft.value("unit") in ("percent", "rank"):
            return
        named = self.g.phrases.left(self.text, lead[0], found.end("what"))
        if named is None or named[1] != found.end("what"):
            return
        label = self.g.phrases.label(self.text[slice(*named)])
        draft.slots["subject"] = Slot(label, *named)
        draft.slots["indicator"] = Slot(Indicator.PRODUCTION, found.end("what"), found.end())

    def _counts(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Tell rates per head and new jobs from counts, and the growth of a number from others."""
        kind = draft.value("indicator")
        if kind is Indicator.COUNT and _ZH.per.search(self.text, *lead):
            draft.set("indicator", Indicator.OTHER, lead)
            return
        jobs = kind is Indicator.EMPLOYMENT and draft.value("measure") is Measure.CHANGE
        if jobs and _ZH.new_jobs.search(self.text, *lead):
            draft.slots["measure"] = Slot(Measure.LEVEL, *lead)
        slot = draft.slots.get("indicator")
        numbers = _ZH.number_of.search(self.text, *lead)
        stale = slot is None or slot.start is None or slot.start < lead[0]
        if numbers and stale and draft.value("measure") in (Measure.GROWTH, Measure.MULTIPLE):
            named = self.g.phrases.left(self.text, lead[0], numbers.start())
            if named is not None:
                draft.set("indicator", Indicator.COUNT, numbers.span())
                label = self.g.phrases.label(self.text[slice(*named)])
                draft.slots["subject"] = Slot(label, *named)
