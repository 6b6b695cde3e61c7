"""Give words of time the year that they leave out: the first quarter, last year, FY24."""

import re
from functools import cached_property

from jiqun.extraction.asked_periods import Asked
from jiqun.extraction.counted_times import counted_time, is_counted, just_over
from jiqun.extraction.dense_latest_years import is_wholly_told
from jiqun.extraction.fiscal_years import FiscalYears
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import METADATA, Draft, Slot, State, make_period
from jiqun.extraction.when import (
    ALIKE,
    BACK,
    FISCAL_MONTHS,
    FISCAL_PART,
    SAME,
    THAT,
    When,
    last_month,
)
from jiqun.lang import Forms
from jiqun.model import Period, Status

_ZH = Forms("zh", "forms", "years")

ANY_YEAR = re.compile(r"[12](?<![\d,.$].)(?:(?<=1)9[5-9]|(?<=2)0[0-4])\d(?![\d%]|[,.]\d)")
"""A year in digits, in languages with blanks; no amount and no share."""
FIRST_MONTHS = 3
"""Months of a year in which texts tell of the year before: our choice, reports come by then."""
NEAR, NEAR_SPACED = 24, 64
"""Characters around a word of time in which an aim may stand: our choice."""
SENTENCE = 200
"""Characters of a sentence in which 今年 is looked for: our choice."""


def is_long(period: Period) -> bool:
    """Say whether a period is a span of years; a fiscal year is none."""
    return period.is_span and (period.last - period.first).days > 400


