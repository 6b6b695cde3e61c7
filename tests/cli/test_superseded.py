"""A forecast that was replaced: on the pages of both series, in findings, in SARIF."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jiqun.cli.app import app
from jiqun.pipeline import build, workspace_of

OUTLOOK = """---
title: Outlook for Shenzhen
publisher: Harbour Bank
date: 2024-02-02
---
Shenzhen's GDP is expected to grow by 6.0% in 2024.
"""
BULLETIN = """---
title: 深圳市2024年国民经济和社会发展统计公报
publisher: 深圳市统计局
date: 2025-04-20
---
2024年，深圳市地区生产总值同比增长5.8%。
"""
# 5.8 - 6.0 = -0.2
EN = "it came out 0.2 percentage points lower than the forecast."
ZH = "2025年4月20日公布的数字为“5.8%”，比预测数低0.2个百分点。"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("superseded")
    (place / "jiqun.toml").write_text('title = "t"\n', encoding="utf-8")
    (place / "documents").mkdir()
    (place / "documents" / "outlook.md").write_text(OUTLOOK, encoding="utf-8")
    (place / "documents" / "bulletin.md").write_text(BULLETIN, encoding="utf-8")
    build(workspace_of([place]), workers=1)
    return place


def checked(workspace: Path, *words: object) -> str:
    claims = workspace / "build" / "claims.jsonl"
    given = [str(w) for w in ("check", claims, *words)]
    result = CliRunner().invoke(app, given, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_both_series_and_the_findings_page_tell_it(workspace: Path) -> None:
    site = workspace / "build" / "site"
    pages = {p.stem for p in (site / "en" / "series").glob("shenzhen--gdp--growth-*.html")}
    assert len(pages) == 2  # the forecast's and the figure's
    told = [f"series/{page}" for page in pages]
    for page in (*told, "findings", "areas/shenzhen"):
        assert EN in (site / "en" / f"{page}.html").read_text(encoding="utf-8")
        assert ZH in (site / "zh" / f"{page}.html").read_text(encoding="utf-8")
    for page in told:
        (found,) = json.loads((site / "en" / f"{page}.json").read_text("utf-8"))["findings"]
        assert (found["kind"], found["outcome"]) == ("note", "superseded")


def test_check_tells_it_where_documents_say_when_they_were_published(workspace: Path) -> None:
    assert checked(workspace, "--findings") == ""
    documents = ("--documents", workspace / "documents")
    (line,) = checked(workspace, "--findings", *documents).splitlines()
    assert json.loads(line)["message_en"].endswith(EN)
    assert checked(workspace, "--strict", *documents) == ""  # a note is no flag


def test_sarif_has_it_as_a_note_at_both_lines(workspace: Path) -> None:
    log = json.loads(checked(workspace, "--sarif", "--documents", workspace / "documents"))
    (result,) = log["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("forecast", "note")
    assert result["message"]["text"].endswith(EN)
    places = [place["physicalLocation"] for place in result["locations"]]
    told = {Path(p["artifactLocation"]["uri"]).name: p["region"]["startLine"] for p in places}
    assert told == {"outlook.md": 6, "bulletin.md": 6}
