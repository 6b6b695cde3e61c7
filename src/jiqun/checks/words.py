"""Words for claims, quantities and numbers, in both languages."""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor, log10

from jiqun.checks.quantity import Quantity
from jiqun.data import catalogue, subject_name
from jiqun.data.dates import period_name
from jiqun.ledger.cells import subject_code, subject_of
from jiqun.ledger.sides import side_name
from jiqun.model import Bound, Claim, Interval, Period, Term, last_place

LANGUAGES = ("en", "zh")
PERCENT = frozenset({"percent", "percentage_point"})
"""Units of which a difference is told in percentage points."""
_STEPS = {
    "en": ((12, " trillion"), (9, " billion"), (6, " million"), (0, "")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万"), (0, "")),
}
_PRECISE = {
    "en": ((9, " billion"), (6, " million"), (0, "")),
    "zh": ((8, "亿"), (4, "万"), (0, "")),
}


def about(claim: Claim, language: str, area: str | None = None) -> str:
    """Say what a claim is about, and of which place where the reader can't know it.

    >>> from decimal import Decimal
    >>> from jiqun.model import Bound, Indicator, Measure, Period
    >>> c = Claim(doc="d", start=0, end=4, quote="6.9%", value=Decimal("6.9"), unit="percent",
    ...     bound=Bound.EQ, measure=Measure.GROWTH, indicator=Indicator.VALUE_ADDED,
    ...     subject="strategic emerging industries", period=Period.parse("2022"))
    >>> about(c, "en")
    'growth of value added of strategic emerging industries in 2022'
    >>> about(c, "zh", "Shenzhen")
    '深圳2022年战略性新兴产业增加值增速'
    """
    code = subject_of(claim)
    what = _about(
        str(claim.indicator),
        claim.subject if code and code.startswith("label:") else code,
        str(claim.measure),
        claim.of,
        claim.period.text if claim.period else "",
        language,
    )
    return placed(what, area, language)


def placed(what: str, area: str | None, language: str) -> str:
    """Put the name of a place before what is said of it."""
    if area is None:
        return what
    name = catalogue().area_name(area, language)
    return f"{name}{what}" if language == "zh" else f"{name}'s {what}"


def about_quantity(quantity: Quantity, language: str, area: str | None = None) -> str:
    """Say what a quantity is, and of which place."""
    what = _about(
        quantity.indicator,
        quantity.subject,
        quantity.measure,
        quantity.of,
        quantity.period,
        language,
    )
    return placed(what, area, language)


def _about(
    indicator: str, subject: str | None, measure: str, of: str | None, period: str, language: str
) -> str:
    known = catalogue()
    thing = known.label("indicator", indicator, language)
    name = subject_name(subject, language)
    code = subject_code(of) if of else None
    own = code is not None and code.startswith("label:")
    side = of if own else subject_name(code, language)
    if side and side.startswith("label:"):
        side = side.split(":", 2)[2]
    when = _when(period, language) if period else ""
    counted = name if indicator == "count" else None
    if language == "zh":
        text = counted if counted and side and measure == "share" else f"{name or ''}{thing}"
        return _about_zh(f"{when}{text}", measure, side)
    if counted and side and measure == "share":
        text = counted
    elif counted:
        text = f"number of {counted}"
    else:
        text = f"{thing} of {name}" if name else thing
    if indicator == "ranking" and measure == "rank" and name:
        text = f"{known.label('measure', measure, 'en')} by {name}"
    elif measure != "level":
        text = f"{known.label('measure', measure, 'en')} of {text}"
        if side:
            text += f" {_SIDES.get(measure, 'against')} {_side(side, 'en')}"
    return f"{text} {when}" if when else text


_SIDES = {"share": "in", "share_change": "in", "contribution": "to"}
"""The word that leads to the whole: a share in GDP, a contribution to growth."""


def _about_zh(text: str, measure: str, side: str | None) -> str:
    if side and measure == "share":
        return f"{text}占{_side(side, 'zh')}的比重"
    if side and measure == "contribution":
        return f"{text}对{_side(side, 'zh')}的贡献"
    if measure != "level":
        named = catalogue().label("measure", measure, "zh")
        text = text.removesuffix(named) + named
    return f"{text}（相对于{_side(side, 'zh')}）" if side else text


def _when(period: str, language: str) -> str:
    """Say a period as a sentence does.

    >>> _when("2023-01/2023-09", "zh"), _when("2020-H1", "en"), _when("2021/2025", "en")
    ('2023年1—9月', 'in the first half of 2020', 'in 2021–2025')
    """
    name = period_name(Period.parse(period), language)
    if language == "zh":
        return name.removesuffix("（累计）")
    name = name.removesuffix(" (cumulative)")
    if name.startswith("end of "):
        return f"at the {name}"
    if name.startswith(("first half", "second half")):
        return f"in the {name}"
    return f"{'on' if name[0].isdigit() and ' ' in name else 'in'} {name}"


def _side(side: str, language: str) -> str:
    indicators = catalogue().labels["indicator"]
    if side in indicators:
        return indicators[side].name(language)
    if side == "gdp growth" and language == "en":
        return "GDP growth"
    return side_name(side, language) or side


_BARE = re.compile(r"[\d.,]+")
_MINUS = re.compile(r"[-−－–]\s*\d")
"""A quote without a unit, as a table's cell prints it; its header says the rest."""


def quoted(claim: Claim, language: str) -> str:
    """Give the quote in quotation marks, and what it says where it is digits alone or a fall.

    >>> from jiqun.model import Bound, Indicator, Measure
    >>> cell = Claim(doc="d", start=0, end=13, quote="3873180000000", unit="CNY",
    ...     value=Decimal("3873180000000"), bound=Bound.EQ, measure=Measure.LEVEL,
    ...     indicator=Indicator.GDP)
    >>> quoted(cell, "en"), quoted(cell, "zh")
    ('“3873180000000” [3.87318 trillion yuan]', '“3873180000000”〔3.87318万亿元〕')
    """
    falls = claim.value < 0 and not _MINUS.search(claim.quote)
    if not falls and (claim.unit == "count" or not _BARE.fullmatch(claim.quote)):
        return f"“{claim.quote}”"
    half = last_place(claim) / 2 if falls else None
    said = number(Fraction(claim.value), claim.unit, language, half)
    return f"“{claim.quote}”〔{said}〕" if language == "zh" else f"“{claim.quote}” [{said}]"


_QUALIFIED = {
    Bound.GT: ("more than ", "超过"),
    Bound.GE: ("at least ", "不低于"),
    Bound.LT: ("less than ", "低于"),
    Bound.LE: ("at most ", "不超过"),
    Bound.APPROX: ("about ", "约"),
}


def qualified(claim: Claim, language: str) -> str:
    """Give the quote in quotation marks behind what the words around it say of its exactness."""
    return _QUALIFIED.get(claim.bound, ("", ""))[language == "zh"] + quoted(claim, language)


def number(value: Fraction, unit: str, language: str, half: Fraction | None = None) -> str:
    """Write a number with the places that its rounding allows.

    >>> number(Fraction(160103000000), "CNY", "en", Fraction(500000))
    '160.103 billion yuan'
    >>> number(Fraction(160103000000), "CNY", "zh", Fraction(500000))
    '1601.03亿元'
    """
    steps = _PRECISE[language] if half is not None else _STEPS[language]
    power, word = next(((p, w) for p, w in steps if abs(value) >= 10**p), steps[-1])
    if unit in ("percent", "percentage_point", "multiple", "rank"):
        power, word = 0, ""
    scaled = value / 10**power
    if half is not None and half > 0:
        places = max(0, -floor(log10(float(2 * half / 10**power)) + 1e-9))
    else:
        places = _places(scaled)
    rounded = Decimal(round(scaled * 10**places)).scaleb(-places)
    text = f"{rounded:,.{places}f}" if language == "en" else f"{rounded:.{places}f}"
    return with_unit(text + word, unit, language)


def _places(scaled: Fraction) -> int:
    for places in range(6):
        if (scaled * 10**places).denominator == 1:
            return places
    return max(0, 4 - floor(log10(abs(float(scaled)) or 1.0)))


def residual(left: Fraction, half: Fraction, like: Fraction, unit: str, language: str) -> str:
    """Write a small difference in the units and places of the numbers that it is left of.

    >>> residual(Fraction(0), Fraction(500000), Fraction(1027272000000), "CNY", "en")
    '0.000 billion yuan'
    """
    steps = _PRECISE[language]
    power, word = next(((p, w) for p, w in steps if abs(like) >= 10**p), steps[-1])
    if unit in PERCENT:
        power, word = 0, ""
    places = max(0, -floor(log10(float(2 * half / 10**power)) + 1e-9))
    written = Decimal(round(left / 10**power * 10**places)).scaleb(-places)
    return with_unit(f"{written:.{places}f}{word}", unit, language)


def with_unit(text: str, unit: str, language: str) -> str:
    """Put the unit where the language has it."""
    if unit == "percent":
        return f"{text}%"
    name = catalogue().label("unit", unit, language)
    if not name:
        return text
    if language == "zh":
        return f"{text}{name}"
    return f"{text} {name}"


def between(interval: Interval, unit: str, language: str) -> str:
    """Write an interval with as many digits as tell its ends apart.

    >>> between(Interval(Fraction("3.15"), Fraction("3.35")), "percent", "en")
    'between 3.15% and 3.35%'
    >>> between(Interval(None, Fraction(7)), "percent", "zh")
    '不高于7%'
    """
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any value" if language == "en" else "任意值"
    if low is None and high is not None:
        text = number(high, unit, language)
        return f"at most {text}" if language == "en" else f"不高于{text}"
    if high is None and low is not None:
        text = number(low, unit, language)
        return f"at least {text}" if language == "en" else f"不低于{text}"
    if low is None or high is None:
        raise AssertionError("both ends are known here")
    half = _fine(low, high)
    first, second = number(low, unit, language, half), number(high, unit, language, half)
    if first == second:
        return f"about {first}" if language == "en" else f"约{first}"
    return f"between {first} and {second}" if language == "en" else f"{first}至{second}之间"


def term_text(term: Term, language: str) -> str:
    """Write the number of a line of arithmetic: as quoted, or in the reader's language.

    >>> low, high = Fraction(2194475000000), Fraction(2194485000000)
    >>> line = Term("→", None, "exports", "出口", "", "CNY", low, high, Fraction(2194480000000))
    >>> term_text(line, "en"), term_text(line, "zh")
    ('2,194.48 billion yuan', '21944.8亿元')
    """
    if term.text:
        return term.text
    if term.value is not None:
        half = None
        if term.low is not None and term.high is not None:
            half = (term.high - term.low) / 2
        return number(term.value, term.unit, language, half)
    text = between(Interval(term.low, term.high), term.unit, language)
    if language == "zh":
        return text.removesuffix("之间")
    return text.removeprefix("between ").replace(" and ", " – ")


def _fine(low: Fraction, high: Fraction) -> Fraction:
    width = high - low
    if width <= 0:
        width = abs(high) / 10**6 or Fraction(1)
    power = floor(log10(float(width))) - 1
    return Fraction(10) ** power / 2


def listed(parts: list[str], language: str) -> str:
    """Join parts as the language does."""
    if language == "zh":
        return "、".join(parts)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
