"""Read numbers of languages without blanks: 1.67万亿元, 两千三百余家, 百分之七, 三成, 翻一番."""

import re
from decimal import Decimal
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import Figure, exact_fraction, longest_first
from jiqun.lang import Forms, Pack
from jiqun.lang.patterns import late_pattern
from jiqun.model import Bound

_ZH = Forms("zh", "forms", "numbers")

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PART = late_pattern(rf"(?P<digits>{_DIGITS})(?P<scale>\D*)")
_BEGINS_ITEM = late_pattern(r"(?:^|[\n。；：，（( \u3000])$")
_GAP = r"[ \t]?"
_MORE = r"(?:次(?!级|序|性|数))?"


_RANKS = (
    *("nth", "listed", "first", "left", "reached", "moved"),
    *("place", "place3", "place2", "top"),
)
"""Groups of the form of places in lists, of which each match has one."""


class DenseNumbers:
    """The number grammar of one language, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile the regexes of a pack."""
        table = language.numbers
        self._digits = {str(k): int(v) for k, v in table["digits"].items()}
        self._scales = {str(k): Decimal(v) for k, v in table["scales"].items()}
        self._inside = {str(k): str(v) for k, v in language.bounds["inside"].items()}
        self._before = language.unit_words("before")
        self._after = language.unit_words("after")
        self._classifiers = frozenset(str(w) for w in language.units["classifiers"])
        self._counted = frozenset(str(w) for w in table["counted"])
        scale = "".join(self._scales)
        numeral = "".join(self._digits) + scale
        plain = "".join(self._digits)
        more = "".join(self._inside)
        self.number = compiled(
            rf"(?P<percent>百分之(?P<pn>[{numeral}点\d.]+))"
            rf"|(?P<fraction>(?P<bottom>[{numeral}]+|\d+)分之(?P<top>[{numeral}]+|\d+))"
            rf"|(?P<slash>(?<![\d/.])(?P<over>[1-9])/(?P<under>[2-9]|[1-9]0|1[1-9])(?=以上|左右|多|强|弱|[，。；、）的]))"
            rf"|(?P<tenths>(?<![{numeral}])(?P<tn>[{plain}\d])成(?P<tn2>[{plain}半])?(?![立为本员效果长功都熟交就品分绩型套人语体渝]))"
            rf"|(?P<turn>翻了?(?P<near>近)?(?P<turns>[{plain}])番)"
            rf"|(?P<half>一半|过半)"
            rf"|(?P<ratio>(?<![\d.])(?:\d+(?:\.\d+)?)(?:∶(?:\d+(?:\.\d+)?))+)"
            rf"|(?P<currency>(?i:{longest_first(self._before)}))?{_GAP}(?:"
            rf"(?<![\d.A-Za-z])(?P<compound>(?:{_DIGITS})[{scale}](?:(?:{_DIGITS})[{scale}])*(?:{_DIGITS})(?P<cscale>[{scale}]*))(?P<in4>[{more}]?)"
            rf"|(?:(?<![\d.A-Za-z])|(?<=GDP)|(?<=GNP)|(?<=[CP]PI))(?P<sign>(?<![\d月年%日元万亿吨人个家户台辆])-)?(?P<digits>{_DIGITS}){_GAP}(?P<in1>[{more}]?)(?P<scale>(?:[千百兆](?![瓦米克卡伏赫帕]|升(?![至到级格为高]))|[{scale}](?<![千百兆]))*)(?P<in2>[{more}]?)(?P<scale2>(?<=[{more}])[万亿](?![瓦米])|)"
            rf"|(?<![{numeral}第])(?P<words>(?:[{numeral}](?![瓦米克卡伏赫帕]|升(?![至到级格为高])))+"
            rf"(?:点[{plain}]+(?![十分刻钟{plain}要条项]))?)(?P<in3>[{more}]?)(?P<wscale>(?:[万亿](?![瓦米克]))*))"
        )
        money = {c for word in self._before for c in (word[0].lower(), word[0].upper())}
        begins = re.escape("".join(sorted({*numeral, *money, *"翻过- \t"})))
        self._begins = compiled(rf"[\d{begins}]")
        self.unit = compiled(
            rf"{_GAP}(?P<unit>(?i:{longest_first(self._after)}))(?!(?!GDP)[A-Za-z])"
        )
        spans = longest_first(str(w) for w in language.units["spans"])
        self.span = compiled(rf"{_GAP}(?:多|余)?(?:{spans})")
        self.classifier = compiled(
            rf"{_GAP}(?P<unit>{longest_first(self._classifiers)})(?!阶){_MORE}"
        )
        rank_units = "位名城"
        self.rank = compiled(
            rf"第{_GAP}(?P<nth>\d{{1,3}}|[{plain}十百]+){_GAP}[{rank_units}]"
            rf"|(?P<listed>第\d{{1,3}})(?=(?:[、和及]第\d{{1,3}})+[位名])"
            rf"|(?P<first>首位|榜首|第一方阵)"
            r"|[由从](?:全[国省市]|全球|世界)?(?P<left>第\d{1,3})(?=升至|升到|上升|提升|跃升|前移|晋升|进至|降至|下降)"
            r"|(?:升至|升到|上升[至到]|提升[至到]|跃升[至到]|跃居|前移[至到]|晋升至|降至|下降至)(?:全[国省市]|全球|世界)?(?P<reached>第\d{1,3})(?![位名\d产季届批次期大个款轮年])"
            r"|(?:提升|上升|跃升|前移|晋升|下降|滑落|后移|升|降)(?:至|到)(?:全[国省市]|世界|全球)?"
            r"(?P<moved>\d{1,3}(?:位|名))(?![数次以\u4e00-\u9fff]{0,1}(?:数|次|以上))"
            rf"|(?:居|列|第|排名|排|为|位次|前移至|升至|跃居|保持)?(?:全国|全省|全球|世界|国内|同类城市|全市)(?P<place>第[{plain}十]+[位名]?|第\d{{1,3}}[位名]?)(?![{plain}十\d产季届批次期大个款轮年])"
            rf"|(?:位居|位列|居|列|排名|排|稳居|跃居)(?:全国|全省|全市|全区|全球|世界|国内|中国|内地|省内)(?:\d{{1,3}}个)?[\u4e00-\u9fff]{{1,8}}?(?P<place3>第[{plain}十]+[位名]?|第\d{{1,3}}[位名]?)(?![{plain}十\d产季届批次期大个款轮年])"
            rf"|(?:位居|位列|居|列|排名|排|稳居|跃居)(?P<place2>第[{plain}十]+[位名]?|第\d{{1,3}}[位名]?)(?![{plain}十\d产季届批次期大个款轮])"
            rf"|(?:居|列|进入|跻身|稳居|位居|全国|全球|世界)(?P<top>前(?P<topn>[{plain}十]+|\d{{1,3}})(?:强|名|位|列)?)(?![{plain}十\d年月季个三])"
        )

    def read(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give the quantities between two places; none that touches a closed span."""
        found: list[Figure] = []
        at = start
        while match := self._next(text, at, end):
            at = max(match.end(), match.start() + 1)
            hit = next((e for s, e in closed if s < match.end() and match.start() < e), None)
            if hit is not None:
                at = max(match.start() + 1, min(hit, end))
                continue
            for figure in self._figures(match, text):
                if figure.end <= end:
                    found.append(figure)
                    at = max(at, figure.end)
        return found

    def _next(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """Give the next number; the form is tried at characters that can begin one."""
        for begin in self._begins.finditer(text, at, end):
            if match := self.number.match(text, begin.start(), end):
                return match
        return None

    def may_begin(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> bool:
        """Say that one may: numbers are looked for as fast as where they might begin."""
        return True

    def ranks(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give the places in lists between two places."""
        found = []
        for match in self.rank.finditer(text, start, end):
            for name in _RANKS:
                if match[name]:
                    break
            span = match.span() if name == "nth" else match.span(name)
            if any(s < span[1] and span[0] < e for s, e in closed):
                continue
            raw = match["topn"] if name == "top" else match[name].lstrip("第").rstrip("位名城")
            value = Decimal(1) if name == "first" else self.value_of(raw)
            if value is None:
                continue
            found.append(
                Figure(
                    *span,
                    value,
                    "rank",
                    "rank",
                    bound=Bound.LE if name == "top" else None,
                    after=match.end(),
                    shape=name,
                )
            )
        return found

    def place_of(self, words: str) -> Decimal | None:
        """Give the value of a place told with an ordinal: 第二."""
        return self.value_of(words.lstrip("第").rstrip("位名城"))

    def value_of(self, raw: str) -> Decimal | None:
        """Give the value of digits or numerals; None where they make no number."""
        if re.fullmatch(r"[\d.,]+", raw):
            try:
                return Decimal(raw.replace(",", ""))
            except ArithmeticError:
                return None
        whole, _, part = raw.partition("点")
        total, section, digit = Decimal(0), Decimal(0), None
        largest = Decimal(0)
        if whole and all(c in self._digits for c in whole):
            if len(whole) > 1 and len(whole) < 4 and "零" not in whole:
                return None
            total = Decimal("".join(str(self._digits[c]) for c in whole))
        else:
            for c in whole:
                if c in self._digits:
                    digit = self._digits[c]
                    section += digit
                elif c in self._scales:
                    factor = self._scales[c]
                    if factor < 10000:
                        if digit is None:
                            section += factor
                        else:
                            section += digit * (factor - 1)
                        digit = None
                    else:
                        if factor < largest:  # 五亿三千万: the second part only adds
                            total += (section or Decimal(1)) * factor
                        else:
                            own = section or (Decimal(1) if not total else Decimal(0))
                            total, largest = (total + own) * factor, factor
                        section, digit = Decimal(0), None
                else:
                    return None
            total += section
        if part:
            if not all(c in self._digits for c in part):
                return None
            total += Decimal("0." + "".join(str(self._digits[c]) for c in part))
        return total

    # --- one match ---------------------------------------------------------------

    def _figures(self, m: re.Match[str], text: str) -> list[Figure]:
        s, e = m.span()
        if m["percent"]:
            value = self.value_of(m["pn"])
            return [Figure(s, e, value, "percent", "words", after=e)] if value is not None else []
        if m["fraction"]:
            top, bottom = self.value_of(m["top"]), self.value_of(m["bottom"])
            if not top or not bottom or top > bottom:
                return []
            return [
                Figure(s, e, exact_fraction(int(top), int(bottom)), "percent", "fraction", after=e)
            ]
        if m["slash"]:
            top, bottom = Decimal(m["over"]), Decimal(m["under"])
            if top > bottom or _ZH.takes.search(text, max(0, s - 6), s) is None:
                return []
            return [
                Figure(s, e, exact_fraction(int(top), int(bottom)), "percent", "fraction", after=e)
            ]
        if m["tenths"]:
            value = self.value_of(m["tn"])
            if value is None or not 0 < value < 10:
                return []
            rest = Decimal(5) if m["tn2"] == "半" else self.value_of(m["tn2"] or "")
            return [Figure(s, e, value * 10 + (rest or 0), "percent", "tenths", after=e)]
        if m["turn"]:
            turns = self.value_of(m["turns"])
            value = Decimal(2) ** int(turns or 1)
            bound = Bound.LT if m["near"] else None
            return [Figure(s, e, value, "multiple", "multiple", after=e, bound=bound)]
        if m["half"]:
            bound = Bound.GT if m["half"] == "过半" else None
            return [Figure(s, e, Decimal(50), "percent", "fraction", after=e, bound=bound)]
        if m["ratio"]:
            return self._ratio(m, s)
        return self._amount(m, text)

    def _ratio(self, m: re.Match[str], s: int) -> list[Figure]:
        parts = list(re.finditer(r"\d+(?:\.\d+)?", m["ratio"]))
        if len(parts) == 3:
            return [
                Figure(
                    s + p.start(),
                    s + p.end(),
                    Decimal(p[0]),
                    "percent",
                    "ratio",
                    after=s + p.end(),
                    shape=f"sector{i}",
                )
                for i, p in enumerate(parts)
            ]
        low = Decimal(parts[-1][0])
        if len(parts) != 2 or not low:
            return []
        return [Figure(s, m.end(), Decimal(parts[0][0]) / low, "multiple", "ratio", after=m.end())]

    def _amount(self, m: re.Match[str], text: str) -> list[Figure]:
        currency = m["currency"]
        start = m.start() if currency else m.start("digits") if m["digits"] else m.start("words")
        if m["compound"]:
            start = m.start() if currency else m.start("compound")
        if m["sign"] and m["digits"]:
            start = min(start, m.start("sign"))
        stop = m.end()
        scale, bound, shape = Decimal(1), None, ""
        if m["compound"]:
            value: Decimal | None = self._compound(m["compound"])
            scale, inside, form = Decimal(10000), m["in4"], "digits"
            value = value / scale if value is not None else None
        elif m["digits"]:
            value = Decimal(m["digits"].replace(",", ""))
            if m["sign"]:
                value = -value if value is not None else None
            for c in m["scale"] + m["scale2"]:
                scale *= self._scales[c]
            inside = m["in1"] or m["in2"]
            form = "digits"
            if not m["in1"] and not m["scale"] and not m["in2"]:
                stop = m.end("digits")
        else:
            value = self.value_of(m["words"])
            for c in m["wscale"]:
                scale *= self._scales[c]
            inside = m["in3"]
            form = "words" if any(c in self._digits for c in m["words"]) else "scale"
        if value is None:
            return []
        unit, factor, after, bare, classifier = "count", Decimal(1), stop, True, ""
        found = self.unit.match(text, stop)
        counted = None if found else self.classifier.match(text, stop)
        spanned = self.span.match(text, stop)
        if (
            spanned
            and spanned[0].strip() == "、"
            and (
                scale > 1 or "." in m[0] or not _BEGINS_ITEM.search(text, max(0, start - 2), start)
            )
        ):
            spanned = None  # 1.28万亿、1.18万亿 and 高0.7、1.4个百分点: where 1、 begins an item
        if (
            spanned
            and not (found and found.end() >= spanned.end())
            and not (counted and counted.end() > spanned.end())
        ):
            return []
        if found:
            unit, factor = self._after[found["unit"].lower()]
            if currency and unit == "CNY":
                unit, factor = self._before[currency.lower()]  # 港币12亿元
            after = stop = found.end()
            bare = False
        elif counted:
            classifier, after, bare = counted["unit"], counted.end(), False
            stop = after
        elif currency:
            unit, factor = self._before[currency.lower()]
            bare = False
        if text[stop : stop + 1] == "级" and unit != "percent":
            return []
        if inside:
            bound = Bound(self._inside[inside])
            if bare:
                stop = min(stop, m.end())
        if form != "digits" and not self._spoken_is_figure(
            m, value * scale, unit, classifier, form
        ):
            return []
        if form == "digits" and bare and scale >= 10**8 and not self._shares_a_unit(text, stop):
            counted_here = _ZH.counted_before.search(text, max(0, start - COUNTED), start)
            unit, bare = ("count" if counted_here else "CNY"), False
        return [
            Figure(
                start,
                stop,
                value * scale * factor,
                unit,
                form,
                bound=bound,
                after=after,
                bare=bare,
                scale=scale * factor,
                classifier=classifier,
                shape=shape,
            )
        ]

    def _shares_a_unit(self, text: str, at: int) -> bool:
        """Say whether the next number of a row carries the unit of both: 130亿至140亿立方米."""
        following = _ZH.next_of_row.match(text, at)
        if following is None:
            return False
        found = self.unit.match(text, following.end())
        if found is None:
            return self.classifier.match(text, following.end()) is not None
        unit, _ = self._after[found["unit"].lower()]
        return not (len(unit) == len("CNY") and unit.isupper())

    def _compound(self, raw: str) -> Decimal | None:
        """Give the value of a number told in parts, each of a smaller scale: 1兆5,212亿."""
        total, last = Decimal(0), None
        for part in _PART.finditer(raw):
            factor = Decimal(1)
            for c in part["scale"]:
                factor *= self._scales[c]
            if last is not None and factor >= last:
                return None
            digits = Decimal(part["digits"].replace(",", ""))
            if last is not None and digits * factor >= last:
                return None
            total, last = total + digits * factor, factor
        return total

    def _spoken_is_figure(
        self, m: re.Match[str], value: Decimal, unit: str, classifier: str, form: str
    ) -> bool:
        """Say whether numerals in words are a quantity and no idiom."""
        if unit == "multiple":
            return value > 1
        if form == "scale" and len(m["words"] + m["wscale"]) < 2:
            return False
        if unit != "count":
            return value >= 100 or unit in ("percent", "percentage_point") or len(m["words"]) > 1
        if not classifier:
            return False
        if form == "scale":
            return len(m["words"]) >= 2 or classifier in ("家", "辆", "台", "座")
        if value >= 100:
            return True
        return value >= 2 and classifier in self._counted


COUNTED = 16
"""Characters before a bare number in which what it counts is named: our choice."""


@cache
def dense_numbers(code: str) -> DenseNumbers:
    """Give the compiled grammar of a language."""
    from jiqun.lang import pack

    return DenseNumbers(pack(code))
