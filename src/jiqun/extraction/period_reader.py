"""Give each figure its period: stated, carried along, or set by a heading or a plan."""

import re
from collections import Counter

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.spaced_periods import When
from jiqun.extraction.state import (
    INHERITED,
    METADATA,
    Draft,
    Slot,
    State,
    country_of,
    make_period,
)
from jiqun.extraction.terms import TermReader
from jiqun.model import Indicator, Measure, Period, Status

_ANY_YEAR = re.compile(r"(?<![\d,.$])(?:19[5-9]|20[0-4])\d(?![\d%]|[,.]\d)")
_RATES = ("percent", "percentage_point", "multiple")
_AT_THE_END = (Measure.LEVEL, Measure.SHARE, Measure.RANK, Measure.MULTIPLE)
_CHANGES = (Measure.GROWTH, Measure.CHANGE, Measure.SHARE_CHANGE)
_BASE = re.compile(r"(?:同期)?的(?:约|近|超过?)?")
_RECOVERS = re.compile(r"(?:恢复[至到]|相当于|达到?|为|是)$")
FIRST_MONTHS = 3
"""Months of a year in which texts tell of the year before: our choice, reports come by then."""
_AIMS_AHEAD = re.compile(r"今年|力争|确保|目标|预期|计划|预计|有望|将|要|争取|\d{4}年")
_AND_GREW = re.compile(
    r"[，、,]?(?:同比|环比|比上年同期|比上月|较上年同期)?(?:分别|实际|名义)?"
    r"(?:增长|下降|上升|回落|增|降|提高|减少|增加)[了约近超]?"
)
NEAR = 24
"""Characters around a word of time in which an aim may stand: our choice."""
SENTENCE = 200
"""Characters of a sentence in which 今年 is looked for: our choice."""
_FLOWS = frozenset(
    [
        *(Indicator.GDP, Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.REVENUE),
        *(Indicator.PROFIT, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE, Indicator.FDI),
        *(Indicator.INVESTMENT, Indicator.RETAIL_SALES, Indicator.FISCAL_REVENUE),
        *(Indicator.PRODUCTION, Indicator.INCOME),
    ]
)
"""What is told of a stretch of time, never of a point in it."""
_PATH = re.compile(r"\bfrom (?:\w+ ){0,2}$")
_REACHED = re.compile(r"[到至达](?:约|近|超)?$")
_FLOW = re.compile(
    r"(?:新(?:建|开工|登记|设|认定|开通|投产|引进|签约|培育)|落地|签约|引进|引育|入驻|举办|承办|投放|发放|处置|化解|救助|"
    r"完成|实施|推出|出台|改造|开行|运送|接待|减免|办结|受理|兑付|消纳|安置|搬迁|招引)[^，。；]*$"
)
_STARTED = re.compile(
    r"[^，。；\d]{0,30}?(?:开局|创建|建成|投产|开工|落地|获批|入选|贯通|开通|投运|投用|竣工|通过|落户|下线|交付)"
)
_EVENTS = re.compile(
    r"[\d.]+[万亿余]*(?:场|列|次|人次|架次|班次|班列|件次|批次|标箱|种|款|项|件|起)"
)
_CLOSES = re.compile(
    r"[”’\"]?(?: (?:period )?(?:draws to|comes to|nears|ends|closes)|(?:规划)?收官)"
)
_DONE = re.compile(
    r"[^.;]{0,160}?\b(?:were|was|have been|has been) (?:newly )?(?:selected|established|launched|"
    r"built|approved|created|set up|opened|introduced|completed|recognized|recognised)\b"
)
_FROM = re.compile(r"\bfrom\b", re.I)
_TURNS = re.compile(
    r"\b(?:while|whereas|compared|against|versus|from|although|plans?|aims?|will|targets?|expects?)\b|;",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r",? (?:in )?(?:a|the|one) year (?:earlier|ago|before)\b|,? (?:in )?the previous year\b", re.I
)
PATH = 80
"""Characters over which a path goes from one figure to the next: our choice."""
_SUMMED = re.compile(r"累计|连续|cumulative|accumulated")
LEAD_SPACED, LEAD_DENSE = 240, 40
"""Characters of a sentence in which its first period is that of what follows: our choice."""
SPREAD, TOPICAL = 12, 0.6
"""Years over which a text wanders, and the share of one year that makes it topical: our choice,
by which a news item or report (a few years around its own) differs from a reference work."""
NEARBY = 400
"""Characters over which a place in a list still takes the period before it: our choice."""


