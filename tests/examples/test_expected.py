"""The examples show what their `expected` says; `python examples/expect.py` renews it."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "examples"))

from expect import EXPECTED


@pytest.mark.slow
@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.parts[-3])
def test_an_example_shows_what_is_expected(path: Path) -> None:
    assert EXPECTED[path]() == path.read_text(encoding="utf-8")
