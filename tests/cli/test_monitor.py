"""`jiqun monitor`: printed forms, what is not known, and sums that are refused."""

import csv
import io
import json
from pathlib import Path

import pytest

from jiqun.pipeline import build, workspace_of
from run_command import Done, jiqun

TEXT = """2023年，深圳市地区生产总值34606.40亿元，比上年增长6.0%。全市第二产业增加值13015.32亿元，
增长6.5%。战略性新兴产业增加值14500亿元，增长8.8%，占地区生产总值比重41.9%。
数字经济核心产业增加值10000亿元。
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("monitor")
    (folder / "documents").mkdir()
    (folder / "jiqun.toml").write_text('title = "Shenzhen"\n', encoding="utf-8")
    (folder / "documents" / "a.txt").write_text(TEXT, encoding="utf-8")
    build(workspace_of([folder]), workers=1)
    return folder


def monitor(workspace: Path, *words: str, is_fresh: bool = False) -> Done:
    return jiqun("monitor", *words, "--workspace", workspace, is_fresh=is_fresh)


def test_records_carry_rule_interval_arithmetic_and_claims(workspace: Path) -> None:
    done = monitor(workspace, "深圳", "gdp", "--format", "jsonl", is_fresh=True)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    implied = next(r for r in records if r["rule"] == "implied_whole")
    assert implied["indicator"] == "gdp" and len(implied["claims"]) == 2
    # 14500 ± 50 over 41.9 ± 0.05 percent
    assert (round(implied["low"] / 1e8), round(implied["high"] / 1e8)) == (34446, 34767)
    assert implied["terms"][-1]["operator"] == "→"
    assert implied["message_en"] and implied["message_zh"]


def test_a_table_of_one_rule_has_a_row_a_result(workspace: Path) -> None:
    done = monitor(workspace, "Shenzhen", "--rule", "share", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["rule"] for row in rows} == {"share"} and len(rows) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Shenzen",), "did you mean 'Shenzhen'"),
        (("Shenzhen", "gpd"), "did you mean 'gdp'"),
        (("Shenzhen", "--rule", "deflater"), "did you mean 'deflator'"),
        (("Shenzhen", "--peer", "Atlantis"), "no place is called 'Atlantis'"),
    ],
)
def test_what_is_not_known_is_named_with_the_nearest(
    workspace: Path, words: tuple[str, ...], said: str
) -> None:
    done = monitor(workspace, *words)
    assert done.returncode == 2 and said in done.stderr


def test_overlapping_wholes_are_not_added_and_others_are(workspace: Path) -> None:
    names = ("--add", "战略性新兴产业", "--add", "digital economy core industries")
    words = ("monitor", "Shenzhen", *names, "--workspace", workspace)
    done = jiqun("--language", "zh", *words)
    assert done.returncode == 2 and "不能相加" in done.stderr and "来源" in done.stderr
    names = ("--add", "secondary industry", "--add", "digital economy core industries")
    done = monitor(workspace, "Shenzhen", *names, "--format", "jsonl")
    # 10000亿 may be rounded to its leading digit: half a trillion to each side
    assert json.loads(done.stdout)["low"] == 1_301_531_500_000 + 500_000_000_000


def test_an_indicator_is_named_in_either_language(workspace: Path) -> None:
    said = [
        monitor(workspace, "Shenzhen", name, "--format", "jsonl")
        for name in ("value_added", "增加值", "value added")
    ]
    assert said[0].returncode == 0 and said[0].stdout
    assert {done.stdout for done in said} == {said[0].stdout}
