"""Say what Chinese words such as 该产业 or 户均 go back to, and what a clause before a colon names.

新能源汽车是最大引擎。1—9月，该产业产值498亿元 is of new energy vehicles; 风电轴承长得最快：去年
产量9.7万套 is of the bearings. Tiers of firms have their label however they are written:
51家单项冠军里."""

from collections import Counter

from jiqun.extraction.dense_firms import DenseFirms, is_loose
from jiqun.extraction.dense_subjects import is_vague, names_no_thing, without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_POINTS = late_pattern(
    r"(?:该|这一|这个|这条|这家|本)(?P<kind>产业链|产业集群|产业|集群|行业|领域|板块|业务|品类|产品|企业|公司|园区|基地|项目)"
    r"(?P<rest>[\u4e00-\u9fff]{0,6})"
)
_WHOLE_TRADE = late_pattern(
    r"全(?:行业|产业链?)|(?<![\u4e00-\u9fff])行业(?=总|产|营|出口|利|研发|实现|规模)"
)
_SUBJECT_IS = late_pattern(
    r"[\s\u3000]*(?:其中|而|其次|首先|目前|如今|作为[^，。；]{2,16}，)?，?"
    r"(?P<topic>[“”\u4e00-\u9fffA-Za-z、]{2,16}?)(?:，)?"
    r"(?:则|也|仍|正|已|一直|更)*(?:是|成为|成了|属于|作为|堪称|不愧为)"
)
_COLON = late_pattern(
    r"[\s\u3000”]*(?:其中|而|其次|首先)?，?(?P<topic>[“”\u4e00-\u9fffA-Za-z、（）()]{2,14}?)"
    r"(?:产业|行业)?(?:则|也|更|又|还|仍|已|同样)*"
    r"(?:长得|跑得|跑出|表现|势头|涨势|增势|增长|是(?!由)|成为|成了|最|更|尤其|尤为|异军|一枝独秀|后来居上|领跑|唱主角|挑大梁|持续|加速|稳步|快速|风头)"
    r"[^，。；：\d]{0,14}：$"
)
_SPEAKS = late_pattern(r"(?:说|称|道|表示|指出|介绍|认为|答|问|显示|透露|强调|是)：$")
_EACH = late_pattern(r"(?:户均|平均每[家户个]|平均|单个|每[家户]|[企家]均|亩均|人均)")
_TIER_WORDS = late_pattern(
    r"^(?:[^及和与、]{0,6}(?=新|国|省|市|制|单|专|“)|(?=小))"
    r"(?:[“”]|国家级?|省级|市级|新增|新一批|新认定|重点|认定|入选|当年|全市|全省|的|累计|其中)*"
    r"(?P<tier>专精特新[“”]?(?:[“]?小巨人[”]?)?|[“]?小巨人[”]?|(?:制造业)?单项冠军)"
    r"[“”]?(?:中小)?(?:示范)?(?:企业)?(?:中|里|数量?|总数|总量|群体)?[“”]?$"
)
_TIERS = {
    "小巨人": "little giant enterprises",
    "单项冠军": "manufacturing champion enterprises",
    "专精特新": "specialized and sophisticated enterprises",
}
_MARKET_SHARE = late_pattern(r"(?:全球|国内|全国|世界|国际)?(?:市占率|市场占有率|市场份额)")
_FACES = ("亏损企业", "盈利企业")
_FIRMS = late_pattern(r"企业|公司|厂商|工厂|合作社|作坊|商户|经营户|加工户|店")
_OF_PRODUCT = (Indicator.CAPACITY, Indicator.GROSS_OUTPUT, Indicator.PRODUCTION, Indicator.REVENUE)
_BARE_FLOW = late_pattern(
    r"[，；、]?(?:其中，?)?(?:实现)?(?:自营)?(?:出口|进口)(?:额|值|量|总额|交货值)?[约近超达到为突破占]*(?:却|则|也|更|仍)?(?:增长|下降|增|降)?$"
)
_BROAD = ("industry", "above-scale industry", "manufacturing", "total", None)
_LABEL = late_pattern(
    r"[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|——|●|■|·)?\s*(?P<topic>[“”\u4e00-\u9fffA-Za-z]{2,12}?)(?:方面)?：(?!“)"
)
_NO_LABEL = late_pattern(
    r"目标|任务|问|答|记者|市长|书记|局长|主任|负责人|摘要|科创|创新|结果|建议|特点|标题|单位|来源|作者|时间|地点|条件|标准|要求|名称|项目|数据|效益|保障|思路|背景|主持"
)
_HEADED = (
    *(Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.VALUE_ADDED, Indicator.PROFIT),
    *(Indicator.EXPORTS, Indicator.EMPLOYMENT),
)
_TRADE = late_pattern(
    r"(?<![\u4e00-\u9fff])(?:20\d\d年)?(?:我国|中国|全国|全省|全市)?((?!该|本|全|各|这|我国)[\u4e00-\u9fff]{2,6}?)行业"
)
HEAD = 1000
"""Characters of a beginning in which a text names its trade: our choice."""
_ORDERED = late_pattern(
    r"[\s\u3000]*(?:首先|其次|再次|第三|最后|紧随其后的|[^，。；\d]{0,8}最[大高多快好]的|排在第[一二三四五]的)"
    r"(?:是|为)(?P<what>[^，。；\d]{2,20})，"
)
_REASON = late_pattern(r"[虽但]?(?:虽|因(?!子)|由于|受(?!益|理|众))")
_WORKS = late_pattern(
    r"[\s\u3000]*(?:20\d\d年|去年|今年|全年|上半年)?，?(?:新区|全市|全省|全县|全区)?(?P<what>[\u4e00-\u9fff]{2,10}?(?:建设|改造|升级|更新))"
    r"(?:全面|持续|加快|稳步|深入|有序|扎实|快速|加速)[^，。；\d]{0,8}，[^，。；\d]{0,6}$"
)
_WORK_OPENS = late_pattern(
    r"[\s\u3000]*(?P<what>[“”\u4e00-\u9fffA-Za-z]{2,12}?(?:运河|铁路|高铁|高速|机场|大桥|隧道|水库|电站|工程|产业园))"
    r"(?:项目)?(?=全长|总|概算|规划|占地|位于|是|于|一期|二期|计划|，|累计|已|完成)"
)
_NOT_A_THING = late_pattern(
    r"^(?:这|那|它|他|她|我|你|谁|其|该|本|此|每|这里|当地|目前|更|也|都|就|不|有|没有|为何|怎么)"
    r"|(?:亮点|引擎|关键|重点|原因|结果|问题|目标|秘诀|答案|记者|市长|书记|局长|主任|负责人|数据|指标|短板|优势|方向|时候|年|月|日)$"
    r"|(?:我们|他们|企业家|人们|大家)"
)


