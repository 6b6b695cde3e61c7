"""Give bare numbers the unit that their neighbour tells for both: down 17, and Japan 11 percent."""

from dataclasses import replace

from jiqun.extraction.defaults import is_money
from jiqun.extraction.figures import Figure
from jiqun.lang import Pack

NEAR = 70
"""Characters between a bare rate and the one that tells its unit: our choice."""
LEAD = 20
"""Characters before a number in which a word says that something moved by it: our choice."""
LARGEST = 1000
"""A bare number from here on counts things, and is no rate: our choice."""
ALIKE = 60
"""How many times a bare number may be as large or small as the one whose unit it takes: our choice;
figures of one thing in two years or places are nearer to one another than that."""
WHOLE = 150
"""A bare number above that is no rate beside rates: our choice."""
_OWN = ("count", "percentage_point", "multiple", "rank")
_NO_MASS = ("count", "percent", "percentage_point", "multiple", "rank")


def elliptic_units(language: Pack, found: list[Figure], text: str) -> list[Figure]:
    """Give the figures of a sentence with the units that are told once for several.

    `Orders from Japan were down 17 and those from Peru 11 percent`: a rate, as nothing is counted.
    `369 million square metres, of which 300 million went abroad`: of the same.
    """
    out = list(found)
    for i, figure in enumerate(out):
        if not figure.bare or figure.unit != "count":
            continue
        following = out[i + 1] if i + 1 < len(out) else None
        if following is not None and _is_rate(language, figure, following, text):
            out[i] = replace(figure, unit=following.unit, bare=False)
        elif i and (
            _is_part(language, out[i - 1], figure, text)
            or _goes_on(language, out[i - 1], figure, text)
        ):
            out[i] = replace(figure, unit=out[i - 1].unit, bare=False)
    return out


def _goes_on(language: Pack, before: Figure, figure: Figure, text: str) -> bool:
    """Say whether a bare number is of what the one before is: from 34.7 million tons to 21 million.

    Nothing that could be counted stands behind it, and it is of the size of the one before.
    """
    if before.unit in _OWN or figure.form != "digits" or figure.start - before.after > NEAR:
        return False
    if before.value == 0 or not 1 / ALIKE < abs(figure.value / before.value) < ALIKE:
        return False
    if before.unit == "percent" and (figure.value > WHOLE or figure.scale != 1):
        return False
    form, between = language.form, text[before.after : figure.start]
    if is_money(before.unit) and figure.scale == 1 < before.scale:
        return False
    if (
        form("numbers", "alone", "likened").fullmatch(between) is not None
        and form("numbers", "alone", "ends").match(text, figure.end) is not None
    ):
        return True
    return not is_money(before.unit) and _is_led(language, before, figure, between, text)


def _is_led(language: Pack, before: Figure, figure: Figure, between: str, text: str) -> bool:
    """Say whether the words around a bare number leave nothing else that it could count."""
    form = language.form
    if before.unit == "percent" and form("numbers", "alone", "held_by").search(between):
        return False  # 1,100% more than the 28 of 2021
    return (
        form("numbers", "alone", "led").search(between) is not None
        and form("numbers", "alone", "counted").search(between) is None
        and form("numbers", "alone", "led_ends").match(text, figure.end) is not None
    )


def _is_rate(language: Pack, figure: Figure, following: Figure, text: str) -> bool:
    form = language.form
    moved = form("numbers", "alone", "moved").search(
        text, max(0, figure.start - LEAD), figure.start
    )
    return (
        following.unit == "percent"
        and figure.scale == 1
        and figure.value < LARGEST
        and 0 < following.start - figure.after < NEAR
        and moved is not None
        and form("numbers", "alone", "goes_on").match(text, figure.after) is not None
    )


def _is_part(language: Pack, before: Figure, figure: Figure, text: str) -> bool:
    if before.unit in _NO_MASS or is_money(before.unit) or figure.value >= before.value:
        return False
    form = language.form
    led = form("numbers", "alone", "of_which").fullmatch(text, before.after, figure.start)
    return (
        led is not None and form("numbers", "alone", "acts").match(text, figure.after) is not None
    )
