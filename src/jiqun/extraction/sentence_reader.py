"""Read one sentence: its figures from left to right, then what they are told of together."""

from jiqun.extraction.areas import AreaReader
from jiqun.extraction.asked_periods import Asked
from jiqun.extraction.bounds import find_bound
from jiqun.extraction.carried_kinds import CarriedKinds
from jiqun.extraction.compared_rates import ComparedRates
from jiqun.extraction.comparisons import Comparisons
from jiqun.extraction.dense_areas import LocalPlaces
from jiqun.extraction.dense_funds import read_funds
from jiqun.extraction.dense_lists import share_out
from jiqun.extraction.dense_policies import read_beneficiary, read_rule
from jiqun.extraction.dense_reviews import ReviewReader
from jiqun.extraction.dense_sense import SenseReader
from jiqun.extraction.figures import Figure
from jiqun.extraction.fitted_measures import MeasureFitter, are_alike
from jiqun.extraction.fitted_periods import PeriodFitter
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.last_readings import read_last
from jiqun.extraction.made_counts import MadeCounts
from jiqun.extraction.main_period import MainPeriod
from jiqun.extraction.market_shares import MarketShares
from jiqun.extraction.marks import Mark, within, without_compounds
from jiqun.extraction.measures import decide_measure, let_the_whole_grow
from jiqun.extraction.neighbours import Neighbours
from jiqun.extraction.noise import is_packed
from jiqun.extraction.paired_lists import PairedLists
from jiqun.extraction.passing_times import PassingTimes
from jiqun.extraction.period_reader import PeriodReader
from jiqun.extraction.place_words import PlaceWords
from jiqun.extraction.plausible import Antecedents, names
from jiqun.extraction.policy_rules import policy_rules
from jiqun.extraction.rank_fields import RankFields
from jiqun.extraction.ranks import read_ranks
from jiqun.extraction.respectively import ListReader
from jiqun.extraction.rules import is_policy, is_rule_sentence
from jiqun.extraction.second_looks import SecondLooks
from jiqun.extraction.sections import Sections, note_aims_by, note_listed_aims
from jiqun.extraction.sentence import ASIDE, Sentence
from jiqun.extraction.sentence_figures import FigureFinder, with_places
from jiqun.extraction.sentence_times import SentenceTimes
from jiqun.extraction.series_lists import SeriesLists
from jiqun.extraction.share_lists import ShareLists
from jiqun.extraction.share_phrases import SharePhrases
from jiqun.extraction.shared_bounds import share_bounds
from jiqun.extraction.speakers import Speakers, speaker_reader
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.statuses import decide_status
from jiqun.extraction.subjects import SubjectReader
from jiqun.extraction.usual_wholes import give_whole, read_sector
from jiqun.extraction.when import When
from jiqun.model import Indicator, Status

BRACKETED = 16
"""Characters of brackets that hold more than a figure: our choice."""
ROUND_A_YEAR = 12
"""Characters of a heading around the year that it consists of: Last year, Plans for this year."""
_AHEAD = (Status.TARGET, Status.FORECAST)


