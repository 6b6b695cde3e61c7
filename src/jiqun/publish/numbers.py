"""Write numbers as the reader's language writes them: 1.67 trillion yuan, 1.67万亿元."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from jiqun.data import catalogue
from jiqun.ledger.cells import CURRENCY
from jiqun.model import Bound, Claim, Interval

Number = Decimal | Fraction | int

SCALES: dict[str, tuple[tuple[int, str], ...]] = {
    "en": ((12, " trillion"), (9, " billion"), (6, " million"), (0, "")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万"), (0, "")),
}
"""Powers of ten that have a word, the largest first, with the word as it is joined on."""

MOST_DECIMALS = 3
"""A scale word is used where at most so many decimals are left: 1,027.272 billion, never
1.027272 trillion (our choice, after how statistical bulletins print)."""

COMPUTED_DIGITS = 7
"""Digits shown of a computed number without a last printed place (our choice)."""

_UNSCALED = {"percent", "percentage_point", "multiple", "rank"}
_POWERS = {"m2": "m²", "km2": "km²", "m3": "m³"}
_WIDE = Context(prec=60)
MINUS = "−"


@lru_cache(maxsize=65536)
def amount(value: Number, unit: str, language: str) -> str:
    """Write a number with its unit; exact decimals lose nothing.

    >>> amount(Decimal("1.67E12"), "CNY", "en"), amount(Decimal("1.67E12"), "CNY", "zh")
    ('1.67 trillion yuan', '1.67万亿元')
    >>> amount(Decimal("1332.402E9"), "CNY", "en"), amount(Decimal("1332.402E9"), "CNY", "zh")
    ('1,332.402 billion yuan', '13324.02亿元')
    """
    number = _decimal(value)
    power, word = scale_of(number, unit, language)
    return with_unit(digits(number, power, language) + word, unit, language)


def with_unit(written: str, unit: str, language: str) -> str:
    """Join a written number and the name of its unit."""
    if unit == "rank":
        return f"第{written}位" if language == "zh" else f"no. {written}"
    name = unit_name(unit, language)
    if unit == "percentage_point" and language == "en" and written in {"1", f"{MINUS}1"}:
        name = "percentage point"
    tight = unit == "percent" or language == "zh" or not name
    return f"{written}{name}" if tight else f"{written} {name}"


@lru_cache(maxsize=512)
def unit_name(unit: str, language: str) -> str:
    """Give the name of a unit: from the catalogue, or the symbol itself."""
    return _POWERS.get(unit) or catalogue().label("unit", unit, language)


def scale_of(value: Number, unit: str, language: str) -> tuple[int, str]:
    """Choose the scale word that leaves few decimals, as (power of ten, word)."""
    if unit in _UNSCALED:
        return 0, ""
    number = abs(_decimal(value))
    for power, word in SCALES[language]:
        if power == 0:
            break
        mantissa = number.scaleb(-power, _WIDE)
        if mantissa >= 1 and _decimals(mantissa) <= (MOST_DECIMALS if power > 6 else 2):
            return power, word
    if CURRENCY.fullmatch(unit) and number >= 10**6 and _decimals(number) == 0:
        # money with odd digits below every scale: the smallest word still reads better
        return SCALES[language][-2]
    return 0, ""


def common_scale(values: list[Fraction], unit: str, language: str) -> tuple[int, str]:
    """Choose one scale for numbers that stand under one another: the smallest stays above 1."""
    sizes = [abs(v) for v in values if v]
    if unit in _UNSCALED or not sizes:
        return 0, ""
    return next((p, word) for p, word in SCALES[language] if p == 0 or min(sizes) >= 10**p)


def digits(value: Number, power: int, language: str, least: int = 0) -> str:
    """Write the digits of a number in units of a power of ten, with a true minus sign.

    >>> digits(Decimal("33.450E9"), 9, "en"), digits(Decimal("33.450E9"), 9, "en", least=3)
    ('33.45', '33.450')
    """
    number = _decimal(value).scaleb(-power, _WIDE)
    plain = format(abs(number), "f")
    whole, _, rest = plain.partition(".")
    rest = rest.rstrip("0").ljust(least, "0")
    if language == "en" or len(whole) > 6:
        whole = f"{int(whole):,}"
    sign = MINUS if number < 0 else ""
    return f"{sign}{whole}{'.' if rest else ''}{rest}"


def rounded(value: Fraction, power: int, places: int, direction: str) -> Decimal:
    """Round in units of a power of ten to `down`, `up` or `near`; exact numbers stay."""
    scaled = value / Fraction(10) ** power
    whole, rest = divmod(scaled.numerator * 10**places, scaled.denominator)
    half = Fraction(2 * rest, scaled.denominator)
    if (direction == "up" and rest) or (direction == "near" and half >= 1):
        whole += 1
    return Decimal(whole).scaleb(power - places, _WIDE)


@lru_cache(maxsize=65536)
def interval(bounds: Interval, unit: str, language: str) -> str:
    """Write an interval, its ends rounded outward: 3.2–3.4%, at least 1 trillion yuan.

    >>> interval(Interval(Fraction("3.2"), Fraction("3.4")), "percent", "en")
    '3.2–3.4%'
    """
    ends = [x for x in (bounds.low, bounds.high) if x is not None]
    if not ends:
        return "不限" if language == "zh" else "any value"
    power, word = column_scale([], [bounds], unit, language)
    places = interval_places(bounds, power)
    low, high = (
        None if x is None else digits(rounded(x, power, places, way), power, language)
        for x, way in ((bounds.low, "down"), (bounds.high, "up"))
    )
    if low is None or high is None:
        word_of = catalogue().label("bound", "le" if low is None else "ge", language)
        gap = "" if language == "zh" else " "
        return word_of + gap + with_unit(f"{low or high}{word}", unit, language)
    if low == high:
        return with_unit(low + word, unit, language)
    dash = "~" if language == "zh" else ("–" if not high.startswith(MINUS) else " to ")
    return with_unit(f"{low}{dash}{high}{word}", unit, language)


def balanced(value: Fraction, bounds: Interval, unit: str, language: str) -> str:
    """Write a value within bounds, to the decimals that the bounds have.

    >>> balanced(Fraction("12.5"), Interval(Fraction("12.49"), Fraction("12.51")), "percent", "en")
    '12.50%'
    """
    power, word = column_scale([], [bounds], unit, language)
    places = interval_places(bounds, power)
    told = digits(rounded(value, power, places, "near"), power, language, places)
    return with_unit(told + word, unit, language)


def column_scale(
    exacts: list[Fraction], bounds: list[Interval], unit: str, language: str
) -> tuple[int, str]:
    """Choose one scale for a column of numbers and intervals: few decimals, all above 1."""
    ends = [x for b in bounds for x in (b.low, b.high) if x is not None]
    largest, word = common_scale([*exacts, *ends], unit, language)
    for power, name in SCALES[language]:
        places = [interval_places(b, power) - 1 for b in bounds]  # half a unit of a last place
        places += [_places_at(x, power) for x in exacts]
        if power <= largest and max(places, default=0) <= MOST_DECIMALS:
            return power, name
    return largest, word


def interval_places(bounds: Interval, power: int) -> int:
    """Give the decimals of an interval's ends: all they have, or three digits of its width."""
    if bounds.low is None or bounds.high is None:
        return MOST_DECIMALS
    own = max(_places_at(bounds.low, power), _places_at(bounds.high, power))
    width = bounds.high - bounds.low
    wide, narrow = width.numerator, 100 * 10**power * width.denominator
    places = 0
    while places < min(own, COMPUTED_DIGITS) and wide * 10**places < narrow:
        places += 1
    return places


