"""Mend the things of figures in Chinese: drop scraps of words, and what names the place itself."""

import re

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.model import Indicator, Measure

_VAGUE = re.compile(
    r"(?:组建|设立|建立|发起|成立|筹建|新设|募集|首期|其|其中|总|数|金|产业|首次|已|再次|历史性|稳步|全年|累计|全部|整体|总体|达|约|超|首)*"
    r"(?:(?:年初|年度|调整)?预算|年度计划|年度目标|同口径|可比口径|自然口径|总额|总量|总值|金额|规模|总规模|数额|增速|增幅|降幅|涨幅|占比|比重|份额|数量|总数|总计|合计|水平|均值|价值)"
    r"(?:均|已|也|首次|再次|分别|历史性|稳步|合计|共|达|却|则|不)*"
)
_ITSELF = re.compile(
    r"(?:全|本|该|我)?(?:园区|高新区|开发区|经开区|新区|保税区|自贸区|区内|[市省县区州镇])"
    r"|[两三四五六七八九十\d]+(?:市|地|省|县|区|城)"
)
_SCRAP = re.compile(
    r"[年月日万亿千百个的了在和与及是为有其也又还就都而且并但仅约近超达至到共\W\d]*"
    r"|(?:我们|他们|它们|记者|其中|同时|目前|当前|同期|同比|环比|虽同比|累计|上升|前移|提升|新增|年前|年来|年间|面积|规划面积|人数|[个件台家]月)"
)
_COMPARED = re.compile(r"[比较](?!重|例|特|如|亚|强|好)")
_YEARLY = re.compile(r"..(?<![少青壮成多近周全今去明每中老幼往历常][年])(?<=年)$")
_RATE = re.compile(
    r"[，、]?(?:但|而|其中)?(?P<rate>[\u4e00-\u9fff]{2,8}率)(?:分别)?"
    r"(?:仅为|只有|仅|高达|为|达到?)?(?:约|近|超过?)?$"
)
_LOOSE = (Indicator.COUNT, Indicator.OTHER, None)


def is_vague(words: str) -> bool:
    """Say whether words only name a measure of what went before: 总额, 增速."""
    return _VAGUE.fullmatch(words) is not None


def names_no_thing(words: str) -> bool:
    """Say whether words are the place itself (全市, 园区), or a scrap that names nothing."""
    return _ITSELF.fullmatch(words) is not None or _SCRAP.fullmatch(words) is not None


class DenseSubjects:
    """Mends the subjects of figures in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def mend(self, draft: Draft, lead: tuple[int, int]) -> None:
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
        vague = is_vague(words) or _SCRAP.fullmatch(words)
        if vague and self.text.startswith("的", draft.end) and self._behind(draft):
            return
        if names_no_thing(words) or self._is_letter(subject):
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
