"""Find the year and the period that a text or a section is about, and keep them in the state."""

import re
from collections import Counter
from functools import cached_property

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, METADATA, Slot, State, make_period
from jiqun.extraction.when import COUNTED, When
from jiqun.extraction.years import ANY_YEAR, YearReader
from jiqun.model import Period

OPENS = 8
"""Characters of a sentence that opens with a time: our choice."""
LAST_MONTHS = ("11", "12")
"""Months in which a report looks back on its own year: our choice."""
LONG_AGO = 2
"""Years before its day of which a text still tells its news: our choice, statistics are that late.
"""
AFAR = 2019
"""The year before the pandemic, with which texts of several later years compare: our choice."""
FEWEST_YEARS = 4
"""Years that a text must tell of to wander through history: our choice."""
PAST = ("month-1", "quarter-1")
"""Parts that are over when a text is written, so that its news may be of them: last month."""
LEAD_SPACED, LEAD_DENSE = 240, 80
"""Characters of a sentence in which its first period is that of what follows: our choice."""
SIGNATURE = 30
"""Characters of the name of who signs a text: our choice."""
AHEAD = 24
"""Characters before a year in which it is told to be still to come: our choice."""
BEFORE_YEARS, BEHIND_YEARS = 90, 60
"""Characters around the years of a title in which it is called a plan: our choice."""
SPREAD, TOPICAL = 12, 0.6
"""Years over which a text wanders, and the share of one year that makes it topical: our choice,
by which a news item or report (a few years around its own) differs from a reference work."""


_DAY_AND_MONTH = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]$")


def is_decade(period: Period | None) -> bool:
    """Say whether a period is all of the 1980s: history, and no time of what follows."""
    if period is None or not period.is_span:
        return False
    first, last = period.years
    return bool(first % 10 == 0 and last == first + 9)


