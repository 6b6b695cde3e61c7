"""The commands as a person runs them: output, exit codes, one line a refusal."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from run_command import FRESH, jiqun

TEXT = (
    "In 2023, Dongguan's total imports and exports were 1,281.5 billion yuan; exports were"
    " 842.3 billion yuan and imports 539.2 billion yuan.\n"
)  # 842.3 + 539.2 = 1,381.5: a slip of one digit


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_extract_prints_claims_that_stand_in_the_text(article: Path) -> None:
    done = jiqun("extract", article)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [c["quote"] for c in claims] == [
        "1,281.5 billion yuan", "842.3 billion yuan", "539.2 billion yuan",
    ]  # fmt: skip
    assert all(TEXT[c["start"] : c["end"]] == c["quote"] for c in claims)


def test_extract_reads_standard_input_and_writes_a_file_a_document(
    article: Path, tmp_path: Path
) -> None:
    piped = jiqun("extract", "-", stdin=TEXT)
    assert {json.loads(line)["doc"] for line in piped.stdout.splitlines()} == {"stdin"}
    out = tmp_path / "claims"
    assert jiqun("extract", article, "--out", out).returncode == 0
    assert [p.name for p in out.iterdir()] == ["article.jsonl"]


def test_extract_prints_csv_and_tables(article: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(jiqun("extract", article, "--format", "csv").stdout)))
    assert [row["indicator"] for row in rows] == ["trade", "exports", "imports"]
    assert "842.3 billion yuan" in jiqun("extract", article, "--format", "table").stdout


def test_check_flags_what_cannot_be_right(article: Path, tmp_path: Path) -> None:
    claims = jiqun("extract", article).stdout
    path = tmp_path / "claims.jsonl"
    path.write_text(claims, encoding="utf-8")
    for done in (jiqun("check", path), jiqun("check", "-", stdin=claims, is_fresh=True)):
        flags = [json.loads(line) for line in done.stdout.splitlines()]
        assert done.returncode == 0
        assert flags
        assert {"doc", "start", "end", "status", "message_en", "message_zh"} <= flags[0].keys()
        assert all(flag["conflict"] and flag["arithmetic"] for flag in flags)
    assert jiqun("check", path, "--strict").returncode == 1


def test_check_lists_bad_lines_and_checks_the_others(article: Path) -> None:
    claims = jiqun("extract", article).stdout
    bad = 'not json\n{"doc": "d"}\n[1]\n'
    done = jiqun("check", "-", stdin=bad + claims)
    assert done.returncode == 0
    assert [f"-:{n}" in done.stderr for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert done.stdout
    assert jiqun("check", "-", stdin=bad).returncode == 2


def test_build_prints_a_summary_in_the_users_language(article: Path, tmp_path: Path) -> None:
    done = jiqun("build", article, "-o", tmp_path / "out", LANG="en_US.UTF-8", is_fresh=True)
    assert done.returncode == 0
    assert "documents read" in done.stderr
    assert "error 1" in done.stderr
    other = jiqun("build", article, "-o", tmp_path / "out", JIQUN_LANGUAGE="zh")
    assert "读取文件" in other.stderr
    assert (tmp_path / "out" / "ledger.duckdb").is_file()


def test_build_ends_with_1_where_an_error_reaches_the_threshold(
    article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert jiqun("build", article, "-o", out, "--fail-on", "low", "-q").returncode == 1
    findings = jiqun("build", article, "-o", out, "--format", "jsonl", "-q").stdout
    assert [json.loads(line)["kind"] for line in findings.splitlines()] == ["error"]


def test_bad_input_ends_with_2_and_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    for words in (
        ("build", tmp_path / "nothing.txt"),
        ("build", empty, "-o", tmp_path / "out", "-q"),
        ("extract", tmp_path / "nothing.txt"),
        ("check", tmp_path / "nothing.jsonl"),
        ("build", empty, "--published", "yesterday"),
        ("build", tmp_path / "a" / ".." / "b", "-o", tmp_path),
    ):
        done = jiqun(*words)
        assert done.returncode == 2, words
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_nothing_is_served_where_nothing_was_built(tmp_path: Path) -> None:
    done = jiqun("serve", tmp_path, is_fresh=True)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr


def test_init_makes_a_workspace_that_builds(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert jiqun("init", folder, "--title", 'A "quoted" city').returncode == 0
    (folder / "documents" / "article.txt").write_text(TEXT, encoding="utf-8")
    assert jiqun("build", folder).returncode == 0
    assert jiqun("init", folder).returncode == 2


def test_an_unknown_key_in_jiqun_toml_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "jiqun.toml").write_text('titel = "x"\n', encoding="utf-8")
    done = jiqun("build", tmp_path)
    assert done.returncode == 2
    assert "did you mean 'title'" in done.stderr


def test_a_closed_pipe_is_no_defect(article: Path) -> None:
    command = f"'{FRESH}' extract '{article}' | head -c 5"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr


def test_explain_shows_each_field_with_the_words_that_gave_it(tmp_path: Path):
    path = tmp_path / "a.txt"
    text = "2025年，佛山市地区生产总值13276.14亿元，同比增长5.0%。\n\n第二产业增加值增长6.3%。\n"
    path.write_text(text, encoding="utf-8")
    done = jiqun("extract", "--explain", path)
    assert done.returncode == 0
    assert "indicator=gdp ‹地区生产总值›" in done.stdout
    assert "period=2025 ‹←2025年›" in done.stdout, "carried along from the paragraph above"
    assert "status=actual  " in done.stdout, "nothing in the text gave a default"
