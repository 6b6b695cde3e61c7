"""Say whose a figure is where its own clause does not: a firm, or what a sentence opens with.

徐工集团一家营收达928亿元，净利率6%: both are the firm's. 高新技术企业方面，常州有420家: the firms
are counted, not the city.
"""

from jiqun.extraction.defaults import is_money
from jiqun.extraction.dense_firm_names import FirmNames
from jiqun.extraction.dense_subjects import names_no_thing, without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import INHERITED, STATED, Draft, Slot
from jiqun.lang import Forms
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "topics")

_THEIRS = frozenset(
    [
        *(Indicator.REVENUE, Indicator.PROFIT, Indicator.RD_EXPENDITURE, Indicator.EMPLOYMENT),
        *(Indicator.PATENTS, Indicator.OTHER, Indicator.INVESTMENT, Indicator.GROSS_OUTPUT),
    ]
)
"""What is told of firms; how much they make is told of the product."""
_MADE = (Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PATENTS)
_EARNED = (Indicator.REVENUE, Indicator.PROFIT, Indicator.RD_EXPENDITURE)
_FLOWS = (Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE)
_OF_A_NAME = (*_EARNED, Indicator.PRODUCTION)
"""What is of the name that opens its clause: 比亚迪2024年产量突破120万辆."""
_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)
_OPENING = late_pattern(r"[\s\u3000]*(?P<topic>[“”\u4e00-\u9fffA-Za-z]{3,16})，")


