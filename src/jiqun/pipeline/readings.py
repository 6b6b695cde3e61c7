"""What was just read, and how a file's not having changed is told."""

from dataclasses import dataclass
from pathlib import Path

from jiqun.documents import sidecar_of
from jiqun.extraction import Mention
from jiqun.model import Claim, Document

NOTHING = (None, None, None, None)
"""The signature of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its claims and what it names, as they were just read."""

    key: str
    document: Document
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()


def signature_of(path: Path) -> tuple[int | None, ...]:
    """Give sizes and times of a file and its sidecar; equal means that neither changed.

    The time of change of the inode is part of it, which no program can set back.
    """
    beside = sidecar_of(path)
    return (*stat_of(path), *(stat_of(beside) if beside else NOTHING))


def stat_of(path: Path) -> tuple[int | None, ...]:
    """Give size, times and number of a file; `NOTHING` where it is none."""
    try:
        found = path.stat()
    except OSError:
        return NOTHING
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
