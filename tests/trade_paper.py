"""A workspace of one paper, in which the total of trade misses the sum of its parts by a digit."""

from pathlib import Path

from jiqun.pipeline import build, workspace_of

PAPER = """---
title: Trade of Shenzhen
date: 2023-02-01
area: Shenzhen
---
In 2022, Shenzhen's exports reached 310.25 billion yuan and its imports reached 120.50 billion yuan.
Shenzhen's total imports and exports reached 340.75 billion yuan in 2022.
"""  # 310.25 + 120.50 = 430.75


def build_paper(folder: Path) -> Path:
    """Write and build the workspace; give its folder."""
    (folder / "jiqun.toml").write_text('title = "t"\n', encoding="utf-8")
    (folder / "documents").mkdir()
    (folder / "documents" / "trade.md").write_text(PAPER, encoding="utf-8")
    build(workspace_of([folder]), workers=1)
    return folder