class DenseAntecedents:
    """Finds what the figures of one text go back to."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self.firms = DenseFirms(g, text)
        self._topic: Slot | None = None
        self._tier: Slot | None = None
        self._label: Slot | None = None
        self._shown: Slot | None = None
        self._trade_told: str | None = None
        self._makers: Slot | None = None
        self._good: Slot | None = None

    def forget(self) -> None:
        """Forget what was spoken of: a paragraph begins."""
        self._topic = self._tier = self._label = None
        self.firms.forget()

    def enter(self, s: Sentence) -> None:
        """Take in what a sentence opens with."""
        self.firms.enter(s)
        self._note_before(s)
        begins = not self.text[behind_last(self.text, "\n", 0, s.start) : s.start].strip()
        found = _LABEL.match(self.text, s.start, s.end) if begins else None
        if found is not None and not _NO_LABEL.search(found["topic"]):
            self._label = self._thing(found.span("topic"))
        found = _SUBJECT_IS.match(self.text, s.start, s.end)
        if found is not None:
            self._topic = self._thing(found.span("topic")) or self._topic

    def _note_before(self, s: Sentence) -> None:
        """Take in the sentence right before, which may hold no figure."""
        low = behind_last(self.text, "\n", 0, s.start)
        before = self.text[low : s.start]
        if not before.strip():
            return
        start = low + max(before.rstrip("。；！？ \u3000").rfind(c) for c in "。！？\n") + 1
        if (found := _SUBJECT_IS.match(self.text, start, s.start)) is not None:
            self._topic = self._thing(found.span("topic")) or self._topic

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Give one figure the thing that its words go back to."""
        if draft.value("unit") == "rank":
            return
        self._label_tier(draft)
        self._labelled(s, draft, lead)
        self._ordered(s, draft)
        self._reason(s, draft)
        self._works(s, draft)
        self._points(s, draft, before)
        self._colon(s, draft, lead)
        self._each(s, draft, lead)
        self.firms.mend(s, draft, before)
        self._share_of_market(s, draft, before)
        self._flow(s, draft, before, lead)

    def note(self, draft: Draft) -> None:
        """Keep the thing that a figure was told of."""
        held = draft.slots.get("subject")
        if held is None or not held.value or held.value in _BROAD:
            return
        words = str(held.value)
        if draft.value("measure") is Measure.SHARE and words.startswith(_FACES):
            return  # 亏损面25.7%: of firms that the text does not go on about
        self.firms.note(draft)
        if draft.value("indicator") is Indicator.COUNT and _FIRMS.search(words):
            self._makers = held
        if not _REASON.match(words) and not is_vague(words):
            self._good = held
        if words in _TIERS.values():
            self._tier = held
        elif self._topic is None and not is_vague(words) and not names_no_thing(words):
            self._shown = held

    def _thing(self, span: tuple[int, int]) -> Slot | None:
        """Give the thing that words name, as a label; None where they name a place or nothing."""
        low, high = span
        marks = self.g.lexicon.find(self.text, low, high)
        cut = max((m.end for m in marks if m.meaning.area), default=low)
        if cut < high and self.text[cut : cut + 1] in "市省县区":
            cut += 1
        if high - cut < 2 or any(m.meaning.indicator or m.meaning.cues for m in marks):
            return None
        words = without_place(self.text[cut:high])
        if is_vague(words) or names_no_thing(words) or _NOT_A_THING.search(words):
            return None
        return Slot(self.g.phrases.label(words), high - len(words), high, INHERITED)

    def _label_tier(self, draft: Draft) -> None:
        """Give a tier of firms its label: “小巨人”中, 51家单项冠军里."""
        held = draft.slots.get("subject")
        if held is None or not isinstance(held.value, str):
            return
        found = _TIER_WORDS.match(held.value)
        if found is None:
            return
        kind = next(k for k in _TIERS if k in found["tier"])
        if self.text.startswith("产品", held.end or 0) or "产品" in held.value:
            return
        draft.slots["subject"] = Slot(_TIERS[kind], held.start, held.end, held.how)

    def _labelled(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Give what an item is headed by to its figures: 先进材料：企业140家，产值1120亿元."""
        if self._label is None or draft.value("indicator") not in _HEADED:
            return
        held = draft.slots.get("subject")
        away = (
            held is not None
            and (held.start or 0) < lead[0]
            and (self._label.start or 0) < (held.start or 0)
        )
        firms = away and held is not None and _FIRMS.search(str(held.value)) is not None
        if firms or held is None or held.value in (None, "total") or is_vague(str(held.value)):
            draft.slots["subject"] = self._label

    def _ordered(self, s: Sentence, draft: Draft) -> None:
        """Read 其次是信息通信服务业，增加值为3.9万亿元 as of what comes second."""
        low = behind_last(self.text, "；", s.start, draft.start)
        found = _ORDERED.match(self.text, low, draft.start)
        held = draft.slots.get("subject")
        if found is None or draft.value("unit") == "rank":
            return
        own = held is not None and (held.start or 0) >= found.end() and not is_loose(s, draft)
        if not own:
            label = self.g.phrases.label(found["what"])
            draft.slots["subject"] = Slot(label, *found.span("what"), INHERITED)

    def _reason(self, s: Sentence, draft: Draft) -> None:
        """Take the thing told before where a subject only names a reason: 虽因磷肥价格回落."""
        held = draft.slots.get("subject")
        words = str(held.value) if held is not None and held.value else ""
        if _REASON.match(words) and self._good is not None:
            draft.slots["subject"] = self._good.inherited()

    def _works(self, s: Sentence, draft: Draft) -> None:
        """Give an investment the works that its sentence opens with: 基础设施建设全面提速，…"""
        if draft.value("indicator") is not Indicator.INVESTMENT or not is_loose(s, draft):
            return
        found = _WORKS.match(self.text, s.start, draft.start)
        found = found or _WORK_OPENS.match(self.text, s.start, draft.start)
        if found is not None and (named := self._thing(found.span("what"))) is not None:
            draft.slots["subject"] = named

    def _points(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Read 该产业, 这一集群 and 全行业 as what was spoken of."""
        held = draft.slots.get("subject")
        words = str(held.value) if held is not None and held.value else ""
        found = _POINTS.fullmatch(words)
        whole = words == "行业"
        low = behind_last(self.text, "，；：", s.start, draft.start)
        if found is None and (held is None or words in ("", "total") or (held.start or 0) < low):
            whole = _WHOLE_TRADE.search(self.text, low, draft.start) is not None
        if found is None and not whole:
            return
        named = self._topic
        clause = self.text[low : draft.start]
        bare = words == "行业" or (whole and "行业" in clause and "全行业" not in clause)
        if named is None and bare and (trade := self._trade()):
            named = Slot(trade, *_at(held or Slot(None)))
        if named is None and self._makers is not None:
            words = str(self._makers.value)
            trade = words.removesuffix("企业")
            named = Slot(f"{trade}产业" if trade != words else words, *_at(self._makers))
        named = named or self._shown
        if named is None or (found and found["kind"] in ("企业", "公司", "园区", "项目", "基地")):
            return
        rest = found["rest"] if found else ""
        draft.slots["subject"] = Slot(f"{named.value}{rest}", named.start, named.end, INHERITED)

    def _trade(self) -> str:
        """Give the trade that a text is on, as it names it most: 纺织机械行业."""
        if self._trade_told is None:
            found = Counter(m[1] for m in _TRADE.finditer(self.text[:HEAD]))
            self._trade_told = max(found, key=lambda w: found[w]) + "行业" if found else ""
        return self._trade_told

    def _colon(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Give what stands behind a colon the thing before it, where it has none of its own."""
        colon = self.text.rfind("：", s.start, draft.start)
        if colon < 0:
            return
        held = draft.slots.get("subject")
        own = held is not None and held.value not in (None, "total")
        if own and held is not None and (held.start or 0) > colon:
            return
        start = behind_last(self.text, "。；", s.start, colon)
        found = _COLON.match(self.text, start, colon + 1)
        if found is None or _SPEAKS.search(self.text, start, colon + 1):
            return
        if self.text.find("；", colon, draft.start) >= 0:
            return
        if (named := self._thing(found.span("topic"))) is not None:
            draft.slots["subject"] = named

    def _each(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Give an average of firms the firms: “小巨人”…，平均研发投入占比6.8%，户均专利21件."""
        held = draft.slots.get("subject")
        words = str(held.value) if held is not None and held.value else ""
        scrap = words in ("", "total") or is_vague(words) or _EACH.fullmatch(words)
        if not scrap or self._tier is None:
            return
        if _EACH.search(self.text, *lead) is None or "人均" in self.text[lead[0] : lead[1]]:
            return
        draft.slots["subject"] = self._tier.inherited()

    def _share_of_market(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Say of what a market share is: 风电弹性元件收入12.8亿元，全球市占率约28%."""
        held = draft.slots.get("subject")
        if held is None or not isinstance(held.value, str) or before is None:
            return
        if not _MARKET_SHARE.fullmatch(held.value) or before.start < s.start:
            return
        if draft.value("unit") != "percent":
            return
        if "；" in self.text[before.end : draft.start]:
            return
        thing = before.value("subject")
        if not isinstance(thing, str) or "市" in thing:
            return
        if thing not in _BROAD and thing.isalnum():
            bare = held.value.lstrip("全球国内世界际")
            draft.slots["subject"] = Slot(f"{thing}{bare}", held.start, held.end, held.how)

    def _flow(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Read bare exports right behind the output of a product as that product's."""
        if draft.value("indicator") not in (Indicator.EXPORTS, Indicator.IMPORTS):
            return
        if draft.value("subject") not in (None, "total") or before is None:
            return
        if before.start < s.start or before.value("subject") in _BROAD:
            return
        of_it = before.value("indicator") in (*_OF_PRODUCT, draft.value("indicator"))
        if of_it and "其中" not in self.text[before.end : draft.start]:
            grew = draft.value("measure") is Measure.GROWTH
            goes_on = grew and before.value("indicator") is draft.value("indicator")
            if goes_on or _BARE_FLOW.search(self.text, *lead):
                draft.slots["subject"] = before.slots["subject"].inherited()


def _at(slot: Slot) -> tuple[int | None, int | None, str]:
    return slot.start, slot.end, INHERITED