class SentenceReader:
    """Reads the sentences of one text, in order.

    Attributes:
        packed: stretches too densely packed with figures to be read.
    """

    def __init__(
        self,
        g: Grammar,
        text: str,
        state: State,
        main: MainPeriod,
        places: LocalPlaces,
    ) -> None:
        """Keep what the text has said so far, and make the readers of each field."""
        home = state.area.value if state.area else None
        self.grammar, self.text, self.state = g, text, state
        self.main, self.places = main, places
        self._moves_to = g.pack.form("indicators", "measures", "moves_to")
        self.measures = MeasureFitter.for_text(g, text)
        self.rates = g.judge(ComparedRates)
        self.times = SentenceTimes(g, text, state, main)
        self.packed: list[tuple[int, int]] = []
        self.figures = FigureFinder(g, text, home)
        self.policy = state.delivered is None and is_policy(g, text)
        self.rules = policy_rules(g.pack.code) if g.spaced else None
        self.sections = Sections(g, text, state)
        self.periods = PeriodReader(g, text, state, main)
        self.fitter = PeriodFitter(g, text, state)
        self.passing = PassingTimes(g, text, state, main)
        self.sense = None if g.spaced else SenseReader(g, text, home)
        if self.sense is not None:
            self.sense.places = places.names
        self.lists = ListReader(g, text)
        self.shares = SharePhrases(g, text)
        self.markets = MarketShares(g, text)
        self.names, self.antecedents = names(g.pack.code), Antecedents(g.pack)
        self.series = SeriesLists(g, text)
        self.speakers = Speakers(speaker_reader(g.pack.code), text)
        self.areas = AreaReader.for_text(g, text)
        self.areas.find, self.areas.begins = self._marks, places.begins
        self.words = PlaceWords.for_text(g, text)
        self.subjects = SubjectReader(g, text)
        self.share_lists = ShareLists(g, text)
        self.kinds = CarriedKinds.for_text(g, text)
        self.kinds.clauses = self.subjects.clauses.clauses
        things = self.subjects.clauses
        if places.names:
            things.nouns.find = self._marks
        self.paired = PairedLists(g, text, things.clauses, things.nouns)
        self.comparisons = Comparisons.for_text(g, text)
        self.made = MadeCounts(g, text)
        self.rank_fields = RankFields.for_text(g, text)
        self.neighbours = Neighbours(g, text)
        self.again = SecondLooks(g, text)

    def read(self, start: int, end: int, reviews: ReviewReader) -> list[Draft]:
        """Give the drafts of a sentence, and keep what it says for those behind it."""
        self.sections.enter(start, end, self.main.heading)
        found = self._read(start, end, reviews)
        self.state.before = (start, end) if self.grammar.spaced else None
        return found

    def _home(self) -> str | None:
        return self.state.area.value if self.state.area else None

    def _marks(self, start: int, end: int) -> list[Mark]:
        return self.places.mark(self.grammar.lexicon.find(self.text, start, end), start, end)

    def _read(self, start: int, end: int, reviews: ReviewReader) -> list[Draft]:
        g, text = self.grammar, self.text
        mention, self.state.mention = self.state.mention, (start, end)
        if not g.may_hold_figure(text, start, end):
            self._opening(start, end)
            return []
        found = g.periods.find(text, start, end)
        whens = self.times.own(found, start, end)
        if g.has_years_alone(text, start, end):
            self._without_figures(whens, [], start, end)
            return []
        times = [(w.start, w.stop) for w in found]
        if not g.numbers.may_begin(text, start, end, times):
            self.figures.amounts([], start, end)
            self._without_figures(whens, [], start, end)
            return []
        closed = g.denied(text, start, end) + times
        figures = g.numbers.read(text, start, end, closed)
        if is_packed(figures, start, end):
            self.packed.append((start, end))
            return []
        figures = self.figures.amounts(figures, start, end)
        ranks = g.numbers.ranks(text, start, end, closed)
        marks: list[Mark] = []
        if figures or ranks or not g.spaced:
            marks = g.lexicon.find(text, start, end)
            if g.compound is not None:
                marks = without_compounds(marks, text, g.compound)
            marks = self.places.mark(marks, start, end)
            marks = self.words.mark(marks, start, end, self.state, self._marks)
        figures = with_places(figures, read_ranks(g, text, start, end, ranks, marks))
        if not figures:
            self._without_figures(whens, marks, start, end)
            return []
        self.state.mention = mention
        sentence = Sentence(start, end, marks, whens, figures)
        sentence.low = text[start:end].lower()
        sentence.asides = [m.span() for m in ASIDE.finditer(text, start, end)]
        self._enter(sentence)
        drafts, current = self._figures(sentence)
        self.state.last_area = sentence.area
        self.state.mention = None
        current = self.passing.around(current, drafts) if current is not None else None
        if current is not None and not self.passing.passes(sentence, current, drafts, reviews):
            self.state.period = current.inherited()
            self.main.years.last = self.state.period
            ahead = all(d.value("status") in _AHEAD for d in drafts)
            self.state.aimed = self.state.period if ahead else None
        elif current is None and g.says_now(text, sentence):
            self.state.period = None
        return drafts

    def _enter(self, s: Sentence) -> None:
        """Set what a sentence takes over from the ones before it."""
        g = self.grammar
        self.main.note_year(s.whens)
        self.main.note_scope(s.start, s.end)
        self.main.note_plan(s.whens)
        if self.main.heading and not g.spaced:
            self.state.goals = self.state.aims_by = None
        self.main.note_main(s.whens, s.start, s.end)
        last = self.state.last_area
        if g.goes_on(self.text, s.start) or self.areas.refers_back(self.text, s.start, last):
            s.area = last
        else:
            self._point(s)
            if g.spaced and self.state.indicator and self.state.indicator.value is Indicator.OTHER:
                self.state.indicator = None  # what `other` was does not go into the next sentence
            if self.rules is not None:
                self.rules.end_gifts(self.text, s, self.state)
        if self.state.indicator is None and g.speaks_on(self.text, s.start):
            told, of_what = self.state.told
            self.state.indicator = told.inherited() if told else None
            self.state.subject = of_what.inherited() if of_what else None
        if g.spaced:
            owner = self.subjects.clauses.referents.owner(s.start, self.state.before)
            self.state.subject = owner or self.state.subject
        if not g.spaced:
            note_listed_aims(self.text, self.state, s.aims)

    def _point(self, s: Sentence) -> None:
        """Take over the place of the sentence before where one points to it: here, there."""
        before = self.state.before
        if self.areas.points(self.text, s, "here"):
            s.area = self.state.last_area
        elif before is not None and self.areas.points(self.text, s, "there"):
            spot = self.areas.spot(self.text, self._marks(*before), self._home())
            s.area = self.state.topic = spot or self.state.topic

    def _opening(self, start: int, end: int) -> None:
        """Keep the months that a dated text opens with, and the year of a heading: Last year.

        In Chinese, what a heading or question says of times and aims: 目标是什么？
        """
        state, main = self.state, self.main
        opens = main.early and state.main is None and not main.heading
        if not self.grammar.spaced:
            if main.heading or self.text[start:end].rstrip()[-1:] in ("？", "?"):
                whens = self.times.own(self.grammar.periods.find(self.text, start, end), start, end)
                self._without_figures(whens, [], start, end)
            return
        if state.year is None:
            return
        whens = self.grammar.periods.find(self.text, start, end)
        around = end - start - sum(when.stop - when.start for when in whens[:1])
        if opens or (main.heading and around <= ROUND_A_YEAR):
            main.note_main(whens, start, end)
        if opens:
            state.period = state.period or state.main
        elif not main.heading:
            main.note_period(whens)

    def _without_figures(self, whens: list[When], marks: list[Mark], start: int, end: int) -> None:
        """Keep what a heading or sentence without figures says of time and aims."""
        self.main.note_year(whens)
        self.main.note_scope(start, end)
        self.main.note_plan(whens)
        place = self.areas.topic(self.text, start, end, self._home())
        if place is not None and not self.main.heading:
            self.state.last_area = place
        opens = not self.grammar.spaced and self.text[start:end].rstrip()[-1:] in ("：", ":")
        kept, self.main.heading = self.main.heading, self.main.heading or opens
        if self.main.heading and not self.grammar.spaced:
            marks = marks or self.grammar.lexicon.find(self.text, start, end)
            heads = [m for m in marks if m.meaning.cues & {"target", "target_noun"}]
            back = any("retrospect" in m.meaning.cues for m in marks)
            self.state.goals = heads[0] if heads and not back else None
            note_aims_by(self.state, whens if opens and not back else [])
        self.main.note_main(whens, start, end)
        self.main.heading = kept
        self.main.note_period(whens)

    def _figures(self, s: Sentence) -> tuple[list[Draft], Slot | None]:
        """Give the drafts of a sentence, and the period that it carries on."""
        gap = s.start
        outside: int | None = None
        offered = self.sections.is_offer(self.rules, s)
        dense = not self.grammar.spaced
        ruled = dense and is_rule_sentence(self.grammar, self.text, s.start, s.end)
        run: list[tuple[Figure, Draft, int]] = []
        current: Slot | None = None
        given = False
        for i, figure in enumerate(s.figures):
            nxt = s.figures[i + 1].start if i + 1 < len(s.figures) else s.end
            aside = s.is_aside(figure.start)
            if outside is not None and not aside:
                gap = (
                    outside  # 企业（收入2000万元以上）实现利润: the figure in brackets cuts nothing
                )
            worded = dense and s.is_aside(figure.start, BRACKETED)
            worded = worded or (aside and self._moves_to.match(self.text, figure.after) is not None)
            outside = (gap if outside is None else outside) if worded else None
            draft = Draft(figure.start, figure.end)
            left = within(s.marks, gap, figure.start)
            right = within(s.marks, figure.after, nxt)
            previous = run[-1][1] if run else None
            s.previous = previous
            joined = previous is not None and self.grammar.is_connector(
                self.text[s.figures[i - 1].after : figure.start]
            )
            same = joined and previous is not None and are_alike(previous, figure)
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
            self.measures.fit(figure, draft, gap, previous)
            self.rates.fit(self.text, figure, draft, [d for _, d, _ in run], left, gap, s.start)
            draft.set("unit", figure.unit, (figure.start, figure.end))
            carried = (self.state.indicator, self.state.subject)
            sign = draft.value("sign") or 1
            value = figure.value * sign
            draft.set("value", value, (figure.start, figure.end))
            draft.slots["bound"] = bound
            self.subjects.place(
                figure, draft, left, right, gap, nxt, s, self.state, previous if same else None
            )
            self.names.settle(self.text, draft, previous, self.state)
            self.antecedents.settle(draft, self.state)
            give_whole(self.grammar, draft, self.state)
            let_the_whole_grow(draft)
            twin = previous if same else None
            self.areas.place(self.text, figure, draft, left, right, s, self.state, twin)
            if aside and not self.subjects.placed_in_brackets:
                self.state.indicator, self.state.subject = carried
            held = current
            when, consumed, current = self.periods.period(
                Asked(figure, s, gap, nxt, current, draft, same, previous)
            )
            if (aside and not dense) or self.passing.compares(gap, figure, current):
                current = held  # …, up from the 3.4% increase in the first half; sales …
            if self.passing.is_times_of(figure, draft, when) and previous is not None:
                when, current = previous.slots["period"].inherited(), held
            when = self.fitter.since(draft, previous, when, s, gap)
            when = self.fitter.goes_on(draft, previous, when, s)
            draft.slots["period"] = self.fitter.average_span(draft, when, s)
            self.fitter.since_then(draft)
            self.fitter.yearly(figure, draft, previous)
            self.fitter.alike(draft)
            if figure.shape.startswith("sector"):
                read_sector(figure, draft)
            decide_status(self.grammar, self.text, figure, draft, s, gap, self.state)
            if dense and (self.policy or ruled):
                read_rule(self.text, s, draft)
            if self.rules is not None and (offered or self.policy):
                self.rules.read(self.text, s, draft, self.policy)
            self.fitter.aim_ahead(draft)
            self.fitter.not_ahead(draft, s)
            self.fitter.timeless(draft)
            if dense:
                told = previous.slots.get("subject") if given and previous else None
                read_beneficiary(self.grammar, self.text, s, draft, told)
                given = draft.value("indicator") is Indicator.SUBSIDY
            run.append((figure, draft, gap))
            self.main.years.note_aim(draft)
            if figure.unit == "percent":
                s.rate = draft
            behind = bound.end if (bound.start or 0) >= figure.end else None
            gap = max(figure.after, of_end, consumed, behind or 0, s.taken)
            gap = min(gap, nxt)
        self._told_together(s, run)
        return [d for _, d, _ in run], current

    def _told_together(self, s: Sentence, run: list[tuple[Figure, Draft, int]]) -> None:
        """Read what the figures of a sentence share: bounds, speaker, things, wholes, periods."""
        drafts, gaps = [d for _, d, _ in run], [g for _, _, g in run]
        share_bounds(self.grammar, self.text, s, run)
        self.speakers.attribute(s, drafts)
        self.lists.read(s, drafts, gaps)
        if self.grammar.spaced:
            if len(drafts) > 1:
                self.lists.pair(s, drafts, gaps)
                self.paired.read(s, drafts)
            self.shares.read(s, drafts, self.state)
            self.markets.read(s, drafts, self.state)
            self.subjects.partners.buyers(s, drafts, self.state.area)
            self.subjects.partners.dealt_with(drafts, self.state.area)
            self.subjects.partners.others(drafts)
            self.subjects.partners.abroad(s, drafts, self.state.area)
            self.series.read(s, drafts)
            self.share_lists.share_back(drafts)
            self.share_lists.parts_of_one(drafts)
            self.share_lists.counted(drafts)
            self.subjects.shares.before = drafts[-1] if drafts else None
            self.comparisons.read(s, drafts)
            self.kinds.read(s, drafts, gaps, self.state)
        share_out(self.grammar, self.text, s, drafts, self.main.years.told)
        self.names.settle_late(self.text, drafts)
        if self.grammar.spaced:
            self.made.read(s, drafts)
        read_last(self.grammar, self.text, s, drafts)
        if self.sense is not None:
            self.sense.settle(s, drafts)
            read_funds(self.text, s, drafts)
        self.rank_fields.read(s, drafts, gaps)
        self.neighbours.read(s, drafts)
        self.again.read(s, drafts, self.state)
        if not self.grammar.spaced:
            self.state.said = drafts[-1] if drafts else self.state.said
