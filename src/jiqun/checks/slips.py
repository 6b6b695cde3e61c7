"""Typed readings of a printed figure: what it may have been before one known slip."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from math import exp, log
from typing import Any

from jiqun.data.catalogue import read_yaml
from jiqun.model import Claim, Interval, last_place, printed_value

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WIDE = {ord("０") + i: str(i) for i in range(10)} | {ord("．"): ".", ord("，"): ","}
_CJK = re.compile(r"[\u3400-\u9fff]")
_SIGNED = frozenset(
    {"growth", "growth_gap", "share_change", "change", "growth_avg", "contribution"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure may have been: a value with its rounding, a unit, a cause and its cost.

    `low` and `high` are the ends of its interval as floats, for the search; `moved` are the fields
    of the claim that change, such as (("period", "2022"),).
    """

    kind: str
    value: Fraction
    half: Fraction
    unit: str
    cost: float
    low: float
    high: float
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def fields(self) -> tuple[tuple[str, str | None], ...]:
        """The fields that change, in a claim's own terms: None where one becomes empty."""
        return tuple((name, value or None) for name, value in self.moved)

    @property
    def interval(self) -> Interval:
        """Give what the figure says when it is read this way."""
        return Interval(self.value - self.half, self.value + self.half)


@dataclass(frozen=True, slots=True)
class Printed:
    """The digits of a quote, how many stand after the point, and what one unit is worth."""

    text: str
    digits: str
    places: int
    worth: Fraction


@cache
def slips() -> dict[str, Any]:
    """Give the data file of slips."""
    loaded: dict[str, Any] = read_yaml("slips.yaml")
    return loaded


def slip_name(kind: str, language: str) -> str:
    """Give the words for a kind of slip; one of another version's ledger is shown as it is."""
    known = slips()["slips"] | {"unknown": slips()["unknown"]}
    return str(known[kind][language]) if kind in known else kind.replace("_", " ")


def printed(claim: Claim) -> Printed | None:
    """Give the digits as printed, or None where the quote has words or several numbers."""
    match = _NUMBER.search(claim.quote.translate(_WIDE))
    if not match or not claim.value:
        return None
    text = match[0].rstrip(",")
    number = Fraction(Decimal(text.replace(",", "")))
    if not number:
        return None
    worth = abs(printed_value(claim)) / number
    if not _is_power_of_ten(worth):
        return None
    return Printed(text, re.sub(r"[.,]", "", text), len(text.partition(".")[2]), worth)


def _is_power_of_ten(worth: Fraction) -> bool:
    big, small = max(worth.numerator, worth.denominator), min(worth.numerator, worth.denominator)
    return small == 1 and str(big).strip("0") == "1"


@lru_cache(maxsize=4096)
def readings(claim: Claim) -> tuple[Reading, ...]:
    """Give every reading of a claim under one slip, cheapest first, one for each value.

    >>> from jiqun.model import Bound, Indicator, Measure
    >>> c = Claim(doc="d", start=0, end=20, quote="160,103 billion yuan", unit="CNY",
    ...     value=Decimal("160103E9"), bound=Bound.EQ, measure=Measure.LEVEL,
    ...     indicator=Indicator.VALUE_ADDED)
    >>> readings(c)[0].kind, float(readings(c)[0].value)
    ('comma_point', 160103000000.0)
    """
    figure = printed(claim)
    sign = -1 if claim.value < 0 else 1
    half = last_place(claim) / 2
    value = printed_value(claim)
    raw: list[tuple[str, Fraction, Fraction, str, float, int]] = []

    def note(kind: str, found: list[tuple[Fraction, Fraction]], discount: float = 0.0) -> None:
        raw.extend((kind, v, h, claim.unit, discount, len(found)) for v, h in found)

    if claim.unit not in ("percent", "percentage_point", "multiple"):
        for kind, powers in _powers(claim, figure).items():
            note(kind, [(value * p, half * p) for p in powers])
    if str(claim.measure) in _SIGNED and value:
        note("sign", [(-value, half)])
    for a, b in slips()["slips"]["currency"]["pairs"]:
        if claim.unit in (a, b):
            other = b if claim.unit == a else a
            raw.append(("currency", value, half, other, 0.0, 1))
    if figure:
        for kind, forms in _digit_forms(figure, is_count=claim.unit == "count").items():
            unit = {p: figure.worth / 10**p for p in {p for _, p, _ in forms}}
            found = [(_times(sign * int(d or "0"), unit[p]), unit[p] / 2) for d, p, _ in forms]
            prefer = [
                slips()["cost"]["doubled_digit"] if doubled else 0.0 for _, _, doubled in forms
            ]
            # A digit gained is as long to tell as one lost: its place, and which digit it was.
            n = 10 * len(forms) if kind == "digit_gain" else len(forms)
            raw.extend(
                (kind, v, h, claim.unit, c, n) for (v, h), c in zip(found, prefer, strict=True)
            )
    return _merged(raw, value, claim.unit)


