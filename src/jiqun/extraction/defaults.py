"""Choose an indicator where the text names none, and refuse one that cannot fit."""

import re
from dataclasses import replace

from jiqun.data import catalogue
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.model import Indicator, Measure

_MONEY = re.compile(r"[A-Z]{3}")
_ANY = frozenset({Indicator.OTHER, Indicator.PRODUCTION, Indicator.SUBSIDY, Indicator.RANKING})
_PHYSICAL = _ANY | {
    Indicator.CAPACITY, Indicator.ENERGY, Indicator.LAND, Indicator.EXPORTS, Indicator.IMPORTS,
}  # fmt: skip
_COUNTABLE = _PHYSICAL | {
    Indicator.COUNT, Indicator.POPULATION, Indicator.EMPLOYMENT, Indicator.PATENTS,
}  # fmt: skip

BY_WORDS = frozenset({
    Indicator.OTHER, Indicator.ENERGY, Indicator.PRICES, Indicator.INCOME, Indicator.EMPLOYMENT,
    Indicator.POPULATION, Indicator.PATENTS,
})  # fmt: skip
"""Indicators so wide that the words of the text say which one is meant: the unemployment rate."""
PHRASE = 60
"""Characters before an indicator in which its noun phrase begins: our choice."""
_WHOLES = (
    ("gdp", Indicator.VALUE_ADDED), ("value added", Indicator.VALUE_ADDED),
    ("gross output", Indicator.GROSS_OUTPUT), ("production", Indicator.PRODUCTION),
    ("retail sales", Indicator.RETAIL_SALES), ("fiscal revenue", Indicator.FISCAL_REVENUE),
    ("employment", Indicator.EMPLOYMENT),
)  # fmt: skip
"""Labels of wholes that tell of what a share is; packs have the words of documents."""
_IN_MONEY = frozenset({
    Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT,
    Indicator.INVESTMENT, Indicator.FISCAL_REVENUE, Indicator.RETAIL_SALES, Indicator.GDP,
})  # fmt: skip
"""Indicators that a number of two or three digits without a unit cannot be of."""
_NOT_OF_LAND = (
    *_IN_MONEY,
    Indicator.CAPACITY,
    Indicator.PRODUCTION,
    Indicator.EXPORTS,
    Indicator.IMPORTS,
)
OF_PEOPLE = (Indicator.EMPLOYMENT, Indicator.POPULATION)
"""What no amount of money can be of."""
SECTORS = ("primary industry", "secondary industry", "tertiary industry")
PER_HEAD = "per capita"
_NONE = Slot(None, how=DEFAULT)
_AND = re.compile(r",? and |, ")
_MOVES = (Measure.GROWTH, Measure.LEVEL)
FLOWS = (Indicator.PRODUCTION, Indicator.EXPORTS, Indicator.IMPORTS)
"""What goods have: they are made, sold abroad and bought abroad."""
TRADED = (Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE)
AREAS = ("mu", "ha", "acre", "km2")
"""Units of land, which is not made, sold or spent."""


def is_money(unit: object) -> bool:
    """Say whether a unit is a currency.

    >>> is_money("JPY"), is_money("percent"), is_money(None)
    (True, False, False)
    """
    return _MONEY.fullmatch(str(unit)) is not None


def is_open(draft: Draft) -> bool:
    """Say whether the indicator of a figure tells nothing for sure: supposed, or of no kind."""
    told = draft.slots.get("indicator")
    return told is None or told.how == DEFAULT or told.value is Indicator.OTHER


def is_unnamed(told: Slot | None) -> bool:
    """Say whether no words of a text told an indicator, nor the kind of its thing.

    >>> is_unnamed(Slot(Indicator.OTHER, how=DEFAULT)), is_unnamed(Slot(Indicator.OTHER, 0, 7))
    (True, False)
    """
    return told is None or (told.value is Indicator.OTHER and told.how == DEFAULT)


