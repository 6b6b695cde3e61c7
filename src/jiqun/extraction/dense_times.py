"""Fit words of time in Chinese: rates compared with, 三年内 of a plan, what its end aims at."""

import re

from jiqun.extraction.asked_periods import Asked
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import INHERITED, Slot, State
from jiqun.extraction.when import When
from jiqun.extraction.years import YearReader, is_long
from jiqun.lang import Forms
from jiqun.model import Measure

_ZH = Forms("zh", "forms", "times")

_NUMERALS = "一两三四五六"
_SHARES = ("percent", "percentage_point")
_OF_A_POINT = (Measure.LEVEL, Measure.CHANGE, Measure.SHARE)
FROM_NOW = 10
"""Characters before a figure in which a path is said to leave from now: our choice."""
OPENING = 24
"""Characters of a paragraph in which the year stands that it opens with: our choice."""


class DenseTimes:
    """Fits the times of figures in one Chinese text; gives nothing in other languages."""

    def __init__(self, g: Grammar, text: str, state: State, years: YearReader) -> None:
        """Keep the text, the state, and the reader of years."""
        self.text, self.state, self.years = text, state, years
        self.works = not g.spaced
        self._began = g.pack.form("periods", "told", "began")
        self._compared = g.pack.form("periods", "told", "compared")
        self._recovers = g.pack.form("periods", "told", "recovers")

    def now(self, asked: Asked) -> bool:
        """Say whether a figure is of now beside a year: 由目前的20%提高到, 去年…；现在…."""
        if not self.works:
            return False
        s, start = asked.sentence, asked.start
        if _ZH.from_now.search(self.text, max(s.start, start - FROM_NOW), start):
            return True
        if self._only_began(asked):
            return True
        clause = behind_last(self.text, "；", s.start, start)
        if clause == s.start or _ZH.now_opens.match(self.text, clause, start) is None:
            return False
        return not any(clause <= w.start < start for w in s.whens)

    def _only_began(self, asked: Asked) -> bool:
        """Say whether the last year before a figure only tells when what it is of began.

        公司2014年落户库尔勒市，现有员工4870名: nobody tells of when.
        """
        told = [w for w in asked.sentence.whens if w.start < asked.start]
        if not told or not told[-1].year or told[-1].end or told[-1].last:
            return False
        began = self._began.match(self.text, told[-1].stop, asked.start)
        if began is None or _ZH.back_then.search(self.text, told[-1].stop, asked.start):
            return False
        return self.text.find("，", began.end(), asked.start) >= 0

    def aimed_at(self, asked: Asked) -> Slot | None:
        """Give the year to which a path that leaves from now goes: 到2027年，由目前的20%提高到."""
        told = [w for w in asked.sentence.whens if w.role == "by" and w.start < asked.start]
        return self.years.told(told[-1]) if told else None

    def of_a_base(self, when: When, figure: Figure, current: Slot | None) -> Slot | None:
        """Give the time of a rate that is only compared with: 较9月的16.1%, 由上年同期的6.2%."""
        if not self.works or when.role != "than" or figure.unit not in _SHARES:
            return None
        between = self.text[when.stop : figure.start].rstrip("约近")
        if between != "的" and _ZH.a_year.fullmatch(between) is None:
            return None
        lead = self.text[max(0, when.start - 1) : when.start]
        if "同期" in self.text[when.start : when.stop] and lead in ("由", "从"):
            held = current or self.state.period
            if held is None or held.value is None or is_long(held.value):
                return None
            return Slot(held.value.year_before(), when.start, when.stop)
        return self.years.told(when) if lead in ("由", "从", "比", "较") else None

    def is_base(self, when: When, figure: Figure) -> bool:
        """Say whether a year is only what a percentage is of: 恢复至2019年的99.6%."""
        if not (self.works and when.year) or when.part:
            return False
        if self._compared.fullmatch(self.text, when.stop, figure.start) is None:
            return False
        return self._recovers.search(self.text, max(0, when.start - 6), when.start) is not None

    def aims_at_the_end(self, span: Slot, asked: Asked) -> bool:
        """Say whether a paragraph that opens with the last year of a plan aims at that year."""
        if not self.works or asked.draft.value("measure") not in _OF_A_POINT:
            return False
        low = self.text.rfind("\n", 0, asked.start) + 1
        aims = f"到{span.value.years[1]}年"
        return self.text[low : low + OPENING].lstrip().startswith(aims) and not (
            _ZH.over_years.search(self.text, asked.sentence.start, asked.start)
        )

    def told_later(self, asked: Asked) -> Slot | None:
        """Give a stock of a text without a time yet the year its sentence tells behind it.

        企业45家，2017年产值12亿元: both are of 2017 (ruling 4).
        """
        s, figure = asked.sentence, asked.figure
        if not self.works or self.state.period is not None or figure.form == "rank":
            return None
        if asked.draft.value("measure") not in _OF_A_POINT or _ZH.now.search(
            self.text, s.start, s.end
        ):
            return None
        later = [w for w in s.whens if w.role == "" and w.start > figure.start]
        years = {(w.year, w.last, w.part, w.end) for w in s.whens if w.role == ""}
        if len(years) != 1 or not later or not later[0].year or later[0].last or later[0].part:
            return None
        return self.years.told(later[0])

    def plan_years(self, asked: Asked) -> Slot | None:
        """Give 三年内 in a plan of three years the years of the plan."""
        main = self.state.main
        if not self.works or main is None or not is_long(main.value):
            return None
        found = _ZH.within.search(self.text, asked.sentence.start, asked.start)
        if found is None:
            return None
        first, last = main.value.years
        return main.inherited() if _NUMERALS.find(found[1]) == last - first else None

    def left_from(self, year: int, high: int) -> bool:
        """Say whether a text has told before a place of a path that left a year: 从2017年的."""
        return re.search(rf"[由从]{year}年", self.text[:high]) is not None

    def stands(self, figure: Figure, s: Sentence, dated_by_heading: bool) -> bool:
        """Say whether a fact is told without a time, in a paragraph that tells none.

        像这样的机床企业，当地有460家, below a paragraph on 2023, is of no year; not in a report
        whose heading dates all of it. What went on for longer than a plan is of none either.
        """
        held = self.state.period
        if _ZH.from_now.search(self.text, max(s.start, figure.start - 8), figure.start):
            return True
        if s.previous is None and _ZH.long_since.match(self.text, s.start, figure.start):
            return True
        if held is None or held.value is None or held.how != INHERITED or dated_by_heading:
            return False
        main = self.state.main
        if main is None or held.start != main.start or main.value.is_point:
            return False
        if is_long(main.value) or self.state.delivered is not None:
            return False
        if s.stands and s.previous is not None and s.previous.value("period") is None:
            return True
        return figure.unit == "count" and (
            _ZH.has.search(self.text, max(s.start, figure.start - 12), figure.start) is not None
        )

    def by_then(self, asked: Asked) -> Slot | None:
        """Give 届时 the time of the aim or forecast told before."""
        if not self.works or self.years.aim is None:
            return None
        found = _ZH.by_then.search(self.text, asked.sentence.start, asked.start)
        return self.years.aim.inherited() if found is not None else None

    def is_part(self, when: When) -> bool:
        """Say whether a month only picks a part of the time in hand: 其中6月份增长9.3%."""
        if not self.works or when.year or not (len(when.part) == 2 and when.part.isdigit()):
            return False
        return self.text.endswith("其中", 0, when.start) or self.text.endswith(
            "其中，", 0, when.start
        )
