"""Find the words of time of languages that divide words by blanks."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.guards import guards
from jiqun.extraction.normal import small_letters
from jiqun.extraction.openings import Openings, Words
from jiqun.extraction.spaced_months import Groups, MonthForms
from jiqun.extraction.when import (
    ALIKE,
    BACK,
    FISCAL_PART,
    MONTHS,
    SAME,
    THAT,
    When,
    in_full,
)
from jiqun.lang import Pack

_YEAR = r"(?:19\d\d|20[0-9]\d)"
_YEARS = re.compile(r"[12](?:(?<=1)9\d|(?<=2)0\d)\d")
_QUARTERS = re.compile(r"[1-4](?:[qh](?=[ /'’]?\d\d)|(?<=[qh].)(?=[ /-]))")
"""The digit of a quarter or a half, before its letter or behind it."""

_GROUPS = (
    "alike", "back", "day", "day2", "days", "decade", "dotted", "dy", "dy2", "dyrel", "ending",
    "fiscal_end", "fiscal_month", "fiscal_year", "fy", "fy2", "fy3", "in_hand", "iso", "jrel",
    "m2", "my2", "middle", "month", "month2", "months", "mrel", "my", "nth", "pair", "pair_rel",
    "pair_year",
    "part", "past_year", "plan_year", "point", "py", "q_back", "q_on", "q_y", "qfy", "qfy2",
    "qrel", "qy", "qy2", "relative_part", "relative_year", "run", "run_last", "run_month",
    "run_year", "run_years", "sep", "several2", "since_january", "since_month", "single", "so_far",
    "span", "tenback", "tenpast", "that", "through", "uy1", "uy2", "y2", "y_back", "y_on", "y_q",
    "year_back", "yearend",
)  # fmt: skip
"""All groups that forms may have; a language may leave some out."""
LONGEST_DAY = 6
"""Characters of a day and month in digits before a year: 01.04."""
LONGEST_SPAN = 60
"""Years of a span from one year to another: our choice, longer ones are two numbers."""
_NAME = re.compile(
    r"\{(year|month|part|relative|relative_part|points|plan|plan_words|count|leads)\}"
)
Reader = Callable[[Groups, When, str], When | None]


class SpacedPeriods(MonthForms):
    """The period grammar of one language, compiled.

    The forms stand in the pack (`periods.yaml`, `forms`), with names in braces for the
    lists of the same file. The first group of a form that is met tells which reader takes it.
    """

    def __init__(self, language: Pack) -> None:
        """Compile the forms of a pack."""
        table = language.periods
        self._month_of = {str(k): int(v) for k, v in table["months"].items()}
        self._parts = {
            str(w).lower(): str(part) for part, words in table["parts"].items() for w in words
        }
        self._relative = {
            str(w).lower(): int(n) for n, words in table["relative"].items() for w in words
        }
        counted = table.get("relative_parts", {}).items()
        self._counted = {str(w).lower(): str(part) for part, ws in counted for w in ws}
        self._told_then = language.form("periods", "told_then")
        self._plans = {str(k).lower(): int(v) for k, v in table["plans"].items()}
        self._counts = {str(k).lower(): int(v) for k, v in table["term_numbers"].items()}
        self._leads = tuple(str(w).lower() for w in table["leads"])
        words = {
            "year": _YEAR,
            "month": longest_first(
                name for m in self._month_of for name in (m.capitalize(), m.upper())
            ),
            "part": longest_first(self._parts),
            "relative": longest_first(self._relative),
            "relative_part": longest_first(self._counted or ["-"]),
            "points": longest_first(table["points"]),
            "plan": longest_first(self._plans),
            "plan_words": longest_first(table["plan_words"]),
            "count": longest_first(self._counts),
            "leads": longest_first(self._leads),
        }
        forms = [_NAME.sub(lambda m: words[m[1]], str(form)) for form in table["forms"]]
        left_out = [name for name in _GROUPS if not any(f"(?P<{name}>" in form for form in forms)]
        forms += [f"(?P<{name}>(?!))" for name in left_out]  # a form that is never met
        self._regex = compiled(rf"(?<!\w)(?:{'|'.join(forms)})")
        again = [str(unit) for unit in table.get("years", ())]
        hints = [*self._month_of, *self._parts, *self._relative, *table["points"], *self._plans]
        hints += [*self._counted, *self._leads, *table["openers"], *again]
        hints += [f"{count} {unit}" for count in self._counts for unit in again]
        self._hints = Words(map(str, hints))
        self._openings = Openings(self._places)
        self._article = f"{table['article']} "
        self._by = compiled(str(table["by"]), re.I)
        self._halves = {str(w): tuple(years) for w, years in table.get("halves", {}).items()}
        self._over = language.form("periods", "fiscal_than")
        self._fiscal_behind = language.form("periods", "fiscal_behind")
        self._of_fiscal = language.form("periods", "of_fiscal")
        self._leads_to_aim = str(table["aim"])
        self._ambiguous = frozenset(map(str, table["ambiguous"]))
        self._as_on = compiled(str(table["as_on"]), re.I)
        self._ago_of = language.form("periods", "ago_of")
        self._ago = tuple(map(str, table.get("ago", ())))
        self._years_of_plan = {str(k): int(v) for k, v in table.get("years_of_plan", {}).items()}
        self._whole = frozenset(map(str, table.get("same", ())))
        self._compares = frozenset(map(str, table.get("compares", ())))
        self._of_it = language.form("periods", "of_it")
        self._of_a_name = language.form("periods", "of_a_name")
        self._its = language.form("periods", "its")
        self._plan_by = language.form("periods", "plan_by")
        self._plan_end = language.form("periods", "plan_end")
        self._at_start = language.form("periods", "at_start")
        self._in = compiled(str(table["within_a"]), re.I)
        self._may = guards(language.code).may
        self._than = compiled(
            rf"(?:{longest_first(table['compare'])})(?: (?:{longest_first(table['compare_more'])}"
            rf"|[a-z]+-[a-z]+))* $|\b(?:{'|'.join(table.get('compare_forms', ['(?!)']))})$",
            re.I,
        )
        readers: dict[str, Reader] = {
            "plan": self._plan,
            "fiscal_end": self._fiscal_end,
            "fiscal": self._fiscal,
            "decade": self._decade,
            "middle": self._middle,
            "run_years": self._run_of_years,
            "several": self._several,
            "several2": self._several,
            "tenback": self._tenback,
            "tenpast": self._tenpast,
            "run": self._run,
            "back": self._back,
            "ending": self._ending,
            "yearend": self._yearend,
            "that": self._that,
            "alike": self._alike,
            "days": self._days,
            "point": self._point,
            "in_hand": self._in_hand,
            "so_far": self._so_far,
            "since_month": self._since_month,
            "past_year": self._past_year,
            "year_back": self._year_back,
            "pair": self._pair,
            "months": self._months,
            "since_january": self._since_january,
            "through": self._through,
            "until": self._until,
            "month": self._month,
            "month2": self._month,
            "quarter": self._quarter,
            "part": self._part,
            "span": self._span,
            "iso": self._iso,
            "dotted": self._dotted,
            "relative_year": self._relative_year,
            "relative_part": self._relative_part,
            "single": self._single,
        }
        self._readers: dict[str | None, Reader] = {}
        read: Reader = self._single
        for group in self._regex.groupindex:
            self._readers[group] = read = readers.get(group, read)

    def find(self, text: str, start: int, end: int) -> list[When]:
        """Give the words of time between two places, in order."""
        return self._find_at(text, start, end, self._openings.between(text, start, end))

    def find_everywhere(self, text: str, start: int, end: int) -> list[When]:
        """Give what `find` gives, ten times as slowly: the regex tried at every character."""
        return self._find_at(text, start, end, range(start, end))

    def _relative_part(self, m: Groups, when: When, before: str) -> When:
        told = not when.role and self._told_then.search(before)
        return replace(
            when,
            part=self._counted[m["relative_part"].lower()],
            role="date" if told else when.role,
        )

    def _find_at(self, text: str, start: int, end: int, places: Iterable[int]) -> list[When]:
        found: list[When] = []
        at = start
        for place in places:
            if place < at or (match := self._regex.match(text, place, end)) is None:
                continue
            at = match.end()
            when = self._when(match, text)
            if when is not None:
                found.append(when)
                at = max(at, when.stop)
        return found

    def _places(self, text: str) -> Iterator[int]:
        """Give where a word of time may begin; the regex is tried there alone, for speed."""
        low = small_letters(text)
        for match in _YEARS.finditer(low):
            if low.startswith(".", match.start() - 1) and match.start() >= LONGEST_DAY:
                yield match.start() - LONGEST_DAY
            yield match.start()
        for match in _QUARTERS.finditer(low):
            yield match.start()
            yield from (match.start() - 1, match.start() - 3)
        for first in self._hints.starts(low):
            yield first
            article = first - len(self._article)
            if article >= 0 and low.startswith(self._article, article):
                yield article
            days = first - 1
            while days > max(first - 4, 0) and low[days - 1].isdigit():
                days -= 1
                yield days

    def _when(self, m: re.Match[str], text: str) -> When | None:
        start, stop = m.span()
        before = text[max(0, start - 60) : start]
        role = ""
        if self._by.search(before):
            role = "by"
        elif self._may("periods.compare", text, max(0, start - 60), start):
            role = "than" if self._than.search(before) else ""
        return self._readers[m.lastgroup](m, When(start, stop, role=role), before)

    # --- one reader a form: its groups, what is known, the words before

    def _plan(self, m: Groups, when: When, before: str) -> When:
        first = self._plans[m["nth"].lower()]
        if m["plan_year"]:  # the opening year of the 15th Five-Year Plan
            return replace(when, year=first + self._years_of_plan[m["plan_year"].lower()])
        if self._plan_end.search(before):
            role = "by" if self._plan_by.search(before) else when.role
            return replace(when, year=first + 4, role=role)
        return replace(when, year=first, last=first + 4, named=True)

    def _fiscal(self, m: Groups, when: When, before: str) -> When:
        year = in_full(m["fy"]) + (1 if m["fy2"] else 0)
        if m["fy3"] and in_full(m["fy3"]) > year:
            return replace(when, year=year, part="fiscal", last=in_full(m["fy3"]))
        role = "than" if self._over.search(before) else when.role
        return replace(when, year=year, part="fiscal", role=role)

    def _fiscal_end(self, m: Groups, when: When, _: str) -> When:
        """Read the twelve months up to a day: the financial year ended 31 March 2022."""
        month, year = self._month_of[m["fiscal_month"].lower()], int(m["fiscal_year"])
        return replace(when, year=year, part="" if month == MONTHS else f"fiscal{month + 1}")

    def _decade(self, m: Groups, when: When, _: str) -> When:
        first = int(m["decade"][-4:])
        begin, end = self._halves.get(m["decade"][:-4].strip(" -").lower(), (0, 9))
        return replace(when, year=first + begin, last=first + end)

    def _middle(self, m: Groups, when: When, _: str) -> When:
        return replace(when, year=int(m["middle"]), part="06", end=True)

    def _several(self, m: Groups, when: When, _: str) -> When:
        return replace(when, part=f"avg{self._counts[(m['several'] or m['several2']).lower()]}")

    def _run_of_years(self, m: Groups, when: When, _: str) -> When:
        count, last = m["run_years"].lower(), int(m["run_last"])
        first = last + 1 - (int(count) if count.isdigit() else self._counts[count])
        return replace(when, year=first, last=last)

    def _back(self, m: Groups, when: When, _: str) -> When:
        raw = m["back"].lower()
        count = int(raw) if raw.isdigit() else self._counts[raw]
        ago = m[0].lower().endswith(self._ago)
        return replace(when, offset=-count) if ago else replace(when, part=f"{BACK}{count}")

    def _year_back(self, m: Groups, when: When, _: str) -> When:
        return replace(when, part=f"{BACK}1")

    def _tenback(self, m: Groups, when: When, _: str) -> When:
        ago = m[0].lower().endswith(self._ago)
        return replace(when, offset=-10) if ago else replace(when, part=f"{BACK}10")

    def _tenpast(self, _: Groups, when: When, __: str) -> When:
        return replace(when, part="avg10")

    def _ending(self, m: Groups, when: When, _: str) -> When:
        role = "by" if m[0].lower().startswith(self._leads_to_aim) else when.role
        offset = self._relative.get(m["ending"].lower())
        part = "" if offset is not None else THAT
        return replace(when, offset=offset, part=part, end=True, role=role)

    def _yearend(self, m: Groups, when: When, _: str) -> When:
        role = "by" if m[0].lower().startswith(self._leads_to_aim) else when.role
        return replace(when, offset=0, end=True, role=role)

    def _that(self, m: Groups, when: When, _: str) -> When:
        if m[0].split(" ", 1)[0].lower() == self._leads_to_aim:
            return replace(when, part=THAT, role="by")
        told = m["that"].lower()
        same = told in self._whole or "month" in told
        return replace(when, part=SAME if same else THAT)

    def _alike(self, m: Groups, when: When, _: str) -> When:
        year = int(m["alike"]) if m["alike"].isdigit() else None
        this = self._relative.get(m["alike"].lower()) == 0
        lead = m[0].split(" ", 1)[0].lower()
        role = "than" if lead in self._compares else when.role
        return replace(when, year=year, offset=0 if this else None, part=ALIKE, role=role)

    def _point(self, m: Groups, when: When, _: str) -> When:
        role = "by" if m["point"].lower().startswith(self._leads_to_aim) else when.role
        words = m["py"].replace(".", "").split()
        if words[0].isdigit():
            return replace(when, year=int(words[0]), end=True, role=role)
        part = f"{self._month_of[words[0].lower()]:02d}"
        if len(words) == 2:
            return replace(when, year=int(words[1]), part=part, end=True, role=role)
        return replace(when, part=part, end=True, role="" if role == "by" else role)

    def _quarter(self, m: Groups, when: When, _: str) -> When:
        part = m["q_y"] or m["q_on"] or m["q_back"][::-1]
        return replace(when, year=in_full(m["y_q"] or m["y_on"] or m["y_back"]), part=part)

    def _part(self, m: Groups, when: When, _: str) -> When:
        offset = self._relative[m["qrel"].lower()] if m["qrel"] else None
        part = self._parts[m["part"].lower()].replace("-", "/")
        if (first := m["qfy"] or (m["qy2"] and m["qy"])) and part:
            year = in_full(first) + (1 if m["qfy2"] or m["qy2"] else 0)
            return replace(when, year=year, part=f"{FISCAL_PART}{part}")
        return replace(when, year=int(m["qy"]) if m["qy"] else None, offset=offset, part=part)

    def _span(self, m: Groups, when: When, _: str) -> When | None:
        first, digits, between = int(m["span"]), m["y2"], m["sep"].strip()
        last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
        led = m[0].lower().startswith(self._leads)
        count = between.isalpha() and len(digits) == 2 and not led  # from 52 in 2022 to 96
        if count or not first < last <= first + LONGEST_SPAN:
            return replace(when, start=m.start("span"), stop=m.end("span"), year=first)
        if between.isalpha() and not led:
            return replace(when, year=last)
        short = len(digits) == 2 and last == first + 1
        return replace(when, year=first, last=last, short=short)

    def _iso(self, m: Groups, when: When, _: str) -> When:
        return replace(when, year=int(m["iso"][:4]), part=m["iso"][5:], role="date")

    def _dotted(self, m: Groups, when: When, before: str) -> When:
        day, month, year = m["dotted"].split(".")
        role = "" if self._as_on.search(before) else "date"
        return replace(when, year=int(year), part=f"{month}-{day}", role=role)

    def _relative_year(self, m: Groups, when: When, before: str) -> When:
        told = m["relative_year"].lower()
        only = told.endswith(self._ago) and self._ago_of.search(before) is not None
        return replace(when, offset=self._relative[told], role="than" if only else when.role)

    def _single(self, m: Groups, when: When, before: str) -> When:
        role = "date" if self._at_start.search(before) else when.role
        named = self._of_a_name.search(before) is not None
        if named or (self._of_it.match(m.string, when.stop) and self._its.search(before)):
            role = "of"
        return When(when.start, when.stop, int(m["single"]), role=role)


@cache
def spaced_periods(code: str) -> SpacedPeriods:
    """Give the compiled period grammar of a language."""
    from jiqun.lang import pack

    return SpacedPeriods(pack(code))
