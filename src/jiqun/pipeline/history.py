"""Keep one line a build, so that later builds can say what changed since."""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.pipeline.workspace import Workspace


def remember(workspace: Workspace, build: Path, report: Mapping[str, Any], now: datetime) -> None:
    """Append one line to history.jsonl where the claims or findings are not what they were."""
    digests = {
        name: sha256((build / f"{name}.jsonl").read_bytes()).hexdigest()
        for name in ("claims", "findings")
    }
    path = workspace.root / "history.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if lines:
        try:
            before = json.loads(lines[-1])
        except ValueError:
            before = {}  # a line cut short by a crash: the next one stands by itself
        if isinstance(before, dict) and all(before.get(k) == v for k, v in digests.items()):
            return
    counts = {name: report[name] for name in ("documents", "claims")}
    line = {"built": now.isoformat(timespec="seconds"), **counts, **digests}
    with path.open("a", encoding="utf-8") as history:
        if lines and path.stat().st_size and not _ends_line(path):
            history.write("\n")
        history.write(json.dumps(line) + "\n")


def _ends_line(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"
