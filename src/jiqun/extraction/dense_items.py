"""Read Chinese lists of which each item has a thing of its own and shares what it measures.

`电器的销货价值升0.8%。珠宝及钟表升60.8%；服装升54.1%` tells of sales three times; in
`出口家用电器274亿元、增长18%，船舶129亿元` both amounts are exports.
"""

from jiqun.extraction.defaults import TRADED, is_money
from jiqun.extraction.dense_subjects import is_vague, names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "items")

_LISTED = (
    *(Indicator.RETAIL_SALES, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE),
    *(Indicator.INVESTMENT, Indicator.PRODUCTION, Indicator.REVENUE, Indicator.VALUE_ADDED),
    *(Indicator.PRICES, Indicator.GROSS_OUTPUT, Indicator.PROFIT, Indicator.EMPLOYMENT),
)
_BRACKET = late_pattern(r"（[+＋]?")
_MASSES = ("t", "dwt", "kg", "m3", "kWh", "count")


def is_thing(text: str, span: tuple[int, int], s: Sentence) -> bool:
    """Say whether words name a thing, and no measure, place or manner."""
    words = text[slice(*span)]
    if _ZH.no_item.fullmatch(words) or is_vague(words) or names_no_thing(words):
        return False
    marks = within(s.marks, *span)
    return not any(m.meaning.indicator or m.meaning.area for m in marks)


