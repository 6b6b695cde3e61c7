"""Say of what a share is in Chinese, where its own clause does not."""

from dataclasses import replace
from itertools import pairwise

from jiqun.data import catalogue
from jiqun.extraction.defaults import is_unnamed
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "wholes")

_TOTALS = {
    Indicator.GDP: "gdp",
    Indicator.TRADE: "total trade",
    Indicator.EXPORTS: "total exports",
    Indicator.IMPORTS: "total imports",
    Indicator.INVESTMENT: "total investment",
    Indicator.REVENUE: "revenue",
    Indicator.LOANS: "total loans",
}
_WHOLES = (
    ("value added", Indicator.VALUE_ADDED),
    ("gross output", Indicator.GROSS_OUTPUT),
    ("retail sales", Indicator.RETAIL_SALES),
    ("fiscal revenue", Indicator.FISCAL_REVENUE),
    ("revenue", Indicator.REVENUE),
    ("investment", Indicator.INVESTMENT),
    ("exports", Indicator.EXPORTS),
    ("imports", Indicator.IMPORTS),
    ("total trade", Indicator.TRADE),
    ("total loans", Indicator.LOANS),
    ("total deposits", Indicator.DEPOSITS),
)
_NAMED = {
    Indicator.GROSS_OUTPUT: "gross output",
    Indicator.VALUE_ADDED: "value added",
    Indicator.REVENUE: "revenue",
}
"""Wholes that rulings name by their thing in the label's own words: `X gross output`."""
SHARES = (Measure.SHARE, Measure.SHARE_CHANGE)
_OF_INDUSTRY = (Indicator.GROSS_OUTPUT, Indicator.OTHER, Indicator.COUNT)
NEARBY = 300
"""Characters before the share of taxes in which the whole revenue is told: our choice."""
_WIDER = {
    **{"全国": "national", "国内": "national", "全球": "global", "世界": "global"},
    **{"全省": "provincial", "全市": "city"},
}
_LEVEL_OF = {"国": "country", "省": "province", "区": "province", "市": "prefecture"}
_FLOWS = (Indicator.TRADE, Indicator.EXPORTS, Indicator.IMPORTS)
_ECONOMIES = ("digital economy core industries",)
_BY_DEFAULT = (Indicator.OTHER, Indicator.VALUE_ADDED)
_OF_ALL = ("revenue", "total exports", "total imports")
"""Labels of wholes that are of a whole place or firm."""
_DRIVEN = ("gdp", "industry", "manufacturing")


