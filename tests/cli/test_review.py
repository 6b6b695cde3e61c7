"""`jiqun review` and `jiqun check --sarif`: lists, decides, and refuses what is no decision."""

import json
import re
from pathlib import Path

import click
import pytest
from typer.testing import CliRunner

from jiqun.cli import review
from jiqun.cli.app import app
from jiqun.ledger.decisions import read
from jiqun.model import InputError
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.review import review_of
from run_command import jiqun
from trade_paper import PAPER, build_paper


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_paper(tmp_path_factory.mktemp("review"))


def run(*words: object, is_fresh: bool = False) -> str:
    done = jiqun(*words, is_fresh=is_fresh)
    assert done.returncode == 0, done.stderr
    return done.stdout


def listed(workspace: Path, *, is_fresh: bool = False) -> list[dict[str, str]]:
    command = ("review", workspace, "--list", "--format", "jsonl")
    lines = run(*command, is_fresh=is_fresh).splitlines()
    return [json.loads(line) for line in lines]


def test_a_finding_is_listed_shown_decided_and_undone(workspace: Path) -> None:
    (row,) = listed(workspace, is_fresh=True)
    assert (row["state"], row["kind"]) == ("open", "error")
    note = run("review", workspace, "--finding", row["finding"][:6])
    assert "430.75 billion yuan" in note
    assert re.search(r"≠ +340\.75 +billion yuan", note)
    decide = ("review", workspace, "--finding", row["finding"], "--name", "Li", "--choice")
    run(*decide, "accepted", "--reason", "table 3")
    assert (listed(workspace)[0]["state"], listed(workspace)[0]["name"]) == ("accepted", "Li")
    run(*decide, "sent")
    run(*decide, "undone")
    (row,) = listed(workspace)
    assert (row["state"], row["note"]) == ("open", "sent")
    kept, _ = read(workspace / "decisions.jsonl")
    assert [d.choice for d in kept] == ["accepted", "sent", "undone"]


def test_a_build_fails_on_errors_that_nobody_has_decided_on(tmp_path: Path) -> None:
    folder = build_paper(tmp_path)
    (row,) = listed(folder)
    build_ = ("build", folder, "--fail-on", "low", "-q")
    decide = ("review", folder, "--finding", row["finding"], "--name", "Li", "--choice")
    for choice, code in (("unsure", 1), ("rejected", 0), ("undone", 1), ("accepted", 0)):
        run(*decide, choice)
        assert jiqun(*build_).returncode == code, choice
    paper = folder / "documents" / "trade.md"
    paper.write_text(PAPER.replace("340.75", "340.76"), encoding="utf-8")  # another error
    assert jiqun(*build_).returncode == 1


def walked(workspace: Path, monkeypatch: pytest.MonkeyPatch, keys: str) -> list[str]:
    """Go through the open findings with these keys; give the choices kept meanwhile."""
    pressed = iter(keys)
    before = len(read(workspace / "decisions.jsonl")[0])
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr("builtins.input", lambda _: "")
    review._walk(review_of(workspace), "Li")
    assert next(pressed, None) is None  # every key was waited for
    return [d.choice for d in read(workspace / "decisions.jsonl")[0][before:]]


def test_one_key_takes_back_what_was_decided_last(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert walked(workspace, monkeypatch, "?sazrzq") == [
        "sent", "accepted", "undone", "rejected", "undone",
    ]  # fmt: skip
    assert listed(workspace)[0]["state"] == "open"
    assert walked(workspace, monkeypatch, "uq") == ["unsure"]
    assert walked(workspace, monkeypatch, "zq") == ["undone"]  # its own verdict, not another's
    assert walked(workspace, monkeypatch, " ") == []


@pytest.mark.parametrize(
    "words",
    [
        ("--finding", "nothing"),
        ("--finding", "", "--choice", "accepted"),
        ("--finding", "FOUND", "--choice", "maybe"),
        ("--choice", "accepted"),
        ("--finding", "FOUND", "--choice", "other_value", "--value", "a lot"),
    ],
)
def test_what_is_no_decision_is_refused(workspace: Path, words: tuple[str, ...]) -> None:
    before = read(workspace / "decisions.jsonl")
    found = listed(workspace)[0]["finding"]
    given = [str(workspace), *(found if w == "FOUND" else w for w in words)]
    with pytest.raises(InputError):
        CliRunner().invoke(app, ["review", *given], catch_exceptions=False)
    assert read(workspace / "decisions.jsonl") == before


def test_sarif_of_a_build_has_lines_and_columns(workspace: Path) -> None:
    claims, documents = workspace / "build" / "claims.jsonl", workspace / "documents"
    log = json.loads(run("check", claims, "--sarif", "--documents", documents))
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    line = PAPER.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "340.75 billion yuan"


PAGE = (
    "<html><head><title>Trade</title></head><body><p>"
    + "</p><p>".join(PAPER.split("---\n")[2].splitlines())
    + "</p></body></html>"
)


def places(folder: Path, documents: Path) -> dict[str, list[dict[str, object]]]:
    """Build a folder and give, by address, where SARIF says that figures stand."""
    (folder / "jiqun.toml").write_text('title = "t"\narea = "Shenzhen"\n', encoding="utf-8")
    build(workspace_of([folder]), workers=1)
    claims = folder / "build" / "claims.jsonl"
    log = json.loads(run("check", claims, "--sarif", "--documents", documents))
    found: dict[str, list[dict[str, object]]] = {}
    for result in log["runs"][0]["results"]:
        for place in (*result["locations"], *result["relatedLocations"]):
            where = place["physicalLocation"]
            address = Path(where["artifactLocation"]["uri"]).relative_to(folder)
            found.setdefault(address.as_posix(), []).append(where.get("region"))
    return found


def test_sarif_names_files_with_one_stem_and_with_odd_names(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    for name, text in (
        ("a/trade.md", PAPER),
        ("b/trade.md", PAPER.replace("310.25", "210.25")),
        ("odd!name.md", PAPER.replace("310.25", "110.25")),
    ):
        (documents / name).parent.mkdir(exist_ok=True, parents=True)
        (documents / name).write_text(text, encoding="utf-8")
    found = places(tmp_path, documents)
    assert set(found) == {
        "documents/a/trade.md",
        "documents/b/trade.md",
        "documents/odd%21name.md",
    }
    assert all("startLine" in region for regions in found.values() for region in regions)


def test_sarif_of_a_page_names_the_file_alone(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "trade.html").write_text(PAGE, encoding="utf-8")
    found = places(tmp_path, documents)
    assert found and set(found) == {"documents/trade.html"}
    assert all(region is None for region in found["documents/trade.html"])
