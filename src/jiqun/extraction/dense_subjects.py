"""Mend the things of figures in Chinese: drop scraps of words, and what names the place itself."""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, STATED, Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_VAGUE_WORDS = (
    # measures that name nothing
    "相比|相较|相比之下|行业平均|全行业|峰值|高峰|高点|低点|低谷|最高点|历史高点|预算|年度计划|年度目标|同口径|可比口径|自然口径|口径|总额|总量|总值|金额|规模|总规模|规上|规模以上|全行业|数额|增速|增幅|降幅|涨幅|跌幅|"
    "占比|比重|比例|份额|数量|总数|总计|合计|水平|均值|价值|数值|数据|"
    # what is taken out of account
    "扣除价格因素影响|扣除价格因素|扣除价格变动|价格因素|扣除|剔除|季节性调整|季节调整|季调|可比价格|不变价格?|"
    # time
    "全年|今年|去年|上年|前一年|前一|同期|当月|当季|年初|年末|年底|同月|同季|同日|上月|上季|本月|以来|期内|一度|目前|现已|随后|单月|年|"
    # how
    "大幅|小幅|微幅|轻微|略微|略|稍|明显|显著|稳步|持续|进一步|逆势|温和|急|骤|猛|陡|快速|迅速|强劲|历史性|首次|再次|再度|"
    "逐步|同比|环比|按年|按月|按季|同|实际|实质|名义|平均|分别|整体|总体|全部|累计|共|均|都|也|又|便|却|更|则|而|但|并|且|还|仍|已|"
    "只|仅|约|近|超|达|首|后|的|为|是|就|高|不|"
    # verbs of arriving
    "上升到?|下降到?|升至?|降至?|增至?|减至?|跌至?|回升至?|回落至?|提升至?|提高到?|增加到?|减少到?|扩大到?|保持|维持|录得|攀升至?|滑落至?|"
    # what points back
    "之间|之初|之后|之前|[一二三四五六七八九十两]年前|比较|集中|统筹|单个企业|单个项目|"
    "这一|这个|该|此|其中|其|上述|前者|后者|两者|三者|二者|它|自身|"
    "组建|设立|建立|发起|成立|筹建|新设|募集|首期|产业|总|数|金|快|慢|一|一年|户均|方圆|当地|可以|其次|再次|首先|实际到位|多放|压减|精简|批出|授出|县里|市里|省里|区里|镇里|村里|概算|三|两|四|五|未来|高峰期|高峰时|最多时|即|即争创|当地拿出|市里"
)
_VAGUE = late_pattern(rf"(?:{_VAGUE_WORDS})+")
_ITSELF = late_pattern(
    r"本港|本澳|全港|全澳|全台|(?:全|本|该|我)?(?:园区|高新区|开发区|经开区|新区|保税区|自贸区|区内|[市省县区州镇])"
    r"|[两三四五六七八九十\d]+(?:市|地|省|县|区|城)"
)
_WHOLE_PLACE = late_pattern(r"(?:全[市省区县国]|我[市省国])")
_SCRAP = late_pattern(
    r"[年月日万亿千百个的了在和与及是为有其也又还就都而且并但仅约近超达至到共\W\d]*"
    r"|(?:我们|他们|它们|记者|其中|同时|目前|当前|同期|同比|环比|虽同比|累计|上升|前移|提升|新增|年前|年来|年间|面积|规划面积|人数|[个件台家]月)"
)
_COMPARED = late_pattern(r"[比较](?!重|例|特|如|亚|强|好)")
_YEARLY = late_pattern(r"..(?<![少青壮成多近周全今去明每中老幼往历常][年])(?<=年)$")
_RATE = late_pattern(
    r"[，、]?(?:但|而|其中)?(?P<rate>[\u4e00-\u9fff]{2,8}率)(?:分别)?"
    r"(?:仅为|只有|仅|高达|为|达到?)?(?:约|近|超过?)?$"
)
_YEARS = late_pattern(
    r"(?:过去的?|最近|近|这)?[两二三四五六七八九十]+(?:年(?:来|间)?(?!期|行动|计划|规划|制|级|生))?(?P<rest>.*)"
)
_RANKED = late_pattern(r"(?:世界|中国|全球|全国)?\d{2,4}$")
RANKED = 8
"""Characters of the number and the realm of a list of the strongest: 世界500强企业."""
_SOURCES = ("海关", "统计局", "市统计局", "商务局", "税务局")
_AIMS = late_pattern(r"(?:力争|确保|争取|预计|推动|当中)(?=..)")
_NOT_BELOW = ("低于", "少于", "超过", "高于", "小于", "大于")
_HANGS_ON = late_pattern(
    r"(?:亦|占|却|则|就要?|更|以|能|便|皆|每年|每月|最高|最多|提供|支付|创造|拿出|统筹|可容纳|吸纳)+$"
)
"""Words of the verb behind a name, that are none of it: 员工数亦, 第三产业占, 园区以占全市3%."""
_NO_JOIN = ("和谐", "和平", "与会", "及时", "和美")
_NAMED_BY_WORDS = (Indicator.OTHER, Indicator.ENERGY)
_EARNED = (Indicator.REVENUE, Indicator.PROFIT, Indicator.EMPLOYMENT)
_LOOSE = (Indicator.COUNT, Indicator.OTHER, None)