def is_long(period: Period) -> bool:
    """Say whether a period is a span of years; a fiscal year is none."""
    return period.is_span and (period.last - period.first).days > 400


class PeriodReader:
    """Reads the periods of one text, and carries them along in its state.

    Attributes:
        early: whether the beginning of the text is being read.
        heading: whether the paragraph in hand is a heading.
        looks_back: whether the beginning of a review of the past is being read.
    """

    def __init__(self, g: Grammar, text: str, state: State) -> None:
        """Keep the grammar, the text and the state."""
        self.grammar, self.text, self.state = g, text, state
        self.pack = g.pack
        self.terms = TermReader(g.pack, text)
        self.early = True
        self.heading = False
        self.looks_back = False
        self._title_without_date = False
        self._dated_by_heading = False
        standing = g.pack.names.get("standing")
        longer = g.pack.names.get("standing_long")
        self._standing = re.compile(str(standing), re.I) if standing else None
        self._standing_long = re.compile(str(longer), re.I) if longer else None
        self._wanders = self.pack.spaced and self._goes_through_history()

    def _goes_through_history(self) -> bool:
        """Say whether a text tells of many years and is about none: a reference work.

        In such a text a year is carried within its paragraph alone.
        """
        years = Counter(int(y) for y in _ANY_YEAR.findall(self.text))
        if not years or max(years) - min(years) < SPREAD:
            return False
        return max(years.values()) < TOPICAL * sum(years.values())

    def note_year(self, whens: list[When]) -> None:
        """Keep the first year that a text tells of, where no metadata gives one."""
        for when in whens:
            if when.named and when.last and self.state.year is None and self._closes(when):
                self.state.year = when.last  # the plan's end is an anchor (ruling 2)
                return
            if when.year is None or when.role in ("by", "than") or when.named:
                continue
            if self.state.year is None:
                self.state.year = when.last or when.year
                if when.role == "date" and self.heading and when.part[:2].isdigit():
                    self.state.month = int(when.part[:2])
            return

    def _is_compared(self, when: When, figure: Figure) -> bool:
        """Say whether a level is told of the time that it is compared with: 较2020年的9323亿元."""
        return when.role == "than" and self.text[when.stop : figure.start].strip('”」"') in (
            "的",
            "",
        )

    def _is_imprint(self, when: When) -> bool:
        """Say whether a month stands alone in brackets: the day of the document (2026年1月)."""
        inside = self.text[max(0, when.start - 1) : when.start] in ("（", "(")
        return inside and self.text[when.stop : when.stop + 1] in ("）", ")") and bool(when.part)

    def _closes(self, when: When) -> bool:
        """Say whether a plan is told to come to its end: draws to its close, 收官之年."""
        return _CLOSES.match(self.text, when.stop) is not None

    def note_main(self, whens: list[When], start: int, end: int) -> None:
        """Keep the period that a heading or the beginning sets for all that follows."""
        back = self.looks_back and not self.heading and not self.early and self.state.main is None
        if not (self.heading or back or (self.early and self.state.main is None)):
            return
        if self.heading and any(w in self.text[start:end] for w in self.pack.periods["delivered"]):
            dated = [w.year for w in whens if w.year and not w.named]
            self._deliver(dated)
            return
        if self.heading and self._title_without_date:
            self._title_without_date = False
            if dates := [w.year for w in whens if w.year and w.role == "date"]:
                self._deliver(dates)
                return
        best: When | None = None
        for when in whens:
            if when.role in ("than", "by", "date") or when.part.startswith("avg"):
                continue
            if self._is_imprint(when):
                continue
            if self.heading and when.year is None and when.offset is None:
                continue
            if when.start - start > (LEAD_SPACED if self.pack.spaced else LEAD_DENSE):
                break
            if best is None or (best.named and not when.named and (self.heading or back)):
                best = when
        if back and (best is None or best.year is None or best.named):
            return
        if self._wanders and not self.heading:
            return
        if best is not None and (period := self.resolve(best)):
            self.state.main = Slot(period, best.start, best.stop, INHERITED)
            self._dated_by_heading = self.heading
            if self.heading and best.year and not best.named and self.state.year_how != METADATA:
                self.state.year = max(self.state.year or 0, period.years[1])

    def note_period(self, whens: list[When]) -> None:
        """Keep the last period of a sentence without figures for the ones behind it."""
        dated = any(w.year and not w.named and w.role == "" for w in whens)
        for when in whens:
            if when.role in ("than", "by", "date") or when.part.startswith("avg"):
                continue
            if when.named and dated:
                continue  # 2025年是“十四五”收官之年: the year is what follows
            period = self.resolve(when)
            if period:
                self.state.period = Slot(period, when.start, when.stop, INHERITED)

    def note_title(self, start: int, end: int) -> None:
        """Keep that a title names a report; the day it was delivered may stand on the next line."""
        title = self.text[start:end]
        named = any(w in title for w in self.pack.periods["delivered"])
        if named and not any(c.isdigit() for c in title):
            self._title_without_date = True

    def _deliver(self, years: list[int]) -> None:
        """Keep the year in which a report was delivered; what it says of that year is a plan."""
        if years and self.state.year_how != METADATA:
            self.state.year = years[0]
        self.state.delivered = self.state.year

    def resolve(self, when: When) -> Period | None:
        """Give the period of a word of time, its year filled from around it."""
        year = when.year
        if when.short and when.last and (month := self._fiscal_start()) is not None:
            return make_period(when.last, f"fiscal{month}")
        if when.part == "fiscal" and when.year is not None:
            return self._fiscal_years(when.year, when.last)
        if when.named and when.last:
            self.state.plan = (when.year or when.last, when.last)
        if year is None:
            base = self.state.year
            if base is None:
                return None
            if when.part.startswith("avg"):
                return self._several_years(int(when.part[3:]), base)
            if when.offset is not None:
                year = self._spoken_of(when, base) + when.offset
            elif not self.pack.spaced and self._this_year(when):
                year = base
            elif (
                not self.pack.spaced
                and (self.state.main is None or self.state.main.value.is_span)
                and self.state.period is not None
                and not is_long(self.state.period.value)
            ):
                year = self.state.period.value.years[1]
            elif self.state.main is not None and not self.state.main.value.is_span:
                year = self.state.main.value.years[0]
            else:
                year = base - self._is_over(when)
        return make_period(year, when.part, when.last, when.end)

    def _stands(self, figure: Figure, draft: Draft, s: Sentence) -> bool:
        """Say whether a fact is told in the present and without a time: `it has 13 plants`.

        Not in a report whose heading dates all that follows.
        """
        if self._standing is None or self._dated_by_heading:
            return False
        if draft.value("measure") not in _AT_THE_END or figure.form == "rank":
            return False
        clause = max([s.start] + [self.text.rfind(c, s.start, figure.start) + 1 for c in ",;:"])
        if self._standing.search(self.text, clause, figure.start) is not None:
            return True
        held = self.state.period
        return (
            self._standing_long is not None
            and held is not None
            and not held.value.is_year
            and not is_long(held.value)
            and self._standing_long.search(self.text, clause, figure.start) is not None
        )

    def _this_year(self, when: When) -> bool:
        """Say whether the sentence has said 今年 before a part of the year."""
        low = max(0, when.start - SENTENCE)
        low = max([low] + [self.text.rfind(c, low, when.start) for c in "。；\n"])
        return self.text.find("今年", low, when.start) >= 0

    def _is_over(self, when: When) -> bool:
        """Say whether a part of a year can only be of the year before: 全年 in a text of January.

        A text of the first months of a year tells of the year that is over, unless it aims ahead.
        """
        month = self.state.month
        if self.pack.spaced or month is None or month > FIRST_MONTHS:
            return False
        low, high = max(0, when.start - NEAR), min(len(self.text), when.stop + NEAR)
        low = max([low] + [self.text.rfind(c, low, when.start) for c in "。；\n"])
        high = min(
            [high] + [at for c in "。；\n" if (at := self.text.find(c, when.stop, high)) > 0]
        )
        if _AIMS_AHEAD.search(self.text, low, high):
            return False
        last = {"": 12, "H1": 6, "H2": 12, "Q2": 6, "Q3": 9, "Q4": 12}.get(when.part)
        if last is None:
            tail = when.part.rpartition("/")[2][:2]
            last = int(tail) if tail.isdigit() else 0
        return last > month

    def _spoken_of(self, when: When, base: int) -> int:
        """Give the year that a word like 上年 counts from: the one that is told of, not today's."""
        main = self.state.main
        if main is not None and main.value.is_year and self.text.startswith("上", when.start):
            return int(main.value.years[0])
        return base

    def _fiscal_start(self) -> int | None:
        """Give the month in which fiscal years begin where the text is on; None where in January.

        A fiscal year has the name of the year in which it ends.
        """
        place = self.state.area.value if self.state.area else None
        for month, places in self.pack.periods.get("fiscal_from", {}).items():
            if place in places or country_of(place) in places:
                return int(month)
        return None

    def _fiscal_years(self, year: int, last: int | None) -> Period | None:
        """Give a fiscal year, or the span of several; by default they begin in April."""
        month = self._fiscal_start() or 4
        first, final = (
            make_period(year, f"fiscal{month}"),
            make_period(last or year, f"fiscal{month}"),
        )
        if first is None or final is None or last is None:
            return first
        return Period.parse(f"{first.first:%Y-%m}/{final.last:%Y-%m}")

    def aim_ahead(self, draft: Draft) -> None:
        """Give an aim without a year of its own the year it is set in, never one that is over."""
        slot = draft.slots.get("period")
        if draft.value("status") is not Status.TARGET or slot is None or slot.value is None:
            return
        year = self.state.year
        if slot.how == INHERITED and year is not None and slot.value.years[1] < year:
            draft.slots["period"] = Slot(make_period(year), slot.start, slot.end, INHERITED)

    def since(self, draft: Draft, when: Slot, s: Sentence, gap: int) -> Slot:
        """Give a change against a year long before the span of years it took: 比2019年提高."""
        if self.grammar.spaced or draft.value("measure") not in _CHANGES:
            return when
        if when.value is None or not when.value.is_year:
            return when
        last = when.value.years[0]
        for other in s.whens:
            compared = other.role == "than" and gap <= other.start < draft.start
            if compared and other.year and other.year + 1 < last and not other.last:
                span = make_period(other.year + 1, last=last)
                return Slot(span, other.start, other.stop, INHERITED)
        return when

    def _is_stock(self, draft: Draft, s: Sentence) -> bool:
        """Say whether a figure in a plan's years is of their end: levels, unless summed up."""
        reached = not self.pack.spaced and _REACHED.search(
            self.text, max(s.start, draft.start - 4), draft.start
        )
        if draft.value("measure") is Measure.CONTRIBUTION and reached:
            return True
        if draft.value("measure") not in _AT_THE_END:
            return False
        if _FLOW.search(self.text, max(s.start, draft.start - 24), draft.start):
            return False
        if not self.pack.spaced:
            if _STARTED.match(self.text, draft.end):
                return False  # 17条产业链建设开局: over the years of the plan
            summed = _SUMMED.search(self.text, max(s.start, draft.start - 24), draft.start)
            if summed and _EVENTS.match(self.text, draft.start):
                return False
        if self.pack.spaced and _DONE.match(self.text, draft.end):
            return False  # five clusters were selected during the plan: over its years
        return draft.value("indicator") in (Indicator.COUNT, None) or not _SUMMED.search(
            self.text, max(s.start, draft.start - 24), draft.start
        )

    def _span_in_force(self, current: Slot | None) -> Slot | None:
        """Give the years of the plan that the text is in, for the start of a from-to."""
        return next(
            (p for p in (current, self.state.period, self.state.main) if p and p.value.is_span),
            None,
        )

    def average_span(self, draft: Draft, when: Slot, s: Sentence) -> Slot:
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

    def _is_base(self, when: When, figure: Figure) -> bool:
        """Say whether a year is only what a percentage is of: 恢复至2019年的99.6%."""
        if (
            self.pack.spaced
            or not when.year
            or when.part
            or not _BASE.fullmatch(self.text, when.stop, figure.start)
        ):
            return False
        return _RECOVERS.search(self.text, max(0, when.start - 6), when.start) is not None

    def _is_part(self, when: When) -> bool:
        """Say whether a month only picks a part of the time in hand: 其中6月份增长9.3%."""
        if self.pack.spaced or when.year or not (len(when.part) == 2 and when.part.isdigit()):
            return False
        return self.text.endswith("其中", 0, when.start) or self.text.endswith(
            "其中，", 0, when.start
        )

    def told(self, when: When) -> Slot | None:
        """Give the period of a word of time with its place; None where its year is unknown."""
        period = self.resolve(when)
        how = METADATA if when.year is None and self.state.year_how == METADATA else "stated"
        return Slot(period, when.start, when.stop, how) if period else None

    def _several_years(self, count: int, base: int) -> Period | None:
        """Give the span of `two years` or `five years` up to the year that is spoken of."""
        if count == 5 and self.state.plan is not None:
            return make_period(self.state.plan[0], last=self.state.plan[1])
        last = self.state.main.value.years[1] if self.state.main else base
        if self.state.delivered is not None and last >= self.state.delivered:
            last = self.state.delivered - 1  # a report looks back on years that are over
        return make_period(last - count + 1, last=last)

    def period(
        self,
        figure: Figure,
        s: Sentence,
        gap: int,
        nxt: int,
        current: Slot | None,
        draft: Draft,
        same: bool,
        previous: Draft | None,
    ) -> tuple[Slot, int, Slot | None]:
        """Give the period of a figure, where its words end, and what the sentence carries on."""
        slot = self.told
        consumed = figure.after
        if (term := self.terms.read(s.start, figure.start, figure.after, s.end)) is not None:
            return term, consumed, term
        right = [w for w in s.whens if figure.after <= w.start < nxt and w.role != "date"]
        from_here = self.grammar.spaced and bool(
            _PATH.search(self.text, max(gap, figure.start - 24), figure.start)
        )
        close = self.grammar.close_period(self.text, figure, right)
        is_path = (
            self.grammar.spaced
            and self.text[max(gap, figure.start - 4) : figure.start] == " to "
            and _FROM.search(self.text, max(s.start, figure.start - PATH), figure.start) is not None
        )
        if current is not None and _YEAR_BEFORE.match(self.text, figure.after):
            earlier = Slot(current.value.year_before(), current.start, current.end, INHERITED)
            return earlier, consumed, current
        if close is not None and (found := slot(close)):
            goes_on = self.grammar.spaced and self.text.startswith(", when", close.stop)
            keeps = current if from_here or is_path or close.role == "by" else (current or found)
            return found, close.stop, found if goes_on else keeps
        later = [w for w in right if w.role == "by" and w.year and self.grammar.spaced]
        if later and (found := slot(later[-1])):
            return found, consumed, current
        for when in reversed([w for w in s.whens if gap <= w.start < figure.start]):
            if when.role == "date" and not when.year:
                continue
            compared = not self.grammar.spaced and self._is_compared(when, figure)
            if compared and figure.unit not in _RATES and (found := slot(when)):
                return found, consumed, current
            if when.role == "than" or (when.named and self._closes(when)):
                continue
            if figure.unit == "multiple" and self.text[when.stop : when.stop + 1] == "的":
                continue
            if figure.unit == "percent" and self._is_base(when, figure):
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
                    or self._is_part(when)
                    or (current is not None and len(when.part) == 2 and when.part.isdigit())
                )
                keeps = current if passing else found
                if when.named and when.last and self._is_stock(draft, s):
                    end = make_period(when.last)
                    if not self.grammar.spaced:
                        return Slot(end, when.start, when.stop), consumed, keeps
                return found, consumed, keeps
        if figure.shape in ("sector1", "sector2") and previous is not None:
            return previous.slots.get("period", Slot(None)), consumed, current
        if (
            not self.grammar.spaced
            and previous is not None
            and previous.value("period") is not None
            and previous.start >= s.start
            and _AND_GREW.fullmatch(self.text, previous.end, figure.start)
            and (current is None or current.start == previous.slots["period"].start)
        ):
            return previous.slots["period"], consumed, current
        if same and previous is not None and previous.value("period"):
            return previous.slots["period"], consumed, current
        if (
            not self.grammar.spaced
            and self.text[max(gap, figure.start - 2) : figure.start].strip("约近超")[-1:]
            in ("由", "从")
            and (held := self._span_in_force(current)) is not None
        ):
            return (
                Slot(make_period(held.value.years[0] - 1), held.start, held.end, INHERITED),
                consumed,
                current,
            )
        if current is not None and is_long(current.value) and self._is_stock(draft, s):
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
            if _TURNS.search(self.text, figure.after, when.start):
                continue  # the year is of another clause: …, compared to 5,000 in 2012
            if (figure.form == "rank" or self.grammar.says_now(self.text, s)) and not when.year:
                continue
            if (found := slot(when)) and when.role in ("by", ""):
                return found, consumed, current if when.role == "by" else found
        if self.grammar.says_now(self.text, s):
            return Slot(None), consumed, current
        if self._stands(figure, draft, s):
            return Slot(None), consumed, current
        if self.state.period is not None:
            carried = self.state.period.inherited()
            told = s.previous.slots.get("period") if s.previous is not None else None
            if figure.form == "rank" and self.grammar.spaced and told is not None and told.value:
                return told.inherited(), consumed, current
            if not self.grammar.spaced and is_long(carried.value) and self._is_stock(draft, s):
                ended = make_period(carried.value.years[1])
                return Slot(ended, carried.start, carried.end, INHERITED), consumed, current
            if figure.form == "rank" and figure.start - (carried.end or 0) <= NEARBY:
                return carried, consumed, current
            if (
                not self.grammar.spaced
                and carried.value.is_point
                and self.state.main is not None
                and draft.value("indicator") in _FLOWS
            ):
                carried = self.state.main.inherited()
            if (
                carried.value.is_point
                and self.state.main is not None
                and draft.value("measure") not in (Measure.LEVEL, Measure.CHANGE, Measure.SHARE)
            ):
                carried = self.state.main.inherited()
            if figure.form == "rank" and figure.start - (carried.end or 0) > NEARBY:
                return Slot(None), consumed, current
            if is_long(carried.value) and self._is_stock(draft, s):
                carried = Slot(
                    make_period(carried.value.years[1]), carried.start, carried.end, INHERITED
                )
            return carried, consumed, current
        return Slot(None), consumed, current
