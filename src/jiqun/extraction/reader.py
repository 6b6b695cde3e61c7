"""Read a document: one pass over its sentences, figures first, then what they measure."""

import re

from jiqun.extraction.areas import AreaReader
from jiqun.extraction.figures import Figure, mark_ranges, share_units
from jiqun.extraction.grammar import Grammar, grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.measures import decide_measure, find_bound
from jiqun.extraction.normal import Normal, normalise
from jiqun.extraction.ranks import read_ranks
from jiqun.extraction.rules import read_beneficiary
from jiqun.extraction.sentences import Paragraph, paragraphs, sentences
from jiqun.extraction.spaced_periods import When
from jiqun.extraction.state import (
    INHERITED,
    METADATA,
    Draft,
    Slot,
    State,
    make_period,
    metadata_area,
)
from jiqun.extraction.statuses import decide_status
from jiqun.extraction.subjects import SubjectReader
from jiqun.extraction.table_reader import TableReader
from jiqun.extraction.tables import cells_of
from jiqun.lang import pack
from jiqun.model import Document, Indicator, Measure, Period, Status

_ASIDE = re.compile(r"[—–]+[^—–\n]{2,160}[—–]+|\([^()\n]{2,160}\)|（[^（）\n]{2,160}）")
SECTORS = ("primary industry", "secondary industry", "tertiary industry")
_TOTALS = (
    Indicator.TRADE,
    Indicator.EXPORTS,
    Indicator.IMPORTS,
    Indicator.INVESTMENT,
    Indicator.LOANS,
)
_AT_THE_END = (Measure.LEVEL, Measure.SHARE, Measure.RANK)
_PATH = re.compile(r"\bfrom (?:\w+ ){0,2}$")
LEAD_PARAGRAPHS = 6
"""Paragraphs in which the period of the whole text is looked for: our choice."""
_SUMMED = re.compile(r"累计|连续|cumulative|accumulated")
NEARBY = 250
"""Characters over which a place in a list still takes the period before it: our choice."""


