"""Say how sure the reading of a claim is: the chance that every field of it is right.

A logistic model on a few things that are known of each reading: which fields were stated, carried
along or set by default, what kind of figure it is, and how often the grammar had to guess. The
weights were fitted by `benchmarks/extraction_confidence.py` on the development gold (2026-11-25,
456 claims read, ridge penalty 1); docs/en/scores.md has how reliable they are.
"""

from math import exp

from jiqun.extraction.state import DEFAULT, INHERITED, Draft
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
WEIGHTS = {
    "constant": 3.23,
    "weak indicator": -1.68,
    "indicator by default": -0.39,
    "indicator inherited": 0.32,
    "place in a list": -1.56,
    "share or contribution": -0.78,
    "share without a whole": -0.77,
    "no period": -0.92,
    "period inherited": -0.45,
    "subject inherited": -0.07,
    "no subject of a weak indicator": -1.10,
    "aim or rule": -0.19,
    "doubts": -0.55,
}


def features(draft: Draft) -> dict[str, float]:
    """Give what the model knows of a reading; names are those of `WEIGHTS`."""

    def how(name: str) -> str:
        slot = draft.slots.get(name)
        return "null" if slot is None or slot.value is None else slot.how

    indicator, measure = draft.value("indicator"), draft.value("measure")
    return {
        "constant": 1.0,
        "weak indicator": float(indicator in WEAK),
        "indicator by default": float(how("indicator") == DEFAULT),
        "indicator inherited": float(how("indicator") == INHERITED),
        "place in a list": float(measure is Measure.RANK),
        "share or contribution": float(measure in (Measure.SHARE, Measure.CONTRIBUTION)),
        "share without a whole": float(measure is Measure.SHARE and draft.value("of") is None),
        "no period": float(how("period") == "null"),
        "period inherited": float(how("period") == INHERITED),
        "subject inherited": float(how("subject") == INHERITED),
        "no subject of a weak indicator": float(how("subject") == "null" and indicator in WEAK),
        "aim or rule": float(how("status") not in (DEFAULT, "null")),
        "doubts": draft.doubts,
    }


def confidence(draft: Draft) -> float:
    """Give the chance that all fields of a draft are right, to two decimals, in [0.01, 0.99]."""
    known = features(draft)
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in known.items())
    chance = 1.0 / (1.0 + exp(-score))
    if draft.slips:
        chance *= SLIP
    return round(min(0.99, max(0.01, chance)), 2)


SLIP = 0.4
"""What is left of the confidence where characters had to be read as others: our choice."""
