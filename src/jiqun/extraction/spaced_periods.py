"""Find the words of time of languages that divide words by blanks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from jiqun.extraction.figures import longest_first
from jiqun.lang import Pack


@dataclass(frozen=True, slots=True)
class When:
    """A word of time as printed; what it leaves open is filled from around it.

    Attributes:
        year: the stated year, or None.
        offset: years from the document's year (`last year` is -1), or None.
        part: `Q1`, `H1`, `09`, `01/09`, `12-31`, or empty for the whole year.
        last: the last year of a span, or None.
        end: whether a point at the end of the year or part is meant.
        short: whether two years are written as one: 2023-24, a fiscal year in some countries.
        role: `by` where a time to come is aimed at, `than` where another time is compared with.
    """

    start: int
    stop: int
    year: int | None = None
    offset: int | None = None
    part: str = ""
    last: int | None = None
    end: bool = False
    role: str = ""
    named: bool = False
    short: bool = False


_YEAR = r"(?:19[4-9]\d|20[0-9]\d)"
_YEARS = re.compile(_YEAR)
_QUARTERS = re.compile(r"[1-4][qh](?=[ /'’]?\d\d)|[qh][1-4][ /-]")
_AS_PART = {
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2",
}  # fmt: skip
"""Spans of months that have a name: January to June is the first half."""
_LEADS = ("from", "between", "period", "years", "over", "during")
"""Words that a span of years may begin with."""


class SpacedPeriods:
    """The period grammar of one language, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile the regexes of a pack."""
        table = language.periods
        self._months = {str(k): int(v) for k, v in table["months"].items()}
        self._parts = {
            str(w).lower(): str(part) for part, words in table["parts"].items() for w in words
        }
        self._relative = {
            str(w).lower(): int(n) for n, words in table["relative"].items() for w in words
        }
        self._plans = {str(k).lower(): int(v) for k, v in table["plans"].items()}
        month = longest_first(m.capitalize() for m in self._months)
        part = longest_first(self._parts)
        relative = longest_first(self._relative)
        points = longest_first(table["points"])
        plan = longest_first(self._plans)
        plan_words = longest_first(table["plan_words"])
        counts = longest_first(table["term_numbers"])
        self._counts = {str(k): int(v) for k, v in table["term_numbers"].items()}
        self._regex = re.compile(
            rf"(?<!\w)(?:(?P<plan>(?i:(?P<nth>{plan})[ -](?:{plan_words})))(?: period)?"
            rf"|(?P<fiscal>\b(?:FY ?|fiscal year |financial year |fiscal )"
            rf"(?P<fy>\d{{4}}|\d{{2}})(?:[-/–](?P<fy2>\d{{2,4}}))?\b"
            rf"(?:(?: and | to |–)(?:FY|fiscal )(?P<fy3>\d{{4}}|\d{{2}})\b)?)"
            rf"|(?P<decade>\b(?:(?i:early|mid|late)[ -])?(?:19|20)\d0)'?s\b"
            rf"|\bmid-(?P<middle>{_YEAR})\b"
            rf"|(?P<several>(?i:\b(?:over|during|in) the (?:(?:past|last|previous) )?"
            rf"(?P<count>{counts})) years\b)"
            rf"|(?P<point>(?i:\b(?:{points}))(?:\s+of)?\s*)"
            rf"(?P<py>(?:(?:{month})\.? )?{_YEAR}|{month})\b"
            rf"|\b(?P<m1>{month})\.?(?: ?(?:-|–|to|through) ?(?P<m2>{month})\.?)"
            rf"(?:,? (?:of )?(?:(?P<my>{_YEAR})|(?P<mrel>(?i:{relative}))))?\b"
            rf"|\b(?P<u1>{month}) (?P<uy1>{_YEAR}) (?:to|until|till|through) (?:{month} )?(?P<uy2>{_YEAR})\b"
            rf"|\b(?P<month>{month})\b\.?"
            rf"(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d{{3}}| ?%| percent))?"
            rf"(?:,? (?:of )?(?P<dy>{_YEAR})\b)?"
            rf"|\b(?P<day2>\d{{1,2}}) (?P<month2>{month})(?: (?P<dy2>{_YEAR}))?\b"
            rf"|(?i:\b(?:the )?(?P<part>{part})\b)"
            rf"(?:,? (?:of )?(?:the year )?(?:(?P<qy>{_YEAR})|(?P<qrel>(?i:{relative})))\b)?"
            rf"|\b(?P<qy2>{_YEAR})[ -]?(?P<part2>Q[1-4]|H[12])\b"
            rf"|\b(?P<part3>[1-4]Q|[12]H)[ /'’]?(?P<qy3>{_YEAR}|\d{{2}})\b"
            rf"|\b(?P<part4>Q[1-4]|H[12])[ /-](?:FY)?(?P<qy4>{_YEAR})\b"
            rf"|(?:(?i:{'|'.join(_LEADS)}) )?\b(?P<y1>{_YEAR})"
            r"(?P<sep> ?[-–/] ?| to | and )"
            rf"(?P<y2>{_YEAR}|\d{{2}})\b(?!\.\d|,\d{{3}}|-\d| ?%)"
            rf"|\b(?P<iso>{_YEAR}-\d{{2}}-\d{{2}})\b"
            rf"|(?i:\b(?P<relative>{relative})\b)"
            rf"|(?<![\d.,$€£¥])\b(?P<year>{_YEAR})\b(?!,\d{{3}}|\.\d| ?%|-(?:yuan|MW)|/\d))",
        )
        hints = [*self._months, *self._parts, *self._relative, *table["points"], *self._plans]
        hints += [*_LEADS, "fy", "fiscal", "financial", "in", "early", "mid", "late"]
        self._hints = AhoCorasick(sorted({str(h).lower() for h in hints}))
        self._by = re.compile(r"\b(?:by|before|until|till)(?: the year)? $", re.I)
        self._than = re.compile(
            rf"(?:{longest_first(table['compare'])})"
            r"(?: (?:in|the|that of|that in|for|of|those in|[a-z]+-[a-z]+))* $",
            re.I,
        )

    def find(self, text: str, start: int, end: int) -> list[When]:
        """Give the words of time between two places, in order."""
        return self._find_at(text, start, end, sorted(set(self._places(text, start, end))))

    def find_everywhere(self, text: str, start: int, end: int) -> list[When]:
        """Give what `find` gives, ten times as slowly: the regex tried at every character."""
        return self._find_at(text, start, end, range(start, end))

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
        return found

    def _places(self, text: str, start: int, end: int) -> Iterator[int]:
        """Give where a word of time may begin; the regex is tried there alone, for speed."""
        piece = text[start:end].lower()
        if len(piece) != end - start:
            yield from range(start, end)
            return
        for match in _YEARS.finditer(piece):
            yield start + match.start()
        for match in _QUARTERS.finditer(piece):
            yield start + match.start()
        for _, first, _ in self._hints.find_matches_as_indexes(piece, overlapping=True):
            if first and piece[first - 1].isalnum():
                continue
            yield start + first
            if first >= 4 and piece.startswith("the ", first - 4):
                yield start + first - 4
            days = first - 1
            while days > max(first - 4, 0) and piece[days - 1].isdigit():
                days -= 1
                yield start + days

    def _when(self, m: re.Match[str], text: str) -> When | None:
        s, e = m.span()
        before = text[max(0, s - 40) : s]
        role = "by" if self._by.search(before) else ("than" if self._than.search(before) else "")
        if m["plan"]:
            first = self._plans[m["nth"].lower()]
            return When(s, e, first, last=first + 4, role=role, named=True)
        if m["fiscal"]:
            year = self._fiscal(m["fy"])
            if m["fy2"]:
                year = year + 1
            if m["fy3"] and self._fiscal(m["fy3"]) > year:
                last = self._fiscal(m["fy3"])
                return When(s, e, year, part="fiscal", last=last, role=role)
            role = "than" if before.endswith("over ") else role
            return When(s, e, year, part="fiscal", role=role)
        if m["decade"]:
            first = int(m["decade"][-4:])
            half = m["decade"][:-4].strip(" -").lower()
            begin, end = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}.get(half, (0, 9))
            return When(s, e, first + begin, last=first + end, role=role)
        if m["middle"]:
            return When(s, e, int(m["middle"]), part="06", end=True, role=role)
        if m["several"]:
            return When(s, e, part=f"avg{self._counts[m['count'].lower()]}", role=role)
        if m["u1"]:
            first, last = int(m["uy1"]), int(m["uy2"])
            return When(s, e, first, last=last, role=role) if first < last else None
        if m["point"]:
            by = "by" if m["point"].lower().startswith("by") else role
            words = m["py"].replace(".", "").split()
            if len(words) == 2:
                part = f"{self._months[words[0].lower()]:02d}"
                return When(s, e, int(words[1]), part=part, end=True, role=by)
            if not words[0].isdigit():
                part = f"{self._months[words[0].lower()]:02d}"
                return When(s, e, part=part, end=True, role=by if by != "by" else "")
            return When(s, e, int(m["py"]), end=True, role=by)
        if m["m1"]:
            a, b = self._months[m["m1"].lower()], self._months[m["m2"].lower()]
            spoken = int(m["my"]) if m["my"] else None
            if a >= b:
                return When(s, e, spoken, role="date")
            offset = self._relative[m["mrel"].lower()] if m["mrel"] else None
            if (part := _AS_PART.get((a, b))) is not None:
                return When(s, e, spoken, offset=offset, part=part, role=role)
            return When(s, e, spoken, offset=offset, part=f"{a:02d}/{b:02d}", role=role)
        if m["month"] or m["month2"]:
            month = m["month"] or m["month2"]
            day = m["day"] or m["day2"]
            year_text = m["dy"] or m["dy2"]
            alone = not day and not year_text and month in ("May", "March", "Mar", "Dec")
            if alone and not re.search(r"\b(?:in|last|of|by|since|for) $", before):
                return None
            part = f"{self._months[month.lower()]:02d}" + (f"-{int(day):02d}" if day else "")
            return When(
                s, e, int(year_text) if year_text else None, part=part, role="date" if day else role
            )
        if m["part3"] or m["part4"]:
            digits = m["qy3"] or m["qy4"]
            part = m["part4"] or m["part3"][::-1]
            return When(s, e, self._fiscal(digits), part=part, role=role)
        if m["part"] or m["part2"]:
            year_text = m["qy"] or m["qy2"]
            part = m["part2"] or self._parts[m["part"].lower()]
            if "-" in part:
                part = part.replace("-", "/")
            offset = self._relative[m["qrel"].lower()] if m["qrel"] else None
            year = int(year_text) if year_text else None
            return When(s, e, year, offset=offset, part=part, role=role)
        if m["y1"]:
            first = int(m["y1"])
            last = int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
            if not first < last <= first + 60:
                return None
            if m["sep"].strip() in ("to", "and") and not m[0].lower().startswith(_LEADS):
                return When(s, e, last, role=role)
            short = len(m["y2"]) == 2 and last == first + 1 and m["sep"].strip() != "/"
            return When(s, e, first, last=last, role=role, short=short)
        if m["iso"]:
            return When(s, e, int(m["iso"][:4]), part=m["iso"][5:], role="date")
        if m["relative"]:
            return When(s, e, None, offset=self._relative[m["relative"].lower()], role=role)
        return When(s, e, int(m["year"]), role=role)

    def _fiscal(self, digits: str) -> int:
        return int(digits) if len(digits) == 4 else 2000 + int(digits)


@cache
def spaced_periods(code: str) -> SpacedPeriods:
    """Give the compiled period grammar of a language."""
    from jiqun.lang import pack

    return SpacedPeriods(pack(code))