def fits(indicator: Indicator | None, unit: str) -> bool:
    """Say whether an indicator taken over from before can be measured in a unit."""
    if unit in ("percent", "percentage_point", "multiple", "rank"):
        return True
    if unit == "count":
        return indicator in _COUNTABLE
    if is_money(unit):
        return indicator not in (
            Indicator.COUNT, Indicator.POPULATION, Indicator.EMPLOYMENT, Indicator.PATENTS,
            Indicator.LAND, Indicator.CAPACITY,
        )  # fmt: skip
    return indicator in _PHYSICAL


def is_industry(g: Grammar, subject: str) -> bool:
    """Say whether a subject is an industry or product, whose growth is told without a measure."""
    meaning = g.lexicon.meaning(subject)
    if meaning is not None and meaning.subject is not None:
        return True
    if not g.spaced and subject in catalogue().subjects and not subject.endswith(g.makers):
        return True  # its label, where the text has its Chinese name
    if subject.lower().endswith(g.phrases.heads) or is_branch(g, subject):
        return True
    parts = _AND.split(subject) if g.spaced else []
    return len(parts) > 1 and any(
        (m := g.lexicon.meaning(part)) is not None and m.subject is not None for part in parts
    )


def is_branch(g: Grammar, subject: str) -> bool:
    """Say whether a subject is a branch of industry, whose output is no goods of one kind."""
    low = subject.lower()
    return low in g.branches or low.endswith((*g.branch_ends, *g.phrases.heads))


def _is_makers(g: Grammar, subject: str) -> bool:
    """Say whether a subject is a group of firms: money that is theirs is no output."""
    return subject.endswith(g.makers)


def _share_of_its_own(g: Grammar, draft: Draft, of: object) -> bool:
    """Give a share whose clause names no indicator that of its whole; say whether it did.

    `Coastal fishing accounts for a third of total production`: production; only value added is a
    part of GDP.
    """
    if draft.value("measure") not in (Measure.SHARE, Measure.CONTRIBUTION):
        return False
    if not isinstance(of, str) or draft.value("subject") is None:
        return False
    here = draft.slots.get("indicator", _NONE)
    if here.value is not None and here.how not in (INHERITED, DEFAULT):
        return False
    kind = next((k for words, k in (*_WHOLES, *g.wholes) if of.lower().endswith(words)), None)
    if kind is None:
        return False
    draft.set("indicator", kind)
    return True


def _of_things(g: Grammar, draft: Draft) -> bool:
    """Say whether a share is of things that no industry makes up: of new registrations."""
    of = draft.value("of")
    if not g.spaced or draft.value("measure") is not Measure.SHARE or not isinstance(of, str):
        return False
    low = of.lower()
    if low == "gdp" or low.endswith((" total", " gdp", *(words for words, _ in _WHOLES))):
        return False
    return not low.endswith(g.phrases.heads)


