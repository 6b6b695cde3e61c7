"""Read a document: one pass over its paragraphs, tables and sentences."""

import re
from dataclasses import replace

from jiqun.extraction.aligned_tables import tables_in
from jiqun.extraction.bold_leads import label_bold_leads
from jiqun.extraction.dense_areas import LocalPlaces
from jiqun.extraction.dense_county_main import LEAD, CountyMain
from jiqun.extraction.dense_periods import number_of
from jiqun.extraction.dense_place_ranking import DensePlaces
from jiqun.extraction.dense_reviews import OPENING, ReviewReader
from jiqun.extraction.dense_unlisted import find_unlisted
from jiqun.extraction.firm_texts import give_firm
from jiqun.extraction.fitted import FittedLooks
from jiqun.extraction.fitted.surroundings import ReadSentence
from jiqun.extraction.grammar import Grammar, grammar
from jiqun.extraction.headline_figures import fit_headlines, fit_titles
from jiqun.extraction.main_area import MainArea
from jiqun.extraction.main_period import MainPeriod
from jiqun.extraction.noise import put_away_noise
from jiqun.extraction.normal import Normal, normalise
from jiqun.extraction.publication_dates import PublicationReader
from jiqun.extraction.sections import is_bulleted
from jiqun.extraction.sentence_reader import SentenceReader
from jiqun.extraction.sentences import Paragraph, paragraphs, sentences
from jiqun.extraction.slips import undo_slips
from jiqun.extraction.small_names import capitalise_names
from jiqun.extraction.state import METADATA, Draft, Slot, State, metadata_area
from jiqun.extraction.table_reader import TableReader
from jiqun.extraction.tables import Cell, Entry
from jiqun.extraction.text_things import TextThings
from jiqun.extraction.whole_words import WholeWords
from jiqun.lang import Forms, pack
from jiqun.model import Document

_ZH = Forms("zh", "forms", "paragraphs")

TITLE = 80
"""Characters of a first line that are its title: our choice."""
LEAD_PARAGRAPHS = 6
"""Paragraphs in which the period of the whole text is looked for: our choice."""

FURNITURE = 12
"""Characters up to which a line at the beginning is taken for furniture: our choice."""
LOOK_BACK_PARAGRAPHS = 4
"""Paragraphs under the heading of a review in which its year is looked for: our choice."""


JOINED = 1.0
"""Doubts about a number that a blank or the end of a line broke apart: our choice."""
_COLUMNS = re.compile(r"\S {3,}\S")
"""What parts the columns of a line, which then is no heading; a bar does too."""
DAYS = ("published", "stacked", "numerals")
"""Forms of days that a Chinese masthead may tell."""
HEAD = 300
"""Characters of a beginning in which the day of publication stands: our choice."""
SINCE = 6000
"""Characters of a beginning in which a text may tell which year it calls the last: our choice."""
_BYLINE = re.compile(
    r"(?<![\d-])(?P<year>20\d\d)[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d-])"
)


