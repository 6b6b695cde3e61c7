"""Find the words of time of languages without blanks: 2024年前三季度, 9月末, “十四五”时期."""

import re
from collections.abc import Iterator
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.when import When
from jiqun.lang import Forms, Pack
from jiqun.lang.patterns import late_pattern

_ZH = Forms("zh", "forms", "periods")

_NUMERAL = "[一二三四五六七八九零〇○0]"
_YEAR = rf"(?:19[4-9]\d|20[0-9]\d|二[〇零○0]{_NUMERAL}{{2}}|一九[四五六七八九]{_NUMERAL})"
_REPUBLIC = r"(?:民国\s?(?:\d{2,3}|[一二三四五六七八九十百]{2,5})|(?<![\d.])1[012]\d)"
"""Years counted from 1912, as in Taiwan; bare ones only in texts that name the era."""
_FIRST = "一二三四五六七八九十两民年末底近过这“「\"'"
"""With what words of time may begin, beside digits and the words of the pack."""
_CLAUSE = late_pattern(r"[^，。；\d\n]{0,40}(?=[，。；])")
_OVER = "平均|年均|累计|来|共|提升|提高|翻|净增|新增|间"
_LATELY = "(?<=近.年)|(?<=过去.年)|(?<=过去的.年)|(?<=这.年)"
_ORDER = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def number_of(raw: str) -> int:
    """Give the value of a year or month in digits or numerals, digit by digit or in tens."""
    raw = raw.removeprefix("民国").strip()
    if raw.isascii() and raw.isdigit():
        return int(raw)
    if "十" in raw or "百" in raw:
        hundreds, _, rest = raw.rpartition("百")
        tens, _, ones = rest.rpartition("十")
        ten = 0 if "十" not in rest else (_ORDER[tens] if tens else 1)
        return (100 * _ORDER[hundreds] if hundreds else 0) + 10 * ten + _ORDER.get(ones, 0)
    return int("".join(str(_ORDER.get(c, 0)) for c in raw))


def _count(raw: str) -> int:
    return int(raw) if raw.isdigit() else _ORDER.get(raw, 2)


