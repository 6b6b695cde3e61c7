"""Compiled regexes that are kept between programs: they are what `re.compile` gives."""

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.data.kept_patterns import MOST, _Store, code_of, compiled, pattern_of

PATTERNS = [
    ("", 0),
    (r"(?P<year>\d{4})年", 0),
    (r"(?i:\bup\b)|(?P<low>fell|down) (?:by )?(?P<n>\d+)(?(low)!|\.)", re.I),
    ("[\u3400-\u9fff]{2,}(?<![一二三])", 0),
    (r"(?x) a  # blanks do not count", 0),
    (r"^\s*$", re.M | re.S),
]


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_built_from_its_code_equals_the_one_of_re(pattern: str, flags: int) -> None:
    # patterns are equal where their source, flags, groups and program are
    built = pattern_of(pattern, code_of(pattern, flags))
    peer = re.compile(pattern, flags)
    assert built == peer
    assert (built.groups, built.groupindex) == (peer.groups, peer.groupindex)


@given(st.lists(st.text(max_size=6), max_size=8))
def test_any_words_are_found_as_re_finds_them(words: list[str]) -> None:
    pattern = "|".join(map(re.escape, words))
    assert pattern_of(pattern, code_of(pattern)) == re.compile(pattern)


def test_what_is_no_pattern_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(a")


def _store(folder: Path) -> _Store:
    store = _Store()
    store.place, store.known = folder / "kept.values", {}
    return store


def test_codes_are_left_for_later_and_damage_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    store = _store(tmp_path)
    store.compile("a+b", 0)
    store.save()
    version, known = pickle.loads((tmp_path / "kept.values").read_bytes())
    assert known == {("a+b", 0): code_of("a+b")}
    assert version[0] == sys.hexversion
    monkeypatch.setattr("jiqun.data.kept_patterns.cache_place", lambda _: tmp_path / "kept.values")
    assert _Store().known == known
    for spoilt in (b"", b"no pickle", pickle.dumps(((), known)), pickle.dumps(7)):
        (tmp_path / "kept.values").write_bytes(spoilt)
        assert _Store().known == {}


def test_where_there_are_too_many_those_of_the_last_program_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    store, code = _store(tmp_path), code_of("old")
    store.known = {(f"old{n}", 0): code for n in range(MOST)}
    store.compile("new", 0)
    store.save()
    assert pickle.loads((tmp_path / "kept.values").read_bytes())[1] == {("new", 0): code_of("new")}


def test_a_second_program_compiles_nothing(tmp_path: Path) -> None:
    program = (
        "import re\n"
        "from re import _compiler\n"
        "from jiqun.data.kept_patterns import compiled\n"
        "made = []\n"
        "real = _compiler._code\n"
        "_compiler._code = lambda *told: made.append(told) or real(*told)\n"
        "compiled('a+b(?P<c>c)')\n"
        "print(len(made))\n"
    )
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    run = [sys.executable, "-c", program]
    told = [subprocess.run(run, env=env, capture_output=True, text=True).stdout for _ in (1, 2)]
    # the first program compiles it, and the one by which it is tried whether all works
    assert told == ["2\n", "1\n"]