class DenseWholes:
    """Mends the wholes of shares and contributions in one text."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text, and the kind of the place it is about."""
        self.g, self.text = g, text
        place = catalogue().areas.get(home or "")
        self._kind = place.kind if place is not None else ""
        self._level: Draft | None = None

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Say of what a share is where its clause does not: of what was told just before."""
        if draft.value("measure") in SHARES:
            if self._spends(draft, lead):
                return
            self._market(draft, lead)
            self._named(draft, lead)
            self._in_a_whole(s, draft)
            self._whose(draft, lead)
            self._next_whole(draft, before)
            self._share_of_gdp(s, draft, lead)
            self._kind_of_whole(s, draft, before)
            self._of_the_budget(draft)
            self._adds_value(draft, lead)
            if draft.value("of") is None and before is not None and before.start >= s.start:
                self._told_before(draft, before, lead)
        elif draft.value("measure") is Measure.CONTRIBUTION:
            self._driven(s, draft, before, lead)

    def _next_whole(self, draft: Draft, before: Draft | None) -> None:
        """Give the next share of a row the wider whole that it names: 占全国的50%和全球的25%."""
        if before is None or before.value("measure") is not Measure.SHARE:
            return
        found = _ZH.and_of.fullmatch(self.text, before.end, draft.start)
        if found is not None:
            kind = _WIDER[found["whose"]]
            draft.slots["of"] = Slot(f"{kind} total", *found.span("whose"))

    def _spends(self, draft: Draft, lead: tuple[int, int]) -> bool:
        """Read 将销售收入的12%投入研发 as what is spent on research; say whether it is."""
        found = _ZH.spends.search(self.text, *lead)
        behind = _ZH.on_research.match(self.text, draft.end) if found is not None else None
        if found is None or behind is None:
            return False
        draft.slots["measure"] = Slot(Measure.SHARE, *behind.span())
        draft.slots["indicator"] = Slot(Indicator.RD_EXPENDITURE, *behind.span())
        words = found["of"]
        kinds = [
            m for m in self.g.lexicon.find(self.text, *found.span("of")) if m.meaning.indicator
        ]
        earned = kinds and kinds[-1].meaning.indicator == "revenue"
        draft.slots["of"] = Slot("revenue" if earned else words, *found.span("of"))
        held = draft.slots.get("subject")
        if held is not None and (held.start or 0) >= found.start():
            draft.slots["subject"] = Slot(None)
        return True

    def _in_a_whole(self, s: Sentence, draft: Draft) -> None:
        """Take the whole that a sentence opens with: 规模以上工业中，油经济增加值占81.4%."""
        found = _ZH.opens_whole.fullmatch(self.text, s.start, draft.start)
        kind = draft.value("indicator")
        if found is None or kind not in _NAMED:
            return
        label = self.g.phrases.label(found["of"])
        draft.slots["of"] = Slot(f"{label} {_NAMED[kind]}", *found.span("of"))

    def _whose(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Tell a share in the trade of the place itself from one in that of a wider place.

        占全省比重 in a text on the province is of its total, 占我国进出口总值 one of the nation's.
        """
        kind = draft.value("indicator")
        found = _ZH.wide.search(self.text, *lead)
        if found is None or kind not in _FLOWS or not self._kind:
            return
        whose = found["whose"]
        if _LEVEL_OF.get(whose[-1]) == self._kind:
            draft.slots["of"] = Slot(f"total {kind}", *found.span("whose"))
        elif whose[-1] == "国" and draft.value("subject") in (None, "total"):
            draft.slots["of"] = Slot("national total", *found.span("whose"))

    def _adds_value(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read an industry's share of GDP as value added, where it names no measure itself."""
        if draft.value("of") != "gdp" or draft.value("measure") not in SHARES:
            return
        kind, words = draft.slots.get("indicator"), str(draft.value("subject") or "")
        if (
            kind is None
            or kind.value is Indicator.GDP
            or (kind.value not in _OF_INDUSTRY and (kind.start or 0) >= lead[0])
        ):
            return
        stated = kind.how not in (DEFAULT, INHERITED) and (kind.start or 0) >= lead[0]
        if kind.value is Indicator.GROSS_OUTPUT and kind.start is not None:
            stated = stated or "产" in self.text[kind.start : kind.end]  # 产值 is no mere 规模
        known = self.g.lexicon.meaning(words)
        industry = _ZH.part_of_gdp.search(words) or (known is not None and known.subject)
        if not stated and (industry or words in _ECONOMIES):
            draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, how=DEFAULT)

    def _driven(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Say of what a contribution is: of what the one before drives, or of a level told."""
        dragged = _ZH.drags.search(self.text, max(s.start, draft.start - NEARBY), draft.start)
        value = draft.slots["value"]
        if dragged is not None and value.value > 0:
            draft.slots["value"] = replace(value, value=-value.value)
        if (
            draft.value("of") is None
            and before is not None
            and before.value("measure") in (Measure.CONTRIBUTION, Measure.GROWTH_GAP)
        ):
            draft.slots["of"] = before.slots.get("of", Slot(None)).inherited()
        if _ZH.gave.search(self.text, *lead) and before is not None and before.start >= s.start:
            self._given_by(draft)
            return
        of = str(draft.value("of") or "")
        points = draft.value("unit") == "percentage_point" and of
        if points and of.isascii() and not of.endswith("growth"):
            draft.slots["of"] = replace(draft.slots["of"], value=f"{of} growth")
        driven = of.endswith("growth") and any(word in of for word in _DRIVEN)
        if driven and draft.value("indicator") in _OF_INDUSTRY:
            draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, how=DEFAULT)

    def _told_before(self, draft: Draft, before: Draft, lead: tuple[int, int]) -> None:
        """Give a share without a whole what the figure before it in its sentence is of."""
        if before.value("measure") in SHARES:
            if self.g.is_connector(self.text[before.end : draft.start]) and "of" in before.slots:
                draft.slots["of"] = before.slots["of"].inherited()
            return
        if before.value("indicator") is Indicator.COUNT:
            named = before.value("subject")
            among = _ZH.among.search(self.text, before.end, draft.start) is not None
            if named is not None and (among or named != draft.value("subject")):
                draft.slots["of"] = before.slots["subject"].inherited()
            return
        if not _ZH.part_of.search(self.text, before.end, draft.start):
            return  # a rate that says by itself of what it is: 失业率
        kind, kind_before = draft.slots.get("indicator"), before.slots.get("indicator")
        if kind_before is not None and kind_before.value is Indicator.OTHER:
            self._of_the_thing(draft, before, lead)
            kind_before = None
        if kind_before is None or kind_before.start is None or kind_before.end is None:
            return
        whole = _TOTALS.get(kind_before.value)
        named = before.slots.get("subject")
        if before.value("subject") not in (None, "total") or whole is None:
            whole = self.text[kind_before.start : kind_before.end]
            if named is not None and named.value and named.start is not None:
                words = self.text[named.start : named.end]
                whole = words if words.endswith(whole) else words + whole
                if kind_before.value in _NAMED:
                    thing = _ZH.of_them.sub("", str(named.value)) or str(named.value)
                    whole = f"{thing} {_NAMED[kind_before.value]}"
        if draft.value("subject") in (None, "total"):
            return
        draft.slots["of"] = Slot(whole, kind_before.start, kind_before.end, INHERITED)
        loose = kind is None or (kind.value in _BY_DEFAULT and kind.how == DEFAULT)
        if loose and "其中" in self.text[before.end : draft.start]:
            draft.slots["indicator"] = kind_before.inherited()  # 吸纳就业6.8万人，其中女工超六成

    def note(self, draft: Draft) -> None:
        """Keep the last level that was told, with what it is of."""
        if draft.value("measure") is Measure.LEVEL and draft.value("indicator") is not None:
            self._level = draft

    def _given_by(self, draft: Draft) -> None:
        """Read 其中云服务贡献了61% as a part of the level told before."""
        kind = self._level.slots.get("indicator") if self._level is not None else None
        if self._level is None or kind is None or kind.start is None:
            return
        draft.slots["indicator"] = kind.inherited()
        named = self._level.slots.get("subject")
        start = kind.start
        if named is not None and named.start is not None and named.start < kind.start:
            start = named.start
        draft.slots["of"] = Slot(self.text[start : kind.end], start, kind.end)

    def _of_the_budget(self, draft: Draft) -> None:
        """Read the share of taxes as one in the revenue of the budget."""
        if draft.value("indicator") is not Indicator.FISCAL_REVENUE:
            return
        if draft.value("subject") != "税收":
            return
        low = max(0, draft.start - NEARBY)
        found = [*_ZH.budget.finditer(self.text, low, draft.start)]
        if found:
            draft.slots["of"] = Slot(found[-1][0], *found[-1].span())

    def _named(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Take the words behind 占 where no label is known for them: 占职工总数的比例."""
        of = draft.slots.get("of")
        if of is not None and of.start is not None and of.start >= lead[0]:
            self._of_a_thing(draft, of, lead)
            return
        found = _ZH.shares_in.search(self.text, *lead)
        if found is None:
            kind = draft.value("indicator")
            if kind is Indicator.RD_EXPENDITURE and _ZH.intensity.search(self.text, *lead):
                draft.slots["of"] = Slot("gdp", *lead)
            return
        span = found.span("of")
        marks = self.g.lexicon.find(self.text, *span)
        if any(m.meaning.cues & {"national", "provincial", "global", "city"} for m in marks):
            return
        known = [m for m in marks if m.meaning.subject and not m.meaning.indicator]
        if known and known[-1].end == span[1]:
            draft.slots["of"] = Slot(known[-1].meaning.subject, *span)
            return
        draft.slots["of"] = Slot(self.text[slice(*span)], *span)

    def _of_a_thing(self, draft: Draft, of: Slot, lead: tuple[int, int]) -> None:
        """Name whose revenue or trade a whole is, where the words say so: 占全行业收入的比重."""
        if of.value not in _OF_ALL or of.start is None or of.end is None:
            return
        low = max([self.text.rfind(c, lead[0], of.start) + 1 for c in "占在"])
        if low <= lead[0] and not self.text.startswith(("占", "在"), lead[0]):
            return
        places = [m.end for m in self.g.lexicon.find(self.text, low, of.start) if m.meaning.area]
        low = max([low, *places])
        head = _ZH.of_all.match(self.text, low, of.start)
        low = head.end() if head is not None else low
        if of.start - low > 1:
            draft.slots["of"] = Slot(self.text[low : of.end], low, of.end)

    def _kind_of_whole(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Give a share that names no indicator the one of its whole: 占总销货价值的8%."""
        kind, of = draft.slots.get("indicator"), draft.value("of")
        loose = is_unnamed(kind)
        usual = kind is not None and kind.value is Indicator.VALUE_ADDED and kind.how == DEFAULT
        loose = loose or (usual and str(of).endswith(("gross output", "revenue")))
        if kind is not None and kind.value is Indicator.COUNT and str(of).startswith("total "):
            loose = before is not None and (kind.start or 0) < before.end  # 民营企业占进出口六成
        if not loose or not isinstance(of, str) or draft.value("subject") in (None, "total"):
            return
        if before is not None and before.start >= s.start:
            if (
                before.value("measure") in SHARES
                and before.value("of") == of
                and "indicator" in before.slots
            ):
                draft.slots["indicator"] = before.slots["indicator"].inherited()
                return  # 占营收的比重不低于8%，其中中药企业不低于3%
            told = before.value("subject") == draft.value("subject")
            if told and before.value("measure") is Measure.LEVEL and "indicator" in before.slots:
                draft.slots["indicator"] = before.slots["indicator"].inherited()
                return  # a firm's research and what part of its revenue that is
        known = next((k for words, k in _WHOLES if of.endswith(words)), None)
        if known is not None:
            draft.slots["indicator"] = Slot(known, how=DEFAULT)

    def _of_the_thing(self, draft: Draft, before: Draft, lead: tuple[int, int]) -> None:
        """Give a part told with 其中 the thing that was told of before it as its whole."""
        named = before.slots.get("subject")
        if "其中" not in self.text[before.end : lead[1]] or named is None or not named.value:
            return
        if named.value != draft.value("subject"):
            draft.slots["of"] = named.inherited()

    def _share_of_gdp(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Read a place's share of a wider place's GDP as GDP: 占长三角地区生产总值的14.5%."""
        kind = draft.slots.get("indicator")
        if not is_unnamed(kind):
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
        found = _ZH.market.search(self.text, *lead)
        if found is None:
            return
        kind = "global" if found["where"] in ("全球", "世界", "国际") else "national"
        draft.slots["of"] = Slot(f"{kind} total", *found.span("where"))
        named = self.g.phrases.left(self.text, lead[0], found.start())
        if named is not None:
            label = self.g.phrases.label(self.text[slice(*named)])
            draft.slots["subject"] = Slot(label, *named)
