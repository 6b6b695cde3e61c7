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
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "antecedents")

_FACES = ("亏损企业", "盈利企业")
_OF_PRODUCT = (Indicator.CAPACITY, Indicator.GROSS_OUTPUT, Indicator.PRODUCTION, Indicator.REVENUE)
_BROAD = ("industry", "above-scale industry", "manufacturing", "total", None)
_HEADED = (
    *(Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.VALUE_ADDED, Indicator.PROFIT),
    *(Indicator.EXPORTS, Indicator.EMPLOYMENT),
)
HEAD = 1000
"""Characters of a beginning in which a text names its trade: our choice."""


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
        found = _ZH.label.match(self.text, s.start, s.end) if begins else None
        if found is not None and not _ZH.no_label.search(found["topic"]):
            self._label = self._thing(found.span("topic"))
        found = _ZH.subject_is.match(self.text, s.start, s.end)
        if found is not None:
            self._topic = self._thing(found.span("topic")) or self._topic

    def _note_before(self, s: Sentence) -> None:
        """Take in the sentence right before, which may hold no figure."""
        low = behind_last(self.text, "\n", 0, s.start)
        before = self.text[low : s.start]
        if not before.strip():
            return
        start = low + max(before.rstrip("。；！？ \u3000").rfind(c) for c in "。！？\n") + 1
        if (found := _ZH.subject_is.match(self.text, start, s.start)) is not None:
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
        if draft.value("indicator") is Indicator.COUNT and _ZH.firms.search(words):
            self._makers = held
        if not _ZH.reason.match(words) and not is_vague(words):
            self._good = held
        if words in _ZH.entry("tiers").values():
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
        if is_vague(words) or names_no_thing(words) or _ZH.not_a_thing.search(words):
            return None
        return Slot(self.g.phrases.label(words), high - len(words), high, INHERITED)

    def _label_tier(self, draft: Draft) -> None:
        """Give a tier of firms its label: “小巨人”中, 51家单项冠军里."""
        held = draft.slots.get("subject")
        if held is None or not isinstance(held.value, str):
            return
        found = _ZH.tier_words.match(held.value)
        if found is None:
            return
        tier = next(label for k, label in _ZH.entry("tiers").items() if k in found["tier"])
        if self.text.startswith("产品", held.end or 0) or "产品" in held.value:
            return
        draft.slots["subject"] = Slot(tier, held.start, held.end, held.how)

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
        firms = away and held is not None and _ZH.firms.search(str(held.value)) is not None
        if firms or held is None or held.value in (None, "total") or is_vague(str(held.value)):
            draft.slots["subject"] = self._label

    def _ordered(self, s: Sentence, draft: Draft) -> None:
        """Read 其次是信息通信服务业，增加值为3.9万亿元 as of what comes second."""
        low = behind_last(self.text, "；", s.start, draft.start)
        found = _ZH.ordered.match(self.text, low, draft.start)
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
        if _ZH.reason.match(words) and self._good is not None:
            draft.slots["subject"] = self._good.inherited()

    def _works(self, s: Sentence, draft: Draft) -> None:
        """Give an investment the works that its sentence opens with: 基础设施建设全面提速，…"""
        if draft.value("indicator") is not Indicator.INVESTMENT or not is_loose(s, draft):
            return
        found = _ZH.works.match(self.text, s.start, draft.start)
        found = found or _ZH.work_opens.match(self.text, s.start, draft.start)
        if found is not None and (named := self._thing(found.span("what"))) is not None:
            draft.slots["subject"] = named

    def _points(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Read 该产业, 这一集群 and 全行业 as what was spoken of."""
        held = draft.slots.get("subject")
        words = str(held.value) if held is not None and held.value else ""
        found = _ZH.points.fullmatch(words)
        whole = words == "行业"
        low = behind_last(self.text, "，；：", s.start, draft.start)
        if found is None and (held is None or words in ("", "total") or (held.start or 0) < low):
            whole = _ZH.whole_trade.search(self.text, low, draft.start) is not None
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
            found = Counter(m[1] for m in _ZH.trade.finditer(self.text[:HEAD]))
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
        found = _ZH.colon.match(self.text, start, colon + 1)
        if found is None or _ZH.speaks.search(self.text, start, colon + 1):
            return
        if self.text.find("；", colon, draft.start) >= 0:
            return
        if (named := self._thing(found.span("topic"))) is not None:
            draft.slots["subject"] = named

    def _each(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Give an average of firms the firms: “小巨人”…，平均研发投入占比6.8%，户均专利21件."""
        held = draft.slots.get("subject")
        words = str(held.value) if held is not None and held.value else ""
        scrap = words in ("", "total") or is_vague(words) or _ZH.each.fullmatch(words)
        if not scrap or self._tier is None:
            return
        if _ZH.each.search(self.text, *lead) is None or "人均" in self.text[lead[0] : lead[1]]:
            return
        draft.slots["subject"] = self._tier.inherited()

    def _share_of_market(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Say of what a market share is: 风电弹性元件收入12.8亿元，全球市占率约28%."""
        held = draft.slots.get("subject")
        if held is None or not isinstance(held.value, str) or before is None:
            return
        if not _ZH.market_share.fullmatch(held.value) or before.start < s.start:
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
            if goes_on or _ZH.bare_flow.search(self.text, *lead):
                draft.slots["subject"] = before.slots["subject"].inherited()


def _at(slot: Slot) -> tuple[int | None, int | None, str]:
    return slot.start, slot.end, INHERITED