class DenseItems:
    """Gives the items of lists in one text what they share."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._flow: Draft | None = None
        self._kind: Slot | None = None
        self._listed: Draft | None = None
        self._trader: Slot | None = None
        self._produced: Draft | None = None

    def forget(self) -> None:
        """Forget what was listed: a paragraph begins."""
        self._flow = self._kind = self._listed = self._trader = self._produced = None

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Give the next item of a list its thing, and what the one before measures."""
        if draft.value("unit") in ("percent", "multiple"):
            if (
                before is not None
                and before is self._produced
                and _BRACKET.fullmatch(self.text, before.end, draft.start)
            ):
                draft.take(before, "indicator", "subject")  # 7.2万台（-11.5%）
            self._grown(s, draft, before, lead)
            self._most(s, draft)
        elif is_money(draft.value("unit")) or draft.value("unit") in _MASSES:
            self._traded(s, draft, lead)
            self._made(s, draft, before, lead)
            self._element(draft, before)
        self._of_the_trader(s, draft, lead)

    def note(self, draft: Draft) -> None:
        """Keep what a figure measures when all is known of it."""
        kind, held = draft.slots.get("indicator"), draft.slots.get("subject")
        if kind is None:
            return
        goods = held is not None and held.value not in (None, "total")
        if kind.value in (Indicator.EXPORTS, Indicator.IMPORTS) and goods and held is not None:
            behind = (held.start or 0) >= (kind.end or 0) > 0
            flows = draft.value("measure") in (Measure.LEVEL, Measure.CHANGE)
            self._flow = draft if behind and flows else self._flow
        if kind.value is Indicator.TRADE and held is not None and held.value is not None:
            self._trader = held if goods and self._may_trade(held) else None
        if kind.value is Indicator.PRODUCTION and draft.value("measure") is Measure.LEVEL and goods:
            self._produced = draft
        if draft.value("measure") is not Measure.GROWTH:
            return
        if kind.value in _LISTED or (kind.value is Indicator.OTHER and kind.start is not None):
            self._kind, self._listed = kind.inherited(), draft

    def _made(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Read the next of a list of outputs: 喷水织机产量3.9万台（+48%），电脑横机7.2万台."""
        made, kind = self._produced, draft.slots.get("indicator")
        if made is None or made.start < s.start or draft.value("measure") is not Measure.LEVEL:
            return
        if before is None or before.value("indicator") is not Indicator.PRODUCTION:
            return
        counted = kind is None or kind.value is Indicator.COUNT
        if (
            not counted
            or draft.value("unit") != "count"
            or _ZH.no_good.search(self.text, draft.start, draft.end)
        ):
            return
        found = _ZH.next_made.fullmatch(self.text, lead[0], draft.start)
        if found is None or not is_thing(self.text, found.span("what"), s):
            return
        draft.slots["indicator"] = made.slots["indicator"].inherited()
        draft.slots["subject"] = Slot(self.g.phrases.label(found["what"]), *found.span("what"))

    def _most(self, s: Sentence, draft: Draft) -> None:
        """Read 其中机械产业成长最高，成长率为32% as the growth of machinery."""
        found = _ZH.most.search(self.text, s.start, draft.start)
        if found is None or draft.value("measure") is not Measure.GROWTH:
            return
        if is_thing(self.text, found.span("what"), s):
            label = self.g.phrases.label(found["what"])
            draft.slots["subject"] = Slot(label, *found.span("what"))

    def _may_trade(self, held: Slot) -> bool:
        """Say whether a subject of trade is a trader or a partner, and not the place itself."""
        meaning = self.g.lexicon.meaning(str(held.value))
        if meaning is None or meaning.area is None or not held.start:
            return True
        return self.text[held.start - 1] in tuple("对与同")

    def _grown(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Read 服装升54.1% behind the growth of sales as the growth of its sales."""
        if draft.value("measure") is not Measure.GROWTH or self._kind is None or before is None:
            return
        if before is not self._listed:
            return
        if not (self._is_list(s, draft) or self._goes_on(s, draft, before)):
            return
        found = _ZH.item.match(self.text, *lead)
        if found is None or not is_thing(self.text, found.span("what"), s):
            return
        draft.slots["indicator"] = self._kind
        draft.slots["subject"] = Slot(self.g.phrases.label(found["what"]), *found.span("what"))

    def _goes_on(self, s: Sentence, draft: Draft, before: Draft) -> bool:
        """Say whether a rate without a measure follows one whose own clause had none either."""
        kind, held = draft.slots.get("indicator"), before.slots.get("indicator")
        if kind is None or held is None or self.text[before.end : before.end + 1] != "，":
            return False
        loose = kind.start is None or kind.start < before.end
        borrowed = held.start is not None and held.start < s.start
        low = behind_last(self.text, "，；", s.start, before.start)
        borrowed = borrowed or (held.start is not None and held.start < low)
        return loose and borrowed

    def _is_list(self, s: Sentence, draft: Draft) -> bool:
        """Say whether a sentence is cut by semicolons around a figure."""
        low = behind_last(self.text, "；", s.start, draft.start)
        return low > s.start or self.text.find("；", draft.end, s.end) >= 0

    def _traded(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 出口船舶9亿元 as exports of ships, and the items behind it likewise."""
        if draft.value("measure") not in (Measure.LEVEL, Measure.CHANGE):
            return
        edges = [m.end for m in within(s.marks, *lead) if m.meaning.area]
        edges += [w.stop for w in s.whens if lead[0] <= w.start and w.stop <= lead[1]]
        low = max([lead[0], *edges])
        found = _ZH.flow.fullmatch(self.text, low, lead[1])
        if found is not None and self._is_goods(found.span("what"), s):
            kind = Indicator.EXPORTS if found["flow"] == "出口" else Indicator.IMPORTS
            self._give(draft, Slot(kind, *found.span("flow")), found.span("what"))
            self._flow = draft
            return
        held = self._flow
        if held is None or held.start < s.start or "。" in self.text[held.end : draft.start]:
            return
        own = draft.slots.get("indicator")
        if held.value("unit") != draft.value("unit"):
            return
        told = own is not None and own.start is not None and own.start >= lead[0]
        item = None if told else _ZH.next.fullmatch(self.text, *lead)
        if item is not None and self._is_goods(item.span("what"), s):
            self._give(draft, held.slots["indicator"].inherited(), item.span("what"))

    def _element(self, draft: Draft, before: Draft | None) -> None:
        """Read 锌252.9万吨 behind the output of other metals as that of zinc."""
        if before is None or before.value("unit") != draft.value("unit"):
            return
        found = _ZH.element.match(self.text, before.end, draft.end)
        if found is not None and found.end() == draft.start and "indicator" in before.slots:
            draft.slots["indicator"] = before.slots["indicator"].inherited()
            draft.slots["subject"] = Slot(found["what"], *found.span("what"))

    def _of_the_trader(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 其中，出口3.6亿元 behind what somebody trades as theirs, and 产品合计出口."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value not in TRADED or kind.start is None or kind.start < lead[0]:
            return
        if draft.value("subject") not in (None, "total"):
            return
        found = _ZH.together.search(self.text, lead[0], kind.start)
        if found is not None:
            cuts = [m.end for m in within(s.marks, *found.span("what")) if m.meaning.area]
            start = max(
                [found.start("what"), *cuts, *[w.stop for w in s.whens if w.stop <= kind.start]]
            )
            if found.end("what") - start > 1 and is_thing(self.text, (start, found.end("what")), s):
                label = self.g.phrases.label(self.text[start : found.end("what")])
                draft.slots["subject"] = Slot(label, start, found.end("what"))
            return
        among = self.text.startswith("其中", s.start) or "其中" in self.text[s.start : lead[1]]
        if among and self._trader is not None and kind.value is not Indicator.TRADE:
            draft.slots["subject"] = self._trader.inherited()

    def _is_goods(self, span: tuple[int, int], s: Sentence) -> bool:
        words = self.text[slice(*span)]
        if _ZH.no_goods.search(words[-2:]) or not is_thing(self.text, span, s):
            return False
        return not any(w.start < span[1] and span[0] < w.stop for w in s.whens)

    def _give(self, draft: Draft, kind: Slot, span: tuple[int, int]) -> None:
        draft.slots["indicator"] = kind
        draft.slots["subject"] = Slot(self.g.phrases.label(self.text[slice(*span)]), *span)
