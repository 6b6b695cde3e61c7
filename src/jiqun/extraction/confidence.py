"""Say how sure the reading of a claim is: the chance that every field of it is right.

A logistic model on a few things that are known of each reading: which fields were stated, carried
along or set by default, what kind of figure it is, and how often the grammar had to guess. The
weights were fitted by `benchmarks/extraction_confidence.py` on the development gold and the gold
documents of the project (2026-11-25, 45 documents, 1,729 claims read, ridge penalty 1);
docs/en/reading.md has how reliable they are.
"""

from math import exp

from jiqun.extraction.state import DEFAULT, INHERITED, STATED, Draft
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
    "constant": 2.66,
    "words with blanks": -1.57,
    "subject stated, with blanks": 0.68,
    "weak indicator": -1.50,
    "indicator by default": -1.12,
    "indicator inherited": -0.37,
    "place in a list": -1.04,
    "share or contribution": -0.51,
    "share without a whole": -1.31,
    "no period": 0.06,
    "period inherited": -0.13,
    "subject inherited": 0.12,
    "no subject of a weak indicator": -2.26,
    "aim or rule": -0.16,
    "doubts": -0.35,
}


def features(draft: Draft, spaced: bool) -> dict[str, float]:
    """Give what the model knows of a reading; names are those of `WEIGHTS`.

    `spaced` is whether the language divides words by blanks.
    """

    def how(name: str) -> str:
        slot = draft.slots.get(name)
        return "null" if slot is None or slot.value is None else slot.how

    indicator, measure = draft.value("indicator"), draft.value("measure")
    return {
        "constant": 1.0,
        "words with blanks": float(spaced),
        "subject stated, with blanks": float(spaced and how("subject") == STATED),
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


def confidence(draft: Draft, spaced: bool) -> float:
    """Give the chance that all fields of a draft are right, to two decimals, in [0.01, 0.99]."""
    known = features(draft, spaced)
    score = sum([WEIGHTS[name] * value for name, value in known.items() if value])
    chance = 1.0 / (1.0 + exp(-score))
    if draft.slips:
        chance *= SLIP
    return round(min(0.99, max(0.01, chance)), 2)


SLIP = 0.4
"""What is left of the confidence where characters had to be read as others: our choice."""