class DenseTopics:
    """Finds the topics of the sentences of one text; keeps the firm told last."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._firm: Slot | None = None
        self._names = FirmNames(g, text)

    def forget(self) -> None:
        """Forget the firm: a paragraph begins."""
        self._firm = None

    def enter(self, s: Sentence) -> list[Slot]:
        """Give the firms a sentence speaks of, the one of the sentence before first."""
        firms: list[Slot] = []
        if self._firm is not None and _ZH.goes_on.match(self.text, s.start, s.end):
            firms.append(Slot(self._firm.value, s.start, s.start, INHERITED))
        elif (called := _ZH.calls.search(self.text, s.start, s.end)) is not None:
            named = self._names.before(called.end())
            if named is not None:
                firms.append(Slot(named.value, called.start(), called.end(), INHERITED))
        for found in _ZH.firm.finditer(self.text, s.start, s.end):
            name = found["firm"] or found["led"] or found["one"]
            start = found.start(found.lastgroup or 0)
            cut = max(
                (m.end for m in within(s.marks, start, found.end()) if m.meaning.area), default=0
            )
            for when in s.whens:
                if start <= when.start and when.stop <= start + len(name):
                    cut = max(cut, when.stop)
            if start < cut < start + len(name) - 2 and not name.endswith("银行"):
                name, start = name[cut - start :], cut
            cut = name.find("龙头") + len("龙头")
            if len("龙头") <= cut <= len(name) - len("某集团"):
                name, start = name[cut:], start + cut  # 化纤龙头桐昆集团
            if _ZH.no_firm.match(name):
                continue
            firms.append(Slot(name, start, start + len(name)))
        self._firm = firms[-1] if firms else None
        return firms

    def firm(self, firms: list[Slot], draft: Draft, s: Sentence, lead: tuple[int, int]) -> None:
        """Give a figure of what firms have the firm told before it, where it names no thing."""
        told = [f for f in firms if (f.start or 0) <= draft.start]
        if not told:
            return
        self._research(draft, s)
        if draft.value("indicator") not in _THEIRS or draft.value("measure") is Measure.RANK:
            return
        firm = told[-1]
        market = _ZH.market.search(self.text, max(s.start, firm.end or 0), draft.start)
        if market is not None and draft.value("measure") in (Measure.SHARE, Measure.SHARE_CHANGE):
            draft.slots["subject"] = Slot(firm.value, firm.start, firm.end, firm.how)
            draft.slots["of"] = Slot(market["market"], *market.span("market"))
            return
        subject = draft.slots.get("subject")
        words = str(subject.value) if subject is not None and subject.value else ""
        here = subject is not None and (subject.start or 0) >= (firm.end or 0)
        earned = draft.value("indicator") in _EARNED and (draft.value("measure") in _AMOUNTS)
        if here and earned and subject is not None and (subject.start or 0) < lead[0]:
            words = ""  # 公司生产磁材1.9万吨，实现收入47亿元: the firm earns it
        if here and words not in ("", "total") and not _ZH.generic.fullmatch(words):
            return
        name = str(firm.value)
        if here and (part := _ZH.part.search(words)):
            name += part[0]  # 海外收入 of the firm
        draft.slots["subject"] = Slot(name, firm.start, firm.end, firm.how)

    def _research(self, draft: Draft, s: Sentence) -> None:
        """Read what a firm spends as research where the sentence speaks of that."""
        if not is_money(draft.value("unit")) or draft.value("measure") is not Measure.LEVEL:
            return
        if not _ZH.spent.search(self.text, max(s.start, draft.start - 10), draft.start):
            return
        found = _ZH.research.search(self.text, s.start, draft.start)
        if found is not None:
            draft.slots["indicator"] = Slot(Indicator.RD_EXPENDITURE, *found.span())
            draft.slots["subject"] = Slot(None)

    def aspect(self, draft: Draft, s: Sentence, names: frozenset[str]) -> None:
        """Give a count whose words name a place alone what its sentence is about."""
        subject = draft.slots.get("subject")
        if draft.value("indicator") is not Indicator.COUNT or subject is None:
            return
        words = str(subject.value or "")
        meaning = self.g.lexicon.meaning(words)
        placed = words in names or (meaning is not None and meaning.area is not None)
        if not placed and words not in ("领先", "居首", "居前", "最多"):
            return
        low = behind_last(self.text, "；", s.start, draft.start)
        known = [
            m
            for m in within(s.marks, low, subject.start or draft.start)
            if m.meaning.subject and not m.meaning.indicator
        ]
        told = [*_ZH.aspect.finditer(self.text, max(0, s.start - 1), draft.start)]
        if told and not (known and known[-1].start > told[-1].end()):
            found = told[-1]
            span = found.span("topic")
            draft.slots["subject"] = Slot(self.g.phrases.label(found["topic"]), *span, INHERITED)
        elif not known and (opening := _OPENING.match(self.text, s.start, draft.start)):
            label = self.g.phrases.label(opening["topic"])
            draft.slots["subject"] = Slot(label, *opening.span("topic"), INHERITED)
        elif known:
            mark = known[-1]
            label = self.g.phrases.label(self.text[mark.start : mark.end])
            draft.slots["subject"] = Slot(label, mark.start, mark.end, INHERITED)

    def opened(self, draft: Draft, s: Sentence, names: frozenset[str]) -> None:
        """Give output and earnings of no thing the industry that their paragraph opens with.

        ——集成电路产业引领作用显著。……上半年实现产业规模1378亿元.
        """
        subject = draft.slots.get("subject")
        words = str(subject.value) if subject is not None and subject.value else ""
        if draft.value("indicator") not in _MADE or not (
            words in ("", "total") or _ZH.scrap.search(words)
        ):
            return
        low = self.text.rfind("\n", 0, s.start) + 1
        found = _ZH.opens.match(self.text, low, s.start)
        if found is None or names_no_thing(found["topic"]) or found["topic"] in names:
            return
        meaning = self.g.lexicon.meaning(found["topic"])
        if meaning is None or not (meaning.area or meaning.cues):
            label = self.g.phrases.label(found["topic"])
            draft.slots["subject"] = Slot(label, *found.span("topic"), INHERITED)

    def flow(self, draft: Draft, s: Sentence) -> None:
        """Read goods told of under 进口方面 as imports."""
        found = _ZH.flow.match(self.text, s.start, draft.start)
        kind = draft.slots.get("indicator")
        if found is None or kind is None or draft.value("unit") in ("percent", "rank"):
            return
        if kind.value not in (Indicator.PRODUCTION, Indicator.COUNT, Indicator.OTHER):
            return
        named = draft.value("subject") is not None
        if kind.start is None or (named and kind.how != STATED):
            flow = Indicator.EXPORTS if found["flow"] == "出口" else Indicator.IMPORTS
            draft.slots["indicator"] = Slot(flow, *found.span("flow"))

    def head(self, draft: Draft, s: Sentence) -> Slot | None:
        """Give an amount that its own clause opens with a name the one of that name.

        隆昌硅业全年实现营业收入85.6亿元: the name is of a firm where a place begins it.
        """
        held, kind = draft.slots.get("subject"), draft.value("indicator")
        far = held is not None and held.how == INHERITED and (held.start or 0) < s.start
        flow = kind in _FLOWS and draft.value("subject") == "total"
        if (draft.value("subject") is not None and not far and not flow) or (
            draft.value("measure") is not Measure.LEVEL
        ):
            return None
        if kind not in _OF_A_NAME and not flow:
            return None
        low = behind_last(self.text, "，；：", s.start, draft.start)
        found = _ZH.head.match(self.text, low, draft.start)
        if found is None:
            return None
        words, start = found["head"], found.start("head")
        if flow and not _ZH.strong.search(words):
            return None
        marks = within(s.marks, start, found.end("head"))
        places = [m for m in marks if m.meaning.area]
        if any(m.meaning.indicator or m.meaning.cues for m in marks) or _ZH.itself.fullmatch(words):
            return None
        if places and places[-1].end >= found.end("head") - 1:
            return None
        draft.slots["subject"] = Slot(words, start, found.end("head"))
        return None if _ZH.not_one_firm.search(words) else draft.slots["subject"]

    def staff(self, draft: Draft, s: Sentence) -> None:
        """Give the people of an industry the industry that the sentence told of before them."""
        if (
            draft.value("indicator") is not Indicator.EMPLOYMENT
            or draft.value("subject") is not None
        ):
            return
        if draft.value("measure") is not Measure.LEVEL or draft.value("unit") != "count":
            return
        found = next(
            (
                m
                for m in _ZH.industry.finditer(self.text, s.start, draft.start)
                if not _ZH.shared.search(m["topic"])
            ),
            None,
        )
        if found is None:
            return
        start = found.start("topic")
        cuts = [m.end for m in within(s.marks, start, found.end()) if m.meaning.area]
        cuts += [w.stop for w in s.whens if start <= w.stop < found.end()]
        start = max([start, *[c for c in cuts if c < found.end() - 1]])
        label = self.g.phrases.label(without_place(self.text[start : found.end("topic")]))
        if label:
            draft.slots["subject"] = Slot(label, start, found.end("topic"), INHERITED)
