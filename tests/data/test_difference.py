"""Two plain lists compared: the key is chosen once for both, and lines are those of the files."""

from pathlib import Path

import pytest

from jiqun.data.difference import list_difference
from jiqun.model import InputError


def kinds(place: Path, older: str, newer: str) -> dict[str, str]:
    (place / "old.csv").write_text(older, encoding="utf-8")
    (place / "new.csv").write_text(newer, encoding="utf-8")
    return {
        change.after.get("name") or change.before["name"]: change.kind
        for change in list_difference(place / "old.csv", place / "new.csv")
    }


def test_a_list_with_codes_is_compared_by_name_with_one_without(tmp_path: Path):
    found = kinds(tmp_path, "code,name\n1,Alpha\n2,Beta\n", "name\nalpha\nGamma\n")
    assert found == {"alpha": "kept", "Gamma": "entered", "Beta": "lapsed"}


def test_a_list_that_lacks_one_code_is_compared_by_name(tmp_path: Path):
    found = kinds(tmp_path, "code,name\n1,Alpha\n,Beta\n", "code,name\n1,Alpha\n2,Beta\n")
    assert found == {"Alpha": "kept", "Beta": "kept"}


def test_codes_outlive_names(tmp_path: Path):
    found = kinds(tmp_path, "code,name\n1,Alpha\n", "code,name\n1,Omega\n")
    assert found == {"Omega": "renamed"}


def test_lines_count_comments_and_a_name_may_begin_with_a_number_sign(tmp_path: Path):
    list_ = "# title\n# more\nname\n#1 Works\nAlpha\nAlpha\n"
    with pytest.raises(InputError) as caught:
        kinds(tmp_path, list_, "name\nAlpha\n")
    (problem,) = caught.value.parts["problems"]
    assert "old.csv:6" in str(problem) and "old.csv:5" in str(problem)
    found = kinds(tmp_path, list_.removesuffix("Alpha\n"), "name\nAlpha\n")
    assert found == {"Alpha": "kept", "#1 Works": "lapsed"}
