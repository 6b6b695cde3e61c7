"""Decide which indicator a figure is of, and of what industry, product or thing."""

import re
from typing import Any

from jiqun.extraction.compounds import Compounds
from jiqun.extraction.counts import CountReader
from jiqun.extraction.defaults import choose_indicator
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of
from jiqun.extraction.partners import PartnerReader
from jiqun.extraction.places import PlaceReader
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.extraction.things import PHYSICAL, ThingReader
from jiqun.model import Indicator, Measure

_NEED_SUBJECT = {Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.PRODUCTION}

EACH = 100
"""Characters between counted things and the size of each: our choice."""
_EACH_WITH = re.compile(r",? each (?:with|worth|of|valued|having)\b", re.I)
_EACH = re.compile(r"\b(?:each|both)\b", re.I)
_HEAD = re.compile(r" (?:industry )?(?:clusters|industries|sectors)\b")
_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.GROWTH_GAP, Measure.CONTRIBUTION)
_NOT_THEIRS = (Indicator.CAPACITY, Indicator.ENERGY, Indicator.LAND, Indicator.OTHER)
"""What is no measure of the things that were counted before it: 基站9万个，装机40万千瓦."""
_VAGUE = frozenset(
    [
        *("规模", "总规模", "总额", "总值", "增速", "占比", "水平", "同期", "比重", "总数"),
        *("金额", "面积", "价值", "均值", "总体", "整体", "其余"),
    ]
)
"""Words of a clause that name no thing of their own."""
_COUNTED = (Measure.LEVEL, Measure.CHANGE)
_ADJOINING = re.compile(
    r"['s\s]*(?:industry|industries|cluster|clusters|sector|产业|行业|集群|企业)?['s\s的]*"
)


