"""Name indicator and thing of a figure by the marks of the lexicon around it."""

import re
from typing import Any

from jiqun.extraction.compounds import Compounds
from jiqun.extraction.defaults import is_money
from jiqun.extraction.dense_subjects import names_no_thing, without_place
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of
from jiqun.extraction.partners import PartnerReader
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "known_things")

_BREAKS = re.compile(r"[,;:.()]")
_NEED_SUBJECT = {Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.PRODUCTION}
_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.GROWTH_GAP, Measure.CONTRIBUTION)
_OF_PEOPLE = ("population", "income", "employment")
"""What is measured of people, whose words name no thing that has another measure."""
_NOT_THEIRS = (
    Indicator.CAPACITY,
    Indicator.ENERGY,
    Indicator.LAND,
    Indicator.OTHER,
    Indicator.PATENTS,
)
"""What is no measure of the things that were counted before it: 基站9万个，装机40万千瓦."""


class KnownThings:
    """Reads what the lexicon knows of the words around the figures of one text."""

    def __init__(
        self, g: Grammar, text: str, compounds: Compounds, partners: PartnerReader
    ) -> None:
        """Keep the grammar, the text, and the readers of compounds and of partners of trade."""
        self.g, self.text = g, text
        self.compounds, self.partners = compounds, partners
        form = g.pack.form
        self._each_of = form("names", "things", "each")
        self._head = form("names", "things", "head")
        self._adjoining = form("names", "things", "adjoining")
        self._right_of = form("names", "things", "right_of")
        self._and_next = form("names", "things", "and_next")
        self._leads = form("names", "things", "behind")
        self._leads_away = form("names", "things", "not_behind")

    def of_own_clause(
        self, own: list[Mark], low: int, high: int, draft: Draft, state: State
    ) -> bool:
        """Take the thing that the figure's own clause names, not one of a clause before it.

        Holds for levels and shares, not rates, of languages without blanks, where the last clause
        has a name that no lexicon knows: 第二届算力大会成功举办，招商引资到位资金795亿元.
        """
        if self.g.spaced or draft.value("measure") in _RATES:
            return False
        clause = max([low] + [self.text.rfind(c, low, high) + 1 for c in "，；："])
        if clause == low or any(
            m.start >= clause and (m.meaning.indicator or m.meaning.subject) for m in own
        ):
            return False
        if not any(m.meaning.indicator or m.meaning.subject for m in own):
            return False
        named = self.compounds.clause_phrase(own, low, high)
        if named is None or named.value in _ZH.entry("vague"):
            return False
        draft.slots.pop("indicator", None)
        draft.slots["subject"] = named
        state.subject, state.indicator = named, None
        return True

    def carried(self, draft: Draft, state: State, twin: Draft | None) -> None:
        """Give a figure the indicator of the one that it stands together with, or the text's."""
        if twin is not None and "indicator" in twin.slots:
            draft.slots["indicator"] = twin.slots["indicator"]
        elif state.indicator:
            draft.slots["indicator"] = state.indicator.inherited()

    def before(
        self,
        own: list[Mark],
        low: int,
        high: int,
        draft: Draft,
        state: State,
        twin: Draft | None,
        sentence: Any,
    ) -> None:
        """Go through the marks in order; the last indicator and its subject win."""
        indicator: Slot | None = None
        subject: Slot | None = None
        whole = False
        for i, mark in enumerate(own):
            meaning = mark.meaning
            span = (mark.start, mark.end)
            if meaning.indicator:
                if (
                    indicator is not None
                    and indicator.end == mark.start
                    and meaning.indicator == "gross_output"
                ):
                    continue
                if (
                    subject is not None
                    and meaning.indicator == "other"
                    and indicator is not None
                    and (self.g.spaced or "，" not in self.text[indicator.end or 0 : mark.start])
                ):
                    continue
                found = self._industry_before(
                    self.compounds.subject_of(own, i, low, high), own, low
                )
                indicator = Slot(Indicator(meaning.indicator), *span)
                whole = meaning.whole
                glued = self._glued(mark, found)
                if glued is not None:
                    subject = glued
                elif meaning.subject and (found is None or meaning.subject not in ("industry",)):
                    subject = Slot(meaning.subject, *span)
                elif found is not None:
                    subject = found
                elif (partner := self.partners.after(mark, high)) is not None:
                    subject = partner
                elif whole or not meaning.subject:
                    adjoining = self._adjoining.fullmatch
                    keeps = subject is not None and bool(
                        adjoining(self.text, subject.end or 0, mark.start)
                    )
                    if not self.g.spaced and subject is not None and subject.end is not None:
                        between = self.text[subject.end : mark.start]
                        if between.count("，") == 1 and between.endswith("，"):
                            keeps = True
                    far = (
                        meaning.indicator == "other"
                        and not self.g.spaced
                        and state.subject is not None
                        and (state.subject.start or 0) < low
                        and sentence.previous is None
                    )
                    if (whole or far) and not keeps:
                        subject = Slot(None)
                        whole = True
            elif meaning.subject:
                if (
                    indicator is not None
                    and subject is not None
                    and subject.value is not None
                    and (subject.start is not None and subject.start >= mark.start)
                ):
                    continue
                if self.g.spaced:
                    subject = self.compounds.widen(mark, high)
                else:
                    subject = self.compounds.widen_left(
                        mark, self.compounds.floor(own, i, low, mark.start)
                    )
        if indicator is None and subject is None:
            if (
                not self.g.spaced
                and (named := self.compounds.clause_phrase(own, low, high)) is not None
            ):
                draft.slots.pop("indicator", None)
                draft.slots["subject"] = named
                state.subject, state.indicator = named, None
                return
            self.carried(draft, state, twin)
            told = twin.slots.get("subject") if twin is not None and self.g.spaced else None
            if told is not None and told.value is not None:
                draft.slots["subject"] = told.inherited()
            elif state.subject is not None:
                draft.slots["subject"] = state.subject.inherited()
            return
        subject = self._each(own, low, high) or subject
        if indicator is not None:
            draft.slots["indicator"] = indicator
            counted = state.indicator is not None and state.indicator.value is Indicator.COUNT
            alone = not self.g.spaced and counted and indicator.value in _NOT_THEIRS
            if self._measures_else(state.subject, indicator):
                state.subject = Slot(None, how=INHERITED)
            if subject is None and not whole and state.subject is not None and not alone:
                subject = state.subject.inherited()
            draft.slots["subject"] = subject or Slot(None)
            state.whole = whole
            state.indicator = indicator
            state.subject = draft.slots["subject"]
            return
        draft.slots["subject"] = subject  # type: ignore[assignment]
        state.subject = subject
        if state.indicator is not None and (state.indicator.how != INHERITED):
            draft.slots["indicator"] = state.indicator
        else:
            draft.slots.pop("indicator", None)

    def _measures_else(self, held: Slot | None, kind: Slot) -> bool:
        """Say whether what was told of is a word for another measure: 常住人口 has no output."""
        if self.g.spaced or held is None:
            return False
        words = str(held.value)
        marks = self.g.lexicon.find(words, 0, len(words))
        told = marks[-1].meaning.indicator if marks and marks[-1].end == len(words) else None
        return told in _OF_PEOPLE and told != kind.value

    def _industry_before(self, found: Slot | None, own: list[Mark], low: int) -> Slot | None:
        """Give the industry that realises 工业增加值: 纺织服装产业实现工业增加值9.7亿元."""
        if self.g.spaced or found is None or found.value != "industry" or found.start is None:
            return found
        places = [m.end for m in own if m.meaning.area and m.end <= found.start]
        named = _ZH.industry.search(self.text, max([low, *places]), found.start)
        if named is None or names_no_thing(named["who"]):
            return found
        return Slot(self.g.phrases.label(without_place(named["who"])), *named.span("who"))

    def _glued(self, mark: Mark, found: Slot | None) -> Slot | None:
        """Give an indicator's own thing with the words before it: 工业税收, 农村居民收入."""
        if self.g.spaced or found is None or found.start is None or found.end != mark.start:
            return None
        own = mark.meaning.subject
        if own is None or own.isascii():
            return None
        return Slot(self.text[found.start : mark.end], found.start, mark.end)

    def _each(self, own: list[Mark], low: int, high: int) -> Slot | None:
        """Give all the things of which one figure is said: A, B and C have each exceeded."""
        named = [m for m in own if m.meaning.subject and not m.meaning.indicator]
        if len(named) < 2 or not self._each_of.search(self.text, low, high):
            return None
        start, end = named[0].start, named[-1].end
        head = self._head.match(self.text, end, high)
        end = head.end() if head else end
        return Slot(" ".join(self.text[start:end].split()), start, end)

    def _what_it_is(self, figure: Figure, draft: Draft, right: list[Mark]) -> None:
        """Take what an amount is of, where only its thing stands before: 5 yuan in added value."""
        mark = right[0] if right else None
        if (
            mark is None
            or not mark.meaning.indicator
            or draft.value("measure") is not Measure.LEVEL
        ):
            return
        if is_money(figure.unit) and self._right_of.fullmatch(self.text, figure.after, mark.start):
            draft.slots["indicator"] = Slot(Indicator(mark.meaning.indicator), mark.start, mark.end)

    def _is_told_behind(self, own: list[Mark], figure: Figure) -> bool:
        """Say whether the measure before a figure is of the one before: 3 in sales and 2 in tax."""
        kinds = [m for m in own if m.meaning.indicator]
        if len(kinds) != 1 or self.text[kinds[0].start - 4 : kinds[0].start] != " in ":
            return False
        return self._and_next.fullmatch(self.text, kinds[0].end, figure.start) is not None

    def behind(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        right: list[Mark],
        limit: int,
        state: State,
    ) -> None:
        """Take `over 7% for the added value of …`, `6 percent growth in exports`."""
        has_indicator = any(m.meaning.indicator for m in own)
        loose = draft.value("indicator") in (Indicator.PRODUCTION, Indicator.GROSS_OUTPUT)
        if not has_indicator or loose or self._is_told_behind(own, figure):
            self._what_it_is(figure, draft, right)
        if any(m.meaning.subject for m in own):
            return
        if has_indicator and draft.value("indicator") not in _NEED_SUBJECT:
            return
        if draft.value("measure") in (Measure.SHARE, Measure.CONTRIBUTION, Measure.GROWTH_GAP):
            return
        marks = [m for m in right if m.start < limit]
        for i, mark in enumerate(marks):
            between = self.text[figure.after : mark.start]
            if _BREAKS.search(between) or len(between) > 40:
                return
            if not (mark.meaning.indicator or mark.meaning.subject):
                continue
            if not self._leads.search(between) or self._leads_away.search(between):
                return
            if mark.meaning.indicator and not has_indicator:
                draft.slots["indicator"] = Slot(
                    Indicator(mark.meaning.indicator), mark.start, mark.end
                )
                subject = self.compounds.subject_of(marks, i, figure.after, limit)
                if mark.meaning.subject:
                    subject = Slot(mark.meaning.subject, mark.start, mark.end)
                draft.slots["subject"] = subject or Slot(None)
            elif mark.meaning.subject and has_indicator:
                draft.slots["subject"] = self.compounds.widen(mark, limit)
                state.subject = draft.slots["subject"]
            elif mark.meaning.subject:
                draft.slots["subject"] = Slot(name_of(self.text, mark), mark.start, mark.end)
                if state.indicator is None or state.indicator.how == INHERITED:
                    draft.slots.pop("indicator", None)
            return
