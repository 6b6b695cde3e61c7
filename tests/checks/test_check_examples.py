"""The examples in the docstrings of the checks are true."""

import doctest
import importlib
import pkgutil

import pytest

import jiqun.checks

PACKAGE = pkgutil.walk_packages(jiqun.checks.__path__, "jiqun.checks.")
MODULES = [*sorted(m.name for m in PACKAGE), "jiqun.model.interval"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_there_are_examples():
    modules = [importlib.import_module(n) for n in MODULES]
    assert sum(doctest.testmod(m).attempted for m in modules) > 10
