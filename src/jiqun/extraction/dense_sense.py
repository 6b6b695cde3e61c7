"""Hold what the figures of a sentence are said to measure against its own words.

The readers before go from figure to figure; here the sentence is seen as a whole: what its clause
is about, what a bare 总额 or 占比 goes back to, and what kind a unit or a verb shows.
"""

from collections.abc import Mapping

from jiqun.extraction.defaults import fits, is_unnamed
from jiqun.extraction.dense_antecedents import DenseAntecedents
from jiqun.extraction.dense_awards import read_awards
from jiqun.extraction.dense_back import DenseBack
from jiqun.extraction.dense_carry import DenseCarry
from jiqun.extraction.dense_gaps import DenseGaps, read_both, read_index
from jiqun.extraction.dense_items import DenseItems
from jiqun.extraction.dense_kinds import DenseKinds
from jiqun.extraction.dense_makers import DenseMakers
from jiqun.extraction.dense_opens import DenseOpens
from jiqun.extraction.dense_others import DenseOthers
from jiqun.extraction.dense_pairs import read_pairs
from jiqun.extraction.dense_parts import DenseParts
from jiqun.extraction.dense_places import DensePlaces
from jiqun.extraction.dense_respectively import DenseRespectively
from jiqun.extraction.dense_subjects import DenseSubjects, is_vague, names_no_thing
from jiqun.extraction.dense_tiers import DenseTiers
from jiqun.extraction.dense_topics import DenseTopics
from jiqun.extraction.dense_trade import DenseTrade
from jiqun.extraction.dense_turns import DenseTurns, read_rows_of_growth
from jiqun.extraction.dense_wholes import SHARES, DenseWholes
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "sense")

_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.GROWTH_GAP)
_ITEMS = (
    *(Indicator.RETAIL_SALES, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE),
    *(Indicator.INVESTMENT, Indicator.PRODUCTION, Indicator.REVENUE, Indicator.VALUE_ADDED),
    Indicator.PRICES,
)
_HELD = frozenset(
    [
        *(Indicator.EMPLOYMENT, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT),
        *(Indicator.CAPACITY, Indicator.VALUE_ADDED, Indicator.EXPORTS),
    ]
)
_USUAL = (Indicator.OTHER, Indicator.VALUE_ADDED)
_BY_DEFAULT = (Indicator.OTHER, Indicator.COUNT)
_GENERIC = frozenset(["企业", "公司", "单位", "项目", "年", None])