def choose_indicator(
    g: Grammar, text: str, figure: Figure, draft: Draft, told: Slot | None = None
) -> None:
    """Keep an indicator that fits, or take the usual one for unit and subject.

    `told` is what the text spoke of before; where that was trade, goods without an indicator are
    traded: `Fruit and vegetables gained 25.8 percent`.
    """
    slot = draft.slots.get("indicator")
    if g.spaced and figure.unit in AREAS and slot is not None and slot.value in _NOT_OF_LAND:
        del draft.slots["indicator"]
        slot = None
    if g.spaced and is_money(figure.unit) and slot is not None and slot.value in OF_PEOPLE:
        del draft.slots["indicator"]
        slot = None  # ship and sea workers (offshore engineering) 216.3 billion yuan
    small = g.spaced and figure.unit == "count" and figure.scale == 1
    if (
        slot is not None
        and (slot.how == INHERITED or (small and slot.value in _IN_MONEY))
        and not fits(slot.value, figure.unit)
    ):
        draft.slots.pop("indicator")
        draft.doubts += 0.1
    if (
        draft.value("measure") is Measure.CONTRIBUTION
        and draft.value("of") == "gdp"
        and figure.unit == "percentage_point"
    ):
        draft.slots["of"] = replace(draft.slots["of"], value="gdp growth")
    if (
        draft.value("measure") is Measure.CONTRIBUTION
        and draft.value("of") in ("gdp", "gdp growth")
        and draft.value("indicator") in (None, Indicator.COUNT, Indicator.EMPLOYMENT)
    ):
        draft.set("indicator", Indicator.VALUE_ADDED)  # only value added is a part of GDP
        return
    if (
        draft.value("measure") is Measure.CONTRIBUTION
        and draft.value("indicator") in (None, Indicator.OTHER, Indicator.COUNT)
        and draft.value("subject") is not None
        and is_industry(g, draft.value("subject"))
    ):
        draft.set("indicator", Indicator(g.indicators["default_percent"]))
        return
    of = draft.value("of")
    if (
        draft.value("measure") is Measure.SHARE
        and isinstance(of, str)
        and of.removeprefix("total ") in ("exports", "imports", "trade", "investment")
        and (
            draft.slots.get("indicator", _NONE).how == DEFAULT
            or draft.value("indicator") in (None, *TRADED)
        )
    ):
        draft.set("indicator", Indicator(of.removeprefix("total ")))
        return
    if g.spaced and _share_of_its_own(g, draft, of):
        return
    if (
        g.spaced
        and draft.value("indicator") is Indicator.GDP
        and (name := draft.value("subject")) not in (None, "total", PER_HEAD)
        and is_industry(g, name)
    ):
        draft.slots["indicator"] = replace(
            draft.slots["indicator"], value=Indicator.VALUE_ADDED
        )  # an industry has no GDP
    if "indicator" in draft.slots and draft.slots["indicator"].value is not None:
        kind = draft.value("indicator")
        if kind in TRADED and draft.value("subject") is None:
            draft.slots["subject"] = Slot("total", how=DEFAULT)
        if (
            kind in (BY_WORDS if g.spaced else (Indicator.OTHER, Indicator.ENERGY))
            and draft.value("subject") is None
            and (slot := draft.slots["indicator"]).end is not None
            and slot.start is not None
            and draft.value("measure") is not Measure.RANK
        ):
            span = (slot.start, slot.end)
            if g.spaced:
                span = g.phrases.left(text, max(0, slot.start - PHRASE), slot.end) or span
            words = " ".join(text[slice(*span)].split())
            if kind is not Indicator.POPULATION or span[0] < slot.start:
                draft.slots["subject"] = Slot(words, *span, slot.how)
        return
    table = g.indicators
    subject = draft.value("subject")
    known = subject is not None and is_industry(g, subject)
    traded = told is not None and told.value in TRADED and draft.value("measure") in _MOVES
    if g.spaced and traded and known and told is not None and figure.unit != "count":
        draft.slots["indicator"] = told.inherited()
        return
    if g.spaced and subject is not None and subject.lower().endswith(g.markets):
        usual = "gross_output"  # the size of a market, and its growth
    elif figure.unit in ("percent", "percentage_point"):
        usual = table["default_percent"] if known and not _of_things(g, draft) else "other"
    elif is_money(figure.unit):
        usual = table["default_money"] if known and not _is_makers(g, subject) else "other"
        if subject in SECTORS:
            usual = "value_added"  # what statistics tell of the three sectors of an economy
    elif figure.unit == "count":
        usual = "count" if subject else "other"
    elif g.pack.form("indicators", "coal").search(text, figure.start, figure.end + 16):
        usual = "energy"
    elif figure.unit in ("t", "kg", "dwt"):
        usual = "production"
    elif figure.unit in ("kW", "MW", "GW"):
        usual = "capacity"
    elif figure.unit in ("kWh", "MWh", "GWh", "TWh"):
        usual = "energy"
    elif figure.unit in AREAS:
        usual = "land"
    else:
        usual = "other"
    draft.set("indicator", Indicator(usual))
    draft.doubts += 0.15
