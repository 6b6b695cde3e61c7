"""What confidence is made of; each law is told where it is tested."""

from jiqun.extraction.confidence import LOOKED_AT, WEIGHTS, confidence, features, reading
from jiqun.extraction.state import Draft
from jiqun.model import Indicator


def draft(**chances: float) -> Draft:
    made = Draft(0, 2, chances=chances)
    made.set("indicator", Indicator.GDP, (0, 1))
    made.set("period", "2023", (1, 2))
    made.set("area", "Ordos", (0, 1))
    return made


def test_a_model_that_finds_another_reading_likelier_takes_confidence_away() -> None:
    for name in LOOKED_AT:
        told = [confidence(draft(**{name: chance}), spaced=True) for chance in (-0.1, -0.7, -2.5)]
        assert told == sorted(told, reverse=True)
        assert len(set(told)) == len(told)


def test_every_weight_is_of_something_known_and_everything_known_has_one() -> None:
    assert set(features(reading(draft(), spaced=False))) == set(WEIGHTS)


def test_confidence_stays_a_chance() -> None:
    sure, lost = draft(), draft(**dict.fromkeys(LOOKED_AT, -50.0))
    lost.doubts = 9.0
    assert 0.01 == confidence(lost, spaced=False) < confidence(sure, spaced=False) <= 0.99
