"""Write a file of lines chunk by chunk, copying from the last build what has not changed."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from jiqun.model import LedgerError

Chunks = str | tuple[int, int]
"""New lines, or the bytes of the old file that hold them: first and last, half-open."""


def write_chunks(
    path: Path, chunks: Mapping[str, Chunks], source: Path | None
) -> dict[str, tuple[int, int]]:
    """Write chunks in order of name; give the bytes of each in the new file.

    Neighbours that stood side by side in the old file are copied in one piece, so that a
    change costs what it changes.
    """
    spans: dict[str, tuple[int, int]] = {}
    place = 0
    with path.open("wb") as target:
        old = source.open("rb") if source else None
        try:
            run: tuple[int, int] | None = None
            for name in sorted(chunks):
                chunk = chunks[name]
                if isinstance(chunk, str):
                    _flush(old, target, run)
                    run = None
                    data = chunk.encode("utf-8")
                    target.write(data)
                    size = len(data)
                else:
                    if run and run[1] == chunk[0]:
                        run = (run[0], chunk[1])
                    else:
                        _flush(old, target, run)
                        run = chunk
                    size = chunk[1] - chunk[0]
                spans[name] = (place, place + size)
                place += size
            _flush(old, target, run)
        finally:
            if old:
                old.close()
    return spans


def _flush(old: BinaryIO | None, target: BinaryIO, run: tuple[int, int] | None) -> None:
    """Copy a run of bytes of the old file, a megabyte at a time."""
    if old is None or run is None:
        return
    old.seek(run[0])
    left = run[1] - run[0]
    while left:
        data = old.read(min(left, 1 << 20))
        if not data:
            raise LedgerError("bad_data", old.name, detail="the last build's file was cut short")
        target.write(data)
        left -= len(data)
