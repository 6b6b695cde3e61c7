"""Say of what a share is in Chinese, where its own clause does not."""

import re
from itertools import pairwise

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.model import Indicator, Measure

_TOTALS = {
    Indicator.GDP: "gdp",
    Indicator.TRADE: "total trade",
    Indicator.EXPORTS: "total exports",
    Indicator.IMPORTS: "total imports",
    Indicator.INVESTMENT: "total investment",
    Indicator.REVENUE: "revenue",
    Indicator.LOANS: "total loans",
}
SHARES = (Measure.SHARE, Measure.SHARE_CHANGE)
_OF_INDUSTRY = (Indicator.GROSS_OUTPUT, Indicator.OTHER, Indicator.COUNT)
_MARKET = re.compile(
    r"(?:在)?(?P<where>国内|全国|全球|世界|国际)(?:[^，。；、\d]{0,4})(?:市场(?:占有率|份额|占比)|市占率)[^，。；\d]*$"
)
_DRIVEN = ("gdp", "industry", "manufacturing")


class DenseWholes:
    """Mends the wholes of shares and contributions in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Say of what a share is where its clause does not: of what was told just before."""
        if draft.value("measure") in SHARES:
            self._market(draft, lead)
            self._share_of_gdp(s, draft, lead)
        of, kind = draft.value("of"), draft.value("indicator")
        if draft.value("measure") is Measure.CONTRIBUTION:
            if (
                of is None
                and before is not None
                and before.value("measure") in (Measure.CONTRIBUTION,)
            ):
                draft.slots["of"] = before.slots.get("of", Slot(None)).inherited()
                of = draft.value("of")
            driven = isinstance(of, str) and of.endswith("growth")
            if driven and any(w in str(of) for w in _DRIVEN) and kind in _OF_INDUSTRY:
                draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, how=DEFAULT)
            return
        if draft.value("measure") not in SHARES or of is not None or before is None:
            return
        if before.start < s.start:
            return
        if before.value("measure") in SHARES:
            if self.g.is_connector(self.text[before.end : draft.start]) and "of" in before.slots:
                draft.slots["of"] = before.slots["of"].inherited()
            return
        if before.value("indicator") is Indicator.COUNT:
            named = before.value("subject")
            if named is not None and named != draft.value("subject"):
                draft.slots["of"] = before.slots["subject"].inherited()
            return
        kind_before = before.slots.get("indicator")
        if kind_before is not None and kind_before.value is Indicator.OTHER:
            kind_before = None
        if kind_before is None or kind_before.start is None or kind_before.end is None:
            return
        whole = _TOTALS.get(kind_before.value)
        if before.value("subject") not in (None, "total") or whole is None:
            whole = self.text[kind_before.start : kind_before.end]
        if draft.value("subject") not in (None, "total"):
            draft.slots["of"] = Slot(whole, kind_before.start, kind_before.end, INHERITED)

    def _share_of_gdp(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Read a place's share of a wider place's GDP as GDP: 占长三角地区生产总值的14.5%."""
        kind = draft.slots.get("indicator")
        if kind is not None and not (kind.value is Indicator.OTHER and kind.how == DEFAULT):
            return
        if draft.value("of") != "gdp" or draft.value("subject") not in (None, "total"):
            return
        marks = within(s.marks, *lead)
        for area, total in pairwise(marks):
            if area.meaning.area and total.meaning.indicator == "gdp":
                words = self.text[area.start : total.end]
                draft.slots["indicator"] = Slot(Indicator.GDP, total.start, total.end)
                draft.slots["of"] = Slot(words, area.start, total.end)

    def _market(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read of what market a share is: 国内市场占有率."""
        found = _MARKET.search(self.text, *lead)
        if found is None:
            return
        kind = "global" if found["where"] in ("全球", "世界", "国际") else "national"
        draft.slots["of"] = Slot(f"{kind} total", *found.span("where"))
        named = self.g.phrases.left(self.text, lead[0], found.start())
        if named is not None:
            label = self.g.phrases.label(self.text[slice(*named)])
            draft.slots["subject"] = Slot(label, *named)