class YearReader:
    """Gives the words of time of one text their years, by what the text has said so far.

    Attributes:
        current: the period that the sentence in hand has told.
        last: the period that the text has told last, in languages with blanks.
        aim: the period of the last aim or forecast.
        part_year: the latest year of which the text has told a part.
    """

    def __init__(self, g: Grammar, text: str, state: State) -> None:
        """Keep the language, the text and the state."""
        self.pack, self.text, self.state = g.pack, text, state
        self.current: Slot | None = None
        self.last: Slot | None = None
        self.aim: Slot | None = None
        self.part_year = 0
        self._part_years: dict[str, int] = {}
        self._same = g.pack.form("periods", "told", "the_same")
        self._calls_last_year: bool | None = None
        self._whole_year_told: bool | None = None
        self._said = g.pack.form("periods", "told", "year_said")
        self._parted = g.pack.form("periods", "told", "parts_from_year")
        self._fiscal = FiscalYears(g, text, state)
        self._in_year = g.pack.form("periods", "told", "in_year")
        self._aims_ahead = g.pack.form("periods", "told", "aims_ahead")
        self._part_told = g.pack.form("periods", "told", "part_told")
        self._year_ends = g.pack.form("periods", "told", "year_ends")

    def resolve(self, when: When) -> Period | None:
        """Give the period of a word of time, its year filled from around it."""
        if is_counted(when):
            return counted_time(when, self._held(), self.state, self.text, self.pack.spaced)
        if when.part.startswith((BACK, THAT, SAME)):
            return self._from_told(when)
        if when.part == ALIKE:
            return self._alike(when)
        year = when.year
        if not self.pack.spaced and (span := self._since_new_year(when)) is not None:
            return span
        if when.last and self._fiscal.is_one(when) and (month := self._fiscal.begins() or 1) > 1:
            return make_period(when.last, f"fiscal{month}")
        if when.part.startswith(FISCAL_PART) and when.year is not None:
            return self._fiscal.part(when.year, when.part[len(FISCAL_PART) :])
        if when.part.startswith(FISCAL_MONTHS) and when.year is not None:
            return self._fiscal.months(when.year, when.part[len(FISCAL_MONTHS) :])
        if when.part == "fiscal" and when.year is not None:
            return self._fiscal.years(when.year, when.last)
        if when.named and when.last:
            self.state.plan = (when.year or when.last, when.last)
        elif when.named and year and self.text.startswith("末", when.stop - 1):
            self.state.plan = (year - 4, year)  # “十三五”末…，五年累计
        if year is None:
            base = self.state.year
            if base is None and when.offset is not None:
                base = self._year_in_parts if self.pack.spaced else self._after_the_year_told()
            averages = when.part.startswith("avg")
            base = self.state.plan[1] if averages and not base and self.state.plan else base
            if base is None:
                return None
            if averages:
                return self._several_years(int(when.part[3:]), base, when)
            if (held := self._year_end(when, base)) is not None:
                year = held
            elif when.offset is not None:
                if self.pack.spaced and self.state.month is None:
                    known = self.state.year_how == METADATA
                    base = max(base, self.part_year, 0 if known else self._year_in_parts or 0)
                year = self._spoken_of(when, base) + when.offset
            elif (said := self._year_said(when, base)) is not None:
                year = said
            elif (
                not self.pack.spaced
                and (self.state.main is None or self.state.main.value.is_span)
                and (told := self._year_in_hand()) is not None
            ):
                year = told
            elif self.pack.spaced and self.state.month is not None:
                year = self._year_long_ago() or base - self._is_over(when)
            elif not self.pack.spaced and (kept := self._of_a_part(when, base)) is not None:
                year = kept
            elif (later := self._later_year(base, when)) is not None:
                year = later
            elif self.state.main is not None and not self.state.main.value.is_span:
                year = self.state.main.value.years[0]
            else:
                year = base - self._is_over(when)
        return make_period(year, when.part, when.last, when.end)

    def _of_a_part(self, when: When, base: int) -> int | None:
        """Give the year of a part told of before, 今年1—10月 …; 1至10月 …, or just over."""
        if "/" in when.part and when.part in self._part_years:
            return self._part_years[when.part]
        if when.end and not when.part and self._is_over(when):
            return base - 1
        low = self.text.rfind("\n", 0, when.start) + 1
        said = bool(when.part) and _ZH.named.findall(self.text, low, when.start)[-1:] == ["今年"]
        return base if said or just_over(when.part, self.state.month) else None

    def _held(self) -> list[Period]:
        """Give the periods told last, that of the sentence first and that of the text last."""
        held = (slot.value for slot in (self.current, self.last, self.state.main) if slot)
        return [period for period in held if period is not None and not is_long(period)]

    def _year_in_hand(self) -> int | None:
        """Give the year that the sentence, or the text before it, has told: 2022年，…；全年…."""
        for held in (self.current, self.state.period):
            if held is not None and held.value is not None and not is_long(held.value):
                return int(held.value.years[1])
        return None

    def _since_new_year(self, when: When) -> Period | None:
        """Give 今年以来 the months that the text is about, where they begin with the year."""
        main = self.state.main
        if when.offset != 0 or when.part or main is None or self.state.year is None:
            return None
        if not self.text.startswith("以来", when.stop - 2) or main.value.is_point:
            return None
        period: Period = main.value
        whole = period.is_year or is_long(period) or period.years[1] != self.state.year
        return None if whole or (period.first.month, period.first.day) != (1, 1) else period

    def _later_year(self, base: int, when: When) -> int | None:
        """Give the year told last, where it is later than the one a text without a day is of."""
        if not self.pack.spaced:
            return None
        held = self.current or self.state.period
        told = self.part_year
        if held is not None and held.value is not None and not is_long(held.value):
            told = max(told, int(held.value.years[1]))
        low = max(0, when.start - SENTENCE)
        low = max([low] + [self.text.rfind(c, low, when.start) for c in ("\n", ". ", "; ")])
        for named in self._in_year.finditer(self.text, low, when.start):
            told = max(told, int(named["year"]))
        main = self.state.main
        known = base if main is None or main.value.is_span else int(main.value.years[0])
        return told if told > known else None

    def _year_end(self, when: When, base: int) -> int | None:
        """Give the year that the sentence tells of to its end: 2024年新增800家，年末达6800家.

        In a language with blanks the sentence before may tell it too: in 2019. By year-end ….
        """
        held = (self.current or self.state.period) if self.pack.spaced else self.current
        if not when.end or when.part or when.last or held is None or held.value is None:
            return None
        period: Period = held.value
        if self.pack.spaced:
            told = self._year_ends.fullmatch(self.text, when.start, when.stop)
            return period.years[1] if told and period.is_year and period.years[1] < base else None
        return None if when.offset is not None or is_long(period) else period.years[1]

    def _year_long_ago(self) -> int | None:
        """Give the year that a text is about where it lies long before its publication."""
        main, year = self.state.main, self.state.year
        if main is None or year is None or main.value.is_span:
            return None
        told = int(main.value.years[0])
        return told if told < year - 1 else None

    def _from_told(self, when: When) -> Period | None:
        """Give a time that counts from the one told before: ten years earlier, that year."""
        held = self.state.period or self.state.main
        if when.role == "by" and self.aim is not None:
            held = self.aim
        elif when.part == THAT or self._same.match(self.text, when.start):
            held = self.current or self.last or held
        if held is None or held.value is None:
            return None
        period: Period = held.value
        if when.part == SAME:
            main = self.state.main
            lasts = period.is_point and main is not None and not main.value.is_point
            return main.value if main is not None and lasts else period
        if when.part == THAT:
            over_two = period.is_span and not is_long(period) and not when.end
            year = period.years[1]
            return period if over_two else make_period(year, end=when.end)
        for _ in range(int(when.part[len(BACK) :])):
            period = period.year_before()
        return period

    def _alike(self, when: When) -> Period | None:
        """Give the same part of another year as the period told last; without a year, one back."""
        held = self.current or self.state.period or self.state.main
        if held is None or held.value is None or is_long(held.value):
            return make_period(when.year) if when.year else None
        period: Period = held.value
        year = when.year
        if when.offset == 0 and self.state.year is not None:
            year = self.state.year
        if year is not None and year > period.years[1] and period.years[0] == period.years[1]:
            return Period.parse(period.text.replace(str(period.years[0]), str(year)))
        back = period.years[1] - year if year else 1
        for _ in range(max(0, back)):
            period = period.year_before()
        return period

    def told(self, when: When) -> Slot | None:
        """Give the period of a word of time with its place; None where its year is unknown."""
        period = self.resolve(when)
        if period is not None and not self.pack.spaced and when.role != "than":
            self._keep_in_hand(when, period)
        if period is not None and when.role == "" and when.year and when.part[:1] in "QH01":
            self.part_year = max(self.part_year, when.year if when.part and not when.end else 0)
        if period is not None and when.role == "" and (when.year or when.offset is not None):
            self._part_years[when.part] = period.years[1]
        how = METADATA if when.year is None and self.state.year_how == METADATA else "stated"
        return Slot(period, when.start, when.stop, how) if period else None

    def later_in_clause(self, asked: Asked) -> Slot | None:
        """Give the year told later in a figure's clause: earned 2 billion from cocoa in 2023."""
        if not self.pack.spaced or asked.current is not None:
            return None
        limit = max(asked.limit, asked.past_asides)
        for when in asked.sentence.whens:
            if asked.figure.after <= when.start < limit and not asked.is_of_an_aside(when):
                parted = self._parted.search(self.text, asked.behind_aside, when.start)
                return None if parted or when.role or when.year is None else self.told(when)
        return None

    def note_aim(self, draft: Draft) -> None:
        """Keep the period of an aim or forecast: by the same year, by then."""
        if draft.value("period") and draft.value("status") in (Status.TARGET, Status.FORECAST):
            self.aim = draft.slots["period"]

    def _keep_in_hand(self, when: When, period: Period) -> None:
        """Keep the month or quarter that was told of, for a later 当月 or 当季."""
        if when.part[:1] == "Q":
            self.state.in_hand["quarter"] = period
        elif when.part[-2:].isdigit() and not when.end and "-" not in when.part:
            year, month = period.years[1], when.part[-2:]
            self.state.in_hand["month"] = make_period(year, month)

    def _year_said(self, when: When, base: int) -> int | None:
        """Give the year that the sentence has named before a part of one: 去年…，一季度."""
        low = max(0, when.start - SENTENCE)
        stops = ("\n", ". ", "; ") if self.pack.spaced else ("。", "；", "\n")
        low = max([low] + [self.text.rfind(c, low, when.start) for c in stops])
        said = [m[1] for m in self._said.finditer(self.text, low, when.start)]
        if not said:
            return None
        if said[-1].isdigit():  # 谈到2023年的打算，…，全年投资增长15%
            return int(said[-1])
        return base + next(
            int(n) for n, ws in self.pack.periods["relative"].items() if said[-1].lower() in ws
        )

    def _is_over(self, when: When) -> bool:
        """Say whether a part of a year can only be of the year before: 全年 in a text of January.

        A text of the first months of a year tells of the year that is over, unless it aims ahead.
        """
        month = self.state.month
        if month is None or (month > FIRST_MONTHS and not self.pack.spaced):
            return False
        reach = NEAR_SPACED if self.pack.spaced else NEAR
        low, high = max(0, when.start - reach), min(len(self.text), when.stop + reach)
        stops = ("\n", ". ", "; ") if self.pack.spaced else ("。", "；", "\n")
        low = max([low] + [self.text.rfind(c, low, when.start) for c in stops])
        high = min([high] + [at for c in stops if (at := self.text.find(c, when.stop, high)) > 0])
        if self._aims_ahead.search(self.text, low, high):
            return False
        return (last_month(when.part) or 0) > month

    def _spoken_of(self, when: When, base: int) -> int:
        """Give the year that a word like 上年 counts from: the one that is told of, not today's."""
        main = self.state.main
        if main is not None and main.value.is_year and self.text.startswith("上", when.start):
            return int(main.value.years[0])
        if self.pack.spaced:
            return base + self._calls_it_last_year(base)
        held = self.current or self.state.period
        if self.text.startswith(("上", "前一"), when.start) and held is not None and held.value:
            return int(held.value.years[1])
        if self.text.startswith("当年", when.start):
            low = max(self.text.rfind(c, 0, when.start) for c in "。；\n") + 1
            if stated := _ZH.stated.findall(self.text, low, when.start):
                return int(stated[-1])
            return int(held.value.years[1]) if held is not None and held.value else base
        if (after := self._after_the_year_told()) is not None:
            return after
        return base + self._tells_of_last_year(base)

    def _after_the_year_told(self) -> int | None:
        """Give the year behind the last whole one that a text without a day has figures of.

        2022年和2023年营收分别为7亿元和8亿元。今年前8个月达6亿元 is written in 2024.
        """
        year, known = self.state.latest, self.state.month is not None
        if year is None or known or self.state.year_how == METADATA or self.state.delivered:
            return None
        if self._whole_year_told is None:
            self._whole_year_told = is_wholly_told(self.text, year)
        return year + 1 if self._whole_year_told else None

    @cached_property
    def _year_in_parts(self) -> int | None:
        """Give the latest year of a text without a day, where only a part of it is told.

        In the first half of 2015 exports rose: the text is of that year, and last year is 2014.
        """
        latest = max((int(m[0]) for m in ANY_YEAR.finditer(self.text)), default=None)
        parts = {int(m["year"]) for m in self._part_told.finditer(self.text)}
        return latest if latest in parts else None

    def _calls_it_last_year(self, base: int) -> bool:
        """Say whether a text without a day calls the whole year that it is about last year."""
        main = self.state.main
        if main is None or not main.value.is_year or main.value.years[0] != base:
            return False
        if self.state.month is not None or self.state.year_how == METADATA:
            return False
        if self._calls_last_year is None and main.start is not None:
            low = max(self.text.rfind(c, 0, main.start) for c in ("\n", ". "))
            if self._aims_ahead.search(self.text, max(0, low), main.end or main.start):
                self._calls_last_year = False  # the year that it plans for
        if self._calls_last_year is None:
            last = self.pack.periods["relative"]["-1"]
            told = (m[1].lower() for m in self._said.finditer(self.text))
            self._calls_last_year = any(word in last for word in told)
        return self._calls_last_year

    def _tells_of_last_year(self, base: int) -> bool:
        """Say whether a text without a day is of the year after the one that it tells of.

        Its main year is over: it calls it 去年, and plans for the next.
        """
        main = self.state.main
        if main is None or not main.value.is_year or main.value.years[0] != base:
            return False
        if self.state.month is not None or self.state.year_how == METADATA or self.state.delivered:
            return False
        if self._calls_last_year is None:
            self._calls_last_year = _ZH.last_year.search(self.text) is not None
        aims, after = "计划|力争|拟|将|目标|预计", f"{base + 1}年"
        plans = rf"{after}[^。；\d]{{0,12}}(?:{aims})|(?:{aims}){after}"
        return self._calls_last_year and re.search(plans, self.text) is not None

    def _several_years(self, count: int, base: int, when: When) -> Period | None:
        """Give the span of `two years` or `five years` up to the year that is spoken of."""
        if count == 5 and self.state.plan is not None:
            return make_period(self.state.plan[0], last=self.state.plan[1])
        last = self.state.main.value.years[1] if self.state.main else base
        if self.current is not None and self.text.startswith("近", when.start):
            told: Period | None = self.current.value
            last = told.years[1] if told and told.is_year else last  # 2023年规模…，近五年年均
        if self.state.delivered is not None and last >= self.state.delivered:
            last = self.state.delivered - 1  # a report looks back on years that are over
        return make_period(last - count + 1, last=last)
