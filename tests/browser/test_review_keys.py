"""Findings decided in a real browser: one key decides, one takes it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stage import running

from jiqun.ledger.decisions import read
from trade_paper import build_paper

pytestmark = pytest.mark.browser


def test_one_key_decides_and_one_takes_it_back(tmp_path: Path, visit: Callable[..., Any]) -> None:
    from jiqun.serve import create_app
    from jiqun.serve.desk import WorkspaceDesk
    from jiqun.serve.last_build import LastBuild

    workspace = build_paper(tmp_path)
    reader = LastBuild(workspace)
    with running(create_app(reader, reader.check_text, desk=WorkspaceDesk(workspace))) as address:
        page = visit(f"{address}/en/review?name=Li").page
        for key, gone in (("r", "form.decide"), ("x", "form.last")):
            page.locator("h1").click()  # out of any field
            with page.expect_navigation():
                page.keyboard.press(key)
            assert page.locator(gone).count() == 0
    kept, _ = read(workspace / "decisions.jsonl")
    assert [(d.choice, d.name) for d in kept] == [("rejected", "Li"), ("undone", "Li")]
