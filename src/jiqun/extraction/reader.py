"""Read a document: one pass over its sentences, figures first, then what they measure."""

import re
from dataclasses import replace
from itertools import pairwise

from jiqun.extraction.areas import AreaReader
from jiqun.extraction.bare_money import BareMoney
from jiqun.extraction.dense_areas import LocalPlaces
from jiqun.extraction.dense_lists import share_out
from jiqun.extraction.dense_reviews import OPENING, ReviewReader
from jiqun.extraction.dense_sense import SenseReader
from jiqun.extraction.figures import (
    Figure,
    carry_currency,
    mark_ranges,
    share_units,
    tell_points,
)
from jiqun.extraction.grammar import Grammar, grammar
from jiqun.extraction.marks import Mark, within, without_compounds
from jiqun.extraction.measures import decide_measure, find_bound, let_the_whole_grow
from jiqun.extraction.noise import is_packed, put_away_noise
from jiqun.extraction.normal import Normal, normalise
from jiqun.extraction.period_reader import PeriodReader
from jiqun.extraction.policy_rules import policy_rules
from jiqun.extraction.ranks import read_ranks
from jiqun.extraction.respectively import ListReader
from jiqun.extraction.rules import is_policy, is_rule_sentence, read_beneficiary, read_rule
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.sentences import Paragraph, paragraphs, sentences
from jiqun.extraction.share_phrases import SharePhrases
from jiqun.extraction.slips import undo_slips
from jiqun.extraction.spaced_periods import When
from jiqun.extraction.speakers import speaker_reader
from jiqun.extraction.state import (
    METADATA,
    Draft,
    Slot,
    State,
    metadata_area,
)
from jiqun.extraction.statuses import decide_status
from jiqun.extraction.subjects import SubjectReader
from jiqun.extraction.table_reader import TableReader
from jiqun.extraction.tables import Cell, Entry, cells_of
from jiqun.extraction.upright_tables import upright_tables
from jiqun.lang import pack
from jiqun.model import Document, Indicator, Measure, Status

_ASIDE = re.compile(
    r"(?<![\d月年—–])[—–]+[^—–\n]{2,160}(?<![\d月年])[—–]+|\([^()\n]{2,160}\)|（[^（）\n]{2,160}）"
)
SECTORS = ("primary industry", "secondary industry", "tertiary industry")
_TOTALS = (
    Indicator.TRADE,
    Indicator.EXPORTS,
    Indicator.IMPORTS,
    Indicator.INVESTMENT,
    Indicator.LOANS,
)
TITLE = 80
"""Characters of a first line that are its title: our choice."""
LEAD_PARAGRAPHS = 6
"""Paragraphs in which the period of the whole text is looked for: our choice."""

FURNITURE = 12
"""Characters up to which a line at the beginning is taken for furniture: our choice."""
LOOK_BACK_PARAGRAPHS = 4
"""Paragraphs under the heading of a review in which its year is looked for: our choice."""


_COLUMNS = re.compile(r"\S {3,}\S|\|")
"""What parts the columns of a line, which then is no heading."""
_NUMBER = re.compile(
    r"(?:人次|人数|户数|家数|总数|数量|人口|人员|职工|主体|游客|旅客)(?:达|约|超|近|为|超过|突破|有)?$"
)
HEAD = 300
"""Characters of a beginning in which the day of publication stands: our choice."""
_BYLINE = re.compile(
    r"(?<![\d-])(?P<year>20\d\d)[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d-])"
)


