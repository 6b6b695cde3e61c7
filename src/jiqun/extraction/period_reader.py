"""Give each figure its period: told beside it, in its sentence, or carried along."""

from jiqun.extraction.asked_periods import Asked, Told
from jiqun.extraction.dense_times import DenseTimes
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.main_period import MainPeriod
from jiqun.extraction.period_gaps import FLOWS, NO_DATE, beside_a_point, undated
from jiqun.extraction.periods_behind import BehindReader, goes_back
from jiqun.extraction.plan_ends import AT_THE_END, PlanEnds
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.standing_facts import StandingFacts
from jiqun.extraction.state import INHERITED, Draft, Slot, State, make_period
from jiqun.extraction.terms import TermReader
from jiqun.extraction.when import BACK, COUNTED, IN_HAND, SAME, When
from jiqun.extraction.years import is_long
from jiqun.model import Measure

_RATES = ("percent", "percentage_point", "multiple")
_OF_A_POINT = (Measure.LEVEL, Measure.CHANGE, Measure.SHARE)
OPENING = 24
"""Characters of a sentence in which the time stands that it opens with: our choice."""
NEARBY = 400
"""Characters over which a place in a list still takes the period before it: our choice."""
NOW = 48
"""Characters before a figure in which it is told to be of now: our choice."""
TOLD = 60
"""Characters before a day in which something was published or said on it: our choice."""
OPENS = 3
"""Characters before a number of years that opens a sentence: our choice."""


