"""Patterns that are compiled when they are first tried are patterns all the same."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

import jiqun.extraction
from jiqun.lang.patterns import late_pattern


def late() -> dict[str, re.Pattern[str]]:
    kind = type(late_pattern(""))
    modules = [f"jiqun.extraction.{m.name}" for m in iter_modules(jiqun.extraction.__path__)]
    return {
        f"{name}.{key}": value
        for name in modules
        for key, value in vars(import_module(name)).items()
        if isinstance(value, kind)
    }


def test_every_late_pattern_of_a_module_compiles() -> None:
    found = late()
    assert len(found) > 10
    for pattern in found.values():
        assert pattern.search("") or pattern.groups >= 0


def test_a_late_pattern_does_what_a_pattern_does() -> None:
    late, plain = late_pattern("(?P<n>\\d+)%", re.I), re.compile("(?P<n>\\d+)%", re.I)
    text = "5% and 60%"
    assert late.findall(text) == plain.findall(text) == ["5", "60"]
    assert late.sub("x", text) == plain.sub("x", text)
    assert (late.pattern, late.flags, dict(late.groupindex)) == (
        *(plain.pattern, plain.flags, dict(plain.groupindex)),
    )


def test_a_wrong_late_pattern_is_an_error_when_it_is_tried() -> None:
    wrong = late_pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")
