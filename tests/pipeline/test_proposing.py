"""A build that may ask a language model for labels, against a real server on this machine."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from dossier import tree

sys.path.insert(0, str(Path(__file__).parents[1] / "extraction"))

from model_server import Model, serving

from jiqun.ledger import open_ledger
from jiqun.model import InputError
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.proposing import FILE

TEXT = (
    "---\narea: Foshan\npublisher: {}\n---\nIn 2023, Foshan's GDP was 1.33 trillion yuan.\n\n"
    "For lanterns the books show 37,000 in 2023.\n"
)


def write(folder: Path, address: str | None, more: str = "") -> Path:
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    section = f'[proposer]\naddress = "{address}"\nmodel = "small"\n{more}' if address else ""
    (folder / "jiqun.toml").write_text(f'title = "Foshan"\n{section}', "utf-8")
    (documents / "a.md").write_text(TEXT.format("Daily"), "utf-8")
    (documents / "b.md").write_text(TEXT.format("Herald").replace("37,000", "41,000"), "utf-8")
    return folder


def run(folder: Path) -> dict[str, Any]:
    build(workspace_of([folder]), workers=1)
    return json.loads((folder / "build" / "report.json").read_text("utf-8"))


def claims(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / "build" / "claims.jsonl").read_text("utf-8").splitlines()
    return {f"{c['doc']}/{c['quote']}": c for c in map(json.loads, lines)}


def lanterns(prompt: str) -> str:
    return '{"indicator": "investment", "subject": "lanterns"}'


def test_off_unless_asked_for(tmp_path: Path) -> None:
    report = run(write(tmp_path, None))
    assert "proposer" not in report and not (tmp_path / FILE).exists()
    assert claims(tmp_path)["a/37,000"]["indicator"] == "other"


def test_labels_are_marked_everywhere_and_rest_in_the_workspace(tmp_path: Path) -> None:
    with serving(Model(lanterns)) as model:
        report = run(write(tmp_path, model.address))
    assert len(model.seen) == 2, "the GDP was placed, so nobody is asked about it"
    assert all("37,000" in p or "41,000" in p for p in model.prompts)
    told = report["proposals"]
    assert (told["asked"], told["labelled"], told["unanswered"]) == (2, 2, 0)
    claim = claims(tmp_path)["a/37,000"]
    assert (claim["indicator"], claim["subject"], claim["value"]) == (
        "investment",
        "lanterns",
        37000,
    )
    assert claim["trace"]["indicator"]["how"] == claim["trace"]["subject"]["how"] == "proposed"
    site = tmp_path / "build" / "site"
    page = (site / "en/documents/a.html").read_text("utf-8")
    assert "labels proposed by a language model" in page
    assert "proposed" in (site / "en/documents/a.json").read_text("utf-8")
    assert "proposed by a language model" in (site / "en/claims/a.html").read_text("utf-8")
    assert "由语言模型提议" in (site / "zh/claims/a.html").read_text("utf-8")
    pages = [p.read_text("utf-8") for p in (site / "en/series").glob("*.html")]
    assert any("labels proposed by a language model" in p for p in pages)
    with open_ledger(tmp_path) as ledger:
        rows = ledger.query("SELECT quote, proposed FROM claims ORDER BY quote, doc")
        assert [r[1] for r in rows if "000" in r[0]] == ["indicator,subject"] * 2
        assert [r[1] for r in rows if "trillion" in r[0]] == [None, None]
        cells = {o.cell for o in ledger.observations()}
        assert any("gdp" in c for c in cells)
        assert not [c for c in cells if "investment" in c], "no value rests on proposed labels"
    findings = (tmp_path / "build" / "findings.jsonl").read_text("utf-8")
    assert "gdp" in findings or "GDP" in findings
    assert "37,000" not in findings, "37,000 and 41,000 would contradict each other"


def test_a_rebuild_gives_the_same_bytes_and_asks_nobody(tmp_path: Path) -> None:
    import shutil

    with serving(Model(lanterns)) as model:
        folder = write(tmp_path / "w", model.address)
        run(folder)
        pages, lines = tree(folder / "build" / "site"), claims(folder)
        asked = len(model.seen)
        model.answer = lambda prompt: '{"indicator": "land"}'
        shutil.rmtree(folder / ".build", ignore_errors=True)
        (folder / "build").unlink()
        for left in folder.glob(".*"):
            shutil.rmtree(left, ignore_errors=True)
        report = run(folder)
        assert report["proposer"] == {"address": model.address, "model": "small"}
    assert len(model.seen) == asked
    assert report["proposals"]["remembered"] == 2 and report["read"] == 2
    assert claims(folder) == lines
    assert tree(folder / "build" / "site") == pages


@pytest.mark.parametrize(
    "worse",
    [{"status": 500}, {"raw": b"<html>"}, {"drip_seconds": 0.2}],
    ids=["500", "no protocol", "slow"],
)
def test_a_server_that_fails_costs_labels_only_and_is_asked_again(
    tmp_path: Path, worse: dict[str, Any]
) -> None:
    with serving(Model(lanterns, **worse)) as model:
        folder = write(tmp_path / "w", model.address, "timeout = 0.5\n")
        report = run(folder)
        assert report["documents"] == 2 and report["claims"] == 4
        assert report["proposals"]["unanswered"] == 2
        first = report["proposals"]["failures"][0]
        assert "language model" in first["message_en"] and "语言模型" in first["message_zh"]
        assert claims(folder)["a/37,000"]["indicator"] == "other"
        model.status, model.raw, model.drip_seconds = 200, None, 0.0
        report = run(folder)
        assert report["proposals"]["unanswered"] == 0 and report["proposals"]["labelled"] == 2
        assert claims(folder)["a/37,000"]["indicator"] == "investment"
        asked = len(model.seen)
        run(folder)
        assert len(model.seen) == asked, "what stands is not asked about again"
        whole = write(tmp_path / "whole", model.address, "timeout = 0.5\n")
        run(whole)
    assert claims(folder) == claims(whole)
    assert tree(folder / "build" / "site") == tree(whole / "build" / "site")


def test_a_server_that_is_down_is_not_asked_about_every_figure(tmp_path: Path) -> None:
    with serving(Model(status=503)) as model:
        folder = write(tmp_path, model.address)
        for n in range(40, 99):  # a document each: a longer one would be looked at twice
            text = f"For lanterns the books show {n},500 in 2023."
            (folder / "documents" / f"many{n}.txt").write_text(text, "utf-8")
        report = run(folder)
        assert report["proposals"]["unanswered"] > 50
        assert len(model.seen) < 10


def test_a_key_comes_from_the_environment_and_is_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(Model(lanterns)) as model:
        folder = write(tmp_path, model.address, 'key_env = "JIQUN_TEST_KEY"\n')
        monkeypatch.delenv("JIQUN_TEST_KEY", raising=False)
        report = run(folder)
        assert not model.seen
        assert "JIQUN_TEST_KEY" in report["proposals"]["failures"][0]["message_en"]
        monkeypatch.setenv("JIQUN_TEST_KEY", "quite-secret")
        run(folder)
        assert {call["key"] for call in model.seen} == {"Bearer quite-secret"}
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"quite-secret" not in path.read_bytes(), path


@pytest.mark.parametrize(
    "section",
    [
        'address = "http://127.0.0.1:1/v1"',
        'model = "m"',
        'address = "file:///etc/hosts"\nmodel = "m"',
        'address = "http://a/v1"\nmodel = "m"\ntimeout = "soon"',
        'address = "http://a/v1"\nmodel = "m"\nkey = "secret"',
        'address = 7\nmodel = "m"',
    ],
)
def test_a_section_that_cannot_be_used_is_an_error(tmp_path: Path, section: str) -> None:
    write(tmp_path, None)
    (tmp_path / "jiqun.toml").write_text(f"[proposer]\n{section}\n", "utf-8")
    with pytest.raises(InputError, match=r"jiqun\.toml"):
        workspace_of([tmp_path])
