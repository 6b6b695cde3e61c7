"""Every language has the same files, and their entries can be used."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

import jiqun
import jiqun.extraction
import jiqun.lang
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.lexicon_test import run_examples
from jiqun.lang import LANGUAGES, pack
from jiqun.model import Bound, Indicator, InputError

FOLDER = Path(jiqun.lang.__file__).parent


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
    for pattern in pack(code).denied():
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


ASKED = re.compile(r'\bform\(\s*"(\w+)",\s*"(\w+)"(?:,\s*"(\w+)")?\s*\)')


def forms_asked() -> Iterator[tuple[str, ...]]:
    for source in sorted(Path(jiqun.extraction.__file__).parent.glob("*.py")):
        for keys in ASKED.findall(source.read_text(encoding="utf-8")):
            yield tuple(k for k in keys if k)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_compiles(code: str) -> None:
    for keys in forms_asked():
        form = pack(code).form(*keys)
        assert re.compile(form.pattern, form.flags)


def test_no_form_is_asked_for_that_no_language_has() -> None:
    asked = set(forms_asked())
    assert len(asked) > 60
    assert [k for k in asked if not any(pack(code).entry(*k) for code in LANGUAGES)] == []


def test_a_language_without_a_form_has_one_that_matches_nothing() -> None:
    nothing = pack("de").form("periods", "told", "year_before")
    assert nothing.search("a year earlier \0") is None
    assert pack("en").form("periods", "told", "year_before").search(" a year earlier")


def test_a_pack_may_leave_all_optional_forms_out() -> None:
    groups = ("places", "things", "traded_with", "ranked", "lists", "told", "between", "alone")
    groups += ("times", "counting", "measures", "shares", "wholes", "makers", "markets", "articles")
    full = pack("en")
    bare = replace(
        full,
        **{
            name: {k: v for k, v in getattr(full, name).items() if k not in groups}
            for name in ("names", "periods", "numbers", "indicators", "bounds")
        },
    )
    text = "Output rose by more than 5 percent."
    (figure,) = Grammar(bare).numbers.read(text, 0, len(text), [])
    assert text[figure.start : figure.end] == "5 percent"


class _Strict(yaml.SafeLoader):
    """Refuses a key that a mapping has twice: the second would hide the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        assert not twice, f"{node.start_mark}: {twice}"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", sorted(Path(jiqun.__file__).parent.rglob("*.yaml")), ids=str)
def test_no_file_of_data_has_a_key_twice(path: Path) -> None:
    yaml.load(path.read_text(encoding="utf-8"), _Strict)


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*/*.yaml")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_no_word_is_taken_for_a_truth_value(path: Path) -> None:
    # YAML reads a bare on, off, yes or no as true or false: a word or form of that name is lost
    def walk(told: object) -> Iterator[object]:
        if isinstance(told, dict):
            yield from told
            for one in told.values():
                yield from walk(one)
        elif isinstance(told, list):
            yield from (one for one in told if isinstance(one, bool))
            for one in told:
                yield from walk(one)

    found = walk(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert [one for one in found if isinstance(one, bool)] == []
