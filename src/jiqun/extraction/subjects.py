"""Decide which indicator a figure is of, and of what industry, product or thing."""

import re
from typing import Any

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, last_cue, name_of, within
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot, State, country_of
from jiqun.model import Indicator, Measure

_NEED_SUBJECT = {Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.PRODUCTION}
_REACH = re.compile(
    r"(?:已经|已|达到|达|超过|超|突破|逾|近|约|不足|接近|为|有|共|增至|升至|增加到|发展到|累计|总数|不少于|"
    r"不低于|至少|分别|均|各|降至|扩至|扩大到|增加|增|新增|净增|至|到|由|从)+$"
)
_COUNT_TAIL = re.compile(r"(?:的)?(?:数量|总数|户数|家数|数|规模|总量)$")
_EMPTY = frozenset({"总数", "数量", "其中", "合计", "共", "累计", "目前", "总量", "户数"})
_PART_OF = re.compile(
    r"(?: out)? of (?:the |its |their )?(?:total )?(?:more than |about |approximately |roughly |nearly |over )?"
    r"\d[\d,]* "
)
_MONEY = re.compile(r"[A-Z]{3}")


_ANY = frozenset({Indicator.OTHER, Indicator.PRODUCTION, Indicator.SUBSIDY, Indicator.RANKING})
_PHYSICAL = _ANY | {
    Indicator.CAPACITY, Indicator.ENERGY, Indicator.LAND, Indicator.EXPORTS, Indicator.IMPORTS,
}  # fmt: skip
_COUNTABLE = _PHYSICAL | {
    Indicator.COUNT, Indicator.POPULATION, Indicator.EMPLOYMENT, Indicator.PATENTS,
}  # fmt: skip


def _fits(indicator: Indicator | None, unit: str) -> bool:
    """Say whether an indicator taken over from before can be measured in a unit."""
    if unit in ("percent", "percentage_point", "multiple", "rank"):
        return True
    if unit == "count":
        return indicator in _COUNTABLE
    if _MONEY.fullmatch(unit):
        return indicator not in (
            Indicator.COUNT, Indicator.POPULATION, Indicator.EMPLOYMENT, Indicator.PATENTS,
            Indicator.LAND, Indicator.CAPACITY,
        )  # fmt: skip
    return indicator in _PHYSICAL


def _both(previous: Draft) -> dict[str, Slot]:
    return {k: previous.slots[k] for k in ("indicator", "subject") if k in previous.slots}