def is_vague(words: str) -> bool:
    """Say whether words only name a measure of what went before: 总额, 增速."""
    return _VAGUE.fullmatch(words) is not None


def names_no_thing(words: str) -> bool:
    """Say whether words are the place itself (全市, 园区), or a scrap that names nothing."""
    return _ITSELF.fullmatch(words) is not None or _SCRAP.fullmatch(words) is not None


def without_place(words: str) -> str:
    """Leave out the word for the whole place that words begin with.

    >>> without_place("全市纺织"), without_place("区块链")
    ('纺织', '区块链')
    """
    found = _WHOLE_PLACE.match(words)
    return words[found.end() :] if found else words


class DenseSubjects:
    """Mends the subjects of figures in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def _without_years(self, draft: Draft, subject: Slot) -> Slot | None:
        """Leave out the years that a subject begins with: 近五年|工业增加值, 过去十|年GDP."""
        found = _YEARS.fullmatch(str(subject.value))
        if found is None or subject.start is None or subject.end is None:
            return subject
        rest = found["rest"]
        if not rest:
            gone = self.text.startswith("年", subject.end) or found[0][:1] in "过最近"
            draft.slots["subject"] = Slot(None) if gone else subject
            return None if gone else subject
        if "年" not in found[0][: -len(rest)] or len(rest) < 2:
            return subject
        cut = subject.end - len(rest)
        draft.slots["subject"] = Slot(self.g.phrases.label(rest), cut, subject.end, subject.how)
        return draft.slots["subject"]

    def mend(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Drop subjects that are scraps of words, or the place itself."""
        subject = draft.slots.get("subject")
        rate = _RATE.match(self.text, *lead) if draft.value("measure") is Measure.SHARE else None
        if rate is not None and rate["rate"].endswith(("增率", "减率")):
            draft.slots["measure"] = Slot(Measure.GROWTH, *rate.span("rate"))
            rate = None  # 年增率为3.1%
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
        if (subject := self._without_years(draft, subject)) is None:
            return
        words = str(subject.value)
        compared = _COMPARED.search(self.text, lead[0], subject.start or 0)
        between = self.text[compared.end() : subject.start or 0] if compared else ""
        if compared is not None and (not between or between.isdigit()):
            named = self.g.phrases.left(self.text, lead[0], compared.start())
            if named is not None:
                label = self.g.phrases.label(self.text[slice(*named)])
                draft.slots["subject"] = Slot(label, *named)
                return
        if self.text.startswith(_SOURCES, subject.end or 0):
            known = self.g.lexicon.meaning(words)
            if known is not None and known.area is not None:
                draft.slots["subject"] = Slot(None)  # 从汕头海关获悉
                return
        hung = _HANGS_ON.search(words)
        if hung is not None and hung.start() > 1:
            words = words[: hung.start()]
            known = self.g.lexicon.meaning(words)
            listed = known.subject if known is not None and known.recurring else None
            stop = (subject.end or len(hung[0])) - len(hung[0])
            subject = Slot(listed or words, subject.start, stop, subject.how)
            draft.slots["subject"] = subject
            if listed:
                return
        aim = _AIMS.match(words)
        if aim is not None and len(words) > aim.end() + 1:
            words = words[aim.end() :]  # 力争绿电占比
            subject = Slot(words, (subject.start or 0) + aim.end(), subject.end, subject.how)
            draft.slots["subject"] = subject
        if words.endswith("不") and self.text.startswith(_NOT_BELOW, subject.end or 0):
            words = words[:-1]  # 注册资本不低于
            subject = Slot(words, subject.start, (subject.end or 1) - 1, subject.how)
            draft.slots["subject"] = subject
        if _YEARLY.search(words):
            words = words[:-1]  # 五金城年成交额
            draft.slots["subject"] = Slot(words, subject.start, (subject.end or 1) - 1, subject.how)
        cut = len(words) - len(words.removesuffix("平均"))
        if words[-1:] in "当今去上明前全" and self.text.startswith("年", subject.end or 0):
            cut = 1  # 企业当年产值
        if cut and len(words) > cut + 1:
            words = words[:-cut]
            subject = Slot(words, subject.start, (subject.end or cut) - cut, subject.how)
            draft.slots["subject"] = subject
        if words.endswith("中") and len(words) > 3 and self.text.startswith("，", subject.end or 0):
            words = words.removesuffix("中")  # 178家国家高新区中，
            draft.slots["subject"] = Slot(words, subject.start, (subject.end or 1) - 1, subject.how)
        self._with_its_kind(draft, subject)
        if self._is_indicator(words) and draft.value("indicator") not in _NAMED_BY_WORDS:
            draft.slots["subject"] = Slot(None)
            return
        vague = is_vague(words) or _SCRAP.fullmatch(words)
        if vague and self.text.startswith("的", draft.end) and self._behind(draft):
            return
        kind = draft.slots.get("indicator")
        own = kind is not None and kind.start is not None and kind.start >= lead[0]
        if is_vague(words) and own and kind is not None and kind.value in _EARNED:
            draft.slots["subject"] = Slot(None)  # 103年总营收
            return
        if names_no_thing(words) or self._is_letter(subject):
            draft.slots["subject"] = self._named_by_itself(draft)
            return
        self._with_its_fellows(draft, subject, lead)
        subject = draft.slots["subject"]
        words = str(subject.value)
        end = subject.end
        start = subject.start or 0
        if words.startswith("强") and (
            ranked := _RANKED.search(self.text, max(0, start - RANKED), start)
        ):
            words = ranked[0] + words  # 500强企业
            subject = Slot(words, ranked.start(), subject.end, subject.how)
            draft.slots["subject"] = subject
        if words.startswith("G") and start and self.text[start - 1].isdigit():
            words = self.text[start - 1] + words  # 5G基站
            subject = Slot(words, start - 1, subject.end, subject.how)
            draft.slots["subject"] = subject
        if end is not None and self.text[end : end + 1] == "率" and words.isalnum():
            draft.slots["subject"] = Slot(words + "率", subject.start, end + 1, subject.how)

    def _with_its_fellows(self, draft: Draft, subject: Slot, lead: tuple[int, int]) -> None:
        """Lengthen a subject by the things it is told together with: 药物及化妆品销情."""
        start = subject.start or 0
        if subject.how != STATED or start <= lead[0] or self.text[start - 1] not in "及和与":
            return
        if "分别" in self.text[start : draft.start] or self.text[start - 1 : start + 1] in _NO_JOIN:
            return
        at = start - 1
        while (found := self.g.phrases.left(self.text, lead[0], at)) is not None:
            if found[1] != at or found[1] - found[0] < 2:
                break
            marks = self.g.lexicon.find(self.text, *found)
            if any(m.meaning.area or m.meaning.indicator or m.meaning.cues for m in marks):
                break
            start, at = found[0], found[0] - 1
            if at < lead[0] or self.text[at] != "、":
                break
        if (
            start < (subject.start or 0)
            and self.text[max(lead[0], start - 1)] not in "对与向从自比较"
        ):
            words = self.text[start : subject.end]
            draft.slots["subject"] = Slot(self.g.phrases.label(words), start, subject.end)

    def _with_its_kind(self, draft: Draft, subject: Slot) -> None:
        """Lengthen a subject by what it is counted in: 过夜 before 游客."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value is not Indicator.OTHER or kind.end is None:
            return
        if subject.end is not None and subject.end == kind.start:
            words = self.text[subject.start or 0 : kind.end]
            draft.slots["subject"] = Slot(words, subject.start, kind.end, subject.how)

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