class SubjectReader:
    """Reads indicators and subjects of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self.phrases = g.phrases
        self.compounds = Compounds(g, text)
        self.counts = CountReader(g, text, self.compounds)
        self.places = PlaceReader(g, text)
        self.things = ThingReader(g, text, self.compounds)
        self.partners = PartnerReader(g, text)
        self.placed_in_brackets = False

    def enter(self, state: State, draft: Draft) -> None:
        """Give a new draft what the text has carried so far."""
        if state.indicator:
            draft.slots["indicator"] = state.indicator
        if state.subject:
            draft.slots["subject"] = state.subject

    def place(
        self,
        figure: Figure,
        draft: Draft,
        left: list[Mark],
        right: list[Mark],
        gap: int,
        limit: int,
        sentence: Any,
        state: State,
        twin: Draft | None,
    ) -> None:
        """Set indicator and subject of a draft, and carry them along."""
        of_from = draft.value("of_from")
        own = [m for m in left if of_from is None or m.start < of_from]
        own = sentence.without_asides(own, figure)
        if figure.form == "rank":
            shadow = Draft(draft.start, draft.end)
            if any(m.meaning.indicator or m.meaning.subject for m in own):
                self._absorb(own, gap, figure.start, shadow, state, None, figure, sentence)
            self.places.read(figure, draft, own, gap, limit, state, sentence)
            return
        self.compounds.gap = gap
        self.compounds.barriers = [w.stop for w in sentence.whens if w.stop <= figure.start]
        self.placed_in_brackets = False
        bracket = self.things.bracketed(figure, gap)
        named = self.g.lexicon.meaning(self.text[slice(*bracket)]) if bracket else None
        if bracket is not None and not self.g.spaced and named is not None and named.area:
            if any(m.meaning.indicator for m in own if m.end <= bracket[0]):
                self._absorb(
                    [m for m in own if m.end <= bracket[0]],
                    *(gap, bracket[0], draft, state, twin, figure, sentence),
                )
            elif state.indicator is not None:
                draft.slots["indicator"] = state.indicator.inherited()
                draft.slots["subject"] = state.subject or Slot(None)
            choose_indicator(self.g, self.text, figure, draft)
            self.placed_in_brackets = True
            return
        if bracket is not None and self._of_a_place(bracket, draft, sentence):
            return
        if bracket is not None:
            self._inherit(draft, state, twin)
            draft.set("subject", self.phrases.label(self.text[bracket[0] : bracket[1]]), bracket)
            choose_indicator(self.g, self.text, figure, draft)
            return
        if not self.g.spaced and self.partners.before(figure, draft, own, gap, state, twin):
            return
        counted = figure.unit == "count" and draft.value("measure") in _COUNTED
        if counted and self.counts.read(
            figure, draft, own, right, gap, limit, state, sentence.previous
        ):
            return
        high = figure.start if of_from is None else max(gap, min(of_from, figure.start))
        if not self._own_clause(own, gap, high, draft, state, figure):
            self._absorb(own, gap, high, draft, state, twin, figure, sentence)
            self._goes_on(own, draft, sentence, state)
        self._from_right(figure, draft, own, right, limit, state)
        if "shared" in draft.slots:
            self.things.shared(draft)
        if self.g.spaced and figure.unit in PHYSICAL:
            self.things.amount_of(figure, draft, limit)
        held = draft.slots.get("subject")
        if (
            self.g.spaced
            and held is not None
            and held.how == INHERITED
            and held.value is not None
            and draft.value("indicator") is None
            and (held.start or 0) < sentence.start
        ):
            draft.slots.pop("subject")
            before = sentence.previous.slots.get("subject") if sentence.previous else None
            if before is not None and not any(m.meaning.subject for m in own):
                draft.slots["subject"] = before.inherited()
        self._each_of_them(figure, draft, sentence)
        self._size_of_a_cluster(figure, draft, sentence)
        self.things.clause_of(figure, draft, own, sentence, gap, state)
        self.things.named(figure, draft, sentence, gap)
        if held is not None and draft.value("subject") is None:
            draft.slots["subject"] = held
        self.things.destined(figure, draft)
        self.things.traded(figure, draft, limit)
        self._of_the_list(figure, draft, own, sentence)
        choose_indicator(self.g, self.text, figure, draft, state.told[0])

    def _each_of_them(self, figure: Figure, draft: Draft, sentence: Any) -> None:
        """Give the size of each of some counted things the things: 400 projects, each worth …."""
        before = sentence.previous
        if before is None or not self.g.spaced or before.value("unit") != "count":
            return
        between = self.text[before.end : figure.start]
        if len(between) < EACH and _EACH_WITH.search(between) and "subject" in before.slots:
            draft.slots["subject"] = before.slots["subject"].inherited()

    def _size_of_a_cluster(self, figure: Figure, draft: Draft, sentence: Any) -> None:
        """Leave an indicator of another sentence off a cluster's size, told without a measure."""
        held, kind = draft.slots.get("subject"), draft.slots.get("indicator")
        if not self.g.spaced or held is None or kind is None or kind.start is None:
            return
        if draft.value("measure") is not Measure.LEVEL or not figure.unit.isupper():
            return
        here = held.value is not None and (held.start or 0) >= sentence.start > kind.start
        words = self.text[held.end or 0 : (held.end or 0) + 12].lower() if here else ""
        if here and ("cluster" in str(held.value).lower() or words.lstrip().startswith("cluster")):
            draft.slots.pop("indicator")

    def _of_a_place(self, bracket: tuple[int, int], draft: Draft, sentence: Any) -> bool:
        """Give a figure in brackets behind a place the thing of the figure before: X (8%)."""
        before = sentence.previous
        meaning = self.g.lexicon.meaning(self.text[slice(*bracket)])
        if before is None or not self.g.spaced or meaning is None or not meaning.area:
            return False
        if before.value("unit") != draft.value("unit"):
            return False
        for name in ("indicator", "subject", "of", "measure"):
            if name in before.slots:
                draft.slots[name] = before.slots[name].inherited()
        return True

    def _of_the_list(self, figure: Figure, draft: Draft, own: list[Mark], sentence: Any) -> None:
        """Give the next figure of a list the thing of the one before: … in 2000, … in 1990."""
        before = sentence.previous
        if before is None or not self.g.spaced or draft.value("subject") is not None:
            return
        if before.value("unit") != figure.unit or before.value("subject") is None:
            return
        if figure.unit not in PHYSICAL or any(m.meaning.subject for m in own):
            return
        for name in ("subject", "indicator"):
            if name in before.slots:
                draft.slots[name] = before.slots[name].inherited()

    def _own_clause(
        self, own: list[Mark], low: int, high: int, draft: Draft, state: State, figure: Figure
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
        if named is None or named.value in _VAGUE:
            return False
        draft.slots.pop("indicator", None)
        draft.slots["subject"] = named
        state.subject, state.indicator = named, None
        return True

    def _goes_on(self, own: list[Mark], draft: Draft, sentence: Any, state: State) -> None:
        """Give a rate right behind a level the level's indicator: 生产钾肥757万吨、增长1.1%."""
        previous = sentence.previous
        if previous is None or draft.value("indicator") is not None or state.indicator is not None:
            return
        if any(m.meaning.indicator or m.meaning.subject for m in own):
            return
        kept = previous.slots.get("indicator")
        if kept is not None and kept.value is Indicator.RANKING:
            return
        if kept is not None and previous.value("subject") == draft.value("subject"):
            draft.slots["indicator"] = kept.inherited()

    def _inherit(self, draft: Draft, state: State, twin: Draft | None) -> None:
        if twin is not None and "indicator" in twin.slots:
            draft.slots["indicator"] = twin.slots["indicator"]
        elif state.indicator:
            draft.slots["indicator"] = state.indicator.inherited()

    def _absorb(
        self,
        own: list[Mark],
        low: int,
        high: int,
        draft: Draft,
        state: State,
        twin: Draft | None,
        figure: Figure,
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
                found = self.compounds.subject_of(own, i, low, high)
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
                    keeps = subject is not None and _ADJOINING.fullmatch(
                        self.text, subject.end or 0, mark.start
                    )
                    if not self.g.spaced and subject is not None and subject.end is not None:
                        between = self.text[subject.end : mark.start]
                        if between.count("，") == 1 and between.endswith("，"):
                            keeps = _ADJOINING.match("")
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
            self._inherit(draft, state, twin)
            if state.subject is not None:
                draft.slots["subject"] = state.subject.inherited()
            return
        subject = self._each(own, low, high) or subject
        if indicator is not None:
            draft.slots["indicator"] = indicator
            counted = state.indicator is not None and state.indicator.value is Indicator.COUNT
            alone = not self.g.spaced and counted and indicator.value in _NOT_THEIRS
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
        if not self.g.spaced or not _EACH.search(self.text, low, high):
            return None
        named = [m for m in own if m.meaning.subject and not m.meaning.indicator]
        if len(named) < 2:
            return None
        start, end = named[0].start, named[-1].end
        head = _HEAD.match(self.text, end, high)
        end = head.end() if head else end
        return Slot(" ".join(self.text[start:end].split()), start, end)

    def _from_right(
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
        if not self.g.spaced:
            self.things.measured(figure, draft, own, limit, state)
            return
        if any(m.meaning.subject for m in own):
            return
        if has_indicator and draft.value("indicator") not in _NEED_SUBJECT:
            return
        if draft.value("measure") in (Measure.SHARE, Measure.CONTRIBUTION, Measure.GROWTH_GAP):
            return
        marks = [m for m in right if m.start < limit]
        for i, mark in enumerate(marks):
            between = self.text[figure.after : mark.start]
            if re.search(r"[,;:.()]|\band\b", between) or len(between) > 40:
                return
            if not (mark.meaning.indicator or mark.meaning.subject):
                continue
            if not re.search(r"\b(?:of|in|for|the|its|growth|increase|worth)\b", between):
                return
            if re.search(r"\b(?:on|with|at|over|by)\b", between):
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