class SubjectReader:
    """Reads indicators and subjects of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self.phrases = g.phrases
        self._barriers: list[int] = []
        self._gap = 0

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
            self._rank(figure, draft, own, gap, limit, state, sentence)
            return
        self._gap = gap
        self._barriers = [w.stop for w in sentence.whens if w.stop <= figure.start]
        bracket = self._bracket(figure, gap)
        if bracket is not None:
            self._inherit(draft, state, twin)
            draft.set("subject", self.phrases.label(self.text[bracket[0] : bracket[1]]), bracket)
            self._default(figure, draft)
            return
        if not self.g.spaced and self._partner(figure, draft, own, gap, state, twin):
            return
        if figure.unit == "count" and draft.value("measure") in (Measure.LEVEL, Measure.CHANGE):
            if self._counted(figure, draft, own, right, gap, limit, state, sentence.previous):
                return
        high = figure.start if of_from is None else max(gap, min(of_from, figure.start))
        self._absorb(own, gap, high, draft, state, twin, figure)
        self._from_right(figure, draft, own, right, limit, state)
        self._default(figure, draft)

    # --- the ways a subject is said --------------------------------------------

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
                found = self._subject_of(own, i, low, high)
                indicator = Slot(Indicator(meaning.indicator), *span)
                whole = meaning.whole
                if meaning.subject and (found is None or meaning.subject not in ("industry",)):
                    subject = Slot(meaning.subject, *span)
                elif found is not None:
                    subject = found
                elif whole or not meaning.subject:
                    keeps = subject is not None and re.fullmatch(
                        r"['s\s]*(?:industry|industries|cluster|clusters|sector|产业|行业|集群|企业)?['s\s的]*",
                        self.text[subject.end or 0 : mark.start],
                    )
                    if not self.g.spaced and subject is not None and subject.end is not None:
                        between = self.text[subject.end : mark.start]
                        keeps = keeps or between.count("，") == 1 and between.endswith("，")
                    if whole and not keeps:
                        subject = Slot(None)
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
                    subject = self._widen(mark, high)
                else:
                    subject = self._widen_left(mark, self._floor(own, i, low, mark.start))
        if indicator is None and subject is None:
            if not self.g.spaced and (named := self._clause_phrase(own, low, high)) is not None:
                draft.slots.pop("indicator", None)
                draft.slots["subject"] = named
                state.subject, state.indicator = named, None
                return
            self._inherit(draft, state, twin)
            if state.subject is not None:
                draft.slots["subject"] = state.subject.inherited()
            return
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

    def _clause_phrase(self, own: list[Mark], low: int, high: int) -> Slot | None:
        """Give the thing that a clause names although no lexicon knows it."""
        text = self.text
        low = max([low] + [text.rfind(c, low, high) + 1 for c in "，；：。"])
        if low == self._gap and text[low : low + 1] not in "" and low > 0 and text[low - 1] not in "，；：。、\n":
            return None
        cues = [m for m in own if m.start >= low and m.meaning.cues]
        high = min([high] + [m.start for m in cues])
        trimmed = _REACH.search(text, max(low, high - 12), high)
        high = trimmed.start() if trimmed else high
        low = self._floor(own, len(own), low, high)
        found = self.phrases.left(text, low, high)
        if found is None or found[1] - found[0] < 2 or text[found[0] : found[1]] in _EMPTY:
            return None
        if found[1] < high - 2:
            return None
        return Slot(self.phrases.label(text[found[0] : found[1]]), *found)

    def _subject_of(self, own: list[Mark], at: int, low: int, high: int) -> Slot | None:
        """Give the subject that stands with an indicator: before it, or behind `of`."""
        mark = own[at]
        text = self.text
        if self.g.spaced:
            behind = re.match(
                r"\s+(?:of|in|for|by)\s+(?:(?:the|its|all|both|these|some|our|major|key|city's|seven|"
                r"twenty|country's)\s+)*",
                text[mark.end : min(high, mark.end + 40)],
            )
            if behind:
                start = mark.end + behind.end()
                skip = next((m for m in own if m.meaning.area and m.start == start), None)
                if skip:
                    start = skip.end
                    poss = re.match(r"(?:'s)?\s+(?:\w+\s+){0,1}", text[start : start + 20])
                    start += len(re.match(r"(?:'s)?\s*", text[start : start + 4])[0])  # type: ignore[index]
                    del poss
                for m in own[at + 1 :]:
                    if (
                        m.meaning.subject
                        and m.start - start < 22
                        and not re.search(r"[,;.]", text[start : m.start])
                        and m.start >= start
                    ):
                        return self._widen(m, high)
                found = self.phrases.right(text, start, high)
                if found and found[0] - start < 3:
                    phrase = text[found[0] : found[1]]
                    meaning = self.g.lexicon.meaning(phrase)
                    if not (meaning and (meaning.area or meaning.cues)):
                        return Slot(self.phrases.label(phrase), *found)
        for m in reversed(own[:at]):
            between = text[m.end : mark.start]
            if (
                m.meaning.subject
                and not m.meaning.indicator
                and re.fullmatch(
                    r"(?:'s)?\s*(?:industry|industries|cluster|clusters|sector|products|exports|产业|行业|集群|企业)?(?:'s)?\s*的?",
                    between,
                )
            ):
                return self._widen_left(m, self._floor(own, own.index(m), low, m.start))
            break
        if own[at].meaning.whole and self.g.spaced:
            return None
        if own[at].meaning.subject:
            return None
        found = self.phrases.left(text, self._floor(own, at, low, mark.start), mark.start)
        if found and mark.start - found[1] <= 3:
            phrase = text[found[0] : found[1]]
            meaning = self.g.lexicon.meaning(phrase)
            if not (meaning and (meaning.area or (meaning.cues and not meaning.subject))):
                return Slot(self.phrases.label(phrase), *found)
        return None

    def _floor(self, own: list[Mark], at: int, low: int, stop: int) -> int:
        """Give the place before which a noun phrase cannot begin: after places, times, cues."""
        return max(
            [low]
            + [
                m.end
                for m in own[:at]
                if m.end <= stop
                and (
                    m.meaning.area
                    or m.meaning.indicator
                    or (m.meaning.cues and not m.meaning.subject)
                )
            ]
            + [end for end in self._barriers if end <= stop]
        )

    def _widen(self, mark: Mark, high: int) -> Slot:
        """Take in the words that make a compound of a known subject: battery makers."""
        text = self.text
        if self.g.spaced:
            found = self.phrases.right(text, mark.end, min(high, mark.end + 40))
            if (
                found
                and text[mark.end : found[0]].strip() == ""
                and " and" not in text[found[0] : found[1]]
            ):
                phrase = text[mark.start : found[1]]
                if not within(self.g.lexicon.find(text, found[0], found[1]), found[0], found[1]):
                    return Slot(self.phrases.label(phrase), mark.start, found[1])
        return Slot(name_of(self.text, mark), mark.start, mark.end)

    def _widen_left(self, mark: Mark, low: int) -> Slot:
        if not self.g.spaced:
            found = self.phrases.left(self.text, low, mark.end)
            if found and found[0] < mark.start:
                return Slot(self.phrases.label(self.text[found[0] : mark.end]), found[0], mark.end)
        return Slot(name_of(self.text, mark), mark.start, mark.end)

    def _counted(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        right: list[Mark],
        gap: int,
        limit: int,
        state: State,
        previous: Draft | None,
    ) -> bool:
        """Read how many of a thing: the thing stands behind, or before `reached`."""
        text = self.text
        part = _PART_OF.match(text, figure.after) if self.g.spaced else None
        if part is not None:
            found = self.phrases.right(text, part.end(), part.end() + 80)
            if found is not None:
                label = self.phrases.label(text[found[0] : found[1]])
                draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
                draft.slots["subject"] = Slot(label, *found)
                return True
        if not self.g.spaced:
            return self._counted_dense(figure, draft, own, gap, limit, state, previous)
        found = self.phrases.right(text, figure.after, limit) if self.g.spaced else None
        if found and found[0] - figure.after <= 3:
            inner = within(self.g.lexicon.find(text, found[0], found[1]), found[0], found[1])
            named = next(
                (
                    m
                    for m in inner
                    if m.meaning.indicator and m.meaning.indicator not in ("count", "gdp")
                ),
                None,
            )
            subject = [m for m in inner if m.meaning.subject]
            label = self.phrases.label(text[found[0] : found[1]])
            if subject and (subject[-1].end == found[1] or self._is_tier(subject[-1])):
                label = name_of(text, subject[-1]) or label
            kind = Indicator.COUNT
            if named and not subject and named.end == found[1]:
                kind = Indicator(named.meaning.indicator or "count")
            draft.slots["indicator"] = Slot(kind, *found)
            draft.slots["subject"] = Slot(label, *found)
            carried = [m for m in own if m.meaning.indicator]
            if carried:
                state.indicator = Slot(
                    Indicator(carried[-1].meaning.indicator or "other"),
                    carried[-1].start,
                    carried[-1].end,
                )
            elif state.indicator is None or figure.form == "digits":
                state.indicator = None
            state.subject = draft.slots["subject"]
            return True
        named_before = self._number_of(gap, figure.start) if self.g.spaced else None
        if named_before is not None:
            draft.slots["indicator"] = Slot(Indicator.COUNT, *named_before)
            label = self.phrases.label(text[named_before[0] : named_before[1]])
            draft.slots["subject"] = Slot(label, *named_before)
            state.subject, state.indicator = draft.slots["subject"], draft.slots["indicator"]
            return True
        if (
            previous is not None
            and previous.value("unit") == "count"
            and not any(m.meaning.indicator or m.meaning.subject for m in own)
        ):
            draft.slots.update(_both(previous))
            return True
        return False

    def _number_of(self, low: int, high: int) -> tuple[int, int] | None:
        found = None
        for found in re.finditer(
            r"\b(?:number|total|figure)s? of (?:the |its )?", self.text[low:high]
        ):
            pass
        if found is None:
            return None
        return self.phrases.right(self.text, low + found.end(), high)

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

    def _counted_dense(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        limit: int,
        state: State,
        previous: Draft | None,
    ) -> bool:
        text = self.text
        clause = gap
        for match in re.finditer(r"[，,；;、：:（(]", text[gap : figure.start]):
            if match[0] != "、" or previous is None or previous.value("unit") == "count":
                clause = gap + match.end()
        here = within(own, clause, figure.start)
        named = [m for m in here if m.meaning.indicator and m.meaning.indicator not in ("other",)]
        if named and self._counts_people(named[-1], figure):
            return False
        low = max([clause] + [stop for stop in self._barriers if stop <= figure.start])
        behind = text[figure.after : figure.after + 1]
        found: tuple[int, int] | None = None
        if (
            behind
            and behind not in "，。、；;,：）)！？以余左多\n为占的，和与及"
            and not behind.isspace()
        ):
            found = self.phrases.right(text, figure.after, limit)
        if found is None:
            stop = figure.start
            trimmed = _REACH.search(text, max(low, stop - 12), stop)
            found = self.phrases.left(text, low, trimmed.start() if trimmed else stop)
            if found:
                tail = _COUNT_TAIL.search(text, found[0], found[1])
                if tail and tail.start() > found[0]:
                    found = (found[0], tail.start())
        if found is None or text[found[0] : found[1]] in _EMPTY:
            other = [m for m in here if m.meaning.indicator]
            if other:
                return False
            if previous is not None and previous.value("unit") == "count":
                draft.slots.update(_both(previous))
                return True
            return False
        other = [m for m in here if m.meaning.indicator and m.end >= found[1] - 1]
        if other and not re.search(r"(?:企业|项目|平台|家|人才)$", text[found[0] : found[1]]):
            return False
        draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
        draft.slots["subject"] = Slot(self.phrases.label(text[found[0] : found[1]]), *found)
        state.subject, state.indicator = draft.slots["subject"], draft.slots["indicator"]
        return True

    def _counts_people(self, mark: Mark, figure: Figure) -> bool:
        between = self.text[mark.end : figure.start]
        return not between or _REACH.fullmatch(between) is not None

    def _is_tier(self, mark: Mark) -> bool:
        return "enterprises" in (mark.meaning.subject or "")

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
        if any(m.meaning.subject for m in own) or not self.g.spaced:
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
            if mark.meaning.indicator and not has_indicator:
                draft.slots["indicator"] = Slot(
                    Indicator(mark.meaning.indicator), mark.start, mark.end
                )
                subject = self._subject_of(marks, i, figure.after, limit)
                if mark.meaning.subject:
                    subject = Slot(mark.meaning.subject, mark.start, mark.end)
                draft.slots["subject"] = subject or Slot(None)
            elif mark.meaning.subject and has_indicator:
                draft.slots["subject"] = self._widen(mark, limit)
                state.subject = draft.slots["subject"]
            elif mark.meaning.subject:
                draft.slots["subject"] = Slot(name_of(self.text, mark), mark.start, mark.end)
                if state.indicator is None or state.indicator.how == INHERITED:
                    draft.slots.pop("indicator", None)
            return

    def _rank(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        limit: int,
        state: State,
        sentence: Any,
    ) -> None:
        draft.set("indicator", Indicator.RANKING, (figure.start, figure.end))
        text = self.text
        shadow = Draft(draft.start, draft.end)
        if any(m.meaning.indicator or m.meaning.subject for m in own):
            self._absorb(own, gap, figure.start, shadow, state, None, figure)
        cue = last_cue(own, "rank_before")
        subject: tuple[int, int] | None = None
        if cue is not None and self.g.spaced:
            area = [m for m in own if m.meaning.area and m.end <= cue.start]
            low = max([gap] + [m.end for m in area])
            comma = max(text.rfind(c, low, cue.start) for c in ",;:.(")
            low = max(low, comma + 1)
            piece = text[low : cue.start]
            clean = re.sub(
                r"^(?:'s)?\s*|\b(?:is|are|has|have|was|were|also|only|can|would|will|and|the|its|among|which|that|this)\b",
                " ",
                piece,
            )
            if len(clean.split()) >= 1 and within(own, low, cue.start):
                subject = (low, cue.start)
        if not self.g.spaced:
            subject = self._dense_list(figure, own, gap)
        if subject is None and self.g.spaced:
            behind = re.match(
                r"\s*(?:place )?(?:in|among|on) (?:the |terms of )?(?:[Tt]op \d+ )?",
                text[figure.after : figure.after + 24],
            )
            if behind:
                subject = self.phrases.right(text, figure.after + behind.end(), limit)
        if subject is not None:
            phrase = re.sub(
                r"^'s\s*|\b(?:is|are|has|have|was|were|also|only|can|would|among which|and the)\b",
                "",
                text[subject[0] : subject[1]],
            )
            draft.set("subject", " ".join(phrase.split()).strip(" ,"), subject)
        elif (
            state.subject is not None
            and state.subject.value
            and figure.start - (state.subject.end or 0) < 200
        ):
            draft.slots["subject"] = state.subject.inherited()
        elif state.rank_subject is not None:
            draft.slots["subject"] = state.rank_subject.inherited()
        if "subject" in draft.slots:
            state.rank_subject = draft.slots["subject"]

    def _dense_list(self, figure: Figure, own: list[Mark], gap: int) -> tuple[int, int] | None:
        """Give the words of the clause in which a place is told, up to the word of ranking."""
        text = self.text
        low = max([gap] + [text.rfind(c, gap, figure.start) + 1 for c in "，；、。：（"])
        marks = within(own, low, figure.start)
        low = max([low] + [m.end for m in marks if m.meaning.area and m.start == low])
        cue = [m for m in marks if "rank_before" in m.meaning.cues]
        high = cue[0].start if cue else figure.start
        tail = re.search(r"(?:的)?(?:均|已|并|都|也|在|列)?$", text[low:high])
        high = low + tail.start() if tail else high
        piece = text[low:high].strip()
        if len(piece) < 2 or piece in _EMPTY:
            return None
        return (low, high)

    def _default(self, figure: Figure, draft: Draft) -> None:
        slot = draft.slots.get("indicator")
        if slot is not None and slot.how == INHERITED and not _fits(slot.value, figure.unit):
            draft.slots.pop("indicator")
            draft.doubts += 0.1
        if "indicator" in draft.slots and draft.slots["indicator"].value is not None:
            if draft.value("indicator") in (Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE):
                if draft.value("subject") is None:
                    draft.slots["subject"] = Slot("total", how=DEFAULT)
            if (
                draft.value("indicator") in (Indicator.OTHER, Indicator.ENERGY)
                and draft.value("subject") is None
                and (slot := draft.slots["indicator"]).end is not None
                and slot.start is not None
                and draft.value("measure") is not Measure.RANK
            ):
                words = " ".join(self.text[slot.start : slot.end].split())
                draft.slots["subject"] = Slot(words, slot.start, slot.end, slot.how)
            return
        table = self.g.indicators
        subject = draft.value("subject")
        if figure.unit in ("percent", "percentage_point"):
            kind = table["default_percent"] if subject else "other"
        elif _MONEY.fullmatch(figure.unit):
            kind = table["default_money"] if subject else "other"
        elif figure.unit == "count":
            kind = "count" if subject else "other"
        elif figure.unit in ("t", "kg"):
            kind = "production"
        elif figure.unit in ("kW", "MW", "GW"):
            kind = "capacity"
        elif figure.unit in ("kWh", "MWh", "GWh", "TWh"):
            kind = "energy"
        elif figure.unit in ("mu", "ha", "acre", "km2"):
            kind = "land"
        else:
            kind = "other"
        draft.set("indicator", Indicator(kind))
        draft.doubts += 0.15

    # --- respectively -----------------------------------------------------------

    def respectively(self, s: Any, drafts: list[Draft], gaps: list[int], areas: Any) -> None:
        """Give each figure of a `respectively` list its own subject."""
        cues = [m for m in s.marks if "respectively" in m.meaning.cues]
        for cue in cues:
            run = self._run(cue, drafts)
            if len(run) < 2:
                continue
            first = drafts.index(run[0])
            low, high = gaps[first], run[0].start
            if not self.g.spaced:
                high = min(high, cue.start)
            marks = within(s.marks, low, high)
            items = self._items(marks, low, high, len(run))
            if items is None:
                for draft in run:
                    draft.doubts += 0.3
                continue
            field, found = items
            if field == "area" and run[0].value("measure") is Measure.GROWTH_GAP:
                for draft, slot in zip(run, found, strict=True):
                    national = slot.value == country_of(run[0].value("area"))
                    draft.slots["of"] = Slot(
                        "national growth" if national else "provincial growth", slot.start, slot.end
                    )
                continue
            for draft, slot in zip(run, found, strict=True):
                draft.slots[field] = slot
                if field == "indicator":
                    draft.slots["subject"] = run[0].slots.get("subject", Slot(None))

    def _run(self, cue: Mark, drafts: list[Draft]) -> list[Draft]:
        if self.g.spaced:
            before = [d for d in drafts if d.end <= cue.start]
            if not before or cue.start - before[-1].end > 30:
                return []
            run = [before[-1]]
            for draft in reversed(before[:-1]):
                if draft.value("unit") == run[0].value("unit") and self.g.is_connector(
                    self.text[draft.end : run[0].start]
                ):
                    run.insert(0, draft)
                else:
                    break
            return run
        after = [d for d in drafts if d.start >= cue.end]
        if not after or after[0].start - cue.end > 24:
            return []
        run = [after[0]]
        for draft in after[1:]:
            if draft.value("unit") == run[0].value("unit") and self.g.is_connector(
                self.text[run[-1].end : draft.start]
            ):
                run.append(draft)
            else:
                break
        return run

    def _items(
        self, marks: list[Mark], low: int, high: int, count: int
    ) -> tuple[str, list[Slot]] | None:
        places = [m for m in marks if m.meaning.area]
        gap = any(m.meaning.cues & {"gap_up", "gap_down"} for m in marks)
        if gap and len(places) == count:
            return "area", [Slot(m.meaning.area, m.start, m.end) for m in places]
        if not self.g.spaced:
            cut = max(self.text.rfind("，", low, high), self.text.rfind("；", low, high)) + 1
            if cut > low:
                near = self._chunks(within(marks, cut, high), cut, high, count)
                if near is not None:
                    return "subject", near
        chunks = self._chunks(marks, low, high, count)
        if chunks is not None:
            return "subject", chunks
        subjects = [m for m in marks if m.meaning.subject and not m.meaning.indicator]
        if len(subjects) >= count:
            return "subject", [
                Slot(name_of(self.text, m), m.start, m.end) for m in subjects[-count:]
            ]
        indicators = [m for m in marks if m.meaning.indicator]
        if len(indicators) == count:
            return "indicator", [
                Slot(Indicator(m.meaning.indicator or "other"), m.start, m.end) for m in indicators
            ]
        if len(places) == count:
            return "area", [Slot(m.meaning.area, m.start, m.end) for m in places]
        return None

    def _chunks(self, marks: list[Mark], low: int, high: int, count: int) -> list[Slot] | None:
        """Cut the coordinated names before a list at commas, but never inside a known name."""
        text = self.text
        indicator = next((m for m in reversed(marks) if m.meaning.indicator), None)
        stop = indicator.start if indicator else high
        known = [m for m in marks if m.meaning.subject and not m.meaning.indicator]
        cuts = [low]
        for match in re.finditer(r", and |,|，|、|\band\b|和|及|以及|与", text[low:stop]):
            at, after = low + match.start(), low + match.end()
            if any(m.start < after and at < m.end for m in known):
                continue
            cuts += [at, after]
        cuts.append(stop)
        pieces = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2)]
        pieces = [p for p in pieces if text[p[0] : p[1]].strip()]
        if len(pieces) < count:
            return None
        slots = []
        for start, end in pieces[-count:]:
            own = [m for m in known if start <= m.start and m.end <= end]
            if own and not text[own[-1].end : end].strip(" 的产业集群行业"):
                found = self.phrases.left(text, start, own[-1].end)
                begin = (
                    min(own[-1].start, found[0]) if found and not self.g.spaced else own[-1].start
                )
                slots.append(
                    Slot(self.phrases.label(text[begin : own[-1].end]), begin, own[-1].end)
                )
                continue
            found = self.phrases.left(text, start, end)
            if found is None:
                return None
            slots.append(Slot(self.phrases.label(text[found[0] : found[1]]), *found))
        return slots