class Reader:
    """The state of one reading; used once."""

    def __init__(self, document: Document) -> None:
        """Normalise the text and find what the whole document is about."""
        code = document.language
        self.document = document
        self.pack = pack(code)
        self.normal: Normal = normalise(document.text, self.pack)
        read, self.slips = undo_slips(self.normal.text)
        self.text, self.packed = put_away_noise(read, self.pack)
        self.grammar: Grammar = grammar(code)
        self.state = State()
        self.policy = is_policy(self.grammar, self.text)
        self.rules = policy_rules(code) if self.grammar.spaced else None
        self.drafts: list[Draft] = []
        self._undated = False
        self.money = ""
        self.tables = TableReader(self.grammar, self.text)
        self.periods = PeriodReader(self.grammar, self.text, self.state)
        self.sense = SenseReader(self.grammar, self.text)
        self.reviews = ReviewReader(self.grammar, self.text, self.state)
        self.lists = ListReader(self.grammar, self.text)
        self.shares = SharePhrases(self.grammar, self.text)
        self.speakers = speaker_reader(code)
        self.areas = AreaReader(self.grammar)
        self.subjects = SubjectReader(self.grammar, self.text)
        self.places = LocalPlaces(self.pack, self.grammar.lexicon, self.text)
        self.state.area = metadata_area(document) or self._main_area()
        home = self.state.area.value if self.state.area else None
        self.places.settle(home)
        self.bare_money = BareMoney(self.pack, self.text, home)
        if document.published:
            self.state.year, self.state.year_how = document.published.year, METADATA
            self.state.month = document.published.month
        elif not self.pack.spaced and (day := _BYLINE.search(self.text, 0, HEAD)) is not None:
            self.state.year, self.state.month = int(day["year"]), int(day["month"])

    def _main_area(self) -> Slot | None:
        title = next((line for line in self.text.split("\n", 8) if line.strip()), "")
        return self.places.main(title[:TITLE]) or self.areas.main_area(self.text)

    def read(self) -> list[Draft]:
        """Give the drafts of all claims, in reading order."""
        spaced = self.pack.spaced
        lead = number = 0
        upright = [*upright_tables(self.grammar, self.text)]
        for paragraph in paragraphs(self.text, spaced):
            while upright and paragraph.start >= upright[0].end:
                upright.pop(0)
            if upright and paragraph.end > upright[0].start:
                if paragraph.start <= upright[0].start:
                    for draft, entry, cells in self.tables.upright(upright[0]):
                        self._dated(draft, entry, cells)
                continue
            if spaced or not paragraph.is_heading:
                number += paragraph.end - paragraph.start > FURNITURE
            self.state.rank_subject = self.state.aims = None
            self.periods.early = number <= LEAD_PARAGRAPHS and not self._told_undated()
            self.periods.looks_back = number < lead
            if paragraph.is_heading and self._looks_back(paragraph):
                lead = number + LOOK_BACK_PARAGRAPHS
            self.periods.heading = paragraph.is_heading
            if self.tables.takes(paragraph):
                self._row(paragraph)
                continue
            line = self.text[paragraph.start : paragraph.end].strip()
            if self.tables.candidate is not None or (spaced and _COLUMNS.search(line)):
                self.periods.heading = False  # the head of a table dates its columns alone
            if paragraph.is_heading:
                self.periods.note_title(paragraph.start, paragraph.end)
            else:
                self._forget()
                home = self.state.area.value if self.state.area else None
                self.state.topic = self.areas.topic(self.text, paragraph.start, paragraph.end, home)
                if not spaced:
                    self.sense.forget()
                    self._open(paragraph)
            known = len(self.drafts)
            for start, end in sentences(self.text, paragraph.start, paragraph.end, spaced):
                self._sentence(start, end)
            if not paragraph.is_heading:
                told = self.drafts[known:]
                self._undated = self._undated or any(d.value("period") is None for d in told)
        for start, end in self.slips:
            for draft in self.drafts:
                if draft.start < end and start < draft.end:
                    draft.slips = True
                    draft.slots["value"] = replace(draft.slots["value"], how="slip")
        return self.drafts

    def _passes(self, current: Slot, sentence: Sentence) -> bool:
        """Say whether a sentence's time is its own: a year of a review, or a forecast's."""
        if self.reviews.keeps(current):
            return True
        told = [d for d in self.drafts if d.start >= sentence.start]
        foreseen = bool(told) and all(d.value("status") is Status.FORECAST for d in told)
        return foreseen and self.state.goals is None

    def _told_undated(self) -> bool:
        """Say whether figures went before without a date: one told later is not the text's."""
        if self.pack.spaced or self.state.delivered is not None:
            return False
        return self._undated

    def _open(self, paragraph: Paragraph) -> None:
        """Set what years a paragraph of a report is about by its first words."""
        if self.state.delivered is None:
            return
        stop = min(paragraph.end, paragraph.start + OPENING)
        whens = self.grammar.periods.find(self.text, paragraph.start, stop)
        self.reviews.open(paragraph.start, paragraph.end, whens)

    def _looks_back(self, paragraph: Paragraph) -> bool:
        """Say whether a heading opens a review of the past that names no year itself."""
        if self.grammar.periods.find(self.text, paragraph.start, paragraph.end):
            return False
        marks = self.grammar.lexicon.find(self.text, paragraph.start, paragraph.end)
        return any("retrospect" in m.meaning.cues for m in marks)

    def _forget(self) -> None:
        if self.state.indicator is not None:
            self.state.told = (self.state.indicator, self.state.subject)
        self.state.last_area = None
        self.state.indicator = self.state.subject = None
        self.state.whole = False
        self.state.period = self.state.main.inherited() if self.state.main else None

    def _row(self, paragraph: Paragraph) -> None:
        cells = cells_of(self.text, paragraph.start, paragraph.end, self.pack.spaced)
        for draft, entry in self.tables.rows(paragraph):
            self._dated(draft, entry, cells)

    def _dated(self, draft: Draft, entry: Entry, cells: list[Cell]) -> None:
        """Give a cell of a table its area and period, and keep it."""
        draft.slots["area"] = self.state.area.inherited() if self.state.area else Slot(None)
        period = self.tables.period_of(entry, cells)
        if period is not None:
            draft.slots["period"] = Slot(period, cells[0].start, cells[0].end)
        elif entry.when is not None:
            head = entry.column.head
            draft.slots["period"] = Slot(self.periods.resolve(entry.when), head.start, head.end)
        elif self.state.main is not None:
            draft.slots["period"] = self.state.main.inherited()
        self.drafts.append(draft)

    # --- one sentence ---------------------------------------------------------

    def _sentence(self, start: int, end: int) -> None:
        text, g = self.text, self.grammar
        if not g.may_hold_figure(text, start, end):
            return
        whens = g.periods.find(text, start, end)
        if g.has_years_alone(text, start, end):
            self._without_figures(whens, [], start, end)
            return
        closed = g.denied(text, start, end)
        closed += [(w.start, w.stop) for w in whens]
        figures = g.numbers.read(text, start, end, closed)
        if is_packed(figures, start, end):
            self.packed.append((start, end))
            return
        figures = share_units(figures, text)
        if g.spaced:
            figures = carry_currency(figures, text, self.money if text[start - 1] == ";" else "")
            figures = tell_points(figures, text)
            spoken = [f.unit for f in figures if len(f.unit) == 3 and f.unit.isupper()]
            self.money = spoken[-1] if spoken else ""
        else:
            figures = self.bare_money.read(figures)
        figures = mark_ranges(figures, text)
        figures = [f for f in figures if not g.is_furniture(text, f, start, end)]
        if not g.spaced:
            figures = [f for f in figures if not f.bare or f.unit != "count" or self._counts(f)]
        marks = g.lexicon.find(text, start, end)
        if g.compound is not None:
            marks = without_compounds(marks, text, g.compound)
        marks = self.places.mark(marks, start, end)
        places = read_ranks(g, text, start, end, closed, marks, figures)
        taken = [(f.start, f.end) for f in figures if f.unit != "count"]
        places = [p for p in places if not any(s < p.end and p.start < e for s, e in taken)]
        figures = sorted(
            places
            + [f for f in figures if not any(p.start < f.end and f.start < p.end for p in places)],
            key=lambda f: f.start,
        )
        if not figures:
            self._without_figures(whens, marks, start, end)
            return
        self.periods.note_year(whens)
        if self.periods.heading:
            self.state.goals = None
        sentence = Sentence(start, end, marks, whens, figures)
        sentence.asides = [m.span() for m in _ASIDE.finditer(text, start, end)]
        self.periods.note_main(whens, start, end)
        if self.grammar.goes_on(text, start) or self.areas.refers_back(text, start):
            sentence.area = self.state.last_area
        elif g.spaced and self.state.indicator and self.state.indicator.value is Indicator.OTHER:
            self.state.indicator = None  # what `other` was is not carried into the next sentence
        if self.state.indicator is None and self.grammar.speaks_on(text, start):
            told, of_what = self.state.told
            self.state.indicator = told.inherited() if told else None
            self.state.subject = of_what.inherited() if of_what else None
        self._note_aims(sentence)
        current = self._figures(sentence)
        self.state.last_area = sentence.area
        if current is not None and (g.spaced or not self._passes(current, sentence)):
            self.state.period = current.inherited()
        elif current is None and g.says_now(text, sentence):
            self.state.period = None

    def _without_figures(self, whens: list[When], marks: list[Mark], start: int, end: int) -> None:
        """Keep what a heading or sentence without figures says of time and aims."""
        self.periods.note_year(whens)
        home = self.state.area.value if self.state.area else None
        if not self.periods.heading and (place := self.areas.topic(self.text, start, end, home)):
            self.state.last_area = place
        opens = not self.pack.spaced and self.text[start:end].rstrip()[-1:] in ("：", ":")
        kept, self.periods.heading = self.periods.heading, self.periods.heading or opens
        if self.periods.heading:
            marks = marks or self.grammar.lexicon.find(self.text, start, end)
            heads = [m for m in marks if m.meaning.cues & {"target", "target_noun"}]
            back = any("retrospect" in m.meaning.cues for m in marks)
            self.state.goals = heads[0] if heads and not back else None
        self.periods.note_main(whens, start, end)
        self.periods.heading = kept
        self.periods.note_period(whens)

    def _note_aims(self, s: Sentence) -> None:
        """Keep for the paragraph that aims are listed: 主要预期目标是：A。B。"""
        if self.pack.spaced:
            return
        for mark in s.aims:
            told = mark.meaning.cues & {"target", "target_noun"}
            if told and self.text[mark.end : mark.end + 2].lstrip("是为")[:1] in ("：", ":"):
                self.state.aims = mark

    def _counts(self, figure: Figure) -> bool:
        """Say whether a number without a counting word counts what follows: 242万农村居民."""
        follows = self.text[figure.end : figure.end + 1]
        if figure.scale >= 10000 and _NUMBER.search(
            self.text, max(0, figure.start - 6), figure.start
        ):
            return True
        return (
            figure.scale >= 10000
            and figure.form == "digits"
            and ("\u4e00" <= follows <= "\u9fff" and follows not in "级余多等型元")
        )

    def _figures(self, s: Sentence) -> Slot | None:
        gap = s.start
        offered = self.rules is not None and self.rules.is_offer(self.text, s)
        ruled = is_rule_sentence(self.grammar, self.text, s.start, s.end)
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
            let_the_whole_grow(draft)
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
            if aside and not self.subjects.placed_in_brackets:
                self.state.indicator, self.state.subject = carried
            when, consumed, current = self.periods.period(
                figure, s, gap, nxt, current, draft, same, previous
            )
            when = self.periods.since(draft, when, s, gap)
            draft.slots["period"] = self.periods.average_span(draft, when, s)
            self._yearly(figure, draft, previous)
            if figure.shape.startswith("sector"):
                self._sector(figure, draft)
            decide_status(self.grammar, self.text, figure, draft, s, gap, self.state)
            if self.policy or ruled:
                read_rule(self.grammar, self.text, s, draft)
            if self.rules is not None and (self.policy or offered):
                self.rules.read(self.text, s, draft)
            self.periods.aim_ahead(draft)
            read_beneficiary(self.grammar, self.text, s.start, draft)
            run.append((figure, draft, gap))
            if figure.unit == "percent":
                s.rate = draft
            behind = bound.end if (bound.start or 0) >= figure.end else None
            gap = max(figure.after, of_end, consumed, behind or 0)
            gap = min(gap, nxt)
        self._share_bounds(s, run)
        self.speakers.attribute(self.text, s, [d for _, d, _ in run])
        drafts = [d for _, d, _ in run]
        self.lists.read(s, drafts, [g for _, _, g in run])
        if self.grammar.spaced:
            self.lists.pair(s, drafts, [g for _, _, g in run])
            self.shares.read(s, drafts, self.state)
            self.subjects.partners.buyers(s, drafts, self.state.area)
        share_out(self.grammar, self.text, s, drafts, self.periods.told)
        if not self.grammar.spaced:
            self.sense.settle(s, drafts)
            self.state.said = drafts[-1] if drafts else self.state.said
        self.drafts.extend(d for _, d, _ in run)
        return current

    def _share_bounds(self, s: Sentence, run: list[tuple[Figure, Draft, int]]) -> None:
        """Give the figures of a list told off with `respectively` the bound of its first."""
        words = self.text[s.start : s.end]
        if not any(str(w) in words for w in self.pack.cues["respectively"]):
            return
        for (first, draft, _), (second, following, _) in pairwise(run):
            stated, own = draft.slots["bound"], following.slots["bound"]
            if stated.how == "default" or first.bound is not None or own.how != "default":
                continue
            if draft.value("unit") != following.value("unit") or (stated.end or 0) > first.start:
                continue
            if self.grammar.is_connector(self.text[first.after : second.start]):
                following.slots["bound"] = stated.inherited()

    def _yearly(self, figure: Figure, draft: Draft, previous: Draft | None) -> None:
        """Tell growth a year over a span from growth of one year, where only the period says it."""
        period, measure = draft.value("period"), draft.value("measure")
        if period is None or measure not in (Measure.GROWTH, Measure.GROWTH_AVG):
            return
        span = period.is_span and period.years[1] - period.years[0] > 1
        if measure is Measure.GROWTH and span and self.grammar.is_yearly(self.text, figure):
            draft.set("measure", Measure.GROWTH_AVG, (figure.start, figure.end))
        taken_over = previous is not None and previous.value("measure") is Measure.GROWTH_AVG
        if measure is Measure.GROWTH_AVG and period.is_year and taken_over:
            draft.set("measure", Measure.GROWTH, (figure.start, figure.end))

    def _whole(self, figure: Figure, draft: Draft) -> None:
        """Give a share without its whole the whole that the text spoke of, or the usual one."""
        if draft.value("measure") not in (Measure.SHARE, Measure.SHARE_CHANGE):
            return
        kind, subject = draft.value("indicator"), draft.value("subject")
        of = draft.slots.get("of")
        if (
            kind is Indicator.IMPORTS
            and subject in (None, "total")
            and self.grammar.spaced
            and of is not None
            and of.value
            and not of.value.startswith("total")
        ):
            draft.slots["subject"] = of  # imports meet 30 per cent of potash (ruling 19)
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
