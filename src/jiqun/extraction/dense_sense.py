"""Hold what the figures of a sentence are said to measure against its own words.

The readers before go from figure to figure; here the sentence is seen as a whole: what its clause
is about, what a bare 总额 or 占比 goes back to, and what kind a unit or a verb shows.
"""

import re
from itertools import pairwise

from jiqun.extraction.defaults import fits
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.model import Indicator, Measure, Status

_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.GROWTH_GAP)
_ECONOMY = re.compile(
    r"经济(?:将|预计|有望|预期|同比|实际|实质|名义|总体|分别|年均|累计|平均|继续|仍|已|再|当季|总量|运行|增速|增长|下降|回升|"
    r"放缓|收缩|萎缩|保持|达到?|为|约|近|超|两年)*$"
)
_VAGUE = re.compile(
    r"(?:其|其中|总|数|金|产业|首次|已|再次|历史性|稳步|全年|累计|全部|整体|总体|达|约|超|首)*"
    r"(?:(?:年初|年度|调整)?预算|年度计划|年度目标|同口径|可比口径|自然口径|总额|总量|总值|金额|规模|总规模|数额|增速|增幅|降幅|涨幅|占比|比重|份额|数量|总数|总计|合计|水平|均值|价值)"
    r"(?:均|已|也|首次|再次|分别|历史性|稳步|合计|共|达|却|则)*"
)
_ITSELF = re.compile(
    r"(?:全|本|该|我)?(?:园区|高新区|开发区|经开区|新区|保税区|自贸区|区内|[市省县区州镇])"
    r"|[两三四五六七八九十\d]+(?:市|地|省|县|区|城)"
)
_SCRAP = re.compile(
    r"[年月日万亿千百个的了在和与及是为有其也又还就都而且并但仅约近超达至到共\W\d]*"
    r"|(?:我们|他们|它们|记者|其中|同时|目前|当前|同期|同比|环比|虽同比|累计|上升|前移|提升|新增|年前|年来|年间|面积|规划面积|人数|[个件台家]月)"
)
_TRAFFIC = re.compile(r"(?:人次|架次|标箱|标准箱|TEU|车次|辆次|班次|吨次|票|单|件次)$")
_DELIVERED = re.compile(
    r"(?:交付|销售|售出|卖出|发运|运送|运输|发送|投递|收寄|飞行|配送|寄递|吞吐|成交|载客|载货)(?:量|额|了|各类)?"
    r"[^，。；、\d]{0,12}$"
)
_FACE = re.compile(r"(?:增长|上升|下降|盈利|亏损|合格)面(?:为|达到?)?(?:约|近|超)?$")
_MADE = re.compile(
    r"(?:生产(?!率|性|总|者|线|基地|企业|安全|力|经营)|产出|出产|年产(?!值|能|量)|月产(?!能|量)|日产(?!量))(?:了|各类)?(?P<what>[\u4e00-\u9fff]{0,12}?)(?:约|近|超过?|逾|突破)?$"
)
_COMPARED = re.compile(r"[比较](?!重|例|特|如|亚|强|好)")
_AIM = re.compile(
    r"(?:左右|以上|以内|上下)?的(?:年度|全年|预期)?(?P<what>[\u4e00-\u9fffA-Z]{2,8}?)?(?:预期)?(?:增长|增速)(?:预期)?(?P<aim>目标)"
)
_YEARLY = re.compile(r"..(?<![少青壮成多近周全今去明每中老幼往历常][年])(?<=年)$")
_RATE = re.compile(
    r"[，、]?(?:但|而|其中)?(?P<rate>[\u4e00-\u9fff]{2,8}率)(?:分别)?"
    r"(?:仅为|只有|仅|高达|为|达到?)?(?:约|近|超过?)?$"
)
_LOOSE = (Indicator.COUNT, Indicator.OTHER, None)
_TRADED = re.compile(
    r"[，、；]?(?:[\u4e00-\u9fff]{2,3}(?=[出进]口))?(?<!进)(?P<flow>出口|进口)"
    r"(?P<what>(?:(?!的)[\u4e00-\u9fff]){2,10}?)(?:约|近|超过?|达)?$"
)
_NUMBERS = re.compile(r"(?:数量|家数|户数|总数)(?:约|已|均)?占")
_ITEMS = (
    *(Indicator.RETAIL_SALES, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE),
    *(Indicator.INVESTMENT, Indicator.PRODUCTION, Indicator.REVENUE, Indicator.VALUE_ADDED),
)
_STAFF = re.compile(r"(?:员工|职工|从业者|用工|就业|研发人员|科研人员|技术人员|团队)")
_PERSONS = re.compile(r"(?:余|多)?人$|(?:余|多)?名$")
_TOPIC = re.compile(
    r"(?:其中，?|目前，?|[（(]?[一二三四五六七八九十\d][)）、.]\s?)?"
    r"(?P<topic>[“”\u4e00-\u9fffA-Za-z]{2,14}?(?:产业集群|产业链|产业|行业|领域|集群))"
    r"(?:方面|集聚|聚集|拥有|现有|已有|已|现|全|有|共|从业|20|19|，|实现|产值|规模|营收|营业)"
)
_HELD = frozenset(
    [
        *(Indicator.EMPLOYMENT, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT),
        *(Indicator.CAPACITY, Indicator.VALUE_ADDED, Indicator.EXPORTS),
    ]
)
_GENERIC = frozenset(["企业", "公司", "单位", "项目", "年", None])
_TOTALS = {
    Indicator.GDP: "gdp",
    Indicator.TRADE: "total trade",
    Indicator.EXPORTS: "total exports",
    Indicator.IMPORTS: "total imports",
    Indicator.INVESTMENT: "total investment",
    Indicator.REVENUE: "revenue",
    Indicator.LOANS: "total loans",
}
_ASKED = (Measure.SHARE, Measure.SHARE_CHANGE)
_OF_INDUSTRY = (Indicator.GROSS_OUTPUT, Indicator.OTHER, Indicator.COUNT)
_MARKET = re.compile(
    r"(?:在)?(?P<where>国内|全国|全球|世界|国际)(?:[^，。；、\d]{0,4})(?:市场(?:占有率|份额|占比)|市占率)[^，。；\d]*$"
)
_GROUND = ("mu", "ha", "km2")
_VALUED = (
    "CNY",
    "USD",
    "HKD",
    "EUR",
    "TWD",
    "MOP",
    "percent",
    "percentage_point",
    "multiple",
    "rank",
)
_BY_UNIT = {
    "count": Indicator.COUNT,
    "PFLOPS": Indicator.CAPACITY,
    "EFLOPS": Indicator.CAPACITY,
    "kW": Indicator.CAPACITY,
    "t": Indicator.PRODUCTION,
}
_MAYBE_MADE = (Indicator.COUNT, Indicator.PRODUCTION, Indicator.OTHER)
_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)
_DRIVEN = ("gdp", "industry", "manufacturing")


