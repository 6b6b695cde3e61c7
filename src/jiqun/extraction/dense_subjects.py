"""Mend the things of figures in Chinese: drop scraps of words, and what names the place itself."""

import re
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.defaults import SECTORS
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, STATED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "subjects")

RANKED = 8
"""Characters of the number and the realm of a list of the strongest: 世界500强企业."""
_SOURCES = ("海关", "统计局", "市统计局", "商务局", "税务局")
_NOT_BELOW = ("低于", "少于", "超过", "高于", "小于", "大于")
_NO_JOIN = ("和谐", "和平", "与会", "及时", "和美")
_NAMED_BY_WORDS = (Indicator.OTHER, Indicator.ENERGY)
_EARNED = (Indicator.REVENUE, Indicator.PROFIT, Indicator.EMPLOYMENT)
_LOOSE = (Indicator.COUNT, Indicator.OTHER, None)


@cache
def _vague() -> re.Pattern[str]:
    words = "|".join(word for group in _ZH.entry("vague") for word in group)
    return compiled(f"(?:{words})+")


def is_vague(words: str) -> bool:
    """Say whether words only name a measure of what went before: 总额, 增速."""
    return _vague().fullmatch(words) is not None


def names_no_thing(words: str) -> bool:
    """Say whether words are the place itself (全市, 园区), or a scrap that names nothing."""
    return _ZH.itself.fullmatch(words) is not None or _ZH.scrap.fullmatch(words) is not None


def without_place(words: str) -> str:
    """Leave out the word for the whole place that words begin with.

    >>> without_place("全市纺织"), without_place("区块链")
    ('纺织', '区块链')
    """
    found = _ZH.whole_place.match(words)
    return words[found.end() :] if found else words


class DenseSubjects:
    """Mends the subjects of figures in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def _kind_of_patent(self, draft: Draft) -> None:
        """Name patents that nobody is said to hold by their kind: 有效发明专利1725件."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value is not Indicator.PATENTS or kind.end is None:
            return
        found = _ZH.patents.match(self.text, kind.start or 0, kind.end)
        each = self.text[max(0, (kind.start or 0) - 1) : kind.start] in ("均", "每")
        if found is not None and not each:
            draft.slots["subject"] = Slot(found["kind"], *found.span("kind"))

    def _as_told(self, draft: Draft, subject: Slot) -> Slot:
        """Give a subject to the head of its phrase, without the place: 天然气船等高端船型."""
        words, start, end = str(subject.value), subject.start, subject.end
        if start is None or end is None:
            return subject
        such = _ZH.and_such.match(self.text, end, draft.start)
        if such is not None:
            label = self.g.phrases.label(self.text[start : such.end("head")])
            subject = Slot(label, start, such.end("head"), subject.how)
        elif words.startswith("其") and words[1:2] not in tuple("他余中它"):
            known = self.g.lexicon.meaning(words[1:])  # 其规上工业
            label = known.subject if known is not None and known.subject else words[1:]
            subject = Slot(label, start + 1, end, subject.how)
        elif words.startswith("全") and len(left := without_place(words)) > 1 and left != words:
            subject = Slot(left, start + len(words) - len(left), end, subject.how)
        else:
            return subject
        draft.slots["subject"] = subject
        return subject

    def _without_years(self, draft: Draft, subject: Slot) -> Slot | None:
        """Leave out the years that a subject begins with: 近五年|工业增加值, 过去十|年GDP."""
        found = _ZH.years.fullmatch(str(subject.value))
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
        rate = _ZH.rate.match(self.text, *lead) if draft.value("measure") is Measure.SHARE else None
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
            self._kind_of_patent(draft)
            return
        if draft.value("unit") == "rank":
            return
        if (subject := self._without_years(draft, subject)) is None:
            return
        subject = self._as_told(draft, subject)
        words = str(subject.value)
        if subject.start == draft.end and words in "省市县区州镇乡村":
            return  # 辖3个镇: counted, and not the place itself
        if words in SECTORS:
            return  # 三次产业比5:40:55: nothing is compared
        compared = _ZH.compared.search(self.text, lead[0], subject.start or 0)
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
        hung = _ZH.hangs_on.search(words)
        if hung is not None and hung.start() > 1:
            words = words[: hung.start()]
            known = self.g.lexicon.meaning(words)
            listed = known.subject if known is not None and known.recurring else None
            stop = (subject.end or len(hung[0])) - len(hung[0])
            subject = Slot(listed or words, subject.start, stop, subject.how)
            draft.slots["subject"] = subject
            if listed:
                return
        aim = _ZH.aims.match(words)
        if aim is not None and len(words) > aim.end() + 1:
            words = words[aim.end() :]  # 力争绿电占比
            subject = Slot(words, (subject.start or 0) + aim.end(), subject.end, subject.how)
            draft.slots["subject"] = subject
        if words.endswith("不") and self.text.startswith(_NOT_BELOW, subject.end or 0):
            words = words[:-1]  # 注册资本不低于
            subject = Slot(words, subject.start, (subject.end or 1) - 1, subject.how)
            draft.slots["subject"] = subject
        if _ZH.yearly.search(words):
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
        vague = is_vague(words) or _ZH.scrap.fullmatch(words)
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
            ranked := _ZH.ranked.search(self.text, max(0, start - RANKED), start)
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
        if _ZH.itself.fullmatch(words):
            draft.slots["subject"] = Slot(None)
        else:
            draft.slots["subject"] = Slot(self.g.phrases.label(words), *found)
        return True
