"""Decide which indicator a figure is of, and of what industry, product or thing."""

import re
from typing import Any

from jiqun.extraction.compounds import Compounds
from jiqun.extraction.counts import CountReader
from jiqun.extraction.defaults import choose_indicator
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of
from jiqun.extraction.places import PlaceReader
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.model import Indicator, Measure

_NEED_SUBJECT = {Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.PRODUCTION}

_EACH = re.compile(r"\b(?:each|both)\b", re.I)
_HEAD = re.compile(r" (?:industry )?(?:clusters|industries|sectors)\b")
_SAVED = re.compile(r"\b(?:cuts?|reduces?|lowers?|saves?)\s+(?P<what>[a-z][\w -]{2,40}?)\s+by\s+$")
_AMOUNT_OF = re.compile(r" of (?:new |its |the |additional )*")
_PLACED = (Indicator.LAND, Indicator.CAPACITY)
_SPEAKS = re.compile(r"\b(?:estimat|expert|analyst|believ|observ|researcher)", re.I)
_UNNAMED = (Indicator.OTHER, Indicator.LAND, Indicator.CAPACITY, Indicator.PRODUCTION)
_RATES = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.GROWTH_GAP, Measure.CONTRIBUTION)
_PHYSICAL = frozenset(
    ["m2", "m3", "t", "kg", "kW", "MW", "GW", "kWh", "mu", "ha", "km2", "jin", "km"]
)
_MADE = frozenset(["年产", "生产", "产量", "日产", "月产", "年", "产"])
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


_PARTNER_WORDS = {
    "trade": re.compile(r"\s+with\s+(?:the\s+)?"),
    "exports": re.compile(r"\s+to\s+(?:the\s+)?"),
    "imports": re.compile(r"\s+from\s+(?:the\s+)?"),
}
"""What stands between a flow of trade and whom it is with; `exports from X` names the place."""


