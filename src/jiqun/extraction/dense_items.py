"""Read Chinese lists of which each item has a thing of its own and shares what it measures.

`电器的销货价值升0.8%。珠宝及钟表升60.8%；服装升54.1%` tells of sales three times; in
`出口家用电器274亿元、增长18%，船舶129亿元` both amounts are exports; in
`营业额、家数、就业人数分别为1.7亿元、584家、1793人` each figure is of its own measure.
"""

import re
from collections.abc import Sequence

from jiqun.extraction.defaults import TRADED, is_money
from jiqun.extraction.dense_subjects import is_vague, names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Indicator, Measure

_MOVED = "(?:上升|增长|下降|上涨|下跌|增加|减少|回落|成长|衰退|升|跌|涨|增|降|减)"
_ITEM = re.compile(
    rf"(?:其中，?|此外，?|而|另外，?|另)?(?P<what>[“”\u4e00-\u9fffA-Za-z（）、]{{1,30}}?)(?:的)?(?:则|亦|也|均|都|分别|同比|按年|环比|按月|较上年|比上年|实际|大幅|小幅|微|急|大)*"
    rf"{_MOVED}(?:了|约|近|超过?|逾)*$"
)
_NO_ITEM = re.compile(
    r"(?:由[^，。；]*转为?|转为?|同比|环比|增速|增幅|比上年|平均|年均|名义|实际|其|分别|占比|比重|拉动|带动|持续|稳步|快速|累计|合计|则|也|均)+"
)
_LISTED = (
    *(Indicator.RETAIL_SALES, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE),
    *(Indicator.INVESTMENT, Indicator.PRODUCTION, Indicator.REVENUE, Indicator.VALUE_ADDED),
    *(Indicator.PRICES, Indicator.GROSS_OUTPUT, Indicator.PROFIT, Indicator.EMPLOYMENT),
)
_FLOW = re.compile(
    r"(?:其中|此外|同时|另外|另)?[，：]?(?:对?外)?(?<!进)(?P<flow>出口|进口)(?P<what>(?!却|则|也|均|都|仅|仍|还|又|已|约|达|超|近|为|有|共|就|额|值|总|量|货|商品|增|减|降|升|同比|合计|累计)[“”\u4e00-\u9fffA-Za-z（）、]{2,24}?)(?:分别)?(?:为|达到?|约|近|超过?)?"
)
_NEXT = re.compile(
    r"[，、；和及与]*(?P<what>[“”\u4e00-\u9fffA-Za-z（）]{2,24}?)(?:分别)?(?:出口|进口)?(?:为|达到?|约|近|超过?)?"
)
_NO_GOODS = re.compile(
    r"(?:额|值|总额|总值|货值|量|规模|增速|增幅|占比|比重|价格|均价|单价|同比|增长|下降|业务|贸易|方面|市场)"
)
_EACH = re.compile(
    r"(?:分别|依次)(?:为|是|达到?|约|有)*(?:[\u4e00-\u9fff]{2,3}[（(][^（）()]{0,6}[）)])?$"
)
_BETWEEN = re.compile(r"[、，和及与]+(?:约|近|超过?|逾)?")
_SPLIT = re.compile(r"[、和及与]|以及")
_ALL = re.compile(r"(?:均|都|皆|全部|全都|双双|齐|同步|也)[^、]*$")
FEWEST = 3
"""Items of different measures from which a list is taken for one: our choice."""


