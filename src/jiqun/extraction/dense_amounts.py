"""Tell by turns of phrase what a Chinese amount is of: what is moved, lent, given, made a year.

年产5万吨某薄膜项目 is a capacity, 拿出2.4亿元财政资金 a subsidy, 一吨无毛绒62万元 a price.
"""

import re

from jiqun.extraction.defaults import fits, is_money
from jiqun.extraction.dense_wholes import SHARES
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "amounts")

_LOOSE = (Indicator.OTHER, Indicator.COUNT, Indicator.VALUE_ADDED, None)
_SHARED = (
    *(Indicator.CAPACITY, Indicator.PRODUCTION, Indicator.EXPORTS, Indicator.IMPORTS),
    *(Indicator.ENERGY, Indicator.REVENUE, Indicator.GROSS_OUTPUT, Indicator.INVESTMENT),
)
_CLASSED = ("家", "户")
LABEL = 10
"""Characters before a price in which a label names what is sold: our choice, as the form has."""


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
        if (found := _ZH.funds.match(self.text, draft.end)) is not None and not stated:
            draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *found.span())
        elif stated and kind is not None and kind.value is not Indicator.GROSS_OUTPUT:
            return
        elif (
            kind is not None
            and kind.value is Indicator.OTHER
            and _ZH.invests.search(self.text, *lead)
        ):
            draft.slots["indicator"] = Slot(Indicator.INVESTMENT, *lead)
        elif (found := _ZH.one.search(self.text, *self._clause(s, draft))) is not None:
            draft.slots["indicator"] = Slot(Indicator.PRICES, *found.span())
            if len(found["what"]) > 1:
                draft.slots["subject"] = Slot(found["what"], *found.span("what"))
            else:
                self._price(draft, found)
        elif not stated and (found := self._each(s, draft)) is not None:
            self._price(draft, found)
        elif (found := _ZH.sells_at.search(self.text, *lead)) is not None:
            draft.slots["indicator"] = Slot(Indicator.PRICES, *found.span())
        elif (found := _ZH.spared.search(self.text, *lead)) is not None:
            draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *found.span())
        elif here is not None and _ZH.received.fullmatch(self.text, *lead):
            if here.value("indicator") in (Indicator.FDI, Indicator.COUNT):
                draft.slots["indicator"] = Slot(Indicator.FDI, *lead)
                draft.slots["subject"] = Slot(None)
        elif here is not None and not stated and self._is_of_the_sum(draft, here):
            draft.take(here, "indicator")
        elif here is not None and here.value("indicator") in _SHARED:
            item = _ZH.next_item.search(self.text, max(here.end, lead[0] - 1), draft.start)
            if item is not None and self._is_name(item.span("what")):
                draft.slots["indicator"] = here.slots["indicator"].inherited()
                draft.slots["subject"] = Slot(item["what"], *item.span("what"))

    def _each(self, s: Sentence, draft: Draft) -> re.Match[str] | None:
        """Give how an amount is told to be the price of one: 每吨卖1.1万元, and no reward."""
        if draft.value("indicator") is Indicator.SUBSIDY:
            return None
        low, high = self._clause(s, draft)
        if _ZH.paid.search(self.text, low, min(s.end, draft.end + 4)):
            return None
        return _ZH.each.search(self.text, low, high)

    def _price(self, draft: Draft, found: re.Match[str]) -> None:
        """Make an amount a price, of what is named before 每吨 unless a whole name is read."""
        draft.slots["indicator"] = Slot(Indicator.PRICES, *found.span())
        told = draft.slots.get("subject")
        whole = told is not None and told.value and (told.end or 0) <= found.start()
        named: re.Match[str] | None = found
        if len(found["what"] or "") < 2:
            begins = found.start() + self.text.startswith("：", found.start())
            named = _ZH.each_label.search(self.text, max(0, begins - LABEL), begins)
        if named is not None and not (whole or _lies_in(told, named)):
            draft.slots["subject"] = Slot(named["what"], *named.span("what"))

    def _is_of_the_sum(self, draft: Draft, here: Draft) -> bool:
        """Say whether an amount is a part of the one before: 外资4.1亿美元，其中韩资1.3亿美元."""
        kind = here.value("indicator")
        loose = kind is None or kind is Indicator.OTHER or not fits(kind, str(draft.value("unit")))
        if loose or here.value("measure") not in (Measure.LEVEL, *SHARES):
            return False
        among = _ZH.among.search(self.text, here.end, draft.start)
        return among is not None and among.start() <= here.end + 1

    def _clause(self, s: Sentence, draft: Draft) -> tuple[int, int]:
        low = behind_last(self.text, "，；：", s.start, draft.start)
        return max(s.start, low - 1), draft.start

    def _is_name(self, span: tuple[int, int]) -> bool:
        """Say whether words are a name that is no place and no measure: 海口江东新区."""
        marks = self.g.lexicon.find(self.text, *span)
        return not any(m.meaning.indicator or (m.meaning.area and m.end == span[1]) for m in marks)

    def _amount(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        kind, unit = draft.value("indicator"), str(draft.value("unit"))
        if kind is Indicator.COUNT and here is not None and self._is_part(draft, here, lead):
            draft.slots["indicator"] = here.slots["indicator"].inherited()
            return
        loose = kind is Indicator.SUBSIDY or (kind is Indicator.OTHER and self._is_classed(draft))
        jobs = _ZH.jobs.fullmatch(str(draft.value("subject") or ""))
        if kind is Indicator.COUNT and jobs is not None:
            draft.slots["indicator"] = Slot(Indicator.EMPLOYMENT, draft.start, draft.end)
        elif unit == "count" and loose:
            draft.slots["indicator"] = Slot(Indicator.COUNT, draft.start, draft.end)
        elif kind is Indicator.COUNT and "专利" in str(draft.value("subject") or ""):
            draft.slots["indicator"] = Slot(Indicator.PATENTS, draft.start, draft.end)
        elif kind is Indicator.COUNT and (found := _ZH.through.fullmatch(self.text, *lead)):
            flow = Indicator.EXPORTS if found["flow"] == "出口" else Indicator.IMPORTS
            draft.slots["indicator"] = Slot(flow, *found.span("flow"))
            draft.slots["subject"] = Slot(self.g.phrases.label(found["what"]), *found.span("what"))
        elif kind in (Indicator.PRODUCTION, Indicator.COUNT, Indicator.OTHER):
            self._made(draft, lead)
        elif kind is Indicator.ENERGY and _ZH.moved.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.OTHER, *lead)

    def _is_part(self, draft: Draft, here: Draft, lead: tuple[int, int]) -> bool:
        """Say whether things are a part of what was made or sold: 产量180万辆，其中…60万辆."""
        if here.value("indicator") not in (*_SHARED, Indicator.OTHER):
            return False
        if here.value("measure") is not Measure.LEVEL or here.value("unit") != "count":
            return False
        same = self.text[draft.end - 1] == self.text[here.end - 1] and not self._is_classed(draft)
        return (
            same
            and _ZH.among.search(self.text, max(here.end, lead[0] - 3), draft.start) is not None
        )

    def _is_classed(self, draft: Draft) -> bool:
        return self.text[draft.end - 1] in _CLASSED

    def _made(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Tell what works can make a year from what was made, and from what was moved."""
        by_year = _ZH.a_year.search(self.text, *lead) and _ZH.works.match(self.text, draft.end)
        if by_year or _ZH.size_a_year.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.CAPACITY, *lead)
        elif draft.value("indicator") is Indicator.PRODUCTION and _ZH.moved.search(
            self.text, *lead
        ):
            draft.slots["indicator"] = Slot(Indicator.OTHER, *lead)

    def _more_or_less(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Read 比上年多放31亿元 as a change of what was told before."""
        found = _ZH.more_or_less.search(self.text, *lead)
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
            covers = _ZH.covers.search(self.text, *lead)
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
        found = _ZH.from_peak.search(self.text, *lead)
        if found is not None:
            named = self.g.phrases.left(self.text, lead[0], found.start())
            if named is not None and named[1] == found.start():
                label = self.g.phrases.label(self.text[slice(*named)])
                draft.slots["subject"] = Slot(label, *named)
                draft.slots["peak"] = Slot(True, *found.span())
        elif here is not None and {"peak", "subject"} <= here.slots.keys():
            if not _ZH.to_now.fullmatch(self.text, here.end, draft.start):
                return
            draft.slots["subject"] = here.slots["subject"].inherited()

    def _behind(self, draft: Draft) -> None:
        """Name what is counted by the end of a long phrase behind: 5个引领产业升级的领军型产业."""
        if draft.value("indicator") is not Indicator.COUNT:
            return
        found = _ZH.described.match(self.text, draft.end)
        if found is not None:
            draft.slots["subject"] = Slot(found["what"], *found.span("what"))


def _lies_in(told: Slot | None, named: re.Match[str]) -> bool:
    """Say whether a subject is read from the name itself, and perhaps told in another word."""
    if told is None or told.value is None or told.start is None:
        return False
    return named.start("what") <= told.start < named.end("what")