class SenseReader:
    """Mends the figures of one text, sentence by sentence; it keeps the last one it saw."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text, and the place it is about."""
        self.g, self.text = g, text
        self.antecedents = DenseAntecedents(g, text)
        self.back = DenseBack(g, text)
        self.trade = DenseTrade(g, text, home)
        self.opens = DenseOpens(g, text)
        self.makers = DenseMakers(g, text)
        self.tiers = DenseTiers(g, text)
        self.kinds = DenseKinds(g, text)
        self.subjects = DenseSubjects(g, text)
        self.others = DenseOthers(g, text, home)
        self.turns = DenseTurns(g, text, home)
        self.wholes = DenseWholes(g, text, home)
        self.gaps = DenseGaps(g, text, home)
        self.topics = DenseTopics(g, text)
        self.carry = DenseCarry(g, text)
        self.items = DenseItems(g, text)
        self.parts = DenseParts(g, text)
        self.rows = DenseRespectively(g, text)
        self.compared = DensePlaces(g, text)
        self.places: Mapping[str, str] = {}
        self._last: Draft | None = None

    def forget(self) -> None:
        """Forget the last figure: a paragraph begins."""
        self._last = None
        self.topics.forget()
        self.antecedents.forget()
        self.others.forget()
        self.carry.forget()
        self.compared.forget()
        self.items.forget()
        self.parts.forget()

    def settle(self, s: Sentence, drafts: list[Draft]) -> None:
        """Mend the indicators, subjects and wholes of a sentence's figures."""
        firms = self.topics.enter(s)
        self.antecedents.enter(s)
        self.rows.read(s, drafts)
        names = frozenset(self.places)
        for draft in drafts:
            before = self._last
            lead = self._lead(s, draft, before)
            placed = self.compared.mend(s, draft, lead, names)
            if not placed:
                self._economy(s, draft, before, lead)
            self.kinds.aim(draft)
            self._vague(draft, before)
            self._goes_on(s, draft, before, lead)
            self.subjects.mend(draft, lead)
            self.kinds.mend(s, draft, lead)
            listed = self._is_listed(draft, drafts)
            self.carry.mend(s, draft, None if listed else before, lead)
            self.kinds.face(draft, drafts, lead)
            self._topic(s, draft)
            self.topics.aspect(draft, s, names)
            self.topics.opened(draft, s, names)
            self.topics.staff(draft, s)
            self.topics.flow(draft, s)
            if (named := self.topics.head(draft, s)) is not None:
                firms.append(named)
            self.gaps.mend(s, draft, before)
            self.turns.mend(s, draft, before, lead)
            self.opens.mend(s, draft, before, lead)
            self.topics.firm(firms, draft, s, lead)
            self.wholes.mend(s, draft, before, lead)
            self.back.mend(s, draft, before, lead)
            self.trade.mend(s, draft, before, lead)
            self.items.mend(s, draft, before, lead)
            self.parts.mend(s, draft, lead)
            read_index(self.text, s, draft, before)
            self.antecedents.mend(s, draft, before, lead)
            self.antecedents.note(draft)
            self.trade.at_home(draft)
            self._last = draft
            self.items.note(draft)
            self.parts.note(draft, lead)
            self.back.note(draft)
            self.compared.note(draft)
            self.wholes.note(draft)
        read_rows_of_growth(self.text, drafts)
        self.kinds.made_and_sold(s, drafts)
        read_both(self.text, s, drafts)
        self.makers.read(s, drafts)
        self.tiers.read(s, drafts)
        self.back.together(drafts)
        self.others.read(s, drafts)
        read_awards(self.g, self.text, s, drafts)
        read_pairs(self.g, self.text, s, drafts)

    def _is_listed(self, draft: Draft, drafts: list[Draft]) -> bool:
        """Say whether a figure is the first of a list, whose things other readers share out."""
        if "shared_out" in draft.slots:
            return True
        at = drafts.index(draft) + 1
        if at >= len(drafts) or drafts[at].value("unit") != draft.value("unit"):
            return False
        return self.g.is_connector(self.text[draft.end : drafts[at].start])

    def _lead(self, s: Sentence, draft: Draft, before: Draft | None) -> tuple[int, int]:
        """Give the words of a figure's own clause before it."""
        low = behind_last(self.text, "，；：", s.start, draft.start)
        if before is not None and before.end <= draft.start:
            low = max(low, before.end)
        return low, draft.start

    def _economy(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Read growth told of a place or its economy, with no measure named, as that of GDP."""
        kind = draft.slots.get("indicator")
        if not is_unnamed(kind):
            return
        money = draft.value("unit") == "CNY" and draft.value("measure") is Measure.LEVEL
        if draft.value("measure") not in _RATES and not money:
            return
        marks = within(s.marks, *lead)
        said = self._says_economy(lead, s)
        bare = self._names_no_thing(draft)
        placed = bare and any(m.meaning.area for m in marks)
        goes_on = before is not None and before.value("indicator") is Indicator.GDP
        goes_on = goes_on and before is not None and before.start >= s.start
        if goes_on:
            held = draft.slots.get("subject")
            bare = bare or (held is not None and (held.start or 0) < lead[0])
            placed = placed or (bare and any(m.meaning.area for m in marks))
        if money and not (goes_on and placed):
            return
        if said or placed or (goes_on and bare):
            draft.slots["indicator"] = Slot(Indicator.GDP, *lead)
            draft.slots["subject"] = Slot(None)

    def _says_economy(self, lead: tuple[int, int], s: Sentence) -> bool:
        found = _ZH.economy.search(self.text, *lead)
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

    def _names_no_thing(self, draft: Draft) -> bool:
        """Say whether a figure's clause names a place alone, and nothing that could grow."""
        subject = draft.slots.get("subject")
        if subject is None or subject.value in (None, "total"):
            return True
        return names_no_thing(str(subject.value))

    def _vague(self, draft: Draft, before: Draft | None) -> None:
        """Take what a bare 总额, 增速 or 这一比重 goes back to from the figure before it."""
        subject = draft.slots.get("subject")
        if subject is None or subject.value is None or before is None:
            return
        if draft.value("unit") == "rank" and before.value("unit") == "rank":
            told = before.slots.get("subject")
            if is_vague(str(subject.value)) and told is not None:
                draft.slots["subject"] = told.inherited()
            return
        if draft.value("unit") == "rank" or before.end > draft.start:
            return
        if self.text.startswith("的", draft.end) or not is_vague(str(subject.value)):
            return
        kind = before.slots.get("indicator")
        if kind is None or kind.value in (None, Indicator.RANKING):
            return
        own = draft.slots.get("indicator")
        if own is not None and (own.start or 0) > before.end and own.value not in _BY_DEFAULT:
            held = before.slots.get("subject")
            firms = kind.value is Indicator.COUNT and own.value in (
                Indicator.PROFIT,
                Indicator.REVENUE,
            )
            same = (own.value is kind.value or firms) and held is not None
            # 人均营收 is a measure of its own, of no thing; 同口径产值 is that of before
            draft.slots["subject"] = held.inherited() if same and held else Slot(None)
            return
        if not fits(kind.value, str(draft.value("unit"))):
            return
        draft.slots["indicator"] = kind.inherited()
        held = before.slots.get("subject")
        draft.slots["subject"] = held.inherited() if held is not None else Slot(None)
        if draft.value("of") is None and {before.value("measure"), draft.value("measure")} <= set(
            SHARES
        ):
            draft.slots["of"] = before.slots.get("of", Slot(None)).inherited()

    def _goes_on(
        self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]
    ) -> None:
        """Give a rate with no indicator the one of the rate before it in its sentence.

        零售额增长48.7%；石油及制品类则下降7.2% tells of retail sales twice.
        """
        kind = draft.slots.get("indicator")
        loose = kind is None or (kind.value in _USUAL and kind.how == DEFAULT)
        unsaid = kind is None or kind.value is Indicator.OTHER
        if (
            unsaid
            and draft.value("measure") is Measure.SHARE
            and _ZH.numbers.search(self.text, *lead)
        ):
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
        elif both <= set(SHARES) and draft.value("subject") in (None, before.value("subject")):
            draft.take(before, "indicator", "of")
        elif both == {Measure.SHARE} and _ZH.takes_too.fullmatch(self.text, before.end, lead[1]):
            draft.take(before, "indicator")  # 晶硅光伏占41.5%，动力电池占23%
            if draft.value("of") is None:
                draft.take(before, "of")

    def _topic(self, s: Sentence, draft: Draft) -> None:
        """Give a figure without a thing of its own the industry that opens its clause."""
        kind = draft.value("indicator")
        share = draft.value("measure") in SHARES and kind is Indicator.OTHER
        if draft.value("subject") not in _GENERIC or not (kind in _HELD or share):
            return
        start = behind_last(self.text, "；", s.start, draft.start)
        while self.text[start : start + 1] in "\n 】":
            start += 1
        if "】" in self.text[start : draft.start]:
            start = self.text.rfind("】", start, draft.start) + 1
        found = _ZH.topic.match(self.text, start, draft.start)
        if found is None:
            return
        span = found.span("topic")
        words = found["topic"].removesuffix("领域")
        draft.slots["subject"] = Slot(self.g.phrases.label(words), span[0], span[1], INHERITED)