class MainPeriod:
    """Finds what years one text is about.

    Attributes:
        years: gives words of time their years.
        early: whether the beginning of the text is being read.
        heading: whether the paragraph in hand is a heading.
        looks_back: whether the beginning of a review of the past is being read.
        published: where the day of publication is told, in languages with blanks.
        dated_by_heading: whether a heading, or a word on all the data, dates what follows.
    """

    def __init__(self, g: Grammar, text: str, state: State) -> None:
        """Keep the language, the text and the state, and make the reader of years."""
        self.pack, self.text, self.state = g.pack, text, state
        if not self.pack.spaced:
            told_of = g.pack.form("periods", "told", "told_of")
            self.state.latest = max((int(m[0]) for m in told_of.finditer(text)), default=None)
            if state.year is None and self.state.latest not in (None, AFAR):
                self.state.year = self._year_behind([*told_of.finditer(text)])
        self._founded = g.pack.form("periods", "publication", "founded")
        self._of_a_plan = g.pack.form("periods", "told", "of_a_plan")
        self._plans = g.pack.form("periods", "told", "plan_title")
        self._since_then = g.pack.form("periods", "told", "since_then")
        self._moves = g.pack.form("periods", "told", "moves")
        self._captions = g.pack.form("periods", "told", "caption")
        self._began = g.pack.form("periods", "told", "began")
        self._scope = g.pack.form("periods", "told", "scope")
        parts = [str(w) for ws in g.pack.periods.get("in_hand", {}).values() for w in ws]
        self._of_a_part = compiled(longest_first(parts) if parts else r"(?!)")
        self._stamped = g.pack.form("periods", "told", "stamped")
        self._signed = g.pack.form("periods", "told", "signed")
        self.years = YearReader(g, text, state)
        self._closes = g.pack.form("periods", "told", "closes")
        self._issue = g.pack.form("periods", "told", "issue")
        self.published: tuple[int, int] | None = None
        self.early = True
        self.heading = False
        self.looks_back = False
        self.dated_by_heading = False
        self._compares_years = False
        self._title_without_date = False
        self._part_in_title: When | None = None
        self._said: dict[int, int] = {}
        self._years = [*ANY_YEAR.finditer(text)] if self.pack.spaced else []
        self._wanders = self._goes_through_history(Counter(int(y[0]) for y in self._years))

    @cached_property
    def _topical(self) -> int:
        """The year told of most, those that are told to be still to come left out."""
        ahead = self.pack.form("periods", "told", "ahead").search
        text = self.text
        told = Counter(
            y[0] for y in self._years if not ahead(text, max(0, y.start() - AHEAD), y.start())
        )
        return int(max(told, key=lambda y: told[y], default=0))

    def _year_behind(self, years: list[re.Match[str]]) -> int | None:
        """Give the year of a text that tells only the one before it: 比2021年同期增加155个."""
        form = self.pack.form("periods", "told", "compared_year")
        compared = [form.match(self.text, max(0, y.start() - 1)) for y in years]
        return int(max(years, key=lambda y: int(y[0]))[0]) + 1 if all(compared) else None

    def _is_history(self, when: When) -> bool:
        """Say whether an opening tells of old times, in a text on a later year: once, in 2010, …"""
        year = when.last or when.year or 0
        if self.heading or not year:
            return False
        written = self.state.year if self.state.month is not None else None
        return year < self._topical - 1 or (written is not None and year < written - LONG_AGO)

    def _ends_a_date(self, when: When) -> bool:
        """Say whether a year only ends a day in figures: 22/08/2022."""
        return _DAY_AND_MONTH.search(self.text, max(0, when.start - 6), when.start) is not None

    def _founded_then(self, when: When) -> bool:
        """Say whether a masthead only tells since when a paper is printed: since 1978."""
        low = max(0, when.start - AHEAD)
        return self.heading and self._founded.search(self.text, low, when.start) is not None

    def _is_long_over(self, when: When) -> bool:
        """Say whether an opening tells of an event of old, in a Chinese text on a later year."""
        latest = self.state.latest
        if self.pack.spaced or self.heading or latest is None or not when.year or when.last:
            return False
        if not when.part or when.year >= latest - 1:
            return False
        return self._times_said(when.year) < self._times_said(latest)

    def is_event(self, when: When) -> bool:
        """Say whether a Chinese year only tells when something began: 1997年，诞生了第一台….

        Such a year dates its own sentence, and no 去年 or 如今 counts from it.
        """
        if self.pack.spaced or self.heading or not when.year or when.last or when.end:
            return False
        return self._began.match(self.text, when.stop) is not None

    def _leaves(self, when: When) -> bool:
        """Say whether a Chinese year only begins a path: 比重由2012年的70%降到2023年的45%."""
        if self.pack.spaced or self.heading or when.last or not when.start:
            return False
        return self.text[when.start - 1] in "由从"

    def _times_said(self, year: int) -> int:
        if year not in self._said:
            self._said[year] = self.text.count(f"{year}年")
        return self._said[year]

    def _goes_through_history(self, years: Counter[int]) -> bool:
        """Say whether a text tells of many years and is about none: a reference work.

        In such a text a year is carried within its paragraph alone.
        """
        if len(years) < FEWEST_YEARS or max(years) - min(years) < SPREAD:
            return False
        return max(years.values()) < TOPICAL * sum(years.values())

    def note_year(self, whens: list[When]) -> None:
        """Keep the first year that a text tells of, where no metadata gives one."""
        for when in whens:
            if when.named and when.last and self.state.year is None and self.closes(when):
                self.state.year = when.last  # the plan's end is an anchor (ruling 2)
                return
            if when.year is None or when.role in ("by", "than", "of") or when.named:
                continue
            if self.state.year is None and self.pack.spaced and self._is_history(when):
                continue
            if self._is_long_over(when) or self._since_then.match(self.text, when.stop - 2):
                continue
            if self.is_event(when) or self._leaves(when) or self._founded_then(when):
                continue
            if self.state.year is None:
                ahead = self._looks_ahead(when)
                self.state.year = when.year if ahead else when.last or when.year
                if when.role == "date" and self.heading and when.part[:2].isdigit():
                    self.state.month = int(when.part[:2])
            return

    def note_main(self, whens: list[When], start: int, end: int) -> None:
        """Keep the period that a heading or the beginning sets for all that follows."""
        back = self.looks_back and not self.heading and not self.early and self.state.main is None
        if not (self.heading or back or (self.early and self.state.main is None)):
            if self.dated_by_heading:
                self._widen(whens, start)
            return
        if (
            not self.heading
            and self._part_in_title is not None
            and self.state.year is not None
            and not (self.pack.spaced and any(w.year and w.role == "" for w in whens))
        ):
            title, self._part_in_title = self._part_in_title, None
            if self.state.main is None and (period := self.years.resolve(title)):
                self.state.main = Slot(period, title.start, title.stop, INHERITED)
                self._widen(whens, start)
                self.state.period = self.state.period or self.state.main
                return
        if self.heading and any(w in self.text[start:end] for w in self.pack.periods["delivered"]):
            dated = [w.year for w in whens if w.year and not w.named]
            self._deliver(dated)
            return
        bracketed = self.pack.spaced and self.text.startswith("(", start)
        if (self.heading or bracketed) and self._title_without_date:
            self._title_without_date = False
            if days := [w for w in whens if w.year and w.role == "date"]:
                self._deliver([w.year for w in days if w.year])
                if self.state.delivered is not None and days[0].part[:2] in LAST_MONTHS:
                    self.state.delivered += 1  # it looks back on the year that is ending
                return
        if self.heading and self._captions.match(self.text, start):
            return  # 图1 2011-2015年…: the caption of a picture
        best: When | None = None
        for when in whens:
            if when.role in ("than", "by", "date", "of") or when.part.startswith("avg"):
                continue
            if when.part in COUNTED and not self._opens_news(when, start, end):
                continue  # last month is of its own sentence
            if self._is_long_over(when):
                continue
            if self.is_event(when) or self._leaves(when):
                continue
            if self._since_then.match(self.text, when.stop - 2):
                continue
            if self._is_imprint(when) or self.is_of_a_plan(when) or self._is_history(when):
                continue
            if self._founded_then(when) or self._ends_a_date(when):
                continue
            if self._issue.match(self.text, when.stop):
                continue
            if self.published is not None and when.start == self.published[0]:
                continue
            if self._is_stamped(when, start) or (
                not self.pack.spaced and self._is_signature(when, start, end)
            ):
                self._sign(when)
                continue
            if self.heading and when.year is None and when.offset is None:
                if when.part and self.state.main is None and self._can_title(when):
                    self._part_in_title = self._part_in_title or when
                continue
            if when.start - start > (LEAD_SPACED if self.pack.spaced else LEAD_DENSE):
                break
            if best is None or (best.named and not when.named and (self.heading or back)):
                best = when
        if back and (best is None or best.year is None or best.named):
            return
        if self._wanders and not self.heading:
            return
        if not (self.heading or self.pack.spaced or back):
            self._compares_years = self._compares_years or _compares_years(whens)
            if self._compares_years:
                return
        if best is not None and (period := self.years.resolve(best)):
            self.state.main = Slot(period, best.start, best.stop, INHERITED)
            self.dated_by_heading = self.heading
            if self.heading and best.year and not best.named and self.state.year_how != METADATA:
                ahead = best.last is not None and self._looks_ahead(best)
                self.state.year = max(self.state.year or 0, period.years[0 if ahead else 1])

    def _widen(self, whens: list[When], start: int) -> None:
        """Let a Chinese text be of all months of its year up to the one that its title names.

        `11月外贸简析`, which begins with 前11个月, tells its figures of the eleven months.
        """
        main = self.state.main
        if self.pack.spaced or not self.early or main is None:
            return
        first = next((w for w in whens if w.role == "" and w.start - start <= OPENS), None)
        titled: Period = main.value
        if first is None or titled.is_year or titled.is_point or titled.is_span:
            return
        period = self.years.resolve(first)
        if period is None or period.is_year or period.is_point or period == titled:
            return
        if period.last == titled.last and period.first < titled.first:
            self.state.main = Slot(period, first.start, first.stop, INHERITED)

    def _can_title(self, when: When) -> bool:
        """Say whether months or a quarter of a title are those of the text; a year is missing."""
        if not self.pack.spaced:
            return True
        return self.state.year is not None and when.role == "" and when.part not in COUNTED

    def _looks_ahead(self, when: When) -> bool:
        """Say whether a title plans the years that it names: Industrial plan, 2024 to 2030."""
        low, high = when.start - BEFORE_YEARS, when.stop + BEHIND_YEARS
        return self.heading and self._plans.search(self.text, low, high) is not None

    def _opens_news(self, when: When, start: int, end: int) -> bool:
        """Say whether the first sentence of a dated text tells what all of it does: last month."""
        if self.heading or not self.pack.spaced or when.part not in PAST:
            return False
        return self._moves.search(self.text, start, end) is not None

    def note_period(self, whens: list[When]) -> None:
        """Keep the last period of a sentence without figures for the ones behind it."""
        dated = any(w.year and not w.named and w.role == "" for w in whens)
        for when in whens:
            if when.role in ("than", "by", "date", "of") or when.part.startswith("avg"):
                continue
            if when.part in COUNTED:
                continue  # last month is of its own sentence
            if (when.named and dated) or self.is_of_a_plan(when) or self.is_event(when):
                continue  # 2025年是“十四五”收官之年: the year is what follows
            told = self.years.told(when)
            if told is not None and not (self.pack.spaced and is_decade(told.value)):
                self.state.period = Slot(told.value, when.start, when.stop, INHERITED)

    def note_title(self, start: int, end: int) -> None:
        """Keep that a title names a report; the day it was delivered may stand on the next line."""
        title = self.text[start:end]
        named = any(w in title for w in self.pack.periods["delivered"])
        if named and not any(c.isdigit() for c in title):
            self._title_without_date = True

    def closes(self, when: When) -> bool:
        """Say whether a plan is told to come to its end: draws to its close, 收官之年."""
        return self._closes.match(self.text, when.stop) is not None

    def is_of_a_plan(self, when: When) -> bool:
        """Say whether a plan only tells which of its years is meant: “十四五”开局之年."""
        return when.named and bool(self._of_a_plan.match(self.text, when.stop))

    def note_plan(self, whens: list[When]) -> None:
        """Keep the plan that a sentence names: its years are what 五年 means from there on."""
        for when in whens:
            named = when.named and when.last and when.role != "than"
            named = named and self.text[when.stop : when.stop + 2].strip('”」"')[:1] != "的"
            if not self.pack.spaced and named and not self.is_of_a_plan(when):
                self.state.plan = (when.year or 0, when.last or 0)

    def is_of_a_part(self, at: int) -> bool:
        """Say whether 当月 or 当季 stands behind a month or quarter: that part alone is meant."""
        return self._of_a_part.match(self.text, at) is not None

    def note_scope(self, start: int, end: int) -> None:
        """Keep the year that a text says all its figures are of: 数据均为2023年口径."""
        found = self._scope.search(self.text, start, end)
        if found is None or self.state.delivered is not None:
            return
        period = make_period(int(self.text[found.end() : found.end() + 4]))
        self.state.main = Slot(period, found.end(), found.end() + 5, INHERITED)
        self.state.period = self.state.main
        self.dated_by_heading = True

    def _is_signature(self, when: When, start: int, end: int) -> bool:
        """Say whether a line only names who signs a text, and the month: 某研究院　2024年6月."""
        if not when.year or not when.part[:2].isdigit() or "/" in when.part:
            return False
        line = self.text[start:end].rstrip()
        if self.text[when.stop : start + len(line)].strip("）) "):
            return False
        before = self.text[start : when.start].strip("（( \u3000\t—|｜")
        return len(before) <= SIGNATURE and bool(self._signed.search(before))

    def _is_stamped(self, when: When, start: int) -> bool:
        """Say whether a month only says when a page was made: 更新时间：2022年6月."""
        if not when.year or not when.part[:2].isdigit() or "/" in when.part:
            return False
        return self._stamped.search(self.text, max(0, start), when.start) is not None

    def _sign(self, when: When) -> None:
        """Keep the month in which a text was signed; it is not the time that it tells of."""
        if self.state.year_how != METADATA:
            self.state.year, self.state.month = when.year, int(when.part[:2])

    def _is_imprint(self, when: When) -> bool:
        """Say whether a month stands alone in brackets: the day of the document (2026年1月)."""
        inside = self.text[max(0, when.start - 1) : when.start] in ("（", "(")
        return inside and self.text[when.stop : when.stop + 1] in ("）", ")") and bool(when.part)

    def _deliver(self, years: list[int]) -> None:
        """Keep the year in which a report was delivered; what it says of that year is a plan."""
        if years and self.state.year_how != METADATA:
            self.state.year = years[0]
        self.state.delivered = self.state.year


def _compares_years(whens: list[When]) -> bool:
    """Say whether words of time tell of several whole years one beside the other: no one's text."""
    years = {w.year for w in whens if w.year and w.role == "" and not (w.part or w.last or w.end)}
    return len(years) > 1
