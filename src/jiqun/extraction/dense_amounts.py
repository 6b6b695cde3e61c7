"""Tell by turns of phrase what a Chinese amount is of: what is moved, lent, given, made a year.

年产5万吨某薄膜项目 is a capacity, 拿出2.4亿元财政资金 a subsidy, 一吨无毛绒62万元 a price.
"""

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_A_YEAR = late_pattern(r"(?:年产|年处理|年加工|年生产|日产|日处理)(?:约|近|超过?|达)?$")
_WORKS = late_pattern(
    r"(?:以上|左右|级)?(?:的)?[“”\u4e00-\u9fffA-Za-z、\d（）]{1,24}?(?:项目|生产线|产线|能力|装置|工程|基地|工厂|产能)"
)
_SIZE_A_YEAR = late_pattern(r"规模[由从为达]*年产(?:约|近|超过?)?$|[到至]年产(?:约|近|超过?)?$")
_MOVED = late_pattern(
    r"(?:验放|监管|查验|放行|运输|外调|外运|外输|外销|外送|调出|调入|进港|出港|通关|吞吐|储量|资源量|储备|库存|运送|发运)(?:了|各类)?[^，。；、\d]{0,12}$"
)
_ONE = late_pattern(
    r"(?:^|[，。；：\s])(?:每?一|每)(?:吨|公斤|斤|件|台|套|辆|双|瓶|只|克|平方米|立方米|度|千瓦时)(?P<what>[\u4e00-\u9fffA-Za-z]{0,10}?)"
    r"(?:的)?(?:平均)?(?:出口|进口|销售)?(?:单价|价格|售价|均价|能?卖到?|只?要|约|近|高达|仅|不到|超过?|达|为)*$"
)
_INVESTS = late_pattern(r"(?:将|拟|计划|共|累计|再|已|总|年)投资(?:约|近|超过?|达)?$")
_SELLS_AT = late_pattern(
    r"(?:能?卖[到出]|卖价|售价|要价|标价|定价|报价)(?:约|近|超过?|达到?|高达|不到|仅|为)*$"
)
_FUNDS = late_pattern(
    r"(?:以上|左右|的)*(?:财政|专项|奖补|扶持|补助|补贴|引导|奖励|涉企)(?:奖补|扶持|专项|补贴)?资金"
)
_SPARED = late_pattern(
    r"(?:免征|减免|减征|返还|退还|兑现|减税|退税|减免退)[^，。；\d]{0,8}?(?:关税|税费?|税收|税款|资金|奖补|政策资金)?(?:约|近|超过?|达|共|累计|共计)*$"
)
_MORE_OR_LESS = late_pattern(
    r"[比较](?:上年|去年|前一年|上年同期|去年同期|年初|上月|上季度?)(?P<sign>多|少)(?:了|出|放|产|销|卖|收|增|赚|赔|完成|生产|投放)?(?:近|约|超过?)?$"
)
_NEXT_ITEM = late_pattern(
    r"；(?P<what>(?!实现|完成|新增|吸引|带动|全年|累计|其中)[“”\u4e00-\u9fffA-Za-z（）()]{2,10}?)(?:则|为|约|近|超|达)*$"
)
_RECEIVED = late_pattern(
    r"[，；]?(?:实际)?(?:到位|到账|到资)(?:资金|金额)?(?:约|近|超过?|达到?|为)*$"
)
_THROUGH = late_pattern(
    r"(?:[，、；])?(?:经|从|由|通过|自)[^，。；\d]{1,12}?(?P<flow>出口|进口)(?P<what>[\u4e00-\u9fff]{2,10}?)(?:约|近|超过?|达)?$"
)
_AMONG = late_pattern(r"其中，?[\u4e00-\u9fffA-Za-z]{2,10}?(?:约|近|超过?|达到?|为)*$")
_JOBS = late_pattern(r"(?:新增)?(?:就业|工作)(?:机会|岗位)|职位|(?:就业)?岗位")
_FROM_PEAK = late_pattern(
    r"(?:数量|总数)?[由从](?:高峰期|高峰时|最多时|鼎盛时期|过去|原来|最初|起步时|成立之初)的?(?:约|近)?$"
)
_TO_NOW = late_pattern(
    r"(?:[缩减增压精降扩][\u4e00-\u9fff])(?:到|至|为)(?:目前|现在|如今|现有)?的?(?:约|近)?"
)
_COVERS = late_pattern(
    r"(?:^|[，。；：的、])(?P<what>[\u4e00-\u9fffA-Za-z“”]{3,20}?(?:园|区|基地|项目|工厂|中心|港|城|厂|工程))(?:规划|总|共)?占地(?:面积)?(?:约|近|超过?|达到?|为|逾)*$"
)
_DESCRIBED = late_pattern(
    r"(?:(?:-|—|–|至|到|~){1,2}\d{1,4}[个家项种条])?(?:引领|具有|对|在|面向|符合|能够|拥有)[^。；，\d]{2,60}?的"
    r"(?P<what>(?:(?!的)[\u4e00-\u9fff]){3,14})(?=[，。；\n]|$)"
)
_LOOSE = (Indicator.OTHER, Indicator.COUNT, Indicator.VALUE_ADDED, None)
_SHARED = (
    *(Indicator.CAPACITY, Indicator.PRODUCTION, Indicator.EXPORTS, Indicator.IMPORTS),
    *(Indicator.ENERGY, Indicator.REVENUE, Indicator.GROSS_OUTPUT, Indicator.INVESTMENT),
)
_CLASSED = ("家", "户")