class SubjectReader:
    """Reads indicators and subjects of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self.phrases = g.phrases
        self.compounds = Compounds(g, text)
        self.counts = CountReader(g, text, self.compounds)
        self.places = PlaceReader(g, text)

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
        bracket = self._bracket(figure, gap)
        if bracket is not None:
            self._inherit(draft, state, twin)
            draft.set("subject", self.phrases.label(self.text[bracket[0] : bracket[1]]), bracket)
            choose_indicator(self.g, self.text, figure, draft)
            return
        if not self.g.spaced and self._partner(figure, draft, own, gap, state, twin):
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
            self._shared(draft)
        if self.g.spaced and figure.unit in _PHYSICAL:
            self._amount_of(figure, draft, limit)
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
        self._named_thing(figure, draft, sentence, gap)
        if held is not None and draft.value("subject") is None:
            draft.slots["subject"] = held
        choose_indicator(self.g, self.text, figure, draft)

    def _shared(self, draft: Draft) -> None:
        """Take indicator and subject of `60% of India's soap output`."""
        start, mark = draft.value("shared")
        words = self.text[start : mark.start].strip()
        draft.slots["indicator"] = Slot(
            Indicator(mark.meaning.indicator or "other"), mark.start, mark.end
        )
        if words and draft.value("subject") in (None, "total"):
            draft.slots["subject"] = Slot(self.phrases.label(words), start, start + len(words))

    def _amount_of(self, figure: Figure, draft: Draft, limit: int) -> None:
        """Take the thing behind a physical amount: 80 km of metro, 300,000 m2 of workshops."""
        lead = _AMOUNT_OF.match(self.text, figure.after)
        found = self.phrases.right(self.text, lead.end(), limit) if lead else None
        if found is None or lead is None or found[0] - lead.end() > 1:
            return
        words = self.text[slice(*found)]
        meaning = self.g.lexicon.meaning(words)
        if meaning is not None and meaning.indicator:
            return
        draft.slots["subject"] = Slot(self.phrases.label(words), *found)
        if figure.unit in ("m2", "km") and draft.value("indicator") not in _PLACED:
            draft.set("indicator", Indicator.OTHER)

    def _named_thing(self, figure: Figure, draft: Draft, sentence: Any, gap: int) -> None:
        """Give a figure without a subject the noun phrase that opens its clause.

        For languages with blanks: `bumiputra equity ownership rose to 23%`.
        """
        if not self.g.spaced or draft.value("subject") is not None or figure.unit == "count":
            return
        if draft.value("indicator") not in (None, *_UNNAMED):
            return
        low = max([gap, sentence.start, *self.compounds.barriers])
        span = self.phrases.opening(self.text, low, figure.start)
        if draft.value("measure") is Measure.CHANGE and figure.unit == "percent":
            span = self._what_is_saved(gap, figure) or span
        if span is None:
            return
        words = self.text[slice(*span)]
        meaning = self.g.lexicon.meaning(words)
        marks = self.g.lexicon.find(self.text, *span)
        if (meaning and meaning.cues) or any(m.meaning.area for m in marks):
            return
        if self.g.spaced and _SPEAKS.search(words):
            return
        draft.slots["subject"] = Slot(self.phrases.label(words), *span)

    def _what_is_saved(self, gap: int, figure: Figure) -> tuple[int, int] | None:
        """Give what a technique does with less of: cuts [water use] by 25 per cent."""
        found = _SAVED.search(self.text, gap, figure.start)
        return found.span("what") if found else None

    def _own_clause(
        self, own: list[Mark], low: int, high: int, draft: Draft, state: State, figure: Figure
    ) -> bool:
        """Take the thing that the figure's own clause names, not one of a clause before it.

        Holds for levels and rates of languages without blanks, where the last clause has a
        name that no lexicon knows: 第二届算力大会成功举办，招商引资到位资金795亿元.
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

    def _bracket(self, figure: Figure, gap: int) -> tuple[int, int] | None:
        before = self.text[max(gap - 1, figure.start - 3) : figure.start]
        if (
            not re.search(r"[(（]\s*$", before)
            or self.text[figure.after : figure.after + 1] not in ")）"
        ):
            return None
        opening = figure.start - len(before) + re.search(r"[(（]\s*$", before).start()  # type: ignore[union-attr]
        return self.phrases.left(self.text, gap, opening)

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
                if subject is not None and meaning.indicator == "other" and indicator is not None:
                    continue
                found = self.compounds.subject_of(own, i, low, high)
                indicator = Slot(Indicator(meaning.indicator), *span)
                whole = meaning.whole
                if meaning.subject and (found is None or meaning.subject not in ("industry",)):
                    subject = Slot(meaning.subject, *span)
                elif found is not None:
                    subject = found
                elif (partner := self._partner_after(mark, high)) is not None:
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
                    elif not whole and subject is None:
                        subject = None
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
            if subject is None and not whole and state.subject is not None:
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

    def _partner_after(self, mark: Mark, high: int) -> Slot | None:
        """Read `trade with X`, `exports to X`, `imports from X`: the partner is the subject."""
        words = _PARTNER_WORDS.get(mark.meaning.indicator or "")
        if not self.g.spaced or words is None:
            return None
        inside = words.search(self.text[mark.start : mark.end] + " ")
        after = words.match(self.text, mark.end, high)
        if inside is None and after is None:
            return None
        span = self.phrases.right(self.text, after.end() if after else mark.end, high)
        return Slot(" ".join(self.text[slice(*span)].split()), *span) if span else None

    def _partner(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        state: State,
        twin: Draft | None,
    ) -> bool:
        """Read trade with a place: the partner is the subject (对香港进出口)."""
        areas = [m for m in own if m.meaning.area or m.meaning.subject]
        trade = [m for m in own if m.meaning.indicator in ("trade", "exports", "imports")]
        for mark in areas:
            if self.text[max(gap, mark.start - 1) : mark.start] not in (
                "对",
                "与",
                "向",
                "从",
                "自",
            ):
                continue
            if not trade and not (
                state.indicator
                and state.indicator.value in (Indicator.TRADE, Indicator.EXPORTS, Indicator.IMPORTS)
            ):
                return False
            end = mark.end
            for other in areas:
                if other.start >= end and re.fullmatch(r"[、和及与]", self.text[end : other.start]):
                    end = other.end
            if trade:
                draft.slots["indicator"] = Slot(
                    Indicator(trade[-1].meaning.indicator or "trade"),
                    trade[-1].start,
                    trade[-1].end,
                )
                state.indicator = draft.slots["indicator"]
            else:
                draft.slots["indicator"] = state.indicator or Slot(Indicator.TRADE)
            draft.slots["subject"] = Slot(self.text[mark.start : end], mark.start, end)
            state.subject = draft.slots["subject"]
            return True
        return False

    def _measured(
        self, figure: Figure, draft: Draft, own: list[Mark], limit: int, state: State
    ) -> None:
        """Take the thing behind a physical amount: 提供产业空间 is 80万平方米产业空间."""
        if figure.unit not in _PHYSICAL or figure.bare:
            return
        subject = draft.slots.get("subject")
        here = (
            subject is not None
            and subject.start is not None
            and subject.start >= self.compounds.gap
        )
        if here and subject is not None and subject.value not in _MADE:
            return
        follows = self.text[figure.after : figure.after + 1]
        if not "\u4e00" <= follows <= "\u9fff" or follows in "以左上的为和与及余多等，":
            return
        found = self.phrases.right(self.text, figure.after, limit)
        if found is None or found[0] != figure.after or found[1] - found[0] < 2:
            return
        draft.slots["subject"] = Slot(self.phrases.label(self.text[slice(*found)]), *found)
        state.subject = draft.slots["subject"]

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
            self._measured(figure, draft, own, limit, state)
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
