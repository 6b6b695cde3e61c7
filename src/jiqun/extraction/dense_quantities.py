"""Read all quantities of languages without blanks: 三成半, 七五折, 一吨半, 五元三毛."""

import re
from decimal import Decimal
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.dense_numbers import DenseNumbers, dense_numbers
from jiqun.extraction.figures import goes_up_alone, longest_first
from jiqun.extraction.quantities import Quantity
from jiqun.lang import Pack

_SPELT = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億點對兩", "一二三四五六七八九十百千万亿点对两")
_ONES = "零〇一二三四五六七八九"
_N = _ONES + "两十百千万亿兆"
_NOT_IN_UNIT = "(?!米|克|卡|瓦|字节|赫|比特)"
_CHAR = (
    rf"(?:[{_ONES}]|[十百万亿]|[千兆]{_NOT_IN_UNIT}"
    rf"|(?<![{_ONES}十百千万亿兆\d])两|两(?=[百千万亿]))"
)
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPOKEN = rf"{_CHAR}(?:\s*{_CHAR})*(?:\s*点\s*[{_ONES}](?:\s*[{_ONES}])*)?"
_AFTER_SIGN = r"(?<=[$￥¥€])\d+(?:\.\d+)?(?=，)"
_NUMBER = rf"(?:{_AFTER_SIGN})|(?:{_DIGITS})|(?:{_SPOKEN})"
_BASES = {
    "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "万万": 8, "亿": 8, "百万万": 10
}  # fmt: skip


