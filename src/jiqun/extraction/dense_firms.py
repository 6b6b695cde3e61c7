"""Say which Chinese firms earn, spend and employ: those a sentence opens with, or a text is on.

走进某公司的车间, 公司成立于1965年 and 报告期内，公司实现… tell whose the figures behind are;
全镇有企业113家，带动就业3.6万人 whose the jobs.
"""

from jiqun.extraction.dense_firm_names import FirmNames
from jiqun.extraction.dense_subjects import is_vague
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "firms")

_THEIRS = (*(Indicator.REVENUE, Indicator.PROFIT, Indicator.RD_EXPENDITURE, Indicator.EMPLOYMENT),)
HEAD = 1000
"""Characters of a beginning in which a text names its trade: our choice."""
OFTEN = 2
"""Times that a text says 公司 of the one firm whose short name it tells: our choice."""
_TRADED = (Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE)
_OF_COUNTED = (Indicator.FDI, Indicator.EXPORTS, Indicator.GROSS_OUTPUT, Indicator.TRADE)


class DenseFirms:
    """Finds the firms that the figures of one text are of."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._names = FirmNames(g, text)
        self._company: bool | None = None
        self._short: tuple[str, ...] | None = None
        self._company_here: Slot | None = None
        self._workshop: Slot | None = None
        self._counts: dict[object, Slot] = {}
        self._trades: dict[str, Slot] = {}
        self._trades_up_to = 0

    def forget(self) -> None:
        """Forget the firm: a paragraph begins."""
        self._workshop = self._company_here = None

    def enter(self, s: Sentence) -> None:
        """Take in the firm that a sentence, or the paragraph before it, speaks of."""
        for start in (s.start, behind_last(self.text, "\n", 0, s.start)):
            if (found := _ZH.workshop.match(self.text, start, s.end)) is not None:
                self._workshop = self._named(found.span("firm"))
        if _ZH.company.search(self.text, s.start, s.end) is not None:
            self._company_here = Slot(self._name_of_firm(), s.start, s.start, INHERITED)

    def mend(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Give one figure of firms the firms it is of."""
        self._counted(s, draft)
        self._firm(s, draft)
        self._call_by_name(draft)
        self._of_one_trade(draft)
        self._traded(s, draft)
        self._staff(s, draft, before)

    def note(self, draft: Draft) -> None:
        """Keep what was counted, by its number."""
        held = draft.slots.get("subject")
        if held is None or not held.value or held.start is None:
            return
        if draft.value("indicator") is Indicator.COUNT:
            self._counts[draft.value("value")] = held

    def _named(self, span: tuple[int, int]) -> Slot | None:
        words = self.text[slice(*span)]
        marks = self.g.lexicon.find(self.text, *span)
        if any(m.meaning.indicator or m.meaning.cues for m in marks):
            return None
        return Slot(words, *span, INHERITED)

    def _firm(self, s: Sentence, draft: Draft) -> None:
        """Give what firms earn and spend the firm that the sentence or report is on."""
        kind, held = draft.value("indicator"), draft.slots.get("subject")
        share = draft.value("measure") is Measure.SHARE and kind is Indicator.EXPORTS
        if kind not in _THEIRS and not share:
            return
        people = held is not None and _ZH.people.search(str(held.value)) is not None
        people = people and kind is not Indicator.EMPLOYMENT
        if held is not None and held.value not in (None, "total") and not people:
            return
        found = _ZH.opens_with.match(self.text, s.start, draft.start + 1)
        if found is not None and len(found["who"]) > 2:
            draft.slots["subject"] = Slot(found["who"], *found.span("who"), INHERITED)
            return
        if self._workshop is not None and _ZH.this_firm.search(self.text, s.start, draft.start):
            draft.slots["subject"] = self._workshop
        elif self._company_here is not None and not self._of_a_place(s):
            draft.slots["subject"] = self._company_here
        elif people:
            draft.slots["subject"] = Slot(None)
        elif self._is_report() and not self._of_a_place(s):
            draft.slots["subject"] = Slot(self._name_of_firm(), s.start, s.start, INHERITED)

    def _call_by_name(self, draft: Draft) -> None:
        """Give what is told of 公司 or its staff the name of the one firm that the text is on."""
        held = draft.slots.get("subject")
        meant = _ZH.the_firm.fullmatch(str(held.value)) if held is not None else None
        if held is None or meant is None:
            return
        if meant["when"]:  # 去年公司营收
            words = str(held.value).removeprefix(meant["when"])
            held = draft.slots["subject"] = Slot(words, held.start, held.end, held.how)
        if (name := self._called()) is not None:
            draft.slots["subject"] = Slot(name, held.start, held.end, held.how)
        elif named := self._names.before(draft.start, "公司" not in str(held.value)):
            draft.slots["subject"] = Slot(named.value, named.start, named.end, INHERITED)

    def _of_one_trade(self, draft: Draft) -> None:
        """Give 规上企业 the trade that the text has told of before, if it told of one alone."""
        held = draft.slots.get("subject")
        if held is None or _ZH.above_scale.fullmatch(str(held.value)) is None:
            return
        for found in _ZH.trade_firms.finditer(self.text, self._trades_up_to, draft.start):
            self._trades[found["trade"]] = Slot(found[0], *found.span(), INHERITED)
            self._trades_up_to = found.end()
        if len(self._trades) == 1:
            draft.slots["subject"] = next(iter(self._trades.values()))

    def _traded(self, s: Sentence, draft: Draft) -> None:
        """Give what 公司 exports the firm: 公司今年一季度出口2100万元."""
        held = draft.slots.get("subject")
        if draft.value("indicator") not in _TRADED or held is None or held.value != "total":
            return
        here = _ZH.firm_here.search(self.text, s.start, draft.start)
        if here is None or (named := self._names.before(draft.start)) is None:
            return
        draft.slots["subject"] = Slot(named.value, named.start, named.end, INHERITED)

    def _called(self) -> str | None:
        """Give the short name that a text tells of the one firm that it is on."""
        if self._short is None:
            told = (m[m.lastgroup or 0] for m in _ZH.called.finditer(self.text[:HEAD]))
            names = {name for name in told if self.text.count(name) > 1}
            self._short = (next(iter(names)),) if len(names) == 1 else ()
        return self._short[0] if self._short else None

    def _name_of_firm(self) -> str:
        """Give the firm that a text names in full where it speaks of 公司."""
        if (name := self._called()) is not None:
            return name
        found = {m["name"] for m in _ZH.full_name.finditer(self.text[:HEAD])}
        return next(iter(found)) if len(found) == 1 else "公司"

    def _is_report(self) -> bool:
        if self._company is None and self._called() is not None:
            self._company = len(_ZH.the_firm.findall(self.text)) >= OFTEN
        if self._company is None:
            self._company = "报告期" in self.text and _ZH.report.search(self.text) is not None
        return self._company

    def _of_a_place(self, s: Sentence) -> bool:
        areas = {m.meaning.area for m in within(s.marks, s.start, s.end)}
        whole = "全市" in self.text[s.start : s.end]
        return whole or bool(areas - {None, "China", "world"})

    def _staff(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Give the jobs that firms make the firms counted before: 企业113家，带动就业3.6万人."""
        if draft.value("indicator") is not Indicator.EMPLOYMENT or before is None:
            return
        if draft.value("subject") not in (None, "total") or before.start < s.start:
            return
        if draft.value("measure") is not Measure.LEVEL or not _ZH.staffed.search(
            self.text, before.end, draft.start
        ):
            return
        held = before.slots.get("subject")
        counted = before.value("indicator") is Indicator.COUNT
        if counted and held is not None and held.value and _ZH.firms.search(str(held.value)):
            draft.slots["subject"] = held.inherited()

    def _counted(self, s: Sentence, draft: Draft) -> None:
        """Give what a sentence tells of counted things to them: 11个自贸试验区新设企业5186家，…"""
        if draft.value("indicator") not in (*_THEIRS, *_OF_COUNTED) or not is_loose(s, draft):
            return
        found = _ZH.counted.match(self.text, s.start, draft.start)
        if found is None:
            return
        named = Slot(found["who"], *found.span("who"), INHERITED)
        if found["who"] in ("企业", "公司", "单位"):
            known = [v for v in self._counts if str(v) == found["n"] or v == float(found["n"])]
            if not known:
                return
            named = self._counts[known[-1]].inherited()
        draft.slots["subject"] = named


def is_loose(s: Sentence, draft: Draft) -> bool:
    """Say whether a figure has no thing that its own sentence tells."""
    held = draft.slots.get("subject")
    if held is None or held.value in (None, "total") or is_vague(str(held.value)):
        return True
    return held.how == INHERITED and (held.start or 0) < s.start
