"""Keep what people decide: one line each, appended and synced, found again by content."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.model import (
    NOTES,
    SETTLING,
    Claim,
    Decision,
    Finding,
    InputError,
    decision_from_record,
)

FILE = "decisions.jsonl"


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of all that was decided on one finding.

    Attributes:
        verdict: the last verdict; None where there is none or it was undone.
        note: the last word on the note to the editor.
        is_stale: the ground of the verdict has changed since: the finding is open again.
    """

    verdict: Decision | None = None
    note: Decision | None = None
    is_stale: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a person still has to look: nothing, nothing sure, or nothing that still fits."""
        return self.verdict is None or self.is_stale or self.verdict.choice not in SETTLING


def append(path: Path, decision: Decision) -> None:
    """Add one line; it is on the disk when this returns.

    Two writers never mix their lines: each locks the file, and writes its line in one call. A line
    that was cut short by a crash is closed first, so that it spoils no other.

    Raises:
        InputError: the file cannot be written.
    """
    line = json.dumps(decision.to_record(), ensure_ascii=False).encode() + b"\n"
    try:
        is_new = not path.exists()
        number = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            with _locked(number):
                size = os.fstat(number).st_size
                if size and _last_byte(number, size) != b"\n":
                    line = b"\n" + line
                written = os.write(number, line)
                if written != len(line):
                    raise OSError("the disk is full")
                os.fsync(number)
        finally:
            os.close(number)
        if is_new:
            _sync_folder(path.parent)
    except OSError as problem:
        detail = problem.strerror or str(problem)
        raise InputError("not_writable", str(path), detail=detail) from None


def _last_byte(number: int, size: int) -> bytes:
    os.lseek(number, size - 1, os.SEEK_SET)
    return os.read(number, 1)


@contextmanager
def _locked(number: int) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # no POSIX: one call to write is as much as there is
        yield
        return
    fcntl.flock(number, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(number, fcntl.LOCK_UN)


def _sync_folder(folder: Path) -> None:
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:  # folders cannot be opened everywhere
        return
    try:
        os.fsync(number)
    finally:
        os.close(number)


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[InputError, ...]]:
    """Give all decisions in the order in which they were written, and the lines that are none.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return (), ()
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None
    found: list[Decision] = []
    problems: list[InputError] = []
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record: Any = json.loads(line)
            if not isinstance(record, dict):
                raise InputError("bad_decision", where, detail="the line is no JSON object")
            found.append(decision_from_record(record, where))
        except ValueError as problem:
            problems.append(InputError("bad_decision", where, detail=str(problem)))
        except InputError as problem:
            problems.append(problem)
    return tuple(found), tuple(problems)


def content_of(finding: Finding, claims: Mapping[str, Claim]) -> str:
    """Give a hash of what a finding speaks of: its rule and the words of its claims.

    Offsets have no part in it: a paragraph set before a sentence changes nothing.
    """
    told = sorted(_words(claims[i]) for i in finding.claims if i in claims)
    return _hash([str(finding.kind), finding.area, *told])


def ground_of(finding: Finding, claims: Mapping[str, Claim]) -> str:
    """Give a hash of what a decision rests on: the content, and what the finding proposes."""
    proposed = sorted(
        json.dumps(
            [_words(claims[r.claim]) if r.claim in claims else "", r.kind, list(map(str, r.fields))]
        )
        for r in finding.repairs
    )
    return _hash([content_of(finding, claims), str(finding.outcome), *proposed])


def _words(claim: Claim) -> str:
    record = claim.to_record() | {"area": claim.area}
    fields = ("doc", "quote", "value", "unit", "bound", "measure", "indicator", "subject", "of")
    return json.dumps([record[f] for f in (*fields, "area", "period", "status")])


def _hash(parts: list[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def standing(
    findings: Iterable[Finding], claims: Mapping[str, Claim], decisions: Iterable[Decision]
) -> dict[str, Standing]:
    """Give what stands of each finding that was ever decided on, by its id.

    A decision is found by its content, or else by the finding's id: documents may have been
    edited around the sentence. The last verdict stands, and so does the last word on the note.
    """
    by_content: dict[str, list[Decision]] = {}
    by_id: dict[str, list[Decision]] = {}
    for d in decisions:
        by_id.setdefault(d.finding, []).append(d)
        if d.content:
            by_content.setdefault(d.content, []).append(d)
    found: dict[str, Standing] = {}
    for finding in findings:
        told = by_content.get(content_of(finding, claims)) or by_id.get(finding.id)
        if not told:
            continue
        verdict = note = None
        for d in told:
            if d.choice in NOTES:
                note = d
            else:
                verdict = None if d.choice == "undone" else d
        ground = ground_of(finding, claims)
        stale = verdict is not None and bool(verdict.ground) and verdict.ground != ground
        found[finding.id] = Standing(verdict, note, stale)
    return found


def about(decision: Decision, finding: Finding, claims: Mapping[str, Claim]) -> Decision:
    """Give a decision with the marks by which it is found again."""
    return replace(
        decision,
        finding=finding.id,
        area=finding.area,
        content=content_of(finding, claims),
        ground=ground_of(finding, claims),
    )


def decision_rows(stands: Mapping[str, Standing]) -> Iterator[dict[str, Any]]:
    """Give the rows of the ledger's table: the last verdict and the last word on each note."""
    for finding in sorted(stands):
        stand = stands[finding]
        for d in (stand.verdict, stand.note):
            if d is not None:
                stale = d is stand.verdict and stand.is_stale
                yield {
                    "finding": finding,
                    "area": d.area,
                    "choice": d.choice,
                    "value": d.value,
                    "claim": d.claim,
                    "name": d.name,
                    "time": d.time.isoformat(timespec="seconds"),
                    "reason": d.reason,
                    "state": "stale" if stale else "standing",
                }