class Reader:
    """The state of one reading; used once.

    Attributes:
        ruled: the place that rules alone found the text to be about.
    """

    ruled: Slot | None = None

    def __init__(self, document: Document) -> None:
        """Normalise the text and find what the whole document is about."""
        code = document.language
        self.document = document
        self.pack = pack(code)
        self.normal: Normal = normalise(document.text, self.pack)
        read, self.slips = undo_slips(self.normal.text)
        read = capitalise_names(label_bold_leads(read), self.pack)
        self.text, self.packed = put_away_noise(read, self.pack)
        self.grammar: Grammar = grammar(code)
        self._things = self.grammar.judge(TextThings)
        self._since_year = self.grammar.pack.form("periods", "told", "since_year")
        form = self.grammar.pack.form
        self._days = (_BYLINE, *(form("periods", "told", k) for k in DAYS))
        self.state = State()
        self.drafts: list[Draft] = []
        self.told: list[ReadSentence] = []
        self._undated = False
        self._latest: list[Draft] = []
        self.tables = TableReader(self.grammar, self.text)
        self.main = MainPeriod(self.grammar, self.text, self.state)
        self.reviews = ReviewReader(self.grammar, self.text, self.state)
        places = LocalPlaces(self.pack, self.grammar.lexicon, self.text)
        self.state.area = metadata_area(document) or self._main_area(places)
        places.settle(self.state.area.value if self.state.area else None)
        self.sentences = SentenceReader(self.grammar, self.text, self.state, self.main, places)
        self.tables.kinds.names = places.names
        if document.published:
            self.state.year, self.state.year_how = document.published.year, METADATA
            self.state.month = document.published.month
        elif self.pack.spaced:
            self._note_publication()
        elif day := next(filter(None, (d.search(self.text, 0, HEAD) for d in self._days)), None):
            self.state.year, self.state.month = number_of(day["year"]), number_of(day["month"])

    def _note_publication(self) -> None:
        """Keep the day that the masthead or dateline states; years left out count from it."""
        found = PublicationReader(self.grammar).find(self.text)
        if found is not None:
            self.state.year = found.year
            self.state.month = found.month or None
            self.main.published = (found.start, found.stop)
        elif since := self._since_year.search(self.text, 0, SINCE):
            self.state.year = int(since["year"]) + 2  # last year …, up 8.9 percent from 2022

    def _main_area(self, places: LocalPlaces) -> Slot | None:
        self.ruled = self._ruled_area(places)
        if self.pack.spaced:
            return self.ruled
        unlisted = find_unlisted(self.pack, self.grammar.lexicon, self.text)
        if unlisted is not None:
            places.names |= unlisted.names
            return unlisted.slot
        return self.grammar.judge(DensePlaces).find(self.text, self.ruled)

    def _ruled_area(self, places: LocalPlaces) -> Slot | None:
        title = next((line for line in self.text.split("\n", 8) if line.strip()), "")
        main = MainArea(self.grammar)
        titled = places.main(title[:TITLE], main.is_source)
        titled = titled or places.headed_zone(self.text[:HEAD])
        found = titled or main.find(self.text, self.document.text)
        if not self.pack.spaced and (county := self._county(places, found)) is not None:
            return county
        if titled:
            return titled
        return places.told_zone(found.value if found else None) or found

    def _county(self, places: LocalPlaces, found: Slot | None) -> Slot | None:
        marks = self.grammar.lexicon.find(self.text, 0, min(len(self.text), LEAD))
        listed = [(m.start, m.end, m.meaning.area) for m in marks if m.meaning.area]

        def is_named(at: int, name: str) -> bool:
            return any(start <= at < end and area != name for start, end, area in listed)

        return CountyMain(self.text, places.ordinary).find(found, is_named)

    def read(self) -> list[Draft]:
        """Give the drafts of all claims, in reading order."""
        drafts = self.read_by_rules()
        self.grammar.judge(FittedLooks).read(self.text, self.told)
        self.grammar.judge(WholeWords).mend(self.text, drafts)
        return drafts

    def read_by_rules(self) -> list[Draft]:
        """Give the drafts of all claims as the grammar reads them, before any fitted model."""
        spaced = self.pack.spaced
        lead = number = 0
        section: Slot | None = None
        upright = tables_in(self.grammar, self.text)
        for paragraph in paragraphs(self.text, spaced):
            is_item = spaced and is_bulleted(self.text, paragraph.start)
            is_heading = paragraph.is_heading and not is_item
            while upright and paragraph.start >= upright[0].end:
                upright.pop(0)
            if upright and paragraph.end > upright[0].start:
                if paragraph.start <= upright[0].start:
                    for draft, entry, cells in self.tables.upright(upright[0]):
                        self._dated(draft, entry, cells)
                continue
            if not is_heading:
                number += paragraph.end - paragraph.start > FURNITURE
            self.state.rank_subject = self.state.aims = None
            self.main.early = number <= LEAD_PARAGRAPHS and not self._told_undated()
            self.main.looks_back = number < lead
            if is_heading and self._looks_back(paragraph):
                lead = number + LOOK_BACK_PARAGRAPHS
            self.main.heading = is_heading
            if self.tables.takes(paragraph):
                self._row(paragraph)
                self._latest = []
                continue
            if self.tables.candidate is not None or (spaced and self._has_columns(paragraph)):
                self.main.heading = False  # the head of a table dates its columns alone
            home = self.state.area.value if self.state.area else None
            topic = self.sentences.areas.topic(self.text, paragraph.start, paragraph.end, home)
            if is_heading:
                self.main.note_title(paragraph.start, paragraph.end)
                section = None if spaced else topic
            elif paragraph.is_heading:
                self.state.period = self.state.aims_by or self.state.period
            else:
                self._forget(self._held_on(paragraph))
                self.state.topic = topic or section
                if self.sentences.sense is not None:
                    self.sentences.sense.forget()
                    self._open(paragraph)
            known = len(self.drafts)
            for start, end in sentences(self.text, paragraph.start, paragraph.end, spaced):
                found = self.sentences.read(start, end, self.reviews)
                main = self.state.main.value if self.state.main else None
                dated = self.state.delivered is not None
                self.told.append(ReadSentence(start, end, found, self.state.year, main, dated))
                self.drafts += found
            self._latest = self.drafts[known:]
            if not is_heading:
                undated = any(d.value("period") is None for d in self._latest)
                self._undated = self._undated or undated
        if spaced:
            give_firm(self.grammar, self.text, self.drafts)
            self._things.give(self.text, self.drafts)
            fit_headlines(self.text, self.drafts, self.state.main)
        else:
            fit_titles(self.text, self.drafts, self.state.main)
        self.packed += self.sentences.packed
        for start, end in self.slips:
            for draft in self.drafts:
                if draft.start < end and start < draft.end:
                    draft.slips = True
                    draft.slots["value"] = replace(draft.slots["value"], how="slip")
        for start, end in self.normal.joined:
            for draft in self.drafts:
                first, last = self.normal.span(draft.start, draft.end)
                if first < end and start < last:
                    draft.doubts += JOINED
        return self.drafts

    def _has_columns(self, paragraph: Paragraph) -> bool:
        line = self.text[paragraph.start : paragraph.end]
        return "|" in line or ("   " in line and _COLUMNS.search(line) is not None)

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
        if not self.grammar.may_look_back(self.text, paragraph.start, paragraph.end):
            return False
        if self.grammar.periods.find(self.text, paragraph.start, paragraph.end):
            return False
        marks = self.grammar.lexicon.find(self.text, paragraph.start, paragraph.end)
        return any("retrospect" in m.meaning.cues for m in marks)

    def _held_on(self, paragraph: Paragraph) -> Slot | None:
        """Give the one time of the paragraph before, where a Chinese one parts it: 分产业看，…."""
        if self.pack.spaced or _ZH.parts.match(self.text, paragraph.start) is None:
            return None
        times = [d.slots["period"] for d in self._latest if "period" in d.slots]
        one = len({t.value for t in times}) == 1 and times[0].value is not None
        return times[0] if one else None

    def _forget(self, held_on: Slot | None) -> None:
        if self.state.indicator is not None:
            self.state.told = (self.state.indicator, self.state.subject)
        self.state.last_area = self.state.before = None
        self.state.indicator = self.state.subject = None
        self.state.whole, self.state.mention, self.state.retail = False, None, False
        held = self.state.aims_by or held_on or self.state.main
        self.state.period = held.inherited() if held else None

    def _row(self, paragraph: Paragraph) -> None:
        cells = self.tables.cells_of(paragraph)
        for draft, entry in self.tables.rows(paragraph):
            self._dated(draft, entry, cells)

    def _dated(self, draft: Draft, entry: Entry, cells: list[Cell]) -> None:
        """Give a cell of a table its area and period, and keep it."""
        if "area" not in draft.slots:
            draft.slots["area"] = self.state.area.inherited() if self.state.area else Slot(None)
        point = None if self.pack.spaced else self.tables.kinds.when(cells[0])
        if point is not None and (told := self.main.years.told(point)) is not None:
            draft.slots["period"] = told
            self.drafts.append(draft)
            return
        period = self.tables.period_of(entry, cells)
        if period is not None:
            draft.slots["period"] = Slot(period, cells[0].start, cells[0].end)
        elif entry.when is not None:
            when = entry.when
            draft.slots["period"] = Slot(self.main.years.resolve(when), when.start, when.stop)
        elif self.state.main is not None:
            draft.slots["period"] = self.state.main.inherited()
        self.drafts.append(draft)
