"""Say how sure the reading of a claim is: the chance that every field of it is right.

A logistic model on a few things that are known of each reading: which fields were stated, carried
along or set by default, what kind of figure it is, and how often the grammar had to guess. The
weights were fitted by `benchmarks/extraction_confidence.py` on the development gold, the gold
documents of the project and 367 others, most of them pages of the web (2026-11-26, 464 documents,
10,500 claims read, ridge penalty 1); docs/en/reading.md has how reliable they are.
"""

from functools import lru_cache
from math import exp
from typing import NamedTuple

from jiqun.data import catalogue
from jiqun.extraction.state import DEFAULT, INHERITED, STATED, Draft, Slot
from jiqun.model import Indicator, Measure

WEAK = frozenset(
    {
        Indicator.COUNT,
        Indicator.OTHER,
        Indicator.CAPACITY,
        Indicator.EMPLOYMENT,
        Indicator.SUBSIDY,
        Indicator.LAND,
    }
)
"""Indicators whose subject is free text, where most errors were found."""
PLAIN = frozenset(
    {
        Indicator.GDP,
        Indicator.EXPORTS,
        Indicator.IMPORTS,
        Indicator.TRADE,
        Indicator.RETAIL_SALES,
        Indicator.FISCAL_REVENUE,
        Indicator.INVESTMENT,
        Indicator.POPULATION,
    }
)
"""Indicators that are mostly told of a whole place."""
WEIGHTS = {
    "constant": 1.74,
    "words with blanks": -1.39,
    "subject stated, with blanks": 0.74,
    "weak indicator": -0.71,
    "indicator by default": -0.68,
    "indicator inherited": 0.07,
    "place in a list": -0.53,
    "share or contribution": -0.29,
    "share without a whole": -0.80,
    "no period": -0.16,
    "period inherited": 0.04,
    "subject inherited": 0.08,
    "no subject of a weak indicator": -2.90,
    "aim or rule": 0.05,
    "doubts": -1.22,
    "own words": -0.20,
    "own words, with blanks": -0.34,
    "no place": -3.33,
    "no place, with blanks": 2.92,
    "place by default": -1.08,
    "place and time stated": 0.43,
    "growth or change": 0.44,
    "whole place": 0.40,
}


class Reading(NamedTuple):
    """What tells how sure a reading is; many figures of a text share one.

    Attributes:
        spaced: whether the language divides words by blanks.
        indicator_how, subject_how, period_how, status_how: how a field was given; `null` where
            it was not.
        whole: whether the whole of a share is known.
        area_how: how the place was given; `null` where it was not.
        own: whether the subject is in the document's words, with no label of the contract.
        plain: whether it is an indicator of the whole place, such as its GDP or all its exports.
    """

    spaced: bool
    indicator: Indicator | None
    measure: Measure | None
    indicator_how: str
    subject_how: str
    period_how: str
    status_how: str
    whole: bool
    area_how: str
    own: bool
    plain: bool
    doubts: float
    slips: bool


def reading(draft: Draft, spaced: bool) -> Reading:
    """Give what is known of how a draft was read."""
    slots = draft.slots
    subject, indicator = draft.value("subject"), draft.value("indicator")
    named = isinstance(subject, str) and subject not in catalogue().subjects
    return Reading(
        spaced,
        indicator,
        draft.value("measure"),
        _how(slots.get("indicator")),
        _how(slots.get("subject")),
        _how(slots.get("period")),
        _how(slots.get("status")),
        draft.value("of") is not None,
        _how(slots.get("area")),
        named,
        indicator in PLAIN and subject in (None, "total"),
        draft.doubts,
        draft.slips,
    )


def _how(slot: Slot | None) -> str:
    return "null" if slot is None or slot.value is None else slot.how


def features(known: Reading) -> dict[str, float]:
    """Give a reading as numbers; names are those of `WEIGHTS`."""
    spaced, indicator, measure = known.spaced, known.indicator, known.measure
    subject, period = known.subject_how, known.period_how
    return {
        "constant": 1.0,
        "words with blanks": float(spaced),
        "subject stated, with blanks": float(spaced and subject == STATED),
        "weak indicator": float(indicator in WEAK),
        "indicator by default": float(known.indicator_how == DEFAULT),
        "indicator inherited": float(known.indicator_how == INHERITED),
        "place in a list": float(measure is Measure.RANK),
        "share or contribution": float(measure in (Measure.SHARE, Measure.CONTRIBUTION)),
        "share without a whole": float(measure is Measure.SHARE and not known.whole),
        "no period": float(period == "null"),
        "period inherited": float(period == INHERITED),
        "subject inherited": float(subject == INHERITED),
        "no subject of a weak indicator": float(subject == "null" and indicator in WEAK),
        "aim or rule": float(known.status_how not in (DEFAULT, "null")),
        "doubts": known.doubts,
        "own words": float(known.own),
        "own words, with blanks": float(spaced and known.own),
        "no place": float(known.area_how == "null"),
        "no place, with blanks": float(spaced and known.area_how == "null"),
        "place by default": float(known.area_how == DEFAULT),
        "place and time stated": float(known.area_how == period == STATED),
        "growth or change": float(measure in (Measure.GROWTH, Measure.CHANGE)),
        "whole place": float(known.plain),
    }


def confidence(draft: Draft, spaced: bool) -> float:
    """Give the chance that all fields of a draft are right, to two decimals, in [0.01, 0.99]."""
    return _chance(reading(draft, spaced))


@lru_cache(maxsize=4096)
def _chance(known: Reading) -> float:
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(known).items())
    chance = 1.0 / (1.0 + exp(-score))
    if known.slips:
        chance *= SLIP
    return round(min(0.99, max(0.01, chance)), 2)


SLIP = 0.4
"""What is left of the confidence where characters had to be read as others: our choice."""
