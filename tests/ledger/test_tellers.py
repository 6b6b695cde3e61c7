"""Who tells a figure, and what verdicts are where only some are asked."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jiqun.cli.app import app
from jiqun.extraction import extract
from jiqun.ledger.tellers import TELLERS, checked_tellers, teller_name, teller_of, told_by
from jiqun.model import Document, InputError


@pytest.mark.parametrize(
    ("text", "language", "publisher", "teller"),
    [
        ("In 2024, exports rose 5%.", "en", "press", "press"),
        ("In 2024, exports rose 5%.", "en", "authority", "authority"),
        # Who is quoted goes before who prints it.
        ("Exports rose 5% in 2024, Mayor Lin Hai said.", "en", "press", "authority"),
        ("据厦门海关统计，2024年出口增长5%。", "zh", "blog", "authority"),
        ("专家认为，2024年出口增长5%。", "zh", "authority", "expert"),
        ("In 2024, exports rose 5%.", "en", "unknown", "unknown"),
    ],
)
def test_the_class_of_who_tells_a_figure(
    text: str, language: str, publisher: str, teller: str
) -> None:
    (claim,) = extract(Document.of_text(text, language, publisher_class=publisher))
    assert teller_of(claim) == teller
    assert told_by([claim], (teller,)) == (claim,)
    assert told_by([claim], ()) == (claim,)
    assert told_by([claim], ("company",)) == ()


def test_a_class_that_is_none_is_refused() -> None:
    assert checked_tellers(["press", "authority", "press"]) == ("authority", "press")
    with pytest.raises(InputError):
        checked_tellers(["official"])


def test_every_class_has_a_name_in_both_languages() -> None:
    assert not any(name.isascii() for name in (teller_name(t, "zh") for t in TELLERS))
    assert all(teller_name(t, "en").isascii() for t in TELLERS)


HEAD = "---\nclass: {}\ndate: {}\narea: Xiamen\n---\n{}\n"
GOAL = HEAD.format("authority", "2024-02-01", "By 2025, GDP is to exceed 900 billion yuan.")
PRESS = HEAD.format("press", "2026-01-20", "In 2025, GDP reached 920 billion yuan.")
BUREAU = HEAD.format("authority", "2026-01-21", "In 2025, GDP reached 880 billion yuan.")


def test_a_verdict_can_be_made_from_authorities_alone(tmp_path: Path) -> None:
    for name, text in (("goal", GOAL), ("press", PRESS), ("bureau", BUREAU)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    files = [str(tmp_path / f"{name}.md") for name in ("goal", "press", "bureau")]
    runner = CliRunner()
    out = tmp_path / "official"
    ran = runner.invoke(app, ["build", *files, "-o", str(out), "--sources", "authority", "--quiet"])
    assert ran.exit_code == 0, ran.output
    claims = [json.loads(line) for line in (out / "claims.jsonl").read_text().splitlines()]
    assert {c["publisher_class"] for c in claims} == {"authority"}
    findings = [json.loads(line) for line in (out / "findings.jsonl").read_text().splitlines()]
    assert [f["outcome"] for f in findings if f["kind"] == "target"] == ["missed"]
    assert json.loads((out / "report.json").read_text())["sources"] == ["authority"]
    whole = tmp_path / "whole"
    assert runner.invoke(app, ["build", *files, "-o", str(whole), "--quiet"]).exit_code == 0
    shown = [
        runner.invoke(app, [*("series", "Xiamen", "gdp", "--workspace", str(whole)),
                            *("--format", "jsonl"), *extra]).output
        for extra in ([], ["--sources", "authority"])
    ]  # fmt: skip
    assert "press" in shown[0] and "press" not in shown[1].replace("press:", "")
    assert date(2026, 1, 21).isoformat() in shown[1]
