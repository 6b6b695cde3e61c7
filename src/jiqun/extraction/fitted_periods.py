"""Fit a period to what its figure says: averages run over years, aims lie ahead."""

from dataclasses import replace

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.period_gaps import FLOWS
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, STATED, Draft, Slot, State, make_period
from jiqun.extraction.when import When
from jiqun.lang import Forms
from jiqun.model import Measure, Status

_ZH = Forms("zh", "forms", "fitted_periods")

OPENING = 8
"""Characters of a sentence before what all its paragraph is compared with: our choice."""
NEARBY = 12
"""Characters before a change in which its own base stands: our choice."""
_GONE_ON = (Measure.GROWTH, Measure.CHANGE, Measure.MULTIPLE, Measure.SHARE_CHANGE)
OVER = 12
"""Characters before a rate in which it is said to run over years: our choice."""
PLAN = 5
"""Years of a Chinese plan; its first ends in 1 or 6, and the report of that year sets its aims."""
_CHANGES = (Measure.GROWTH, Measure.CHANGE, Measure.SHARE_CHANGE)


class PeriodFitter:
    """Fits the periods of figures in one text."""

    def __init__(self, g: Grammar, text: str, state: State) -> None:
        """Keep the grammar, the text and the state."""
        self.grammar, self.text, self.state = g, text, state
        self._against: tuple[int, int] | None = None
        self._done = Slot(None)
        self._from = g.pack.form("periods", "told", "path_begins")
        self._since = g.pack.form("periods", "told", "since")
        self._of_the_aim = g.pack.form("periods", "told", "of_the_aim")
        self._still = g.pack.form("periods", "told", "still_ahead")
        self._aims = g.pack.form("periods", "told", "is_aimed_at")
        self._not_yet = g.pack.form("periods", "told", "not_yet")

    def _all_against(self, draft: Draft, s: Sentence, last: int) -> Slot | None:
        """Give the years since the one that a paragraph compares with: 与“十二五”末相比，…."""
        line = self.text.rfind("\n", 0, s.start) + 1
        for when in s.whens:
            opens = when.start - s.start <= OPENING and when.role == "than"
            if opens and when.year and not when.last and self.text.startswith("相比", when.stop):
                self._against = line, when.year
        if self._against is None or self._against[0] != line or self._against[1] + 1 >= last:
            return None
        if _ZH.yearly.search(self.text, max(s.start, draft.start - NEARBY), draft.start):
            return None
        return Slot(make_period(self._against[1] + 1, last=last), s.start, s.start, INHERITED)

    def since(
        self, draft: Draft, previous: Draft | None, when: Slot, s: Sentence, gap: int
    ) -> Slot:
        """Give a change against a year long before the span of years it took: 比2019年提高."""
        if self.grammar.spaced or draft.value("measure") not in (*_CHANGES, Measure.GROWTH_AVG):
            return when
        if when.value is None or not when.value.is_year:
            return when
        last = when.value.years[0]
        if (since := self._all_against(draft, s, last)) is not None:
            return since
        for other in s.whens:
            compared = other.role == "than" and gap <= other.start < draft.start
            compared = compared or self._is_base(other, previous, draft)
            if compared and other.year and other.year + 1 < last and not other.last:
                span = make_period(other.year + 1, last=last)
                return Slot(span, other.start, other.stop, INHERITED)
        return when

    def _is_base(self, when: When, previous: Draft | None, draft: Draft) -> bool:
        """Say whether a change is told from the level before it: 较2017年的190万辆萎缩四成."""
        if previous is None or when.role != "than":
            return False
        told = previous.slots.get("period")
        beside = told is not None and told.start == when.start
        return beside and not any(c in self.text[previous.end : draft.start] for c in "，；。")

    def goes_on(self, draft: Draft, previous: Draft | None, when: Slot, s: Sentence) -> Slot:
        """Give a change of share the span of years of the growth it is told together with.

        与2019年相比，产值增长三成，占比提高4.2个百分点 compares with 2019 twice.
        """
        if self.grammar.spaced or previous is None or previous.start < s.start:
            return when
        if draft.value("measure") is not Measure.SHARE_CHANGE or previous.value("measure") not in (
            Measure.GROWTH,
            Measure.CHANGE,
        ):
            return when
        told = previous.slots.get("period")
        if told is None or told.value is None or when.value is None or told.start is None:
            return when
        since = any(w.role == "than" and w.start == told.start for w in s.whens)
        between = self.text[previous.end : draft.start]
        if not since or "同比" in between or any(c in between for c in "；。"):
            return when
        if any(previous.end <= w.start < draft.start for w in s.whens):
            return when
        return told.inherited()

    def average_span(self, draft: Draft, when: Slot, s: Sentence) -> Slot:
        """Give the years that an average runs over; the words around name only its end."""
        if draft.slots.pop("two_years", None) is not None and when.value is not None:
            last = when.value.years[1]
            return Slot(make_period(last - 1, last=last), when.start, when.end, when.how)
        if when.value is None and draft.value("measure") is Measure.GROWTH_AVG:
            return self._of_a_path(s) or when
        if (since := self._since_a_base(draft, when)) is not None:
            return since
        summed = self._is_summed(draft, when)
        if (draft.value("measure") is not Measure.GROWTH_AVG and not summed) or when.value is None:
            return when
        if not when.value.is_year:
            return when
        last = when.value.years[0]
        main = self.state.main
        if summed:
            return Slot(
                make_period((self.state.plan or (last,))[0], last=last), when.start, when.end
            )
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

    def _since_a_base(self, draft: Draft, when: Slot) -> Slot | None:
        """Give the years since one that a text on a later year goes back to.

        2025年产值386亿元。跟2020年的274亿元相比，五年增长40.9%: since 2020, up to 2025.
        """
        main = self.state.main
        if self.grammar.spaced or main is None or when.value is None or not when.value.is_year:
            return None
        grew = self.grammar.pack.form("periods", "told", "grew_over")
        over = grew.search(self.text, max(0, draft.start - OVER), draft.start) is not None
        if draft.value("measure") is not Measure.GROWTH_AVG and not over:
            return None
        first, last = when.value.years[0], main.value.years[1]
        if not main.value.is_year or last <= first + 1:
            return None
        return Slot(make_period(first + 1, last=last), when.start, when.end, INHERITED)

    def _of_a_path(self, s: Sentence) -> Slot | None:
        """Give the years of growth of a path that was told: from 3 in 2023 to 10 in 2030."""
        end = s.previous.slots.get("period") if s.previous is not None else None
        years = [w for w in s.whens if w.year and not w.last and not w.part]
        if end is None or end.value is None or not end.value.is_year or len(years) < 2:
            return None
        first, last = (years[0].year or 0) + 1, end.value.years[1]
        if first >= last:
            return None
        return Slot(make_period(first, last=last), end.start, end.end, INHERITED)

    def _is_summed(self, draft: Draft, when: Slot) -> bool:
        """Say whether a change is told of all years of a plan: 到2030年…能耗累计降低13%."""
        if self.grammar.spaced or when.value is None or not when.value.is_year:
            return False
        if self.state.plan is None or when.value.years[1] != self.state.plan[1]:
            return False
        if draft.value("measure") not in (Measure.GROWTH, Measure.CHANGE, Measure.SHARE_CHANGE):
            return False
        summed = self.grammar.pack.form("periods", "told", "summed_up")
        return summed.search(self.text, max(0, draft.start - 12), draft.start) is not None

    def alike(self, draft: Draft) -> None:
        """Name the growth a year before that a rate is held against: than in the same period."""
        told, period = draft.slots.pop("of_alike", None), draft.value("period")
        if told is not None and period is not None:
            draft.slots["of"] = replace(told, value=f"growth in {period.year_before()}")

    def aim_ahead(self, draft: Draft) -> None:
        """Give an aim without a year of its own the year it is set in, never one that is over.

        What a report of a plan's first year aims at on average is of all years of the plan.
        """
        slot = draft.slots.get("period")
        if draft.value("status") is not Status.TARGET or slot is None or slot.value is None:
            return
        year = self.state.year
        if slot.how != INHERITED or year is None or slot.value.years[1] > year:
            return
        average = draft.value("measure") is Measure.GROWTH_AVG
        if average and year == self.state.delivered and year % PLAN == 1:
            plan = make_period(year, last=year + PLAN - 1)
            draft.slots["period"] = Slot(plan, slot.start, slot.end, INHERITED)
        elif slot.value.years[1] < year:
            draft.slots["period"] = Slot(make_period(year), slot.start, slot.end, INHERITED)

    def since_then(self, draft: Draft) -> None:
        """Give what went on since a year the years up to the text's own: cut by 30% since 1990."""
        slot, year = draft.slots.get("period"), self.state.year
        if not self.grammar.spaced or slot is None or slot.value is None or slot.start is None:
            return
        if not slot.value.is_year or slot.how == INHERITED:
            return
        if not self._since.search(self.text, max(0, slot.start - 8), slot.start):
            return
        if self._from.search(self.text, max(0, draft.start - 8), draft.start):
            return  # since 2010 the mills have gone from 212 to 98
        first = slot.value.years[0]
        flows = draft.value("measure") in _GONE_ON or draft.value("indicator") in FLOWS
        if flows and year is not None and year > first:
            draft.slots["period"] = Slot(make_period(first, last=year), slot.start, slot.end)
        elif draft.value("measure") not in _CHANGES:
            draft.slots["period"] = Slot(None)

    def not_ahead(self, draft: Draft, s: Sentence) -> None:
        """Take from what is done the year of an aim told before, or tell that it is aimed at too.

        `By 2027 output is to reach 9 billion. The plant makes 40,000 units`: now. `This includes 3
        billion of exports`, `90 percent are to be sold abroad`: in 2027, as aimed at.
        """
        slot, aim = draft.slots.get("period"), self.state.aimed
        if slot is None or slot.value is None or draft.value("status") is not Status.ACTUAL:
            return
        if not self.grammar.spaced:
            self._not_of_the_plan(slot, aim, draft)
            return
        if self._is_ahead(slot) and self._not_yet.search(self.text, s.start, s.end):
            aimed = self._aims.search(self.text, s.start, s.end) is not None
            status = Status.TARGET if aimed else Status.FORECAST
            draft.slots["status"] = Slot(status, slot.start, slot.end)
        elif aim is None or slot.how != INHERITED or slot.value != aim.value:
            self._done = slot
        elif self._of_the_aim.match(self.text, s.start) or self._still.search(
            self.text, s.start, s.end
        ):
            draft.slots["status"] = Slot(Status.TARGET, slot.start, slot.end, INHERITED)
        else:
            draft.slots["period"] = self._done.inherited()

    def _is_ahead(self, slot: Slot) -> bool:
        """Say whether years are told that begin after that of the text: could have 200 by 2028."""
        year, told = self.state.year, slot.value
        if year is None or slot.how != STATED or not (told.is_year or told.is_span):
            return False
        return bool(told.years[0] > year)

    def _not_of_the_plan(self, slot: Slot, aim: Slot | None, draft: Draft) -> None:
        """Take from a fact the last year of a plan that a paragraph before it aims at."""
        if aim is None or slot.how != INHERITED or slot.start != aim.start or aim.end is None:
            return
        if "\n" in self.text[aim.end : draft.start]:
            main = self.state.main
            other = main is not None and main.start != aim.start
            draft.slots["period"] = main.inherited() if main and other else Slot(None)

    def timeless(self, draft: Draft) -> None:
        """Leave what a technique saves without a time that it only stands near to."""
        slot = draft.slots.get("period")
        saves = draft.value("unit") == "percent" and draft.value("measure") is Measure.CHANGE
        if self.grammar.spaced and saves and slot is not None and slot.how == INHERITED:
            draft.slots["period"] = Slot(None)

    def yearly(self, figure: Figure, draft: Draft, previous: Draft | None) -> None:
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
