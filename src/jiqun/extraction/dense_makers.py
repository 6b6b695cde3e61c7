"""Read Chinese shares whose measure stands behind them: 以占全省1%的土地创造了全省8.5%的GDP.

What is made, held or given is named after each figure; who makes it, before the row of them.
"""

from jiqun.extraction.dense_subjects import names_no_thing, without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_MAKES = late_pattern(
    r"(?P<how>创造|贡献|实现|完成|提供|生产|吸纳|集聚|聚集|汇聚|承载|占有|占据|占|以)(?:了|出)?"
    r"(?P<whose>全国|全球|世界|全省|全市|全县|全区|我国|我省|我市|(?<=[造献][了出]))(?:的)?(?:约|近|超过?|不到|逾)*$"
)
_BEHIND = late_pattern(
    r"(?:以上|左右|多|强)?的(?P<kind>(?!比重|比例|份额|速度|增速|增幅|增长)[\u4e00-\u9fffA-Z&]{2,14}?)"
    r"(?=[，。；、和及与]|以及|$)"
)
_NEXT = late_pattern(
    r"[，、；]?(?:以及|和|及|与)?(?:全国|全省|全市|全县|全区)?(?:的)?(?:约|近|超过?|不到|逾)*"
)
_WHO = late_pattern(
    r"(?:^|[，；。：\s])(?:其中，?)?(?P<who>[“”\u4e00-\u9fffA-Za-z]{2,16}?)(?:（[^（）]{1,8}）)?(?:则|就|却|仅|正)?"
    r"(?:以(?:不到|不足|仅|约|近)*(?:占|[\d一二三四五六七八九十百千万分之成.%]|全)|(?:创造|贡献)了)"
)
_KINDS = {
    **{"土地": Indicator.LAND, "土地面积": Indicator.LAND, "国土面积": Indicator.LAND},
    **{"面积": Indicator.LAND, "人口": Indicator.POPULATION, "就业": Indicator.EMPLOYMENT},
    **{"税收": Indicator.FISCAL_REVENUE, "经济总量": Indicator.GDP, "出口": Indicator.EXPORTS},
    **{"进口": Indicator.IMPORTS, "产值": Indicator.GROSS_OUTPUT, "利润": Indicator.PROFIT},
    **{"城镇劳动就业": Indicator.EMPLOYMENT, "企业数": Indicator.COUNT},
    **{"企业数量": Indicator.COUNT, "从业人员": Indicator.EMPLOYMENT},
    **{"规上从业人员": Indicator.EMPLOYMENT},
}
_WIDE = {"球": "global", "界": "global", "省": "provincial", "市": "city", "县": "county"}
_SHARES = (Measure.SHARE, Measure.CONTRIBUTION)


class DenseMakers:
    """Gives shares the measures behind them, in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def read(self, s: Sentence, drafts: list[Draft]) -> None:
        """Mend the shares of one sentence that are told with what they are shares of."""
        row: Draft | None = None
        ended = -1
        for draft in drafts:
            if draft.value("unit") != "percent":
                row = None
                continue
            behind = _BEHIND.match(self.text, draft.end)
            low = max(ended, behind_last(self.text, "；：", s.start, draft.start))
            made = _MAKES.search(self.text, low, draft.start) if behind is not None else None
            kind = self._kind(behind["kind"]) if behind is not None else None
            goes_on = row is not None and _NEXT.fullmatch(self.text, ended, draft.start)
            if behind is None or (kind is None and not goes_on and made is None):
                row = None
                continue
            by = made is not None and (kind is not None or made["how"] == "以")
            if made is not None and by and draft.value("measure") in _SHARES:
                row = draft
                self._made(s, draft, made.start())
                if draft.value("of") is None and made["whose"]:
                    whose = _WIDE.get(made["whose"][-1], "national")
                    draft.slots["of"] = Slot(f"{whose} total", *made.span("whose"))
            elif row is not None and goes_on:
                draft.take(row, "measure", "subject", "of", "area", "period", "status")
            else:
                row = None
                continue
            draft.slots["indicator"] = Slot(kind or Indicator.OTHER, *behind.span("kind"))
            ended = behind.end()

    def _kind(self, words: str) -> Indicator | None:
        if words in _KINDS:
            return _KINDS[words]
        known = self.g.lexicon.meaning(words)
        if known is not None and known.indicator:
            return Indicator(known.indicator)
        found = [m for m in self.g.lexicon.find(words, 0, len(words)) if m.meaning.indicator]
        if found and found[-1].end == len(words):
            return Indicator(str(found[-1].meaning.indicator))
        return None

    def _made(self, s: Sentence, draft: Draft, verb: int) -> None:
        """Name who makes it, or nobody where a place does."""
        held = draft.slots.get("subject")
        found = None
        for one in _WHO.finditer(self.text, max(s.start - 1, 0), verb + 3):
            found = one
        if found is None:
            if held is not None and held.start is not None and held.start >= verb:
                draft.slots["subject"] = Slot(None)
            return
        span = found.span("who")
        places = [m for m in within(s.marks, *span) if m.meaning.area]
        words = without_place(self.text[max([span[0], *[m.end for m in places]]) : span[1]])
        if len(words) < 2 or names_no_thing(words):
            draft.slots["subject"] = Slot(None)
        else:
            draft.slots["subject"] = Slot(self.g.phrases.label(words), *span)
        if places:
            place = places[-1]
            draft.slots["area"] = Slot(place.meaning.area, place.start, place.end)