class PeriodReader:
    """Reads the periods of the figures of one text."""

    def __init__(self, g: Grammar, text: str, state: State, main: MainPeriod) -> None:
        """Keep the grammar, the text, the state, and the reader of main periods with its years."""
        self.grammar, self.text, self.state = g, text, state
        self.years, self.main = main.years, main
        self.behind = BehindReader(g, text, state, main.years)
        self.terms = TermReader(g.pack, text)
        self.ends = PlanEnds(g, text)
        self.dense = DenseTimes(g, text, state, main.years)
        self._since = g.pack.form("periods", "told", "since")
        self._now_before = g.pack.form("periods", "told", "now_before")
        self._peak = g.pack.form("periods", "told", "peak")
        form = g.pack.form
        self.standing = StandingFacts(g, text)
        self._and_grew = form("periods", "told", "and_grew")
        self._path_behind = g.pack.form("periods", "told", "path_behind")
        self._path_goes_on = form("periods", "told", "path_goes_on")
        self._years_on = form("periods", "told", "years_on")
        self._reported = form("periods", "told", "reported")
        self._told_then = form("periods", "told_then")
        self._of_that = form("periods", "told", "of_that")
        self._turns = form("periods", "told", "turns")

    def period(self, asked: Asked) -> Told:
        """Give the period of a figure: told beside it, in its sentence, or carried along.

        Where it is null for a word of time without a date to count from, that word says so.
        """
        slot, consumed, current = self._period(asked)
        if (
            slot.value is None
            and slot.start is None
            and (why := undated(asked, self.years)) is not None
        ):
            slot = Slot(None, why.start, why.stop, NO_DATE)
        return slot, consumed, current

    def _period(self, asked: Asked) -> Told:
        figure, s, current = asked.figure, asked.sentence, asked.current
        self.years.current = current
        term = self.terms.read(s.start, figure.start, figure.after, s.end)
        if term is not None:
            return term, figure.after, term
        found = self.behind.read(asked) or self._now(asked) or self._before(asked)
        if found is not None:
            return found
        if current is None and (then := self.dense.by_then(asked)):
            return then, figure.after, then
        if current is None and (span := self.dense.plan_years(asked)):
            return span, figure.after, span
        slot = self._of_the_one_before(asked) or self._start_of_span(asked) or self._in_hand(asked)
        if slot is not None:
            return slot, figure.after, current
        ahead = self._ahead(asked)
        if ahead is not None:
            return ahead
        if (told := self.years.later_in_clause(asked)) is not None:
            return told, figure.after, told
        if self.grammar.says_now(self.text, s) or self._stands(figure, asked.draft, s):
            s.stands = True
            return Slot(None), figure.after, current
        return self.dense.told_later(asked) or self._carried(asked), figure.after, current

    def _now(self, asked: Asked) -> Told | None:
        """Give a figure of the present no time: it now employs 4,150, from the current 32%."""
        if not self.grammar.spaced:
            if not self.dense.now(asked):
                return None
            return Slot(None), asked.figure.after, asked.current or self.dense.aimed_at(asked)
        low = max(asked.gap, asked.start - NOW)
        if not self.grammar.may("periods.told.now_before", self.text, low, asked.start):
            return None
        told = self._now_before.search(self.text, low, asked.start)
        if told is None:
            return None
        if told["now"] and asked.current is None:
            return None
        if any(told.start() <= w.start < asked.start for w in asked.sentence.whens):
            return None
        return Slot(None), asked.figure.after, asked.current

    def _before(self, asked: Asked) -> Told | None:
        """Take the last words of time between the figure before and this one."""
        figure, s, current = asked.figure, asked.sentence, asked.current
        for when in reversed([w for w in s.whens if asked.gap <= w.start < figure.start]):
            if when.role == "date" and (
                not when.year
                or self._reported.search(self.text, when.stop, figure.start)
                or self._told_then.search(self.text, max(0, when.start - TOLD), when.start)
            ):
                continue
            compared = not self.grammar.spaced and self._is_compared(when, figure)
            if compared and figure.unit not in _RATES and (found := self.years.told(when)):
                return found, figure.after, current
            if base := self.dense.of_a_base(when, figure, current):
                return base, figure.after, current
            if when.role == "of":
                if self._of_that.fullmatch(self.text, when.stop, figure.start):
                    return self.years.told(when) or Slot(None), figure.after, current
                continue
            if when.role == "than" or (when.named and self.main.closes(when)):
                continue
            if self.main.is_of_a_plan(when):
                continue
            if when.part in IN_HAND:
                for other in s.whens:
                    if other.start < when.start and other.part not in IN_HAND:
                        self.years.told(other)
            if (several := self._up_to(when, s)) is not None:
                return several, figure.after, current
            if figure.unit == "multiple" and self.text.startswith(("的", "同期的"), when.stop):
                continue
            if figure.unit == "percent" and self.dense.is_base(when, figure):
                continue
            if when.named and asked.draft.value("measure") is Measure.GROWTH:
                single = [w for w in s.whens if w.year and not w.last and w.role != "than"]
                if single and (found := self.years.told(single[0])):
                    return found, figure.after, current
            if found := self.years.told(when):
                if start := self._first_year(when, asked):
                    return start, figure.after, found
                passes = self._passes(when, s, current)
                keeps = (current or self._leading(when, s)) if passes else found
                if self.grammar.spaced and self._looks_back(when, current, found):
                    keeps = current
                named = (when.named and when.last) or self._opens_years(when, s)
                if named and self.ends.is_stock(asked.draft, s):
                    end = make_period(found.value.years[1])
                    if not self.grammar.spaced:
                        return Slot(end, when.start, when.stop), figure.after, keeps
                if self.grammar.spaced and is_long(found.value):
                    goes_on = self._path_goes_on.match(self.text, figure.after)
                    if goes_on and self.behind.begins_a_path(asked):
                        return self._year_of(found, 0), figure.after, keeps
                    if when.part == SAME and self.ends.is_stock(asked.draft, s):
                        return self._year_of(found, -1), figure.after, keeps
                return found, figure.after, keeps
        return None

    def _looks_back(self, when: When, current: Slot | None, found: Slot) -> bool:
        """Say whether a sentence that told of a year looks back on another for one figure."""
        if not goes_back(current, found) or current is None:
            return False
        earlier = found.value.years[1] < current.value.years[1]
        return earlier and (when.year is not None or when.part.startswith(BACK))

    def _passes(self, when: When, s: Sentence, current: Slot | None) -> bool:
        """Say whether words of time are of their own figure alone, not of what follows."""
        before = self.text[max(s.start, when.start - 1) : when.start]
        return (
            (when.part.startswith("avg") and not self._opens_years(when, s))
            or (when.last is not None and self._averages(when) and current is not None)
            or (not self.grammar.spaced and before in ("由", "从"))
            or self.dense.is_part(when)
            or (when.part in COUNTED and (current or self._leading(when, s)) is not None)
            or (current is not None and len(when.part) == 2 and when.part.isdigit())
            or (not self.grammar.spaced and self._is_of_a_path(when, s, current))
        )

    def _up_to(self, when: When, s: Sentence) -> Slot | None:
        """Give the years up to the one a sentence aims at: 到2025年…，五年翻一番."""
        if not when.part.startswith("avg") or self.grammar.spaced:
            return None
        aims = [w for w in s.whens if w.role == "by" and w.year and w.start < when.start]
        if not aims:
            return None
        last = aims[-1].last or aims[-1].year or 0
        span = make_period(last - int(when.part[3:]) + 1, last=last)
        return Slot(span, when.start, when.stop)

    def _averages(self, when: When) -> bool:
        """Say whether years are only those that an average runs over: 2025—2027年年均增长15%."""
        return not self.grammar.spaced and self.text.startswith(("年均", "平均"), when.stop)

    def _is_of_a_path(self, when: When, s: Sentence, current: Slot | None) -> bool:
        """Say whether a year only ends a path or stands in brackets: 由…增加到2025年的….

        Where no wider time is in hand, it is the time of what follows.
        """
        if any(a <= when.start < b for a, b in s.asides):
            return True
        if not when.year or when.last or not self.text.startswith("的", when.stop):
            return False
        if self.text[max(s.start, when.start - 1) : when.start] not in ("到", "至"):
            return False
        held = current or self._leading(when, s) or self.state.period
        if held is None or held.value is None:
            return False
        first, last = held.value.years
        return bool(first <= when.year <= last)

    def _leading(self, when: When, s: Sentence) -> Slot | None:
        """Give the time that a sentence opens with, before the one of a path or of brackets."""
        if self.grammar.spaced:
            return None
        first = next((w for w in s.whens if w.role in ("", "by")), None)
        if first is None or first.start >= when.start or first.start - s.start > OPENING:
            return None
        return None if first.part.startswith("avg") else self.years.told(first)

    def _first_year(self, when: When, asked: Asked) -> Slot | None:
        """Give the first of stated years to the start of a path: 2018年至2022年，由310家增加到."""
        if self.grammar.spaced or not self._leaves(asked):
            return None
        if when.named or self._opens_years(when, asked.sentence):
            span = self.years.resolve(when)
            if span is None or not is_long(span):
                return None
            return Slot(make_period(span.years[0] - 1), when.start, when.stop)
        return (
            Slot(make_period(when.year or when.last), when.start, when.stop) if when.last else None
        )

    def _opens_years(self, when: When, s: Sentence) -> bool:
        """Say whether a number of years opens a sentence and holds for all of it: 五年来，…"""
        if not when.part.startswith("avg") or self.grammar.spaced:
            return False
        return when.start - s.start <= OPENS and bool(self._years_on.match(self.text, when.stop))

    def _leaves(self, asked: Asked) -> bool:
        """Say whether a figure is where a path begins: 由8.4%提高到…."""
        lead = self.text[max(asked.gap, asked.start - 4) : asked.start].rstrip("约近超过的")
        return lead[-1:] in ("由", "从")

    def _of_the_one_before(self, asked: Asked) -> Slot | None:
        """Give the figures of a list, and a level and its growth, one period."""
        previous, current = asked.previous, asked.current
        if previous is None:
            return None
        if asked.figure.shape in ("sector1", "sector2"):
            return previous.slots.get("period", Slot(None))
        if previous.value("period") is None:
            return None
        told = previous.slots["period"]
        grew = (
            previous.start >= asked.sentence.start
            and self._and_grew.fullmatch(self.text, previous.end, asked.start)
            and (current is None or current.start == told.start)
        )
        return told if grew or asked.same else None

    def _start_of_span(self, asked: Asked) -> Slot | None:
        """Give the start of a path the year before the plan that the text is in: 由8.4%提高到."""
        if self.grammar.spaced:
            starts = asked.current is not None and self.behind.begins_a_path(asked)
            if not starts or asked.current is None or not is_long(asked.current.value):
                return None
            goes_on = self._path_goes_on.match(self.text, asked.figure.after)
            return self._year_of(asked.current, 0) if goes_on else None
        held = self._span_in_force(asked.current) if self._leaves(asked) else None
        if held is None:
            return None
        stated = held.start is not None and self.text[held.start : held.start + 4].isdigit()
        first = held.value.years[0] - (0 if stated else 1)
        first -= stated and self.dense.left_from(first - 1, asked.start)
        return Slot(make_period(first), held.start, held.end, INHERITED)

    def _in_hand(self, asked: Asked) -> Slot | None:
        """Give the period that the sentence has told; a stock is of its last year."""
        current = asked.current
        if current is None:
            return None
        if is_long(current.value) and self.ends.is_stock(asked.draft, asked.sentence):
            return self._year_of(current, -1)
        if self.behind.ends_a_path(asked) and asked.previous is not None:
            told = asked.previous.slots.get("period")
            started = told is not None and told.start == current.start
            first = current.start or 0
            since = self._since.search(self.text, max(asked.sentence.start, first - NOW), first)
            leads = first < asked.previous.start and since is None  # last year … from 42 to 51
            return None if (started and not leads) or not self.grammar.spaced else current
        if (whole := beside_a_point(asked, self.grammar, self.years)) is not None:
            return whole
        return current

    def _ahead(self, asked: Asked) -> Told | None:
        """Take the words of time that the sentence tells only later, in the same clause."""
        figure, s, current = asked.figure, asked.sentence, asked.current
        if not self.grammar.spaced:
            return None
        if (path := self._path_behind.match(self.text, figure.after, s.end)) is not None:
            ends = next((w for w in s.whens if w.start == path.start("ends")), None)
            if ends is not None and (found := self.years.told(ends)) is not None:
                return found, figure.after, found
        for when in s.whens:
            if when.role in ("than", "date", "of") or when.start < figure.start:
                continue
            if self.behind.is_another(when):
                continue
            if self._turns.search(self.text, figure.after, when.start):
                continue  # the year is of another clause: …, compared to 5,000 in 2012
            if (figure.form == "rank" or self.grammar.says_now(self.text, s)) and not when.year:
                continue
            if (found := self.years.told(when)) and when.role in ("by", ""):
                return found, figure.after, current if when.role == "by" else found
        return None

    def _carried(self, asked: Asked) -> Slot:
        """Give the period that the text has carried so far, where it can be this figure's."""
        if self.state.period is None:
            return Slot(None)
        figure, s, measure = asked.figure, asked.sentence, asked.draft.value("measure")
        carried = self.state.period.inherited()
        told = s.previous.slots.get("period") if s.previous is not None else None
        is_rank = figure.form == "rank"
        moved = is_rank and self.behind.ends_a_path(asked)
        if is_rank and self.grammar.spaced and told is not None and told.value and not moved:
            return told.inherited()
        if (
            not self.grammar.spaced
            and is_long(carried.value)
            and self.ends.is_stock(asked.draft, s)
        ):
            return self._year_of(carried, -1)
        near = figure.start - (carried.end or 0) <= NEARBY
        if is_rank and near:
            return carried
        if carried.value.is_point and self.state.main is not None:
            if not self.grammar.spaced and asked.draft.value("indicator") in FLOWS:
                carried = self.state.main.inherited()
            if carried.value.is_point and measure not in _OF_A_POINT:
                carried = self.state.main.inherited()
            near = figure.start - (carried.end or 0) <= NEARBY
        if is_rank and not near:
            return Slot(None)
        if is_long(carried.value) and (
            self.ends.is_stock(asked.draft, s) or self.dense.aims_at_the_end(carried, asked)
        ):
            return self._year_of(carried, -1)
        return carried

    def _year_of(self, span: Slot, which: int) -> Slot:
        return Slot(make_period(span.value.years[which]), span.start, span.end, INHERITED)

    def _is_compared(self, when: When, figure: Figure) -> bool:
        """Say whether a level is told of the time that it is compared with: 较2020年的9323亿元."""
        between = self.text[when.stop : figure.start].strip('”」"')
        return when.role == "than" and self._peak.fullmatch(between) is not None

    def _stands(self, figure: Figure, draft: Draft, s: Sentence) -> bool:
        """Say whether a fact is told in the present and without a time: `it has 13 plants`.

        Not in a report whose heading dates all that follows.
        """
        if draft.value("measure") not in AT_THE_END or figure.form == "rank":
            return False
        if not self.grammar.spaced:
            return self.dense.stands(figure, s, self.main.dated_by_heading)
        if figure.unit == "multiple" and self.text[figure.after - 1] == "d":
            return False  # it has doubled
        return self.standing.holds(figure, s, self.state.period)

    def _span_in_force(self, current: Slot | None) -> Slot | None:
        """Give the years of the plan that the text is in, for the start of a from-to."""
        return next(
            (p for p in (current, self.state.period, self.state.main) if p and p.value.is_span),
            None,
        )
