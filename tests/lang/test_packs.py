"""Every language has the same files, and their entries can be used."""

import re
from decimal import Decimal

import pytest

from jiqun.extraction.lexicon_test import run_examples
from jiqun.lang import LANGUAGES, pack
from jiqun.model import Bound, Indicator, InputError


@pytest.mark.parametrize("code", LANGUAGES)
def test_bounds_and_indicators_are_those_of_the_contract(code: str) -> None:
    words = pack(code)
    for side in ("before", "after"):
        for kind in words.bounds[side]:
            assert Bound(kind)
    for entry in words.indicators["indicators"]:
        assert Indicator(entry["indicator"])
        assert entry["words"] and all(isinstance(w, str) for w in entry["words"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_of_things_that_are_no_figures_compile(code: str) -> None:
    for pattern in pack(code).names["deny"]:
        re.compile(pattern)


@pytest.mark.parametrize("code", LANGUAGES)
def test_lists_hold_words_and_no_truth_values(code: str) -> None:
    words = pack(code)
    for table in (words.cues, words.names, words.bounds["before"], words.bounds["after"]):
        for value in table.values():
            if isinstance(value, list):
                assert all(isinstance(w, str) for w in value), value


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_pack_has_the_same_kinds_of_cues(code: str) -> None:
    assert set(pack(code).cues) == set(pack("en").cues)
    assert set(pack(code).names) == set(pack("en").names)


@pytest.mark.parametrize("code", LANGUAGES)
def test_unit_words_have_one_meaning_and_a_positive_factor(code: str) -> None:
    words = pack(code)
    for side in ("before", "after"):
        for unit, factor in words.unit_words(side).values():
            assert unit and factor > Decimal(0)


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="en, zh"):
        pack("xx")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_examples_of_a_pack_come_out_as_they_say(code: str) -> None:
    asked, misses = run_examples(code)
    assert asked > 0
    assert misses == ()