class DenseAmounts:
    """Reads the turns of phrase for amounts of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def mend(self, s: Sentence, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Set what one level or change measures by the words right around it."""
        if is_money(str(draft.value("unit"))):
            self._money(s, draft, here, lead)
        else:
            self._amount(draft, here, lead)
        self._more_or_less(draft, here, lead)
        self._named_by_word(s, draft, lead)
        self._behind(draft)
        self._from_a_peak(draft, here, lead)

    def _money(self, s: Sentence, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        kind = draft.slots.get("indicator")
        stated = kind is not None and kind.value not in _LOOSE and (kind.start or 0) >= lead[0]
        if (found := _FUNDS.match(self.text, draft.end)) is not None and not stated:
            draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *found.span())
        elif stated and kind is not None and kind.value is not Indicator.GROSS_OUTPUT:
            return
        elif (
            kind is not None and kind.value is Indicator.OTHER and _INVESTS.search(self.text, *lead)
        ):
            draft.slots["indicator"] = Slot(Indicator.INVESTMENT, *lead)
        elif (found := _ONE.search(self.text, *self._clause(s, draft))) is not None:
            draft.slots["indicator"] = Slot(Indicator.PRICES, *found.span())
            if len(found["what"]) > 1:
                draft.slots["subject"] = Slot(found["what"], *found.span("what"))
        elif (found := _SELLS_AT.search(self.text, *lead)) is not None:
            draft.slots["indicator"] = Slot(Indicator.PRICES, *found.span())
        elif (found := _SPARED.search(self.text, *lead)) is not None:
            draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *found.span())
        elif here is not None and _RECEIVED.fullmatch(self.text, *lead):
            if here.value("indicator") in (Indicator.FDI, Indicator.COUNT):
                draft.slots["indicator"] = Slot(Indicator.FDI, *lead)
                draft.slots["subject"] = Slot(None)
        elif here is not None and here.value("indicator") in _SHARED:
            item = _NEXT_ITEM.search(self.text, max(here.end, lead[0] - 1), draft.start)
            if item is not None and not self._names_indicator(item.span("what")):
                draft.slots["indicator"] = here.slots["indicator"].inherited()
                draft.slots["subject"] = Slot(item["what"], *item.span("what"))

    def _clause(self, s: Sentence, draft: Draft) -> tuple[int, int]:
        low = behind_last(self.text, "，；：", s.start, draft.start)
        return max(s.start, low - 1), draft.start

    def _names_indicator(self, span: tuple[int, int]) -> bool:
        marks = self.g.lexicon.find(self.text, *span)
        return any(m.meaning.indicator or m.meaning.area for m in marks)

    def _amount(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        kind, unit = draft.value("indicator"), str(draft.value("unit"))
        if kind is Indicator.COUNT and here is not None and self._is_part(draft, here, lead):
            draft.slots["indicator"] = here.slots["indicator"].inherited()
            return
        loose = kind is Indicator.SUBSIDY or (kind is Indicator.OTHER and self._is_classed(draft))
        jobs = _JOBS.fullmatch(str(draft.value("subject") or ""))
        if kind is Indicator.COUNT and jobs is not None:
            draft.slots["indicator"] = Slot(Indicator.EMPLOYMENT, draft.start, draft.end)
        elif unit == "count" and loose:
            draft.slots["indicator"] = Slot(Indicator.COUNT, draft.start, draft.end)
        elif kind is Indicator.COUNT and "专利" in str(draft.value("subject") or ""):
            draft.slots["indicator"] = Slot(Indicator.PATENTS, draft.start, draft.end)
        elif kind is Indicator.COUNT and (found := _THROUGH.fullmatch(self.text, *lead)):
            flow = Indicator.EXPORTS if found["flow"] == "出口" else Indicator.IMPORTS
            draft.slots["indicator"] = Slot(flow, *found.span("flow"))
            draft.slots["subject"] = Slot(self.g.phrases.label(found["what"]), *found.span("what"))
        elif kind in (Indicator.PRODUCTION, Indicator.COUNT, Indicator.OTHER):
            self._made(draft, lead)
        elif kind is Indicator.ENERGY and _MOVED.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.OTHER, *lead)

    def _is_part(self, draft: Draft, here: Draft, lead: tuple[int, int]) -> bool:
        """Say whether things are a part of what was made or sold: 产量180万辆，其中…60万辆."""
        if here.value("indicator") not in (*_SHARED, Indicator.OTHER):
            return False
        if here.value("measure") is not Measure.LEVEL or here.value("unit") != "count":
            return False
        same = self.text[draft.end - 1] == self.text[here.end - 1] and not self._is_classed(draft)
        return (
            same and _AMONG.search(self.text, max(here.end, lead[0] - 3), draft.start) is not None
        )

    def _is_classed(self, draft: Draft) -> bool:
        return self.text[draft.end - 1] in _CLASSED

    def _made(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Tell what works can make a year from what was made, and from what was moved."""
        by_year = _A_YEAR.search(self.text, *lead) and _WORKS.match(self.text, draft.end)
        if by_year or _SIZE_A_YEAR.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.CAPACITY, *lead)
        elif draft.value("indicator") is Indicator.PRODUCTION and _MOVED.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.OTHER, *lead)

    def _more_or_less(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Read 比上年多放31亿元 as a change of what was told before."""
        found = _MORE_OR_LESS.search(self.text, *lead)
        if found is None or here is None or here.value("unit") != draft.value("unit"):
            return
        value = draft.value("value")
        if found["sign"] == "少" and value is not None and value > 0:
            draft.slots["value"] = Slot(-value, draft.start, draft.end)
        draft.slots["measure"] = Slot(Measure.CHANGE, *found.span())
        for name in ("indicator", "subject"):
            if name in here.slots:
                draft.slots[name] = here.slots[name].inherited()

    def _named_by_word(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Name capacity and ground by their own words where only another clause names a thing."""
        kind, held = draft.slots.get("indicator"), draft.slots.get("subject")
        if kind is None or kind.start is None or kind.start < lead[0] or held is None:
            return
        away = held.start is not None and held.start < lead[0] and held.value
        if kind.value is Indicator.CAPACITY and away and kind.start - lead[0] <= 1:
            word = self.text[kind.start : kind.end]
            if word.startswith(("算力", "装机")):
                draft.slots["subject"] = Slot(word[:2], kind.start, kind.end)
        elif kind.value is Indicator.LAND:
            covers = _COVERS.search(self.text, *lead)
            if covers is not None:
                label = self.g.phrases.label(covers["what"])
                draft.slots["subject"] = Slot(label, *covers.span("what"))
            elif away and (held.start or 0) < s.start:
                word = self.text[kind.start : kind.end]
                draft.slots["subject"] = Slot(word, kind.start, kind.end)

    def _from_a_peak(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Read 企业从高峰期的400家减少到目前的60家 as of the firms at both ends."""
        if draft.value("indicator") is not Indicator.COUNT:
            return
        found = _FROM_PEAK.search(self.text, *lead)
        if found is not None:
            named = self.g.phrases.left(self.text, lead[0], found.start())
            if named is not None and named[1] == found.start():
                label = self.g.phrases.label(self.text[slice(*named)])
                draft.slots["subject"] = Slot(label, *named)
                draft.slots["peak"] = Slot(True, *found.span())
        elif here is not None and {"peak", "subject"} <= here.slots.keys():
            if not _TO_NOW.fullmatch(self.text, here.end, draft.start):
                return
            draft.slots["subject"] = here.slots["subject"].inherited()

    def _behind(self, draft: Draft) -> None:
        """Name what is counted by the end of a long phrase behind: 5个引领产业升级的领军型产业."""
        if draft.value("indicator") is not Indicator.COUNT:
            return
        found = _DESCRIBED.match(self.text, draft.end)
        if found is not None:
            draft.slots["subject"] = Slot(found["what"], *found.span("what"))
