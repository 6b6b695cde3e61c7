"""Read all quantities of a text, spans of time and physical measures included.

Claims are those quantities that the claim contract keeps, with everything they say. This is the
plain reading that other tools give: a value with its unit, and where it stands.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first, share_units
from jiqun.extraction.normal import normalise
from jiqun.lang import LANGUAGES, Pack, pack

_CODE = re.compile(r"\b(?:https?://\S+|www\.\S+|\S+@\S+\.\w+)|\b\d{1,2}:\d{2}(?::\d{2})?\b")
_NAMED = re.compile(r"(?:\w|[,&])[ ]+[A-Za-z]*[A-Z][A-Za-z]*\s$")
_SCORE = re.compile(
    r"\d{1,2}-\d{1,2}(?![\d%-]| ?(?:per|point|mill|bill|year|month|week|day|hour|min))"
)
_SCORE_END = re.compile(r"(?:^|[^\d.])\d{1,2}-\d{1,2}$")
_LABELLED = re.compile(
    r"\b(?:section|row|article|chapter|figure|table|page|room|route|highway|flight|big|top|no\.?|"
    r"number|version|version|class|type|phase|act|game|episode|season|week|round|grade|apollo)\s$",
    re.I,
)
_MONEY_OR_RATE = re.compile(r"[A-Z]{3}|percent|percentage_point")
_JOINED = re.compile(r" ?(?:to|and|or|-|–|,) ?")
_FRACTION = re.compile(r"(?<![\d./⁄])([1-9])[/⁄](\d{1,3})(?![\d./⁄])(?=\s(?:of|an?|\w+)\b)")
_RECENT = re.compile(r"(?:19|20)\d\d")


class Quantity(NamedTuple):
    """A printed quantity.

    Attributes:
        value: exact, scale words multiplied out, signed as printed.
        unit: `percent`, `percentage_point`, an ISO 4217 code, the English name of a physical
            unit or of a span of time (`year`), `X per Y`, or `count`.
        start, end: where it stands, in code points, half-open.
    """

    value: Decimal
    unit: str
    start: int
    end: int


def quantities(text: str, language: str) -> list[Quantity]:
    """Give every quantity of a text in reading order; a range gives its two ends.

    >>> [(str(q.value), q.unit) for q in quantities("Up 5-6% to $3 billion in two years.", "en")]
    [('5', 'percent'), ('6', 'percent'), ('3000000000', 'USD'), ('2', 'year')]
    """
    code = language if language in LANGUAGES else "en"
    language_pack = pack(code)
    normal = normalise(text, language_pack)
    if not language_pack.spaced:
        from jiqun.extraction.dense_quantities import dense_quantities

        found = dense_quantities(code).read(normal.text)
    else:
        found = _spaced(normal.text, code)
    return [Quantity(q.value, q.unit, *normal.span(q.start, q.end)) for q in found]


def _spaced(text: str, code: str) -> list[Quantity]:
    reader = _reader(code)
    closed = [m.span() for m in _CODE.finditer(text)]
    closed += [m.span() for m in reader.deny.finditer(text)]
    closed += [m.span() for m in reader.dates.finditer(text)]
    found = []
    for match in _FRACTION.finditer(text):
        if not Decimal(match[2]):
            continue
        closed.append(match.span())
        named = reader.after_fraction.match(text, match.end())
        name = reader.units[named[1].lower()] if named else "count"
        value = Decimal(match[1]) / Decimal(match[2])
        found.append(Quantity(value, name, match.start(), named.end() if named else match.end()))
    numbers = reader.numbers.read(text, 0, len(text), sorted(closed))
    figures = share_units(pack(code), numbers, text)
    for figure in figures:
        if figure.form == "multiple":
            continue
        if figure.bare and figure.unit == "count" and figure.form == "digits":
            raw = text[figure.start : figure.end]
            before = text[max(0, figure.start - 24) : figure.start]
            if _LABELLED.search(before) or _RECENT.fullmatch(raw):
                continue
            if _NAMED.search(before) and len(raw) < 4 and raw.isdigit():
                continue  # iPhone 11, Model 3
            if _SCORE.match(text, figure.start) or _SCORE_END.search(text[: figure.end][-6:]):
                continue
            if not any(c.isalpha() for c in text):
                continue  # a list number or a page number alone
        unit, end, value = figure.unit, figure.end, figure.value
        if figure.form == "fraction":
            value, unit = value / 100, "count"
        if per := reader.per.match(text, figure.after):
            thing = per["per"].lower()
            unit, end = f"{unit} per {reader.per_names.get(thing, thing)}", per.end()
        found.append(Quantity(value, unit, figure.start, end))
    found = _share_per(found, text)
    taken = [(q.start, q.end) for q in found] + closed
    for more in (*reader.ones.finditer(text), *reader.vague.finditer(text)):
        if any(s < more.end() and more.start() < e for s, e in taken):
            continue
        ends = reader.vague_ends.get(more[0].lower(), [Decimal(1)])
        unit = "USD" if re.match(r" of dollars\b", text[more.end() : more.end() + 12]) else "count"
        if counted := reader.of_unit.match(text, more.end()):
            unit = reader.units[counted[1].lower()]
        found += [Quantity(value, unit, *more.span()) for value in ends]
    return sorted(found, key=lambda q: q.start)


def _share_per(found: list[Quantity], text: str) -> list[Quantity]:
    """Give the first of two amounts what the second is counted per: $62 and $68 per share."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        unit, _, per = out[i + 1].unit.partition(" per ")
        if per and out[i].unit == unit and _JOINED.fullmatch(text, out[i].end, out[i + 1].start):
            out[i] = out[i]._replace(unit=out[i + 1].unit)
    return out