class DenseQuantities:
    """The grammar of all quantities of one language, compiled."""

    def __init__(self, language: Pack, numbers: DenseNumbers) -> None:
        """Compile the regexes of a pack."""
        self.numbers = numbers
        self.after = {
            str(w).lower(): str(e["unit"]) for e in language.quantities["after"] for w in e["words"]
        }
        self.before = {w: u for w, (u, _) in language.unit_words("before").items()}
        self.before |= {"人民币": "CNY", "￥": "CNY", "¥": "CNY"}
        units = longest_first(self.after)
        prefix = longest_first(self.before)
        classifiers = longest_first(str(w) for w in language.units["classifiers"])
        closed = [str(p) for p in language.names["deny"] if "http" in str(p) or "\\d{2}:" in str(p)]
        self.closed = compiled(
            r"https?://\S+|百分位|[A-Za-z]+\d[\dA-Za-z]*|(?:19|20)\d{2}年|\d{1,2}月(?:\d{1,2}日)?"
            r"|\d{1,2}:\d{2}|第\s*(?:\d+|[一二三四五六七八九十百]+)|\d{1,2}日(?!元)"
            + "".join(f"|(?:{p})" for p in closed)
        )
        self.pattern = compiled(
            rf"(?P<base>(?<![{_N}\d])(?:百|千|万|亿|百万|千万|万万|百万万|十万))\s*分\s*之\s*"
            rf"(?P<part>{_NUMBER})\s*(?P<pk>[kK])?"
            rf"|(?P<deal>打\s*对\s*折)|(?P<half>半(?P<halfof>[成折]))"
            rf"|(?P<tenths>{_NUMBER})\s*(?P<kind>[成折])(?![立为本员效果长功都熟交就品分绩型套人语体渝])"
            rf"\s*(?P<rest>[一二三四五六七八九](?![{_N}年月])|半)?"
            rf"|(?P<sign>负|(?<![\d%年月日A-Za-z)）])-)?\s*(?:(?P<prefix>{prefix})\s*)?"
            rf"(?:(?P<fahrenheit>华氏)(?:温度)?)?"
            rf"(?P<number>{_NUMBER})\s*(?P<k>[kK](?![A-Za-z]))?(?P<scale>(?:[十百万亿]|[千兆]{_NOT_IN_UNIT})*)[余多]?\s*"
            rf"(?:(?P<percent>[%％])|(?P<point>个\s*百\s*分\s*点|百分点)"
            rf"|(?P<unit>{units})(?![A-Za-z])(?P<plushalf>半)?|(?P<counted>{classifiers}))?",
            re.I,
        )
        self.pieces = compiled(rf"(?P<n>{_NUMBER})\s*(?P<sub>角|毛|分|美分|(?:日?本)?銭|钱)")

    def read(self, text: str) -> list[Quantity]:
        """Give the quantities of a normalised text, in order."""
        spelt = text.translate(_SPELT)
        closed = [m.span() for m in self.closed.finditer(spelt)]
        found: list[Quantity] = []
        at = 0
        while match := self.pattern.search(spelt, at):
            at = max(match.end(), match.start() + 1)
            hit = next((e for s, e in closed if s < match.end() and match.start() < e), None)
            if hit is not None:
                at = max(match.start() + 1, min(hit, len(spelt)))
                continue
            quantity = self._quantity(match, spelt)
            if quantity is not None:
                found.append(quantity)
                at = max(at, quantity.end)
        return _shared(found, spelt)

    def value_of(self, raw: str) -> Decimal | None:
        """Give the value of digits or numerals; None where they make no number."""
        clean = re.sub(r"[\s,，]", "", raw)
        if re.search(r"[二三四五六七八九][二三四五六七八九]十", clean):
            return None  # 二三十: twenty or thirty
        return self.numbers.value_of(clean)

    def _quantity(self, m: re.Match[str], text: str) -> Quantity | None:
        start, end = m.span()
        if m["base"]:
            part = self.value_of(m["part"])
            if part is None:
                return None
            value = part * (1000 if m["pk"] else 1) * 100 / Decimal(10) ** _BASES[m["base"]]
            return Quantity(value, "percent", start, end)
        if m["deal"] or m["half"]:
            value = Decimal(50) if m["deal"] or m["halfof"] == "折" else Decimal(5)
            return Quantity(value, "percent", start, end)
        if m["tenths"]:
            return self._tenths(m)
        number = self.value_of(m["number"])
        if number is None:
            return None
        spoken = not m["number"][0].isdigit()
        for c in m["scale"]:
            number *= self.numbers.value_of(c) or 1
        number *= (1000 if m["k"] else 1) * (-1 if m["sign"] else 1)
        if m["percent"] or m["point"]:
            unit = "percent" if m["percent"] else "percentage_point"
        elif m["unit"]:
            unit = self.after[m["unit"].lower()]
            if unit == "year" and not m["scale"] and number >= 1900:
                return None
            if unit == "degree" and re.search(r"电[^，。]{0,6}$", text[max(0, start - 8) : start]):
                unit = "kilowatt hour"
            if m["fahrenheit"] and unit == "degree":
                unit = "fahrenheit"
            if m["plushalf"]:
                number += Decimal("0.5")
            number, end = self._pieces(number, text, end, unit)
            if spoken and number <= 1 and unit in ("year", "month", "week", "day", "degree"):
                return None
        elif m["prefix"]:
            unit = self.before[m["prefix"].lower()]
        elif m["counted"]:
            unit = "count"
            if spoken and number <= 2:
                return None
        elif spoken:
            return None
        else:
            unit = "count"
        while end > start and text[end - 1].isspace():
            end -= 1
        return Quantity(number, unit, start, end)

    def _tenths(self, m: re.Match[str]) -> Quantity | None:
        raw = re.sub(r"\s", "", m["tenths"])
        both = re.fullmatch(r"([一二三四五六七八九\d])([一二三四五六七八九\d])", raw)
        if m["kind"] == "折" and both:
            first, second = (self.value_of(c) for c in both.groups())
            value = (first or 0) * 10 + (second or 0)
        else:
            number = self.value_of(raw)
            if number is None or not 0 < number <= (10 if m["kind"] == "成" else 9.99):
                return None
            value = number * 10
        if m["rest"]:
            more = Decimal("5") if m["rest"] == "半" else self.value_of(m["rest"])
            value += more or 0
        end = m.end()
        return Quantity(Decimal(value), "percent", m.start(), end)

    def _pieces(self, number: Decimal, text: str, end: int, unit: str) -> tuple[Decimal, int]:
        """Add the small change: 五元三毛, 50元6角三分, 两美元又三美分."""
        if unit not in ("CNY", "USD", "JPY"):
            return number, end
        while match := compiled(r"又?" + self.pieces.pattern).match(text, end):
            small = self.value_of(match["n"])
            if small is None:
                break
            tenth = match["sub"] in ("角", "毛")
            number += small / (10 if tenth else 100)
            end = match.end()
        return number, end


def _shared(found: list[Quantity], text: str) -> list[Quantity]:
    """Give bare numbers of a range or list the unit of the one that ends it."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        this, following = out[i], out[i + 1]
        between = text[this.end : following.start]
        if (
            this.unit == "count"
            and following.unit != "count"
            and re.fullmatch(r"\s*(?:、|和|与|至|到|-|—{1,2}|~|～)\s*", between)
            and text[this.end - 1].isdigit()
            and this.value < 10**6
        ):
            scale = Decimal(1)
            for c in re.findall(r"[十百千万亿]", text[following.start : following.end]):
                scale *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[c]
            if goes_up_alone(this.value, following.value, scale):
                scale = Decimal(1)
            out[i] = this._replace(value=this.value * scale, unit=following.unit)
    return out


@cache
def dense_quantities(code: str) -> DenseQuantities:
    """Give the compiled grammar of a language."""
    from jiqun.lang import pack

    return DenseQuantities(pack(code), dense_numbers(code))
