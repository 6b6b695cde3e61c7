"""Tell whom a place trades with from the place itself, in Chinese.

`输往亚洲的货值上升17.8%，其中越南、马来西亚分别录得41.2%及33.5%`: the figures are of the place that
exports, and each partner is the subject of its own.
"""

import re

from jiqun.data import catalogue
from jiqun.extraction.defaults import TRADED, is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, Draft, Slot, country_of, is_ancestor, traded_with
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "trade")

_LOOSE = (Indicator.OTHER, Indicator.COUNT, Indicator.VALUE_ADDED, None)
_SPECIAL = ("Hong Kong", "Macao", "Taiwan")


class DenseTrade:
    """Mends places and flows of trade in one text; `home` is the place it is about."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text and its place."""
        self.g, self.text, self.home = g, text, home

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Make a place that is only traded with the subject of a figure."""
        unit = draft.value("unit")
        if unit == "rank" or self.home is None:
            return
        found = _ZH.to.search(self.text, *lead)
        if found is not None:
            flow = Indicator.IMPORTS if found["way"] in ("来自", "输自") else Indicator.EXPORTS
            draft.slots["indicator"] = Slot(flow, *found.span("way"))
            draft.slots["subject"] = Slot(found["who"], *found.span("who"))
            draft.slots["area"] = Slot(self.home, how=DEFAULT)
            return
        start = self.text.rfind("\n", 0, draft.start) + 1
        told = before.value("indicator") if before is not None else None
        if self._is_partner(draft):
            context = [*_ZH.context.finditer(self.text, start, draft.start)]
            if context:
                self._partner(s, draft, told, context[-1])
        elif told in TRADED and (unit == "percent" or is_money(unit)):
            self._goods(draft, before, start)

    def _goods(self, draft: Draft, before: Draft | None, start: int) -> None:
        """Read goods told of under 商品类别方面 as of the flow before them."""
        kind = draft.slots.get("indicator")
        loose = kind is None or (kind.value in _LOOSE and (kind.how == DEFAULT or not kind.start))
        if not loose or before is None or draft.value("subject") in (None, "total"):
            return
        if draft.value("measure") in (Measure.LEVEL, Measure.CHANGE, Measure.GROWTH) and (
            _ZH.goods.search(self.text, start, draft.start)
        ):
            draft.slots["indicator"] = before.slots["indicator"].inherited()

    def at_home(self, draft: Draft) -> None:
        """Give trade with partners abroad the place that trades, and the partner as its subject.

        出口9.6亿美元，其中非洲2.7亿美元: what goes to Africa is a part of the total, not the total.
        """
        if draft.value("indicator") not in TRADED or self.home is None:
            return
        if country_of(self.home) == self.home or not self._is_partner(draft):
            return
        if any(area in _SPECIAL for area in str(draft.value("area")).split(", ")):
            return  # trade of Hong Kong in news on Shenzhen may be told beside it
        traded_with(self.text, draft)
        draft.slots["area"] = Slot(self.home, how=DEFAULT)

    def _is_partner(self, draft: Draft) -> bool:
        """Say whether the place of a figure is abroad, seen from where the text is at home."""
        area = draft.value("area")
        return isinstance(area, str) and all(self._is_abroad(a) for a in area.split(", "))

    def _is_abroad(self, area: str) -> bool:
        if area == self.home or self.home is None:
            return False
        if self.home in _SPECIAL and area == "China":
            return True
        place = catalogue().areas.get(area)
        if place is None or is_ancestor(self.home, area) or is_ancestor(area, self.home):
            return False
        wide = place.kind in ("country", "group") or area in _SPECIAL
        return wide and country_of(self.home) != area

    def _partner(
        self, s: Sentence, draft: Draft, told: Indicator | None, context: re.Match[str]
    ) -> None:
        area, kind = draft.slots["area"], draft.value("indicator")
        if kind not in TRADED and kind not in _LOOSE:
            return
        name = next(
            (
                (m.start, m.end)
                for m in reversed(within(s.marks, s.start, draft.start))
                if m.meaning.area == area.value
            ),
            None,
        )
        if name is None:
            return
        if kind not in TRADED:
            flow = Indicator.EXPORTS if context["exports"] else None
            flow = Indicator.IMPORTS if context["imports"] else flow or told
            if flow not in TRADED:
                return
            draft.slots["indicator"] = Slot(flow, *context.span())
        subject = draft.slots.get("subject")
        words = str(subject.value) if subject is not None and subject.value else ""
        own = subject is not None and (subject.start or 0) >= name[1]
        if own and words not in ("", "total", "货值", "金额", "贸易额"):
            return
        draft.slots["subject"] = Slot(self.text[slice(*name)], *name)
        draft.slots["area"] = Slot(self.home, how=DEFAULT)
