"""Read the words of time that name months, in languages that divide words by blanks."""

import re
from dataclasses import replace

from jiqun.extraction.when import (
    FISCAL_MONTHS,
    NAMED_MONTHS,
    PAST_YEAR,
    SINCE,
    SO_FAR,
    When,
    in_full,
    months_over,
    months_up_to,
)

Groups = re.Match[str]
FISCAL = 4
"""The month from which on a month of 2024-25 is one of 2024: fiscal years that begin in April are
the usual ones; our choice."""


class MonthForms:
    """Readers of forms with months: the groups of each, what is known, the words before."""

    _month_of: dict[str, int]
    _relative: dict[str, int]
    _counts: dict[str, int]
    _ambiguous: frozenset[str]
    _fiscal_behind: re.Pattern[str]
    _of_fiscal: re.Pattern[str]
    _in: re.Pattern[str]
    _as_on: re.Pattern[str]

    def _months(self, m: Groups, when: When, before: str) -> When:
        if before.lower().endswith("from ") and when.role == "than":
            when = replace(when, role="")  # increased by 15% from January to May
        a, b = self._month_of[m["months"].lower()], self._month_of[m["m2"].lower()]
        year = int(m["my"]) if m["my"] else None
        if a == b:
            return replace(when, year=year, role="date")
        if year is None and (fiscal := self._of_fiscal.match(m.string, m.end())):
            ends = in_full(fiscal["fy"]) + (1 if fiscal["fy2"] else 0)
            part = f"{FISCAL_MONTHS}{a:02d}/{b:02d}"
            return replace(when, year=ends, part=part, stop=fiscal.end())
        if m["my2"] and year is not None and int(m["my2"][1:]) == (year + 1) % 100:
            year += a < FISCAL  # April-December 2024-25
            return replace(when, year=year, part=NAMED_MONTHS.get((a, b), f"{a:02d}/{b:02d}"))
        if a > b:  # July-May of the fiscal year 2015-2016, July-March 2023
            fiscal = self._fiscal_behind.match(m.string, m.end())
            first = int(fiscal["fy"]) if fiscal else year - 1 if year else None
            over = None if first else -1
            return replace(when, year=first, offset=over, part=f"{a:02d}/{b:02d}")
        offset = self._relative[m["mrel"].lower()] if m["mrel"] else None
        part = NAMED_MONTHS.get((a, b), f"{a:02d}/{b:02d}")
        return replace(when, year=year, offset=offset, part=part)

    def _pair(self, m: Groups, when: When, _: str) -> When:
        """Read two months that follow each other: in July and August."""
        a, b = (self._month_of[word.lower()] for word in m["pair"].split(" and "))
        offset = self._relative[m["pair_rel"].lower()] if m["pair_rel"] else None
        year = int(m["pair_year"]) if m["pair_year"] else None
        return replace(when, year=year, offset=offset, part=f"{a:02d}/{b:02d}")

    def _so_far(self, m: Groups, when: When, _: str) -> When:
        """Read the months of a year up to those that a text is about: in the nine months."""
        raw = m["so_far"].lower()
        return replace(when, part=f"{SO_FAR}{int(raw) if raw.isdigit() else self._counts[raw]}")

    def _since_month(self, m: Groups, when: When, _: str) -> When:
        return replace(when, part=f"{SINCE}{self._month_of[m['since_month'].lower()]:02d}")

    def _past_year(self, m: Groups, when: When, _: str) -> When:
        return replace(when, part=PAST_YEAR)

    def _in_hand(self, m: Groups, when: When, _: str) -> When:
        return replace(when, part=m["in_hand"].lower().partition("-")[0].split()[0])

    def _since_january(self, m: Groups, when: When, _: str) -> When:
        last = self._month_of[m["since_january"].lower()]
        offset = self._relative[m["jrel"].lower()] if m["jrel"] else None
        return replace(when, offset=offset, part=NAMED_MONTHS.get((1, last), f"01/{last:02d}"))

    def _through(self, m: Groups, when: When, _: str) -> When:
        last = self._month_of[m["through"].lower()]
        return replace(when, part=NAMED_MONTHS.get((1, last), f"01/{last:02d}"))

    def _until(self, m: Groups, when: When, _: str) -> When | None:
        first, last = int(m["uy1"]), int(m["uy2"])
        if not m["um2"] or first >= last:
            return replace(when, year=first, last=last) if first < last else None
        begins, ends = (self._month_of[m[name].lower()] for name in ("until", "um2"))
        if last == first + 1:
            return months_over(when, first, begins, ends)
        return replace(when, year=first, last=last, part=f"{begins:02d}/{ends:02d}")

    def _days(self, m: Groups, when: When, _: str) -> When | None:
        month = self._month_of[m["days"].lower()]
        return replace(when, part=f"{month:02d}")

    def _run(self, m: Groups, when: When, _: str) -> When | None:
        raw = m["run"].lower()
        count = int(raw) if raw.isdigit() else 12 if raw == "year" else self._counts[raw]
        year = int(m["run_year"]) if m["run_year"] else None
        return months_up_to(when, count, self._month_of[m["run_month"].lower()], year)

    def _month(self, m: Groups, when: When, before: str) -> When | None:
        month, day, year = m["month"] or m["month2"], m["day"] or m["day2"], m["dy"] or m["dy2"]
        alone = not day and not year and month in self._ambiguous
        if alone and not self._in.search(before):
            return None
        part = f"{self._month_of[month.lower()]:02d}" + (f"-{int(day):02d}" if day else "")
        role = "date" if day and not self._as_on.search(before) else when.role
        offset = self._relative[m["dyrel"].lower()] if m["dyrel"] else None
        return replace(when, year=int(year) if year else None, offset=offset, part=part, role=role)
