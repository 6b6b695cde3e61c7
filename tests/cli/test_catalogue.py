"""`jiqun catalogue`: what people and programs get, and what wrong use is told."""

import json
from pathlib import Path

import pytest

from run_command import jiqun


def run(*words: object, code: int = 0, language: str = "en", given: str = "") -> str:
    done = jiqun("--language", language, "catalogue", *words, stdin=given)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def records(*words: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*words, "--format", "jsonl").splitlines()]


def test_a_difference_says_who_states_each_change():
    rows = records("diff", "1.0", "2.0")
    ai = next(r for r in rows if r["to"] == "AI")
    assert (ai["kind"], ai["from"], ai["certainty"]) == ("split", "SOFTINFO", "stated")
    assert ai["source_title_zh"] and ai["to_zh"] == "人工智能"
    assert "拆分" in run("diff", "1.0", "2.0", language="zh")
    assert records("diff", "2.0", "1.0") == rows


def test_an_announced_version_shows_what_was_named_and_nothing_else():
    (record,) = [r for r in records("show", "shenzhen-clusters") if r["version"] == "3.0"]
    assert (record["status"], record["items"]) == ("announced", {})
    assert "strengthen" in run("show", "3.0")


def test_names_are_resolved_from_standard_input():
    out = run("resolve", "-", "--area", "深圳", "--on", "2023", "--format", "csv",
              given="智能机器人\n\n智能终端\n")  # fmt: skip
    assert [line.split(",")[1] for line in out.splitlines()] == ["code", "IROBOT", "SMARTERM"]


def test_definitions_are_told_by_year_in_both_languages():
    assert any("20 million" in str(r["en"]) for r in records("define", "above-scale industry"))
    assert "2000万元" in run("define", "规上工业", language="zh")


def test_two_lists_of_firms_are_compared_by_code_and_name(tmp_path: Path):
    before, after = tmp_path / "a.csv", tmp_path / "b.csv"
    before.write_text("code,name,valid_until\n1,Alpha,2024\n2,Beta,2024\n3,Gamma,2024\n")
    after.write_text("code,name,valid_until\n1,Alpha,2027\n2,Beta Group,2024\n4,Delta,2027\n")
    rows = records("diff", before, after)
    assert {r["key"]: r["kind"] for r in rows} == {
        "1": "renewed", "2": "renamed", "4": "entered", "3": "lapsed",
    }  # fmt: skip
    after.write_text("firm\nAlpha\n")
    before.write_text("name\nAlpha\nalpha\n")
    told = run("diff", before, after, code=2)
    assert "2 problems" in told and "column 'name' is missing" in told and "stands twice" in told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("diff", "2009", "2.0"), "no bridge is stated"),
        (("diff", "1.0", "7"), "7"),
        (("show", "gbt4755"), "did you mean 'gbt4754'"),
        (("show", "gbt4754", "2011"), "no version '2011'"),
        (("resolve", "x", "--area", "Shenzen"), "did you mean 'Shenzhen'"),
        (("resolve", "x", "--on", "2022-02-30"), "2022-02-30"),
        (("define", "qwerty"), "qwerty"),
        (("check", "nowhere"), "no such file or folder"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what_to_do(words: tuple[str, ...], expected: str):
    assert expected in run(*words, code=2)
