"""Keep one line a build: its digest and what it changed, so that later builds can tell."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.ledger import Ledger
from jiqun.ledger.silence import silence_of
from jiqun.pipeline.changes import ALERTS, Before, Event, events_of, read_history
from jiqun.pipeline.checking import Checked
from jiqun.pipeline.workspace import Workspace

FILE = "history.jsonl"
KEPT = 50
"""Builds that a build's own copy, and so its page, goes back: our choice; the file has all."""


def digests_of(build: Path) -> dict[str, str]:
    """Give the hashes of what a build says."""
    return {
        name: sha256((build / f"{name}.jsonl").read_bytes()).hexdigest()
        for name in ("claims", "findings")
    }


def line_of(
    number: int,
    now: datetime,
    report: Mapping[str, Any],
    digests: Mapping[str, str],
    reason: str,
    events: list[Event],
    counts: Mapping[str, int],
) -> dict[str, Any]:
    """Give the line of a build.

    `reason` is `first` (there was nothing to compare with), `versions` (made anew, without
    the last build or with another program or other data: differences are not changes of the
    world), or `changes`.
    """
    return {
        "build": number,
        "built": now.isoformat(timespec="seconds"),
        "reason": reason,
        "documents": report["documents"],
        "claims": report["claims"],
        "digests": dict(digests),
        "alert": any(kind in ALERTS for kind in counts),
        "counts": dict(counts),
        "events": events,
    }


def written(line: Mapping[str, Any]) -> str:
    """Write a line of a history, its keys sorted: the same bytes whether made or read back."""
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def time_of_build(environment: Mapping[str, str]) -> datetime:
    """Give the time that a build's line bears: the clock's, or that of `SOURCE_DATE_EPOCH`.

    The variable is that of reproducible-builds.org; what is no number of seconds is passed over.

    >>> time_of_build({"SOURCE_DATE_EPOCH": "1700000000"}).isoformat()
    '2023-11-14T22:13:20+00:00'
    """
    try:
        return datetime.fromtimestamp(int(environment["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def copy_history(workspace: Workspace, folder: Path, line: dict[str, Any]) -> None:
    """Put the last lines and the new one beside the ledger, where pages and the app read them.

    A build that changed nothing and whose claims and findings are those of the last line gets no
    line of its own. A decision can change a figure and leave both as they were.
    """
    lines = read_history(workspace.root / FILE)
    if not lines or line["events"] or lines[-1].get("digests") != line["digests"]:
        lines.append(line)
    text = "".join(written(one) + "\n" for one in lines[-KEPT:])
    (folder / FILE).write_text(text, encoding="utf-8")


def remember(workspace: Workspace, build: Path) -> None:
    """Append a build's line to the workspace's history, unless it is there.

    This follows the swap. Where a crash came between, the next build does it before it begins.
    """
    new = read_history(build / FILE)
    path = workspace.root / FILE
    known = read_history(path)
    if not new or (known and all(known[-1].get(k) == new[-1].get(k) for k in ("built", "digests"))):
        return
    with path.open("a", encoding="utf-8") as history:
        if path.stat().st_size and not _ends_line(path):
            history.write("\n")
        history.write(written(new[-1]) + "\n")


def _ends_line(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"


def tell_changes(
    workspace: Workspace,
    folder: Path,
    report: Mapping[str, Any],
    now: datetime,
    compared: tuple[Before, Mapping[str, Checked]] | None,
    is_first: bool,
) -> None:
    """Write a build's copy of the history, with what it changed.

    Args:
        compared: what the last build said, and what this one says of the same areas; None where
            there is nothing to compare with.
        is_first: whether there was no build before.
    """
    number = len(read_history(workspace.root / FILE)) + 1
    digests = digests_of(folder)
    reason = "changes" if compared else "first" if is_first and number == 1 else "versions"
    events: list[Event] = []
    counts: dict[str, int] = {}
    if compared is not None:
        with Ledger(folder / "ledger.duckdb") as ledger:
            events, counts = events_of(*compared, silence_of(ledger))
    line = line_of(number, now, report, digests, reason, events, counts)
    copy_history(workspace, folder, line)