class DensePeriods:
    """The period grammar of one language, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile the regexes of a pack."""
        table = language.periods
        self._parts = {str(w): str(part) for part, words in table["parts"].items() for w in words}
        self._relative = {str(w): int(n) for n, words in table["relative"].items() for w in words}
        self._plans = {str(k): int(v) for k, v in table["plans"].items()}
        self._in_hand = {str(w): str(k) for k, ws in table.get("in_hand", {}).items() for w in ws}
        counted = table.get("relative_parts", {})
        self._counted = {str(w): str(k) for k, ws in counted.items() for w in ws}
        self._told_then = language.form("periods", "told_then")
        part = longest_first(self._parts)
        relative = longest_first(self._relative)
        plan = longest_first(self._plans)
        month = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
        day = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
        stated = rf"(?P<year>{_YEAR}|{_REPUBLIC})(?:年(?!代|期|均|来(?!到)|历史)(?:度)?|(?=】))"
        year = rf"(?:{stated}|(?P<relative>{relative}))"
        within = (
            rf"(?P<part>{part})|(?P<m1>{month})(?:月份?)?(?:—|-|–|―|－|至|到|~){{1,2}}(?P<m2>{month})月(?:份)?"
            rf"|(?P<month>{month})月(?:份)?(?:(?P<day>{day})日)?|(?P<mend>(?:年)?(?:末|底)(?!端|层|部|盘|气|座|线|色|蕴|数|版|子))"
        )
        item = rf"(?:[一二三四]|{month}|{_YEAR})"
        undated = re.sub(r"\?P<(part|m1|m2|month|day|mend)>", r"?P<\1b>", within)
        self._regex = compiled(
            rf"[“'「\"]?(?P<plan>{plan})[”'」\"]?(?:时期|期间|规划)?(?:(?P<planstart>之?初期?(?![步级中心始]))|(?P<planend>末))?(?:[前头首](?P<planpart>[一二三四两])年)?"
            rf"|(?P<listed>(?P<items>{item}(?:、{item})*[、和及]{item})(?P<each>季度|月|年))(?!度|份以)"
            rf"|(?P<qy>(?<!\d)20\d\d)年? ?(?P<qp>[QH][1-4])(?![\dA-Za-z])"
            rf"|(?<![\dA-Za-z])(?P<qb>[1-4]Q|[12]H)(?P<qyy>\d\d)(?![\dA-Za-z])"
            rf"|(?P<y1>{_YEAR})年?(?:—|-|–|至|到|~){{1,2}}(?P<y2>{_YEAR})年"
            rf"|{year}(?:{within})?(?P<end>末|底)?(?P<since>以来|起)?"
            rf"|(?P<counted>{longest_first(self._counted or ['-'])})(?P<cend>末|底)?"
            rf"|(?P<hand>{longest_first(self._in_hand)})"
            rf"|(?:{undated})(?P<end2>末|底)?"
            rf"|(?P<avg>(?:近|过去的?|这)?(?P<navg>[两二三四五]|(?<=近)[2-5])年(?={_OVER}|{_LATELY}))"
        )
        lists = (self._parts, self._relative, self._plans, self._in_hand, self._counted)
        first = {word[0] for words in lists for word in words} | {*_FIRST}
        self._begins = compiled(rf"[\d{re.escape(''.join(sorted(first)))}]")
        self._than = compiled(rf"(?:{longest_first(table['compare'])})(?:全国|全省)?$")
        self._by = compiled(rf"(?:{longest_first(table['until'])})$")

    def find(self, text: str, start: int, end: int) -> list[When]:
        """Give the words of time between two places, in order."""
        found = []
        for match in self._matches(text, start, end):
            if match["listed"]:
                found += self._listed(match)
            elif (when := self._when(match, text)) and not self._is_founding(when, text, start):
                found.append(when)
        return found

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Give the matches of the form; it is tried at characters that can begin one."""
        at = start
        for begin in self._begins.finditer(text, start, end):
            if begin.start() >= at and (match := self._regex.match(text, begin.start(), end)):
                yield match
                at = match.end()

    def _is_founding(self, when: When, text: str, start: int) -> bool:
        """Say whether a date tells when a thing began and dates no figure: 始建于1996年3月."""
        if when.year is None or when.last is not None:
            return False
        if _ZH.began.search(text, max(start, when.start - 8), when.start):
            return True
        clause = _CLAUSE.match(text, when.stop)
        return clause is not None and _ZH.approved.search(clause[0]) is not None

    def _listed(self, m: re.Match[str]) -> list[When]:
        """Give the times of a list that shares its last word: 一、二、三季度, 7、8月."""
        found = []
        items = list(_ZH.item.finditer(m.string, *m.span("items")))
        for item in items:
            end = m.end() if item is items[-1] else item.end()
            if m["each"] == "季度":
                number = _ORDER.get(item[0], 0) if item[0] in _ORDER else int(item[0])
                if 1 <= number <= 4:
                    found.append(When(item.start(), end, part=f"Q{number}"))
            elif item[0].isdigit() and m["each"] == "月" and len(item[0]) < 3:
                found.append(When(item.start(), end, part=f"{int(item[0]):02d}"))
            elif item[0].isdigit() and m["each"] == "年" and len(item[0]) == 4:
                found.append(When(item.start(), end, int(item[0])))
        return found

    def _when(self, m: re.Match[str], text: str) -> When | None:
        s, e = m.span()
        before = text[max(0, s - 6) : s]
        role = "than" if self._than.search(before) else ("by" if self._by.search(before) else "")
        if role == "by" and _ZH.as_of.search(before):
            role = ""  # 截至2024年底: what is so, not what is aimed at
        if m["plan"]:
            if _ZH.plan_gave.match(text, e) is not None:
                return None  # “十四五”批复的6个基地: which ones, not when
            quoted = text[s] in "“'「\"" or (s > 0 and text[s - 1] in "“'「\"")
            if not quoted and not re.match(r"时期|期间|规划|末|初", text[s + len(m["plan"]) :][:2]):
                return None
            first = self._plans[m["plan"]]
            last = first + 4
            if m["planpart"]:
                last = first + _ORDER[m["planpart"]] - 1
            if m["planstart"]:
                return When(s, e, first - 1, role=role, named=True)
            if m["planend"]:
                return When(s, e, first + 4, role=role, named=True)
            return When(s, e, first, last=last, role=role, named=True)
        if m["counted"]:
            role = "than" if self._told_then.search(before) else role
            return When(s, e, part=self._counted[m["counted"]], end=bool(m["cend"]), role=role)
        if m["hand"]:
            return When(s, e, part=self._in_hand[m["hand"]], role=role)
        if m["y1"]:
            first, last = number_of(m["y1"]), number_of(m["y2"])
            if not first < last <= first + 60:
                return None
            return When(s, e, first, last=last, role=role)
        if m["qp"]:
            return When(s, e, int(m["qy"]), part=m["qp"], role=role)
        if m["qb"]:
            return When(s, e, 2000 + int(m["qyy"]), part=m["qb"][::-1], role=role)
        if m["avg"]:
            return When(s, e, part=f"avg{_count(m['navg'])}", role=role)
        if not m["year"] and not m["relative"]:
            return self._undated(m, s, e, role, before)
        year = number_of(m["year"]) if m["year"] else None
        if year is not None and year < 1900:
            era = m["year"].startswith("民国") or "民国" in text or "新台币" in text
            begins = _ZH.begins_year.search(text, max(0, s - 2), s) or s == 0
            inside: object = begins or _ZH.in_year.match(text, m.end("year"))
            inside = inside or (
                _ZH.told_in.match(text, m.end("year")) and not _ZH.lasts.search(text, 0, s)
            )
            if not era and not (inside and _ZH.taiwan.search(text)):
                return None
            year += 1911
        offset = self._relative[m["relative"]] if m["relative"] else None
        if m["since"] == "起" and _ZH.streak.match(text, e):
            return None  # 自今年2月起已连续9个月增长: how long, not when
        if m["relative"] and m["relative"].startswith(("上年", "去年")) and role == "":
            role = (
                "than" if re.match(r"同期|同月|末|底", text[e : e + 2]) or "同期" in m[0] else role
            )
        part, end = self._part(m, "")
        if m["day"] and not m["end"]:
            return When(s, e, year, offset, part=part, role=role or "date", end=False)
        upto = bool(m["month"]) and _ZH.as_of.search(before) is not None
        end = end or bool(m["end"]) or upto
        if m["relative"] and m["relative"].endswith(("末", "底")):
            end = True
        return When(s, e, year, offset, part=part, end=end, role=role)

    def _undated(self, m: re.Match[str], s: int, e: int, role: str, before: str) -> When | None:
        part, end = self._part(m, "b")
        if _ZH.streak_before.search(before) or self._is_lunar(m, before):
            return None
        if m["mendb"] and m["mendb"] in ("末", "底"):
            return None
        if m["dayb"]:
            return When(s, e, part=part, role="date")
        upto = bool(m["monthb"]) and _ZH.as_of.search(before) is not None
        return When(s, e, part=part, end=end or bool(m["end2"]) or upto, role=role)

    def _is_lunar(self, m: re.Match[str], before: str) -> bool:
        """Say whether a month is one of the moon: 农历十一月初三."""
        if not m["monthb"]:
            return False
        return _ZH.lunar.match(m.string, m.end()) is not None or "农历" in before

    def _part(self, m: re.Match[str], which: str) -> tuple[str, bool]:
        named = m["part" + which]
        if named:
            part = self._parts[named]
            return ("" if part == "year" else part), False
        a, b = m["m1" + which], m["m2" + which]
        if a:
            first, last = number_of(a), number_of(b)
            return (f"{first:02d}/{last:02d}" if first < last else f"{last:02d}"), False
        month = m["month" + which]
        if month:
            day = m["day" + which]
            return f"{number_of(month):02d}" + (f"-{number_of(day):02d}" if day else ""), False
        return "", bool(m["mend" + which])


@cache
def dense_periods(code: str) -> DensePeriods:
    """Give the compiled period grammar of a language."""
    from jiqun.lang import pack

    return DensePeriods(pack(code))
