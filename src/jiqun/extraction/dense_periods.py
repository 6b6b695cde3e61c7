"""Find the words of time of languages without blanks: 2024年前三季度, 9月末, “十四五”时期."""

import re
from functools import cache

from jiqun.extraction.figures import longest_first
from jiqun.extraction.spaced_periods import When
from jiqun.lang import Pack

_YEAR = r"(?:19[4-9]\d|20[0-9]\d)"
_ORDER = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


class DensePeriods:
    """The period grammar of one language, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile the regexes of a pack."""
        table = language.periods
        self._parts = {str(w): str(part) for part, words in table["parts"].items() for w in words}
        self._relative = {str(w): int(n) for n, words in table["relative"].items() for w in words}
        self._plans = {str(k): int(v) for k, v in table["plans"].items()}
        part = longest_first(self._parts)
        relative = longest_first(self._relative)
        plan = longest_first(self._plans)
        month = r"(?:1[0-2]|0?[1-9])"
        year = rf"(?:(?P<year>{_YEAR})年(?!代|期|均)(?:度)?|(?P<relative>{relative}))"
        within = (
            rf"(?P<part>{part})|(?P<m1>{month})(?:月)?(?:—|-|–|―|－|至|到|~){{1,2}}(?P<m2>{month})月(?:份)?"
            rf"|(?P<month>{month})月(?:份)?(?:(?P<day>\d{{1,2}})日)?|(?P<mend>(?:年)?(?:末|底)(?!端|层|部|盘|气|座|线|色|蕴|数|版|子))"
        )
        undated = re.sub(r"\?P<(part|m1|m2|month|day|mend)>", r"?P<\1b>", within)
        self._regex = re.compile(
            rf"[“「\"]?(?P<plan>{plan})[”」\"]?(?:时期|期间|规划)?(?P<planend>末)?(?:前(?P<planpart>[一二三四两])年)?"
            rf"|(?P<y1>{_YEAR})年?(?:—|-|–|至|到|~){{1,2}}(?P<y2>{_YEAR})年"
            rf"|{year}(?:{within})?(?P<end>末|底)?(?P<since>以来|起)?"
            rf"|(?:{undated})(?P<end2>末|底)?"
            rf"|(?P<avg>近?(?P<navg>[两二三四五])年(?=平均|年均|累计|来|共|提升|提高|翻|净增|新增|间))"
        )
        self._than = re.compile(rf"(?:{longest_first(table['compare'])})(?:全国|全省)?$")
        self._by = re.compile(rf"(?:{longest_first(table['until'])})$")

    def find(self, text: str, start: int, end: int) -> list[When]:
        """Give the words of time between two places, in order."""
        found = []
        for match in self._regex.finditer(text, start, end):
            if when := self._when(match, text):
                found.append(when)
        return found

    def _when(self, m: re.Match[str], text: str) -> When | None:
        s, e = m.span()
        before = text[max(0, s - 6) : s]
        role = "than" if self._than.search(before) else ("by" if self._by.search(before) else "")
        if m["plan"]:
            quoted = text[s] in '“「"' or (s > 0 and text[s - 1] in '“「"')
            if not quoted and not re.match(r"时期|期间|规划|末", text[s + len(m["plan"]) :][:2]):
                return None
            first = self._plans[m["plan"]]
            last = first + 4
            if m["planpart"]:
                last = first + _ORDER[m["planpart"]] - 1
            if m["planend"]:
                return When(s, e, first + 4, role=role, named=True)
            return When(s, e, first, last=last, role=role, named=True)
        if m["y1"]:
            first, last = int(m["y1"]), int(m["y2"])
            if not first < last <= first + 60:
                return None
            return When(s, e, first, last=last, role=role)
        if m["avg"]:
            return When(s, e, part=f"avg{_ORDER.get(m['navg'], 2)}", role=role)
        if not m["year"] and not m["relative"]:
            return self._undated(m, s, e, role, before)
        year = int(m["year"]) if m["year"] else None
        offset = self._relative[m["relative"]] if m["relative"] else None
        if m["relative"] and m["relative"].startswith(("上年", "去年")) and role == "":
            role = (
                "than" if re.match(r"同期|同月|末|底", text[e : e + 2]) or "同期" in m[0] else role
            )
        part, end = self._part(m, "")
        if m["day"] and not m["end"]:
            return When(s, e, year, offset, part=part, role=role or "date", end=False)
        end = end or bool(m["end"])
        if m["relative"] and m["relative"].endswith(("末", "底")):
            end = True
        return When(s, e, year, offset, part=part, end=end, role=role)

    def _undated(self, m: re.Match[str], s: int, e: int, role: str, before: str) -> When | None:
        part, end = self._part(m, "b")
        if m["mendb"] and m["mendb"] in ("末", "底"):
            return None
        if m["dayb"]:
            return When(s, e, part=part, role="date")
        return When(s, e, part=part, end=end or bool(m["end2"]), role=role)

    def _part(self, m: re.Match[str], which: str) -> tuple[str, bool]:
        named = m["part" + which]
        if named:
            part = self._parts[named]
            return ("" if part == "year" else part), False
        a, b = m["m1" + which], m["m2" + which]
        if a:
            return (f"{int(a):02d}/{int(b):02d}" if int(a) < int(b) else f"{int(b):02d}"), False
        month = m["month" + which]
        if month:
            day = m["day" + which]
            return f"{int(month):02d}" + (f"-{int(day):02d}" if day else ""), False
        return "", bool(m["mend" + which])


@cache
def dense_periods(code: str) -> DensePeriods:
    """Give the compiled period grammar of a language."""
    from jiqun.lang import pack

    return DensePeriods(pack(code))