class DenseItems:
    """Gives the items of lists in one text what they share."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._flow: Draft | None = None
        self._kind: Slot | None = None
        self._listed: Draft | None = None

    def forget(self) -> None:
        """Forget what was listed: a paragraph begins."""
        self._flow = self._kind = self._listed = None

    def enter(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Give figures told with `respectively` each its own measure, where those differ."""
        for at, draft in enumerate(drafts):
            if _EACH.search(self.text, max(s.start, draft.start - 16), draft.start):
                self._respectively(s, drafts[at:])

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Give the next item of a list its thing, and what the one before measures."""
        if draft.value("unit") == "percent":
            self._grown(s, draft, before, lead)
        elif is_money(draft.value("unit")) or draft.value("unit") in ("t", "kg"):
            self._traded(s, draft, lead)

    def note(self, draft: Draft) -> None:
        """Keep what a figure measures when all is known of it."""
        kind = draft.slots.get("indicator")
        if kind is None or draft.value("measure") is not Measure.GROWTH:
            return
        if kind.value in _LISTED or (kind.value is Indicator.OTHER and kind.start is not None):
            self._kind, self._listed = kind.inherited(), draft

    def _grown(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Read 服装升54.1% behind the growth of sales as the growth of its sales."""
        if draft.value("measure") is not Measure.GROWTH or self._kind is None or before is None:
            return
        if before is not self._listed or not self._is_list(s, draft):
            return
        found = _ITEM.match(self.text, *lead)
        if found is None or not self._is_thing(found.span("what"), s):
            return
        draft.slots["indicator"] = self._kind
        draft.slots["subject"] = Slot(self.g.phrases.label(found["what"]), *found.span("what"))

    def _is_list(self, s: Sentence, draft: Draft) -> bool:
        """Say whether a sentence is cut by semicolons around a figure."""
        low = behind_last(self.text, "；", s.start, draft.start)
        return low > s.start or self.text.find("；", draft.end, s.end) >= 0

    def _is_thing(self, span: tuple[int, int], s: Sentence) -> bool:
        words = self.text[slice(*span)]
        if _NO_ITEM.fullmatch(words) or is_vague(words) or names_no_thing(words):
            return False
        marks = within(s.marks, *span)
        return not any(m.meaning.indicator or m.meaning.area for m in marks)

    def _traded(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 出口船舶9亿元 as exports of ships, and the items behind it likewise."""
        if draft.value("measure") not in (Measure.LEVEL, Measure.CHANGE):
            return
        found = _FLOW.fullmatch(self.text, *lead)
        if found is not None and self._is_goods(found.span("what"), s):
            kind = Indicator.EXPORTS if found["flow"] == "出口" else Indicator.IMPORTS
            self._give(draft, Slot(kind, *found.span("flow")), found.span("what"))
            self._flow = draft
            return
        held = self._flow
        if held is None or held.start < s.start or "。" in self.text[held.end : draft.start]:
            return
        own = draft.slots.get("indicator")
        told = own is not None and own.start is not None and own.start >= lead[0]
        item = None if told else _NEXT.fullmatch(self.text, *lead)
        if item is not None and self._is_goods(item.span("what"), s):
            self._give(draft, held.slots["indicator"].inherited(), item.span("what"))

    def _is_goods(self, span: tuple[int, int], s: Sentence) -> bool:
        words = self.text[slice(*span)]
        if _NO_GOODS.search(words[-2:]) or not self._is_thing(span, s):
            return False
        return not any(w.start < span[1] and span[0] < w.stop for w in s.whens)

    def _give(self, draft: Draft, kind: Slot, span: tuple[int, int]) -> None:
        draft.slots["indicator"] = kind
        draft.slots["subject"] = Slot(self.g.phrases.label(self.text[slice(*span)]), *span)

    def _respectively(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        run = [drafts[0]]
        for draft in drafts[1:]:
            if not _BETWEEN.fullmatch(self.text, run[-1].end, draft.start):
                break
            run.append(draft)
        if len(run) < FEWEST or len({d.value("unit") for d in run}) == 1:
            return
        items = self._items(s, run)
        if items is None:
            return
        for draft, span in zip(run, items, strict=True):
            self._own_measure(draft, span)

    def _items(self, s: Sentence, run: Sequence[Draft]) -> list[tuple[int, int]] | None:
        """Give the names of a list before `respectively`, as many as figures."""
        cue = max(self.text.rfind(word, s.start, run[0].start) for word in ("分别", "依次"))
        low = max([s.start] + [w.stop for w in s.whens if w.stop <= cue])
        words = self.text[low:cue]
        high = cue
        if (tail := _ALL.search(words)) is not None:
            high = low + tail.start()
        high = low + len(self.text[low:high].rstrip("，"))
        low = behind_last(self.text, "，。；：", low, high)
        parts, at = [], low
        for joint in _SPLIT.finditer(self.text, low, high):
            parts.append((at, joint.start()))
            at = joint.end()
        parts.append((at, high))
        if len(parts) != len(run) or any(a >= b for a, b in parts):
            return None
        return parts

    def _own_measure(self, draft: Draft, span: tuple[int, int]) -> None:
        marks = self.g.lexicon.find(self.text, *span)
        places = [m for m in marks if m.meaning.area]
        start = places[-1].end if places and places[-1].end < span[1] else span[0]
        kinds = [m for m in marks if m.meaning.indicator and m.start >= start]
        words = self.text[start : span[1]]
        mark = kinds[-1] if kinds and kinds[-1].end == span[1] else None
        if mark is not None:
            kind = Indicator(mark.meaning.indicator or "other")
            lead = self.text[start : mark.start]
            own = Slot(mark.meaning.subject)
            if lead and not names_no_thing(lead):
                own = Slot(self.g.phrases.label(lead), start, mark.start)
            elif kind in TRADED and own.value is None:
                own = Slot("total")
            draft.slots["indicator"] = Slot(kind, mark.start, mark.end)
            draft.slots["subject"] = own
        elif draft.value("unit") == "count":
            draft.slots["indicator"] = Slot(Indicator.COUNT, start, span[1])
            draft.slots["subject"] = Slot(words, start, span[1])
        else:
            draft.slots["subject"] = Slot(self.g.phrases.label(words), start, span[1])
