"""Read the cells of a mapped row: numbers, units, periods, places, codes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from jiqun.data import canonical_area, catalogue, catalogues, item_name
from jiqun.model import Bound, Indicator, InputError, Measure, Period, Status, close_hint

_NUMBER = re.compile(
    r"(?P<bound>[<>≤≥＜＞~≈约超近]?)\s*(?P<sign>[-−－+]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<power>[eE][+-]?\d{1,3})?\s*(?P<percent>[%％]?)"
)
_WIDE = {ord("０") + i: str(i) for i in range(10)} | {ord("．"): ".", ord("，"): ","}
_BOUNDS = {
    **{"<": Bound.LT, "＜": Bound.LT, "近": Bound.LT, "≤": Bound.LE, "≥": Bound.GE},
    **{">": Bound.GT, "＞": Bound.GT, "超": Bound.GT},
    **{"~": Bound.APPROX, "≈": Bound.APPROX, "约": Bound.APPROX},
}
_LARGEST = Decimal("1e24")
"""No figure of an economy is larger; what is, is a slip of the table: our choice."""
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})(?!\d)(?:[-/.](\d{1,2})(?!\d))?")
_LEAD = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s+(?=\S)")
_ENUMS = {"indicator": Indicator, "measure": Measure, "bound": Bound, "status": Status}


@dataclass(frozen=True, slots=True)
class Number:
    """A cell's number: its value as printed, and which characters say it.

    Attributes:
        start, end: within the cell.
        bound: where a sign before the digits says one.
        is_percent: whether a percent sign follows.
    """

    value: Decimal
    start: int
    end: int
    bound: Bound | None
    is_percent: bool


def read_number(cell: str, *, significant: bool) -> Number:
    """Read a cell that holds one number.

    >>> read_number("1,234.50", significant=True).end
    7
    >>> read_number("≥37.1%", significant=False).bound
    <Bound.GE: 'ge'>

    Raises:
        InputError: it holds something else.
    """
    match = _NUMBER.fullmatch(cell.translate(_WIDE))
    try:
        if match is None:
            raise ValueError
        value = Decimal(match["digits"].replace(",", "") + (match["power"] or ""))
        if value > _LARGEST:
            raise ValueError
    except (ValueError, InvalidOperation):
        hint = "; write digits such as 1234.5, or list the cell under 'missing'"
        raise InputError("table_value", field="value", value=cell[:80], hint=hint) from None
    start = match.start("sign") if match["sign"] else match.start("digits")
    end = match.end("percent") if match["percent"] else match.end("power")
    end = max(end, match.end("digits"))
    if significant and "." in match["digits"] and not match["percent"] and not match["power"]:
        end = match.start("digits") + len(match["digits"].rstrip("0").rstrip("."))
    negative = match["sign"] in ("-", "−", "－")
    return Number(
        -value if negative else value,
        start,
        end,
        _BOUNDS.get(match["bound"]),
        bool(match["percent"]),
    )


def read_field(field: str, text: str, names: Mapping[str, Mapping[str, str]]) -> object:
    """Read the cell of any field but the value.

    Raises:
        InputError: the field cannot hold it; the nearest value that it can is offered.
    """
    text = names.get(field, {}).get(text, text)
    if field in _ENUMS:
        allowed = {str(code): code for code in _ENUMS[field]}
        if text in allowed:
            return allowed[text]
        raise InputError(
            "table_value", field=field, value=text[:80], hint=_close(text, allowed, field)
        )
    if field == "area":
        return _area(text, text in names.get("area", {}).values())
    if field == "period":
        return _period(text)
    if field == "unit":
        return (text, Decimal(1)) if text in names.get("unit", {}).values() else read_unit(text)
    if field == "scale":
        return _scale(text)
    return text


def _close(text: str, allowed: Mapping[str, object], field: str) -> str:
    """Offer the code that a name in either language means, else the nearest code."""
    for code, label in catalogue().labels.get(field, {}).items():
        if text.lower() in (label.en.lower(), label.zh):
            return f"; did you mean '{code}'?"
    return close_hint(text, list(allowed))


def _area(text: str, named: bool) -> str:
    known = canonical_area(text)
    if known is not None or named:
        return known or text
    hint = close_hint(text, catalogue().areas) or "; write it under [names.area]"
    raise InputError("table_value", field="area", value=text[:80], hint=hint)


def _period(text: str) -> Period:
    plain = text[:-1] if re.fullmatch(r"\d{4}年", text) else text
    if (day := _DAY.fullmatch(plain)) and not _exists(day):
        raise InputError("table_date", value=text[:80])
    try:
        return Period.parse(plain)
    except InputError as problem:
        parts = problem.parts
        raise InputError(
            "table_value", field="period", value=text[:80], hint=parts["hint"]
        ) from None


def _exists(day: re.Match[str]) -> bool:
    from datetime import date

    try:
        date(int(day[1]), int(day[2]), int(day[3] or 1))
    except ValueError:
        return False
    return True


def date_problem(text: str) -> bool:
    """Whether a text has the form of a day or month that does not exist."""
    day = _DAY.match(text.strip())
    return day is not None and not _exists(day)


@lru_cache(maxsize=1024)
def read_unit(text: str) -> tuple[str, Decimal]:
    """Give the contract's unit and the factor of a unit as a table names it.

    >>> read_unit("亿元"), read_unit("100 million yuan")
    (('CNY', Decimal('100000000')), ('CNY', Decimal('100000000')))

    Raises:
        InputError: it is no unit that the language packs know.
    """
    from jiqun.extraction.grammar import grammar
    from jiqun.extraction.table_units import unit_in
    from jiqun.lang import LANGUAGES

    if text in catalogue().labels["unit"]:
        return text, Decimal(1)
    lead, words = Decimal(1), text
    if match := _LEAD.match(text):
        lead, words = Decimal(match[1].replace(",", "")), text[match.end() :]
    # `billion` is a word of two languages: those that pages are written in come first, and a
    # reading that knows the scale word stands before one that knows the currency alone.
    order = sorted(LANGUAGES, key=lambda language: language not in ("en", "zh"))
    readings = [r for language in order if (r := unit_in(grammar(language), words))]
    for unit, factor in sorted(readings, key=lambda reading: reading[1] == 1):
        return unit, factor * lead
    if text in _symbols():
        return text, Decimal(1)
    hint = close_hint(text, list(catalogue().labels["unit"])) + ", or a unit under [names.unit]"
    raise InputError("table_value", field="unit", value=text[:80], hint=hint)


@cache
def _symbols() -> frozenset[str]:
    """Give the currencies of the catalogue and the physical units of the language packs."""
    from jiqun.lang import LANGUAGES, pack

    physical = {
        unit
        for language in LANGUAGES
        for side in ("before", "after")
        for unit, _ in pack(language).unit_words(side).values()
    }
    return frozenset(physical | {currency.code for currency in catalogues().currencies})


def _scale(text: str) -> Decimal:
    try:
        scale = Decimal(text.replace(",", ""))
    except InvalidOperation:
        scale = Decimal(0)
    if not scale.is_finite() or not 0 < scale <= _LARGEST:
        raise InputError(
            "table_value", field="scale", value=text[:80], hint="; write a number such as 10000"
        )
    return scale


def read_subject(text: str) -> tuple[str, str | None]:
    """Give the subject's label and, where the cell holds a catalogue's code, the code.

    >>> read_subject("P18-IT"), read_subject("salt")
    (('next-generation information technology', 'P18-IT'), ('salt', None))
    """
    found = catalogues().items.get(text)
    if found is None:
        return text, None
    item = found[2]
    return item.label or item_name(item, "en"), item.subject
