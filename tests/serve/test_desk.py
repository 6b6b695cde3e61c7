"""Decisions in the app: a real workspace is built, decided on through the form, and built again."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from jiqun.ledger import open_ledger
from jiqun.ledger.decisions import read
from jiqun.pipeline import build, workspace_of
from trade_paper import build_paper

OWN = {"origin": "http://127.0.0.1:8000"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_paper(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    """Give a built workspace that nobody has decided in."""
    return Path(shutil.copytree(built, tmp_path / "own", symlinks=True))


@pytest.fixture
def desk_client(workspace: Path, client: Any) -> Any:
    from jiqun.serve import create_app
    from jiqun.serve.desk import WorkspaceDesk
    from jiqun.serve.last_build import LastBuild

    reader = LastBuild(workspace)
    return type(client)(create_app(reader, reader.check_text, desk=WorkspaceDesk(workspace)))


def total_of(workspace: Path) -> tuple[str, Any]:
    with open_ledger(workspace) as ledger:
        (one,) = [o for o in ledger.observations() if "|trade|" in o.cell]
        return one.state, one.value


def error_of(workspace: Path) -> str:
    with open_ledger(workspace) as ledger:
        (one,) = [f for f in ledger.findings() if f.kind == "error"]
        return one.id


def test_a_decision_in_the_app_is_followed_by_the_next_build(
    workspace: Path, desk_client: Any
) -> None:
    finding = error_of(workspace)
    for language, word in (("en", "Accept"), ("zh", "接受")):
        page = desk_client.get(f"/{language}/review")
        assert page.status_code == 200
        assert finding in page.text
        assert word in page.text
    sent = {"finding": finding, "choice": "accepted", "name": "李四", "reason": "<b>table</b> 3"}
    answer = desk_client.post("/en/review", data=sent, headers=OWN)
    assert answer.status_code == 303
    (kept,), _ = read(workspace / "decisions.jsonl")
    assert (kept.choice, kept.name, kept.reason) == ("accepted", "李四", "<b>table</b> 3")
    assert finding not in desk_client.get("/en/review").text
    assert total_of(workspace)[0] == "questioned"
    result = build(workspace_of([workspace]), workers=1)
    assert result.read == 0
    assert total_of(workspace) == ("decided", 430_750_000_000)
    with open_ledger(workspace) as ledger:
        rows = ledger.query("SELECT finding, choice, state FROM decisions")
    assert rows == [(finding, "accepted", "standing")]


def test_what_was_decided_last_can_be_undone_on_the_page(workspace: Path, desk_client: Any) -> None:
    finding = error_of(workspace)
    assert 'value="undone"' not in desk_client.get("/en/review").text  # nothing to undo yet
    sent = {"finding": finding, "choice": "rejected", "name": "Li", "reason": "as printed"}
    answer = desk_client.post("/en/review", data=sent, headers=OWN, follow_redirects=False)
    page = desk_client.get(answer.headers["location"]).text
    assert page.count('value="undone"') == 1
    assert 'class="last"' in page and "as printed" in page
    undo = {"finding": finding, "choice": "undone", "name": "Li"}
    answer = desk_client.post("/en/review", data=undo, headers=OWN, follow_redirects=False)
    page = desk_client.get(answer.headers["location"]).text
    assert 'class="last"' not in page and 'value="accepted"' in page
    kept, _ = read(workspace / "decisions.jsonl")
    assert [d.choice for d in kept] == ["rejected", "undone"]


def test_documents_and_decisions_alone_make_the_same_lines_again(
    workspace: Path, desk_client: Any, tmp_path_factory: Any
) -> None:
    desk_client.post(
        "/en/review",
        data={"finding": error_of(workspace), "choice": "rejected", "name": "Li"},
        headers=OWN,
    )
    build(workspace_of([workspace]), workers=1)
    names = ("claims.jsonl", "findings.jsonl")
    before = [(workspace / "build" / n).read_bytes() for n in names]
    stood = total_of(workspace)
    assert stood == ("sound", 340_750_000_000)
    again = tmp_path_factory.mktemp("again")
    for name in ("jiqun.toml", "decisions.jsonl"):
        shutil.copy(workspace / name, again / name)
    shutil.copytree(workspace / "documents", again / "documents")
    build(workspace_of([again]), workers=1)
    assert [(again / "build" / n).read_bytes() for n in names] == before
    assert total_of(again) == stood


@pytest.mark.parametrize(
    ("sent", "headers", "status"),
    [
        ({"choice": "accepted", "name": "Li"}, {"origin": "http://evil.example"}, 403),
        ({"choice": "accepted", "name": "Li"}, {}, 403),
        ({"choice": "maybe", "name": "Li"}, OWN, 422),
        ({"choice": "other_value", "name": "Li", "value": "a lot"}, OWN, 422),
        ({"choice": "accepted", "name": "Li", "finding": "none"}, OWN, 422),
        ({"choice": "accepted", "name": "x" * 30_000}, OWN, 413),
    ],
)
def test_what_is_no_decision_is_not_kept(
    workspace: Path, desk_client: Any, sent: dict[str, str], headers: dict[str, str], status: int
) -> None:
    given = {"finding": error_of(workspace), **sent}
    answer = desk_client.post("/en/review", data=given, headers=headers)
    assert answer.status_code == status
    assert read(workspace / "decisions.jsonl") == ((), ())


def test_without_a_workspace_nothing_can_be_decided(client: Any) -> None:
    assert client.get("/en/review").status_code == 200
    assert client.post("/en/review", data={"finding": "f"}, headers=OWN).status_code == 403