class SenseReader:
    """Mends the figures of one text, sentence by sentence; it keeps the last one it saw."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._last: Draft | None = None

    def forget(self) -> None:
        """Forget the last figure: a paragraph begins."""
        self._last = None

    def settle(self, s: Sentence, drafts: list[Draft]) -> None:
        """Mend the indicators, subjects and wholes of a sentence's figures."""
        for draft in drafts:
            before = self._last
            lead = self._lead(s, draft, before)
            self._economy(s, draft, before, lead)
            self._aim(draft)
            self._vague(draft, before)
            self._goes_on(s, draft, before, lead)
            self._subject(s, draft, lead)
            self._kind(draft, lead)
            self._face(draft, drafts, lead)
            self._topic(s, draft)
            self._whole(s, draft, before, lead)
            self._last = draft

    def _lead(self, s: Sentence, draft: Draft, before: Draft | None) -> tuple[int, int]:
        """Give the words of a figure's own clause before it."""
        low = max([s.start] + [self.text.rfind(c, s.start, draft.start) + 1 for c in "，；："])
        if before is not None and before.end <= draft.start:
            low = max(low, before.end)
        return low, draft.start

    def _economy(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Read growth told of a place or its economy, with no measure named, as that of GDP."""
        kind = draft.slots.get("indicator")
        if kind is not None and not (kind.value is Indicator.OTHER and kind.how == DEFAULT):
            return
        money = draft.value("unit") == "CNY" and draft.value("measure") is Measure.LEVEL
        if draft.value("measure") not in _RATES and not money:
            return
        marks = within(s.marks, *lead)
        said = self._says_economy(lead, s)
        placed = any(m.meaning.area for m in marks) and self._names_no_thing(draft, marks)
        goes_on = before is not None and before.value("indicator") is Indicator.GDP
        goes_on = goes_on and before is not None and before.start >= s.start
        bare = self._names_no_thing(draft, marks)
        if goes_on:
            held = draft.slots.get("subject")
            bare = bare or (held is not None and (held.start or 0) < lead[0])
            placed = placed or (bare and any(m.meaning.area for m in marks))
        if money and not (goes_on and placed):
            return
        if said or placed or (goes_on and bare):
            draft.slots["indicator"] = Slot(Indicator.GDP, *lead)
            draft.slots["subject"] = Slot(None)

    def _aim(self, draft: Draft) -> None:
        """Read 5%左右的增长目标 as an aim for the growth of GDP, where it names nothing else."""
        found = _AIM.match(self.text, draft.end)
        if found is None or draft.value("unit") != "percent":
            return
        draft.slots["measure"] = Slot(Measure.GROWTH, *found.span())
        draft.slots["status"] = Slot(Status.TARGET, *found.span("aim"))
        known = self.g.lexicon.meaning(found["what"] or "")
        kind = Indicator(known.indicator) if known and known.indicator else Indicator.GDP
        draft.slots["indicator"] = Slot(kind, *found.span())
        draft.slots["subject"] = Slot(known.subject if known else None)

    def _says_economy(self, lead: tuple[int, int], s: Sentence) -> bool:
        found = _ECONOMY.search(self.text, *lead)
        if found is None:
            return False
        at = found.start()
        glued = self.text[at - 1 : at]
        free = at == lead[0] or not "\u4e00" <= glued <= "\u9fff"
        edges = {m.end for m in s.marks if m.meaning.area or m.meaning.cues}
        edges |= {w.stop for w in s.whens}
        return (
            free
            or at in edges
            or self.text[at - 2 : at] in ("全市", "全省", "全区", "全国", "我国")
        )

    def _names_no_thing(self, draft: Draft, marks: list[Mark]) -> bool:
        """Say whether a figure's clause names a place alone, and nothing that could grow."""
        subject = draft.slots.get("subject")
        if subject is None or subject.value in (None, "total"):
            return True
        return bool(_ITSELF.fullmatch(str(subject.value)) or _SCRAP.fullmatch(str(subject.value)))

    def _vague(self, draft: Draft, before: Draft | None) -> None:
        """Take what a bare 总额 or 增速 goes back to from the figure before it."""
        subject = draft.slots.get("subject")
        if subject is None or subject.value is None or before is None:
            return
        if draft.value("unit") == "rank" or before.end > draft.start:
            return
        if self.text.startswith("的", draft.end) or not _VAGUE.fullmatch(str(subject.value)):
            return
        kind = before.slots.get("indicator")
        if kind is None or kind.value in (None, Indicator.RANKING):
            return
        if not fits(kind.value, str(draft.value("unit"))):
            return
        draft.slots["indicator"] = kind.inherited()
        held = before.slots.get("subject")
        draft.slots["subject"] = held.inherited() if held is not None else Slot(None)

    def _goes_on(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Give a rate with no indicator the one of the rate before it in its sentence.

        零售额增长48.7%；石油及制品类则下降7.2% tells of retail sales twice.
        """
        kind = draft.slots.get("indicator")
        loose = kind is None or (kind.value is Indicator.OTHER and kind.how == DEFAULT)
        if draft.value("measure") is Measure.SHARE and _NUMBERS.search(self.text, *lead) and loose:
            draft.slots["indicator"] = Slot(Indicator.COUNT, *lead)
            return
        if before is None or before.start < s.start or not loose or before.end > draft.start:
            return
        held = before.slots.get("indicator")
        if held is None or draft.value("unit") not in ("percent", "percentage_point"):
            return
        both = {before.value("measure"), draft.value("measure")}
        if both == {Measure.GROWTH} and held.value in _ITEMS:
            if draft.value("subject") is not None and before.value("subject") is not None:
                draft.slots["indicator"] = held.inherited()
        elif both <= set(_ASKED) and draft.value("subject") in (None, before.value("subject")):
            for name in ("indicator", "of"):
                if name in before.slots:
                    draft.slots[name] = before.slots[name].inherited()

    def _subject(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Drop subjects that are scraps of words, or the place itself."""
        subject = draft.slots.get("subject")
        rate = _RATE.match(self.text, *lead) if draft.value("measure") is Measure.SHARE else None
        away = subject is None or subject.start is None or subject.start < lead[0]
        inside = rate is not None and subject is not None and (subject.end or 0) < rate.end("rate")
        if rate is not None and (away or inside) and draft.value("indicator") in _LOOSE:
            draft.slots["subject"] = Slot(rate["rate"], *rate.span("rate"))
            draft.slots["indicator"] = Slot(Indicator.OTHER, how=DEFAULT)
            return
        if subject is None or not isinstance(subject.value, str):
            return
        words = subject.value
        if draft.value("unit") == "rank":
            return
        compared = _COMPARED.search(self.text, lead[0], subject.start or 0)
        between = self.text[compared.end() : subject.start or 0] if compared else ""
        if compared is not None and (not between or between.isdigit()):
            named = self.g.phrases.left(self.text, lead[0], compared.start())
            if named is not None:
                label = self.g.phrases.label(self.text[slice(*named)])
                draft.slots["subject"] = Slot(label, *named)
                return
        if _YEARLY.search(words):
            words = words[:-1]  # 五金城年成交额
            draft.slots["subject"] = Slot(words, subject.start, (subject.end or 1) - 1, subject.how)
        if words.endswith("中") and len(words) > 3 and self.text.startswith("，", subject.end or 0):
            words = words.removesuffix("中")  # 178家国家高新区中，
            draft.slots["subject"] = Slot(words, subject.start, (subject.end or 1) - 1, subject.how)
        if self._is_indicator(words) and draft.value("indicator") is not Indicator.OTHER:
            draft.slots["subject"] = Slot(None)
            return
        vague = _VAGUE.fullmatch(words) or _SCRAP.fullmatch(words)
        if vague and self.text.startswith("的", draft.end) and self._behind(draft):
            return
        if _ITSELF.fullmatch(words) or _SCRAP.fullmatch(words) or self._is_letter(subject):
            draft.slots["subject"] = self._named_by_itself(draft)
            return
        end = subject.end
        start = subject.start or 0
        if words.startswith("G") and start and self.text[start - 1].isdigit():
            words = self.text[start - 1] + words  # 5G基站
            subject = Slot(words, start - 1, subject.end, subject.how)
            draft.slots["subject"] = subject
        if end is not None and self.text[end : end + 1] == "率" and words.isalnum():
            draft.slots["subject"] = Slot(words + "率", subject.start, end + 1, subject.how)

    def _is_indicator(self, words: str) -> bool:
        """Say whether words are the name of an indicator of the whole area: 贷款余额."""
        known = self.g.lexicon.meaning(words)
        return known is not None and bool(known.indicator and known.whole and not known.subject)

    def _is_letter(self, subject: Slot) -> bool:
        """Say whether a subject is one character, and no partner of trade: 对美出口."""
        if len(str(subject.value)) > 1:
            return False
        return self.text[(subject.start or 0) - 1] not in tuple("对与向自从")

    def _named_by_itself(self, draft: Draft) -> Slot:
        """Give what `other` names itself (集装箱吞吐量), where nothing else says whose it is."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value is not Indicator.OTHER or kind.end is None:
            return Slot(None)
        words = self.text[kind.start : kind.end]
        known = self.g.lexicon.meaning(words)
        if known is None or known.indicator != "other":
            return Slot(None)
        return Slot(words, kind.start, kind.end, kind.how)

    def _behind(self, draft: Draft) -> bool:
        """Take the thing behind a vague measure: 规模200亿元的产业基金, 规划面积9平方公里的园区."""
        found = self.g.phrases.right(self.text, draft.end + 1, draft.end + 30)
        if found is None or found[0] != draft.end + 1 or found[1] - found[0] < 2:
            return False
        words = self.text[slice(*found)]
        if _ITSELF.fullmatch(words):
            draft.slots["subject"] = Slot(None)
        else:
            draft.slots["subject"] = Slot(self.g.phrases.label(words), *found)
        return True

    def _kind(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Tell traffic and sales from things that are counted, and staff from both."""
        kind = draft.value("indicator")
        unit = draft.value("unit")
        if kind is Indicator.GROSS_OUTPUT and unit not in _VALUED:
            kind = _BY_UNIT.get(str(unit), Indicator.OTHER)
            draft.set("indicator", kind, (draft.start, draft.end))  # 规模超过330万台
        if draft.value("unit") in _GROUND and kind in (Indicator.CAPACITY, Indicator.ENERGY):
            draft.set("indicator", Indicator.LAND, (draft.start, draft.end))
        traded = _TRADED.match(self.text, *lead) if kind is Indicator.COUNT else None
        if traded is not None:
            flow = Indicator.EXPORTS if traded["flow"] == "出口" else Indicator.IMPORTS
            draft.set("indicator", flow, traded.span("flow"))
            label = self.g.phrases.label(traded["what"])
            draft.slots["subject"] = Slot(label, *traded.span("what"))
            return
        made = _MADE.search(self.text, *lead)
        if made is not None and kind in _MAYBE_MADE and draft.value("measure") in _AMOUNTS:
            draft.set("indicator", Indicator.PRODUCTION, made.span())
            if made["what"]:
                label = self.g.phrases.label(made["what"])
                draft.slots["subject"] = Slot(label, *made.span("what"))
            return
        if kind is not Indicator.COUNT:
            return
        quote = self.text[draft.start : draft.end]
        behind = self.text[draft.end : draft.end + 12]
        words = self.text[lead[0] : lead[1]]
        span = (draft.start, draft.end)
        if draft.value("unit") == "count" and (
            _TRAFFIC.search(quote) or _DELIVERED.search(words[-24:])
        ):
            draft.set("indicator", Indicator.OTHER, span)
        elif _PERSONS.search(quote) and (_STAFF.search(words[-12:]) or _STAFF.search(behind[:8])):
            draft.set("indicator", Indicator.EMPLOYMENT, span)

    def _face(self, draft: Draft, drafts: list[Draft], lead: tuple[int, int]) -> None:
        """Read 增长面 as the share of those counted that grew."""
        if draft.value("measure") is not Measure.SHARE or not _FACE.search(self.text, *lead):
            return
        draft.slots["indicator"] = Slot(Indicator.COUNT, *lead)
        counted = next((d for d in drafts if d.value("indicator") is Indicator.COUNT), None)
        if counted is not None and counted is not draft and counted.value("subject"):
            draft.slots["of"] = counted.slots["subject"].inherited()

    def _topic(self, s: Sentence, draft: Draft) -> None:
        """Give a figure without a thing of its own the industry that opens its clause."""
        kind = draft.value("indicator")
        share = draft.value("measure") in _ASKED and kind is Indicator.OTHER
        if draft.value("subject") not in _GENERIC or not (kind in _HELD or share):
            return
        start = max(s.start, self.text.rfind("；", s.start, draft.start) + 1)
        while self.text[start : start + 1] in "\n 】":
            start += 1
        if "】" in self.text[start : draft.start]:
            start = self.text.rfind("】", start, draft.start) + 1
        found = _TOPIC.match(self.text, start, draft.start)
        if found is None:
            return
        span = found.span("topic")
        words = found["topic"].removesuffix("领域")
        draft.slots["subject"] = Slot(self.g.phrases.label(words), span[0], span[1], INHERITED)

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

    def _whole(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Say of what a share is where its clause does not: of what was told just before."""
        if draft.value("measure") in _ASKED:
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
        if draft.value("measure") not in _ASKED or of is not None or before is None:
            return
        if before.start < s.start:
            return
        if before.value("measure") in _ASKED:
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
