"""Say how sure the reading of a claim is: the chance that every field of it is right.

A logistic model on a few things that are known of each reading: which fields were stated, carried
along or set by default, what kind of figure it is, how often the grammar had to guess, and which
chance the fitted models give what the fields now hold. The weights were fitted by
`benchmarks/extraction_confidence.py` on texts that those models were not fitted on, else it would
say too much of others: the development gold and 216 annotated pages of the web (2026-11-27,
6,012 claims read, ridge penalty 1); docs/en/reading.md has how reliable they are.
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
LOOKED_AT = ("indicator", "status", "subject", "period", "of")
"""Fields that fitted models look at; `of` is the whole of a share."""
WEIGHTS = {
    "constant": 0.11,
    "words with blanks": -0.44,
    "subject stated, with blanks": 0.46,
    "share or contribution": 0.09,
    "share without a whole": -1.29,
    "period inherited": 0.23,
    "no subject of a weak indicator": -2.30,
    "aim or rule": 0.41,
    "doubts": -1.72,
    "own words": -0.62,
    "no place, without blanks": -2.50,
    "place by default": 0.00,
    "place inherited": 0.82,
    "place inherited, with blanks": -0.21,
    "place and time stated": 1.12,
    "growth or change": 0.34,
    "looked at again": 0.99,
    "log chance of indicator": 2.34,
    "log chance of status": 1.76,
    "log chance of subject": 1.20,
    "log chance of period": 2.10,
    "log chance of of": 1.00,
}


class Reading(NamedTuple):
    """What tells how sure a reading is; many figures of a text share one.

    Attributes:
        spaced: whether the language divides words by blanks.
        subject_how, period_how, status_how: how a field was given; `null` where it was not.
        whole: whether the whole of a share is known.
        area_how: how the place was given; `null` where it was not.
        own: whether the subject is in the document's words, with no label of the contract.
        doubts, slips: how often the grammar had to guess, and whether characters were misread.
        chances: of each field in `LOOKED_AT` the logarithm of the chance that its model gives what
            it holds, to a tenth; None where no model looked at it.
    """

    spaced: bool
    indicator: Indicator | None
    measure: Measure | None
    subject_how: str
    period_how: str
    status_how: str
    whole: bool
    area_how: str
    own: bool
    doubts: float
    slips: bool
    chances: tuple[float | None, ...]


def reading(draft: Draft, spaced: bool) -> Reading:
    """Give what is known of how a draft was read."""
    slots = draft.slots
    subject, indicator = draft.value("subject"), draft.value("indicator")
    named = isinstance(subject, str) and subject not in catalogue().subjects
    return Reading(
        spaced,
        indicator,
        draft.value("measure"),
        _how(slots.get("subject")),
        _how(slots.get("period")),
        _how(slots.get("status")),
        draft.value("of") is not None,
        _how(slots.get("area")),
        named,
        draft.doubts,
        draft.slips,
        tuple(_tenths(draft.chances.get(name)) for name in LOOKED_AT),
    )


def _tenths(chance: float | None) -> float | None:
    """Round a chance, so that readings that hardly differ share what is made of them."""
    return None if chance is None else round(chance, 1)


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
        "share or contribution": float(measure in (Measure.SHARE, Measure.CONTRIBUTION)),
        "share without a whole": float(measure is Measure.SHARE and not known.whole),
        "period inherited": float(period == INHERITED),
        "no subject of a weak indicator": float(subject == "null" and indicator in WEAK),
        "aim or rule": float(known.status_how not in (DEFAULT, "null")),
        "doubts": known.doubts,
        "own words": float(known.own),
        # no figure of an English page of the fit was without a place
        "no place, without blanks": float(not spaced and known.area_how == "null"),
        "place by default": float(known.area_how == DEFAULT),
        "place inherited": float(known.area_how == INHERITED),
        "place inherited, with blanks": float(spaced and known.area_how == INHERITED),
        "place and time stated": float(known.area_how == period == STATED),
        "growth or change": float(measure in (Measure.GROWTH, Measure.CHANGE)),
        "looked at again": float(any(chance is not None for chance in known.chances)),
        **{
            f"log chance of {name}": chance or 0.0
            for name, chance in zip(LOOKED_AT, known.chances, strict=True)
        },
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