class _Reader:
    """The number grammar of a language with all units, and what holds digits but is none."""

    def __init__(self, language: Pack) -> None:
        from jiqun.extraction.spaced_numbers import SpacedNumbers

        more = language.quantities
        kept = [e for e in language.units["after"] if _MONEY_OR_RATE.fullmatch(e["unit"])]
        units = {**language.units, "after": [*kept, *more["after"]]}
        units["before"] = [*units["before"], *more["before"]]
        units["spans"] = ["o'clock", "a.m.", "p.m.", "am", "pm"]
        glued = [w for w in ("m", "b") if w in language.numbers["scales"]]
        numbers = {**language.numbers, "glued_only": glued}
        self.numbers = SpacedNumbers(replace(language, units=units, numbers=numbers))
        self.vague_ends = {
            str(word): [Decimal(n) for n in ends] for word, ends in more["vague"].items()
        }
        self.units = {str(w).lower(): str(e["unit"]) for e in more["after"] for w in e["words"]}
        self.after_fraction = compiled(
            rf"(?: of an?(?: US)?)? ({longest_first(self.units)})(?![A-Za-z])", re.I
        )
        self.of_unit = compiled(rf" of ({longest_first(self.units)})\b", re.I)
        self.vague = compiled(rf"(?<!\d )(?<!\d)\b(?:{longest_first(self.vague_ends)})\b", re.I)
        self.ones = compiled(
            r"\bone\b(?=(?: of|\s"
            r"(?!(?:s|that|who|is|can|has|across|in|at|for|on|and|or|to|with|but)\b)"
            r"[a-z]+))",
            re.I,
        )
        self.deny = compiled("|".join(f"(?:{p})" for p in more["deny"]))
        month = longest_first(str(m).capitalize() for m in language.periods["months"])
        self.dates = compiled(
            rf"\b(?:{month})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\b"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{month})\b(?:,? \d{{4}})?"
            rf"|\b(?:{month})\.?,? (?:of )?\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
        )
        per = longest_first(str(w) for w in more["per"])
        things = longest_first(str(w) for w in more["per_units"])
        self.per_names = {str(k): str(v) for k, v in more["per_names"].items()}
        self.per = compiled(
            rf" ?(?:{per}) ?(?P<per>{things})(?![A-Za-z]| earlier| ago| before| later)", re.I
        )


@cache
def _reader(code: str) -> _Reader:
    return _Reader(pack(code))