def _powers(claim: Claim, figure: Printed | None) -> dict[str, list[Fraction]]:
    known = slips()["slips"]
    language = "zh" if _CJK.search(claim.quote) else "en"
    found: dict[str, list[Fraction]] = {
        "power_of_ten": [_ten(p) for p in known["power_of_ten"]["powers"]["any"]]
    }
    exponent = len(str(figure.worth.numerator)) - 1 if figure else 0
    words = known["scale_word"]["words"][language].values()
    if exponent in words:
        found["scale_word"] = [_ten(w - exponent) for w in words if w != exponent]
    for kind in ("yi_billion", "wan_million"):
        powers = known[kind]["powers"].get(language, {}).get(exponent)
        if powers:
            found[kind] = [_ten(p) for p in powers]
    return found


def _ten(power: int) -> Fraction:
    return Fraction(10) ** power


def _digit_forms(figure: Printed, *, is_count: bool) -> dict[str, list[tuple[str, int, bool]]]:
    """Give digits, places after the point, and whether the slip touched a doubled digit.

    Of one digit alone everything else would be a reading; but things are counted that way.
    """
    d, places, n = figure.digits, figure.places, len(figure.digits)
    groups = figure.text.split(",")
    forms: dict[str, list[tuple[str, int, bool]]] = {}
    if len(groups) > 1 and not places:
        forms["comma_point"] = [(d, len(groups[-1]), False)]
    if places == 3 and "," not in figure.text:
        forms["point_comma"] = [(d, 0, False)]
    if n < 2 and not is_count:
        return forms
    forms["digit_change"] = [
        (d[:i] + x + d[i + 1 :], places, False) for i in range(n) for x in "0123456789" if x != d[i]
    ]
    if n < 2:
        return forms
    forms["digit_drop"] = [
        (d[:i] + x + d[i:], places, x in (d[i - 1 : i], d[i : i + 1]))
        for i in range(n + 1)
        for x in "0123456789"
        if not (i == 0 and x == "0")
    ]
    forms["digit_gain"] = [(d[:i] + d[i + 1 :], places, False) for i in range(n)]
    forms["digit_swap"] = [
        (d[:i] + d[i + 1] + d[i] + d[i + 2 :], places, False)
        for i in range(n - 1)
        if d[i] != d[i + 1]
    ]
    return forms


def _times(number: int, unit: Fraction) -> Fraction:
    if unit.denominator == 1:
        return Fraction(number * unit.numerator)
    return Fraction(number * unit.numerator, unit.denominator)


def _merged(
    raw: list[tuple[str, Fraction, Fraction, str, float, int]], value: Fraction, unit: str
) -> tuple[Reading, ...]:
    """Join readings of one value: their probabilities add up, the likeliest gives the name."""
    cost = slips()["cost"]
    best: dict[tuple[str, int, int], tuple[float, str, Fraction, float, Fraction]] = {}
    own = (unit, value.numerator, value.denominator)
    for kind, v, half, u, discount, n in raw:
        key = (u, v.numerator, v.denominator)  # hashing a fraction costs more than both
        if key == own:
            continue
        price = cost["error"] + cost["kind"] + log(n) + discount
        before = best.get(key)
        if before is None:
            best[key] = (price, kind, half, exp(-price), v)
        else:
            name, h = (kind, half) if price < before[0] else (before[1], before[2])
            best[key] = (min(price, before[0]), name, h, before[3] + exp(-price), v)
    found = [
        Reading(k, v, h, key[0], -log(p), float(v) - float(h), float(v) + float(h))
        for key, (_, k, h, p, v) in best.items()
    ]
    return tuple(sorted(found, key=lambda r: (r.cost, r.unit, r.value)))