class Reader:
    """The state of one reading; used once."""

    def __init__(self, document: Document) -> None:
        """Normalise the text and find what the whole document is about."""
        code = document.language
        self.document = document
        self.pack = pack(code)
        self.normal: Normal = normalise(document.text, self.pack)
        self.text = self.normal.text
        self.grammar: Grammar = grammar(code)
        self.state = State()
        self.drafts: list[Draft] = []
        self.tables = TableReader(self.grammar, self.text)
        self.early = True
        self.heading = False
        self.areas = AreaReader(self.grammar)
        self.subjects = SubjectReader(self.grammar, self.text)
        self.state.area = metadata_area(document) or self.areas.main_area(self.text)
        if document.published:
            self.state.year, self.state.year_how = document.published.year, METADATA

    def read(self) -> list[Draft]:
        """Give the drafts of all claims, in reading order."""
        spaced = self.pack.spaced
        for number, paragraph in enumerate(paragraphs(self.text, spaced)):
            self.state.rank_subject = None
            self.early = number < LEAD_PARAGRAPHS
            self.heading = paragraph.is_heading
            if self.tables.takes(paragraph):
                self._row(paragraph)
                continue
            if not paragraph.is_heading:
                self._forget()
            for start, end in sentences(self.text, paragraph.start, paragraph.end, spaced):
                self._sentence(start, end, lead=number < 3)
        return self.drafts

    def _forget(self) -> None:
        self.state.indicator = self.state.subject = None
        self.state.whole = False
        self.state.period = self.state.main.inherited() if self.state.main else None

    def _row(self, paragraph: Paragraph) -> None:
        cells = cells_of(self.text, paragraph.start, paragraph.end, self.pack.spaced)
        for draft, entry in self.tables.rows(paragraph):
            draft.slots["area"] = self.state.area.inherited() if self.state.area else Slot(None)
            period = self.tables.period_of(entry, cells)
            if period is not None:
                draft.slots["period"] = Slot(period, cells[0].start, cells[0].end)
            elif entry.when is not None:
                head = entry.column.head
                draft.slots["period"] = Slot(self.resolve(entry.when), head.start, head.end)
            elif self.state.main is not None:
                draft.slots["period"] = self.state.main.inherited()
            self.drafts.append(draft)

    # --- one sentence ---------------------------------------------------------

    def _sentence(self, start: int, end: int, lead: bool) -> None:
        text, g = self.text, self.grammar
        if not g.may_hold_figure(text, start, end):
            return
        whens = g.periods.find(text, start, end)
        closed = g.denied(text, start, end)
        closed += [(w.start, w.stop) for w in whens]
        figures = g.numbers.read(text, start, end, closed)
        figures = mark_ranges(share_units(figures, text), text)
        figures = [f for f in figures if not g.is_furniture(text, f, start, end)]
        if not g.spaced:
            figures = [f for f in figures if not (f.bare and f.unit == "count")]
        marks = g.lexicon.find(text, start, end)
        places = read_ranks(g, text, start, end, closed, marks, figures)
        taken = [(f.start, f.end) for f in figures if f.unit != "count"]
        places = [p for p in places if not any(s < p.end and p.start < e for s, e in taken)]
        figures = sorted(
            places
            + [f for f in figures if not any(p.start < f.end and f.start < p.end for p in places)],
            key=lambda f: f.start,
        )
        self._note_year(whens, lead)
        if self.heading:
            heads = [m for m in marks if m.meaning.cues & {"target", "target_noun"}]
            self.state.goals = heads[0] if heads and not figures else None
        if not figures:
            self._note_main(whens, start, end)
            self._note_period(whens, text)
            return
        sentence = Sentence(start, end, marks, whens, figures)
        sentence.asides = [m.span() for m in _ASIDE.finditer(text, start, end)]
        self._note_main(whens, start, end)
        current = self._figures(sentence)
        if current is not None:
            self.state.period = current.inherited()
        elif g.says_now(text, sentence):
            self.state.period = None

    def _note_year(self, whens: list[When], lead: bool) -> None:
        for when in whens:
            if when.year is None or when.role in ("by", "than") or when.named:
                continue
            if self.state.year is None:
                self.state.year = when.last or when.year
            return

    def _note_main(self, whens: list[When], start: int, end: int) -> None:
        """Keep the period that a heading or the beginning sets for all that follows."""
        if not (self.heading or (self.early and self.state.main is None)):
            return
        if self.heading and any(
            w in self.text[start:end] for w in self.pack.periods["delivered"]
        ):
            dated = [w.year for w in whens if w.year and not w.named]
            if dated and self.state.year_how != METADATA:
                self.state.year = dated[0]
            return
        best: When | None = None
        for when in whens:
            if when.role in ("than", "by", "date") or when.part.startswith("avg"):
                continue
            if self.heading and when.year is None and when.offset is None:
                continue
            if when.start - start > (120 if self.pack.spaced else 40):
                break
            if best is None or (best.named and not when.named and self.heading):
                best = when
        if best is not None and (period := self.resolve(best)):
            self.state.main = Slot(period, best.start, best.stop, INHERITED)
            if self.heading and best.year and not best.named and self.state.year_how != METADATA:
                self.state.year = max(self.state.year or 0, period.years[1])

    def _note_period(self, whens: list[When], text: str) -> None:
        for when in whens:
            if when.role in ("than", "by", "date") or when.part.startswith("avg"):
                continue
            period = self.resolve(when)
            if period:
                self.state.period = Slot(period, when.start, when.stop, INHERITED)

    def resolve(self, when: When) -> Period | None:
        """Give the period of a word of time, its year filled from around it."""
        year = when.year
        if when.named and when.last:
            self.state.plan = (when.year or when.last, when.last)
        if year is None:
            base = self.state.year
            if base is None:
                return None
            if when.part.startswith("avg"):
                return self._several_years(int(when.part[3:]), base)
            if when.offset is not None:
                year = base + when.offset
            elif self.state.main is not None and not self.state.main.value.is_span:
                year = self.state.main.value.years[0]
            else:
                year = base
        return make_period(year, when.part, when.last, when.end)

    def _aim_ahead(self, draft: Draft) -> None:
        """Give an aim without a year of its own the year it is set in, never one that is over."""
        slot = draft.slots.get("period")
        if draft.value("status") is not Status.TARGET or slot is None or slot.value is None:
            return
        year = self.state.year
        if slot.how == INHERITED and year is not None and slot.value.years[1] < year:
            draft.slots["period"] = Slot(make_period(year), slot.start, slot.end, INHERITED)

    def _is_stock(self, draft: Draft, s: "Sentence") -> bool:
        """Say whether a figure in a plan's years is of their end: levels, unless summed up."""
        if draft.value("measure") not in _AT_THE_END:
            return False
        if draft.value("indicator") in (Indicator.COUNT, None) or not _SUMMED.search(
            self.text, max(s.start, draft.start - 24), draft.start
        ):
            return True
        return False

    def _average_span(self, draft: Draft, when: Slot, s: "Sentence") -> Slot:
        """Give the years that an average runs over; the words around name only its end."""
        if draft.value("measure") is not Measure.GROWTH_AVG or when.value is None:
            return when
        if not when.value.is_year:
            return when
        last = when.value.years[0]
        main = self.state.main
        if main is not None and main.value.is_span and main.value.years[1] == last:
            return main.inherited()
        if self.state.plan is not None and self.state.plan[1] == last:
            span = make_period(self.state.plan[0], last=last)
            return Slot(span, when.start, when.end, INHERITED)
        years = [w.year for w in s.whens if w.year and not w.last and w.year < last]
        if years and last - years[0] > 1:
            return Slot(make_period(years[0] + 1, last=last), when.start, when.end, INHERITED)
        if self.state.year is not None and last > self.state.year:
            return Slot(make_period(self.state.year, last=last), when.start, when.end, INHERITED)
        return when

    def _several_years(self, count: int, base: int) -> Period | None:
        """Give the span of `two years` or `five years` up to the year that is spoken of."""
        if count == 5 and self.state.plan is not None:
            return make_period(self.state.plan[0], last=self.state.plan[1])
        last = self.state.main.value.years[1] if self.state.main else base
        return make_period(last - count + 1, last=last)

    def _figures(self, s: "Sentence") -> Slot | None:
        gap = s.start
        run: list[tuple[Figure, Draft, int]] = []
        current: Slot | None = None
        for i, figure in enumerate(s.figures):
            nxt = s.figures[i + 1].start if i + 1 < len(s.figures) else s.end
            draft = Draft(figure.start, figure.end)
            left = within(s.marks, gap, figure.start)
            right = within(s.marks, figure.after, nxt)
            previous = run[-1][1] if run else None
            s.previous = previous
            joined = previous is not None and self.grammar.is_connector(
                self.text[s.figures[i - 1].after : figure.start]
            )
            same = joined and previous is not None and previous.value("unit") == figure.unit
            bound = find_bound(self.grammar, self.text, figure, s.start, nxt)
            self.subjects.enter(self.state, draft)
            of_end = decide_measure(
                self.grammar,
                self.text,
                figure,
                left,
                right,
                previous if same else None,
                draft,
                sentence=s,
                gap=gap,
                limit=nxt,
                state=self.state,
                previous=previous,
            )
            draft.set("unit", figure.unit, (figure.start, figure.end))
            aside = any(a <= figure.start < b for a, b in s.asides)
            carried = (self.state.indicator, self.state.subject)
            sign = draft.value("sign") or 1
            value = figure.value * sign
            draft.set("value", value, (figure.start, figure.end))
            draft.slots["bound"] = bound
            self.subjects.place(
                figure, draft, left, right, gap, nxt, s, self.state, previous if same else None
            )
            self._whole(figure, draft)
            self.areas.place(
                self.text,
                figure,
                draft,
                left,
                right,
                nxt,
                s,
                self.state,
                previous if same else None,
            )
            if aside:
                self.state.indicator, self.state.subject = carried
            when, consumed, current = self._period(
                figure, s, gap, nxt, current, draft, same, previous
            )
            draft.slots["period"] = self._average_span(draft, when, s)
            if figure.shape.startswith("sector"):
                self._sector(figure, draft)
            decide_status(self.grammar, self.text, figure, draft, s, gap, self.state)
            self._aim_ahead(draft)
            read_beneficiary(self.grammar, self.text, s.start, draft)
            run.append((figure, draft, gap))
            gap = max(figure.after, of_end, consumed)
            gap = min(gap, nxt)
        self.subjects.respectively(s, [d for _, d, _ in run], [g for _, _, g in run], self.areas)
        self.drafts.extend(d for _, d, _ in run)
        return current

    def _whole(self, figure: Figure, draft: Draft) -> None:
        """Give a share without its whole the whole that the text spoke of, or the usual one."""
        if draft.value("measure") not in (Measure.SHARE, Measure.SHARE_CHANGE):
            return
        kind, subject = draft.value("indicator"), draft.value("subject")
        if draft.value("of") is not None:
            if kind is not None and subject not in (None, "total"):
                self.state.whole_of[str(kind)] = draft.slots["of"]
            return
        if kind in _TOTALS and subject not in (None, "total"):
            draft.set("of", f"total {kind}")
        elif kind is Indicator.VALUE_ADDED and str(kind) in self.state.whole_of:
            draft.slots["of"] = self.state.whole_of[str(kind)].inherited()

    def _sector(self, figure: Figure, draft: Draft) -> None:
        """Read a ratio of three as the shares of the three industries."""
        subject = SECTORS[int(figure.shape[-1])]
        span = (figure.start, figure.end)
        for name, value in (
            ("subject", subject),
            ("indicator", Indicator.VALUE_ADDED),
            ("measure", Measure.SHARE),
            ("of", "gdp"),
        ):
            draft.set(name, value, span)

    def _period(
        self,
        figure: Figure,
        s: "Sentence",
        gap: int,
        nxt: int,
        current: Slot | None,
        draft: Draft,
        same: bool,
        previous: Draft | None,
    ) -> tuple[Slot, int, Slot | None]:
        def slot(when: When) -> Slot | None:
            period = self.resolve(when)
            how = METADATA if when.year is None and self.state.year_how == METADATA else "stated"
            return Slot(period, when.start, when.stop, how) if period else None

        consumed = figure.after
        right = [w for w in s.whens if figure.after <= w.start < nxt and w.role != "date"]
        from_here = self.grammar.spaced and bool(
            _PATH.search(self.text, max(gap, figure.start - 24), figure.start)
        )
        close = self.grammar.close_period(self.text, figure, right)
        is_path = (
            self.grammar.spaced and self.text[max(gap, figure.start - 4) : figure.start] == " to "
        )
        if close is not None and (found := slot(close)):
            return (
                found,
                close.stop,
                current if from_here or is_path or close.role == "by" else (current or found),
            )
        later = [w for w in right if w.role == "by" and w.year and self.grammar.spaced]
        if later and (found := slot(later[-1])):
            return found, consumed, current
        for when in reversed([w for w in s.whens if gap <= w.start < figure.start]):
            if when.role == "date" and not when.year:
                continue
            if when.role == "than":
                continue
            if figure.unit == "multiple" and self.text[when.stop : when.stop + 1] == "的":
                continue
            if when.named and draft.value("measure") is Measure.GROWTH:
                single = [w for w in s.whens if w.year and not w.last and w.role != "than"]
                if single and (found := slot(single[0])):
                    return found, consumed, current
            if found := slot(when):
                before = self.text[max(s.start, when.start - 1) : when.start]
                passing = (
                    when.part.startswith("avg")
                    or (not self.grammar.spaced and before in ("由", "从"))
                    or (current is not None and len(when.part) == 2 and when.part.isdigit())
                )
                keeps = current if passing else found
                if when.named and when.last and self._is_stock(draft, s):
                    end = make_period(when.last)
                    if not self.grammar.spaced:
                        return Slot(end, when.start, when.stop), consumed, keeps
                return found, consumed, keeps
        if same and previous is not None and previous.value("period"):
            return previous.slots["period"], consumed, current
        if (
            not self.grammar.spaced
            and self.text[max(gap, figure.start - 2) : figure.start].strip("约近超")[-1:]
            in ("由", "从")
            and (held := self.state.main or current) is not None
            and held.value.is_span
        ):
            return (
                Slot(make_period(held.value.years[0] - 1), held.start, held.end, INHERITED),
                consumed,
                current,
            )
        if current is not None and current.value.is_span and self._is_stock(draft, s):
            ended = make_period(current.value.years[1])
            return Slot(ended, current.start, current.end, INHERITED), consumed, current
        if current is not None and not (is_path and previous is not None):
            return current, consumed, current
        for when in s.whens:
            if (
                not self.grammar.spaced
                or when.role in ("than", "date")
                or when.start < figure.start
            ):
                continue
            if (figure.form == "rank" or self.grammar.says_now(self.text, s)) and not when.year:
                continue
            if (found := slot(when)) and when.role in ("by", ""):
                return found, consumed, current
        if self.grammar.says_now(self.text, s):
            return Slot(None), consumed, current
        if self.state.period is not None:
            carried = self.state.period.inherited()
            if (
                carried.value.is_point
                and self.state.main is not None
                and draft.value("measure") not in (Measure.LEVEL, Measure.CHANGE, Measure.SHARE)
            ):
                carried = self.state.main.inherited()
            if figure.form == "rank" and figure.start - (carried.end or 0) > NEARBY:
                return Slot(None), consumed, current
            if carried.value.is_span and self._is_stock(draft, s):
                carried = Slot(
                    make_period(carried.value.years[1]), carried.start, carried.end, INHERITED
                )
            return carried, consumed, current
        return Slot(None), consumed, current


class Sentence:
    """A sentence with its marks, words of time and figures."""

    __slots__ = ("area", "asides", "end", "figures", "marks", "previous", "start", "whens")

    def __init__(
        self, start: int, end: int, marks: list[Mark], whens: list[When], figures: list[Figure]
    ) -> None:
        """Keep the parts."""
        self.start, self.end = start, end
        self.marks, self.whens, self.figures = marks, whens, figures
        self.area: Slot | None = None
        self.asides: list[tuple[int, int]] = []
        self.previous: Draft | None = None

    def without_asides(self, marks: list[Mark], figure: Figure) -> list[Mark]:
        """Leave out marks between dashes or brackets that do not hold the figure."""
        if not self.asides:
            return marks
        return [
            m
            for m in marks
            if not any(
                s <= m.start and m.end <= e and not s <= figure.start < e for s, e in self.asides
            )
        ]


__all__ = ["Reader", "Sentence"]