def _places_at(value: Fraction, power: int) -> int:
    """Give the decimals that a number has in units of a power of ten."""
    return max(0, power - _last_place(value))


@lru_cache(maxsize=65536)
def _last_place(value: Fraction) -> int:
    """Give the power of ten of a number's last digit: 12.5 has -1, 1200 has 2."""
    exponent = _decimal(value).normalize(_WIDE).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def claim_amount(claim: Claim, language: str) -> str:
    """Write a claim's figure in the reader's units, its bound word first."""
    written = amount(claim.value, claim.unit, language)
    if claim.bound is Bound.EQ:
        return written
    word = catalogue().label("bound", claim.bound, language)
    return f"{word}{written}" if language == "zh" else f"{word} {written}"


@lru_cache(maxsize=65536)
def exact(value: Number, unit: str, language: str) -> str:
    """Write every digit without scale words: what a hover over a figure shows."""
    number = _decimal(value)
    plain = format(abs(number), "f")
    whole, point, rest = plain.partition(".")
    rest = rest.rstrip("0")
    sign = MINUS if number < 0 else ""
    return with_unit(f"{sign}{int(whole):,}{point if rest else ''}{rest}", unit, language)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize(_WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator == 1 and len(str(value.denominator)) <= 30:
        return _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    short = Context(prec=COMPUTED_DIGITS, rounding=ROUND_HALF_EVEN)
    return short.divide(Decimal(value.numerator), Decimal(value.denominator))
