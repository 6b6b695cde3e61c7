"""What is made of data files is kept, and never outlives them."""

import os
import sys
from pathlib import Path

import pytest

from jiqun.data.kept import BrokenYaml, kept, read_yaml_file


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "words.yaml"
    path.write_text("words: [亿, 万]\nsince: 2020-01-31\n", encoding="utf-8")
    return path


def kept_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.suffix != ".yaml")


def test_a_file_is_made_once_while_it_stays_the_same(words: Path) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [kept(make, words) for _ in range(3)] == [1, 1, 1]
    os.utime(words, ns=(1, 1))
    assert [kept(make, words) for _ in range(2)] == [2, 2]
    more = words.with_name("more.yaml")
    more.write_text("a: 1")
    assert kept(make, words, more) == 3


def test_yaml_is_read_alike_the_first_time_and_later(words: Path) -> None:
    first = read_yaml_file(words)
    assert first["words"] == ["亿", "万"] and first["since"].year == 2020
    assert kept_files(words.parent) == ["__pycache__", kept_name()]
    assert read_yaml_file(words) == first
    words.write_text("words: []\n")
    assert read_yaml_file(words) == {"words": []}


def kept_name() -> str:
    return f"words.yaml.{sys.implementation.cache_tag}.values"


@pytest.mark.parametrize("damage", [b"", b"\x80\x05", b"no pickle", b"\x80\x05K\x01."])
def test_what_was_kept_and_is_damaged_is_made_again(words: Path, damage: bytes) -> None:
    first = read_yaml_file(words)
    place = words.parent / "__pycache__" / kept_name()
    place.write_bytes(damage)
    assert read_yaml_file(words) == first
    assert len(place.read_bytes()) > len(damage)


def test_nothing_is_kept_where_python_keeps_nothing(
    words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert read_yaml_file(words)["words"] == ["亿", "万"]
    assert kept_files(words.parent) == []


def test_a_folder_that_takes_nothing_costs_nothing(words: Path) -> None:
    (words.parent / "__pycache__").write_text("a file where the folder would be")
    assert read_yaml_file(words)["words"] == ["亿", "万"]


def test_a_file_that_is_no_yaml_is_told_and_not_kept(words: Path) -> None:
    words.write_text("a: [1\n")
    with pytest.raises(BrokenYaml, match="line 2"):
        read_yaml_file(words)
    assert kept_files(words.parent) == []
